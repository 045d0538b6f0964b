import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';

/** One file of an archive: bytes, or a file whose size was seen before. */
export interface ArchiveEntry {
  /** Path inside the archive, parted by `/`. */
  name: string;
  source: Uint8Array | { path: string; size: number };
}

/**
 * Packs files into a zip. The same names and bytes always give the same archive: entries are sorted, and neither
 * times nor permissions of the files are kept. Files are read as they are packed, never whole.
 *
 * @param maxBytes packing stops as soon as the archive is larger
 * @returns the archive; undefined when it is larger than `maxBytes`
 * @throws Error when a file vanishes or changes its size meanwhile
 */
export async function zip(
  entries: readonly ArchiveEntry[],
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  const { ZipFile } = await import('yazl');
  const file = new ZipFile();
  // A DOS time has no zone: the local first second of 1980 is written as the same bytes everywhere.
  const options = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true };
  const output = file.outputStream as Readable;
  file.on('error', (error: Error) => output.destroy(error));
  let reading: Readable | undefined;
  for (const { name, source } of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (source instanceof Uint8Array) {
      file.addBuffer(viewBytes(source), name, options);
      continue;
    }
    file.addReadStreamLazy(name, { ...options, size: source.size }, (done) => {
      reading = createReadStream(source.path).on('error', (error) => output.destroy(error));
      done(null, reading);
    });
  }
  file.end();

  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of output as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > maxBytes) return undefined;
      chunks.push(chunk);
    }
  } finally {
    reading?.destroy();
  }
  return Buffer.concat(chunks);
}

function viewBytes(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
