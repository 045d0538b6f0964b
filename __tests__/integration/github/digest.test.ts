import { describe, expect, it } from 'vitest';
import type { GitHubApi } from '../../../src/github/api/requests.ts';
import { type DigestOptions, observeDigest } from '../../../src/github/digest/observe.ts';
import { listAllRuns } from '../../../src/github/digest/runs.ts';
import { eventOf, onStage, optionsOf, worldOf } from '../../../testing/github/event-run.ts';
import { history } from '../../../testing/github/history.ts';
import { type Conclusion, type Json, job, sha, workflowRun } from '../../../testing/github/records.ts';
import { payload } from '../../../testing/github/releases.ts';

const TO = '2026-11-20T09:05:00Z';
const FROM = '2026-11-13T09:05:00Z';

const event = eventOf('schedule', payload({ schedule: '0 9 * * 5' }));
const asked = (rest: Partial<DigestOptions> = {}): DigestOptions => ({
  ...optionsOf({}),
  isAsked: true,
  notifyOn: ['failure', 'fixed', 'flaky'],
  ...rest,
});

const run = (
  id: number,
  at: string,
  conclusion: Conclusion,
  rest: Partial<Parameters<typeof workflowRun>[0]> = {},
): Json => workflowRun({ id, number: id, conclusion, sha: sha('ab'), startedAt: at, seconds: 300, ...rest });

describe('the runs of a repository', () => {
  it.each([
    [0, 1],
    [100, 1],
    [101, 2],
    [999, 10],
    [1000, 11],
    [1001, 11],
    [2000, 21],
  ])('%i runs take %i requests, each run once', async (count, requests) => {
    const runs = history({ count, from: FROM, to: TO, workflows: ['CI', 'Docs', 'Nightly'] });
    await onStage(
      worldOf({ runs }),
      async ({ api, asked: paths }) => {
        const found = await listAllRuns(api, { from: FROM, to: TO, branch: 'main' });
        expect(found.runs.length).toBe(count);
        expect(new Set(found.runs.map((each) => each.id)).size).toBe(count);
        expect(found).toMatchObject({ completeFrom: FROM });
        expect(paths().length).toBeGreaterThanOrEqual(requests);
        expect(paths().length).toBeLessThanOrEqual(requests + 1);
      },
      { isChecked: count < 200 },
    );
  });

  it('stops at 5,000 and says how far it came', { tags: ['once'] }, async () => {
    const runs = history({ count: 5600, from: FROM, to: TO, workflows: ['CI'] });
    await onStage(
      worldOf({ runs }),
      async ({ api, asked: paths }) => {
        const found = await listAllRuns(api, { from: FROM, to: TO, branch: 'main' });
        expect(paths().length).toBe(50);
        expect(found.runs.length).toBeGreaterThan(4990);
        expect(found.completeFrom > FROM).toBe(true);
        const oldest = found.runs.map((each) => each.createdAt ?? '').sort()[0];
        expect(found.completeFrom).toBe(oldest);
      },
      { isChecked: false },
    );
  });

  it.each([
    ['the first page', 1, 0],
    ['the third page', 3, 200],
    ['the second window', 11, 1000],
  ])('keeps what came before %s failed', async (_, failing, kept) => {
    const runs = history({ count: 1250, from: FROM, to: TO, workflows: ['CI'] });
    await onStage(
      worldOf({ runs }),
      async ({ api }) => {
        let asked = 0;
        const failure = { kind: 'server', reason: 'GitHub had an error (502).' } as const;
        const get: GitHubApi['get'] = async (endpoint, parameters) => {
          asked += 1;
          return asked === failing ? { ok: false, failure } : api.get(endpoint, parameters);
        };
        const found = await listAllRuns({ get, links: api.links } as GitHubApi, { from: FROM, to: TO });
        expect(found).toMatchObject({ failure });
        expect(found.runs.length).toBe(kept);
        const oldest = found.runs.map((each) => each.createdAt ?? '').sort()[0];
        expect(found.completeFrom).toBe(oldest ?? TO);
      },
      { isChecked: false },
    );
  });

  it('leaves pull requests out', async () => {
    const runs = ['push', 'pull_request', 'pull_request_target', 'schedule'].map((name, index) =>
      run(index + 1, '2026-11-18T09:00:00Z', 'failure', { event: name }),
    );
    await onStage(worldOf({ runs }), async ({ api, violations }) => {
      const found = await listAllRuns(api, { from: FROM, to: TO });
      expect(found.runs.map((each) => each.event).sort()).toEqual(['push', 'schedule']);
      expect(violations).toEqual([]);
    });
  });
});

describe('a digest of a period', () => {
  const ship = { id: 55, name: 'Ship', path: '.github/workflows/ship.yml' };
  const docs = { id: 56, name: 'Docs', path: '.github/workflows/docs.yml' };

  const runs = [
    run(1, '2026-11-10T09:00:00Z', 'success'),
    run(2, '2026-11-14T09:00:00Z', 'success', { seconds: 600 }),
    run(3, '2026-11-15T09:00:00Z', 'failure'),
    run(4, '2026-11-16T09:00:00Z', 'failure'),
    run(21, '2026-11-14T09:00:00Z', 'success', { workflow: docs, attempt: 2, seconds: 400 }),
    run(22, '2026-11-15T09:00:00Z', 'success', { workflow: docs, attempt: 2 }),
    run(31, '2026-11-17T09:00:00Z', 'failure', { branch: 'next' }),
    run(32, '2026-11-17T09:00:00Z', 'failure', {
      event: 'push',
      headRepository: { id: 999, fullName: 'mallory/app' },
    }),
    run(9010, '2026-11-20T09:04:00Z', 'failure', { workflow: ship, event: 'schedule' }),
  ];
  const attempts = [
    run(21, '2026-11-14T08:00:00Z', 'failure', { workflow: docs }),
    run(22, '2026-11-15T08:00:00Z', 'cancelled', { workflow: docs }),
  ];
  const jobs = [
    job({
      id: 71,
      runId: 2,
      name: 'test (windows)',
      conclusion: 'success',
      sha: sha('ab'),
      startedAt: '2026-11-14T09:00:00Z',
      steps: [{ name: 'Test', seconds: 500 }],
    }),
    job({
      id: 72,
      runId: 2,
      name: 'lint',
      conclusion: 'success',
      sha: sha('ab'),
      startedAt: '2026-11-14T09:00:00Z',
      steps: [{ name: 'Lint', seconds: 20 }],
    }),
    job({
      id: 73,
      runId: 21,
      attempt: 2,
      name: 'site',
      conclusion: 'success',
      sha: sha('ab'),
      startedAt: '2026-11-14T09:00:00Z',
      steps: [{ name: 'Build', seconds: 200 }],
    }),
  ];
  const stage = worldOf({ runs, attempts, jobs });

  it('tells what is red, flaky, slow, on the default branch', async () => {
    await onStage(stage, async ({ api, asked: paths, violations }) => {
      const { notification, skip, notes, wantsDetail } = await observeDigest(api, event, asked());
      expect({ skip, wantsDetail }).toEqual({ skip: undefined, wantsDetail: false });
      expect(notification).toMatchObject({ kind: 'digest', state: 'red', severity: 'error', missing: [] });
      const { digest } = notification;
      expect(digest).toMatchObject({
        from: '2026-11-13T09:05:00.000Z',
        to: '2026-11-20T09:05:00.000Z',
        red: 1,
        flaky: 1,
        recovered: 0,
        green: 0,
        runs: 5,
        isCut: false,
      });
      expect(digest?.workflows).toMatchObject([
        {
          name: 'CI',
          branch: 'main',
          state: 'red',
          redSince: '2026-11-15T09:05:00.000Z',
          successRateBefore: 1,
          p50Ms: 600_000,
          p50BeforeMs: 300_000,
          url: 'https://github.com/contoso/app/actions/workflows/ci.yml',
        },
        { name: 'Docs', state: 'flaky', runs: 2 },
      ]);
      expect(digest?.slowestJobs).toEqual([
        {
          name: 'test (windows)',
          workflow: 'CI',
          durationMs: 500_000,
          url: 'https://github.com/contoso/app/actions/runs/2/job/71',
        },
        {
          name: 'site',
          workflow: 'Docs',
          durationMs: 200_000,
          url: 'https://github.com/contoso/app/actions/runs/21/job/73',
        },
        {
          name: 'lint',
          workflow: 'CI',
          durationMs: 20_000,
          url: 'https://github.com/contoso/app/actions/runs/2/job/72',
        },
      ]);
      expect(paths().toSorted()).toEqual([
        '/actions/runs/2/jobs?per_page=100',
        '/actions/runs/21/attempts/1',
        '/actions/runs/21/jobs?per_page=100',
        '/actions/runs/22/attempts/1',
        expect.stringMatching(
          /^\/actions\/runs\?created=2026-11-06T09%3A05%3A00Z\.\.2026-11-20T09%3A05%3A00Z&.*branch=main/,
        ),
        '/actions/workflows/ship.yml/runs?event=schedule&status=success&branch=main&per_page=5',
        '/actions/workflows?per_page=100',
      ]);
      expect(notes[0]).toContain('runs read: 8');
      expect(violations).toEqual([]);
    });
  });

  it('takes a re-run of what was cancelled for no flake', async () => {
    const calm = worldOf({ runs: runs.filter((each) => each['id'] === 22), attempts });
    await onStage(calm, async ({ api }) => {
      const { notification } = await observeDigest(api, event, asked());
      expect(notification.digest?.workflows[0]?.state).toBe('green');
    });
  });

  it('looks at other branches when asked to', async () => {
    await onStage(stage, async ({ api }) => {
      const { notification } = await observeDigest(
        api,
        event,
        asked({ includesBranch: (branch) => branch === 'next' }),
      );
      expect(notification.digest?.workflows).toMatchObject([{ name: 'CI', branch: 'next', state: 'red' }]);
    });
  });

  it.each<[string, Json[], string, string]>([
    [
      'since the last one',
      [run(8000, '2026-11-18T09:00:00Z', 'success', { workflow: ship, event: 'schedule' })],
      'schedule',
      '2026-11-18T09:00:00.000Z',
    ],
    [
      'not since a failed one',
      [run(8000, '2026-11-18T09:00:00Z', 'failure', { workflow: ship, event: 'schedule' })],
      'schedule',
      '2026-11-13T09:05:00.000Z',
    ],
    [
      'a trial by hand does not shorten the weekly one',
      [run(8000, '2026-11-18T09:00:00Z', 'success', { workflow: ship, event: 'workflow_dispatch' })],
      'schedule',
      '2026-11-13T09:05:00.000Z',
    ],
    [
      'one that is started by hand follows its like',
      [run(8000, '2026-11-18T09:00:00Z', 'success', { workflow: ship, event: 'workflow_dispatch' })],
      'workflow_dispatch',
      '2026-11-18T09:00:00.000Z',
    ],
  ])('covers the time %s', async (_, past, name, from) => {
    const dispatched = eventOf(name, payload({}));
    await onStage(worldOf({ runs: [...past, ...runs] }), async ({ api }) => {
      const { notification } = await observeDigest(api, dispatched, asked());
      expect(notification.digest?.from).toBe(from);
    });
  });

  it('covers what is asked for, and does not look for the last digest', async () => {
    await onStage(stage, async ({ api, asked: paths }) => {
      const { notification } = await observeDigest(api, event, asked({ period: 2 * 86_400_000 }));
      expect(notification.digest?.from).toBe('2026-11-18T09:05:00.000Z');
      expect(paths().some((path) => path.includes('/workflows/'))).toBe(false);
    });
  });

  it.each<[string, Json[], DigestOptions['notifyOn'], string, RegExp | undefined]>([
    ['green', [run(1, '2026-11-15T09:00:00Z', 'success')], ['failure'], 'green', /Nothing is wrong/],
    ['green, and asked for', [run(1, '2026-11-15T09:00:00Z', 'success')], ['always'], 'green', undefined],
    ['nothing ran', [], ['failure'], 'quiet', /No run passed or failed/],
    ['nothing ran, and asked for', [], ['always'], 'quiet', undefined],
    [
      'recovered',
      [run(1, '2026-11-15T09:00:00Z', 'failure'), run(2, '2026-11-16T09:00:00Z', 'success')],
      ['fixed'],
      'green',
      undefined,
    ],
  ])('%s', async (_, records, notifyOn, state, reason) => {
    await onStage(worldOf({ runs: records }), async ({ api }) => {
      const { notification, skip } = await observeDigest(api, event, asked({ notifyOn }));
      expect(notification.state).toBe(state);
      if (reason) expect(skip).toMatch(reason);
      else expect(skip).toBeUndefined();
    });
  });

  it.each([
    ['no token', false, 'There is no token to ask GitHub with.', 'add `github-token: ${{ github.token }}`'],
    [
      'no permission',
      true,
      'The token has no permission `actions: read`.',
      'add `permissions: actions: read`',
    ],
  ])('%s: the mail says what brings the digest back', async (_, hasToken, reason, fix) => {
    await onStage(
      stage,
      async ({ api }) => {
        const { notification, skip } = await observeDigest(hasToken ? api : undefined, event, asked());
        expect(skip).toBeUndefined();
        expect(notification.digest).toBeUndefined();
        expect(notification.missing).toEqual([{ section: 'digest', reason, fix }]);
      },
      { denied: ['actions'] },
    );
  });

  it('is cut, and mailed for that, when GitHub stops answering on the way', async () => {
    const many = history({ count: 1500, from: FROM, to: TO, workflows: ['CI'] });
    const controller = new AbortController();
    await onStage(
      worldOf({ runs: many }),
      async ({ api }) => {
        const until = api.until(controller.signal);
        const digesting = observeDigest(until, event, asked({ period: 7 * 86_400_000 }));
        while (api.calls.length < 3) await new Promise((resolve) => setImmediate(resolve));
        controller.abort();
        const { notification, skip } = await digesting;
        expect(skip).toBeUndefined();
        expect(notification.digest?.isCut).toBe(true);
        expect(notification.missing).toMatchObject([{ section: 'digest' }, { section: 'schedules' }]);
      },
      { isChecked: false },
    );
  });
});

describe('a digest of one run', () => {
  const legs = (runId: number, failing: readonly string[], attempt = 1): Json[] =>
    ['build', 'test (1)', 'test (2)', 'test (3)', 'docs', 'lint'].map((name, index) =>
      job({
        id: runId * 100 + index,
        runId,
        attempt,
        name,
        conclusion: failing.includes(name) ? 'failure' : 'success',
        sha: sha('ab'),
        startedAt: '2026-11-20T09:00:00Z',
        steps: [{ name: 'Work', seconds: 30 * (index + 1) }],
      }),
    );
  const ship = { id: 55, name: 'Ship', path: '.github/workflows/ship.yml' };
  const past = run(9009, '2026-11-19T09:00:00Z', 'failure', { workflow: ship, number: 9 });
  const current = workflowRun({
    id: 9010,
    number: 10,
    conclusion: null,
    sha: 'a'.repeat(40),
    startedAt: '2026-11-20T09:00:00Z',
    workflow: ship,
  });
  const pushed = (attempt = '1') =>
    eventOf('push', payload({ after: 'a'.repeat(40) }), {
      needs: { test: { result: 'failure' }, docs: { result: 'success' } },
      env: { GITHUB_RUN_ATTEMPT: attempt },
    });

  it('has a row for every job, and its legs as the bar', async () => {
    const jobs = [...legs(9010, ['test (2)']), ...legs(9009, ['docs', 'test (2)'])];
    await onStage(worldOf({ runs: [past, current], jobs }), async ({ api, violations }) => {
      const { notification, skip, wantsDetail } = await observeDigest(
        api,
        pushed(),
        asked({ period: 'run' }),
      );
      expect({ skip, wantsDetail }).toEqual({ skip: undefined, wantsDetail: false });
      expect(notification).toMatchObject({ kind: 'digest', state: 'red', missing: [] });
      expect(notification).not.toHaveProperty('previousState');
      expect(notification.digest).toMatchObject({
        red: 1,
        recovered: 1,
        green: 2,
        runs: 6,
        from: '2026-11-20T09:00:00.000Z',
        to: TO,
      });
      expect(notification.digest?.workflows).toMatchObject([
        {
          name: 'test',
          branch: 'main',
          state: 'red',
          runs: 3,
          failed: 1,
          bar: ['ok', 'bad', 'ok'],
          url: 'https://github.com/contoso/app/actions/runs/9010/job/901002',
        },
        { name: 'docs', state: 'recovered' },
        { name: 'build', state: 'green', successRate: 1, p50Ms: 30_000 },
        { name: 'lint', state: 'green' },
      ]);
      expect(notification.digest?.slowestJobs[0]).toMatchObject({ name: 'lint', durationMs: 180_000 });
      expect(violations).toEqual([]);
    });
  });

  it('calls what a re-run repaired flaky', async () => {
    const jobs = [...legs(9010, [], 2), ...legs(9010, ['docs'], 1)];
    const first = run(9010, '2026-11-20T08:00:00Z', 'failure', { workflow: ship, number: 10 });
    await onStage(
      worldOf({ runs: [{ ...current, run_attempt: 2 }], attempts: [first], jobs }),
      async ({ api }) => {
        const again = eventOf('push', payload({}), {
          needs: { docs: { result: 'success' } },
          env: { GITHUB_RUN_ATTEMPT: '2' },
        });
        const { notification } = await observeDigest(api, again, asked({ period: 'run' }));
        expect(notification).toMatchObject({ state: 'green', digest: { flaky: 1, recovered: 0 } });
      },
    );
  });

  it('is quiet when all is well', async () => {
    await onStage(worldOf({ runs: [current], jobs: legs(9010, []) }), async ({ api }) => {
      const well = eventOf('push', payload({}), { needs: { docs: { result: 'success' } } });
      expect((await observeDigest(api, well, asked({ period: 'run' }))).skip).toMatch(/Nothing is wrong/);
    });
  });

  it.each([
    ['no token', false],
    ['no permission', true],
  ])('%s', async (_, hasToken) => {
    await onStage(
      worldOf({ runs: [current] }),
      async ({ api }) => {
        const { notification } = await observeDigest(
          hasToken ? api : undefined,
          pushed(),
          asked({ period: 'run' }),
        );
        expect(notification.digest).toBeUndefined();
        expect(notification.missing.some((each) => each.section === 'digest')).toBe(true);
      },
      { denied: ['actions'] },
    );
  });
});
