import { cutMarkdown } from '../notification/cut-markdown.ts';
import type { Failure, LogLine, Notice } from '../notification/notification.ts';

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
  /** The notice without it; the same object when there was nothing to take. */
  apply(notice: Notice): Notice;
}

/**
 * What is left out first when a mail grows too big: what the reader misses least. Each step works on the result of
 * the one before.
 */
export const cuts: readonly Cut[] = [
  { what: 'names of green jobs', apply: foldGreenJobs },
  { what: 'commits over 5', apply: (notice) => cutCommits(notice, 5) },
  { what: 'annotations over 5', apply: (notice) => cutAnnotations(notice, 5) },
  { what: 'failed tests over 10', apply: (notice) => cutTests(notice, 10) },
  {
    what: 'colours of the log',
    apply: (notice) => mapLogs(notice, (lines) => lines.map((line) => ({ ...line, tone: 'plain' }))),
  },
  { what: 'log of the third failure', apply: (notice) => dropLogsFrom(notice, 2) },
  { what: 'log of the second failure', apply: (notice) => dropLogsFrom(notice, 1) },
  { what: 'log lines over 15', apply: (notice) => mapLogs(notice, (lines) => keepEnds(lines, 15)) },
  { what: 'green workflows', apply: (notice) => cutWorkflows(notice, (state) => state !== 'green', 40) },
  { what: 'most of the release notes', apply: (notice) => cutNotes(notice, 6000) },
  { what: 'long lines', apply: clipTexts },
  { what: 'most jobs, fields and files', apply: cutLists },
  { what: 'the rest of the details', apply: cutRest },
];

function foldGreenJobs(notice: Notice): Notice {
  const jobs = notice.jobs;
  const green =
    jobs?.groups.filter((group) => group.conclusion === 'success' && group.ok === group.total) ?? [];
  if (jobs === undefined || green.length < 2) return notice;
  const [first] = green;
  if (first === undefined) return notice;
  const sum = { ...first, name: 'all others' };
  for (const group of green.slice(1)) {
    sum.total += group.total;
    sum.ok += group.ok;
    if (group.durationMs !== undefined) sum.durationMs = (sum.durationMs ?? 0) + group.durationMs;
  }
  const rest = jobs.groups.filter((group) => !green.includes(group));
  return { ...notice, jobs: { ...jobs, groups: [...rest, sum] } };
}

function cutCommits(notice: Notice, max: number): Notice {
  const changes = notice.changes;
  if (changes === undefined || changes.commits.length <= max) return notice;
  return { ...notice, changes: { ...changes, commits: changes.commits.slice(0, max) } };
}

function cutAnnotations(notice: Notice, max: number): Notice {
  if (notice.failures.every((failure) => failure.annotations.length <= max)) return notice;
  return mapFailures(notice, (failure) => ({ ...failure, annotations: failure.annotations.slice(0, max) }));
}

function cutTests(notice: Notice, max: number): Notice {
  const tests = notice.tests;
  if (tests === undefined || tests.failures.length <= max) return notice;
  const more = tests.more + tests.failures.length - max;
  return { ...notice, tests: { ...tests, failures: tests.failures.slice(0, max), more } };
}

function mapFailures(notice: Notice, change: (failure: Failure, index: number) => Failure): Notice {
  return { ...notice, failures: notice.failures.map(change) };
}

function mapLogs(notice: Notice, change: (lines: LogLine[]) => LogLine[]): Notice {
  if (notice.failures.every((failure) => failure.log === undefined)) return notice;
  return mapFailures(notice, (failure) =>
    failure.log === undefined
      ? failure
      : { ...failure, log: { ...failure.log, lines: change(failure.log.lines), isCut: true } },
  );
}

function dropLogsFrom(notice: Notice, first: number): Notice {
  if (notice.failures.slice(first).every((failure) => failure.log === undefined)) return notice;
  return mapFailures(notice, (failure, index) => (index < first ? failure : withoutLog(failure)));
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

function cutWorkflows(notice: Notice, keep: (state: string) => boolean, max: number): Notice {
  const digest = notice.digest;
  if (digest === undefined) return notice;
  const workflows = digest.workflows.filter((one) => keep(one.state)).slice(0, max);
  return workflows.length === digest.workflows.length
    ? notice
    : { ...notice, digest: { ...digest, workflows } };
}

function cutNotes(notice: Notice, max: number): Notice {
  const release = notice.release;
  if (release === undefined || release.notes.length <= max) return notice;
  const { text } = cutMarkdown(release.notes, max);
  return { ...notice, release: { ...release, notes: text, isNotesCut: true } };
}

function shorten(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).toWellFormed()}…`;
}

function clipTexts(notice: Notice): Notice {
  const lines = mapLogs(notice, (all) =>
    keepEnds(all, 15).map((line) => ({ ...line, text: shorten(line.text, 160) })),
  );
  const clipped = mapFailures(lines, (failure) => ({
    ...failure,
    annotations: failure.annotations.map((one) => ({ ...one, message: shorten(one.message, 200) })),
  }));
  return {
    ...clipped,
    fields: clipRecord(notice.fields, 200, 50),
    inputs: clipRecord(notice.inputs, 200, 50),
  };
}

function clipRecord(record: Record<string, string>, length: number, entries: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record)
      .slice(0, entries)
      .map(([name, value]) => [name, shorten(value, length)]),
  );
}

function cutLists(notice: Notice): Notice {
  const { jobs, release } = notice;
  return {
    ...cutWorkflows(notice, () => true, 15),
    ...(jobs === undefined
      ? {}
      : { jobs: { ...jobs, groups: jobs.groups.slice(0, 12), list: jobs.list.slice(0, 12) } }),
    ...(release === undefined ? {} : { release: { ...release, assets: release.assets.slice(0, 8) } }),
    fields: clipRecord(notice.fields, 100, 10),
    inputs: clipRecord(notice.inputs, 100, 10),
    missing: notice.missing.slice(0, 6),
  };
}

/** Leaves what any mail needs: banner, summary, buttons, three commits, footer. */
function cutRest(notice: Notice): Notice {
  const failures = notice.failures
    .slice(0, 3)
    .map((failure) => ({ ...withoutLog(failure), annotations: [] }));
  return cutTests(cutNotes(cutCommits({ ...notice, failures }, 3), 1500), 3);
}
