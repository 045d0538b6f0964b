import type { Digest, DigestWorkflow } from '../../notification/notification.ts';
import type { Bar, Mark, Row, Section } from '../view/view.ts';
import { link } from '../view/view.ts';

/** Results that a bar shows at most: the newest. */
const MAX_RESULTS = 60;

const letters = { ok: '.', bad: 'x', other: '-' };

/** The same bar twice: neighbors of one result joined, widths in whole percent that add up to 100; and in letters. */
export function drawBar(results: DigestWorkflow['bar']): { bar: Bar[]; said: string } {
  const shown = results.slice(-MAX_RESULTS);
  const bar: Bar[] = [];
  for (const kind of shown) {
    const last = bar.at(-1);
    if (last?.kind === kind) last.count += 1;
    else bar.push({ kind, count: 1, width: 0 });
  }
  let counted = 0;
  let used = 0;
  for (const part of bar) {
    counted += part.count;
    part.width = Math.round((counted * 100) / shown.length) - used;
    used += part.width;
  }
  return { bar, said: shown.map((kind) => letters[kind]).join('') };
}

export type BarRow = Row & { bar: Bar[]; said: string };

/** One section for every group that has rows. */
export function barSections<Group>(
  { workflows }: Digest,
  groups: readonly [Group, heading: string, Mark][],
  groupOf: (one: DigestWorkflow) => Group,
  rowOf: (one: DigestWorkflow, mark: Mark) => BarRow,
): Section[] {
  return groups.flatMap(([group, heading, mark]): Section[] => {
    const rows = workflows.filter((one) => groupOf(one) === group).map((one) => rowOf(one, mark));
    return rows.length === 0 ? [] : [{ type: 'bars', name: 'digest', heading, rows }];
  });
}

/** @param column what stands beside the job: heading, and the text of a row */
export function slowestSection(
  { slowestJobs }: Digest,
  [column, asideOf]: [heading: string, (job: Digest['slowestJobs'][number]) => string],
): Section[] {
  if (slowestJobs.length === 0) return [];
  const rows = slowestJobs.slice(0, 10).map((job): Row => {
    return { mark: null, spans: [link(job.name, job.url)], sub: [], aside: asideOf(job) };
  });
  const columns = ['Job', column];
  return [{ type: 'table', name: 'slowest', heading: 'Slowest jobs', columns, rows, more: [] }];
}
