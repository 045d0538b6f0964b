import type { ChangeRange, WithoutGreen } from '../../notification/build/changes.ts';
import { buildChanges, withoutGreen } from '../../notification/build/changes.ts';
import type { Changes, Missing } from '../../notification/notification.ts';
import type { CommitRecord } from '../../notification/records.ts';
import type { Answer, GitHubApi } from '../api/api.ts';
import { missingOf } from '../api/failure.ts';
import { at, countOf, listOf, textOf } from '../api/json.ts';
import type { Links } from '../api/links.ts';
import { pullOfMessage, readApiCommit } from '../records/payload.ts';

/** Two commits and what lies between them. */
export interface Comparison {
  /** `diverged` and `behind`: the base is no ancestor of the head any more. */
  status: 'ahead' | 'behind' | 'diverged' | 'identical';
  /** Oldest first; the newest 250 of a longer range. */
  commits: CommitRecord[];
  total: number;
  /** Paths of the files that differ, at most 300. */
  files: string[];
}

/** What is known of the range before GitHub is asked. */
export interface RangeWanted {
  /** Commit of the last green run. */
  lastGood?: string;
  /** Why `lastGood` is not known. */
  without: WithoutGreen;
  /** Base of the pull request: what its first run is compared with. */
  pullBase?: string;
  head: string;
  push?: { before: string; after: string; commits: readonly CommitRecord[] };
}

/** The range that was found; `missing` says what a reader does not get. */
export interface RangeFound {
  range?: ChangeRange;
  /** Replaces the note of the range. */
  note?: string;
  files: string[];
  missing?: Missing;
}

const statuses = ['ahead', 'behind', 'diverged', 'identical'] as const;

/**
 * Finds the commits between the last green run and the head, in one request. When the two cannot be compared, the
 * commits of the push stand in; for the first run of a pull request, the commits of the pull request.
 */
export async function findRange(api: GitHubApi, wanted: RangeWanted): Promise<RangeFound> {
  const { lastGood, without, pullBase, head, push } = wanted;
  const base = lastGood ?? pullBase;
  if (base === undefined || head === '') return { ...fallbackRange(push, api.links, without), files: [] };
  const answer = await compare(api, base, head);
  if (!answer.ok) {
    const isGone = answer.failure.kind === 'not-found';
    const fallback = fallbackRange(push, api.links, isGone ? 'rewritten' : 'unavailable');
    if (isGone && fallback.range) return { ...fallback, files: [] };
    const gone = {
      section: 'changes' as const,
      reason: 'The commit of the last green run is no longer there.',
    };
    return { ...fallback, files: [], missing: isGone ? gone : missingOf('changes', answer.failure) };
  }
  const { status, commits, total, files } = answer.data;
  const isRewritten = status === 'diverged' || status === 'behind';
  if (lastGood !== undefined && isRewritten && push?.commits.length) {
    return { ...fallbackRange(push, api.links, 'rewritten'), files };
  }
  const range: ChangeRange = {
    base,
    head,
    compareUrl: api.links.compare(base, head),
    commits,
    total,
    source: 'compare',
  };
  const note =
    lastGood === undefined
      ? `${withoutGreen[without]}; these are the commits of the pull request.`
      : noteOf(status);
  return { range, note, files };
}

function noteOf(status: Comparison['status']): string | undefined {
  if (status === 'identical') return 'No commits since the last green run: the same code ran again.';
  if (status === 'ahead') return undefined;
  return 'The history was rewritten since the last green run; these are the commits that are new.';
}

function fallbackRange(
  push: RangeWanted['push'],
  links: Links,
  fallback: NonNullable<ChangeRange['fallback']>,
): { range?: ChangeRange } {
  if (!push || push.commits.length === 0) return {};
  const { before, after, commits } = push;
  // The first push of a branch has no "before": its zeros are no commit that a page could show.
  const compareUrl = /^0+$/.test(before) ? links.commit(after) : links.compare(before, after);
  return { range: { base: before, head: after, compareUrl, commits, source: 'push', fallback } };
}

/** Compares two commits, tags or branches: what the head has that the base has not. One request. */
export async function compare(api: GitHubApi, base: string, head: string): Promise<Answer<Comparison>> {
  const answer = await api.get('compare', { basehead: `${base}...${head}` });
  if (!answer.ok) return answer;
  const status = statuses.find((each) => each === at(answer.data, 'status')) ?? 'ahead';
  const commits = listOf(at(answer.data, 'commits')).flatMap((json) => readApiCommit(json, api.links) ?? []);
  const total = countOf(at(answer.data, 'total_commits')) ?? commits.length;
  const files = listOf(at(answer.data, 'files')).flatMap((file) => textOf(at(file, 'filename')) ?? []);
  return { ok: true, data: { status, commits, total, files } };
}

/**
 * Names the pull requests of the newest commits: from the message where GitHub itself wrote it (merge and squash
 * commits of the web), else by asking, for at most `budget` commits.
 *
 * @param shown how many commits the mail shows, newest first
 * @returns the commits, and what could not be read
 */
export async function findPulls(
  api: GitHubApi,
  commits: readonly CommitRecord[],
  shown: number,
  budget: number,
): Promise<{ commits: CommitRecord[]; missing?: Missing }> {
  const visible = commits.slice(Math.max(0, commits.length - shown)).reverse();
  const known = new Map(visible.map((commit) => [commit.sha, pullOfMessage(commit, api.links)]));
  const asked = visible.filter((commit) => known.get(commit.sha) === undefined).slice(0, budget);
  const answers = await Promise.all(
    asked.map((commit) => api.get('commitPulls', { commit_sha: commit.sha })),
  );
  for (const [index, answer] of answers.entries()) {
    if (answer.ok) known.set(asked[index]?.sha ?? '', pullOfAnswer(answer.data, api.links));
  }
  const failed = answers.find((answer) => !answer.ok && answer.failure.kind !== 'not-found');
  return {
    commits: commits.map((commit) => {
      const pr = known.get(commit.sha);
      return pr ? { ...commit, pr } : commit;
    }),
    ...(failed && !failed.ok ? { missing: missingOf('pr', failed.failure) } : {}),
  };
}

function pullOfAnswer(json: unknown, links: Links): CommitRecord['pr'] {
  const pull = at(json, '0');
  const number = countOf(at(pull, 'number'));
  if (number === undefined) return undefined;
  return { number, title: textOf(at(pull, 'title')) ?? `Pull request #${number}`, url: links.pull(number) };
}

/** The notification's section of a range that was found. */
export function changesOf({ range, note }: RangeFound, limit: number): Changes | undefined {
  if (!range) return undefined;
  return { ...buildChanges(range, limit), ...(note ? { note } : {}) };
}
