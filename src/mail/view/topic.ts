import type { Notification } from '../../notification/notification.ts';
import { headerText } from './header-text.ts';

/** What the input `thread` may say: which mails belong together. */
export type ThreadMode = 'incident' | 'branch' | 'run' | 'none';

/** What tells one thread of a kind and a repository from another. */
export type ThreadKey = readonly (string | number | undefined)[];

/** The subject of a mail and its place in the thread. */
export interface Heading {
  /** Text shared by the mails of the thread; Thread-Topic. Never begins with `Re:`. */
  topic: string;
  /** Subject of this mail: the topic, behind `Re: ` where it repeats the text of an earlier mail. */
  subject: string;
  /** False for the mail that opens its thread, as far as that can be told without memory. */
  isReply: boolean;
}

const REPLY = 'Re: ';
/** What mail programs take for a reply or a forward; a topic must not begin with it. */
const REPLY_PREFIX = /^(?:(?:re|fwd?|aw|sv|r)\s*:\s*)+/i;

/** Longest subject in UTF-16 units, `Re: ` included: what a list of mails shows, far below any server's limit. */
const SUBJECT_LIMIT = 120;
const TOPIC_LIMIT = SUBJECT_LIMIT - REPLY.length;

/** `app v1.4.0`; the tag alone where it begins with the name already, as in `app-v1.4.0`. */
export function versionName(repoName: string, version: string): string {
  const name = headerText(repoName);
  const text = headerText(version);
  if (text.toLowerCase().startsWith(name.toLowerCase())) return text || 'A version';
  return [name, text].filter((part) => part !== '').join(' ');
}

/** The workflow by its name, else by its file; `fallback` when neither is known. */
export function workflowPart({ workflow }: Notification, fallback = ''): Part {
  const name = headerText(workflow.name) || headerText(workflow.path?.split('/').at(-1) ?? '');
  return { text: name || fallback, least: 20 };
}

export function repoName(notification: Notification): Part {
  return { text: headerText(notification.repo.fullName), least: 24 };
}

/** ` – contoso/app (#482)`. */
export function tail(notification: Notification, runNumber: number | undefined = 0): Part[] {
  return [...some(' – ', repoName(notification)), runNumber > 0 ? ` (#${runNumber})` : ''];
}

/** Fixed text, or text that may lose its middle down to `least` UTF-16 units. */
export type Part = string | { text: string; least: number };

/** The part behind its joint; nothing when it is empty. */
export function some(joint: string, part: Part): Part[] {
  return (typeof part === 'string' ? part : part.text) === '' ? [] : [joint, part];
}

/**
 * The heading made of parts: at most 120 UTF-16 units, one line of clean text.
 *
 * @param place.repeats the subject repeats the text of the thread's first mail, behind `Re: `
 */
export function heading(
  parts: readonly Part[],
  place: { isReply?: boolean; repeats?: boolean } = {},
): Heading {
  const topic = joinParts(parts).replace(REPLY_PREFIX, '');
  const subject = place.repeats ? `${REPLY}${topic}` : topic;
  return { topic, subject, isReply: place.isReply ?? false };
}

/**
 * Joins the parts into a topic. Too long a line first takes from the longest part that can give, so that a long
 * branch name loses its middle before a short workflow name loses a letter.
 */
function joinParts(parts: readonly Part[]): string {
  const texts = parts.map((part) => (typeof part === 'string' ? part : part.text));
  const givers = parts
    .map((part, index) => ({ index, least: typeof part === 'string' ? Infinity : part.least }))
    .filter(({ index, least }) => (texts[index] ?? '').length > least)
    .sort((a, b) => (texts[b.index] ?? '').length - (texts[a.index] ?? '').length);
  for (const { index, least } of givers) {
    const excess = texts.join('').length - TOPIC_LIMIT;
    if (excess <= 0) break;
    const text = texts[index] ?? '';
    texts[index] = shortenMiddle(text, Math.max(least, text.length - excess));
  }
  return shortenMiddle(texts.join(''), TOPIC_LIMIT);
}

/** Cuts the middle out, never through a surrogate pair; the result has at most `maxUnits` UTF-16 units. */
function shortenMiddle(text: string, maxUnits: number): string {
  if (text.length <= maxUnits) return text;
  const kept = maxUnits - 1;
  const head = text.slice(0, Math.ceil(kept / 2)).replace(/[\ud800-\udbff]$/, '');
  const end = text.slice(text.length - Math.floor(kept / 2)).replace(/^[\udc00-\udfff]/, '');
  return `${head}…${end}`;
}
