import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, realpath, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findReports, type ReadOptions, readReports } from '../../../src/test-reports/read.ts';
import type { Folders } from '../../../src/workspace/folders.ts';

const PROJECT = resolve(import.meta.dirname, '../../..');
const FIXTURES = join(PROJECT, '__tests__/fixtures/reports');

let folders: Folders;
const path = (name: string) => join(folders.workspace, name);
async function read(patterns: string[], options: Partial<ReadOptions> = {}) {
  const { signal = new AbortController().signal } = options;
  const { files, warnings, unmatched } = await findReports(patterns, folders, signal);
  const report = await readReports(files, { root: folders.workspace, signal, ...options });
  return { ...report, warnings: [...warnings, ...unmatched, ...report.warnings] };
}

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const root = await realpath(await mkdtemp(join(tmpdir(), 'reports-')));
  folders = { workspace: join(root, 'ws'), temp: join(root, 'temp') };
  await mkdir(folders.temp);
  await mkdir(path('reports/bad'), { recursive: true });
  await Promise.all(
    ['pytest.xml', 'surefire.xml', 'gotestsum.xml', 'vstest.trx'].map((name) =>
      copyFile(join(FIXTURES, name), path(`reports/${name}`)),
    ),
  );
  await writeFile(join(root, 'outside.xml'), '<testsuite><testcase name="outside"/></testsuite>');
  await symlink('../../outside.xml', path('reports/link.xml'));
});

afterAll(async () => {
  vi.restoreAllMocks();
  await rm(resolve(folders.workspace, '..'), { recursive: true });
});

describe('test reports on the disk', () => {
  it('a search that was ended does not say that nothing matches', async () => {
    const { warnings } = await read(['**/none.xml'], { signal: AbortSignal.abort() });
    expect(warnings).toEqual(['The search for "**/none.xml" took too long and was ended.']);
  });

  it('reads the report that Vitest itself writes', async () => {
    const project = path('vitest');
    await mkdir(project);
    await writeFile(
      join(project, 'calc.test.js'),
      `describe('calc', () => {
  it('adds', () => { expect(1 + 1).toBe(2); });
  it('compares "a" & <b>', () => {
    expect({ a: 1 }).toEqual({ a: 2 });
  });
  it.skip('waits', () => {});
  it('throws', () => {
    throw new TypeError('\\u001b[31mno\\u001b[0m\\nsecond line');
  });
});
`,
    );
    const report = join(project, 'junit.xml');
    const command = ['run', '--root', project, '--globals', '--reporter=junit', `--outputFile=${report}`];
    const run = promisify(execFile)(
      process.execPath,
      [join(PROJECT, 'node_modules/vitest/vitest.mjs'), ...command],
      { cwd: project },
    );
    await expect(run).rejects.toMatchObject({ code: 1 });

    const { tests, warnings } = await read(['vitest/*.xml']);
    expect(warnings).toEqual([]);
    expect(tests.flaky).toBe(0);
    expect(tests).toMatchObject({ total: 4, passed: 1, failed: 2, skipped: 1, more: 0, files: 1 });
    expect(tests.failures).toMatchObject([
      {
        suite: 'calc.test.js',
        name: 'calc > compares "a" & <b>',
        message: 'expected { a: 1 } to deeply equal { a: 2 }',
        file: 'calc.test.js',
        line: 4,
      },
      { suite: 'calc.test.js', name: 'calc > throws', message: 'no', file: 'calc.test.js', line: 8 },
    ]);
  });

  it('adds up reports of several tools, and leaves out what a link leads to', async () => {
    const { tests, warnings } = await read(['reports/*.xml', 'reports/*.trx', 'reports/pytest.xml']);
    expect(tests).toMatchObject({ total: 20, passed: 7, failed: 9, skipped: 4, files: 4 });
    expect(tests.flaky).toBe(1);
    expect(warnings).toEqual([
      expect.stringMatching(/^reports\/link\.xml was left out: it is outside/),
      expect.stringMatching(/^reports\/vstest\.trx tells of an error of the run itself: .+crashed\.$/),
    ]);
  });

  it('warns where nothing matches', async () => {
    const { tests, warnings } = await read(['none/*.xml']);
    expect(tests).toMatchObject({ total: 0, files: 0 });
    expect(warnings).toEqual(['No test report matches "none/*.xml".']);
  });

  it('refuses each path that must not be read', async () => {
    const patterns = ['reports/link.xml', '../outside.xml', 'reports/pytest.xml'];
    const { files, refused } = await findReports(patterns, folders, new AbortController().signal);
    expect(files.map((file) => file.path)).toEqual(['reports/pytest.xml']);
    expect(refused).toMatchObject(
      patterns.slice(0, 2).map((pattern) => ({
        kind: 'input',
        title: expect.stringContaining(`The input test-reports names "${pattern}", which `),
      })),
    );
  });

  it('names every bad report and reads the others', async () => {
    const good = '<testsuite name="s"><testcase name="a"/></testsuite>';
    const lol = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><testsuite name="&b;"/>';
    await Promise.all([
      writeFile(path('reports/bad/1.xml'), good),
      writeFile(path('reports/bad/2.xml'), lol),
      writeFile(path('reports/bad/3.xml'), good.slice(0, 40)),
      writeFile(path('reports/bad/4.xml'), ''),
      writeFile(path('reports/bad/5.xml'), Buffer.from([0, 1, 2, 255])),
      writeFile(path('reports/bad/6.xml'), good),
    ]);
    await truncate(path('reports/bad/6.xml'), 64_000_001);
    const { tests, warnings } = await read(['reports/bad/*']);
    expect(tests).toMatchObject({ total: 2, passed: 2 });
    expect(warnings.map((warning) => warning.replace(/^reports\/bad\//, ''))).toEqual([
      expect.stringMatching(/^2\.xml has a document type declaration.+what follows was not read\.$/),
      expect.stringMatching(/^3\.xml is not well-formed XML/),
      expect.stringMatching(/^4\.xml is (?:empty|not well-formed)/),
      expect.stringMatching(/^5\.xml is not well-formed/),
      '6.xml was not read: it has 64000001 bytes, more than the 64000000 of one report.',
    ]);
  });

  it('stops at what all reports together may have', async () => {
    await mkdir(path('reports/large'), { recursive: true });
    for (const number of [1, 2, 3, 4, 5]) {
      await writeFile(path(`reports/large/${number}.xml`), 'no XML');
      await truncate(path(`reports/large/${number}.xml`), 64_000_000);
    }
    const { warnings } = await read(['reports/large/*']);
    expect(warnings).toHaveLength(5);
    expect(warnings[4]).toBe(
      'reports/large/5.xml was not read: all reports together have more than 256000000 bytes.',
    );
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-8"?>{}')],
    ['UTF-16 with a mark', Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?>{}', 'utf16le')],
    ['ISO 8859-1', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?>{}', 'latin1')],
    ['windows-1252', Buffer.from("<?xml version='1.0' encoding='windows-1252'?>{}", 'latin1')],
    ['an unknown encoding, read as UTF-8', Buffer.from('<?xml version="1.0" encoding="klingon"?>{}')],
    ['no declaration', Buffer.from('{}')],
  ])('reads %s', async (_name, frame) => {
    const isWide = frame.includes(0);
    const encoding = isWide ? 'utf16le' : /8859|1252/.test(frame.toString('latin1')) ? 'latin1' : 'utf8';
    const xml = '<testsuite name="ü"><testcase name="größe"><failure message="ß"/></testcase></testsuite>';
    await writeFile(path('encoded.xml'), Buffer.from(frame.toString(encoding).replace('{}', xml), encoding));
    const { tests, warnings } = await read(['encoded.xml']);
    expect(warnings).toEqual([]);
    expect(tests.failures).toMatchObject([{ suite: 'ü', name: 'größe', message: 'ß' }]);
  });

  it('reads 10,000 tests', async () => {
    const cases = Array.from({ length: 10_000 }, (_, index) => {
      const body =
        index % 10 === 0 ? `<failure message="broke ${index}">at x (src/a.ts:${index}:1)</failure>` : '';
      return `<testcase classname="c${index % 7}" name="t${index}" time="0.001">${body}<system-out>${'log '.repeat(50)}</system-out></testcase>`;
    });
    await writeFile(
      path('many.xml'),
      `<testsuites><testsuite name="s">${cases.join('\n')}</testsuite></testsuites>`,
    );
    const { tests, failed, warnings } = await read(['many.xml']);
    expect(warnings).toEqual([]);
    expect(tests).toMatchObject({
      total: 10_000,
      passed: 9_000,
      failed: 1_000,
      skipped: 0,
      durationMs: 10_000,
      more: 900,
    });
    expect(tests.failures).toHaveLength(100);
    expect(tests.failures[1]).toMatchObject({
      suite: 'c3',
      name: 't10',
      message: 'broke 10',
      file: 'src/a.ts',
      line: 10,
    });
    const earlier = { failed: new Map([...failed].slice(1)), artifacts: new Set(['']), isSameRun: false };
    const again = await read(['many.xml'], { earlier });
    expect(again.tests.failures.filter((test) => test.isNew).map((test) => test.name)).toEqual(['t0']);
  });
});
