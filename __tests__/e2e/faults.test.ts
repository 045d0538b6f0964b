import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createAuthority } from '../../emulator/certificate.ts';
import {
  createSubscription,
  defaultAccount,
  type Emulator,
  type EmulatorOptions,
  type Fault,
  startEmulator,
} from '../../emulator/emulator.ts';
import { stillFailing } from '../../testing/github/scenarios.ts';
import { failedJob, sendThrough } from '../../testing/runner/delivery.ts';
import { type ActionResult, runAction } from '../../testing/runner/run-action.ts';
import { actionIn, startGitHub } from '../../testing/runner/story.ts';
import { controlTime, endInPause } from '../../testing/runner/time-limits.ts';

/** Faults of servers, networks and set-ups, each through the built action as a user meets it. */

let emulator: Emulator | undefined;

afterEach(async () => {
  await emulator?.close();
  emulator = undefined;
});

async function attempt(
  options: EmulatorOptions,
  inputs: Record<string, string> = {},
): Promise<{ result: ActionResult; emulator: Emulator }> {
  emulator = await startEmulator(options);
  const result = await sendThrough(emulator, { inputs: { timeout: '1m', ...inputs } });
  return { result, emulator };
}

/** The same, and the time is over as soon as the server falls silent. */
async function attemptInSilence(at: Fault['at']): Promise<{ result: ActionResult; emulator: Emulator }> {
  emulator = await startEmulator({ faults: [{ at, do: 'stall' }] });
  const { run, end } = controlTime();
  emulator.service.on('fault', () => end('all'));
  return { result: await sendThrough(emulator, run), emulator };
}

const errorOf = (result: ActionResult) => result.annotations.find((each) => each.level === 'error');

describe('a connection that is not safe is refused before any credential is sent', () => {
  const OLD_CIPHERS = 'DEFAULT@SECLEVEL=0';
  it.each<[string, EmulatorOptions, RegExp, string]>([
    ['no STARTTLS', { startTls: false }, /does not offer STARTTLS/, 'no-starttls'],
    [
      'STARTTLS refused',
      { faults: [{ at: 'starttls', do: 'reply', reply: '454 4.7.0 TLS not available' }] },
      /STARTTLS/,
      'no-starttls',
    ],
    ['a wrong name', { certificate: 'wrong-name' }, /another server name/, 'certificate'],
    ['an expired certificate', { certificate: 'expired' }, /has expired/, 'certificate'],
    ['a certificate of tomorrow', { certificate: 'not-yet-valid' }, /not valid yet/, 'certificate'],
    ['a self-signed certificate', { certificate: 'self-signed' }, /self-signed/, 'certificate'],
    ['an unknown authority', { certificate: 'unknown-ca' }, /unknown authority/, 'certificate'],
    ['a weak key', { certificate: 'weak-key' }, /too weak/, 'certificate'],
    [
      'TLS 1.0 only',
      { tls: { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: OLD_CIPHERS } },
      /no TLS 1\.2/,
      'tls-version',
    ],
    [
      'TLS 1.1 only',
      { tls: { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: OLD_CIPHERS } },
      /no TLS 1\.2/,
      'tls-version',
    ],
    [
      'replies injected before TLS',
      { faults: [{ at: 'tls', do: 'reply', reply: '235 2.7.0 Authentication successful' }] },
      /in the clear behind its answer to STARTTLS/,
      'injected-replies',
    ],
  ])('%s', async (_title, options, title, anchor) => {
    const { result, emulator } = await attempt(options);
    expect(result.code, result.raw).toBe(1);
    expect(errorOf(result)?.title).toMatch(title);
    expect(errorOf(result)?.message).toContain(`troubleshooting.md#${anchor}`);
    expect(result.outputs['sent']).toBe('false');
    expect(emulator.sessions.length).toBeGreaterThan(0);
    for (const session of emulator.sessions) {
      expect(session.commands).not.toContain('AUTH');
      expect(session.mechanism).toBeUndefined();
    }
  });

  it('NODE_TLS_REJECT_UNAUTHORIZED=0 does not turn the check off', async () => {
    emulator = await startEmulator({ certificate: 'self-signed' });
    const result = await sendThrough(emulator, { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } });
    expect(errorOf(result)?.title).toMatch(/self-signed/);
    expect(emulator.sessions[0]?.commands).not.toContain('AUTH');
    const said = result.annotations.map(({ message }) => message).join('\n');
    expect(said).toContain('NODE_TLS_REJECT_UNAUTHORIZED=0 is ignored');
  });

  it('names the certificate of a GitHub Enterprise Server that the runner does not trust', async () => {
    emulator = await startEmulator();
    const server = createServer(createAuthority().issue('good', ['localhost'])).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const api = `https://localhost:${(server.address() as AddressInfo).port}/api/v3`;
    const scenario = stillFailing();
    const { inputs, contexts, ...given } = actionIn(scenario, { url: api }, emulator);
    const result = await sendThrough(emulator, { ...given, inputs: { ...inputs }, contexts });
    server.close();
    expect(result.outputs['sent'], result.raw).toBe('true');
    const warning = result.annotations.find(({ title }) => title === 'GitHub did not answer');
    expect(warning?.level).toBe('warning');
    expect(warning?.message).toMatch(
      /certificate or TLS of localhost:\d+ is not trusted by this runner \((?:UNABLE_TO_|SELF_SIGNED_)\w+\)\. To fix it, set NODE_EXTRA_CA_CERTS/,
    );
  });
});

describe('a refused sign-in', () => {
  const subscription = createSubscription();
  const [app] = subscription.apps;
  const [resource] = subscription.resources;
  if (!app || !resource) throw new Error('the default subscription is empty');

  it.each<[string, EmulatorOptions, Record<string, string>, string]>([
    ['wrong secret', {}, { 'client-secret': 'not-the-secret' }, 'wrong-secret'],
    ['the Email service’s name', {}, { 'acs-resource': 'contoso-email' }, 'email-service-name'],
    ['an unknown SMTP Username', {}, { 'acs-resource': '', 'smtp-username': 'nobody' }, 'unknown-username'],
    [
      'an expired secret',
      {
        subscription: {
          apps: [
            { ...app, secrets: app.secrets.map((each) => ({ ...each, expires: new Date('2020-01-01') })) },
          ],
        },
      },
      {},
      'expired-secret',
    ],
    ['no role', { subscription: { resources: [{ ...resource, roles: [] }] } }, {}, 'missing-role'],
  ])('%s', async (_title, options, inputs, reason) => {
    const { result, emulator } = await attempt(options, inputs);
    expect(result.code, result.raw).toBe(1);
    expect(result.outputs).toMatchObject({ sent: 'false', attempts: '1' });
    expect(result.outputs['response']).toMatch(/^535 5\.7\.3 /);
    expect(errorOf(result)?.message).toContain('535 5.7.3 Authentication unsuccessful');
    expect(emulator.sessions).toHaveLength(1);
    expect(JSON.stringify(emulator.sessions[0]?.authFailure)).toContain(reason);
  });

  it('on-error: warn leaves the step green, with a warning', async () => {
    const { result } = await attempt({}, { 'client-secret': 'not-the-secret', 'on-error': 'warn' });
    expect(result.code).toBe(0);
    expect(result.outputs['sent']).toBe('false');
    expect(result.annotations.map((each) => each.level)).not.toContain('error');
    expect(JSON.stringify(result.annotations)).toContain('535 5.7.3');
  });

  it('on-error: warn does not soften a wrong input', async () => {
    const { result } = await attempt({}, { 'dry-run': 'flase', 'on-error': 'warn' });
    expect(result.code).toBe(1);
  });
});

describe('replies of the service', () => {
  it.each<[string, EmulatorOptions, Record<string, string>, RegExp, string]>([
    [
      'an unknown sender',
      {},
      { from: 'nobody@notify.contoso.example' },
      /does not know the sender/,
      'sender-unknown',
    ],
    [
      'a size limit that is smaller than ours',
      { maxOctets: 2000, advertisedSize: false },
      {},
      /too large/,
      'too-large',
    ],
    [
      'a refused message',
      { faults: [{ at: 'end-of-data', do: 'reply', reply: '554 5.7.1 Message refused' }] },
      {},
      /refused the message/,
      'message-refused',
    ],
  ])('%s', async (_title, options, inputs, title, anchor) => {
    const { result, emulator } = await attempt(options, inputs);
    expect(result.code, result.raw).toBe(1);
    expect(errorOf(result)?.title).toMatch(title);
    expect(errorOf(result)?.message).toContain(`#${anchor}`);
    expect(result.outputs).toMatchObject({ sent: 'false', attempts: '1' });
    expect(emulator.messages).toHaveLength(0);
    expect((await emulator.waitForSession()).end).toBe('quit');
  });

  it.each<[string, EmulatorOptions, RegExp, string]>([
    ['a size limit announced below ours', { advertisedSize: 1000 }, /too large/, 'too-large'],
    [
      'a greeting that is not SMTP',
      { faults: [{ at: 'greeting', do: 'reply', reply: 'SSH-2.0-OpenSSH_9' }] },
      /does not answer as a mail server/,
      'connection-lost',
    ],
  ])('%s is a delivery failure, which on-error: warn softens', async (_title, options, title, anchor) => {
    const { result, emulator } = await attempt(options, { 'on-error': 'warn' });
    expect(result.code, result.raw).toBe(0);
    const warning = result.annotations.find((each) => title.test(each.title ?? ''));
    expect(warning?.level, result.raw).toBe('warning');
    expect(warning?.message).toContain(`#${anchor}`);
    expect(result.outputs).toMatchObject({ sent: 'false', attempts: '1' });
    expect(emulator.messages).toHaveLength(0);
    expect(emulator.sessions).toHaveLength(1);
  });

  it('the quota of a managed domain: the sixth mail in a minute is told about it', async () => {
    const time = Date.now();
    const { emulator } = await attempt({ now: () => time }, { from: defaultAccount.managedFrom });
    const inputs = { from: defaultAccount.managedFrom, timeout: '1m' };
    for (let sent = 2; sent <= 5; sent++) {
      expect((await sendThrough(emulator, { inputs })).outputs['sent']).toBe('true');
    }
    const result = await sendThrough(emulator, { inputs });
    expect(result.code, result.raw).toBe(1);
    expect(result.outputs['response']).toMatch(/^450 4\.5\.127 /);
    expect(result.outputs['attempts']).toBe('1');
    expect(errorOf(result)?.title).toContain('quota');
    expect(errorOf(result)?.message).toContain('5 messages a minute and 10 an hour');
    expect(emulator.messages).toHaveLength(5);
  });
});

describe('further tries', () => {
  it.each<[string, Fault]>([
    ['a 421 greeting', { at: 'greeting', do: 'reply', reply: '421 4.3.2 Service not available', times: 1 }],
    ['a torn connection', { at: 'ehlo', do: 'reset', times: 1 }],
    ['a temporary fault of the sign-in', { at: 'auth', do: 'reply', reply: '454 4.7.0 Temporary', times: 1 }],
    ['a temporary fault at MAIL', { at: 'mail', do: 'reply', reply: '451 4.3.0 Busy', times: 1 }],
    ['a temporary fault at the end', { at: 'end-of-data', do: 'reply', reply: '451 4.3.0 Busy', times: 1 }],
  ])('follow %s, and only one mail arrives', async (_title, fault) => {
    const { result, emulator } = await attempt({ faults: [fault] });
    expect(result.code, result.raw).toBe(0);
    expect(result.outputs).toMatchObject({ sent: 'true', attempts: '2' });
    expect(emulator.messages).toHaveLength(1);
    expect(result.log).toContain('Next try in');
  });

  it.each<[string, Fault]>([
    ['closed', { at: 'end-of-data', do: 'close' }],
    ['torn', { at: 'end-of-data', do: 'reset' }],
    // A small message is handed to the network whole before the first octet of it arrives.
    ['torn at its beginning', { at: 'body', do: 'reset' }],
  ])('never follow a lost reply to the end of DATA (%s): the outcome is unknown', async (_title, fault) => {
    expectLostReply(await attempt({ faults: [fault] }));
  });

  it('never follow a lost reply to the end of DATA (silent): the outcome is unknown', async () => {
    expectLostReply(await attemptInSilence('end-of-data'));
  });

  function expectLostReply({ result, emulator }: Awaited<ReturnType<typeof attempt>>): void {
    expect(result.code, result.raw).toBe(1);
    expect(result.outputs).toMatchObject({ sent: 'unknown', attempts: '1' });
    expect(errorOf(result)?.title).toContain('the reply of the server was lost');
    expect(emulator.sessions).toHaveLength(1);
  }

  it.each([
    '250x OK',
    '2500 OK',
    '354 Go on',
    '250-2.0.0 Fine\r\n550 5.7.1 Not fine',
    '550-5.7.1 Not fine\r\n250 2.0.0 Fine',
  ])('never follow %j at the end of DATA: the outcome is unknown', async (reply) => {
    const { result, emulator } = await attempt({ faults: [{ at: 'end-of-data', do: 'reply', reply }] });
    expect(result.code, result.raw).toBe(1);
    expect(result.outputs).toMatchObject({ sent: 'unknown', attempts: '1' });
    expect(emulator.sessions).toHaveLength(1);
  });

  it('never follow a 250 that comes with the 354: nothing was sent, and nothing is claimed', async () => {
    const { result, emulator } = await attempt({
      faults: [{ at: 'data', do: 'reply', reply: '354 Go ahead\r\n250 2.0.0 Queued' }],
    });
    expect(result.code, result.raw).toBe(1);
    expect(result.outputs).toMatchObject({ sent: 'false', attempts: '1' });
    expect(emulator.messages).toHaveLength(0);
  });

  it.each<[string, Fault['at']]>([
    ['the greeting', 'greeting'],
    ['the sign-in', 'auth'],
    ['MAIL', 'mail'],
  ])('end with the total time when the server falls silent at %s', async (_title, at) => {
    const { result } = await attemptInSilence(at);
    expect(result.code, result.raw).toBe(1);
    expect(result.outputs['sent']).toBe('false');
    expect(errorOf(result)?.title).toContain('No answer from localhost');
  });
});

describe('no server', () => {
  const inputs = {
    'acs-resource': defaultAccount.acsResource,
    'client-id': defaultAccount.clientId,
    'tenant-id': defaultAccount.tenantId,
    'client-secret': defaultAccount.clientSecret,
    from: defaultAccount.from,
    to: 'dev@contoso.example',
  };

  it('nothing listens', async () => {
    emulator = await startEmulator();
    const port = String(emulator.port);
    await emulator.close();
    const result = await runAction({
      ...endInPause(),
      inputs: { ...inputs, 'smtp-host': 'localhost', 'smtp-port': port },
      contexts: failedJob,
    });
    expect(result.code).toBe(1);
    expect(errorOf(result)?.title).toMatch(/No connection to localhost/);
  });

  it('the name does not exist', async () => {
    const result = await runAction({
      ...endInPause(),
      inputs: { ...inputs, 'smtp-host': 'no.such.host.invalid' },
      contexts: failedJob,
    });
    expect(result.code).toBe(1);
    expect(errorOf(result)?.title).toMatch(/cannot be resolved|gives no answer/);
  });

  it('nothing answers the first packet', async () => {
    // Listens and never accepts: what is over its backlog gets no answer.
    const script = `const server = require('node:net').createServer().listen(0, '127.0.0.1', 1, () => {
      require('node:fs').writeSync(1, String(server.address().port));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });`;
    const deaf = spawn(process.execPath, ['-e', script]);
    const port = Number(String((await once(deaf.stdout, 'data'))[0]));
    const waiting = Array.from({ length: 8 }, () => connect(port, '127.0.0.1').on('error', () => {}));
    await Promise.all(waiting.slice(0, 2).map((socket) => once(socket, 'connect')));
    const result = await runAction({
      inputs: { ...inputs, 'smtp-host': 'localhost', 'smtp-port': String(port), timeout: '2s' },
      contexts: failedJob,
    });
    for (const socket of waiting) socket.destroy();
    deaf.kill();
    expect(result.code).toBe(1);
    expect(errorOf(result)?.title).toBe(`No answer from localhost:${port} in time (while connecting)`);
  });
});

it('the tries that are told are those that a server sees which resets every connection', async () => {
  let connections = 0;
  await using server = createTcpServer((socket) => {
    connections += 1;
    socket.resetAndDestroy();
  }).listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const result = await sendThrough({ account: defaultAccount, caPath: '', port }, endInPause(2));
  expect(errorOf(result)?.title).toBe('The server closed the connection (waiting for the greeting)');
  expect(connections).toBeGreaterThan(1);
  expect(result.outputs).toMatchObject({ sent: 'false', attempts: String(connections) });
});

it('a slow resolver costs the mail nothing that GitHub tells', async () => {
  emulator = await startEmulator();
  const folder = mkdtempSync(join(tmpdir(), 'acs-mail-resolver-'));
  const [hook, sign] = [join(folder, 'hook.cjs'), join(folder, 'answered')];
  // Answers once the last of GitHub's answers has left.
  writeFileSync(
    hook,
    `const dns = require('node:dns');
    const { lookup } = dns;
    dns.lookup = (...given) => {
      if (require('node:fs').existsSync(${JSON.stringify(sign)})) lookup(...given);
      else setTimeout(dns.lookup, 20, ...given);
    };`,
  );
  const scenario = stillFailing();
  const onReply = (path: string): void => {
    if (path.endsWith('/pulls')) writeFileSync(sign, '');
  };
  const github = await startGitHub({ ...scenario, stub: { onReply } });
  const given = actionIn(scenario, github, emulator);
  const result = await sendThrough(emulator, {
    ...given,
    env: { ...given.env, NODE_OPTIONS: `--require ${JSON.stringify(hook)}` },
  });
  await github.stop();
  rmSync(folder, { recursive: true });
  expect(result.code, result.raw).toBe(0);
  expect(result.outputs['sent']).toBe('true');
  expect(result.log).not.toContain('The time for asking GitHub was up');
});
