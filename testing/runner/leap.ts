/**
 * Preloaded into a process (`node --import`): waits of ten seconds and more end at once, and their milliseconds are
 * appended to the file that LEAPS names, one a line, for a clock that leaps over them.
 */
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';

const wait = timers.setTimeout;
timers.setTimeout = async (ms = 0, value, options) => {
  if (ms < 10_000) return wait(ms, value, options);
  appendFileSync(process.env['LEAPS'] ?? '', `${Math.round(ms)}\n`);
  return value as NonNullable<typeof value>;
};
syncBuiltinESMExports();
