import { describe, expect, it } from 'vitest';
import { findMissedSlots, isUnusable, type Schedule } from '../../../../src/notification/digest/missed.ts';
import { MAX_SLOTS } from '../../../../src/notification/digest/period.ts';

const daily: Schedule = { cron: '0 3 * * *' };
const at = (day: number, time = '03:00'): string => `2026-03-${String(day).padStart(2, '0')}T${time}:00.000Z`;
const span = { from: Date.parse(at(2, '00:00')), to: Date.parse(at(5, '00:00')) };

const missedOf = (schedules: Schedule[], starts: string[], given = span): string[] =>
  findMissedSlots(schedules, starts, given).map((time) => new Date(time).toISOString());

describe('the slots that were missed', () => {
  it.each<[what: string, schedules: Schedule[], starts: string[], missed: string[]]>([
    ['none, where each was run', [daily], [at(2), at(3), at(4)], []],
    ['none, where each was run late', [daily], [at(2, '11:59'), at(3, '11:59'), at(4, '11:59')], []],
    ['all, where nothing ran', [daily], [], [at(2), at(3), at(4)]],
    ['the one between two runs', [daily], [at(2), at(4)], [at(3)]],
    ['that of a run that came too late', [daily], [at(2), at(3, '12:01'), at(4)], [at(3)]],
    ['whatever the order of the runs', [daily], [at(4), at(2)], [at(3)]],
    ['not by runs before or after the time looked at', [daily], [at(1), at(2), at(4), at(5)], [at(3)]],
    [
      'of two schedules, each once and the oldest first',
      [{ cron: '0 9 * * *' }, daily, daily],
      [at(2, '09:00'), at(4)],
      [at(3), at(3, '09:00'), at(4, '09:00')],
    ],
    [
      'in the time zone of the schedule',
      [{ ...daily, timezone: 'Europe/Berlin' }],
      [at(2), at(3)],
      [at(4, '02:00')],
    ],
    ['none of a schedule that GitHub cannot run', [{ cron: '@daily' }], [], []],
    ['by a step after a single number', [{ cron: '20/20 3 4 3 *' }], [], [at(4, '03:20'), at(4, '03:40')]],
  ])('%s', (_what, schedules, starts, missed) => {
    expect(missedOf(schedules, starts)).toEqual(missed);
  });

  it('are not the one whose delay is not over', () => {
    const given = { from: span.from, to: Date.parse(at(4, '12:00')) };
    expect(missedOf([daily], [at(2), at(3)], given)).toEqual([]);
    expect(missedOf([daily], [at(2), at(3)], { ...given, to: given.to + 1 })).toEqual([at(4)]);
  });

  it('are no more than are told', () => {
    const found = missedOf([{ cron: '* * * * *' }, { cron: '*/7 * * * *' }], []);
    expect(found).toHaveLength(MAX_SLOTS);
    expect(found[1]).toBe(at(2, '00:01'));
  });
});

describe('a schedule', () => {
  it.each<[schedules: Schedule[], isBad: boolean]>([
    [[daily], false],
    [[{ cron: '@daily' }], true],
    [[{ cron: '0 3 * *' }], true],
    [[{ cron: '0 0 3 * * *' }], true],
    [[{ cron: '0 3 31 2 *' }], true],
    [[{ ...daily, timezone: 'Europe/Atlantis' }], true],
    [[{ cron: '@daily' }, daily], false],
  ])('%j cannot be run: %s', (schedules, isBad) => {
    expect(isUnusable(schedules)).toBe(isBad);
  });
});
