import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';

/** A file inside of a download. */
export interface PackedFile {
  /** Name of the download and path inside of it, parted by `/`. Never used as a path on the disk. */
  path: string;
  /** As the archive tells it; {@link open} fails where there is more. */
  size: number;
  /** @throws Error while it is read: encrypted, damaged, larger than it says, a symbolic link */
  open(): AsyncIterable<Uint8Array>;
}

export interface DownloadLimits {
  /** Bytes of one download. */
  maxBytes: number;
  /** Whether a file is wanted, by its {@link PackedFile.path}. */
  wants(path: string): boolean;
  signal: AbortSignal;
}

/** Entries of one archive that are looked at, wanted or not. */
const MAX_ENTRIES = 50_000;

/** Files of one archive that are read. */
const MAX_FILES = 5_000;

/** Longer paths are passed over: the time for matching a pattern grows with the number of folders. */
export const MAX_PATH = 500;

/** Octets of extra fields and comment of an entry that is kept: each may have 65,535 (APPNOTE.TXT section 4.4). */
const MAX_EXTRA = 1_000;

/**
 * Keeps downloads in a folder below the runner's temporary one, and reads the archives among them where they lie, so
 * that no archive is ever whole in memory. Nothing is unpacked to the disk, and no name out of an archive is used as
 * one there.
 *
 * @param temp the runner's temporary folder
 */
export function createDownloads(temp: string) {
  let making: Promise<string> | undefined;
  let count = 0;
  const archives: ZipFile[] = [];

  return {
    /**
     * @param name of the download: the first part of the paths in it
     * @returns the wanted files; those before the fault, where there is a `problem`. A download that is no archive is
     *   one file of the same name, if that is wanted (actions/upload-artifact with `archive: false`). `passedOver` counts
     *   those that seem wanted and have a path of more than {@link MAX_PATH} characters.
     * @throws Error when it cannot be saved: the connection, the disk, too many bytes
     */
    async add(
      name: string,
      bytes: AsyncIterable<Uint8Array>,
      { maxBytes, wants, signal }: DownloadLimits,
    ): Promise<{ files: PackedFile[]; passedOver: number; problem?: string }> {
      making ??= mkdtemp(join(temp, 'acs-mail-'));
      const path = join(await making, String(++count));
      await pipeline(bytes, (chunks) => limit(chunks, maxBytes), createWriteStream(path), { signal });
      const { isArchive, size } = await inspect(path);
      const plain = `${name}/${name}`;
      if (!isArchive && wants(plain)) {
        return { files: [{ path: plain, size, open: () => createReadStream(path) }], passedOver: 0 };
      }
      const files: PackedFile[] = [];
      let passedOver = 0;
      try {
        const { openPromise } = await import('yauzl');
        const zip = await openPromise(path, { autoClose: false });
        archives.push(zip);
        let entries = 0;
        for await (const entry of zip.eachEntry()) {
          if (signal.aborted) throw new Error('it took too long');
          if (++entries > MAX_ENTRIES) throw new Error(`it holds more than ${MAX_ENTRIES} files`);
          const inside = `${name}/${entry.fileName}`;
          if (inside.endsWith('/') || !wants(shorten(inside))) continue;
          if (inside.length > MAX_PATH) {
            passedOver++;
            continue;
          }
          if (files.length === MAX_FILES) throw new Error(`more than ${MAX_FILES} files in it match`);
          const isLong = entry.extraFieldLength + entry.fileCommentLength > MAX_EXTRA;
          const opener = isLong ? refuseLong : openerOf(zip, entry);
          files.push({ path: inside, size: entry.uncompressedSize, open: opener });
        }
        return { files, passedOver };
      } catch (error) {
        return { files, passedOver, problem: (error as Error).message };
      }
    },

    /** Closes and deletes everything. Never fails: what stays there is deleted with the runner's temporary folder. */
    async remove(): Promise<void> {
      for (const zip of archives) zip.close();
      const folder = await making?.catch(() => undefined);
      if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    },
  };
}

/** Begin and end of a path that is too long, joined as if what lies between were one folder less. */
function shorten(path: string): string {
  if (path.length <= MAX_PATH) return path;
  const half = MAX_PATH / 2 - 1;
  return `${path.slice(0, half)}/${path.slice(-half)}`;
}

async function* limit(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) throw new Error(`it has more than ${maxBytes} bytes`);
    yield chunk;
  }
}

/** Every archive, an empty one too, begins with the letters of Phil Katz (APPNOTE.TXT sections 4.3.7 and 4.3.16). */
async function inspect(path: string): Promise<{ isArchive: boolean; size: number }> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return { isArchive: buffer.toString('latin1') === 'PK', size: (await file.stat()).size };
  } finally {
    await file.close();
  }
}

/** On its own, so that no function for a refused entry holds that entry in memory. */
function openerOf(zip: ZipFile, entry: Entry): PackedFile['open'] {
  return () => readEntry(zip, entry);
}

function refuseLong(): never {
  throw new Error(`its extra fields and comment have more than ${MAX_EXTRA} bytes`);
}

async function* readEntry(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  const type = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (type === 0o120000) throw new Error('it is a symbolic link');
  let checksum = 0;
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (checksum !== entry.crc32) throw new Error('its checksum is wrong');
}
