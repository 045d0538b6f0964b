import { describe, expect, it } from 'vitest';
import {
  count,
  directionOf,
  formatDay,
  formatDuration,
  formatShare,
  formatSize,
  formatTime,
  listWords,
  ordinal,
} from '../../../../src/mail/view/format.ts';

it.each([
  [-1, '0 B'],
  [0, '0 B'],
  [999, '999 B'],
  [1_500, '1.5 kB'],
  [99_940, '99.9 kB'],
  [123_456, '123 kB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [7_340_000, '7.3 MB'],
  [2_000_000_000_000, '2000 GB'],
])('writes %d bytes as %s', (bytes, expected) => {
  expect(formatSize(bytes)).toBe(expected);
});

const [s, min, h, d] = [1_000, 60_000, 3_600_000, 86_400_000];

it.each([
  [Number.NaN, '0 s'],
  [-5 * s, '0 s'],
  [499, '0 s'],
  [59 * s, '59 s'],
  [60 * s, '1 min'],
  [80 * s, '1 min 20 s'],
  [599 * s, '9 min 59 s'],
  [600 * s, '10 min'],
  [629 * s, '10 min'],
  [59 * min, '59 min'],
  [60 * min, '1 h'],
  [2 * h + 10 * min, '2 h 10 min'],
  [48 * h - min, '47 h 59 min'],
  [48 * h, '2 d'],
  [3 * d + 4 * h, '3 d 4 h'],
])('writes %d ms as %s', (ms, expected) => {
  expect(formatDuration(ms)).toBe(expected);
});

it.each([
  [0, '0 %'],
  [0.001, '1 %'],
  [0.01, '1 %'],
  [0.5, '50 %'],
  [0.994, '99 %'],
  [0.999, '99 %'],
  [1, '100 %'],
])('writes the share %d as %s', (share, expected) => {
  expect(formatShare(share)).toBe(expected);
});

it.each([
  [0, '0th'],
  [1, 'First'],
  [10, 'Tenth'],
  [11, '11th'],
  [12, '12th'],
  [13, '13th'],
  [21, '21st'],
  [22, '22nd'],
  [23, '23rd'],
  [24, '24th'],
  [102, '102nd'],
  [111, '111th'],
])('writes number %d in order as %s', (n, expected) => {
  expect(ordinal(n)).toBe(expected);
});

it.each([
  [count(0, 'job'), '0 jobs'],
  [count(1, 'job'), '1 job'],
  [count(2, 'match', 'matches'), '2 matches'],
  [listWords([]), ''],
  [listWords(['a']), 'a'],
  [listWords(['a', 'b']), 'a and b'],
  [listWords(['a', 'b', 'c']), 'a, b and c'],
])('%s', (written, expected) => {
  expect(written).toBe(expected);
});

describe('the clock of the reader', () => {
  const clock = { timezone: 'Europe/Berlin', locale: 'en-GB' };
  it.each([
    [formatTime('2026-03-04T23:12:00Z', clock), '5 Mar 2026, 00:12 CET'],
    [formatDay('2026-03-04T23:12:00Z', clock), '5 Mar 2026'],
    [formatTime('yesterday', clock), 'yesterday'],
    [formatDay('2026-03-04T23:12:00Z', { ...clock, timezone: 'UTC' }), '4 Mar 2026'],
  ])('%s', (written, expected) => {
    expect(written).toBe(expected);
  });

  it.each([
    ['en-GB', 'ltr'],
    ['ja', 'ltr'],
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['az-Arab', 'rtl'],
  ])('%s is written %s', (locale, direction) => {
    expect(directionOf(locale)).toBe(direction);
  });
});
