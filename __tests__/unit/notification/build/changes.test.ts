import { describe, expect, test } from 'vitest';
import {
  buildChanges,
  commitOf,
  pickCommitters,
  pickCulprits,
} from '../../../../src/notification/build/changes.ts';
import { mergePeople, personOf } from '../../../../src/notification/person.ts';
import type { CommitRecord, PersonRecord } from '../../../../src/notification/records.ts';

function commit(sha: string, author: PersonRecord, more: Partial<CommitRecord> = {}): CommitRecord {
  return { sha, url: `https://github.test/c/${sha}`, message: `Change ${sha}`, author, ...more };
}

const ada = { login: 'ada', name: 'Ada Lovelace', email: 'ada@contoso.com' };
const grace = { login: 'grace', name: 'Grace Hopper', email: 'grace@contoso.com' };
const range = [commit('a1', ada), commit('b2', grace), commit('c3', { login: 'linus' })];

describe('pickCulprits', () => {
  test.each([
    ['up to the first red commit', 'b2', 'a0', ['ada', 'grace']],
    ['up to the first red commit where no run was green', 'a1', undefined, ['ada']],
    ['nobody when the first red commit is not in the range', 'zz', 'a0', []],
    ['nobody when the green commit itself turned red', 'a0', 'a0', []],
  ])('%s', (_what, firstBad, lastGood, logins) => {
    expect(pickCulprits(range, firstBad, lastGood).map((person) => person.login)).toEqual(logins);
  });

  test('committers are authors and committers, without GitHub itself', () => {
    const commits = [
      commit('a1', ada, { committer: { login: 'web-flow', name: 'GitHub', email: 'noreply@github.com' } }),
      commit('b2', grace, { committer: ada }),
      commit('c3', ada, { committer: { login: 'linus' } }),
    ];
    expect(pickCommitters(commits).map((person) => person.login)).toEqual(['ada', 'grace', 'linus']);
  });
});

describe('commitOf', () => {
  test('splits the message, and keeps the date', () => {
    const date = '2026-03-04T07:10:00Z';
    expect(commitOf(commit('a1', ada, { message: ' One line ', date }))).toMatchObject({
      title: 'One line',
      body: '',
      date,
    });
    expect(commitOf(commit('a1', ada, { message: 'Title\n\nBody\nmore' }))).toMatchObject({
      title: 'Title',
      body: 'Body\nmore',
      date: undefined,
    });
  });
});

describe('people', () => {
  test.each<[PersonRecord, boolean]>([
    [{ login: 'dependabot[bot]' }, true],
    [{ login: 'app', type: 'Bot' }, true],
    [{ name: 'renovate[bot]', email: 'bot@renovateapp.com' }, true],
    [{ name: 'x', email: '41898282+github-actions[bot]@users.noreply.github.com' }, true],
    [{ name: 'GitHub', email: 'noreply@github.com' }, true],
    [{ login: 'web-flow' }, true],
    [{ login: 'robotina', name: 'Bot Maker', email: 'bot@contoso.com' }, false],
    [{ login: 'ada', email: '1+ada@users.noreply.github.com', type: 'User' }, false],
  ])('%o: bot is %s', (fact, isBot) => {
    expect(personOf(fact).isBot).toBe(isBot);
  });

  test('the same login or the same address is the same person, also across a third entry', () => {
    const merged = mergePeople(
      [
        { email: 'ADA@contoso.com', name: 'A.' },
        { login: 'Ada' },
        { email: 'grace@contoso.com' },
        { login: 'ada', email: 'ada@contoso.com', url: 'https://github.test/ada' },
      ].map((fact) => personOf(fact)),
    );
    expect(merged).toEqual([
      { email: 'ADA@contoso.com', name: 'A.', login: 'Ada', url: 'https://github.test/ada', isBot: false },
      { email: 'grace@contoso.com', isBot: false },
    ]);
  });

  test('bots and nameless entries are dropped, names are cleaned', () => {
    const facts = [{ login: 'x[bot]' }, {}, { name: 'E\u202evil' }, { name: 'Evil' }];
    expect(mergePeople(facts.map((fact) => personOf(fact)))).toEqual([{ name: 'Evil', isBot: false }]);
  });
});

describe('buildChanges', () => {
  test('newest first, limited, authors of the whole range', () => {
    const changes = buildChanges(
      { base: 'a0', head: 'c3', compareUrl: 'u', commits: range, total: 300, source: 'compare' },
      2,
    );
    expect(changes.commits.map((each) => each.sha)).toEqual(['c3', 'b2']);
    expect(changes.count).toBe(300);
    expect(changes.authors.map((person) => person.login)).toEqual(['ada', 'grace', 'linus']);
    expect(changes.note).toBeUndefined();
  });

  test.each([
    ['no-green', /no earlier green run/],
    ['not-reached', /that were read was green/],
    ['unread', /could not be read/],
    ['rewritten', /history was rewritten/],
    ['unavailable', /could not be read/],
  ] as const)('says why it falls back to the push: %s', (fallback, note) => {
    const changes = buildChanges(
      { base: 'a0', head: 'c3', compareUrl: 'u', commits: range, source: 'push', fallback },
      0,
    );
    expect(changes).toMatchObject({ count: 3, commits: [], source: 'push' });
    expect(changes.note).toMatch(note);
  });

  test('a message becomes title and body, cleaned and cut', () => {
    const made = commitOf(
      commit('0123456789abcdef', ada, {
        message: `Fix\u202e it ${'x'.repeat(300)}\r\n\r\nBecause\u0007.\r\nReally.\n`,
        pr: { number: 4, title: 'A\nB', url: 'u' },
        date: '2026-08-03T09:00:00Z',
      }),
    );
    expect(made.shortSha).toBe('0123456');
    expect(made.title).toHaveLength(200);
    expect(made.title).toMatch(/^Fix it x+…$/);
    expect(made.body).toBe('Because.\nReally.');
    expect(made.pr?.title).toBe('A B');
  });
});
