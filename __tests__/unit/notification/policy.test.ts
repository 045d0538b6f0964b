import { describe, expect, test } from 'vitest';
import { foldJobs, foldNeeds } from '../../../src/notification/build/jobs.ts';
import type { BuildState, History, Notification } from '../../../src/notification/notification.ts';
import {
  decide,
  decideEarly,
  dependsOnDetails,
  isSettled,
  type NotifyOn,
  notifyOnGroups,
  type Policy,
} from '../../../src/notification/policy.ts';
import { buildStates } from '../../../src/notification/states.ts';
import { notificationOf, pastRun } from '../../../testing/notifications/base.ts';
import { jobRecord } from '../../../testing/notifications/records.ts';

const policy: Policy = {
  notifyOn: ['failure', 'fixed', 'flaky'],
  repeat: 'always',
  branches: [],
  ignoreBranches: [],
  events: [],
  ignoreActors: [],
};

/** A pull request of a fork, as `workflow_run` tells of it. */
const ofFork: Partial<Notification> = { ref: { type: 'pr', name: 'main', isDefault: false }, pr: undefined };

const history: History = { streak: 3, isFirstRun: false, isSuperseded: false, isCut: false };

async function reasonOf(
  notification: Partial<Notification>,
  more: Partial<Policy> = {},
): Promise<string | undefined> {
  const decision = await decide(notificationOf(notification), { ...policy, ...more });
  return decision.send ? undefined : decision.reason;
}

describe('notify-on', () => {
  const states = [...buildStates];
  const wanted: [notifyOn: NotifyOn[], sent: BuildState[]][] = [
    [
      ['failure', 'fixed', 'flaky'],
      ['failed', 'still-failing', 'fixed', 'flaky', 'timed-out', 'startup-failure', 'interrupted'],
    ],
    [['failure'], ['failed', 'still-failing', 'timed-out', 'startup-failure', 'interrupted']],
    [['change'], ['failed', 'fixed', 'flaky', 'timed-out', 'startup-failure']],
    [['always'], states],
    [['failed'], ['failed']],
    [
      ['timed-out', 'cancelled'],
      ['cancelled', 'timed-out'],
    ],
    [[], []],
  ];
  test.each(wanted)('%j', async (notifyOn, sent) => {
    const reasons = await Promise.all(states.map((state) => reasonOf({ state }, { notifyOn })));
    expect(states.filter((_, index) => reasons[index] === undefined)).toEqual(sent);
  });

  test('before the cause is known, only what it may bring about is let through', () => {
    const red = notificationOf({ state: 'failed', cause: 'unknown' });
    const early = (notifyOn: NotifyOn[], notification = red) => [
      decideEarly(notification, { ...policy, notifyOn }).send,
      dependsOnDetails(notification, { ...policy, notifyOn }),
    ];
    expect(early(['failure'])).toEqual([true, false]);
    expect(early(['failed'])).toEqual([true, true]);
    expect(early(['interrupted'])).toEqual([true, true]);
    expect(early(['fixed'])).toEqual([false, false]);
    expect(early(['interrupted'], { ...red, cause: 'code' })).toEqual([false, false]);
    expect(early(['interrupted'], notificationOf({ state: 'success' }))).toEqual([false, false]);
    const elsewhere = { ...policy, notifyOn: ['interrupted' as const], branches: ['release'] };
    expect(decideEarly(red, elsewhere).send).toBe(false);
  });

  test('the groups hold states only', () => {
    for (const group of Object.values(notifyOnGroups)) {
      expect(states).toEqual(expect.arrayContaining([...group]));
    }
  });

  test.each(['release', 'deployment', 'digest', 'message'] as const)('%s is always sent', async (kind) => {
    expect(await reasonOf({ kind, state: 'published' }, { notifyOn: [] })).toBeUndefined();
  });

  test('a superseded run is still sent', async () => {
    expect(await reasonOf({ history: { ...history, isSuperseded: true } })).toBeUndefined();
  });

  test('the reason names the state, the input and its value', async () => {
    expect(await reasonOf({ state: 'success' })).toBe(
      'The state is success, and `notify-on` is failure, fixed, flaky.',
    );
  });
});

describe('the reason for one job', () => {
  const ownJob = { name: 'test', othersFailed: [] as string[], othersUnfinished: [] as string[] };
  test.each([
    [['lint'], [], '"lint" failed'],
    [[], ['e2e'], '"e2e" has not finished'],
    [[], ['e2e', 'docs'], '"e2e" and "docs" have not finished'],
    [['lint'], ['e2e'], '"lint" failed, and "e2e" has not finished'],
  ])(
    'names the jobs that it leaves unsaid: %j failed, %j not finished',
    async (othersFailed, othersUnfinished, words) => {
      const job = { ...ownJob, othersFailed, othersUnfinished } as unknown as Notification['ownJob'];
      expect(await reasonOf({ state: 'success', ownJob: job })).toContain(
        `That is the state of the job "test" alone: ${words}.`,
      );
    },
  );

  test('says no more where no other job matters', async () => {
    const job = ownJob as unknown as Notification['ownJob'];
    expect(await reasonOf({ state: 'success', ownJob: job })).toMatch(/flaky\.$/);
  });
});

describe('repeat', () => {
  const red = (streak: number, more: Partial<Notification> = {}): Partial<Notification> => ({
    state: 'still-failing',
    history: { ...history, streak },
    ...more,
  });

  test('backoff mails red runs 1, 2, 4, 8, 16 in a row', async () => {
    const streaks = Array.from({ length: 20 }, (_, at) => at + 1);
    const reasons = await Promise.all(streaks.map((streak) => reasonOf(red(streak), { repeat: 'backoff' })));
    expect(streaks.filter((_, at) => reasons[at] === undefined)).toEqual([1, 2, 4, 8, 16]);
  });

  test('backoff on a streak longer than the list goes by the run number', async () => {
    const cut = (number: number) => {
      const notification = notificationOf();
      return reasonOf(
        red(100, { run: { ...notification.run, number }, history: { ...history, streak: 100, isCut: true } }),
        { repeat: 'backoff' },
      );
    };
    expect([await cut(640), await cut(641)]).toEqual([undefined, expect.stringContaining('backoff')]);
  });

  test('backoff without history sends', async () => {
    expect(await reasonOf({ state: 'still-failing' }, { repeat: 'backoff' })).toBeUndefined();
  });

  test.each<[what: string, given: Partial<History>, isSent: boolean]>([
    [
      'the run before it is not understood',
      { isFirstBadUnread: true, firstBad: pastRun(9, 'failure') },
      true,
    ],
    ['an earlier one is not', { isFirstBadUnread: true, firstBad: pastRun(8, 'failure') }, false],
    ['the run before it is', { firstBad: pastRun(9, 'failure') }, false],
  ])('never mails a run that may be the first red one: %s', async (_what, given, isSent) => {
    const told = { ...history, previous: pastRun(9, 'failure'), ...given };
    expect((await reasonOf(red(2, { history: told }), { repeat: 'never' })) === undefined).toBe(isSent);
  });

  test('never mails the first red run only', async () => {
    expect(await reasonOf(red(2), { repeat: 'never' })).toMatch(/`repeat` is never/);
    expect(await reasonOf({ state: 'failed' }, { repeat: 'never' })).toBeUndefined();
    expect(await reasonOf({ state: 'fixed' }, { repeat: 'never' })).toBeUndefined();
  });

  test.each([
    ['the same job failed again', ['failure', 'success'], ['failure', 'success'], false],
    ['another job failed', ['failure', 'success'], ['failure', 'failure'], true],
    ['fewer jobs failed', ['failure', 'failure'], ['failure', 'success'], false],
  ] as const)('new-failures: %s', async (_what, before, now, sent) => {
    const previous = before.map((conclusion, at) => jobRecord(`job ${at}`, conclusion));
    const jobs = foldJobs(
      now.map((conclusion, at) => jobRecord(`job ${at}`, conclusion)),
      { previous },
    );
    expect((await reasonOf(red(2, { jobs }), { repeat: 'new-failures' })) === undefined).toBe(sent);
  });

  test('new-failures lets a run through until the jobs are known, and says so', async () => {
    const asked = { ...policy, repeat: 'new-failures' } as const;
    const before = notificationOf(red(2));
    expect(await decide(before, asked)).toEqual({ send: true });
    expect(dependsOnDetails(before, asked)).toBe(true);
    const partial = { ...before, jobs: foldNeeds({ a: { result: 'failure' } }) };
    expect([await decide(partial, asked), dependsOnDetails(partial, asked)]).toEqual([{ send: true }, true]);
    const jobs = foldJobs([jobRecord('a', 'failure')], { previous: [jobRecord('a', 'failure')] });
    expect(dependsOnDetails({ ...before, jobs }, asked)).toBe(false);
    expect(dependsOnDetails(notificationOf(), asked)).toBe(false);
  });

  test.each([
    ['never', { repeat: 'never' }, [true, true]],
    ['backoff', { repeat: 'backoff' }, [true, true]],
    [
      'never, and no interrupted run is wanted',
      { repeat: 'never', notifyOn: ['still-failing'] },
      [false, false],
    ],
  ] as const)(
    '%s: a red run may turn out as interrupted, which no repeat holds back',
    (_what, more, expected) => {
      const notification = notificationOf(red(3, { cause: 'unknown' }));
      const asked = { ...policy, ...more };
      expect(decide(notification, asked).send).toBe(false);
      expect([decideEarly(notification, asked).send, dependsOnDetails(notification, asked)]).toEqual(
        expected,
      );
      expect(decideEarly({ ...notification, cause: 'code' }, asked).send).toBe(false);
    },
  );

  test('new-failures sends when no job can be compared', async () => {
    const jobs = foldJobs([jobRecord('a', 'failure')]);
    expect(await reasonOf(red(2, { jobs }), { repeat: 'new-failures' })).toBeUndefined();
  });
});

describe('whether a mail is certain before the history is known', () => {
  const failed: Partial<Notification> = { state: 'failed' };
  const rows: [
    what: string,
    notification: Partial<Notification>,
    policy: Partial<Policy>,
    isCertain: boolean,
  ][] = [
    ['a red run', failed, {}, true],
    ['a run that timed out', { state: 'timed-out' }, {}, true],
    ['a green run, even where it is mailed', { state: 'success' }, { notifyOn: ['always'] }, false],
    ['only the change to red is mailed', failed, { notifyOn: ['change'] }, false],
    ['only one red state is mailed', failed, { notifyOn: ['failed'] }, false],
    ['every red state is named', failed, { notifyOn: [...notifyOnGroups.failure] }, true],
    ['repeat: new-failures', failed, { repeat: 'new-failures' }, false],
    ['repeat: backoff', failed, { repeat: 'backoff' }, false],
    ['repeat: never', failed, { repeat: 'never' }, false],
    ['another branch is wanted', failed, { branches: ['release/*'] }, false],
    ['an ignored actor', failed, { ignoreActors: ['ada'] }, false],
    ['an actor that nobody ignores', failed, { ignoreActors: ['bob'] }, true],
    ['a fork’s pull request, its base not known', { ...failed, ...ofFork }, { branches: ['main'] }, false],
    ['the same, and a branch to ignore', { ...failed, ...ofFork }, { ignoreBranches: ['dev'] }, false],
    ['the same, and all branches wanted', { ...failed, ...ofFork }, {}, true],
    ['an actor that is not known', { ...failed, actor: undefined }, { ignoreActors: ['bob'] }, false],
  ];

  test.each(rows)('%s', (_what, notification, more, isCertain) => {
    const ada = { login: 'ada', isBot: false };
    const known = notificationOf({ actor: ada, ...notification });
    expect(isSettled(known, { ...policy, ...more })).toBe(isCertain);
  });
});

describe('filters', () => {
  test.each([{ branches: ['release'] }, { branches: ['main'] }, { ignoreBranches: ['main'] }])(
    '%j waits for the base of a pull request',
    (filter) => {
      const asked = { ...policy, ...filter };
      const red = notificationOf({ state: 'failed', cause: 'code', ...ofFork });
      expect([decideEarly(red, asked).send, dependsOnDetails(red, asked)]).toEqual([true, true]);
      const unwanted = notificationOf({ state: 'success', ...ofFork });
      expect(decideEarly(unwanted, asked).send).toBe(false);
    },
  );

  const onBranch = (name: string): Partial<Notification> => ({
    ref: { type: 'branch', name, isDefault: false },
  });
  const onPr = (head: string, base: string): Partial<Notification> => ({
    ref: { type: 'pr', name: head, isDefault: false },
    pr: { number: 12, title: 't', url: 'u', base, head, isFork: true, isDraft: false },
  });
  const rows: [
    what: string,
    notification: Partial<Notification>,
    policy: Partial<Policy>,
    reason: RegExp | undefined,
  ][] = [
    ['branch listed', onBranch('main'), { branches: ['main'] }, undefined],
    [
      'branch not listed',
      onBranch('dev'),
      { branches: ['main', 'release/**'] },
      /on the branch dev, and `branches` is main, release\/\*\*/,
    ],
    ...(['message', 'release', 'deployment'] as const).map((kind): (typeof rows)[number] => [
      `a ${kind} on another branch`,
      { ...onBranch('dev'), kind, state: 'published' },
      { branches: ['main'] },
      /on the branch dev, and `branches` is main/,
    ]),
    [
      'a digest says which branches it sums up',
      { ...onBranch('dev'), kind: 'digest', state: 'red' },
      { branches: ['main'] },
      undefined,
    ],
    [
      'a release of a tag is on no branch',
      { ref: { type: 'tag', name: 'v1', isDefault: false }, kind: 'release', state: 'published' },
      { branches: ['main'] },
      undefined,
    ],
    [
      'a build of a tag is on the tag',
      { ref: { type: 'tag', name: 'v1', isDefault: false } },
      { branches: ['main'] },
      /on the tag v1, and `branches` is main/,
    ],
    ['an actor that is not known', { actor: undefined }, { ignoreActors: ['*'] }, undefined],
    ['double star crosses slashes', onBranch('release/1/2'), { branches: ['release/**'] }, undefined],
    ['star does not', onBranch('release/1/2'), { branches: ['release/*'] }, /`branches`/],
    ['later negation', onBranch('release/old'), { branches: ['release/**', '!release/old'] }, /`branches`/],
    ['only negations', onBranch('dev'), { branches: ['!main'] }, undefined],
    ['only negations, hit', onBranch('main'), { branches: ['!main'] }, /`branches`/],
    ['branch names keep their case', onBranch('Main'), { branches: ['main'] }, /`branches`/],
    ['hidden names', onBranch('.x/y'), { branches: ['**'] }, undefined],
    [
      'ignored branch',
      onBranch('dependabot/npm/x'),
      { ignoreBranches: ['dependabot/**'] },
      /`ignore-branches` is dependabot/,
    ],
    [
      'pull request by base',
      onPr('main', 'release/1'),
      { branches: ['main'] },
      /pull request #12 into release\/1/,
    ],
    ['pull request into main', onPr('whatever', 'main'), { branches: ['main'] }, undefined],
    [
      'pull request ignored by head',
      onPr('renovate/x', 'main'),
      { ignoreBranches: ['renovate/**'] },
      /branch renovate\/x/,
    ],
    [
      'pull request ignored by base',
      onPr('x', 'gh-pages'),
      { ignoreBranches: ['gh-pages'] },
      /branch gh-pages/,
    ],
    [
      'pull request unknown to us',
      { ref: { type: 'pr', name: 'x', isDefault: false } },
      { branches: ['main'] },
      /`branches`/,
    ],
    [
      'tag build under a branch list',
      { ref: { type: 'tag', name: 'v1', isDefault: false } },
      { branches: ['main'] },
      /on the tag v1/,
    ],
    [
      'release of a tag under a branch list',
      { kind: 'release', state: 'published', ref: { type: 'tag', name: 'v1', isDefault: false } },
      { branches: ['main'] },
      undefined,
    ],
    ['event listed', {}, { events: ['push', 'schedule'] }, undefined],
    ['event not listed', {}, { events: ['schedule'] }, /The event is push, and `events` is schedule\./],
    ['event glob', {}, { events: ['pu*'] }, undefined],
    [
      'bot actor',
      { actor: { login: 'dependabot[bot]', isBot: true } },
      { ignoreActors: ['Dependabot[bot]'] },
      /started by dependabot\[bot\], and `ignore-actors`/,
    ],
    [
      'every bot',
      { actor: { login: 'renovate[bot]', isBot: true } },
      { ignoreActors: ['*[bot]'] },
      /`ignore-actors`/,
    ],
    ['another actor', {}, { ignoreActors: ['*[bot]'] }, undefined],
    ['empty pattern matches nothing', {}, { ignoreActors: [''] }, undefined],
  ];
  test.each(rows)('%s', async (_what, notification, more, reason) => {
    const given = await reasonOf(notification, more);
    if (reason) expect(given).toMatch(reason);
    else expect(given).toBeUndefined();
  });
});
