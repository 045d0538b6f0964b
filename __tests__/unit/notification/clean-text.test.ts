import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText, listNames } from '../../../src/notification/clean-text.ts';
import { codePoint } from '../../../testing/code-point.ts';

const bidi = new Set([
  ...'\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069',
]);

function isForbidden(char: string): boolean {
  const code = char.charCodeAt(0);
  const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
  return bidi.has(char) || (isControl && char !== '\n' && char !== '\t');
}

describe('cleanText', () => {
  test.each([
    ['plain', 'plain'],
    ['a\u0000b\u001bc\u007fd\u009be', 'abcde'],
    ['\u202eabc\u202c\u2066d\u2069\u200ee\u200f\u061c', 'abcde'],
    ['one\r\ntwo\nthree\rfour\u0085five\u2028six\u2029seven', 'one two three four five six seven'],
    ['a\tb', 'a b'],
    ['  a  ', 'a'],
    ['\r\u0000\n', ''],
    ['family 👩‍👩‍👧', 'family 👩‍👩‍👧'],
    ['half \ud83d surrogate', 'half \ufffd surrogate'],
    ['nai\u0308ve é 漢字', 'nai\u0308ve é 漢字'],
  ])('%j', (text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  test('multiline keeps breaks and tabs', () => {
    expect(cleanText(' a\r\nb\u0007\tc\rd\u2028e', { multiline: true })).toBe(' a\nb\tc\nd\ne');
  });

  test.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdef', 5, 'abcd…'],
    ['abc def', 5, 'abc…'],
    ['ab😀cd', 4, 'ab…'],
    ['ab😀cd', 5, 'ab😀…'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
  ])('%s cut to %i', (text, maxLength, cut) => {
    expect(cleanText(text, { maxLength })).toBe(cut);
  });

  test('nothing forbidden comes out, nothing changes the second time, no half characters', () => {
    const hostile = fc.string({
      unit: fc.oneof(
        fc.constantFrom(
          '\r',
          '\n',
          '\t',
          '\u0000',
          '\u001b',
          '\u0085',
          '\u009b',
          '\u2028',
          '\u202e',
          '\u2066',
          '\ud83d',
          '\ude00',
          ' ',
        ),
        fc.string({ unit: codePoint, minLength: 1, maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(
        hostile,
        fc.boolean(),
        fc.option(fc.nat(20), { nil: undefined }),
        (text, multiline, maxLength) => {
          const options = { multiline, ...(maxLength === undefined ? {} : { maxLength }) };
          const clean = cleanText(text, options);
          expect([...clean].filter(isForbidden)).toEqual([]);
          if (!multiline) expect(clean).not.toMatch(/[\n\t]/);
          expect(clean.isWellFormed()).toBe(true);
          expect(clean.length).toBeLessThanOrEqual(maxLength ?? Number.POSITIVE_INFINITY);
          expect(cleanText(clean, options)).toBe(clean);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('listNames', () => {
  test.each([
    [[], ''],
    [['a'], '"a"'],
    [['a', 'b'], '"a" and "b"'],
    [['a', 'b', 'c'], '"a", "b" and "c"'],
    [['a', 'b', 'c', 'd', 'e'], '"a", "b", "c" and 2 more'],
    [['x'.repeat(101)], `"${'x'.repeat(99)}…"`],
  ])('%j', (names, expected) => {
    expect(listNames(names)).toBe(expected);
  });
});
