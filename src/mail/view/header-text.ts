import { cleanText } from '../../notification/clean-text.ts';

/** No value of ours is longer; a reader filters on names, not on paragraphs. In UTF-16 units. */
const VALUE_LIMIT = 200;

/**
 * Makes untrusted text fit for one header line: white space and controls become single spaces, invisible and
 * bidirectional format characters go, lone surrogates become U+FFFD. Non-ASCII text stays as it is: the MIME
 * writer encodes it (RFC 2047). `=?` is broken up, or an ASCII name could smuggle in an encoded word that
 * readers decode to something the writer never saw.
 *
 * @returns one line of at most 200 UTF-16 units, perhaps empty; longer text loses its end
 */
export function headerText(text: string): string {
  const line = cleanText(text.toWellFormed().replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '))
    // Joiners (U+200C, U+200D) belong to words and emoji; every other format character only hides something.
    .replace(/(?![\u200c\u200d])\p{Cf}/gu, '')
    .replace(/=\?/g, '= ?')
    .trim();
  // Cut without an ellipsis, which would turn an ASCII value into an encoded one, and never through a pair.
  return line
    .slice(0, VALUE_LIMIT)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
}
