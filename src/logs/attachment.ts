import type { Attachment } from '../mail/message/message.ts';
import { cleanName } from '../workspace/file-name.ts';
import { zip } from '../workspace/zip.ts';

export interface LogAttachmentOptions {
  /** Bytes of the log that are kept at most; its end, where the failure is. */
  maxBytes: number;
  /** Takes out what must not leave GitHub; gets the whole text that is kept. */
  clean(text: string): string;
}

/**
 * Packs a job's log into a .zip to attach. Of a longer log the end is kept, from the start of a line, and the first line
 * says how much is missing. Memory holds `maxBytes` and one chunk while reading.
 *
 * @param job    display name of the job
 * @param stream the log as GitHub gives it; its errors are passed on
 */
export async function attachLog(
  job: string,
  stream: AsyncIterable<Uint8Array>,
  options: LogAttachmentOptions,
): Promise<Attachment> {
  const { bytes, missing } = await readEnd(stream, options.maxBytes);
  const start = missing === 0 ? 0 : bytes.indexOf(0x0a) + 1;
  const kept = options.clean(new TextDecoder().decode(bytes.subarray(start)));
  const note = missing === 0 ? '' : `… ${missing + start} bytes left out …\n`;
  const name = cleanName(`${job}.log.txt`);
  const content = await zip([{ name, source: Buffer.from(note + kept) }], Number.POSITIVE_INFINITY);
  return {
    filename: name.replace(/\.txt$/, '.zip'),
    contentType: 'application/zip',
    size: content?.length ?? 0,
    content,
  };
}

/** The last `maxBytes` of a stream, and how many came before them. */
async function readEnd(
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<{ bytes: Buffer; missing: number }> {
  const chunks: Uint8Array[] = [];
  let held = 0;
  let missing = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    held += chunk.length;
    for (let [first] = chunks; first && held - first.length >= maxBytes; [first] = chunks) {
      chunks.shift();
      held -= first.length;
      missing += first.length;
    }
  }
  const excess = Math.max(0, held - maxBytes);
  return { bytes: Buffer.concat(chunks).subarray(excess), missing: missing + excess };
}
