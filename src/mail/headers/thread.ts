import { createHash } from 'node:crypto';
import type { Notification } from '../../notification/notification.ts';
import { mailKindOf } from '../kinds/index.ts';
import type { Clock } from '../view/format.ts';
import type { ThreadMode } from '../view/topic.ts';
import { asciiDomain } from './ascii-domain.ts';

/** Where a mail stands among others. Ids carry their angle brackets. */
export interface Thread {
  /** New for every mail: a mail service may silently replace an id that it has seen before. */
  messageId: string;
  /** The root; absent in the mail that opens the thread. */
  inReplyTo?: string;
  /** The root alone, in the opening mail too; empty when the mail stands alone. */
  references: string[];
  /** Thread-Topic: the subject without `Re:`. */
  topic: string;
  /** Thread-Index in base64 (MS-OXOMSG section 2.2.1.3). */
  index: string;
  /** Id that the whole thread refers to and that no mail has; absent when the mail stands alone. */
  rootId?: string;
  /** The built-in subject for this thread. */
  subject: string;
}

/**
 * The thread of a mail, computed from the notification alone: nothing is stored between runs.
 *
 * The root is an id that every mail of the thread names in References and none has as its own. Google documents
 * just that for notifications ("References headers that consistently refer to the same message ID", Workspace
 * Updates, March 2019), and it holds where a root that is a real mail breaks: the first mail was filtered,
 * throttled or deleted, a run sent two, or the mail service gave it another id.
 *
 * @param domain domain of From, for the right side of ids
 * @param unique random text of the caller's, different for every mail
 * @param clock  the reader's, for the days in the subject of a digest
 * @throws ActionError `input` when `domain` is not a dotted domain name
 */
export function threadOf(
  notification: Notification,
  mode: ThreadMode,
  domain: string,
  unique: string,
  clock: Clock,
): Thread {
  const { heading, threadKey } = mailKindOf(notification);
  const { topic, subject, isReply } = heading(notification, mode, clock);
  const host = asciiDomain(domain);
  const { kind, state, repo, run } = notification;
  const messageId = `<${kind}.${run.id}.${run.attempt}.${state}.${hash(unique).slice(0, 20)}@${host}>`;
  const key = mode === 'none' ? undefined : threadKey(notification, mode);
  const root = key && `<${kind}.${hash(JSON.stringify([kind, repo.id, ...key])).slice(0, 32)}@${host}>`;
  const sentAt = Date.parse(run.finishedAt ?? run.startedAt ?? '');
  return {
    messageId,
    ...(root !== undefined && isReply ? { inReplyTo: root } : {}),
    references: root === undefined ? [] : [root],
    topic,
    index: threadIndex(root ?? messageId, root !== undefined && isReply ? { sentAt, messageId } : undefined),
    rootId: root,
    subject,
  };
}

/** Offset between the FILETIME epoch (1601) and the Unix epoch, in 100 ns. */
const FILETIME_OFFSET = 116_444_736_000_000_000n;

/**
 * The time in every header block. It has to be the same bit for bit in all mails of a thread, and no time of the
 * first red run is: `run_started_at` and `updated_at` both move when it is run again. Clients tell conversations
 * apart by the GUID; the time only anchors the child blocks.
 */
const INDEX_EPOCH = filetime(Date.UTC(2020, 0, 1));

/**
 * Header block (0x01, five bytes of FILETIME, GUID) and, for a follow-up, one child block: a follow-up answers
 * the root, and how many came before it is not known.
 */
function threadIndex(id: string, reply?: { sentAt: number; messageId: string }): string {
  const header = Buffer.alloc(22);
  header[0] = 0x01;
  header.writeUIntBE(Number(INDEX_EPOCH >> 24n), 1, 5);
  createHash('sha256').update(id).digest().copy(header, 6, 0, 16);
  if (reply === undefined) return header.toString('base64');
  const child = Buffer.alloc(5);
  child.writeUInt32BE(timeDelta(reply.sentAt));
  child[4] = createHash('sha256').update(reply.messageId).digest()[0] ?? 0;
  return Buffer.concat([header, child]).toString('base64');
}

/** Delta code and time delta: bits 18 to 48 below some 1.7 years, else bits 23 to 53 behind a set first bit. */
function timeDelta(sentAtMs: number): number {
  if (Number.isNaN(sentAtMs)) return 0;
  const anchor = (INDEX_EPOCH >> 24n) << 24n;
  const difference = filetime(sentAtMs) - anchor;
  if (difference < 0n) return 0;
  if (difference >> 49n === 0n) return Number(difference >> 18n);
  return Number(0x8000_0000n | ((difference >> 23n) & 0x7fff_ffffn));
}

function filetime(unixMs: number): bigint {
  return BigInt(Math.trunc(unixMs)) * 10_000n + FILETIME_OFFSET;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
