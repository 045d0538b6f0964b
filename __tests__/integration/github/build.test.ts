import { describe, expect, it } from 'vitest';
import type { ApiCall } from '../../../src/github/api/requests.ts';
import { play } from '../../../testing/github/play.ts';
import {
  annotation,
  type CommitStory,
  commit,
  comparison,
  type Json,
  later,
  sha,
  workflowRun,
} from '../../../testing/github/records.ts';
import {
  ada,
  commits,
  firstRun,
  fixedAfterCancelled,
  flakyRerun,
  forcePush,
  forkPull,
  forkWorkflowRun,
  largeMatrix,
  linus,
  matrixFailure,
  ownJobFailure,
  stillFailing,
  withoutPermission,
} from '../../../testing/github/scenarios.ts';
import { endSilence } from '../../../testing/github/silence.ts';
import type { RequestSeen } from '../../../testing/github/stub.ts';

const FAILED_JOB = 51_007;

/** Requests that were under way when this one began. */
function besides(call: ApiCall, calls: readonly ApiCall[]): string[] {
  return calls
    .filter((other) => other !== call && other.startedMs <= call.startedMs && other.endedMs >= call.startedMs)
    .map((other) => other.endpoint);
}

describe('a red run in the middle of a streak', () => {
  it('says what failed, since when, and why', async () => {
    const { notification, detailed } = await play(stillFailing());
    expect(notification.jobs).toMatchObject({
      total: 14,
      ok: 13,
      failed: 1,
      isPartial: false,
      groups: [{ name: 'build' }, { name: 'lint' }, { name: 'test', total: 12, ok: 11, failed: 1 }],
    });
    const [failure] = notification.failures;
    expect(notification.failures).toHaveLength(1);
    expect(failure).toMatchObject({
      job: 'test (windows-latest, 22)',
      step: 'Run npm test',
      url: `https://github.com/contoso/app/actions/runs/9010/job/${FAILED_JOB}#step:4:1`,
      durationMs: 42_000,
      firstError: 'expected 1290 to be 1240',
      isNew: false,
    });
    expect(failure?.log?.lines.map(({ text }) => text)).toContain(
      'AssertionError: expected 1290 to be 1240 // Object.is equality',
    );
    expect(notification.missing).toEqual([]);
    expect(detailed.notes).toEqual([]);
  });

  it('places annotations in the code, and leaves out the one that says nothing', async () => {
    const { notification } = await play(stillFailing());
    expect(notification.failures[0]?.annotations).toEqual([
      {
        level: 'failure',
        title: 'cart > adds the delivery fee once',
        message: 'AssertionError: expected 1290 to be 1240 // Object.is equality',
        path: 'test/cart.test.ts',
        line: 41,
        url: `https://github.com/contoso/app/blob/${commits.head.sha}/test/cart.test.ts#L41`,
      },
      { level: 'warning', message: 'Node.js 20 actions are deprecated.' },
    ]);
  });

  it('lists the commits since the last green run, and names who may have broken it', async () => {
    const { notification } = await play(stillFailing());
    expect(notification.changes).toMatchObject({
      base: commits.good.sha,
      count: 3,
      compareUrl: `https://github.com/contoso/app/compare/${commits.good.sha}...${commits.head.sha}`,
      source: 'compare',
    });
    expect(notification.changes?.commits.map(({ title, pr }) => [title, pr?.number, pr?.title])).toEqual([
      ['Round totals to cents', 44, 'Round totals to cents'],
      ['Log the carrier’s answer', undefined, undefined],
      ['Charge express delivery (#41)', 41, 'Charge express delivery'],
    ]);
    expect(notification.people.culprits.map(({ login }) => login)).toEqual(['grace']);
    expect(notification.people.committers.map(({ login }) => login)).toEqual(['grace', 'linus', 'ada']);
  });

  it('reads code owners from the default branch, for the files that changed or are named', async () => {
    const { notification, stub } = await play(stillFailing(), { detail: { wantsCodeowners: true } });
    expect(notification.people.codeowners).toEqual(['@contoso/shop', '@grace', 'ada@contoso.com']);
    const asked = stub.requests.filter(({ path }) => path.includes('/contents/'));
    expect(asked.map(({ path, query }) => [path, query])).toEqual([
      ['/repos/contoso/app/contents/.github/CODEOWNERS', { ref: 'main' }],
    ]);
  });

  it('takes no more than 14 requests, and makes them beside each other', async () => {
    const until = (requests: readonly RequestSeen[]) =>
      [3, 5, 7, 9, 13].includes(requests.filter(({ host }) => host === 'api').length);
    const { api, stub } = await play(stillFailing(), {
      stub: { faults: [{ kind: 'held', on: /^\/repos\//, until }] },
      observe: { readsLogs: true },
      detail: { wantsCodeowners: true },
    });
    const first = (endpoint: string): ApiCall =>
      api.calls.find((call) => call.endpoint === endpoint) as ApiCall;
    expect(api.calls.map((call) => call.endpoint)).toEqual([
      'run',
      'jobs',
      'runs',
      'latestJobs',
      'latestJobs',
      'log',
      'annotations',
      'compare',
      'contents',
      ...api.calls.slice(9).map((call) => call.endpoint),
    ]);
    expect(
      api.calls
        .slice(9)
        .map((call) => call.endpoint)
        .sort(),
    ).toEqual(['annotations', 'commitPulls', 'commitPulls', 'log']);
    expect(besides(first('runs'), api.calls)).toEqual(['run', 'jobs']);
    expect(besides(first('contents'), api.calls)).toContain('compare');
    expect(besides(first('annotations'), api.calls)).toContain('log');
    expect(Math.max(...stub.requests.map(({ concurrent }) => concurrent)) + 1).toBeGreaterThanOrEqual(4);
  });

  it('expands three of many failed jobs, new ones first', async () => {
    const { api, notification } = await play(largeMatrix());
    const count = (endpoint: string): number => api.calls.filter((call) => call.endpoint === endpoint).length;
    expect(notification.failures.map(({ job, isNew }) => [job, isNew])).toEqual([
      ['test (87)', true],
      ['test (130)', true],
      ['test (173)', true],
    ]);
    expect(['log', 'annotations', 'commitPulls', 'compare'].map(count)).toEqual([3, 4, 0, 1]);
    expect(['jobs', 'latestJobs'].map(count), 'one for every hundred jobs').toEqual([3, 3]);
    expect(notification.jobs).toMatchObject({ total: 300, ok: 293, failed: 7 });
  });
});

describe('other stories', () => {
  it('fixed: which job was repaired, and no log', async () => {
    const { notification, api } = await play(fixedAfterCancelled());
    expect(notification).toMatchObject({ state: 'fixed', failures: [], missing: [] });
    expect(notification.jobs?.list.filter((job) => job.change === 'repaired').map((job) => job.name)).toEqual(
      ['test (windows-latest, 22)'],
    );
    expect(api.calls.map((call) => call.endpoint)).not.toContain('log');
  });

  it('flaky: which job was it, compared with the first attempt, and nobody’s fault', async () => {
    const { notification } = await play(flakyRerun());
    expect(notification).toMatchObject({
      state: 'flaky',
      run: { attempt: 2 },
      people: { culprits: [], requester: { login: 'grace' } },
    });
    expect(notification.jobs?.list.filter((job) => job.change === 'repaired').map((job) => job.name)).toEqual(
      ['test (windows-latest, 22)'],
    );
  });

  it('the own job: waits for its step, and says why there is no log', async () => {
    const { notification, api } = await play(ownJobFailure());
    expect(notification.failures).toMatchObject([
      { job: 'build', step: 'Run npm test', url: expect.stringMatching(/#step:2:1$/) },
    ]);
    expect(notification.missing).toMatchObject([
      { section: 'log', reason: expect.stringContaining('not available yet') },
    ]);
    expect(api.calls.filter(({ endpoint }) => endpoint === 'job')).toHaveLength(1);
    expect(api.calls.map(({ endpoint }) => endpoint)).not.toContain('log');
  });

  it('the own job: gives up waiting after two tries', async () => {
    const story = ownJobFailure();
    const { notification, api } = await play({ ...story, stub: {} });
    expect(api.calls.filter(({ endpoint }) => endpoint === 'job')).toHaveLength(2);
    expect(notification.failures).toMatchObject([
      { job: 'build', url: 'https://github.com/contoso/app/actions/runs/9010/job/990001' },
    ]);
  });

  it('force push: the commits of the push stand in, and nobody is blamed by them', async () => {
    const { notification } = await play(forcePush());
    expect(notification.changes).toMatchObject({
      source: 'push',
      count: 1,
      note: expect.stringContaining('rewritten'),
    });
    expect(notification.people.culprits).toEqual([]);
  });

  it('force push, but still comparable: the same', async () => {
    const story = stillFailing();
    const key = `${commits.good.sha}...${commits.head.sha}`;
    story.world.comparisons[key] = { ...story.world.comparisons[key], status: 'diverged' };
    const { notification } = await play(story);
    expect(notification.changes).toMatchObject({
      source: 'push',
      note: expect.stringContaining('rewritten'),
    });
  });

  it('a nightly run after a force push: says that the green commit is gone', async () => {
    const story = forcePush();
    const { notification } = await play({ ...story, event: { schedule: '0 3 * * *' } });
    expect(notification.changes).toBeUndefined();
    expect(notification.missing).toEqual([
      { section: 'changes', reason: 'The commit of the last green run is no longer there.' },
    ]);
  });

  it('the same code ran again', async () => {
    const story = stillFailing();
    const key = `${commits.good.sha}...${commits.head.sha}`;
    story.world.comparisons[key] = comparison(commits.good, commits.head.sha, [], [], 'identical');
    const { notification } = await play(story);
    expect(notification.changes).toMatchObject({
      count: 0,
      commits: [],
      note: expect.stringContaining('same code'),
    });
  });

  it('first run on a branch: the commits of the push, linked to the commit, and its author to blame', async () => {
    const { notification } = await play(firstRun());
    expect(notification.changes).toMatchObject({
      source: 'push',
      compareUrl: `https://github.com/contoso/app/commit/${commits.head.sha}`,
    });
    expect(notification.people.culprits.map(({ login }) => login)).toEqual(['ada']);
    expect(notification.failures[0]?.isNew).toBeUndefined();
  });

  it('fork: its own commits, compared with the base', async () => {
    const { notification, api } = await play(forkPull());
    expect(notification.changes).toMatchObject({ base: commits.second.sha, head: sha('f0f0f0f'), count: 1 });
    expect(notification).toMatchObject({
      pr: { number: 51, isFork: true },
      ref: { type: 'pr' },
      people: { prAuthor: { login: 'mallory', email: 'mallory@example.org' } },
    });
    expect(api.calls.map(({ endpoint }) => endpoint)).not.toContain('commitPulls');
  });

  it('fork through workflow_run: finds the pull request that the payload leaves out', async () => {
    const { notification, stub } = await play(forkWorkflowRun());
    expect(stub.requests.find(({ path }) => path.endsWith('/pulls'))?.query).toMatchObject({
      head: 'mallory:main',
      state: 'all',
    });
    expect(notification).toMatchObject({
      pr: { number: 51, author: { login: 'mallory' } },
      ref: { type: 'pr', name: 'main', url: 'https://github.com/contoso/app/pull/51' },
      changes: { base: commits.second.sha, count: 1 },
      run: { isFinal: true, durationMs: 120_000 },
    });
  });
});

describe('only what the mail shows', () => {
  it.each<[string, object, string[]]>([
    ['no logs', { log: undefined }, ['log']],
    ['no commits', { commits: 0, wantsCommitters: false }, ['compare', 'commitPulls']],
    ['no commits listed, but mailed to', { commits: 0 }, ['commitPulls']],
    ['no code owners', {}, ['contents']],
  ])('%s', async (_case, wanted, left) => {
    const { api } = await play(stillFailing(), { detail: wanted });
    const asked = new Set(api.calls.map(({ endpoint }) => endpoint as string));
    expect(left.filter((endpoint) => asked.has(endpoint))).toEqual([]);
  });
});

describe('a missing permission costs its section, not the mail', () => {
  it.each<[string, string[], (notification: Awaited<ReturnType<typeof play>>['notification']) => unknown[]]>([
    [
      'actions',
      ['run', 'history', 'jobs'],
      (notification) => [notification.history, notification.failures[0]],
    ],
    ['checks', ['annotations'], (notification) => [notification.failures[0]?.annotations[0]]],
    ['contents', ['changes', 'people'], (notification) => [notification.people.codeowners[0]]],
    [
      'pull-requests',
      ['pr'],
      (notification) =>
        notification.changes?.commits.map(({ pr }) => pr).filter((pr) => pr?.number === 44) ?? [],
    ],
  ])('%s: read', async (permission, sections, lost) => {
    const { notification } = await play(withoutPermission(permission), { detail: { wantsCodeowners: true } });
    expect(notification.missing.map(({ section }) => section)).toEqual(sections);
    for (const missing of notification.missing) {
      expect(missing).toMatchObject({
        reason: `The token has no permission \`${permission}: read\`.`,
        fix: `add \`permissions: ${permission}: read\``,
      });
    }
    expect(lost(notification).filter((value) => value !== undefined)).toEqual([]);
    expect(notification).toMatchObject({
      run: { conclusion: 'failure' },
      jobs: { failed: 1 },
      changes: { head: commits.head.sha },
    });
  });

  it('all of them together', async () => {
    const { notification } = await play(withoutPermission('actions', 'checks', 'contents', 'pull-requests'));
    expect(notification).toMatchObject({
      state: 'failed',
      jobs: { isPartial: true, failed: 1 },
      changes: { source: 'push' },
    });
  });
});

describe('trouble', () => {
  it.each<[string, RegExp, string]>([
    ['jobs', /\/runs\/9009\/jobs/, 'jobs'],
    ['log', /\/logs$/, 'log'],
    ['annotations', /annotations/, 'annotations'],
    ['compare', /compare/, 'changes'],
    ['pull requests', /\/pulls$/, 'pr'],
  ])('500 for %s costs that section', async (_case, on, section) => {
    const { notification } = await play(stillFailing(), {
      stub: { faults: [{ kind: 'status', status: 500, on }] },
    });
    expect(notification.missing).toEqual([{ section, reason: 'GitHub had an error (500).' }]);
    expect(notification).toMatchObject({
      state: 'still-failing',
      failures: [{ step: 'Run npm test' }],
      changes: { head: commits.head.sha },
    });
  });

  it('silence for one section ends with the time for it; the others are there', async () => {
    using silence = endSilence();
    const { notification } = await play(stillFailing(), {
      stub: { faults: [{ kind: 'hang', on: /annotations/ }], onFault: silence.onFault },
    });
    expect(notification.missing).toEqual([
      { section: 'annotations', reason: 'GitHub did not answer within 10 s.' },
    ]);
    expect(notification.failures[0]?.log).toBeDefined();
  });

  it('the end of the total time keeps what was read until then', async () => {
    const end = new AbortController();
    const story = stillFailing();
    story.world.logs[FAILED_JOB] = function* () {
      for (let line = 0; ; line += 1) {
        if (line === 500) end.abort();
        yield Buffer.from('2026-11-20T09:01:20.0000000Z ok\n'.repeat(1000));
      }
    };
    const { notification } = await play(story, { signal: end.signal });
    expect(notification).toMatchObject({
      state: 'still-failing',
      jobs: { failed: 1 },
      failures: [{ step: 'Run npm test' }],
    });
    expect(notification.missing).toContainEqual({
      section: 'log',
      reason: 'The log of test (windows-latest, 22) could not be read to its end in time.',
    });
  });

  it('a job without a log says so', async () => {
    const story = stillFailing();
    story.world.logs = {};
    const { notification } = await play(story);
    expect(notification.missing).toEqual([
      { section: 'log', reason: 'GitHub has no log of test (windows-latest, 22) (yet, or any more).' },
    ]);
    expect(notification.failures[0]?.firstError, 'from the annotation').toBe(
      'AssertionError: expected 1290 to be 1240 // Object.is equality',
    );
  });

  it('records of any shape are survived', async () => {
    const story = stillFailing();
    const odd = [
      null,
      7,
      'x',
      [],
      {},
      { id: 'x' },
      { id: 51_500, steps: { 0: 1 }, labels: 'none', name: 5, conclusion: 'exploded' },
    ];
    story.world.jobs.push(...odd.map((each) => ({ run_id: 9010, run_attempt: 1, ...(each as Json) })));
    story.world.runs.push({ run_number: {}, workflow_id: 4242, head_branch: 'main', status: 'completed' });
    story.world.annotations[FAILED_JOB] = odd as Json[];
    story.world.commitPulls[commits.head.sha] = odd as Json[];
    const key = `${commits.good.sha}...${commits.head.sha}`;
    story.world.comparisons[key] = { commits: odd, total_commits: -1, files: 'none', status: 4 };
    const { notification } = await play(story, { detail: { wantsCodeowners: true } });
    expect(notification).toMatchObject({
      state: 'still-failing',
      failures: [{ step: 'Run npm test' }],
      changes: { count: 0 },
    });
  });
});

describe('text of strangers', () => {
  it('cannot point anywhere else', async () => {
    const story = matrixFailure();
    const paths = ['../../secrets', '/etc/passwd', 'C:\\x', '.github', 'a b/#1?.ts', './src/x.ts'];
    story.world.annotations[FAILED_JOB] = paths.map((path) =>
      annotation({ level: 'failure', message: `${path}\u202E\u0007!`, path, line: 3 }),
    );
    const { notification } = await play(story);
    const shown = notification.failures[0]?.annotations ?? [];
    expect(shown.map(({ path }) => path)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      'a b/#1?.ts',
      'src/x.ts',
    ]);
    expect(shown[4]?.url).toBe(`https://github.com/contoso/app/blob/${commits.head.sha}/a%20b/%231%3F.ts#L3`);
    expect(shown[0]?.message).toBe('../../secrets!');
  });

  it('in a commit message does not name a pull request: only what GitHub committed does', async () => {
    const messages: [CommitStory, number | undefined][] = [
      [{ sha: sha('11'), message: 'See this (#666)', author: ada }, undefined],
      [
        {
          sha: sha('22'),
          message: 'Merge pull request #12 from contoso/x\n\nAdd a thing',
          author: ada,
          committer: { login: 'web-flow', name: 'GitHub', email: 'noreply@github.com' },
        },
        12,
      ],
      [
        {
          sha: sha('33'),
          message: 'Squashed (#13)',
          author: linus,
          committer: { login: 'web-flow', name: 'GitHub', email: 'noreply@github.com' },
        },
        13,
      ],
      [
        {
          sha: sha('44'),
          message: 'Edited in the browser',
          author: linus,
          committer: { login: 'web-flow', name: 'GitHub', email: 'noreply@github.com' },
        },
        undefined,
      ],
    ];
    const story = stillFailing();
    const stories = messages.map(([each]) => each);
    story.world.comparisons = {
      [`${commits.good.sha}...${commits.head.sha}`]: comparison(commits.good, commits.head.sha, stories),
    };
    const { notification } = await play(story);
    expect(notification.changes?.commits.map(({ pr }) => pr?.number)).toEqual(
      messages.map(([, number]) => number).reverse(),
    );
    expect(notification.changes?.commits.at(-2)?.pr?.title).toBe('Add a thing');
  });

  it('a commit that belongs to no account keeps its address and name', async () => {
    const story = stillFailing();
    const stranger = { ...commits.breaking, committer: commits.breaking.author, isUnknown: true };
    const key = `${commits.good.sha}...${commits.head.sha}`;
    story.world.comparisons[key] = {
      ...story.world.comparisons[key],
      commits: [commit(stranger), commit(commits.head)],
    };
    const { notification } = await play(story);
    expect(notification.people.culprits).toEqual([
      { name: 'Grace Hopper', email: 'grace@contoso.com', isBot: false },
    ]);
  });
});

describe('the history that was asked for', () => {
  it('is filtered by branch and, for pull requests, by event', async () => {
    const { stub } = await play(forkPull());
    expect(stub.requests.find(({ path }) => path.endsWith('/ci.yml/runs'))?.query).toEqual({
      branch: 'main',
      event: 'pull_request',
      status: 'completed',
      per_page: '30',
    });
  });

  it('ends honestly when the streak is longer than four pages', async () => {
    const story = stillFailing();
    story.world.runs = [
      ...Array.from({ length: 150 }, (_, index) =>
        workflowRun({
          id: 1000 + index,
          number: 1000 + index,
          conclusion: 'failure',
          sha: sha('0ff'),
          startedAt: later('2026-11-01T00:00:00Z', index * 60),
        }),
      ),
      workflowRun({
        id: 9010,
        number: 2000,
        conclusion: null,
        sha: commits.head.sha,
        startedAt: '2026-11-20T09:00:10Z',
      }),
    ];
    const { notification } = await play({ ...story, env: { ...story.env, GITHUB_RUN_NUMBER: '2000' } });
    expect(notification).toMatchObject({
      state: 'still-failing',
      history: { streak: 121, isCut: true },
      changes: { source: 'push' },
      people: { culprits: [] },
    });
  });
});
