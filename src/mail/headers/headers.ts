import { incidentOf } from '../../notification/build/incident.ts';
import type { Notification } from '../../notification/notification.ts';
import { headerText } from '../view/header-text.ts';
import { asciiDomain } from './ascii-domain.ts';
import type { Header } from './custom-headers.ts';
import type { Thread } from './thread.ts';

export interface HeaderOptions {
  /** Domain of From; List-Id lives under it (RFC 2919 section 3). */
  domain: string;
  /** The user's own headers. */
  headers?: readonly Header[];
}

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
