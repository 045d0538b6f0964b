import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import type { Attachment, Message } from '../../../src/mail/message/message.ts';
import { encodeMessage, measureMessage } from '../../../src/smtp/encode.ts';
import { lintMessage } from '../../../testing/emlint/emlint.ts';

const mailbox = (name: string) => ({ name, address: 'dev@contoso.example' });

const plain: Message = {
  messageId: '<1@contoso.example>',
  date: new Date(0),
  from: mailbox(''),
  to: [mailbox('')],
  cc: [],
  bcc: [],
  replyTo: [],
  subject: 'Subject',
  text: 'Text',
  html: '<p>Text</p>',
  priority: 'normal',
  references: [],
  headers: [],
  attachments: [],
};

describe('names of files', () => {
  const names: readonly [what: string, name: string, read?: string][] = [
    ['plain', 'report.pdf'],
    ['with blanks', ' test report 1.pdf'],
    ['that begins with a hyphen', '-rf.txt'],
    ['with everything that means something in a parameter', 'a;b=c, (d) <e>@[f]{g} \'h\' "i" \\j/k.txt'],
    ['with what looks like RFC 2231', "utf-8''%41*0*=.txt"],
    ['with what looks like an encoded word', '=?UTF-8?Q?a=2Eexe?=.txt', '= ?UTF-8?Q?a=2Eexe?=.txt'],
    ['with that and more', 'naïve =?UTF-8?B?YS5leGU=?=', 'naïve = ?UTF-8?B?YS5leGU= ?='],
    ['of 120 ASCII characters', `${'x'.repeat(116)}.pdf`],
    ['of many words', `${'long '.repeat(20)}.zip`],
    ['with accents, in Japanese and with an emoji', 'naïve-日本-🎉.txt'],
    ['of 120 Japanese characters', `${'構築'.repeat(58)}.pdf`],
    ['of emoji joined by ZWJ', `${'👩‍👩‍👧‍👦'.repeat(10)}.png`],
    ['where the kind of character changes at every cut', `${`${'x'.repeat(24)}é' `.repeat(4)}.zip`],
  ];

  it.each(names)('%s', async (_what, filename, read = filename) => {
    const file: Attachment = {
      filename,
      contentType: 'image/png',
      size: 3,
      content: Buffer.from('png'),
    };
    const message = { ...plain, attachments: [file, { ...file, cid: '1.x@contoso.example' }] };
    const octets = await encodeMessage(message);
    expect(octets).toHaveLength(await measureMessage(message));
    // The linter refuses paths; senders strip them, see cleanName.
    expect(lintMessage(octets).filter(({ text }) => !text.includes('is a path'))).toEqual([]);
    expect(octets.toString()).not.toMatch(/[ ;]name\*?\d*\*?=/);
    const [first, second] = [await simpleParser(octets), await PostalMime.parse(octets)];
    const expected = [
      { disposition: 'inline', filename: read },
      { disposition: 'attachment', filename: read },
    ];
    const seen = ({ attachments }: typeof second) =>
      attachments.map(({ disposition, filename: name }) => ({ disposition, filename: name }));
    expect(seen(second)).toEqual(expected);
    expect(first.attachments.map((each) => [each.contentDisposition, each.filename])).toEqual(
      expected.map((each) => [each.disposition, each.filename]),
    );
  });
});

describe('text that looks like an encoded word', () => {
  const texts: readonly [text: string, read: string][] = [
    ['=?UTF-8?Q?Bcc=3A_x?=', '= ?UTF-8?Q?Bcc=3A_x?='],
    ['a =?utf-8?b?QmNjOiB4?= b', 'a = ?utf-8?b?QmNjOiB4?= b'],
    ['é =?UTF-8?Q?Bcc=3A_x?=', 'é = ?UTF-8?Q?Bcc=3A_x?='],
    ['==??UTF-8?Q?a?= =?=?UTF-8?Q?a?=', '== ??UTF-8?Q?a?= = ?= ?UTF-8?Q?a?='],
  ];

  it.each(texts)('%s', async (text, read) => {
    const message: Message = {
      ...plain,
      subject: text,
      from: mailbox(text),
      to: [mailbox(text)],
      cc: [mailbox(text)],
      replyTo: [mailbox(text)],
    };
    const octets = await encodeMessage(message);
    expect(lintMessage(octets)).toEqual([]);
    const [first, second] = [await simpleParser(octets), await PostalMime.parse(octets)];
    expect([first.subject, second.subject]).toEqual([read, read]);
    const shown = mailbox(read);
    expect(first.from?.value).toEqual([shown]);
    expect(first.replyTo?.value).toEqual([shown]);
    expect([second.from, second.to, second.cc, second.replyTo]).toEqual([shown, [shown], [shown], [shown]]);
  });

  it('stays as it is in an address', async () => {
    const to = [{ name: '', address: 'a=?b?=@contoso.example' }];
    const { to: read } = await PostalMime.parse(await encodeMessage({ ...plain, to }));
    expect(read).toEqual(to);
  });
});

describe('a mail without attachments', () => {
  it.each([
    ['short', 'Text'],
    ['not ASCII', 'Grüße 構築 🎉\n'.repeat(50)],
    ['long', `${'x'.repeat(3000)}\n.\n`.repeat(100)],
  ])('is as long as was measured: %s', async (_what, text) => {
    const message = { ...plain, text, html: `<p>${text}</p>` };
    const octets = await encodeMessage(message);
    expect(octets).toHaveLength(await measureMessage(message));
    expect(lintMessage(octets)).toEqual([]);
    expect((await PostalMime.parse(octets)).text?.trimEnd()).toBe(text.trimEnd());
  });
});
