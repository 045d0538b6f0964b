import { Cron } from 'croner';
import { MAX_SLOTS } from './period.ts';

/** One entry of `on.schedule`. */
export interface Schedule {
  cron: string;
  /** IANA name; UTC where it is left out (docs.github.com, "Workflow syntax", `on.schedule`). */
  timezone?: string;
}

/** GitHub starts scheduled runs late, often by hours (docs.github.com, "Events that trigger workflows", `schedule`). */
export const LONGEST_DELAY_MS = 9 * 3_600_000;

/**
 * Finds the times at which a scheduled run was due and none started within {@link LONGEST_DELAY_MS}. Dropped slots of a
 * frequent schedule are usual and are covered by the next run, so that silence alone counts. A slot whose delay is not over
 * is left to the next digest.
 *
 * @param starts when scheduled runs were created, ISO times in any order
 * @param span   milliseconds: slots before `from` do not count, `to` is now
 * @returns milliseconds, oldest first, at most {@link MAX_SLOTS}
 */
export function findMissedSlots(
  schedules: readonly Schedule[],
  starts: readonly string[],
  { from, to }: { from: number; to: number },
): number[] {
  const crons = schedules.flatMap((schedule) => openSchedule(schedule) ?? []);
  const known = starts
    .map((time) => Date.parse(time))
    .filter((time) => time >= from && time <= to)
    .sort((a, b) => a - b);
  const missed = new Set<number>();
  let last = from - 1;
  for (const next of [...known, to]) {
    if (next - last > LONGEST_DELAY_MS) {
      for (const cron of crons) addSlots(cron, last, next - LONGEST_DELAY_MS, missed);
    }
    last = next;
  }
  return [...missed].sort((a, b) => a - b).slice(0, MAX_SLOTS);
}

/** True where no entry can be understood: not five fields, no such time zone, no such day. */
export function isUnusable(schedules: readonly Schedule[]): boolean {
  return schedules.every((schedule) => openSchedule(schedule) === undefined);
}

function addSlots(cron: Cron, after: number, before: number, slots: Set<number>): void {
  let slot = cron.nextRun(new Date(after))?.getTime();
  for (let count = 0; slot !== undefined && slot < before && count < MAX_SLOTS; count++) {
    slots.add(slot);
    slot = cron.nextRun(new Date(slot))?.getTime();
  }
}

function openSchedule({ cron, timezone = 'UTC' }: Schedule): Cron | undefined {
  // GitHub knows no nicknames such as `@daily`.
  if (cron.startsWith('@')) return undefined;
  try {
    // GitHub takes a step after a single number: `20/15` is 20, 35 and 50.
    const opened = new Cron(cron, { mode: '5-part', timezone, sloppyRanges: true });
    // An unknown zone throws here; 31 February never comes.
    return opened.nextRun(new Date(0)) === null ? undefined : opened;
  } catch {
    return undefined;
  }
}
