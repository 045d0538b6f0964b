import type { Notice } from '../notice/notice.ts';
import { cutMarkdown } from '../notice/prose.ts';
import { cleanText } from '../notice/text.ts';
import { dataOf, urlsOf } from './data.ts';
import { textOfHtml } from './html.ts';
import { viewOf } from './layout.ts';
import { dropGuards, maxMarkdown, renderMarkdown, unguardText } from './markdown.ts';
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
  const fill = fillerOf(notice, options);
  const given = options.subject === undefined ? '' : await fill('subject', 'subject', options.subject);
  const subject = cleanText(given, { maxLength: 500 });
  const own = options.template ?? options.html;
  let written: Written;
  if (own !== undefined) {
    const html = await fill('html', options.template === undefined ? 'html' : 'template', own);
    written = { html, text: await textOfHtml(html), shed: [] };
  } else if (options.body !== undefined) {
    written = await writeBody(notice, options, subject, await fill('markdown', 'body', options.body));
  } else {
    written = await writeBuiltIn(notice, options, subject);
  }
  return {
    ...(subject === '' ? {} : { subject }),
    html: cleanText(written.html, { multiline: true }),
    text: cleanText(tidy(written.text), { multiline: true }),
    shed: written.shed,
  };
}

interface Written {
  html: string;
  text: string;
  shed: string[];
}

/** Fills the user's texts; the data is made once, and only when there is such a text. */
function fillerOf(notice: Notice, { timezone, locale, reasons, now }: RenderOptions) {
  let known: { data: Record<string, unknown>; urls: ReadonlySet<string> } | undefined;
  return (place: Place, input: string, source: string): Promise<string> => {
    if (known === undefined) {
      const data = dataOf(notice, viewOf(notice, { timezone, locale, reasons }), now);
      known = { data, urls: urlsOf(data) };
    }
    return fillTemplate(source, { timezone, locale, place, input, ...known });
  };
}

/** What may mean something in Markdown; prose without any of it reads the same as text. */
const MARKUP = /[*_`#>|[\]<~\\]|:\/\/|^\s*(?:[-+=]|\d+[.)])/m;

async function writeBody(
  notice: Notice,
  options: RenderOptions,
  subject: string,
  markdown: string,
): Promise<Written> {
  const kept = cutMarkdown(markdown, maxMarkdown);
  const shed = kept.isCut ? ['the end of the text'] : [];
  const html = await renderMarkdown(kept.text, 2);
  const plain = unguardText(kept.text).trim();
  const body = { html, text: MARKUP.test(kept.text) ? await textOfHtml(html) : plain };
  const view = viewOf(notice, { ...clockOf(options), subject, body, shed });
  return { html: await writeHtml(view), text: await writeText(view), shed };
}

/** Writes our own mail; leaves out what the reader misses least until it is small enough. */
async function writeBuiltIn(notice: Notice, options: RenderOptions, subject: string): Promise<Written> {
  const shed: string[] = [];
  let kept = notice;
  let notes = await renderNotes(kept);
  let view = viewOf(kept, { ...clockOf(options), subject, shed, ...(notes ? { notes } : {}) });
  let html = await writeHtml(view);
  for (const cut of cuts) {
    if (encodedSize(html) <= maxEncoded) break;
    const less = cut.apply(kept);
    if (less === kept) continue;
    kept = less;
    shed.push(cut.what);
    notes = await renderNotes(kept, notes);
    view = viewOf(kept, { ...clockOf(options), subject, shed, ...(notes ? { notes } : {}) });
    html = await writeHtml(view);
  }
  return { html, text: await writeText(view), shed };
}

function clockOf({ timezone, locale, reasons }: RenderOptions) {
  return { timezone, locale, reasons };
}

interface Notes {
  source: string;
  html: string;
  text: string;
}

/** Release notes are a stranger's Markdown: rendered with raw HTML off, never filled in as a template. */
async function renderNotes(notice: Notice, last?: Notes): Promise<Notes | undefined> {
  const source = notice.kind === 'release' ? (notice.release?.notes.trim() ?? '') : '';
  if (source === '' || source === last?.source) return source === '' ? undefined : last;
  const html = await renderMarkdown(cutMarkdown(dropGuards(source), maxMarkdown).text, 3);
  return { source, html, text: await textOfHtml(html) };
}
