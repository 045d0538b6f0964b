import { isRed } from '../build/outcome.ts';
import type { Digest, DigestState, DigestWorkflow, MissedWorkflow } from '../notification.ts';
import type { NotifyOn } from '../policy.ts';
import { notifyOnGroups } from '../policy.ts';
import type { RunRecord } from '../records.ts';

/** A finished run together with the workflow that it is of. */
export interface WorkflowRunRecord extends RunRecord {
  /** What tells one workflow from another: id or path. */
  workflowKey: string;
  workflowName: string;
  workflowUrl: string;
  createdAt?: string;
}

export interface DigestInput {
  /** Finished runs of the period and of the one before, in any order. */
  runs: readonly WorkflowRunRecord[];
  /** ISO times; a run belongs to the period in which it ended: from < end ≤ to. */
  from: string;
  to: string;
  /** Start of the period to compare with; left out when its runs could not all be read. */
  before?: string;
  /** Re-runs that turned green without having been red. */
  notFlaky?: ReadonlySet<number>;
  /** Runs of the period itself are missing. */
  isCut?: boolean;
  missed?: MissedWorkflow[];
}

/** With fewer green runs a 95th percentile is just the slowest of them. */
const MIN_FOR_P95 = 5;

/**
 * Counts a period: one row for every workflow and branch that ended green or red in it, or that has been red since
 * before it. A run that was cancelled or skipped is shown in the bar and decides nothing.
 *
 * - `red`: the newest decided run is red
 * - `flaky`: green now, and a run of the period turned green by being re-run
 * - `recovered`: green now, and red earlier in the period or when it began
 *
 * Success rates are shares of the decided runs. Durations are those of green runs: a red one ends early.
 *
 * @returns the digest without its slowest jobs; rows in the order red, flaky, recovered, green
 */
export function buildDigest(input: DigestInput): Digest {
  const rows = [...groupRuns(input.runs).values()].flatMap((runs) => rowOf(runs, input) ?? []);
  const workflows = rows.sort(compareRows);
  const count = (state: DigestWorkflow['state']): number =>
    workflows.filter((workflow) => workflow.state === state).length;
  return {
    of: 'workflows',
    from: input.from,
    to: input.to,
    workflows,
    slowestJobs: [],
    red: count('red'),
    flaky: count('flaky'),
    green: count('green'),
    recovered: count('recovered'),
    undecided: 0,
    runs: workflows.reduce((sum, workflow) => sum + workflow.runs, 0),
    isCut: input.isCut ?? false,
    missed: input.missed ?? [],
  };
}

/** `quiet` when nothing passed or failed. */
export function digestState({ red, flaky, recovered, green, missed }: Digest): DigestState {
  if (red > 0) return 'red';
  if (missed.some(({ isNews }) => isNews)) return 'missed';
  return flaky + recovered + green > 0 ? 'green' : 'quiet';
}

/**
 * Decides whether a digest deserves a mail, by the states that `notify-on` names: a red workflow is `failure`, a
 * recovered one `fixed`, a flaky one `flaky`, one that did not run `missed`, and a digest without any of them `success`. So the default is quiet
 * when nothing is wrong, and `always` is never quiet.
 *
 * @returns why not, undefined when it does
 */
export function skipReason(
  { red, flaky, recovered, green, missed }: Digest,
  notifyOn: readonly NotifyOn[],
): string | undefined {
  const wanted = new Set<string>(notifyOn);
  if (wanted.has('always')) return undefined;
  const isWanted = (group: 'failure' | 'change', states: readonly string[]): boolean =>
    wanted.has(group) || states.some((state) => wanted.has(state));
  if (red > 0 && (isWanted('failure', notifyOnGroups.failure) || wanted.has('change'))) return undefined;
  const news = missed.filter(({ isNews }) => isNews).length;
  if (news > 0 && isWanted('failure', ['missed'])) return undefined;
  if (flaky > 0 && isWanted('change', ['flaky'])) return undefined;
  if (recovered > 0 && isWanted('change', ['fixed'])) return undefined;
  const wrong = red + flaky + recovered + news;
  if (wrong === 0 && wanted.has('success')) return undefined;
  const list = notifyOn.join(', ') || 'empty';
  if (wrong > 0) return `Nothing in the digest is what \`notify-on\` asks for (${list}).`;
  const found = green === 0 ? 'No run passed or failed in the period' : 'Nothing is wrong';
  return `${found}, and \`notify-on\` is ${list}; \`always\` mails every digest.`;
}

/**
 * The runs that stand for "which jobs are slow": of each workflow its slowest green run of the period, the workflows
 * with the slowest first.
 */
export function slowestRuns(
  runs: readonly WorkflowRunRecord[],
  { from, to }: { from: string; to: string },
  limit: number,
): WorkflowRunRecord[] {
  const slowest = new Map<string, WorkflowRunRecord>();
  for (const run of runs) {
    if (!isWithin(run, from, to) || run.conclusion !== 'success') continue;
    const known = slowest.get(run.workflowKey);
    if (!known || (durationOf(run) ?? 0) > (durationOf(known) ?? 0)) slowest.set(run.workflowKey, run);
  }
  return [...slowest.values()].sort((a, b) => (durationOf(b) ?? 0) - (durationOf(a) ?? 0)).slice(0, limit);
}

/** Runs of the period that may have been flaky: green, and not at the first attempt. Newest first. */
export function reRuns(
  runs: readonly WorkflowRunRecord[],
  { from, to }: { from: string; to: string },
): WorkflowRunRecord[] {
  return runs
    .filter((run) => isWithin(run, from, to) && isReRun(run))
    .sort((a, b) => (endOf(a) < endOf(b) ? 1 : -1));
}

/** Value below which the given share of the sorted values lies (nearest rank); undefined for none. */
export function percentile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

function groupRuns(runs: readonly WorkflowRunRecord[]): Map<string, WorkflowRunRecord[]> {
  const groups = new Map<string, WorkflowRunRecord[]>();
  for (const run of new Map(runs.map((each) => [each.id, each])).values()) {
    const key = JSON.stringify([run.workflowKey, run.branch]);
    const group = groups.get(key);
    if (group) group.push(run);
    else groups.set(key, [run]);
  }
  return groups;
}

function rowOf(unsorted: WorkflowRunRecord[], input: DigestInput): DigestWorkflow | undefined {
  const { from, to, before, notFlaky } = input;
  const runs = unsorted.filter((run) => run.status === 'completed' && endOf(run) <= to);
  runs.sort((a, b) => a.number - b.number);
  const period = runs.filter((run) => endOf(run) > from);
  const past = runs.filter((run) => endOf(run) <= from && (before === undefined || endOf(run) > before));
  const decided = runs.filter(isDecided);
  const latest = decided.at(-1);
  const now = period.filter(isDecided);
  if (!latest || (now.length === 0 && !isRed(latest.conclusion))) return undefined;

  const failed = now.filter((run) => isRed(run.conclusion)).length;
  const lastPast = past.filter(isDecided).at(-1);
  const wasRed = failed > 0 || (lastPast !== undefined && isRed(lastPast.conclusion));
  const isFlaky = period.some((run) => isReRun(run) && !notFlaky?.has(run.id));
  const rateBefore = before === undefined ? undefined : rateOf(past.filter(isDecided));
  const durations = durationsOf(period);
  const p50 = percentile(durations, 0.5);
  const p95 = durations.length < MIN_FOR_P95 ? undefined : percentile(durations, 0.95);
  const p50Before = before === undefined ? undefined : percentile(durationsOf(past), 0.5);
  return {
    name: latest.workflowName,
    branch: latest.branch,
    url: latest.workflowUrl,
    state: isRed(latest.conclusion) ? 'red' : isFlaky ? 'flaky' : wasRed ? 'recovered' : 'green',
    runs: period.length,
    failed,
    ...(isRed(latest.conclusion) ? { redSince: redSince(decided) } : {}),
    successRate: rateOf(now) ?? 0,
    successRateBefore: rateBefore,
    p50Ms: p50,
    p95Ms: p95,
    p50BeforeMs: p50Before,
    bar: period.map((run) => (isRed(run.conclusion) ? 'bad' : run.conclusion === 'success' ? 'ok' : 'other')),
  };
}

/** End of the first run of the red streak at the end; at least that long, where the runs do not reach further back. */
function redSince(decided: readonly WorkflowRunRecord[]): string {
  const green = decided.findLastIndex((run) => !isRed(run.conclusion));
  const first = decided[green + 1];
  return first ? endOf(first) : '';
}

function isDecided(run: WorkflowRunRecord): boolean {
  return run.conclusion === 'success' || isRed(run.conclusion);
}

function isReRun(run: WorkflowRunRecord): boolean {
  return run.attempt > 1 && run.conclusion === 'success';
}

function isWithin(run: WorkflowRunRecord, from: string, to: string): boolean {
  return endOf(run) > from && endOf(run) <= to;
}

function rateOf(decided: readonly WorkflowRunRecord[]): number | undefined {
  if (decided.length === 0) return undefined;
  return decided.filter((run) => run.conclusion === 'success').length / decided.length;
}

function durationsOf(runs: readonly WorkflowRunRecord[]): number[] {
  return runs
    .filter((run) => run.conclusion === 'success')
    .flatMap((run) => durationOf(run) ?? [])
    .sort((a, b) => a - b);
}

function durationOf(run: RunRecord): number | undefined {
  const ms = Date.parse(run.updatedAt ?? '') - Date.parse(run.startedAt ?? '');
  return ms >= 0 ? ms : undefined;
}

/** The last update of a finished run is its end. */
function endOf(run: WorkflowRunRecord): string {
  return run.updatedAt ?? run.startedAt ?? run.createdAt ?? '';
}

const order: readonly DigestWorkflow['state'][] = ['red', 'flaky', 'recovered', 'green'];

/** Red first, and there what has been red the longest; else what ran most. */
function compareRows(a: DigestWorkflow, b: DigestWorkflow): number {
  return (
    order.indexOf(a.state) - order.indexOf(b.state) ||
    compareTexts(a.redSince ?? '', b.redSince ?? '') ||
    b.runs - a.runs ||
    compareTexts(a.name, b.name) ||
    compareTexts(a.branch, b.branch)
  );
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
