import type { Entity, Report } from './source.ts';

/** RFC 2045 sections 6.7 and 6.8, without the CRLF. */
const maxEncodedLine = 76;

const decoders: Record<string, (entity: Entity, report: Report) => string> = {
  '7bit': decodeSevenBit,
  '8bit': ({ body }) => body.join('\r\n'),
  binary: ({ body }) => body.join('\r\n'),
  'quoted-printable': decodeQuotedPrintable,
  base64: decodeBase64,
};

export function isTransferEncoding(name: string): boolean {
  return Object.hasOwn(decoders, name);
}

/**
 * Decodes the body of a part and judges how it was encoded.
 *
 * @param encoding in lower case; an unknown one is taken for 8bit
 * @returns octets, one a character
 */
export function decodeTransfer(entity: Entity, encoding: string, report: Report): string {
  return (decoders[encoding] ?? decoders['8bit'] ?? (() => ''))(entity, report);
}

function decodeSevenBit({ body, bodyLine }: Entity, report: Report): string {
  const index = body.findIndex((text) => /[\x80-\xff]/.test(text));
  if (index >= 0) report('eight-bit', bodyLine + index, 'holds an 8-bit octet and is declared 7bit');
  return body.join('\r\n');
}

function decodeQuotedPrintable({ body, bodyLine }: Entity, report: Report): string {
  let octets = '';
  for (const [index, text] of body.entries()) {
    const complain = (what: string) => report('quoted-printable', bodyLine + index, what);
    if (text.length > maxEncodedLine) complain(`has ${text.length} of ${maxEncodedLine} characters`);
    if (/[ \t]$/.test(text)) complain('ends in a blank, which servers may take away');
    if (/[^\t\x20-\x7e]/.test(text)) complain('holds an octet that has to be encoded');
    const isSoft = text.endsWith('=');
    const isLast = index === body.length - 1;
    if (isSoft && isLast) complain('the last line ends in a soft line break');
    const line = isSoft ? text.slice(0, -1) : text;
    if (/=(?![0-9A-F]{2})/.test(line)) complain('"=" is not followed by two upper-case hex digits');
    octets += line.replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    if (!isSoft && !isLast) octets += '\r\n';
  }
  return octets;
}

function decodeBase64({ body, bodyLine }: Entity, report: Report): string {
  const lines = body.at(-1) === '' ? body.slice(0, -1) : body;
  for (const [index, text] of lines.entries()) {
    const isLast = index === lines.length - 1;
    const shape = isLast ? /^[A-Za-z0-9+/]*={0,2}$/ : /^[A-Za-z0-9+/]+$/;
    if (text.length > maxEncodedLine || !shape.test(text)) {
      report('base64', bodyLine + index, `is no line of base64, or longer than ${maxEncodedLine}`);
    }
  }
  const whole = lines.join('');
  if (whole.length % 4 !== 0) report('base64', bodyLine, 'is not padded to four characters');
  return Buffer.from(whole, 'base64').toString('latin1');
}
