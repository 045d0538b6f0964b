import { text } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';

/** Names and contents of an archive. */
export async function unzip(bytes: Uint8Array | undefined): Promise<Record<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes ?? []));
  const files: Record<string, string> = {};
  for await (const entry of zip.eachEntry()) {
    files[entry.fileName] = await text(await zip.openReadStreamPromise(entry));
  }
  return files;
}
