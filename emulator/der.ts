/**
 * The few forms of DER (ITU-T X.690) that a certificate is written in. Every function takes contents and
 * returns the whole encoded value, tag and length included.
 */

const CONTEXT_SPECIFIC = 0x80;
const CONSTRUCTED = 0x20;

/** Writes a value: tag, length in the shortest form, contents one after the other. */
function encodeValue(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), encodeLength(content.length), content]);
}

function encodeLength(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const digits = Buffer.from(evenHex(length.toString(16)), 'hex');
  return Buffer.concat([Buffer.from([0x80 | digits.length]), digits]);
}

function evenHex(hex: string): string {
  return hex.length % 2 === 0 ? hex : `0${hex}`;
}

export function encodeSequence(...parts: readonly Uint8Array[]): Buffer {
  return encodeValue(0x30, ...parts);
}

export function encodeSet(...parts: readonly Uint8Array[]): Buffer {
  return encodeValue(0x31, ...parts);
}

export function encodeBoolean(value: boolean): Buffer {
  return encodeValue(0x01, Buffer.from([value ? 0xff : 0x00]));
}

/** Writes a non-negative INTEGER given as big-endian octets. */
export function encodeInteger(octets: Uint8Array): Buffer {
  const isNegativeLooking = ((octets[0] ?? 0) & 0x80) !== 0;
  return encodeValue(0x02, Buffer.from(isNegativeLooking ? [0] : []), octets);
}

/** Writes a BIT STRING; `unusedBits` counts the trailing bits of the last octet that carry nothing. */
export function encodeBits(octets: Uint8Array, unusedBits = 0): Buffer {
  return encodeValue(0x03, Buffer.from([unusedBits]), octets);
}

export function encodeOctets(octets: Uint8Array): Buffer {
  return encodeValue(0x04, octets);
}

export function encodeText(text: string): Buffer {
  return encodeValue(0x0c, Buffer.from(text, 'utf8'));
}

/** Writes an OBJECT IDENTIFIER given in dotted form. */
export function encodeObjectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return encodeValue(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(encodeArc)]));
}

function encodeArc(arc: number): number[] {
  const septets = [arc & 0x7f];
  for (let left = arc >>> 7; left > 0; left >>>= 7) septets.unshift((left & 0x7f) | 0x80);
  return septets;
}

/** Writes a GeneralizedTime, or UTCTime before 2050 as RFC 5280 section 4.1.2.5 demands. */
export function encodeTime(time: Date): Buffer {
  const digits = `${time.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
  return time.getUTCFullYear() < 2050
    ? encodeValue(0x17, Buffer.from(digits.slice(2)))
    : encodeValue(0x18, Buffer.from(digits));
}

/** Writes a context-specific tag around whole values (EXPLICIT). */
export function encodeExplicit(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  return encodeValue(CONTEXT_SPECIFIC | CONSTRUCTED | tag, ...parts);
}

/** Writes a context-specific tag in place of a primitive value's own (IMPLICIT). */
export function encodeImplicit(tag: number, content: Uint8Array): Buffer {
  return encodeValue(CONTEXT_SPECIFIC | tag, content);
}
