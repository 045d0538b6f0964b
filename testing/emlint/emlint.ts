import { lintBody } from './body.ts';
import { lintFields } from './fields.ts';
import { type Finding, readEntity } from './source.ts';

export type { Finding, Rule } from './source.ts';

/**
 * Judges a message by the octets that go on the wire, dot-stuffing not included. Reads them with code of its own, so
 * that it shares no mistake with the library that writes them or with those that parse them.
 *
 * What a writer MUST do and what it SHOULD do is judged alike: RFC 5322 (format), 2045 to 2047 and 2049 (MIME), 2231
 * (parameters), 2919 (List-Id). Obsolete forms that readers must understand and nobody may write are findings.
 *
 * @param octets the whole message with CRLF line ends
 * @returns what is wrong, in the order of the lines; nothing for a good message
 */
export function lintMessage(octets: Uint8Array): Finding[] {
  const findings: Finding[] = [];
  const report = (rule: Finding['rule'], line: number, text: string) => findings.push({ rule, line, text });
  // One character is one octet.
  const source = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString('latin1');
  for (const [index, text] of source.split('\r\n').entries()) {
    if (/[\r\n]/.test(text)) report('line-end', index + 1, 'holds a CR or LF by itself');
    if (text.includes('\0')) report('nul', index + 1, 'holds a NUL');
    if (text.length > 998) report('line-length', index + 1, `has ${text.length} octets; 998 are allowed`);
  }
  const entity = readEntity(source, 1, report);
  lintFields(entity, report);
  lintBody(entity, report);
  return findings.toSorted((one, other) => one.line - other.line);
}
