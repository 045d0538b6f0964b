import type { Digest, PullRequest, Ref } from '../../src/notification/notification.ts';

/**
 * How mail programs group mails, written from their own descriptions and independent of src: the threading
 * algorithm of Jamie Zawinski (jwz.org/doc/threading.html), a model of Gmail's rules, a model of Outlook's, and
 * a reader for Thread-Index (MS-OXOMSG section 2.2.1.3).
 */

/** What a mail program sees of a mail. Ids with angle brackets. */
export interface Mail {
  messageId: string;
  references: readonly string[];
  inReplyTo?: string;
  subject: string;
  threadTopic: string;
  threadIndex: string;
}

/** Subject without `Re:`, `Fwd:`, `Fw:` and their like, as often as they stand there. */
function baseSubject(subject: string): string {
  let base = subject.trim();
  for (;;) {
    const next = base.replace(/^(?:re|fwd?|r|aw|sv)(?:\[\d+\])?:\s*/i, '').trim();
    if (next === base) return base;
    base = next;
  }
}

interface Container {
  id: string;
  mail?: Mail;
  parent?: Container;
  children: Set<Container>;
}

/**
 * Threads by References, with empty containers for mails that nobody has, then by subject at the top level.
 *
 * @returns the mails of each thread
 */
export function groupByJwz(mails: readonly Mail[]): Mail[][] {
  const table = new Map<string, Container>();
  const containerOf = (id: string): Container => {
    const known = table.get(id);
    if (known) return known;
    const fresh: Container = { id, children: new Set() };
    table.set(id, fresh);
    return fresh;
  };

  for (const [index, mail] of mails.entries()) {
    let own = containerOf(mail.messageId);
    // A second mail with the same id gets a container of its own (step 1A).
    if (own.mail) own = containerOf(`${mail.messageId} copy ${index}`);
    own.mail = mail;
    const ids = [...mail.references];
    if (ids.length === 0 && mail.inReplyTo) ids.push(mail.inReplyTo);
    let previous: Container | undefined;
    for (const id of ids) {
      const current = containerOf(id);
      // Links that exist are not changed, and none may close a loop (step 1B).
      if (previous && !current.parent && !reaches(current, previous)) link(previous, current);
      previous = current;
    }
    if (previous && !reaches(own, previous)) {
      own.parent?.children.delete(own);
      link(previous, own);
    }
  }

  const roots = [...table.values()].filter((container) => !container.parent);
  const threads = roots.map((root) => ({ subject: subjectOfTree(root), mails: mailsBelow(root) }));
  // Step 5: top-level threads of the same subject are one thread.
  const bySubject = new Map<string, Mail[]>();
  for (const [index, thread] of threads.entries()) {
    if (thread.mails.length === 0) continue;
    const key = thread.subject === '' ? `no subject ${index}` : thread.subject;
    bySubject.set(key, [...(bySubject.get(key) ?? []), ...thread.mails]);
  }
  return [...bySubject.values()];
}

function link(parent: Container, child: Container): void {
  child.parent = parent;
  parent.children.add(child);
}

/** True when `to` is `from` or below it. */
function reaches(from: Container, to: Container): boolean {
  for (let at: Container | undefined = to; at; at = at.parent) if (at === from) return true;
  return false;
}

function mailsBelow(container: Container): Mail[] {
  return [...(container.mail ? [container.mail] : []), ...[...container.children].flatMap(mailsBelow)];
}

function subjectOfTree(root: Container): string {
  return baseSubject(mailsBelow(root)[0]?.subject ?? '');
}

/** Gmail begins a new conversation beyond this many mails. */
const GMAIL_LIMIT = 100;

/**
 * Gmail: a mail joins a conversation when the subjects are equal but for reply prefixes and it shares a reference
 * with it ("reference IDs seen earlier in the thread, or consistently refer to the same message ID", Google
 * Workspace Updates, March 2019), up to 100 mails.
 *
 * @param mails in the order of arrival
 */
export function groupByGmail(mails: readonly Mail[]): Mail[][] {
  const threads: { subject: string; ids: Set<string>; mails: Mail[] }[] = [];
  for (const mail of mails) {
    const subject = baseSubject(mail.subject);
    const named = [...mail.references, ...(mail.inReplyTo ? [mail.inReplyTo] : [])];
    const thread = threads.find(
      (candidate) =>
        candidate.subject === subject &&
        candidate.mails.length < GMAIL_LIMIT &&
        named.some((id) => candidate.ids.has(id)),
    );
    const ids = [mail.messageId, ...named];
    if (thread) {
      thread.mails.push(mail);
      for (const id of ids) thread.ids.add(id);
    } else {
      threads.push({ subject, ids: new Set(ids), mails: [mail] });
    }
  }
  return threads.map((thread) => thread.mails);
}

/**
 * Outlook and Exchange at their strictest: same header block of Thread-Index and same topic, and a Thread-Topic
 * that is not the subject without its prefix counts for nothing ("tracking conversations", learn.microsoft.com).
 */
export function groupByOutlook(mails: readonly Mail[]): Mail[][] {
  const threads = new Map<string, Mail[]>();
  for (const mail of mails) {
    const index = decodeThreadIndex(mail.threadIndex);
    const topic = mail.threadTopic === baseSubject(mail.subject) ? mail.threadTopic : mail.subject;
    const key = `${index.header} ${topic.toUpperCase()}`;
    threads.set(key, [...(threads.get(key) ?? []), mail]);
  }
  return [...threads.values()];
}

export interface ThreadIndex {
  /** The whole header block in hexadecimal. */
  header: string;
  time: Date;
  /** In the usual notation, big-endian. */
  guid: string;
  children: { deltaCode: 0 | 1; time: Date; random: number }[];
}

/**
 * Reads a Thread-Index by the text of the specification alone.
 *
 * @throws Error when the value is not canonical base64, has a wrong length or a wrong first byte
 */
export function decodeThreadIndex(base64: string): ThreadIndex {
  const bytes = [...atob(base64)].map((char) => char.charCodeAt(0));
  if (btoa(String.fromCharCode(...bytes)) !== base64) throw new Error('not canonical base64');
  if (bytes.length < 22 || (bytes.length - 22) % 5 !== 0) throw new Error(`${bytes.length} bytes`);
  if (bytes[0] !== 1) throw new Error('reserved byte is not 1');
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  // 40 bits of FILETIME; the 24 least significant bits are left out.
  const headerTicks = BigInt(`0x${hex.slice(2, 12)}`) * 2n ** 24n;
  const children: ThreadIndex['children'] = [];
  for (let at = 22; at < bytes.length; at += 5) {
    const word = BigInt(`0x${hex.slice(at * 2, at * 2 + 8)}`);
    const deltaCode = word >= 2n ** 31n ? 1 : 0;
    const delta = (word % 2n ** 31n) * 2n ** (deltaCode === 1 ? 23n : 18n);
    children.push({ deltaCode, time: dateOf(headerTicks + delta), random: bytes[at + 4] ?? -1 });
  }
  const guid = hex.slice(12, 44).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { header: hex.slice(0, 44), time: dateOf(headerTicks), guid, children };
}

/** FILETIME counts 100 ns from 1601. */
function dateOf(ticks: bigint): Date {
  return new Date(Date.UTC(1601, 0, 1) + Number(ticks / 10_000n));
}

/** The parts of a notification that make it one about a pull request. */
export function pullRequest(number: number, head = 'patch-1'): { ref: Ref; pr: PullRequest } {
  return {
    ref: { type: 'pr', name: head, isDefault: false },
    pr: {
      number,
      title: 'Mend the thing',
      url: `https://github.com/contoso/app/pull/${number}`,
      base: 'main',
      head,
      isFork: true,
      isDraft: false,
    },
  };
}

export function digestOf(counts: Partial<Digest>): Digest {
  return {
    of: 'workflows',
    from: '2025-07-27T00:00:00Z',
    to: '2025-08-03T00:00:00Z',
    workflows: [],
    slowestJobs: [],
    missed: [],
    red: 0,
    flaky: 0,
    green: 0,
    recovered: 0,
    undecided: 0,
    runs: 0,
    isCut: false,
    ...counts,
  };
}
