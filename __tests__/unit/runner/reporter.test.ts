import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ActionError, type ErrorKind } from '../../../src/errors.ts';
import type { Message } from '../../../src/mail/message/message.ts';
import {
  asActionError,
  cancellationFailure,
  partialFailure,
  Reporter,
} from '../../../src/runner/reporter.ts';
import { connectRunner, type Runner } from '../../../src/runner/runner.ts';
import type { Receipt } from '../../../src/smtp/receipt.ts';

let folder = '';
let written = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reporter-'));
  written = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
  for (const variable of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']) {
    const path = join(folder, variable);
    writeFileSync(path, '');
    vi.stubEnv(variable, path);
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = undefined;
  rmSync(folder, { recursive: true });
});

interface Told {
  /** Without the escapes of the runner's commands. */
  log: string;
  outputs: Record<string, string>;
  summary: string;
  isRed: boolean;
}

/** What a user sees of the work. */
async function tell(
  work: (reporter: Reporter, runner: Runner) => unknown,
  env: NodeJS.ProcessEnv = {},
): Promise<Told> {
  const { GITHUB_OUTPUT, GITHUB_STEP_SUMMARY } = process.env;
  const runner = connectRunner({ GITHUB_OUTPUT, GITHUB_STEP_SUMMARY, ...env });
  await work(new Reporter(runner, env), runner);
  const outputs = readFileSync(join(folder, 'GITHUB_OUTPUT'), 'utf8').matchAll(
    /^(\S+)<<(\S+)\r?\n(.*?)\r?\n\2\r?\n/gms,
  );
  return {
    log: written
      .replaceAll('\r\n', '\n')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ','),
    outputs: Object.fromEntries([...outputs].map(([, name, , value]) => [name, value])),
    summary: readFileSync(join(folder, 'GITHUB_STEP_SUMMARY'), 'utf8').replaceAll('\r\n', '\n'),
    isRed: process.exitCode === 1,
  };
}

const message = {
  subject: 'Build | failed',
  from: { name: 'CI', address: 'ci@contoso.example' },
  to: [
    { name: '', address: 'ada@contoso.example' },
    { name: '', address: 'grace@contoso.example' },
  ],
  cc: [{ name: '', address: 'boss@contoso.example' }],
  bcc: [],
  text: 'A\n```js\nB\n```',
} as Partial<Message> as Message;

const receipt: Receipt = {
  accepted: ['ada@contoso.example'],
  rejected: [],
  response: '250 2.0.0 OK for ada@contoso.example',
  size: 2_048,
  isComplete: true,
  messageId: '<1@contoso.example>',
  attempts: 1,
  timings: { dnsMs: 10, connectMs: 20, tlsMs: 40, authMs: 80, sendMs: 160, totalMs: 310 },
  tlsVersion: 'TLSv1.3',
};

const failure = new ActionError('rejected', {
  title: 'Nobody took it',
  causes: ['One.', 'Two.'],
  remedies: ['Do: az login --x'],
  response: '550 no ada@contoso.example',
});

describe('a failure', () => {
  it('says what happened, why, and what to do, in the annotation and in the summary', async () => {
    const told = await tell((reporter) => reporter.failed(failure, false, { attempts: '2' }));
    const help = 'https://github.com/acs-mail/acs-mail-action/blob/main/docs/troubleshooting.md#rejected';
    expect(told.log).toBe(
      `::error title=Nobody took it::Nobody took it\nThe server said: 550 no a…@contoso.example\n\nWhy:\n- One.\n- Two.\n\nWhat to do:\n- Do: az login --x\n\nMore: ${help}\n`,
    );
    expect(told.summary).toBe(
      `### ❌ Nobody took it\n\nThe server said: \`550 no a…@contoso.example\`\n\n**Why**\n\n- One.\n- Two.\n\n**What to do**\n\n- Do\\: \`az login --x\`\n\n[More about this](${help})\n\n`,
    );
    expect(told.outputs).toEqual({ sent: 'false', response: '550 no ada@contoso.example', attempts: '2' });
    expect(told.isRed).toBe(true);
  });

  it('says no more than is known', async () => {
    const told = await tell((reporter) => reporter.failed(new ActionError('dns', { title: 'x' }), false));
    expect(told.log).toMatch(/^::error title=x::x\n\nMore: https:\S+#dns\n$/);
    expect(told.summary).toMatch(/^### ❌ x\n\n\[More about this\]\(https:\S+#dns\)\n\n$/);
    expect(told.outputs).toEqual({ sent: 'false' });
  });

  it.each<[NodeJS.ProcessEnv, string]>([
    [{}, 'acs-mail/acs-mail-action/blob/main/'],
    [{ GITHUB_ACTION_REPOSITORY: 'fork/mail', GITHUB_ACTION_REF: 'v2' }, 'fork/mail/blob/v2/'],
    [{ GITHUB_ACTION_REF: 'v2' }, 'acs-mail/acs-mail-action/blob/v2/'],
    [
      { GITHUB_SERVER_URL: 'https://github.com', GITHUB_ACTION_REPOSITORY: 'fork/mail' },
      'fork/mail/blob/main/',
    ],
    [
      {
        GITHUB_SERVER_URL: 'https://ghe.example',
        GITHUB_ACTION_REPOSITORY: 'copy/mail',
        GITHUB_ACTION_REF: 'v2',
      },
      'acs-mail/acs-mail-action/blob/main/',
    ],
  ])('%j leads to the documentation in %s', async (env, path) => {
    const { log } = await tell((reporter) => reporter.failed(failure, false), env);
    expect(log).toContain(`More: https://github.com/${path}docs/troubleshooting.md#rejected`);
  });

  it.each<[ErrorKind, isRed: boolean]>([
    ['auth', false],
    ['token', false],
    ['dns', false],
    ['connect', false],
    ['tls', false],
    ['timeout', false],
    ['throttled', false],
    ['rejected', false],
    ['partial', false],
    ['unknown-outcome', false],
    ['input', true],
    ['template', true],
    ['cancelled', true],
    ['internal', true],
  ])('of kind %s, with on-error: warn, makes the step red: %s', async (kind, isRed) => {
    const told = await tell((reporter) => reporter.failed(new ActionError(kind, { title: 'x' }), true));
    expect(told.isRed).toBe(isRed);
    expect(told.log.startsWith(isRed ? '::error title=x::x' : '::warning title=x::x')).toBe(true);
    expect(told.summary === '').toBe(kind === 'partial');
  });

  it.each<[ErrorKind, sent: string]>([
    ['rejected', 'false'],
    ['timeout', 'false'],
    ['unknown-outcome', 'unknown'],
    ['internal', 'unknown'],
  ])('of kind %s after the message began to leave: sent is %s', async (kind, sent) => {
    const told = await tell((reporter) => {
      expect(reporter.hasBegun).toBe(false);
      reporter.handingOver();
      expect(reporter.hasBegun).toBe(true);
      return reporter.failed(new ActionError(kind, { title: 'x' }), false);
    });
    expect(told.outputs['sent']).toBe(sent);
  });

  it('after the mail is out leaves it sent, and is not followed by a skip', async () => {
    const told = await tell(async (reporter) => {
      await reporter.sent(message, receipt, 'the portal');
      await reporter.failed(new ActionError('timeout', { title: 'x' }), false);
      await reporter.skipped('nothing to say');
    });
    expect(told.outputs['sent']).toBe('true');
    expect(told.outputs).not.toHaveProperty('skipped-reason');
    expect(told.log).not.toContain('nothing to say');
  });

  it('cuts a long answer, and whatever looks like an address before the recipients are known', async () => {
    const long = new ActionError('rejected', { title: 'by x@y.example', response: `5${'z'.repeat(2_000)}` });
    const { outputs, log } = await tell((reporter) => reporter.failed(long, false));
    expect(outputs['response']).toHaveLength(1_000);
    expect(log).toContain('::by x…@y.example\n');
  });

  it('cuts exactly the recipients once they are known', async () => {
    const said = new ActionError('rejected', {
      title: 'x',
      causes: ['ADA@contoso.example, boss@contoso.example, <7@mail.example>'],
    });
    const { log } = await tell((reporter) => {
      reporter.addressTo(message);
      return reporter.failed(said, false);
    });
    expect(log).toContain('- a…@contoso.example, b…@contoso.example, <7@mail.example>\n');
  });

  it.each<[string, isPrivate: boolean, NodeJS.ProcessEnv]>([
    ['in a private repository', true, {}],
    ['with step debugging', false, { RUNNER_DEBUG: '1' }],
  ])('shows addresses whole %s', async (_where, isPrivate, env) => {
    const { log } = await tell((reporter) => {
      reporter.showAddresses(isPrivate);
      reporter.showAddresses(false);
      return reporter.failed(failure, false);
    }, env);
    expect(log).toContain('550 no ada@contoso.example');
  });

  it('of the action itself asks for a report and shows where it happened when debugging', async () => {
    const told = await tell((reporter) => reporter.failed(asActionError(new TypeError('no such x')), false));
    expect(told.log).toContain('::Unexpected error in the action: no such x\n');
    expect(told.log).toContain('\n- This is a fault of the action, not of your workflow.\n');
    expect(told.log).toContain('\n- Please report it with the step debug log');
    expect(told.log).toMatch(/^::debug::TypeError: no such x\n\s+at .*reporter\.test\.ts/m);
  });
});

describe('which failure', () => {
  it('is passed on, and what is none becomes one', () => {
    expect(asActionError(failure)).toBe(failure);
    expect(asActionError('why')).toMatchObject({
      kind: 'internal',
      anchor: 'internal',
      title: 'Unexpected error in the action: why',
      cause: 'why',
    });
  });

  it.each([
    [true, 'The job was cancelled; the mail had been accepted by then', 0],
    [false, 'The job was cancelled before the mail was sent', 1],
  ])('a cancelled job is, with the mail out: %s', (hasMail, title, remedies) => {
    const error = cancellationFailure(hasMail);
    expect(error).toMatchObject({ kind: 'cancelled', anchor: 'cancelled', title });
    expect([error.causes.length, error.remedies.length]).toEqual([1, remedies]);
  });

  it('a partly refused mail is', () => {
    const refused = { address: 'no@x.example', code: 550, enhanced: '5.1.1', response: '550 5.1.1 unknown' };
    expect(partialFailure({ ...receipt, rejected: [refused, refused] })).toMatchObject({
      kind: 'partial',
      anchor: 'recipient-refused',
      title: 'The mail was accepted for 1 and refused for 2 of 3 recipients',
      causes: ['no@x.example: 550 5.1.1 unknown', 'no@x.example: 550 5.1.1 unknown'],
      remedies: [expect.stringContaining('do not simply run the step again')],
    });
  });
});

describe('a mail', () => {
  it('that is accepted: what the server said, for whom, and how long it took', async () => {
    const told = await tell((reporter) => {
      reporter.addressTo(message);
      return reporter.sent(message, receipt, 'Azure Monitor');
    });
    expect(told.log).toBe(
      'Mail accepted by the mail service for a…@contoso.example in 0.31 s: 250 2.0.0 OK for a…@contoso.example\n',
    );
    expect(told.summary).toBe(
      [
        '### ✉️ Mail accepted by the mail service\n',
        '| | |',
        '|---|---|',
        '| Subject | Build \\| failed |',
        '| To | `a…@contoso.example`, `g…@contoso.example` |',
        '| Cc | `b…@contoso.example` |',
        '| Message-ID | `<1@contoso.example>` |',
        '| Reply | `250 2.0.0 OK for a…@contoso.example` |',
        '| Time | 0.31 s: connect 0.03 s, TLSv1.3 0.04 s, sign-in 0.08 s, send 0.16 s |',
        '| Size | 2 kB |',
        '',
        '<sub>Accepted is not delivered: bounces, suppression and spam filtering come later and show in Azure Monitor.</sub>\n\n',
      ].join('\n'),
    );
    expect(told.outputs).toEqual({
      sent: 'true',
      response: '250 2.0.0 OK for ada@contoso.example',
      accepted: '["ada@contoso.example"]',
      rejected: '[]',
      attempts: '1',
      timings: JSON.stringify({ tlsVersion: 'TLSv1.3', ...receipt.timings }),
    });
    expect(told.isRed).toBe(false);
  });

  it('that some refused, after several tries', async () => {
    const refused = {
      address: 'boss@contoso.example',
      code: 550,
      enhanced: '5.1.1',
      response: '550 boss@contoso.example?',
    };
    const { summary: shown } = await tell((reporter) =>
      reporter.sent(message, { ...receipt, isComplete: false, attempts: 2, rejected: [refused] }, 'x'),
    );
    expect(shown).toMatch(/^### ⚠️ Mail accepted for some recipients, refused for others\n/);
    expect(shown).toContain('| Refused | `b…@contoso.example` `550 b…@contoso.example?` |');
    expect(shown).toContain(', send 0.16 s, 2 tries |');
  });

  it('that is not sent: the reason', async () => {
    const told = await tell((reporter) => reporter.skipped('It is *green*'));
    expect(told).toMatchObject({
      log: '::notice title=No mail sent::It is *green*\n',
      outputs: { sent: 'false', 'skipped-reason': 'It is *green*' },
      summary: '### ✉️ No mail sent\n\nIt is \\*green\\*\n\n',
    });
  });

  it('that is previewed: its files and its text, with more ticks around than inside', async () => {
    const files = { eml: '/t/mail.eml', html: '/t/mail.html', text: '/t/mail.txt' };
    const told = await tell((reporter) => reporter.previewed(message, files));
    expect(told.log).toBe(
      'Dry run: nothing was sent. The mail is in /t/mail.eml\n::group::Text part of the mail\nA\n```js\nB\n```\n::endgroup::\n',
    );
    expect(told.summary).toBe(
      [
        '### ✉️ Dry run: this mail was not sent\n',
        '| | |',
        '|---|---|',
        '| Subject | Build \\| failed |',
        '| From | `c…@contoso.example` |',
        '| To | `a…@contoso.example`, `g…@contoso.example` |',
        '| Cc | `b…@contoso.example` |',
        '| Files | `/t/mail.eml`<br>`/t/mail.html`<br>`/t/mail.txt` |',
        '\n<details open><summary>Text part</summary>\n',
        '````text\nA\n```js\nB\n```\n````',
        '\n</details>\n\n',
      ].join('\n'),
    );
    expect(told.outputs).toEqual({
      sent: 'false',
      'skipped-reason': 'dry-run is true',
      'eml-path': files.eml,
      'html-path': files.html,
      'text-path': files.text,
    });
  });

  it('that is none: the sign-in, stage by stage', async () => {
    const { sendMs: _send, totalMs: _total, ...stages } = receipt.timings;
    const told = await tell((reporter) =>
      reporter.verified({ host: 'smtp.example', port: 587 }, 'TLSv1.3', stages),
    );
    const lines = [
      'name smtp.example resolved in 0.01 s',
      'port 587 connected and greeted in 0.02 s',
      'STARTTLS with TLSv1.3, certificate and name verified, in 0.04 s',
      'signed in after 0.08 s',
    ];
    expect(told.log).toBe(`Verified, nothing was sent:\n${lines.map((line) => `  ✓ ${line}\n`).join('')}`);
    expect(told.summary).toBe(
      `### ✉️ Sign-in verified, nothing sent\n\n${lines.map((line) => `- ✅ ${line}\n`).join('')}\n`,
    );
    expect(told.outputs).toEqual({
      sent: 'false',
      'skipped-reason': 'verify is true',
      timings: JSON.stringify({ tlsVersion: 'TLSv1.3', ...stages }),
    });
  });
});
