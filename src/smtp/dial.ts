import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A connection to the mail server that is on its way, and over which nothing is said. */
export interface Dialing {
  /** `performance.now()` when it was begun, and when the name was resolved; undefined until then. */
  startedAt: number;
  resolvedAt?: number;
  /**
   * Undefined where no server took it: the library then connects itself, and finds out what is wrong. Destroyed where a server
   * took it and closed it again. Never rejects.
   */
  connected: Promise<Socket | undefined>;
}

/** A server that can be reached takes less; after it, the library tries in its own way and time. */
const PATIENCE_MS = 5_000;
/** A resolver that takes longer is slow enough to go on beside it. */
const NAME_WAIT_MS = 100;

/**
 * Connects before the library that speaks SMTP is read, which takes about as long as a round trip.
 *
 * @param signal gives it up
 * @returns when the name is resolved and the first packet left, or cannot leave, or after a tenth of a second
 */
export async function dial(server: { host: string; port: number }, signal: AbortSignal): Promise<Dialing> {
  const { connect } = await import('node:net');
  const startedAt = performance.now();
  // Node can be told not to try the other addresses of a name; the library always tries them.
  const socket = connect({ host: server.host, port: server.port, autoSelectFamily: true });
  const giveUp = (): unknown => socket.destroy();
  const timer = setTimeout(giveUp, PATIENCE_MS);
  signal.addEventListener('abort', giveUp, { once: true });
  if (signal.aborted) giveUp();
  let isReset = false;
  // Stays for good: an error that nobody listens for ends the process.
  socket.on('error', ({ code }: NodeJS.ErrnoException) => {
    isReset = code === 'ECONNRESET';
  });
  const connected = new Promise<Socket | undefined>((resolve) => {
    socket.once('connect', () => resolve(socket));
    socket.once('close', () => resolve(isReset ? socket : undefined));
  }).finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
  });
  const dialing: Dialing = { startedAt, connected };
  const resolved = new Promise<void>((resolve) => {
    socket.once('lookup', (error: Error | null) => {
      if (!error) dialing.resolvedAt = performance.now();
      resolve();
    });
  });
  await Promise.race([resolved, connected, wait(NAME_WAIT_MS, undefined, { ref: false })]);
  return dialing;
}
