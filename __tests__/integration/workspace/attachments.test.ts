import { execFileSync } from 'node:child_process';
import { chmod, link, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ActionError, joinRefusals } from '../../../src/errors.ts';
import { typeListed } from '../../../src/services/file-types.ts';
import { type AttachmentOptions, findAttachments } from '../../../src/workspace/attachments.ts';
import type { Folders } from '../../../src/workspace/folders.ts';
import { asNobody } from '../../../testing/runner/as-nobody.ts';

const LONG = `${'ä'.repeat(110)}.tar.gz`;
const LIMIT = 10_000_000;

const IS_WINDOWS = process.platform === 'win32';

let root = '';
let folders: Folders;
const cleanups: (() => void)[] = [];

async function put(path: string, content: string | Uint8Array = path): Promise<string> {
  const full = join(root, path);
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, content);
  return full;
}

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'attachments-')));
  await chmod(root, 0o755);
  folders = { workspace: join(root, 'ws'), temp: join(root, 'temp') };
  await Promise.all([
    put('ws/a.txt', 'hello'),
    put('ws/b.json', '{}'),
    put('ws/empty.txt', ''),
    put('ws/build.log', 'log'),
    put('ws/.env.json', 'dot'),
    put('ws/page.html'),
    put('ws/LICENSE'),
    put('ws/report [1].txt', 'brackets'),
    put('ws/report 1.txt', 'not this one'),
    put('ws/naïve-日本-🎉.txt', 'unicode'),
    put('ws/cafe\u0301.txt', 'decomposed'),
    put('ws/cod\u202etxt.json', 'override'),
    put(`ws/${LONG}`, 'long'),
    put('ws/win/r.xml', 'one'),
    put('ws/mac/R.xml', 'two'),
    put('ws/out/x.txt', 'x'),
    put('ws/out/deep/y.txt', 'y'),
    put('ws/out/deep/z.tmp', 'z'),
    put('ws/out/.git/config', 'token'),
    put('ws/.git/config', 'token'),
    put('ws/sub/.git/hooks/h.txt', 'hook'),
    put('ws/linked/keep.txt', 'keep'),
    put('temp/t.csv', 'temp'),
    put('temp/sub/none.txt', ''),
    put('outside/secret.txt', 'secret'),
    put('outside/dir/s.txt', 'secret'),
    put('ws/sealed/k.txt', 'sealed'),
    mkdir(join(root, 'ws/nothing'), { recursive: true }),
  ]);
  const ws = folders.workspace;
  await symlink('../outside/secret.txt', join(ws, 'escape.txt'));
  await symlink('../outside/dir', join(ws, 'escapedir'));
  await symlink('.git/config', join(ws, 'gitlink.txt'));
  await symlink('a.txt', join(ws, 'alias.txt'));
  await symlink('gone.txt', join(ws, 'dangling.txt'));
  await symlink('loop.txt', join(ws, 'loop.txt'));
  await symlink('../../outside/secret.txt', join(ws, 'linked/escape.txt'));
  await link(join(ws, 'b.json'), join(ws, 'hard.json'));
  await chmod(join(ws, 'sealed/k.txt'), 0);
  // Loads what is imported lazily: a user without rights may not read it.
  await find(['a.txt']);
  if (IS_WINDOWS) return;
  execFileSync('mkfifo', [join(ws, 'pipe.txt')]);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(join(ws, 'socket.txt'), resolve));
  cleanups.push(() => server.close());
});

afterAll(async () => {
  for (const clean of cleanups) clean();
  await rm(root, { recursive: true });
});

function look(patterns: string[], options: Partial<AttachmentOptions> = {}) {
  return findAttachments({
    patterns,
    ifNoFilesFound: 'error',
    overflow: 'fail',
    signal: new AbortController().signal,
    folders,
    limit: LIMIT,
    typeName: typeListed,
    ...options,
  });
}

async function find(...given: Parameters<typeof look>) {
  const found = await look(...given);
  if (found.refused.length > 0) throw joinRefusals(found.refused);
  return found;
}

interface Case {
  patterns: string[];
  options?: Partial<AttachmentOptions>;
  isNobody?: true;
  /** Windows has no such files. */
  isPosix?: true;
  /** Names in order. */
  names?: string[];
  warnings?: RegExp[];
  /** Title of the error. */
  error?: RegExp;
}

const temp = (name: string) => `{temp}/${name}`;

const CASES: Record<string, Case> = {
  'a file': { patterns: ['a.txt'], names: ['a.txt'] },
  'a list, in its order': { patterns: ['b.json', './a.txt'], names: ['b.json', 'a.txt'] },
  'an absolute path in the workspace': { patterns: ['{ws}/a.txt'], names: ['a.txt'] },
  'an absolute path in the temporary folder': { patterns: [temp('t.csv')], names: ['t.csv'] },
  'a wildcard in the temporary folder': { patterns: [temp('*')], names: ['t.csv'] },
  'an empty file in the temporary folder': {
    patterns: [temp('sub/*')],
    names: ['none.txt'],
    warnings: [/^.+[\\/]temp[\\/]sub[\\/]none\.txt is empty/],
  },
  'a wildcard': { patterns: ['*.json'], names: ['.env.json', 'b.json', 'codtxt.json', 'hard.json'] },
  'a wildcard over folders': {
    patterns: ['**/*.xml'],
    names: ['R.xml', 'r (2).xml'],
    warnings: [/^win\/r\.xml is attached as r \(2\)\.xml/],
  },
  'an exclusion': { patterns: ['*.json', '!hard.*', '!cod*'], names: ['.env.json', 'b.json'] },
  'an exclusion before what it excludes': {
    patterns: ['!.env.json', '![hc]*.json', '*.json'],
    names: ['b.json'],
  },
  'an exclusion of a folder': { patterns: ['out/**', '!out/deep'], names: ['x.txt'] },
  'an exclusion of a folder with a "/"': { patterns: ['out/**', '!out/deep/'], names: ['x.txt'] },
  'everything excluded': { patterns: ['a.txt', '!a.txt'], error: /found no file for "a.txt"/ },
  'the same file by two patterns': { patterns: ['a.txt', 'a.*', '**/a.txt'], names: ['a.txt'] },
  'the same file by a link': { patterns: ['a.txt', 'alias.txt'], names: ['a.txt'] },
  'a link inside keeps its own name': { patterns: ['alias.txt'], names: ['alias.txt'] },
  'a missing file': { patterns: ['gone.txt'], error: /found no file for "gone.txt"$/ },
  'missing files among others': {
    patterns: ['a.txt', 'gone.txt', '*.nope'],
    error: /for "gone.txt", "\*\.nope"$/,
  },
  'a missing file, warned': {
    patterns: ['gone.txt', 'a.txt'],
    options: { ifNoFilesFound: 'warn' },
    names: ['a.txt'],
    warnings: [/found no file for "gone.txt"/],
  },
  'a missing file, ignored': { patterns: ['gone.txt'], options: { ifNoFilesFound: 'ignore' }, names: [] },
  'no pattern': { patterns: [], names: [] },
  'an empty file': { patterns: ['empty.txt'], names: ['empty.txt'], warnings: [/^empty\.txt is empty/] },
  'a log': {
    patterns: ['build.log'],
    names: ['build.log.txt'],
    warnings: [/attached as build\.log\.txt/],
  },
  'a type that Azure does not list': {
    patterns: ['page.html'],
    names: ['page.html'],
    warnings: [/\.html is not on Azure’s list.+\.zip/],
  },
  'no extension': {
    patterns: ['LICENSE'],
    names: ['LICENSE'],
    warnings: [/^LICENSE may be refused: Files without an extension/],
  },
  'brackets that are part of a name': { patterns: ['report [1].txt'], names: ['report [1].txt'] },
  Unicode: { patterns: ['na*.txt'], names: ['naïve-日本-🎉.txt'] },
  'decomposed Unicode': { patterns: ['caf*'], names: ['café.txt'] },
  'a direction override that hides the type': { patterns: ['cod*'], names: ['codtxt.json'] },
  'a very long name': { patterns: ['ä*'], names: [`${'ä'.repeat(110)}.tar.gz`] },
  'a directory': { patterns: ['out'], error: /names "out", which is a directory/ },
  'a directory to pack': { patterns: ['out/'], names: ['out.zip'] },
  'directories to pack by wildcard': { patterns: ['w*n/', '[!a-l]ac/'], names: ['win.zip', 'mac.zip'] },
  'directories that a wildcard meets': { patterns: ['out/*'], names: ['x.txt'] },
  'an empty directory to pack': { patterns: ['nothing/'], error: /found no file for "nothing\/"/ },
  'a file named as a directory': { patterns: ['a.txt/'], error: /found no file for "a.txt\/"/ },
  'the whole workspace': { patterns: ['./'], error: /is the whole workspace/ },
  'a link that leads out': { patterns: ['escape.txt'], error: /names "escape.txt", which is outside/ },
  'a link that leads out, met by a wildcard': {
    patterns: ['[ae]*.txt'],
    names: ['a.txt', 'empty.txt'],
    warnings: [/^escape\.txt was left out: it is outside/, /^empty\.txt is empty/],
  },
  'nothing but a link that leads out, met by a wildcard': {
    patterns: ['esc*.txt'],
    names: [],
    warnings: [/^escape\.txt was left out: it is outside/],
  },
  'a folder behind a link': { patterns: ['escapedir/s.txt'], error: /is outside of the workspace/ },
  'a folder behind a link, met by a wildcard': {
    patterns: ['escape*/*'],
    error: /found no file/,
  },
  'a folder behind a link, to pack': { patterns: ['escapedir/'], error: /is outside of the workspace/ },
  '.git/config': {
    patterns: ['.git/config'],
    error: /names "\.git\/config", which is not to be read: \.git may hold credentials/,
  },
  '.git by wildcard': { patterns: ['.git/*', 'a.txt'], error: /found no file for "\.git\/\*"/ },
  '.git in a submodule': { patterns: ['sub/**/*'], error: /found no file/ },
  '.git to pack': { patterns: ['.git/'], error: /\.git may hold credentials/ },
  'a link into .git': { patterns: ['gitlink.txt'], error: /\.git may hold credentials/ },
  'a link to nothing': { patterns: ['dangling.txt'], error: /is a link to nothing/ },
  'a link to nothing, met by a wildcard': {
    patterns: ['d*.txt'],
    names: [],
    warnings: [/^dangling\.txt was left out: it is a link to nothing/],
  },
  'a link to itself': { patterns: ['loop.txt'], error: /is a link to nothing/ },
  'a path outside': { patterns: ['../outside/secret.txt'], error: /leads out of the workspace/ },
  'an absolute path outside': { patterns: ['/etc/passwd'], error: /leads out of the workspace/ },
  'a wildcard outside': { patterns: ['/etc/*'], error: /leads out of the workspace/ },
  'the whole disk': { patterns: ['/**'], error: /leads out of the workspace/ },
  'a wildcard that climbs': { patterns: ['out/../../outside/*'], error: /leads out of the workspace/ },
  'the home folder': { patterns: ['~/*'], error: /leads out of the workspace/ },
  'the whole temporary folder': { patterns: [temp('')], error: /the runner’s whole temporary folder/ },
  'a pipe': { isPosix: true, patterns: ['pipe.txt'], error: /is a pipe, socket or device/ },
  'a socket': { isPosix: true, patterns: ['socket.txt'], error: /is a pipe, socket or device/ },
  'a pipe met by a wildcard': {
    isPosix: true,
    patterns: ['p*.txt', 'a.txt'],
    names: ['a.txt'],
    warnings: [/^pipe\.txt was left out: it is a pipe/],
  },
  'a file without permission to read': {
    isPosix: true,
    patterns: ['sealed/k.txt'],
    isNobody: true,
    error: /cannot be read: EACCES/,
  },
};

describe('findAttachments', () => {
  const cases = Object.entries(CASES).filter(([, { isPosix }]) => !(IS_WINDOWS && isPosix));

  it.each(cases)('%s', async (_name, { patterns, options, isNobody, ...expected }) => {
    const real = patterns.map((pattern) =>
      pattern.replace('{temp}', folders.temp).replace('{ws}', folders.workspace),
    );
    const work = () => find(real, options);
    if (expected.error) {
      const error = await (isNobody ? asNobody(work) : work()).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ActionError);
      expect((error as ActionError).title).toMatch(expected.error);
      expect(error).toMatchObject({ kind: 'input', anchor: 'file' });
      expect((error as ActionError).remedies).not.toEqual([]);
      return;
    }
    const { attachments, warnings, leftOut } = await work();
    expect(attachments.map((each) => each.filename)).toEqual(expected.names);
    expect(warnings).toHaveLength(expected.warnings?.length ?? 0);
    for (const [index, pattern] of (expected.warnings ?? []).entries()) {
      expect(warnings[index]).toMatch(pattern);
    }
    expect(leftOut).toEqual([]);
  });

  it('says of more than 100 files that they are too many', async () => {
    await Promise.all(Array.from({ length: 101 }, (_, index) => put(`ws/many/${index}.txt`)));
    await expect(find(['many/*'])).rejects.toMatchObject({
      title: expect.stringMatching(/matches 101 files, more than the 100/),
      remedies: [expect.stringContaining('"/" at the end')],
    });
    expect((await find(['many/*', '!many/0.txt'])).attachments).toHaveLength(100);
    expect((await find(['many/'])).attachments).toHaveLength(1);
  });

  it('says so of directories before it packs any', async () => {
    await Promise.all(Array.from({ length: 101 }, (_, index) => put(`ws/dirs/${index}/a.txt`)));
    const { attachments, refused } = await look(['dirs/*/']);
    expect(attachments).toEqual([]);
    expect(refused.map(({ title }) => title)).toEqual([
      'The input attachments matches 101 files, more than the 100 of one mail',
    ]);
    expect((await find(['dirs/*/', '!dirs/0/'])).attachments).toHaveLength(100);
  });

  it('names every pattern that cannot be used, and every directory that is too large', async () => {
    for (const path of ['ws/noise/a/n.txt', 'ws/noise/b/n.txt'])
      await put(path, crypto.getRandomValues(new Uint8Array(60_000)));
    const { attachments, refused } = await look(
      ['a.txt', 'escape.txt', '.git/config', '*/../x', '!*/../y', 'gone.txt', 'noise/*/'],
      { limit: 50_000 },
    );
    expect(attachments.map(({ filename }) => filename)).toEqual(['a.txt']);
    expect(refused.map(({ input, title }) => [input, title])).toEqual(
      [
        /names "\*\/\.\.\/x", which leads out/,
        /names "!\*\/\.\.\/y", which leads out/,
        /names "escape.txt", which is outside/,
        /names "\.git\/config", which is not to be read/,
        /found no file for "gone.txt"/,
        /noise\/a\/ is too large/,
        /noise\/b\/ is too large/,
      ].map((title) => ['attachments', expect.stringMatching(title)]),
    );
  });

  it('excludes a path that climbs', async () => {
    expect((await find(['*.json', '!out/../b.json', '!./hard.json'])).attachments).toHaveLength(2);
  });

  it.each([
    ['ids/[id]/*.txt', 'ids/[[]id]/*.txt'],
    ['ids/**/p[[]1].t?t', undefined],
    ['ids/*/', undefined],
    ['ids/[id]/*.csv', undefined],
    ['ids/*/p[1].txt', 'ids/*/p[[]1].txt'],
    ['ids/[x]/*.txt', undefined],
    ['id?/[id]/', 'id?/[[]id]/'],
  ])('tells of %s how brackets in a name are written, if that finds something', async (pattern, written) => {
    await put('ws/ids/[id]/p[1].txt');
    const { warnings, attachments } = await find([pattern], { ifNoFilesFound: 'warn' });
    const hint = written && `"[…]" stands for one of the characters in it; write "${written}".`;
    const isFound = attachments.length > 0;
    expect(isFound).toBe(/^ids\/\*/.test(pattern) && !written);
    expect(warnings).toEqual(
      isFound
        ? []
        : [
            [`The input attachments found no file for ${JSON.stringify(pattern)}.`, hint]
              .filter(Boolean)
              .join(' '),
          ],
    );
    if (written) expect((await find([written])).attachments).toHaveLength(1);
  });

  it.each([
    ['gone.txt', []],
    ['"gone.txt"', ['Quotes are part of the name here; leave them out.']],
    ['https://x.example/a', ['Write a path, not a URL.']],
    ['a.txt, b.json', ['Write one pattern a line; a comma is part of the name here.']],
    ['{a,b}.txt', ['Write one pattern a line; a comma is part of the name here.']],
    ['{gone}.txt', ['Braces have no meaning here; write one pattern a line.']],
    ['}gone{', []],
    ['{gone', []],
    ['gone}', []],
    ["it's gone", []],
    ["gone'", ['Quotes are part of the name here; leave them out.']],
    ['x/https://gone', []],
    ['git+ssh://x.example/a', ['Write a path, not a URL.']],
    ...(IS_WINDOWS ? [] : [['out\\x.txt', ['Part the folders by "/".']] as [string, string[]]]),
  ])('says of a missing %s what was perhaps meant', async (pattern, hints) => {
    await expect(find([pattern])).rejects.toMatchObject({
      causes: [expect.stringContaining('relative to the workspace')],
      remedies: [...hints, expect.stringContaining('if-no-files-found')],
    });
    const { warnings } = await find([pattern], { ifNoFilesFound: 'warn' });
    expect(warnings).toEqual([
      [`The input attachments found no file for ${JSON.stringify(pattern)}.`, ...hints].join(' '),
    ]);
  });

  it('numbers names that differ in case alone, with and without an extension', async () => {
    await Promise.all(
      ['n1/same', 'n2/Same', 'n3/same', 'n1/.rc.txt', 'n2/.rc.txt'].map((path) => put(`ws/${path}`)),
    );
    const { attachments } = await find(['n1/*', 'n2/*', 'n3/*'], {
      typeName: (filename) => ({ filename, contentType: 'text/plain' }),
    });
    expect(attachments.map(({ filename }) => filename)).toEqual([
      '.rc.txt',
      'same',
      '.rc (2).txt',
      'Same (2)',
      'same (3)',
    ]);
  });
});
