import type { Conclusion, History, PastRun } from '../notification.ts';
import type { RunRecord } from '../records.ts';
import { isRed, type Outcome } from './outcome.ts';

export interface HistoryInput {
  /** The run that the mail is about; its own `conclusion` is not read, `outcome` says how it went. */
  current: RunRecord;
  outcome: Pick<Outcome, 'conclusion'>;
  /** Runs of the same workflow, in any order, the current one among them or not ("list workflow runs"). */
  runs: readonly RunRecord[];
  /** Attempt n-1 of the current run, when this is attempt n > 1. */
  previousAttempt?: RunRecord;
  /** ISO time: the end of the red time while the current run is still going. */
  now: string;
  /** The repository that the workflow lives in; a run without `headRepoId` is taken for one of its own. */
  repoId: number;
  /** True when `runs` holds everything that GitHub has for this branch. Left out: true only for an empty list. */
  isComplete?: boolean;
}

/** Conclusions that say nothing about the code: such runs are passed over, as if they had not been. */
const undecided: ReadonlySet<Conclusion | null> = new Set([
  null,
  'cancelled',
  'skipped',
  'stale',
  'action_required',
  'neutral',
] as const);

const branchEvents = new Set(['push', 'workflow_dispatch', 'schedule', 'repository_dispatch']);
const pullRequestEvents = new Set(['pull_request', 'pull_request_target']);
const successRateRuns = 20;

/**
 * Groups events whose runs may be compared. `push`, `workflow_dispatch`, `schedule` and `repository_dispatch` run the
 * same workflow on the tip of the same branch: a nightly failure is repaired by a push, and a manual run confirms it.
 * Pull requests build a merge commit, possibly of a fork, and are a class of their own. Every other event
 * (`merge_group`, `release`, `workflow_run` …) compares with itself only.
 */
export function eventClassOf(event: string): string {
  if (branchEvents.has(event)) return 'branch';
  if (pullRequestEvents.has(event)) return 'pull_request';
  return event;
}

/**
 * Tells what came before: the previous decided run, the last green one, where the red streak began, and how often the
 * branch is green. Works from run numbers, so overlapping runs and runs that finish out of order are put right, and
 * passes over cancelled and skipped runs, so that red → cancelled → green is still "fixed".
 *
 * @returns the history; durations in milliseconds, times from the runs' own `updatedAt`
 */
export function traceHistory(input: HistoryInput): History {
  const { current, outcome, runs, now, previousAttempt } = input;
  const comparable = [...new Map(runs.map((run) => [run.id, run])).values()].filter((run) =>
    isComparable(run, input),
  );
  const decided = comparable.filter(isDecided).sort((a, b) => b.number - a.number);
  const earlier = decided.filter((run) => run.number < current.number);
  const past = previousAttempt && isDecided(previousAttempt) ? [previousAttempt, ...earlier] : earlier;
  const green = past.findIndex((run) => !isRed(run.conclusion));
  const redRuns = green === -1 ? past : past.slice(0, green);
  const isComplete = input.isComplete ?? runs.length === 0;

  const previous = past[0];
  const lastGood = past[green];
  const streakRuns = isRed(outcome.conclusion) ? [current, ...redRuns] : redRuns;
  const streak = new Set(streakRuns.map((run) => run.id)).size;
  const firstBad = streakRuns.at(-1);
  const redForMs = firstBad && measureRed(firstBad, input);
  const rate = successRateOf([outcome.conclusion, ...earlier.map((run) => run.conclusion)]);
  return {
    previous: previous && pastRunOf(previous, now),
    lastGood: lastGood && pastRunOf(lastGood, now),
    firstBad: firstBad && pastRunOf(firstBad, now, firstBad === current ? outcome.conclusion : undefined),
    streak,
    redForMs,
    successRate: rate,
    isFirstRun: isComplete && current.attempt === 1 && !comparable.some((run) => run.number < current.number),
    isSuperseded: decided.some((run) => run.number > current.number),
    isCut: streak > 0 && lastGood === undefined && !isComplete,
  };
}

/** True for a conclusion that says nothing about the code. */
function isUndecided(conclusion: Conclusion | null): boolean {
  return undecided.has(conclusion);
}

/**
 * The newest cancelled run (or attempt) after the previous decided one: it may have run out of time, which GitHub calls
 * cancelled.
 */
export function cancelledBefore(input: HistoryInput): RunRecord | undefined {
  const earlier = input.runs
    .filter((run) => run.number < input.current.number && isComparable(run, input))
    .sort((a, b) => b.number - a.number);
  const past = [...(input.previousAttempt ? [input.previousAttempt] : []), ...earlier];
  const end = past.findIndex(isDecided);
  return past.slice(0, end === -1 ? undefined : end).find((run) => run.conclusion === 'cancelled');
}

/** The input with another conclusion for one of its past runs, after its jobs were looked at. */
export function withConclusion(
  input: HistoryInput,
  past: Pick<RunRecord, 'id'>,
  conclusion: Conclusion,
): HistoryInput {
  const { previousAttempt, runs, current } = input;
  if (past.id === current.id) {
    return { ...input, previousAttempt: previousAttempt && { ...previousAttempt, conclusion } };
  }
  return { ...input, runs: runs.map((run) => (run.id === past.id ? { ...run, conclusion } : run)) };
}

function isDecided(run: RunRecord): boolean {
  return run.status === 'completed' && !undecided.has(run.conclusion);
}

/** Same branch, or same pull request in the same merge queue, of the same repository, same class of event, and not two pull requests that share a branch name. */
function isComparable(run: RunRecord, { current, repoId }: HistoryInput): boolean {
  if (run.id === current.id || laneOf(run) !== laneOf(current)) return false;
  const eventClass = eventClassOf(current.event);
  if (eventClassOf(run.event) !== eventClass) return false;
  if (eventClass !== 'pull_request') return (run.headRepoId ?? repoId) === (current.headRepoId ?? repoId);
  if (run.prNumbers.length > 0 && current.prNumbers.length > 0) {
    return run.prNumbers.some((number) => current.prNumbers.includes(number));
  }
  return run.headRepoId === current.headRepoId;
}

/** A pull request that is queued again gets another branch. */
function laneOf({ branch, queue }: RunRecord): string {
  return queue ? `#${queue.number} into ${queue.base}` : branch;
}

/** From the end of the first red run to the end of the current one; undefined while that is one and the same. */
function measureRed(firstBad: RunRecord, { current, now }: HistoryInput): number | undefined {
  if (firstBad === current) return undefined;
  const end = current.status === 'completed' ? timeOf(current, now) : now;
  const ms = Date.parse(end) - Date.parse(timeOf(firstBad, now));
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/** Share of green runs among the newest decided ones, newest first; undefined when none is decided. */
function successRateOf(conclusions: readonly (Conclusion | null)[]): number | undefined {
  const counted = conclusions.filter((conclusion) => !undecided.has(conclusion)).slice(0, successRateRuns);
  if (counted.length === 0) return undefined;
  return counted.filter((conclusion) => !isRed(conclusion)).length / counted.length;
}

/** When a run's result was known: its last update, for a completed run. */
function timeOf(run: RunRecord, now: string): string {
  return run.updatedAt ?? run.startedAt ?? now;
}

function pastRunOf(run: RunRecord, now: string, conclusion = run.conclusion): PastRun {
  const { id, number, url, sha } = run;
  return { id, number, url, sha, conclusion: conclusion ?? 'neutral', at: timeOf(run, now) };
}

export interface OwnJobInput {
  /** History of the runs, with the outcome of the own job in place of the current run's. */
  runs: History;
  current: PastRun;
  /** How the job of the same name went in the previous decided run; undefined when that is not known. */
  before: Conclusion | undefined;
}

/**
 * The history of one job: what it did in the previous decided run, and nothing beyond. A run that was red may have been so
 * for another job, so the streak of the runs says nothing about this one. What a green run does say is that every job of
 * it was: it stays the last good one, and a red job directly after it began the streak.
 */
export function traceOwnJob({ runs, current, before }: OwnJobInput): History {
  const isRedNow = isRed(current.conclusion);
  const previous =
    runs.previous && before !== undefined && !isUndecided(before)
      ? { ...runs.previous, conclusion: before }
      : undefined;
  const wasRed = previous !== undefined && isRed(previous.conclusion);
  const isReRun = previous?.id === current.id;
  const isStartKnown = wasRed && runs.lastGood !== undefined && runs.firstBad?.id === previous.id;
  const isGreenBefore = previous !== undefined && !wasRed;
  const streak = (isRedNow ? 1 : 0) + (wasRed && !(isReRun && isRedNow) ? 1 : 0);
  return {
    previous,
    lastGood: isGreenBefore ? previous : runs.lastGood,
    firstBad: wasRed ? previous : isRedNow ? current : undefined,
    streak,
    isFirstRun: runs.isFirstRun,
    isSuperseded: runs.isSuperseded,
    isCut: streak > 0 && !isStartKnown && !isGreenBefore && (runs.previous !== undefined || runs.isCut),
  };
}
