import { quote } from '../errors.ts';
import { type Mailbox, parseMailboxes, type RecipientToken } from '../recipients/mailbox.ts';
import type { MailService, Problem } from '../services/mail-service.ts';
import { parseHost, splitLines, splitList } from './parse.ts';
import type { Reader } from './reader.ts';
import type { Settings } from './settings.ts';

/** Sender, recipients and who may become one. Dynamic recipients are resolved later, when the people are known. */
export function readPeople(
  reader: Reader,
  service: MailService,
): Pick<Settings, 'from' | 'replyTo' | 'recipients'> {
  const lists = { to: readList(reader, 'to'), cc: readList(reader, 'cc'), bcc: readList(reader, 'bcc') };
  const all = Object.values(lists);
  if (
    all.every((list) => list.mailboxes.length + list.tokens.length === 0) &&
    reader.problems.every(notAList)
  ) {
    reader.complain('to', 'is missing; give at least one recipient in to, cc or bcc');
  }
  const addresses = new Set(
    all.flatMap((list) => list.mailboxes.map((mailbox) => mailbox.address.toLowerCase())),
  );
  const limit = service.limits.recipients ?? addresses.size;
  if (addresses.size > limit) {
    reader.complain(
      'to',
      `has ${addresses.size} recipients together with cc and bcc; ${service.label} takes ${limit} in one message, so use a distribution list`,
    );
  }
  const allowDomains = readDomains(reader);
  const recipientMap = readMap(reader);
  for (const [name, { tokens }] of Object.entries(lists)) {
    if (tokens.length > 0 && allowDomains.length + recipientMap.length === 0) {
      reader.complain(
        name as keyof typeof lists,
        `holds ${tokens.join(', ')}; say in allow-domains or recipient-map which addresses may get the mail, for example allow-domains: contoso.com`,
      );
    }
  }
  const from = readFrom(reader, service);
  const listed = Object.entries(lists).map(([input, { mailboxes }]) => ({ input, mailboxes }));
  const mapped = { input: 'recipient-map', mailboxes: recipientMap.map(({ mailbox }) => mailbox) };
  reader.problems.push(...(service.checkRecipients?.([...listed, mapped], allowDomains, from.address) ?? []));
  return {
    from,
    replyTo: readList(reader, 'reply-to').mailboxes,
    recipients: { ...lists, allowDomains, recipientMap },
  };
}

const notAList = (problem: Problem): boolean => !['to', 'cc', 'bcc'].includes(problem.input);

function readList(
  reader: Reader,
  name: 'to' | 'cc' | 'bcc' | 'reply-to',
): { mailboxes: Mailbox[]; tokens: RecipientToken[] } {
  const { mailboxes, tokens, problems } = parseMailboxes(reader.text(name));
  for (const problem of problems) reader.complain(name, problem);
  if (name === 'reply-to' && tokens.length > 0) {
    reader.complain(name, `holds ${tokens.join(', ')}; only plain addresses can be replied to`);
  }
  return { mailboxes, tokens };
}

function readFrom(reader: Reader, service: MailService): Mailbox {
  const nobody: Mailbox = { name: '', address: '' };
  const text = reader.text('from');
  if (text === '') {
    reader.complain('from', `is missing; give ${service.fromHint}`);
    return nobody;
  }
  const { mailboxes, tokens, problems } = parseMailboxes(text);
  for (const problem of problems) reader.complain('from', problem);
  if (problems.length === 0 && (mailboxes.length !== 1 || tokens.length > 0)) {
    reader.complain('from', `${quote(text)} is not exactly one address`);
  }
  return mailboxes[0] ?? nobody;
}

function readDomains(reader: Reader): string[] {
  return splitList(reader.text('allow-domains')).map((item) => {
    const domain = item.replace(/^@/, '').toLowerCase();
    const host = parseHost(domain.replace(/^\*\./, ''));
    // A whole top-level domain would let anybody in.
    if ('problem' in host || !domain.replace(/^\*\./, '').includes('.')) {
      reader.complain('allow-domains', `${quote(item)} is not a domain; write contoso.com or *.contoso.com`);
    }
    return domain;
  });
}

function readMap(reader: Reader): { pattern: string; mailbox: Mailbox }[] {
  const map: { pattern: string; mailbox: Mailbox }[] = [];
  for (const line of splitLines(reader.text('recipient-map'))) {
    const match = /^@?([^\s=]+)\s*=\s*(\S.*)/.exec(line);
    const { mailboxes, tokens, problems } = parseMailboxes(match?.[2] ?? '');
    const [mailbox] = mailboxes;
    if (!match?.[1] || !mailbox || mailboxes.length > 1 || tokens.length > 0 || problems.length > 0) {
      reader.complain(
        'recipient-map',
        `${quote(line)} is not of the form login=address or pattern=address, one a line`,
      );
    } else {
      map.push({ pattern: match[1], mailbox });
    }
  }
  return map;
}
