const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What a digest covers when nothing says where the last one ended. */
const DEFAULT_PERIOD_MS = 7 * DAY_MS;
/** Beyond this a digest tells history, and its runs are too many to read. */
export const MAX_PERIOD_MS = 31 * DAY_MS;

/** Missed slots that are counted of one workflow. */
export const MAX_SLOTS = 100;

export interface Period {
  /** ISO times. */
  from: string;
  to: string;
  /** Start of the period of the same length before it. */
  before: string;
}

/**
 * Chooses what a digest covers: the wanted length; else from the last digest until now; else seven days. A last
 * digest within the hour was a trial, one more than 31 days ago says nothing about the rhythm: both count as none.
 *
 * @param given.wantedMs   length that the user asked for
 * @param given.lastDigest ISO time at which the last digest was made
 */
export function choosePeriod(given: { now: string; wantedMs?: number; lastDigest?: string }): Period {
  const to = Date.parse(given.now);
  const since = to - Date.parse(given.lastDigest ?? '');
  const isRhythm = since >= HOUR_MS && since <= MAX_PERIOD_MS;
  const lengthMs = Math.min(MAX_PERIOD_MS, given.wantedMs ?? (isRhythm ? since : DEFAULT_PERIOD_MS));
  const iso = (time: number): string => new Date(time).toISOString();
  return { from: iso(to - lengthMs), to: iso(to), before: iso(to - 2 * lengthMs) };
}
