import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatDuration,
  parseChoice,
  parseChoices,
  parseDay,
  parseDuration,
  parseFlag,
  parseHost,
  parseInteger,
  parseObject,
  parsePairs,
  parseSize,
  splitLines,
  splitList,
} from '../../../src/inputs/parse.ts';

const minuteToDay = { minMs: 1000, maxMs: 86_400_000 };

describe('flags', () => {
  it.each(['true', 'TRUE', 'True'])('%s is true', (text) => {
    expect(parseFlag(text)).toEqual({ value: true });
  });

  it.each(['flase', 'yes', '1', 'on', ''])('%j is a problem', (text) => {
    expect(parseFlag(text)).toHaveProperty('problem');
  });

  it('names what was given and what was probably meant', () => {
    expect(parseFlag('flase')).toEqual({
      problem: '"flase" is neither true nor false; did you mean "false"?',
    });
  });
});

describe('numbers', () => {
  it.each([
    ['0', 0],
    ['007', 7],
    ['500', 500],
  ])('%s', (text, value) => {
    expect(parseInteger(text, { min: 0, max: 500 })).toEqual({ value });
  });

  it.each(['', '-1', '501', '1.5', '0x10', '1e3', 'ten', '٣'])('%j is a problem', (text) => {
    expect(parseInteger(text, { min: 0, max: 500 })).toHaveProperty('problem');
  });
});

describe('durations', () => {
  it.each([
    ['90s', 90_000],
    ['5m', 300_000],
    ['1h30m', 5_400_000],
    ['1h 30m', 5_400_000],
    ['1500ms', 1500],
    ['2M', 120_000],
    ['1d', 86_400_000],
  ])('%s is %d ms', (text, value) => {
    expect(parseDuration(text, minuteToDay)).toEqual({ value });
  });

  it.each(['5', '5 minutes', '', 'm', '-5m', '5m!', '1y'])('%j needs a number with a unit', (text) => {
    expect(parseDuration(text, minuteToDay)).toHaveProperty('problem');
  });

  it('says the range', () => {
    expect(parseDuration('48h', minuteToDay)).toEqual({
      problem: '"48h" is out of range; allowed are 1s to 1d',
    });
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 86_400_000 }), (ms) => {
        expect(parseDuration(formatDuration(ms), minuteToDay)).toEqual({ value: ms });
      }),
    );
  });
});

describe('days', () => {
  it.each([
    '',
    '2027-05-31',
    '2028-02-29',
    '2027-05-31T12:00Z',
    '2027-05-31T12:00:00Z',
    '2027-05-31T12:00:00.1234567+02:00',
  ])('%j stays as it is', (text) => {
    expect(parseDay(text)).toEqual({ value: text });
  });

  it.each([
    '2027-02-29',
    '2027-13-01',
    '2027-5-31',
    '31.05.2027',
    'x2027-05-31',
    '2027-05-31x',
    '2027-05-31T12:0Z',
    '2027-05-31T12:00',
    '2027-05-31T12:00+2:00',
    '2027-05-31T12:00+02:0',
    '2027-05-31T25:00Z',
  ])('%s is none', (text) => {
    expect(parseDay(text)).toEqual({ problem: `"${text}" is not a day; write one such as 2027-05-31` });
  });
});

describe('sizes', () => {
  it.each([
    ['1MB', 1_000_000],
    ['30 MB', 30_000_000],
    ['150mb', 150_000_000],
  ])('%s', (text, value) => {
    expect(parseSize(text)).toEqual({ value });
  });

  it.each(['0MB', '151MB', '10', '10KB', 'x10MB', '10MBx', '1.5MB', ''])('%j is a problem', (text) => {
    expect(parseSize(text)).toHaveProperty('problem');
  });
});

describe('choices', () => {
  const states = ['failure', 'fixed', 'flaky'] as const;

  it('take any case', () => {
    expect(parseChoice('Failure', states)).toEqual({ value: 'failure' });
  });

  it('list every wrong word, drop doubles', () => {
    expect(parseChoices('fixed, fixed\nflaky', states)).toEqual({ value: ['fixed', 'flaky'] });
    expect(parseChoices('fixd, sometimes', states)).toEqual({
      problem:
        '"fixd" (did you mean "fixed"?) is not one of failure, fixed, flaky; "sometimes" is not one of failure, fixed, flaky',
    });
  });
});

describe('lists', () => {
  it('split on commas and new lines', () => {
    expect(splitList('a, b\r\n\n c ,,')).toEqual(['a', 'b', 'c']);
  });

  it('split on lines only, with comments', () => {
    expect(splitLines('a, b\n# note\n\n c ')).toEqual(['a, b', 'c']);
  });

  it('read pairs', () => {
    const name = { pattern: /^[a-z]+$/, description: 'lower-case letters' };
    expect(parsePairs('a=1\nb: two = 2\nc=', name)).toEqual({ value: { a: '1', b: 'two = 2', c: '' } });
    expect(parsePairs('a=1\nnothing', name)).toHaveProperty('problem');
  });
});

describe('hosts', () => {
  it.each(['smtp.azurecomm.net', 'localhost', 'SMTP.Contoso.example'])('%s', (text) => {
    expect(parseHost(text)).toEqual({ value: text.toLowerCase() });
  });

  it.each(['20.1.2.3', '::1', '[2001:db8::1]'])('%s is an address, which Azure does not support', (text) => {
    expect(parseHost(text)).toMatchObject({ problem: expect.stringContaining('IP address') });
  });

  it.each([
    'https://smtp.azurecomm.net',
    'smtp.azurecomm.net:587',
    'a b',
    '-x.y',
    'a..b',
    'é.example',
    '1.2.3.4.x!',
    '20.1.2.3x!',
  ])('%s is no name', (text) => {
    expect(parseHost(text)).toMatchObject({ problem: expect.stringContaining('not a host name') });
  });
});

it('a host has at most 253 characters, and 63 in each part', () => {
  const label = 'a'.repeat(63);
  const longest = [label, label, label, 'a'.repeat(61)].join('.');
  expect(parseHost(longest)).toEqual({ value: longest });
  expect(parseHost(`${longest}a`)).toHaveProperty('problem');
  expect(parseHost(`${label}a.example`)).toHaveProperty('problem');
  expect(parseHost('20.1.2.3.example')).toEqual({ value: '20.1.2.3.example' });
});

describe('objects', () => {
  it('take what toJSON writes', () => {
    expect(parseObject('{"build": {"result": "success"}}')).toEqual({
      value: { build: { result: 'success' } },
    });
    expect(parseObject('null')).toEqual({ value: undefined });
    expect(parseObject('')).toEqual({ value: undefined });
  });

  it.each(['[]', '1', '{', 'build'])('%j is a problem', (text) => {
    expect(parseObject(text)).toHaveProperty('problem');
  });
});
