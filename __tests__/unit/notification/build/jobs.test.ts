import { describe, expect, test } from 'vitest';
import { guessJobIds, splitJobName } from '../../../../src/notification/build/job-name.ts';
import { foldJobs, foldNeeds } from '../../../../src/notification/build/jobs.ts';
import type { Conclusion } from '../../../../src/notification/notification.ts';
import type { StepRecord } from '../../../../src/notification/records.ts';
import { jobRecord, minute, ownJob } from '../../../../testing/notifications/records.ts';

describe('splitJobName', () => {
  test.each([
    ['lint', 'lint', ''],
    ['test (ubuntu, 7)', 'test', 'ubuntu, 7'],
    ['Unit tests (ubuntu-latest, 20, false)', 'Unit tests', 'ubuntu-latest, 20, false'],
    ['build / test (x)', 'build / test', 'x'],
    ['build (x) / test', 'build / test', 'x'],
    ['build (x) / test (y)', 'build / test', 'x, y'],
    ['a / b / c (1, 2)', 'a / b / c', '1, 2'],
    ['test (node (lts), 3)', 'test', 'node (lts), 3'],
    ['test (src / lib, 3)', 'test', 'src / lib, 3'],
    ['deploy(prod)', 'deploy(prod)', ''],
    ['(only)', '(only)', ''],
    ['test (a) extra', 'test (a) extra', ''],
    ['smile :( / test (x)', 'smile :( / test', 'x'],
    [
      'test (ubuntu-latest, a very long value that GitHub cut in the midd...',
      'test',
      'ubuntu-latest, a very long value that GitHub cut in the midd...',
    ],
    ['a /b (x)', 'a /b', 'x'],
    ['a/ b (x)', 'a/ b', 'x'],
    ['a / (x)', 'a / (x)', ''],
    ['a /  (x)', 'a / (x)', ''],
    ['test x (a))', 'test x (a))', ''],
    ['test a)', 'test a)', ''],
    ['', '', ''],
  ])('%s', (name, group, matrix) => {
    expect(splitJobName(name)).toEqual({ group, matrix });
  });

  test('ids are guessed from the name and from the calling job', () => {
    expect(guessJobIds('Unit-Tests (a) / Inner (b)')).toEqual(['unittests', 'unittestsinner']);
  });
});

describe('foldJobs', () => {
  const step = (number: number, name: string, conclusion: Conclusion): StepRecord => ({
    number,
    name,
    status: 'completed',
    conclusion,
    startedAt: minute(number),
    completedAt: minute(number + 1),
  });

  test('folds a matrix of 300 legs into one group and keeps every leg', () => {
    const legs = Array.from({ length: 300 }, (_, at) =>
      jobRecord(`test (os-${at % 3}, ${at})`, at === 17 ? 'failure' : 'success'),
    );
    const jobs = foldJobs([...legs, jobRecord('lint', 'success'), ownJob()], {
      jobStatus: 'success',
      previous: legs.map((leg) => ({ ...leg, conclusion: 'success' })),
    });
    expect(jobs).toMatchObject({ total: 301, ok: 300, failed: 1, isPartial: false });
    expect(jobs.groups).toEqual([
      expect.objectContaining({
        name: 'test',
        total: 300,
        ok: 299,
        failed: 1,
        conclusion: 'failure',
        durationMs: 300 * 60_000,
      }),
      expect.objectContaining({ name: 'lint', total: 1, ok: 1, conclusion: 'success' }),
    ]);
    expect(jobs.list.filter((job) => job.change).map((job) => [job.name, job.change])).toEqual([
      ['test (os-2, 17)', 'new-failure'],
    ]);
  });

  test('counts every conclusion once, and the counts add up', () => {
    const conclusions: Conclusion[] = [
      'success',
      'failure',
      'neutral',
      'cancelled',
      'skipped',
      'timed_out',
      'action_required',
      'stale',
      'startup_failure',
    ];
    const { total, ok, failed, allowedToFail, cancelled, skipped } = foldJobs(
      conclusions.map((conclusion) => jobRecord(conclusion, conclusion)),
    );
    expect({ total, ok, failed, allowedToFail, cancelled, skipped }).toEqual({
      total: 9,
      ok: 2,
      failed: 3,
      allowedToFail: 0,
      cancelled: 3,
      skipped: 1,
    });
  });

  test.each([
    ['success', 'failure', 'new-failure'],
    ['failure', 'failure', 'still-failing'],
    ['timed_out', 'failure', 'still-failing'],
    ['failure', 'success', 'repaired'],
    ['skipped', 'failure', 'new-failure'],
    ['cancelled', 'failure', 'new-failure'],
    ['success', 'success', undefined],
    ['failure', 'skipped', undefined],
    ['failure', 'cancelled', undefined],
  ] as const)('%s then %s: %s', (before, now, change) => {
    const jobs = foldJobs([jobRecord('a', now)], { previous: [jobRecord('a', before)] });
    expect(jobs.list[0]?.change).toBe(change);
  });

  test.each([
    [['Install'], ['Install'], undefined],
    [['Install', 'Lint'], ['Lint'], undefined],
    [['Install'], ['Test'], true],
    [[], ['Test'], true],
    [['Install'], [], undefined],
  ])('still failing, at %j and then at %j: another step is %s', (before, now, isOtherStep) => {
    const failing = (names: string[]) =>
      jobRecord('a', 'failure', {
        steps: names.map((name, index) => ({
          number: index + 1,
          name,
          status: 'completed' as const,
          conclusion: 'failure' as const,
        })),
      });
    const [job] = foldJobs([failing(now)], { previous: [failing(before)] }).list;
    expect(job).toMatchObject({ change: 'still-failing' });
    expect(job?.isOtherStep).toBe(isOtherStep);
  });

  test.each([
    ['lost its runner', 'failure', 'failure', true],
    ['lost its runner, and loses it again', 'failure', 'cancelled', undefined],
    ['ran out of time', 'timed_out', 'failure', undefined],
  ] as const)('a job that %s at the step: another failure is %s', (_what, conclusion, now, isOtherStep) => {
    const test = (step: 'failure' | 'cancelled') => ({
      steps: [{ number: 1, name: 'Test', status: 'completed' as const, conclusion: step }],
    });
    const previous = [jobRecord('a', conclusion, test('cancelled'))];
    const [job] = foldJobs([jobRecord('a', 'failure', test(now))], { previous }).list;
    expect(job).toMatchObject({ change: 'still-failing' });
    expect(job?.isOtherStep).toBe(isOtherStep);
  });

  test('a job that the previous run did not have is a new failure', () => {
    expect(foldJobs([jobRecord('b', 'failure')], { previous: [] }).list[0]?.change).toBe('new-failure');
  });

  test('without a previous run nothing is called new', () => {
    expect(foldJobs([jobRecord('a', 'failure')]).list[0]?.change).toBeUndefined();
  });

  test('a failure that needs calls a success was allowed, in a run that failed for another reason', () => {
    const jobs = foldJobs([jobRecord('nightly (a)', 'failure'), jobRecord('test', 'failure')], {
      outcome: { conclusion: 'failure', source: 'needs' },
      needs: { nightly: { result: 'success' }, test: { result: 'failure' } },
      previous: [jobRecord('nightly (a)', 'success'), jobRecord('test', 'success')],
    });
    expect(jobs.list.map((job) => [job.name, job.isAllowedToFail, job.change])).toEqual([
      ['nightly (a)', true, undefined],
      ['test', false, 'new-failure'],
    ]);
    expect(jobs).toMatchObject({ failed: 1, allowedToFail: 1 });
    expect(jobs.groups[0]).toMatchObject({ name: 'nightly', conclusion: 'success', allowedToFail: 1 });
  });

  test.each([
    ['workflow_run', true],
    ['needs', true],
    ['job', false],
    ['status', false],
  ] as const)('a failed job in a green run, as %s tells it: allowed is %s', (source, allowed) => {
    const jobs = foldJobs([jobRecord('a', 'failure')], { outcome: { conclusion: 'success', source } });
    expect(jobs.list[0]?.isAllowedToFail).toBe(allowed);
  });

  test.each([
    ['waits for others, green', 'needs', 'success', undefined],
    ['waits for others, an own step failed', 'needs', 'failure', 'failure'],
    ['tests and mails', 'job', 'success', 'success'],
    ['tests and mails, cancelled', 'job', 'cancelled', 'cancelled'],
  ] as const)('the own job that %s', (_what, source, jobStatus, conclusion) => {
    const jobs = foldJobs([jobRecord('a', 'success'), ownJob()], {
      outcome: { conclusion: 'success', source },
      jobStatus,
    });
    expect(jobs.list.find((job) => job.name === 'notify')?.conclusion).toBe(conclusion);
  });

  test('the own job is listed when the run has no other', () => {
    const jobs = foldJobs([ownJob()], {
      outcome: { conclusion: 'success', source: 'status' },
      jobStatus: 'success',
    });
    expect(jobs.total).toBe(1);
  });

  test('jobs still running are left out', () => {
    expect(foldJobs([jobRecord('a', 'success'), jobRecord('b', null)]).total).toBe(1);
  });

  test('names the failed step with its link and duration', () => {
    const steps = [
      step(1, 'Checkout', 'success'),
      step(2, 'Run tests', 'failure'),
      step(3, 'Upload', 'skipped'),
    ];
    const [job] = foldJobs([
      jobRecord('a', 'failure', { url: 'https://github.test/job/9', runnerName: 'r1', steps }),
    ]).list;
    expect(job?.failedSteps).toEqual([
      {
        number: 2,
        name: 'Run tests',
        conclusion: 'failure',
        durationMs: 60_000,
        url: 'https://github.test/job/9#step:2:1',
      },
    ]);
    expect(job).toMatchObject({ durationMs: 60_000, runner: 'r1' });
  });

  test('in a job out of time the step that was cut off is the failed one', () => {
    const steps = [
      step(1, 'Checkout', 'success'),
      step(2, 'Hang', 'cancelled'),
      step(3, 'Later', 'cancelled'),
    ];
    const [job] = foldJobs([jobRecord('a', 'timed_out', { steps })]).list;
    expect(job?.failedSteps.map(({ name }) => name)).toEqual(['Hang']);
  });

  test('a green job has no failed steps, whatever its steps say', () => {
    const [job] = foldJobs([jobRecord('a', 'success', { steps: [step(1, 'Try', 'failure')] })]).list;
    expect(job?.failedSteps).toEqual([]);
  });

  test('a job may take no time', () => {
    const [job] = foldJobs([
      jobRecord('a', 'success', { startedAt: minute(1), completedAt: minute(1) }),
    ]).list;
    expect(job?.durationMs).toBe(0);
  });

  test('times that run backwards give no duration', () => {
    const [job] = foldJobs([
      jobRecord('a', 'success', { startedAt: minute(5), completedAt: minute(1) }),
    ]).list;
    expect(job?.durationMs).toBeUndefined();
  });
});

test('foldNeeds: a result that is none of the four words is no success', () => {
  expect(foldNeeds({ odd: { result: 'sucess' } }).list[0]?.conclusion).toBe('neutral');
});

test('foldNeeds: ids and results, marked as partial', () => {
  const jobs = foldNeeds({
    lint: { result: 'success' },
    test: { result: 'failure' },
    deploy: { result: 'skipped' },
    pack: { result: 'cancelled' },
  });
  expect(jobs).toMatchObject({ total: 4, ok: 1, failed: 1, skipped: 1, cancelled: 1, isPartial: true });
  expect(jobs.list[1]).toEqual({
    name: 'test',
    group: 'test',
    matrix: '',
    conclusion: 'failure',
    isAllowedToFail: false,
    failedSteps: [],
  });
});
