import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Cancellation } from '../../src/runner/cancellation.ts';
import type { AnnotationProperties } from '../../src/runner/runner.ts';
import { runQuietly } from '../../testing/runner/in-process.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const SECRET = 'aB3~secretOfTheApp.With-40.Characters_000';
const six = {
  'acs-resource': 'contoso-acs',
  'client-id': '11111111-1111-4111-8111-111111111111',
  'tenant-id': '22222222-2222-4222-8222-222222222222',
  'client-secret': SECRET,
  from: 'ci@contoso.example',
  to: 'dev@contoso.example',
};
const failed = { ...six, status: 'failure', 'dry-run': 'true' };

/** What a run without a network tells. */
async function tell(
  inputs: Record<string, string>,
  given: { env?: NodeJS.ProcessEnv; payload?: unknown; cancellation?: Partial<Cancellation> } = {},
) {
  const payload = join(folder, 'event.json');
  writeFileSync(payload, JSON.stringify(given.payload ?? {}));
  const masks: string[] = [];
  const inLog: string[] = [];
  const log: string[] = [];
  const annotations: [level: string, title: string | undefined, text: string][] = [];
  const annotate = (level: string) => (text: string, properties?: AnnotationProperties) => {
    annotations.push([level, properties?.title, text]);
  };
  const { outputs } = await runQuietly(
    inputs,
    {
      maskInLog: (value) => inLog.push(value),
      scrub: (text) => masks.reduce((clean, mask) => clean.replaceAll(mask, '***'), text),
      mask: (value) => masks.push(value),
      info: (line) => log.push(line),
      notice: annotate('notice'),
      warning: annotate('warning'),
      fail: annotate('error'),
      requestIdToken: async () => {
        throw new Error('no tokens today');
      },
    },
    {
      env: { GITHUB_WORKSPACE: folder, RUNNER_TEMP: folder, GITHUB_EVENT_PATH: payload, ...given.env },
      cancellation: given.cancellation,
    },
  );
  return { outputs, annotations, log: log.join('\n'), masks, inLog };
}

const previewed = { sent: 'false', 'skipped-reason': 'dry-run is true' };

it('a mail that is only shown', async () => {
  const { outputs, annotations, masks, inLog } = await tell(failed);
  expect(outputs).toMatchObject({ ...previewed, kind: 'build', state: 'failed' });
  expect(annotations).toEqual([]);
  expect(masks).toContain(SECRET);
  expect(inLog).toEqual(['contoso-acs', six['client-id'], six['tenant-id']]);
});

it.each(['cc', 'bcc'])('one recipient in to and one in %s are two', async (field) => {
  const { outputs } = await tell({ ...failed, [field]: 'boss@contoso.example' });
  expect(outputs).toMatchObject(previewed);
});

describe('a run that gets no secrets', () => {
  const pull = {
    repository: { id: 1, full_name: 'contoso/app' },
    pull_request: {
      number: 7,
      head: { ref: 'x', sha: 'b'.repeat(40), repo: { id: 2, full_name: 'mallory/app', fork: true } },
      base: { ref: 'main', sha: 'c'.repeat(40), repo: { id: 1, full_name: 'contoso/app' } },
    },
  };
  const fork = { payload: pull, env: { GITHUB_EVENT_NAME: 'pull_request' } };
  const url = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://tokens.example' };
  const token = { ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'token-of-the-job' };
  const bare = { ...six, status: 'failure', 'client-secret': '' };

  it.each<[what: string, env: NodeJS.ProcessEnv, reason: RegExp]>([
    ['a fork', fork.env, /^The run comes from a fork, and GitHub gives such runs no secrets\./],
    ['a fork with the address of tokens alone', { ...fork.env, ...url }, /^The run comes from a fork/],
    ['a fork with the right to tokens alone', { ...fork.env, ...token }, /^The run comes from a fork/],
    ['Dependabot', { GITHUB_ACTOR: 'dependabot[bot]' }, /^The run was started by Dependabot/],
  ])('of %s sends nothing and is green', async (_what, env, reason) => {
    const { outputs, annotations } = await tell(bare, { payload: pull, env });
    expect(outputs).toEqual({ sent: 'false', 'skipped-reason': expect.stringMatching(reason) });
    expect(annotations).toEqual([['notice', 'No mail sent', expect.stringMatching(reason)]]);
  });

  const green = { ...six, status: 'success' };
  const byPassword = { service: 'smtp', 'smtp-host': 'mail.example', 'smtp-username': 'ci' };

  it.each<[what: string, inputs: Record<string, string>, told: string]>([
    ['has one all the same', green, 'The state is success'],
    [
      'has a password',
      { ...green, 'client-secret': '', 'smtp-password': 'hunter22', ...byPassword },
      'The state is success',
    ],
    ['wants to see the mail only', { ...bare, 'dry-run': 'TRUE' }, 'dry-run is true'],
  ])('goes on where it %s', async (_what, inputs, told) => {
    const { outputs } = await tell(inputs, fork);
    expect(outputs['skipped-reason']).toContain(told);
  });

  it('goes on where it may ask for a token', async () => {
    const env = { ...fork.env, ...url, ...token };
    const { annotations } = await tell({ ...bare, auth: 'oidc' }, { payload: pull, env });
    expect(annotations.at(-1)).toEqual(['error', 'GitHub gave this run no OIDC token', expect.any(String)]);
  });
});

describe('what is odd is a warning', () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  it.each<
    [what: string, inputs: Record<string, string>, env: NodeJS.ProcessEnv, title: string, text: RegExp]
  >([
    [
      'a switch of an earlier step that turns checks of certificates off',
      {},
      { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      'Certificates are checked',
      /^NODE_TLS_REJECT_UNAUTHORIZED=0 is ignored/,
    ],
    ['a name that is none', { 'notfy-on': 'fixed' }, {}, 'Check the inputs', /^The input notfy-on is not/],
    [
      'a secret in another input',
      { subject: `It is ${SECRET}` },
      {},
      'Check the inputs',
      /^The input subject contains a secret; it was replaced by \*\*\*\.$/,
    ],
    ['a secret that ends', { 'secret-expires': inDays(3) }, {}, 'Rotate the secret', /^The secret that/],
  ])('%s', async (_what, inputs, env, title, text) => {
    const { outputs, annotations } = await tell({ ...failed, ...inputs }, { env });
    expect(annotations).toEqual([['warning', title, expect.stringMatching(text)]]);
    expect(outputs).toMatchObject(previewed);
  });

  it('and what is not odd is none', async () => {
    const inputs = { ...failed, 'secret-expires': inDays(90) };
    const { annotations } = await tell(inputs, { env: { NODE_TLS_REJECT_UNAUTHORIZED: '1' } });
    expect(annotations).toEqual([]);
  });
});

describe('no mail is wanted', () => {
  it.each<[what: string, inputs: Record<string, string>, reason: RegExp]>([
    ['in this state', { status: 'success' }, /^The state is success, and `notify-on` is failure/],
    [
      'for nobody',
      { to: '', bcc: '@author', 'allow-domains': 'contoso.example' },
      /^No recipient is left\.$/,
    ],
  ])('%s', async (_what, inputs, reason) => {
    const { outputs, annotations } = await tell({ ...failed, ...inputs });
    expect(annotations).toEqual([['notice', 'No mail sent', expect.stringMatching(reason)]]);
    expect(outputs).toMatchObject({ sent: 'false', kind: 'build', state: inputs['status'] ?? 'failed' });
    expect(outputs).not.toHaveProperty('eml-path');
  });

  it('for a deployment that was changed', async () => {
    const payload = {
      action: 'updated',
      deployment: { id: 5, sha: 'a'.repeat(40), environment: 'production' },
      deployment_status: { state: 'failure' },
    };
    const env = { GITHUB_EVENT_NAME: 'deployment_status' };
    const { outputs, annotations } = await tell(failed, { env, payload });
    const reason = 'The event deployment_status with the action updated is not mailed.';
    expect(annotations).toEqual([['notice', 'No mail sent', reason]]);
    expect(outputs).toMatchObject({ sent: 'false', 'skipped-reason': reason, kind: 'deployment' });
    expect(outputs).not.toHaveProperty('eml-path');
  });

  it('and the job log names who was asked for, the reason three of them', async () => {
    const commits = ['ada', 'bob', 'eve', 'joe'].map((login, index) => ({
      id: String(index).repeat(40),
      message: 'x',
      author: { name: login, email: `${login}@elsewhere.example`, username: login },
    }));
    const payload = { before: 'a'.repeat(40), after: '3'.repeat(40), commits, head_commit: commits[3] };
    const wants = {
      to: '@committers',
      'allow-domains': 'contoso.example',
      'recipient-map': 'ada=ada@x.example',
    };
    const none = await tell({ ...failed, ...wants, 'recipient-map': '' }, { payload });
    expect(none.outputs['skipped-reason']).toMatch(/^No recipient is left: (?:[^;]+; ){2}[^;]+\.$/);
    expect(none.log.match(/^Not a recipient, /gm)).toHaveLength(4);
    const one = await tell({ ...failed, ...wants }, { payload });
    expect(one.outputs).toMatchObject(previewed);
    expect(one.log).toMatch(/^Recipient @ada: /m);
    expect(one.log.match(/^Not a recipient, /gm)).toHaveLength(3);
  });
});

describe('what fails', () => {
  const oidc = {
    inputs: { ...six, auth: 'oidc', status: 'failure', 'client-secret': '' },
    env: { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://x.example', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'token-x' },
  };

  it.each<[level: string, inputs: Record<string, string>]>([
    ['error', {}],
    ['warning', { 'on-error': 'warn' }],
  ])('may be softened where it is the delivery: %s', async (level, inputs) => {
    const { outputs, annotations } = await tell({ ...oidc.inputs, ...inputs }, { env: oidc.env });
    expect(annotations).toEqual([
      [level, 'GitHub gave this run no OIDC token', expect.stringContaining('no tokens today')],
    ]);
    expect(outputs).toMatchObject({ sent: 'false', attempts: '1', rejected: '[]' });
  });

  it.each<[what: string, inputs: Record<string, string>]>([
    ['a wrong input', { timeout: 'soon' }],
    ['a template', { body: '{{ nope }}' }],
  ])('is red where it is a mistake: %s', async (_what, inputs) => {
    const { outputs, annotations } = await tell({ ...failed, 'on-error': 'warn', ...inputs });
    expect(annotations.map(([level]) => level)).toEqual(['error']);
    expect(outputs['sent']).toBe('false');
    expect(outputs).not.toHaveProperty('attempts');
  });

  it.each([
    ['is cancelled already', {}],
    ['is cancelled already, although failures are softened', { 'on-error': 'warn' }],
  ])('a job that %s', async (_what, inputs) => {
    const cancellation = { requested: AbortSignal.abort() };
    const { outputs, annotations } = await tell({ ...failed, ...inputs }, { cancellation });
    expect(annotations.map(([level, title]) => [level, title])).toEqual([
      ['error', 'The job was cancelled before the mail was sent'],
    ]);
    expect(outputs['sent']).toBe('false');
    expect(outputs).not.toHaveProperty('eml-path');
  });
});

describe('the run or repository that the inputs name is looked at first', () => {
  const token = { 'github-token': 'ghs_tokenOfTheRun' };

  it.each<[what: string, inputs: Record<string, string>, title: RegExp]>([
    ['a run', { 'run-id': '9010' }, /run 9010 of contoso\/app, which is the run of this step/],
    [
      'a run of a repository',
      { 'run-id': '9010', repository: 'Contoso/app' },
      /run 9010 of Contoso\/app, which is the run of this step/,
    ],
    [
      'a repository',
      { repository: 'fabrikam/shop', kind: 'digest', period: '7d' },
      /^The input repository names fabrikam\/shop, which could not be read$/,
    ],
  ])('%s', async (_what, inputs, title) => {
    const env = { GITHUB_API_URL: 'http://127.0.0.1:9' };
    const { annotations } = await tell({ ...failed, ...token, ...inputs }, { env });
    expect(annotations).toEqual([['error', expect.stringMatching(title), expect.any(String)]]);
  });
});

describe('what the mail lacks is said in the log', () => {
  it('with what brings it back', async () => {
    const { log } = await tell(failed);
    expect(log).toMatch(
      /^Not in the mail: details of the run\. There is no token to ask GitHub with\. To see it, add `github-token: \$\{\{ github\.token \}\}`\.$/m,
    );
  });

  it('and a missing test report is a warning instead', async () => {
    const { log, annotations } = await tell({ ...failed, 'test-reports': 'a.xml' });
    expect(annotations).toEqual([['warning', 'Check the test reports', 'No test report matches "a.xml".']]);
    expect(log).not.toContain('a.xml');
  });
});
