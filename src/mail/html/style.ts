/**
 * Every color and every inline style of the mails, in one place. Inline styles carry the light scheme, because many
 * clients drop the style block; classes carry the dark one. Font names stand without quotes, so that a style can be
 * placed in an attribute as it is.
 */
const sans = '-apple-system,Segoe UI,Helvetica,Arial,sans-serif';
const mono = 'SFMono-Regular,Menlo,Consolas,monospace';

const light = {
  page: '#f3f4f6',
  card: '#ffffff',
  ink: '#1f2328',
  soft: '#57606a',
  line: '#d8dee4',
  link: '#0550ae',
  button: '#0a58ca',
  onButton: '#ffffff',
  code: '#f3f4f6',
  bad: '#b3121f',
  warn: '#7a4d00',
  good: '#116329',
  info: '#3d4b5c',
  badBack: '#ffebe9',
  warnBack: '#fff4d1',
  goodBack: '#dcf5e3',
  infoBack: '#e9eef4',
};

const dark: typeof light = {
  page: '#0d1117',
  card: '#161b22',
  ink: '#e6edf3',
  soft: '#9da7b3',
  line: '#30363d',
  link: '#79b8ff',
  button: '#1d63d8',
  onButton: '#ffffff',
  code: '#21262d',
  bad: '#ff9d94',
  warn: '#f0c05a',
  good: '#7ee2a0',
  info: '#b6c2cf',
  badBack: '#3d1719',
  warnBack: '#33290e',
  goodBack: '#12311d',
  infoBack: '#222b36',
};

/** Log box: dark in both schemes, as terminals are. */
const log = {
  back: '#0d1117',
  ink: '#d1d7e0',
  command: '#9ecbff',
  error: '#ff9d94',
  warning: '#f0c05a',
  soft: '#9aa4af',
};

/** Bars of the digest; solid, and read by their length and the words beside them. */
const bar = { ok: '#2da44e', bad: '#cf222e', other: '#8c959f' };

const text = `font-family:${sans};color:${light.ink}`;
const softText = `font-family:${sans};color:${light.soft}`;
const cell = `padding:9px 0;border-top:1px solid ${light.line};vertical-align:top`;

/** Inline styles by name, for `style` attributes. */
export const styles = {
  body: `margin:0;padding:0;width:100%;background-color:${light.page};-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%`,
  preheader: 'display:none;max-height:0;max-width:0;overflow:hidden;mso-hide:all',
  page: `background-color:${light.page}`,
  card: `width:100%;max-width:640px;background-color:${light.card};border:1px solid ${light.line};border-radius:12px;border-collapse:separate;word-break:break-word`,
  context: `margin:0 0 6px;${softText};font-size:13px;line-height:18px`,
  h1: `margin:0;${text};font-size:24px;line-height:30px;font-weight:600`,
  summary: `margin:0;${text};font-size:16px;line-height:24px`,
  h2: `margin:0 0 8px;${text};font-size:16px;line-height:22px;font-weight:600`,
  p: `margin:0 0 8px;${text};font-size:14px;line-height:21px`,
  softP: `margin:0 0 8px;${softText};font-size:13px;line-height:19px`,
  cell: `${cell};${text};font-size:14px;line-height:21px;text-align:left;font-weight:400`,
  head: `padding:0 0 6px;${softText};font-size:12px;line-height:18px;text-align:left;font-weight:400`,
  headRight: `padding:0 0 6px 12px;${softText};font-size:12px;line-height:18px;text-align:right;font-weight:400;word-break:normal`,
  markCell: `${cell};width:26px;font-family:${sans};font-size:15px;line-height:21px;text-align:left`,
  aside: `${cell};padding-left:12px;${softText};font-size:13px;line-height:21px;text-align:right`,
  sub: `${softText};font-size:13px;line-height:19px`,
  soft: `color:${light.soft};font-weight:400`,
  strong: 'font-weight:600',
  error: `font-weight:600;color:${light.bad}`,
  code: `font-family:${mono};font-size:13px`,
  link: `color:${light.link};text-decoration:underline`,
  quietLink: `color:${light.soft};text-decoration:underline`,
  primaryCell: `background-color:${light.button};border-radius:8px;mso-padding-alt:11px 18px`,
  primary: `display:inline-block;padding:11px 18px;border:1px solid ${light.button};border-radius:8px;background-color:${light.button};color:${light.onButton};font-family:${sans};font-size:14px;line-height:20px;font-weight:600;text-decoration:none;white-space:nowrap;mso-padding-alt:0`,
  secondaryCell: `border-radius:8px;mso-padding-alt:11px 14px`,
  secondary: `display:inline-block;padding:11px 14px;border:1px solid ${light.line};border-radius:8px;color:${light.link};font-family:${sans};font-size:14px;line-height:20px;font-weight:600;text-decoration:none;white-space:nowrap;mso-padding-alt:0`,
  log: `background-color:${log.back};border-radius:8px;padding:12px 14px;font-family:${mono};font-size:12px;line-height:18px;color:${log.ink};word-break:break-word;text-align:left`,
  footer: `margin:0 0 6px;${softText};font-size:12px;line-height:18px`,
  prose: `${text};font-size:15px;line-height:23px;word-break:break-word`,
  label: `${cell};padding-right:16px;${softText};font-size:14px;line-height:21px;text-align:left;font-weight:400`,
  quote: `border-left-color:${light.line};color:${light.soft}`,
  under: `border-bottom:1px solid ${light.line}`,
  hr: `background-color:${light.line}`,
  codeBox: `font-family:${mono};font-size:13px;background-color:${light.code};color:${light.ink};padding:2px 5px;border-radius:4px`,
  pre: `margin:0 0 12px;background-color:${log.back};color:${log.ink};border-radius:8px;padding:12px 14px;font-family:${mono};font-size:12px;line-height:18px;white-space:pre-wrap;word-break:break-word`,
  bad: `color:${light.bad}`,
  warn: `color:${light.warn}`,
  good: `color:${light.good}`,
  info: `color:${light.info}`,
  badBack: `background-color:${light.badBack}`,
  warnBack: `background-color:${light.warnBack}`,
  goodBack: `background-color:${light.goodBack}`,
  infoBack: `background-color:${light.infoBack}`,
  logCommand: `color:${log.command}`,
  logError: `color:${log.error}`,
  logWarning: `color:${log.warning}`,
  logSoft: `color:${log.soft}`,
  barOk: `background-color:${bar.ok}`,
  barBad: `background-color:${bar.bad}`,
  barOther: `background-color:${bar.other}`,
};

/** Plain colors for `bgcolor` attributes, which Word and old webmail obey where CSS is lost. */
export const colors = { ...light, log: log.back, barOk: bar.ok, barBad: bar.bad, barOther: bar.other };

/** Class → the properties it changes in the dark scheme. Classes are short because every cell carries one. */
const darkRules: [string, string][] = [
  ['pg', `background-color:${dark.page}`],
  ['cd', `background-color:${dark.card};border-color:${dark.line}`],
  ['i', `color:${dark.ink}`],
  ['m', `color:${dark.soft}`],
  ['ln', `border-color:${dark.line}`],
  ['a', `color:${dark.link}`],
  ['bt', `background-color:${dark.button};border-color:${dark.button};color:${dark.onButton}`],
  ['cb', `background-color:${dark.code}`],
  ['hr', `background-color:${dark.line}`],
  ['bad', `color:${dark.bad}`],
  ['warn', `color:${dark.warn}`],
  ['good', `color:${dark.good}`],
  ['info', `color:${dark.info}`],
  ['badb', `background-color:${dark.badBack}`],
  ['warnb', `background-color:${dark.warnBack}`],
  ['goodb', `background-color:${dark.goodBack}`],
  ['infob', `background-color:${dark.infoBack}`],
];

function rules(prefix: string, pattern: RegExp): string {
  return darkRules
    .map(([name, css]) => {
      const chosen = css.split(';').filter((one) => pattern.test(one));
      return chosen.length === 0
        ? ''
        : `${prefix}.${name}{${chosen.map((one) => `${one} !important`).join(';')}}`;
    })
    .join('');
}

/**
 * The style block: dark scheme by media query, Outlook.com's `[data-ogsc]` (text colors) and `[data-ogsb]`
 * (backgrounds), and the narrow screen.
 */
export const styleBlock = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  `@media (prefers-color-scheme:dark){${rules('', /./)}}`,
  rules('[data-ogsc] ', /^(color|border)/),
  rules('[data-ogsb] ', /^background/),
  '@media (max-width:480px){.pd{padding-left:18px !important;padding-right:18px !important}.h1{font-size:21px !important;line-height:27px !important}.st{display:block !important;width:auto !important;padding:0 0 8px !important}.by{width:100% !important}.bl{display:block !important}.nx{padding-left:0 !important;padding-right:0 !important}}',
].join('\n');
