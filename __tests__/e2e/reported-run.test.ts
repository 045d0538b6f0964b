import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator, ReceivedMessage } from '../../emulator/emulator.ts';
import { moveElsewhere } from '../../testing/github/elsewhere.ts';
import { stillFailing } from '../../testing/github/scenarios.ts';
import { type GitHubStub, type StubOptions, startGitHubStub } from '../../testing/github/stub.ts';
import { tellCentrally } from '../../testing/runner/central-notifier.ts';
import { failedJob, sendThrough } from '../../testing/runner/delivery.ts';
import type { ActionInput, ActionResult } from '../../testing/runner/run-action.ts';
import { controlTime } from '../../testing/runner/time-limits.ts';
import { startMailHost } from '../../testing/smtp/mail-host.ts';

/** The inputs repository and run-id: a notifier in one repository mails about the run of another. */

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startMailHost();
});
afterAll(() => emulator.close());

const TOKEN = 'ghp_readerOfOtherRepositories0000000000';
const shop = moveElsewhere(stillFailing(), 'fabrikam/shop', 100_000);

/** Everything that the run of the notifier could put into a mail about another run. */
const notifier: ActionInput = {
  event: { action: 'report', sender: { login: 'backstage-courier' }, client_payload: {} },
  env: {
    GITHUB_EVENT_NAME: 'repository_dispatch',
    GITHUB_REPOSITORY: 'backstage/courier',
    GITHUB_REPOSITORY_ID: '777',
    GITHUB_REPOSITORY_OWNER: 'backstage',
    GITHUB_RUN_ID: '777001',
    GITHUB_RUN_NUMBER: '777',
    GITHUB_JOB: 'backstage-job',
    GITHUB_WORKFLOW: 'Backstage courier',
    GITHUB_WORKFLOW_REF: 'backstage/courier/.github/workflows/backstage.yml@refs/heads/backstage-branch',
    GITHUB_SHA: '7777777777777777777777777777777777777777',
    GITHUB_REF: 'refs/heads/backstage-branch',
    GITHUB_REF_NAME: 'backstage-branch',
    GITHUB_ACTOR: 'backstage-courier',
    GITHUB_TRIGGERING_ACTOR: 'backstage-courier',
  },
  contexts: { ...failedJob, job: { status: 'success', check_run_id: 606 } },
};

const inputs = {
  'github-token': TOKEN,
  to: '@author, @culprits, @codeowners, ops@fabrikam.example',
  'allow-domains': 'contoso.com',
  'recipient-map': '@contoso/shop = shop-team@contoso.com',
  headers: 'X-Run: {{ run.url }} {{ repo.fullName }} {{ actor.login }}',
};

interface Sent {
  result: ActionResult;
  message?: ReceivedMessage;
  mail?: Email;
  github: GitHubStub;
}

async function send(given: ActionInput, stub: StubOptions = {}): Promise<Sent> {
  const before = emulator.messages.length;
  const github = await startGitHubStub(shop.world, stub);
  try {
    const result = await sendThrough(emulator, {
      ...given,
      env: { ...given.env, GITHUB_API_URL: github.url },
      inputs: { ...inputs, ...given.inputs },
    });
    const message = emulator.messages[before];
    return { result, message, mail: message && (await PostalMime.parse(message.content)), github };
  } finally {
    await github.stop();
  }
}

const named = { repository: 'fabrikam/shop', 'run-id': String(shop.runId) };

describe('a run of another repository', () => {
  it('is told as a workflow_run workflow of that repository tells it', async () => {
    const { result, message, mail, github } = await send({ ...notifier, inputs: named });
    expect(result.outputs, result.raw).toMatchObject({ sent: 'true', state: 'still-failing', streak: '3' });
    expect(mail?.subject).toBe('Re: ✗ CI failed on main – fabrikam/shop (#8)');
    expect(message?.envelope.recipients.toSorted()).toEqual([
      'ada@contoso.com',
      'grace@contoso.com',
      'ops@fabrikam.example',
      'shop-team@contoso.com',
    ]);
    for (const part of [mail?.html, mail?.text, JSON.stringify(mail?.headers)]) {
      expect(part).toContain('fabrikam/shop');
      expect(part).not.toMatch(/backstage|courier|777001/i);
    }
    expect(new Set(github.requests.map(({ authorization }) => authorization))).toContain(`token ${TOKEN}`);
    expect(github.requests.filter(({ path }) => !path.startsWith('/repos/fabrikam/shop'))).toEqual(
      github.requests.filter(({ host }) => host === 'blobs'),
    );
    expect(github.requests.filter(({ host }) => host === 'api').length).toBeLessThanOrEqual(16);

    const inside = await send({
      event: shop.event,
      env: {
        GITHUB_EVENT_NAME: 'workflow_run',
        GITHUB_REPOSITORY: 'fabrikam/shop',
        GITHUB_REPOSITORY_ID: String(shop.world.repositoryId),
      },
      contexts: notifier.contexts,
    });
    expect(inside.result.outputs['sent'], inside.result.raw).toBe('true');
    expect(mail?.html).toBe(inside.mail?.html);
    expect(mail?.text).toBe(inside.mail?.text);
    const lasting = (email: Email | undefined) =>
      email?.headers.filter(
        ({ key }) => !['date', 'message-id', 'content-type', 'thread-index'].includes(key),
      );
    expect(lasting(mail)).toEqual(lasting(inside.mail));
  });

  it('a run that has not ended yet is waited for', async () => {
    let asked = 0;
    const { result, mail } = await send(
      { ...notifier, inputs: named },
      {
        rewrite: (body) => {
          const isRun = (body as { id?: number } | undefined)?.id === shop.runId;
          if (!isRun) return body;
          asked += 1;
          return asked > 1 ? body : { ...(body as object), status: 'in_progress', conclusion: null };
        },
      },
    );
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(result.log).toContain(
      `Run ${shop.runId} of fabrikam/shop has not ended yet; it is looked at again in 5 s.`,
    );
    expect(mail?.subject).toBe('Re: ✗ CI failed on main – fabrikam/shop (#8)');
  });

  it('a section that the token may not read names the token, not the permissions of the notifier', async () => {
    const { result, mail } = await send({ ...notifier, inputs: named }, { denied: ['contents', 'checks'] });
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(mail?.text).toContain('give github-token a token with checks: read for fabrikam/shop');
    expect(mail?.text).not.toContain('add permissions');
  });

  it('test reports on the disk of the notifier are not those of the run', async () => {
    const workspace = mkdtempSync(join(tmpdir(), 'acs-mail-reported-'));
    writeFileSync(
      join(workspace, 'junit.xml'),
      '<testsuite name="backstage"><testcase name="a"><failure/></testcase></testsuite>',
    );
    const env = { ...notifier.env, GITHUB_WORKSPACE: workspace };
    const { result, mail } = await send({
      ...notifier,
      env,
      inputs: { ...named, 'test-reports': '**/junit.xml' },
    });
    rmSync(workspace, { recursive: true });
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(mail?.text).not.toContain('backstage');
    expect(mail?.text?.replace(/\s+/g, ' ')).toContain(`No artifact of run ${shop.runId} holds a file`);
  });

  it('a digest of another repository', async () => {
    const { result, mail } = await send({
      ...notifier,
      inputs: {
        repository: 'fabrikam/shop',
        kind: 'digest',
        period: '31d',
        'notify-on': 'always',
        to: 'ops@fabrikam.example',
      },
    });
    expect(result.outputs, result.raw).toMatchObject({ sent: 'true', kind: 'digest' });
    expect(mail?.subject).toMatch(/^CI digest .*fabrikam\/shop/);
    expect(mail?.text).not.toMatch(/backstage-courier|backstage-branch/);
    expect(mail?.text).toMatch(/^[1-9]\d* runs of 1 workflow: 1 red\.$/m);
  });
});

const wrong: [mistake: string, given: Record<string, string>, stub: StubOptions, said: RegExp][] = [
  ['no owner', { ...named, repository: 'shop' }, {}, /repository "shop" is not of the form owner\/name/],
  [
    'an address',
    { ...named, repository: 'https://github.com/a/b' },
    {},
    /repository ".*" is not of the form/,
  ],
  ['a path trick', { ...named, repository: 'fabrikam/..' }, {}, /repository ".*" is not of the form/],
  ['the number behind #', { ...named, 'run-id': '#10' }, {}, /run-id "#10" is not the id of a run/],
  ['a repository alone', { repository: 'fabrikam/shop' }, {}, /run-id is missing; repository needs the id/],
  ['a run for a message', { ...named, kind: 'message', body: 'x' }, {}, /run-id is given with kind message/],
  ['a run for a period', { ...named, kind: 'digest' }, {}, /run-id is given with a digest of a period/],
  ['no token', { ...named, 'github-token': '' }, {}, /github-token is empty; run-id needs a token/],
  [
    'the run of the step',
    { 'run-id': '777001' },
    {},
    /The input run-id names run 777001 of backstage\/courier, which is the run of this step[\s\S]*Leave run-id and repository out/,
  ],
  [
    'the run of the step, with its repository',
    { repository: 'Backstage/courier', 'run-id': '777001' },
    {},
    /The input run-id names run 777001 of Backstage\/courier, which is the run of this step/,
  ],
  [
    'a run that does not exist',
    { ...named, 'run-id': '12' },
    {},
    /The input run-id names run 12 of fabrikam\/shop, which could not be read[\s\S]*Check run-id/,
  ],
  [
    'a repository that does not exist, or that the token may not see',
    { ...named, repository: 'fabrikam/shoes' },
    {},
    /The input repository names fabrikam\/shoes, which could not be read[\s\S]*github-token may not read it[\s\S]*owner\/name/,
  ],
  [
    'a token without the permission',
    named,
    { denied: ['actions'] },
    /The input run-id names run [\s\S]*no permission `actions: read`[\s\S]*Give the input github-token a token that may read fabrikam\/shop/,
  ],
  [
    'a token that has ended',
    named,
    { faults: [{ kind: 'status', status: 401 }] },
    /The input repository names fabrikam\/shop[\s\S]*does not accept the token \(401\)[\s\S]*github-token/,
  ],
];

describe('mistakes', () => {
  it.each(wrong)('%s', async (_mistake, given, stub, said) => {
    const { result, message } = await send({ ...notifier, inputs: given }, stub);
    expect(result.code, result.raw).toBe(1);
    expect(result.outputs['sent']).toBe('false');
    expect(result.log.replaceAll('%0A', '\n')).toMatch(said);
    expect(message).toBeUndefined();
  });

  it('a run that does not end', async () => {
    const { run, end } = controlTime();
    const onOutput = (text: string): void => {
      if (text.includes('has not ended yet')) end('shortest');
    };
    const { result, message } = await send(
      { ...notifier, ...run, onOutput, inputs: named },
      {
        rewrite: (body) =>
          (body as { id?: number } | undefined)?.id === shop.runId
            ? { ...(body as object), status: 'in_progress', conclusion: null }
            : body,
      },
    );
    expect(result.code, result.raw).toBe(1);
    expect(result.outputs['sent']).toBe('false');
    expect(result.log.replaceAll('%0A', '\n')).toMatch(
      /The input run-id names run \d+ of fabrikam\/shop, which has not ended[\s\S]*Start the notifier when the run has ended/,
    );
    expect(message).toBeUndefined();
  });
});

it('an error of GitHub may be softened, a wrong input may not', async () => {
  const soft = { ...named, 'on-error': 'warn' };
  const refused = await send({ ...notifier, inputs: { ...soft, 'run-id': '12' } });
  expect(refused.result.code, refused.result.raw).toBe(1);
  const broken = await send(
    { ...notifier, inputs: soft },
    { faults: [{ on: /fabrikam\/shop$/, kind: 'status', status: 500 }] },
  );
  expect(broken.result.code, broken.result.raw).toBe(0);
  expect(broken.result.annotations).toMatchObject([
    {
      level: 'warning',
      title: 'The input repository names fabrikam/shop, which could not be read',
      message: expect.stringContaining('- Run the step again.'),
    },
  ]);
});

describe('a central notifier', () => {
  it('tells each run once, and waits out the windows of the service', {
    tags: ['once'],
  }, async () => {
    const told = await tellCentrally(13, { perMinute: 5, perHour: 10 }, 20_000);
    expect(told.failed).toEqual([]);
    expect(told.mails).toEqual(Array.from({ length: 13 }, () => 1));
    expect(told.refused).toBeGreaterThan(0);
    expect(told.clockMs).toBeGreaterThan(3_600_000);
  });
});
