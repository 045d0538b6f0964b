import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import type { Fault, FaultPlan } from './faults.ts';
import { findHeader, type HeaderField, readHeaders } from './headers.ts';
import { RateWindows } from './limits.ts';
import { type Identity, judgePassword, judgeToken, type LoginVerdict } from './login.ts';
import type { Session, TranscriptLine } from './session.ts';
import { judgeFrom, judgeMessageId, judgeRate, judgeSender, type Reply } from './submission.ts';
import type { AccessToken, Subscription } from './subscription.ts';
import type { MailboxProfile, Tenant } from './tenant.ts';

/** A message that was accepted, with everything about how it came. */
export interface ReceivedMessage {
  /** The id in the reply to the end of DATA. */
  queueId: string;
  sessionId: string;
  receivedAt: Date;
  envelope: {
    from: string;
    /** Accepted recipients in the order given. */
    recipients: string[];
    /** Recipients that were refused in the same transaction. */
    refused: { address: string; reply: string }[];
    /** Parameters of MAIL FROM (`SIZE`, `BODY`, `SMTPUTF8`, …), keys in upper case. */
    parameters: Record<string, string | true>;
  };
  /** Octets of the message as they came over the connection, with dot-stuffing and the closing dot. */
  wire: Buffer;
  /** The message itself, without them. */
  content: Buffer;
  headers: HeaderField[];
  /** The id under which the service sends the message on: the client's, or its own. */
  messageId: string;
  /** False when the client's id was missing, malformed or used before. */
  isMessageIdKept: boolean;
  /** The reply, whole. */
  response: string;
  mechanism: string;
  username: string;
  tlsVersion: string;
}

/** What a connection hands over at the end of DATA. */
export interface Draft {
  session: Session;
  identity: Identity;
  envelope: ReceivedMessage['envelope'];
  wire: Buffer;
  content: Buffer;
}

/** Settings of the service itself, all with a value; see EmulatorOptions for what they mean. */
export interface ServiceSettings {
  hostName: string;
  subscription: Subscription;
  /** Another service than ACS, with its tenant. */
  mailboxes?: { profile: MailboxProfile; tenant: Tenant };
  findToken?: (value: string) => AccessToken | undefined | Promise<AccessToken | undefined>;
  isTripleAcceptedWithToken: boolean;
  tokenRefusal: 'challenge' | 'direct';
  mechanisms: readonly string[];
  usernameInAuth?: 'ignored' | { refused: string };
  offersStartTls: boolean;
  offersSmtpUtf8: boolean;
  advertisedSize: number | false;
  maxOctets: number;
  maxRecipients: number;
  maxConnections: number;
  tooManyRecipients: Reply;
  senderCheck: 'mail' | 'end-of-data';
  recipients: Readonly<Record<string, string>>;
  now: () => number;
}

export interface ServiceEvents {
  session: [session: Session];
  line: [session: Session, line: TranscriptLine];
  'session-end': [session: Session];
  message: [message: ReceivedMessage];
  /** A fault strikes. */
  fault: [fault: Fault, session: Session];
}

/** The mail service behind the connections: one subscription, what it has received, and its verdicts. */
export class Service extends EventEmitter<ServiceEvents> {
  readonly settings: ServiceSettings;
  readonly faults: FaultPlan;
  readonly messages: ReceivedMessage[] = [];
  readonly sessions: Session[] = [];
  readonly #rates: RateWindows;
  readonly #usedMessageIds = new Set<string>();

  constructor(settings: ServiceSettings, faults: FaultPlan) {
    super();
    this.settings = settings;
    this.faults = faults;
    this.#rates = new RateWindows(settings.now);
  }

  openSession(session: Session): void {
    this.sessions.push(session);
    this.emit('session', session);
    void session.closed.then(() => this.emit('session-end', session));
  }

  /** Judges a login by password. */
  judgePassword(username: string, password: string): LoginVerdict {
    const { mailboxes, subscription, now } = this.settings;
    if (mailboxes) return mailboxes.profile.judgePassword(mailboxes.tenant, username, password);
    return judgePassword(subscription, username, password, now());
  }

  /** Judges a login by token, asking the hook of the test first for what the token is. */
  async judgeToken(username: string, value: string): Promise<LoginVerdict> {
    const { subscription, findToken, isTripleAcceptedWithToken, mailboxes, now } = this.settings;
    const token =
      (await findToken?.(value)) ?? subscription.tokens.find((registered) => registered.value === value);
    if (mailboxes) return mailboxes.profile.judgeToken(mailboxes.tenant, username, token, now());
    return judgeToken(subscription, username, token, isTripleAcceptedWithToken, now());
  }

  /** Says whether one more connection may log in. */
  get hasFreeConnection(): boolean {
    const busy = this.sessions.filter((session) => session.isAuthenticated && session.end === undefined);
    return busy.length < this.settings.maxConnections;
  }

  /** Judges MAIL FROM, unless senders are judged with the message. */
  judgeMail(identity: Identity, address: string): Reply | undefined {
    const { mailboxes, senderCheck, subscription } = this.settings;
    if (identity.account) return mailboxes?.profile.judgeMail(identity.account, address);
    if (senderCheck !== 'mail' || !identity.resource) return undefined;
    return judgeSender(subscription, identity.resource, address);
  }

  /** Judges a recipient by the configured refusals and the number of those before it. */
  judgeRecipient(address: string, accepted: readonly string[]): Reply | undefined {
    const { recipients, maxRecipients, tooManyRecipients, mailboxes } = this.settings;
    const wanted = address.toLowerCase();
    const scripted = Object.entries(recipients).find(([one]) => one.toLowerCase() === wanted)?.[1];
    if (scripted !== undefined) return parseReply(scripted);
    const refusal = mailboxes?.profile.judgeRecipient(mailboxes.tenant, address);
    if (refusal) return refusal;
    const isNew = !accepted.some((one) => one.toLowerCase() === wanted);
    return isNew && accepted.length >= maxRecipients ? tooManyRecipients : undefined;
  }

  /** Judges a whole message and, when it passes, takes it in. */
  submit(draft: Draft): ReceivedMessage | { refusal: Reply } {
    const headers = readHeaders(draft.content);
    const refusal = this.#judgeMessage(draft, headers);
    if (refusal) return { refusal };
    const messageId = judgeMessageId(headers, this.#usedMessageIds);
    if ('refusal' in messageId) return messageId;
    return this.#take(draft, headers, messageId.isKept);
  }

  #judgeMessage({ identity, envelope, content }: Draft, headers: HeaderField[]): Reply | undefined {
    const { subscription, maxOctets, mailboxes } = this.settings;
    const tooLarge = judgeSize(content.length, maxOctets);
    if (identity.account) {
      const { from } = envelope;
      return tooLarge ?? mailboxes?.profile.judgeMessage(identity.account, identity, from, headers);
    }
    if (!identity.resource) return undefined;
    return (
      judgeRate(subscription, identity.resource, envelope.from, this.#rates) ??
      judgeSender(subscription, identity.resource, envelope.from) ??
      tooLarge ??
      judgeFrom(headers, envelope.from)
    );
  }

  #take(draft: Draft, headers: HeaderField[], isMessageIdKept: boolean): ReceivedMessage {
    const { session, envelope, wire, content } = draft;
    const { hostName, now } = this.settings;
    const queueId = randomUUID();
    const ownId = `<${queueId}@${hostName}>`;
    const message: ReceivedMessage = {
      queueId,
      sessionId: session.id,
      receivedAt: new Date(now()),
      envelope,
      wire,
      content,
      headers,
      messageId: isMessageIdKept ? (findHeader(headers, 'message-id') ?? ownId) : ownId,
      isMessageIdKept,
      response: `250 2.0.0 OK ${ownId} [Hostname=${hostName}]`,
      mechanism: session.mechanism ?? '',
      username: session.username ?? '',
      tlsVersion: session.tls?.version ?? '',
    };
    this.#usedMessageIds.add(message.messageId);
    this.messages.push(message);
    this.emit('message', message);
    return message;
  }
}

function judgeSize(octets: number, limit: number): Reply | undefined {
  if (octets <= limit) return undefined;
  return { code: 552, text: '5.3.4 Message size exceeds fixed maximum message size' };
}

/** Splits a reply line that a test wrote, e.g. `550 5.1.1 No such user`. */
export function parseReply(line: string): Reply {
  const [, code = '', text = ''] = /^(\d{3})[ -]?(.*)$/s.exec(line) ?? [];
  if (!code) throw new TypeError(`A reply begins with a three-digit code: ${JSON.stringify(line)}`);
  return { code: Number(code), text };
}

/**
 * Waits until a list that grows with an event has `count` entries.
 *
 * @throws when `timeoutMs` pass before; the message tells what was there by then
 */
export async function waitForCount<T>(
  service: Service,
  event: 'message' | 'session-end',
  list: () => readonly T[],
  count: number,
  timeoutMs: number,
): Promise<T> {
  const signal = AbortSignal.timeout(timeoutMs);
  while (list().length < count) {
    try {
      await once(service, event, { signal });
    } catch (cause) {
      const lines = service.sessions.flatMap(({ transcript }) => transcript.map(({ line }) => line));
      const found = `${list().length} of ${count} after ${timeoutMs} ms`;
      throw new Error(`Waited for ${event}: ${found}. Transcript:\n${lines.join('\n')}`, { cause });
    }
  }
  const entry = list()[count - 1];
  if (entry === undefined) throw new RangeError(`There is no entry ${count}`);
  return entry;
}
