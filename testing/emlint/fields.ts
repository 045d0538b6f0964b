import { readMailboxes } from './addresses.ts';
import { judgeDate } from './date.ts';
import { findGrammarError, GrammarError, type Scanner } from './scanner.ts';
import { type Entity, type Field, findField, type Report, type Rule } from './source.ts';
import { lintWords, type WordPlace } from './words.ts';

/** RFC 5322 section 3.6, RFC 2045 section 3, RFC 2919 section 3, RFC 3834 section 5: at most one of each. */
const onceOnly = [
  ...['date', 'from', 'sender', 'reply-to', 'to', 'cc', 'bcc', 'message-id', 'in-reply-to', 'references'],
  ...['subject', 'mime-version', 'content-type', 'content-transfer-encoding', 'content-id', 'list-id'],
  ...['content-disposition', 'content-description', 'auto-submitted', 'importance', 'x-priority'],
];

/** Without Date and From it is no message; the others every automatic mail needs. */
const needed = ['date', 'from', 'message-id', 'subject', 'mime-version', 'content-type'];

/** Judges the header section of a message: what is there, how often, and each field by its own grammar. */
export function lintFields(entity: Entity, report: Report): void {
  lintCounts(entity, report);
  for (const name of needed) {
    if (!findField(entity, name)) report('field-missing', entity.line, `has no ${name}`);
  }
  if (!findField(entity, 'to') && !findField(entity, 'cc')) {
    report('field-missing', entity.line, 'has neither to nor cc');
  }
  for (const field of entity.fields) lintField(field, report);
}

/** Judges how often the fields of a message or part occur. */
export function lintCounts({ fields }: Entity, report: Report): void {
  const seen = new Set<string>();
  for (const { name, line } of fields) {
    const lower = name.toLowerCase();
    if (onceOnly.includes(lower) && seen.has(lower)) report('field-count', line, `${name} occurs again`);
    seen.add(lower);
  }
}

const asMailboxes = (isSingle: boolean) => (value: string) =>
  findGrammarError(value, (scanner) => readMailboxes(scanner, isSingle));

const grammars: Record<string, [rule: Rule, place: WordPlace, judge: (value: string) => string | undefined]> =
  {
    from: ['address', 'phrase', asMailboxes(false)],
    sender: ['address', 'phrase', asMailboxes(true)],
    'reply-to': ['address', 'phrase', asMailboxes(false)],
    to: ['address', 'phrase', asMailboxes(false)],
    cc: ['address', 'phrase', asMailboxes(false)],
    bcc: ['address', 'phrase', () => 'goes to every reader'],
    date: ['date', 'none', judgeDate],
    'message-id': ['message-id', 'none', (value) => findGrammarError(value, readMessageId)],
    'in-reply-to': ['references', 'none', judgeReferences],
    references: ['references', 'none', judgeReferences],
    'list-id': ['list-id', 'phrase', judgeListId],
    'mime-version': ['mime-version', 'none', (value) => (value === '1.0' ? undefined : `is ${value}`)],
    'content-id': ['message-id', 'none', (value) => findGrammarError(value, readMessageId)],
    // Their grammar is that of parameters, see parameters.ts.
    'content-type': ['content-type', 'none', () => undefined],
    'content-disposition': ['content-type', 'none', () => undefined],
    'content-transfer-encoding': ['transfer-encoding', 'none', () => undefined],
  };

/** Judges one field by its grammar; a field without one is text (RFC 5322 section 3.6.8). */
export function lintField(field: Field, report: Report): void {
  const [rule, place, judge] = grammars[field.name.toLowerCase()] ?? [];
  lintWords(field, place ?? 'text', report);
  const problem = judge?.(field.value);
  if (rule && problem !== undefined) report(rule, field.line, `${field.name}: ${problem}`);
}

/** `<id-left@id-right>`, both dot-atoms: the part of RFC 5322 section 3.6.4 that every server takes. */
function readMessageId(scanner: Scanner): void {
  scanner.expect('<');
  scanner.dotAtom();
  scanner.expect('@');
  scanner.dotAtom();
  scanner.expect('>');
}

function judgeReferences(value: string): string | undefined {
  if (/[()]/.test(value)) return 'holds a comment';
  return findGrammarError(value, (scanner) => {
    do readMessageId(scanner);
    while (!scanner.isAtEnd);
  });
}

/** RFC 2919 section 2: a phrase, then an id with a dot, at most 255 characters. */
function judgeListId(value: string): string | undefined {
  return findGrammarError(value, (scanner) => {
    while (scanner.peek() !== '<' && !scanner.isAtEnd) {
      if (scanner.peek() === '"') scanner.quotedString();
      else scanner.atom();
    }
    scanner.expect('<');
    const id = scanner.dotAtom();
    scanner.expect('>');
    if (!id.includes('.') || id.length > 255) {
      throw new GrammarError(`"${id}" has no dot, or more than 255 characters`);
    }
  });
}
