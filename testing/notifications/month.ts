import { deriveState } from '../../src/notification/build/derive-state.ts';
import { traceHistory } from '../../src/notification/build/history.ts';
import type { Conclusion, Notification } from '../../src/notification/notification.ts';
import type { RunRecord } from '../../src/notification/records.ts';
import { notificationOf } from './base.ts';
import { pullRequest } from './threading.ts';

/**
 * A simulated month of runs, and two books kept of it: what the product makes of the list of runs, and which incident
 * each attempt belongs to by plain counting.
 */

/** Runs that are compared with each other: a branch or pull request of one workflow. */
interface Lane {
  name: string;
  workflow: Notification['workflow'];
  event: string;
  branch: string;
  headRepoId: number;
  pr?: number;
}

/** An attempt of a run, with what only the simulation knows: when it ends and how. */
export interface Attempt {
  lane: Lane;
  runId: number;
  number: number;
  attempt: number;
  startMs: number;
  endMs: number;
  conclusion: Conclusion;
}

const ci = { id: 51, name: 'CI', path: '.github/workflows/ci.yml' };
const nightly = { id: 52, name: 'Nightly', path: '.github/workflows/nightly.yml' };
const repoId = 1001;
const lanes: Lane[] = [
  { name: 'ci main', workflow: ci, event: 'push', branch: 'main', headRepoId: repoId },
  { name: 'ci release', workflow: ci, event: 'push', branch: 'release/1.x', headRepoId: repoId },
  { name: 'ci patch-1', workflow: ci, event: 'push', branch: 'patch-1', headRepoId: repoId },
  { name: 'ci pr 12', workflow: ci, event: 'pull_request', branch: 'patch-1', headRepoId: 2001, pr: 12 },
  { name: 'ci pr 13', workflow: ci, event: 'pull_request', branch: 'patch-1', headRepoId: 2002, pr: 13 },
  { name: 'nightly main', workflow: nightly, event: 'schedule', branch: 'main', headRepoId: repoId },
];
const minute = 60_000;
const monthStart = Date.UTC(2025, 6, 1);
const monthMs = 31 * 24 * 60 * minute;

/** Small seeded generator (mulberry32), so that a failing month can be lived through again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const red = new Set<Conclusion>(['failure', 'timed_out', 'startup_failure']);
const undecided = new Set<Conclusion>(['cancelled', 'skipped', 'neutral', 'stale', 'action_required']);

/** A month of attempts: green and red spells, overlapping and overtaking runs, cancelled ones, re-runs. */
export function liveMonth(seed: number): Attempt[] {
  const random = randomOf(seed);
  const starts = lanes
    .flatMap((lane) => {
      const meanGap = lane.event === 'schedule' ? 24 * 60 : 6 * 60;
      const times: { lane: Lane; startMs: number }[] = [];
      let at = monthStart;
      for (;;) {
        // Every fourth run follows within minutes, so that runs overlap and overtake each other.
        at += (random() < 0.25 ? random() * 10 : (0.4 + random()) * meanGap) * minute;
        if (at > monthStart + monthMs) return times;
        times.push({ lane, startMs: at });
      }
    })
    .sort((a, b) => a.startMs - b.startMs);

  const numbers = new Map<number | undefined, number>();
  const isLaneRed = new Map<Lane, boolean>();
  const attempts: Attempt[] = [];
  for (const [index, { lane, startMs }] of starts.entries()) {
    const number = (numbers.get(lane.workflow.id) ?? 0) + 1;
    numbers.set(lane.workflow.id, number);
    let begin = startMs;
    for (let attempt = 1; attempt <= 3; attempt++) {
      const isRed = random() < (isLaneRed.get(lane) ? 0.7 : 0.2);
      isLaneRed.set(lane, isRed);
      const chance = random();
      const conclusion: Conclusion =
        chance < 0.08
          ? 'cancelled'
          : chance < 0.1
            ? 'skipped'
            : isRed
              ? chance < 0.2
                ? 'timed_out'
                : 'failure'
              : 'success';
      const endMs = begin + (3 + random() * 40) * minute;
      attempts.push({ lane, runId: 900_000 + index, number, attempt, startMs: begin, endMs, conclusion });
      // Some red and cancelled runs are run again, some of them after later runs have finished.
      if (conclusion === 'success' || random() > 0.35) break;
      begin = endMs + (random() < 0.3 ? 20 * 60 : 5) * random() * minute;
    }
  }
  return attempts.sort((a, b) => a.endMs - b.endMs);
}

/** What GitHub's list of runs says at a moment: one line per run, the latest attempt that has begun. */
function listRuns(attempts: readonly Attempt[], lane: Lane, atMs: number): RunRecord[] {
  const latest = new Map<number, Attempt>();
  for (const one of attempts) {
    if (one.lane.workflow.id !== lane.workflow.id || one.startMs > atMs) continue;
    const known = latest.get(one.runId);
    if (!known || known.attempt < one.attempt) latest.set(one.runId, one);
  }
  return [...latest.values()].map((one) => factOf(one, atMs));
}

function factOf(one: Attempt, atMs: number): RunRecord {
  const isDone = one.endMs <= atMs;
  return {
    id: one.runId,
    number: one.number,
    attempt: one.attempt,
    sha: `sha${one.runId}`,
    branch: one.lane.branch,
    headRepoId: one.lane.headRepoId,
    event: one.lane.event,
    status: isDone ? 'completed' : 'in_progress',
    conclusion: isDone ? one.conclusion : null,
    url: `https://github.com/contoso/app/actions/runs/${one.runId}`,
    startedAt: new Date(one.startMs).toISOString(),
    updatedAt: new Date(isDone ? one.endMs : one.startMs).toISOString(),
    // GitHub leaves the list empty for forks.
    prNumbers: [],
  };
}

/** What the product knows when an attempt ends, by its own rules. */
export function notificationAt(one: Attempt, attempts: readonly Attempt[]): Notification {
  const runs = listRuns(attempts, one.lane, one.endMs);
  const current = factOf(one, one.endMs);
  const before = attempts.find((other) => other.runId === one.runId && other.attempt === one.attempt - 1);
  const now = new Date(one.endMs).toISOString();
  const outcome = { conclusion: one.conclusion };
  const history = traceHistory({
    current,
    outcome,
    runs,
    ...(before ? { previousAttempt: factOf(before, one.endMs) } : {}),
    now,
    repoId,
    isComplete: true,
  });
  return notificationOf({
    ...deriveState(outcome, history, current),
    history,
    workflow: one.lane.workflow,
    run: {
      id: one.runId,
      number: one.number,
      attempt: one.attempt,
      url: current.url,
      event: one.lane.event,
      finishedAt: now,
      conclusion: one.conclusion,
      isFinal: true,
    },
    ...(one.lane.pr === undefined
      ? { ref: { type: 'branch', name: one.lane.branch, isDefault: one.lane.branch === 'main' } }
      : pullRequest(one.lane.pr, one.lane.branch)),
  });
}

/** The incident by plain book-keeping: the first of the red runs in a row, as far as known when the attempt ends. */
export function incidentKnownAt(one: Attempt, attempts: readonly Attempt[]): string | undefined {
  const results = new Map<number, Conclusion>();
  for (const other of attempts) {
    if (other.lane !== one.lane || other.number >= one.number || other.startMs > one.endMs) continue;
    // A run that is being run again has no result meanwhile; `attempts` is in order of ending.
    if (other.endMs > one.endMs) results.delete(other.number);
    else results.set(other.number, other.conclusion);
  }
  const rerunning = attempts.filter((other) => other.startMs <= one.endMs && other.endMs > one.endMs);
  for (const other of rerunning) if (other.lane === one.lane) results.delete(other.number);
  let first: number | undefined;
  for (const [number, result] of [...results].sort(([a], [b]) => b - a)) {
    if (undecided.has(result)) continue;
    if (!red.has(result)) break;
    first = number;
  }
  if (undecided.has(one.conclusion)) return undefined;
  const before = attempts.find((other) => other.runId === one.runId && other.attempt === one.attempt - 1);
  const wasRed = before !== undefined && red.has(before.conclusion);
  const isRecovery = before && !undecided.has(before.conclusion) ? wasRed : first !== undefined;
  if (red.has(one.conclusion) || isRecovery) return `${one.lane.name} ${first ?? one.number}`;
  return undefined;
}
