import { execFileSync } from 'node:child_process';
import { chmod, link, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ActionError } from '../../../src/errors.ts';
import { attachLog } from '../../../src/logs/attachment.ts';
import { fitAttachments, type LeftOut } from '../../../src/mail/message/attachments.ts';
import type { Attachment, Message } from '../../../src/mail/message/message.ts';
import { typeListed } from '../../../src/services/file-types.ts';
import { encodeMessage, measureMessage } from '../../../src/smtp/encode.ts';
import { type AttachmentOptions, findAttachments } from '../../../src/workspace/attachments.ts';
import { cleanName } from '../../../src/workspace/file-name.ts';
import type { Folders } from '../../../src/workspace/folders.ts';
import { asNobody } from '../../../testing/runner/as-nobody.ts';
import { unzip } from '../../../testing/runner/unzip.ts';

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

function find(patterns: string[], options: Partial<AttachmentOptions> = {}) {
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

  it.each([
    ['', 'attachment'],
    ['...', 'attachment'],
    ['a\u0000b\r\n.txt', 'ab .txt'],
    ['a<b>:"c|d?*.txt', 'a_b___c_d__.txt'],
    ['ends. ', 'ends'],
    ['ends . .', 'ends'],
    ['. a. b .c', '. a. b .c'],
    ['e\u0301.txt', 'é.txt'],
    [`${'x'.repeat(300)}.log.txt`, `${'x'.repeat(111)}….log.txt`],
    ['x'.repeat(300), `${'x'.repeat(119)}…`],
    [`${'x'.repeat(116)}.txt`, `${'x'.repeat(116)}.txt`],
    [`${'x'.repeat(117)}.txt`, `${'x'.repeat(115)}….txt`],
    [`${'x'.repeat(120)}.tar.gz.asc`, `${'x'.repeat(112)}….gz.asc`],
    [`${'x'.repeat(120)}.extensions1`, `${'x'.repeat(119)}…`],
    [`${'x'.repeat(120)}.extension1`, `${'x'.repeat(108)}….extension1`],
    [`${'x'.repeat(120)}.é`, `${'x'.repeat(119)}…`],
  ])('makes a name of %j', (name, expected) => {
    expect(cleanName(name)).toBe(expected);
    expect(cleanName(cleanName(name))).toBe(expected);
  });
});

function messageWith(attachments: readonly Attachment[], html = '<p>Grüße</p>'): Message {
  const mailbox = (name: string) => ({ name, address: `${name}@contoso.com` });
  return {
    messageId: '<1@contoso.com>',
    date: new Date(0),
    from: mailbox('ci'),
    to: [mailbox('dev')],
    cc: [],
    bcc: [],
    replyTo: [],
    subject: 'Grüße',
    text: 'Grüße',
    html,
    priority: 'normal',
    references: [],
    headers: [],
    attachments,
  };
}

describe('encoding attachments', () => {
  it('counts exactly what is written, for every length of a last line and of a file', async () => {
    const path = await put('ws/sized.txt', new Uint8Array(200).fill(65));
    for (const size of [0, 1, 2, 3, 56, 57, 58, 114, 171, 199, 200, 65_535, 65_536, 65_537, 1_000_001]) {
      await writeFile(path, new Uint8Array(size).fill(size));
      const message = messageWith([
        { filename: 'naïve-日本-🎉.txt', contentType: 'text/plain', size, path },
        {
          filename: `${'long '.repeat(20)}.zip`,
          contentType: 'application/zip',
          size: 5,
          content: Buffer.from('12345'),
        },
        {
          filename: 'logo.png',
          contentType: 'image/png',
          size: 3,
          content: Buffer.from('png'),
          cid: 'x@contoso.com',
        },
      ]);
      const encoded = await encodeMessage(message);
      expect(encoded.length, `${size}`).toBe(await measureMessage(message));
      const parsed = await simpleParser(encoded);
      expect(parsed.attachments.map((each) => [each.filename, each.size])).toEqual([
        ['logo.png', 3],
        ['naïve-日本-🎉.txt', size],
        [`${'long '.repeat(20)}.zip`, 5],
      ]);
    }
  });

  it('nests mixed, alternative and related', async () => {
    const image = { filename: 'a.png', contentType: 'image/png', size: 1, content: Buffer.of(1) };
    const structure = async (attachments: Attachment[]) =>
      (await encodeMessage(messageWith(attachments)))
        .toString()
        .match(/^Content-(?:Type: [^;\r]+|Disposition: \w+|ID: .+)/gim);
    expect(await structure([image])).toEqual([
      'Content-Type: multipart/mixed',
      'Content-Type: multipart/alternative',
      'Content-Type: text/plain',
      'Content-Type: text/html',
      'Content-Type: image/png',
      'Content-Disposition: attachment',
    ]);
    expect(await structure([{ ...image, cid: '1@contoso.com' }])).toEqual([
      'Content-Type: multipart/alternative',
      'Content-Type: text/plain',
      'Content-Type: multipart/related',
      'Content-Type: text/html',
      'Content-Type: image/png',
      'Content-ID: <1@contoso.com>',
      'Content-Disposition: inline',
    ]);
    expect(await structure([image, { ...image, cid: '1@contoso.com' }])).toEqual([
      'Content-Type: multipart/mixed',
      'Content-Type: multipart/alternative',
      'Content-Type: text/plain',
      'Content-Type: multipart/related',
      'Content-Type: text/html',
      'Content-Type: image/png',
      'Content-ID: <1@contoso.com>',
      'Content-Disposition: inline',
      'Content-Type: image/png',
      'Content-Disposition: attachment',
    ]);
  });

  it.each<[string, (path: string) => Promise<void>, RegExp]>([
    ['vanishes', (path) => rm(path), /can no longer be read; nothing was sent/],
    ['grows', (path) => writeFile(path, 'much longer'), /is no longer 7 bytes long/],
    ['shrinks', (path) => writeFile(path, 'short'), /is no longer 7 bytes long/],
    ['is emptied', (path) => writeFile(path, ''), /is no longer 7 bytes long/],
    [
      'becomes a link',
      async (path) => {
        await rm(path);
        await symlink(join(root, 'outside/secret.txt'), path);
      },
      /can no longer be read/,
    ],
  ])('ends before anything is sent when a file %s', async (name, change, title) => {
    const path = await put(`ws/change/${name}.txt`, 'content');
    const { attachments } = await find([`change/${name}.txt`, 'a.txt']);
    await change(path);
    const error: unknown = await encodeMessage(messageWith(attachments)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ActionError);
    expect((error as ActionError).title).toMatch(title);
  });

  it('ends when a file changes while it is being read', async () => {
    const size = 300_000;
    const path = await put('ws/change/growing.txt', new Uint8Array(size));
    const { attachments } = await find(['change/growing.txt']);
    const [attachment] = attachments;
    const first: Attachment = {
      filename: 'a.txt',
      contentType: 'text/plain',
      size: 1,
      content: Buffer.of(1),
    };
    const encoding = encodeMessage(messageWith([first, attachment ?? first]));
    await writeFile(path, new Uint8Array(size + 1));
    await expect(encoding).rejects.toThrow(/no longer 300000 bytes long/);
  });
});

describe('the limit of 10,000,000 octets', () => {
  /** A message of exactly `octets` with one file of 7 MB. */
  async function messageOf(octets: number): Promise<{ message: Message; path: string }> {
    const path = await put('ws/large.zip', new Uint8Array(7_300_000).fill(7));
    const { attachments } = await find(['large.zip']);
    const message = messageWith(attachments);
    const line = `${'x'.repeat(60)}\n`;
    const missing = octets - (await measureMessage(message));
    // Leaves 9 to 70 characters for the last line: it must not be folded, which would add octets.
    const text = `${message.text}\n${line.repeat(Math.floor((missing - 14) / 62))}`;
    const rest = octets - (await measureMessage({ ...message, text }));
    return { message: { ...message, text: text + 'x'.repeat(rest) }, path };
  }
  const choose = (message: Message, overflow: 'fail' | 'link') =>
    fitAttachments(
      { attachments: [...message.attachments], leftOut: [] },
      {
        limit: LIMIT,
        overflow,
        service: 'Azure',
        measure: (attachments) => measureMessage({ ...message, attachments }),
      },
    );

  it('lets a message of exactly the limit pass', async () => {
    const { message } = await messageOf(LIMIT);
    expect(await choose(message, 'fail')).toEqual({ attachments: message.attachments, leftOut: [] });
    expect((await encodeMessage(message)).length).toBe(LIMIT);
  });

  it('refuses one octet more, and lists the files', async () => {
    const { message } = await messageOf(LIMIT + 1);
    const error: unknown = await choose(message, 'fail').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'input', anchor: 'too-large' });
    expect((error as ActionError).title).toBe(
      'The mail is too large: 10,000,001 octets as encoded, 1 more than the 10,000,000 that Azure takes',
    );
    expect((error as ActionError).causes.join()).toContain('large.zip: 7.3 MB');
  });

  it('or leaves the file out, and lists it', async () => {
    const { message } = await messageOf(LIMIT + 1);
    const { attachments, leftOut } = await choose(message, 'link');
    expect(attachments).toEqual([]);
    expect(leftOut).toEqual<LeftOut[]>([
      { name: 'large.zip', size: 7_300_000, reason: 'does not fit into a mail of 10 MB' },
    ]);
  });
});

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
