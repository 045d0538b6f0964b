import { describe, expect, it } from 'vitest';
import { choosePeriod } from '../../../../src/notification/digest/period.ts';

const now = '2026-03-15T06:00:00.000Z';
const DAY = 86_400_000;

describe('choosePeriod', () => {
  it.each<[string, { wantedMs?: number; lastDigest?: string }, string, string]>([
    ['seven days by default', {}, '2026-03-08T06:00:00.000Z', '2026-03-01T06:00:00.000Z'],
    [
      'since the last digest',
      { lastDigest: '2026-03-14T06:00:00Z' },
      '2026-03-14T06:00:00.000Z',
      '2026-03-13T06:00:00.000Z',
    ],
    [
      'what is wanted before all',
      { wantedMs: 2 * DAY, lastDigest: '2026-03-14T06:00:00Z' },
      '2026-03-13T06:00:00.000Z',
      '2026-03-11T06:00:00.000Z',
    ],
    [
      'a trial a moment ago does not count',
      { lastDigest: '2026-03-15T05:30:00Z' },
      '2026-03-08T06:00:00.000Z',
      '2026-03-01T06:00:00.000Z',
    ],
    [
      'nor does one of last year',
      { lastDigest: '2025-03-15T06:00:00Z' },
      '2026-03-08T06:00:00.000Z',
      '2026-03-01T06:00:00.000Z',
    ],
    [
      'nor one of tomorrow',
      { lastDigest: '2026-03-16T06:00:00Z' },
      '2026-03-08T06:00:00.000Z',
      '2026-03-01T06:00:00.000Z',
    ],
    [
      'nor what is no time',
      { lastDigest: 'yesterday' },
      '2026-03-08T06:00:00.000Z',
      '2026-03-01T06:00:00.000Z',
    ],
    ['at most 31 days', { wantedMs: 365 * DAY }, '2026-02-12T06:00:00.000Z', '2026-01-12T06:00:00.000Z'],
  ])('%s', (_, given, from, before) => {
    expect(choosePeriod({ now, ...given })).toEqual({ from, to: now, before });
  });
});
