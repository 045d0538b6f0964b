import { describe, expect, it } from 'vitest';
import {
  changesOf,
  findPulls,
  findRange,
  markSuspects,
  type RangeWanted,
} from '../../../../src/github/build/commits.ts';
import type { Failure } from '../../../../src/notification/notification.ts';
import type { CommitRecord } from '../../../../src/notification/records.ts';
import { answerBy } from '../../../../testing/github/pages.ts';

const idOf = (number: number): string => String(number).padStart(40, '0');
const commit = (number: number, given: Partial<CommitRecord> = {}): CommitRecord => ({
  sha: idOf(number),
  url: `https://github.com/contoso/app/commit/${idOf(number)}`,
  message: `Change ${number}`,
  author: { name: 'Ada' },
  ...given,
});
const push = { before: idOf(1), after: idOf(3), commits: [commit(2), commit(3)] };
const compared = (status: string) => ({
  status,
  total_commits: 2,
  commits: [{ sha: idOf(2) }, { sha: idOf(3) }, { sha: 'no id' }],
  files: [{ filename: 'src/cart.ts' }, {}],
});

describe('the changes since the last green run', () => {
  const since: RangeWanted = { lastGood: idOf(1), without: 'no-green', head: idOf(3), push };
  const ofCompare = {
    source: 'compare',
    count: 2,
    compareUrl: expect.stringMatching(/\/compare\/0+1\.\.\.0+3$/),
  };
  const ofPush = { source: 'push', count: 2, compareUrl: expect.stringMatching(/\/compare\/0+1\.\.\.0+3$/) };

  it.each<[what: string, wanted: RangeWanted, answer: unknown, expected: object | undefined, note?: RegExp]>([
    ['are what lies between', since, compared('ahead'), ofCompare],
    [
      'are none, where the same code ran again',
      since,
      compared('identical'),
      ofCompare,
      /the same code ran again/,
    ],
    ['are those of the push after a rewrite', since, compared('diverged'), ofPush, /rewritten.*of this push/],
    [
      'are those of the push where the branch went back',
      since,
      compared('behind'),
      ofPush,
      /rewritten.*of this push/,
    ],
    [
      'are the new ones after a rewrite that no push tells of',
      { ...since, push: undefined },
      compared('diverged'),
      ofCompare,
      /rewritten since the last green run; these are the commits that are new/,
    ],
    ['are those of the push, where the green commit is gone', since, undefined, ofPush, /rewritten/],
    ['are those of the push, where GitHub does not tell', since, 500, ofPush, /could not be read; these/],
    ['are not known, where there is no push either', { ...since, push: undefined }, undefined, undefined],
    [
      'are those of the pull request in its first run',
      { without: 'no-green', pullBase: idOf(1), head: idOf(3) },
      compared('diverged'),
      ofCompare,
      /^There is no earlier green run to compare with; these are the commits of the pull request\.$/,
    ],
    [
      'are those of the push, where no run was green',
      { without: 'no-green', head: idOf(3), push },
      undefined,
      ofPush,
      /no earlier green run to compare with; these are the commits of this push/,
    ],
    [
      'are those of the first push of a branch',
      { without: 'unread', head: idOf(3), push: { ...push, before: '0'.repeat(40) } },
      undefined,
      { source: 'push', count: 2, compareUrl: expect.stringMatching(/\/commit\/0+3$/) },
      /Earlier runs could not be read/,
    ],
    ['are not known without a commit', { ...since, head: '', push: undefined }, compared('ahead'), undefined],
    [
      'are none, where the push has none',
      { without: 'unread', head: idOf(3), push: { ...push, commits: [] } },
      undefined,
      undefined,
    ],
  ])('%s', async (_what, wanted, answer, expected, note) => {
    const found = await findRange(answerBy(() => answer).api, wanted);
    const changes = changesOf(found, 10);
    if (expected === undefined) expect(changes).toBeUndefined();
    else expect(changes).toMatchObject(expected);
    if (note) expect(changes?.note).toMatch(note);
    else expect(changes?.note).toBeUndefined();
  });

  it.each<[what: string, answer: unknown, given: Partial<RangeWanted>, missing: object | undefined]>([
    ['nothing, where all was read', compared('ahead'), {}, undefined],
    ['nothing, where a push stands in for a commit that is gone', undefined, {}, undefined],
    [
      'that the green commit is gone, where nothing stands in',
      undefined,
      { push: undefined },
      { section: 'changes', reason: 'The commit of the last green run is no longer there.' },
    ],
    [
      'why GitHub did not tell, though a push stands in',
      500,
      {},
      { section: 'changes', reason: expect.stringContaining('500') },
    ],
  ])('say what is missing: %s', async (_what, answer, given, missing) => {
    const found = await findRange(answerBy(() => answer).api, { ...since, ...given });
    expect(found.missing).toEqual(missing);
  });

  it.each([
    ['ahead', ['src/cart.ts']],
    ['diverged', ['src/cart.ts']],
  ])('name the files that differ: %s', async (status, files) => {
    expect((await findRange(answerBy(() => compared(status)).api, since)).files).toEqual(files);
  });
});

describe('the pull requests of commits', () => {
  const byGitHub = { committer: { login: 'web-flow' } };
  const asked = (answers: Record<string, unknown>) =>
    answerBy(({ commit_sha }) => answers[String(commit_sha)]);

  it('are read from what GitHub wrote, and asked for the others that are shown, newest first', async () => {
    const { api, queries } = asked({ [idOf(4)]: [{ number: 8, title: 'Cart' }], [idOf(3)]: [] });
    const commits = [
      commit(1),
      commit(2, { message: 'Cart (#7)', ...byGitHub }),
      commit(3),
      commit(4),
      commit(5, { message: 'Merge pull request #9 from a/b\n\nBasket', ...byGitHub }),
    ];
    const { commits: found, missing } = await findPulls(api, commits, 4, 2);
    expect(queries).toEqual([4, 3].map((id) => ({ endpoint: 'commitPulls', commit_sha: idOf(id) })));
    expect(found.map(({ pr }) => pr && [pr.number, pr.title, pr.url])).toEqual([
      undefined,
      [7, 'Cart', 'https://github.com/contoso/app/pull/7'],
      undefined,
      [8, 'Cart', 'https://github.com/contoso/app/pull/8'],
      [9, 'Basket', 'https://github.com/contoso/app/pull/9'],
    ]);
    expect(missing).toBeUndefined();
  });

  it.each<[what: string, answer: unknown, missing: object | undefined]>([
    ['a commit that is gone', undefined, undefined],
    ['an error', 500, { section: 'pr' }],
  ])('%s leaves the commit without', async (_what, answer, missing) => {
    const { commits, missing: told } = await findPulls(asked({ [idOf(1)]: answer }).api, [commit(1)], 5, 5);
    expect(commits).toEqual([commit(1)]);
    if (missing) expect(told).toMatchObject(missing);
    else expect(told).toBeUndefined();
  });

  it.each<[committer: CommitRecord['committer'], message: string, number?: number]>([
    [{ login: 'web-flow' }, 'Cart (#7)', 7],
    [{ email: 'NOREPLY@github.com' }, 'Cart (#7)', 7],
    [{ login: 'web-flow' }, 'Merge pull request #9 from a/b', 9],
    [{ login: 'web-flow' }, 'Revert "Cart (#7)"'],
    [{ login: 'web-flow' }, 'See Merge pull request #9 from a/b'],
    [{ login: 'ada' }, 'Cart (#7)'],
    [undefined, 'Cart (#7)'],
  ])('%j wrote %j: %s', async (committer, message, number) => {
    const { commits } = await findPulls(asked({}).api, [commit(1, { message, committer })], 5, 0);
    expect(commits[0]?.pr?.number).toBe(number);
  });
});

describe('the commits that changed a file which the error names', () => {
  const failure = (given: Partial<Failure>): Failure =>
    ({ job: 'test', annotations: [], ...given }) as Failure;
  const repo = { name: 'app' } as Parameters<typeof markSuspects>[2]['repo'];
  const files = ['src/cart.ts', 'cart.ts', 'src/list.ts', 'src/third.ts'];

  async function mark(
    failures: Failure[],
    until = idOf(3),
    answer: unknown = [{ sha: idOf(2) }],
    numbers = [1, 2, 3],
  ) {
    const { api, queries } = answerBy(() => answer);
    const range = {
      base: idOf(0),
      head: idOf(9),
      compareUrl: '',
      commits: numbers.map((id) => commit(id)),
      source: 'compare' as const,
    };
    const found = await markSuspects(api, { range, files }, { failures, repo }, until);
    const touched = found.range?.commits
      .filter((each) => each.touched)
      .map((each) => [each.sha.slice(-1), each.touched]);
    return { touched, queries };
  }

  it('are marked up to the commit of the first red run', async () => {
    const answer = [1, 2, 3].map((id) => ({ sha: idOf(id) }));
    // GitHub is asked for the commits of two files at most.
    const failures = [failure({ firstError: 'src/cart.ts src/list.ts src/third.ts' })];
    const both = ['src/cart.ts', 'src/list.ts'];
    expect((await mark(failures, idOf(2), answer)).touched).toEqual([
      ['1', both],
      ['2', both],
    ]);
    expect((await mark(failures, idOf(3), [{ sha: idOf(2) }])).touched).toEqual([['2', both]]);
    expect((await mark(failures, idOf(3), 500)).touched).toEqual([]);
    const { queries } = await mark(failures);
    expect(queries[0]).toEqual({ endpoint: 'commits', sha: idOf(9), path: 'src/cart.ts', per_page: 3 });
  });

  it.each<[what: string, until: string, numbers: number[]]>([
    ['there is one commit alone', idOf(1), [1]],
    ['the first red run is none of the commits', idOf(8), [1, 2, 3]],
  ])('are not asked for where %s', async (_what, until, numbers) => {
    const failures = [failure({ firstError: 'src/cart.ts' })];
    expect((await mark(failures, until, [{ sha: idOf(1) }], numbers)).queries).toEqual([]);
  });

  it('are not asked for by a run that has made all its requests', async () => {
    const { api, queries } = answerBy(() => []);
    for (let call = 0; call < 13; call++) await api.get('jobs', {});
    const range = {
      base: '',
      head: '',
      compareUrl: '',
      commits: [commit(1), commit(2)],
      source: 'compare' as const,
    };
    const failures = [failure({ firstError: 'src/cart.ts src/list.ts' })];
    for (const expected of [14, 14]) {
      await markSuspects(api, { range, files }, { failures, repo }, idOf(2));
      expect(queries).toHaveLength(expected);
    }
  });
});
