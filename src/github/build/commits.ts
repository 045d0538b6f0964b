import type { ChangeRange, WithoutGreen } from '../../notification/build/changes.ts';
import { buildChanges, withoutGreen } from '../../notification/build/changes.ts';
import { namedFiles } from '../../notification/build/suspects.ts';
import type { Changes, Missing, Notification } from '../../notification/notification.ts';
import type { CommitRecord } from '../../notification/records.ts';
import { missingOf } from '../api/failure.ts';
import { at, countOf, listOf, shaOf, textOf } from '../api/json.ts';
import type { Links } from '../api/links.ts';
import type { Answer, GitHubApi } from '../api/requests.ts';
import { pullOfMessage, readApiCommit } from '../records/payload.ts';
import { fileLookups } from './request-budget.ts';

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
      reason: `The commit ${lastGood === undefined ? 'to compare with' : 'of the last green run'} is no longer there.`,
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

/** Asks ahead for the comparison of {@link findRange}. Returns its commits, none where it fails. */
export async function compareAhead(api: GitHubApi, base: string, head: string): Promise<CommitRecord[]> {
  const answer = await api.askAhead('compare', comparisonOf(base, head), 'json');
  return answer.ok ? readComparison(answer.data, api.links).commits : [];
}

/** Asks ahead for the pull requests of {@link findPulls}. */
export function findPullsAhead(
  api: GitHubApi,
  commits: readonly CommitRecord[],
  shown: number,
  budget: number,
): void {
  for (const { sha } of pickUnnamed(commits, shown, api.links).slice(0, budget)) {
    void api.askAhead('commitPulls', { commit_sha: sha }, 'json');
  }
}

function comparisonOf(base: string, head: string) {
  return { basehead: `${base}...${head}` };
}

/** Compares two commits, tags or branches: what the head has that the base has not. One request. */
export async function compare(api: GitHubApi, base: string, head: string): Promise<Answer<Comparison>> {
  const answer = await api.get('compare', comparisonOf(base, head));
  return answer.ok ? { ok: true, data: readComparison(answer.data, api.links) } : answer;
}

function readComparison(json: unknown, links: Links): Comparison {
  const status = statuses.find((each) => each === at(json, 'status')) ?? 'ahead';
  const commits = listOf(at(json, 'commits')).flatMap((each) => readApiCommit(each, links) ?? []);
  const total = countOf(at(json, 'total_commits')) ?? commits.length;
  const files = listOf(at(json, 'files')).flatMap((file) => textOf(at(file, 'filename')) ?? []);
  return { status, commits, total, files };
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
  const known = new Map(commits.map((commit) => [commit.sha, pullOfMessage(commit, api.links)]));
  const asked = pickUnnamed(commits, shown, api.links).slice(0, budget);
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

/** The commits among the newest ones whose message names no pull request, newest first. */
function pickUnnamed(commits: readonly CommitRecord[], shown: number, links: Links): CommitRecord[] {
  const visible = commits.slice(Math.max(0, commits.length - shown)).reverse();
  return visible.filter((commit) => pullOfMessage(commit, links) === undefined);
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

/**
 * Marks the commits that changed a file which the error names. "Compare" tells the files of the whole range in sum, not
 * whose they are, so GitHub is asked for the commits of such a file; nothing is asked where the error names none of them, or
 * where there is one commit alone. What cannot be read marks nobody.
 *
 * @param until commit of the first red run: later ones were made while it was red, often to repair it
 * @returns the range, such commits with `touched`
 */
export async function markSuspects(
  api: GitHubApi,
  found: RangeFound,
  { failures, repo }: Pick<Notification, 'failures' | 'repo'>,
  until: string | undefined,
): Promise<RangeFound> {
  const { range, files } = found;
  const { commits, head } = range ?? { commits: [], head: '' };
  const end = commits.findIndex(({ sha }) => sha === until);
  if (range === undefined || commits.length < 2 || end === -1) return found;
  const paths = namedFiles(failures, files, repo.name).slice(0, fileLookups(api));
  const answers = await Promise.all(
    paths.map((path) => api.get('commits', { sha: head, path, per_page: Math.min(100, commits.length) })),
  );
  const touching = answers.map(
    (answer) => new Set(answer.ok ? listOf(answer.data).map((json) => shaOf(at(json, 'sha'))) : []),
  );
  const marked = commits.map((commit, index): CommitRecord => {
    const touched = paths.filter((_, file) => index <= end && touching[file]?.has(commit.sha));
    return touched.length > 0 ? { ...commit, touched } : commit;
  });
  return { ...found, range: { ...range, commits: marked } };
}
