import { mkdtempSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultAccount as account, type Emulator } from '../../emulator/emulator.ts';
import { type InputName, inputNames } from '../../src/inputs/declarations.ts';
import { moveElsewhere } from '../../testing/github/elsewhere.ts';
import { worldOf } from '../../testing/github/event-run.ts';
import { history } from '../../testing/github/history.ts';
import { payload, release } from '../../testing/github/releases.ts';
import { type Scenario, stillFailing } from '../../testing/github/scenarios.ts';
import { sendThrough } from '../../testing/runner/delivery.ts';
import type { ActionResult } from '../../testing/runner/run-action.ts';
import { actionIn, startGitHub } from '../../testing/runner/story.ts';
import { startMailHost } from '../../testing/smtp/mail-host.ts';

/**
 * Every input once with a value that has an effect, and once with a value that is refused. The last tests name the
 * input that has none of one sort.
 */

let emulator: Emulator;
/** Takes the connection and never greets. */
let silent: Emulator;

beforeAll(async () => {
  emulator = await startMailHost();
  silent = await startMailHost({ faults: [{ at: 'greeting', do: 'stall' }] });
});
afterAll(() => Promise.all([emulator.close(), silent.close()]));

const workspace = mkdtempSync(join(tmpdir(), 'acs-mail-inputs-'));
const junit =
  '<testsuite name="s" tests="1" failures="1"><testcase name="adds the fee"><failure message="no"/></testcase></testsuite>';
for (const [name, content] of Object.entries({
  'notes.txt': 'Notes',
  'junit.xml': junit,
  'body.txt': 'From the file of the body',
  'mail.html': '<p>From the file of HTML</p>',
  'large.bin': Buffer.alloc(1_500_000),
})) {
  writeFileSync(join(workspace, name), content);
}

/** What a run leaves, one text a place. */
interface Seen {
  result: ActionResult;
  outputs: string;
  log: string;
  /** Who signed in, and the recipients of the envelope. */
  session: string;
  /** Decoded headers, one a line. */
  headers: string;
  text: string;
  html: string;
  files: string;
}

async function play(scenario: Scenario, inputs: Record<string, string>, server: Emulator): Promise<Seen> {
  const github = await startGitHub(scenario);
  try {
    const given = actionIn(scenario, github, server);
    const result = await sendThrough(server, {
      ...given,
      env: { ...given.env, GITHUB_WORKSPACE: workspace },
      inputs: { ...given.inputs, ...inputs },
    });
    const { 'message-id': id, 'eml-path': previewed } = result.outputs;
    const message = server.messages.find(({ messageId }) => messageId === id);
    const content = message?.content ?? (previewed ? await readFile(previewed) : '');
    const mail = await PostalMime.parse(content);
    return {
      result,
      outputs: JSON.stringify(result.outputs),
      log: result.log,
      session: message
        ? [message.mechanism, message.username, ...message.envelope.recipients].join('\n')
        : 'none',
      headers: mail.headers.map(({ key, value }) => `${key}: ${value}`).join('\n'),
      text: (mail.text ?? '').replace(/\s+/g, ' '),
      html: mail.html ?? '',
      files: mail.attachments.map(({ filename }) => filename).join('\n'),
    };
  } finally {
    await github.stop();
  }
}

type Place = Exclude<keyof Seen, 'result'>;

interface Run {
  title: string;
  scenario?: () => Scenario;
  inputs: Record<string, string>;
  code?: number;
  isSilent?: boolean;
  /** What shows that the value of an input had its effect. */
  shows: Partial<Record<InputName, readonly [place: Place, pattern: RegExp]>>;
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A repository with the runs of the last days, as a schedule sees it. */
function scheduled(): Scenario {
  const scenario = stillFailing();
  const now = Date.now();
  const span = { from: new Date(now - 6 * 86_400_000).toISOString(), to: new Date(now).toISOString() };
  const runs = history({ count: 60, ...span, workflows: ['CI', 'Docs'] });
  return { ...scenario, world: worldOf({ runs }), env: { ...scenario.env, GITHUB_EVENT_NAME: 'schedule' } };
}

function released(): Scenario {
  const story = { id: 704, tag: 'v1.4.0', name: 'Spring', body: 'Totals are rounded.' };
  return {
    ...stillFailing(),
    world: worldOf({ releases: [release(story)] }),
    event: payload({}),
  };
}

const elsewhere = moveElsewhere(stillFailing(), 'contoso/shop', 100_000);
const message = { kind: 'message', 'dry-run': 'true' };

const runs: readonly Run[] = [
  {
    title: 'a red build',
    inputs: {
      'username-separator': '|',
      auth: 'password',
      'secret-expires': inDays(5),
      to: '@committers',
      cc: 'Carla <carla@contoso.example>',
      bcc: 'bert@contoso.example',
      'reply-to': 'team@contoso.example',
      'allow-domains': 'contoso.com',
      'recipient-map': 'linus = Linus <mapped@elsewhere.example>',
      'notify-on': 'still-failing',
      repeat: 'always',
      branches: 'main',
      events: 'push',
      'log-lines': '1',
      commits: '1',
      'test-reports': 'junit.xml',
      attachments: 'notes.txt',
      'attach-logs': 'failed',
      priority: 'high',
      headers: 'X-Team: shop',
      thread: 'none',
      timezone: 'Asia/Tokyo',
      locale: 'de',
      redact: 'adds the delivery',
    },
    shows: {
      'acs-resource': ['session', new RegExp(`^${account.acsResource}\\|`, 'm')],
      'client-id': ['session', new RegExp(`\\|${account.clientId}\\|`)],
      'tenant-id': ['session', new RegExp(`\\|${account.tenantId}$`, 'm')],
      'client-secret': ['outputs', /"sent":"true"/],
      'username-separator': ['session', /^[^|.]+\|/m],
      auth: ['session', /^LOGIN$/m],
      'secret-expires': ['log', /secret.*(?:ends|expires)/i],
      'smtp-host': ['outputs', /"sent":"true"/],
      'smtp-port': ['outputs', /"sent":"true"/],
      from: ['headers', new RegExp(`^from: Contoso Builds <${account.from}>$`, 'm')],
      to: ['session', /^grace@contoso\.com$/m],
      cc: ['headers', /^cc: .*carla@contoso\.example/m],
      bcc: ['session', /^bert@contoso\.example$/m],
      'reply-to': ['headers', /^reply-to: .*team@contoso\.example/m],
      'allow-domains': ['session', /^ada@contoso\.com$/m],
      'recipient-map': ['session', /^mapped@elsewhere\.example$/m],
      'notify-on': ['outputs', /"state":"still-failing"/],
      needs: ['outputs', /"failed-jobs":"\[\\"test /],
      job: ['outputs', /"kind":"build"/],
      'github-token': ['text', /Round totals/],
      commits: ['text', /2 more|and 2/],
      'test-reports': ['text', /adds the fee/],
      attachments: ['files', /^notes\.txt$/m],
      'attach-logs': ['files', /\.zip$|\.log/m],
      priority: ['headers', /^x-priority: 1/im],
      headers: ['headers', /^x-team: shop$/m],
      timezone: ['text', /\d\d:\d\d GMT\+9/],
      locale: ['text', /\d\. Nov\. 2026|\d\. November/],
      redact: ['text', /\[redacted\] fee once/],
    },
  },
  {
    title: 'no line of the log and no thread',
    inputs: { 'log-lines': '0', thread: 'branch', 'dry-run': 'true' },
    shows: {
      thread: ['headers', /^references: /m],
      'log-lines': ['log', /^(?![\s\S]*\/logs 200)/],
      'dry-run': ['session', /^none$/],
    },
  },
  ...(
    [
      ['notify-on', 'fixed', 'notify-on'],
      ['repeat', 'never', 'repeat'],
      ['branches', 'release/*', 'branches'],
      ['ignore-branches', 'ma*', 'ignore-branches'],
      ['events', 'schedule', 'events'],
      ['ignore-actors', 'ada', 'ignore-actors'],
      ['status', 'cancelled', 'notify-on'],
    ] as const
  ).map(
    ([input, value, named]): Run => ({
      title: `${input}: ${value} is a reason not to send`,
      inputs: { [input]: value },
      shows: { [input]: ['outputs', new RegExp(`"sent":"false","skipped-reason":"[^"]*\`${named}\` is`)] },
    }),
  ),
  {
    title: 'a server with a user name of its own',
    inputs: {
      service: 'smtp',
      'smtp-username': [account.acsResource, account.clientId, account.tenantId].join('.'),
      'smtp-password': account.clientSecret,
      'acs-resource': '',
      'client-id': '',
      'tenant-id': '',
      'client-secret': '',
      'max-message-size': '1MB',
      attachments: 'large.bin',
      'attachments-overflow': 'link',
      kind: 'message',
      body: 'Hello',
    },
    shows: {
      service: ['outputs', /"sent":"true"/],
      'smtp-username': ['session', new RegExp(`^${account.acsResource}\\.`, 'm')],
      'smtp-password': ['outputs', /"sent":"true"/],
      'max-message-size': ['files', /^$/],
      kind: ['outputs', /"kind":"message"/],
    },
  },
  {
    title: 'a message',
    inputs: { ...message, subject: 'About {{ fields.owner }}', body: 'Hello **you**', fields: 'owner=shop' },
    shows: {
      subject: ['headers', /^subject: About shop$/m],
      fields: ['headers', /^subject: About shop$/m],
      body: ['html', /<strong[^>]*>you<\/strong>/],
    },
  },
  {
    title: 'a body from a file',
    inputs: { ...message, 'body-file': 'body.txt' },
    shows: { 'body-file': ['text', /From the file of the body/] },
  },
  {
    title: 'HTML',
    inputs: { ...message, html: '<p>Whole mail</p>' },
    shows: { html: ['html', /<p>Whole mail<\/p>/] },
  },
  {
    title: 'HTML from a file',
    inputs: { ...message, 'html-file': 'mail.html' },
    shows: { 'html-file': ['html', /From the file of HTML/] },
  },
  {
    title: 'a digest of two days',
    scenario: scheduled,
    inputs: { kind: 'digest', period: '2d', 'notify-on': 'always', 'dry-run': 'true' },
    shows: { period: ['text', /\b(?:19|20|21) runs of 2 workflows/] },
  },
  {
    title: 'a run of another repository',
    scenario: () => ({ ...stillFailing(), stub: { others: [elsewhere.world] } }),
    inputs: { repository: 'contoso/shop', 'run-id': String(elsewhere.runId), 'dry-run': 'true' },
    shows: {
      repository: ['text', /contoso\/shop · CI · run #10/],
      'run-id': ['outputs', /"state":"still-failing"/],
    },
  },
  {
    title: 'a release by its tag',
    scenario: released,
    inputs: { kind: 'release', tag: 'v1.4.0', 'dry-run': 'true' },
    shows: { tag: ['text', /Totals are rounded\./] },
  },
  {
    title: 'a deployment',
    inputs: {
      kind: 'deployment',
      environment: 'staging-4',
      'environment-url': 'https://staging.contoso.example/shop',
      version: '2.7.1-beta',
      'dry-run': 'true',
    },
    shows: {
      environment: ['headers', /^subject: .*staging-4/m],
      'environment-url': ['html', /href="https:\/\/staging\.contoso\.example\/shop"/],
      version: ['text', /2\.7\.1-beta/],
    },
  },
  {
    title: 'a check of the sign-in',
    inputs: { verify: 'true' },
    shows: { verify: ['log', /✓ signed in/] },
  },
  {
    title: 'a server that says nothing, whose error is a warning',
    inputs: { ...message, 'dry-run': 'false', body: 'Hello', timeout: '1s', 'on-error': 'warn' },
    isSilent: true,
    shows: { timeout: ['log', /No answer from .* in time/], 'on-error': ['outputs', /"sent":"false"/] },
  },
  {
    title: 'a missing file that is an error',
    inputs: { attachments: 'none/*', 'if-no-files-found': 'error' },
    code: 1,
    shows: { 'if-no-files-found': ['log', /attachments found no file for "none\/\*"/] },
  },
  {
    title: 'too large an attachment that is an error',
    inputs: {
      'max-message-size': '1MB',
      attachments: 'large.bin',
      'attachments-overflow': 'fail',
    },
    code: 1,
    shows: { 'attachments-overflow': ['log', /large\.bin/] },
  },
];

describe.concurrent('a value that is right has its effect', () => {
  it.each(runs)('$title', async ({ scenario = stillFailing, inputs, code = 0, isSilent, shows }) => {
    const seen = await play(scenario(), inputs, isSilent ? silent : emulator);
    expect(seen.result.code, seen.result.raw).toBe(code);
    for (const [input, [place, pattern]] of Object.entries(shows)) {
      expect(seen[place], `${input}\n${seen.result.raw}`).toMatch(pattern);
    }
  });
});

/** Values that are refused, together where they do not hide each other: all that is wrong is reported at once. */
const refused: readonly { wrong: Partial<Record<InputName, string>>; beside?: Record<string, string> }[] = [
  {
    wrong: {
      service: 'gmail',
      'acs-resource': 'contoso.communication.azure.com',
      'client-id': 'builds',
      'tenant-id': 'contoso',
      'client-secret': '"quoted"',
      'secret-expires': '2027-02-31',
      'username-separator': '-',
      auth: 'kerberos',
      'smtp-host': 'smtp://localhost',
      'smtp-port': '465',
      'max-message-size': '10',
      from: 'builds',
      to: 'dev@contoso',
      cc: 'dev@@contoso.example',
      bcc: 'dev contoso.example',
      'reply-to': '@culprits',
      'recipient-map': 'octocat',
      'allow-domains': 'com',
      'notify-on': 'sometimes',
      repeat: 'twice',
      status: 'broken',
      needs: '[]',
      job: 'failure',
      kind: 'party',
      repository: 'contoso',
      'run-id': 'latest',
      'environment-url': 'javascript:alert(1)',
      period: '5',
      body: 'Hello',
      'body-file': 'body.txt',
      'html-file': 'mail.html',
      fields: 'just a text',
      'log-lines': '501',
      commits: '-1',
      'if-no-files-found': 'fail',
      'attachments-overflow': 'zip',
      'attach-logs': 'true',
      priority: 'urgent',
      headers: 'Bcc: eve@evil.example',
      thread: 'subject',
      timezone: 'CET+1',
      locale: 'english',
      'dry-run': 'maybe',
      verify: 'yes',
      'on-error': 'ignore',
      timeout: '5',
      redact: '(',
    },
    beside: { html: '<p>Hello</p>' },
  },
  { wrong: { 'smtp-username': 'builds' } },
  { wrong: { 'smtp-password': '' }, beside: { service: 'smtp', 'smtp-username': 'builds' } },
];

const anyText = 'any text is one';
const anyGlob = 'any text is a list of globs';
/** Inputs that take whatever is given, and why. */
const free: Partial<Record<InputName, string>> = {
  branches: anyGlob,
  'ignore-branches': anyGlob,
  events: anyGlob,
  'ignore-actors': anyGlob,
  'test-reports': anyGlob,
  attachments: anyGlob,
  tag: anyText,
  environment: anyText,
  version: anyText,
  subject: anyText,
  html: anyText,
  'github-token': 'only GitHub knows its tokens',
};

describe.concurrent('a value that is wrong is named', () => {
  it.each(refused)('$wrong', async ({ wrong, beside }) => {
    const result = await sendThrough(emulator, { inputs: { ...beside, ...wrong } });
    expect(result.code, result.raw).toBe(1);
    const { message = '' } = result.annotations.find(({ level }) => level === 'error') ?? {};
    const isNamed = (name: string): boolean => new RegExp(`(?<![\\w-])${name} `).test(message);
    expect(
      Object.keys(wrong).filter((name) => !isNamed(name)),
      message,
    ).toEqual([]);
  });
});

describe('every input', () => {
  it.each(inputNames)('%s has a value that shows its effect', (name) => {
    expect(runs.filter(({ shows }) => name in shows).map(({ title }) => title)).not.toEqual([]);
  });

  it.each(inputNames)('%s has a value that is refused, or takes any', (name) => {
    const isRefused = refused.some(({ wrong }) => name in wrong);
    expect(isRefused || free[name]).toBeTruthy();
  });
});
