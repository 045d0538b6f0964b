import { describe, expect, it } from 'vitest';
import { cleanName } from '../../../src/workspace/file-name.ts';

describe('cleanName', () => {
  it.each([
    ['', 'attachment'],
    ['...', 'attachment'],
    ['a\u0000b\r\n.txt', 'ab .txt'],
    ['a<b>:"c|d?*.txt', 'a_b___c_d__.txt'],
    ['ends. ', 'ends'],
    ['ends . .', 'ends'],
    ['. a. b .c', '. a. b .c'],
    ['e\u0301.txt', 'é.txt'],
    [`${'x'.repeat(300)}.log.txt`, `${'x'.repeat(111)}….log.txt`],
    ['x'.repeat(300), `${'x'.repeat(119)}…`],
    [`${'x'.repeat(116)}.txt`, `${'x'.repeat(116)}.txt`],
    [`${'x'.repeat(117)}.txt`, `${'x'.repeat(115)}….txt`],
    [`${'x'.repeat(120)}.tar.gz.asc`, `${'x'.repeat(112)}….gz.asc`],
    [`${'x'.repeat(120)}.extensions1`, `${'x'.repeat(119)}…`],
    [`${'x'.repeat(120)}.extension1`, `${'x'.repeat(108)}….extension1`],
    [`${'x'.repeat(120)}.é`, `${'x'.repeat(119)}…`],
  ])('makes a name of %j', (name, expected) => {
    expect(cleanName(name)).toBe(expected);
    expect(cleanName(cleanName(name))).toBe(expected);
  });
});
