import { traceHistory } from '../../notification/build/history.ts';
import { isRed } from '../../notification/build/outcome.ts';
import type { MergeQueue, Missing, PastRun, PullRequest } from '../../notification/notification.ts';
import type { CommitRecord } from '../../notification/records.ts';
import { missingOf } from '../api/failure.ts';
import type { Answer, GitHubApi } from '../api/requests.ts';
import type { EventRecord } from '../records/event.ts';
import { pullOfMessage, readPull } from '../records/payload.ts';
import { listRuns } from '../records/runs.ts';
import type { RangeFound } from './commits.ts';
import type { Observation } from './observe.ts';

/** Pull requests of a group that are asked for, one request each; GitHub builds up to five together by default. */
const MAX_ASKED = 5;

/**
 * Reads what a run in a merge queue is about besides the pull request that it is named after: the others of the group and,
 * for a red run, how the branch itself is. At most {@link MAX_ASKED} requests and one.
 *
 * @returns nothing for a run that is in no queue
 */
export async function readMergeQueue(
  api: GitHubApi,
  event: EventRecord,
  observed: Observation,
  readingRange: Promise<{ found: RangeFound }>,
): Promise<{ mergeQueue?: MergeQueue; missing: Missing[] }> {
  const { queue } = event.run;
  if (!queue) return { missing: [] };
  const [group, base] = await Promise.all([
    readingRange.then(({ found: { range } }) =>
      readGroup(api, range ? mergedBy(range.commits, range.head) : [], queue.number),
    ),
    isRed(observed.outcome.conclusion) ? readBaseRun(api, event, observed, queue.base) : undefined,
  ]);
  return {
    mergeQueue: { others: group.others, baseRun: base?.ok ? base.data : undefined },
    missing: [...group.missing, ...(base && !base.ok ? [missingOf('history', base.failure)] : [])],
  };
}

/** The commits that the queue itself made, oldest first: not those that came with a pull request, as far as parents tell. */
function mergedBy(commits: readonly CommitRecord[], head: string): CommitRecord[] {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  if (bySha.get(head)?.firstParent === undefined) return [...commits];
  const found: CommitRecord[] = [];
  for (let at = bySha.get(head); at !== undefined; at = bySha.get(at.firstParent ?? '')) {
    bySha.delete(at.sha);
    found.unshift(at);
  }
  return found;
}

/**
 * Finds the pull requests of a merge group besides the one that its branch is named after. The messages of merge and
 * squash commits name them; a queue that rebases leaves no trace.
 *
 * @param commits of the queue itself
 * @param own     number of the pull request that the branch is named after
 * @returns oldest first; one that could not be read has number and title alone
 */
async function readGroup(
  api: GitHubApi,
  commits: readonly CommitRecord[],
  own: number,
): Promise<{ others: PullRequest[]; missing: Missing[] }> {
  const named = new Map(
    commits.flatMap((commit) => {
      const pull = pullOfMessage(commit, api.links);
      return pull && pull.number !== own ? [[pull.number, pull]] : [];
    }),
  );
  const asked = [...named.keys()].slice(0, MAX_ASKED);
  const answers = await Promise.all(asked.map((number) => api.get('pull', { pull_number: number })));
  const read = new Map(
    answers.flatMap((answer) => {
      const pull = answer.ok ? readPull(answer.data, api.links) : undefined;
      return pull ? [[pull.number, pull]] : [];
    }),
  );
  const failed = answers.find((answer) => !answer.ok);
  return {
    others: [...named.values()].map(
      (pull) => read.get(pull.number) ?? { ...pull, base: '', head: '', isFork: false, isDraft: false },
    ),
    missing: failed && !failed.ok ? [missingOf('pr', failed.failure)] : [],
  };
}

/**
 * Reads how the same workflow went last on the branch that the queue merges into. One request.
 *
 * @returns undefined where no run there has a result
 */
async function readBaseRun(
  api: GitHubApi,
  { repo, workflowKey }: EventRecord,
  { run, notification }: Observation,
  branch: string,
): Promise<Answer<PastRun | undefined>> {
  const key = workflowKey ?? notification.workflow.id;
  const base = { branch, event: 'push', queue: undefined };
  if (key === undefined) return { ok: true, data: undefined };
  const listed = await listRuns(api, key, base, () => true);
  if (!listed.ok) return listed;
  const { runs } = listed.data;
  const current = { ...run, ...base, number: Number.MAX_SAFE_INTEGER, headRepoId: repo.id };
  const { previous } = traceHistory({
    current,
    outcome: { conclusion: 'neutral' },
    runs,
    now: '',
    repoId: repo.id,
  });
  return { ok: true, data: previous };
}
