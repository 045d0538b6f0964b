import { describe, expect, it } from 'vitest';
import { at, countOf, shaOf, textOf, timeOf } from '../../../../src/github/api/json.ts';

describe('what GitHub answers is never taken on trust', () => {
  it.each<[value: unknown, count: number | undefined]>([
    [7, 7],
    ['7', 7],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['9007199254740992', undefined],
    ['12345678901234567', undefined],
    [0, undefined],
    [-1, undefined],
    [1.5, undefined],
    ['a7', undefined],
    ['7a', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j is the number %s', (value, count) => {
    expect(countOf(value)).toBe(count);
  });

  it.each<[value: unknown, time: string | undefined]>([
    ['2026-03-04T10:15:24Z', '2026-03-04T10:15:24.000Z'],
    ['2026-03-04T12:15:24+02:00', '2026-03-04T10:15:24.000Z'],
    ['2026-13-04T10:15:24Z', undefined],
    ['on 2026-03-04T10:15:24Z', undefined],
    ['2026-03-04', undefined],
    [1_772_619_324, undefined],
  ])('%j is the time %s', (value, time) => {
    expect(timeOf(value)).toBe(time);
  });

  it.each<[value: unknown, isCommit: boolean]>([
    ['a'.repeat(40), true],
    ['a'.repeat(64), true],
    ['a'.repeat(39), false],
    ['a'.repeat(41), false],
    [`x${'a'.repeat(40)}`, false],
    [`${'a'.repeat(40)}x`, false],
    ['A'.repeat(40), false],
    [7, false],
  ])('%j: a commit, %s', (value, isCommit) => {
    expect(shaOf(value)).toBe(isCommit ? value : undefined);
  });

  it.each<[value: unknown, text: string | undefined]>([
    ['Grüße', 'Grüße'],
    [' \n', undefined],
    [7, undefined],
    ['x'.repeat(501), `${'x'.repeat(499)}…`],
  ])('%j is the text %j', (value, text) => {
    expect(textOf(value)).toBe(text);
  });

  it.each<[path: string[], found: unknown]>([
    [['a', '0', 'b'], 7],
    [['a', '1', 'b'], undefined],
    [['a', 'length'], 1],
    [['constructor'], undefined],
    [['nothing', 'b'], undefined],
    [['text', '0'], undefined],
    [[], { a: [{ b: 7 }], nothing: null, text: 'x' }],
  ])('at %j lies %j', (path, found) => {
    expect(at({ a: [{ b: 7 }], nothing: null, text: 'x' }, ...path)).toEqual(found);
  });
});
