export const id = 536;
export const ids = [536];
export const modules = {

/***/ 5218:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ escapeHtml)
/* harmony export */ });
const entities = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};
function escapeHtml(text) {
    return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}


/***/ }),

/***/ 5328:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cy: () => (/* binding */ unguardText),
/* harmony export */   Gc: () => (/* binding */ renderMarkdown),
/* harmony export */   U2: () => (/* binding */ dropGuards),
/* harmony export */   hG: () => (/* binding */ guardText),
/* harmony export */   y: () => (/* binding */ maxMarkdown),
/* harmony export */   y6: () => (/* binding */ isProse)
/* harmony export */ });
/* harmony import */ var _view_view_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7300);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5218);
/* harmony import */ var _style_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4836);



const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
const firstGuard = 0xfdd0;
const lineGuard = '\uFFFE';
const spaceGuard = '\uFFFF';
const guards = /[\uFDD0-\uFDEF\uFFFE\uFFFF]/g;
function guardText(text) {
    return text
        .replace(guards, '')
        .trim()
        .replace(/[!-/:-@[-`{-~]/g, (character) => String.fromCharCode(firstGuard + punctuation.indexOf(character)))
        .replace(/\r\n?|\n/g, lineGuard)
        .replace(/\s/gu, spaceGuard);
}
function dropGuards(text) {
    return text.replace(guards, '');
}
function unguardText(text) {
    return text.replace(guards, (guard) => guard === lineGuard
        ? '\n'
        : guard === spaceGuard
            ? ' '
            : (punctuation[guard.charCodeAt(0) - firstGuard] ?? ''));
}
function unguardUrl(url) {
    return url.replace(guards, (guard) => {
        const character = unguardText(guard);
        return /[-._~/]/.test(character) ? character : encodeURIComponent(character).replace(/[!'()*]/g, hexOf);
    });
}
function hexOf(character) {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
const maxMarkdown = 60_000;
const markup = /[*_`#<>&@[\]\\|~]|\/\/|[^\S \n]|\p{Cc}(?<!\n)|^(?:[ =+-]|\d+[.)])| $/mu;
function isProse(text) {
    return !markup.test(text);
}
let renderer;
async function renderMarkdown(text, topHeading) {
    if (isProse(text))
        return renderProse(text);
    renderer ??= await createRenderer();
    return renderer.render(text, { topHeading });
}
function renderProse(text) {
    const paragraphs = text.trim() === '' ? [] : text.trim().split(/\n{2,}/);
    return paragraphs.map((paragraph) => `<p style="${prose['p']}">${writeLines(paragraph)}</p>\n`).join('');
}
function writeLines(paragraph) {
    return (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeHtml */ .Z)(unguardText(paragraph)).replaceAll('\n', '<br>\n');
}
async function createRenderer() {
    const { default: Markdown } = await __webpack_require__.e(/* import() */ 863).then(__webpack_require__.bind(__webpack_require__, 7863));
    const markdown = new Markdown({
        html: false,
        linkify: true,
        breaks: true,
        typographer: false,
        maxNesting: 20,
    });
    markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: true, fuzzyIP: false });
    markdown.linkify.add('ftp:', null).add('//', null);
    const normalize = markdown.normalizeLink;
    markdown.normalizeLink = (url) => normalize(unguardUrl(url));
    markdown.validateLink = (url) => /^(https?:\/\/|mailto:)/i.test(url.trim());
    markdown.core.ruler.push('mail', (state) => prepare(state.tokens, Number(state.env['topHeading'])));
    markdown.renderer.rules['text'] = (tokens, index) => markdown.utils.escapeHtml(tokens[index]?.content ?? '').replaceAll('\n', '<br>\n');
    markdown.renderer.rules['fence'] = (tokens, index) => writeBlock(markdown.utils.escapeHtml(tokens[index]?.content ?? ''));
    markdown.renderer.rules['code_block'] = markdown.renderer.rules['fence'];
    return markdown;
}
function writeBlock(code) {
    return `<pre style="${_style_js__WEBPACK_IMPORTED_MODULE_1__/* .styles */ .R7.pre}"><code>${code}</code></pre>\n`;
}
const prose = {
    p: 'margin:0 0 12px',
    h2: 'margin:20px 0 8px;font-size:18px;line-height:25px;font-weight:600',
    h3: 'margin:18px 0 8px;font-size:17px;line-height:24px;font-weight:600',
    h4: 'margin:16px 0 6px;font-size:15px;line-height:22px;font-weight:600',
    h5: 'margin:14px 0 6px;font-size:14px;line-height:20px;font-weight:600',
    h6: 'margin:14px 0 6px;font-size:14px;line-height:20px;font-weight:600',
    ul: 'margin:0 0 12px;padding-left:24px',
    ol: 'margin:0 0 12px;padding-left:24px',
    li: 'margin:0 0 4px',
    a: _style_js__WEBPACK_IMPORTED_MODULE_1__/* .styles */ .R7.link,
    blockquote: `margin:0 0 12px;padding:0 0 0 14px;border-left:3px solid;${_style_js__WEBPACK_IMPORTED_MODULE_1__/* .styles */ .R7.quote}`,
    table: 'margin:0 0 12px;border-collapse:collapse',
    th: `padding:6px 12px 6px 0;text-align:left;font-weight:600;${_style_js__WEBPACK_IMPORTED_MODULE_1__/* .styles */ .R7.under}`,
    td: `padding:6px 12px 6px 0;vertical-align:top;${_style_js__WEBPACK_IMPORTED_MODULE_1__/* .styles */ .R7.under}`,
    hr: `border:0;height:1px;margin:18px 0;${_style_js__WEBPACK_IMPORTED_MODULE_1__/* .styles */ .R7.hr}`,
    code: _style_js__WEBPACK_IMPORTED_MODULE_1__/* .styles */ .R7.codeBox,
};
const classes = {
    a: 'a',
    code: 'cb i',
    th: 'ln',
    td: 'ln',
    blockquote: 'ln m',
    hr: 'hr',
};
function prepare(tokens, topHeading) {
    let inList = false;
    lowerHeadings(tokens, topHeading);
    for (const token of tokens) {
        if (token.type === 'list_item_open')
            inList = true;
        else if (token.type === 'inline') {
            token.children = replaceImages(token.children ?? []);
            if (inList)
                markTask(token);
            inList = false;
            token.children.forEach(applyStyles);
        }
        applyStyles(token);
    }
}
function lowerHeadings(tokens, topHeading) {
    const open = [];
    for (const token of tokens) {
        if (!/^h[1-6]$/.test(token.tag) || token.type === 'hr')
            continue;
        const own = Number(token.tag[1]);
        if (token.nesting > 0) {
            while ((open.at(-1)?.own ?? 0) >= own)
                open.pop();
            open.push({ own, level: Math.min(6, (open.at(-1)?.level ?? topHeading - 1) + 1) });
        }
        token.tag = `h${open.at(-1)?.level ?? topHeading}`;
    }
}
function applyStyles(token) {
    token.content = unguardText(token.content);
    token.info = '';
    if (token.nesting < 0)
        return;
    const title = token.attrGet('title');
    if (title !== null)
        token.attrSet('title', (0,_view_view_js__WEBPACK_IMPORTED_MODULE_2__/* .flatten */ .Bq)(unguardText(String(title))));
    const name = token.tag;
    const style = prose[name];
    if (style === undefined)
        return;
    const own = token.attrGet('style');
    token.attrSet('style', own === null ? style : `${style};${own}`);
    if (name === 'th')
        token.attrSet('scope', 'col');
    if (classes[name] !== undefined)
        token.attrSet('class', classes[name]);
}
function replaceImages(children) {
    let depth = 0;
    return children.flatMap((token) => {
        if (token.type === 'link_open')
            depth += 1;
        if (token.type === 'link_close')
            depth -= 1;
        if (token.type !== 'image')
            return [token];
        const TokenClass = token.constructor;
        const text = new TokenClass('text', '', 0);
        text.content = token.content || 'picture';
        if (depth > 0)
            return [text];
        const open = new TokenClass('link_open', 'a', 1);
        open.attrSet('href', token.attrGet('src') ?? '');
        return [open, text, new TokenClass('link_close', 'a', -1)];
    });
}
function markTask(token) {
    const first = token.children?.[0];
    if (first?.type !== 'text')
        return;
    first.content = first.content.replace(/^\[([ xX])\](?=\s)/, (_, mark) => mark === ' ' ? '☐' : '☑');
}


/***/ }),

/***/ 4836:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R7: () => (/* binding */ styles),
/* harmony export */   Tj: () => (/* binding */ colors),
/* harmony export */   ns: () => (/* binding */ styleBlock)
/* harmony export */ });
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
const dark = {
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
const log = {
    back: '#0d1117',
    ink: '#d1d7e0',
    command: '#9ecbff',
    error: '#ff9d94',
    warning: '#f0c05a',
    soft: '#9aa4af',
};
const bar = { ok: '#2da44e', bad: '#cf222e', other: '#8c959f' };
const text = `font-family:${sans};color:${light.ink}`;
const softText = `font-family:${sans};color:${light.soft}`;
const cell = `padding:9px 0;border-top:1px solid ${light.line};vertical-align:top`;
const styles = {
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
const colors = { ...light, log: log.back, barOk: bar.ok, barBad: bar.bad, barOther: bar.other };
const darkRules = [
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
function rules(prefix, pattern) {
    return darkRules
        .map(([name, css]) => {
        const chosen = css.split(';').filter((one) => pattern.test(one));
        return chosen.length === 0
            ? ''
            : `${prefix}.${name}{${chosen.map((one) => `${one} !important`).join(';')}}`;
    })
        .join('');
}
const styleBlock = [
    ':root{color-scheme:light dark;supported-color-schemes:light dark}',
    `@media (prefers-color-scheme:dark){${rules('', /./)}}`,
    rules('[data-ogsc] ', /^(color|border)/),
    rules('[data-ogsb] ', /^background/),
    '@media (max-width:480px){.pd{padding-left:18px !important;padding-right:18px !important}.h1{font-size:21px !important;line-height:27px !important}.st{display:block !important;width:auto !important;padding:0 0 8px !important}.by{width:100% !important}.bl{display:block !important}.nx{padding-left:0 !important;padding-right:0 !important}}',
].join('\n');


/***/ }),

/***/ 7300:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   Bq: () => (/* binding */ flatten),
/* harmony export */   DP: () => (/* binding */ joinSentences),
/* harmony export */   EV: () => (/* binding */ stopOf),
/* harmony export */   H_: () => (/* binding */ endSentence),
/* harmony export */   LN: () => (/* binding */ soft),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   ko: () => (/* binding */ strong),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   qP: () => (/* binding */ webUrl),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
function flatten(text) {
    return text.replace(/\s+/gu, ' ').trim();
}
function clip(text, max) {
    if (text.length <= max)
        return text;
    const points = Array.from(text.slice(0, max * 2 + 1));
    return points.length <= max
        ? text
        : `${points
            .slice(0, max - 1)
            .join('')
            .trimEnd()}…`;
}
function plain(text) {
    return { text: text.replace(/\s+/gu, ' '), style: 'plain', url: null };
}
function strong(text) {
    return { text: flatten(clip(text, 200)), style: 'strong', url: null };
}
function soft(text) {
    return { text: text.replace(/\s+/gu, ' '), style: 'soft', url: null };
}
function error(text) {
    return { text: flatten(clip(text, 300)), style: 'error', url: null };
}
function link(text, url, style = 'plain') {
    return { text: flatten(clip(text, 300)), style, url: webUrl(url) };
}
function webUrl(url) {
    if (!url || !URL.canParse(url))
        return null;
    const parsed = new URL(url);
    if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')
        return null;
    return parsed.href.replaceAll("'", '%27');
}
function endSentence(sentence) {
    return `${textOf(sentence)}${stopOf(sentence)}`;
}
function stopOf(sentence) {
    return /[.!?…:]$/.test(sentence.at(-1)?.text ?? '') ? '' : '.';
}
function joinSentences(sentences) {
    return sentences.map(endSentence).join(' ').replace(/\.$/, '');
}
function textOf(spans) {
    return spans.map((span) => span.text).join('');
}


/***/ }),

/***/ 1821:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ cutMarkdown)
/* harmony export */ });
const fenceLine = /^(\s*)(`{3,}|~{3,})(.*)/;
const PARAGRAPH_SHARE = 0.75;
function cutMarkdown(text, maxLength) {
    if (text.length <= maxLength)
        return { text, isCut: false };
    const { paragraphEnd, lineEnd, inCode, openFence, overflow } = findEnds(text, maxLength);
    const cutAt = (end, closing = '') => ({
        text: `${text.slice(0, end).trimEnd()}${closing}`,
        isCut: true,
    });
    if (paragraphEnd >= maxLength * PARAGRAPH_SHARE)
        return cutAt(paragraphEnd);
    if (lineEnd >= maxLength / 2)
        return cutAt(lineEnd);
    if (inCode && inCode.end > lineEnd)
        return cutAt(inCode.end, `\n${inCode.fence}`);
    const isProse = openFence === '' && fenceAfter(text.slice(overflow, maxLength), '') === '';
    return cutAt(isProse ? findWordEnd(text, maxLength) : lineEnd);
}
function findWordEnd(text, maxLength) {
    const blank = text.lastIndexOf(' ', maxLength);
    if (blank >= maxLength / 2)
        return blank;
    return /[\uD800-\uDBFF]/.test(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
}
function findEnds(text, maxLength) {
    const ends = { paragraphEnd: 0, lineEnd: 0, openFence: '', overflow: 0 };
    for (;;) {
        const start = ends.overflow;
        const next = text.indexOf('\n', start);
        const end = next === -1 ? text.length : next;
        if (end > maxLength)
            return ends;
        const line = text.slice(start, end);
        const wasInCode = ends.openFence !== '';
        ends.openFence = fenceAfter(line, ends.openFence);
        if (ends.openFence === '') {
            ends.lineEnd = end;
            if (wasInCode || line.trim() === '' || text.charAt(end + 1) === '\n')
                ends.paragraphEnd = end;
        }
        else if (end + 1 + ends.openFence.length <= maxLength) {
            ends.inCode = { end, fence: ends.openFence };
        }
        ends.overflow = end + 1;
    }
}
function fenceAfter(line, open) {
    const [, indent = '', mark = '', rest = ''] = fenceLine.exec(line) ?? [];
    if (mark === '')
        return open;
    if (open === '')
        return mark.startsWith('`') && rest.includes('`') ? '' : `${indent}${mark}`;
    const opened = open.trimStart();
    const closes = mark.charAt(0) === opened.charAt(0) && mark.length >= opened.length && rest.trim() === '';
    return closes ? '' : open;
}


/***/ }),

/***/ 8551:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B8: () => (/* binding */ choosePeriod),
/* harmony export */   Fn: () => (/* binding */ MAX_SLOTS),
/* harmony export */   sr: () => (/* binding */ MAX_PERIOD_MS)
/* harmony export */ });
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DEFAULT_PERIOD_MS = 7 * DAY_MS;
const MAX_PERIOD_MS = 31 * DAY_MS;
const MAX_SLOTS = 100;
function choosePeriod(given) {
    const to = Date.parse(given.now);
    const since = to - Date.parse(given.lastDigest ?? '');
    const isRhythm = since >= HOUR_MS && since <= MAX_PERIOD_MS;
    const lengthMs = Math.min(MAX_PERIOD_MS, given.wantedMs ?? (isRhythm ? since : DEFAULT_PERIOD_MS));
    const iso = (time) => new Date(time).toISOString();
    return { from: iso(to - lengthMs), to: iso(to), before: iso(to - 2 * lengthMs) };
}


/***/ }),

/***/ 9138:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fi: () => (/* binding */ previousRelease),
/* harmony export */   Z3: () => (/* binding */ PROMOTION_MS),
/* harmony export */   hd: () => (/* binding */ releaseState),
/* harmony export */   s$: () => (/* binding */ classifyRelease)
/* harmony export */ });
const VERSION_NUMBERS = /(?<!\d)\d{1,9}(?:\.\d{1,9}){1,3}/g;
const VERSION_SUFFIX = /^(?:-([0-9A-Za-z.-]+)|([A-Za-z][0-9A-Za-z.-]*))?(?:\+[0-9A-Za-z.-]+)?$/;
const MAX_TAG = 250;
function previousRelease(current, releases) {
    const version = parseVersion(current.tag);
    const eligible = releases.filter((release) => release.tag !== current.tag && !release.isDraft && (current.isPrerelease || !release.isPrerelease));
    if (version) {
        const earlier = eligible.flatMap((release) => {
            const other = parseVersion(release.tag);
            const isEarlier = other?.line === version.line && compareVersions(other, version) < 0;
            return other && isEarlier ? [{ release, version: other }] : [];
        });
        return earlier.sort((a, b) => compareVersions(b.version, a.version))[0]?.release;
    }
    const publishedAt = current.publishedAt;
    return eligible
        .filter((release) => release.publishedAt && (!publishedAt || release.publishedAt < publishedAt))
        .sort((a, b) => ((a.publishedAt ?? '') < (b.publishedAt ?? '') ? 1 : -1))[0];
}
function parseVersion(tag) {
    if (tag.length > MAX_TAG)
        return undefined;
    for (const { 0: numbers, index } of tag.matchAll(VERSION_NUMBERS)) {
        const rest = VERSION_SUFFIX.exec(tag.slice(index + numbers.length));
        if (!rest)
            continue;
        const suffix = rest[1] ?? rest[2] ?? '';
        return {
            line: tag.slice(0, index).replace(/v$/i, ''),
            numbers: numbers.split('.').map(Number),
            suffix: suffix === '' ? [] : suffix.split(/\.|(?<=[A-Za-z])(?=\d)/),
        };
    }
    return undefined;
}
function compareVersions(a, b) {
    for (let index = 0; index < Math.max(a.numbers.length, b.numbers.length); index += 1) {
        const difference = (a.numbers[index] ?? 0) - (b.numbers[index] ?? 0);
        if (difference !== 0)
            return difference;
    }
    if (a.suffix.length === 0 || b.suffix.length === 0)
        return b.suffix.length - a.suffix.length;
    for (let index = 0; index < Math.max(a.suffix.length, b.suffix.length); index += 1) {
        const [left, right] = [a.suffix[index], b.suffix[index]];
        if (left === undefined || right === undefined)
            return left === undefined ? -1 : 1;
        const difference = compareIdentifiers(left, right);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
function compareIdentifiers(a, b) {
    const [isNumber, isOtherNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
    if (isNumber && isOtherNumber)
        return Number(a) - Number(b);
    if (isNumber !== isOtherNumber)
        return isNumber ? -1 : 1;
    return a === b ? 0 : a < b ? -1 : 1;
}
const PROMOTION_MS = 10 * 60_000;
function classifyRelease(action, release, at, edited) {
    const state = releaseState(release);
    switch (action) {
        case 'published':
            return { state };
        case 'created':
            return release.isDraft ? { state } : { state, twin: action };
        case 'prereleased':
            return { state, twin: action };
        case 'released': {
            const age = Date.parse(at) - Date.parse(release.publishedAt ?? '');
            return age > PROMOTION_MS ? { state } : { state, twin: action };
        }
        case 'edited':
            return edited && !edited.some((name) => shown.has(name))
                ? { skip: 'Nothing that the mail shows was edited.' }
                : { state: 'edited' };
        case 'deleted':
        case 'unpublished':
            return { skip: `The release was ${action}; there is nothing left to tell about.` };
        default:
            return { skip: `The event release with the action ${action || '(none)'} is not mailed.` };
    }
}
const shown = new Set(['name', 'body', 'tag_name']);
function releaseState({ isDraft, isPrerelease }) {
    if (isDraft)
        return 'drafted';
    return isPrerelease ? 'prereleased' : 'published';
}


/***/ }),

/***/ 1536:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeMail: () => (/* binding */ writeMail)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
;// CONCATENATED MODULE: ./src/notification/build/incident.ts

const phases = {
    failed: 'opened',
    'timed-out': 'opened',
    'startup-failure': 'opened',
    'still-failing': 'continued',
    fixed: 'closed',
    flaky: 'closed',
};
function incidentOf(notification) {
    const { repo, workflow, ref, pr, run, history, kind, state, ownJob } = notification;
    const where = ref.type === 'pr' && pr
        ? ['pr', pr.number]
        : [ref.type, ref.name, ...(ref.type === 'queue' ? [pr?.number] : [])];
    const job = ownJob ? ['job', ownJob.name] : [];
    const scope = JSON.stringify([repo.id, workflow.path ?? workflow.id ?? workflow.name, ...where, ...job]);
    const phase = (kind === 'build' && phases[state]) || 'none';
    if (phase === 'none')
        return { key: `${scope} ${kind} ${run.id}`, scope, phase };
    if (history?.isCut || ownJob || ref.type === 'queue')
        return { key: `${scope} red`, scope, phase };
    const { firstBad } = history ?? {};
    return {
        key: `${scope} red since ${firstBad?.id ?? run.id}`,
        scope,
        phase,
        firstBadRunId: firstBad?.id ?? run.id,
        firstBadRunNumber: firstBad?.number ?? run.number,
        ...(firstBad ? { since: firstBad.at } : {}),
    };
}
function alertKeyOf(notification) {
    const { state, history } = notification;
    const isDecided = phases[state] !== undefined || state === 'success';
    if (!isDecided || history?.isSuperseded)
        return undefined;
    return (0,external_node_crypto_.createHash)('sha256').update(incidentOf(notification).scope).digest('hex').slice(0, 16);
}

// EXTERNAL MODULE: ./src/notification/clean-text.ts
var clean_text = __webpack_require__(4292);
;// CONCATENATED MODULE: ./src/mail/view/header-text.ts

const VALUE_LIMIT = 200;
function headerText(text) {
    const line = (0,clean_text/* cleanText */.X)(text.toWellFormed().replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '))
        .replace(/(?![\u200c\u200d])\p{Cf}/gu, '')
        .replace(/=\?/g, '= ?')
        .trim();
    return line
        .slice(0, VALUE_LIMIT)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd();
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
;// CONCATENATED MODULE: ./src/mail/headers/ascii-domain.ts


function asciiDomain(domain) {
    const ascii = (0,external_node_url_.domainToASCII)(domain.trim());
    if (ascii.length <= 253 && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]*[a-z0-9]$/.test(ascii)) {
        return ascii;
    }
    throw new errors/* ActionError */.lZ('input', {
        title: 'The domain of `from` is not a domain name with a dot.',
        remedies: ['Use an address of a domain that the mail service may send for, e.g. build@mail.contoso.com.'],
        anchor: 'from',
    });
}

;// CONCATENATED MODULE: ./src/mail/headers/headers.ts



function headersOf(notification, thread, options) {
    const { repo, run } = notification;
    const incident = incidentOf(notification);
    const facts = [
        ['Auto-Submitted', 'auto-generated'],
        ['X-Auto-Response-Suppress', 'OOF, AutoReply'],
        ['List-Id', listId(repo.owner, repo.name, options.domain)],
        ['Thread-Topic', thread.topic],
        ['Thread-Index', thread.index],
        ['X-CI-Kind', notification.kind],
        ['X-CI-State', notification.state],
        ['X-CI-Repository', repo.fullName],
        ['X-CI-Workflow', notification.workflow.name],
        ['X-CI-Job', notification.ownJob?.name],
        ['X-CI-Branch', notification.ref.name],
        ['X-CI-Run-Id', run.id],
        ['X-CI-Run-Number', run.number],
        ['X-CI-Attempt', run.attempt],
        ['X-CI-Sha', notification.commit?.sha ?? notification.deployment?.sha],
        ['X-CI-Event', run.event],
        ['X-CI-Actor', notification.actor?.login ?? notification.actor?.name],
        ['X-CI-Incident', incident.phase === 'none' ? undefined : incident.firstBadRunId],
    ];
    const own = [];
    for (const [name, fact] of facts) {
        const value = typeof fact === 'number' ? positive(fact) : headerText(fact ?? '');
        if (value !== '')
            own.push({ name, value });
    }
    const users = options.headers ?? [];
    const taken = new Set(users.map((header) => header.name.toLowerCase()));
    return [...own.filter((header) => !taken.has(header.name.toLowerCase())), ...users];
}
function listId(owner, name, domain) {
    const labels = ['ci', ...[name, owner].map(label).filter((part) => part !== '')];
    const id = `${labels.join('.')}.${asciiDomain(domain)}`.slice(-255).replace(/^[.-]+/, '');
    const phrase = [owner, name].map((part) => part.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 100));
    return `${phrase.filter((part) => /[^-]/.test(part)).join('/') || 'CI'} <${id}>`;
}
function label(text) {
    return text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, 63)
        .replace(/^-+|(?<!-)-+$/g, '');
}
function positive(number) {
    return Number.isSafeInteger(number) && number > 0 ? String(number) : '';
}

// EXTERNAL MODULE: ./src/notification/build/failed-jobs.ts
var failed_jobs = __webpack_require__(1100);
// EXTERNAL MODULE: ./src/notification/states.ts
var states = __webpack_require__(277);
// EXTERNAL MODULE: ./src/mail/view/format.ts
var format = __webpack_require__(3598);
// EXTERNAL MODULE: ./src/mail/view/view.ts
var view_view = __webpack_require__(7300);
;// CONCATENATED MODULE: ./src/mail/sections/changes.ts


function changesSection(notification, heading) {
    const changes = notification.changes;
    if (changes === undefined || (changes.commits.length === 0 && changes.note === undefined))
        return [];
    const { firstBad } = notification.history?.isCut ? {} : (notification.history ?? {});
    const rows = changes.commits.map((commit) => commitRow(commit, firstBad));
    const hidden = changes.count - rows.length;
    const more = hidden > 0 ? [(0,view_view/* link */.nf)(`and ${(0,format/* count */.U9)(hidden, 'more commit')}`, changes.compareUrl)] : [];
    return [{ type: 'rows', name: 'changes', heading, intro: changes.note ?? '', rows, more }];
}
function commitRow(commit, firstBad) {
    const spans = [(0,view_view/* link */.nf)(commit.shortSha, commit.url, 'code'), (0,view_view/* plain */.pj)('  '), ...titleSpans(commit)];
    const sub = [(0,view_view/* soft */.LN)((0,format/* nameOf */.Vb)(commit.author))];
    if (firstBad !== undefined && firstBad.sha === commit.sha)
        sub.push((0,view_view/* soft */.LN)(` · first red run #${firstBad.number}`));
    for (const [index, path] of (commit.touched ?? []).entries())
        sub.push((0,view_view/* soft */.LN)(index === 0 ? ' · changed ' : ', '), (0,view_view/* link */.nf)(path, null, 'code'));
    return { mark: null, spans, sub, aside: '' };
}
function titleSpans(commit) {
    const title = (0,view_view/* flatten */.Bq)((0,view_view/* clip */.$Q)(commit.title, 200));
    if (commit.pr === undefined)
        return [(0,view_view/* plain */.pj)(title)];
    const tail = `(#${commit.pr.number})`;
    const text = title.endsWith(tail) ? title.slice(0, -tail.length).trimEnd() : title;
    return [(0,view_view/* plain */.pj)(`${text} `), (0,view_view/* link */.nf)(`#${commit.pr.number}`, commit.pr.url)];
}

;// CONCATENATED MODULE: ./src/mail/view/marks.ts

const tones = { error: 'bad', warning: 'warn', good: 'good', info: 'info' };
function markOf(notification) {
    const { glyph, severity, word } = (0,states/* stateRow */.G1)(notification);
    return { glyph, tone: tones[severity], word };
}
const outcomes = {
    success: { glyph: '✓', tone: 'good', word: 'passed' },
    failure: { glyph: '✗', tone: 'bad', word: 'failed' },
    timed_out: { glyph: '✗', tone: 'bad', word: 'timed out' },
    startup_failure: { glyph: '✗', tone: 'bad', word: 'could not start' },
    action_required: { glyph: '!', tone: 'warn', word: 'waits for approval' },
    cancelled: { glyph: '⊘', tone: 'info', word: 'cancelled' },
    skipped: { glyph: '–', tone: 'info', word: 'skipped' },
    neutral: { glyph: '–', tone: 'info', word: 'neutral' },
    stale: { glyph: '–', tone: 'info', word: 'stale' },
};
function markOfConclusion(conclusion) {
    return outcomes[conclusion];
}
function toneMark(tone, word) {
    return { glyph: { bad: '✗', warn: '!', good: '✓', info: '–' }[tone], tone, word };
}

;// CONCATENATED MODULE: ./src/mail/sections/failures.ts




function failureSections(notification) {
    const expanded = notification.failures.filter((failure) => failure.annotations.length > 0 || (failure.log?.lines.length ?? 0) > 0);
    const sections = expanded.map((failure) => {
        const verb = (0,failed_jobs/* hasTimedOut */.Wp)(failure, notification) ? 'timed out' : 'failed';
        return failureSection(failure, failure.platformFault ? 'stopped' : verb);
    });
    const shown = new Set(expanded.map((failure) => failure.job));
    const others = (0,failed_jobs/* failedJobs */.Mf)(notification.jobs?.list ?? []).filter((job) => !shown.has(job.name) && job.url !== undefined);
    if (others.length === 0)
        return sections;
    const rows = others.slice(0, 20).map((job) => {
        const step = job.failedSteps[0];
        return {
            mark: markOfConclusion(job.conclusion),
            spans: [
                (0,view_view/* link */.nf)(job.name, step?.url ?? job.url, 'strong'),
                ...(step ? [(0,view_view/* plain */.pj)(' › '), (0,view_view/* plain */.pj)((0,view_view/* flatten */.Bq)((0,view_view/* clip */.$Q)(step.name, 200)))] : []),
            ],
            sub: [],
            aside: [changeWord(job), job.durationMs === undefined ? '' : (0,format/* formatDuration */.a3)(job.durationMs)]
                .filter(Boolean)
                .join(' · '),
        };
    });
    const more = others.length > rows.length ? [(0,view_view/* soft */.LN)(`and ${(0,format/* count */.U9)(others.length - rows.length, 'more failed job')}`)] : [];
    const heading = sections.length > 0 ? 'Also failed' : 'Failed jobs';
    sections.push({ type: 'rows', name: 'failures', heading, intro: '', rows, more });
    return sections;
}
function changeWord({ change, isOtherStep }) {
    if (isOtherStep)
        return 'failed before in another way';
    return change === undefined
        ? ''
        : { 'new-failure': 'new', 'still-failing': 'failed before', repaired: 'repaired' }[change];
}
function failureSection(failure, verb) {
    const heading = [(0,view_view/* link */.nf)(failure.job, failure.log === undefined ? failure.url : null, 'strong')];
    if (failure.step)
        heading.push((0,view_view/* plain */.pj)(' › '), (0,view_view/* strong */.ko)(failure.step));
    const took = failure.durationMs === undefined ? '' : `${verb} after ${(0,format/* formatDuration */.a3)(failure.durationMs)}`;
    const change = failure.isNew === undefined ? '' : failure.isNew ? 'new failure' : 'failed before';
    const fault = failure.platformFault ?? '';
    return {
        type: 'failure',
        name: 'failures',
        heading,
        aside: [took, change, fault].filter(Boolean).join(' · '),
        url: (0,view_view/* link */.nf)('', failure.url).url,
        remarks: failure.annotations.map((annotation) => {
            const tone = { failure: 'bad', warning: 'warn', notice: 'info' };
            const where = annotation.path
                ? `${annotation.path}${annotation.line === undefined ? '' : `:${annotation.line}`}`
                : '';
            return {
                tone: tone[annotation.level],
                word: annotation.level === 'failure' ? 'error' : annotation.level,
                place: where === '' ? null : (0,view_view/* link */.nf)(where, annotation.url, 'code'),
                title: (0,view_view/* flatten */.Bq)((0,view_view/* clip */.$Q)(annotation.title ?? '', 200)),
                text: (0,view_view/* clip */.$Q)(annotation.message, 1000).trim(),
            };
        }),
        more: '',
        log: logOf(failure.log),
    };
}
function logOf(log) {
    if (log === undefined || log.lines.length === 0)
        return null;
    const lines = log.lines.map(({ text, tone }) => ({
        text: (0,view_view/* clip */.$Q)(text, 1000).replace(/[\r\n]+/g, ' '),
        tone,
    }));
    return { lines, note: log.isCut ? `shortened from ${(0,format/* count */.U9)(log.totalLines, 'line')}` : '' };
}

;// CONCATENATED MODULE: ./src/mail/sections/fields.ts

function fieldsSections(notification) {
    const inputs = tableOf(notification.inputs, (value) => (0,view_view/* link */.nf)((0,view_view/* clip */.$Q)(value, 500), null));
    return [
        ...(inputs.length > 0
            ? [{ type: 'facts', name: 'inputs', heading: 'Inputs', rows: inputs }]
            : []),
        ...detailsSection(notification),
    ];
}
function detailsSection({ fields }) {
    const rows = tableOf(fields, (value) => (0,view_view/* link */.nf)((0,view_view/* clip */.$Q)(value, 500), /^https?:\/\/\S+$/.test(value) ? value : null));
    return rows.length > 0 ? [{ type: 'facts', name: 'fields', heading: 'Details', rows }] : [];
}
function tableOf(record, write) {
    return Object.entries(record)
        .filter(([, value]) => value !== '')
        .map(([label, value]) => ({ label: (0,view_view/* flatten */.Bq)((0,view_view/* clip */.$Q)(label, 80)), spans: [write(value)] }));
}

;// CONCATENATED MODULE: ./src/mail/sections/jobs.ts



function jobsSection(notification) {
    const jobs = notification.jobs;
    if (jobs === undefined || jobs.total === 0)
        return [];
    const isPlain = (group) => group.ok === group.total && group.conclusion === 'success';
    const rows = jobs.groups.filter((group) => !isPlain(group)).map(groupRow);
    const passed = jobs.groups.filter(isPlain);
    if (passed.length > 0)
        rows.push(passedRow(passed));
    const columns = ['Job', 'Result', ...(rows.some((row) => row.sub.length > 0) ? ['Time'] : [])];
    return [{ type: 'table', name: 'jobs', heading: 'Jobs', columns, rows, more: [] }];
}
function groupRow(group) {
    const isAllowed = group.allowedToFail > 0 && group.failed === 0;
    const mark = isAllowed ? toneMark('warn', 'allowed to fail') : markOfConclusion(group.conclusion);
    const counts = [
        group.ok > 0 ? `${group.ok} passed` : '',
        group.failed > 0 ? `${group.failed} failed` : '',
        group.allowedToFail > 0 ? `${group.allowedToFail} allowed to fail` : '',
        group.cancelled > 0 ? `${group.cancelled} cancelled` : '',
        group.skipped > 0 ? `${group.skipped} skipped` : '',
    ].filter(Boolean);
    const single = group.total === 1 ? (isAllowed ? 'failed (allowed)' : markOfConclusion(group.conclusion).word) : '';
    return {
        mark,
        spans: [(0,view_view/* plain */.pj)((0,view_view/* flatten */.Bq)((0,view_view/* clip */.$Q)(group.name, 120)))],
        sub: timeOf(group.skipped === group.total ? undefined : group.durationMs, group.total),
        aside: single || counts.join(', '),
    };
}
function passedRow(groups) {
    const names = groups.map((group) => (0,view_view/* flatten */.Bq)((0,view_view/* clip */.$Q)(group.name, 120)));
    const shown = names.length > 8 ? [...names.slice(0, 7), `${names.length - 7} more`] : names;
    const total = groups.reduce((sum, group) => sum + group.total, 0);
    const known = groups.filter((group) => group.durationMs !== undefined);
    const durationMs = known.reduce((sum, group) => sum + (group.durationMs ?? 0), 0);
    return {
        mark: markOfConclusion('success'),
        spans: [(0,view_view/* plain */.pj)(shown.join(', '))],
        sub: timeOf(known.length === 0 ? undefined : durationMs, total),
        aside: total === 1 ? 'passed' : `${total} passed`,
    };
}
function timeOf(durationMs, jobs) {
    return durationMs === undefined ? [] : [(0,view_view/* soft */.LN)(`${(0,format/* formatDuration */.a3)(durationMs)}${jobs > 1 ? ' total' : ''}`)];
}

// EXTERNAL MODULE: ./src/notification/missing.ts
var notification_missing = __webpack_require__(9751);
;// CONCATENATED MODULE: ./src/mail/sections/missing.ts



const permission = /`([a-z-]+: (?:read|write))`/;
const code = /`([\w :${}.()-]+)`/;
function codeSpans(text, pattern, write) {
    return text
        .split(pattern)
        .flatMap((part, index) => part === '' ? [] : [index % 2 === 0 ? write(part) : (0,view_view/* link */.nf)(part, null, 'code')]);
}
function missingSection({ missing, repo }) {
    if (missing.length === 0)
        return [];
    const rows = (0,notification_missing/* groupMissing */.M)(missing).map(({ sections, reason, fix }) => {
        const named = (0,format/* listWords */.yh)(sections);
        return {
            mark: null,
            spans: [
                (0,view_view/* link */.nf)(`${named.charAt(0).toUpperCase()}${named.slice(1)}`, null, 'strong'),
                (0,view_view/* plain */.pj)(': '),
                ...reasonSpans(reason, repo),
            ],
            sub: fix ? codeSpans(`To see ${sections.length > 1 ? 'them' : 'it'}, ${fix}`, code, view_view/* soft */.LN) : [],
            aside: '',
        };
    });
    return [{ type: 'rows', name: 'missing', heading: 'Not in this mail', intro: '', rows, more: [] }];
}
function reasonSpans(reason, repo) {
    const text = (0,view_view/* flatten */.Bq)(reason);
    const at = text.lastIndexOf(' ') + 1;
    const page = text.slice(at);
    const isOurs = page.startsWith(`${repo.url}/`);
    const spans = codeSpans(isOurs ? text.slice(0, at) : text, permission, view_view/* plain */.pj);
    return isOurs ? [...spans, (0,view_view/* link */.nf)(page, page)] : spans;
}

;// CONCATENATED MODULE: ./src/mail/sections/tests.ts



function testsSection(notification) {
    const tests = notification.tests;
    if (tests === undefined || tests.total === 0)
        return [];
    const { newFailures = 0, knownFailures = 0, repaired = 0, repairedTests = [] } = tests;
    const compared = [
        newFailures > 0 ? say(newFailures, 'new') : '',
        knownFailures > 0 ? say(knownFailures, 'failed before') : '',
    ].filter(Boolean);
    const counts = [
        tests.failed > 0
            ? `${say(tests.failed, 'failed')}${compared.length > 0 ? ` (${compared.join(', ')})` : ''}`
            : '',
        say(tests.passed, 'passed'),
        tests.flaky > 0 ? `${tests.flaky} of them flaky` : '',
        repaired > 0 ? `${repaired} of them repaired` : '',
        tests.skipped > 0 ? say(tests.skipped, 'skipped') : '',
        tests.durationMs === undefined ? '' : (0,format/* formatDuration */.a3)(tests.durationMs),
    ];
    const rows = [
        ...tests.failures.map((test) => testRow(test, markOfConclusion('failure'), changeOfTest(test))),
        ...tests.flakyTests.map((test) => testRow(test, toneMark('warn', 'flaky'), 'passed on retry')),
        ...repairedTests.map((test) => testRow(test, markOfConclusion('success'), 'repaired')),
    ];
    const more = tests.more > 0 ? [(0,view_view/* soft */.LN)(`and ${(0,format/* count */.U9)(tests.more, 'more failed test')}`)] : [];
    const intro = counts.filter(Boolean).join(', ');
    return [{ type: 'rows', name: 'tests', heading: 'Tests', intro, rows, more }];
}
function say(n, word) {
    return (0,format/* count */.U9)(n, word, word);
}
function changeOfTest({ isNew, hasNewError }) {
    if (hasNewError)
        return 'failed before with another error';
    return isNew === undefined ? '' : isNew ? 'new' : 'failed before';
}
function testRow(test, mark, aside) {
    const where = test.file ? `${test.file}${test.line === undefined ? '' : `:${test.line}`}` : '';
    return {
        mark,
        spans: [
            ...(test.suite ? [(0,view_view/* soft */.LN)(`${(0,view_view/* flatten */.Bq)((0,view_view/* clip */.$Q)(test.suite, 120))} › `)] : []),
            (0,view_view/* plain */.pj)((0,view_view/* flatten */.Bq)((0,view_view/* clip */.$Q)(test.name, 200))),
        ],
        sub: [
            ...(test.message ? [(0,view_view/* soft */.LN)((0,view_view/* flatten */.Bq)((0,view_view/* clip */.$Q)(test.message, 300)))] : []),
            ...(where === '' ? [] : [(0,view_view/* soft */.LN)(test.message ? ' · ' : ''), (0,view_view/* link */.nf)(where, null, 'code')]),
        ],
        aside,
    };
}

;// CONCATENATED MODULE: ./src/mail/view/place.ts

function placeOf({ ref, pr }) {
    const name = (0,view_view/* clip */.$Q)(ref.name, 120);
    if (ref.type === 'queue')
        return `${beforeQueue(pr)}${name}`;
    if (pr !== undefined)
        return `pull request #${pr.number}`;
    return ref.type === 'tag' ? `tag ${name}` : name;
}
function beforeQueue(pr) {
    return `${pr ? `PR #${pr.number} in ` : ''}the merge queue of `;
}

;// CONCATENATED MODULE: ./src/mail/view/topic.ts

const REPLY = 'Re: ';
const REPLY_PREFIX = /^(?:(?:re|fwd?|aw|sv|r)\s*:\s*)+/i;
const SUBJECT_LIMIT = 120;
const TOPIC_LIMIT = SUBJECT_LIMIT - REPLY.length;
function versionName(repoName, version) {
    const name = headerText(repoName);
    const text = headerText(version);
    if (text.toLowerCase().startsWith(name.toLowerCase()))
        return text || 'A version';
    return [name, text].filter((part) => part !== '').join(' ');
}
function workflowPart({ workflow }, fallback = '') {
    const name = headerText(workflow.name) || headerText(workflow.path?.split('/').at(-1) ?? '');
    return { text: name || fallback, least: 20 };
}
function repoName(notification) {
    return { text: headerText(notification.repo.fullName), least: 24 };
}
function tail(notification, runNumber = 0) {
    return [...some(' – ', repoName(notification)), runNumber > 0 ? ` (#${runNumber})` : ''];
}
function some(joint, part) {
    return (typeof part === 'string' ? part : part.text) === '' ? [] : [joint, part];
}
function heading(parts, place = {}) {
    const topic = joinParts(parts).replace(REPLY_PREFIX, '');
    const subject = place.repeats ? `${REPLY}${topic}` : topic;
    return { topic, subject, isReply: place.isReply ?? false };
}
function joinParts(parts) {
    const texts = parts.map((part) => (typeof part === 'string' ? part : part.text));
    const givers = parts
        .map((part, index) => ({ index, least: typeof part === 'string' ? Infinity : part.least }))
        .filter(({ index, least }) => (texts[index] ?? '').length > least)
        .sort((a, b) => (texts[b.index] ?? '').length - (texts[a.index] ?? '').length);
    for (const { index, least } of givers) {
        const excess = texts.join('').length - TOPIC_LIMIT;
        if (excess <= 0)
            break;
        const text = texts[index] ?? '';
        texts[index] = shortenMiddle(text, Math.max(least, text.length - excess));
    }
    return shortenMiddle(texts.join(''), TOPIC_LIMIT);
}
function shortenMiddle(text, maxUnits) {
    if (text.length <= maxUnits)
        return text;
    const kept = maxUnits - 1;
    const head = text.slice(0, Math.ceil(kept / 2)).replace(/[\ud800-\udbff]$/, '');
    const end = text.slice(text.length - Math.floor(kept / 2)).replace(/^[\udc00-\udfff]/, '');
    return `${head}…${end}`;
}

// EXTERNAL MODULE: ./src/notification/build/cause.ts
var cause = __webpack_require__(5959);
// EXTERNAL MODULE: ./src/notification/build/history.ts
var build_history = __webpack_require__(8992);
// EXTERNAL MODULE: ./src/notification/build/outcome.ts
var outcome = __webpack_require__(5220);
// EXTERNAL MODULE: ./src/notification/policy.ts
var policy = __webpack_require__(1325);
;// CONCATENATED MODULE: ./src/mail/kinds/build-summary.ts








function isRedBuild({ state }) {
    return policy/* notifyOnGroups */.dw.failure.some((each) => each === state);
}
function summaryOf(notification) {
    const queue = queueSentences(notification);
    if (notification.state === 'interrupted')
        return [...interruptedSentences(notification), ...queue];
    if (isRedBuild(notification))
        return [...failedSentences(notification), ...queue, ...incidentSentences(notification)];
    const { ownJob } = notification;
    const sentences = ownJob ? ownJobSentences(notification, ownJob) : otherSentences(notification);
    sentences.push(...queue);
    if (notification.history?.isSuperseded)
        sentences.push([(0,view_view/* plain */.pj)(`A newer run of ${placeOf(notification)} has already finished`)]);
    return sentences;
}
function queueSentences({ mergeQueue, ref }) {
    const { others = [], baseRun } = mergeQueue ?? {};
    const sentences = [];
    if (others.length > 0) {
        const named = others
            .slice(0, 5)
            .flatMap((pull, index) => [
            (0,view_view/* plain */.pj)(index === 0 ? 'In the same group: ' : ', '),
            (0,view_view/* link */.nf)(`#${pull.number} ${(0,view_view/* clip */.$Q)(pull.title, 80)}`, pull.url),
        ]);
        const more = others.length > 5 ? [(0,view_view/* plain */.pj)(` and ${others.length - 5} more`)] : [];
        sentences.push([...named, ...more]);
    }
    if (baseRun) {
        const color = (0,outcome/* isRed */.iI)(baseRun.conclusion) ? 'red too' : 'green';
        const base = (0,view_view/* plain */.pj)(`${(0,view_view/* clip */.$Q)(ref.name, 120)} itself is ${color}: `);
        const verb = (0,outcome/* isRed */.iI)(baseRun.conclusion) ? ' failed' : ' passed';
        sentences.push([base, (0,view_view/* link */.nf)(`#${baseRun.number}`, baseRun.url), (0,view_view/* plain */.pj)(verb)]);
    }
    return sentences;
}
function interruptedSentences(notification) {
    const { failures, jobs, history } = notification;
    const [first] = failures;
    const others = Math.max(jobs?.failed ?? 0, failures.length) - 1;
    const isShortage = failures.some(({ platformFault }) => Object.values(cause/* shortages */.JM).includes(platformFault));
    return [
        [
            (0,view_view/* plain */.pj)('Job '),
            (0,view_view/* strong */.ko)(first?.job ?? ''),
            ...(first?.step ? [(0,view_view/* plain */.pj)(' stopped at step '), (0,view_view/* strong */.ko)(first.step)] : [(0,view_view/* plain */.pj)(' did not finish')]),
            ...(first?.firstError ? [(0,view_view/* plain */.pj)(': '), (0,view_view/* error */.z3)(first.firstError)] : []),
        ],
        ...(others > 0 ? [[(0,view_view/* plain */.pj)(`${(0,format/* count */.U9)(others, 'more job')} did not finish either`)]] : []),
        [
            (0,view_view/* plain */.pj)(isShortage
                ? 'Run the failed jobs again; if that happens again, a commit may need more than the runner has'
                : 'This says nothing about the commits; run the failed jobs again once the cause is gone'),
        ],
        ...(history?.isSuperseded
            ? [[(0,view_view/* plain */.pj)(`A newer run of ${placeOf(notification)} has already finished`)]]
            : []),
    ];
}
function failedSentences(notification) {
    const first = notification.failures[0];
    if (first !== undefined) {
        const verb = (0,failed_jobs/* hasTimedOut */.Wp)(first, notification) ? 'timed out' : 'failed';
        const who = first.step
            ? [(0,view_view/* plain */.pj)('Step '), (0,view_view/* strong */.ko)(first.step), (0,view_view/* plain */.pj)(' of job '), (0,view_view/* strong */.ko)(first.job)]
            : [(0,view_view/* plain */.pj)('Job '), (0,view_view/* strong */.ko)(first.job)];
        const sentence = [...who, (0,view_view/* plain */.pj)(` ${verb}`)];
        if (first.platformFault)
            sentence.push((0,view_view/* plain */.pj)(` because ${first.platformFault}`));
        if (first.firstError)
            sentence.push((0,view_view/* plain */.pj)(': '), (0,view_view/* error */.z3)(first.firstError));
        const others = Math.max(notification.jobs?.failed ?? 0, notification.failures.length) - 1;
        return others > 0 ? [sentence, [(0,view_view/* plain */.pj)(`${(0,format/* count */.U9)(others, 'more job')} failed too`)]] : [sentence];
    }
    const failed = (0,failed_jobs/* failedJobs */.Mf)(notification.jobs?.list ?? []);
    if (failed.length > 0)
        return [
            namedJobs(failed.map((job) => job.name), 'failed'),
        ];
    if (notification.state === 'startup-failure') {
        return [[(0,view_view/* plain */.pj)('GitHub could not start this run, most often because the workflow file is invalid')]];
    }
    if (notification.state === 'timed-out')
        return [[(0,view_view/* plain */.pj)('The run exceeded its time limit')]];
    return [[(0,view_view/* plain */.pj)('The run failed')]];
}
function ownJobSentences({ state, history, run }, ownJob) {
    const job = [(0,view_view/* plain */.pj)('Job '), (0,view_view/* strong */.ko)(ownJob.name)];
    const rest = restSentences(ownJob);
    const { previous } = history ?? {};
    if (state === 'cancelled')
        return [[...job, (0,view_view/* plain */.pj)(' was cancelled')], ...rest];
    if (state === 'flaky')
        return [[...job, flakyEnd(run.attempt)], ...rest];
    const passed = [...job, (0,view_view/* plain */.pj)(' passed')];
    if (state === 'fixed' && previous) {
        return [[...passed, (0,view_view/* plain */.pj)('; it had failed in '), (0,view_view/* link */.nf)(`#${previous.number}`, previous.url)], ...rest];
    }
    return [passed, ...rest];
}
function flakyEnd(attempt) {
    return (0,view_view/* plain */.pj)(` failed before and passed on attempt ${attempt} with the same commit: something here is not reliable`);
}
function restSentences({ othersFailed, othersUnfinished }) {
    return [
        ...(othersFailed.length > 0 ? [namedJobs(othersFailed, 'failed')] : []),
        ...unfinishedSentences(othersUnfinished),
    ];
}
function unfinishedSentences(names) {
    return names.length > 0
        ? [namedJobs(names, names.length === 1 ? 'has not finished' : 'have not finished')]
        : [];
}
function namedJobs(names, verb) {
    const named = names.slice(0, 3);
    const spans = [(0,view_view/* plain */.pj)(named.length === 1 ? 'Job ' : 'Jobs ')];
    named.forEach((name, index) => {
        const isLast = index === named.length - 1 && names.length === named.length;
        if (index > 0)
            spans.push((0,view_view/* plain */.pj)(isLast ? ' and ' : ', '));
        spans.push((0,view_view/* strong */.ko)(name));
    });
    if (names.length > named.length)
        spans.push((0,view_view/* plain */.pj)(` and ${names.length - named.length} more`));
    return [...spans, (0,view_view/* plain */.pj)(` ${verb}`)];
}
function incidentSentences(notification) {
    const history = notification.history;
    const place = placeOf(notification);
    const { ownJob, run } = notification;
    const sentences = [];
    if (ownJob && history?.previous)
        sentences.push(beforeSentence(history.previous, notification));
    else if (history?.previous?.id === run.id)
        sentences.push([
            (0,view_view/* plain */.pj)(`An earlier attempt of this run ${(0,outcome/* isRed */.iI)(history.previous.conclusion) ? 'failed too' : 'passed'}`),
        ]);
    else if (history?.isFirstRun)
        sentences.push([
            (0,view_view/* plain */.pj)(`This is the first run of ${notification.workflow.name} on ${place}${eventEnd(run)}`),
        ]);
    if (ownJob) {
        sentences.push(...unfinishedSentences(ownJob.othersUnfinished));
    }
    else if (history !== undefined && history.streak > 1) {
        sentences.push(streakSentence(history, place));
    }
    else if (history?.lastGood !== undefined && history.lastGood.id !== run.id) {
        sentences.push([
            (0,view_view/* plain */.pj)('First red run after '),
            (0,view_view/* link */.nf)(`#${history.lastGood.number}`, history.lastGood.url),
            (0,view_view/* plain */.pj)(', the last green one'),
        ]);
    }
    else if (history?.previous === undefined && history?.isCut === false && !history.isFirstRun) {
        sentences.push([
            (0,view_view/* plain */.pj)(`No earlier run of ${notification.workflow.name} on ${place}${eventEnd(run)} passed or failed`),
        ]);
    }
    if (history?.isSuperseded)
        sentences.push([(0,view_view/* plain */.pj)(`A newer run of ${place} has already finished`)]);
    return sentences;
}
function eventEnd({ event }) {
    return ['branch', 'pull_request', 'merge_group'].includes((0,build_history/* eventClassOf */.QR)(event))
        ? ''
        : ` for the event ${event}`;
}
function beforeSentence(previous, { run }) {
    const isSameRun = previous.id === run.id;
    const before = isSameRun ? (0,view_view/* plain */.pj)('an earlier attempt') : (0,view_view/* link */.nf)(`#${previous.number}`, previous.url);
    return (0,outcome/* isRed */.iI)(previous.conclusion)
        ? [(0,view_view/* plain */.pj)('It had failed in '), before, (0,view_view/* plain */.pj)(' too')]
        : [(0,view_view/* plain */.pj)('It had passed in '), before];
}
function streakSentence(history, place) {
    const start = history.isCut
        ? `At least ${(0,format/* count */.U9)(history.streak, 'red run')} in a row`
        : `${(0,format/* ordinal */.IE)(history.streak)} red run in a row`;
    if (history.redForMs === undefined)
        return [(0,view_view/* plain */.pj)(start)];
    const spans = [
        (0,view_view/* plain */.pj)(`${start}; ${place} has been red for ${history.isCut ? 'at least ' : ''}${(0,format/* formatDuration */.a3)(history.redForMs)}`),
    ];
    if (history.firstBad !== undefined) {
        spans.push((0,view_view/* plain */.pj)(', since '), (0,view_view/* link */.nf)(`#${history.firstBad.number}`, history.firstBad.url), ...orEarlier(history));
    }
    return spans;
}
function orEarlier({ isCut }) {
    return isCut ? [(0,view_view/* plain */.pj)(' or earlier')] : [];
}
function passedSentence(jobs, took) {
    if (jobs === undefined || jobs.total === 0)
        return `The run passed${took}`;
    if (jobs.ok === jobs.total)
        return `${jobs.total === 1 ? 'The job' : `All ${(0,format/* count */.U9)(jobs.total, 'job')}`} passed${took}`;
    const was = (n, verb) => `${n} ${n === 1 ? 'was' : 'were'} ${verb}`;
    const parts = [
        `${(0,format/* count */.U9)(jobs.ok, 'job')} passed`,
        jobs.failed > 0 ? `${jobs.failed} failed` : '',
        jobs.allowedToFail > 0
            ? `${jobs.allowedToFail} failed but ${jobs.allowedToFail === 1 ? 'is' : 'are'} allowed to (continue-on-error)`
            : '',
        jobs.cancelled > 0 ? was(jobs.cancelled, 'cancelled') : '',
        jobs.skipped > 0 ? was(jobs.skipped, 'skipped') : '',
    ].filter(Boolean);
    return `The run passed${took}: ${(0,format/* listWords */.yh)(parts)}`;
}
function otherSentences(notification) {
    const { history, jobs, run } = notification;
    const took = run.durationMs === undefined ? '' : ` in ${(0,format/* formatDuration */.a3)(run.durationMs)}`;
    const passed = passedSentence(jobs, took);
    const place = placeOf(notification).replace(/^(pull|tag) /, (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
    switch (notification.state) {
        case 'fixed': {
            const spans = [(0,view_view/* plain */.pj)(`${place} is green again`)];
            if (history?.redForMs !== undefined) {
                const least = history.isCut ? 'at least ' : '';
                spans.push((0,view_view/* plain */.pj)(` after ${least}${(0,format/* formatDuration */.a3)(history.redForMs)}`));
                if (history.streak > 0)
                    spans.push((0,view_view/* plain */.pj)(` and ${least}${(0,format/* count */.U9)(history.streak, 'red run')}`));
            }
            if (history?.firstBad !== undefined) {
                spans.push((0,view_view/* plain */.pj)(', red since '), (0,view_view/* link */.nf)(`#${history.firstBad.number}`, history.firstBad.url), ...orEarlier(history));
            }
            return [spans, [(0,view_view/* plain */.pj)(passed)]];
        }
        case 'flaky':
            return [[(0,view_view/* plain */.pj)('The run'), flakyEnd(run.attempt)], [(0,view_view/* plain */.pj)(passed)]];
        case 'success':
            return [[(0,view_view/* plain */.pj)(passed)]];
        case 'cancelled':
            return [
                [
                    (0,view_view/* plain */.pj)(`The run was cancelled${run.durationMs === undefined ? '' : ` after ${(0,format/* formatDuration */.a3)(run.durationMs)}`}`),
                ],
            ];
        case 'action-required':
            return [[(0,view_view/* plain */.pj)('The run is waiting for approval')]];
        case 'skipped': {
            const isAll = jobs === undefined || jobs.skipped === jobs.total;
            return [[(0,view_view/* plain */.pj)(`Every job ${isAll ? '' : 'in needs '}was skipped`)]];
        }
        case 'stale':
            return [[(0,view_view/* plain */.pj)('GitHub gave up on this run because it did not finish in time')]];
        default:
            return [[(0,view_view/* plain */.pj)('The run neither passed nor failed')]];
    }
}
function preheaderOf(notification, summary) {
    const first = notification.failures[0];
    if (!isRedBuild(notification) || first === undefined)
        return (0,view_view/* joinSentences */.DP)(summary);
    const parts = [[first.platformFault, first.step, first.firstError].filter(Boolean).join(': ') || first.job];
    if (first.platformFault || first.step || first.firstError)
        parts.push(first.job);
    const { history, state } = notification;
    if (history && history.streak > 1 && !notification.ownJob && state !== 'interrupted') {
        const start = history.isCut
            ? `at least ${(0,format/* count */.U9)(history.streak, 'red run')}`
            : `${(0,format/* ordinal */.IE)(history.streak).toLowerCase()} red run`;
        const since = history.firstBad ? ` since #${history.firstBad.number}` : '';
        parts.push(`${start}${since}${(0,view_view/* textOf */.b6)(orEarlier(history))}`);
    }
    return (0,view_view/* flatten */.Bq)((0,view_view/* clip */.$Q)(parts.join(' · '), 240));
}

;// CONCATENATED MODULE: ./src/mail/kinds/build.ts
















function buildParts(notification, clock) {
    const summary = summaryOf(notification);
    return {
        mark: markOf(notification),
        context: contextOf(notification),
        headline: headlineOf(notification),
        preheader: preheaderOf(notification, summary),
        summary,
        actions: actionsOf(notification),
        sections: sectionsOf(notification, clock),
    };
}
function headlineOf(notification) {
    const { ownJob, state, failures } = notification;
    const fault = state === 'interrupted' ? failures[0]?.platformFault : undefined;
    const place = (0,view_view/* plain */.pj)(` on ${placeOf(notification)}${fault === undefined ? '' : `: ${fault}`}`);
    return ownJob ? [(0,view_view/* plain */.pj)(`: job ${(0,view_view/* clip */.$Q)(ownJob.name, 120)}`), place] : [place];
}
function contextOf(notification) {
    const { repo, workflow, run, pr } = notification;
    const spans = [(0,view_view/* link */.nf)(repo.fullName, repo.url), (0,view_view/* plain */.pj)(` · ${(0,view_view/* clip */.$Q)(workflow.name, 120)} · run #${run.number}`)];
    if (pr !== undefined)
        spans.push((0,view_view/* plain */.pj)(' · '), (0,view_view/* link */.nf)(`#${pr.number} ${(0,view_view/* clip */.$Q)(pr.title, 120)}`, pr.url));
    return spans;
}
function actionsOf(notification) {
    const actions = [];
    const first = notification.failures[0];
    const job = (0,failed_jobs/* failedJobs */.Mf)(notification.jobs?.list ?? [])[0];
    const failing = first?.url ?? job?.failedSteps[0]?.url ?? job?.url;
    if (isRedBuild(notification) && failing !== undefined) {
        const isStep = first?.step !== undefined || job?.failedSteps[0] !== undefined;
        actions.push({ label: isStep ? 'View failing step' : 'View failed job', url: failing, isPrimary: true });
    }
    actions.push({
        label: `Run #${notification.run.number}`,
        url: notification.run.url,
        isPrimary: actions.length === 0,
    });
    if (notification.changes?.compareUrl && notification.changes.count > 0) {
        const label = isRedBuild(notification) &&
            notification.changes.source === 'compare' &&
            notification.history?.lastGood &&
            notification.ref.type !== 'queue'
            ? 'Changes since green'
            : 'Changes';
        actions.push({ label, url: notification.changes.compareUrl, isPrimary: false });
    }
    else if (notification.commit) {
        const { shortSha, url } = notification.commit;
        actions.push({ label: `Commit ${shortSha}`, url, isPrimary: false });
    }
    return actions;
}
function sectionsOf(notification, clock) {
    return [
        ...(isRedBuild(notification) ? failureSections(notification) : []),
        ...testsSection(notification),
        ...changesSection(notification, changesHeading(notification)),
        ...incidentSection(notification, clock),
        ...jobsSection(notification),
        ...fieldsSections(notification),
        ...missingSection(notification),
    ];
}
function changesHeading(notification) {
    const { changes, history, ownJob } = notification;
    if (changes?.source === 'push')
        return 'What was pushed';
    if (notification.ref.type === 'queue')
        return 'What would be merged';
    const { previous, lastGood } = history ?? {};
    if (ownJob && lastGood && lastGood.id === previous?.id)
        return `What changed since #${lastGood.number}, where the job passed`;
    return history?.lastGood
        ? `What changed since #${history.lastGood.number}, the last green run`
        : 'What changed';
}
function incidentSection(notification, clock) {
    const { history, run } = notification;
    if (notification.ownJob || history?.firstBad === undefined || history.firstBad.id === run.id)
        return [];
    if (!isRedBuild(notification) && notification.state !== 'fixed')
        return [];
    const points = [];
    if (history.lastGood !== undefined && notification.state !== 'fixed') {
        points.push({
            label: 'Last green',
            mark: markOfConclusion('success'),
            spans: [(0,view_view/* link */.nf)(`#${history.lastGood.number}`, history.lastGood.url)],
            sub: (0,format/* formatTime */.fU)(history.lastGood.at, clock),
        });
    }
    const first = notification.changes?.commits.find((commit) => commit.sha === history.firstBad?.sha);
    points.push({
        label: history.isCut ? 'First known red' : 'First red',
        mark: markOfConclusion(history.firstBad.conclusion),
        spans: [
            (0,view_view/* link */.nf)(`#${history.firstBad.number}`, history.firstBad.url),
            ...(first ? [(0,view_view/* plain */.pj)(` ${(0,view_view/* flatten */.Bq)((0,format/* nameOf */.Vb)(first.author))}`)] : []),
        ],
        sub: (0,format/* formatTime */.fU)(history.firstBad.at, clock),
    });
    const isFixed = notification.state === 'fixed';
    const now = notification.run.finishedAt ?? notification.run.startedAt;
    points.push({
        label: isFixed ? 'Green again' : 'This run',
        mark: markOfConclusion(isFixed ? 'success' : 'failure'),
        spans: [(0,view_view/* link */.nf)(`#${run.number}`, run.url)],
        sub: now === undefined ? '' : (0,format/* formatTime */.fU)(now, clock),
    });
    return [{ type: 'steps', name: 'incident', heading: 'The incident', points }];
}
function buildHeading(notification, mode) {
    const { run } = notification;
    const incident = incidentOf(notification);
    if (mode === 'branch') {
        return heading([...buildName(notification), ...place(notification, ' on '), ...tail(notification)], {
            isReply: true,
        });
    }
    if (mode === 'none' || incident.phase === 'none') {
        return heading(statusParts(notification, notification.state, run.number));
    }
    const isReply = mode === 'run' ? run.attempt > 1 : incident.phase !== 'opened';
    const isRecovery = incident.phase === 'closed';
    const state = isRecovery ? notification.state : 'failed';
    const firstNumber = mode === 'run' ? run.number : incident.firstBadRunNumber;
    return heading(statusParts(notification, state, firstNumber), { isReply, repeats: isReply && !isRecovery });
}
function statusParts(notification, state, runNumber) {
    const { glyph, subject } = (0,states/* stateRow */.G1)({ kind: 'build', state });
    const joint = state === 'flaky' ? ' – ' : ' on ';
    return [
        `${glyph} `,
        ...buildName(notification),
        ` ${subject}`,
        ...place(notification, joint),
        ...some(': ', state === 'interrupted' ? (notification.failures[0]?.platformFault ?? '') : ''),
        ...tail(notification, runNumber),
    ];
}
function buildName(notification) {
    const job = { text: headerText(notification.ownJob?.name ?? ''), least: 16 };
    return [workflowPart(notification, 'Workflow'), ...some(' / ', job)];
}
function place(notification, joint) {
    const { ref, pr } = notification;
    if (ref.type === 'pr' && pr !== undefined)
        return [`${joint}PR #${pr.number}`];
    const prefix = { branch: '', tag: 'tag ', pr: 'PR ', queue: beforeQueue(pr) }[ref.type];
    return some(`${joint}${prefix}`, { text: headerText(ref.name), least: 16 });
}
function buildThreadKey(notification, mode) {
    const { run, ownJob, state } = notification;
    const { phase, key, scope } = incidentOf(notification);
    if (mode === 'incident' && phase !== 'none')
        return ['incident', key];
    if (mode === 'branch')
        return ['branch', scope];
    if (mode === 'run')
        return ['run', run.id];
    return ['run', run.id, state, ...(ownJob ? [ownJob.name] : [])];
}
function buildFooterKeys(notification) {
    const keys = { job: notification.ownJob?.name, incident: alertKeyOf(notification) };
    return Object.entries(keys).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

;// CONCATENATED MODULE: ./src/mail/kinds/deployment.ts














function deploymentParts(notification, clock) {
    const deployment = notification.deployment ?? deploymentOfRun(notification);
    const summary = deployment_summaryOf(notification, deployment, clock);
    const isRed = hasFailed(notification);
    return {
        mark: markOf(notification),
        context: [
            (0,view_view/* link */.nf)(notification.repo.fullName, notification.repo.url),
            (0,view_view/* plain */.pj)(` · ${deployment.environment}${isOfEvent(notification) ? '' : ` · run #${notification.run.number}`}`),
        ],
        headline: deployment_headlineOf(notification, deployment),
        preheader: (0,view_view/* joinSentences */.DP)(summary),
        summary,
        actions: deployment_actionsOf(notification, deployment),
        sections: [
            ...(isRed ? failureSections(notification) : []),
            ...factsSection(notification, deployment, clock),
            ...changesSection(notification, notification.state === 'rolled-back'
                ? 'Commits rolled back'
                : 'What changed since the last deployment'),
            ...testsSection(notification),
            ...jobsSection(notification),
            ...fieldsSections(notification),
            ...missingSection(notification),
        ],
    };
}
function isOfEvent({ run }) {
    return run.event === 'deployment_status';
}
function hasFailed(notification) {
    return notification.state === 'failed' || notification.state === 'error';
}
function deploymentOfRun(notification) {
    return {
        environment: 'an environment',
        version: notification.commit?.shortSha ?? notification.ref.name,
        sha: notification.commit?.sha ?? '',
        ref: notification.ref.name,
        approvedBy: [],
        isProduction: false,
    };
}
function deployment_headlineOf(notification, { version, environment }) {
    if (notification.state === 'rolled-back')
        return [(0,view_view/* plain */.pj)(` ${environment} to ${version}`)];
    const isVerb = notification.state === 'succeeded' || notification.state === 'started';
    return [(0,view_view/* plain */.pj)(`${isVerb ? '' : ':'} ${version} to ${environment}`)];
}
function deployment_summaryOf(notification, deployment, clock) {
    const what = [(0,view_view/* strong */.ko)(deployment.version)];
    const where = (0,view_view/* strong */.ko)(deployment.environment);
    const sentences = [];
    switch (notification.state) {
        case 'succeeded':
            sentences.push([...what, (0,view_view/* plain */.pj)(' is live in '), where]);
            break;
        case 'rolled-back':
            sentences.push([where, (0,view_view/* plain */.pj)(' is back on '), ...what]);
            break;
        case 'started':
            sentences.push([...what, (0,view_view/* plain */.pj)(' is being deployed to '), where]);
            break;
        case 'waiting':
            sentences.push([...what, (0,view_view/* plain */.pj)(' is waiting for approval or another protection rule of '), where]);
            break;
        case 'inactive':
            sentences.push([...what, (0,view_view/* plain */.pj)(' no longer runs in '), where]);
            break;
        default: {
            const end = notification.state === 'error' ? ' ended in an error' : ' failed';
            sentences.push([(0,view_view/* plain */.pj)('The deployment of '), ...what, (0,view_view/* plain */.pj)(' to '), where, (0,view_view/* plain */.pj)(end)]);
            if (notification.failures.length + (0,failed_jobs/* failedJobs */.Mf)(notification.jobs?.list ?? []).length > 0)
                sentences.push(...failedSentences(notification));
        }
    }
    if (deployment.description)
        sentences.push([(0,view_view/* plain */.pj)((0,view_view/* flatten */.Bq)(deployment.description).replace(/\.$/, ''))]);
    if (hasFailed(notification) && deployment.previous) {
        const { sha, at, url } = deployment.previous;
        sentences.push([
            (0,view_view/* plain */.pj)('The last successful deployment there was '),
            (0,view_view/* link */.nf)(sha.slice(0, 7), url, 'code'),
            (0,view_view/* plain */.pj)(`, ${(0,format/* formatTime */.fU)(at, clock)}`),
        ]);
    }
    return sentences;
}
function deployment_actionsOf(notification, deployment) {
    const actions = [];
    const failing = notification.failures[0]?.url ?? deployment.logUrl;
    if (hasFailed(notification) && failing) {
        actions.push({
            label: notification.failures[0]?.step ? 'View failing step' : 'View log',
            url: failing,
            isPrimary: true,
        });
    }
    else if (notification.state === 'waiting') {
        const url = deployment.logUrl?.replace(/\/job\/\d+$/, '') ?? notification.run.url;
        actions.push({ label: 'Review deployment', url, isPrimary: true });
    }
    else if (deployment.url && notification.state !== 'inactive') {
        actions.push({ label: `Open ${deployment.environment}`, url: deployment.url, isPrimary: true });
    }
    const { logUrl } = deployment;
    if (notification.state !== 'waiting' && !actions.some(({ url }) => url === logUrl)) {
        const other = isOfEvent(notification) && logUrl
            ? { label: 'View log', url: logUrl }
            : { label: `Run #${notification.run.number}`, url: notification.run.url };
        actions.push({ ...other, isPrimary: actions.length === 0 });
    }
    if (notification.changes?.compareUrl && notification.changes.count > 0) {
        const label = notification.state === 'rolled-back' ? 'Commits rolled back' : 'Changes';
        actions.push({ label, url: notification.changes.compareUrl, isPrimary: false });
    }
    return actions;
}
function factsSection(notification, deployment, clock) {
    const { previous, approvedBy } = deployment;
    const commitUrl = notification.commit?.sha === deployment.sha ? notification.commit.url : null;
    const rows = [
        { label: 'Environment', spans: [(0,view_view/* link */.nf)(deployment.environment, deployment.url)] },
        { label: 'Version', spans: [(0,view_view/* plain */.pj)((0,view_view/* flatten */.Bq)(deployment.version))] },
    ];
    const short = deployment.sha.slice(0, 7);
    if (short !== '' && short !== deployment.version)
        rows.push({ label: 'Commit', spans: [(0,view_view/* link */.nf)(short, commitUrl, 'code'), (0,view_view/* plain */.pj)(` of ${deployment.ref}`)] });
    const creator = (0,format/* nameOf */.Vb)(deployment.creator ?? notification.actor);
    if (creator)
        rows.push({ label: 'Started by', spans: [(0,view_view/* plain */.pj)((0,view_view/* flatten */.Bq)(creator))] });
    if (approvedBy.length > 0)
        rows.push({ label: 'Approved by', spans: [(0,view_view/* plain */.pj)((0,view_view/* flatten */.Bq)((0,format/* listWords */.yh)(approvedBy.map(format/* nameOf */.Vb))))] });
    if (previous) {
        rows.push({
            label: 'Before',
            spans: [
                (0,view_view/* link */.nf)(previous.sha.slice(0, 7), previous.url, 'code'),
                (0,view_view/* plain */.pj)(`, deployed ${(0,format/* formatTime */.fU)(previous.at, clock)}`),
            ],
        });
    }
    return [{ type: 'facts', name: 'deployment', heading: 'Deployment', rows }];
}
function deploymentHeading(notification) {
    const { deployment } = notification;
    const name = {
        text: versionName(notification.repo.name, deployment?.version || notification.ref.name),
        least: 20,
    };
    const place = { text: headerText(deployment?.environment ?? '') || 'an environment', least: 20 };
    const lines = {
        started: ['Deploying ', name, ' to ', place],
        waiting: [name, ' waits to be deployed to ', place],
        succeeded: [name, ' deployed to ', place],
        failed: ['Deploy to ', place, ' failed – ', name],
        error: ['Deploy to ', place, ' ended in an error – ', name],
        inactive: [name, ' no longer active on ', place],
        'rolled-back': [place, ' rolled back to ', name],
    };
    const line = lines[notification.state];
    return heading([`${(0,states/* stateRow */.G1)(notification).glyph} `, ...line, ...tail(notification)], {
        isReply: !['waiting', 'started'].includes(notification.state),
    });
}
function deploymentThreadKey({ deployment, run }) {
    return [deployment?.environment, deployment?.id ?? `run ${run.id}`];
}

// EXTERNAL MODULE: ./src/notification/digest/period.ts
var period = __webpack_require__(8551);
;// CONCATENATED MODULE: ./src/mail/sections/bars.ts

const MAX_RESULTS = 60;
const letters = { ok: '.', bad: 'x', other: '-' };
function drawBar(results) {
    const shown = results.slice(-MAX_RESULTS);
    const bar = [];
    for (const kind of shown) {
        const last = bar.at(-1);
        if (last?.kind === kind)
            last.count += 1;
        else
            bar.push({ kind, count: 1, width: 0 });
    }
    let counted = 0;
    let used = 0;
    for (const part of bar) {
        counted += part.count;
        part.width = Math.round((counted * 100) / shown.length) - used;
        used += part.width;
    }
    return { bar, said: shown.map((kind) => letters[kind]).join('') };
}
function barSections({ workflows }, groups, groupOf, rowOf) {
    return groups.flatMap(([group, heading, mark]) => {
        const rows = workflows.filter((one) => groupOf(one) === group).map((one) => rowOf(one, mark));
        return rows.length === 0 ? [] : [{ type: 'bars', name: 'digest', heading, rows }];
    });
}
function slowestSection({ slowestJobs }, [column, asideOf]) {
    if (slowestJobs.length === 0)
        return [];
    const rows = slowestJobs.slice(0, 10).map((job) => {
        return { mark: null, spans: [(0,view_view/* link */.nf)(job.name, job.url)], sub: [], aside: asideOf(job) };
    });
    const columns = ['Job', column];
    return [{ type: 'table', name: 'slowest', heading: 'Slowest jobs', columns, rows, more: [] }];
}

;// CONCATENATED MODULE: ./src/mail/kinds/digest.ts










function digestParts(notification, clock) {
    const { digest, repo } = notification;
    if (digest === undefined)
        return unreadParts(notification);
    const period = `${(0,format/* formatDay */.im)(digest.from, clock)} – ${(0,format/* formatDay */.im)(digest.to, clock)}`;
    const summary = digest_summaryOf(digest);
    const mark = markOf(notification);
    return {
        mark: { ...mark, ...wordOf(notification, digest) },
        context: [(0,view_view/* link */.nf)(repo.fullName, repo.url), (0,view_view/* plain */.pj)(` · CI digest · ${period}`)],
        headline: [(0,view_view/* plain */.pj)(` ${isUnsure(digest) ? 'of' : 'in'} ${repo.name}`)],
        preheader: digest_preheaderOf(digest, summary),
        summary,
        actions: [{ label: 'All runs', url: `${repo.url}/actions`, isPrimary: true }],
        sections: [
            ...missedSection(digest, clock),
            ...barSections(digest, groups, ({ state }) => state, (one, mark) => rowOf(one, mark, clock)),
            ...slowestSection(digest, ['Workflow and time', workflowAndTime]),
            ...fieldsSections(notification),
            ...missingSection(notification),
        ],
    };
}
function unreadParts(notification) {
    const { repo, run, missing } = notification;
    const reason = missing.find(({ section }) => section === 'digest')?.reason.replace(/\.$/, '');
    const summary = [
        [(0,view_view/* plain */.pj)('The digest could not be read')],
        ...(reason ? [reasonSpans(reason, repo)] : []),
        [(0,view_view/* plain */.pj)('So this mail cannot say what is red')],
    ];
    return {
        mark: toneMark('warn', 'No digest'),
        context: [(0,view_view/* link */.nf)(repo.fullName, repo.url), (0,view_view/* plain */.pj)(' · CI digest')],
        headline: [(0,view_view/* plain */.pj)(` of ${repo.name}`)],
        preheader: (0,view_view/* joinSentences */.DP)(summary),
        summary,
        actions: [
            { label: 'All runs', url: `${repo.url}/actions`, isPrimary: true },
            { label: `Run #${run.number}`, url: run.url, isPrimary: false },
        ],
        sections: [...fieldsSections(notification), ...missingSection(notification)],
    };
}
function isUnsure(digest) {
    return digest.isCut && digest.red + newlyMissed(digest).length === 0;
}
function countRows({ workflows }, n) {
    return new Set(workflows.map(({ branch }) => branch)).size > 1 ? `${n}` : (0,format/* count */.U9)(n, 'workflow');
}
function wordOf({ state }, digest) {
    if (isUnsure(digest))
        return toneMark('warn', 'Incomplete digest');
    if (digest.red > 0)
        return { word: `${countRows(digest, digest.red)} red` };
    return state === 'missed' ? { word: `${(0,format/* count */.U9)(newlyMissed(digest).length, 'workflow')} did not run` } : {};
}
function digest_preheaderOf(digest, summary) {
    const red = digest.workflows.filter((workflow) => workflow.state === 'red');
    const missed = newlyMissed(digest).slice(0, 5);
    if (red.length === 0 && missed.length > 0)
        return `Did not run: ${(0,format/* listWords */.yh)(missed.map(({ name }) => (0,view_view/* flatten */.Bq)(name)))}`;
    if (red.length === 0)
        return (0,view_view/* joinSentences */.DP)(summary);
    return `Red: ${(0,format/* listWords */.yh)(red.slice(0, 5).map((one) => (0,view_view/* flatten */.Bq)(`${one.name} (${one.branch})`)))}`;
}
function digest_summaryOf(digest) {
    const missed = missedSentences(digest);
    const cut = digest.isCut ? [[(0,view_view/* plain */.pj)('Some runs could not be read, so the counts are incomplete')]] : [];
    if (digest.runs === 0) {
        const still = `${countRows(digest, digest.red)} ${digest.red === 1 ? 'is' : 'are'} still red`;
        const red = digest.red > 0 ? [[(0,view_view/* plain */.pj)(still)]] : [];
        return [[(0,view_view/* plain */.pj)('No run passed or failed in this period')], ...red, ...missed, ...cut];
    }
    const parts = [
        digest.red > 0 ? `${digest.red} red` : '',
        digest.flaky > 0 ? `${digest.flaky} flaky` : '',
        digest.recovered > 0 ? `${digest.recovered} recovered` : '',
        digest.green > 0 ? `${digest.green} green` : '',
    ].filter(Boolean);
    const workflows = digest.red + digest.flaky + digest.recovered + digest.green;
    const named = countRows(digest, workflows);
    const rows = named === `${workflows}` ? '' : ` of ${named}`;
    return [[(0,view_view/* plain */.pj)(`${(0,format/* count */.U9)(digest.runs, 'run')}${rows}: ${(0,format/* listWords */.yh)(parts)}`)], ...missed, ...cut];
}
const groups = [
    ['red', 'Red now', toneMark('bad', 'red')],
    ['flaky', 'Flaky', { ...toneMark('warn', 'flaky'), glyph: '≈' }],
    ['recovered', 'Recovered', toneMark('good', 'recovered')],
    ['green', 'Green', toneMark('good', 'green')],
];
function rowOf(workflow, mark, clock) {
    const before = workflow.successRateBefore;
    const isSame = before === undefined || Math.abs(before - workflow.successRate) < 0.005;
    const others = workflow.bar.filter((one) => one === 'other').length;
    const isDecided = !(0,states/* isUndecided */.Ae)(workflow);
    const parts = [
        redSinceOf(workflow, clock),
        workflow.failed > 0
            ? `${workflow.failed} of ${(0,format/* count */.U9)(workflow.runs, 'run')} failed`
            : workflow.runs === 0
                ? 'did not run'
                : (0,format/* count */.U9)(workflow.runs, 'run'),
        others > 0 ? `${others} skipped or cancelled` : '',
        isSame || !isDecided ? '' : `was ${(0,format/* formatShare */.T1)(before)} green`,
        workflow.p50Ms === undefined
            ? ''
            : `median ${(0,format/* formatDuration */.a3)(workflow.p50Ms)}${trendOf(workflow.p50Ms, workflow.p50BeforeMs)}`,
        workflow.p95Ms === undefined ? '' : `95 % within ${(0,format/* formatDuration */.a3)(workflow.p95Ms)}`,
    ];
    return {
        mark,
        spans: [(0,view_view/* link */.nf)(workflow.name, workflow.url, 'strong'), (0,view_view/* soft */.LN)(` on ${(0,view_view/* clip */.$Q)(workflow.branch, 60)}`)],
        sub: [(0,view_view/* soft */.LN)(parts.filter(Boolean).join(' · '))],
        aside: isDecided ? `${(0,format/* formatShare */.T1)(workflow.successRate)} green` : '',
        ...drawBar(workflow.bar),
    };
}
function redSinceOf({ redSince, successRate, successRateBefore }, clock) {
    if (redSince === undefined)
        return '';
    const isOlder = successRate === 0 && (successRateBefore ?? 0) === 0;
    return `red ${isOlder ? 'at least ' : ''}since ${(0,format/* formatDay */.im)(redSince, clock)}`;
}
function trendOf(nowMs, beforeMs) {
    if (beforeMs === undefined || beforeMs <= 0 || Math.abs(nowMs - beforeMs) < beforeMs / 10)
        return '';
    return `, was ${(0,format/* formatDuration */.a3)(beforeMs)}`;
}
function workflowAndTime({ workflow, durationMs }) {
    return `${(0,view_view/* flatten */.Bq)((0,view_view/* clip */.$Q)(workflow, 60))} · ${(0,format/* formatDuration */.a3)(durationMs)}`;
}
function digestHeading(notification, _mode, clock) {
    const { digest } = notification;
    const counts = digest
        ? [
            [digest.red, 'red'],
            [newlyMissed(digest).length, 'missed'],
            [digest.flaky, 'flaky'],
            [digest.recovered, 'recovered'],
            [digest.green, 'green'],
        ]
        : [];
    const summary = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
    const found = [...summary, digest && isUnsure(digest) ? 'incomplete' : ''].filter(Boolean).join(', ');
    const state = digest ? found || 'quiet' : 'could not be read';
    const period = digest ? headerText(periodOf(digest, clock)) : '';
    return heading([
        'CI digest',
        ...some(' ', repoName(notification)),
        ` – ${state}`,
        period && ` (${period})`,
    ]);
}
function periodOf(digest, { locale, timezone }) {
    const times = [new Date(digest.from), new Date(digest.to)];
    if (times.some((time) => Number.isNaN(time.getTime())))
        return '';
    const write = (options) => {
        const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: timezone });
        return new Set(times.map((time) => format.format(time)));
    };
    const hasYears = write({ year: 'numeric' }).size > 1;
    const days = write({ day: 'numeric', month: 'short', ...(hasYears ? { year: 'numeric' } : {}) });
    return [...days].join('–');
}
function digestThreadKey({ workflow, digest }) {
    return [workflow.path ?? workflow.name, digest?.from, digest?.to];
}
const MAX_ROWS = 20;
function newlyMissed({ missed }) {
    return missed.filter(({ isNews }) => isNews);
}
function missedSentences(digest) {
    const news = newlyMissed(digest);
    const silent = news.filter(({ why }) => why === 'did-not-run' || why === 'unusable').length;
    const disabled = news.length - silent;
    const parts = [
        silent > 0 ? `${(0,format/* count */.U9)(silent, 'scheduled workflow')} did not run when due` : '',
        disabled > 0 ? `${(0,format/* count */.U9)(disabled, 'workflow')} ${disabled === 1 ? 'was' : 'were'} disabled` : '',
    ].filter(Boolean);
    return parts.length === 0 ? [] : [[(0,view_view/* plain */.pj)((0,format/* listWords */.yh)(parts))]];
}
function missedSection({ missed }, clock) {
    if (missed.length === 0)
        return [];
    const rows = missed.slice(0, MAX_ROWS).map((one) => {
        return {
            mark: { ...toneMark(one.isNews ? 'warn' : 'info', 'did not run'), glyph: one.isNews ? '!' : '–' },
            spans: [(0,view_view/* link */.nf)(one.name, one.url, 'strong'), (0,view_view/* soft */.LN)((0,view_view/* clip */.$Q)(['', ...one.schedules].join(' · '), 120))],
            sub: [(0,view_view/* soft */.LN)(explain(one, clock))],
            aside: '',
        };
    });
    const rest = missed.length - rows.length;
    const more = rest > 0 ? [(0,view_view/* soft */.LN)(`and ${rest} more`)] : [];
    return [{ type: 'rows', name: 'missed', heading: 'Did not run', intro: '', rows, more }];
}
function explain({ why, file, slots, firstMissed = '', lastRun }, clock) {
    const enable = `to enable it: gh workflow enable ${file}`;
    switch (why) {
        case 'disabled-by-inactivity':
            return `disabled by GitHub, because the repository was not active for 60 days; ${enable}`;
        case 'disabled-by-hand':
            return `disabled by hand; ${enable}`;
        case 'unusable':
            return 'GitHub cannot run this schedule: it takes five fields, and the name of a time zone';
        case 'did-not-run': {
            const times = slots === 1 ? 'missed once' : `missed ${slots >= period/* MAX_SLOTS */.Fn ? 'at least ' : ''}${slots} times`;
            const since = slots === 1 ? `, ${(0,format/* formatTime */.fU)(firstMissed, clock)}` : `, first ${(0,format/* formatTime */.fU)(firstMissed, clock)}`;
            const last = lastRun === undefined ? 'it never ran by schedule' : `last ran ${(0,format/* formatDay */.im)(lastRun, clock)}`;
            return `${times}${since} · ${last}`;
        }
    }
}

;// CONCATENATED MODULE: ./src/mail/kinds/job-digest.ts










function jobDigestParts(notification) {
    const { run, digest } = notification;
    if (digest === undefined)
        return unreadParts(notification);
    const summary = job_digest_summaryOf(notification, digest);
    const mark = markOf(notification);
    const calm = notification.state === 'quiet' ? 'No job passed or failed' : 'No job failed';
    const word = digest.red > 0 ? `${(0,format/* count */.U9)(digest.red, 'job')} failed` : calm;
    return {
        mark: { ...mark, word },
        context: contextOf(notification),
        headline: [(0,view_view/* plain */.pj)(` on ${placeOf(notification)}`)],
        preheader: job_digest_preheaderOf(digest, summary),
        summary,
        actions: [{ label: `Run #${run.number}`, url: run.url, isPrimary: true }],
        sections: [
            ...barSections(digest, job_digest_groups, groupOf, job_digest_rowOf),
            ...slowestSection(digest, ['Time', ({ durationMs }) => (0,format/* formatDuration */.a3)(durationMs)]),
            ...fieldsSections(notification),
            ...missingSection(notification),
        ],
    };
}
function job_digest_summaryOf({ run }, digest) {
    const { red, flaky, recovered, green, undecided, runs: legs } = digest;
    const total = red + flaky + recovered + green + undecided;
    const parts = [
        red > 0 ? `${red} failed` : '',
        flaky > 0 ? `${flaky} flaky` : '',
        recovered > 0 ? `${recovered} repaired` : '',
        green > 0 ? `${green} passed` : '',
        undecided > 0 ? `${undecided} skipped, cancelled or allowed to fail` : '',
    ].filter(Boolean);
    const took = run.durationMs === undefined ? '' : ` in ${(0,format/* formatDuration */.a3)(run.durationMs)}`;
    const sentences = [[(0,view_view/* plain */.pj)(`${(0,format/* count */.U9)(total, 'job')}${took}: ${(0,format/* listWords */.yh)(parts)}`)]];
    if (legs > total)
        sentences.push([(0,view_view/* plain */.pj)(`A matrix counts as one job; with every leg there are ${legs}`)]);
    if (digest.isCut)
        sentences.push([(0,view_view/* plain */.pj)('Some jobs could not be read, so the counts are incomplete')]);
    return sentences;
}
function job_digest_preheaderOf(digest, summary) {
    const red = digest.workflows.filter(({ state }) => state === 'red');
    if (red.length === 0)
        return (0,view_view/* joinSentences */.DP)(summary);
    return `Failed: ${(0,format/* listWords */.yh)(red.slice(0, 5).map(({ name }) => (0,view_view/* flatten */.Bq)(name)))}`;
}
const job_digest_groups = [
    ['red', 'Failed', toneMark('bad', 'failed')],
    ['flaky', 'Flaky: passed when run again', { ...toneMark('warn', 'flaky'), glyph: '≈' }],
    ['recovered', 'Repaired', toneMark('good', 'repaired')],
    ['green', 'Passed', toneMark('good', 'passed')],
    ['undecided', 'Skipped, cancelled or allowed to fail', toneMark('info', 'decided nothing')],
];
function groupOf(job) {
    return (0,states/* isUndecided */.Ae)(job) ? 'undecided' : job.state;
}
function job_digest_rowOf(job, mark) {
    const isMatrix = job.runs > 1;
    const times = isMatrix ? timesOf(job) : '';
    return {
        mark,
        spans: [(0,view_view/* link */.nf)(job.name, job.url, 'strong')],
        sub: times === '' ? [] : [(0,view_view/* soft */.LN)(times)],
        aside: isMatrix ? countLegs(job) : sayResult(job),
        ...(isMatrix ? drawBar(job.bar) : { bar: [], said: '' }),
    };
}
function timesOf({ p50Ms, p95Ms }) {
    return [
        p50Ms === undefined ? '' : `median ${(0,format/* formatDuration */.a3)(p50Ms)}`,
        p95Ms === undefined ? '' : `95 % within ${(0,format/* formatDuration */.a3)(p95Ms)}`,
    ]
        .filter(Boolean)
        .join(' · ');
}
function countLegs({ runs, failed, bar }) {
    if (failed > 0)
        return `${failed} of ${runs} failed`;
    const ok = bar.filter((one) => one === 'ok').length;
    return ok === runs ? `${runs} passed` : `${ok} of ${runs} passed`;
}
function sayResult(job) {
    if (job.failed > 0)
        return 'failed';
    if (groupOf(job) === 'undecided')
        return '';
    return job.p50Ms === undefined ? 'passed' : `passed in ${(0,format/* formatDuration */.a3)(job.p50Ms)}`;
}

;// CONCATENATED MODULE: ./src/mail/kinds/message.ts







function messageParts(notification, options) {
    const { repo, workflow } = notification;
    return {
        mark: markOf(notification),
        context: contextOf(notification),
        headline: [(0,view_view/* link */.nf)(options.subject || `${workflow.name} of ${repo.fullName}`, null)],
        preheader: options.body?.text ?? '',
        summary: [],
        actions: [],
        sections: [...fieldsSections(notification), ...missingSection(notification)],
    };
}
function messageHeading(notification) {
    return heading([
        'Message',
        ...some(' from ', workflowPart(notification)),
        ...tail(notification, notification.run.number),
    ]);
}
function messageThreadKey(notification, mode) {
    if (mode === 'branch')
        return ['branch', incidentOf(notification).scope];
    return mode === 'run' ? ['run', notification.run.id] : undefined;
}

// EXTERNAL MODULE: ./src/notification/release.ts
var notification_release = __webpack_require__(9138);
// EXTERNAL MODULE: ./src/mail/html/markdown.ts
var html_markdown = __webpack_require__(5328);
;// CONCATENATED MODULE: ./src/mail/kinds/release.ts









function releaseParts(notification, { notes, ...clock }) {
    const { release, repo } = notification;
    const tag = release?.tag ?? notification.ref.name;
    const name = release?.name && !release.name.includes(tag) ? `${release.name} (${tag})` : release?.name || tag;
    const summary = release_summaryOf(notification, clock, tag);
    return {
        mark: markOf(notification),
        context: [(0,view_view/* link */.nf)(repo.fullName, repo.url), (0,view_view/* plain */.pj)(` · release ${tag}`)],
        headline: [
            (0,view_view/* plain */.pj)(notification.state === 'published' || notification.state === 'prereleased' ? ' ' : ': '),
            (0,view_view/* link */.nf)(name, null),
        ],
        preheader: (0,view_view/* joinSentences */.DP)(summary),
        summary,
        actions: release_actionsOf(notification),
        sections: [
            ...notesSection(notification, notes),
            ...changesSection(notification, release?.previousTag ? `Commits since ${release.previousTag}` : 'Commits'),
            ...assetsSection(notification),
            ...fieldsSections(notification),
            ...missingSection(notification),
        ],
    };
}
function release_summaryOf(notification, clock, tag) {
    const { release, repo } = notification;
    const verb = { prereleased: 'was published as a pre-release', edited: 'was edited', drafted: 'was drafted' }[notification.state] ?? 'was released';
    const person = (0,format/* nameOf */.Vb)((release?.action ? notification.actor : release?.author) ?? notification.actor);
    const first = [(0,view_view/* strong */.ko)(tag), (0,view_view/* plain */.pj)(` of ${repo.name} ${verb}${person ? ` by ${person}` : ''}`)];
    const sentences = [first];
    if (release?.publishedAt) {
        const time = (0,format/* formatTime */.fU)(release.publishedAt, clock);
        if (notification.state === 'edited' || isPromotion(notification))
            sentences.push([(0,view_view/* plain */.pj)(`It was first published ${time}`)]);
        else
            first.push((0,view_view/* plain */.pj)(`, ${time}`));
    }
    if (release?.previousTag)
        sentences.push([(0,view_view/* plain */.pj)(`It follows ${release.previousTag}`)]);
    if (release?.isPrerelease) {
        const isSaid = notification.state === 'prereleased';
        sentences.push([(0,view_view/* plain */.pj)(`It ${isSaid ? '' : 'is a pre-release and '}may not be ready for production`)]);
    }
    return sentences;
}
function isPromotion({ release, run }) {
    const ageMs = Date.parse(run.finishedAt ?? '') - Date.parse(release?.publishedAt ?? '');
    return release?.action === 'released' && ageMs > notification_release/* PROMOTION_MS */.Z3;
}
function release_actionsOf(notification) {
    const { release } = notification;
    if (release === undefined)
        return [{ label: `Run #${notification.run.number}`, url: notification.run.url, isPrimary: true }];
    const actions = [{ label: 'View release', url: release.url, isPrimary: true }];
    if (release.compareUrl) {
        const label = release.previousTag ? `Changes since ${release.previousTag}` : 'Changes';
        actions.push({ label, url: release.compareUrl, isPrimary: false });
    }
    return actions;
}
function notesSection(notification, notes) {
    if (notes === undefined || notes.text.trim() === '')
        return [];
    const isCut = notification.release?.isNotesCut || (notification.release?.notes.length ?? 0) > html_markdown/* maxMarkdown */.y;
    const note = isCut ? 'The notes are longer. The release page shows all of them.' : '';
    return [{ type: 'prose', name: 'notes', heading: 'Release notes', ...notes, note }];
}
function assetsSection(notification) {
    const assets = notification.release?.assets ?? [];
    if (assets.length === 0)
        return [];
    const rows = assets.slice(0, 20).map((asset) => ({
        mark: null,
        spans: [(0,view_view/* link */.nf)(asset.name, asset.url)],
        sub: asset.digest ? [(0,view_view/* link */.nf)(asset.digest, null, 'code')] : [],
        aside: (0,format/* formatSize */.Xq)(asset.size),
    }));
    const more = assets.length > rows.length
        ? [(0,view_view/* link */.nf)(`and ${(0,format/* count */.U9)(assets.length - rows.length, 'more file')}`, notification.release?.url)]
        : [];
    return [{ type: 'rows', name: 'assets', heading: 'Files', intro: '', rows, more }];
}
function releaseHeading(notification, mode) {
    const { release } = notification;
    const isEdit = notification.state === 'edited';
    const isAlone = isEdit && mode === 'none';
    const isDraft = isEdit ? release?.isDraft : notification.state === 'drafted';
    const isPrerelease = isEdit
        ? release?.isPrerelease
        : notification.state === 'prereleased' || release?.isPrerelease;
    const words = isAlone ? 'release edited' : isDraft ? 'drafted' : isPrerelease ? 'pre-released' : 'released';
    const name = versionName(notification.repo.name, release?.tag || release?.name || notification.ref.name);
    const repeats = isEdit && !isAlone;
    return heading([{ text: name, least: 20 }, ` ${words}`, ...tail(notification)], {
        isReply: repeats,
        repeats,
    });
}
function releaseThreadKey({ release }) {
    return [release?.tag, String(release?.isDraft), String(release?.isPrerelease)];
}

;// CONCATENATED MODULE: ./src/mail/kinds/index.ts






const mailKinds = {
    build: {
        view: buildParts,
        heading: buildHeading,
        threadKey: buildThreadKey,
        footerKeys: buildFooterKeys,
    },
    release: {
        view: releaseParts,
        heading: releaseHeading,
        threadKey: releaseThreadKey,
        footerKeys: () => [],
    },
    deployment: {
        view: deploymentParts,
        heading: deploymentHeading,
        threadKey: deploymentThreadKey,
        footerKeys: ({ deployment }) => (deployment ? [['environment', deployment.environment]] : []),
    },
    digest: {
        view: digestParts,
        heading: digestHeading,
        threadKey: digestThreadKey,
        footerKeys: () => [],
    },
    'job-digest': {
        view: jobDigestParts,
        heading: digestHeading,
        threadKey: digestThreadKey,
        footerKeys: () => [],
    },
    message: {
        view: messageParts,
        heading: messageHeading,
        threadKey: messageThreadKey,
        footerKeys: () => [],
    },
};
function mailKindOf({ kind, digest }) {
    return mailKinds[kind === 'digest' && digest?.of === 'jobs' ? 'job-digest' : kind];
}

;// CONCATENATED MODULE: ./src/mail/headers/thread.ts



function threadOf(notification, mode, domain, unique, clock) {
    const { heading, threadKey } = mailKindOf(notification);
    const { topic, subject, isReply } = heading(notification, mode, clock);
    const host = asciiDomain(domain);
    const { kind, state, repo, run } = notification;
    const messageId = `<${kind}.${run.id}.${run.attempt}.${state}.${hash(unique).slice(0, 20)}@${host}>`;
    const key = mode === 'none' ? undefined : threadKey(notification, mode);
    const root = key && `<${kind}.${hash(JSON.stringify([kind, repo.id, ...key])).slice(0, 32)}@${host}>`;
    const sentAt = Date.parse(run.finishedAt ?? run.startedAt ?? '');
    return {
        messageId,
        ...(root !== undefined && isReply ? { inReplyTo: root } : {}),
        references: root === undefined ? [] : [root],
        topic,
        index: threadIndex(root ?? messageId, root !== undefined && isReply ? { sentAt, messageId } : undefined),
        rootId: root,
        subject,
    };
}
const FILETIME_OFFSET = 116444736000000000n;
const INDEX_EPOCH = filetime(Date.UTC(2020, 0, 1));
function threadIndex(id, reply) {
    const header = Buffer.alloc(22);
    header[0] = 0x01;
    header.writeUIntBE(Number(INDEX_EPOCH >> 24n), 1, 5);
    (0,external_node_crypto_.createHash)('sha256').update(id).digest().copy(header, 6, 0, 16);
    if (reply === undefined)
        return header.toString('base64');
    const child = Buffer.alloc(5);
    child.writeUInt32BE(timeDelta(reply.sentAt));
    child[4] = (0,external_node_crypto_.createHash)('sha256').update(reply.messageId).digest()[0] ?? 0;
    return Buffer.concat([header, child]).toString('base64');
}
function timeDelta(sentAtMs) {
    if (Number.isNaN(sentAtMs))
        return 0;
    const anchor = (INDEX_EPOCH >> 24n) << 24n;
    const difference = filetime(sentAtMs) - anchor;
    if (difference < 0n)
        return 0;
    if (difference >> 49n === 0n)
        return Number(difference >> 18n);
    return Number(0x80000000n | ((difference >> 23n) & 0x7fffffffn));
}
function filetime(unixMs) {
    return BigInt(Math.trunc(unixMs)) * 10000n + FILETIME_OFFSET;
}
function hash(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}

;// CONCATENATED MODULE: ./src/mail/message/attachments.ts


async function fitAttachments(found, options) {
    const { limit, overflow, service, measure } = options;
    let { attachments, leftOut } = found;
    for (;;) {
        const size = await measure(attachments, leftOut);
        if (size <= limit)
            return { attachments, leftOut };
        if (overflow === 'fail' || attachments.length === 0)
            throw refuseSize(size, limit, attachments, overflow, service);
        const kept = dropLargest(attachments, size - limit);
        const dropped = attachments.filter((attachment) => !kept.includes(attachment));
        const reason = `does not fit into a mail of ${(0,format/* formatSize */.Xq)(limit)}`;
        leftOut = [...leftOut, ...dropped.map(({ filename, size }) => ({ name: filename, size, reason }))];
        attachments = kept;
    }
}
function dropLargest(attachments, excess) {
    const kept = [...attachments];
    const bySize = [...attachments].sort((a, b) => b.size - a.size);
    let freed = 0;
    for (const largest of bySize) {
        kept.splice(kept.indexOf(largest), 1);
        freed += (Math.ceil(largest.size / 3) * 4 * 78) / 76 + PART_OVERHEAD;
        if (freed >= excess)
            break;
    }
    return kept;
}
const PART_OVERHEAD = 1_000;
function refuseSize(size, limit, attachments, overflow, service) {
    const list = [...attachments]
        .sort((a, b) => b.size - a.size)
        .map(({ filename, size }) => `${filename}: ${(0,format/* formatSize */.Xq)(size)}`);
    const encoded = `${formatCount(size)} octets as encoded`;
    return new errors/* ActionError */.lZ('input', {
        input: attachments.length > 0 ? 'attachments' : undefined,
        title: `The mail is too large: ${encoded}, ${formatCount(size - limit)} more than the ${formatCount(limit)} that ${service} takes`,
        causes: [
            `Attachments are sent in base64, which makes them a third larger: about ${(limit * 0.73e-6).toFixed(1)} MB of files fit into one mail.`,
            ...(list.length > 0
                ? [`Attached: ${list.slice(0, MAX_LISTED).join('; ')}${moreThan(list.length)}.`]
                : []),
        ],
        remedies: [
            'Attach less, or pack the files (a directory pattern that ends in "/" is attached as a .zip).',
            ...(overflow === 'fail' && attachments.length > 0
                ? ['Set attachments-overflow: link to leave the largest out and list them in the mail.']
                : []),
        ],
        anchor: 'too-large',
    });
}
const MAX_LISTED = 20;
function moreThan(count) {
    return count > MAX_LISTED ? `; and ${count - MAX_LISTED} more` : '';
}
function formatCount(value) {
    return value.toLocaleString('en-US');
}
const REFERENCE = /(["'])cid:([^"'<>]*)\1|([=(]\s*)cid:([^\s"'()<>]+)/gi;
function inlineImages(html, attachments, makeId) {
    const ids = new Map();
    const unknown = new Set();
    const known = new Map(attachments.map((attachment) => [attachment.filename.toLowerCase(), attachment]));
    const find = (reference) => {
        const name = decodeReference(reference);
        const attachment = known.get(name.toLowerCase());
        if (!attachment) {
            unknown.add(name);
            return undefined;
        }
        const id = ids.get(attachment.filename) ?? makeId(ids.size);
        ids.set(attachment.filename, id);
        return id;
    };
    const written = html.replace(REFERENCE, (whole, quote, quoted = '', before = '', bare = '') => {
        const id = find(quote === undefined ? bare : quoted);
        if (id === undefined)
            return whole;
        return quote === undefined ? `${before}cid:${id}` : `${quote}cid:${id}${quote}`;
    });
    return {
        html: written,
        attachments: attachments.map((attachment) => {
            const cid = ids.get(attachment.filename);
            return cid === undefined ? attachment : { ...attachment, cid };
        }),
        warnings: [...unknown].map((name) => `The HTML refers to cid:${name}, but no attachment has that name.`),
    };
}
function decodeReference(reference) {
    const text = reference.replaceAll('&amp;', '&');
    try {
        return decodeURIComponent(text).normalize('NFC');
    }
    catch {
        return text.normalize('NFC');
    }
}

// EXTERNAL MODULE: ./src/notification/cut-markdown.ts
var cut_markdown = __webpack_require__(1821);
// EXTERNAL MODULE: ./src/mail/html/escape.ts
var html_escape = __webpack_require__(5218);
;// CONCATENATED MODULE: ./src/mail/html/markup.ts

class Markup {
    source;
    constructor(source) {
        this.source = source;
    }
}
function html(literals, ...values) {
    let source = literals[0] ?? '';
    values.forEach((value, index) => {
        source += write(value) + (literals[index + 1] ?? '');
    });
    return new Markup(source);
}
function rawHtml(source) {
    return new Markup(source);
}
function write(value) {
    if (value === null || value === undefined || value === false)
        return '';
    if (value instanceof Markup)
        return value.source;
    if (typeof value === 'object')
        return value.map(write).join('');
    return (0,html_escape/* escapeHtml */.Z)(String(value));
}

// EXTERNAL MODULE: ./src/mail/html/style.ts
var html_style = __webpack_require__(4836);
;// CONCATENATED MODULE: ./src/mail/html/part.ts



function writeHtml(view) {
    const { mark, footer } = view;
    const language = html ` lang="${view.language.tag}" dir="${view.language.direction}"`;
    const ours = view.language.tag.startsWith('en') ? '' : html ` lang="en" dir="ltr"`;
    return html `<!doctype html>
<html${language}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${view.title}</title>
<style>
${rawHtml(html_style/* styleBlock */.ns)}
</style>
</head>
<body class="pg" style="${html_style/* styles */.R7.body}">
<div${language} style="${html_style/* styles */.R7.preheader}">${view.preheader}${padding(view.preheader)}</div>
<table${language} role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${html_style/* colors */.Tj.page}" class="pg" style="${html_style/* styles */.R7.page}"><tr><td align="center" class="nx" style="padding:24px 8px">
<!--[if mso]><table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${html_style/* colors */.Tj.card}" class="cd" style="${html_style/* styles */.R7.card}">
<tr${!view.isMessage && ours}><td class="pd ${mark.tone}b" bgcolor="${html_style/* colors */.Tj[`${mark.tone}Back`]}" style="padding:20px 32px;border-radius:11px 11px 0 0;${html_style/* styles */.R7[`${mark.tone}Back`]}">
<p class="m" style="${html_style/* styles */.R7.context}">${quietSpans(view.context)}</p>
<h1 class="i h1" dir="auto" style="${html_style/* styles */.R7.h1}">${!view.isMessage && headMark(mark)}${spans(view.headline)}</h1>
</td></tr>${view.summary.length > 0 && summary(view.summary, ours)}${view.actions.length > 0 && buttons(view.actions, ours)}${view.sections.map((section) => html `
<tr><td class="pd" style="padding:26px 32px 0">${part_write(section)}
</td></tr>`)}
<tr${ours}><td class="pd" style="padding:26px 32px 22px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="ln" style="border-top:1px solid ${html_style/* colors */.Tj.line};padding-top:14px">${[
        ...(footer.shed === '' ? [] : [footer.shed]),
        ...footer.reasons,
    ].map((line) => html `<p class="m" style="${html_style/* styles */.R7.footer}">${line}</p>`)}
<p class="m" style="${html_style/* styles */.R7.footer}">${footer.meta}</p>
<p class="m" style="${html_style/* styles */.R7.footer};margin:0">${footer.keys}</p>
</td></tr></table></td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>`.source;
}
function padding(preheader) {
    return rawHtml(` ${'&#847;&zwnj;&nbsp;'.repeat(Math.max(0, 150 - preheader.length))}`);
}
function headMark({ tone, glyph, word }) {
    return html `<span class="${tone}" style="${html_style/* styles */.R7[tone]}"><span aria-hidden="true">${glyph}</span>&nbsp;${word}</span>`;
}
function summary(sentences, language) {
    const written = sentences.map((sentence, index) => html `${index > 0 && ' '}${spans(sentence)}${(0,view_view/* stopOf */.EV)(sentence)}`);
    return html `
<tr${language}><td class="pd" style="padding:20px 32px 0"><p class="i" style="${html_style/* styles */.R7.summary}">${written}</p></td></tr>`;
}
function buttons(actions, language) {
    return html `
<tr${language}><td class="pd" style="padding:18px 32px 0"><table role="presentation" cellpadding="0" cellspacing="0" border="0" class="by"><tr>${actions.map((action) => html `
<td class="st" style="padding:0 10px 0 0"><table role="presentation" cellpadding="0" cellspacing="0" border="0" class="by"><tr>${part_button(action)}</tr></table></td>`)}
</tr></table></td></tr>`;
}
function part_button({ label, url, isPrimary }) {
    return isPrimary
        ? html `<td class="bt" align="center" bgcolor="${html_style/* colors */.Tj.button}" style="${html_style/* styles */.R7.primaryCell}"><a class="bt bl" href="${url}" style="${html_style/* styles */.R7.primary}">${label}</a></td>`
        : html `<td align="center" style="${html_style/* styles */.R7.secondaryCell}"><a class="a ln bl" href="${url}" style="${html_style/* styles */.R7.secondary}">${label}</a></td>`;
}
function part_write(section) {
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
function writeFailure({ heading, aside, remarks, more, log, url }) {
    const soft = aside !== '' && html ` <span class="m" style="${html_style/* styles */.R7.soft};font-size:13px">${aside}</span>`;
    return html `<h2 class="i" style="${html_style/* styles */.R7.h2}">${spans(heading)}${soft}</h2>${remarks.map(writeRemark)}${more !== '' && softLine(more)}${log && writeLog(log, url)}`;
}
function writeRemark({ tone, word, place, title, text }) {
    const lines = text.split('\n').map((line, index) => html `${index > 0 && rawHtml('<br>')}${line}`);
    return html `
<p class="i" style="${html_style/* styles */.R7.p}"><span class="${tone}" style="${html_style/* styles */.R7[tone]};font-weight:600">${word}</span> ${place && html `${spans([place])} `}${title !== '' && html `<strong dir="auto" style="${html_style/* styles */.R7.strong}">${title}</strong> `}${lines}</p>`;
}
function writeLog({ lines, note }, url) {
    const whole = url && html `<a class="m" href="${url}" style="${html_style/* styles */.R7.quietLink}">Whole log</a>`;
    const below = html `<p class="m" style="${html_style/* styles */.R7.softP};margin:6px 0 0">${whole}${note !== '' && ` · ${note}`}</p>`;
    return html `
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed"><tr><td bgcolor="${html_style/* colors */.Tj.log}" dir="auto" style="${html_style/* styles */.R7.log}">${writeLines(lines)}</td></tr></table>${(whole || note !== '') && below}`;
}
const part_tones = {
    command: html_style/* styles */.R7.logCommand,
    error: html_style/* styles */.R7.logError,
    warning: html_style/* styles */.R7.logWarning,
    soft: html_style/* styles */.R7.logSoft,
    gap: html_style/* styles */.R7.logSoft,
};
function writeLines(lines) {
    const runs = [];
    lines.forEach(({ text, tone }, index) => {
        const parts = text.split(/(^ +| {2,})/).map((part) => (/^ +$/.test(part) ? blanks(part) : part));
        const spaced = html `<span dir="auto">${parts}</span>`;
        const last = runs.at(-1);
        if (last?.tone === tone)
            last.lines.push(rawHtml('<br>'), spaced);
        else
            runs.push({ tone, lines: [index > 0 && rawHtml('<br>'), spaced] });
    });
    return runs.map((run) => {
        const [lead, ...rest] = run.lines;
        const style = part_tones[run.tone];
        return style === undefined ? run.lines : html `${lead}<span style="${style}">${rest}</span>`;
    });
}
function blanks(spaces) {
    return rawHtml('&nbsp;'.repeat(spaces.length));
}
function writeRows({ heading, intro, rows, more }) {
    return html `${headingLine(heading)}${intro !== '' && softLine(intro)}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">${rows.map(writeRow)}
</table>${moreLine(more)}`;
}
function writeRow({ mark, spans: text, sub, aside }) {
    const markCell = mark && html `<td class="ln ${mark.tone}" style="${html_style/* styles */.R7.markCell};${html_style/* styles */.R7[mark.tone]}">${mark.glyph}</td>`;
    const below = sub.length > 0 && html `<br><span class="m" style="${html_style/* styles */.R7.sub}">${quietSpans(sub)}</span>`;
    const asideCell = aside !== '' && html `<td class="ln m" align="right" style="${html_style/* styles */.R7.aside};white-space:nowrap">${aside}</td>`;
    return html `
<tr>${markCell}<td${!asideCell && rawHtml(' colspan="2"')} class="ln i" dir="auto" style="${html_style/* styles */.R7.cell}">${spans(text)}${below}</td>${asideCell}</tr>`;
}
function writeTable({ heading, columns, rows, more }) {
    const heads = columns.map((column, index) => index === 0
        ? html `<th scope="col" align="left" class="m" style="${html_style/* styles */.R7.head}">${column}</th>`
        : html `<th scope="col" align="right" class="m" style="${html_style/* styles */.R7.headRight}">${column}</th>`);
    return html `${headingLine(heading)}
<table width="100%" cellpadding="0" cellspacing="0" border="0">
<tr>${heads}</tr>${rows.map(({ mark, spans: text, aside, sub }) => html `
<tr><th scope="row" align="left" class="ln i" style="${html_style/* styles */.R7.cell}">${mark && html `${inlineMark(mark)} `}${spans(text)}</th><td class="ln m" align="right" style="${html_style/* styles */.R7.aside};word-break:normal">${aside}</td>${columns.length > 2 && html `<td class="ln m" align="right" style="${html_style/* styles */.R7.aside};white-space:nowrap">${quietSpans(sub)}</td>`}</tr>`)}
</table>${moreLine(more)}`;
}
function writeFacts({ heading, rows }) {
    return html `${headingLine(heading)}
<table width="100%" cellpadding="0" cellspacing="0" border="0">${rows.map((row) => html `
<tr><th scope="row" align="left" class="ln m" style="${html_style/* styles */.R7.label}">${row.label}</th><td class="ln i" width="62%" style="${html_style/* styles */.R7.cell}">${spans(row.spans)}</td></tr>`)}
</table>`;
}
function writeSteps({ heading, points }) {
    const heads = points.map(({ label }) => html `<th scope="col" align="left" class="m" style="${html_style/* styles */.R7.head};padding-right:10px;width:33%">${label}</th>`);
    return html `${headingLine(heading)}
<table width="100%" cellpadding="0" cellspacing="0" border="0">
<tr>${heads}</tr>
<tr>${points.map(writePoint)}</tr>
</table>`;
}
function writePoint({ mark, spans: text, sub }) {
    const below = sub !== '' && html `<br><span class="m" style="${html_style/* styles */.R7.sub}">${sub}</span>`;
    return html `<td class="ln i" style="${html_style/* styles */.R7.cell};padding-right:10px">${inlineMark(mark)}${spans(text)}${below}</td>`;
}
function writeProse({ heading, html: prose, note }) {
    return html `${heading !== '' && headingLine(heading)}
<div class="i" style="${html_style/* styles */.R7.prose}">${rawHtml(prose)}</div>${note !== '' && softLine(note)}`;
}
function writeBars({ heading, rows }) {
    return html `${headingLine(heading)}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">${rows.map(writeBarRow)}
</table>`;
}
function writeBarRow({ mark, spans: text, aside, sub, bar }) {
    const close = sub.length > 0 && ';padding-bottom:2px';
    const second = sub.length > 0 &&
        html `
<tr><td colspan="2" class="m" style="${html_style/* styles */.R7.sub};padding:0 0 9px">${quietSpans(sub)}</td></tr>`;
    const strip = bar.length > 0 &&
        html `
<tr><td colspan="2" style="padding:0 0 10px"><table role="presentation" aria-hidden="true" width="100%" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed;"><tr>${bar.map(writeBar)}</tr></table></td></tr>`;
    return html `
<tr><td class="ln i" style="${html_style/* styles */.R7.cell}${close}">${mark && inlineMark(mark)}${spans(text)}</td><td class="ln m" align="right" style="${html_style/* styles */.R7.aside}${close};white-space:nowrap">${aside}</td></tr>${second}${strip}`;
}
const barNames = { ok: 'barOk', bad: 'barBad', other: 'barOther' };
function writeBar({ kind, width }) {
    const name = barNames[kind];
    return html `<td width="${width}%" height="8" bgcolor="${html_style/* colors */.Tj[name]}" style="${html_style/* styles */.R7[name]};line-height:8px;font-size:0">&nbsp;</td>`;
}
function headingLine(heading) {
    return html `<h2 class="i" style="${html_style/* styles */.R7.h2}">${heading}</h2>`;
}
function softLine(text) {
    return html `<p class="m" style="${html_style/* styles */.R7.softP}">${text}</p>`;
}
function moreLine(more) {
    return more.length > 0 && softLine(quietSpans(more));
}
function inlineMark({ tone, glyph }) {
    return html `<span class="${tone}" style="${html_style/* styles */.R7[tone]}">${glyph}</span>&nbsp;`;
}
function spans(list) {
    return list.map((span) => writeSpan(span, 'a', html_style/* styles */.R7.link));
}
function quietSpans(list) {
    return list.map((span) => writeSpan(span, 'm', html_style/* styles */.R7.quietLink));
}
function writeSpan({ text, style, url }, linkClass, linkStyle) {
    if (url !== null) {
        const own = style === 'code' ? `;${html_style/* styles */.R7.code}` : style === 'strong' ? `;${html_style/* styles */.R7.strong}` : '';
        return html `<a class="${linkClass}" dir="auto" href="${url}" style="${linkStyle}${own}">${text}</a>`;
    }
    switch (style) {
        case 'plain':
            return html `${text}`;
        case 'strong':
            return html `<strong dir="auto" style="${html_style/* styles */.R7.strong}">${text}</strong>`;
        case 'error':
            return html `<span class="bad" dir="auto" style="${html_style/* styles */.R7.error}">${text}</span>`;
        case 'code':
            return html `<code dir="auto" style="${html_style/* styles */.R7.code}">${text}</code>`;
        case 'soft':
            return html `<span class="m" dir="auto" style="${html_style/* styles */.R7.soft}">${text}</span>`;
    }
}

;// CONCATENATED MODULE: ./src/mail/kinds/layout.ts





function viewOf(notification, options) {
    const kind = mailKindOf(notification);
    const parts = kind.view(notification, options);
    const sections = options.body === undefined
        ? parts.sections
        : [
            { type: 'prose', name: 'body', heading: '', note: '', ...options.body },
            ...(options.showsFields ? detailsSection(notification) : []),
            ...missingSection(notification),
        ];
    const shed = options.shed ?? [];
    const isMessage = notification.kind === 'message';
    const isTheirs = isMessage || options.body !== undefined || /^en\b/.test(options.locale);
    const tag = isTheirs ? options.locale : 'en';
    return {
        ...parts,
        language: { tag, direction: (0,format/* directionOf */.FR)(tag) },
        isMessage,
        title: options.subject || `${parts.mark.word}${(0,view_view/* textOf */.b6)(parts.headline)}`,
        preheader: (0,view_view/* flatten */.Bq)((0,view_view/* clip */.$Q)(parts.preheader, 240)),
        actions: parts.actions.flatMap((action) => {
            const url = (0,view_view/* webUrl */.qP)(action.url);
            return url === null ? [] : [{ ...action, label: (0,view_view/* flatten */.Bq)((0,view_view/* clip */.$Q)(action.label, 60)), url }];
        }),
        sections,
        footer: {
            reasons: options.reasons.map(view_view/* flatten */.Bq),
            meta: metaOf(notification),
            keys: keysOf(notification, kind.footerKeys),
            shed: shed.length === 0 ? '' : `Left out to keep this mail small: ${(0,format/* listWords */.yh)(shed)}.`,
        },
    };
}
function metaOf(notification) {
    const { run, state, people } = notification;
    const verbs = {
        push: 'Pushed',
        schedule: 'Started by a schedule last changed',
        workflow_dispatch: 'Started manually',
        release: { drafted: 'Drafted', edited: 'Edited' }[state] ?? 'Released',
    };
    const isReRun = run.attempt > 1;
    const verb = isReRun ? 'Re-run' : verbs[run.event];
    const actor = (0,format/* nameOf */.Vb)(isReRun ? people.requester : notification.actor);
    const started = verb ? `${verb} by ${actor}` : `Started by ${actor} (${run.event})`;
    const parts = [actor ? started : `Event ${run.event}`];
    if (notification.commit)
        parts.push(`commit ${notification.commit.shortSha}`);
    if (isReRun)
        parts.push(`attempt ${run.attempt}`);
    if (run.durationMs !== undefined)
        parts.push((0,format/* formatDuration */.a3)(run.durationMs));
    return (0,view_view/* flatten */.Bq)(parts.join(', '));
}
function keysOf(notification, kindKeys) {
    const keys = [
        ['state', notification.state],
        ['repo', notification.repo.fullName],
        ['workflow', notification.workflow.name],
        [notification.ref.type === 'pr' ? 'branch' : notification.ref.type, notification.ref.name],
        ...kindKeys(notification),
    ];
    if (notification.kind !== 'build')
        keys.unshift(['kind', notification.kind]);
    return keys.map(([key, value]) => `ci:${key}=${(0,view_view/* clip */.$Q)(value, 120).replace(/\s+/gu, '-')}`).join(' ');
}

;// CONCATENATED MODULE: ./src/mail/size.ts

const maxEncoded = 80 * 1024;
function encodedSize(text) {
    let size = 0;
    for (let index = 0; index < text.length; index += 1) {
        const unit = text.charCodeAt(index);
        if (unit < 0x80)
            size += unit === 0x3d || (unit < 0x20 && unit !== 0x0a && unit !== 0x09) ? 3 : unit === 0x0a ? 2 : 1;
        else
            size += unit < 0x800 ? 6 : unit >= 0xd800 && unit <= 0xdfff ? 6 : 9;
    }
    return size + Math.ceil(size / 73) * 3;
}
const cuts = [
    { what: 'names of green jobs', apply: foldGreenJobs },
    { what: 'commits over 5', apply: (notification) => cutCommits(notification, 5) },
    { what: 'annotations over 5', apply: (notification) => cutAnnotations(notification, 5) },
    { what: 'failed tests over 10', apply: (notification) => cutTests(notification, 10) },
    {
        what: 'colors of the log',
        apply: (notification) => mapLogs(notification, (lines) => lines.map((line) => ({ ...line, tone: 'plain' }))),
    },
    { what: 'log of the third failure', apply: (notification) => dropLogsFrom(notification, 2) },
    { what: 'log of the second failure', apply: (notification) => dropLogsFrom(notification, 1) },
    {
        what: 'log lines over 15',
        apply: (notification) => mapLogs(notification, (lines) => keepEnds(lines, 15)),
    },
    {
        what: 'green workflows',
        apply: (notification) => cutWorkflows(notification, (state) => state !== 'green', 40),
    },
    { what: 'most of the release notes', apply: (notification) => cutNotes(notification, 6000) },
    { what: 'long lines', apply: clipTexts },
    { what: 'most jobs, fields and files', apply: cutLists },
    { what: 'the rest of the details', apply: cutRest },
];
function foldGreenJobs(notification) {
    const jobs = notification.jobs;
    const green = jobs?.groups.filter((group) => group.conclusion === 'success' && group.ok === group.total) ?? [];
    if (jobs === undefined || green.length < 2)
        return notification;
    const [first] = green;
    if (first === undefined)
        return notification;
    const sum = { ...first, name: 'all others' };
    for (const group of green.slice(1)) {
        sum.total += group.total;
        sum.ok += group.ok;
        if (group.durationMs !== undefined)
            sum.durationMs = (sum.durationMs ?? 0) + group.durationMs;
    }
    const rest = jobs.groups.filter((group) => !green.includes(group));
    return { ...notification, jobs: { ...jobs, groups: [...rest, sum] } };
}
function cutCommits(notification, max) {
    const changes = notification.changes;
    if (changes === undefined || changes.commits.length <= max)
        return notification;
    return { ...notification, changes: { ...changes, commits: changes.commits.slice(0, max) } };
}
function cutAnnotations(notification, max) {
    if (notification.failures.every((failure) => failure.annotations.length <= max))
        return notification;
    return mapFailures(notification, (failure) => ({
        ...failure,
        annotations: failure.annotations.slice(0, max),
    }));
}
function cutTests(notification, max) {
    const tests = notification.tests;
    if (tests === undefined || tests.failures.length <= max)
        return notification;
    const more = tests.more + tests.failures.length - max;
    return { ...notification, tests: { ...tests, failures: tests.failures.slice(0, max), more } };
}
function mapFailures(notification, change) {
    return { ...notification, failures: notification.failures.map(change) };
}
function mapLogs(notification, change) {
    if (notification.failures.every((failure) => failure.log === undefined))
        return notification;
    return mapFailures(notification, (failure) => failure.log === undefined
        ? failure
        : { ...failure, log: { ...failure.log, lines: change(failure.log.lines), isCut: true } });
}
function dropLogsFrom(notification, first) {
    if (notification.failures.slice(first).every((failure) => failure.log === undefined))
        return notification;
    return mapFailures(notification, (failure, index) => (index < first ? failure : withoutLog(failure)));
}
function withoutLog({ log: _, ...failure }) {
    return failure;
}
function keepEnds(lines, max) {
    if (lines.length <= max)
        return lines;
    const head = Math.floor(max / 2);
    const tail = max - head - 1;
    const gap = { text: `… ${lines.length - head - tail} lines left out …`, tone: 'gap' };
    return [...lines.slice(0, head), gap, ...lines.slice(-tail)];
}
function cutWorkflows(notification, keep, max) {
    const digest = notification.digest;
    if (digest === undefined)
        return notification;
    const workflows = digest.workflows.filter((one) => keep(one.state)).slice(0, max);
    return workflows.length === digest.workflows.length
        ? notification
        : { ...notification, digest: { ...digest, workflows } };
}
function cutNotes(notification, max) {
    const release = notification.release;
    if (release === undefined || release.notes.length <= max)
        return notification;
    const { text } = (0,cut_markdown/* cutMarkdown */.G)(release.notes, max);
    return { ...notification, release: { ...release, notes: text, isNotesCut: true } };
}
function shorten(text, max) {
    return text.length <= max ? text : `${text.slice(0, max - 1).toWellFormed()}…`;
}
function clipTexts(notification) {
    const lines = mapLogs(notification, (all) => keepEnds(all, 15).map((line) => ({ ...line, text: shorten(line.text, 160) })));
    const clipped = mapFailures(lines, (failure) => ({
        ...failure,
        annotations: failure.annotations.map((one) => ({ ...one, message: shorten(one.message, 200) })),
    }));
    return {
        ...clipped,
        fields: clipRecord(notification.fields, 200, 50),
        inputs: clipRecord(notification.inputs, 200, 50),
    };
}
function clipRecord(record, length, entries) {
    return Object.fromEntries(Object.entries(record)
        .slice(0, entries)
        .map(([name, value]) => [name, shorten(value, length)]));
}
function cutLists(notification) {
    const { jobs, release } = notification;
    return {
        ...cutWorkflows(notification, () => true, 15),
        ...(jobs === undefined
            ? {}
            : { jobs: { ...jobs, groups: jobs.groups.slice(0, 12), list: jobs.list.slice(0, 12) } }),
        ...(release === undefined ? {} : { release: { ...release, assets: release.assets.slice(0, 8) } }),
        fields: clipRecord(notification.fields, 100, 10),
        inputs: clipRecord(notification.inputs, 100, 10),
        missing: notification.missing.slice(0, 6),
    };
}
function cutRest(notification) {
    const failures = notification.failures
        .slice(0, 3)
        .map((failure) => ({ ...withoutLog(failure), annotations: [] }));
    return cutTests(cutNotes(cutCommits({ ...notification, failures }, 3), 1500), 3);
}

;// CONCATENATED MODULE: ./src/mail/template/filler.ts



const MAX_LENGTH = 250_000;
function fillerOf(notification, clock, now) {
    let preparing;
    const prepare = async () => {
        const { templatesOver } = await Promise.all(/* import() */[__webpack_require__.e(694), __webpack_require__.e(518)]).then(__webpack_require__.bind(__webpack_require__, 8518));
        return templatesOver(notification, viewOf(notification, clock), clock, now);
    };
    return async (place, input, source) => {
        const text = place === 'markdown' ? (0,html_markdown/* dropGuards */.U2)(source) : source;
        if (text.length > MAX_LENGTH) {
            throw new errors/* ActionError */.lZ('template', {
                title: `${input}: the text is longer than ${MAX_LENGTH.toLocaleString('en')} characters`,
                causes: ['A mail this long is cut by every mail program.'],
                remedies: ['Shorten the text, or attach it as a file with the `attachments` input.'],
            });
        }
        if (!/\{[{%]/.test(text))
            return text;
        preparing ??= prepare();
        const fill = await preparing;
        return fill(place, input, text);
    };
}

;// CONCATENATED MODULE: ./src/mail/text/lines.ts

const columns = 76;
function wrap(text, indent = '', first = indent) {
    return text
        .split('\n')
        .map((line, index) => wrapLine(line, indent, index === 0 ? first : indent))
        .join('\n');
}
function wrapLine(text, indent, first) {
    const lines = [];
    let line = first;
    let hasWord = false;
    let width = widthOf(first);
    for (const word of text.split(' ')) {
        if (word === '')
            continue;
        const wordWidth = widthOf(word);
        if (hasWord && width + 1 + wordWidth > columns) {
            lines.push(line);
            line = indent;
            width = widthOf(indent);
            hasWord = false;
        }
        line += hasWord ? ` ${word}` : word;
        width += wordWidth + (hasWord ? 1 : 0);
        hasWord = true;
    }
    lines.push(line);
    return lines.join('\n').trimEnd();
}
const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{17000}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{20000}-\u{3FFFD}]|(?<!\u200D)(?![\p{RI}\p{Emoji_Modifier}])\p{Emoji_Presentation}|\uFE0F/gu;
const zero = /[\p{Mn}\p{Me}\p{Cf}\p{Emoji_Modifier}]|(?<=\u200D)\p{Extended_Pictographic}/gu;
function widthOf(text) {
    if (/^[\x00-\x7F]*$/.test(text))
        return text.length;
    const points = Array.from(text).length;
    return points + (text.match(wide)?.length ?? 0) - (text.match(zero)?.length ?? 0);
}
function rule(text) {
    if (text === '')
        return '-'.repeat(columns - 1);
    const head = `-- ${text} `;
    return head + '-'.repeat(Math.max(2, columns - 1 - widthOf(head)));
}
function lineOf(spans) {
    return spans.map((span) => (span.style === 'strong' ? `"${span.text}"` : span.text)).join('');
}
function titleOf(view) {
    return `${view.mark.glyph} ${view.mark.word}${(0,view_view/* textOf */.b6)(view.headline)}`;
}
function sentencesOf(summary) {
    const blocks = [];
    let paragraph = '';
    const flush = () => {
        if (paragraph !== '')
            blocks.push(wrap(paragraph.trim()));
        paragraph = '';
    };
    for (const sentence of summary) {
        const last = sentence.at(-1);
        if (last?.style === 'error') {
            paragraph += ` ${lineOf(sentence.slice(0, -1)).trimEnd()}`;
            flush();
            blocks.push(wrap(last.text, '  '));
        }
        else {
            paragraph += ` ${lineOf(sentence)}${(0,view_view/* stopOf */.EV)(sentence)}`;
        }
    }
    flush();
    return blocks.join('\n');
}
function failureTitle(section) {
    const name = (0,view_view/* textOf */.b6)(section.heading).replace(' › ', ' > ');
    const aside = section.aside.replaceAll(' · ', ', ');
    if (aside === '')
        return rule((0,view_view/* clip */.$Q)(name, columns - 8));
    const whole = `${name}, ${aside}`;
    return widthOf(whole) <= columns - 8 ? rule(whole) : `${rule((0,view_view/* clip */.$Q)(name, columns - 8))}\n${aside}`;
}
function remarkOf(remark) {
    const said = [remark.title, remark.text].filter(Boolean).join(': ');
    const place = remark.place === null ? '' : `${remark.place.text} `;
    const lead = remark.tone === 'bad' ? place : `${place}${remark.word}: `;
    return wrap(lead + said, '    ', '');
}
function logText(lines) {
    return lines.map((line) => `    ${line.text}`.trimEnd()).join('\n');
}
function markText(mark) {
    return mark === null ? '' : `${mark.glyph} `;
}
function lines_rowOf(row) {
    const lead = markText(row.mark);
    const text = `${lead}${(0,view_view/* textOf */.b6)(row.spans).trimEnd()}`;
    const sub = (0,view_view/* textOf */.b6)(row.sub);
    const lines = [spread(text, row.aside, lead)];
    if (sub !== '')
        lines.push(wrap(sub, ' '.repeat(Math.max(4, lead.length + 2))));
    return lines.join('\n');
}
function spread(left, right, lead) {
    if (right === '')
        return wrap(left, ' '.repeat(lead.length + 2), '');
    const room = columns - widthOf(left) - widthOf(right);
    if (room >= 2)
        return left + ' '.repeat(room) + right;
    return `${wrap(left, ' '.repeat(lead.length + 2), '')}\n${' '.repeat(lead.length + 2)}${right}`;
}
function columnsOf(rows) {
    const names = rows.map((row) => `${markText(row.mark)}${(0,view_view/* textOf */.b6)(row.spans)}`);
    const nameWidth = Math.min(36, Math.max(...names.map(widthOf)));
    const asideWidth = Math.min(30, Math.max(...rows.map((row) => widthOf(row.aside))));
    return rows
        .map((row, index) => {
        const name = names[index] ?? '';
        const rest = `${row.aside.padEnd(asideWidth)}   ${(0,view_view/* textOf */.b6)(row.sub)}`.trimEnd();
        if (widthOf(name) > nameWidth)
            return `${wrap(name, '  ', '')}\n${' '.repeat(nameWidth + 3)}${rest}`;
        return `${name}${' '.repeat(nameWidth - widthOf(name) + 3)}${rest}`.trimEnd();
    })
        .join('\n');
}
function factsOf(rows) {
    const width = Math.min(24, Math.max(...rows.map((row) => widthOf(row.label))) + 1);
    return rows
        .map((row) => {
        const label = `${row.label}:`;
        return wrap(lineOf(row.spans), ' '.repeat(width + 2), label + ' '.repeat(Math.max(2, width + 2 - widthOf(label))));
    })
        .join('\n');
}
function pointsOf(points) {
    const width = Math.max(...points.map((point) => widthOf(point.label)));
    return points
        .map((point) => {
        const line = `${point.mark.glyph} ${point.label.padEnd(width)}  ${(0,view_view/* textOf */.b6)(point.spans)}`;
        return point.sub === '' ? line : `${line}, ${point.sub}`;
    })
        .join('\n');
}
function tidy(text) {
    return `${text
        .replace(/(?<![ \t])[ \t]+$/gm, '')
        .replace(/\n{3,}/g, '\n\n')
        .trim()}\n`;
}

;// CONCATENATED MODULE: ./src/mail/text/html-to-text.ts

const maxInput = 150_000;
async function textOfHtml(html) {
    const { convert } = await __webpack_require__.e(/* import() */ 607).then(__webpack_require__.bind(__webpack_require__, 607));
    const heading = { options: { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 2 } };
    const text = convert(html.slice(0, maxInput), {
        wordwrap: columns,
        limits: { maxInputLength: maxInput, maxDepth: 60, maxChildNodes: 50_000, ellipsis: '…' },
        selectors: [
            { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'] } },
            ...['img', 'title', 'style', 'script'].map((selector) => ({ selector, format: 'skip' })),
            { selector: 'ul', options: { itemPrefix: '- ' } },
            {
                selector: 'table',
                format: 'dataTable',
                options: { uppercaseHeaderCells: false, maxColumnWidth: 40 },
            },
            { selector: 'table[role=presentation]', format: 'block' },
            ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, ...heading })),
        ],
    });
    return html.length <= maxInput
        ? text
        : `${text}\n\n[The text version ends here; the HTML version is longer.]`;
}

;// CONCATENATED MODULE: ./src/mail/text/part.ts

function writeText(view) {
    const { footer } = view;
    return blocks(lines(wrap(view.isMessage ? lineOf(view.headline) : titleOf(view)), wrap(lineOf(view.context))), sentencesOf(view.summary), lines(...view.actions.map(({ label, url }) => `${label}:\n  ${url}`)), ...view.sections.map(text_part_write), lines(rule(''), ...[footer.shed, ...footer.reasons, footer.meta, footer.keys].map((line) => wrap(line))));
}
function text_part_write(section) {
    switch (section.type) {
        case 'failure':
            return blocks(failureTitle(section), lines(...section.remarks.map(remarkOf), section.more), section.log === null ? '' : logText(section.log.lines));
        case 'rows':
            return blocks(rule(section.heading), wrap(section.intro), lines(...section.rows.map(lines_rowOf), moreOf(section.more)));
        case 'table':
            return blocks(rule(section.heading), lines(columnsOf(section.rows), moreOf(section.more)));
        case 'facts':
            return blocks(rule(section.heading), factsOf(section.rows));
        case 'steps':
            return blocks(rule(section.heading), pointsOf(section.points));
        case 'prose':
            return blocks(section.heading === '' ? '' : rule(section.heading), section.text, wrap(section.note));
        case 'bars':
            return blocks(rule(section.heading), lines(...section.rows.map((row) => lines(lines_rowOf(row), row.said === '' ? '' : `    ${row.said}`))));
    }
}
function moreOf(spans) {
    return wrap(lineOf(spans));
}
function lines(...texts) {
    return texts.filter((text) => text !== '').join('\n');
}
function blocks(...texts) {
    return texts.filter((text) => text !== '').join('\n\n');
}

;// CONCATENATED MODULE: ./src/mail/render.ts










async function render(notification, options) {
    const fill = fillerOf(notification, clockOf(options), options.now);
    const subject = (0,clean_text/* cleanText */.X)(await fill('subject', 'subject', options.subject ?? ''), { maxLength: 500 });
    const hasFields = Object.values(notification.fields).some((value) => value !== '');
    let written;
    if (options.html !== undefined) {
        const html = await fill('html', options.sources?.html ?? 'html', options.html);
        written = { html, text: await textOfHtml(html), shed: [] };
    }
    else if (options.body !== undefined) {
        written = await writeBody(notification, options, subject, await fill('markdown', options.sources?.body ?? 'body', options.body));
    }
    else {
        written = await writeBuiltIn(notification, options, subject);
    }
    return {
        subject: subject || undefined,
        html: (0,clean_text/* cleanText */.X)(written.html, { multiline: true }),
        text: (0,clean_text/* cleanText */.X)(tidy(written.text), { multiline: true }),
        shed: written.shed,
        warnings: options.html !== undefined && hasFields && !namesFields(options.html) ? [FIELDS_UNUSED] : [],
    };
}
const FIELDS_UNUSED = 'The fields of the input `fields` are not in the mail: your HTML has its own layout and names none of them. ' +
    'Place them with, for example, `{{ fields.Name }}` or `{% for field in fields %}`.';
function namesFields(text) {
    return /\{[{%][^{}]*\bfields\b/.test(text);
}
async function writeBody(notification, options, subject, markdown) {
    const kept = (0,cut_markdown/* cutMarkdown */.G)(markdown, html_markdown/* maxMarkdown */.y);
    const shed = kept.isCut ? ['the end of the text'] : [];
    const body = await writeMarkdown(kept.text, 2);
    const showsFields = !namesFields(options.body ?? '');
    const view = viewOf(notification, { ...clockOf(options), subject, body, showsFields, shed });
    return { html: writeHtml(view), text: writeText(view), shed };
}
async function writeBuiltIn(notification, options, subject) {
    const shed = [];
    let kept = notification;
    let notes = await renderNotes(kept);
    let view = viewOf(kept, { ...clockOf(options), subject, shed, notes });
    let html = writeHtml(view);
    for (const cut of cuts) {
        if (encodedSize(html) <= maxEncoded)
            break;
        const less = cut.apply(kept);
        if (less === kept)
            continue;
        kept = less;
        shed.push(cut.what);
        notes = await renderNotes(kept, notes);
        view = viewOf(kept, { ...clockOf(options), subject, shed, notes });
        html = writeHtml(view);
    }
    return { html, text: writeText(view), shed };
}
function clockOf({ timezone, locale, reasons }) {
    return { timezone, locale, reasons };
}
async function renderNotes(notification, last) {
    const source = notification.kind === 'release' ? (notification.release?.notes.trim() ?? '') : '';
    if (source === '' || source === last?.source)
        return source === '' ? undefined : last;
    return { source, ...(await writeMarkdown((0,cut_markdown/* cutMarkdown */.G)((0,html_markdown/* dropGuards */.U2)(source), html_markdown/* maxMarkdown */.y).text, 3)) };
}
async function writeMarkdown(source, topHeading) {
    const markdown = source.replace(/\r\n?/g, '\n');
    const html = await (0,html_markdown/* renderMarkdown */.Gc)(markdown, topHeading);
    return { html, text: (0,html_markdown/* isProse */.y6)(markdown) ? wrap((0,html_markdown/* unguardText */.Cy)(markdown)) : await textOfHtml(html) };
}

;// CONCATENATED MODULE: ./src/mail/compose.ts




async function compose(notification, draft, seed) {
    const domain = draft.from.address.slice(draft.from.address.lastIndexOf('@') + 1);
    const thread = threadOf(notification, draft.thread, domain, seed.unique, draft);
    const rendered = await render(notification, { ...draft, now: seed.now.toISOString() });
    const { html, attachments, warnings } = inlineImages(rendered.html, draft.attachments, (index) => `image${index}.${seed.unique}@${domain}`);
    return {
        message: {
            messageId: thread.messageId,
            date: seed.now,
            from: draft.from,
            to: draft.to,
            cc: draft.cc,
            bcc: draft.bcc,
            replyTo: draft.replyTo,
            subject: rendered.subject ?? thread.subject,
            text: rendered.text,
            html,
            priority: draft.priority,
            inReplyTo: thread.inReplyTo,
            references: thread.references,
            headers: headersOf(notification, thread, { domain, headers: draft.headers }),
            attachments,
        },
        threadId: thread.rootId ?? '',
        shed: rendered.shed,
        warnings: [...rendered.warnings, ...warnings],
    };
}

// EXTERNAL MODULE: ./src/redaction/scrubber.ts
var scrubber = __webpack_require__(3973);
// EXTERNAL MODULE: ./src/services/secret-end.ts
var secret_end = __webpack_require__(1758);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./node_modules/nodemailer/dist/esm/mail-composer/index.js + 9 modules
var mail_composer = __webpack_require__(7672);
;// CONCATENATED MODULE: ./src/smtp/encode.ts





async function encodeMessage(message) {
    if (message.attachments.length === 0)
        return composeMessage(message, []).build();
    const encoded = Buffer.allocUnsafe(await measureMessage(message));
    let end = 0;
    const parts = message.attachments.map((attachment) => external_node_stream_.Readable.from(readAttachment(attachment)));
    try {
        for await (const chunk of composeMessage(message, parts).createReadStream()) {
            if (end + chunk.length > encoded.length)
                throw new Error('The message is longer than was measured');
            end += chunk.copy(encoded, end);
        }
    }
    finally {
        for (const part of parts)
            part.destroy();
    }
    if (end !== encoded.length)
        throw new Error('The message is shorter than was measured');
    return encoded;
}
async function measureMessage(message) {
    const empty = message.attachments.map(() => Buffer.alloc(0));
    const frame = await composeMessage(message, empty).build();
    return message.attachments.reduce((sum, { size }) => sum + countBase64(size), frame.length);
}
function countBase64(bytes) {
    const characters = Math.ceil(bytes / 3) * 4;
    return characters + Math.max(0, Math.ceil(characters / 76) - 1) * 2;
}
function composeMessage(message, contents) {
    const composer = new mail_composer/* default */.A({
        disableFileAccess: true,
        disableUrlAccess: true,
        newline: 'windows',
        textEncoding: 'quoted-printable',
        from: toAddress(message.from),
        to: message.to.map(toAddress),
        cc: message.cc.map(toAddress),
        replyTo: message.replyTo.map(toAddress),
        subject: breakWords(message.subject),
        messageId: message.messageId,
        date: message.date,
        inReplyTo: message.inReplyTo,
        ...(message.references.length > 0 && { references: [...message.references] }),
        headers: [...message.headers, ...PRIORITY_HEADERS[message.priority]].map(({ name, value }) => ({
            key: name,
            value,
        })),
        normalizeHeaderKey: spellHeaders(message.headers.map((header) => header.name)),
        text: message.text,
        html: message.html,
        attachments: message.attachments.map((attachment, index) => ({
            filename: false,
            contentDisposition: writeDisposition(attachment),
            contentType: attachment.contentType,
            contentTransferEncoding: 'base64',
            content: contents[index] ?? '',
            cid: attachment.cid,
        })),
    });
    return composer.compile();
}
const PIECE_BYTES = 64 * 1024;
async function* readAttachment(attachment) {
    const { content, path, size, filename } = attachment;
    if (content !== undefined || path === undefined) {
        const bytes = content ?? new Uint8Array();
        if (bytes.length > 0)
            yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        return;
    }
    const refuse = (what, cause) => new errors/* ActionError */.lZ('input', {
        title: `The attachment ${JSON.stringify(filename)} ${what}; nothing was sent`,
        causes: ['Something still writes to the file, or removes it.'],
        remedies: ['Wait for what writes to it before this step, or attach a copy.'],
        anchor: 'file',
        cause,
    });
    const file = await (0,promises_.open)(path, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0)).catch((error) => {
        throw refuse('can no longer be read', error);
    });
    try {
        let left = size;
        for (;;) {
            const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(PIECE_BYTES), 0, PIECE_BYTES);
            left -= bytesRead;
            if (left < 0 || (bytesRead === 0 && left > 0))
                throw refuse(`is no longer ${size} bytes long`);
            if (bytesRead === 0)
                return;
            yield buffer.subarray(0, bytesRead);
        }
    }
    finally {
        await file.close();
    }
}
const PRIORITY_HEADERS = {
    high: [
        { name: 'Importance', value: 'high' },
        { name: 'X-Priority', value: '1 (Highest)' },
        { name: 'X-MSMail-Priority', value: 'High' },
    ],
    normal: [],
    low: [
        { name: 'Importance', value: 'low' },
        { name: 'X-Priority', value: '5 (Lowest)' },
        { name: 'X-MSMail-Priority', value: 'Low' },
    ],
};
function spellHeaders(names) {
    const declared = [...names, 'MIME-Version', 'Message-ID', 'Content-ID', 'X-MSMail-Priority'];
    const spelling = new Map(declared.map((name) => [name.toLowerCase(), name]));
    return (key) => spelling.get(key.toLowerCase()) ??
        key.toLowerCase().replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
function writeDisposition({ filename, cid }) {
    const name = breakWords(filename).replace(/["\\]/g, '\\$&');
    return `${cid === undefined ? 'attachment' : 'inline'}; filename="${name}"`;
}
function toAddress(mailbox) {
    return { name: breakWords(mailbox.name), address: mailbox.address };
}
function breakWords(text) {
    return text.replaceAll('=?', '= ?');
}

// EXTERNAL MODULE: ./src/workspace/folders.ts
var folders = __webpack_require__(5312);
// EXTERNAL MODULE: ./src/steps/collect.ts
var collect = __webpack_require__(2485);
;// CONCATENATED MODULE: ./src/steps/write-mail.ts









async function writeMail({ runner, reporter, env, settings, redactor }, notification, own, recipients, github) {
    const seed = { now: new Date(), unique: (0,external_node_crypto_.randomUUID)() };
    const found = await (0,collect/* collectFiles */.C0)(settings, (0,folders/* findFolders */.r)(env), notification, github, runner.scrub, redactor);
    const secretEnd = (0,secret_end/* describeSecretEnd */.D)(settings.secretEndsOn, seed.now.toISOString());
    let templateError;
    const composeWith = async (attachments, leftOut) => {
        const told = (0,collect/* reportLeftOut */.Ox)(notification, leftOut);
        const reasons = secretEnd === undefined ? recipients.reasons : [...recipients.reasons, secretEnd];
        const draft = { ...draftOf(settings), ...recipients, reasons, attachments };
        if (templateError === undefined) {
            try {
                return await compose(told, { ...draft, ...own.texts }, seed);
            }
            catch (error) {
                if (!(error instanceof errors/* ActionError */.lZ) || error.kind !== 'template')
                    throw error;
                templateError = error;
            }
        }
        return compose(reportTemplate(told, templateError), { ...draft, subject: '' }, seed);
    };
    const refused = [...own.refused, ...found.refused];
    const fitted = found.attachments.length === 0
        ? found
        : await (0,errors/* keepRefusal */._4)(refused, fitAttachments(found, {
            limit: settings.maxMessageBytes,
            overflow: settings.overflow,
            service: settings.service.label,
            measure: async (kept, dropped) => measureMessage((await composeWith(kept, dropped)).message),
        }));
    if (fitted === undefined || refused.length > 0)
        throw (0,errors/* joinRefusals */.ug)(refused);
    for (const warning of found.warnings)
        runner.warning(warning, { title: 'Check the attachments' });
    for (const note of redactor.notes())
        runner.warning(note, { title: 'Check the input redact' });
    const { attachments, leftOut } = fitted;
    const { message: composed, threadId, shed, warnings } = await composeWith(attachments, leftOut);
    const message = scrubMessage(composed, runner.scrub);
    if (message !== composed) {
        runner.warning('The mail contained a secret; it was replaced by ***.', { title: 'Check the mail' });
    }
    reporter.addressTo(message);
    runner.setOutputs({ subject: message.subject, 'message-id': message.messageId, 'thread-id': threadId });
    for (const warning of warnings)
        runner.warning(warning, { title: 'Check the text of the mail' });
    for (const { name, reason } of leftOut)
        runner.info(`Not attached: ${name} ${reason}.`);
    if (shed.length > 0)
        runner.info(`Left out to keep the mail small: ${shed.join(', ')}.`);
    const encoded = await encodeMessage(message);
    const { maxMessageBytes, overflow, service } = settings;
    if (encoded.byteLength > maxMessageBytes && !settings.dryRun) {
        throw refuseSize(encoded.byteLength, maxMessageBytes, message.attachments, overflow, service.label);
    }
    return { message, encoded, templateError };
}
function reportTemplate(notification, { title, causes }) {
    const reason = (0,errors/* joinSentences */.DP)([title, ...causes]);
    return { ...notification, missing: [{ section: 'template', reason }, ...notification.missing] };
}
function scrubMessage(message, scrub) {
    const { subject, text, html, headers } = message;
    const given = { subject, text, html, headers };
    const clean = (0,scrubber/* mapTexts */.zO)(given, scrub);
    return JSON.stringify(clean) === JSON.stringify(given) ? message : { ...message, ...clean };
}
function draftOf({ from, replyTo, subject, body, html, headers, priority, thread, timezone, locale, }) {
    const sources = { body: body?.input, html: html?.input };
    return { from, replyTo, subject, sources, headers, priority, thread, timezone, locale };
}


/***/ })

};
