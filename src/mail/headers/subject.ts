import { incidentOf } from '../../notification/build/incident.ts';
import type { BuildState, DeploymentState, Digest, Notification } from '../../notification/notification.ts';
import { stateRow } from '../../notification/states.ts';
import type { Clock } from '../view/format.ts';
import { headerText } from './header-text.ts';

/** What the input `thread` may say: which mails belong together. */
export type ThreadMode = 'incident' | 'branch' | 'run' | 'none';

/** The subject of a mail and its place in the thread. */
export interface Heading {
  /** Text shared by the mails of the thread; Thread-Topic. Never begins with `Re:`. */
  topic: string;
  /** Subject of this mail: the topic, behind `Re: ` where it repeats the text of an earlier mail. */
  subject: string;
  /** False for the mail that opens its thread, as far as that can be told without memory. */
  isReply: boolean;
  /** The mail is about a streak of red runs: its start, its course or its end. */
  isIncident: boolean;
}

const utc: Clock = { timezone: 'UTC', locale: 'en-GB' };

const REPLY = 'Re: ';
/** What mail programs take for a reply or a forward; a topic must not begin with it. */
const REPLY_PREFIX = /^(?:(?:re|fwd?|aw|sv|r)\s*:\s*)+/i;

/** Longest subject in UTF-16 units, `Re: ` included: what a list of mails shows, far below any server's limit. */
const SUBJECT_LIMIT = 120;
const TOPIC_LIMIT = SUBJECT_LIMIT - REPLY.length;

/**
 * The built-in subject: status first, at most 120 UTF-16 units, never empty, one line of clean text.
 *
 * Gmail keeps mails together only while their subjects are equal but for `Re:` (and a reference is shared), and
 * Microsoft defines the conversation topic as the subject without its prefix. So while an incident lasts, every mail
 * repeats the text of the first failure with the number of the first red run. The recovery has a subject of its own,
 * with the same number: on a locked phone "Re: ✗ CI failed" would be one more alarm. It stays in the thread by its
 * references; Gmail shows it as a new conversation. With `thread: none` each mail names its own state and run.
 *
 * @param clock  the reader's, for the days of a digest
 */
export function subjectOf(
  notification: Notification,
  mode: ThreadMode = 'incident',
  clock: Clock = utc,
): string {
  return headingOf(notification, mode, clock).subject;
}

/** The subject together with the topic and the mail's place in the thread; see {@link subjectOf}. */
export function headingOf(notification: Notification, mode: ThreadMode, clock: Clock = utc): Heading {
  switch (notification.kind) {
    case 'build':
      return buildHeading(notification, mode);
    case 'release':
      return releaseHeading(notification, mode);
    case 'deployment':
      return heading(deploymentTopic(notification), {
        isReply: !['waiting', 'started'].includes(notification.state),
      });
    case 'digest':
      return heading(digestTopic(notification, clock));
    case 'message':
      return heading(
        joinParts([
          'Message',
          ...some(' from ', workflowPart(notification)),
          ...tail(notification, notification.run.number),
        ]),
      );
  }
}

function buildHeading(notification: Notification, mode: ThreadMode): Heading {
  const { run } = notification;
  const incident = incidentOf(notification);
  if (mode === 'branch') {
    // One conversation for good: nothing in its subject may change, and its first mail is not known.
    return heading(
      joinParts([...buildName(notification), ...place(notification, ' on '), ...tail(notification)]),
      {
        isReply: true,
      },
    );
  }
  if (mode === 'none' || incident.phase === 'none') {
    return heading(joinParts(statusParts(notification, notification.state as BuildState, run.number)));
  }
  const isReply = mode === 'run' ? run.attempt > 1 : incident.phase !== 'opened';
  const isRecovery = incident.phase === 'closed';
  // Every way of being red reads `failed`: a later mail knows the first red run only by GitHub's final conclusion,
  // which may differ from what a job inside that run could see.
  const state = isRecovery ? (notification.state as BuildState) : 'failed';
  // Without a number where the list of runs did not reach back to the first red one: it would change with each mail.
  const firstNumber = mode === 'run' ? run.number : incident.firstBadRunNumber;
  const topic = joinParts(statusParts(notification, state, firstNumber));
  return heading(topic, { isReply, repeats: isReply && !isRecovery, isIncident: mode === 'incident' });
}

function statusParts(notification: Notification, state: BuildState, runNumber: number | undefined): Part[] {
  const { glyph, subject } = stateRow({ kind: 'build', state });
  // "passed on re-run on main" would stumble.
  const joint = state === 'flaky' ? ' – ' : ' on ';
  return [
    `${glyph} `,
    ...buildName(notification),
    ` ${subject}`,
    ...place(notification, joint),
    ...tail(notification, runNumber),
  ];
}

/** An edited release repeats the line of its publication; a draft, a pre-release and a release are three things. */
function releaseHeading(notification: Notification, mode: ThreadMode): Heading {
  const { release } = notification;
  const isEdit = notification.state === 'edited';
  const isAlone = isEdit && mode === 'none';
  const isDraft = isEdit ? release?.isDraft : notification.state === 'drafted';
  const isPrerelease = isEdit
    ? release?.isPrerelease
    : notification.state === 'prereleased' || release?.isPrerelease;
  const words = isAlone ? 'release edited' : isDraft ? 'drafted' : isPrerelease ? 'pre-released' : 'released';
  const name = versionName(notification.repo.name, release?.tag || release?.name || notification.ref.name);
  const topic = joinParts([{ text: name, least: 20 }, ` ${words}`, ...tail(notification)]);
  return heading(topic, { isReply: isEdit && !isAlone, repeats: isEdit && !isAlone });
}

/**
 * Each state has its own words: most readers get one mail per deployment, and its outcome matters more than
 * that Gmail folds a "waiting" before it into the same conversation.
 */
function deploymentTopic(notification: Notification): string {
  const { deployment } = notification;
  const name = {
    text: versionName(notification.repo.name, deployment?.version || notification.ref.name),
    least: 20,
  };
  const place = { text: headerText(deployment?.environment ?? '') || 'an environment', least: 20 };
  const lines: Record<DeploymentState, Part[]> = {
    started: ['Deploying ', name, ' to ', place],
    waiting: [name, ' waits to be deployed to ', place],
    succeeded: [name, ' deployed to ', place],
    failed: ['Deploy to ', place, ' failed – ', name],
    error: ['Deploy to ', place, ' ended in an error – ', name],
    inactive: [name, ' no longer active on ', place],
    'rolled-back': [place, ' rolled back to ', name],
  };
  const line = lines[notification.state as DeploymentState];
  return joinParts([`${stateRow(notification).glyph} `, ...line, ...tail(notification)]);
}

function digestTopic(notification: Notification, clock: Clock): string {
  const { digest } = notification;
  const counts: [number, string][] = digest
    ? [
        [digest.red, 'red'],
        [digest.flaky, 'flaky'],
        [digest.recovered, 'recovered'],
        [digest.green, 'green'],
      ]
    : [];
  const summary = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  const state = digest ? summary.join(', ') || 'quiet' : 'could not be read';
  const period = digest ? headerText(periodOf(digest, clock)) : '';
  return joinParts([
    'CI digest',
    ...some(' ', repoName(notification)),
    ` – ${state}`,
    period && ` (${period})`,
  ]);
}

/** `27 Jul–3 Aug`; with years where they differ; empty when a time cannot be read. */
function periodOf(digest: Digest, { locale, timezone }: Clock): string {
  const times = [new Date(digest.from), new Date(digest.to)];
  if (times.some((time) => Number.isNaN(time.getTime()))) return '';
  const write = (options: Intl.DateTimeFormatOptions): Set<string> => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: timezone });
    return new Set(times.map((time) => format.format(time)));
  };
  const hasYears = write({ year: 'numeric' }).size > 1;
  const days = write({ day: 'numeric', month: 'short', ...(hasYears ? { year: 'numeric' } : {}) });
  return [...days].join('–');
}

/** `app v1.4.0`; the tag alone where it begins with the name already, as in `app-v1.4.0`. */
function versionName(repoName: string, version: string): string {
  const name = headerText(repoName);
  const text = headerText(version);
  if (text.toLowerCase().startsWith(name.toLowerCase())) return text || 'A version';
  return [name, text].filter((part) => part !== '').join(' ');
}

/** The workflow by its name, else by its file; `fallback` when neither is known. */
function workflowPart({ workflow }: Notification, fallback = ''): Part {
  const name = headerText(workflow.name) || headerText(workflow.path?.split('/').at(-1) ?? '');
  return { text: name || fallback, least: 20 };
}

/** `CI`, or `CI / build` where the mail is about that job: GitHub names its checks so. */
function buildName(notification: Notification): Part[] {
  const job = { text: headerText(notification.ownJob?.name ?? ''), least: 16 };
  return [workflowPart(notification, 'Workflow'), ...some(' / ', job)];
}

/** A pull request goes by its number: forks give their branches the same names. */
function place(notification: Notification, joint: string): Part[] {
  const { ref, pr } = notification;
  if (ref.type === 'pr' && pr !== undefined) return [`${joint}PR #${pr.number}`];
  const prefix = { branch: '', tag: 'tag ', pr: 'PR ' }[ref.type] ?? '';
  return some(`${joint}${prefix}`, { text: headerText(ref.name), least: 16 });
}

function repoName(notification: Notification): Part {
  return { text: headerText(notification.repo.fullName), least: 24 };
}

/** ` – contoso/app (#482)`. */
function tail(notification: Notification, runNumber: number | undefined = 0): Part[] {
  return [...some(' – ', repoName(notification)), runNumber > 0 ? ` (#${runNumber})` : ''];
}

/** Fixed text, or text that may lose its middle down to `least` UTF-16 units. */
type Part = string | { text: string; least: number };

/** The part behind its joint; nothing when it is empty. */
function some(joint: string, part: Part): Part[] {
  return (typeof part === 'string' ? part : part.text) === '' ? [] : [joint, part];
}

function heading(
  text: string,
  place: { isReply?: boolean; repeats?: boolean; isIncident?: boolean } = {},
): Heading {
  const topic = text.replace(REPLY_PREFIX, '');
  const subject = place.repeats ? `${REPLY}${topic}` : topic;
  return { topic, subject, isReply: place.isReply ?? false, isIncident: place.isIncident ?? false };
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
