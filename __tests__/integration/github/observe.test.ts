import { describe, expect, it } from 'vitest';
import { GitHubApi } from '../../../src/github/api/requests.ts';
import { observe } from '../../../src/github/build/observe.ts';
import { readEvent } from '../../../src/github/records/event.ts';
import { play } from '../../../testing/github/play.ts';
import {
  firstRun,
  fixedAfterCancelled,
  flakyRerun,
  forcePush,
  forkPull,
  forkWorkflowRun,
  largeMatrix,
  matrixFailure,
  ownJobFailure,
  type Scenario,
  stillFailing,
  withoutPermission,
} from '../../../testing/github/scenarios.ts';
import { endSilence } from '../../../testing/github/silence.ts';
import {
  type GitHubStub,
  type RequestSeen,
  type StubOptions,
  startGitHubStub,
} from '../../../testing/github/stub.ts';
import { type JobTold, tell } from '../../../testing/github/told.ts';

/** Observes alone, without the details. */
async function look(scenario: Scenario, options: StubOptions & { status?: 'failure' } = {}) {
  const stub: GitHubStub = await startGitHubStub(scenario.world, { ...scenario.stub, ...options });
  try {
    const event = readEvent(scenario.env, scenario.event, scenario.contexts);
    const api = GitHubApi.connect({
      token: 't',
      baseUrl: stub.url,
      owner: 'contoso',
      repo: 'app',
      links: event.links,
      scrub: (text) => text,
      signal: new AbortController().signal,
    });
    const observed = await observe(api, event, {
      now: scenario.now,
      ...(options.status ? { status: options.status } : {}),
    });
    return { ...observed, calls: api.calls.map((call) => call.endpoint).sort(), requests: stub.requests };
  } finally {
    await stub.stop();
  }
}

describe('outcome and history', () => {
  it.each<[Scenario, string, string | undefined, object, string[]]>([
    [
      matrixFailure(),
      'failed',
      'success',
      { streak: 1, isFirstRun: false, isCut: false },
      ['jobs', 'run', 'runs'],
    ],
    [
      stillFailing(),
      'still-failing',
      'still-failing',
      { streak: 3, firstBad: { number: 8 }, lastGood: { number: 7 }, redForMs: 4_575_000 },
      ['annotations', 'jobs', 'latestJobs', 'latestJobs', 'run', 'runs'],
    ],
    [
      fixedAfterCancelled(),
      'fixed',
      'failed',
      { streak: 1, previous: { number: 8 } },
      ['annotations', 'jobs', 'latestJobs', 'latestJobs', 'run', 'runs'],
    ],
    [
      flakyRerun(),
      'flaky',
      'failed',
      { previous: { id: 9010 } },
      ['annotations', 'attempt', 'jobs', 'jobs', 'run', 'runs'],
    ],
    [
      largeMatrix(),
      'still-failing',
      'failed',
      { streak: 2 },
      ['annotations', 'jobs', 'jobs', 'jobs', 'latestJobs', 'latestJobs', 'latestJobs', 'run', 'runs'],
    ],
    [ownJobFailure(), 'failed', 'success', { streak: 1 }, ['jobs', 'latestJobs', 'run', 'runs']],
    [
      forcePush(),
      'still-failing',
      'still-failing',
      { streak: 3 },
      ['annotations', 'jobs', 'latestJobs', 'latestJobs', 'run', 'runs'],
    ],
    [firstRun(), 'failed', undefined, { isFirstRun: true, streak: 1 }, ['jobs', 'run', 'runs']],
    [forkPull(), 'failed', undefined, { isFirstRun: true }, ['jobs', 'run', 'runs']],
    [forkWorkflowRun(), 'failed', undefined, { isFirstRun: true }, ['jobs', 'runs']],
  ])('$0.name', async (scenario, state, previousState, history, calls) => {
    const seen = await look(scenario);
    expect(seen.notification).toMatchObject({ kind: 'build', state, history, missing: [] });
    expect(seen.notification.previousState).toBe(previousState);
    expect(seen.calls).toEqual(calls);
  });

  it('asks everything at the same time, then for the past runs that it builds on', async () => {
    const until = ({ length }: readonly RequestSeen[]) => [3, 5, 6].includes(length);
    const { requests } = await look(stillFailing(), { faults: [{ kind: 'held', until }] });
    expect(requests.map(({ concurrent }) => concurrent)).toEqual([0, 1, 2, 0, 1, 0]);
  });

  it('tells what the run is about', async () => {
    const { notification } = await look(stillFailing());
    expect(notification.run).toMatchObject({
      id: 9010,
      number: 10,
      title: 'Round totals to cents',
      startedAt: '2026-11-20T09:00:10.000Z',
      durationMs: 125_000,
      conclusion: 'failure',
      isFinal: false,
    });
    expect(notification.workflow).toEqual({
      id: 4242,
      name: 'CI',
      path: '.github/workflows/ci.yml',
      url: 'https://github.com/contoso/app/actions/workflows/ci.yml',
    });
    expect(notification.commit).toMatchObject({ title: 'Round totals to cents', author: { login: 'ada' } });
  });

  it('asks for the jobs when `needs` is all green, too: a failed job need not be among them', async () => {
    expect((await look(fixedAfterCancelled())).calls).toContain('jobs');
  });

  it('asks for no jobs of the run when the user says how it went', async () => {
    const { calls, outcome } = await look({ ...stillFailing(), contexts: {} }, { status: 'failure' });
    expect([outcome.source, calls]).toEqual([
      'status',
      ['annotations', 'latestJobs', 'latestJobs', 'run', 'runs'],
    ]);
  });

  it('without `needs`, the last job looks at the others', async () => {
    const { contexts, ...story } = stillFailing();
    const { outcome } = await look({ ...story, contexts: { job: contexts.job ?? {} } });
    expect(outcome).toMatchObject({
      conclusion: 'failure',
      source: 'jobs',
      notes: [expect.stringContaining('may be allowed to fail')],
    });
  });

  it('keeps a fork’s branch apart from the equally named one of the repository', async () => {
    const { notification } = await look(forkPull());
    expect(notification.history).toMatchObject({ isFirstRun: true, streak: 1 });
    const push = await look(stillFailing());
    expect(push.notification.history?.previous?.number).toBe(9);
  });

  it('falls back to the workflow’s id when GitHub does not know the file', async () => {
    const story = stillFailing();
    const renamed = {
      ...story.env,
      GITHUB_WORKFLOW_REF: 'contoso/app/.github/workflows/old.yml@refs/heads/main',
    };
    const { notification, requests } = await look({ ...story, env: renamed });
    expect(notification.history).toMatchObject({ streak: 3 });
    expect(
      requests
        .filter(({ path }) => path.endsWith('/runs'))
        .map(({ path, status }) => [path.split('/').at(-2), status]),
    ).toEqual([
      ['old.yml', 404],
      ['4242', 200],
    ]);
  });
});

describe('when GitHub does not tell', () => {
  it('without a token: what the event and `needs` say', async () => {
    const { env, event, contexts, now } = stillFailing();
    const { notification } = await observe(undefined, readEvent(env, event, contexts), {
      now,
      fields: { team: 'shop' },
    });
    expect(notification).toMatchObject({
      state: 'failed',
      jobs: {
        total: 3,
        failed: 1,
        isPartial: true,
        list: [{ name: 'build' }, { name: 'lint' }, { name: 'test' }],
      },
      people: { author: { login: 'ada' }, requester: { login: 'ada' } },
      fields: { team: 'shop' },
      missing: [{ section: 'run', fix: 'add `github-token: ${{ github.token }}`' }],
    });
    expect(notification.history).toBeUndefined();
  });

  it('without `actions: read`: the same, and which permission to add', async () => {
    const { notification, calls } = await look(withoutPermission('actions'));
    expect(notification).toMatchObject({ state: 'failed', jobs: { isPartial: true } });
    expect(notification.missing).toEqual(
      (['run', 'history', 'jobs'] as const).map((section) => ({
        section,
        reason: 'The token has no permission `actions: read`.',
        fix: 'add `permissions: actions: read`',
      })),
    );
    expect(calls, 'asked at the same time, never again').toEqual(['jobs', 'run', 'runs']);
  });

  it.each<[string, StubOptions, string]>([
    ['500', { faults: [{ kind: 'status', status: 500 }] }, 'GitHub had an error (500).'],
    ['silence', { faults: [{ kind: 'hang' }] }, 'GitHub did not answer within 10 s.'],
    [
      'a lost connection',
      { faults: [{ kind: 'reset' }] },
      expect.stringMatching(/^GitHub \(127\.0\.0\.1:\d+\) could not be reached: \w+\.$/),
    ],
  ])('%s: still a true mail', async (_case, options, reason) => {
    using silence = endSilence();
    const isSilent = options.faults?.[0]?.kind === 'hang';
    const onFault = isSilent ? silence.onFault : undefined;
    const { notification } = await look(stillFailing(), { ...options, onFault });
    expect(notification).toMatchObject({
      state: 'failed',
      run: { id: 9010, conclusion: 'failure' },
      jobs: { failed: 1 },
    });
    expect(new Set(notification.missing.map((each) => each.reason))).toEqual(new Set([reason]));
  });

  it('a history that fails costs the transition, nothing else', async () => {
    const faults = [{ kind: 'status', status: 502, on: /workflows/ }] as const;
    const { notification } = await play(stillFailing(), { stub: { faults } });
    expect(notification).toMatchObject({
      state: 'failed',
      failures: [{ job: 'test (windows-latest, 22)' }],
      missing: [{ section: 'history' }],
    });
    expect(notification.history).toBeUndefined();
    expect(notification.changes).toMatchObject({ source: 'push' });
  });
});

describe('a job that is allowed to fail, beside a run that lost its runner', () => {
  const job = (name: string, conclusion: 'success' | 'failure', step = conclusion): JobTold => ({
    name,
    conclusion,
    steps: [{ name: `Run ${name}`, seconds: 60, conclusion: step }],
    annotations: conclusion === 'failure' ? ['Process completed with exit code 1.'] : [],
  });
  const canary = job('canary', 'failure');
  const lost: JobTold = {
    name: 'test',
    conclusion: 'failure',
    steps: [{ name: 'Run test', seconds: 60, conclusion: 'cancelled' }],
    annotations: ['The hosted runner lost communication with the server.'],
  };

  it.each([
    ['success', { state: 'success', previousState: 'success' }],
    ['failure', { state: 'failed', previousState: 'success' }],
  ] as const)('then %s', async (result, expected) => {
    const scenario = tell({
      own: 'notify',
      needs: { test: result, canary: 'success' },
      jobs: [job('test', result), canary, { name: 'notify', conclusion: null, startsAt: 120 }],
      past: [
        { number: 8, conclusion: 'success', jobs: [job('test', 'success'), canary] },
        { number: 9, conclusion: 'failure', jobs: [lost, canary] },
      ],
    });
    const env = { ...matrixFailure().env, ...scenario.env };
    expect((await look({ ...scenario, env })).notification).toMatchObject(expected);
  });
});
