import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mailbox, Message } from '../mail/message.ts';

/**
 * Writes a message as it goes on the wire: RFC 5322 headers, RFC 2047 and 2231 encoding, MIME parts, CRLF.
 *
 * Text parts are quoted-printable, which stays readable and small; Bcc never becomes a header. The library may open
 * neither files nor URLs by itself: attachments come with their bytes.
 *
 * @returns the octets that DATA sends, before dot-stuffing
 */
export function encodeMessage(message: Message): Promise<Buffer> {
  const composer = new MailComposer({
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
    textEncoding: 'quoted-printable',
    from: toAddress(message.from),
    to: message.to.map(toAddress),
    cc: message.cc.map(toAddress),
    replyTo: message.replyTo.map(toAddress),
    subject: message.subject,
    messageId: message.messageId,
    date: message.date,
    ...(message.inReplyTo !== undefined && { inReplyTo: message.inReplyTo }),
    ...(message.references.length > 0 && { references: [...message.references] }),
    headers: [...message.headers, ...PRIORITY_HEADERS[message.priority]].map(({ name, value }) => ({
      key: name,
      value,
    })),
    normalizeHeaderKey: spellHeaders(message.headers.map((header) => header.name)),
    text: message.text,
    html: message.html,
    attachments: message.attachments.map((attachment) => ({
      filename: attachment.filename,
      contentType: attachment.contentType,
      content: Buffer.from(attachment.content ?? new Uint8Array()),
      ...(attachment.cid !== undefined && { cid: attachment.cid }),
    })),
  });
  return composer.compile().build();
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

function toAddress(mailbox: Mailbox): { name: string; address: string } {
  return { name: mailbox.name, address: mailbox.address };
}
