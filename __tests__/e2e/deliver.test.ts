import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Emulator } from '../../emulator/emulator.ts';
import { failedJob, sendThrough } from '../../testing/runner/delivery.ts';
import { sixInputs } from '../../testing/runner/inputs.ts';
import { type ActionResult, runAction } from '../../testing/runner/run-action.ts';
import { startMailHost } from '../../testing/smtp/mail-host.ts';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startMailHost({
    recipients: {
      'nosuch@contoso.example': '550 5.1.1 No such user here',
      'later@contoso.example': '451 4.3.0 Try again later',
    },
  });
});
afterAll(() => emulator.close());
beforeEach(() => emulator.clearFaults());

const lastMessage = () => {
  const message = emulator.messages.at(-1);
  if (!message) throw new Error('no message arrived');
  return message;
};

const errorOf = (result: ActionResult) => result.annotations.find((each) => each.level === 'error');

it('runs on Node 24, as the action does', () => {
  expect(process.versions.node).toMatch(/^24\./);
});

describe('six inputs in a failing build', () => {
  it('send one correct mail', async () => {
    const before = emulator.messages.length;
    const result = await sendThrough(emulator);
    expect(result.code, result.raw).toBe(0);
    expect(emulator.messages.length).toBe(before + 1);

    const { envelope, content, mechanism, tlsVersion, isMessageIdKept, messageId } = lastMessage();
    expect(envelope).toMatchObject({ from: emulator.account.from, recipients: ['dev@contoso.example'] });
    expect(mechanism).toBe('LOGIN');
    expect(tlsVersion).toBe('TLSv1.3');
    expect(isMessageIdKept).toBe(true);

    const first = await simpleParser(content);
    const second = await PostalMime.parse(content);
    for (const subject of [first.subject, second.subject]) {
      expect(subject).toBe('✗ CI / notify failed on main – contoso/app');
    }
    expect(first.from?.value).toEqual([{ name: 'Contoso Builds', address: emulator.account.from }]);
    expect(second.to).toEqual([{ name: '', address: 'dev@contoso.example' }]);
    expect(first.text).toContain('contoso/app');
    expect(second.html).toContain('https://github.com/contoso/app/actions/runs/9010');
    expect(first.messageId).toBe(messageId);
    const headers = new Map(second.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('x-ci-state')).toBe('failed');
    expect(headers.has('bcc')).toBe(false);

    expect(result.outputs).toMatchObject({
      sent: 'true',
      'message-id': messageId,
      accepted: '["dev@contoso.example"]',
      rejected: '[]',
      attempts: '1',
      kind: 'build',
      state: 'failed',
      subject: '✗ CI / notify failed on main – contoso/app',
    });
    expect(result.outputs['response']).toMatch(/^250 2\.\d\.\d /);
    expect(result.summary).toContain('Mail accepted');
    expect(result.annotations.filter((each) => each.level === 'error')).toEqual([]);
  });

  it('say goodbye, on one connection', async () => {
    const before = emulator.sessions.length;
    await sendThrough(emulator);
    const session = await emulator.waitForSession(before + 1);
    expect(emulator.sessions.length).toBe(before + 1);
    expect(session.commands).toEqual(['EHLO', 'STARTTLS', 'EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'QUIT']);
    expect(session.end).toBe('quit');
  });

  it('cut addresses in the log of a public repository, not in that of a private one', async () => {
    const isPublic = await sendThrough(emulator, { env: { RUNNER_DEBUG: '' } });
    expect(isPublic.log).not.toContain('dev@contoso.example');
    expect(isPublic.summary).toContain('d…@contoso.example');
    const event = { repository: { id: 1, full_name: 'contoso/app', private: true } };
    const isPrivate = await sendThrough(emulator, { event, env: { RUNNER_DEBUG: '' } });
    expect(isPrivate.summary).toContain('dev@contoso.example');
  });
});

describe('who signs in', () => {
  it.each([
    ['the triple with pipes', { 'username-separator': '|' }],
    [
      'an SMTP Username',
      { 'acs-resource': '', 'client-id': '', 'tenant-id': '', 'smtp-username': 'build-mailer' },
    ],
  ])('%s', async (_title, inputs) => {
    const result = await sendThrough(emulator, { inputs });
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(lastMessage().username).toBe(
      'smtp-username' in inputs ? 'build-mailer' : emulator.account.username.replaceAll('.', '|'),
    );
  });

  it('every part of the login is masked', async () => {
    const { masks } = await sendThrough(emulator);
    const { account } = emulator;
    for (const value of [
      account.clientSecret,
      account.username,
      account.clientId,
      account.tenantId,
      account.acsResource,
    ]) {
      expect(masks).toContain(value);
    }
    expect(masks).toContain(Buffer.from(account.clientSecret).toString('base64'));
  });

  it('secrets are masked before wrong inputs are reported', async () => {
    const result = await sendThrough(emulator, {
      inputs: { 'client-secret': 'a pasted secret', 'notify-on': 'flase' },
    });
    expect(result.code).toBe(1);
    expect(result.raw.indexOf('::add-mask::')).toBeLessThan(result.raw.indexOf('::error'));
  });
});

describe('recipients', () => {
  it('cc and bcc get it, bcc is no header, doubles get one copy', async () => {
    await sendThrough(emulator, {
      inputs: {
        to: 'Ada Löve <ada@contoso.example>, dev@contoso.example',
        cc: 'DEV@contoso.example',
        bcc: 'boss@contoso.example',
        'reply-to': 'team@contoso.example',
        priority: 'high',
      },
    });
    const { envelope, content } = lastMessage();
    expect(envelope.recipients.toSorted()).toEqual([
      'ada@contoso.example',
      'boss@contoso.example',
      'dev@contoso.example',
    ]);
    const mail = await PostalMime.parse(content);
    expect(content.toString()).not.toContain('boss@');
    expect(mail.to?.[0]).toEqual({ name: 'Ada Löve', address: 'ada@contoso.example' });
    expect(mail.replyTo).toEqual([{ name: '', address: 'team@contoso.example' }]);
    expect(mail.headers.find(({ key }) => key === 'importance')?.value).toBe('high');
  });

  it('one open and one hidden recipient are two', async () => {
    const { outputs } = await sendThrough(emulator, {
      inputs: { to: 'ada@contoso.example', bcc: 'boss@contoso.example' },
    });
    expect(JSON.parse(outputs['accepted'] ?? '[]')).toEqual(['ada@contoso.example', 'boss@contoso.example']);
  });

  it('a partly refused mail is a failure that says who has it', async () => {
    const result = await sendThrough(emulator, {
      inputs: { to: 'dev@contoso.example, nosuch@contoso.example' },
    });
    expect(result.code).toBe(1);
    expect(result.outputs).toMatchObject({ sent: 'true', accepted: '["dev@contoso.example"]' });
    expect(JSON.parse(result.outputs['rejected'] ?? '')).toEqual([
      {
        address: 'nosuch@contoso.example',
        code: 550,
        enhanced: '5.1.1',
        response: '550 5.1.1 No such user here',
      },
    ]);
    const error = errorOf(result);
    expect(error?.title).toBe('The mail was accepted for 1 and refused for 1 of 2 recipients');
    expect(error?.message).toContain('do not simply run the step again');
  });

  it('an all-refused mail is sent to nobody', async () => {
    const before = emulator.messages.length;
    const result = await sendThrough(emulator, { inputs: { to: 'nosuch@contoso.example' } });
    expect(result.code).toBe(1);
    expect(result.outputs).toMatchObject({ sent: 'false', attempts: '1' });
    expect(errorOf(result)?.title).toBe('The server refused the recipients');
    expect(emulator.messages.length).toBe(before);
  });

  it('more than 50 are refused before connecting', async () => {
    const before = emulator.sessions.length;
    const to = Array.from({ length: 51 }, (_, index) => `dev${index}@contoso.example`).join('\n');
    const result = await sendThrough(emulator, { inputs: { to } });
    expect(result.code).toBe(1);
    expect(errorOf(result)?.message).toContain('51 recipients');
    expect(emulator.sessions.length).toBe(before);
  });
});

describe('the end of the secret', () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  it('is told in the job log and in the mail from 30 days before', async () => {
    const before = emulator.messages.length;
    const end = inDays(12);
    const result = await sendThrough(emulator, { inputs: { 'secret-expires': end } });
    const mail = await PostalMime.parse(emulator.messages[before]?.content ?? '');
    const words = new RegExp(
      `expires on ${end}, in 1[12] days\\. Rotate it with infra/azure-cli/rotate-secret\\.sh`,
    );
    expect(result.annotations.find(({ title }) => title === 'Rotate the secret')?.message).toMatch(words);
    expect(mail.text?.replace(/\s+/g, ' ')).toMatch(words);
  });

  it('is not told before that, and a value that is no day is an error', async () => {
    const quiet = await sendThrough(emulator, { inputs: { 'secret-expires': inDays(90) } });
    expect(quiet.annotations.map(({ title }) => title)).not.toContain('Rotate the secret');
    const wrong = await sendThrough(emulator, { inputs: { 'secret-expires': '2027-02-31' } });
    expect(errorOf(wrong)?.message).toContain('secret-expires "2027-02-31" is not a day');
  });
});

describe('a message of one’s own', () => {
  it('takes subject and body, and asks GitHub nothing', async () => {
    const result = await sendThrough(emulator, {
      inputs: {
        kind: 'message',
        subject: 'Wartung: Größe ≥ 5 – {{ repo.name }}',
        body: 'Deployments are **paused**.\n\n- one\n- two',
        'github-token': 'ghs_not_used',
      },
    });
    expect(result.outputs, result.raw).toMatchObject({ sent: 'true', kind: 'message', state: 'message' });
    const mail = await PostalMime.parse(lastMessage().content);
    expect(mail.subject).toBe('Wartung: Größe ≥ 5 – app');
    expect(mail.html).toContain('<strong>paused</strong>');
    expect(mail.text).toContain('paused');
    expect(result.raw).not.toContain('/repos/');
  });

  it('above 10 MB it is refused before connecting', async () => {
    const before = emulator.sessions.length;
    const file = join(mkdtempSync(join(tmpdir(), 'acs-mail-body-')), 'body.md');
    writeFileSync(file, 'x'.repeat(10_000_001));
    const folder = join(file, '..');
    const result = await sendThrough(emulator, {
      inputs: { kind: 'message', 'body-file': 'body.md' },
      env: { GITHUB_WORKSPACE: folder },
    });
    expect(result.code).toBe(1);
    expect(errorOf(result)?.title).toContain('10000001 bytes');
    expect(emulator.sessions.length).toBe(before);
  });

  it('html that no mail client would show gives way to the built-in mail', async () => {
    const before = emulator.messages.length;
    const folder = mkdtempSync(join(tmpdir(), 'acs-mail-html-'));
    writeFileSync(join(folder, 'mail.html'), `<p>${'ü'.repeat(2_500_000)}</p>`);
    const result = await sendThrough(emulator, {
      inputs: { kind: 'message', 'html-file': 'mail.html' },
      env: { GITHUB_WORKSPACE: folder },
    });
    expect(result.code, result.raw.slice(-2000)).toBe(1);
    expect(errorOf(result)?.message).toMatch(/longer than 250,000/);
    expect(result.outputs['sent']).toBe('true');
    expect(emulator.messages.length).toBe(before + 1);
  });

  it('a file outside of the workspace is refused', async () => {
    const outside = process.execPath;
    const result = await sendThrough(emulator, { inputs: { kind: 'message', 'body-file': outside } });
    expect(result.code).toBe(1);
    expect(errorOf(result)?.title).toContain('outside of the workspace');
  });
});

describe('dry-run', () => {
  it('writes the mail, shows it, and connects to nothing', async () => {
    const before = emulator.sessions.length;
    const result = await sendThrough(emulator, { inputs: { 'dry-run': 'true' } });
    expect(result.code, result.raw).toBe(0);
    expect(result.outputs).toMatchObject({ sent: 'false', 'skipped-reason': 'dry-run is true' });
    const eml = readFileSync(result.outputs['eml-path'] ?? '');
    const mail = await PostalMime.parse(eml);
    expect(mail.messageId).toBe(result.outputs['message-id']);
    expect(readFileSync(result.outputs['html-path'] ?? '', 'utf8')).toContain('<html');
    expect(result.summary).toContain(readFileSync(result.outputs['text-path'] ?? '', 'utf8').split('\n')[0]);
    expect(emulator.sessions.length).toBe(before);
  });
});

describe('verify', () => {
  it('signs in, sends nothing, says how long each stage took', async () => {
    const before = emulator.messages.length;
    const result = await sendThrough(emulator, { inputs: { verify: 'true' } });
    expect(result.code, result.raw).toBe(0);
    expect(result.outputs).toMatchObject({ sent: 'false', 'skipped-reason': 'verify is true' });
    expect(result.summary).toContain('STARTTLS with TLSv1.3');
    expect(emulator.messages.length).toBe(before);
    const session = await emulator.waitForSession(emulator.sessions.length);
    expect(session.commands).toEqual(['EHLO', 'STARTTLS', 'EHLO', 'AUTH', 'QUIT']);
  });
});

describe('inputs', () => {
  it('report all problems in one message, and name a typo’s nearest input', async () => {
    const result = await runAction({
      inputs: {
        ...sixInputs(emulator),
        'client-id': 'my-app',
        'dry-run': 'flase',
        timeout: '5',
        'smtp-host': '20.1.2.3',
        from: '',
      },
    });
    expect(result.code).toBe(1);
    expect(result.annotations.filter((each) => each.level === 'error')).toHaveLength(1);
    for (const part of [
      'client-id is not a GUID',
      '"flase"',
      'timeout "5"',
      'IP address',
      'from is missing',
    ]) {
      expect(errorOf(result)?.message).toContain(part);
    }
    const typo = await sendThrough(emulator, { inputs: { 'notfy-on': 'fixed' } });
    expect(JSON.stringify(typo.annotations)).toContain('did you mean notify-on?');
  });

  it('a GUID for a secret is the Secret ID', async () => {
    const result = await sendThrough(emulator, {
      inputs: { 'client-secret': '0a9e4c17-63d8-4e2b-b0a7-1f5d8c3e6b94' },
    });
    expect(errorOf(result)?.message).toContain('Secret ID');
  });
});

describe('runs without secrets', () => {
  const event = {
    repository: { id: 1, full_name: 'contoso/app', private: false },
    pull_request: {
      number: 7,
      title: 'x',
      head: { ref: 'main', sha: 'b'.repeat(40), repo: { id: 2, full_name: 'mallory/app', fork: true } },
      base: { ref: 'main', sha: 'c'.repeat(40), repo: { id: 1, full_name: 'contoso/app' } },
    },
  };

  it('a fork is green, with a notice', async () => {
    const result = await sendThrough(emulator, {
      event,
      env: { GITHUB_EVENT_NAME: 'pull_request' },
      inputs: { 'acs-resource': '', 'client-id': '', 'tenant-id': '', 'client-secret': '' },
    });
    expect(result.code, result.raw).toBe(0);
    expect(result.outputs).toMatchObject({ sent: 'false' });
    expect(result.outputs['skipped-reason']).toContain('fork');
    expect(result.annotations.at(-1)?.level).toBe('notice');
  });

  it('a fork shows its mail in a dry run', async () => {
    const result = await sendThrough(emulator, {
      event,
      env: { GITHUB_EVENT_NAME: 'pull_request' },
      inputs: { 'client-secret': '', 'dry-run': 'True' },
      contexts: failedJob,
    });
    expect(result.outputs['skipped-reason'], result.raw).toBe('dry-run is true');
    expect(result.outputs['eml-path']).toMatch(/mail\.eml$/);
  });

  it('without any other reason it is an error', async () => {
    const result = await sendThrough(emulator, { inputs: { 'client-secret': '' } });
    expect(result.code).toBe(1);
    expect(errorOf(result)?.message).toContain('client-secret is missing');
  });
});

describe('nothing to say', () => {
  it('a green run opens no connection and says why', async () => {
    const before = emulator.sessions.length;
    const contexts = { ...failedJob, job: { status: 'success' } };
    const result = await sendThrough(emulator, { contexts });
    expect(result.code).toBe(0);
    expect(result.outputs['sent']).toBe('false');
    expect(result.outputs['skipped-reason']).toMatch(/success.*notify-on/);
    expect(emulator.sessions.length).toBe(before);
  });
});
