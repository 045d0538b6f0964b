import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { joinRefusals } from '../../../src/errors.ts';
import { typeListed } from '../../../src/services/file-types.ts';
import { findAttachments } from '../../../src/workspace/attachments.ts';
import type { Folders } from '../../../src/workspace/folders.ts';
import { readText } from '../../../src/workspace/text-files.ts';
import { unzip } from '../../../testing/runner/unzip.ts';

/** What may be read is decided by where a path leads in the end; what is excluded, by every way that leads there. */

let root: string;
let folders: Folders;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'confinement-')));
  folders = { workspace: join(root, 'ws'), temp: join(root, 'temp') };
  await put('ws/out/keep.txt');
  await put('ws/out/secret.txt');
  await put('temp/own.txt');
});
afterEach(() => rm(root, { recursive: true }));

async function put(path: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), path);
}

const find = async (patterns: string[], given: Folders = folders) => {
  const found = await findAttachments({
    patterns,
    ifNoFilesFound: 'warn',
    overflow: 'fail',
    signal: new AbortController().signal,
    folders: given,
    limit: 1_000_000,
    typeName: typeListed,
  });
  if (found.refused.length > 0) throw joinRefusals(found.refused);
  return found;
};
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
    'ws/git-credentials',
    'ws/.git-credentials-1',
    'ws/sub/.GIT/config',
  ])('%s', async (path) => {
    await put(path);
    await expect(texts(join(root, path))).rejects.toThrow(/may hold credentials/);
    await expect(find([join(root, path)])).rejects.toThrow(/may hold credentials/);
  });

  it.each([
    'ws/.gitignore',
    'ws/.github/ci.md',
    'ws/demo.git/notes.md',
    'ws/.npmrc.example',
    'ws/example.netrc',
    'ws/gha-creds-howto.md',
    'ws/my_github_home.md',
    'ws/..notes.md',
    'ws/.../notes.md',
  ])('%s is none of it', async (path) => {
    await put(path);
    expect(await texts(join(root, path))).toBe(path);
    expect((await find([join(root, path)])).attachments).toHaveLength(1);
  });

  it('the folders themselves, and what is beside them', async () => {
    await put('ws-beside/a.txt');
    for (const path of ['.', folders.workspace, folders.temp, '../ws-beside/a.txt', '..']) {
      await expect(texts(path)).rejects.toMatchObject({
        title: expect.stringContaining('is outside of the workspace and the runner’s temporary folder'),
        remedies: [expect.stringContaining(`Put the file into the workspace (${folders.workspace})`)],
      });
    }
  });

  it('a link from the workspace into the temporary folder', async () => {
    await symlink('../temp/own.txt', join(folders.workspace, 'x.txt'));
    await expect(texts('x.txt')).rejects.toThrow(/outside of the workspace/);
    await expect(find(['x.txt'])).rejects.toThrow(/outside of the workspace/);
    expect(await texts(join(folders.temp, 'own.txt'))).toBe('temp/own.txt');
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
