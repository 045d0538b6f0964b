import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ArtifactReports, type ArtifactRuns, openArtifacts } from '../../../src/steps/artifacts.ts';
import { archive } from '../../../testing/github/artifacts.ts';

let temp = '';
beforeEach(() => {
  temp = mkdtempSync(join(tmpdir(), 'steps-artifacts-'));
});
afterEach(() => rmSync(temp, { recursive: true }));

const NOW = 7;
const BEFORE = 6;
const { signal } = new AbortController();
const over = AbortSignal.abort();

/** An artifact of a run; its download holds these files. */
interface Given {
  run?: number;
  name: string;
  files?: string[];
  bytes?: number;
  createdAt?: string;
}

const names = (run: number, ...all: string[]): Given[] => all.map((name) => ({ run, name }));

/** GitHub with these artifacts, the newest last; `broken` are the ids of runs whose list it does not give. */
function gitHubOf(given: readonly Given[], broken: readonly number[] = []) {
  const asked: (number | string)[] = [];
  const failure = { kind: 'permission', reason: 'No access.', fix: 'add x' };
  const until = (end: AbortSignal) => ({
    get: async (_endpoint: string, { run_id }: { run_id: number }) => {
      asked.push(run_id);
      if (broken.includes(run_id)) return { ok: false, failure };
      const artifacts = given.flatMap(({ run = NOW, name, bytes = 9, createdAt }, index) =>
        run === run_id ? [{ id: index + 1, name, size_in_bytes: bytes, created_at: createdAt }] : [],
      );
      return { ok: true, data: { artifacts } };
    },
    stream: async (_endpoint: string, { artifact_id }: { artifact_id: number }) => {
      if (end.aborted) return { ok: false, failure: { kind: 'timeout', reason: 'Too late.' } };
      const { run = NOW, name, files = ['junit.xml'] } = given[artifact_id - 1] ?? { name: '' };
      asked.push(`${run} ${name}`);
      const content = files.length > 0 ? await archive(Object.fromEntries(files.map((f) => [f, ' ']))) : 'no';
      return {
        ok: true,
        data: (async function* () {
          yield Buffer.from(content);
        })(),
      };
    },
  });
  return { asked, api: { until } as never };
}

const pathsOf = (files: ArtifactReports['current']): string[] => files.map(({ path }) => path);

async function open(
  given: readonly Given[],
  runs: Partial<ArtifactRuns>,
  { patterns = ['**/*.xml'], broken = [] as number[], share = signal } = {},
) {
  const { api, asked } = gitHubOf(given, broken);
  const folders = { workspace: '/w', temp };
  const reports = await openArtifacts(api, { patterns, folders, signal: share }, { onDisk: [], ...runs });
  await reports.close();
  expect(readdirSync(temp)).toEqual([]);
  return {
    asked,
    now: pathsOf(reports.current),
    before: pathsOf(reports.previous),
    problems: reports.problems.map(({ section, reason, fix }) => [section, reason, fix].filter(Boolean)),
    artifactOf: (path: string) => reports.artifactOf({ path }),
  };
}

const current = { id: NOW };
const previous = { id: BEFORE, signal };

describe('the artifacts of a run', () => {
  it('are read with those of the same names of the run before', async () => {
    const given = [...names(BEFORE, 'a', 'b', 'c'), { name: 'a' }, { name: 'b', files: ['x.txt'] }];
    expect(await open(given, { current, previous })).toMatchObject({
      asked: [BEFORE, NOW, '7 b', '7 a', '6 a'],
      now: ['a/junit.xml'],
      before: ['a/junit.xml'],
      problems: [],
    });
  });

  it.each(['Test', 'JUnit', 'reports', 'my-result', 'trx'])(
    'are four at most, first those that sound like tests: %s',
    async (name) => {
      const given = names(NOW, 'a', 'b', name, 'c', 'd');
      const { asked, problems } = await open(given, { current });
      expect(asked).toEqual([NOW, `7 ${name}`, '7 d', '7 c', '7 b']);
      expect(problems).toEqual([
        [
          'tests',
          '5 artifacts of the run may hold test reports, and only 4 are read. Begin the patterns of test-reports with the names of artifacts, as in "junit-linux/**/*.xml".',
        ],
      ]);
    },
  );

  it.each([
    [3, ['6 a']],
    [4, []],
  ])('of the run before are those that %i of this run leave room for', async (count, asked) => {
    const all = ['a', 'b', 'c', 'd'].slice(0, count);
    const { asked: requests, problems } = await open([...names(NOW, ...all), ...names(BEFORE, 'a', 'b')], {
      current,
      previous,
    });
    expect(requests.filter((each) => String(each).startsWith('6 '))).toHaveLength(asked.length);
    expect(problems).toEqual([]);
  });

  it('count by their newest, and only where the patterns may find something', async () => {
    const given = [{ name: 'a', files: ['old.xml'] }, { name: 'a', files: ['new.xml'] }, { name: 'b' }];
    const { now, asked } = await open(given, { current }, { patterns: ['a/*.xml'] });
    expect([now, asked]).toEqual([['a/new.xml'], [NOW, '7 a']]);
  });

  it('are read without files whose paths are too long to be matched, and that is said', async () => {
    const long = `${'d/'.repeat(300)}TEST-a.xml`;
    const { now, problems } = await open(
      [{ name: 'a', files: ['a.xml', long, `${long}.txt`] }],
      { current },
      { patterns: ['a/**/*.xml'] },
    );
    expect(now).toEqual(['a/a.xml']);
    expect(problems).toEqual([
      ['tests', 'The artifact a was read without 1 of its files: a path may have 500 characters at most.'],
    ]);
  });

  it('are compared with those of the attempt before, which are older than this one', async () => {
    const given = [
      { name: 'a', files: ['old.xml'], createdAt: '2026-03-04T09:00:00Z' },
      { name: 'a', files: ['late.xml'], createdAt: '2026-03-04T09:10:00Z' },
    ];
    const before = '2026-03-04T09:10:00.000Z';
    const {
      now,
      before: files,
      asked,
    } = await open(given, { current, previous: { id: NOW, before, signal } });
    expect([now, files, asked]).toEqual([['a/late.xml'], ['a/old.xml'], [NOW, '7 a', '7 a']]);
  });

  it('are not asked for where the reports of the run lie on the disk', async () => {
    const given = [{ name: 'x' }, ...names(BEFORE, 'a', 'b')];
    expect(await open(given, { previous })).toMatchObject({
      asked: [BEFORE, '6 b', '6 a'],
      now: [],
      before: ['b/junit.xml', 'a/junit.xml'],
    });
  });
});

describe('what cannot be had is told', () => {
  it.each<[what: string, given: Given, problem: string | undefined]>([
    ['the largest artifact', { name: 'a', bytes: 256_000_000 }, undefined],
    [
      'a larger one',
      { name: 'a', bytes: 256_000_001 },
      'The artifact a could not be read: it has 256000001 bytes, more than 256000000.',
    ],
    [
      'one that is no archive',
      { name: 'a', files: [] },
      'The artifact a could not be read: End of central directory record signature not found. Either not a zip file, or file is truncated..',
    ],
  ])('%s', async (_what, given, problem) => {
    const { now, problems } = await open([given], { current });
    expect(problems).toEqual(problem === undefined ? [] : [['tests', problem]]);
    expect(now).toEqual(problem === undefined ? ['a/junit.xml'] : []);
  });

  it.each<[run: number, told: string]>([
    [NOW, 'No access.'],
    [BEFORE, 'New failures cannot be told from known ones: No access.'],
  ])('the list of run %i', async (run, told) => {
    const given = [...names(NOW, 'a'), ...names(BEFORE, 'a')];
    const { now, before, problems } = await open(given, { current, previous }, { broken: [run] });
    expect(problems).toEqual([['tests', told, 'add x']]);
    expect([now, before]).toEqual(run === NOW ? [[], []] : [['a/junit.xml'], []]);
  });

  it('a download after the time, which each run has of its own', async () => {
    const given = [...names(NOW, 'a'), ...names(BEFORE, 'a')];
    const late = { current, previous: { id: BEFORE, signal: over } };
    const { now, problems } = await open(given, late);
    expect(now).toEqual(['a/junit.xml']);
    expect(problems).toEqual([
      ['tests', 'In the run compared with, the artifact a could not be read: Too late.'],
    ]);
    expect((await open(given, { current }, { share: over })).problems).toEqual([
      ['tests', 'The artifact a could not be read: Too late.'],
    ]);
  });
});

describe('the artifact that a report belongs to', () => {
  const onDisk = [{ path: 'out/junit.xml' }, { path: 'lone.xml' }];

  it('is its first folder, where the report came out of one', async () => {
    const { artifactOf } = await open(names(NOW, 'a'), { current });
    expect([artifactOf('a/junit.xml'), artifactOf('other/junit.xml')]).toEqual(['a', 'other']);
  });

  it('is known by a file of the same name, where the run before has one artifact alone', async () => {
    const given = [{ run: BEFORE, name: 'a', files: ['x/junit.xml', 'y.xml'] }];
    const { artifactOf } = await open(given, { previous, onDisk });
    expect(['a/b.xml', 'out/junit.xml', 'out/new.xml', 'lone.xml', 'else/junit.xml'].map(artifactOf)).toEqual(
      ['a', 'a', 'a', undefined, undefined],
    );
  });

  it('is not guessed among several', async () => {
    const { artifactOf } = await open(names(BEFORE, 'a', 'b'), { previous, onDisk });
    expect(['a/x.xml', 'b/x.xml', 'out/junit.xml', 'c/x.xml'].map(artifactOf)).toEqual([
      'a',
      'b',
      undefined,
      undefined,
    ]);
  });
});
