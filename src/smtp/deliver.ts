import { setTimeout as sleep } from 'node:timers/promises';
import { ActionError } from '../errors.ts';
import type { Receipt } from './receipt.ts';
import type { Envelope, Session } from './session.ts';

/** How to open a connection; the delivery may need a fresh one for another try. */
export type Opener = () => Promise<Session>;

/** Waiting that a test can replace. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

const MAX_ATTEMPTS = 3;

/** Before the second and third try; up to a quarter is added at random so that parallel jobs do not meet again. */
const PAUSES_MS = [2_000, 8_000];

/** A quota that the next minute does not free is that of an hour: six tries in it cost little of it. */
const LONG_WINDOW_PAUSE_MS = 600_000;

export interface DeliveryOptions {
  /** Opens a session; called again for every further try. */
  open: Opener;
  /** A session that is being opened already, beside other work. */
  opening?: Promise<Session> | undefined;
  /** `performance.now()` when that began; the total time of the receipt counts from here. */
  startedAt?: number;
  signal: AbortSignal;
  /** `performance.now()` at which the total time of the run is over. */
  deadline: number;
  info: (line: string) => void;
  /** Called at each try when the message begins to leave: until an answer comes, the server may have it. */
  onBegin: () => void;
  sleep?: Sleep;
  random?: () => number;
}

/**
 * Delivers one message, with further tries only where no copy can exist yet: before the message was handed over, or
 * when the server said no with a 4yz reply. A lost reply to the end of DATA is never followed by another try.
 *
 * @param encoded octets of the message, see `encodeMessage`
 * @returns the receipt; `rejected` may hold recipients that the server refused while it took the others
 * @throws DeliveryFailure with the ActionError of the last try as `cause`
 */
export async function deliver(
  envelope: Envelope,
  messageId: string,
  encoded: Uint8Array,
  options: DeliveryOptions,
): Promise<{ receipt: Receipt; closing: Promise<void> }> {
  const { signal, deadline, info, sleep: wait = pause, random = Math.random } = options;
  const { startedAt = performance.now() } = options;
  let opening = options.opening;
  for (let attempt = 1; ; attempt++) {
    let session: Session | undefined;
    try {
      session = await (opening ?? options.open());
      opening = undefined;
      const { durationMs: sendMs, ...sent } = await session.send(envelope, encoded, options.onBegin);
      return {
        receipt: {
          ...sent,
          isComplete: sent.rejected.length === 0,
          messageId,
          attempts: attempt,
          timings: { ...session.timings, sendMs, totalMs: Math.round(performance.now() - startedAt) },
          tlsVersion: session.tlsVersion,
        },
        closing: session.quit(),
      };
    } catch (error) {
      opening = undefined;
      if (!(error instanceof ActionError)) throw error;
      const pauseMs = pauseBefore(attempt, error, random);
      const remainingMs = deadline - performance.now();
      const isLast = attempt >= MAX_ATTEMPTS && error.waitMs === undefined;
      if (!error.retryable || isLast || signal.aborted || pauseMs >= remainingMs) {
        throw new DeliveryFailure(error, attempt);
      }
      info(`${error.title}. Next try in ${Math.ceil(pauseMs / 1000)} s (number ${attempt + 1}).`);
      await wait(pauseMs, signal).catch(() => {
        throw new DeliveryFailure(error, attempt);
      });
    }
  }
}

/** The error that ended the last try, and how many there were. */
export class DeliveryFailure extends Error {
  override readonly name = 'DeliveryFailure';
  readonly attempts: number;
  override readonly cause: ActionError;

  constructor(cause: ActionError, attempts: number) {
    super(cause.title);
    this.cause = cause;
    this.attempts = attempts;
  }
}

/** A quota waits for its next window, as long as the total time lasts. */
function pauseBefore(attempt: number, error: ActionError, random: () => number): number {
  if (error.waitMs !== undefined) return attempt === 1 ? error.waitMs : LONG_WINDOW_PAUSE_MS;
  return (PAUSES_MS[attempt - 1] ?? 0) * (1 + random() / 4);
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal });
}
