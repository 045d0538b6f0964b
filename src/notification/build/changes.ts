import { cleanText } from '../clean-text.ts';
import type { Changes, Commit, History, Person } from '../notification.ts';
import { mergePeople, personOf } from '../person.ts';
import type { CommitRecord } from '../records.ts';

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
   * Why the range is not "since the last green run": see {@link WithoutGreen}, `rewritten` (it is no ancestor any more,
   * after a force push), `unavailable` (the comparison could not be read).
   */
  fallback?: WithoutGreen | 'rewritten' | 'unavailable';
}

/**
 * Why no green run is known: `no-green` (the runs were read, and none is), `not-reached` (none among those that were read,
 * and there are more), `unread` (the runs could not be read).
 */
export type WithoutGreen = 'no-green' | 'not-reached' | 'unread';

/** A sentence for each, without its end. */
export const withoutGreen: Readonly<Record<WithoutGreen, string>> = {
  'no-green': 'There is no earlier green run to compare with',
  'not-reached': 'None of the earlier runs that were read was green',
  unread: 'Earlier runs could not be read',
};

/** @param history undefined when the runs could not be read */
export function whyNoGreen(history: History | undefined): WithoutGreen {
  if (history === undefined) return 'unread';
  return history.isCut ? 'not-reached' : 'no-green';
}

const ofPush = 'these are the commits of this push.';
const notes: Record<NonNullable<ChangeRange['fallback']>, string> = {
  'no-green': `${withoutGreen['no-green']}; ${ofPush}`,
  'not-reached': `${withoutGreen['not-reached']}; ${ofPush}`,
  unread: `${withoutGreen.unread}; ${ofPush}`,
  rewritten: `The history was rewritten since the last green run; ${ofPush}`,
  unavailable: `The commits since the last green run could not be read; ${ofPush}`,
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
    committer: fact.committer && personOf(fact.committer),
    date: fact.date,
    touched: fact.touched,
    pr: fact.pr && { ...fact.pr, title: cleanText(fact.pr.title, { maxLength: titleLength }) },
  };
}

/**
 * Builds the section "what changed since the last green run".
 *
 * @param limit how many commits to list at most, those with `touched` first, else newest first; authors are those of the whole range
 */
export function buildChanges(range: ChangeRange, limit: number): Changes {
  const { base, head, compareUrl, commits, source, fallback } = range;
  const newest = commits.toReversed();
  return {
    base,
    head,
    compareUrl,
    count: Math.max(range.total ?? 0, commits.length),
    commits: [...newest.filter(({ touched }) => touched), ...newest.filter(({ touched }) => !touched)]
      .slice(0, limit)
      .map(commitOf),
    authors: mergePeople(commits.map((commit) => personOf(commit.author))),
    source,
    note: fallback && notes[fallback],
  };
}

/**
 * Names who may have broken the branch: the authors from after the last green run up to and including the commit of
 * the first red one. Commits made while it was red already are not to blame; nobody is when the very commit that was
 * green turned red, or when the commit of the first red run is not in the range.
 *
 * @param commits     oldest first, starting after the last green run
 * @param lastGoodSha commit of the last green run; undefined when there is none
 * @returns people without bots, one entry each, in order of appearance
 */
export function pickCulprits(
  commits: readonly CommitRecord[],
  firstBadSha: string,
  lastGoodSha: string | undefined,
): Person[] {
  if (firstBadSha === lastGoodSha) return [];
  const end = commits.findIndex((commit) => commit.sha === firstBadSha);
  return mergePeople(commits.slice(0, end + 1).map((commit) => personOf(commit.author)));
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
