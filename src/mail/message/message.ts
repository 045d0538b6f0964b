import type { Mailbox } from '../../recipients/mailbox.ts';

export type { Mailbox };

/** A file in the mail. `content` is read from `path` at send time when absent. */
export interface Attachment {
  filename: string;
  contentType: string;
  /** Bytes before encoding. */
  size: number;
  content?: Uint8Array;
  path?: string;
  /** Set for inline images: the text refers to `cid:` plus this. */
  cid?: string;
}

/** What goes on the wire, independent of the library that writes it. Header values hold no CR, LF or other control. */
export interface Message {
  /** With angle brackets, domain of From, new for every message (a mail service may replace repeated ones). */
  messageId: string;
  date: Date;
  from: Mailbox;
  to: readonly Mailbox[];
  cc: readonly Mailbox[];
  /** Envelope only; never a header. */
  bcc: readonly Mailbox[];
  replyTo: readonly Mailbox[];
  subject: string;
  text: string;
  html: string;
  priority: 'high' | 'normal' | 'low';
  /** Root of the thread, with angle brackets; absent in the mail that opens it. */
  inReplyTo?: string;
  references: readonly string[];
  /** Further headers in order, e.g. List-Id, Auto-Submitted, X-CI-State. */
  headers: readonly { name: string; value: string }[];
  attachments: readonly Attachment[];
}
