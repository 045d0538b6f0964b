import type { Changes, Commit, Person } from '../notification.ts';
import { mergePeople, personOf } from '../person.ts';
import type { CommitRecord } from '../records.ts';
import { cleanText } from '../text.ts';

/** A range of commits as "compare" or the push payload gives it. */
export interface ChangeRange {
  base: string;
  head: string;
  compareUrl: string;
  /** Oldest first, as GitHub gives them. */
  commits: readonly CommitRecord[];
  /** `total_commits` of compare, when that is more than the commits at hand. */
  total?: number;
  source: 'compare' | 'push';
  /**
   * Why the range is not "since the last green run": `no-green` (there is none to compare with), `rewritten` (it is
   * no ancestor any more, after a force push), `unavailable` (the comparison could not be read).
   */
  fallback?: 'no-green' | 'rewritten' | 'unavailable';
}

const notes: Record<NonNullable<ChangeRange['fallback']>, string> = {
  'no-green': 'There is no earlier green run to compare with; these are the commits of this push.',
  rewritten: 'The history was rewritten since the last green run; these are the commits of this push.',
  unavailable: 'The commits since the last green run could not be read; these are the commits of this push.',
};
const titleLength = 200;
const bodyLength = 4000;

/**
 * Makes a Commit of what GitHub says: message cleaned and split into title and body.
 *
 * @param fact one commit of compare, of a push payload, or `head_commit`
 */
export function commitOf(fact: CommitRecord): Commit {
  const message = cleanText(fact.message, { multiline: true }).trim();
  const end = message.indexOf('\n');
  const title = end === -1 ? message : message.slice(0, end);
  const body = end === -1 ? '' : message.slice(end + 1).trim();
  return {
    sha: fact.sha,
    shortSha: fact.sha.slice(0, 7),
    url: fact.url,
    title: cleanText(title, { maxLength: titleLength }),
    body: cleanText(body, { maxLength: bodyLength, multiline: true }),
    author: personOf(fact.author),
    ...(fact.committer ? { committer: personOf(fact.committer) } : {}),
    ...(fact.date ? { date: fact.date } : {}),
    ...(fact.pr ? { pr: { ...fact.pr, title: cleanText(fact.pr.title, { maxLength: titleLength }) } } : {}),
  };
}

/**
 * Builds the section "what changed since the last green run".
 *
 * @param range see {@link ChangeRange}
 * @param limit how many commits to list at most, newest first; authors are those of the whole range
 */
export function buildChanges(range: ChangeRange, limit: number): Changes {
  const { base, head, compareUrl, commits, source, fallback } = range;
  return {
    base,
    head,
    compareUrl,
    count: Math.max(range.total ?? 0, commits.length),
    commits: commits
      .slice(Math.max(0, commits.length - limit))
      .reverse()
      .map(commitOf),
    authors: mergePeople(commits.map((commit) => personOf(commit.author))),
    source,
    ...(fallback ? { note: notes[fallback] } : {}),
  };
}

/**
 * Names who may have broken the branch: the authors from after the last green run up to and including the commit of
 * the first red one. Commits made while it was red already are not to blame; nobody is when the very commit that was
 * green turned red.
 *
 * @param commits     oldest first, starting after the last green run
 * @param firstBadSha commit of the first red run; where it is not among the commits, all authors are named
 * @param lastGoodSha commit of the last green run
 * @returns people without bots, one entry each, in order of appearance
 */
export function pickCulprits(
  commits: readonly CommitRecord[],
  firstBadSha?: string,
  lastGoodSha?: string,
): Person[] {
  if (firstBadSha !== undefined && firstBadSha === lastGoodSha) return [];
  const end = commits.findIndex((commit) => commit.sha === firstBadSha);
  const suspects = end === -1 ? commits : commits.slice(0, end + 1);
  return mergePeople(suspects.map((commit) => personOf(commit.author)));
}

/** Authors and committers of all the commits: people without bots, one entry each, in order of appearance. */
export function pickCommitters(commits: readonly CommitRecord[]): Person[] {
  return mergePeople(
    commits.flatMap(({ author, committer }) => [
      personOf(author),
      ...(committer ? [personOf(committer)] : []),
    ]),
  );
}
