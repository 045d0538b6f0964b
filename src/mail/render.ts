import { cleanText } from '../notification/clean-text.ts';
import { cutMarkdown } from '../notification/cut-markdown.ts';
import type { Notification } from '../notification/notification.ts';
import { dropGuards, isProse, maxMarkdown, renderMarkdown, unguardText } from './html/markdown.ts';
import { writeHtml } from './html/part.ts';
import { viewOf } from './kinds/layout.ts';
import { cuts, encodedSize, maxEncoded } from './size.ts';
import { fillerOf } from './template/filler.ts';
import { textOfHtml } from './text/html-to-text.ts';
import { tidy, wrap } from './text/lines.ts';
import { writeText } from './text/part.ts';

export interface RenderOptions {
  /** The user's own texts: Liquid over the data model (docs/templates.md). At most one of `body` and `html`. */
  subject?: string;
  /** Markdown and Liquid, set inside our layout. */
  body?: string;
  /** The whole HTML part as the user gave it, with Liquid applied. */
  html?: string;
  /** Inputs that `body` and `html` come from, for error texts; `body` and `html` when left out. */
  sources?: { body?: string; html?: string };
  /** IANA time zone for every time shown. */
  timezone: string;
  /** BCP 47 tag for dates and numbers. */
  locale: string;
  /** Why the reader gets the mail, one sentence each. */
  reasons: readonly string[];
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
  /** For the job log, one sentence each. */
  warnings: string[];
}

/**
 * Writes both parts of the mail.
 *
 * @param notification  what happened; its text is untrusted and only ever placed as text
 * @throws ActionError of kind `template` when a text of the user's does not parse or names an unknown field
 */
export async function render(notification: Notification, options: RenderOptions): Promise<Rendered> {
  const fill = fillerOf(notification, clockOf(options), options.now);
  const subject = cleanText(await fill('subject', 'subject', options.subject ?? ''), { maxLength: 500 });
  const hasFields = Object.values(notification.fields).some((value) => value !== '');
  let written: Written;
  if (options.html !== undefined) {
    const html = await fill('html', options.sources?.html ?? 'html', options.html);
    written = { html, text: await textOfHtml(html), shed: [] };
  } else if (options.body !== undefined) {
    written = await writeBody(
      notification,
      options,
      subject,
      await fill('markdown', options.sources?.body ?? 'body', options.body),
    );
  } else {
    written = await writeBuiltIn(notification, options, subject);
  }
  return {
    subject: subject || undefined,
    html: cleanText(written.html, { multiline: true }),
    text: cleanText(tidy(written.text), { multiline: true }),
    shed: written.shed,
    warnings: options.html !== undefined && hasFields && !namesFields(options.html) ? [FIELDS_UNUSED] : [],
  };
}

const FIELDS_UNUSED =
  'The fields of the input `fields` are not in the mail: your HTML has its own layout and names none of them. ' +
  'Place them with, for example, `{{ fields.Name }}` or `{% for field in fields %}`.';

/** True when a Liquid tag of the text reads the user's fields. */
function namesFields(text: string): boolean {
  return /\{[{%][^{}]*\bfields\b/.test(text);
}

interface Written {
  html: string;
  text: string;
  shed: string[];
}

async function writeBody(
  notification: Notification,
  options: RenderOptions,
  subject: string,
  markdown: string,
): Promise<Written> {
  const kept = cutMarkdown(markdown, maxMarkdown);
  const shed = kept.isCut ? ['the end of the text'] : [];
  const body = await writeMarkdown(kept.text, 2);
  const showsFields = !namesFields(options.body ?? '');
  const view = viewOf(notification, { ...clockOf(options), subject, body, showsFields, shed });
  return { html: writeHtml(view), text: writeText(view), shed };
}

/** Writes our own mail; leaves out what the reader misses least until it is small enough. */
async function writeBuiltIn(
  notification: Notification,
  options: RenderOptions,
  subject: string,
): Promise<Written> {
  const shed: string[] = [];
  let kept = notification;
  let notes = await renderNotes(kept);
  let view = viewOf(kept, { ...clockOf(options), subject, shed, notes });
  let html = writeHtml(view);
  for (const cut of cuts) {
    if (encodedSize(html) <= maxEncoded) break;
    const less = cut.apply(kept);
    if (less === kept) continue;
    kept = less;
    shed.push(cut.what);
    notes = await renderNotes(kept, notes);
    view = viewOf(kept, { ...clockOf(options), subject, shed, notes });
    html = writeHtml(view);
  }
  return { html, text: writeText(view), shed };
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
async function renderNotes(notification: Notification, last?: Notes): Promise<Notes | undefined> {
  const source = notification.kind === 'release' ? (notification.release?.notes.trim() ?? '') : '';
  if (source === '' || source === last?.source) return source === '' ? undefined : last;
  return { source, ...(await writeMarkdown(cutMarkdown(dropGuards(source), maxMarkdown).text, 3)) };
}

async function writeMarkdown(source: string, topHeading: 2 | 3): Promise<{ html: string; text: string }> {
  const markdown = source.replace(/\r\n?/g, '\n');
  const html = await renderMarkdown(markdown, topHeading);
  return { html, text: isProse(markdown) ? wrap(unguardText(markdown)) : await textOfHtml(html) };
}
