/** What a finding is about. `__tests__/unit/testing/emlint.test.ts` has a broken message for every one. */
export const rules = [
  'line-end',
  'nul',
  'line-length',
  'header-end',
  'header-syntax',
  'header-octet',
  'header-line-length',
  'header-fold',
  'field-count',
  'field-missing',
  'encoded-word',
  'encoded-word-place',
  'encoded-word-charset',
  'address',
  'message-id',
  'references',
  'date',
  'list-id',
  'mime-version',
  'content-type',
  'parameter',
  'part-field',
  'boundary',
  'preamble',
  'part-order',
  'text-part',
  'charset',
  'transfer-encoding',
  'eight-bit',
  'quoted-printable',
  'base64',
] as const;
export type Rule = (typeof rules)[number];

export interface Finding {
  rule: Rule;
  /** Line of the message, from 1. */
  line: number;
  text: string;
}

export type Report = (rule: Rule, line: number, text: string) => void;

/** A header field; `value` is unfolded, without the blanks around it. */
export interface Field {
  name: string;
  value: string;
  lines: string[];
  line: number;
}

/** A message or one of its parts: header section and body (RFC 2045 section 2.4). */
export interface Entity {
  fields: Field[];
  body: string[];
  line: number;
  bodyLine: number;
}

/** Takes a message or part apart, one character an octet, and judges the form of its header section. */
export function readEntity(source: string, line: number, report: Report): Entity {
  const lines = source.split('\r\n');
  const end = lines.indexOf('');
  if (end < 0) report('header-end', line, 'has no empty line that ends the header section');
  const header = end < 0 ? lines : lines.slice(0, end);
  const fields: Field[] = [];
  for (const [index, text] of header.entries()) {
    const at = line + index;
    judgeLine(text, at, report);
    const field = fields.at(-1);
    if (/^[ \t]/.test(text) && field) {
      field.lines.push(text);
      continue;
    }
    // RFC 5322 section 2.2: printable ASCII but the colon, and no blank before it
    const match = /^([!-9;-~]+):(.*)$/s.exec(text);
    if (match) fields.push({ name: match[1] ?? '', value: '', lines: [text], line: at });
    else report('header-syntax', at, `is no field: ${text.slice(0, 40)}`);
  }
  for (const field of fields) {
    field.value = field.lines
      .join('')
      .slice(field.name.length + 1)
      .trim();
    if (field.value === '') report('header-syntax', field.line, `${field.name} is empty`);
  }
  return {
    fields,
    body: end < 0 ? [] : lines.slice(end + 1),
    line,
    bodyLine: line + header.length + 1,
  };
}

function judgeLine(text: string, line: number, report: Report): void {
  if (/[^\t\x20-\x7e]/.test(text)) report('header-octet', line, 'holds an octet that is not printable ASCII');
  if (/^[ \t]+$/.test(text)) report('header-fold', line, 'is a folded line of blanks only (obs-FWS)');
  // What has no blank to fold at may be longer (RFC 5322 section 2.1.1: SHOULD).
  if (text.length > 78 && /\S\s+\S/.test(text.replace(/^\S+:/, ''))) {
    report('header-line-length', line, `has ${text.length} characters; 78 are recommended`);
  }
}

/** The only field of that name, or the first one. */
export function findField(entity: Entity, name: string): Field | undefined {
  return entity.fields.find((field) => field.name.toLowerCase() === name);
}

/** Decodes octets strictly. @returns undefined for an unknown charset or octets that are not valid in it */
export function decodeOctets(octets: string, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(Buffer.from(octets, 'latin1'));
  } catch {
    return undefined;
  }
}

/** Whether a charset is one that {@link decodeOctets} knows. */
export function isCharset(charset: string): boolean {
  try {
    return new TextDecoder(charset) instanceof TextDecoder;
  } catch {
    return false;
  }
}
