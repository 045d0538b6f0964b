import { domainToASCII } from 'node:url';
import { ActionError } from '../../errors.ts';
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

/**
 * @param domain domain of the From address, Unicode or ASCII
 * @returns the domain in ASCII (RFC 5890), lower case, fit for the right side of a message id
 * @throws ActionError `input` when it is no dotted domain name; some services replace ids with any other right side
 */
export function asciiDomain(domain: string): string {
  const ascii = domainToASCII(domain.trim());
  if (ascii.length <= 253 && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]*[a-z0-9]$/.test(ascii)) {
    return ascii;
  }
  throw new ActionError('input', {
    title: 'The domain of `from` is not a domain name with a dot.',
    remedies: ['Use an address of a domain that the mail service may send for, e.g. build@mail.contoso.com.'],
    anchor: 'from',
  });
}
