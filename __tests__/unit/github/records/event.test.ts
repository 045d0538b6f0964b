import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftNotification } from '../../../../src/github/build/draft.ts';
import { type EventContexts, readEvent } from '../../../../src/github/records/event.ts';
import { resolveOutcome } from '../../../../src/notification/build/outcome.ts';
import { payloadRepository, pull, sha, workflowRun } from '../../../../testing/github/records.ts';
import { forkPull, forkWorkflowRun, matrixFailure } from '../../../../testing/github/scenarios.ts';

const examples = createRequire(import.meta.url)('@octokit/webhooks-examples') as {
  name: string;
  examples: Record<string, unknown>[];
}[];

const env = {
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REPOSITORY: 'contoso/app',
  GITHUB_REPOSITORY_ID: '5001',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_RUN_ID: '9010',
  GITHUB_RUN_NUMBER: '10',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_WORKFLOW: 'CI',
  GITHUB_WORKFLOW_REF: 'contoso/app/.github/workflows/ci.yml@refs/heads/main',
  GITHUB_SHA: sha('a31f9c2'),
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REF_NAME: 'main',
  GITHUB_REF_TYPE: 'branch',
  GITHUB_ACTOR: 'ada',
};

function read(given: Record<string, string>, payload: unknown = {}, contexts: EventContexts = {}) {
  return readEvent({ ...env, ...given }, payload, contexts);
}

describe('every payload of GitHub’s own examples', () => {
  it.each(examples.map(({ name, examples: payloads }) => [name, payloads] as const))(
    '%s',
    (name, payloads) => {
      expect(payloads.length).toBeGreaterThan(0);
      for (const payload of payloads) {
        const event = read({ GITHUB_EVENT_NAME: name }, payload);
        const isObserving = name === 'workflow_run';
        expect(event.repo).toMatchObject({ fullName: 'contoso/app', owner: 'contoso', name: 'app' });
        expect(event.run.id).toBe(isObserving ? (payload['workflow_run'] as { id: number }).id : 9010);
        expect(event.run.sha).toMatch(/^[0-9a-f]{40}$/);
        expect(event.run.url).toBe(`https://github.com/contoso/app/actions/runs/${event.run.id}`);
        expect(event.ref.name).not.toBe('');
        const notification = draftNotification(event, resolveOutcome({ jobStatus: 'failure' }), {
          now: '2026-11-20T09:00:00Z',
        });
        expect(notification).toMatchObject({ kind: 'build', state: 'failed', severity: 'error' });
        expect(JSON.parse(JSON.stringify(notification))).toEqual(notification);
      }
    },
  );

  it('needs no payload at all', () => {
    for (const payload of [undefined, null, 7, 'text', [], {}]) {
      expect(read({}, payload)).toMatchObject({
        position: 'job',
        run: { id: 9010, number: 10, branch: 'main' },
      });
    }
  });

  it('needs no environment at all', () => {
    expect(readEvent({}, undefined)).toMatchObject({
      position: 'job',
      run: { id: 0, attempt: 1, sha: '' },
      inputs: {},
    });
  });

  it('never throws, whatever the payload', () => {
    const names = fc.constantFrom(
      'push',
      'pull_request',
      'workflow_run',
      'workflow_dispatch',
      'deployment_status',
      'x',
    );
    const keys = fc.constantFrom(
      'workflow_run',
      'pull_request',
      'head',
      'base',
      'repo',
      'id',
      'commits',
      'inputs',
      'sender',
      'login',
      'head_commit',
      'author',
      'name',
      'message',
      'ref',
      'sha',
      'repository',
      'pull_requests',
      'number',
      '__proto__',
      'toString',
    );
    const payloads = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium' },
        fc.string(),
        fc.integer(),
        fc.constant(null),
        fc.constant(sha('ab')),
        fc.array(tie('value')),
        fc.dictionary(keys, tie('value')),
      ),
    })).value;
    fc.assert(
      fc.property(names, payloads, payloads, (name, payload, contexts) => {
        const event = readEvent({ ...env, GITHUB_EVENT_NAME: name }, payload, {
          job: contexts,
          needs: contexts,
        });
        const draft = draftNotification(event, resolveOutcome({}), { now: '2026-11-20T09:00:00Z' });
        expect(draft.repo.fullName).toBe('contoso/app');
      }),
      { numRuns: 300 },
    );
  });
});

describe('where the step runs', () => {
  it.each<[string, string, unknown, EventContexts, string]>([
    ['a job of its own', 'push', {}, {}, 'job'],
    ['a job that waits for others', 'push', {}, { needs: { test: { result: 'failure' } } }, 'needs'],
    ['`needs` of a job that waits for none', 'push', {}, { needs: {} }, 'job'],
    ['a release', 'release', {}, {}, 'event'],
    ['a deployment', 'deployment_status', {}, {}, 'event'],
    ['a release with jobs before it', 'release', {}, { needs: { build: { result: 'success' } } }, 'needs'],
    ['a workflow_run', 'workflow_run', forkWorkflowRun().event, {}, 'workflow_run'],
    ['a workflow_run with a broken payload', 'workflow_run', {}, {}, 'job'],
  ])('%s', (_case, name, payload, contexts, position) => {
    expect(read({ GITHUB_EVENT_NAME: name }, payload, contexts).position).toBe(position);
  });

  it('knows its own job by the check run, not by name', () => {
    const { own, needs } = read(
      { RUNNER_NAME: 'r1' },
      {},
      { job: { status: 'failure', check_run_id: 42 }, needs: { a: { result: 'skipped' }, b: {} } },
    );
    expect(own).toEqual({ status: 'failure', checkRunId: 42, runnerName: 'r1' });
    expect(needs).toEqual({ a: { result: 'skipped' } });
  });
});

describe('what ran', () => {
  it('push: commits of the payload, the range, and who pushed', () => {
    const { env: pushEnv, event: payload } = matrixFailure();
    const event = readEvent(pushEnv, payload);
    expect(event.workflowKey).toBe('ci.yml');
    expect(event.ref).toEqual({
      type: 'branch',
      name: 'main',
      url: 'https://github.com/contoso/app/tree/main',
      isDefault: true,
    });
    expect(event.commit).toMatchObject({
      sha: sha('a31f9c2'),
      author: { login: 'ada', email: 'ada@contoso.com' },
    });
    expect(event.push).toMatchObject({
      isForced: false,
      commits: [{ message: expect.stringContaining('Round totals') }],
    });
    expect(event.requester).toMatchObject({ login: 'ada', type: 'User', url: 'https://github.com/ada' });
  });

  it('pull_request: the head, not the merge commit that GITHUB_SHA names', () => {
    const { env: pullEnv, event: payload } = forkPull();
    const event = readEvent(pullEnv, payload);
    expect(event.run.sha).toBe(sha('f0f0f0f'));
    expect(event.run.sha).not.toBe(pullEnv['GITHUB_SHA']);
    expect(event.run).toMatchObject({ branch: 'main', headRepoId: 6006, prNumbers: [51] });
    expect(event.ref).toEqual({
      type: 'pr',
      name: 'main',
      url: 'https://github.com/contoso/app/pull/51',
      isDefault: false,
    });
    expect(event.pr).toMatchObject({ number: 51, isFork: true, author: { login: 'mallory' } });
    expect(event).toMatchObject({ isFork: true, withoutSecrets: 'fork' });
  });

  it('a pull request whose branch has the name of a merge queue is in none', () => {
    const branch = 'gh-readonly-queue/main/pr-44-abcdef1';
    const { env: runEnv, event: payload } = forkWorkflowRun();
    const observed = {
      ...payload,
      workflow_run: { ...(payload['workflow_run'] as object), head_branch: branch },
    };
    const story = {
      number: 51,
      title: 'Add a coupon',
      author: 'mallory',
      head: branch,
      headSha: sha('f0f0f0f'),
    };
    const opened = { pull_request: pull(story) };
    const pullEnv = { ...forkPull().env, GITHUB_HEAD_REF: branch };
    for (const event of [readEvent(runEnv, observed), readEvent(pullEnv, opened)]) {
      expect(event.run.queue).toBeUndefined();
      expect(event.ref).toMatchObject({ type: 'pr', name: branch });
      expect(event.pr?.number).not.toBe(44);
    }
  });

  it('workflow_run: the observed run, not the default branch that GITHUB_SHA names', () => {
    const { env: runEnv, event: payload } = forkWorkflowRun();
    const event = readEvent(runEnv, payload);
    expect(event.run).toMatchObject({
      id: 9010,
      number: 10,
      sha: sha('f0f0f0f'),
      event: 'pull_request',
      conclusion: 'failure',
    });
    expect(event).toMatchObject({
      workflowKey: 4242,
      title: 'Add a coupon',
      isFork: true,
      prHead: 'mallory:main',
    });
    expect(event.workflow).toMatchObject({ id: 4242, name: 'CI', path: '.github/workflows/ci.yml' });
    expect(event.withoutSecrets, 'workflow_run has its secrets').toBeUndefined();
    expect(event.push).toBeUndefined();
    expect(event.ref.type).toBe('pr');
  });

  it('workflow_run of a pull request in the same repository: number, title and base from the payload', () => {
    const run = workflowRun({
      id: 5,
      number: 3,
      conclusion: 'failure',
      sha: sha('aa'),
      event: 'pull_request',
      title: 'Round totals',
      branch: 'round',
      startedAt: '2026-11-20T09:00:10Z',
      pullRequests: [{ number: 44, base: 'main', baseSha: sha('bb') }],
    });
    const event = read(
      { GITHUB_EVENT_NAME: 'workflow_run' },
      { workflow_run: run, repository: payloadRepository() },
    );
    expect(event.pr).toMatchObject({
      number: 44,
      title: 'Round totals',
      isFork: false,
      base: 'main',
      head: 'round',
    });
    expect(event.pullBase).toBe(sha('bb'));
  });

  it('a tag push', () => {
    const event = read({ GITHUB_REF: 'refs/tags/v1.2', GITHUB_REF_NAME: 'v1.2', GITHUB_REF_TYPE: 'tag' });
    expect(event.ref).toEqual({
      type: 'tag',
      name: 'v1.2',
      url: 'https://github.com/contoso/app/tree/v1.2',
      isDefault: false,
    });
  });

  it('a schedule runs on the default branch, which its payload does not name', () => {
    expect(read({ GITHUB_EVENT_NAME: 'schedule' }, { schedule: '0 3 * * *' })).toMatchObject({
      repo: { defaultBranch: 'main', isPrivate: false },
      ref: { isDefault: true },
    });
  });

  it('a deployment: its commit', () => {
    const payload = { deployment: { sha: sha('dd') }, deployment_status: { state: 'success' } };
    expect(read({ GITHUB_EVENT_NAME: 'deployment_status' }, payload).run.sha).toBe(sha('dd'));
  });

  it('a re-run: who asked for it is not who pushed', () => {
    const event = read(
      { GITHUB_RUN_ATTEMPT: '3', GITHUB_TRIGGERING_ACTOR: 'grace' },
      { sender: { login: 'ada', type: 'User' } },
    );
    expect(event.run).toMatchObject({
      attempt: 3,
      url: 'https://github.com/contoso/app/actions/runs/9010/attempts/3',
    });
    expect(event).toMatchObject({ actor: { login: 'ada' }, requester: { login: 'grace' } });
  });

  it('a workflow file of another repository cannot be asked for by name', () => {
    expect(
      read({ GITHUB_WORKFLOW_REF: 'contoso/policy/.github/workflows/scan.yml@refs/heads/main' }).workflowKey,
    ).toBeUndefined();
  });

  it('a GitHub Enterprise Server: all links lead there', () => {
    const event = read({ GITHUB_SERVER_URL: 'https://git.contoso.example/' });
    expect(event.run.url).toBe('https://git.contoso.example/contoso/app/actions/runs/9010');
    expect(read({ GITHUB_SERVER_URL: 'javascript:alert(1)' }).run.url).toMatch(/^https:\/\/github\.com\//);
  });
});

describe('secrets that the run does not have', () => {
  const own = pull({ number: 1, title: 'x', author: 'dependabot[bot]', head: 'up', headSha: sha('cc') });
  it.each<[string, Record<string, string>, unknown, string | undefined]>([
    ['a fork', { GITHUB_EVENT_NAME: 'pull_request' }, forkPull().event, 'fork'],
    ['a fork, reviewed', { GITHUB_EVENT_NAME: 'pull_request_review' }, forkPull().event, 'fork'],
    [
      'a fork through pull_request_target',
      { GITHUB_EVENT_NAME: 'pull_request_target' },
      forkPull().event,
      undefined,
    ],
    [
      'Dependabot',
      { GITHUB_EVENT_NAME: 'pull_request', GITHUB_ACTOR: 'dependabot[bot]' },
      { pull_request: own },
      'dependabot',
    ],
    ['Dependabot pushing', { GITHUB_EVENT_NAME: 'push', GITHUB_ACTOR: 'dependabot[bot]' }, {}, 'dependabot'],
    [
      'a deleted fork',
      { GITHUB_EVENT_NAME: 'pull_request' },
      { pull_request: { ...own, head: { ...(own['head'] as object), repo: null } } },
      'fork',
    ],
    [
      'a pull request of the repository',
      { GITHUB_EVENT_NAME: 'pull_request' },
      { pull_request: own },
      undefined,
    ],
    ['a push', {}, {}, undefined],
  ])('%s', (_case, given, payload, reason) => {
    expect(read(given, payload).withoutSecrets).toBe(reason);
  });
});

describe('text of strangers', () => {
  it('hides the values of dispatch inputs with secret names', () => {
    const inputs = {
      environment: 'prod',
      'api-key': 'k',
      githubToken: 't',
      password: 'p',
      author: 'ada',
      dry: true,
      pat: 'x',
      compat: 'no',
    };
    expect(read({ GITHUB_EVENT_NAME: 'workflow_dispatch' }, { inputs }).inputs).toEqual({
      environment: 'prod',
      'api-key': '(hidden)',
      githubToken: '(hidden)',
      password: '(hidden)',
      author: 'ada',
      dry: 'true',
      pat: '(hidden)',
      compat: 'no',
    });
  });

  it('loses control and bidirectional characters, and cannot leave a link', () => {
    const event = read({ GITHUB_REF_NAME: 'x\u202Ey/../../evil?#\u0007' });
    expect(event.ref.name).toBe('xy/../../evil?#');
    expect(event.ref.url).toBe('https://github.com/contoso/app/tree/xy/evil%3F%23');
  });
});
