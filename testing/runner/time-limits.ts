/**
 * Preloaded into a process (`node --import`): limits of time end when a test says so, and never by themselves. SIGUSR2 ends the
 * shortest, SIGHUP all.
 */
const open: { ms: number; limit: AbortController }[] = [];

AbortSignal.timeout = (ms) => {
  const limit = new AbortController();
  open.push({ ms, limit });
  open.sort((one, other) => one.ms - other.ms);
  return limit.signal;
};

const end = (count: number): void => {
  for (const { limit } of open.splice(0, count))
    limit.abort(new DOMException('The time is over', 'TimeoutError'));
};
process.on('SIGUSR2', () => end(1));
process.on('SIGHUP', () => end(open.length));
