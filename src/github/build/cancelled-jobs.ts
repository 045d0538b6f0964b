import type { JobRecord } from '../../notification/records.ts';
import type { ApiFailure } from '../api/failure.ts';
import type { GitHubApi } from '../api/requests.ts';
import { listAnnotations } from './annotations.ts';
import { findStartFault } from './platform-fault.ts';

/** Cancelled jobs of the current run whose annotations are read; the one that ran longest comes first. */
export const MAX_CANCELLED = 2;

/** What the runner's annotation says: "The job running on runner X has exceeded the maximum execution time of 30 minutes." */
const exceeded = /exceeded the maximum execution time/i;

/**
 * Finds the jobs that ran longer than `timeout-minutes`, and those that GitHub could not start: it gives both, and their
 * run, the conclusion `cancelled`, and only an annotation tells them from jobs that somebody cancelled. One request for each
 * job looked at.
 *
 * @param jobs  of a run that has ended, or of which these jobs have
 * @param sha   commit that the links of annotations point to
 * @param limit jobs to look at
 * @returns the jobs, those in question as `timed_out` or `failure`; `failure` when an annotation could not be read
 */
export async function explainCancelled(
  api: GitHubApi,
  jobs: readonly JobRecord[],
  sha: string,
  limit: number,
): Promise<{ jobs: JobRecord[]; failure?: ApiFailure }> {
  const cancelled = jobs
    .filter((job) => job.conclusion === 'cancelled' && !job.isOwn && job.startedAt !== undefined)
    .sort((a, b) => lengthOf(b) - lengthOf(a))
    .slice(0, limit);
  const answers = await Promise.all(cancelled.map((job) => listAnnotations(api, job.id, sha)));
  const marked = new Map<JobRecord, JobRecord>();
  for (const [index, answer] of answers.entries()) {
    const job = cancelled[index];
    if (!job || !answer.ok) continue;
    const annotations = answer.data;
    if (findStartFault(annotations) !== undefined)
      marked.set(job, { ...job, conclusion: 'failure', annotations });
    else if (annotations.some(({ message }) => exceeded.test(message))) {
      marked.set(job, { ...job, conclusion: 'timed_out', annotations });
    }
  }
  const failed = answers.find((answer) => !answer.ok);
  return {
    jobs: jobs.map((job) => marked.get(job) ?? job),
    failure: failed && !failed.ok ? failed.failure : undefined,
  };
}

function lengthOf({ startedAt, completedAt }: JobRecord): number {
  return Date.parse(completedAt ?? '') - Date.parse(startedAt ?? '') || 0;
}
