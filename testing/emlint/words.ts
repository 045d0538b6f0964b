import { decodeOctets, type Field, isCharset, type Report } from './source.ts';

/** Where an encoded word stands; `none` for fields and places that may not hold any. */
export type WordPlace = 'text' | 'phrase' | 'none';

/** RFC 2047 section 2, with the language of RFC 2231 section 5. */
const word = /=\?([^\s?()<>@,;:"/[\].=*]+)(?:\*[A-Za-z0-9-]+)?\?([^\s?]*)\?([^\s?]*)\?=/y;
/** What a reader may take for an encoded word, though it is none: careless ones decode it. */
const likeWord = /=\?(?:[^\s?]+\?[BbQq]\?|\S*?\?=)/y;
const maxWord = 75;
const maxLine = 76;

/** Judges every encoded word of a field (RFC 2047), and everything that could be taken for one. */
export function lintWords(field: Field, place: WordPlace, report: Report): void {
  for (const [index, text] of field.lines.entries()) {
    const line = field.line + index;
    let has = false;
    for (let at = text.indexOf('=?'); at >= 0; at = text.indexOf('=?', at)) {
      word.lastIndex = at;
      likeWord.lastIndex = at;
      const match = word.exec(text);
      if (!match) {
        if (likeWord.test(text)) report('encoded-word', line, `${field.name}: no whole encoded word at "=?"`);
        at += 2;
        continue;
      }
      has = true;
      const [whole, charset = '', encoding = '', encoded = ''] = match;
      if (place === 'none') report('encoded-word-place', line, `${field.name} may not hold an encoded word`);
      judgePlace(text, at, whole, field, line, report);
      judgeWord({ whole, charset, encoding, encoded }, place, line, report);
      at += whole.length;
    }
    if (has && text.length > maxLine) {
      report('encoded-word', line, `a line with an encoded word has ${text.length} of ${maxLine} characters`);
    }
  }
}

/** Blanks or the parentheses of a comment stand around an encoded word (RFC 2047 section 5). */
function judgePlace(text: string, at: number, whole: string, field: Field, line: number, report: Report) {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + whole.length);
  const isFirst = text.slice(0, at) === `${field.name}:`;
  if ((before !== '' && !/[\s(]/.test(before)) || (after !== '' && !/[\s)]/.test(after)) || isFirst) {
    report('encoded-word-place', line, `${field.name}: no blank around ${whole}`);
  }
}

function judgeWord(
  { whole, charset, encoding, encoded }: Record<'whole' | 'charset' | 'encoding' | 'encoded', string>,
  place: WordPlace,
  line: number,
  report: Report,
): void {
  if (whole.length > maxWord) report('encoded-word', line, `has ${whole.length} of ${maxWord} characters`);
  if (!isCharset(charset)) report('encoded-word-charset', line, `the charset ${charset} is unknown`);
  const octets = decodeWord(encoding.toUpperCase(), encoded, place);
  if (octets === undefined) {
    report('encoded-word', line, `${whole} is not valid in its encoding`);
    return;
  }
  if (octets === '') report('encoded-word', line, 'is empty');
  const text = decodeOctets(octets, charset);
  // Every encoded word holds whole characters (RFC 2047 section 5).
  if (isCharset(charset) && text === undefined) {
    report('encoded-word-charset', line, `${whole} is not valid ${charset}, or part of a character only`);
  }
  if (/\p{Cc}/u.test(text ?? '')) report('encoded-word', line, `${whole} hides a control character`);
}

/** @returns the octets; undefined when the text is not in that encoding */
function decodeWord(encoding: string, encoded: string, place: WordPlace): string | undefined {
  if (encoding === 'B') {
    const isValid = encoded.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(encoded);
    return isValid ? Buffer.from(encoded, 'base64').toString('latin1') : undefined;
  }
  if (encoding !== 'Q') return undefined;
  // RFC 2047 section 5 (3): inside a phrase fewer characters stand for themselves
  const own = place === 'phrase' ? /^(?:[A-Za-z0-9!*+/_-]|=[0-9A-F]{2})*$/ : /^(?:[!-<>@-~]|=[0-9A-F]{2})*$/;
  if (!own.test(encoded)) return undefined;
  return encoded
    .replaceAll('_', ' ')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
