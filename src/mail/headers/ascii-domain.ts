import { domainToASCII } from 'node:url';
import { ActionError } from '../../errors.ts';

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
