import { mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ActionError } from '../../../src/errors.ts';
import { fitAttachments, type LeftOut } from '../../../src/mail/message/attachments.ts';
import type { Attachment, Message } from '../../../src/mail/message/message.ts';
import { encodeMessage, measureMessage } from '../../../src/smtp/encode.ts';

const LIMIT = 10_000_000;

let root = '';

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'encoding-')));
});
afterAll(() => rm(root, { recursive: true }));

/** An attachment as the search for files gives it: known by its path and size, not read. */
async function file(filename: string, content: string | Uint8Array): Promise<Attachment & { path: string }> {
  const path = join(root, filename);
  await writeFile(path, content);
  return { filename, contentType: 'text/plain', size: Buffer.byteLength(content), path };
}

function messageWith(attachments: readonly Attachment[], html = '<p>Grüße</p>'): Message {
  const mailbox = (name: string) => ({ name, address: `${name}@contoso.com` });
  return {
    messageId: '<1@contoso.com>',
    date: new Date(0),
    from: mailbox('ci'),
    to: [mailbox('dev')],
    cc: [],
    bcc: [],
    replyTo: [],
    subject: 'Grüße',
    text: 'Grüße',
    html,
    priority: 'normal',
    references: [],
    headers: [],
    attachments,
  };
}

describe('encoding attachments', () => {
  it('counts exactly what is written, for every length of a last line and of a file', async () => {
    const path = join(root, 'sized.txt');
    for (const size of [0, 1, 2, 3, 56, 57, 58, 114, 171, 199, 200, 65_535, 65_536, 65_537, 1_000_001]) {
      await writeFile(path, new Uint8Array(size).fill(size));
      const message = messageWith([
        { filename: 'naïve-日本-🎉.txt', contentType: 'text/plain', size, path },
        {
          filename: `${'long '.repeat(20)}.zip`,
          contentType: 'application/zip',
          size: 5,
          content: Buffer.from('12345'),
        },
        {
          filename: 'logo.png',
          contentType: 'image/png',
          size: 3,
          content: Buffer.from('png'),
          cid: 'x@contoso.com',
        },
      ]);
      const encoded = await encodeMessage(message);
      expect(encoded.length, `${size}`).toBe(await measureMessage(message));
      const parsed = await simpleParser(encoded);
      expect(parsed.attachments.map((each) => [each.filename, each.size])).toEqual([
        ['logo.png', 3],
        ['naïve-日本-🎉.txt', size],
        [`${'long '.repeat(20)}.zip`, 5],
      ]);
    }
  });

  it('nests mixed, alternative and related', async () => {
    const image = { filename: 'a.png', contentType: 'image/png', size: 1, content: Buffer.of(1) };
    const structure = async (attachments: Attachment[]) =>
      (await encodeMessage(messageWith(attachments)))
        .toString()
        .match(/^Content-(?:Type: [^;\r]+|Disposition: \w+|ID: .+)/gim);
    expect(await structure([image])).toEqual([
      'Content-Type: multipart/mixed',
      'Content-Type: multipart/alternative',
      'Content-Type: text/plain',
      'Content-Type: text/html',
      'Content-Type: image/png',
      'Content-Disposition: attachment',
    ]);
    expect(await structure([{ ...image, cid: '1@contoso.com' }])).toEqual([
      'Content-Type: multipart/alternative',
      'Content-Type: text/plain',
      'Content-Type: multipart/related',
      'Content-Type: text/html',
      'Content-Type: image/png',
      'Content-ID: <1@contoso.com>',
      'Content-Disposition: inline',
    ]);
    expect(await structure([image, { ...image, cid: '1@contoso.com' }])).toEqual([
      'Content-Type: multipart/mixed',
      'Content-Type: multipart/alternative',
      'Content-Type: text/plain',
      'Content-Type: multipart/related',
      'Content-Type: text/html',
      'Content-Type: image/png',
      'Content-ID: <1@contoso.com>',
      'Content-Disposition: inline',
      'Content-Type: image/png',
      'Content-Disposition: attachment',
    ]);
  });

  it.each<[string, (path: string) => Promise<void>, RegExp]>([
    ['vanishes', (path) => rm(path), /can no longer be read; nothing was sent/],
    ['grows', (path) => writeFile(path, 'much longer'), /is no longer 7 bytes long/],
    ['shrinks', (path) => writeFile(path, 'short'), /is no longer 7 bytes long/],
    ['is emptied', (path) => writeFile(path, ''), /is no longer 7 bytes long/],
    [
      'becomes a link',
      async (path) => {
        await rm(path);
        await symlink((await file('other.txt', 'content')).path, path);
      },
      /can no longer be read/,
    ],
  ])('ends before anything is sent when a file %s', async (name, change, title) => {
    const attachments = [await file(`${name}.txt`, 'content'), await file('a.txt', 'hello')] as const;
    await change(attachments[0].path);
    const error: unknown = await encodeMessage(messageWith(attachments)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ActionError);
    expect((error as ActionError).title).toMatch(title);
  });

  it('ends when a file changes while it is being read', async () => {
    const size = 300_000;
    const growing = await file('growing.txt', new Uint8Array(size));
    const first: Attachment = {
      filename: 'a.txt',
      contentType: 'text/plain',
      size: 1,
      content: Buffer.of(1),
    };
    const encoding = encodeMessage(messageWith([first, growing]));
    const writing = writeFile(growing.path, new Uint8Array(size + 1));
    // Listened to before the file is written: the message may have failed by then.
    await expect(encoding).rejects.toThrow(/no longer 300000 bytes long/);
    await writing;
  });
});

describe('the limit of 10,000,000 octets', () => {
  /** A message of exactly `octets` with one file of 7 MB. */
  async function messageOf(octets: number): Promise<Message> {
    const message = messageWith([await file('large.zip', new Uint8Array(7_300_000).fill(7))]);
    const line = `${'x'.repeat(60)}\n`;
    const missing = octets - (await measureMessage(message));
    // Leaves 9 to 70 characters for the last line: it must not be folded, which would add octets.
    const text = `${message.text}\n${line.repeat(Math.floor((missing - 14) / 62))}`;
    const rest = octets - (await measureMessage({ ...message, text }));
    return { ...message, text: text + 'x'.repeat(rest) };
  }
  const choose = (message: Message, overflow: 'fail' | 'link') =>
    fitAttachments(
      { attachments: [...message.attachments], leftOut: [] },
      {
        limit: LIMIT,
        overflow,
        service: 'Azure',
        measure: (attachments) => measureMessage({ ...message, attachments }),
      },
    );

  it('lets a message of exactly the limit pass', async () => {
    const message = await messageOf(LIMIT);
    expect(await choose(message, 'fail')).toEqual({ attachments: message.attachments, leftOut: [] });
    expect((await encodeMessage(message)).length).toBe(LIMIT);
  });

  it('refuses one octet more, and lists the files', async () => {
    const message = await messageOf(LIMIT + 1);
    const error: unknown = await choose(message, 'fail').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'input', anchor: 'too-large' });
    expect((error as ActionError).title).toBe(
      'The mail is too large: 10,000,001 octets as encoded, 1 more than the 10,000,000 that Azure takes',
    );
    expect((error as ActionError).causes.join()).toContain('large.zip: 7.3 MB');
  });

  it('or leaves the file out, and lists it', async () => {
    const message = await messageOf(LIMIT + 1);
    const { attachments, leftOut } = await choose(message, 'link');
    expect(attachments).toEqual([]);
    expect(leftOut).toEqual<LeftOut[]>([
      { name: 'large.zip', size: 7_300_000, reason: 'does not fit into a mail of 10 MB' },
    ]);
  });
});
