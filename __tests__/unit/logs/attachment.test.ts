import { describe, expect, it } from 'vitest';
import { attachLog } from '../../../src/logs/attachment.ts';
import { unzip } from '../../../testing/runner/unzip.ts';

describe('attachLog', () => {
  async function* chunks(text: string, size = 7) {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const lines = Array.from({ length: 1000 }, (_, index) => `line ${index} ü\n`).join('');
  const clean = (text: string) => text.replaceAll('secret', '***');

  it('packs a whole log, cleaned', async () => {
    const attachment = await attachLog('a/b (ubuntu, 20)', chunks('a secret\nend\n'), {
      maxBytes: 1000,
      clean,
    });
    expect(attachment).toMatchObject({
      filename: 'a_b (ubuntu, 20).log.zip',
      contentType: 'application/zip',
    });
    expect(attachment.size).toBe(attachment.content?.length);
    expect(await unzip(attachment.content)).toEqual({ 'a_b (ubuntu, 20).log.txt': 'a ***\nend\n' });
  });

  it('keeps the end of a long one, from the start of a line', async () => {
    const attachment = await attachLog('build', chunks(lines), { maxBytes: 100, clean });
    const { 'build.log.txt': text = '' } = await unzip(attachment.content);
    expect(text).toMatch(/^… \d+ bytes left out …\nline 99\d ü\n/);
    expect(text).toMatch(/line 999 ü\n$/);
    const missing = Number(/\d+/.exec(text)?.[0]);
    expect(missing + Buffer.byteLength(text.slice(text.indexOf('\n') + 1))).toBe(Buffer.byteLength(lines));
  });

  it('passes on the error of the stream', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a');
      throw new Error('HTTP 410');
    }
    await expect(attachLog('a', broken(), { maxBytes: 10, clean })).rejects.toThrow('HTTP 410');
  });
});
