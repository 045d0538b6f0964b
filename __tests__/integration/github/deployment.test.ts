import examples from '@octokit/webhooks-examples';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ActionError } from '../../../src/errors.ts';
import { detail } from '../../../src/github/build/read-details.ts';
import { type DeploymentOptions, observeDeployment } from '../../../src/github/deployment/observe.ts';
import { eventOf, onStage, onTag, optionsOf, worldOf } from '../../../testing/github/event-run.ts';
import {
  annotation,
  type CommitStory,
  comparison,
  type Json,
  job,
  sha,
} from '../../../testing/github/records.ts';
import {
  approval,
  type DeploymentStory,
  deployment,
  deploymentStatus,
  payload,
  type StatusStory,
} from '../../../testing/github/releases.ts';
import type { GitHubWorld } from '../../../testing/github/routes.ts';
import { ada, grace } from '../../../testing/github/scenarios.ts';

const old: CommitStory = { sha: sha('01d'), message: 'Old', author: ada };
const middle: CommitStory = { sha: sha('3d1'), message: 'Middle', author: grace };
const fresh: CommitStory = { sha: 'a'.repeat(40), message: 'Fresh', author: ada };

const page = (run: number) => `https://github.com/contoso/app/actions/runs/${run}/job/77`;
const own: DeploymentStory = { id: 30, sha: fresh.sha, createdAt: '2026-11-20T09:00:00Z' };

/** Deployments newest first: 30 is the current one, 29 failed, 28 is live, 27 was before. */
function world(parts: Partial<GitHubWorld> = {}, history: DeploymentStory[] = []): GitHubWorld {
  const earlier: DeploymentStory[] = [
    { id: 29, sha: middle.sha, createdAt: '2026-11-19T09:00:00Z' },
    { id: 28, sha: old.sha, createdAt: '2026-11-18T09:00:00Z' },
    { id: 27, sha: sha('00'), createdAt: '2026-11-17T09:00:00Z' },
  ];
  const statuses: Record<number, StatusStory[]> = {
    30: [
      {
        deploymentId: 30,
        state: 'in_progress',
        at: '2026-11-20T09:00:05Z',
        logUrl: page(9010),
        url: 'https://app.contoso.example/',
      },
    ],
    29: [{ deploymentId: 29, state: 'failure', at: '2026-11-19T09:03:00Z', logUrl: page(9009) }],
    28: [
      { deploymentId: 28, state: 'inactive', at: '2026-11-18T10:00:00Z' },
      { deploymentId: 28, state: 'success', at: '2026-11-18T09:03:00Z', logUrl: page(9008) },
    ],
    27: [{ deploymentId: 27, state: 'success', at: '2026-11-17T09:03:00Z' }],
  };
  return worldOf({
    deployments: [...history, own, ...earlier].map(deployment),
    deploymentStatuses: Object.fromEntries(
      Object.entries(statuses).map(([id, list]) => [id, list.map(deploymentStatus)]),
    ),
    comparisons: { [`${old.sha}...${fresh.sha}`]: comparison(old, fresh.sha, [middle, fresh]) },
    approvals: {
      9010: [
        approval('grace', 'production'),
        approval('linus', 'staging'),
        approval('mallory', 'production', 'rejected'),
      ],
    },
    ...parts,
  });
}

const asked = (rest: Partial<DeploymentOptions> = {}): DeploymentOptions => ({
  ...optionsOf({}),
  isAsked: true,
  environment: 'production',
  ...rest,
});

const push = (job: Json = { status: 'success' }, env = {}) =>
  eventOf('push', payload({ after: fresh.sha }), { job, env });

const statusEvent = (
  state: string,
  rest: { deployment?: Partial<DeploymentStory>; status?: Json; more?: Json } = {},
) => {
  const body = payload({
    action: 'created',
    deployment: deployment({ ...own, ...rest.deployment }),
    deployment_status: {
      ...deploymentStatus({ deploymentId: 30, state, at: '2026-11-20T09:03:00Z' }),
      ...rest.status,
    },
    ...rest.more,
  });
  return { body, event: eventOf('deployment_status', body) };
};

describe('a deploy job', () => {
  it('tells environment, version, changes and reviewers in six requests', async () => {
    await onStage(world(), async ({ api, asked: requests, violations }) => {
      const { notification, skip, wantsDetail } = await observeDeployment(api, push(), asked());
      expect({ skip, wantsDetail }).toEqual({ skip: undefined, wantsDetail: false });
      expect(requests().toSorted()).toEqual([
        '/actions/runs/9010/approvals',
        `/compare/${old.sha}...${fresh.sha}`,
        '/deployments/28/statuses?per_page=20',
        '/deployments/29/statuses?per_page=20',
        '/deployments/30/statuses?per_page=20',
        '/deployments?environment=production&per_page=20',
      ]);
      expect(violations).toEqual([]);
      expect(notification).toMatchObject({
        kind: 'deployment',
        state: 'succeeded',
        severity: 'good',
        missing: [],
      });
      expect(notification.deployment).toEqual({
        id: 30,
        environment: 'production',
        version: 'aaaaaaa',
        url: 'https://app.contoso.example/',
        sha: fresh.sha,
        ref: 'main',
        creator: { login: 'ada', url: 'https://github.com/ada', isBot: false },
        approvedBy: [{ login: 'grace', url: 'https://github.com/grace', isBot: false }],
        isProduction: true,
        previous: {
          sha: old.sha,
          at: '2026-11-18T09:03:00.000Z',
          url: `https://github.com/contoso/app/commit/${old.sha}`,
        },
      });
      expect(notification.changes?.commits.map((commit) => commit.title)).toEqual(['Fresh', 'Middle']);
      expect(notification.commit?.title).toBe('Fresh');
      expect(notification.people.committers.map((person) => person.login)).toEqual(['grace', 'ada']);
    });
  });

  it('finds its environment by itself', async () => {
    const event = push();
    await onStage(world(), async ({ api, asked: requests, violations }) => {
      const { environment: _none, ...options } = asked();
      const { notification } = await observeDeployment(api, event, options);
      expect(notification.deployment).toMatchObject({ environment: 'production', id: 30 });
      expect(requests()[0]).toBe(`/deployments?sha=${fresh.sha}&per_page=20`);
      expect(violations).toEqual([]);
    });
  });

  it.each<[string, Partial<DeploymentOptions>, Record<string, string>, string]>([
    ['the input', { version: '1.4.0' }, onTag('v9'), '1.4.0'],
    ['the tag', {}, onTag('v1.4.0'), 'v1.4.0'],
    ['the commit', {}, {}, 'aaaaaaa'],
  ])('takes its version from %s', async (_, options, env, version) => {
    const { notification } = await observeDeployment(
      undefined,
      push({ status: 'success' }, env),
      asked(options),
    );
    expect(notification.deployment?.version).toBe(version);
  });

  it.each<[string, Json, Partial<DeploymentOptions>, string, string | undefined]>([
    ['failure', { status: 'failure' }, {}, 'failed', undefined],
    [
      'cancelled',
      { status: 'cancelled' },
      {},
      'failed',
      'It was cancelled, and a part of it may be in place',
    ],
    ['timed_out', {}, { status: 'timed_out' }, 'failed', 'It timed out, and a part of it may be in place'],
    ['startup_failure', {}, { status: 'startup_failure' }, 'error', undefined],
    ['action_required', {}, { status: 'action_required' }, 'waiting', undefined],
  ])('%s', async (_, ownJob, options, state, description) => {
    await onStage(world(), async ({ api }) => {
      const { notification, wantsDetail, skip } = await observeDeployment(api, push(ownJob), asked(options));
      expect({ skip, state: notification.state }).toEqual({ skip: undefined, state });
      expect(notification.deployment?.description).toBe(description);
      expect(wantsDetail).toBe(state !== 'waiting');
    });
  });

  it.each<[string, Partial<DeploymentOptions>, RegExp]>([
    ['skipped', { status: 'skipped' }, /nothing was deployed/],
    ['neutral', { status: 'neutral' }, /not known how/],
  ])('%s deserves no mail', async (_, options, reason) => {
    await onStage(world(), async ({ api, asked: requests }) => {
      expect((await observeDeployment(api, push(), asked(options))).skip).toMatch(reason);
      expect(requests()).toEqual([]);
    });
  });

  it('hands a failure on to detail(), which leaves the changes alone', async () => {
    const jobs = [
      job({
        id: 77,
        runId: 9010,
        name: 'deploy',
        conclusion: 'failure',
        sha: fresh.sha,
        startedAt: '2026-11-20T09:00:00Z',
        steps: [{ name: 'Swap slots', conclusion: 'failure' }],
      }),
    ];
    const annotations = { 77: [annotation({ level: 'failure', message: 'Slot swap is refused' })] };
    const event = eventOf('push', payload({ after: fresh.sha }), {
      needs: { deploy: { result: 'failure' } },
    });
    await onStage(
      { ...world(), jobs, annotations, runs: [{ id: 9010, run_attempt: 1 }] },
      async ({ api }) => {
        const news = await observeDeployment(api, event, asked());
        expect(news.notification.state).toBe('failed');
        const options = { commits: 0, wantsCommitters: false, wantsCodeowners: false, log: {} };
        // The annotation tells the cause: nobody waits for test reports.
        const unread = new Promise<never>(() => {});
        const { notification } = await detail(api, event, news, options, unread);
        expect(notification.failures[0]).toMatchObject({ job: 'deploy', step: 'Swap slots' });
        expect(notification).toMatchObject({
          kind: 'deployment',
          state: 'failed',
          deployment: { environment: 'production' },
        });
        expect(notification.changes?.count).toBe(2);
      },
      { isChecked: false },
    );
  });

  it('needs an environment', async () => {
    const { environment: _none, ...options } = asked();
    await expect(observeDeployment(undefined, push(), options)).rejects.toThrow(ActionError);
    await onStage(worldOf({ deployments: [] }), async ({ api }) => {
      await expect(observeDeployment(api, push(), options)).rejects.toThrow(/needs an environment/);
    });
  });
});

describe('a rollback', () => {
  const backwards = {
    [`${old.sha}...${fresh.sha}`]: comparison(old, fresh.sha, [], [], 'behind'),
    [`${fresh.sha}...${old.sha}`]: comparison(fresh, old.sha, [middle, old]),
  };

  it('is recognized, and tells what was taken back', async () => {
    await onStage(world({ comparisons: backwards }), async ({ api, violations }) => {
      const { notification } = await observeDeployment(api, push(), asked());
      expect(notification).toMatchObject({ state: 'rolled-back', severity: 'warning' });
      expect(notification.changes).toMatchObject({ base: fresh.sha, head: old.sha, count: 2 });
      expect(notification.changes?.note).toContain('older than the one before');
      expect(violations).toEqual([]);
    });
  });

  it.each([
    ['a failed one is a failure', { status: 'failure' }, 'behind', 'failed'],
    ['another branch is none', { status: 'success' }, 'diverged', 'succeeded'],
  ])('%s', async (_, ownJob, status, state) => {
    const comparisons = {
      ...backwards,
      [`${old.sha}...${fresh.sha}`]: comparison(old, fresh.sha, [], [], status),
    };
    await onStage(world({ comparisons }), async ({ api }) => {
      const { notification } = await observeDeployment(api, push(ownJob), asked());
      expect(notification.state).toBe(state);
    });
  });

  it('the same commit again is none', async () => {
    const again = world();
    again.deploymentStatuses = {
      ...again.deploymentStatuses,
      31: [deploymentStatus({ deploymentId: 31, state: 'success', at: '2026-11-19T12:00:00Z' })],
    };
    again.deployments = [
      deployment(own),
      deployment({ id: 31, sha: fresh.sha, createdAt: '2026-11-19T12:00:00Z' }),
    ];
    await onStage(again, async ({ api, asked: requests }) => {
      const { notification } = await observeDeployment(api, push(), asked());
      expect(notification.state).toBe('succeeded');
      expect(notification.changes).toMatchObject({
        count: 0,
        note: 'The same commit was deployed to production before.',
      });
      expect(requests().some((path) => path.startsWith('/compare'))).toBe(false);
    });
  });
});

describe('a deployment_status event', () => {
  it.each([
    ['success', 'succeeded'],
    ['failure', 'failed'],
    ['error', 'error'],
    ['in_progress', 'started'],
    ['waiting', 'waiting'],
  ])('%s is mailed as %s', async (word, state) => {
    const { body, event } = statusEvent(word);
    await onStage(world(), async ({ api, asked: requests, violations }) => {
      const { notification, skip, wantsDetail } = await observeDeployment(api, event, optionsOf(body));
      expect({ skip, state: notification.state, wantsDetail }).toEqual({
        skip: undefined,
        state,
        wantsDetail: false,
      });
      expect(notification.deployment?.previous?.sha).toBe(old.sha);
      // The own deployment is known: nothing is asked about it, nor about reviewers of an unknown run.
      expect(requests()).toEqual([
        '/deployments?environment=production&per_page=20',
        '/deployments/29/statuses?per_page=20',
        '/deployments/28/statuses?per_page=20',
        `/compare/${old.sha}...${fresh.sha}`,
      ]);
      expect(violations).toEqual([]);
    });
  });

  it.each([
    ['queued', /queued/],
    ['pending', /pending/],
    ['inactive', /inactive/],
    ['toString', /toString is not mailed/],
    ['', /\(none\)/],
  ])('%s is skipped', async (word, reason) => {
    const { body, event } = statusEvent(word);
    expect((await observeDeployment(undefined, event, optionsOf(body))).skip).toMatch(reason);
  });

  it('passes over deployments made later', async () => {
    const { body, event } = statusEvent('success');
    const later = world({}, [{ id: 31, sha: middle.sha, createdAt: '2026-11-20T09:02:00Z' }]);
    await onStage(later, async ({ api, asked: requests }) => {
      await observeDeployment(api, event, optionsOf(body));
      expect(requests()).not.toContain('/deployments/31/statuses?per_page=20');
    });
  });

  it('links to the job by its ids, and asks who approved its run', async () => {
    const more = { workflow_run: { id: 9010 }, check_run: { id: 77 } };
    const { body, event } = statusEvent('failure', { more, status: { log_url: 'https://evil.example/' } });
    await onStage(world(), async ({ api }) => {
      const { notification } = await observeDeployment(api, event, optionsOf(body));
      expect(notification.deployment).toMatchObject({ logUrl: page(9010), approvedBy: [{ login: 'grace' }] });
    });
  });

  it.each([
    ['https://pr-7.contoso.example/a?b=c', 'https://pr-7.contoso.example/a?b=c'],
    ['javascript:alert(1)', undefined],
    ['https://user:pass@evil.example/', undefined],
    ['not an address', undefined],
    ['', undefined],
  ])('environment address %j', async (address, expected) => {
    const { body, event } = statusEvent('success', { status: { environment_url: address } });
    const { notification } = await observeDeployment(undefined, event, optionsOf(body));
    expect(notification.deployment?.url).toBe(expected);
  });

  it.each([
    ['production', undefined, true],
    ['Production', undefined, true],
    ['prod', undefined, true],
    ['staging', undefined, false],
    ['pre-production', undefined, false],
    ['eu-1', true, true],
    ['production', false, false],
  ])('environment %s, stated %s: production %s', async (environment, stated, expected) => {
    const { body, event } = statusEvent('success', { deployment: { environment } });
    const record = body['deployment'] as Json;
    if (stated === undefined) delete record['production_environment'];
    else record['production_environment'] = stated;
    const { notification } = await observeDeployment(undefined, event, optionsOf(body));
    expect(notification.deployment?.isProduction).toBe(expected);
  });

  it.each([
    ['v2.1.0', 'v2.1.0'],
    ['main', 'aaaaaaa'],
    ['feature/2.0', 'aaaaaaa'],
  ])('of the ref %s has the version %s', async (ref, version) => {
    const { body, event } = statusEvent('success', { deployment: { ref } });
    const { notification } = await observeDeployment(undefined, event, optionsOf(body));
    expect(notification.deployment?.version).toBe(version);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['deployments', [{ section: 'changes', fix: 'add `permissions: deployments: read`' }]],
    ['actions', [{ section: 'people', fix: 'add `permissions: actions: read`' }]],
    ['contents', [{ section: 'changes', fix: 'add `permissions: contents: read`' }]],
  ])('%s: read missing costs a section', async (permission, missing) => {
    await onStage(
      world(),
      async ({ api }) => {
        const { notification, skip } = await observeDeployment(api, push(), asked());
        expect({ skip, state: notification.state }).toEqual({ skip: undefined, state: 'succeeded' });
        expect(notification.missing).toMatchObject(missing);
      },
      { denied: [permission] },
    );
  });

  it('no token', async () => {
    const { notification } = await observeDeployment(
      undefined,
      push(),
      asked({ url: 'https://app.contoso.example' }),
    );
    expect(notification).toMatchObject({
      state: 'succeeded',
      deployment: { environment: 'production', url: 'https://app.contoso.example/', approvedBy: [] },
      missing: [{ section: 'changes' }],
    });
  });

  it('the commit that ran before is gone', async () => {
    await onStage(world({ comparisons: {} }), async ({ api }) => {
      const { notification } = await observeDeployment(api, push(), asked());
      expect(notification.missing[0]?.reason).toBe(
        'The commit that ran in production before is no longer there.',
      );
      expect(notification.deployment?.previous?.sha).toBe(old.sha);
    });
  });

  it('an endless row of failed deployments costs seven requests', async () => {
    const failures = Array.from({ length: 20 }, (_, index) => ({
      id: 60 - index,
      sha: middle.sha,
      createdAt: '2026-11-19T09:00:00Z',
    }));
    const deploymentStatuses = Object.fromEntries(
      failures.map(({ id }) => [
        id,
        [deploymentStatus({ deploymentId: id, state: 'failure', at: '2026-11-19T09:00:00Z' })],
      ]),
    );
    const { body, event } = statusEvent('success');
    await onStage(
      worldOf({ deployments: failures.map(deployment), deploymentStatuses }),
      async ({ api, asked: requests }) => {
        const { notification } = await observeDeployment(api, event, optionsOf(body));
        expect(requests().length).toBe(7);
        expect(notification.deployment?.previous).toBeUndefined();
      },
    );
  });
});

describe('any payload', () => {
  it('gives a notice, a skip or a wrong input, never another error', async () => {
    const keys = [
      'id',
      'sha',
      'ref',
      'environment',
      'creator',
      'created_at',
      'state',
      'log_url',
      'environment_url',
      'description',
      'login',
      '__proto__',
    ];
    const record = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 2 }));
    const any = fc.record({
      action: fc.constantFrom('created', 'deleted', null),
      deployment: fc.oneof(
        fc.jsonValue(),
        record.map((each) => ({ ...each, sha: fresh.sha, environment: 'production' })),
      ),
      deployment_status: fc.oneof(fc.jsonValue(), record),
      workflow_run: fc.jsonValue(),
    });
    await fc.assert(
      fc.asyncProperty(any, async (body) => {
        const informative = observeDeployment(undefined, eventOf('deployment_status', body), optionsOf(body));
        const { notification } = await informative.catch((error: unknown) => {
          if (error instanceof ActionError) return { notification: { kind: 'deployment' } };
          throw error;
        });
        expect(notification.kind).toBe('deployment');
      }),
      { numRuns: 500 },
    );
  });
});

describe('GitHub’s own examples', () => {
  const group = (examples as unknown as { name: string; examples: Json[] }[]).find(
    ({ name }) => name === 'deployment_status',
  );
  const cases = (group?.examples ?? []).map((body, index) => [index, body] as const);
  const states = ['succeeded', 'started', 'succeeded', 'succeeded'];

  it('has all of them', () => expect(cases.length).toBe(4));

  it.each(cases)('example %i', async (index, body) => {
    const event = eventOf('deployment_status', body, {
      env: {
        GITHUB_REPOSITORY: 'Codertocat/Hello-World',
        GITHUB_REF: '',
        GITHUB_REF_NAME: '',
        GITHUB_REF_TYPE: '',
      },
    });
    const { notification, skip } = await observeDeployment(undefined, event, optionsOf(body));
    const isPages = index === 1;
    expect(skip).toBeUndefined();
    expect(notification).toMatchObject({
      kind: 'deployment',
      state: states[index],
      ref: { type: 'branch', name: 'master', isDefault: true },
      deployment: {
        id: 145988746,
        environment: isPages ? 'github-pages' : 'production',
        version: 'f95f852',
        ref: 'master',
        isProduction: !isPages,
        creator: { login: isPages ? 'github-pages[bot]' : 'Codertocat', isBot: isPages },
      },
    });
    expect(notification.deployment?.url).toBeUndefined();
  });
});
