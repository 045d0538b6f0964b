import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SecureVersion } from 'node:tls';
import { createTransport } from 'nodemailer';
import { describe, expect, test } from 'vitest';
import {
  defaultAccount as account,
  createSubscription,
  type Emulator,
  type EmulatorOptions,
  type Fault,
  type LoginFailure,
  type Subscription,
  startEmulator,
} from '../../../emulator/emulator.ts';
import { badCertificates, shareAuthority } from '../../../testing/smtp/certificates.ts';
import { encodeXoauth2, SmtpDialogue, toBase64 } from '../../../testing/smtp/dialogue.ts';
import { startProxy } from '../../../testing/smtp/proxy.ts';

const authority = shareAuthority();
const trust = { ca: authority.caPem };

const start = (options: EmulatorOptions = {}): Promise<Emulator> => startEmulator({ authority, ...options });

async function openSecured(emulator: Emulator): Promise<SmtpDialogue> {
  const dialogue = await SmtpDialogue.open(emulator.port);
  await dialogue.secure(trust);
  return dialogue;
}

async function openLoggedIn(emulator: Emulator): Promise<SmtpDialogue> {
  const dialogue = await openSecured(emulator);
  await dialogue.login(account.username, account.clientSecret);
  return dialogue;
}

const write = (from: string, ...fields: string[]): string =>
  [`From: Builds <${from}>`, 'To: dev@example.com', 'Subject: x', ...fields, '', 'text'].join('\r\n');

const authFailed = '535 5.7.3 Authentication unsuccessful [smtp.emulator.example]';

describe('capabilities and order of commands', () => {
  test('AUTH appears only inside TLS, and only the mechanisms of ACS', async () => {
    await using emulator = await start();
    await using dialogue = await SmtpDialogue.open(emulator.port);
    await dialogue.read(220);
    const before = await dialogue.say('EHLO client.example', 250);
    await dialogue.say('STARTTLS', 220);
    await dialogue.upgrade(trust);
    const after = await dialogue.say('EHLO client.example', 250);
    const common = ['SIZE 10000000', 'PIPELINING', 'DSN', 'ENHANCEDSTATUSCODES', '8BITMIME', 'SMTPUTF8'];
    const names = (lines: string[]) => lines.slice(1).map((line) => line.slice(4));
    expect(new Set(names(before.lines))).toEqual(new Set([...common, 'STARTTLS']));
    expect(new Set(names(after.lines))).toEqual(new Set([...common, 'AUTH LOGIN XOAUTH2']));
  });

  test.each([
    ['in plaintext', 'AUTH LOGIN', '530 5.7.0 Must issue a STARTTLS command first'],
    ['in plaintext', 'MAIL FROM:<a@example.com>', '530 5.7.0 Must issue a STARTTLS command first'],
    ['in TLS', 'MAIL FROM:<a@example.com>', '530 5.7.57 Client not authenticated to send mail'],
    ['in TLS', 'AUTH PLAIN AGEAYg==', '504 5.7.4 Unrecognized authentication type'],
    ['in TLS', 'AUTH CRAM-MD5', '504 5.7.4 Unrecognized authentication type'],
    ['in TLS', 'STARTTLS', '503 5.5.1 Bad sequence of commands'],
    ['in TLS', 'XYZZY', '500 5.3.3 Unrecognized command'],
    ['in TLS', 'BDAT 3 LAST', '500 5.3.3 Unrecognized command'],
    ['logged in', 'RCPT TO:<a@example.com>', '503 5.5.1 Bad sequence of commands'],
    ['logged in', 'MAIL FROM:<a b>', '501 5.1.7 Invalid address'],
    ['logged in', 'MAIL FROM:<a@example.com> BODY=BINARYMIME', '501 5.5.4 Invalid arguments'],
  ])('%s, %s is refused', async (where, line, reply) => {
    await using emulator = await start();
    await using dialogue = await SmtpDialogue.open(emulator.port);
    if (where === 'in plaintext') {
      await dialogue.read(220);
      await dialogue.say('EHLO client.example', 250);
    } else {
      await dialogue.secure(trust);
      if (where === 'logged in') await dialogue.login(account.username, account.clientSecret);
    }
    expect((await dialogue.say(line)).lines).toEqual([reply]);
  });

  test('without STARTTLS it looks as if someone had stripped it', async () => {
    await using emulator = await start({ startTls: false });
    await using dialogue = await SmtpDialogue.open(emulator.port);
    await dialogue.read(220);
    const { lines } = await dialogue.say('EHLO client.example', 250);
    expect(lines.join()).toContain('AUTH LOGIN');
    expect(lines.join()).not.toContain('STARTTLS');
    await dialogue.say('STARTTLS', 500);
  });

  test('a pipelined transaction in one segment is answered in order', async () => {
    await using emulator = await start({ recipients: { 'no@example.com': '550 5.1.1 No such user' } });
    await using dialogue = await openLoggedIn(emulator);
    dialogue.write(
      `MAIL FROM:<${account.from}>\r\nRCPT TO:<a@example.com>\r\nRCPT TO:<no@example.com>\r\nDATA\r\n`,
    );
    for (const code of [250, 250, 550, 354]) await dialogue.read(code);
    dialogue.write(`${write(account.from)}\r\n.\r\nRSET\r\nNOOP\r\nQUIT\r\n`);
    for (const code of [250, 250, 250, 221]) await dialogue.read(code);
    const { envelope } = await emulator.waitForMessage();
    expect(envelope).toEqual({
      from: account.from,
      recipients: ['a@example.com'],
      refused: [{ address: 'no@example.com', reply: '550 5.1.1 No such user' }],
      parameters: {},
    });
  });
});

describe('AUTH LOGIN', () => {
  test.each([
    ['triple with dots', account.username],
    ['triple with pipes', account.username.replaceAll('.', '|')],
    ['triple in other case', account.username.toUpperCase()],
    ['SMTP Username', account.smtpUsername],
  ])('%s', async (_, username) => {
    await using emulator = await start();
    await using dialogue = await openSecured(emulator);
    await dialogue.say(`AUTH LOGIN ${toBase64(username)}`, 334);
    await dialogue.say(toBase64(account.clientSecret), 235);
    expect(emulator.sessions[0]).toMatchObject({ mechanism: 'LOGIN', username, isAuthenticated: true });
  });

  const other = { clientId: 'c0ffee00-1111-4222-8333-444455556666', tenantId: account.tenantId };
  const prepare = (change: (subscription: Subscription) => void): Subscription => {
    const subscription = createSubscription();
    change(subscription);
    return subscription;
  };
  const [app, resource] = [createSubscription().apps[0], createSubscription().resources[0]];
  if (!app || !resource) throw new Error('The default subscription has an app and a resource');
  const withApp = (changes: object) => prepare((all) => (all.apps = [{ ...app, ...changes }]));
  const withResource = (changes: object) => prepare((all) => (all.resources = [{ ...resource, ...changes }]));
  const withRole = (role: object) => withResource({ roles: [{ clientId: account.clientId, ...role }] });
  const otherApp = { ...other, secrets: [{ id: 'x', value: 'other-secret' }] };
  const triple = (name: string, id = account.clientId, tenant = account.tenantId) =>
    `${name}.${id}.${tenant}`;

  const refusals: [LoginFailure, { subscription?: Subscription; username?: string; password?: string }][] = [
    ['unknown-username', { username: 'nobody' }],
    ['unknown-username', { username: account.username.slice(0, 60) }],
    ['unknown-username', { username: account.username.replace('.', '|') }],
    ['unknown-resource', { username: triple('fabrikam-acs') }],
    ['email-service-name', { username: triple('contoso-email') }],
    ['unknown-app', { username: triple(account.acsResource, other.clientId) }],
    ['object-id', { username: triple(account.acsResource, app.objectId) }],
    ['wrong-tenant', { username: triple(account.acsResource, account.clientId, other.clientId) }],
    ['no-service-principal', { subscription: withApp({ hasServicePrincipal: false }) }],
    ['wrong-secret', { password: 'guess' }],
    ['secret-id', { password: app.secrets[0]?.id ?? '' }],
    [
      'expired-secret',
      {
        subscription: withApp({ secrets: [{ id: 'x', value: account.clientSecret, expires: new Date(0) }] }),
      },
    ],
    ['missing-role', { subscription: withResource({ roles: [] }) }],
    ['insufficient-role', { subscription: withRole({ role: 'Reader' }) }],
    [
      'insufficient-role',
      {
        subscription: withRole({
          role: {
            actions: [
              'Microsoft.Communication/CommunicationServices/Read',
              'Microsoft.Communication/EmailServices/write',
            ],
          },
        }),
      },
    ],
    [
      'role-not-effective',
      { subscription: withRole({ role: 'Contributor', effectiveFrom: new Date('9999-01-01') }) },
    ],
    [
      'other-app',
      {
        username: account.smtpUsername,
        password: 'other-secret',
        subscription: prepare((all) => all.apps.push(otherApp)),
      },
    ],
  ];
  test.each(refusals)('%s looks like any other failure', async (failure, { subscription, ...login }) => {
    await using emulator = await start(subscription ? { subscription } : {});
    await using dialogue = await openSecured(emulator);
    const { username = account.username, password = account.clientSecret } = login;
    const reply = await dialogue.login(username, password, 535);
    expect(reply.lines).toEqual([authFailed]);
    expect(emulator.sessions[0]).toMatchObject({ authFailure: failure, isAuthenticated: false });
    await dialogue.say('MAIL FROM:<a@example.com>', 530);
  });

  test('a second attempt on the same connection may succeed', async () => {
    await using emulator = await start();
    await using dialogue = await openSecured(emulator);
    await dialogue.login(account.username, 'guess', 535);
    await dialogue.login(account.username, account.clientSecret, 235);
    expect(emulator.sessions[0]?.authFailure).toBeUndefined();
  });

  test('one connection too many is told to come back later', async () => {
    await using emulator = await start({ maxConnections: 1 });
    await using first = await openLoggedIn(emulator);
    await using second = await openSecured(emulator);
    await second.login(account.username, account.clientSecret, 421);
    await second.ended();
    await first.say('QUIT', 221);
    await emulator.waitForSession(2);
    await using third = await openSecured(emulator);
    expect((await third.login(account.username, account.clientSecret)).code).toBe(235);
  });
});

describe('AUTH XOAUTH2', () => {
  const [token] = createSubscription().tokens;
  if (!token) throw new Error('The default subscription has a token');
  const withToken = (changes: object): EmulatorOptions => ({
    subscription: { tokens: [{ ...token, ...changes }] },
  });

  test.each([
    ['SMTP Username', account.smtpUsername, {}],
    ['triple', account.username, {}],
    ['audience with a slash', account.smtpUsername, withToken({ audience: `${token.audience}/` })],
    ['token known to a hook', account.smtpUsername, { subscription: { tokens: [] }, findToken: () => token }],
  ] as [string, string, EmulatorOptions][])('%s', async (_, user, options) => {
    await using emulator = await start(options);
    await using dialogue = await openSecured(emulator);
    await dialogue.say(`AUTH XOAUTH2 ${encodeXoauth2(user, token.value)}`, 235);
    expect(emulator.sessions[0]).toMatchObject({ mechanism: 'XOAUTH2', username: user });
  });

  test.each([
    ['unknown-token', account.smtpUsername, { subscription: { tokens: [] } }],
    ['expired-token', account.smtpUsername, withToken({ expires: new Date(0) })],
    ['wrong-audience', account.smtpUsername, withToken({ audience: 'https://outlook.office365.com' })],
    ['other-app', account.smtpUsername, withToken({ clientId: account.tenantId })],
    ['unknown-username', 'nobody', {}],
    ['triple-with-token', account.username, { acceptsTripleWithToken: false }],
  ] as [LoginFailure, string, EmulatorOptions][])(
    '%s is challenged, then refused',
    async (failure, user, options) => {
      await using emulator = await start(options);
      await using dialogue = await openSecured(emulator);
      const challenge = await dialogue.say(`AUTH XOAUTH2 ${encodeXoauth2(user, token.value)}`, 334);
      expect(JSON.parse(Buffer.from(challenge.lines[0]?.slice(4) ?? '', 'base64').toString())).toEqual({
        status: '401',
        schemes: 'bearer',
        scope: 'https://communication.azure.com/.default',
      });
      expect((await dialogue.say('', 535)).lines).toEqual([authFailed]);
      expect(emulator.sessions[0]?.authFailure).toBe(failure);
    },
  );

  test('without a challenge when so configured, and with the token in its own line', async () => {
    await using emulator = await start({ tokenRefusal: 'direct' });
    await using dialogue = await openSecured(emulator);
    await dialogue.say('AUTH XOAUTH2', 334);
    expect((await dialogue.say(encodeXoauth2(account.smtpUsername, 'forged'))).code).toBe(535);
  });
});

describe('senders', () => {
  const notLinked = '550 5.7.1 DomainNotLinked: The specified sender domain has not been linked';
  const notMailFrom = "550 5.3.5 Email sender's username is invalid";
  const unverified: EmulatorOptions = {
    subscription: { domains: [{ kind: 'custom', name: 'notify.contoso.example', isVerified: false }] },
  };
  const cases: [string, string, EmulatorOptions?][] = [
    [account.from, '250'],
    ['DoNotReply@notify.contoso.example', '250'],
    ['donotreply@NOTIFY.contoso.example', '250'],
    [account.managedFrom, '250'],
    [account.managedFrom.replace('DoNotReply', 'builds'), notMailFrom],
    ['releases@notify.contoso.example', notMailFrom],
    ['builds+x@notify.contoso.example', notMailFrom],
    ['builds@fabrikam.example', notLinked],
    [account.from, notLinked, unverified],
  ];
  for (const senderCheck of ['end-of-data', 'mail'] as const) {
    test.each(cases)(`%s at ${senderCheck}: %s`, async (from, expected, options = {}) => {
      await using emulator = await start({ ...options, senderCheck });
      await using dialogue = await openLoggedIn(emulator);
      const first = await dialogue.say(`MAIL FROM:<${from}>`);
      if (senderCheck === 'mail' && expected !== '250') {
        expect(first.lines).toEqual([expected]);
        return;
      }
      await dialogue.say('RCPT TO:<dev@example.com>', 250);
      await dialogue.say('DATA', 354);
      const last = await dialogue.say(`${write(from)}\r\n.`);
      expect(last.lines[0]?.slice(0, expected.length)).toBe(expected);
      expect(emulator.messages).toHaveLength(expected === '250' ? 1 : 0);
    });
  }

  test.each([
    [write('DoNotReply@notify.contoso.example'), '550 5.7.60'],
    ['Subject: no From\r\n\r\ntext', '554 5.6.0'],
    [`From:\r\n =?utf-8?q?B=C3=A4r?=\r\n <${account.from}>\r\n\r\ntext`, '250 2.0.0'],
    [`From: ${account.from.toUpperCase()}\r\n\r\ntext`, '250 2.0.0'],
  ])('header From: %j → %s', async (message, expected) => {
    await using emulator = await start();
    await using dialogue = await openLoggedIn(emulator);
    const reply = await dialogue.send(account.from, ['dev@example.com'], message);
    expect(reply.lines[0]).toMatch(expected);
  });
});

describe('limits', () => {
  test('the 51st recipient is one too many, a repeated one is not', async () => {
    await using emulator = await start();
    await using dialogue = await openLoggedIn(emulator);
    await dialogue.say(`MAIL FROM:<${account.from}>`, 250);
    for (let i = 0; i < 50; i += 1) await dialogue.say(`RCPT TO:<dev${i}@example.com>`, 250);
    await dialogue.say('RCPT TO:<DEV0@example.com>', 250);
    const { lines } = await dialogue.say('RCPT TO:<dev50@example.com>', 452);
    expect(lines).toEqual(['452 4.5.3 Too many recipients']);
    await dialogue.say('DATA', 354);
    await dialogue.say(`${write(account.from)}\r\n.`, 250);
    expect(emulator.messages[0]?.envelope.recipients).toHaveLength(50);
  });

  test('a size that is announced is refused at MAIL, one that is not at the end', async () => {
    await using emulator = await start({ maxOctets: 1000, advertisedSize: 5000 });
    await using dialogue = await openLoggedIn(emulator);
    const tooBig = '552 5.3.4 Message size exceeds fixed maximum message size';
    expect((await dialogue.say(`MAIL FROM:<${account.from}> SIZE=5001`)).lines).toEqual([tooBig]);
    const padded = `${write(account.from)}\r\n${'x'.repeat(70)}`;
    const fitting = `${padded}\r\n${'x'.repeat(1000 - padded.length - 4)}`;
    const send = (message: string) => dialogue.send(account.from, ['dev@example.com'], message);
    expect((await send(`${fitting}y`)).lines).toEqual([tooBig]);
    expect((await send(fitting)).code).toBe(250);
    expect(emulator.messages[0]?.content).toHaveLength(1000);
  });

  test.each([
    ['managed', account.managedFrom, 5, 10],
    ['custom', account.from, 30, 100],
  ])('rate of a %s domain', async (_, from, perMinute, perHour) => {
    let minutes = 0;
    await using emulator = await start({ now: () => minutes * 60_000 });
    await using dialogue = await openLoggedIn(emulator);
    const send = async () => {
      const reply = await dialogue.send(from, ['dev@example.com'], write(from));
      return reply.lines[0]?.slice(0, 11);
    };
    const sendMany = async (count: number) => {
      const seen = [];
      for (let i = 0; i < count; i += 1) seen.push(await send());
      return seen;
    };
    const [yes, no] = ['250 2.0.0 O', '450 4.5.127'];
    expect(await sendMany(perMinute + 1)).toEqual([...Array(perMinute).fill(yes), no]);
    minutes = 1;
    expect(await send()).toBe(yes);
    // the refused attempt has counted, so the hour is full one message early
    const left = perHour - perMinute - 2;
    for (let sent = 0; sent < left; sent += 1) {
      minutes += 0.3;
      expect(await send()).toBe(yes);
    }
    minutes += 0.3;
    expect(await send()).toBe(no);
    minutes = 121;
    expect(await send()).toBe(yes);
    expect(emulator.messages).toHaveLength(perHour);
  });

  test('a raised rate', async () => {
    const domains: Subscription['domains'] = [
      { kind: 'custom', name: 'notify.contoso.example', rate: { perMinute: 1, perHour: 1 } },
    ];
    await using emulator = await start({ subscription: { domains } });
    await using dialogue = await openLoggedIn(emulator);
    const from = 'DoNotReply@notify.contoso.example';
    for (const code of [250, 450]) {
      expect((await dialogue.send(from, ['dev@example.com'], write(from))).code).toBe(code);
    }
  });
});

describe('Message-ID', () => {
  test.each([
    ['<1@contoso.example>', true],
    ['<1@localhost>', false],
    ['<0f8f6a1e>', false],
    ['1@contoso.example', false],
    [undefined, false],
  ])('%s is kept: %s', async (id, isKept) => {
    await using emulator = await start();
    await using dialogue = await openLoggedIn(emulator);
    const message = write(account.from, ...(id ? [`Message-ID: ${id}`] : []));
    await dialogue.send(account.from, ['dev@example.com'], message);
    const received = await emulator.waitForMessage();
    expect(received.isMessageIdKept).toBe(isKept);
    expect(received.messageId === id).toBe(isKept);
    expect(received.messageId).toMatch(/^<[^<>@]+@[^<>@]+>$/);
  });

  test('a repeated id is replaced, or refused when the message asks for that', async () => {
    await using emulator = await start();
    await using dialogue = await openLoggedIn(emulator);
    const id = 'Message-ID: <same@contoso.example>';
    const strict = 'X-MS-ACSEmail-Validate-Message-Id: true';
    for (const [fields, code] of [
      [[id, strict], 250],
      [[id], 250],
      [[id, strict], 554],
      [['Message-ID: <bad>', strict], 554],
    ] as const) {
      const reply = await dialogue.send(account.from, ['dev@example.com'], write(account.from, ...fields));
      expect(reply.code).toBe(code);
    }
    expect(emulator.messages.map(({ isMessageIdKept }) => isMessageIdKept)).toEqual([true, false]);
  });
});

describe('the record', () => {
  test('holds the octets as sent, the order of commands, TLS and the way it ended', async () => {
    await using emulator = await start();
    await using dialogue = await openLoggedIn(emulator);
    const message = `${write(account.from)}\r\n..dot\r\n...\r\n\xe4\n`;
    const reply = await dialogue.send(account.from, ['dev@example.com'], message);
    await dialogue.say('QUIT', 221);
    const session = await emulator.waitForSession();
    const received = await emulator.waitForMessage();
    expect(received.wire.toString('latin1')).toBe(`${message}\r\n.\r\n`);
    expect(received.content.toString('latin1')).toBe(`${message.replaceAll('\r\n..', '\r\n.')}\r\n`);
    expect(reply.lines).toEqual([received.response]);
    expect(received.response).toMatch(`250 2.0.0 OK <${received.queueId}@smtp.emulator.example>`);
    expect(session).toMatchObject({ hasQuit: true, end: 'quit', clientName: 'client.example', refusals: [] });
    expect(session.commands).toEqual([
      ...['EHLO', 'STARTTLS', 'EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'QUIT'],
    ]);
    expect(session.tls?.version).toBe('TLSv1.3');
    expect(session.wire.plaintext.toString()).toBe('EHLO client.example\r\nSTARTTLS\r\n');
    expect(session.wire.secured.toString('latin1')).toMatch(/^EHLO client\.example\r\nAUTH LOGIN\r\n/);
    expect(session.wire.secured.includes(received.wire)).toBe(true);
    expect(JSON.stringify(session.transcript)).not.toContain(toBase64(account.clientSecret));
    const times = session.transcript.map(({ atMs }) => atMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test('tells a client that leaves from one that says goodbye', async () => {
    await using emulator = await start();
    const dialogue = await openLoggedIn(emulator);
    await dialogue[Symbol.asyncDispose]();
    expect(await emulator.waitForSession()).toMatchObject({ end: 'client', hasQuit: false });
  });

  test('tells what there is when a wait is in vain', async () => {
    await using emulator = await start();
    await using dialogue = await SmtpDialogue.open(emulator.port);
    await dialogue.read(220);
    await expect(emulator.waitForMessage(1, 10)).rejects.toThrow(/0 of 1 after 10 ms.*\n220 smtp/);
  });
});

describe('TLS', () => {
  test.each(badCertificates)('$kind', async ({ kind, error }) => {
    await using emulator = await start({ certificate: kind });
    await using dialogue = await SmtpDialogue.open(emulator.port);
    await expect(dialogue.secure(trust)).rejects.toThrow(error);
  });

  test('names asked for are in the certificate', async () => {
    await using emulator = await start({ names: ['mail.contoso.example', '127.0.0.9'] });
    for (const host of ['smtp.azurecomm.net', 'mail.contoso.example', 'localhost', '127.0.0.9']) {
      await using dialogue = await SmtpDialogue.open(emulator.port);
      await dialogue.secure({ ...trust, host });
    }
    expect(emulator.sessions).toHaveLength(4);
  });

  const weak = 'DEFAULT@SECLEVEL=0';
  test.each([
    ['TLSv1', { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: weak }],
    ['TLSv1.1', { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: weak }],
    ['TLSv1.2', { maxVersion: 'TLSv1.2' }],
    ['TLSv1.3', {}],
  ] as [SecureVersion, EmulatorOptions['tls'] & object][])('%s can be all there is', async (version, tls) => {
    await using emulator = await start({ tls });
    await using lax = await SmtpDialogue.open(emulator.port);
    await lax.secure({ ...trust, minVersion: 'TLSv1', ciphers: weak });
    expect(emulator.sessions[0]?.tls?.version).toBe(version);
    if (version >= 'TLSv1.2') return;
    await using strict = await SmtpDialogue.open(emulator.port);
    await expect(strict.secure({ ...trust, minVersion: 'TLSv1.2' })).rejects.toThrow(/protocol version/);
    const [session] = [await emulator.waitForSession()];
    expect(session.tlsError).toMatch(/protocol/);
  });

  test('TLS 1.1 is refused by default', async () => {
    await using emulator = await start();
    await using dialogue = await SmtpDialogue.open(emulator.port);
    const old = { ...trust, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: weak } as const;
    await expect(dialogue.secure(old)).rejects.toThrow(/protocol version/);
  });

  test('what is pipelined behind STARTTLS in plaintext is never obeyed', async () => {
    await using emulator = await start();
    await using dialogue = await SmtpDialogue.open(emulator.port);
    await dialogue.read(220);
    await dialogue.say('EHLO client.example', 250);
    dialogue.write('STARTTLS\r\nNOOP\r\nVRFY x\r\n');
    await dialogue.read(220);
    await dialogue.upgrade(trust);
    await dialogue.say('EHLO client.example', 250);
    await dialogue.say('QUIT', 221);
    const { commands, wire } = await emulator.waitForSession();
    expect(commands).toEqual(['EHLO', 'STARTTLS', 'EHLO', 'QUIT']);
    expect(wire.plaintext.toString()).toContain('NOOP');
  });
});

describe('faults', () => {
  /** Does a whole submission as far as it goes and tells how far: the last codes, or what went wrong. */
  async function converse(dialogue: SmtpDialogue): Promise<string> {
    try {
      await dialogue.secure(trust);
      await dialogue.login(account.username, account.clientSecret);
      const { code } = await dialogue.send(account.from, ['dev@example.com'], write(account.from));
      return code === 250 ? `250 ${(await dialogue.say('QUIT')).code}` : String(code);
    } catch (error) {
      return String(error);
    }
  }

  async function submit(emulator: Emulator): Promise<string> {
    await using dialogue = await SmtpDialogue.open(emulator.port);
    return await converse(dialogue);
  }

  const stagesOfSubmission: Fault['at'][] = [
    ...(['connect', 'greeting', 'ehlo', 'starttls', 'tls', 'auth'] as const),
    ...(['mail', 'rcpt', 'data', 'body', 'end-of-data', 'quit'] as const),
  ];
  describe.each(stagesOfSubmission)('at %s', (at) => {
    const isTaken = at === 'end-of-data' || at === 'quit';

    test.each(['close', 'reset'] as const)('%s', async (manner) => {
      await using emulator = await start({ faults: [{ at, do: manner, times: 1 }] });
      const ends = /closed|disconnected|ECONNRESET|socket hang up/;
      expect(await submit(emulator)).toMatch(ends);
      expect(emulator.messages).toHaveLength(isTaken ? 1 : 0);
      expect((await emulator.waitForSession()).end).toBe('server');
      expect(await submit(emulator)).toBe('250 221');
    });

    test('stall', async () => {
      await using emulator = await start({ faults: [{ at, do: 'stall', times: 1 }] });
      const struck = once(emulator.service, 'fault');
      const dialogue = await SmtpDialogue.open(emulator.port);
      const outcome = converse(dialogue);
      await struck;
      await dialogue[Symbol.asyncDispose]();
      expect(await outcome).toMatch(/closed|disconnected/);
      expect(emulator.messages).toHaveLength(isTaken ? 1 : 0);
      const { end, transcript } = await emulator.waitForSession();
      expect(end).toBe(at === 'quit' ? 'quit' : 'client');
      const isServerBefore = ['tls', 'body', 'end-of-data'].includes(at);
      if (at !== 'connect' && at !== 'greeting') {
        expect(transcript.at(-1)?.from).toBe(isServerBefore ? 'server' : 'client');
      }
      expect(await submit(emulator)).toBe('250 221');
    });

    test('delay', async () => {
      await using emulator = await start({ faults: [{ at, do: 'delay', ms: 20, times: 1 }] });
      expect(await submit(emulator)).toBe('250 221');
    });

    if (at === 'tls') return;
    test('reply', async () => {
      const reply = '421 4.3.2 Service not available';
      await using emulator = await start({ faults: [{ at, do: 'reply', reply, times: 1 }] });
      expect(await submit(emulator)).toMatch(/421/);
      expect(emulator.messages).toHaveLength(at === 'quit' ? 1 : 0);
      const session = await emulator.waitForSession();
      expect(session).toMatchObject({ end: at === 'quit' ? 'quit' : 'server', refusals: [reply] });
      expect(await submit(emulator)).toBe('250 221');
    });
  });

  test('a reply other than 421 leaves the connection open', async () => {
    const reply = '454 4.7.0 Temporary authentication failure';
    await using emulator = await start({ faults: [{ at: 'auth', do: 'reply', reply, times: 1 }] });
    await using dialogue = await openSecured(emulator);
    expect((await dialogue.login(account.username, account.clientSecret, 454)).lines).toEqual([reply]);
    await dialogue.login(account.username, account.clientSecret, 235);
  });

  test('an accepting reply to the end of DATA keeps the message', async () => {
    await using emulator = await start({
      faults: [{ at: 'end-of-data', do: 'reply', reply: '250 2.6.0 queued for later' }],
    });
    expect(await submit(emulator)).toBe('250 221');
    expect(emulator.messages).toHaveLength(1);
  });

  test('a greeting of one’s own', async () => {
    await using emulator = await start({ faults: [{ at: 'greeting', do: 'reply', reply: '220 other' }] });
    expect(await submit(emulator)).toBe('250 221');
  });

  test('`after` passes over the first occasions', async () => {
    await using emulator = await start();
    emulator.addFault({ at: 'rcpt', do: 'reply', reply: '451 4.7.1 Later', after: 1, times: 1 });
    await using dialogue = await openLoggedIn(emulator);
    await dialogue.say(`MAIL FROM:<${account.from}>`, 250);
    for (const code of [250, 451, 250]) await dialogue.say('RCPT TO:<dev@example.com>', code);
    emulator.addFault({ at: 'data', do: 'reply', reply: '451 4.3.0 Always' });
    await dialogue.say('DATA', 451);
    emulator.clearFaults();
    expect((await dialogue.say('DATA')).code).toBe(354);
  });

  test('plaintext injected behind the 220 arrives with it, and the handshake follows', async () => {
    const reply = '250 injected';
    const segments: string[] = [];
    await using emulator = await start({ faults: [{ at: 'tls', do: 'reply', reply }] });
    await using proxy = await startProxy({
      port: emulator.port,
      onOctets: (_, octets) => segments.push(octets.toString('latin1')),
    });
    await using dialogue = await SmtpDialogue.open(proxy.port);
    await dialogue.read(220);
    await dialogue.say('EHLO client.example', 250);
    await dialogue.say('STARTTLS', 220);
    expect((await dialogue.read()).lines).toEqual([reply]);
    expect(segments.at(-1)).toBe(`220 2.0.0 SMTP server ready\r\n${reply}\r\n`);
    await dialogue.upgrade(trust);
    await dialogue.say('EHLO client.example', 250);
  });

  test.each(['connect', 'tls', 'data'] as const)('closing while a client stalls at %s', async (at) => {
    const emulator = await start({ faults: [{ at, do: 'stall' }] });
    const struck = once(emulator.service, 'fault');
    const outcome = submit(emulator);
    await struck;
    await emulator.close();
    expect(await outcome).toMatch(/closed|disconnected|ECONNRESET/);
  });

  test('closing while a client keeps the handshake waiting', async () => {
    const emulator = await start();
    await using dialogue = await SmtpDialogue.open(emulator.port);
    await dialogue.read(220);
    await dialogue.say('EHLO client.example', 250);
    await dialogue.say('STARTTLS', 220);
    await emulator.close();
    await dialogue.ended();
    expect(emulator.sessions[0]?.end).toBe('server');
  });
});

describe('with a mail library', () => {
  const options = (port: number) => ({
    host: '127.0.0.1',
    port,
    secure: false,
    requireTLS: true,
    tls: trust,
  });
  const mail = { from: account.from, to: 'dev@example.com', subject: 'ä', text: '.\r\nä' };

  test.each([
    ['LOGIN', { user: account.username, pass: account.clientSecret }],
    ['XOAUTH2', { type: 'OAuth2' as const, user: account.smtpUsername, accessToken: account.accessToken }],
  ])('%s', async (mechanism, auth) => {
    await using emulator = await start();
    const transport = createTransport({ ...options(emulator.port), authMethod: mechanism, auth });
    const { messageId, response } = await transport.sendMail(mail);
    const message = await emulator.waitForMessage();
    expect(message).toMatchObject({ messageId, response, mechanism, isMessageIdKept: true });
  });

  const auth = { user: account.username, pass: account.clientSecret };

  test('byte by byte through a slow line', async () => {
    await using emulator = await start();
    await using proxy = await startProxy({ port: emulator.port, oneWayMs: 2, pieceOctets: 1 });
    const transport = createTransport({ ...options(proxy.port), authMethod: 'LOGIN', auth });
    await transport.sendMail(mail);
    expect(emulator.messages).toHaveLength(1);
    expect(proxy.connections).toBe(1);
  });

  test.each([
    ['cut', { cut: { direction: 'to-client', afterOctets: 10, by: 'close' } }],
    ['torn', { cut: { direction: 'to-server', afterOctets: 10, by: 'reset' } }],
    ['silent', { stall: { direction: 'to-client', afterOctets: 0 } }],
  ] as const)('through a line that is %s', async (_, fault) => {
    await using emulator = await start();
    await using proxy = await startProxy({ port: emulator.port, ...fault });
    const impatient = { ...options(proxy.port), greetingTimeout: 300, authMethod: 'LOGIN', auth };
    await expect(createTransport(impatient).sendMail(mail)).rejects.toMatchObject({
      code: expect.stringMatching(/ECONNECTION|ESOCKET|ETIMEDOUT|EPROTOCOL/),
    });
    expect(emulator.messages).toHaveLength(0);
  });
});

describe('command line', () => {
  const cli = join(import.meta.dirname, '../../../emulator/cli.ts');

  test('announces itself, writes down what comes, ends on SIGTERM', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'emulator-cli-'));
    const fault = JSON.stringify({ at: 'auth', do: 'reply', reply: '454 4.7.0 Later', times: 1 });
    const child = spawn(process.execPath, [cli, '--port', '0', '--dir', folder, '--fault', fault]);
    const exit = once(child, 'exit');
    for await (const line of createInterface(child.stdout)) if (line.startsWith('ready on ')) break;

    const ready = JSON.parse(await readFile(join(folder, 'ready.json'), 'utf8'));
    const ca = await readFile(ready.caPath, 'utf8');
    await using dialogue = await SmtpDialogue.open(ready.port, ready.host);
    await dialogue.secure({ ca });
    await dialogue.login(ready.account.username, ready.account.clientSecret, 454);
    await dialogue.login(ready.account.username, ready.account.clientSecret, 235);
    await dialogue.send(ready.account.from, ['dev@example.com'], write(ready.account.from));
    await dialogue.say('QUIT', 221);

    const envelope = JSON.parse(await readFile(join(folder, '0001.json'), 'utf8'));
    expect(envelope).toMatchObject({ envelope: { from: account.from, recipients: ['dev@example.com'] } });
    expect(await readFile(join(folder, '0001.eml'), 'latin1')).toBe(`${write(account.from)}\r\n`);
    const log = await readFile(join(folder, 'sessions.jsonl'), 'utf8');
    const events = log
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.map(({ event }) => event)).toContain('message');
    expect(events.find(({ line }) => line === 'QUIT')).toMatchObject({ from: 'client', isSecured: true });
    expect(log).not.toContain(toBase64(account.clientSecret));

    child.kill('SIGTERM');
    const ending = await exit;
    // Windows has no signals: the process just ends there, and leaves the ready file
    if (process.platform !== 'win32') {
      expect(ending).toEqual([0, null]);
      expect(await readdir(folder)).not.toContain('ready.json');
    }
    await rm(folder, { recursive: true });
  });

  test.each([
    [['--port', 'x'], /--port must be a number/],
    [['--certificate', 'fine'], /--certificate must be one of good/],
    [['--fault', '{"at":"lunch"}'], /"at" must be one of connect/],
    [['--bogus'], /--bogus/],
  ])('%j is refused', async (args, message) => {
    const child = spawn(process.execPath, [cli, ...args]);
    let told = '';
    child.stderr.on('data', (octets) => {
      told += octets;
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(told).toMatch(message);
  });
});
