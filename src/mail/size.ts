import { cutMarkdown } from '../notification/cut-markdown.ts';
import type { Failure, LogLine, Notification } from '../notification/notification.ts';

/** Encoded size of the HTML part that a built-in mail never exceeds: Gmail clips at 102 KB, headers and thread included. */
export const maxEncoded = 80 * 1024;

/** Bytes of the text as quoted-printable (RFC 2045 section 6.7), soft line breaks included; an upper estimate. */
export function encodedSize(text: string): number {
  let size = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80)
      size += unit === 0x3d || (unit < 0x20 && unit !== 0x0a && unit !== 0x09) ? 3 : unit === 0x0a ? 2 : 1;
    else size += unit < 0x800 ? 6 : unit >= 0xd800 && unit <= 0xdfff ? 6 : 9;
  }
  return size + Math.ceil(size / 73) * 3;
}

export interface Cut {
  /** What the reader is told, e.g. `names of green jobs`. */
  what: string;
  /** The notification without it; the same object when there was nothing to take. */
  apply(notification: Notification): Notification;
}

/**
 * What is left out first when a mail grows too big: what the reader misses least. Each step works on the result of
 * the one before.
 */
export const cuts: readonly Cut[] = [
  { what: 'names of green jobs', apply: foldGreenJobs },
  { what: 'commits over 5', apply: (notification) => cutCommits(notification, 5) },
  { what: 'annotations over 5', apply: (notification) => cutAnnotations(notification, 5) },
  { what: 'failed tests over 10', apply: (notification) => cutTests(notification, 10) },
  {
    what: 'colors of the log',
    apply: (notification) =>
      mapLogs(notification, (lines) => lines.map((line) => ({ ...line, tone: 'plain' }))),
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

function foldGreenJobs(notification: Notification): Notification {
  const jobs = notification.jobs;
  const green =
    jobs?.groups.filter((group) => group.conclusion === 'success' && group.ok === group.total) ?? [];
  if (jobs === undefined || green.length < 2) return notification;
  const [first] = green;
  if (first === undefined) return notification;
  const sum = { ...first, name: 'all others' };
  for (const group of green.slice(1)) {
    sum.total += group.total;
    sum.ok += group.ok;
    if (group.durationMs !== undefined) sum.durationMs = (sum.durationMs ?? 0) + group.durationMs;
  }
  const rest = jobs.groups.filter((group) => !green.includes(group));
  return { ...notification, jobs: { ...jobs, groups: [...rest, sum] } };
}

function cutCommits(notification: Notification, max: number): Notification {
  const changes = notification.changes;
  if (changes === undefined || changes.commits.length <= max) return notification;
  return { ...notification, changes: { ...changes, commits: changes.commits.slice(0, max) } };
}

function cutAnnotations(notification: Notification, max: number): Notification {
  if (notification.failures.every((failure) => failure.annotations.length <= max)) return notification;
  return mapFailures(notification, (failure) => ({
    ...failure,
    annotations: failure.annotations.slice(0, max),
  }));
}

function cutTests(notification: Notification, max: number): Notification {
  const tests = notification.tests;
  if (tests === undefined || tests.failures.length <= max) return notification;
  const more = tests.more + tests.failures.length - max;
  return { ...notification, tests: { ...tests, failures: tests.failures.slice(0, max), more } };
}

function mapFailures(
  notification: Notification,
  change: (failure: Failure, index: number) => Failure,
): Notification {
  return { ...notification, failures: notification.failures.map(change) };
}

function mapLogs(notification: Notification, change: (lines: LogLine[]) => LogLine[]): Notification {
  if (notification.failures.every((failure) => failure.log === undefined)) return notification;
  return mapFailures(notification, (failure) =>
    failure.log === undefined
      ? failure
      : { ...failure, log: { ...failure.log, lines: change(failure.log.lines), isCut: true } },
  );
}

function dropLogsFrom(notification: Notification, first: number): Notification {
  if (notification.failures.slice(first).every((failure) => failure.log === undefined)) return notification;
  return mapFailures(notification, (failure, index) => (index < first ? failure : withoutLog(failure)));
}

function withoutLog({ log: _, ...failure }: Failure): Failure {
  return failure;
}

/** The first error lines are near the top of an excerpt, the exit code at its end: the middle goes. */
function keepEnds(lines: LogLine[], max: number): LogLine[] {
  if (lines.length <= max) return lines;
  const head = Math.floor(max / 2);
  const tail = max - head - 1;
  const gap: LogLine = { text: `… ${lines.length - head - tail} lines left out …`, tone: 'gap' };
  return [...lines.slice(0, head), gap, ...lines.slice(-tail)];
}

function cutWorkflows(
  notification: Notification,
  keep: (state: string) => boolean,
  max: number,
): Notification {
  const digest = notification.digest;
  if (digest === undefined) return notification;
  const workflows = digest.workflows.filter((one) => keep(one.state)).slice(0, max);
  return workflows.length === digest.workflows.length
    ? notification
    : { ...notification, digest: { ...digest, workflows } };
}

function cutNotes(notification: Notification, max: number): Notification {
  const release = notification.release;
  if (release === undefined || release.notes.length <= max) return notification;
  const { text } = cutMarkdown(release.notes, max);
  return { ...notification, release: { ...release, notes: text, isNotesCut: true } };
}

function shorten(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).toWellFormed()}…`;
}

function clipTexts(notification: Notification): Notification {
  const lines = mapLogs(notification, (all) =>
    keepEnds(all, 15).map((line) => ({ ...line, text: shorten(line.text, 160) })),
  );
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

function clipRecord(record: Record<string, string>, length: number, entries: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record)
      .slice(0, entries)
      .map(([name, value]) => [name, shorten(value, length)]),
  );
}

function cutLists(notification: Notification): Notification {
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

/** Leaves what any mail needs: banner, summary, buttons, three commits, footer. */
function cutRest(notification: Notification): Notification {
  const failures = notification.failures
    .slice(0, 3)
    .map((failure) => ({ ...withoutLog(failure), annotations: [] }));
  return cutTests(cutNotes(cutCommits({ ...notification, failures }, 3), 1500), 3);
}
