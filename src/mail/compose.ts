import type { Notification } from '../notification/notification.ts';
import type { Header } from './headers/custom-headers.ts';
import { headersOf } from './headers/headers.ts';
import { threadOf } from './headers/thread.ts';
import { inlineImages } from './message/attachments.ts';
import type { Attachment, Mailbox, Message } from './message/message.ts';
import { type RenderOptions, render } from './render.ts';
import type { ThreadMode } from './view/topic.ts';

/** What the user and the recipients' rules asked for, beside what happened. */
export interface Draft extends Omit<RenderOptions, 'now'> {
  from: Mailbox;
  to: readonly Mailbox[];
  cc: readonly Mailbox[];
  bcc: readonly Mailbox[];
  replyTo: readonly Mailbox[];
  headers: readonly Header[];
  priority: Message['priority'];
  thread: ThreadMode;
  attachments: readonly Attachment[];
}

/** What makes two mails of the same content different. */
export interface Seed {
  now: Date;
  /** Random text, new for every mail. */
  unique: string;
}

/** A message and what the reader of the log should know about it. */
export interface Composition {
  message: Message;
  /** Id that all mails of the thread refer to; empty when the mail stands alone. */
  threadId: string;
  /** What was left out so that the mail stays small. */
  shed: string[];
  /** What the user should look at: images that the HTML names and no attachment has, fields that no text names. */
  warnings: string[];
}

/**
 * Makes the mail: what happened becomes text and HTML, subject, thread and headers.
 *
 * @throws ActionError kind `template` when a template of the user's is wrong
 */
export async function compose(notification: Notification, draft: Draft, seed: Seed): Promise<Composition> {
  const domain = draft.from.address.slice(draft.from.address.lastIndexOf('@') + 1);
  const thread = threadOf(notification, draft.thread, domain, seed.unique, draft);
  const rendered = await render(notification, { ...draft, now: seed.now.toISOString() });
  const { html, attachments, warnings } = inlineImages(
    rendered.html,
    draft.attachments,
    (index) => `image${index}.${seed.unique}@${domain}`,
  );
  return {
    message: {
      messageId: thread.messageId,
      date: seed.now,
      from: draft.from,
      to: draft.to,
      cc: draft.cc,
      bcc: draft.bcc,
      replyTo: draft.replyTo,
      subject: rendered.subject ?? thread.subject,
      text: rendered.text,
      html,
      priority: draft.priority,
      inReplyTo: thread.inReplyTo,
      references: thread.references,
      headers: headersOf(notification, thread, { domain, headers: draft.headers }),
      attachments,
    },
    threadId: thread.rootId ?? '',
    shed: rendered.shed,
    warnings: [...rendered.warnings, ...warnings],
  };
}
