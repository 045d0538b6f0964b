import { lintCounts, lintField } from './fields.ts';
import { type Parameterized, readParameterized } from './parameters.ts';
import { decodeOctets, type Entity, findField, isCharset, type Report, readEntity } from './source.ts';
import { decodeTransfer, isTransferEncoding } from './transfer.ts';

/** RFC 2046 section 5.1.1 */
const boundaryShape = /^[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]$/;

interface Line {
  text: string;
  line: number;
}

/** Judges the body of a message or part, and all parts below it (RFC 2045, RFC 2046). */
export function lintBody(entity: Entity, report: Report): void {
  const type = contentTypeOf(entity, report);
  const encoding = transferEncodingOf(entity, report);
  const disposition = dispositionOf(entity, report);
  if (!type.value.startsWith('multipart/')) {
    const octets = decodeTransfer(entity, encoding, report);
    // A file is whatever it is; only text that the reader sees has to be readable.
    if (type.value.startsWith('text/') && disposition !== 'attachment')
      lintText(entity, type, octets, report);
    return;
  }
  if (!['7bit', '8bit', 'binary'].includes(encoding)) {
    report('transfer-encoding', entity.line, `${type.value} is itself encoded as ${encoding}`);
  }
  const boundary = type.parameters.get('boundary') ?? '';
  if (!boundaryShape.test(boundary)) {
    report('boundary', entity.line, `${type.value} has no valid boundary`);
    return;
  }
  const parts = splitParts(entity, boundary, report);
  const types = parts.map((part) => {
    lintPart(part, report);
    return findField(part, 'content-type')?.value.split(';')[0]?.trim().toLowerCase() ?? 'text/plain';
  });
  // The best is last (RFC 2046 section 5.1.4), and whoever reads no HTML needs a text.
  if (type.value !== 'multipart/alternative') return;
  if (types.some((each, index) => each === 'text/plain' && types.slice(0, index).includes('text/html'))) {
    report('part-order', entity.line, 'text/plain stands behind text/html');
  }
  if (!types.includes('text/plain')) report('text-part', entity.line, 'the alternative has no text/plain');
}

function lintPart(part: Entity, report: Report): void {
  lintCounts(part, report);
  for (const field of part.fields) {
    lintField(field, report);
    if (!/^content-/i.test(field.name)) report('part-field', field.line, `${field.name} stands in a part`);
  }
  lintBody(part, report);
}

function contentTypeOf(entity: Entity, report: Report): Parameterized {
  const field = findField(entity, 'content-type');
  if (!field) return { value: 'text/plain', parameters: new Map() };
  const type = readParameterized(field, 'content-type', report);
  if (!/^[^/]+\/[^/]+$/.test(type.value)) {
    report('content-type', field.line, `"${field.value}" is no type and subtype`);
  }
  return type;
}

function transferEncodingOf(entity: Entity, report: Report): string {
  const field = findField(entity, 'content-transfer-encoding');
  if (!field) return '7bit';
  const { value } = readParameterized(field, 'transfer-encoding', report);
  if (!isTransferEncoding(value)) report('transfer-encoding', field.line, `"${value}" is no encoding`);
  return value;
}

function dispositionOf(entity: Entity, report: Report): string {
  const field = findField(entity, 'content-disposition');
  if (!field) return 'inline';
  const { value, parameters } = readParameterized(field, 'content-type', report);
  if (!['inline', 'attachment'].includes(value)) {
    report('content-type', field.line, `"${value}" is neither inline nor attachment`);
  }
  if (/[/\\]/.test(parameters.get('filename') ?? '')) {
    report('parameter', field.line, 'filename is a path (RFC 2183 section 2.3)');
  }
  return value;
}

function splitParts(entity: Entity, boundary: string, report: Report): Entity[] {
  const parts: Line[][] = [];
  const outside: Line[] = [];
  let current = outside;
  let isClosed = false;
  for (const [index, text] of entity.body.entries()) {
    const line = entity.bodyLine + index;
    const rest = text.startsWith(`--${boundary}`) ? text.slice(boundary.length + 2) : undefined;
    if (rest === undefined) {
      current.push({ text, line });
    } else if (isClosed || !/^(?:--)?[ \t]*$/.test(rest)) {
      report('boundary', line, 'a line begins like the delimiter and is none');
    } else if (rest.startsWith('--')) {
      isClosed = true;
      current = outside;
    } else {
      current = [];
      parts.push(current);
    }
  }
  if (parts.length === 0) report('boundary', entity.bodyLine, 'no part begins');
  if (!isClosed) report('boundary', entity.bodyLine, 'the closing delimiter is missing');
  const stray = outside.find(({ text }) => text.trim() !== '');
  if (stray) report('preamble', stray.line, 'there is text before the first part or behind the last');
  return parts.map((lines) =>
    readEntity(lines.map(({ text }) => text).join('\r\n'), lines[0]?.line ?? entity.bodyLine, report),
  );
}

function lintText(entity: Entity, type: Parameterized, octets: string, report: Report): void {
  const charset = type.parameters.get('charset');
  if (charset === undefined) report('charset', entity.line, `${type.value} names no charset`);
  else if (!isCharset(charset)) report('charset', entity.line, `the charset ${charset} is unknown`);
  else if (decodeOctets(octets, charset) === undefined) {
    report('charset', entity.bodyLine, `${type.value} is not valid ${charset}`);
  }
  if (/^[\s\0]*$/.test(octets)) report('text-part', entity.line, `${type.value} is empty`);
  if (octets.includes('\0')) report('nul', entity.bodyLine, `${type.value} holds an encoded NUL`);
}
