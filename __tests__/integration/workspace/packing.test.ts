import {
  appendFile,
  chmod,
  mkdir,
  mkdtemp,
  realpath,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Entry, fromBufferPromise } from 'yauzl';
import { joinRefusals } from '../../../src/errors.ts';
import { typeListed } from '../../../src/services/file-types.ts';
import { type AttachmentOptions, findAttachments } from '../../../src/workspace/attachments.ts';
import { zip } from '../../../src/workspace/zip.ts';
import { asNobody } from '../../../testing/runner/as-nobody.ts';
import { unzip } from '../../../testing/runner/unzip.ts';

const LIMIT = 10_000_000;
const IS_WINDOWS = process.platform === 'win32';

let root = '';

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'packing-')));
  await chmod(root, 0o755);
  // Loads what is imported lazily: a user without rights may not read it.
  await put('first/a.txt');
  await pack(['first/']);
});
afterAll(() => rm(root, { recursive: true }));

async function put(path: string, content: string | Uint8Array = path): Promise<string> {
  const full = join(root, path);
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, content);
  return full;
}

const pack = async (patterns: string[], options: Partial<AttachmentOptions> = {}) => {
  const found = await findAttachments({
    patterns,
    ifNoFilesFound: 'error',
    overflow: 'fail',
    signal: new AbortController().signal,
    folders: { workspace: root, temp: root },
    limit: LIMIT,
    typeName: typeListed,
    ...options,
  });
  if (found.refused.length > 0) throw joinRefusals(found.refused);
  return found;
};

describe('a directory', () => {
  it('is packed without what is excluded, .git and links', async () => {
    for (const path of ['out/x.txt', 'out/deep/y.txt', 'out/deep/z.tmp', 'out/.git/config']) await put(path);
    await put('linked/keep.txt');
    await symlink('keep.txt', join(root, 'linked/again.txt'));
    await symlink('../out', join(root, 'linked/out'), 'dir');
    const { attachments, warnings } = await pack(['out/', 'linked/', '!**/*.tmp']);
    const [out, linked] = await Promise.all(attachments.map((each) => unzip(each.content)));
    expect(out).toEqual({ 'x.txt': 'out/x.txt', 'deep/y.txt': 'out/deep/y.txt' });
    expect(linked).toEqual({ 'keep.txt': 'linked/keep.txt' });
    expect(warnings).toEqual([]);
    expect(attachments[0]).toMatchObject({
      filename: 'out.zip',
      contentType: 'application/zip',
      size: attachments[0]?.content?.length,
    });
  });

  it('is packed once, however many patterns name it', async () => {
    await put('twice/a.txt');
    const { attachments, warnings } = await pack(['twice/', './twice/', 'twic?/']);
    expect(attachments.map(({ filename }) => filename)).toEqual(['twice.zip']);
    expect(warnings).toEqual([]);
  });

  it.runIf(!IS_WINDOWS)('is packed whole, whatever its files are called', async () => {
    for (const name of ['**', 'a:1.log', '..\\up', 'b\\c', 'plain']) await put(`odd/${name}`);
    const { attachments } = await pack(['odd/']);
    const names = Object.keys(await unzip(attachments[0]?.content));
    expect(names).toEqual(['**', '.._up', 'a_1.log', 'b_c', 'plain']);
  });

  it('shares its name with no other', async () => {
    for (const path of ['a/same/1.txt', 'b/Same/2.txt']) await put(path);
    const { attachments, warnings } = await pack(['a/same/', 'b/Same/']);
    expect(attachments.map(({ filename }) => filename)).toEqual(['same.zip', 'Same (2).zip']);
    expect(warnings).toEqual(['b/Same/ is attached as Same (2).zip: another attachment has its name.']);
  });

  it.runIf(!IS_WINDOWS)('is packed as far as it can be read, and a warning says so', async () => {
    for (const path of ['part/a.txt', 'part/b.txt', 'none/c.txt']) await put(path);
    for (const path of ['part/b.txt', 'none/c.txt']) await chmod(join(root, path), 0);
    const { attachments, warnings } = await asNobody(() => pack(['part/', 'none/']));
    expect(attachments.map(({ filename }) => filename)).toEqual(['part.zip']);
    expect(await unzip(attachments[0]?.content)).toEqual({ 'a.txt': 'part/a.txt' });
    expect(warnings).toEqual([
      'part/b.txt was left out: it cannot be read: EACCES.',
      'none/c.txt was left out: it cannot be read: EACCES.',
    ]);
  });

  it('that something still writes into ends the step', async () => {
    // Packing the first takes long enough that the second grows before it is read.
    await put('busy/a.bin', new Uint8Array(20_000_000));
    const growing = await put('busy/b.log');
    let isOver = false;
    const packing = pack(['busy/']).finally(() => {
      isOver = true;
    });
    packing.catch(() => {});
    while (!isOver) await appendFile(growing, 'more');
    await expect(packing).rejects.toMatchObject({
      kind: 'input',
      anchor: 'file',
      title: 'The directory busy/ could not be packed: a file in it vanished or changed meanwhile',
      causes: ['Something still writes into it.'],
      remedies: [expect.stringContaining('attach a copy')],
      cause: expect.any(Error),
    });
  });
});

describe('a directory that is too large even as an archive', () => {
  it('is an error, or left out and listed', async () => {
    await put('noise/n.txt', crypto.getRandomValues(new Uint8Array(60_000)));
    await put('a.txt');
    await expect(pack(['noise/'], { limit: 50_000 })).rejects.toMatchObject({
      kind: 'input',
      anchor: 'too-large',
      title: 'The directory noise/ is too large for a mail: 60 kB, and more than 50 kB as a .zip',
      remedies: [
        expect.stringContaining('"!pattern"'),
        expect.stringContaining('attachments-overflow: link'),
      ],
    });
    const { attachments, leftOut } = await pack(['noise/', 'a.txt'], { limit: 50_000, overflow: 'link' });
    expect(attachments.map((each) => each.filename)).toEqual(['a.txt']);
    expect(leftOut).toEqual([
      { name: 'noise.zip', size: 60_000, reason: 'is more than 50 kB even as a .zip' },
    ]);
  });

  it('is not even packed above 1 GB', async () => {
    const sparse = await put('sparse/zeros.bin', '');
    await truncate(sparse, 1_000_000_001);
    await expect(pack(['sparse/'])).rejects.toThrow(/sparse\/ is too large for a mail: 1 GB/);
  });
});

describe('zip', () => {
  it('gives the same bytes in any order and at any time', async () => {
    const path = await put('zip/file.txt', 'content');
    const file = { name: 'b/file.txt', source: { path, size: 7 } };
    const bytes = { name: 'a.txt', source: Buffer.from('the bytes').subarray(4) };
    const first = await zip([file, bytes], LIMIT);
    await writeFile(path, 'content');
    await chmod(path, 0o755);
    const second = await zip([bytes, file], LIMIT);
    expect(Buffer.from(second ?? []).equals(first ?? Buffer.of(0))).toBe(true);
    expect(await unzip(first)).toEqual({ 'a.txt': 'bytes', 'b/file.txt': 'content' });
    const archive = await fromBufferPromise(Buffer.from(first ?? []));
    const entries: Entry[] = [];
    for await (const entry of archive.eachEntry()) entries.push(entry);
    // 1 January 1980, without a time zone, and the permissions of any file.
    expect(entries).toMatchObject(
      ['a.txt', 'b/file.txt'].map((fileName) => ({
        fileName,
        lastModFileDate: 0b0000000_0001_00001,
        lastModFileTime: 0,
        extraFieldLength: 0,
        externalFileAttributes: 0o100644 * 0x10000,
      })),
    );
  });

  it('may be as large as is allowed, not larger', async () => {
    const entries = [{ name: 'a.txt', source: Buffer.from('bytes') }];
    const size = (await zip(entries, LIMIT))?.length ?? 0;
    expect(await zip(entries, size)).toHaveLength(size);
    expect(await zip(entries, size - 1)).toBeUndefined();
  });

  it('fails when a file has changed or vanished', async () => {
    const path = await put('zip/other.txt', 'longer than was seen');
    await expect(zip([{ name: 'a', source: { path, size: 3 } }], LIMIT)).rejects.toThrow();
    await expect(zip([{ name: 'a', source: { path: `${path}x`, size: 3 } }], LIMIT)).rejects.toThrow(
      /ENOENT/,
    );
  });
});
