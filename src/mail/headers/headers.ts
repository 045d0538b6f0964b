import { incidentOf } from '../../notification/build/incident.ts';
import type { Notification } from '../../notification/notification.ts';
import { headerText } from '../view/header-text.ts';
import { asciiDomain } from './ascii-domain.ts';
import type { Thread } from './thread.ts';

/** One header field as the MIME writer takes it: no CR, LF or other control in either part. */
export interface Header {
  name: string;
  value: string;
}

export interface HeaderOptions {
  /** Domain of From; List-Id lives under it (RFC 2919 section 3). */
  domain: string;
  /** The user's own headers, from {@link parseHeaders}. */
  headers?: readonly Header[];
}

/** RFC 5322 section 2.1.1: octets in a line without its CRLF. */
const LINE_LIMIT = 998;

/**
 * The headers that say what the mail is: automatic (RFC 3834 section 5), which list (RFC 2919), which
 * conversation (MS-OXCMAIL), and `X-CI-*` for mail rules. Importance is not among them: it is `Message.priority`.
 *
 * Values are one line each and at most 200 UTF-16 units. `Auto-Submitted`, `X-Auto-Response-Suppress`, `List-Id`
 * and `Thread-Index` are ASCII; the others may hold Unicode, which the MIME writer encodes (RFC 2047).
 *
 * @param notification what happened; a header whose fact is not known is left out
 * @returns headers in order; the user's come last and replace ours of the same name
 */
export function headersOf(notification: Notification, thread: Thread, options: HeaderOptions): Header[] {
  const { repo, run } = notification;
  const incident = incidentOf(notification);
  const facts: [name: string, value: string | number | undefined][] = [
    ['Auto-Submitted', 'auto-generated'],
    // Not `All`: that would also ask Exchange to keep bounces back.
    ['X-Auto-Response-Suppress', 'OOF, AutoReply'],
    ['List-Id', listId(repo.owner, repo.name, options.domain)],
    ['Thread-Topic', thread.topic],
    ['Thread-Index', thread.index],
    ['X-CI-Kind', notification.kind],
    ['X-CI-State', notification.state],
    ['X-CI-Repository', repo.fullName],
    ['X-CI-Workflow', notification.workflow.name],
    ['X-CI-Job', notification.ownJob?.name],
    ['X-CI-Branch', notification.ref.name],
    ['X-CI-Run-Id', run.id],
    ['X-CI-Run-Number', run.number],
    ['X-CI-Attempt', run.attempt],
    ['X-CI-Sha', notification.commit?.sha ?? notification.deployment?.sha],
    ['X-CI-Event', run.event],
    ['X-CI-Actor', notification.actor?.login ?? notification.actor?.name],
    ['X-CI-Incident', incident.phase === 'none' ? undefined : incident.firstBadRunId],
  ];
  const own: Header[] = [];
  for (const [name, fact] of facts) {
    const value = typeof fact === 'number' ? positive(fact) : headerText(fact ?? '');
    if (value !== '') own.push({ name, value });
  }
  const users = options.headers ?? [];
  const taken = new Set(users.map((header) => header.name.toLowerCase()));
  return [...own.filter((header) => !taken.has(header.name.toLowerCase())), ...users];
}

/**
 * Reads the `headers` input: one `Name: value` per line, empty lines ignored.
 *
 * @returns the headers that may be sent, and one sentence for each line that may not (names the header and, where
 *   there is one, the input to use instead; never repeats a value, which may be a secret)
 */
export function parseHeaders(text: string): { headers: Header[]; problems: string[] } {
  const headers: Header[] = [];
  const problems: string[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const header = parseLine(line);
    if (typeof header === 'string') problems.push(`line ${index + 1}: ${header}`);
    else headers.push(header);
  }
  return { headers, problems };
}

/** A header, or what is wrong with the line. */
function parseLine(line: string): Header | string {
  if (/^[ \t]/.test(line)) return 'starts with white space; write each header on one line, without folding';
  const colon = line.indexOf(':');
  if (colon < 0) return 'is not of the form `Name: value`';
  const name = line.slice(0, colon);
  // RFC 5322 section 2.2 allows more, but no header in use needs it and servers differ on the rest.
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name) || name.length > 76) {
    return 'has no valid header name before the colon (letters, digits, `-` and `_`, at most 76)';
  }
  const reason = RESERVED.find(([names]) => names.test(name))?.[1];
  if (reason !== undefined) return `\`${name}\` cannot be set here: ${reason}`;
  const value = line.slice(colon + 1).trim();
  if (value === '') return `\`${name}\` has no value`;
  if (/[^\P{Cc}\t]|[\p{Zl}\p{Zp}]/u.test(value)) return `\`${name}\` holds a control character`;
  if (Buffer.byteLength(`${name}: ${value}`) > LINE_LIMIT) {
    return `\`${name}\` is longer than ${LINE_LIMIT} bytes (RFC 5322 section 2.1.1)`;
  }
  return { name, value: value.replaceAll('\t', ' ').toWellFormed() };
}

/** Headers that structure or identify the mail, and who or what sets them. */
const RESERVED: readonly [names: RegExp, reason: string][] = [
  [/^(from|to|cc|bcc|reply-to|subject)$/i, 'use the input of that name'],
  [/^sender$/i, 'the mail is sent as the address of the input `from`'],
  [/^(date|message-id|mime-version)$/i, 'the action writes it'],
  [/^content-/i, 'it follows from the inputs `body`, `html` and `attachments`'],
  [/^(in-reply-to|references|thread-.*)$/i, 'it follows from the input `thread`'],
  [/^(importance|priority|x-priority|x-msmail-priority)$/i, 'use the input `priority`'],
  [/^list-id$/i, 'the action names the list after the repository, so that mail rules can rely on it'],
  [/^auto-submitted$/i, 'the mail is always marked as auto-generated (RFC 3834)'],
  [/^x-ci-/i, 'the action fills X-CI-* with facts about the run; choose another name'],
  [
    /^(return-path|received|received-.*|delivered-to|dkim-.*|domainkey-.*|arc-.*|authentication-results|resent-.*)$/i,
    'mail servers write it on the way',
  ],
];

/** `contoso/app <ci.app.contoso.mail.contoso.com>` (RFC 2919 section 2: at most 255 characters). */
function listId(owner: string, name: string, domain: string): string {
  const labels = ['ci', ...[name, owner].map(label).filter((part) => part !== '')];
  const id = `${labels.join('.')}.${asciiDomain(domain)}`.slice(-255).replace(/^[.-]+/, '');
  // Atoms only: a dot would need quotes, and the MIME writer encodes a value with quotes, list id and all.
  const phrase = [owner, name].map((part) => part.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 100));
  return `${phrase.filter((part) => /[^-]/.test(part)).join('/') || 'CI'} <${id}>`;
}

function label(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|(?<!-)-+$/g, '');
}

/** Ids and numbers start at one; zero stands for "not known". */
function positive(number: number): string {
  return Number.isSafeInteger(number) && number > 0 ? String(number) : '';
}
