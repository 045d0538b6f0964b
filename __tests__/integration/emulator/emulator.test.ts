import type { SecureVersion } from 'node:tls';
import { createTransport } from 'nodemailer';
import { describe, expect, test } from 'vitest';
import { defaultAccount as account, type EmulatorOptions } from '../../../emulator/emulator.ts';
import { badCertificates } from '../../../testing/smtp/certificates.ts';
import { SmtpDialogue, toBase64 } from '../../../testing/smtp/dialogue.ts';
import { openLoggedIn, start, trust, write } from '../../../testing/smtp/emulator-dialogue.ts';
import { startProxy } from '../../../testing/smtp/proxy.ts';

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
