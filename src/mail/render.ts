import type { Notice } from '../notice/notice.ts';
import { cleanText } from '../notice/text.ts';
import { dataOf, urlsOf } from './data.ts';
import { textOfHtml } from './html.ts';
import { viewOf } from './layout.ts';
import { cutMarkdown, dropGuards, maxMarkdown, renderMarkdown } from './markdown.ts';
import { tidy } from './plain.ts';
import { cuts, encodedSize, maxEncoded } from './size.ts';
import { fillTemplate, type Place } from './template.ts';
import { writeHtml, writeText } from './writer.ts';

export interface RenderOptions {
  /** The user's own texts: Liquid over the data model (docs/templates.md). At most one of `body`, `html`, `template`. */
  subject?: string;
  /** Markdown and Liquid, set inside our layout. */
  body?: string;
  /** HTML as the user gave it, with Liquid applied. */
  html?: string;
  /** A whole HTML file with Liquid. */
  template?: string;
  /** IANA time zone for every time shown. */
  timezone: string;
  /** BCP 47 tag for dates and numbers. */
  locale: string;
  /** Why the reader gets the mail, one sentence each. */
  reasons: string[];
  /** ISO 8601 time of rendering. */
  now: string;
}

export interface Rendered {
  /** Only when the user gave a subject of their own. */
  subject?: string;
  text: string;
  html: string;
  /** What was left out to keep the mail small; empty as a rule. */
  shed: string[];
}

/**
 * Writes both parts of the mail.
 *
 * @param notice  what happened; its text is untrusted and only ever placed as text
 * @param options the user's own texts and the reader's clock
 * @throws ActionError of kind `template` when a text of the user's does not parse or names an unknown field
 */
export async function render(notice: Notice, options: RenderOptions): Promise<Rendered> {
  const clock = { timezone: options.timezone, locale: options.locale };
  const layout = { ...clock, reasons: options.reasons };
  const plainView = viewOf(notice, layout);
  const data = lazy(() => dataOf(notice, plainView, options.now));
  const fill = (place: Place, input: string, source: string) =>
    fillTemplate(source, { ...clock, place, input, data: data(), urls: urlsOf(data()) });

  const subject =
    options.subject === undefined
      ? ''
      : cleanText(await fill('subject', 'subject', options.subject), { maxLength: 500 });
  const done = (html: string, text: string, shed: string[] = []): Rendered => ({
    ...(subject === '' ? {} : { subject }),
    html: cleanText(html, { multiline: true }),
    text: cleanText(tidy(text), { multiline: true }),
    shed,
  });

  const own = options.template ?? options.html;
  if (own !== undefined) {
    const html = await fill('html', options.template === undefined ? 'html' : 'template', own);
    return done(html, await textOfHtml(html));
  }
  const shed: string[] = [];
  let body: { html: string; text: string } | undefined;
  if (options.body !== undefined) {
    const filled = await fill('markdown', 'body', options.body);
    const html = await renderMarkdown(cutMarkdown(filled), 2);
    if (filled.length > maxMarkdown) shed.push('the end of the text');
    body = { html, text: await textOfHtml(html) };
  }
  let kept = notice;
  let notes: Notes | undefined;
  for (const cut of [undefined, ...cuts]) {
    if (cut !== undefined) {
      const less = cut.apply(kept);
      if (less === kept) continue;
      kept = less;
      shed.push(cut.what);
    }
    notes = await renderNotes(kept, notes);
    const view = viewOf(kept, {
      ...layout,
      shed,
      ...(subject ? { subject } : {}),
      ...(body ? { body } : {}),
      ...(notes ? { notes } : {}),
    });
    const html = await writeHtml(view);
    if (encodedSize(html) <= maxEncoded || cut === cuts.at(-1))
      return done(html, await writeText(view), shed);
  }
  throw new Error('the last cut always returns');
}

interface Notes {
  source: string;
  html: string;
  text: string;
}

/** Release notes are a stranger's Markdown: rendered with raw HTML off, never filled in as a template. */
async function renderNotes(notice: Notice, last: Notes | undefined): Promise<Notes | undefined> {
  const source = notice.kind === 'release' ? (notice.release?.notes.trim() ?? '') : '';
  if (source === '' || source === last?.source) return source === '' ? undefined : last;
  const html = await renderMarkdown(cutMarkdown(dropGuards(source)), 3);
  return { source, html, text: await textOfHtml(html) };
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
