import { describe, expect, test } from 'vitest';
import {
  type OutcomeEvidence,
  repeatsOwnStatus,
  resolveOutcome,
  scopeOf,
} from '../../../../src/notification/build/outcome.ts';
import type { Conclusion } from '../../../../src/notification/notification.ts';
import { jobRecord, minute, ownJob } from '../../../../testing/notifications/records.ts';

type Row = [what: string, evidence: OutcomeEvidence, conclusion: Conclusion, source: string, note?: RegExp];

const needs = (results: Record<string, string>) =>
  Object.fromEntries(Object.entries(results).map(([id, result]) => [id, { result }]));

const rows: Row[] = [
  // The status input beats all.
  [
    'status over needs',
    { status: 'success', needs: needs({ a: 'failure' }), jobStatus: 'failure' },
    'success',
    'status',
  ],
  ['status timed_out', { status: 'timed_out', jobStatus: 'success' }, 'timed_out', 'status'],
  [
    'status over workflow_run',
    { status: 'failure', workflowRun: { conclusion: 'success' } },
    'failure',
    'status',
  ],

  // A: last step of the same job.
  ['own job green', { jobStatus: 'success' }, 'success', 'job'],
  ['own job red', { jobStatus: 'failure' }, 'failure', 'job'],
  ['own job cancelled', { jobStatus: 'cancelled' }, 'cancelled', 'job'],
  [
    'own job decides while another runs beside it',
    {
      jobStatus: 'success',
      jobs: [
        jobRecord('lint', 'failure', { completedAt: minute(5) }),
        jobRecord('test', null, { isOwn: true, startedAt: minute(0) }),
      ],
    },
    'success',
    'job',
    /"lint" failed; this mail is about the job/,
  ],
  [
    'own job red among green ones',
    { jobStatus: 'failure', jobs: [jobRecord('lint', 'success'), ownJob()] },
    'failure',
    'job',
  ],
  ['own job alone in the run', { jobStatus: 'success', jobs: [ownJob()] }, 'success', 'job'],

  // B: last job, needs given.
  ['needs green', { needs: needs({ a: 'success', b: 'success' }), jobStatus: 'success' }, 'success', 'needs'],
  [
    'needs red beats cancelled',
    { needs: needs({ a: 'cancelled', b: 'failure' }), jobStatus: 'success' },
    'failure',
    'needs',
  ],
  ['needs cancelled', { needs: needs({ a: 'cancelled', b: 'success' }) }, 'cancelled', 'needs'],
  ['needs green with one skipped', { needs: needs({ a: 'success', b: 'skipped' }) }, 'success', 'needs'],
  ['needs all skipped', { needs: needs({ a: 'skipped', b: 'skipped' }) }, 'skipped', 'needs', /was skipped/],
  [
    'own job failed before the mail',
    { needs: needs({ a: 'success' }), jobStatus: 'failure' },
    'failure',
    'needs',
    /earlier step/,
  ],
  [
    'own job failed after cancelled needs',
    { needs: needs({ a: 'cancelled' }), jobStatus: 'failure' },
    'failure',
    'needs',
  ],
  [
    'own job cancelled, needs green',
    { needs: needs({ a: 'success' }), jobStatus: 'cancelled' },
    'cancelled',
    'needs',
  ],
  [
    'continue-on-error: needs say success, the API failure',
    { needs: needs({ nightly: 'success' }), jobs: [jobRecord('nightly', 'failure'), ownJob()] },
    'success',
    'needs',
    /"nightly" failed; `needs` does not say so/,
  ],
  [
    'transitive: test skipped because build failed',
    {
      needs: needs({ test: 'skipped' }),
      jobs: [jobRecord('build', 'failure'), jobRecord('test', 'skipped')],
    },
    'failure',
    'needs',
    /skipped because "build" failed/,
  ],
  [
    'transitive: a timed-out job is behind the skip',
    { needs: needs({ test: 'skipped' }), jobs: [jobRecord('build', 'timed_out')] },
    'timed_out',
    'needs',
  ],
  [
    'transitive: a cancelled job is behind the skip',
    { needs: needs({ test: 'skipped' }), jobs: [jobRecord('build', 'cancelled')] },
    'cancelled',
    'needs',
  ],
  [
    'a skip by condition next to an allowed failure stays green',
    {
      needs: needs({ 'unit-tests': 'success', deploy: 'skipped' }),
      jobs: [jobRecord('Unit tests (nightly)', 'failure'), jobRecord('deploy', 'skipped')],
    },
    'success',
    'needs',
    /allowed to fail/,
  ],
  [
    'matrix fail-fast: needs cancelled, a leg failed',
    {
      needs: needs({ test: 'cancelled' }),
      jobs: [jobRecord('test (a)', 'failure'), jobRecord('test (b)', 'cancelled')],
    },
    'failure',
    'needs',
    /"test \(a\)" failed/,
  ],
  [
    'needs failure that was a time-out',
    { needs: needs({ test: 'failure' }), jobs: [jobRecord('test', 'timed_out')] },
    'timed_out',
    'needs',
  ],
  [
    'needs failure: a failure beside a time-out',
    {
      needs: needs({ test: 'failure' }),
      jobs: [jobRecord('test', 'timed_out'), jobRecord('lint', 'failure')],
    },
    'failure',
    'needs',
  ],
  [
    'reusable workflow: the caller is the need',
    {
      needs: needs({ build: 'success', deploy: 'skipped' }),
      jobs: [jobRecord('build / test (x)', 'failure')],
    },
    'success',
    'needs',
  ],
  [
    'chain: the failed job is behind a cleanup that always runs',
    {
      needs: needs({ cleanup: 'success' }),
      jobStatus: 'success',
      jobs: [jobRecord('test', 'failure'), jobRecord('cleanup', 'success'), ownJob()],
    },
    'failure',
    'needs',
    /^"test" failed and is not among `needs`; it may be allowed to fail\.$/,
  ],
  [
    'chain: the job behind the cleanup timed out',
    {
      needs: needs({ cleanup: 'success' }),
      jobs: [jobRecord('test', 'timed_out'), jobRecord('cleanup', 'success')],
    },
    'timed_out',
    'needs',
    /not among/,
  ],
  [
    'chain: an allowed failure beside one that is not among needs names the latter only',
    {
      needs: needs({ cleanup: 'success', nightly: 'success' }),
      jobs: [
        jobRecord('test (a)', 'failure'),
        jobRecord('test (b)', 'failure'),
        jobRecord('nightly', 'failure'),
        jobRecord('cleanup', 'success'),
      ],
    },
    'failure',
    'needs',
    /^"test \(a\)" and "test \(b\)" failed and are not among `needs`; they may be allowed to fail\.$/,
  ],
  [
    'chain: a skip by condition does not hide the failure',
    {
      needs: needs({ cleanup: 'success', deploy: 'skipped' }),
      jobs: [jobRecord('test', 'failure'), jobRecord('cleanup', 'success'), jobRecord('deploy', 'skipped')],
    },
    'failure',
    'needs',
  ],
  [
    'continue-on-error in a matrix: every failed leg is the need',
    {
      needs: needs({ nightly: 'success' }),
      jobs: [jobRecord('nightly (a)', 'failure'), jobRecord('nightly (b)', 'failure'), ownJob()],
    },
    'success',
    'needs',
    /"nightly \(a\)" and "nightly \(b\)" failed; `needs` does not say so/,
  ],
  [
    'continue-on-error under another name: one need is left that no job is named like',
    {
      needs: needs({ lint: 'success', t2: 'success' }),
      jobs: [
        jobRecord('lint', 'success'),
        jobRecord('Nightly (a)', 'failure'),
        jobRecord('Nightly (b)', 'failure'),
      ],
    },
    'success',
    'needs',
    /does not say so/,
  ],
  [
    'other names: more jobs failed than needs are left',
    {
      needs: needs({ lint: 'success', t2: 'success' }),
      jobs: [
        jobRecord('lint', 'success'),
        jobRecord('Nightly', 'failure'),
        jobRecord('Unit tests', 'failure'),
      ],
    },
    'failure',
    'needs',
    /"Nightly" and "Unit tests" failed and are not among/,
  ],
  [
    'other names: the own job explains no need',
    {
      needs: needs({ cleanup: 'success' }),
      jobs: [jobRecord('test', 'failure'), jobRecord('Cleanup', 'success'), ownJob({ name: 'other' })],
    },
    'failure',
    'needs',
  ],
  ['needs with no result that GitHub gives', { needs: needs({ a: 'odd' }) }, 'neutral', 'needs', /No result/],
  ['needs with one odd result', { needs: needs({ a: 'odd', b: 'success' }) }, 'success', 'needs'],
  ['empty needs say nothing', { needs: {}, jobStatus: 'failure' }, 'failure', 'job'],

  // B: last job, needs not given.
  [
    'needs absent, another job failed',
    { jobStatus: 'success', jobs: [jobRecord('a', 'success'), jobRecord('b', 'failure'), ownJob()] },
    'failure',
    'jobs',
    /"b" failed. It may be allowed to fail.*toJSON\(needs\)/,
  ],
  [
    'needs absent, another job cancelled',
    { jobStatus: 'success', jobs: [jobRecord('a', 'cancelled'), jobRecord('b', 'success'), ownJob()] },
    'cancelled',
    'jobs',
  ],
  [
    'needs absent, failed and cancelled',
    { jobStatus: 'success', jobs: [jobRecord('a', 'cancelled'), jobRecord('b', 'failure'), ownJob()] },
    'failure',
    'jobs',
  ],
  [
    'needs absent, skipped and green',
    { jobStatus: 'success', jobs: [jobRecord('a', 'skipped'), jobRecord('b', 'success'), ownJob()] },
    'success',
    'job',
  ],

  // The jobs alone.
  [
    'jobs alone, green and neutral',
    { jobs: [jobRecord('a', 'success'), jobRecord('b', 'neutral')] },
    'success',
    'jobs',
  ],
  ['jobs alone, all skipped', { jobs: [jobRecord('a', 'skipped')] }, 'skipped', 'jobs'],
  [
    'jobs alone, one still running',
    { jobs: [jobRecord('a', 'success'), jobRecord('b', null)] },
    'success',
    'jobs',
  ],
  [
    'jobs alone, startup_failure',
    { jobs: [jobRecord('a', 'startup_failure'), jobRecord('b', 'timed_out')] },
    'startup_failure',
    'jobs',
  ],
  ['nothing known', {}, 'neutral', 'jobs', /No job of the run has finished/],

  // C: workflow_run. The notifier's own job and needs say nothing about that run.
  [
    'workflow_run over job.status',
    { workflowRun: { conclusion: 'failure' }, jobStatus: 'success' },
    'failure',
    'workflow_run',
  ],
  [
    'workflow_run over needs of the notifier',
    { workflowRun: { conclusion: 'failure' }, needs: needs({ prepare: 'success' }), jobStatus: 'success' },
    'failure',
    'workflow_run',
  ],
  ...(
    ['success', 'neutral', 'skipped', 'action_required', 'stale', 'startup_failure', 'timed_out'] as const
  ).map(
    (conclusion): Row => [
      `workflow_run ${conclusion}`,
      { workflowRun: { conclusion }, jobStatus: 'success' },
      conclusion,
      'workflow_run',
    ],
  ),
  [
    'workflow_run cancelled with a failed leg',
    {
      workflowRun: { conclusion: 'cancelled' },
      jobs: [jobRecord('test (a)', 'failure'), jobRecord('test (b)', 'cancelled')],
    },
    'failure',
    'workflow_run',
    /cancelled, and "test \(a\)" failed/,
  ],
  [
    'workflow_run cancelled by hand',
    { workflowRun: { conclusion: 'cancelled' }, jobs: [jobRecord('test', 'cancelled')] },
    'cancelled',
    'workflow_run',
  ],
  [
    'workflow_run failure of time-outs only',
    { workflowRun: { conclusion: 'failure' }, jobs: [jobRecord('test', 'timed_out')] },
    'timed_out',
    'workflow_run',
  ],
  [
    'workflow_run green with a failed job',
    { workflowRun: { conclusion: 'success' }, jobs: [jobRecord('nightly', 'failure')] },
    'success',
    'workflow_run',
    /"nightly" failed and was allowed to fail/,
  ],
  [
    'workflow_run before it has finished',
    { workflowRun: { conclusion: null }, jobStatus: 'success', jobs: [jobRecord('a', 'failure')] },
    'failure',
    'workflow_run',
    /has not finished/,
  ],
];

describe('resolveOutcome', () => {
  test.each(rows)('%s', (_what, evidence, conclusion, source, note) => {
    const outcome = resolveOutcome(evidence);
    expect([outcome.conclusion, outcome.source]).toEqual([conclusion, source]);
    if (note) expect(outcome.notes.join('\n')).toMatch(note);
  });

  test.each<[string, OutcomeEvidence]>([
    [
      'a green run of green jobs',
      { workflowRun: { conclusion: 'success' }, jobs: [jobRecord('a', 'success')] },
    ],
    ['a red run of red jobs', { workflowRun: { conclusion: 'failure' }, jobs: [jobRecord('a', 'failure')] }],
    ['a cancelled run', { workflowRun: { conclusion: 'cancelled' }, jobs: [jobRecord('a', 'cancelled')] }],
    ['green jobs alone', { jobs: [jobRecord('a', 'success')] }],
    ['a last job after green ones', { jobStatus: 'success', jobs: [ownJob()] }],
    ['an own job without jobs', { jobStatus: 'success' }],
    ['an own job beside green ones', { jobStatus: 'success', jobs: [jobRecord('a', 'success')] }],
  ])('notes nothing: %s', (_what, evidence) => {
    expect(resolveOutcome(evidence).notes).toEqual([]);
  });

  test('names the red jobs among green ones', () => {
    const jobs = [jobRecord('good', 'success'), jobRecord('bad', 'failure')];
    for (const evidence of [{ jobs }, { workflowRun: { conclusion: 'success' as const }, jobs }]) {
      expect(resolveOutcome(evidence).notes).toEqual([expect.stringMatching(/^"bad" failed/)]);
    }
  });

  test('a cancelled run whose job ran out of time says so', () => {
    const jobs = [jobRecord('slow', 'timed_out')];
    expect(resolveOutcome({ workflowRun: { conclusion: 'cancelled' }, jobs })).toMatchObject({
      conclusion: 'timed_out',
      notes: [expect.stringMatching(/^"slow" ran longer than `timeout-minutes`/)],
    });
  });

  test('a last job that nothing is known of but green ones speaks for itself', () => {
    const jobs = [jobRecord('a', 'skipped'), ownJob()];
    expect(resolveOutcome({ jobStatus: 'success', jobs }).notes).toEqual([
      expect.stringMatching(/a last job speaks for itself/),
    ]);
    const unended = [jobRecord('a', 'success', { completedAt: undefined }), ownJob()];
    expect(resolveOutcome({ jobStatus: 'success', jobs: unended }).notes).toEqual([]);
  });

  test.each([
    ['success', 'jobs', 'part'],
    ['failure', 'jobs', 'run'],
    ['success', 'job', 'job'],
    ['success', 'needs', 'run'],
  ] as const)('%s by %s speaks for the %s', (conclusion, source, scope) => {
    expect(scopeOf({ conclusion, source })).toBe(scope);
  });

  test.each<[OutcomeEvidence, boolean]>([
    [{ status: 'failure', jobStatus: 'failure' }, true],
    [{ status: 'failure', jobStatus: 'failure', needs: {} }, true],
    [{ status: 'failure', jobStatus: 'success' }, false],
    [{ status: 'failure', jobStatus: 'failure', needs: needs({ a: 'success' }) }, false],
    [{ status: 'failure', jobStatus: 'failure', workflowRun: { conclusion: null } }, false],
    [{}, false],
  ])('%j repeats its own status: %j', (evidence, expected) => {
    expect(repeatsOwnStatus(evidence)).toBe(expected);
  });

  test('names at most three failed jobs, without control characters', () => {
    const jobs = ['a\u202e', 'b', 'c', 'd', 'e'].map((name) => jobRecord(name, 'failure'));
    expect(resolveOutcome({ jobs }).notes[0]).toMatch(/^"a", "b", "c" and 2 more failed\./);
  });
});
