import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import { ActionError } from '../errors.ts';
import type { Attachment, Mailbox, Message } from '../mail/message/message.ts';

/**
 * Writes a message as it goes on the wire: RFC 5322 headers, RFC 2047 and 2231 encoding, MIME parts, CRLF.
 * `=?` in the subject, in display names and in names of files becomes `= ?`, so that nothing reads as an encoded word
 * that the writer never wrote.
 *
 * Text parts are quoted-printable, which stays readable and small; Bcc never becomes a header. The library may open
 * neither files nor URLs by itself. Attachments that come with a path are read from it piece by piece, and the whole
 * message is held once, so that a file that changes ends the run before anything was sent.
 *
 * @returns the octets that DATA sends, before dot-stuffing
 * @throws ActionError kind `input` when a file vanished or is no longer as long as it was when it was found
 */
export async function encodeMessage(message: Message): Promise<Buffer> {
  if (message.attachments.length === 0) return composeMessage(message, []).build();
  const encoded = Buffer.allocUnsafe(await measureMessage(message));
  let end = 0;
  const parts = message.attachments.map((attachment) => Readable.from(readAttachment(attachment)));
  try {
    for await (const chunk of composeMessage(message, parts).createReadStream() as AsyncIterable<Buffer>) {
      if (end + chunk.length > encoded.length) throw new Error('The message is longer than was measured');
      end += chunk.copy(encoded, end);
    }
  } finally {
    for (const part of parts) part.destroy();
  }
  if (end !== encoded.length) throw new Error('The message is shorter than was measured');
  return encoded;
}

/**
 * Counts the octets of a message as {@link encodeMessage} would write it, exactly, without reading any attachment:
 * their base64 depends on their sizes only.
 */
export async function measureMessage(message: Message): Promise<number> {
  const empty = message.attachments.map(() => Buffer.alloc(0));
  const frame = await composeMessage(message, empty).build();
  return message.attachments.reduce((sum, { size }) => sum + countBase64(size), frame.length);
}

/** Octets of base64 in lines of 76 characters parted by CRLF (RFC 2045 section 6.8), without a final line break. */
function countBase64(bytes: number): number {
  const characters = Math.ceil(bytes / 3) * 4;
  return characters + Math.max(0, Math.ceil(characters / 76) - 1) * 2;
}

function composeMessage(message: Message, contents: readonly (Buffer | Readable)[]) {
  const composer = new MailComposer({
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
    textEncoding: 'quoted-printable',
    from: toAddress(message.from),
    to: message.to.map(toAddress),
    cc: message.cc.map(toAddress),
    replyTo: message.replyTo.map(toAddress),
    subject: breakWords(message.subject),
    messageId: message.messageId,
    date: message.date,
    inReplyTo: message.inReplyTo,
    ...(message.references.length > 0 && { references: [...message.references] }),
    headers: [...message.headers, ...PRIORITY_HEADERS[message.priority]].map(({ name, value }) => ({
      key: name,
      value,
    })),
    normalizeHeaderKey: spellHeaders(message.headers.map((header) => header.name)),
    text: message.text,
    html: message.html,
    attachments: message.attachments.map((attachment, index) => ({
      // Given a name, the library repeats it in Content-Type as an encoded word, which RFC 2047 section 5 forbids.
      filename: false as const,
      contentDisposition: writeDisposition(attachment),
      contentType: attachment.contentType,
      contentTransferEncoding: 'base64',
      content: contents[index] ?? '',
      cid: attachment.cid,
    })),
  });
  return composer.compile();
}

const PIECE_BYTES = 64 * 1024;

/** The bytes of an attachment in pieces. The file is opened when its turn comes, and must not be a link by then. */
async function* readAttachment(attachment: Attachment): AsyncGenerator<Uint8Array> {
  const { content, path, size, filename } = attachment;
  if (content !== undefined || path === undefined) {
    const bytes = content ?? new Uint8Array();
    if (bytes.length > 0) yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return;
  }
  const refuse = (what: string, cause?: unknown): ActionError =>
    new ActionError('input', {
      title: `The attachment ${JSON.stringify(filename)} ${what}; nothing was sent`,
      causes: ['Something still writes to the file, or removes it.'],
      remedies: ['Wait for what writes to it before this step, or attach a copy.'],
      anchor: 'file',
      cause,
    });
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch((error) => {
    throw refuse('can no longer be read', error);
  });
  try {
    let left = size;
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(PIECE_BYTES), 0, PIECE_BYTES);
      left -= bytesRead;
      if (left < 0 || (bytesRead === 0 && left > 0)) throw refuse(`is no longer ${size} bytes long`);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** RFC 4356 section 2.1.3.3.1 for Importance; the other two are what mail clients read. */
const PRIORITY_HEADERS: Record<Message['priority'], readonly { name: string; value: string }[]> = {
  high: [
    { name: 'Importance', value: 'high' },
    { name: 'X-Priority', value: '1 (Highest)' },
    { name: 'X-MSMail-Priority', value: 'High' },
  ],
  normal: [],
  low: [
    { name: 'Importance', value: 'low' },
    { name: 'X-Priority', value: '5 (Lowest)' },
    { name: 'X-MSMail-Priority', value: 'Low' },
  ],
};

/** The library would write X-Ci-State: names are kept as declared, its own ones get their usual spelling. */
function spellHeaders(names: readonly string[]): (key: string) => string {
  const declared = [...names, 'MIME-Version', 'Message-ID', 'Content-ID', 'X-MSMail-Priority'];
  const spelling = new Map(declared.map((name) => [name.toLowerCase(), name]));
  return (key) =>
    spelling.get(key.toLowerCase()) ??
    key.toLowerCase().replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

/** RFC 2183; the library reads the quoted name, and writes it by RFC 2231 where it is long or not ASCII. */
function writeDisposition({ filename, cid }: Attachment): string {
  const name = breakWords(filename).replace(/["\\]/g, '\\$&');
  return `${cid === undefined ? 'attachment' : 'inline'}; filename="${name}"`;
}

function toAddress(mailbox: Mailbox): { name: string; address: string } {
  return { name: breakWords(mailbox.name), address: mailbox.address };
}

/** Readers decode encoded words (RFC 2047) in ASCII text, inside quotes too: a commit title could hide a name there. */
function breakWords(text: string): string {
  return text.replaceAll('=?', '= ?');
}
