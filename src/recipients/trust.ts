import { cleanText } from '../notification/clean-text.ts';
import { compileGlob } from '../notification/globs.ts';
import type { Person } from '../notification/notification.ts';
import { type Mailbox, toAsciiDomain } from './mailbox.ts';

/** What the workflow allows: who writes commits has no say in it. */
export interface AddressRules {
  /** `contoso.com` (that domain alone) or `*.contoso.com` (everything below it). */
  allowDomains: readonly string[];
  /** In order; the first match wins. A pattern with `@` is compared with addresses, any other with logins. */
  recipientMap: readonly { pattern: string; mailbox: Mailbox }[];
}

export type CheckedAddress = { mailbox: Mailbox } | { why: string };

/**
 * The shape that an address written by a contributor must have: stricter than a static one. No quoting, no comment,
 * nothing but ASCII, and none of `%`, `!` and `=`, with which old relays are told to pass a mail on to another host.
 */
const plainLocalPart = /^(?=.{1,64}$)[a-z0-9][a-z0-9_'+-]*(?:\.[a-z0-9_'+-]+)*$/i;

/**
 * Builds the judge of dynamic recipients. An address of a commit is chosen by whoever wrote it, so it is used only
 * when it is plainly written and its domain is exactly one that the workflow allows; everything else is dropped with
 * a reason. The display name is never taken over.
 *
 * @returns for a person, the mailbox or why there is none (to be read after the person's name)
 */
export function createAddressPolicy(rules: AddressRules): (person: Person) => CheckedAddress {
  const isAllowed = allowDomains(rules.allowDomains);
  const mapped = mapRecipients(rules.recipientMap);
  return (person) => {
    const address = plainAddress(person.email);
    const mailbox = mapped(person.login, address && `${address.local}@${address.domain}`);
    if (mailbox) return { mailbox };
    if (person.isBot) return { why: 'is a bot' };
    if (!person.email) return { why: 'has no address that GitHub shows; name one in `recipient-map`' };
    if (!address) return { why: 'has an address that is not plainly written, so it is not trusted' };
    if (isNoReply(address)) return { why: 'hides the address (noreply); name one in `recipient-map`' };
    if (!isAllowed(address.domain))
      return { why: `has an address at ${address.domain}, outside \`allow-domains\`` };
    return { mailbox: { name: '', address: `${address.local}@${address.domain}` } };
  };
}

interface PlainAddress {
  local: string;
  domain: string;
}

function plainAddress(email = ''): PlainAddress | undefined {
  const at = email.indexOf('@');
  const local = email.slice(0, at);
  const written = email.slice(at + 1);
  const domain = toAsciiDomain(written);
  if (at === -1 || !plainLocalPart.test(local) || !domain || domain !== written.toLowerCase())
    return undefined;
  return { local, domain };
}

/** `12+octocat@users.noreply.github.com` (also on GHES), `noreply@github.com`, `do-not-reply@…`. */
function isNoReply({ local, domain }: PlainAddress): boolean {
  const account = local.toLowerCase().replace(/\+.*/s, '').replace(/[._-]/g, '');
  return account === 'noreply' || account === 'donotreply' || domain.split('.').includes('noreply');
}

function allowDomains(allowed: readonly string[]): (domain: string) => boolean {
  const exact = new Set<string>();
  const below: string[] = [];
  for (const entry of allowed) {
    const isBelow = entry.startsWith('*.');
    const domain = toAsciiDomain(isBelow ? entry.slice(2) : entry);
    if (domain && isBelow) below.push(`.${domain}`);
    else if (domain) exact.add(domain);
  }
  return (domain) => exact.has(domain) || below.some((suffix) => domain.endsWith(suffix));
}

function mapRecipients(entries: AddressRules['recipientMap']) {
  if (entries.length === 0) return () => undefined;
  const rules = entries.map(({ pattern, mailbox }) => {
    const glob = pattern.startsWith('@') ? pattern.slice(1) : pattern;
    return { isAddress: glob.includes('@'), matches: compileGlob(glob, { nocase: true }), mailbox };
  });
  return (login = '', address = ''): Mailbox | undefined =>
    rules.find(({ isAddress, matches }) => {
      const subject = isAddress ? address : login;
      return subject !== '' && subject.length <= 254 && matches(subject);
    })?.mailbox;
}

/** How a person is named in the job log: never by address. */
export function nameOf({ login, name }: Person): string {
  return cleanText(login ? `@${login}` : name || 'somebody without a login', { maxLength: 80 });
}
