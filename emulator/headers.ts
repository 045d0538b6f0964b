/** One header field, unfolded. */
export interface HeaderField {
  name: string;
  value: string;
}

/** Reads the header section of a message (RFC 5322 section 2.2), in order, without decoding anything. */
export function readHeaders(message: Buffer): HeaderField[] {
  const end = message.indexOf('\r\n\r\n');
  const section = (end < 0 ? message : message.subarray(0, end)).toString('utf8');
  return section
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n')
    .flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0 ? [{ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() }] : [];
    });
}

/** Returns the value of the first field of that name, whatever its case. */
export function findHeader(headers: readonly HeaderField[], name: string): string | undefined {
  return headers.find((field) => field.name.toLowerCase() === name.toLowerCase())?.value;
}

/** Reads the address out of a From field that holds a single mailbox. */
export function readMailbox(value: string): string {
  return /<([^<>]*)>[^<>]*$/.exec(value)?.[1]?.trim() ?? value.trim();
}
