import { expect, it } from 'vitest';
import { formatSize } from '../../../../src/mail/view/format.ts';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_500, '1.5 kB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [7_340_000, '7.3 MB'],
  [2_000_000_000_000, '2000 GB'],
])('writes %d bytes as %s', (bytes, expected) => {
  expect(formatSize(bytes)).toBe(expected);
});
