import type { Digest, DigestWorkflow, Notification } from '../../notification/notification.ts';
import { isUndecided } from '../../notification/states.ts';
import { type BarRow, barSections, drawBar, slowestSection } from '../sections/bars.ts';
import { fieldsSections } from '../sections/fields.ts';
import { missingSection } from '../sections/missing.ts';
import { count, formatDuration, listWords } from '../view/format.ts';
import { markOf, toneMark } from '../view/marks.ts';
import { placeOf } from '../view/place.ts';
import type { Mark, Parts, Span } from '../view/view.ts';
import { flatten, joinSentences, link, plain, soft } from '../view/view.ts';
import { contextOf } from './build.ts';
import { unreadParts } from './digest.ts';

/** A run of many jobs at a glance: which failed, which wavered, which passed. A matrix is one job. */
export function jobDigestParts(notification: Notification): Parts {
  const { run, digest } = notification;
  if (digest === undefined) return unreadParts(notification);
  const summary = summaryOf(notification, digest);
  const mark = markOf(notification);
  const calm = notification.state === 'quiet' ? 'No job passed or failed' : 'No job failed';
  const word = digest.red > 0 ? `${count(digest.red, 'job')} failed` : calm;
  return {
    mark: { ...mark, word },
    context: contextOf(notification),
    headline: [plain(` on ${placeOf(notification)}`)],
    preheader: preheaderOf(digest, summary),
    summary,
    actions: [{ label: `Run #${run.number}`, url: run.url, isPrimary: true }],
    sections: [
      ...barSections(digest, groups, groupOf, rowOf),
      ...slowestSection(digest, ['Time', ({ durationMs }) => formatDuration(durationMs)]),
      ...fieldsSections(notification),
      ...missingSection(notification),
    ],
  };
}

/** Counted by what the digest says, not by its rows: some may have been left out to keep the mail small. */
function summaryOf({ run }: Notification, digest: Digest): Span[][] {
  const { red, flaky, recovered, green, undecided, runs: legs } = digest;
  const total = red + flaky + recovered + green + undecided;
  const parts = [
    red > 0 ? `${red} failed` : '',
    flaky > 0 ? `${flaky} flaky` : '',
    recovered > 0 ? `${recovered} repaired` : '',
    green > 0 ? `${green} passed` : '',
    undecided > 0 ? `${undecided} skipped, cancelled or allowed to fail` : '',
  ].filter(Boolean);
  const took = run.durationMs === undefined ? '' : ` in ${formatDuration(run.durationMs)}`;
  const sentences = [[plain(`${count(total, 'job')}${took}: ${listWords(parts)}`)]];
  if (legs > total) sentences.push([plain(`A matrix counts as one job; with every leg there are ${legs}`)]);
  if (digest.isCut) sentences.push([plain('Some jobs could not be read, so the counts are incomplete')]);
  return sentences;
}

function preheaderOf(digest: Digest, summary: readonly (readonly Span[])[]): string {
  const red = digest.workflows.filter(({ state }) => state === 'red');
  if (red.length === 0) return joinSentences(summary);
  return `Failed: ${listWords(red.slice(0, 5).map(({ name }) => flatten(name)))}`;
}

type Group = DigestWorkflow['state'] | 'undecided';

const groups: [Group, string, Mark][] = [
  ['red', 'Failed', toneMark('bad', 'failed')],
  ['flaky', 'Flaky: passed when run again', { ...toneMark('warn', 'flaky'), glyph: '≈' }],
  ['recovered', 'Repaired', toneMark('good', 'repaired')],
  ['green', 'Passed', toneMark('good', 'passed')],
  ['undecided', 'Skipped, cancelled or allowed to fail', toneMark('info', 'decided nothing')],
];

function groupOf(job: DigestWorkflow): Group {
  return isUndecided(job) ? 'undecided' : job.state;
}

/** A bar shows the legs of a matrix; a single job needs none. */
function rowOf(job: DigestWorkflow, mark: Mark): BarRow {
  const isMatrix = job.runs > 1;
  const times = isMatrix ? timesOf(job) : '';
  return {
    mark,
    spans: [link(job.name, job.url, 'strong')],
    sub: times === '' ? [] : [soft(times)],
    aside: isMatrix ? countLegs(job) : sayResult(job),
    ...(isMatrix ? drawBar(job.bar) : { bar: [], said: '' }),
  };
}

function timesOf({ p50Ms, p95Ms }: DigestWorkflow): string {
  return [
    p50Ms === undefined ? '' : `median ${formatDuration(p50Ms)}`,
    p95Ms === undefined ? '' : `95 % within ${formatDuration(p95Ms)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function countLegs({ runs, failed, bar }: DigestWorkflow): string {
  if (failed > 0) return `${failed} of ${runs} failed`;
  const ok = bar.filter((one) => one === 'ok').length;
  return ok === runs ? `${runs} passed` : `${ok} of ${runs} passed`;
}

function sayResult(job: DigestWorkflow): string {
  if (job.failed > 0) return 'failed';
  if (groupOf(job) === 'undecided') return '';
  return job.p50Ms === undefined ? 'passed' : `passed in ${formatDuration(job.p50Ms)}`;
}
