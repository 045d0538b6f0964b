/** Loaded before a contender: writes its peak memory, in KiB, to the file of BENCH_MEMORY when it ends. */
import { writeFileSync } from 'node:fs';

process.once('exit', () => {
  writeFileSync(process.env['BENCH_MEMORY'] ?? '', String(process.resourceUsage().maxRSS));
});
