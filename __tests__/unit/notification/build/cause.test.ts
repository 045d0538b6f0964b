import { expect, it } from 'vitest';
import { causeOf } from '../../../../src/notification/build/cause.ts';
import type { Conclusion, Failure, Job, Jobs } from '../../../../src/notification/notification.ts';

const job = (id: number, failedStep: Conclusion, conclusion: Conclusion = 'failure'): Job => ({
  id,
  name: 'test',
  group: 'test',
  matrix: '',
  conclusion,
  isAllowedToFail: false,
  failedSteps: [{ name: 'Run make', number: 2, conclusion: failedStep, url: '' }],
});
const jobs = (...list: Job[]): Jobs => ({ list, failed: list.length }) as Jobs;
const lost = (jobId: number): Failure => ({
  job: 'test',
  jobId,
  url: '',
  annotations: [],
  cause: 'platform',
});
const read = [lost(1), lost(2), lost(3)];
const cut = [job(1, 'cancelled'), job(2, 'cancelled'), job(3, 'cancelled')];

it('a job that was not read counts as cut off if its step was cancelled', () => {
  expect(causeOf({ jobs: jobs(...cut, job(4, 'cancelled')), failures: read })).toBe('platform');
});

it('not if its step failed, though the legs of the matrix have one name', () => {
  expect(causeOf({ jobs: jobs(...cut, job(4, 'failure')), failures: read })).toBe('unknown');
});

it('not if it ran out of time', () => {
  expect(causeOf({ jobs: jobs(...cut, job(4, 'cancelled', 'timed_out')), failures: read })).toBe('unknown');
});
