import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { createDownloads, type DownloadLimits } from '../../../src/workspace/unzip.ts';

let temp: string;

beforeAll(async () => {
  temp = await mkdtemp(join(tmpdir(), 'downloads-'));
});
afterAll(() => rm(temp, { recursive: true }));

const limits: DownloadLimits = {
  maxBytes: 10_000_000,
  wants: (path) => path.endsWith('.xml'),
  signal: new AbortController().signal,
};

describe('downloads', () => {
  it('an entry with a long header is refused alone', async () => {
    const zip = new ZipFile();
    const commented = { compress: true, fileComment: 'x'.repeat(65_000) };
    zip.addBuffer(Buffer.from('<a/>'), 'long.xml', commented);
    zip.addBuffer(Buffer.from('<b/>'), 'plain.xml');
    zip.end();
    const downloads = createDownloads(temp);
    const { files, problem } = await downloads.add('junit', zip.outputStream as Readable, limits);
    const read = await Promise.allSettled(files.map(async (file) => buffer(file.open())));
    await downloads.remove();
    expect(problem).toBeUndefined();
    expect(files.map(({ path }) => path)).toEqual(['junit/long.xml', 'junit/plain.xml']);
    expect(read).toEqual([
      {
        status: 'rejected',
        reason: new Error('its extra fields and comment have more than 1000 bytes'),
      },
      { status: 'fulfilled', value: Buffer.from('<b/>') },
    ]);
    expect(await readdir(temp)).toEqual([]);
  });

  it('where nothing could be saved there is nothing to delete', async () => {
    const downloads = createDownloads(join(temp, 'not-there'));
    await expect(downloads.add('junit', Readable.from([Buffer.from('PK')]), limits)).rejects.toThrow(
      'ENOENT',
    );
    await expect(downloads.remove()).resolves.toBeUndefined();
  });
});
