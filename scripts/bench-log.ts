/**
 * Shows that the excerpt of a job's log takes flat memory and linear time: `node scripts/bench-log.ts [MB …]`, by
 * default 5, 50 and 500. Each size runs in a process of its own, so that the peak is its own. "Held" is what is
 * still in use after a garbage collection when the last byte has been read.
 */
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { excerptLog, type JobLogExcerpt } from '../src/logs/excerpt.ts';
import { createRedactor } from '../src/redaction/patterns.ts';
import { measurePeak } from './bench/memory.ts';

const megabyte = 1_000_000;
const chunkBytes = 65_536;

type Shape = 'lines' | 'one line' | 'progress';
const shapes: readonly Shape[] = ['lines', 'one line', 'progress'];

const stamp = '2026-11-23T20:00:01.1234567Z ';
const failure = [
  '##[error]AssertionError: expected 0 to equal 1',
  '##[error]Process completed with exit code 1.',
].map((line) => `${stamp}${line}\r\n`);

function writeLine(shape: Shape, number: number): string {
  if (shape === 'one line') return 'x'.repeat(100);
  if (shape === 'progress')
    return `\r\u001B[2KDownloading ${number} of 999999999 bytes [=====>    ] ${number % 100}%`;
  const says =
    number % 5_000 === 7 ? 'Error: connection refused, trying again' : 'copied an object to the cache';
  return `${stamp}\u001B[32minfo\u001B[0m worker ${number % 8}: ${says}, item ${number} of the batch\r\n`;
}

/** About a megabyte of the log, made once, so that what is measured is the reading and not the making. */
function makeBlock(shape: Shape): Buffer[] {
  let number = 0;
  return Array.from({ length: 16 }, () => {
    let text = '';
    while (text.length < chunkBytes) text += writeLine(shape, number++);
    return Buffer.from(text);
  });
}

/** The log as a stream: the block again and again, between a step's header and its failure. */
async function* generateLog(shape: Shape, bytes: number): AsyncGenerator<Uint8Array> {
  const header = ['##[group]Run npm test', 'npm test', 'shell: /usr/bin/bash -e {0}', '##[endgroup]'];
  yield Buffer.from(header.map((line) => `${stamp}${line}\r\n`).join('') + stamp);
  const block = makeBlock(shape);
  for (let sent = 0, next = 0; sent < bytes; next = (next + 1) % block.length) {
    const chunk = block[next] ?? Buffer.alloc(0);
    sent += chunk.length;
    yield chunk;
  }
  yield Buffer.from(`\r\n${failure.join('')}`);
  globalThis.gc?.();
  heldBytes = process.memoryUsage().heapUsed;
}

let heldBytes = 0;

interface Figures {
  seconds: number;
  cpuSeconds: number;
  heldMegabytes: number;
  rssMegabytes: number;
  excerpt: JobLogExcerpt;
}

async function measure(shape: Shape, size: number): Promise<Figures> {
  const start = performance.now();
  const excerpt = await excerptLog(generateLog(shape, size * megabyte), {
    step: { name: 'Run tests', startedAt: '2026-11-23T20:00:01Z', completedAt: '2026-11-23T20:00:02Z' },
    redactor: createRedactor([/contoso-\d+/g], 300_000, () => performance.now()),
  });
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage();
  return {
    seconds,
    cpuSeconds: (user + system) / 1_000_000,
    heldMegabytes: heldBytes / megabyte,
    rssMegabytes: measurePeak() / 1_024,
    excerpt,
  };
}

function runApart(shape: Shape, size: number): Figures {
  const script = fileURLToPath(import.meta.url);
  const child = spawnSync(process.execPath, ['--expose-gc', script, '--measure', shape, String(size)], {
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as Figures;
}

const [mode, shape, size] = process.argv.slice(2);
if (mode === '--measure') {
  console.log(JSON.stringify(await measure(shape as Shape, Number(size))));
} else {
  const given = process.argv.slice(2).map(Number);
  console.log(
    'log                    time       CPU        held    peak RSS           lines shown  first error',
  );
  for (const megabytes of [0, ...(given.length > 0 ? given : [5, 50, 500])]) {
    for (const kind of megabytes === 0 ? shapes.slice(0, 1) : shapes) {
      const { seconds, cpuSeconds, heldMegabytes, rssMegabytes, excerpt } = runApart(kind, megabytes);
      const cells = [
        `${megabytes} MB, ${kind}`.padEnd(17),
        `${seconds.toFixed(2)} s`.padStart(8),
        `${cpuSeconds.toFixed(2)} s`.padStart(8),
        `${heldMegabytes.toFixed(1)} MB`.padStart(10),
        `${rssMegabytes.toFixed(0)} MB`.padStart(10),
        `${excerpt.lines.length} of ${excerpt.totalLines}`.padStart(20),
        excerpt.firstError ?? '-',
      ];
      console.log(cells.join('  '));
    }
  }
}
