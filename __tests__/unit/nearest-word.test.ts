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
});
