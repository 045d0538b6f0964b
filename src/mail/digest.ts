import type { Digest, DigestWorkflow, Notice } from '../notice/notice.ts';
import { fieldsSections, missingSection } from './sections.ts';
import { markOf, toneMark } from './states.ts';
import {
  type Bar,
  clip,
  flatten,
  link,
  type Mark,
  type Parts,
  plain,
  type Row,
  type Section,
  type Span,
  soft,
  textOf,
} from './view.ts';
import { type Clock, count, formatDay, formatDuration, formatShare, listWords } from './words.ts';

/** A period at a glance: what is red, what wavers, what is green. */
export function digestParts(notice: Notice, clock: Clock): Parts {
  const { digest, repo } = notice;
  const period =
    digest === undefined ? '' : ` · ${formatDay(digest.from, clock)} – ${formatDay(digest.to, clock)}`;
  const summary = digest === undefined ? [[plain('Nothing ran in this period')]] : summaryOf(digest);
  const mark = markOf(notice);
  return {
    mark: digest && digest.red > 0 ? { ...mark, word: `${count(digest.red, 'workflow')} red` } : mark,
    context: [link(repo.fullName, repo.url), plain(` · CI digest${period}`)],
    headline: [plain(` in ${repo.name}`)],
    preheader: preheaderOf(digest, summary),
    summary,
    actions: [{ label: 'All runs', url: `${repo.url}/actions`, isPrimary: true }],
    sections: [
      ...(digest === undefined ? [] : [...barSections(digest, clock), ...slowestSection(digest)]),
      ...fieldsSections(notice),
      ...missingSection(notice),
    ],
  };
}

function preheaderOf(digest: Digest | undefined, summary: readonly (readonly Span[])[]): string {
  const red = (digest?.workflows ?? []).filter((workflow) => workflow.state === 'red');
  if (red.length === 0) return summary.map(textOf).join('. ');
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
  const sentences = [
    [
      plain(
        `${count(digest.runs, 'run')} of ${count(digest.workflows.length, 'workflow')}: ${listWords(parts)}`,
      ),
    ],
  ];
  if (digest.isCut) sentences.push([plain('There were more runs than could be counted')]);
  return sentences;
}

const groups: [DigestWorkflow['state'], string, Mark][] = [
  ['red', 'Red now', toneMark('bad', 'red')],
  ['flaky', 'Flaky', { ...toneMark('warn', 'flaky'), glyph: '≈' }],
  ['recovered', 'Recovered', toneMark('good', 'recovered')],
  ['green', 'Green', toneMark('good', 'green')],
];

function barSections(digest: Digest, clock: Clock): Section[] {
  return groups.flatMap(([state, heading, mark]): Section[] => {
    const rows = digest.workflows.filter((one) => one.state === state).map((one) => rowOf(one, mark, clock));
    return rows.length === 0 ? [] : [{ type: 'bars', name: 'digest', heading, rows }];
  });
}

function rowOf(workflow: DigestWorkflow, mark: Mark, clock: Clock): Row & { bar: Bar[]; said: string } {
  const before = workflow.successRateBefore;
  const isSame = before === undefined || Math.abs(before - workflow.successRate) < 0.005;
  const parts = [
    workflow.redSince === undefined ? '' : `red since ${formatDay(workflow.redSince, clock)}`,
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
    bar: foldBar(workflow.bar),
    said: workflow.bar
      .slice(-60)
      .map((one) => ({ ok: '.', bad: 'x', other: '-' })[one])
      .join(''),
  };
}

/** Said only when it matters: a tenth slower or faster. */
function trendOf(nowMs: number, beforeMs: number | undefined): string {
  if (beforeMs === undefined || beforeMs <= 0 || Math.abs(nowMs - beforeMs) < beforeMs / 10) return '';
  return `, was ${formatDuration(beforeMs)}`;
}

/** The last 60 runs, neighbours of one result joined, widths in whole percent that add up to 100. */
function foldBar(bar: readonly ('ok' | 'bad' | 'other')[]): Bar[] {
  const shown = bar.slice(-60);
  const parts: Bar[] = [];
  for (const kind of shown) {
    const last = parts.at(-1);
    if (last?.kind === kind) last.count += 1;
    else parts.push({ kind, count: 1, width: 0 });
  }
  let runs = 0;
  let used = 0;
  for (const part of parts) {
    runs += part.count;
    part.width = Math.round((runs * 100) / shown.length) - used;
    used += part.width;
  }
  return parts;
}

function slowestSection(digest: Digest): Section[] {
  if (digest.slowestJobs.length === 0) return [];
  const rows = digest.slowestJobs.slice(0, 10).map(
    (job): Row => ({
      mark: null,
      spans: [link(job.name, job.url)],
      sub: [],
      aside: `${flatten(clip(job.workflow, 60))} · ${formatDuration(job.durationMs)}`,
    }),
  );
  return [
    {
      type: 'table',
      name: 'slowest',
      heading: 'Slowest jobs',
      columns: ['Job', 'Workflow and time'],
      rows,
      more: [],
    },
  ];
}
