import { describe, expect, it } from 'vitest';
import { linksFor } from '../../../src/github/api/links.ts';
import { readEvent } from '../../../src/github/records/event.ts';
import type { Settings } from '../../../src/inputs/settings.ts';
import { createRedactor } from '../../../src/redaction/patterns.ts';
import {
  addDetails,
  connectGitHub,
  isSureToSend,
  type Observed,
  observeRun,
  shareOfTime,
} from '../../../src/steps/observe.ts';
import { jobLog } from '../../../testing/github/logs.ts';
import { notificationOf, pastRun } from '../../../testing/notifications/base.ts';

const event = readEvent(
  {
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REPOSITORY: 'contoso/app',
    GITHUB_RUN_ID: '9',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_JOB: 'test',
  },
  {},
);

const nobody = { mailboxes: [], tokens: [] };
const settingsOf = (given: object): Settings =>
  ({
    kind: 'auto',
    githubToken: 'ghs_x',
    repository: '',
    timeoutMs: 120_000,
    status: 'failure',
    fields: {},
    logLines: 0,
    commits: 0,
    recipients: { to: nobody, cc: nobody, bcc: nobody },
    policy: {
      notifyOn: ['failure'],
      repeat: 'always',
      branches: [],
      ignoreBranches: [],
      events: [],
      ignoreActors: [],
    },
    ...given,
  }) as unknown as Settings;

it.each([
  [60_000, 24_000],
  [150_000, 60_000],
  [600_000, 60_000],
])('GitHub may take, of %i ms, %i', (timeoutMs, share) => {
  expect(shareOfTime({ timeoutMs })).toBe(share);
});

it.each<[given: object, isAsked: boolean]>([
  [{}, true],
  [{ kind: 'message' }, false],
  [{ githubToken: '' }, false],
])('GitHub is asked with %j: %s', (given, isAsked) => {
  const runner = { scrub: (text: string) => text } as never;
  const { signal } = new AbortController();
  const github = connectGitHub({ runner, event, settings: settingsOf(given) }, undefined, signal);
  expect(github !== undefined).toBe(isAsked);
  expect(github?.links.repo ?? 'none').toBe(isAsked ? 'https://github.com/contoso/app' : 'none');
});

describe('a message of the user’s own', () => {
  it('is about no run', async () => {
    const settings = settingsOf({ kind: 'message', fields: { a: 'b' } });
    const { notification, wantsDetail, notes } = await observeRun(
      undefined,
      { event, payload: {}, settings },
      false,
    );
    expect(notification).toMatchObject({
      kind: 'message',
      state: 'message',
      severity: 'info',
      fields: { a: 'b' },
      missing: [],
    });
    for (const key of ['jobs', 'ownJob', 'cause', 'previousState'])
      expect(notification).not.toHaveProperty(key);
    expect([wantsDetail, notes]).toEqual([false, []]);
  });
});

it('a build is told with its details', async () => {
  const { notification, wantsDetail } = await observeRun(
    undefined,
    { event, payload: {}, settings: settingsOf({}) },
    false,
  );
  expect(notification).toMatchObject({ kind: 'build', state: 'failed' });
  expect(wantsDetail).toBe(true);
});

it.each<[given: object, isSure: boolean]>([
  [{}, true],
  [{ status: 'success' }, false],
  [{ kind: 'message' }, false],
  [{ kind: 'digest' }, false],
])('a mail is sure before GitHub answered with %j: %s', async (given, isSure) => {
  expect(await isSureToSend({ event, settings: settingsOf(given) })).toBe(isSure);
});

it.each([
  ['auto', 'The event deployment_status with the action updated is not mailed.'],
  ['deployment', undefined],
])('a deployment that was changed is mailed where it is asked for, kind: %s', async (kind, skip) => {
  const payload = {
    action: 'updated',
    deployment: { id: 5, sha: 'a'.repeat(40), environment: 'production' },
    deployment_status: { state: 'failure' },
  };
  const deployed = readEvent(
    { GITHUB_EVENT_NAME: 'deployment_status', GITHUB_REPOSITORY: 'contoso/app' },
    payload,
  );
  const settings = settingsOf({ kind, deployment: { environment: '', url: '', version: '' } });
  const observed = await observeRun(undefined, { event: deployed, payload, settings }, false);
  expect(observed.skip).toBe(skip);
});

it('what wants no details gets none', async () => {
  const settings = settingsOf({ kind: 'message' });
  const context = { runner: { scrub: (text: string) => text }, event, settings, redactor: {} } as never;
  const observed = await observeRun(undefined, { event, payload: {}, settings }, false);
  const { notification, notes } = await addDetails(undefined, context, observed, Promise.resolve({}));
  expect(notification).toBe(observed.notification);
  expect(notes).toBe(observed.notes);
});

/** A GitHub that gives nothing but this log, and keeps what it is asked for. */
function silentGitHub(log?: string) {
  const asked: [endpoint: string, parameters: Record<string, unknown>][] = [];
  const get = async (endpoint: string, parameters: Record<string, unknown>) => {
    asked.push([endpoint, parameters]);
    return { ok: false, failure: { kind: 'server', reason: 'GitHub had an error (500).' } };
  };
  const links = linksFor('https://github.com', 'contoso/app');
  const stream = (endpoint: string, parameters: Record<string, unknown>) =>
    log === undefined ? get(endpoint, parameters) : { ok: true, data: [Buffer.from(log)] };
  return { asked, github: { get, stream, links, calls: [], ahead: 0 } as never };
}

it('a release is told by the tag that the input names, and by none not at all', async () => {
  const release = (tag: string) =>
    observeRun(undefined, { event, payload: {}, settings: settingsOf({ kind: 'release', tag }) }, false);
  const { notification, wantsDetail } = await release('v1.2.3');
  expect(notification).toMatchObject({ kind: 'release', ref: { type: 'tag', name: 'v1.2.3' } });
  expect(wantsDetail).toBe(false);
  await expect(release('')).rejects.toMatchObject({ kind: 'input', title: expect.stringContaining('tag') });
});

it('a deployment is told by the environment, version and address of the inputs', async () => {
  const deployment = { environment: 'staging', url: 'https://staging.contoso.example/', version: '1.2.3' };
  const settings = settingsOf({ kind: 'deployment', deployment });
  const { notification } = await observeRun(undefined, { event, payload: {}, settings }, false);
  expect(notification).toMatchObject({ kind: 'deployment', deployment });
});

describe('a digest', () => {
  const onMain = { ...event, workflowKey: 5, repo: { ...event.repo, defaultBranch: 'main' } };
  const digest = async (given: object) => {
    const { github, asked } = silentGitHub();
    const settings = settingsOf({ kind: 'digest', period: 86_400_000, ...given });
    const { notification } = await observeRun(github, { event: onMain, payload: {}, settings }, false);
    expect(notification.kind).toBe('digest');
    return asked;
  };
  const branches = { policy: { ...settingsOf({}).policy, branches: ['release/*'] } };

  it.each<[what: string, given: object, branch: string | undefined]>([
    ['the default branch', {}, 'main'],
    ['the branches that the input names', branches, undefined],
  ])('sums up %s', async (_what, given, branch) => {
    const [first] = await digest(given);
    expect(first?.[0]).toBe('allRuns');
    expect(first?.[1]['branch']).toBe(branch);
  });

  it('covers the period that the input names, or goes back to the last digest', async () => {
    expect((await digest({})).map(([endpoint]) => endpoint)).not.toContain('runs');
    expect((await digest({ period: undefined })).map(([endpoint]) => endpoint)).toContain('runs');
  });
});

describe('the details of a red run', () => {
  const red = {
    id: 51,
    name: 'test',
    status: 'completed',
    conclusion: 'failure',
    url: '',
    labels: [],
    isOwn: false,
    steps: [{ number: 2, name: 'Run make', status: 'completed', conclusion: 'failure' }],
  };
  const to = (...tokens: string[]) => ({
    recipients: { to: { mailboxes: [], tokens }, cc: nobody, bcc: nobody },
  });

  async function detail(kind: 'build' | 'deployment', given: object, log?: string) {
    const { github, asked } = silentGitHub(log);
    const history = { streak: 1, isFirstRun: false, isSuperseded: false, isCut: false };
    const observed = {
      notification: notificationOf({ kind, history: { ...history, lastGood: pastRun(8) } }),
      outcome: { conclusion: 'failure', notes: [] },
      run: { ...event.run, sha: 'b'.repeat(40) },
      jobs: { jobs: [red], isComplete: true },
      wantsDetail: true,
      notes: ['first'],
    } as unknown as Observed;
    const runner = { scrub: (text: string) => text.replaceAll('s3cret', '***') };
    const redactor = createRedactor([/pin \d+/g], 60_000, () => 0);
    const context = { runner, event, settings: settingsOf(given), redactor } as never;
    const { notification, notes } = await addDetails(github, context, observed, Promise.resolve({}));
    expect(notes[0]).toBe('first');
    return { notification, asked: asked.map(([endpoint]) => endpoint) };
  }

  it.each<[what: string, kind: 'build' | 'deployment', given: object, isAsked: boolean]>([
    ['where some are listed', 'build', { commits: 3 }, true],
    ['where none is listed', 'build', { commits: 0 }, false],
    ['where people of them get the mail', 'build', to('@author'), true],
    ['where owners of code get the mail', 'build', to('@codeowners'), false],
    ['of a deployment, which has its own', 'deployment', { commits: 3, ...to('@author') }, false],
  ])('ask for the commits %s', async (_what, kind, given, isAsked) => {
    expect((await detail(kind, given)).asked.includes('compare')).toBe(isAsked);
  });

  it.each<[given: object, isAsked: boolean]>([
    [to('@codeowners'), true],
    [to('@author'), false],
  ])('ask for the owners of code where they get the mail, %#', async (given, isAsked) => {
    expect((await detail('build', given)).asked.includes('contents')).toBe(isAsked);
  });

  it.each([
    [0, false],
    [5, true],
  ])('ask for logs where the mail shows %i lines', async (logLines, isAsked) => {
    expect((await detail('build', { logLines })).asked.includes('log')).toBe(isAsked);
  });

  it('show so many lines of a log, without secrets', async () => {
    const lines = ['the s3cret', 'pin 1234', ...Array.from({ length: 50 }, (_, index) => `step ${index}`)];
    const error = 'Error: s3cret does not go with pin 1234';
    const log = jobLog('2026-03-04T09:14:00Z', [{ name: 'make', script: 'make', lines: [...lines, error] }]);
    const { notification } = await detail('build', { logLines: 5 }, log);
    const [failure] = notification.failures;
    expect(failure?.firstError).toBe('*** does not go with [redacted]');
    expect(failure?.log?.lines).toHaveLength(5);
    expect(JSON.stringify(notification)).not.toMatch(/s3cret|1234/);
  });
});
