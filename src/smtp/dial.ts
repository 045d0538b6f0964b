import type { Socket } from 'node:net';

/** A connection to the mail server over which nothing was said yet. */
export interface Dialed {
  socket: Socket;
  /** `performance.now()` when it was begun, and when the name was resolved. */
  startedAt: number;
  resolvedAt: number;
}

export interface Dialing {
  /** Undefined where it failed: the library then connects itself, and finds out what is wrong. Never rejects. */
  connected: Promise<Dialed | undefined>;
}

/** A server that can be reached takes less; after it, the library tries in its own way and time. */
const PATIENCE_MS = 5_000;

/**
 * Connects before the library that speaks SMTP is read, which takes about as long as a round trip.
 *
 * @param signal gives it up
 * @returns when the name is resolved and the first packet left, or cannot leave
 */
export async function dial(server: { host: string; port: number }, signal: AbortSignal): Promise<Dialing> {
  const { connect } = await import('node:net');
  const startedAt = performance.now();
  let resolvedAt = startedAt;
  const socket = connect({ host: server.host, port: server.port });
  const giveUp = (): unknown => socket.destroy();
  const timer = setTimeout(giveUp, PATIENCE_MS);
  signal.addEventListener('abort', giveUp, { once: true });
  // Stays for good: an error that nobody listens for ends the process.
  socket.on('error', () => {});
  const connected = new Promise<Dialed | undefined>((resolve) => {
    socket.once('connect', () => resolve({ socket, startedAt, resolvedAt }));
    socket.once('close', () => resolve(undefined));
  }).finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
  });
  const resolved = new Promise<void>((resolve) => {
    socket.once('lookup', () => {
      resolvedAt = performance.now();
      resolve();
    });
  });
  await Promise.race([resolved, connected]);
  return { connected };
}
