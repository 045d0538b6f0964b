import type { Attachment } from '../mail/message/message.ts';
import { cleanName } from '../workspace/attachments.ts';
import { zip } from '../workspace/zip.ts';

export interface LogAttachmentOptions {
  /** `zip` for a .zip that holds the text, `text` for the text itself. */
  form: 'zip' | 'text';
  /** Bytes of the log that are kept at most; its end, where the failure is. */
  maxBytes: number;
  /** Takes out what must not leave GitHub; gets the whole text that is kept. */
  clean(text: string): string;
}

/**
 * Makes an attachment of a job's log. Of a longer log the end is kept, from the start of a line, and the first line
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
  const content = Buffer.from(note + kept);
  const filename = cleanName(`${job}.log.txt`);
  if (options.form === 'text') {
    return { filename, contentType: 'text/plain; charset=utf-8', size: content.length, content };
  }
  const archive = await zip([{ name: filename, source: content }], Number.POSITIVE_INFINITY);
  const packed = archive ?? content;
  return {
    filename: filename.replace(/\.log\.txt$/, '.log.zip'),
    contentType: 'application/zip',
    size: packed.length,
    content: packed,
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
