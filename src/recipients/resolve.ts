import type { People, Person, State } from '../notification/notification.ts';
import { mergePeople } from '../notification/person.ts';
import type { Mailbox, RecipientToken } from './mailbox.ts';
import { type AddressRules, createAddressPolicy, nameOf } from './trust.ts';

/** One of `to`, `cc`, `bcc` as {@link ./mailbox.ts} reads it. */
export interface WantedList {
  mailboxes: readonly Mailbox[];
  tokens: readonly RecipientToken[];
}

export interface RecipientRules extends AddressRules {
  to: WantedList;
  cc: WantedList;
  bcc: WantedList;
}

export interface Recipients {
  to: Mailbox[];
  cc: Mailbox[];
  bcc: Mailbox[];
  /**
   * Why its readers get the mail, for the footer: one sentence, for they all read the same one, so it says "or".
   * It tells nothing about who is in bcc. Empty when nobody gets the mail.
   */
  reasons: string[];
  /** Dynamic recipients by login or name, for the job log. */
  granted: { who: string; why: string }[];
  /** Who was asked for and gets nothing; `why` reads after the name. */
  dropped: { who: string; why: string }[];
}

/** What one message has where the service states no limit; dynamic recipients beyond it are dropped, so that commits cannot stop a mail. */
const maxRecipients = 50;
const fields = ['to', 'cc', 'bcc'] as const;

const staticReason = 'because the workflow lists your address';
const tokenReasons: Record<RecipientToken, string> = {
  '@author': 'because you wrote the commit that ran (@author)',
  '@committers': 'because you took part in the commits that this is about (@committers)',
  '@culprits': 'because you wrote a commit that may have broken it (@culprits)',
  '@requester': 'because you started the run (@requester)',
  '@pr-author': 'because you opened the pull request (@pr-author)',
  '@codeowners': 'because you own code that this is about (@codeowners)',
};

/**
 * Says who gets the mail. Static addresses are taken as written; dynamic ones only through `recipient-map` or inside
 * `allow-domains` (see {@link createAddressPolicy}). Nobody is named twice: to comes before cc, cc before bcc, the first wins.
 *
 * Static addresses are the same when only the case of the domain differs. A dynamic one is also the same when only
 * the case of the local part or a `+tag` differs, so that nobody is flooded by commits under variants of one address.
 *
 * @param limit  most recipients of one message; static ones always come first
 */
export function resolveRecipients(wanted: RecipientRules, people: People, limit = maxRecipients): Recipients {
  const result: Recipients = { to: [], cc: [], bcc: [], reasons: [], granted: [], dropped: [] };
  const trust = createAddressPolicy(wanted);
  const reasons = new Set<string>();
  const listed = new Set<string>();
  const listedLoosely = new Set<string>();
  let room = limit - countStatic(wanted);

  const add = (field: (typeof fields)[number], mailbox: Mailbox, reason: string) => {
    listed.add(exactKey(mailbox.address));
    listedLoosely.add(looseKey(mailbox.address));
    result[field].push(mailbox);
    reasons.add(reason);
  };

  for (const field of fields) {
    for (const mailbox of wanted[field].mailboxes) {
      if (!listed.has(exactKey(mailbox.address))) add(field, mailbox, staticReason);
    }
    for (const token of wanted[field].tokens) {
      for (const person of peopleOf(token, people)) {
        const who = nameOf(person);
        const drop = (why: string) => result.dropped.push({ who, why: `${why} (${token})` });
        const trusted = trust(person);
        if ('why' in trusted) drop(trusted.why);
        else if (listedLoosely.has(looseKey(trusted.mailbox.address))) reasons.add(tokenReasons[token]);
        else if (room < 1) drop(`is beyond the ${limit} recipients that one message may have`);
        else {
          room -= 1;
          add(field, trusted.mailbox, tokenReasons[token]);
          result.granted.push({ who, why: tokenReasons[token] });
        }
      }
    }
  }
  return { ...result, reasons: reasons.size > 0 ? [`You get this ${[...reasons].join(' or ')}.`] : [] };
}

function countStatic(wanted: RecipientRules): number {
  const addresses = fields.flatMap((field) => wanted[field].mailboxes.map((each) => exactKey(each.address)));
  return new Set(addresses).size;
}

function peopleOf(token: RecipientToken, people: People): Person[] {
  switch (token) {
    case '@author':
      return people.author ? [people.author] : [];
    case '@committers':
      return withBots(people.committers);
    case '@culprits':
      return withBots(people.culprits);
    case '@requester':
      return people.requester ? [people.requester] : [];
    case '@pr-author':
      return [...(people.prAuthor ? [people.prAuthor] : []), ...(people.groupAuthors ?? [])];
    case '@codeowners':
      return people.codeowners.map(ownerOf);
  }
}

/** Bots stay in view: `recipient-map` may name somebody for them, and else the job log says why they get nothing. */
function withBots(people: readonly Person[]): Person[] {
  return [...mergePeople(people), ...people.filter((person) => person.isBot)];
}

/** `@login`, `@org/team` or an address, as CODEOWNERS writes them. */
function ownerOf(owner: string): Person {
  return owner.startsWith('@') ? { login: owner.slice(1), isBot: false } : { email: owner, isBot: false };
}

/** RFC 5321 section 2.4 leaves the local part to its host; no host in use gives `Dev` and `dev` to two people. */
function exactKey(address: string): string {
  return address.toLowerCase();
}

function looseKey(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at).replace(/(?<=.)\+.*/, '')}${address.slice(at)}`.toLowerCase();
}

/** Why nobody gets the mail. The first reasons say enough; the job log has all of them. */
export function nobodyLeft({ dropped }: Recipients, state: State): string {
  const blameless = '@author, @committers and @culprits are not mailed for what the platform did';
  const reasons = [
    ...(state === 'interrupted' ? [blameless] : []),
    ...dropped.slice(0, 3).map(({ who, why }) => `${who} ${why}`),
  ];
  return `No recipient is left${reasons.length > 0 ? `: ${reasons.join('; ')}` : ''}.`;
}
