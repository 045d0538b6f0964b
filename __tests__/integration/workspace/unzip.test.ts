import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ZipFile } from 'yazl';
import { createDownloads, type DownloadLimits } from '../../../src/workspace/unzip.ts';

let temp: string;

beforeAll(async () => {
  temp = await mkdtemp(join(tmpdir(), 'downloads-'));
});
afterAll(() => rm(temp, { recursive: true }));

const limits: DownloadLimits = {
  maxBytes: 10_000_000,
  wants: (path) => path.includes('.xml'),
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

  const download = async (name: string, bytes: Readable, given: Partial<DownloadLimits> = {}) => {
    const downloads = createDownloads(temp);
    try {
      const { files, ...rest } = await downloads.add(name, bytes, { ...limits, ...given });
      const texts = await Promise.all(
        files.map(async (file) => [file.path, file.size, String(await buffer(file.open()))]),
      );
      return { texts, ...rest };
    } finally {
      await downloads.remove();
      expect(await readdir(temp)).toEqual([]);
    }
  };

  it('only what is wanted is read, and no path of more than 500 characters, but such are counted', async () => {
    const zip = new ZipFile();
    const fits = `${'d'.repeat(490)}.xml`;
    const long = `${'d/'.repeat(9_000)}deep`;
    for (const name of [fits, `d${fits}`, `${long}.txt`, `${long}.xml`, 'notes.txt', 'a.xml'])
      zip.addBuffer(Buffer.from(name), name);
    zip.addEmptyDirectory('folder.xml');
    zip.end();
    expect(await download('junit', zip.outputStream as Readable)).toEqual({
      texts: [
        [`junit/${fits}`, 494, fits],
        ['junit/a.xml', 5, 'a.xml'],
      ],
      passedOver: 2,
    });
  });

  it('one that is no archive is a file, where that is wanted', async () => {
    expect(await download('r.xml', Readable.from([Buffer.from('<a/>')]))).toEqual({
      texts: [['r.xml/r.xml', 4, '<a/>']],
      passedOver: 0,
    });
    const { texts, problem } = await download('r.txt', Readable.from([Buffer.from('<a/>')]));
    expect([texts, problem]).toEqual([[], expect.stringContaining('End of central directory')]);
  });

  it('may have as many bytes as are allowed, not more', async () => {
    const bytes = () => Readable.from([Buffer.from('<a'), Buffer.from('/>')]);
    expect((await download('r.xml', bytes(), { maxBytes: 4 })).texts).toHaveLength(1);
    await expect(download('r.xml', bytes(), { maxBytes: 3 })).rejects.toThrow('it has more than 3 bytes');
  });

  it('an entry that was changed is not taken', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('<passed/>'), 'a.xml', { compress: false });
    zip.end();
    const bytes = await buffer(zip.outputStream as Readable);
    bytes.write('<failed/>', bytes.indexOf('<passed/>'));
    await expect(download('junit', Readable.from([bytes]))).rejects.toThrow('its checksum is wrong');
  });

  it('several lie side by side', async () => {
    const downloads = createDownloads(temp);
    const given = await Promise.all(
      ['a.xml', 'b.xml'].map((name) => downloads.add(name, Readable.from([Buffer.from(name)]), limits)),
    );
    const texts = given.flatMap(({ files }) => files.map(async (file) => String(await buffer(file.open()))));
    expect(await Promise.all(texts)).toEqual(['a.xml', 'b.xml']);
    await downloads.remove();
  });

  it('where nothing could be saved there is nothing to delete', async () => {
    const downloads = createDownloads(join(temp, 'not-there'));
    await expect(downloads.add('junit', Readable.from([Buffer.from('PK')]), limits)).rejects.toThrow(
      'ENOENT',
    );
    await expect(downloads.remove()).resolves.toBeUndefined();
    await expect(createDownloads(temp).remove()).resolves.toBeUndefined();
  });

  /** An archive whose directory lists its only file many times. */
  async function listing(name: string, count: number): Promise<Buffer> {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('<a/>'), name);
    zip.end();
    const bytes = await buffer(zip.outputStream as Readable);
    const directory = bytes.indexOf('PK\u0001\u0002');
    const end = Buffer.from(bytes.subarray(bytes.indexOf('PK\u0005\u0006')));
    const entry = bytes.subarray(directory, bytes.length - end.length);
    // Entries on this disk, entries and octets of the directory (APPNOTE.TXT section 4.3.16).
    end.writeUInt16LE(count, 8);
    end.writeUInt16LE(count, 10);
    end.writeUInt32LE(entry.length * count, 12);
    return Buffer.concat([bytes.subarray(0, directory), ...Array<Buffer>(count).fill(entry), end]);
  }

  it.each([
    [5_001, true, 5_000, 'more than 5000 files in it match'],
    [50_001, false, 0, 'it holds more than 50000 files'],
  ])('of %i files (wanted: %s) %i are taken', async (count, isWanted, taken, problem) => {
    const wants = vi.fn(() => isWanted);
    const downloads = createDownloads(temp);
    const bytes = await listing('a.xml', count);
    const added = await downloads.add('junit', Readable.from([bytes]), { ...limits, wants });
    await downloads.remove();
    expect([added.files.length, added.problem]).toEqual([taken, problem]);
    expect(wants).toHaveBeenCalledTimes(isWanted ? count : count - 1);
  });

  it('what was found before a fault or the end of time counts', async () => {
    const downloads = createDownloads(temp);
    const bytes = await listing('a.xml', 3);
    const controller = new AbortController();
    const wants = (): boolean => {
      controller.abort();
      return true;
    };
    const late = { ...limits, wants, signal: controller.signal };
    const ended = await downloads.add('junit', Readable.from([bytes]), late);
    expect([ended.files.length, ended.problem]).toEqual([1, 'it took too long']);
    bytes.write('XX', bytes.lastIndexOf('PK\u0001\u0002'));
    const damaged = await downloads.add('junit', Readable.from([bytes]), limits);
    expect(damaged.problem).toContain('invalid central directory');
    expect(await Promise.all(damaged.files.map(async (file) => String(await buffer(file.open()))))).toEqual([
      '<a/>',
      '<a/>',
    ]);
    await downloads.remove();
  });

  it('a download ends with its time', async () => {
    const downloads = createDownloads(temp);
    const given = { ...limits, signal: AbortSignal.abort() };
    await expect(downloads.add('r.xml', Readable.from([Buffer.from('<a/>')]), given)).rejects.toThrow(
      'aborted',
    );
    await downloads.remove();
    expect(await readdir(temp)).toEqual([]);
  });

  it('an empty archive holds nothing', async () => {
    const zip = new ZipFile();
    zip.end();
    expect(await download('r.xml', zip.outputStream as Readable)).toEqual({ texts: [], passedOver: 0 });
  });

  it('a link is not followed, whatever else its mode says; a script is read', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('<a/>'), 'run.xml', { mode: 0o100777 });
    zip.addBuffer(Buffer.from('/etc/passwd'), 'link.xml', { mode: 0o120644 });
    zip.end();
    const downloads = createDownloads(temp);
    const { files } = await downloads.add('junit', zip.outputStream as Readable, limits);
    const [script, link] = await Promise.allSettled(
      files.map(async (file) => String(await buffer(file.open()))),
    );
    expect(script).toEqual({ status: 'fulfilled', value: '<a/>' });
    expect(link).toMatchObject({ reason: new Error('it is a symbolic link') });
    await downloads.remove();
  });

  it('headers of 1,000 bytes are taken, in comment and extra fields together', async () => {
    const zip = new ZipFile();
    for (const length of [1_000, 1_001]) {
      const commented = { fileComment: 'x'.repeat(length), forceDosTimestamp: true };
      zip.addBuffer(Buffer.from('<a/>'), `${length}.xml`, commented);
    }
    zip.end();
    const downloads = createDownloads(temp);
    const { files } = await downloads.add('junit', zip.outputStream as Readable, limits);
    const read = await Promise.allSettled(files.map(async (file) => buffer(file.open())));
    expect(read.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await downloads.remove();
  });

  it('nothing can be read after they were removed', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('<a/>'), 'a.xml');
    zip.end();
    const downloads = createDownloads(temp);
    const { files } = await downloads.add('junit', zip.outputStream as Readable, limits);
    await downloads.remove();
    const read = await Promise.allSettled(files.map(async (file) => buffer(file.open())));
    expect(read).toMatchObject([{ reason: new Error('closed') }]);
  });
});
