import { MAX_SLOTS } from '../../notification/digest/period.ts';
import type {
  Digest,
  DigestWorkflow,
  MissedWorkflow,
  Notification,
} from '../../notification/notification.ts';
import { isUndecided } from '../../notification/states.ts';
import { type BarRow, barSections, drawBar, slowestSection } from '../sections/bars.ts';
import { fieldsSections } from '../sections/fields.ts';
import { missingSection, reasonSpans } from '../sections/missing.ts';
import {
  type Clock,
  count,
  formatDay,
  formatDuration,
  formatShare,
  formatTime,
  listWords,
} from '../view/format.ts';
import { headerText } from '../view/header-text.ts';
import { markOf, toneMark } from '../view/marks.ts';
import { type Heading, heading, repoName, some, type ThreadKey, type ThreadMode } from '../view/topic.ts';
import type { Mark, Parts, Row, Section, Span } from '../view/view.ts';
import { clip, flatten, joinSentences, link, plain, soft } from '../view/view.ts';

/** A period at a glance: what is red, what wavers, what is green. */
export function digestParts(notification: Notification, clock: Clock): Parts {
  const { digest, repo } = notification;
  if (digest === undefined) return unreadParts(notification);
  const period = `${formatDay(digest.from, clock)} – ${formatDay(digest.to, clock)}`;
  const summary = summaryOf(digest);
  const mark = markOf(notification);
  return {
    mark: { ...mark, ...wordOf(notification, digest) },
    context: [link(repo.fullName, repo.url), plain(` · CI digest · ${period}`)],
    headline: [plain(` ${isUnsure(digest) ? 'of' : 'in'} ${repo.name}`)],
    preheader: preheaderOf(digest, summary),
    summary,
    actions: [{ label: 'All runs', url: `${repo.url}/actions`, isPrimary: true }],
    sections: [
      ...missedSection(digest, clock),
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

/** With runs unread, that nothing else is red is not known. */
function isUnsure(digest: Digest): boolean {
  return digest.isCut && digest.red + newlyMissed(digest).length === 0;
}

/** A workflow counts once on each branch; its name for the count is left out where there are several. */
function countRows({ workflows }: Digest, n: number): string {
  return new Set(workflows.map(({ branch }) => branch)).size > 1 ? `${n}` : count(n, 'workflow');
}

function wordOf({ state }: Notification, digest: Digest): Partial<Mark> {
  if (isUnsure(digest)) return toneMark('warn', 'Incomplete digest');
  if (digest.red > 0) return { word: `${countRows(digest, digest.red)} red` };
  return state === 'missed' ? { word: `${count(newlyMissed(digest).length, 'workflow')} did not run` } : {};
}

function preheaderOf(digest: Digest, summary: readonly (readonly Span[])[]): string {
  const red = digest.workflows.filter((workflow) => workflow.state === 'red');
  const missed = newlyMissed(digest).slice(0, 5);
  if (red.length === 0 && missed.length > 0)
    return `Did not run: ${listWords(missed.map(({ name }) => flatten(name)))}`;
  if (red.length === 0) return joinSentences(summary);
  return `Red: ${listWords(red.slice(0, 5).map((one) => flatten(`${one.name} (${one.branch})`)))}`;
}

function summaryOf(digest: Digest): Span[][] {
  const missed = missedSentences(digest);
  const cut = digest.isCut ? [[plain('Some runs could not be read, so the counts are incomplete')]] : [];
  if (digest.runs === 0) {
    const still = `${countRows(digest, digest.red)} ${digest.red === 1 ? 'is' : 'are'} still red`;
    const red = digest.red > 0 ? [[plain(still)]] : [];
    return [[plain('No run passed or failed in this period')], ...red, ...missed, ...cut];
  }
  const parts = [
    digest.red > 0 ? `${digest.red} red` : '',
    digest.flaky > 0 ? `${digest.flaky} flaky` : '',
    digest.recovered > 0 ? `${digest.recovered} recovered` : '',
    digest.green > 0 ? `${digest.green} green` : '',
  ].filter(Boolean);
  // Not the rows: some may have been left out to keep the mail small.
  const workflows = digest.red + digest.flaky + digest.recovered + digest.green;
  const named = countRows(digest, workflows);
  const rows = named === `${workflows}` ? '' : ` of ${named}`;
  return [[plain(`${count(digest.runs, 'run')}${rows}: ${listWords(parts)}`)], ...missed, ...cut];
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
  const others = workflow.bar.filter((one) => one === 'other').length;
  const isDecided = !isUndecided(workflow);
  const parts = [
    redSinceOf(workflow, clock),
    workflow.failed > 0
      ? `${workflow.failed} of ${count(workflow.runs, 'run')} failed`
      : workflow.runs === 0
        ? 'did not run'
        : count(workflow.runs, 'run'),
    others > 0 ? `${others} skipped or cancelled` : '',
    isSame || !isDecided ? '' : `was ${formatShare(before)} green`,
    workflow.p50Ms === undefined
      ? ''
      : `median ${formatDuration(workflow.p50Ms)}${trendOf(workflow.p50Ms, workflow.p50BeforeMs)}`,
    workflow.p95Ms === undefined ? '' : `95 % within ${formatDuration(workflow.p95Ms)}`,
  ];
  return {
    mark,
    spans: [link(workflow.name, workflow.url, 'strong'), soft(` on ${clip(workflow.branch, 60)}`)],
    sub: [soft(parts.filter(Boolean).join(' · '))],
    aside: isDecided ? `${formatShare(workflow.successRate)} green` : '',
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
        [newlyMissed(digest).length, 'missed'],
        [digest.flaky, 'flaky'],
        [digest.recovered, 'recovered'],
        [digest.green, 'green'],
      ]
    : [];
  const summary = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  const found = [...summary, digest && isUnsure(digest) ? 'incomplete' : ''].filter(Boolean).join(', ');
  const state = digest ? found || 'quiet' : 'could not be read';
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

/** Rows of what did not run. */
const MAX_ROWS = 20;

/** What did not run and is worth a mail. */
function newlyMissed({ missed }: Digest): MissedWorkflow[] {
  return missed.filter(({ isNews }) => isNews);
}

function missedSentences(digest: Digest): Span[][] {
  const news = newlyMissed(digest);
  const silent = news.filter(({ why }) => why === 'did-not-run' || why === 'unusable').length;
  const disabled = news.length - silent;
  const parts = [
    silent > 0 ? `${count(silent, 'scheduled workflow')} did not run when due` : '',
    disabled > 0 ? `${count(disabled, 'workflow')} ${disabled === 1 ? 'was' : 'were'} disabled` : '',
  ].filter(Boolean);
  return parts.length === 0 ? [] : [[plain(listWords(parts))]];
}

/** Scheduled workflows without a run, and disabled workflows: why, since when, and what to do. */
function missedSection({ missed }: Digest, clock: Clock): Section[] {
  if (missed.length === 0) return [];
  const rows = missed.slice(0, MAX_ROWS).map((one): Row => {
    return {
      mark: { ...toneMark(one.isNews ? 'warn' : 'info', 'did not run'), glyph: one.isNews ? '!' : '–' },
      spans: [link(one.name, one.url, 'strong'), soft(clip(['', ...one.schedules].join(' · '), 120))],
      sub: [soft(explain(one, clock))],
      aside: '',
    };
  });
  const rest = missed.length - rows.length;
  const more = rest > 0 ? [soft(`and ${rest} more`)] : [];
  return [{ type: 'rows', name: 'missed', heading: 'Did not run', intro: '', rows, more }];
}

function explain({ why, file, slots, firstMissed = '', lastRun }: MissedWorkflow, clock: Clock): string {
  const enable = `to enable it: gh workflow enable ${file}`;
  switch (why) {
    case 'disabled-by-inactivity':
      return `disabled by GitHub, because the repository was not active for 60 days; ${enable}`;
    case 'disabled-by-hand':
      return `disabled by hand; ${enable}`;
    case 'unusable':
      return 'GitHub cannot run this schedule: it takes five fields, and the name of a time zone';
    case 'did-not-run': {
      const times =
        slots === 1 ? 'missed once' : `missed ${slots >= MAX_SLOTS ? 'at least ' : ''}${slots} times`;
      const since =
        slots === 1 ? `, ${formatTime(firstMissed, clock)}` : `, first ${formatTime(firstMissed, clock)}`;
      const last =
        lastRun === undefined ? 'it never ran by schedule' : `last ran ${formatDay(lastRun, clock)}`;
      return `${times}${since} · ${last}`;
    }
  }
}
