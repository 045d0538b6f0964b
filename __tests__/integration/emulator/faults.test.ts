import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { defaultAccount as account, type Emulator, type Fault } from '../../../emulator/emulator.ts';
import { SmtpDialogue } from '../../../testing/smtp/dialogue.ts';
import { openLoggedIn, openSecured, start, trust, write } from '../../../testing/smtp/emulator-dialogue.ts';
import { startProxy } from '../../../testing/smtp/proxy.ts';

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
