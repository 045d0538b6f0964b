import { domainToASCII } from 'node:url';
import { cleanText } from '../notification/clean-text.ts';

/** A mailbox: display name (may be empty) and address (RFC 5322 section 3.4). Same shape as the mail room's. */
export interface Mailbox {
  name: string;
  address: string;
}

/** Recipients that are looked up when the run is known. */
export const recipientTokens = [
  '@author',
  '@committers',
  '@culprits',
  '@requester',
  '@pr-author',
  '@codeowners',
] as const;
export type RecipientToken = (typeof recipientTokens)[number];

export interface ParsedMailboxes {
  /** In the order written; the domain is lower case ASCII (IDNA), the local part as written. */
  mailboxes: Mailbox[];
  /** Each token once. */
  tokens: RecipientToken[];
  /** Everything that is wrong, each to be read after "The input to ". */
  problems: string[];
}

const tokenNames: ReadonlySet<string> = new Set(recipientTokens);
const maxLocalLength = 64;
const maxAddressLength = 254;

/**
 * Reads a list of recipients: `a@b.c`, `<a@b.c>`, `Name <a@b.c>`, `"Name, with comma" <a@b.c>` and the dynamic
 * tokens, separated by commas or line breaks. This is the part of RFC 5322 section 3.4 that every server takes:
 * quoted local parts, comments, groups, address literals and non-ASCII local parts are refused, each by name,
 * because parsers disagree about them and a mail would go where its reader did not expect. Linear in the length.
 *
 * @param text value of `to`, `cc`, `bcc`, `reply-to`, `from`, or the right side of `recipient-map`
 */
export function parseMailboxes(text: string): ParsedMailboxes {
  const mailboxes: Mailbox[] = [];
  const tokens = new Set<RecipientToken>();
  const problems: string[] = [];
  for (const entry of splitEntries(text)) {
    const complain = (why: string) => problems.push(`holds ${show(entry)}, which ${why}`);
    const lower = entry.toLowerCase();
    if (isToken(lower)) tokens.add(lower);
    else if (/^@[^@\s<]*$/.test(entry))
      complain(`is not a known role; use an address or one of ${recipientTokens.join(', ')}`);
    else {
      const parsed = parseMailbox(entry);
      if ('problem' in parsed) complain(parsed.problem);
      else mailboxes.push(parsed);
    }
  }
  return { mailboxes, tokens: [...tokens], problems };
}

function isToken(entry: string): entry is RecipientToken {
  return tokenNames.has(entry);
}

function show(entry: string): string {
  return `"${cleanText(entry, { maxLength: 60 })}"`;
}

/** Cuts at commas and line breaks outside double quotes; a line break ends a quote that was left open. */
function splitEntries(text: string): string[] {
  const entries: string[] = [];
  let isQuoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\' && isQuoted) at += 1;
    else if (char === '"') isQuoted = !isQuoted;
    else if (char === '\n' || char === '\r' || (char === ',' && !isQuoted)) {
      entries.push(text.slice(start, at));
      start = at + 1;
      isQuoted = false;
    }
  }
  return [...entries, text.slice(start)].map((entry) => entry.trim()).filter((entry) => entry !== '');
}

function parseMailbox(entry: string): Mailbox | { problem: string } {
  if (cleanText(entry) !== entry.replaceAll('\t', ' ')) return { problem: 'holds a control character' };
  if (!entry.endsWith('>')) {
    const address = checkAddress(entry);
    return 'problem' in address ? address : { name: '', ...address };
  }
  const open = entry.lastIndexOf('<');
  if (open === -1) return { problem: 'has a ">" without a "<"' };
  const name = parseName(entry.slice(0, open).trim());
  if ('problem' in name) return name;
  const address = checkAddress(entry.slice(open + 1, -1).trim());
  return 'problem' in address ? address : { ...name, ...address };
}

/** Reads a display name: words and quoted strings. Parentheses and dots are taken as part of the name. */
function parseName(text: string): { name: string } | { problem: string } {
  let name = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '"') isQuoted = !isQuoted;
    else if (char === '\\' && isQuoted) {
      at += 1;
      name += text.charAt(at);
    } else if (!isQuoted && '<>@;:\\'.includes(char)) {
      return { problem: `has "${char}" in the name; put the name in double quotes` };
    } else name += char;
  }
  if (isQuoted) return { problem: 'has a name whose double quote is not closed' };
  return { name: name.replace(/\s+/g, ' ').trim() };
}

function checkAddress(text: string): { address: string } | { problem: string } {
  const at = text.lastIndexOf('@');
  if (at === -1) {
    return { problem: 'is not an address: it has no "@". A name with a comma must be in double quotes' };
  }
  const local = text.slice(0, at);
  const problem = checkLocalPart(local);
  if (problem) return { problem };
  const domain = toAsciiDomain(text.slice(at + 1));
  if (!domain) return { problem: 'has no valid domain after the "@"' };
  const address = `${local}@${domain}`;
  return address.length > maxAddressLength
    ? { problem: `is longer than ${maxAddressLength} characters` }
    : { address };
}

/** Dot-atom in ASCII (RFC 5322 section 3.2.3), at most 64 characters (RFC 5321 section 4.5.3.1.1). */
function checkLocalPart(local: string): string | undefined {
  if (local === '') return 'has nothing before the "@"';
  if (local.startsWith('"')) return 'has a quoted part before the "@", which mail servers handle differently';
  const nonAscii = /[^\p{ASCII}]/u.exec(local)?.[0];
  if (nonAscii) {
    return `has "${nonAscii}" before the "@"; only ASCII can be sent there, ask for an address without it`;
  }
  if (local.includes(';')) return 'has a ";"; separate addresses with a comma or a line break';
  if (/\s/.test(local)) return 'has a space before the "@"; an address after a name goes in "<" and ">"';
  const odd = /[^A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]/.exec(local)?.[0];
  if (odd === '@') return 'has more than one "@"';
  if (odd) return `has "${odd}" before the "@"`;
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) {
    return 'has a misplaced dot before the "@"';
  }
  return local.length > maxLocalLength
    ? `has more than ${maxLocalLength} characters before the "@"`
    : undefined;
}

const domainShape =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The form of a domain that goes on the wire: lower case, international labels as `xn--…` (IDNA, UTS 46).
 *
 * @returns undefined unless it is a dotted host name: no address literal, no trailing dot, no single label
 */
export function toAsciiDomain(domain: string): string | undefined {
  if (/[^A-Za-z0-9.-]/.test(domain.replace(/[^\p{ASCII}]/gu, ''))) return undefined;
  const ascii = domainToASCII(domain).toLowerCase();
  return domainShape.test(ascii) ? ascii : undefined;
}
