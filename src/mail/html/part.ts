import type { Action, Bar, Mark, Point, Remark, Row, Section, Span, View } from '../view/view.ts';
import { stopOf } from '../view/view.ts';
import { html, type Markup, type Placed, rawHtml } from './markup.ts';
import { colors as c, styles as s, styleBlock } from './style.ts';

type SectionOf<Type extends Section['type']> = Extract<Section, { type: Type }>;

/**
 * Writes the HTML part: tables and inline styles, because Word and old webmail know nothing else. Data is only ever
 * placed as text (see {@link html}).
 *
 * @returns a whole HTML document
 */
export function writeHtml(view: View): string {
  const { mark, footer } = view;
  const language = html` lang="${view.language.tag}" dir="${view.language.direction}"`;
  // The words around a text of the user's stay English.
  const ours = view.language.tag.startsWith('en') ? '' : html` lang="en" dir="ltr"`;
  return html`<!doctype html>
<html${language}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${view.title}</title>
<style>
${rawHtml(styleBlock)}
</style>
</head>
<body class="pg" style="${s.body}">
<div${language} style="${s.preheader}">${view.preheader}${padding(view.preheader)}</div>
<table${language} role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${c.page}" class="pg" style="${s.page}"><tr><td align="center" class="nx" style="padding:24px 8px">
<!--[if mso]><table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${c.card}" class="cd" style="${s.card}">
<tr${!view.isMessage && ours}><td class="pd ${mark.tone}b" bgcolor="${c[`${mark.tone}Back`]}" style="padding:20px 32px;border-radius:11px 11px 0 0;${s[`${mark.tone}Back`]}">
<p class="m" style="${s.context}">${quietSpans(view.context)}</p>
<h1 class="i h1" dir="auto" style="${s.h1}">${!view.isMessage && headMark(mark)}${spans(view.headline)}</h1>
</td></tr>${view.summary.length > 0 && summary(view.summary, ours)}${view.actions.length > 0 && buttons(view.actions, ours)}${view.sections.map(
    (section) => html`
<tr><td class="pd" style="padding:26px 32px 0">${write(section)}
</td></tr>`,
  )}
<tr${ours}><td class="pd" style="padding:26px 32px 22px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="ln" style="border-top:1px solid ${c.line};padding-top:14px">${[
    ...(footer.shed === '' ? [] : [footer.shed]),
    ...footer.reasons,
  ].map((line) => html`<p class="m" style="${s.footer}">${line}</p>`)}
<p class="m" style="${s.footer}">${footer.meta}</p>
<p class="m" style="${s.footer};margin:0">${footer.keys}</p>
</td></tr></table></td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>`.source;
}

/**
 * Invisible filler behind the preheader, so that the inbox shows no line of the mail itself beside it. It begins with a
 * space, for readers that show the preheader: the filler never breaks, and would take the last word onto its own line.
 */
function padding(preheader: string): Markup {
  return rawHtml(` ${'&#847;&zwnj;&nbsp;'.repeat(Math.max(0, 150 - preheader.length))}`);
}

function headMark({ tone, glyph, word }: Mark): Markup {
  return html`<span class="${tone}" style="${s[tone]}"><span aria-hidden="true">${glyph}</span>&nbsp;${word}</span>`;
}

function summary(sentences: View['summary'], language: Placed): Markup {
  const written = sentences.map(
    (sentence, index) => html`${index > 0 && ' '}${spans(sentence)}${stopOf(sentence)}`,
  );
  return html`
<tr${language}><td class="pd" style="padding:20px 32px 0"><p class="i" style="${s.summary}">${written}</p></td></tr>`;
}

function buttons(actions: readonly Action[], language: Placed): Markup {
  return html`
<tr${language}><td class="pd" style="padding:18px 32px 0"><table role="presentation" cellpadding="0" cellspacing="0" border="0" class="by"><tr>${actions.map(
    (action) => html`
<td class="st" style="padding:0 10px 0 0"><table role="presentation" cellpadding="0" cellspacing="0" border="0" class="by"><tr>${button(action)}</tr></table></td>`,
  )}
</tr></table></td></tr>`;
}

function button({ label, url, isPrimary }: Action): Markup {
  return isPrimary
    ? html`<td class="bt" align="center" bgcolor="${c.button}" style="${s.primaryCell}"><a class="bt bl" href="${url}" style="${s.primary}">${label}</a></td>`
    : html`<td align="center" style="${s.secondaryCell}"><a class="a ln bl" href="${url}" style="${s.secondary}">${label}</a></td>`;
}

function write(section: Section): Markup {
  switch (section.type) {
    case 'failure':
      return writeFailure(section);
    case 'rows':
      return writeRows(section);
    case 'table':
      return writeTable(section);
    case 'facts':
      return writeFacts(section);
    case 'steps':
      return writeSteps(section);
    case 'prose':
      return writeProse(section);
    case 'bars':
      return writeBars(section);
  }
}

function writeFailure({ heading, aside, remarks, more, log, url }: SectionOf<'failure'>): Markup {
  const soft = aside !== '' && html` <span class="m" style="${s.soft};font-size:13px">${aside}</span>`;
  return html`<h2 class="i" style="${s.h2}">${spans(heading)}${soft}</h2>${remarks.map(writeRemark)}${more !== '' && softLine(more)}${log && writeLog(log, url)}`;
}

function writeRemark({ tone, word, place, title, text }: Remark): Markup {
  const lines = text.split('\n').map((line, index) => html`${index > 0 && rawHtml('<br>')}${line}`);
  return html`
<p class="i" style="${s.p}"><span class="${tone}" style="${s[tone]};font-weight:600">${word}</span> ${place && html`${spans([place])} `}${title !== '' && html`<strong dir="auto" style="${s.strong}">${title}</strong> `}${lines}</p>`;
}

function writeLog({ lines, note }: NonNullable<SectionOf<'failure'>['log']>, url: string | null): Markup {
  const whole = url && html`<a class="m" href="${url}" style="${s.quietLink}">Whole log</a>`;
  const below = html`<p class="m" style="${s.softP};margin:6px 0 0">${whole}${note !== '' && ` · ${note}`}</p>`;
  return html`
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed"><tr><td bgcolor="${c.log}" dir="auto" style="${s.log}">${writeLines(lines)}</td></tr></table>${(whole || note !== '') && below}`;
}

const tones: Record<string, string> = {
  command: s.logCommand,
  error: s.logError,
  warning: s.logWarning,
  soft: s.logSoft,
  gap: s.logSoft,
};

/**
 * Log lines as HTML. Line ends are `<br>` and leading spaces `&nbsp;`, since Word knows no `pre-wrap`; neighbors of
 * one tone share a span.
 */
function writeLines(lines: readonly { text: string; tone: string }[]): Placed[] {
  const runs: { tone: string; lines: Placed[] }[] = [];
  lines.forEach(({ text, tone }, index) => {
    const parts = text.split(/(^ +| {2,})/).map((part) => (/^ +$/.test(part) ? blanks(part) : part));
    const spaced = html`<span dir="auto">${parts}</span>`;
    const last = runs.at(-1);
    if (last?.tone === tone) last.lines.push(rawHtml('<br>'), spaced);
    else runs.push({ tone, lines: [index > 0 && rawHtml('<br>'), spaced] });
  });
  return runs.map((run) => {
    const [lead, ...rest] = run.lines;
    const style = tones[run.tone];
    return style === undefined ? run.lines : html`${lead}<span style="${style}">${rest}</span>`;
  });
}

function blanks(spaces: string): Markup {
  return rawHtml('&nbsp;'.repeat(spaces.length));
}

function writeRows({ heading, intro, rows, more }: SectionOf<'rows'>): Markup {
  return html`${headingLine(heading)}${intro !== '' && softLine(intro)}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">${rows.map(writeRow)}
</table>${moreLine(more)}`;
}

function writeRow({ mark, spans: text, sub, aside }: Row): Markup {
  const markCell =
    mark && html`<td class="ln ${mark.tone}" style="${s.markCell};${s[mark.tone]}">${mark.glyph}</td>`;
  const below = sub.length > 0 && html`<br><span class="m" style="${s.sub}">${quietSpans(sub)}</span>`;
  const asideCell =
    aside !== '' && html`<td class="ln m" align="right" style="${s.aside};white-space:nowrap">${aside}</td>`;
  return html`
<tr>${markCell}<td${!asideCell && rawHtml(' colspan="2"')} class="ln i" dir="auto" style="${s.cell}">${spans(text)}${below}</td>${asideCell}</tr>`;
}

function writeTable({ heading, columns, rows, more }: SectionOf<'table'>): Markup {
  const heads = columns.map((column, index) =>
    index === 0
      ? html`<th scope="col" align="left" class="m" style="${s.head}">${column}</th>`
      : html`<th scope="col" align="right" class="m" style="${s.headRight}">${column}</th>`,
  );
  return html`${headingLine(heading)}
<table width="100%" cellpadding="0" cellspacing="0" border="0">
<tr>${heads}</tr>${rows.map(
    ({ mark, spans: text, aside, sub }) => html`
<tr><th scope="row" align="left" class="ln i" style="${s.cell}">${mark && html`${inlineMark(mark)} `}${spans(text)}</th><td class="ln m" align="right" style="${s.aside};word-break:normal">${aside}</td>${columns.length > 2 && html`<td class="ln m" align="right" style="${s.aside};white-space:nowrap">${quietSpans(sub)}</td>`}</tr>`,
  )}
</table>${moreLine(more)}`;
}

function writeFacts({ heading, rows }: SectionOf<'facts'>): Markup {
  return html`${headingLine(heading)}
<table width="100%" cellpadding="0" cellspacing="0" border="0">${rows.map(
    (row) => html`
<tr><th scope="row" align="left" class="ln m" style="${s.label}">${row.label}</th><td class="ln i" width="62%" style="${s.cell}">${spans(row.spans)}</td></tr>`,
  )}
</table>`;
}

function writeSteps({ heading, points }: SectionOf<'steps'>): Markup {
  const heads = points.map(
    ({ label }) =>
      html`<th scope="col" align="left" class="m" style="${s.head};padding-right:10px;width:33%">${label}</th>`,
  );
  return html`${headingLine(heading)}
<table width="100%" cellpadding="0" cellspacing="0" border="0">
<tr>${heads}</tr>
<tr>${points.map(writePoint)}</tr>
</table>`;
}

function writePoint({ mark, spans: text, sub }: Point): Markup {
  const below = sub !== '' && html`<br><span class="m" style="${s.sub}">${sub}</span>`;
  return html`<td class="ln i" style="${s.cell};padding-right:10px">${inlineMark(mark)}${spans(text)}${below}</td>`;
}

function writeProse({ heading, html: prose, note }: SectionOf<'prose'>): Markup {
  return html`${heading !== '' && headingLine(heading)}
<div class="i" style="${s.prose}">${rawHtml(prose)}</div>${note !== '' && softLine(note)}`;
}

function writeBars({ heading, rows }: SectionOf<'bars'>): Markup {
  return html`${headingLine(heading)}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">${rows.map(writeBarRow)}
</table>`;
}

function writeBarRow({ mark, spans: text, aside, sub, bar }: SectionOf<'bars'>['rows'][number]): Markup {
  const close = sub.length > 0 && ';padding-bottom:2px';
  const second =
    sub.length > 0 &&
    html`
<tr><td colspan="2" class="m" style="${s.sub};padding:0 0 9px">${quietSpans(sub)}</td></tr>`;
  const strip =
    bar.length > 0 &&
    html`
<tr><td colspan="2" style="padding:0 0 10px"><table role="presentation" aria-hidden="true" width="100%" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed;"><tr>${bar.map(writeBar)}</tr></table></td></tr>`;
  return html`
<tr><td class="ln i" style="${s.cell}${close}">${mark && inlineMark(mark)}${spans(text)}</td><td class="ln m" align="right" style="${s.aside}${close};white-space:nowrap">${aside}</td></tr>${second}${strip}`;
}

const barNames = { ok: 'barOk', bad: 'barBad', other: 'barOther' } as const;

function writeBar({ kind, width }: Bar): Markup {
  const name = barNames[kind];
  return html`<td width="${width}%" height="8" bgcolor="${c[name]}" style="${s[name]};line-height:8px;font-size:0">&nbsp;</td>`;
}

function headingLine(heading: string): Markup {
  return html`<h2 class="i" style="${s.h2}">${heading}</h2>`;
}

function softLine(text: Placed): Markup {
  return html`<p class="m" style="${s.softP}">${text}</p>`;
}

function moreLine(more: readonly Span[]): Markup | false {
  return more.length > 0 && softLine(quietSpans(more));
}

function inlineMark({ tone, glyph }: Mark): Markup {
  return html`<span class="${tone}" style="${s[tone]}">${glyph}</span>&nbsp;`;
}

function spans(list: readonly Span[]): Markup[] {
  return list.map((span) => writeSpan(span, 'a', s.link));
}

/** Spans of a line that steps back: its links have the color of its text. */
function quietSpans(list: readonly Span[]): Markup[] {
  return list.map((span) => writeSpan(span, 'm', s.quietLink));
}

function writeSpan({ text, style, url }: Span, linkClass: string, linkStyle: string): Markup {
  if (url !== null) {
    const own = style === 'code' ? `;${s.code}` : style === 'strong' ? `;${s.strong}` : '';
    return html`<a class="${linkClass}" dir="auto" href="${url}" style="${linkStyle}${own}">${text}</a>`;
  }
  switch (style) {
    case 'plain':
      return html`${text}`;
    case 'strong':
      return html`<strong dir="auto" style="${s.strong}">${text}</strong>`;
    case 'error':
      return html`<span class="bad" dir="auto" style="${s.error}">${text}</span>`;
    case 'code':
      return html`<code dir="auto" style="${s.code}">${text}</code>`;
    case 'soft':
      return html`<span class="m" dir="auto" style="${s.soft}">${text}</span>`;
  }
}
