import type { Failure, Job, Notification } from '../notification.ts';
import { isRed } from './outcome.ts';

/** So many failed jobs are told of in full: step, log excerpt, annotations, attached log. */
export const MAX_EXPANDED = 3;

/** Jobs that ended red and were not allowed to. */
export function failedJobs(list: readonly Job[]): Job[] {
  return list.filter((job) => isRed(job.conclusion) && !job.isAllowedToFail);
}

/** True when the job of the failure ran out of time, whatever the state of the run is called. */
export function hasTimedOut(
  failure: Failure,
  { jobs, failures, state }: Pick<Notification, 'jobs' | 'failures' | 'state'>,
): boolean {
  const job = jobs?.list.find(({ id }) => id !== undefined && id === failure.jobId);
  return job?.conclusion === 'timed_out' || (state === 'timed-out' && failure === failures[0]);
}

/**
 * Chooses the failed jobs that tell most, at most three: the own job, then new failures, and one leg of each
 * matrix before a second leg of any. A cancelled job with a failed step counts. The excerpts in the mail and the attached
 * logs are of the same jobs.
 *
 * @param ownName the job that the mail is about, where it does not speak for the run
 */
export function pickFailedJobs(list: readonly Job[], ownName?: string): Job[] {
  const legsBefore = new Map<string, number>();
  const failed = list.filter(
    (job) => (job.failedSteps.length > 0 || isRed(job.conclusion)) && !job.isAllowedToFail,
  );
  const ranked = failed.map((job) => {
    const leg = legsBefore.get(job.group) ?? 0;
    legsBefore.set(job.group, leg + 1);
    const order = job.name === ownName ? -1 : job.change === 'still-failing' ? 1 : 0;
    return { job, rank: [order, leg] as const };
  });
  return ranked
    .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1])
    .slice(0, MAX_EXPANDED)
    .map(({ job }) => job);
}
