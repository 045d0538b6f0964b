import { isRed } from '../../notification/build/outcome.ts';
import {
  buildDigest,
  digestState,
  reRuns,
  skipReason,
  slowestRuns,
  type WorkflowRunRecord,
} from '../../notification/digest/count.ts';
import { choosePeriod, MAX_PERIOD_MS, type Period } from '../../notification/digest/period.ts';
import type { Digest, Missing } from '../../notification/notification.ts';
import type { NotifyOn } from '../../notification/policy.ts';
import { missingOf } from '../api/failure.ts';
import { at, conclusionOf, countOf, listOf, timeOf } from '../api/json.ts';
import type { GitHubApi } from '../api/requests.ts';
import type { KindObservation, KindOptions } from '../other-kinds.ts';
import { draftFrame, withKind, withoutToken } from '../other-kinds.ts';
import type { EventRecord } from '../records/event.ts';
import { readJob } from '../records/jobs.ts';
import { digestRun } from './observe-run.ts';
import { listAllRuns, type RunsFound } from './runs.ts';
import type { findMissed } from './schedules.ts';

export interface DigestOptions extends KindOptions {
  /** Length of the period in milliseconds; `run` for the jobs of one run; left out, since the last digest. */
  period?: number | 'run';
  /** Which branches; left out, the default branch, which GitHub can filter by. */
  includesBranch?: (branch: string) => boolean;
  notifyOn: readonly NotifyOn[];
}

/** Workflows whose slowest run is looked into, one request each. */
const SLOW_RUNS = 5;
const SLOW_JOBS = 8;
/** Re-runs whose attempt before is looked at, one request each. */
const RE_RUNS = 10;

/**
 * Sums up a period over all workflows of the repository, or one run over its jobs.
 *
 * Requests for a period: the last digest (1, unless the period is given), the runs of the period and of the one
 * before (1 for every 100, at most 50), the attempt before of re-runs that turned green (at most 10), the jobs of the
 * slowest runs (at most 5); for what did not run the workflows (1), their files (at most 40), runs and last change of
 * silent ones (2 each, at most 10).
 *
 * @param api undefined without a token: then the mail can only say so
 */
export async function observeDigest(
  api: GitHubApi | undefined,
  event: EventRecord,
  options: DigestOptions,
): Promise<KindObservation> {
  if (options.period === 'run') return digestRun(api, event, options);
  const frame = draftFrame(event, options);
  const notification = withKind(frame.notification, 'digest', 'unread');
  const done = { ...frame, wantsDetail: false };
  if (!api)
    return { ...done, notification: { ...notification, missing: [withoutToken('digest')] }, notes: [] };

  const period = await findPeriod(api, event, options);
  const found = await listAllRuns(api, spanOf(period, event, options));
  const { failure } = found;
  if (failure && found.runs.length === 0) {
    return { ...done, notification: { ...notification, missing: [missingOf('digest', failure)] }, notes: [] };
  }
  const [summary, absent] = await Promise.all([
    summarizeRuns(api, event, period, found, options),
    readMissed(api, event, period, found),
  ]);
  const digest = { ...summary, missed: absent.missed };
  const missing: Missing[] = [...(failure ? [missingOf('digest', failure)] : []), ...absent.missing];
  const skip = digest.isCut ? undefined : skipReason(digest, options.notifyOn);
  return {
    ...done,
    notification: { ...withKind(notification, 'digest', digestState(digest)), digest, missing },
    notes: [
      `The digest covers ${period.from} to ${period.to}; runs read: ${found.runs.length}, requests: ${api.calls.length}.`,
    ],
    skip,
  };
}

/** Since the last successful run of this workflow for the same event, which mailed the digest before this one. */
async function findPeriod(
  api: GitHubApi,
  { workflowKey, run, repo }: EventRecord,
  { now, period }: DigestOptions,
): Promise<Period> {
  if (typeof period === 'number') return choosePeriod({ now, wantedMs: Math.min(period, MAX_PERIOD_MS) });
  if (workflowKey === undefined) return choosePeriod({ now });
  const answer = await api.get('runs', {
    workflow_id: workflowKey,
    event: run.event,
    status: 'success',
    ...(repo.defaultBranch === '' ? {} : { branch: repo.defaultBranch }),
    per_page: 5,
  });
  const last = listOf(answer.ok ? at(answer.data, 'workflow_runs') : undefined).find(
    (json) => countOf(at(json, 'id')) !== run.id,
  );
  const lastDigest = timeOf(at(last, 'run_started_at')) ?? timeOf(at(last, 'created_at'));
  return choosePeriod({ now, lastDigest });
}

/** Loaded here: nothing else reads YAML or schedules. */
async function readMissed(
  api: GitHubApi,
  { repo }: EventRecord,
  { from, to }: Period,
  { runs }: RunsFound,
): ReturnType<typeof findMissed> {
  const schedules = await import('./schedules.ts');
  const starts = new Map<number, string[]>();
  for (const { workflowKey, event, createdAt } of runs) {
    if (event !== 'schedule' || createdAt === undefined) continue;
    const id = Number(workflowKey);
    starts.set(id, [...(starts.get(id) ?? []), createdAt]);
  }
  return schedules.findMissed(api, { from, to, defaultBranch: repo.defaultBranch, starts });
}

function spanOf(
  { before, to }: Period,
  { repo }: EventRecord,
  { includesBranch }: DigestOptions,
): { from: string; to: string; branch?: string } {
  const isDefaultOnly = includesBranch === undefined && repo.defaultBranch !== '';
  return { from: before, to, ...(isDefaultOnly ? { branch: repo.defaultBranch } : {}) };
}

async function summarizeRuns(
  api: GitHubApi,
  { run, repo, links }: EventRecord,
  period: Period,
  { runs: all, completeFrom }: RunsFound,
  { includesBranch }: DigestOptions,
): Promise<Digest> {
  const { from, to, before } = period;
  // A fork's `main` is not ours.
  const runs = all.filter(
    (each) =>
      each.id !== run.id &&
      (each.headRepoId ?? repo.id) === repo.id &&
      (includesBranch === undefined || includesBranch(each.branch)),
  );
  const [notFlaky, slowestJobs] = await Promise.all([
    findHarmless(api, reRuns(runs, period).slice(0, RE_RUNS)),
    findSlowestJobs(api, slowestRuns(runs, period, SLOW_RUNS), links),
  ]);
  const isKnownBefore = completeFrom <= before;
  const digest = buildDigest({
    runs,
    from,
    to,
    ...(isKnownBefore ? { before } : {}),
    notFlaky,
    isCut: completeFrom > from,
  });
  return { ...digest, slowestJobs };
}

/** Re-runs of what had not failed: cancelled, or green and run again for another reason. */
async function findHarmless(api: GitHubApi, runs: readonly WorkflowRunRecord[]): Promise<Set<number>> {
  const answers = await Promise.all(
    runs.map(({ id, attempt }) => api.get('attempt', { run_id: id, attempt_number: attempt - 1 })),
  );
  return new Set(
    runs.flatMap(({ id }, index) => {
      const answer = answers[index];
      return answer?.ok && !isRed(conclusionOf(at(answer.data, 'conclusion'))) ? [id] : [];
    }),
  );
}

async function findSlowestJobs(
  api: GitHubApi,
  runs: readonly WorkflowRunRecord[],
  links: EventRecord['links'],
): Promise<Digest['slowestJobs']> {
  const answers = await Promise.all(
    runs.map(({ id }) => api.get('latestJobs', { run_id: id, per_page: 100 })),
  );
  const jobs = answers.flatMap((answer, index) => {
    const run = runs[index];
    if (!answer.ok || !run) return [];
    return listOf(at(answer.data, 'jobs')).flatMap((json) => {
      const job = readJob(json, run.id, {}, links);
      const durationMs = Date.parse(job?.completedAt ?? '') - Date.parse(job?.startedAt ?? '');
      return job && durationMs >= 0
        ? [{ name: job.name, workflow: run.workflowName, durationMs, url: job.url }]
        : [];
    });
  });
  return jobs.sort((a, b) => b.durationMs - a.durationMs).slice(0, SLOW_JOBS);
}
