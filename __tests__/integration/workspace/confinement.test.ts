import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { typeListed } from '../../../src/services/file-types.ts';
import { findAttachments } from '../../../src/workspace/attachments.ts';
import type { Folders } from '../../../src/workspace/folders.ts';
import { readText, writePreview } from '../../../src/workspace/text-files.ts';
import { unzip } from '../../../testing/runner/unzip.ts';

/** What may be read is decided by where a path leads in the end; what is excluded, by every way that leads there. */

let root: string;
let folders: Folders;

beforeEach(async () => {
  // The toolkit's glob tells every step to the runner's log.
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  root = await realpath(await mkdtemp(join(tmpdir(), 'confinement-')));
  folders = { workspace: join(root, 'ws'), temp: join(root, 'temp') };
  await put('ws/out/keep.txt');
  await put('ws/out/secret.txt');
  await put('temp/own.txt');
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(root, { recursive: true });
});

async function put(path: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), path);
}

const find = (patterns: string[], given: Folders = folders) =>
  findAttachments({
    patterns,
    ifNoFilesFound: 'warn',
    overflow: 'fail',
    signal: new AbortController().signal,
    folders: given,
    limit: 1_000_000,
    typeName: typeListed,
  });
const packed = async (patterns: string[], given?: Folders) => {
  const { attachments } = await find(patterns, given);
  return Object.keys(await unzip(attachments[0]?.content));
};

describe('an exclusion holds', () => {
  it.each([['out/secret.txt'], ['**/secret.txt'], ['{ws}/out/secret.txt']])(
    '!%s, where the workspace is reached by a link',
    async (exclusion) => {
      await symlink(folders.workspace, join(root, 'link'));
      const linked = { workspace: join(root, 'link'), temp: folders.temp };
      expect(await packed(['out/', `!${exclusion.replace('{ws}', linked.workspace)}`], linked)).toEqual([
        'keep.txt',
      ]);
    },
  );

  it('or a folder behind a link is not packed', async () => {
    await symlink('out', join(folders.workspace, 'latest'));
    await put('ws/out/deep/secret.txt');
    expect(await packed(['latest/deep/'])).toEqual(['secret.txt']);
    await expect(find(['latest/deep/', '!latest/deep/secret.txt'])).rejects.toThrow(/is reached by a link/);
  });
});

describe('what must not be read', () => {
  const texts = (path: string) => readText('body-file', path, folders, 1_000);

  it.each([
    'ws/.npmrc',
    'ws/.netrc',
    'ws/.git-credentials',
    'ws/gha-creds-0123abcd.json',
    'temp/_github_home/.docker/config.json',
    'temp/_github_workflow/event.json',
    'temp/_runner_file_commands/set_env_1',
  ])('%s', async (path) => {
    await put(path);
    await expect(texts(join(root, path))).rejects.toThrow(/may hold credentials/);
    await expect(find([join(root, path)])).rejects.toThrow(/may hold credentials/);
  });

  it('a link from the workspace into the temporary folder', async () => {
    await symlink('../temp/own.txt', join(folders.workspace, 'x.txt'));
    await expect(texts('x.txt')).rejects.toThrow(/outside of the workspace/);
    await expect(find(['x.txt'])).rejects.toThrow(/outside of the workspace/);
    expect(await texts(join(folders.temp, 'own.txt'))).toBe('temp/own.txt');
  });
});

describe('what cannot be read', () => {
  it.runIf(process.geteuid?.() === 0)('is left out with a warning where a wildcard meets it', async () => {
    await put('ws/sealed/b.txt');
    await chmod(root, 0o755);
    await chmod(join(folders.workspace, 'sealed'), 0o700);
    process.seteuid?.(65_534);
    try {
      const { attachments, warnings } = await find(['**/*.txt']);
      expect(attachments.map(({ filename }) => filename)).toEqual(['keep.txt', 'secret.txt']);
      expect(warnings).toEqual(['sealed was left out: it cannot be read: EACCES.']);
    } finally {
      process.seteuid?.(0);
    }
  });

  it.runIf(process.geteuid?.() === 0)('is not told as missing', async () => {
    await put('ws/sealed/b.md');
    await chmod(root, 0o755);
    await chmod(join(folders.workspace, 'sealed'), 0o700);
    process.seteuid?.(65_534);
    try {
      await expect(readText('body-file', 'sealed/b.md', folders, 1_000)).rejects.toThrow(
        /names "sealed\/b\.md", which cannot be read: EACCES/,
      );
    } finally {
      process.seteuid?.(0);
    }
    await expect(readText('body-file', 'none.md', folders, 1_000)).rejects.toThrow(/does not exist/);
  });
});

it('a "**" says nothing about the workspace itself', async () => {
  const { attachments, warnings } = await find(['**']);
  expect(attachments.map(({ filename }) => filename)).toEqual(['keep.txt', 'secret.txt']);
  expect(warnings).toEqual([]);
});

it.each([
  ['out/a.txt, out/b.txt', 'one pattern a line'],
  ['out/{a,b}.txt', 'one pattern a line'],
  ['out/{keep}.txt', 'Braces have no meaning'],
  ['"out/keep.txt"', 'Quotes are part of the name'],
  ['file:///tmp/a.txt', 'Write a path, not a URL'],
])('%s finds nothing, with a hint', async (pattern, hint) => {
  const { warnings } = await find([pattern]);
  expect(warnings.join('\n')).toContain(hint);
});

it('a dry run that cannot write says where and why', async () => {
  const parts = { eml: Buffer.from(''), html: '', text: '' };
  const temp = join(root, 'none');
  await expect(writePreview({ ...folders, temp }, parts)).rejects.toMatchObject({
    kind: 'input',
    title: `The mail of the dry run cannot be written to ${temp}: ENOENT`,
  });
});
