/**
 * Time and peak memory of the built action on large runs: `node scripts/bench-run.ts`. A matrix of 300 jobs, the same
 * with ever longer logs of the failing jobs, 7 MB of attachments, and two runs of 5,000 tests in artifacts, against the stub
 * of GitHub and the emulator.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from '../emulator/emulator.ts';
import { archive, artifactsOf } from '../testing/github/artifacts.ts';
import { largeMatrix, matrixFailure, type Scenario, stillFailing } from '../testing/github/scenarios.ts';
import { runAction } from '../testing/runner/run-action.ts';
import { actionIn, startGitHub } from '../testing/runner/story.ts';

const PRELOAD = new URL('./bench/memory.ts', import.meta.url).href;

/** Peak memory of a run with a log of 500 MB above that of one with a short log. */
const MOST_MORE_MIB = 15;

const emulator = await startEmulator();
const peaks = new Map<string, number>();

interface Case {
  name: string;
  scenario: Scenario;
  inputs?: Record<string, string>;
  workspace?: string;
}

/** The failing job's log with so many megabytes of harmless lines before its error. */
function withLog(scenario: Scenario, megabytes: number): Scenario {
  const line = `2026-11-20T09:00:20.0000000Z compiling module ${'x'.repeat(60)}\n`;
  const piece = Buffer.from(line.repeat(10_000));
  const pieces = Math.ceil((megabytes * 1_000_000) / piece.length);
  const logs = Object.fromEntries(
    Object.entries(scenario.world.logs).map(([id, log]) => [
      id,
      function* () {
        for (let count = 0; count < pieces; count++) yield piece;
        if (typeof log === 'string') yield Buffer.from(log);
      },
    ]),
  );
  return { ...scenario, world: { ...scenario.world, logs } };
}

function filesOf(bytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'acs-mail-bench-'));
  writeFileSync(join(folder, 'big.zip'), Buffer.alloc(bytes, 'a'));
  return folder;
}

/** Reports of this run and the one before, of every fiftieth test failed. */
async function withTests(scenario: Scenario, count: number): Promise<Scenario> {
  const artifacts = [9010, 9009].map(async (runId, id) => {
    const tests = Array.from({ length: count }, (_, index) => {
      const failure =
        (index + id) % 50
          ? ''
          : `<failure message="expected 1 to be 2">${'at a.ts:1\n'.repeat(40)}</failure>`;
      return `<testcase classname="shop.Cart" name="case ${index}" time="0.01">${failure}</testcase>`;
    });
    const report = `<testsuite name="shop">${tests.join('')}</testsuite>`;
    return { id: id + 1, runId, name: 'junit', content: await archive({ 'junit.xml': report }) };
  });
  return { ...scenario, world: { ...scenario.world, ...artifactsOf(await Promise.all(artifacts)) } };
}

const cases: Case[] = [
  { name: '14 jobs, one failed', scenario: matrixFailure() },
  { name: '300 jobs, 7 failed', scenario: largeMatrix() },
  ...[5, 50, 500].map((megabytes) => ({
    name: `14 jobs, a log of ${megabytes} MB`,
    scenario: withLog(matrixFailure(), megabytes),
  })),
  {
    name: '7 MB attached',
    scenario: matrixFailure(),
    inputs: { attachments: '*.zip' },
    workspace: filesOf(7_000_000),
  },
  { name: '14 jobs, third red run', scenario: stillFailing() },
  {
    name: 'the same, 2 × 5,000 tests',
    scenario: await withTests(stillFailing(), 5_000),
    inputs: { 'test-reports': '**/junit.xml' },
  },
];

console.log(
  `${'run'.padEnd(28)}${'requests'.padStart(10)}${'time'.padStart(10)}${'peak RSS'.padStart(10)}  sent`,
);
for (const { name, scenario, inputs = {}, workspace } of cases) {
  const github = await startGitHub(scenario);
  const given = actionIn(scenario, github, emulator);
  const report = join(mkdtempSync(join(tmpdir(), 'acs-mail-rss-')), 'rss');
  const startedAt = performance.now();
  const { outputs } = await runAction({
    ...given,
    inputs: { ...given.inputs, ...inputs },
    env: {
      ...given.env,
      NODE_EXTRA_CA_CERTS: emulator.caPath,
      NODE_OPTIONS: `--import ${PRELOAD}`,
      BENCH_MEMORY: report,
      ...(workspace !== undefined && { GITHUB_WORKSPACE: workspace }),
    },
  });
  const row = [
    name.padEnd(28),
    String(github.requests.length).padStart(10),
    `${((performance.now() - startedAt) / 1000).toFixed(2)} s`.padStart(10),
    `${Math.round((Number(readFileSync(report, 'utf8')) * 1.024) / 1000)} MB`.padStart(10),
    `  ${outputs['sent']}`,
  ];
  peaks.set(name, Number(readFileSync(report, 'utf8')) / 1024);
  console.log(row.join(''));
  await github.stop();
}
await emulator.close();

const [short = Number.NaN] = peaks.values();
const more = (peaks.get('14 jobs, a log of 500 MB') ?? Number.NaN) - short;
const verdict = more <= MOST_MORE_MIB ? 'holds' : 'MISSED';
console.log(
  `\n${verdict}: a log of 500 MB takes ${more.toFixed(0)} MiB more than a short one, target at most ${MOST_MORE_MIB}`,
);
