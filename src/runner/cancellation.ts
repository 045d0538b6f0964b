/**
 * A job that is cancelled: the runner sends SIGINT, 7.5 s later SIGTERM, and 2.5 s after that it ends the process
 * (GitHub docs: "Workflow cancellation reference").
 */
export interface Cancellation {
  /** Aborts at the first of the two: nothing new begins, and what can be given up is given up. */
  requested: AbortSignal;
  /** Aborts when little of the grace period is left: there is only time to say how it ended. */
  graceOver: AbortSignal;
}

/** From each signal to the point where waiting has to end: 1 s before the runner ends the process. */
const GRACE_MS = { SIGINT: 9_000, SIGTERM: 1_500 };

/** Listens to the signals of the runner, which end the process no longer by themselves. */
export function listenForCancellation(): Cancellation {
  const requested = new AbortController();
  const graceOver = new AbortController();
  const begin = (graceMs: number) => (): void => {
    requested.abort();
    setTimeout(() => graceOver.abort(), graceMs).unref();
  };
  process.on('SIGINT', begin(GRACE_MS.SIGINT));
  process.on('SIGTERM', begin(GRACE_MS.SIGTERM));
  // Windows has no SIGTERM; the runner sends Ctrl+Break.
  process.on('SIGBREAK', begin(GRACE_MS.SIGTERM));
  return { requested: requested.signal, graceOver: graceOver.signal };
}
