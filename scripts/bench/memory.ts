/** Loaded before a program: writes its peak memory, in KiB, to the file of BENCH_MEMORY when it ends. */
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Peak resident memory of this process, in KiB.
 *
 * On Linux it is VmHWM (proc_pid_status(5)): `maxRSS` begins with what the process had that started this one, since
 * exec(2) keeps it, and so a benchmark would measure itself.
 */
export function measurePeak(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
}

const file = process.env['BENCH_MEMORY'];
if (file !== undefined) process.once('exit', () => writeFileSync(file, String(measurePeak())));
