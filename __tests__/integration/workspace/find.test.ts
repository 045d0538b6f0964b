import { linkSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { joinRefusals } from '../../../src/errors.ts';
import { findFiles, listDirectory } from '../../../src/workspace/find.ts';
import { type Folders, findFolders } from '../../../src/workspace/folders.ts';
import { readText } from '../../../src/workspace/text-files.ts';
import { asNobody } from '../../../testing/runner/as-nobody.ts';

const IS_WINDOWS = process.platform === 'win32';

let root: string;
let folders: Folders;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'find-')));
  await chmod(root, 0o755);
  folders = { workspace: join(root, 'ws'), temp: join(root, 'temp') };
  await Promise.all(['ws/out/a.txt', 'ws/out/b.txt', 'ws/c.txt', 'temp/own.txt'].map(put));
});
afterEach(() => rm(root, { recursive: true }));

async function put(path: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), path);
}

/** What is found by all patterns, by real paths relative to the root. */
async function find(patterns: string[], given: Folders = folders, signal = new AbortController().signal) {
  const rooted = patterns.map((pattern) => pattern.replace('ROOT', root));
  const { found, refused } = await findFiles('attachments', rooted, given, signal);
  if (refused.length > 0) throw joinRefusals(refused);
  const paths = found.flatMap(({ files, directories }) => [...files.map(({ real }) => real), ...directories]);
  return {
    paths: paths.map((path) => relative(root, path).split(sep).join('/')),
    warnings: found.flatMap(({ warnings }) => warnings),
  };
}

describe('where the folders are reached by links', () => {
  let linked: Folders;
  beforeEach(async () => {
    linked = { workspace: join(root, 'ws-link'), temp: join(root, 'temp-link') };
    await symlink(folders.workspace, linked.workspace, 'dir');
    await symlink(folders.temp, linked.temp, 'dir');
  });

  it.each<[pattern: string, paths: string[]]>([
    ['c.txt', ['ws/c.txt']],
    ['*.txt', ['ws/c.txt']],
    ['**/a.txt', ['ws/out/a.txt']],
    ['out/*', ['ws/out/a.txt', 'ws/out/b.txt']],
    ['ROOT/ws-link/out/*', ['ws/out/a.txt', 'ws/out/b.txt']],
    ['ROOT/ws/out/*', ['ws/out/a.txt', 'ws/out/b.txt']],
    ['ROOT/ws/c.txt', ['ws/c.txt']],
    ['ROOT/temp-link/*', ['temp/own.txt']],
    ['ROOT/temp/own.txt', ['temp/own.txt']],
  ])('%s is found', async (pattern, paths) => {
    expect(await find([pattern], linked)).toEqual({ paths, warnings: [] });
  });

  it.each(['!out/a.txt', '!ROOT/ws-link/out/a.txt', '!ROOT/ws/out/a.txt', '!**/a.txt', '!out/a*'])(
    '%s holds for files found by either name, and for those in an archive',
    async (exclusion) => {
      for (const pattern of ['out/*', 'ROOT/ws/out/*']) {
        expect((await find([pattern, exclusion], linked)).paths).toEqual(['ws/out/b.txt']);
      }
      const directory = join(folders.workspace, 'out');
      const { signal } = new AbortController();
      const exclusions = [exclusion.replace('ROOT', root)];
      const { files, warnings } = await listDirectory('attachments', directory, exclusions, linked, signal);
      expect(files.map(({ name, size }) => [name, size])).toEqual([['b.txt', 12]]);
      expect(warnings).toEqual([]);
    },
  );

  it.each(['./', 'ROOT/ws/', 'ROOT/ws-link', 'ROOT/temp/', 'ROOT/temp-link'])(
    '%s is refused: it is the whole of one',
    async (pattern) => {
      await expect(find([pattern], linked)).rejects.toMatchObject({
        title: expect.stringMatching(/is the whole workspace or the runner’s whole temporary folder$/),
        remedies: ['Name a folder in it.'],
      });
    },
  );
});

describe('a link in the workspace', () => {
  beforeEach(async () => {
    await symlink('out', join(folders.workspace, 'latest'), 'dir');
    await symlink('../outside', join(folders.workspace, 'bazel'), 'dir');
    await put('ws/out/deep/d.txt');
    for (const path of ['outside/deep/a.txt', 'outside/deep/b.txt']) await put(path);
  });

  it.each<[pattern: string, paths: string[]]>([
    ['latest/', ['ws/out']],
    ['latest/*.txt', ['ws/out/a.txt', 'ws/out/b.txt']],
    ['latest/**/d.txt', ['ws/out/deep/d.txt']],
    ['latest/deep/*', ['ws/out/deep/d.txt']],
    ['l*/*', []],
    ['**/d.txt', ['ws/out/deep/d.txt']],
  ])('is followed where it is written out: %s', async (pattern, paths) => {
    expect(await find([pattern])).toEqual({ paths, warnings: [] });
  });

  it.each([
    ['bazel/**/*.txt', 'bazel'],
    ['bazel/deep/*', 'bazel/deep'],
  ])('that leads out costs one warning, however much lies behind it: %s', async (pattern, shown) => {
    const reason = 'it is outside of the workspace and the runner’s temporary folder';
    expect(await find([pattern])).toEqual({ paths: [], warnings: [`${shown} was left out: ${reason}.`] });
  });

  it.each<[patterns: string[], paths: string[]]>([
    [['latest/*.txt', '!out/a.txt'], ['ws/out/b.txt']],
    [['latest/deep/*', '!out/'], []],
    [['latest/', '!out/'], []],
    [['*.txt', '!c.txt'], []],
    [['alias.txt', '!c.txt'], []],
  ])('is no way around an exclusion: %s', async (patterns, paths) => {
    await symlink('c.txt', join(folders.workspace, 'alias.txt'));
    expect(await find(patterns)).toEqual({ paths, warnings: [] });
  });
});

describe('a name in brackets', () => {
  beforeEach(async () => {
    for (const path of ['ws/[id]/a.txt', 'ws/[id]/b.txt', 'ws/[id].txt', 'ws/d.txt']) await put(path);
  });

  it.each<[patterns: string[], paths: string[]]>([
    [['[id].txt'], ['ws/[id].txt']],
    [['*.txt', '![id].txt'], ['ws/c.txt']],
    [['**/a.txt', '![id]/*.txt'], ['ws/out/a.txt']],
  ])('is also meant as it stands: %s', async (patterns, paths) => {
    expect((await find(patterns)).paths).toEqual(paths);
  });

  it('holds for what an archive leaves out', async () => {
    const { signal } = new AbortController();
    const given = ['attachments', join(folders.workspace, '[id]'), ['![id]/b.txt'], folders, signal] as const;
    expect((await listDirectory(...given)).files.map(({ name }) => name)).toEqual(['a.txt']);
  });
});

it('a temporary folder that is not there hinders nothing', async () => {
  const given = { ...folders, temp: join(root, 'none') };
  expect((await find(['c.txt'], given)).paths).toEqual(['ws/c.txt']);
  await expect(find(['ROOT/temp/own.txt'], given)).rejects.toThrow(/leads out of the workspace/);
});

it('the folders are those of the runner, elsewhere the current one', () => {
  const given = { GITHUB_WORKSPACE: 'ws', RUNNER_TEMP: 'temp' };
  expect(findFolders(given)).toEqual({ workspace: 'ws', temp: 'temp' });
  expect(findFolders({ ...given, RUNNER_TEMP: '' })).toEqual({ workspace: 'ws', temp: 'ws' });
  expect(findFolders({ GITHUB_WORKSPACE: '' })).toEqual({ workspace: process.cwd(), temp: process.cwd() });
});

describe.each(['w [1]', '[!a] b', ...(IS_WINDOWS ? [] : ['w*?', 'back\\slash', '\\[x]'])])(
  'in a workspace of the name %s',
  (name) => {
    beforeEach(async () => {
      folders.workspace = join(root, name);
      await put(`${name}/sub/[x].txt`);
      await put(`${name}/sub/deep/y.txt`);
      await put(`${name}/old~/z.txt`);
    });

    it.each<[patterns: string[], found: string[]]>([
      [['sub/deep/y.txt'], ['sub/deep/y.txt']],
      [['./sub/**/*.txt'], ['sub/[x].txt', 'sub/deep/y.txt']],
      [['././sub/*.txt'], ['sub/[x].txt']],
      [['sub/**', '!./sub/deep'], ['sub/[x].txt']],
      [['sub/**', '!sub/deep/'], ['sub/[x].txt']],
      [['s*/deep/'], ['sub/deep']],
      [['old~/*'], ['old~/z.txt']],
      [['**/z*', '!old~/'], []],
    ])('%j finds %j', async (patterns, found) => {
      expect((await find(patterns)).paths).toEqual(found.map((path) => `${name}/${path}`));
    });
  },
);

describe.runIf(!IS_WINDOWS)('what cannot be read', () => {
  beforeEach(async () => {
    await put('ws/sealed/k.txt');
    await put('ws/out/locked.txt');
    await symlink('sealed/k.txt', join(folders.workspace, 'behind.txt'));
    await chmod(join(folders.workspace, 'sealed'), 0);
    await chmod(join(folders.workspace, 'out/locked.txt'), 0);
  });
  afterEach(async () => {
    await chmod(folders.workspace, 0o755);
    await chmod(join(folders.workspace, 'sealed'), 0o755);
  });

  it('is left out with a warning where a wildcard meets it', async () => {
    expect(await asNobody(() => find(['**/*.txt']))).toEqual({
      paths: ['ws/c.txt', 'ws/out/a.txt', 'ws/out/b.txt'],
      warnings: [
        'behind.txt was left out: it cannot be read: EACCES.',
        'out/locked.txt was left out: it cannot be read: EACCES.',
        'sealed was left out: it cannot be read: EACCES.',
      ],
    });
  });

  it.each([
    ['is no matter of a pattern that does not lead there', ['c*', 'out/[ab].*']],
    ['is no matter where it is excluded', ['**', '!sealed', '!out/locked.txt', '!behind.txt']],
  ])('%s', async (_name, patterns) => {
    expect(await asNobody(() => find(patterns))).toEqual({
      paths: ['ws/c.txt', 'ws/out/a.txt', 'ws/out/b.txt'],
      warnings: [],
    });
  });

  it.each(['sealed/k.txt', 'out/locked.txt', 'behind.txt'])('is an error as %s', async (path) => {
    await expect(asNobody(() => find([path]))).rejects.toMatchObject({
      title: `The input attachments names "${path}", which cannot be read: EACCES`,
      remedies: ['Check the permissions of the file and of its folders.'],
    });
    await expect(asNobody(() => readText('body-file', path, folders, 1_000))).rejects.toThrow(
      /names "[a-z/.]+", which cannot be read/,
    );
  });

  it('may be the workspace itself', async () => {
    await chmod(folders.workspace, 0o311);
    const { paths, warnings } = await asNobody(() => find(['*.txt', 'out/a.txt']));
    expect(paths).toEqual(['ws/out/a.txt']);
    expect(warnings).toEqual(['The workspace was left out: it cannot be read: EACCES.']);
  });
});

it('a link to the workspace and ".git" are left out without a word', async () => {
  await put('ws/.git/HEAD');
  await put('ws/sub/.GIT/HEAD');
  await symlink('.', join(folders.workspace, 'self'), 'dir');
  expect(await find(['**'])).toEqual({ paths: ['ws/c.txt', 'ws/out/a.txt', 'ws/out/b.txt'], warnings: [] });
});

it('a search that takes too long ends, and says so', async () => {
  const { paths, warnings } = await find(['**/a.txt', 'c.txt'], folders, AbortSignal.abort());
  expect(paths).toEqual([]);
  expect(warnings).toEqual([
    'The search for "**/a.txt" took too long and was ended.',
    'The search for "c.txt" took too long and was ended.',
  ]);
});

it('no more than 5,000 files are found', async () => {
  await mkdir(join(folders.workspace, 'many'));
  const names = Array.from({ length: 5_001 }, (_, index) => `${index}.txt`);
  await Promise.all(names.map((name) => writeFile(join(folders.workspace, 'many', name), '')));
  expect((await find(['many/*', '!many/0.txt'])).paths).toHaveLength(5_000);
  await expect(find(['many/*'])).rejects.toMatchObject({
    title: 'The input attachments names "many/*", which matches more than 5000 files',
    remedies: ['Make the pattern narrower.'],
  });
});

it.runIf(!IS_WINDOWS)('a folder may hold more names than a call may have arguments', async () => {
  // A link takes a tenth of the time of a file; file systems take 65,000 of one file at least.
  for (const part of [1, 2, 3]) {
    await put(`ws/many/${part}`);
    const file = join(folders.workspace, 'many', String(part));
    for (let index = 0; index < 45_000; index += 1) linkSync(file, `${file}-${index}`);
  }
  expect(await find(['many/*.txt'])).toEqual({ paths: [], warnings: [] });
});
