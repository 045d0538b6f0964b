import { MAX_EXPANDED } from '../../notification/build/failed-jobs.ts';
import { isRed } from '../../notification/build/outcome.ts';
import type { JobRecord } from '../../notification/records.ts';
import type { GitHubApi } from '../api/requests.ts';

/**
 * Requests of a red run with up to 100 jobs, those of observe() included, are 14 at most: run, runs, jobs, jobs of the
 * previous run and of the first red one, log and annotations of the latter (2) and of up to 3 failed jobs (6), compare. Of
 * what is left of the 14, up to 2 find pull requests of commits, and up to 2 the commits of files that the error names. Each
 * further 100 jobs take one more, a streak of more than 30 runs up to 3, a cancelled run before this one up to 2, cancelled
 * jobs without a failed one up to 2, a past failure that is gone, or that the first red run had not, 2, and more only while
 * the platform caused it. Only where they are wanted: the CODEOWNERS file (1 to 3), the pull request of a fork's
 * `workflow_run`, the steps of an own job that lags behind (1 or 2).
 * In a merge queue the pull request, up to 5 more of the group and the runs of the branch itself take the place of the 2
 * lookups: 16 for a single pull request.
 */
const MAX_REQUESTS = 14;
/** Commits at most whose pull request is looked up, beside those whose message names it. */
export const PULL_LOOKUPS = 2;
/** Files at most whose commits are asked for. */
const FILE_LOOKUPS = 2;

/**
 * Lookups of pull requests that a red run has left when everything else is read. What was looked up ahead is used in any case.
 *
 * @param jobs   of the run; undefined where they could not be read
 * @param others requests still to come, beside the comparison and two for each failed job
 */
export function pullLookups(api: GitHubApi, jobs: readonly JobRecord[] | undefined, others: number): number {
  const isFailed = ({ conclusion, steps }: JobRecord): boolean =>
    isRed(conclusion) || steps.some((step) => isRed(step.conclusion));
  const failed = jobs?.filter(isFailed).length ?? MAX_EXPANDED;
  const toCome = 1 + 2 * Math.min(failed, MAX_EXPANDED) + others - api.ahead;
  const askedAhead = api.calls.filter(({ endpoint }) => endpoint === 'commitPulls').length;
  return Math.max(askedAhead, Math.min(PULL_LOOKUPS, MAX_REQUESTS - api.calls.length - toCome));
}

/** Files that an error names whose commits a red run may still ask for, one request each. It asks for them last. */
export function fileLookups(api: GitHubApi): number {
  return Math.max(0, Math.min(FILE_LOOKUPS, MAX_REQUESTS - api.calls.length));
}
