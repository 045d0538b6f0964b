/**
 * `npm run bench [rounds]`: a plain mail, from the start of the process to its end. The built action against the least
 * that can deliver it (raw sockets) and against what one would write instead (nodemailer and @actions/core, not
 * bundled), in turns, at no distance and at 50 ms round trip. Then a failure report against its two chains by themselves,
 * and a run that sends nothing against Node's own start. Where reading the code counts, a copy of the action joins in that has
 * only the functions that the run calls. Prints medians, ratios, peak memory and size, and says whether
 * the targets hold; it fails only when a run does.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type Contender, type Endpoint, prepare, runContender } from './bench/contender.ts';
import { measureReport } from './bench/report.ts';
import { trim } from './bench/trim.ts';

const ACTION = resolve('dist/index.js');
const BUILT = resolve('out/bench');
const ROUND_TRIP_MS = 50;
const TARGETS = [
  { roundTripMs: ROUND_TRIP_MS, rival: 'raw sockets', most: 1 },
  { roundTripMs: ROUND_TRIP_MS, rival: 'nodemailer + core', most: 0.9 },
  { roundTripMs: 0, rival: 'nodemailer + core', most: 0.62 },
] as const;
const TRIMMED = 'without uncalled';
/** Of the longer chain, of Node's own start, and bytes of dist with the licenses. */
const MOST = { report: 1.1, quiet: 1.3, bytes: 3_900_000 };

const rounds = Number(process.argv[2] ?? 15);
if (!Number.isInteger(rounds) || rounds < 1) throw new RangeError('usage: npm run bench [rounds]');

const contenders: readonly Contender[] = [
  { name: 'this action', path: ACTION },
  { name: 'raw sockets', path: prepare(resolve('scripts/bench/raw.ts'), BUILT) },
  { name: 'nodemailer + core', path: prepare(resolve('scripts/bench/library.ts'), BUILT) },
];
const memory = prepare(resolve('scripts/bench/memory.ts'), BUILT);
const folder = mkdtempSync(join(tmpdir(), 'acs-mail-bench-'));

const server = await start(resolve('scripts/bench/server.ts'), []);
const { caPath, account } = JSON.parse(await server.nextLine());
const distance = await start(resolve('scripts/bench/proxy.ts'), [
  String(server.port),
  String(ROUND_TRIP_MS / 2),
]);
try {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${rounds} rounds in turns\n`);
  const near = { caPath, account, port: server.port };
  const bare = { name: TRIMMED, path: await trimFor(near, 'mail') };
  const results = new Map([
    [0, await measure(near, [...contenders, bare])],
    [ROUND_TRIP_MS, await measure({ ...near, port: distance.port }, contenders)],
  ]);
  for (const [roundTripMs, times] of results) printTimes(roundTripMs, times);
  const report = await measureReport(rounds, ROUND_TRIP_MS);
  printTimes(ROUND_TRIP_MS, report);
  const quiet = await measureQuiet(near);
  printTimes(0, quiet);
  await printMemory(near);
  for (const { roundTripMs, rival, most } of TARGETS) {
    const ratio = compare(results.get(roundTripMs) ?? new Map(), rival);
    judge(`a plain mail at ${roundTripMs} ms takes`, ratio, most, `× ${rival}`);
  }
  const chain = Math.min(compare(report, 'GitHub alone'), compare(report, 'SMTP alone'));
  judge(`a failure report at ${ROUND_TRIP_MS} ms takes`, chain, MOST.report, '× its longer chain');
  judge('a run that sends nothing takes', compare(quiet, 'an empty script'), MOST.quiet, '× an empty script');
  const bytes = readdirSync('dist').reduce((sum, name) => sum + statSync(join('dist', name)).size, 0);
  judge('dist has', bytes / 1_000_000, MOST.bytes / 1_000_000, 'MB');
} finally {
  for (const { process: child } of [server, distance]) child.kill();
  rmSync(folder, { recursive: true, force: true });
}

type Times = ReadonlyMap<string, number[]>;

/** One run each to warm the file system, then in turns, so that what slows the machine down slows all of them. */
async function measure(
  endpoint: Endpoint,
  runners: readonly Contender[],
  inputs: Record<string, string> = {},
): Promise<Times> {
  const times = new Map(runners.map(({ name }) => [name, [] as number[]]));
  for (const runner of runners) await runContender(runner, endpoint, folder, { inputs });
  for (let round = 0; round < rounds; round++) {
    for (const runner of runners) {
      times.get(runner.name)?.push(await runContender(runner, endpoint, folder, { inputs }));
    }
  }
  return times;
}

/** The built action without what it does not call for the mail, or for nothing to send. */
function trimFor(endpoint: Endpoint, name: string, inputs: Record<string, string> = {}): Promise<string> {
  return trim(ACTION, join(BUILT, name), (env) =>
    runContender({ name: 'this action', path: ACTION }, endpoint, folder, { inputs, env }),
  );
}

/** Median of the ratios inside each round: what slows the machine down for a while is in both numbers. */
function compare(times: Times, rival: string): number {
  const theirs = times.get(rival) ?? [];
  const [own = []] = times.values();
  return median(own.map((ms, round) => ms / (theirs[round] ?? Number.NaN)));
}

function printTimes(roundTripMs: number, times: Times): void {
  const [[what, first] = ['', []]] = times;
  console.log(`${`${roundTripMs} ms round trip`.padEnd(22)} median     min     max   ${what} takes`);
  for (const [name, list] of times) {
    const cells = [median(list), Math.min(...list), Math.max(...list)].map((ms) => ms.toFixed(0).padStart(7));
    const ratio = list === first ? '' : `   ${compare(times, name).toFixed(2)} ×`;
    console.log(`  ${name.padEnd(20)}${cells.join(' ')}${ratio}`);
  }
  console.log();
}

/** The run of every green build: it decides that nobody wants a mail, and connects to nobody. */
async function measureQuiet(endpoint: Endpoint): Promise<Times> {
  const path = join(folder, 'empty.js');
  writeFileSync(path, '');
  const inputs = { kind: 'auto', status: 'success', subject: '', body: '' };
  const runners = [
    { name: 'nothing to send', path: ACTION },
    { name: 'an empty script', path },
    { name: TRIMMED, path: await trimFor(endpoint, 'nothing', inputs) },
  ];
  return measure(endpoint, runners, inputs);
}

function judge(what: string, found: number, most: number, unit: string): void {
  const verdict = found <= most ? 'holds' : 'MISSED';
  console.log(`${verdict}: ${what} ${found.toFixed(2)} ${unit}, target at most ${most.toFixed(2)}`);
}

/** Measured apart from the times, because it needs a module of its own in the process. */
async function printMemory(endpoint: Endpoint): Promise<void> {
  console.log('Peak memory             median');
  for (const contender of contenders) {
    const kibibytes: number[] = [];
    for (let round = 0; round < Math.min(rounds, 5); round++) {
      const file = join(folder, 'memory');
      await runContender(contender, endpoint, folder, {
        preload: memory,
        env: { BENCH_MEMORY: file },
      });
      kibibytes.push(Number(readFileSync(file, 'utf8')));
    }
    console.log(`  ${contender.name.padEnd(20)}${(median(kibibytes) / 1024).toFixed(1).padStart(7)} MiB`);
  }
  console.log();
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return ((sorted[middle] ?? Number.NaN) + (sorted[(sorted.length - 1) >> 1] ?? Number.NaN)) / 2;
}

/** Starts a server in a process of its own and waits until it says where it listens. */
async function start(
  path: string,
  args: readonly string[],
): Promise<{ process: ChildProcess; port: number; nextLine: () => Promise<string> }> {
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${path} ended`);
    return value;
  };
  const port = Number(/^ready on .*:(\d+)$/.exec(await nextLine())?.[1]);
  return { process: child, port, nextLine };
}
