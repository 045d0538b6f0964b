import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Folders } from '../../../src/workspace/folders.ts';
import { compilePatterns } from '../../../src/workspace/patterns.ts';
import { readText, writePreview } from '../../../src/workspace/text-files.ts';

let folders: Folders;

beforeAll(async () => {
  const workspace = await realpath(await mkdtemp(join(tmpdir(), 'texts-')));
  folders = { workspace, temp: workspace };
  await mkdir(join(workspace, 'folder'));
  await writeFile(join(workspace, 'a.txt'), 'Grüße');
  await writeFile(join(workspace, 'latin1.txt'), Buffer.from('Grüße', 'latin1'));
});
afterAll(() => rm(folders.workspace, { recursive: true }));

describe('a text file', () => {
  it('is read up to the octets that fit', async () => {
    expect(await readText('body-file', 'a.txt', folders, 7)).toBe('Grüße');
    expect(await readText('body-file', join(folders.workspace, 'a.txt'), folders, 7)).toBe('Grüße');
  });

  it.each([
    ['a.txt', 6, 'has 7 bytes, more than the 6 that fit into a mail', 'Shorten it, or link to it.'],
    ['latin1.txt', 99, 'is not UTF-8 text', 'Save the file as UTF-8.'],
    ['folder', 9_999_999, 'is not a file', 'Name a single file.'],
    ['gone.txt', 99, 'does not exist', 'Is the repository checked out?'],
    ['a.txt/b', 99, 'does not exist', 'Is the repository checked out?'],
  ])('%s of at most %i octets: %s', async (path, maxBytes, what, remedy) => {
    await expect(readText('body-file', path, folders, maxBytes)).rejects.toMatchObject({
      kind: 'input',
      anchor: 'file',
      title: `The input body-file names "${path}", which ${what}`,
      remedies: [expect.stringContaining(remedy)],
    });
  });
});

it('a preview is three files in a folder of its own', async () => {
  const parts = { eml: Buffer.from('e'), html: 'h', text: 't' };
  const paths = Object.values(await writePreview(folders, parts));
  expect(paths.map((path) => basename(path))).toEqual(['mail.eml', 'mail.html', 'mail.txt']);
  expect(new Set(paths.map((path) => dirname(dirname(path))))).toEqual(new Set([folders.temp]));
  expect(await Promise.all(paths.map((path) => readFile(path, 'utf8')))).toEqual(['e', 'h', 't']);
});

it('a preview that cannot be written says where and why', async () => {
  const temp = join(folders.temp, 'gone');
  const parts = { eml: Buffer.from('e'), html: 'h', text: 't' };
  await expect(writePreview({ ...folders, temp }, parts)).rejects.toMatchObject({
    kind: 'input',
    anchor: 'file',
    title: `The mail of the dry run cannot be written to ${temp}: ENOENT`,
    causes: [expect.stringContaining('full or read-only')],
    remedies: [expect.stringContaining('df -h')],
  });
});

describe('patterns of files that are not on the disk', () => {
  it.each<[patterns: string[], path: string, matches: boolean, mayHold: boolean]>([
    [['**/*.xml'], 'linux/a/r.xml', true, true],
    [['**/*.xml'], 'linux/a/r.txt', false, true],
    [['linux/**/*.xml'], 'linux/r.xml', true, true],
    [['linux/**/*.xml'], 'mac/r.xml', false, false],
    [['*/r.xml', '!mac'], 'mac/r.xml', false, false],
    [['*/r.xml', '! mac/ '], 'mac/r.xml', false, false],
    [['*/*.xml', '!mac/r.*'], 'mac/r.xml', false, true],
    [['linux/*.xml', '!mac/*.xml'], '!mac/r.xml', false, false],
    [['*/r.xml', '!mac'], 'linux/r.xml', true, true],
    [['!mac/**', '**/r.xml'], 'mac/r.xml', false, false],
    [['./linux/*.xml', 'mac/*.xml'], 'linux/r.xml', true, true],
    [['mac/../linux/r.xml'], 'linux/r.xml', true, true],
    [['*/r.xml', '!mac/../linux/r.xml'], 'linux/r.xml', false, true],
    [['*/r.xml', '!mac/*/../*'], 'linux/r.xml', true, true],
  ])('%j, %s: %s', (patterns, path, matches, mayHold) => {
    const compiled = compilePatterns(patterns, folders);
    expect(compiled.matchesFile(path)).toBe(matches);
    expect(compiled.mayHold(dirname(path).split('/')[0] ?? '')).toBe(mayHold);
  });
});
