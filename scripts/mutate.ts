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
import { keyOf, type Mutant } from './mutation/sample.ts';

const VERSION = '10.1.1';
const home = resolve('out/stryker');

const CAUSE = ['code', 'history', 'look-alikes', 'platform', 'reports'].map((each) => `cause/${each}`);

/**
 * What each room must reach, in percent, and the tests that count for it, in `__tests__`: first its own, and then, for the
 * mutants that these let pass, the end-to-end tests that tell about it. They run on the source, inside the process of
 * the tests (mutation/in-process.ts).
 */
const ROOMS: Record<string, { target: number; tests: string[]; endToEnd: string[] }> = {
  notification: {
    target: 90,
    tests: [
      'unit/notification',
      'integration/github/schedules.test.ts',
      'integration/github/platform-fault.test.ts',
    ],
    endToEnd: CAUSE,
  },
  redaction: { target: 90, tests: ['unit/redaction'], endToEnd: [] },
  recipients: { target: 90, tests: ['unit/recipients'], endToEnd: [] },
  services: { target: 90, tests: ['unit/services'], endToEnd: [] },
  inputs: { target: 90, tests: ['unit/inputs'], endToEnd: [] },
  entra: { target: 80, tests: ['unit/entra'], endToEnd: [] },
  github: {
    target: 80,
    tests: ['unit/github', 'integration/github'],
    endToEnd: ['merge-queue', 'releases-and-deployments'],
  },
  logs: { target: 80, tests: ['unit/logs', 'integration/logs'], endToEnd: [] },
  mail: {
    target: 80,
    tests: ['unit/mail'],
    endToEnd: ['snapshots', 'template', 'mistakes'],
  },
  smtp: {
    target: 80,
    tests: [
      'unit/smtp',
      'integration/smtp/session.test.ts',
      'integration/smtp/accepted.test.ts',
      'integration/smtp/attachments.test.ts',
    ],
    endToEnd: ['cancellation', 'deliver', 'faults', 'verify', 'wire'],
  },
  'test-reports': {
    target: 80,
    tests: ['unit/test-reports', 'integration/test-reports'],
    endToEnd: [],
  },
  workspace: { target: 80, tests: ['unit/workspace', 'integration/workspace'], endToEnd: ['files'] },
  steps: {
    target: 80,
    tests: ['unit/steps', 'integration/steps'],
    endToEnd: [
      'artifacts',
      'deliver',
      'files',
      'mistakes',
      'oidc',
      'reported-run',
      'services',
      'signin',
      'story',
      'template',
      'verify',
    ],
  },
  runner: {
    target: 80,
    tests: ['unit/runner'],
    endToEnd: ['cancellation', 'deliver', 'inputs', 'mistakes', 'oidc', 'signin', 'snapshots', 'verify'],
  },
  // The files at the top of src.
  run: {
    target: 80,
    tests: ['unit/*.test.ts', 'integration/*.test.ts', 'integration/smtp/accepted.test.ts'],
    endToEnd: [
      'cancellation',
      ...CAUSE,
      'claims',
      'deliver',
      'inputs',
      'mistakes',
      'signin',
      'snapshots',
      'story',
      'verify',
    ],
  },
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
  const { tests, endToEnd, target } = room;
  const sources = name.endsWith('.ts') ? name : name === 'run' ? 'src/!(index).ts' : `src/${name}/**/*.ts`;
  const output = `out/mutation/${name.replaceAll('/', '-')}-${values.share}-${values.seed}`;
  const own = tests.length > 0 ? runStryker(sources, tests, `${output}-own`, target < 90) : undefined;
  const left = own?.filter(({ status }) => isUnnoticed(status));
  if (left) writeFileSync(`${output}-left.json`, JSON.stringify(left.map((mutant) => keyOf(mutant, 1))));
  const story =
    endToEnd.length > 0 && left?.length !== 0
      ? runStryker(
          sources,
          endToEnd.map((each) => `e2e/${each}.test.ts`),
          `${output}-e2e`,
          target < 90,
          left && `${output}-left.json`,
        )
      : undefined;
  const unnoticed = (story ?? own ?? []).filter(({ status }) => isUnnoticed(status));
  writeFileSync(`${output}.txt`, unnoticed.map(describe).join(''));
  const count = (status: Result['status'], results: Result[] = []): number =>
    results.filter((mutant) => mutant.status === status).length;
  const sampled = (own ?? story ?? []).length;
  return {
    name,
    sampled,
    'killed by its own tests': count('Killed', own),
    'end to end': count('Killed', story),
    timeout: count('Timeout', own) + count('Timeout', story),
    survived: unnoticed.length,
    score: Math.round((1000 * (sampled - unnoticed.length)) / sampled) / 10,
    target,
  };
}

interface Result extends Mutant {
  source: string;
  /** `CompileError`: not in the sample. `Ignored`: an emptied string. `RuntimeError`: no test could be run. */
  status: 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'CompileError' | 'Ignored' | 'RuntimeError';
}

function isUnnoticed(status: Result['status']): boolean {
  return status === 'Survived' || status === 'NoCoverage';
}

/**
 * @param tests in `__tests__`
 * @param ignoreStatic leaves the tables of modules out, which need every test of the room
 * @param only a file with the keys of the mutants to try, instead of a sample
 * @returns the mutants that were tried
 */
function runStryker(
  sources: string,
  tests: readonly string[],
  output: string,
  ignoreStatic: boolean,
  only = '',
): Result[] {
  const options = {
    testRunner: 'vitest',
    plugins: [
      resolve(home, 'node_modules/@stryker-mutator/vitest-runner/dist/src/index.js'),
      resolve('scripts/mutation/sample.ts'),
    ],
    // Threads start faster, but have neither seteuid, which tests of unreadable files need, nor a working directory.
    vitest: {
      configFile: 'scripts/mutation/vitest.config.ts',
      related: false,
      pool: tests.some((test) => /^e2e|workspace/.test(test)) ? 'forks' : 'threads',
    },
    checkers: ['sample'],
    coverageAnalysis: 'perTest',
    ignoreStatic,
    mutator: { excludedMutations: ['StringLiteral'] },
    mutate: [sources],
    ignorePatterns: ['/dist', '/out', '/docs/images'],
    concurrency: Number(values.workers),
    timeoutMS: 10_000,
    timeoutFactor: 3,
    tempDirName: 'out/mutation/sandbox',
    // Mutants whose tests and source are the same keep their result: after a new test only survivors run again.
    incremental: only === '',
    incrementalFile: `${output}.json`,
    reporters: ['progress-append-only', 'json'],
    jsonReporter: { fileName: `${output}.report.json` },
    allowConsoleColors: false,
    disableTypeChecks: false,
  };
  writeFileSync(`${output}.config.json`, JSON.stringify(options));
  const files = tests.map((path) => `__tests__/${path.endsWith('.ts') ? path : `${path}/**/*.test.ts`}`);
  const { status } = spawnSync(process.execPath, [stryker, 'run', `${output}.config.json`], {
    stdio: 'inherit',
    env: {
      ...process.env,
      MUTATION_TESTS: files.join(),
      MUTATION_SOURCES: sources,
      MUTATION_TABLES: String(!ignoreStatic),
      MUTATION_SHARE: values.share,
      MUTATION_SEED: values.seed,
      MUTATION_ONLY: only && resolve(only),
    },
  });
  if (status !== 0) throw new Error(`Stryker ended with ${status}`);
  const report = JSON.parse(readFileSync(`${output}.report.json`, 'utf8')) as {
    files: Record<string, { source: string; mutants: Result[] }>;
  };
  return Object.entries(report.files)
    .flatMap(([fileName, { source, mutants }]) => mutants.map((mutant) => ({ ...mutant, fileName, source })))
    .filter(({ status }) => status === 'Killed' || status === 'Timeout' || isUnnoticed(status));
}

function describe({ fileName, source, location, mutatorName, replacement, status }: Result) {
  const { start, end } = location;
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const given = [...lines.slice(0, -1), lines.at(-1)?.slice(0, end.column - 1)]
    .join('\n')
    .slice(start.column - 1);
  return `${fileName}:${start.line}:${start.column} ${mutatorName} ${status}\n- ${given}\n+ ${replacement}\n\n`;
}
