import { findHeader, type HeaderField, readMailbox } from './headers.ts';
import { defaultRates, type RateWindows } from './limits.ts';
import type { CommunicationResource, MailDomain, Subscription } from './subscription.ts';

/** A reply to a client: code and text, the text beginning with the enhanced status code. */
export interface Reply {
  code: number;
  text: string;
}

const replies = {
  invalidSender: { code: 550, text: "5.3.5 Email sender's username is invalid" },
  unlinkedDomain: {
    code: 550,
    text: '5.7.1 DomainNotLinked: The specified sender domain has not been linked',
  },
  otherSender: {
    code: 550,
    text: '5.7.60 Client does not have permissions to send as this sender',
  },
  excessiveRate: {
    code: 450,
    text: '4.5.127 Message rejected. Excessive message rate from sender',
  },
  badContent: { code: 554, text: '5.6.0 Invalid message content' },
  badMessageId: { code: 554, text: '5.6.0 Message-ID is invalid or not unique' },
} as const satisfies Record<string, Reply>;

/** Finds the sender domain if the resource may send from it: known, verified and linked. */
function findDomain(
  subscription: Subscription,
  resource: CommunicationResource,
  address: string,
): MailDomain | undefined {
  const name = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const isLinked = resource.linkedDomains.some((linked) => linked.toLowerCase() === name);
  const domain = subscription.domains.find((one) => one.name.toLowerCase() === name);
  const isVerified = domain?.kind === 'managed' || domain?.isVerified !== false;
  return isLinked && isVerified ? domain : undefined;
}

/**
 * Judges an address as a sender: it must be a MailFrom of a verified, linked domain.
 * Source: "Add multiple sender addresses to Email Communication Services", Microsoft Learn.
 *
 * @returns the refusal, or undefined when the address may send
 */
export function judgeSender(
  subscription: Subscription,
  resource: CommunicationResource,
  address: string,
): Reply | undefined {
  const domain = findDomain(subscription, resource, address);
  if (!domain) return replies.unlinkedDomain;
  const localPart = address.slice(0, address.lastIndexOf('@')).toLowerCase();
  const senders = domain.kind === 'custom' ? (domain.senders ?? []) : [];
  const isMailFrom = ['donotreply', ...senders.map((sender) => sender.toLowerCase())].includes(localPart);
  return isMailFrom ? undefined : replies.invalidSender;
}

/** Judges the rate. Managed and custom domains have their own windows, shared by the whole subscription. */
export function judgeRate(
  subscription: Subscription,
  resource: CommunicationResource,
  sender: string,
  windows: RateWindows,
): Reply | undefined {
  const domain = findDomain(subscription, resource, sender);
  if (!domain) return undefined;
  const limit = domain.rate ?? defaultRates[domain.kind];
  return windows.admit(domain.kind, limit) ? undefined : replies.excessiveRate;
}

/** Judges the header From, which has to be the sender of the envelope. */
export function judgeFrom(headers: readonly HeaderField[], envelopeSender: string): Reply | undefined {
  const from = findHeader(headers, 'from');
  if (from === undefined) return replies.badContent;
  const isSender = readMailbox(from).toLowerCase() === envelopeSender.toLowerCase();
  return isSender ? undefined : replies.otherSender;
}

/** What becomes of a message's id: kept, replaced by one of the service's own, or the message is refused. */
export type MessageIdVerdict = { isKept: boolean } | { refusal: Reply };

/**
 * Judges the Message-ID: `<local@domain>` with a dotted domain, not used before. Others are replaced, unless
 * the message asks to be refused then. Source: "Email headers in Azure Communication Services", Microsoft Learn.
 */
export function judgeMessageId(headers: readonly HeaderField[], used: ReadonlySet<string>): MessageIdVerdict {
  const id = findHeader(headers, 'message-id');
  const isKept = id !== undefined && /^<[^<>@\s]+@[^<>@\s.]+(\.[^<>@\s.]+)+>$/.test(id) && !used.has(id);
  const isStrict = findHeader(headers, 'x-ms-acsemail-validate-message-id')?.toLowerCase() === 'true';
  return id !== undefined && !isKept && isStrict ? { refusal: replies.badMessageId } : { isKept };
}
