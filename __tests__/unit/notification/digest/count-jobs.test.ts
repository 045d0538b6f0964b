import { describe, expect, it } from 'vitest';
import { foldJobs } from '../../../../src/notification/build/jobs.ts';
import { digestJobs } from '../../../../src/notification/digest/count-jobs.ts';
import type { Job } from '../../../../src/notification/notification.ts';
import { jobRecord, minute } from '../../../../testing/notifications/records.ts';

const given = {
  from: minute(0),
  to: minute(9),
  branch: 'main',
  url: 'https://run',
  isReRun: false,
  isCut: true,
};
const digest = (list: Job[], more = {}) => digestJobs({ ...foldJobs([]), list }, { ...given, ...more });
const job = (name: string, more: Partial<Job> = {}): Job => ({
  name,
  group: name.replace(/ \(.*/, ''),
  matrix: '',
  conclusion: 'success',
  isAllowedToFail: false,
  failedSteps: [],
  ...more,
});

describe('the digest of one run of many jobs', () => {
  it('has a row for each matrix, the worst first', () => {
    const result = digest([
      job('lint'),
      job('docs', { change: 'repaired' }),
      job('test (1)', { conclusion: 'failure', url: 'https://red' }),
      job('test (2)'),
      job('beta', { conclusion: 'failure', isAllowedToFail: true }),
    ]);
    expect(result.workflows.map(({ name, state, bar }) => [name, state, bar.join()])).toEqual([
      ['test', 'red', 'bad,ok'],
      ['docs', 'recovered', 'ok'],
      ['lint', 'green', 'ok'],
      ['beta', 'green', 'other'],
    ]);
    expect(result).toMatchObject({
      of: 'jobs',
      red: 1,
      flaky: 0,
      green: 1,
      recovered: 1,
      undecided: 1,
      runs: 5,
      isCut: true,
    });
    const [test, , , beta] = result.workflows;
    expect(test).toMatchObject({ url: 'https://red', branch: 'main', runs: 2, failed: 1, successRate: 0.5 });
    expect(beta).toMatchObject({ url: 'https://run', failed: 0, successRate: 1 });
  });

  it('calls flaky what turned green on a re-run', () => {
    const result = digest([job('a', { change: 'repaired' }), job('b')], { isReRun: true });
    expect(result.workflows.map(({ state }) => state)).toEqual(['flaky', 'green']);
    expect(result).toMatchObject({ flaky: 1, recovered: 0 });
  });

  it('measures green legs, and a percentile of five and more', () => {
    const legs = [5, 1, 4, 2, 3].map((minutes) =>
      job(`test (${minutes})`, { durationMs: minutes * 60_000, url: `https://${minutes}` }),
    );
    const red = job('test (9)', { conclusion: 'failure', durationMs: 1, url: 'https://9' });
    expect(digest([...legs, red]).workflows[0]).toMatchObject({ p50Ms: 180_000, p95Ms: 300_000 });
    expect(digest(legs.slice(1)).workflows[0]).not.toHaveProperty('p95Ms');
  });

  it('lists the ten slowest jobs of which the time and the page are known', () => {
    const list = Array.from({ length: 12 }, (_, index) =>
      job(`j${index}`, { durationMs: index, url: `https://${index}` }),
    );
    const { slowestJobs } = digest([...list, job('x', { durationMs: 99 }), job('y', { url: 'https://y' })]);
    expect(slowestJobs.map(({ name }) => name)).toEqual(
      list
        .slice(2)
        .reverse()
        .map(({ name }) => name),
    );
    expect(slowestJobs[0]).toEqual({ name: 'j11', workflow: 'j11', durationMs: 11, url: 'https://11' });
  });

  it('is green where nothing was decided', () => {
    expect(digest([job('a', { conclusion: 'skipped' })]).workflows[0]).toMatchObject({
      state: 'green',
      bar: ['other'],
    });
    expect(digest([job('a', { conclusion: 'neutral' })]).workflows[0]?.bar).toEqual(['ok']);
    expect(digest([jobRecord('a', 'success')].flatMap(({ name }) => job(name))).workflows[0]?.bar).toEqual([
      'ok',
    ]);
  });
});
