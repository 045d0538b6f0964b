import { describe, expect, it } from 'vitest';
import { mapTexts, Scrubber } from '../../../src/redaction/scrubber.ts';

function scrubberOf(...values: string[]): Scrubber {
  const scrubber = new Scrubber();
  for (const value of values) scrubber.hide(value);
  return scrubber;
}

describe('hidden values', () => {
  it('become three stars, a longer one before a shorter one that it begins with', () => {
    const { scrub } = scrubberOf('abcd', 'abcdefgh');
    expect(scrub('abcdefgh abcd abc')).toBe('*** *** abc');
  });

  it('are taken letter by letter, whatever they mean in a pattern', () => {
    const { scrub } = scrubberOf('a.c+(d|e)[f]\\', 'ü-ß$^');
    expect(scrub('a.c+(d|e)[f]\\ aXc+(d|e)[f]\\ ü-ß$^')).toBe('*** aXc+(d|e)[f]\\ ***');
  });

  it('of several lines are hidden whole and line by line', () => {
    const { scrub } = scrubberOf('first line\nsecond line\nab');
    expect(scrub('first line\nsecond line\nab')).toBe('***');
    expect(scrub('x second line ab')).toBe('x *** ab');
  });

  it('may be added after a text was seen', () => {
    const scrubber = scrubberOf('first');
    expect(scrubber.scrub('first second')).toBe('*** second');
    scrubber.hide('second');
    expect(scrubber.scrub('first second')).toBe('*** ***');
  });

  it('tell what is new, so that no mask is registered twice', () => {
    const scrubber = new Scrubber();
    expect(scrubber.hide('value\nline')).toEqual(['value\nline', 'value', 'line']);
    expect(scrubber.hide('value')).toEqual([]);
    expect(scrubber.hide('abc')).toEqual([]);
  });

  it('are taken out of every text of a record, and keys stay', () => {
    const { scrub } = scrubberOf('value');
    expect(mapTexts({ value: ['a value', 1, null, { b: 'value' }] }, scrub)).toEqual({
      value: ['a ***', 1, null, { b: '***' }],
    });
  });
});
