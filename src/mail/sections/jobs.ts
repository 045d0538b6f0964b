import type { JobGroup, Notification } from '../../notification/notification.ts';
import { formatDuration } from '../view/format.ts';
import { markOfConclusion, toneMark } from '../view/marks.ts';
import type { Row, Section, Span } from '../view/view.ts';
import { clip, flatten, plain, soft } from '../view/view.ts';

/** Jobs folded by their matrix; groups that simply passed share one line. */
export function jobsSection(notification: Notification): Section[] {
  const jobs = notification.jobs;
  if (jobs === undefined || jobs.total === 0) return [];
  const isPlain = (group: JobGroup) => group.ok === group.total && group.conclusion === 'success';
  const rows = jobs.groups.filter((group) => !isPlain(group)).map(groupRow);
  const passed = jobs.groups.filter(isPlain);
  if (passed.length > 0) rows.push(passedRow(passed));
  const columns = ['Job', 'Result', ...(rows.some((row) => row.sub.length > 0) ? ['Time'] : [])];
  return [{ type: 'table', name: 'jobs', heading: 'Jobs', columns, rows, more: [] }];
}

function groupRow(group: JobGroup): Row {
  const isAllowed = group.allowedToFail > 0 && group.failed === 0;
  const mark = isAllowed ? toneMark('warn', 'allowed to fail') : markOfConclusion(group.conclusion);
  const counts = [
    group.ok > 0 ? `${group.ok} passed` : '',
    group.failed > 0 ? `${group.failed} failed` : '',
    group.allowedToFail > 0 ? `${group.allowedToFail} allowed to fail` : '',
    group.cancelled > 0 ? `${group.cancelled} cancelled` : '',
    group.skipped > 0 ? `${group.skipped} skipped` : '',
  ].filter(Boolean);
  const single =
    group.total === 1 ? (isAllowed ? 'failed (allowed)' : markOfConclusion(group.conclusion).word) : '';
  return {
    mark,
    spans: [plain(flatten(clip(group.name, 120)))],
    sub: timeOf(group.skipped === group.total ? undefined : group.durationMs, group.total),
    aside: single || counts.join(', '),
  };
}

function passedRow(groups: readonly JobGroup[]): Row {
  const names = groups.map((group) => flatten(clip(group.name, 120)));
  const shown = names.length > 8 ? [...names.slice(0, 7), `${names.length - 7} more`] : names;
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  const known = groups.filter((group) => group.durationMs !== undefined);
  const durationMs = known.reduce((sum, group) => sum + (group.durationMs ?? 0), 0);
  return {
    mark: markOfConclusion('success'),
    spans: [plain(shown.join(', '))],
    sub: timeOf(known.length === 0 ? undefined : durationMs, total),
    aside: total === 1 ? 'passed' : `${total} passed`,
  };
}

/** Jobs run beside each other, so that the sum may be more than the run took. */
function timeOf(durationMs: number | undefined, jobs: number): Span[] {
  return durationMs === undefined ? [] : [soft(`${formatDuration(durationMs)}${jobs > 1 ? ' total' : ''}`)];
}
