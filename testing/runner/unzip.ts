import { inflateRawSync } from 'node:zlib';

/**
 * Reads a zip by its central directory (APPNOTE.TXT sections 4.3.12 and 4.3.16), apart from the library that wrote it.
 *
 * @returns names and contents as text
 */
export function unzip(bytes: Uint8Array | undefined): Record<string, string> {
  const zip = Buffer.from(bytes ?? []);
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  const files: Record<string, string> = {};
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const method = zip.readUInt16LE(at + 10);
    const packed = zip.readUInt32LE(at + 20);
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + packed);
    files[name] = (method === 8 ? inflateRawSync(data) : data).toString();
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}
