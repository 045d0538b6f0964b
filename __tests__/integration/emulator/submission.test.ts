import { describe, expect, test } from 'vitest';
import {
  defaultAccount as account,
  type EmulatorOptions,
  type Subscription,
} from '../../../emulator/emulator.ts';
import { openLoggedIn, start, write } from '../../../testing/smtp/emulator-dialogue.ts';

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
