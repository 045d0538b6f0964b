import { describe, expect, it } from 'vitest';
import { failedJobs, pickFailedJobs } from '../../../../src/notification/build/failed-jobs.ts';
import type { Job } from '../../../../src/notification/notification.ts';

const job = (name: string, more: Partial<Job> = {}): Job => ({
  name,
  group: name.replace(/ \(.*/, ''),
  matrix: '',
  conclusion: 'failure',
  isAllowedToFail: false,
  failedSteps: [],
  ...more,
});
const step = { number: 1, name: 'Run npm test', conclusion: 'failure' as const, url: 'https://step' };
const named = (list: readonly Job[]): string[] => list.map(({ name }) => name);

it('jobs that failed are red and were not allowed to', () => {
  const list = [
    job('red'),
    job('green', { conclusion: 'success' }),
    job('slow', { conclusion: 'timed_out' }),
    job('allowed', { isAllowedToFail: true }),
    job('cancelled', { conclusion: 'cancelled' }),
  ];
  expect(named(failedJobs(list))).toEqual(['red', 'slow']);
});

describe('the failed jobs that tell most', () => {
  it.each<[string, Job[], string | undefined, string[]]>([
    ['three of four', ['a', 'b', 'c', 'd'].map((name) => job(name)), undefined, ['a', 'b', 'c']],
    [
      'new failures before old ones',
      [job('a', { change: 'still-failing' }), job('b', { change: 'new-failure' }), job('c')],
      undefined,
      ['b', 'c', 'a'],
    ],
    [
      'the own job before all',
      [job('a', { change: 'new-failure' }), job('own', { change: 'still-failing' })],
      'own',
      ['own', 'a'],
    ],
    [
      'one leg of each matrix first',
      [job('a (1)'), job('a (2)'), job('a (3)'), job('b (1)')],
      undefined,
      ['a (1)', 'b (1)', 'a (2)'],
    ],
    [
      'a cancelled job with a failed step',
      [
        job('a', { conclusion: 'cancelled', failedSteps: [step] }),
        job('b', { conclusion: 'cancelled' }),
        job('c', { conclusion: 'success' }),
        job('d', { isAllowedToFail: true, failedSteps: [step] }),
      ],
      undefined,
      ['a'],
    ],
  ])('%s', (_what, list, ownName, expected) => {
    expect(named(pickFailedJobs(list, ownName))).toEqual(expected);
  });
});
