import type { Clock } from './format.ts';

/**
 * What a mail shows, in the order it shows it. Both parts of the mail, HTML and text, are written from one view, so
 * they can only say the same. Every key is always there, `null` for nothing.
 */

/** Color and weight of a mark; meaning is always also in its glyph and the words beside it. */
export type Tone = 'bad' | 'warn' | 'good' | 'info';

export type SpanStyle = 'plain' | 'strong' | 'code' | 'soft' | 'error';

/** A piece of a line. Its text is one line of plain text: escaped where it is placed. */
export interface Span {
  text: string;
  style: SpanStyle;
  /** Absolute http(s) URL or null. */
  url: string | null;
}

export interface Mark {
  glyph: string;
  tone: Tone;
  /** What the glyph means, for those who cannot see it. */
  word: string;
}

export interface Action {
  label: string;
  url: string;
  isPrimary: boolean;
}

export interface Row {
  mark: Mark | null;
  spans: Span[];
  /** Second line, softer. */
  sub: Span[];
  /** Right-hand column. */
  aside: string;
}

/** A file and line with what was said about it. */
export interface Remark {
  tone: Tone;
  word: string;
  place: Span | null;
  title: string;
  text: string;
}

export type Section =
  | {
      type: 'failure';
      name: string;
      heading: Span[];
      aside: string;
      url: string | null;
      remarks: Remark[];
      more: string;
      log: { lines: { text: string; tone: string }[]; note: string } | null;
    }
  | { type: 'rows'; name: string; heading: string; intro: string; rows: Row[]; more: Span[] }
  | { type: 'table'; name: string; heading: string; columns: string[]; rows: Row[]; more: Span[] }
  | { type: 'facts'; name: string; heading: string; rows: { label: string; spans: Span[] }[] }
  | { type: 'steps'; name: string; heading: string; points: Point[] }
  | { type: 'prose'; name: string; heading: string; html: string; text: string; note: string }
  | { type: 'bars'; name: string; heading: string; rows: (Row & { bar: Bar[]; said: string })[] };

/** One station of an incident: last green, first red, now. */
export interface Point {
  label: string;
  mark: Mark;
  spans: Span[];
  sub: string;
}

/** Neighboring runs of the same result, so that a bar of 60 runs costs few cells. */
export interface Bar {
  kind: 'ok' | 'bad' | 'other';
  count: number;
  /** Share of the whole bar in percent. */
  width: number;
}

/** What each kind of notification brings to the view. */
export interface Parts {
  mark: Mark;
  context: Span[];
  headline: Span[];
  preheader: string;
  summary: Span[][];
  actions: Action[];
  sections: Section[];
}

export interface View {
  /** Of the user's own text as the input `locale` says; English where the words are ours. `tag` is a BCP 47 tag. */
  language: { tag: string; direction: 'ltr' | 'rtl' };
  /** A message of the user's own: its headline stands alone, without glyph and word. */
  isMessage: boolean;
  /** `<title>` and the first line of the text part. */
  title: string;
  mark: Mark;
  /** `contoso/app · CI · run #10`. */
  context: Span[];
  /** Follows the mark's word in the headline: ` on main`. */
  headline: Span[];
  preheader: string;
  /** One or more sentences; their full stops are added by {@link stopOf}. */
  summary: Span[][];
  actions: Action[];
  sections: Section[];
  footer: {
    reasons: string[];
    /** Pushed by ada, attempt 1, 8 min 12 s. */
    meta: string;
    keys: string;
    /** What was left out to keep the mail small. */
    shed: string;
  };
}

/** What a view needs beside what happened. */
export interface ViewOptions extends Clock {
  reasons: readonly string[];
  /** The user's own subject, already rendered: headline of a `message`. */
  subject?: string;
  /** Takes the place of the sections between the buttons and the footer. */
  body?: { html: string; text: string };
  /** The body names no field, so the fields follow it as a table. */
  showsFields?: boolean;
  /** Release notes, already rendered. */
  notes?: { html: string; text: string };
  /** What was left out to keep the mail small. */
  shed?: readonly string[];
}

/** White space of any kind, line ends above all, becomes one space: a span never leaves its line. */
export function flatten(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Cuts to `max` code points with an ellipsis, never inside a surrogate pair. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const points = Array.from(text.slice(0, max * 2 + 1));
  return points.length <= max
    ? text
    : `${points
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}

/** A plain piece of text; inner spaces at the ends are kept so that pieces can be joined. */
export function plain(text: string): Span {
  return { text: text.replace(/\s+/gu, ' '), style: 'plain', url: null };
}

export function strong(text: string): Span {
  return { text: flatten(clip(text, 200)), style: 'strong', url: null };
}

export function soft(text: string): Span {
  return { text: text.replace(/\s+/gu, ' '), style: 'soft', url: null };
}

/** The first error: closes a sentence, on a line of its own in the text part. */
export function error(text: string): Span {
  return { text: flatten(clip(text, 300)), style: 'error', url: null };
}

/** A piece of text that leads somewhere; plain text when the URL is not a web address. */
export function link(text: string, url: string | null | undefined, style: SpanStyle = 'plain'): Span {
  return { text: flatten(clip(text, 300)), style, url: webUrl(url) };
}

/**
 * The URL if it is an absolute http or https address, in its normal form (spaces, quotes and control characters
 * percent-encoded), else null. Nothing else ever becomes a link.
 */
export function webUrl(url: string | null | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null;
  return parsed.href.replaceAll("'", '%27');
}

/** A sentence with its full stop; one that ends in a mark already (an error that was quoted) gets none. */
export function endSentence(sentence: readonly Span[]): string {
  return `${textOf(sentence)}${stopOf(sentence)}`;
}

/** The full stop of a sentence, empty after one that ends in a mark of its own. */
export function stopOf(sentence: readonly Span[]): string {
  return /[.!?…:]$/.test(sentence.at(-1)?.text ?? '') ? '' : '.';
}

/** Sentences as one line, the last without its full stop. */
export function joinSentences(sentences: readonly (readonly Span[])[]): string {
  return sentences.map(endSentence).join(' ').replace(/\.$/, '');
}

/** The text of spans, as one line. */
export function textOf(spans: readonly Span[]): string {
  return spans.map((span) => span.text).join('');
}
