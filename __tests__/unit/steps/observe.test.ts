import { describe, expect, it } from 'vitest';
import { readEvent } from '../../../src/github/records/event.ts';
import type { Settings } from '../../../src/inputs/settings.ts';
import {
  addDetails,
  connectGitHub,
  isSureToSend,
  observeRun,
  shareOfTime,
} from '../../../src/steps/observe.ts';

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
