import tls from 'node:tls';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  defaultAccount as account,
  type Emulator,
  type EmulatorOptions,
  type Fault,
  type Session,
  startEmulator,
} from '../../../emulator/emulator.ts';
import { acs } from '../../../src/services/acs/acs.ts';
import type { MailService } from '../../../src/services/mail-service.ts';
import { smtp } from '../../../src/services/smtp.ts';
import { openSession } from '../../../src/smtp/session.ts';
import { shareAuthority } from '../../../testing/smtp/certificates.ts';

const authority = shareAuthority();
const mail = Buffer.from(`From: <${account.from}>\r\nTo: <dev@example.com>\r\nSubject: x\r\n\r\nbody\r\n`);
const envelope = { from: account.from, to: ['dev@example.com'] };

const never = new AbortController().signal;

let emulator: Emulator;

beforeAll(() => tls.setDefaultCACertificates([...tls.getCACertificates(), authority.caPem]));
afterEach(() => emulator.close());

interface Options extends EmulatorOptions {
  signal?: AbortSignal;
  finalSignal?: AbortSignal;
  secret?: string;
  token?: string;
  at?: MailService;
  timeoutMs?: number;
  onFault?: () => void;
  onLine?: (line: string) => void;
}

async function open(options: Options = {}) {
  const lines: string[] = [];
  emulator = await startEmulator({ authority, ...options });
  emulator.service.once('fault', () => options.onFault?.());
  const { username, clientSecret, accessToken } = account;
  const session = await openSession(
    {
      host: 'localhost',
      port: emulator.port,
      timeoutMs: options.timeoutMs ?? 60_000,
      service: options.at ?? acs,
    },
    options.token === undefined
      ? { method: 'PASSWORD', username, secret: options.secret ?? clientSecret }
      : { method: 'XOAUTH2', username, token: options.token || accessToken },
    { signal: options.signal ?? never, finalSignal: options.finalSignal ?? options.signal ?? never },
    (line) => {
      lines.push(line);
      options.onLine?.(line);
    },
  );
  return { session, lines };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** What a promise is rejected with. */
function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** Sends the mail, and tells whether the message had begun to leave when it failed. */
async function sendTo(options: EmulatorOptions): Promise<{ error: unknown; begun: number }> {
  const { session } = await open(options);
  let begun = 0;
  const error = await errorOf(session.send(envelope, mail, () => begun++));
  return { error, begun };
}

describe('a session', () => {
  it('signs in, sends one message and says QUIT', async () => {
    const { session, lines } = await open();
    expect(session.tlsVersion).toBe('TLSv1.3');
    expect(Object.keys(session.timings)).toEqual(['dnsMs', 'connectMs', 'tlsMs', 'authMs']);
    for (const ms of Object.values(session.timings)) expect(ms).toBeGreaterThanOrEqual(0);
    let begun = 0;
    const sent = await session.send(envelope, mail, () => begun++);
    expect(sent).toMatchObject({ accepted: ['dev@example.com'], rejected: [] });
    expect(sent.response).toMatch(/^250 /);
    expect(sent.size).toBeGreaterThanOrEqual(mail.byteLength);
    expect(begun).toBe(1);
    await session.quit();
    expect((await emulator.waitForSession()).end).toBe('quit');
    expect(emulator.messages).toHaveLength(1);
    for (const secret of [account.clientSecret, Buffer.from(account.clientSecret).toString('base64')]) {
      expect(lines.join('\n')).not.toContain(secret);
    }
    expect(lines).toContain('tcp C: STARTTLS');
    expect(lines).toContain('tls C: AUTH LOGIN (credentials)');
  });

  /** What the client said while it signed in by AUTH LOGIN, from the octets inside TLS. */
  const signInOf = ({ wire }: Session): string[] => {
    const lines = wire.secured.toString('latin1').split('\r\n');
    return lines.slice(1, lines.indexOf('QUIT'));
  };
  const [username, secret] = [base64(account.username), base64(account.clientSecret)];
  const separately = [`AUTH LOGIN ${username}`, 'AUTH LOGIN', username, secret];

  it.each<[string, EmulatorOptions['usernameInAuth'], string[]]>([
    ['with the command', undefined, [`AUTH LOGIN ${username}`, secret]],
    ['once more, where the server asks for it', 'ignored', [`AUTH LOGIN ${username}`, username, secret]],
    ['by itself, after 501', { refused: '501 5.5.4 Invalid arguments' }, separately],
    ['by itself, after 504', { refused: '504 5.5.4 Parameter not implemented' }, separately],
    ['by itself, after 500', { refused: '500 5.5.2 Line too long' }, separately],
  ])('sends the username %s', async (_when, usernameInAuth, expected) => {
    const { session, lines } = await open({ usernameInAuth });
    await session.quit();
    const seen = await emulator.waitForSession();
    expect(seen).toMatchObject({ mechanism: 'LOGIN', isAuthenticated: true });
    expect(signInOf(seen)).toEqual(expected);
    const shown = expected.map((line) =>
      line.startsWith('AUTH LOGIN ') ? 'AUTH LOGIN (credentials)' : line,
    );
    const bare = shown.map((line) => (line.startsWith('AUTH') ? line : '(credentials)'));
    expect(lines.slice(-expected.length * 2 - 2).filter((line) => line.startsWith('tls C'))).toEqual(
      [...bare, 'QUIT'].map((line) => `tls C: ${line}`),
    );
    for (const hidden of [username, secret, account.username]) expect(lines.join('\n')).not.toContain(hidden);
  });

  it.each([
    '535 5.7.3 Authentication unsuccessful',
    '535',
    '534 5.7.9 Mechanism too weak',
    '454 4.7.0 Later',
  ])('signs in once where the username with the command is answered by %s', async (refused) => {
    const error = await errorOf(open({ usernameInAuth: { refused } }));
    expect(error).toMatchObject({ response: refused });
    expect(signInOf(await emulator.waitForSession())).toEqual([`AUTH LOGIN ${username}`]);
  });

  it('counts one failed sign-in where the server refuses the form, and then the credentials', async () => {
    const refused = '504 5.7.4 Unrecognized authentication type';
    const error = await errorOf(open({ usernameInAuth: { refused }, secret: 'wrong' }));
    expect(error).toMatchObject({ kind: 'auth', response: expect.stringMatching(/^535 5\.7\.3/) });
    expect(signInOf(await emulator.waitForSession())).toEqual([...separately.slice(0, 3), base64('wrong')]);
  });

  it.each<[mechanism: string, offered: string[]]>([
    ['LOGIN', ['PLAIN', 'LOGIN', 'XOAUTH2']],
    ['PLAIN', ['CRAM-MD5', 'PLAIN']],
    ['PLAIN', ['XLOGIN', 'PLAIN']],
  ])(
    'takes %s, the first mechanism of the service that the server offers: %s',
    async (mechanism, mechanisms) => {
      const { session } = await open({ at: smtp, mechanisms });
      await session.quit();
      expect(await emulator.waitForSession()).toMatchObject({ mechanism, isAuthenticated: true });
    },
  );

  it('says so where the server offers none of the mechanisms', async () => {
    const error = await errorOf(open({ at: smtp, mechanisms: ['XOAUTH2'] }));
    expect(error).toMatchObject({ kind: 'auth', response: expect.stringMatching(/^5/) });
  });

  it.each<[string, EmulatorOptions['faults'], string]>([
    ['that says nothing', [{ at: 'quit', do: 'stall' }], 'quit'],
    ['that closes at once', [{ at: 'quit', do: 'close' }], 'server'],
  ])('ends at a server %s to QUIT', async (_what, faults, end) => {
    const { session } = await open({ faults });
    expect(session.quit()).toBe(session.quit());
    await session.quit();
    expect(await emulator.waitForSession()).toMatchObject({ end });
  });

  it('signs in with a token', async () => {
    const { session } = await open({ token: account.accessToken });
    await session.quit();
    expect(emulator.sessions[0]).toMatchObject({ mechanism: 'XOAUTH2', isAuthenticated: true });
  });

  it.each<[string, Options]>([
    ['secret', { secret: 'wrong' }],
    ['token', { token: 'wrong' }],
    ['token, with the reason as a challenge', { token: 'wrong', tokenRefusal: 'challenge' }],
  ])('is refused with a wrong %s, and leaves by QUIT', async (_what, options) => {
    const error = await errorOf(open(options));
    expect(error).toMatchObject({ kind: 'auth', response: expect.stringMatching(/^535 5\.7\.3/) });
    expect((await emulator.waitForSession()).end).toBe('quit');
  });

  it.each<[string, Options, object]>([
    ['no STARTTLS', { startTls: false }, { kind: 'tls', anchor: 'no-starttls' }],
    [
      'STARTTLS refused',
      { faults: [{ at: 'starttls', do: 'reply', reply: '454 4.7.0 no' }] },
      { kind: 'tls', anchor: 'no-starttls' },
    ],
    ['a self-signed certificate', { certificate: 'self-signed' }, { kind: 'tls', anchor: 'certificate' }],
    [
      'injected replies',
      { faults: [{ at: 'tls', do: 'reply', reply: '235 2.7.0 ok' }] },
      { kind: 'tls', anchor: 'injected-replies' },
    ],
    [
      'silence at the greeting',
      { faults: [{ at: 'greeting', do: 'stall' }], timeoutMs: 2_000 },
      { kind: 'timeout', title: expect.stringContaining('(waiting for the greeting)') },
    ],
    [
      'a reset at EHLO',
      { faults: [{ at: 'ehlo', do: 'reset' }] },
      { kind: 'connect', retryable: true, title: expect.stringContaining('at EHLO') },
    ],
    [
      'a web server',
      { faults: [{ at: 'greeting', do: 'reply', reply: 'HTTP/1.1 400 Bad Request' }] },
      { kind: 'connect' },
    ],
  ])('signs in nowhere: %s', async (_what, options, expected) => {
    expect(await errorOf(open(options))).toMatchObject(expected);
    for (const each of emulator.sessions) expect(each.commands).not.toContain('AUTH');
  });

  it('names the refused recipient and sends to the other', async () => {
    const refusal = '550 5.1.1 no';
    const { session } = await open({ faults: [{ at: 'rcpt', do: 'reply', reply: refusal, times: 1 }] });
    const to = ['a@example.com', 'b@example.com'];
    const sent = await session.send({ from: account.from, to }, mail, () => {});
    expect(sent).toMatchObject({
      accepted: ['b@example.com'],
      rejected: [{ address: 'a@example.com', code: 550, enhanced: '5.1.1', response: refusal }],
    });
  });
});

describe('a refusal', () => {
  it.each<[string, EmulatorOptions, object, number]>([
    [
      'at MAIL',
      { faults: [{ at: 'mail', do: 'reply', reply: '451 4.3.0 Busy' }] },
      { kind: 'throttled', retryable: true },
      0,
    ],
    [
      'of all recipients',
      { faults: [{ at: 'rcpt', do: 'reply', reply: '550 5.1.1 no' }] },
      { kind: 'rejected' },
      0,
    ],
    [
      'at DATA',
      { faults: [{ at: 'data', do: 'reply', reply: '451 4.3.0 Busy' }] },
      { kind: 'throttled', retryable: true },
      0,
    ],
    [
      'at the end of the data',
      { faults: [{ at: 'end-of-data', do: 'reply', reply: '554 5.7.1 no' }] },
      { kind: 'rejected', anchor: 'message-refused' },
      1,
    ],
  ])('%s is passed on, and followed by QUIT', async (_what, options, expected, times) => {
    const { error, begun } = await sendTo(options);
    expect(error).toMatchObject(expected);
    expect(begun).toBe(times);
    expect((await emulator.waitForSession()).end).toBe('quit');
  });
});

describe('the outcome is unknown', () => {
  it.each<[string, EmulatorOptions]>([
    ['closed', { faults: [{ at: 'end-of-data', do: 'close' }] }],
    ['torn', { faults: [{ at: 'end-of-data', do: 'reset' }] }],
    ...[
      '2',
      '25',
      '250x',
      '2500',
      '354 go on',
      '250-one\r\n550 two',
      '550-one\r\n250 two',
      '250-one\r\n251 two',
    ]
      // At the end of the data the emulator keeps the message only for a reply that begins with 2.
      .map((reply): [string, EmulatorOptions] => [
        JSON.stringify(reply),
        { faults: [{ at: 'end-of-data', do: 'reply', reply }] },
      ]),
  ])('after %s at the end of the data, and is not tried again', async (_what, options) => {
    const { error, begun } = await sendTo(options);
    expect(error).toMatchObject({ kind: 'unknown-outcome', retryable: false, response: undefined });
    expect(error).toMatchObject({ causes: [expect.stringContaining('after the message was handed over')] });
    expect(begun).toBe(1);
  });
});

describe('a message that was handed over', () => {
  it('is waited for when the step is cancelled', async () => {
    const control = new AbortController();
    const faults = [{ at: 'end-of-data', do: 'delay', ms: 200 }] as const;
    const { session } = await open({ signal: control.signal, finalSignal: never, faults });
    emulator.service.once('fault', () => control.abort());
    const sent = await session.send(envelope, mail, () => {});
    expect(sent.response).toMatch(/^250 /);
    await session.quit();
    expect((await emulator.waitForSession()).end).toBe('quit');
  });

  it('is given up at the end of the grace period, with an unknown outcome', async () => {
    const [control, final] = [new AbortController(), new AbortController()];
    const { session } = await open({
      signal: control.signal,
      finalSignal: final.signal,
      faults: [{ at: 'end-of-data', do: 'stall' }],
    });
    emulator.service.once('fault', () => {
      control.abort();
      final.abort();
    });
    const error = await errorOf(session.send(envelope, mail, () => {}));
    expect(error).toMatchObject({ kind: 'unknown-outcome' });
  });
});

describe('nothing was sent', () => {
  it.each<[string, EmulatorOptions]>([
    ['250 instead of 354', { faults: [{ at: 'data', do: 'reply', reply: '250 2.0.0 Go ahead' }] }],
    [
      '250 along with the 354',
      { faults: [{ at: 'data', do: 'reply', reply: '354 Go\r\n250 2.0.0 Queued' }] },
    ],
    [
      'half a reply along with the 354',
      { faults: [{ at: 'data', do: 'reply', reply: '354 Go\r\n250 2.0' }] },
    ],
    ['differing codes at RCPT', { faults: [{ at: 'rcpt', do: 'reply', reply: '250-a\r\n550 b' }] }],
  ])('after %s', async (_what, options) => {
    const { error, begun } = await sendTo(options);
    expect(error).toMatchObject({ kind: 'connect', anchor: 'connection-lost' });
    expect(begun).toBe(0);
    expect(emulator.messages).toHaveLength(0);
  });

  it('when the time is over before a connection is asked for', async () => {
    const error = await errorOf(open({ signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ kind: 'timeout' });
    expect(emulator.sessions).toHaveLength(0);
  });

  it('when the time runs out between signing in and the message', async () => {
    const control = new AbortController();
    const { session } = await open({ signal: control.signal });
    control.abort();
    const error = await errorOf(session.send(envelope, mail, () => {}));
    expect(error).toMatchObject({ kind: 'timeout' });
    await emulator.waitForSession();
    expect(emulator.messages).toHaveLength(0);
  });

  it.each<[at: Fault['at'], words: string]>([
    ['greeting', 'waiting for the greeting'],
    ['ehlo', 'at EHLO'],
    ['starttls', 'at STARTTLS'],
    ['auth', 'while signing in'],
    ['mail', 'at MAIL FROM'],
  ])('when the step is cancelled at %s: the error says where it waited', async (at, words) => {
    const control = new AbortController();
    const sending = open({
      signal: control.signal,
      finalSignal: never,
      faults: [{ at, do: 'stall' }],
      onFault: () => control.abort(),
    }).then(({ session }) => session.send(envelope, mail, () => {}));
    const error = await errorOf(sending);
    expect(error).toMatchObject({ kind: 'timeout', title: expect.stringContaining(`(${words})`) });
    expect(emulator.messages).toHaveLength(0);
  });

  it.each<[at: Fault['at'], answers: number, words: string]>([
    ['rcpt', 1, 'at RCPT TO'],
    ['data', 2, 'at DATA'],
  ])('when the step is cancelled at %s, of three commands sent together', async (at, answers, words) => {
    const control = new AbortController();
    let left = answers;
    const { session } = await open({
      signal: control.signal,
      finalSignal: never,
      faults: [{ at, do: 'stall' }],
      onLine: (line) => {
        if (line.startsWith('tls S: 250 2.1.') && --left === 0) setImmediate(() => control.abort());
      },
    });
    const error = await errorOf(session.send(envelope, mail, () => {}));
    expect(error).toMatchObject({ kind: 'timeout', title: expect.stringContaining(`(${words})`) });
  });

  it('when the server closed the idle connection; the error allows another try', async () => {
    const { session } = await open();
    await emulator.close();
    const error = await errorOf(session.send(envelope, mail, () => {}));
    expect(error).toMatchObject({ kind: 'connect', retryable: true });
    expect((error as Error).message).toContain('The server closed the connection');
  });
});
