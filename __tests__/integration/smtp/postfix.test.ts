import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultAccount } from '../../../emulator/emulator.ts';
import { lintMessage } from '../../../testing/emlint/emlint.ts';
import { mayMissPrograms } from '../../../testing/judges.ts';
import { sendThrough } from '../../../testing/runner/delivery.ts';
import type { ActionResult } from '../../../testing/runner/run-action.ts';
import { findPostfix, type Postfix, startPostfix } from '../../../testing/smtp/postfix.ts';

const isThere = findPostfix() !== undefined;
const isRoot = process.getuid?.() === 0;
const account = { ...defaultAccount, from: 'builds@contoso.example' };

// .ci/run starts this file once more as root where it is not root itself.
describe.skipIf(!isThere && (mayMissPrograms || !isRoot))('Postfix, a mail server that is not ours', () => {
  let postfix: Postfix;

  beforeAll(async () => {
    const { username, clientSecret, from } = account;
    postfix = await startPostfix({ username, secret: clientSecret, sender: from });
  });
  afterAll(() => postfix?.close());

  const send = (inputs: Record<string, string> = {}): Promise<ActionResult> =>
    sendThrough({ ...postfix, account }, { inputs });
  const errorOf = (result: ActionResult) => result.annotations.find((each) => each.level === 'error');
  /** The commands and replies of the envelope, in their order. */
  const envelopeOf = ({ log }: ActionResult) =>
    [...log.matchAll(/tls ([CS]: (?:MAIL|RCPT|DATA|250 2\.1\.[05]|354))/g)].map((match) => match[1]);

  it('takes the mail by STARTTLS and AUTH LOGIN and puts it into a mailbox, unchanged', async () => {
    const html = `<p>.</p>\n.\n..\n<p>${'ü'.repeat(2000)}</p>`;
    const result = await send({ kind: 'message', subject: 'Größe ≥ 5 – 構築失敗', html });
    expect(result.code, result.raw).toBe(0);
    expect(result.outputs).toMatchObject({
      sent: 'true',
      accepted: '["dev@contoso.example"]',
      rejected: '[]',
    });
    expect(result.outputs['response']).toMatch(/^250 2\.0\.0 Ok: queued as \w+$/);
    await postfix.waitForLine(new RegExp(`sasl_method=LOGIN, sasl_username=${account.username}`));
    await postfix.waitForLine(/TLS connection established .* TLSv1\.3/);

    const mail = (await postfix.waitForMail(result.outputs['message-id'] ?? '')).toString('latin1');
    // A Maildir has the line ends of the machine, and Postfix's own fields in front.
    const own = /^(?:(?:Return-Path|X-Original-To|Delivered-To|Received):.*\n(?:[ \t].*\n)*)+/.exec(
      mail,
    )?.[0];
    expect(own).toContain('Received:');
    const content = Buffer.from(mail.slice(own?.length ?? 0).replaceAll('\n', '\r\n'), 'latin1');
    expect(lintMessage(content)).toEqual([]);
    const read = await PostalMime.parse(content);
    expect(read.subject).toBe('Größe ≥ 5 – 構築失敗');
    expect(read.html?.trimEnd()).toBe(html);
  });

  it('takes the whole envelope at once, as PIPELINING allows', async () => {
    const result = await send({ to: 'dev@contoso.example, zofie@contoso.example' });
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(envelopeOf(result)).toEqual([
      ...['C: MAIL', 'C: RCPT', 'C: RCPT', 'C: DATA'],
      ...['S: 250 2.1.0', 'S: 250 2.1.5', 'S: 250 2.1.5', 'S: 354'],
    ]);
  });

  it('takes it step by step where PIPELINING is not announced', async () => {
    const result = await send({ 'smtp-port': String(postfix.tersePort) });
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(envelopeOf(result)).toEqual([
      ...['C: MAIL', 'S: 250 2.1.0', 'C: RCPT', 'S: 250 2.1.5', 'C: DATA', 'S: 354'],
    ]);
  });

  it('says no to some recipients: the step is red and says who has the mail', async () => {
    const result = await send({ to: 'nosuch@contoso.example, dev@contoso.example' });
    expect(result.code).toBe(1);
    expect(result.outputs).toMatchObject({ sent: 'true', accepted: '["dev@contoso.example"]' });
    expect(JSON.parse(result.outputs['rejected'] ?? '')).toEqual([
      {
        address: 'nosuch@contoso.example',
        code: 550,
        enhanced: '5.1.1',
        response: expect.stringContaining('User unknown in virtual mailbox table'),
      },
    ]);
    await postfix.waitForMail(result.outputs['message-id'] ?? '');
  });

  it.each([
    ['the only recipient', { to: 'nosuch@contoso.example' }, /^550 5\.1\.1 .*User unknown/],
    ['the sender', { from: 'other@fabrikam.example' }, /^554 5\.7\.1 .*Sender address rejected/],
    ['the login', { 'client-secret': 'wrong~secret' }, /^535 5\.7\.8 Error: authentication failed/],
  ])('says no to %s: nothing is sent and the reply is passed on', async (_who, inputs, response) => {
    const result = await send(inputs);
    expect(result.code).toBe(1);
    expect(result.outputs).toMatchObject({ sent: 'false', attempts: '1' });
    expect(result.outputs['response']).toMatch(response);
  });

  it('sends a stranger away once: the second try is taken, and there is one mail', async () => {
    const result = await send({ to: 'greylisted@contoso.example' });
    expect(result.code, result.raw).toBe(0);
    expect(result.outputs).toMatchObject({ sent: 'true', attempts: '2' });
    await postfix.waitForMail(result.outputs['message-id'] ?? '');
    const id = `message-id=${result.outputs['message-id']}`;
    expect(postfix.log.filter((line) => line.includes(id))).toHaveLength(1);
  });

  const large = { kind: 'message', subject: 'Large', body: 'ü'.repeat(30_000) };

  it('announces its size limit: a larger message is not offered', async () => {
    const result = await send(large);
    expect(result.code).toBe(1);
    expect(result.outputs).toMatchObject({ sent: 'false', attempts: '1' });
    expect(errorOf(result)?.title).toContain('too large');
    expect(envelopeOf(result)).toEqual([]);
  });

  it('has a size limit that it does not announce: the message is refused at its end', async () => {
    const result = await send({ ...large, 'smtp-port': String(postfix.tersePort) });
    expect(result.code).toBe(1);
    expect(result.outputs).toMatchObject({ sent: 'false', attempts: '1' });
    expect(result.outputs['response']).toMatch(/^552 5\.3\.4 Error: message file too big/);
    expect(errorOf(result)?.message).toContain('#too-large');
  });

  it('heard QUIT every time, and nothing out of turn', async () => {
    await send();
    await postfix.waitForLine(/ disconnect from /);
    const log = postfix.log.join('\n');
    expect(log).not.toMatch(/lost connection|improper command pipelining|bare newline|timeout after/);
    for (const line of postfix.log.filter((each) => each.includes(' disconnect from '))) {
      expect(line).toContain(' quit=1 ');
    }
  });
});
