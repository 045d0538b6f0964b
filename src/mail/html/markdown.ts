import type { MarkdownIt, Token } from 'markdown-it';
import { flatten } from '../view/view.ts';
import { escapeHtml } from './escape.ts';
import { styles } from './style.ts';

/**
 * The 32 noncharacters U+FDD0…U+FDEF (Unicode 23.7: never interchanged) stand for the 32 ASCII punctuation
 * characters of placed data while the Markdown is parsed, U+FFFE and U+FFFF for its line ends and spaces. To the parser
 * they are letters, so data can start no link, list, table, code or HTML, and still reads right inside code.
 */
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
const firstGuard = 0xfdd0;
const lineGuard = '\uFFFE';
const spaceGuard = '\uFFFF';
const guards = /[\uFDD0-\uFDEF\uFFFE\uFFFF]/g;

/** Data about to be placed in Markdown: it stays text wherever the author puts it, with its line breaks. */
export function guardText(text: string): string {
  return text
    .replace(guards, '')
    .trim()
    .replace(/[!-/:-@[-`{-~]/g, (character) =>
      String.fromCharCode(firstGuard + punctuation.indexOf(character)),
    )
    .replace(/\r\n?|\n/g, lineGuard)
    .replace(/\s/gu, spaceGuard);
}

/** Takes characters that only {@link guardText} may write out of the author's own text. */
export function dropGuards(text: string): string {
  return text.replace(guards, '');
}

/** Puts data back that {@link guardText} took out of the Markdown. */
export function unguardText(text: string): string {
  return text.replace(guards, (guard) =>
    guard === lineGuard
      ? '\n'
      : guard === spaceGuard
        ? ' '
        : (punctuation[guard.charCodeAt(0) - firstGuard] ?? ''),
  );
}

/** Data inside a URL is one part of its path or query: everything but `/` and the unreserved characters is encoded. */
function unguardUrl(url: string): string {
  return url.replace(guards, (guard) => {
    const character = unguardText(guard);
    return /[-._~/]/.test(character) ? character : encodeURIComponent(character).replace(/[!'()*]/g, hexOf);
  });
}

function hexOf(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Longest Markdown that is rendered; its HTML would be several times the 102 KB that Gmail shows. */
export const maxMarkdown = 60_000;

/** What Markdown or the search for links could take for its own, in any place or at the start or end of a line. */
const markup = /[*_`#<>&@[\]\\|~]|\/\/|[^\S \n]|\p{Cc}(?<!\n)|^(?:[ =+-]|\d+[.)])| $/mu;

/**
 * True when Markdown means nothing in the text, so that it reads the same as it was written: sentences and paragraphs,
 * with no mark, no link and no indentation. Errs on the side of Markdown.
 */
export function isProse(text: string): boolean {
  return !markup.test(text);
}

let renderer: MarkdownIt | undefined;

/**
 * Markdown (CommonMark with GFM tables, task lists, strike-through and autolinks) as HTML for the inside of our
 * layout: raw HTML is text, links go to http, https and mailto only, images become links.
 *
 * @param text       Markdown; data in it may be guarded by {@link guardText}
 * @param topHeading level of its first heading, below that of the section it stands in
 */
export async function renderMarkdown(text: string, topHeading: 2 | 3): Promise<string> {
  if (isProse(text)) return renderProse(text);
  renderer ??= await createRenderer();
  return renderer.render(text, { topHeading });
}

function renderProse(text: string): string {
  const paragraphs = text.trim() === '' ? [] : text.trim().split(/\n{2,}/);
  return paragraphs.map((paragraph) => `<p style="${prose['p']}">${writeLines(paragraph)}</p>\n`).join('');
}

/** Line ends stay, as in comments and release notes on GitHub. */
function writeLines(paragraph: string): string {
  return escapeHtml(unguardText(paragraph)).replaceAll('\n', '<br>\n');
}

async function createRenderer(): Promise<MarkdownIt> {
  const { default: Markdown } = await import('markdown-it');
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
  markdown.renderer.rules['text'] = (tokens, index) =>
    markdown.utils.escapeHtml(tokens[index]?.content ?? '').replaceAll('\n', '<br>\n');
  markdown.renderer.rules['fence'] = (tokens, index) =>
    writeBlock(markdown.utils.escapeHtml(tokens[index]?.content ?? ''));
  markdown.renderer.rules['code_block'] = markdown.renderer.rules['fence'];
  return markdown;
}

function writeBlock(code: string): string {
  return `<pre style="${styles.pre}"><code>${code}</code></pre>\n`;
}

const prose: Record<string, string> = {
  p: 'margin:0 0 12px',
  h2: 'margin:20px 0 8px;font-size:18px;line-height:25px;font-weight:600',
  h3: 'margin:18px 0 8px;font-size:17px;line-height:24px;font-weight:600',
  h4: 'margin:16px 0 6px;font-size:15px;line-height:22px;font-weight:600',
  h5: 'margin:14px 0 6px;font-size:14px;line-height:20px;font-weight:600',
  h6: 'margin:14px 0 6px;font-size:14px;line-height:20px;font-weight:600',
  ul: 'margin:0 0 12px;padding-left:24px',
  ol: 'margin:0 0 12px;padding-left:24px',
  li: 'margin:0 0 4px',
  a: styles.link,
  blockquote: `margin:0 0 12px;padding:0 0 0 14px;border-left:3px solid;${styles.quote}`,
  table: 'margin:0 0 12px;border-collapse:collapse',
  th: `padding:6px 12px 6px 0;text-align:left;font-weight:600;${styles.under}`,
  td: `padding:6px 12px 6px 0;vertical-align:top;${styles.under}`,
  hr: `border:0;height:1px;margin:18px 0;${styles.hr}`,
  code: styles.codeBox,
};

const classes: Record<string, string> = {
  a: 'a',
  code: 'cb i',
  th: 'ln',
  td: 'ln',
  blockquote: 'ln m',
  hr: 'hr',
};

/** Puts the guarded data back as text, turns images into links, and gives every element its inline style. */
function prepare(tokens: Token[], topHeading: number): void {
  let inList = false;
  lowerHeadings(tokens, topHeading);
  for (const token of tokens) {
    if (token.type === 'list_item_open') inList = true;
    else if (token.type === 'inline') {
      token.children = replaceImages(token.children ?? []);
      if (inList) markTask(token);
      inList = false;
      token.children.forEach(applyStyles);
    }
    applyStyles(token);
  }
}

/** The first heading gets the given level; those after it keep their order and skip no level, for screen readers. */
function lowerHeadings(tokens: readonly Token[], topHeading: number): void {
  const open: { own: number; level: number }[] = [];
  for (const token of tokens) {
    if (!/^h[1-6]$/.test(token.tag) || token.type === 'hr') continue;
    const own = Number(token.tag[1]);
    if (token.nesting > 0) {
      while ((open.at(-1)?.own ?? 0) >= own) open.pop();
      open.push({ own, level: Math.min(6, (open.at(-1)?.level ?? topHeading - 1) + 1) });
    }
    token.tag = `h${open.at(-1)?.level ?? topHeading}`;
  }
}

function applyStyles(token: Token): void {
  token.content = unguardText(token.content);
  token.info = '';
  if (token.nesting < 0) return;
  const title = token.attrGet('title');
  if (title !== null) token.attrSet('title', flatten(unguardText(String(title))));
  const name = token.tag;
  const style = prose[name];
  if (style === undefined) return;
  const own = token.attrGet('style');
  token.attrSet('style', own === null ? style : `${style};${own}`);
  if (name === 'th') token.attrSet('scope', 'col');
  if (classes[name] !== undefined) token.attrSet('class', classes[name]);
}

/** No mail of ours loads anything: a picture becomes a link to it, or its description when it already is in a link. */
function replaceImages(children: Token[]): Token[] {
  let depth = 0;
  return children.flatMap((token) => {
    if (token.type === 'link_open') depth += 1;
    if (token.type === 'link_close') depth -= 1;
    if (token.type !== 'image') return [token];
    const TokenClass = token.constructor as new (type: string, tag: string, nesting: -1 | 0 | 1) => Token;
    const text = new TokenClass('text', '', 0);
    text.content = token.content || 'picture';
    if (depth > 0) return [text];
    const open = new TokenClass('link_open', 'a', 1);
    open.attrSet('href', token.attrGet('src') ?? '');
    return [open, text, new TokenClass('link_close', 'a', -1)];
  });
}

/** `[ ]` and `[x]` at the start of a list item. */
function markTask(token: Token): void {
  const first = token.children?.[0];
  if (first?.type !== 'text') return;
  first.content = first.content.replace(/^\[([ xX])\](?=\s)/, (_, mark: string) =>
    mark === ' ' ? '☐' : '☑',
  );
}
