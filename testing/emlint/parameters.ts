import { GrammarError, Scanner } from './scanner.ts';
import { decodeOctets, type Field, type Report, type Rule } from './source.ts';

/** A field such as `text/plain; charset=utf-8`: the value in lower case, and its parameters decoded. */
export interface Parameterized {
  value: string;
  parameters: ReadonlyMap<string, string>;
}

interface Piece {
  name: string;
  text: string;
  isQuoted: boolean;
}

/**
 * Reads Content-Type, Content-Disposition or Content-Transfer-Encoding (RFC 2045 section 5.1, RFC 2183 section 2).
 *
 * @param rule what a wrong value is called; wrong parameters are `parameter`
 */
export function readParameterized(field: Field, rule: Rule, report: Report): Parameterized {
  const scanner = new Scanner(field.value);
  let value = '';
  const pieces: Piece[] = [];
  try {
    value = scanner.token();
    if (rule === 'content-type' && scanner.peek() === '/') {
      scanner.expect('/');
      value += `/${scanner.token()}`;
    }
    while (!scanner.isAtEnd) pieces.push(readPiece(scanner));
  } catch (error) {
    if (!(error instanceof GrammarError)) throw error;
    report(value === '' ? rule : 'parameter', field.line, `${field.name}: ${error.message}`);
  }
  const complain = (text: string) => report('parameter', field.line, `${field.name}: ${text}`);
  return { value: value.toLowerCase(), parameters: joinPieces(pieces, complain) };
}

function readPiece(scanner: Scanner): Piece {
  scanner.expect(';');
  const name = scanner.token().toLowerCase();
  scanner.expect('=');
  const isQuoted = scanner.peek() === '"';
  return { name, isQuoted, text: isQuoted ? scanner.quotedString() : scanner.token() };
}

/** Puts `name*0*`, `name*1`, … together and decodes them (RFC 2231 sections 3 and 4). */
function joinPieces(pieces: readonly Piece[], complain: (text: string) => void): Map<string, string> {
  const parameters = new Map<string, string>();
  const names = new Set<string>();
  const sections = new Map<string, (Piece & { isExtended: boolean })[]>();
  for (const piece of pieces) {
    if (names.has(piece.name)) complain(`${piece.name} occurs again`);
    names.add(piece.name);
    const [, name, index, mark] = /^([^*]+)(?:\*(0|[1-9]\d*))?(\*)?$/.exec(piece.name) ?? [];
    if (name === undefined) {
      complain(`${piece.name} is no name of a parameter`);
      continue;
    }
    if (index === undefined && mark === undefined) {
      parameters.set(name, piece.text);
      if (/=\?.*\?=/.test(piece.text)) complain(`${name} holds an encoded word (RFC 2047 section 5)`);
      continue;
    }
    const known = sections.get(name) ?? [];
    sections.set(name, known);
    if (index !== undefined && Number(index) !== known.length) complain(`${piece.name} is out of order`);
    known.push({ ...piece, isExtended: mark !== undefined });
  }
  for (const [name, known] of sections) {
    const text = decodeSections(name, known, complain);
    if (text !== undefined) parameters.set(name, text);
  }
  for (const [name, text] of parameters) {
    if (/\p{Cc}/u.test(text)) complain(`${name} holds a control character`);
  }
  return parameters;
}

function decodeSections(
  name: string,
  sections: readonly (Piece & { isExtended: boolean })[],
  complain: (text: string) => void,
): string | undefined {
  const [first] = sections;
  if (!first?.isExtended) {
    if (sections.some((section) => section.isExtended)) complain(`${name} names no charset`);
    return sections.map((section) => section.text).join('');
  }
  const [, charset = '', rest = ''] = /^([^']*)'[A-Za-z0-9-]*'(.*)$/s.exec(first.text) ?? [];
  if (charset === '') {
    complain(`${name} names no charset`);
    return undefined;
  }
  const octets = [{ ...first, text: rest }, ...sections.slice(1)].map(({ text, isExtended, isQuoted }) => {
    if (!isExtended) return text;
    // RFC 2231 section 7: attribute-char, or a percent sign and two hex digits; never quoted
    if (isQuoted || !/^(?:[!#$&+.^_`{|}~0-9A-Za-z-]|%[0-9A-Fa-f]{2})*$/.test(text)) {
      complain(`${name} is not percent-encoded`);
    }
    return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  });
  const text = decodeOctets(octets.join(''), charset);
  if (text === undefined) complain(`${name} is not valid ${charset}`);
  return text;
}
