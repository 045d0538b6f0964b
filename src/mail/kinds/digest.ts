import type { Digest, DigestWorkflow, Notification } from '../../notification/notification.ts';
import { type Clock, count, formatDay, formatDuration, formatShare, listWords } from '../view/format.ts';
import { headerText } from '../view/header-text.ts';
import { markOf, toneMark } from '../view/marks.ts';
import { type Heading, heading, repoName, some, type ThreadKey, type ThreadMode } from '../view/topic.ts';
import type { Mark, Parts, Span } from '../view/view.ts';
import { clip, flatten, joinSentences, link, plain, soft } from '../view/view.ts';
import { type BarRow, barSections, drawBar, slowestSection } from './bars.ts';
import { missingSection, reasonSpans } from './missing-section.ts';
import { fieldsSections } from './sections.ts';

/** A period at a glance: what is red, what wavers, what is green. */
export function digestParts(notification: Notification, clock: Clock): Parts {
  const { digest, repo } = notification;
  if (digest === undefined) return unreadParts(notification);
  const period = `${formatDay(digest.from, clock)} – ${formatDay(digest.to, clock)}`;
  const summary = summaryOf(digest);
  const mark = markOf(notification);
  return {
    mark: digest.red > 0 ? { ...mark, word: `${count(digest.red, 'workflow')} red` } : mark,
    context: [link(repo.fullName, repo.url), plain(` · CI digest · ${period}`)],
    headline: [plain(` in ${repo.name}`)],
    preheader: preheaderOf(digest, summary),
    summary,
    actions: [{ label: 'All runs', url: `${repo.url}/actions`, isPrimary: true }],
    sections: [
      ...barSections(
        digest,
        groups,
        ({ state }) => state,
        (one, mark) => rowOf(one, mark, clock),
      ),
      ...slowestSection(digest, ['Workflow and time', workflowAndTime]),
      ...fieldsSections(notification),
      ...missingSection(notification),
    ],
  };
}

/** Nothing was counted, which must not look as if nothing had happened. */
export function unreadParts(notification: Notification): Parts {
  const { repo, run, missing } = notification;
  const reason = missing.find(({ section }) => section === 'digest')?.reason.replace(/\.$/, '');
  const summary = [
    [plain('The digest could not be read')],
    ...(reason ? [reasonSpans(reason, repo)] : []),
    [plain('So this mail cannot say what is red')],
  ];
  return {
    mark: toneMark('warn', 'No digest'),
    context: [link(repo.fullName, repo.url), plain(' · CI digest')],
    headline: [plain(` of ${repo.name}`)],
    preheader: joinSentences(summary),
    summary,
    actions: [
      { label: 'All runs', url: `${repo.url}/actions`, isPrimary: true },
      { label: `Run #${run.number}`, url: run.url, isPrimary: false },
    ],
    sections: [...fieldsSections(notification), ...missingSection(notification)],
  };
}

function preheaderOf(digest: Digest, summary: readonly (readonly Span[])[]): string {
  const red = digest.workflows.filter((workflow) => workflow.state === 'red');
  if (red.length === 0) return joinSentences(summary);
  return `Red: ${listWords(red.slice(0, 5).map((one) => flatten(`${one.name} (${one.branch})`)))}`;
}

function summaryOf(digest: Digest): Span[][] {
  if (digest.runs === 0) return [[plain('Nothing ran in this period')]];
  const parts = [
    digest.red > 0 ? `${digest.red} red` : '',
    digest.flaky > 0 ? `${digest.flaky} flaky` : '',
    digest.recovered > 0 ? `${digest.recovered} recovered` : '',
    digest.green > 0 ? `${digest.green} green` : '',
  ].filter(Boolean);
  // Not the rows: some may have been left out to keep the mail small.
  const workflows = digest.red + digest.flaky + digest.recovered + digest.green;
  const sentences = [
    [plain(`${count(digest.runs, 'run')} of ${count(workflows, 'workflow')}: ${listWords(parts)}`)],
  ];
  if (digest.isCut) sentences.push([plain('Some runs could not be read, so the counts are incomplete')]);
  return sentences;
}

const groups: [DigestWorkflow['state'], string, Mark][] = [
  ['red', 'Red now', toneMark('bad', 'red')],
  ['flaky', 'Flaky', { ...toneMark('warn', 'flaky'), glyph: '≈' }],
  ['recovered', 'Recovered', toneMark('good', 'recovered')],
  ['green', 'Green', toneMark('good', 'green')],
];

function rowOf(workflow: DigestWorkflow, mark: Mark, clock: Clock): BarRow {
  const before = workflow.successRateBefore;
  const isSame = before === undefined || Math.abs(before - workflow.successRate) < 0.005;
  const parts = [
    redSinceOf(workflow, clock),
    workflow.failed > 0
      ? `${workflow.failed} of ${count(workflow.runs, 'run')} failed`
      : count(workflow.runs, 'run'),
    isSame ? '' : `was ${formatShare(before)} green`,
    workflow.p50Ms === undefined
      ? ''
      : `median ${formatDuration(workflow.p50Ms)}${trendOf(workflow.p50Ms, workflow.p50BeforeMs)}`,
    workflow.p95Ms === undefined ? '' : `95 % in ${formatDuration(workflow.p95Ms)}`,
  ];
  return {
    mark,
    spans: [link(workflow.name, workflow.url, 'strong'), soft(` on ${clip(workflow.branch, 60)}`)],
    sub: [soft(parts.filter(Boolean).join(' · '))],
    aside: `${formatShare(workflow.successRate)} green`,
    ...drawBar(workflow.bar),
  };
}

/**
 * The streak began where the list of runs begins, when neither this period nor the one before has a green run: then it
 * is at least that old.
 */
function redSinceOf({ redSince, successRate, successRateBefore }: DigestWorkflow, clock: Clock): string {
  if (redSince === undefined) return '';
  const isOlder = successRate === 0 && (successRateBefore ?? 0) === 0;
  return `red ${isOlder ? 'at least ' : ''}since ${formatDay(redSince, clock)}`;
}

/** Said only when it matters: a tenth slower or faster. */
function trendOf(nowMs: number, beforeMs: number | undefined): string {
  if (beforeMs === undefined || beforeMs <= 0 || Math.abs(nowMs - beforeMs) < beforeMs / 10) return '';
  return `, was ${formatDuration(beforeMs)}`;
}

function workflowAndTime({ workflow, durationMs }: Digest['slowestJobs'][number]): string {
  return `${flatten(clip(workflow, 60))} · ${formatDuration(durationMs)}`;
}

/** The same for a period of workflows and for the jobs of one run. */
export function digestHeading(notification: Notification, _mode: ThreadMode, clock: Clock): Heading {
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
  return heading([
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

export function digestThreadKey({ workflow, digest }: Notification): ThreadKey {
  return [workflow.path ?? workflow.name, digest?.from, digest?.to];
}
