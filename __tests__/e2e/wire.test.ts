import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import PostalMime, { decodeWords, type Email } from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator, ReceivedMessage } from '../../emulator/emulator.ts';
import type { Message } from '../../src/mail/message/message.ts';
import { encodeMessage } from '../../src/smtp/encode.ts';
import { codePoint } from '../../testing/code-point.ts';
import { lintMessage } from '../../testing/emlint/emlint.ts';
import { sendThrough } from '../../testing/runner/delivery.ts';
import type { ActionInput, ActionResult } from '../../testing/runner/run-action.ts';
import { startMailHost } from '../../testing/smtp/mail-host.ts';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startMailHost();
});
afterAll(() => emulator.close());

interface Arrival {
  received: ReceivedMessage;
  result: ActionResult;
  first: ParsedMail;
  second: Email;
}

/** Sends by the built action, and judges what holds for every mail: clean octets, dot-stuffing, two equal readings. */
async function send(given: ActionInput): Promise<Arrival> {
  const result = await sendThrough(emulator, given);
  expect(result.outputs['sent'], result.raw).toBe('true');
  const received = emulator.messages.at(-1);
  if (!received) throw new Error('no message arrived');
  const { content, wire } = received;
  expect(lintMessage(content)).toEqual([]);
  expect(wire.toString('latin1')).toBe(`${content.toString('latin1').replace(/^\./gm, '..')}.\r\n`);
  const first = await simpleParser(content);
  const second = await PostalMime.parse(content);
  expect(readingOf(second)).toEqual(readingOf(first));
  return { received, result, first, second };
}

/** What a mail client shows, by either parser. */
function readingOf(mail: ParsedMail | Email) {
  const isFirst = 'headerLines' in mail && 'textAsHtml' in mail;
  const list = (value: unknown): { name: string; address: string }[] =>
    (isFirst
      ? [value ?? []].flat().flatMap((each) => (each as AddressObject).value)
      : ([value ?? []].flat() as { name: string; address?: string }[])
    ).map(({ name, address = '' }) => ({ name, address: writeDomain(address) }));
  return {
    subject: mail.subject,
    from: list(mail.from),
    to: list(mail.to),
    cc: list(mail.cc),
    replyTo: list(mail.replyTo),
    messageId: mail.messageId,
    date: new Date(mail.date ?? Number.NaN).toISOString(),
    text: mail.text?.replace(/\n+$/, ''),
    html: typeof mail.html === 'string' ? mail.html.replace(/\n+$/, '') : undefined,
  };
}

/** mailparser shows international domains in Unicode, whatever the mail says. */
function writeDomain(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  return address.slice(0, at) + domainToASCII(address.slice(at));
}

function headerOf(mail: Email, name: string): string | undefined {
  const value = mail.headers.find(({ key }) => key === name.toLowerCase())?.value;
  return value === undefined ? undefined : decodeWords(value);
}

const own = (inputs: Record<string, string>): ActionInput => ({
  inputs: { kind: 'message', subject: 'Subject', body: 'Body', 'github-token': '', ...inputs },
});

const family = '👩‍👩‍👧‍👦';
const texts: readonly [what: string, text: string, read?: string][] = [
  ['ASCII with everything that means something in a header', `a: b; c=d, <e@f.example> "g" (h) \\i [j] {k}`],
  ['Cyrillic, longer than a line', 'Сборка не прошла '.repeat(12).trim()],
  ['Japanese without a blank', '構築失敗'.repeat(40)],
  ['emoji joined by ZWJ', `${family.repeat(12)} 🏳️‍🌈`],
  ['right to left', 'הבנייה נכשלה – فشل البناء'],
  ['combining marks', `${'Z̸̧͓a̴l̷g̶o̴ '.repeat(20).trim()} Å é`],
  ['letters outside of the first plane', '𝒳𝔶𝓏 𠜎𠜱𠝹'.repeat(10)],
  ['one long ASCII word', 'x'.repeat(480)],
  ['blanks at the fold', `${'word '.repeat(90).trim()}`],
  ['an encoded word that hides a header', '=?UTF-8?Q?Bcc=3A_x?=', '= ?UTF-8?Q?Bcc=3A_x?='],
  ['an encoded word among others', 'a =?utf-8?B?QmNjOiB4?= é', 'a = ?utf-8?B?QmNjOiB4?= é'],
];

describe.each(texts)('%s', (_what, text, read = text) => {
  it('reads the same as subject, name, header and text', async () => {
    const nameOf = (long: string) => long.slice(0, 200).toWellFormed().replaceAll('\ufffd', '').trim();
    const given = JSON.stringify(nameOf(text));
    const name = nameOf(read);
    const { first, second } = await send(
      own({
        subject: text.replaceAll('{', '{{ "{" }}'),
        from: `${given} <${emulator.account.from}>`,
        to: `${given} <ada@contoso.example>, dev@contoso.example`,
        // The user's own headers go out as written, encoded words too.
        headers: `X-Text: ${read}`,
        body: '',
        html: `<p>{{ fields.text }}</p>`,
        fields: `text=${text}`,
      }),
    );
    expect(first.subject).toBe(read);
    expect(first.from?.value).toEqual([{ name, address: emulator.account.from }]);
    expect(second.to).toEqual([
      { name, address: 'ada@contoso.example' },
      { name: '', address: 'dev@contoso.example' },
    ]);
    expect(headerOf(second, 'x-text')).toBe(read);
    expect(first.text?.replace(/\s+/g, '')).toContain(text.replace(/\s+/g, ''));
  });
});

describe('the header section', () => {
  it('holds what is expected and nothing else', async () => {
    const { second } = await send(
      own({
        cc: 'Grace Höpper <grace@contoso.example>',
        bcc: 'boss@contoso.example',
        'reply-to': 'Team <team@contoso.example>, ops@contoso.example',
        priority: 'high',
        headers: 'X-Team: builds\nList-Unsubscribe: <mailto:off@contoso.example>',
      }),
    );
    expect(second.headers.map(({ key }) => key).toSorted()).toEqual([
      'auto-submitted',
      'cc',
      'content-type',
      'date',
      'from',
      'importance',
      'list-id',
      'list-unsubscribe',
      'message-id',
      'mime-version',
      'reply-to',
      'subject',
      'thread-index',
      'thread-topic',
      'to',
      'x-auto-response-suppress',
      'x-ci-actor',
      'x-ci-attempt',
      'x-ci-branch',
      'x-ci-event',
      'x-ci-kind',
      'x-ci-repository',
      'x-ci-run-id',
      'x-ci-run-number',
      'x-ci-sha',
      'x-ci-state',
      'x-ci-workflow',
      'x-msmail-priority',
      'x-priority',
      'x-team',
    ]);
    expect(second.cc).toEqual([{ name: 'Grace Höpper', address: 'grace@contoso.example' }]);
    expect(second.replyTo).toEqual([
      { name: 'Team', address: 'team@contoso.example' },
      { name: '', address: 'ops@contoso.example' },
    ]);
    const expected = { importance: 'high', 'x-priority': '1 (Highest)', 'x-msmail-priority': 'High' };
    for (const [name, value] of Object.entries(expected)) expect(headerOf(second, name)).toBe(value);
    expect(headerOf(second, 'list-unsubscribe')).toBe('<mailto:off@contoso.example>');
    expect(JSON.stringify(second)).not.toContain('boss@');
  });

  it.each([
    ['low', 'low', '5 (Lowest)'],
    ['normal', undefined, undefined],
  ])('says %s priority', async (priority, importance, xPriority) => {
    const { second } = await send(own({ priority }));
    expect(headerOf(second, 'importance')).toBe(importance);
    expect(headerOf(second, 'x-priority')).toBe(xPriority);
  });

  it('holds 50 recipients with long names and addresses', async () => {
    const address = (index: number) =>
      `${'recipient'.repeat(6)}${index}@${'a-long-name.'.repeat(4)}contoso.example`;
    const to = Array.from({ length: 50 }, (_, index) => `"Ünïcode, ${index}" <${address(index)}>`);
    const { first } = await send(own({ to: to.join('\n') }));
    const read = [first.to ?? []].flat().flatMap(({ value }) => value);
    expect(read).toEqual(to.map((_, index) => ({ name: `Ünïcode, ${index}`, address: address(index) })));
  });

  it('writes an international domain in ASCII', async () => {
    const { received } = await send(own({ to: 'Jörg <joerg@bücher.example>' }));
    const session = emulator.sessions.find(({ id }) => id === received.sessionId);
    expect(session?.wire.secured.toString()).toContain('RCPT TO:<joerg@xn--bcher-kva.example>\r\n');
    expect(received.content.toString()).toContain('<joerg@xn--bcher-kva.example>');
  });
});

describe('the text of a file', () => {
  const bodies: readonly [what: string, html: string, arrives: string][] = [
    ['dots at the start of lines', '.\n..\n.x\n...\n<p>.</p>\n.', '.\n..\n.x\n...\n<p>.</p>\n.'],
    ['a line of 2,000 characters', `<p>${'x'.repeat(2000)}</p>`, `<p>${'x'.repeat(2000)}</p>`],
    ['a line of 2,000 emoji', `<p>${'🎉'.repeat(2000)}</p>`, `<p>${'🎉'.repeat(2000)}</p>`],
    ['bare CR, bare LF and CRLF', '<p>a\rb\nc\r\nd\n\re</p>', '<p>a\nb\nc\nd\n\ne</p>'],
    ['NUL and other controls', '<p>a\0b\x07c\x1b[31md\x7f</p>', '<p>abc[31md</p>'],
    ['blanks at the end of lines', '<p>a  \nb\t\n </p>', '<p>a  \nb\t\n </p>'],
    ['what looks like encoded octets', '<p>=3D=\n==C3=BC =20</p>', '<p>=3D=\n==C3=BC =20</p>'],
    [
      'what looks like a boundary',
      '--\n----_NmP-Part_1\n--x--\n<p>x</p>',
      '--\n----_NmP-Part_1\n--x--\n<p>x</p>',
    ],
    ['From at the start of a line', 'From here\n>From there <b>x</b>', 'From here\n>From there <b>x</b>'],
  ];

  it.each(bodies)('%s', async (_what, html, arrives) => {
    const workspace = mkdtempSync(join(tmpdir(), 'acs-mail-wire-'));
    writeFileSync(join(workspace, 'mail.html'), html);
    const given = own({ body: '', 'html-file': 'mail.html' });
    const { first } = await send({ ...given, env: { GITHUB_WORKSPACE: workspace } });
    expect(readingOf(first).html).toBe(arrives);
  });

  it('has its dots doubled on the way, and only there', async () => {
    const { received, first } = await send(own({ body: '', html: '.\n..\nMAIL FROM:<x@y.example>\n.' }));
    expect(received.wire.toString()).toContain('\r\n..\r\n...\r\nMAIL FROM:<x@y.example>\r\n..\r\n');
    expect(readingOf(first).html).toBe('.\n..\nMAIL FROM:<x@y.example>\n.');
  });
});

describe('a built-in mail about hostile text', () => {
  const hostile: readonly [what: string, text: string][] = [
    ['line breaks and headers', 'x\r\nBcc: evil@example.com\r\n\r\n<script>alert(1)</script>'],
    ['lone surrogates and NUL', 'x\ud800y\udc00z\u0000w'],
    ['bidirectional overrides', 'x\u202egnp.exe\u2066'],
    ['an end of data', 'x\r\n.\r\nMAIL FROM:<evil@example.com>\r\n'],
    ['line and paragraph separators', 'x\u2028y\u2029z\u0085w'],
    ['2,000 characters', 'x'.repeat(2000)],
  ];

  it.each(hostile)('%s', async (_what, text) => {
    const event = {
      repository: { id: 1, full_name: 'contoso/app', private: false },
      head_commit: {
        id: 'a31f9c2000000000000000000000000000000000',
        message: text,
        author: { name: text, email: 'evil@example.com' },
        timestamp: '2026-03-04T07:10:00Z',
      },
      commits: [],
      sender: { login: 'mallory' },
    };
    const env = { GITHUB_REF_NAME: text.slice(0, 100).replaceAll('\0', '').toWellFormed() };
    const { received, second, result } = await send({
      event,
      env,
      inputs: { subject: '{{ commit.title }} {{ ref.name }}' },
    });
    expect(received.envelope.recipients).toEqual(['dev@contoso.example']);
    expect(second.headers.map(({ key }) => key)).not.toContain('bcc');
    expect(second.subject).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(second.html).not.toContain('<script>alert');
    expect(second.text).not.toMatch(/[^\P{Cc}\n\t]/u);
    expect(result.outputs['subject']).toBe(second.subject);
  });
});

describe('any message', () => {
  const one = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 });
  const binary = fc.string({ unit: codePoint, maxLength: 120 });
  const line = fc.oneof(one, binary).map((text) =>
    text
      .toWellFormed()
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]|=\?/gu, '')
      .replace(/\s+/gu, ' ')
      .trim(),
  );
  const paragraph = fc.array(line, { minLength: 1, maxLength: 20 }).map((lines) => `x${lines.join('\n')}`);
  const mailbox = fc.record({
    name: line.map((name) => name.replace(/"/g, '')),
    address: fc.constantFrom(
      'ada@contoso.example',
      "o'neil+ci@sub.contoso.example",
      '!#$%&*/=?^_`{|}~@x.example',
    ),
  });
  const message: fc.Arbitrary<Message> = fc.record({
    messageId: fc.constant('<build.1@notify.contoso.example>'),
    date: fc.date({ min: new Date('2024-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
    from: mailbox,
    to: fc.array(mailbox, { minLength: 1, maxLength: 4 }),
    cc: fc.array(mailbox, { maxLength: 2 }),
    bcc: fc.constant([]),
    replyTo: fc.array(mailbox, { maxLength: 2 }),
    subject: line.map((text) => `x${text}`),
    text: paragraph,
    html: paragraph,
    priority: fc.constantFrom('high', 'normal', 'low'),
    references: fc.array(fc.constant('<root.0123456789abcdef@notify.contoso.example>'), { maxLength: 20 }),
    headers: line.map((text) => [{ name: 'X-CI-Branch', value: `x${text}` }]),
    attachments: fc.array(
      fc
        .record({
          filename: fc.oneof(
            fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 _.(),;=%'*-]{0,120}[a-z]$/),
            line.map((name) => `x${name.replace(/[/\\]/g, '')}.txt`),
          ),
          contentType: fc.constantFrom('text/plain', 'text/csv', 'application/pdf'),
          content: fc.uint8Array({ maxLength: 400 }),
        })
        .map((file) => ({ ...file, size: file.content.length })),
      { maxLength: 2 },
    ),
  });

  it('is clean on the wire and reads as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(message, async (given) => {
        const octets = await encodeMessage(given);
        expect(lintMessage(octets)).toEqual([]);
        const second = await PostalMime.parse(octets);
        expect(readingOf(second)).toMatchObject({
          subject: given.subject,
          to: given.to,
          cc: given.cc,
          messageId: given.messageId,
          text: given.text.trimEnd(),
        });
        expect(headerOf(second, 'X-CI-Branch')).toBe(given.headers[0]?.value);
        expect(second.attachments.map(({ filename }) => filename)).toEqual(
          given.attachments.map(({ filename }) => filename),
        );
        expect(second.attachments.map(({ content }) => Buffer.from(content as ArrayBuffer))).toEqual(
          given.attachments.map(({ content = [] }) => Buffer.from(content)),
        );
      }),
      { numRuns: 300 },
    );
  });
});
