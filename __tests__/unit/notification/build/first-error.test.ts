import { describe, expect, it } from 'vitest';
import { chooseFirstError, preferFailedTest } from '../../../../src/notification/build/first-error.ts';
import type { Annotation, Failure, Tests } from '../../../../src/notification/notification.ts';

const annotation: Annotation = { level: 'failure', message: 'No such deployment\nstack' };
const failure: Failure = {
  job: 'test',
  url: 'https://github.com/contoso/app',
  cause: 'code',
  annotations: [],
};
const tests: Tests = {
  total: 2,
  passed: 1,
  failed: 1,
  skipped: 0,
  more: 0,
  files: 1,
  flaky: 0,
  flakyTests: [],
  failures: [{ suite: 'cart', name: 'total', message: 'expected 2 to be 3\nat cart.ts' }],
};

describe('which source tells the first error', () => {
  it.each([
    [
      'the log, where it has an error',
      { firstError: 'x is not defined', isFirstErrorGuess: false },
      [annotation],
      { firstError: 'x is not defined' },
    ],
    [
      'an annotation, where the log has last words only',
      { firstError: 'done', isFirstErrorGuess: true },
      [annotation],
      { firstError: 'No such deployment' },
    ],
    ['an annotation, where there is no log', undefined, [annotation], { firstError: 'No such deployment' }],
    [
      'the last words, where there is no annotation of a failure',
      { firstError: 'done', isFirstErrorGuess: true },
      [{ ...annotation, level: 'warning' as const }],
      { firstError: 'done', isFirstErrorGuess: true },
    ],
    ['nothing', undefined, [], {}],
  ])('%s', (_, log, annotations, chosen) => {
    expect(chooseFirstError(log, annotations)).toEqual(chosen);
  });

  it.each([
    [
      'a guess gives way to it',
      [{ ...failure, firstError: 'done', isFirstErrorGuess: true }],
      'total: expected 2 to be 3',
    ],
    ['it fills a gap', [failure], 'total: expected 2 to be 3'],
    ['an error of the log stays', [{ ...failure, firstError: 'x is not defined' }], 'x is not defined'],
    ['it is nobody’s in a run with two failed jobs', [failure, failure], undefined],
  ])('a failed test: %s', (_, failures, firstError) => {
    expect(preferFailedTest(failures, tests)[0]?.firstError).toBe(firstError);
  });

  it.each([
    [undefined, 'total'],
    ['expected 2\nto be 3', 'total: expected 2'],
  ])('a failed test that says %j reads %j', (message, firstError) => {
    const [test] = tests.failures;
    if (test === undefined) throw new Error('a failed test');
    const told = { ...tests, failures: [{ ...test, message }] };
    expect(preferFailedTest([failure], told)[0]?.firstError).toBe(firstError);
  });
});
