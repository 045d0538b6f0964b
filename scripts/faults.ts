/**
 * `npm run faults`: the built action against a mail server with one fault a run, at every stage of the dialogue. Prints
 * what came of each pair of stage and fault, and how often the action said something else than the server knows.
 *
 *   npm run faults -- --runs 1000 --seed 1 --jobs 4    as many runs, so many at a time
 *   npm run faults -- --seconds 60                     as many as begin within that time
 *   npm run faults -- --only 17 --only body/reset      these runs of the seed, by number or by stage and fault
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAuthority } from '../emulator/certificate.ts';
import { type Attempt, attempt, TIMEOUT_MS } from '../testing/faults/attempt.ts';
import { faults, listPairs, type Plan, planRuns, stages } from '../testing/faults/plan.ts';
import { findOffenses, offenses } from '../testing/faults/verdict.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seconds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '4' },
    only: { type: 'string', multiple: true },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'acs-mail-faults-'));
const authority = createAuthority();
const credential = authority.issue('good', ['localhost']);
const caPath = join(folder, 'ca.pem');
writeFileSync(caPath, authority.caPem);

const seed = Number(values.seed);
const endsAt = performance.now() + Number(values.seconds ?? Number.POSITIVE_INFINITY) * 1_000;
const plans = choosePlans();
const attempts: Attempt[] = [];
// Several workers draw from the one generator, so a slow run holds up nobody else.
const work = async (): Promise<void> => {
  for (const plan of plans) {
    if (performance.now() > endsAt) return;
    const made = await attempt(plan, credential, caPath);
    attempts.push(made);
    for (const offense of findOffenses(made)) console.log(`✗ ${offense}: ${describe(made)}`);
  }
};
await Promise.all(Array.from({ length: Number(values.jobs) }, work));
rmSync(folder, { recursive: true });

printTable();
const failed = offenses.map((offense) => {
  const count = attempts.filter((made) => findOffenses(made).includes(offense)).length;
  console.log(`${String(count).padStart(6)}  ${offense}`);
  return count;
});
const [slowest] = attempts.toSorted((a, b) => b.tookMs - b.waitedMs - (a.tookMs - a.waitedMs));
console.log(`\n${attempts.length} runs with seed ${seed}, timeout ${TIMEOUT_MS / 1_000} s`);
if (slowest !== undefined) {
  const { stage, fault, number } = slowest.plan;
  console.log(
    `the longest: ${((slowest.tookMs - slowest.waitedMs) / 1_000).toFixed(1)} s from its first line, waits for a processor left out (run ${number}, ${stage}/${fault})`,
  );
}
if (slowest === undefined || failed.some((count) => count > 0)) process.exitCode = 1;

function* choosePlans(): Generator<Plan> {
  const wanted = values.only === undefined ? undefined : new Set(values.only);
  let left = values.seconds === undefined ? Number(values.runs) : Number.POSITIVE_INFINITY;
  for (const plan of planRuns(seed)) {
    if (left-- <= 0) return;
    const isWanted = wanted?.has(String(plan.number)) || wanted?.has(`${plan.stage}/${plan.fault}`);
    if (isWanted ?? true) yield plan;
  }
}

/** Everything of an offending run that tells where to look. */
function describe({ plan, truth, result, tookMs, waitedMs }: Attempt): string {
  const { code, outputs, annotations } = result;
  return JSON.stringify({ plan, truth, code, outputs, annotations, tookMs, waitedMs });
}

/** A row for each stage, a column for each fault; in a cell the values of the output `sent` with their numbers. */
function printTable(): void {
  const possible = new Set(listPairs().map((pair) => `${pair.stage}/${pair.fault}`));
  const cells = stages.map((stage) => [
    stage,
    ...faults.map((fault) => {
      const made = attempts.filter(({ plan }) => plan.stage === stage && plan.fault === fault);
      const counts = ['true', 'false', 'unknown']
        .map(
          (sent) => [sent[0], made.filter(({ result }) => result.outputs['sent'] === sent).length] as const,
        )
        .filter(([, count]) => count > 0);
      if (!possible.has(`${stage}/${fault}`)) return '·';
      return counts.map(([letter, count]) => `${count}${letter}`).join(' ') || '-';
    }),
  ]);
  const rows = [['sent', ...faults], ...cells];
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  for (const row of rows)
    console.log(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  console.log('t true, f false, u unknown, - not in this run, · means nothing\n');
}
