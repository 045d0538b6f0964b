import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultAccount } from '../../../emulator/emulator.ts';
import { lintMessage } from '../../../testing/emlint/emlint.ts';
import { mayMissPrograms } from '../../../testing/judges.ts';
import { sendThrough } from '../../../testing/runner/delivery.ts';
import type { ActionInput, ActionResult } from '../../../testing/runner/run-action.ts';
import { endInPause } from '../../../testing/runner/time-limits.ts';
import { findExim, startExim } from '../../../testing/smtp/exim.ts';
import type { MailServer } from '../../../testing/smtp/mail-server.ts';

const isInstalled = findExim() !== undefined;
const account = { ...defaultAccount, from: 'builds@contoso.example' };

describe.skipIf(!isInstalled && mayMissPrograms)('Exim, a mail server that is not ours', () => {
  let exim: MailServer;

  beforeAll(async () => {
    const { username, clientSecret, from } = account;
    exim = await startExim({ username, secret: clientSecret, sender: from });
  });
  afterAll(() => exim?.close());

  const send = (inputs: Record<string, string> = {}, given: ActionInput = {}): Promise<ActionResult> =>
    sendThrough(
      { ...exim, account },
      { ...given, inputs: { from: `Größe & Co <${account.from}>`, ...inputs } },
    );

  const errorOf = (result: ActionResult) => result.annotations.find((each) => each.level === 'error');

  it.each(['LOGIN', 'PLAIN'] as const)(
    'takes it by AUTH %s as any server (service: smtp)',
    async (mechanism) => {
      const [username, secret] = ['ci@contoso.example', 'abcd efgh ijkl mnop'];
      await using server = await startExim({ username, secret, sender: account.from }, mechanism);
      const none = { 'acs-resource': '', 'client-id': '', 'tenant-id': '', 'client-secret': '' };
      const result = await sendThrough(
        { ...server, account },
        {
          inputs: {
            ...none,
            service: 'smtp',
            'smtp-username': username,
            'smtp-password': secret,
            from: account.from,
          },
        },
      );
      expect(result.outputs['sent'], result.raw).toBe('true');
      const arrival = await server.waitForLine(/<= builds@contoso\.example/);
      expect(arrival).toContain(` A=${mechanism.toLowerCase()}:${username} `);
      const refused = await sendThrough(
        { ...server, account },
        {
          inputs: {
            ...none,
            service: 'smtp',
            'smtp-username': username,
            'smtp-password': 'not the one',
            from: account.from,
          },
        },
      );
      expect(errorOf(refused)?.message).toContain('#smtp-sign-in');
    },
  );

  it('takes the mail by STARTTLS and AUTH LOGIN and puts it into a mailbox', async () => {
    const result = await send({ cc: 'Žofie <zofie@contoso.example>', 'reply-to': 'team@contoso.example' });
    expect(result.code, result.raw).toBe(0);
    expect(result.outputs).toMatchObject({
      sent: 'true',
      accepted: '["dev@contoso.example","zofie@contoso.example"]',
      rejected: '[]',
    });
    expect(result.outputs['response']).toMatch(/^250 OK id=/);

    const id = result.outputs['message-id']?.slice(1, -1);
    const arrival = await exim.waitForLine(new RegExp(`<= builds@contoso\\.example .* id=${id} `));
    expect(arrival).toMatch(/ P=esmtpsa X=TLS1\.3:\S+/);
    expect(arrival).toContain(` A=login:${account.username} `);
    expect(arrival).toContain(' for dev@contoso.example zofie@contoso.example');

    const mail = await exim.waitForMail(result.outputs['message-id'] ?? '');
    const first = await simpleParser(mail);
    const second = await PostalMime.parse(mail);
    for (const { subject, messageId, html, text } of [first, second]) {
      expect(subject).toBe('✗ CI / notify failed on main – contoso/app');
      expect(messageId).toBe(result.outputs['message-id']);
      expect(html).toContain('https://github.com/contoso/app/actions/runs/9010');
      expect(text).toContain('contoso/app');
    }
    expect(first.from?.value).toEqual([{ name: 'Größe & Co', address: account.from }]);
    expect(second.from).toEqual({ name: 'Größe & Co', address: account.from });
    expect(second.cc).toEqual([{ name: 'Žofie', address: 'zofie@contoso.example' }]);
    expect(second.replyTo).toEqual([{ name: '', address: 'team@contoso.example' }]);
    const headers = new Map(second.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('list-id')).toContain('contoso/app <');
    expect(headers.get('x-ci-state')).toBe('failed');
    expect(headers.get('received')).toContain('with esmtpsa  (TLS1.3)');
  });

  it('changes nothing in it', async () => {
    const result = await send({
      kind: 'message',
      subject: 'Größe ≥ 5 – 構築失敗 👩‍👩‍👧‍👦',
      html: `<p>.</p>\n.\n..\n<p>${'ü'.repeat(2000)}</p>`,
    });
    expect(result.outputs['sent'], result.raw).toBe('true');
    const mail = (await exim.waitForMail(result.outputs['message-id'] ?? '')).toString('latin1');
    // A Maildir has the line ends of the machine, and Exim's own fields in front.
    const own = /^(?:(?:Return-path|Envelope-to|Delivery-date|Received):.*\n(?:[ \t].*\n)*)+/.exec(mail)?.[0];
    const content = mail.slice(own?.length ?? 0).replaceAll('\n', '\r\n');
    expect(own).toContain('Received:');
    expect(lintMessage(Buffer.from(content, 'latin1'))).toEqual([]);
    const { html, subject } = await PostalMime.parse(Buffer.from(content, 'latin1'));
    expect(subject).toBe('Größe ≥ 5 – 構築失敗 👩‍👩‍👧‍👦');
    expect(html?.trimEnd()).toBe(`<p>.</p>\n.\n..\n<p>${'ü'.repeat(2000)}</p>`);
  });

  it('says no to some recipients: the step is red and says who has the mail', async () => {
    const result = await send({ to: 'dev@contoso.example, nosuch@contoso.example, later@contoso.example' });
    expect(result.code).toBe(1);
    expect(result.outputs).toMatchObject({ sent: 'true', accepted: '["dev@contoso.example"]' });
    expect(JSON.parse(result.outputs['rejected'] ?? '')).toEqual([
      {
        address: 'nosuch@contoso.example',
        code: 550,
        enhanced: '5.1.1',
        response: '550 5.1.1 No such recipient',
      },
      {
        address: 'later@contoso.example',
        code: 451,
        enhanced: '4.3.0',
        response: '451 4.3.0 Try again later',
      },
    ]);
    expect(errorOf(result)?.title).toBe('The mail was accepted for 1 and refused for 2 of 3 recipients');
    await exim.waitForMail(result.outputs['message-id'] ?? '');
  });

  it.each([
    ['the only recipient', { to: 'nosuch@contoso.example' }, '550 5.1.1 No such recipient'],
    [
      'the sender',
      { from: 'other@fabrikam.example' },
      '550 5.7.60 Sender not in the allowed MailFrom addresses',
    ],
    ['the login', { 'client-secret': 'wrong~secret' }, '535 Incorrect authentication data'],
  ])('says no to %s: nothing is sent and the reply is passed on', async (_who, inputs, response) => {
    const result = await send(inputs);
    expect(result.code).toBe(1);
    expect(result.outputs).toMatchObject({ sent: 'false', response, attempts: '1' });
    expect(errorOf(result)?.message).toContain(response);
  });

  it('says not now to the only recipient: the time is over before another try', async () => {
    const result = await send({ to: 'later@contoso.example' }, endInPause());
    expect(result.code).toBe(1);
    expect(result.outputs).toMatchObject({ sent: 'false', attempts: '1' });
    expect(errorOf(result)?.message).toContain('451 4.3.0 Try again later');
  });

  it('sends a stranger away once: the second try is taken, and there is one mail', async () => {
    const result = await send({ to: 'greylisted@contoso.example' });
    expect(result.code, result.raw).toBe(0);
    expect(result.outputs).toMatchObject({ sent: 'true', attempts: '2' });
    expect(result.log).toContain('Next try in');
    await exim.waitForMail(result.outputs['message-id'] ?? '');
    const id = `id=${result.outputs['message-id']?.slice(1, -1)} `;
    expect(exim.log.filter((line) => line.includes(' <= ') && line.includes(id))).toHaveLength(1);
  });

  it('announces its size limit: a larger message is not offered', async () => {
    const result = await send({ kind: 'message', subject: 'Large', body: 'ü'.repeat(30_000) });
    expect(result.code).toBe(1);
    expect(result.outputs).toMatchObject({ sent: 'false', attempts: '1' });
    expect(errorOf(result)?.title).toContain('too large');
    expect(result.log).not.toContain('C: MAIL FROM');
  });

  it('takes the whole envelope at once, as PIPELINING allows', async () => {
    const { log } = await send({ to: 'dev@contoso.example, zofie@contoso.example' });
    const said = [...log.matchAll(/tls ([CS]: (?:MAIL|RCPT|DATA|354))/g)].map((match) => match[1]);
    expect(said).toEqual(['C: MAIL', 'C: RCPT', 'C: RCPT', 'C: DATA', 'S: 354']);
    expect(log.indexOf('C: DATA')).toBeLessThan(log.indexOf('S: 250 OK'));
  });

  it('heard QUIT every time', async () => {
    await send();
    const count = (words: RegExp): number => exim.log.filter((line) => words.test(line)).length;
    const connections = count(/TCP\/IP connection count/);
    expect(connections).toBeGreaterThan(0);
    await expect.poll(() => count(/closed by QUIT/)).toBe(connections);
    expect(count(/connection lost|unexpected disconnection|protocol (?:synchronization )?error/)).toBe(0);
  });
});
