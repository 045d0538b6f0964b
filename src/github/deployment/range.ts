import { buildChanges, commitOf } from '../../notification/build/changes.ts';
import type { Changes, Commit, Missing } from '../../notification/notification.ts';
import type { CommitRecord } from '../../notification/records.ts';
import { missingOf } from '../api/failure.ts';
import type { GitHubApi } from '../api/requests.ts';
import { type Comparison, compare } from '../build/commits.ts';
import type { DeploymentRecord, DeploymentSearch } from './search.ts';

/** What a deployment brings, or takes back. */
export interface DeployedRange {
  /** Of the comparison previous...current. */
  status?: Comparison['status'];
  changes?: Changes;
  /** The commits that it brings, oldest first. */
  commits?: readonly CommitRecord[];
  /** The commit that is deployed, where the comparison shows it. */
  head?: Commit;
  missing?: Missing;
}

/**
 * Compares what is deployed with what was deployed before: one request, and one more for a rollback, whose news is
 * the commits that are gone.
 *
 * @param commits how many to list, newest first; the comparison is read in any case, it tells a rollback
 */
export async function compareDeployed(
  api: GitHubApi,
  { previous }: DeploymentSearch,
  { sha, environment }: DeploymentRecord,
  { commits: limit }: { commits: number },
): Promise<DeployedRange> {
  if (!previous || sha === '') return {};
  if (previous.sha === sha) {
    const same = {
      base: sha,
      head: sha,
      compareUrl: api.links.commit(sha),
      commits: [],
      source: 'compare' as const,
    };
    const note = `The same commit was deployed to ${environment} before.`;
    return { status: 'identical', ...(limit > 0 ? { changes: { ...buildChanges(same, limit), note } } : {}) };
  }
  const answer = await compare(api, previous.sha, sha);
  if (!answer.ok) {
    const isGone = answer.failure.kind === 'not-found';
    const reason = `The commit that ran in ${environment} before is no longer there.`;
    return { missing: isGone ? { section: 'changes', reason } : missingOf('changes', answer.failure) };
  }
  const { status, commits, total } = answer.data;
  const head = commits.at(-1);
  const shared = { status, commits, ...(head ? { head: commitOf(head) } : {}) };
  if (limit === 0) return shared;
  if (status === 'behind') return { ...shared, ...(await findRolledBack(api, previous.sha, sha, limit)) };
  const range = {
    base: previous.sha,
    head: sha,
    compareUrl: api.links.compare(previous.sha, sha),
    commits,
    total,
    source: 'compare' as const,
  };
  const note =
    status === 'diverged'
      ? { note: `Commits that ran in ${environment} before are not part of this one: the two have diverged.` }
      : {};
  return { ...shared, changes: { ...buildChanges(range, limit), ...note } };
}

async function findRolledBack(
  api: GitHubApi,
  previous: string,
  sha: string,
  limit: number,
): Promise<Pick<DeployedRange, 'changes' | 'missing'>> {
  const answer = await compare(api, sha, previous);
  if (!answer.ok) return { missing: missingOf('changes', answer.failure) };
  const { commits, total } = answer.data;
  const compareUrl = api.links.compare(sha, previous);
  const range = { base: sha, head: previous, compareUrl, commits, total, source: 'compare' as const };
  const note = 'This commit is older than the one before: these commits are not part of it.';
  return { changes: { ...buildChanges(range, limit), note } };
}
