import { describe, expect, it } from 'vitest';
import { nearestWord } from '../../src/nearest-word.ts';

describe('nearestWord', () => {
  it.each([
    ['acs-resourse', 'acs-resource'],
    ['client-scret', 'client-secret'],
    ['notfiy-on', 'notify-on'],
    ['smtp-hots', 'smtp-host'],
    ['zebra', undefined],
  ])('%s → %s', (given, expected) => {
    expect(nearestWord(given, ['acs-resource', 'client-secret', 'notify-on', 'smtp-host', 'to'])).toBe(
      expected,
    );
  });

  it.each<[given: string, candidates: string[], expected: string | undefined]>([
    ['ab', ['ba'], 'ba'],
    ['ab', ['xa'], undefined],
    ['ab', ['bx'], undefined],
    ['a', ['b'], 'b'],
    ['a', ['bc'], undefined],
    ['abc', ['abd'], 'abd'],
    ['abc', ['add'], undefined],
    ['abcdef', ['abcdxx'], 'abcdxx'],
    ['abcdef', ['abcxxx'], undefined],
    ['abcdef', ['badcef'], 'badcef'],
    ['abcdef', ['xycdfe'], undefined],
    ['abcdef', ['abcdefgh'], 'abcdefgh'],
    ['abcdef', ['abcdefghi'], undefined],
    ['KIND', ['Kind'], 'Kind'],
    ['kind', ['find', 'mind'], 'find'],
    ['kinds', ['xind', 'kind'], 'kind'],
    ['kind', [], undefined],
  ])('%s among %j → %s', (given, candidates, expected) => {
    expect(nearestWord(given, candidates)).toBe(expected);
  });
});
