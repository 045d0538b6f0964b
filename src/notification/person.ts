import { cleanText } from './clean-text.ts';
import type { Person } from './notification.ts';
import type { PersonRecord } from './records.ts';

/**
 * Accounts that write commits without being people and do not carry the `[bot]` suffix. `web-flow` is GitHub itself:
 * the committer of every merge and edit made in the browser.
 */
const machineLogins = new Set(['web-flow', 'github-actions', 'renovate-bot']);
const machineAddresses = new Set([
  'noreply@github.com',
  'actions@github.com',
  'action@github.com',
  'github-actions@github.com',
]);

/**
 * Makes a Person of what GitHub says about an account or a commit's author line.
 *
 * @param fact login, name, address, account type, as far as known
 */
export function personOf(fact: PersonRecord): Person {
  const { login, email, url } = fact;
  const name = cleanText(fact.name ?? '', { maxLength: 100 });
  return {
    ...(login ? { login } : {}),
    ...(name ? { name } : {}),
    ...(email ? { email } : {}),
    ...(url ? { url } : {}),
    isBot: isMachine(fact),
  };
}

function isMachine({ login, name, email, type }: PersonRecord): boolean {
  const account = login?.toLowerCase() ?? '';
  return (
    type === 'Bot' ||
    /\[bot\]$/i.test(account) ||
    machineLogins.has(account) ||
    /\[bot\]$/i.test(name?.trim() ?? '') ||
    /\[bot\]@users\.noreply\.github\.com$/i.test(email ?? '') ||
    machineAddresses.has(email?.toLowerCase() ?? '')
  );
}

/**
 * One entry per human being: entries that share a login or an address are the same person, also across a third entry
 * that shares one with each. Bots are dropped. Order of first appearance; the first known name, address and login win.
 */
export function mergePeople(people: readonly Person[]): Person[] {
  const groupOf = new Map<string, { person: Person; keys: string[] }>();
  const groups = new Set<{ person: Person; keys: string[] }>();
  for (const person of people) {
    const keys = keysOf(person);
    if (person.isBot || keys.length === 0) continue;
    const known = [...new Set(keys.flatMap((key) => groupOf.get(key) ?? []))];
    const group = known[0] ?? { person: { isBot: false }, keys: [] };
    groups.add(group);
    for (const other of known.slice(1)) {
      group.person = { ...other.person, ...group.person };
      group.keys.push(...other.keys);
      groups.delete(other);
      for (const key of other.keys) groupOf.set(key, group);
    }
    group.person = { ...person, ...group.person };
    for (const key of keys) {
      if (groupOf.get(key) !== group) group.keys.push(key);
      groupOf.set(key, group);
    }
  }
  return [...groups].map((group) => group.person);
}

function keysOf({ login, email, name }: Person): string[] {
  if (login || email) {
    return [...(login ? [`@${login.toLowerCase()}`] : []), ...(email ? [email.toLowerCase()] : [])];
  }
  return name ? [`name:${name}`] : [];
}
