import { GrammarError, type Scanner } from './scanner.ts';

/** RFC 5321 section 4.5.3.1 */
const maxLocal = 64;
const maxDomain = 255;

/**
 * Reads mailboxes separated by commas (RFC 5322 section 3.4) as a writer may write them: no obsolete dots in names, no
 * empty list members, no groups, which only drafts of mails have a use for.
 *
 * @throws GrammarError
 */
export function readMailboxes(scanner: Scanner, isSingle: boolean): void {
  readMailbox(scanner);
  while (!isSingle && !scanner.isAtEnd) {
    scanner.expect(',');
    readMailbox(scanner);
  }
}

function readMailbox(scanner: Scanner): void {
  if (scanner.attempt(() => readAddress(scanner)) !== undefined) return;
  while (scanner.peek() !== '<') {
    if (scanner.peek() !== '"') scanner.atom();
    else if (/=\?.*\?=/.test(scanner.quotedString())) {
      throw new GrammarError('an encoded word stands in a quoted string, where some readers decode it');
    }
  }
  scanner.expect('<');
  readAddress(scanner);
  scanner.expect('>');
}

function readAddress(scanner: Scanner): string {
  const local = scanner.peek() === '"' ? scanner.quotedString() : scanner.dotAtom();
  scanner.expect('@');
  const domain = scanner.dotAtom();
  if (local.length > maxLocal || domain.length > maxDomain) throw new GrammarError('an address is too long');
  return `${local}@${domain}`;
}
