/**
 * `npm run mutate`: would the tests notice wrong code? Stryker changes the source at a seeded sample of places and
 * runs the tests that reach each. The first run installs Stryker into out/: its 250 packages would more than double
 * what everybody installs. Emptied strings are left out: most are sentences.
 *
 *   npm run mutate -- [--share 0.2] [--seed 1] [--workers 1] [ROOM|FILE ...]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Mutant } from './mutation/sample.ts';

const VERSION = '10.1.1';
const home = resolve('out/stryker');

/** What each room must reach, in percent, and the tests that count for it, in `__tests__`. */
const ROOMS: Record<string, { target: number; tests: string[] }> = {
  notification: { target: 90, tests: ['unit/notification'] },
  redaction: { target: 90, tests: ['unit/redaction'] },
  recipients: { target: 90, tests: ['unit/recipients'] },
  services: { target: 90, tests: ['unit/services'] },
  inputs: { target: 90, tests: ['unit/inputs'] },
  entra: { target: 80, tests: ['unit/entra'] },
  github: { target: 80, tests: ['unit/github', 'integration/github'] },
  logs: { target: 80, tests: ['unit/logs', 'integration/logs'] },
  mail: { target: 80, tests: ['unit/mail'] },
  smtp: {
    target: 80,
    tests: ['unit/smtp', 'integration/smtp/session.test.ts', 'integration/smtp/accepted.test.ts'],
  },
  'test-reports': { target: 80, tests: ['unit/test-reports', 'integration/test-reports'] },
  workspace: { target: 80, tests: ['integration/workspace'] },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    share: { type: 'string', default: '0.2' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '1' },
  },
});

const stryker = resolve(home, 'node_modules/@stryker-mutator/core/bin/stryker.js');
if (!existsSync(stryker)) install();
mkdirSync('out/mutation', { recursive: true });
const names = positionals.length === 0 ? Object.keys(ROOMS) : positionals;
const rows = names.map(measure);
console.table(Object.fromEntries(rows.map(({ name, ...row }) => [name, row])));
console.log('The mutants that no test noticed: out/mutation/*.txt');
if (rows.some(({ score, target }) => score < target)) process.exitCode = 1;

/** Beside the project and without its peer dependency, so that it finds the vitest of the project. */
function install(): void {
  const packages = ['core', 'vitest-runner'].map((name) => `@stryker-mutator/${name}@${VERSION}`);
  const flags = ['--silent', '--no-save', '--ignore-scripts', '--legacy-peer-deps', '--prefix', home];
  execFileSync('npm', ['install', ...flags, ...packages], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}

/** Measures a room, or a file with the tests of its room. */
function measure(name: string) {
  const room = ROOMS[name.replace(/^src\//, '').replace(/\/.*/, '')];
  if (room === undefined) throw new Error(`no room ${name}; there are ${Object.keys(ROOMS).join(', ')}`);
  const sources = name.endsWith('.ts') ? name : `src/${name}/**/*.ts`;
  const output = `out/mutation/${name.replaceAll('/', '-')}-${values.share}-${values.seed}`;
  const options = {
    testRunner: 'vitest',
    plugins: [
      resolve(home, 'node_modules/@stryker-mutator/vitest-runner/dist/src/index.js'),
      resolve('scripts/mutation/sample.ts'),
    ],
    // Threads start faster, but have no seteuid, which tests of unreadable files need.
    vitest: {
      configFile: 'scripts/mutation/vitest.config.ts',
      related: false,
      pool: name.startsWith('workspace') ? 'forks' : 'threads',
    },
    checkers: ['sample'],
    coverageAnalysis: 'perTest',
    // Tables of modules need every test of the room; where these take long they are left out.
    ignoreStatic: room.target < 90,
    mutator: { excludedMutations: ['StringLiteral'] },
    mutate: [sources],
    ignorePatterns: ['/dist', '/out', '/docs/images'],
    concurrency: Number(values.workers),
    timeoutMS: 10_000,
    timeoutFactor: 3,
    tempDirName: 'out/mutation/sandbox',
    // Mutants whose tests and source are the same keep their result: after a new test only survivors run again.
    incremental: true,
    incrementalFile: `${output}.json`,
    reporters: ['progress-append-only'],
    allowConsoleColors: false,
    disableTypeChecks: false,
  };
  writeFileSync(`${output}.config.json`, JSON.stringify(options));
  const tests = room.tests.map((path) => `__tests__/${path.endsWith('.ts') ? path : `${path}/**/*.test.ts`}`);
  const { status } = spawnSync(process.execPath, [stryker, 'run', `${output}.config.json`], {
    stdio: 'inherit',
    env: {
      ...process.env,
      MUTATION_TESTS: tests.join(),
      MUTATION_SOURCES: sources,
      MUTATION_SHARE: values.share,
      MUTATION_SEED: values.seed,
    },
  });
  if (status !== 0) throw new Error(`Stryker ended with ${status}`);
  return { name, ...summarize(output), target: room.target };
}

interface Result extends Mutant {
  /** `CompileError`: not in the sample. `Ignored`: an emptied string. */
  status: 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'CompileError' | 'Ignored';
}

function summarize(output: string) {
  const { files } = JSON.parse(readFileSync(`${output}.json`, 'utf8')) as {
    files: Record<string, { source: string; mutants: Result[] }>;
  };
  const all = Object.entries(files).flatMap(([fileName, { source, mutants }]) =>
    mutants.map((mutant) => ({ ...mutant, fileName, source })),
  );
  const count = (status: Result['status']): number => all.filter((mutant) => mutant.status === status).length;
  const unnoticed = all.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  writeFileSync(`${output}.txt`, unnoticed.map(describe).join(''));
  const noticed = count('Killed') + count('Timeout');
  return {
    mutants: all.length - count('Ignored'),
    sampled: noticed + unnoticed.length,
    killed: count('Killed'),
    timeout: count('Timeout'),
    survived: count('Survived'),
    'not reached': count('NoCoverage'),
    score: Math.round((1000 * noticed) / (noticed + unnoticed.length)) / 10,
  };
}

function describe({
  fileName,
  source,
  location,
  mutatorName,
  replacement,
  status,
}: Result & { source: string }) {
  const { start, end } = location;
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const given = [...lines.slice(0, -1), lines.at(-1)?.slice(0, end.column - 1)]
    .join('\n')
    .slice(start.column - 1);
  return `${fileName}:${start.line}:${start.column} ${mutatorName} ${status}\n- ${given}\n+ ${replacement}\n\n`;
}
