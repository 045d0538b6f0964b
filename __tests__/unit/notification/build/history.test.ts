import { describe, expect, test } from 'vitest';
import { deriveState } from '../../../../src/notification/build/derive-state.ts';
import {
  cancelledBefore,
  eventClassOf,
  type HistoryInput,
  traceHistory,
  withConclusion,
} from '../../../../src/notification/build/history.ts';
import type { Conclusion } from '../../../../src/notification/notification.ts';
import type { RunRecord } from '../../../../src/notification/records.ts';
import { severityOf } from '../../../../src/notification/states.ts';
import { minute, runRecord } from '../../../../testing/notifications/records.ts';

/** s success, f failure, c cancelled, k skipped, t timed_out, u startup_failure, a action_required, n neutral, e stale, . running */
const letters: Record<string, Conclusion | null> = {
  s: 'success',
  f: 'failure',
  c: 'cancelled',
  k: 'skipped',
  t: 'timed_out',
  u: 'startup_failure',
  a: 'action_required',
  n: 'neutral',
  e: 'stale',
  '.': null,
};

function conclusionOf(letter: string): Conclusion | null {
  return letters[letter] ?? null;
}

function trace(runs: RunRecord[], current: RunRecord, more: Partial<HistoryInput> = {}) {
  const outcome = { conclusion: current.conclusion ?? 'success' };
  const history = traceHistory({
    current,
    outcome,
    runs,
    now: minute(current.number),
    repoId: 4711,
    isComplete: true,
    ...more,
  });
  return { history, ...deriveState(outcome, history, current) };
}

/** Runs 1, 2, 3 … of one branch; the last letter is the current run. */
function traceLetters(sequence: string) {
  const runs = [...sequence].map((letter, index) => runRecord(index + 1, conclusionOf(letter)));
  const current = runs.at(-1) ?? runRecord(1, 'success');
  return trace(runs, current);
}

const transitions: [sequence: string, state: string, previousState: string | undefined, streak: number][] = [
  ['s', 'success', undefined, 0],
  ['f', 'failed', undefined, 1],
  ['t', 'timed-out', undefined, 1],
  ['u', 'startup-failure', undefined, 1],
  ['c', 'cancelled', undefined, 0],
  ['ss', 'success', 'success', 0],
  ['sf', 'failed', 'success', 1],
  ['st', 'timed-out', 'success', 1],
  ['su', 'startup-failure', 'success', 1],
  ['ff', 'still-failing', 'failed', 2],
  ['sff', 'still-failing', 'failed', 2],
  ['sfff', 'still-failing', 'still-failing', 3],
  ['ft', 'still-failing', 'failed', 2],
  ['tf', 'still-failing', 'timed-out', 2],
  ['tt', 'still-failing', 'timed-out', 2],
  ['uf', 'still-failing', 'startup-failure', 2],
  ['fu', 'still-failing', 'failed', 2],
  ['fs', 'fixed', 'failed', 1],
  ['ts', 'fixed', 'timed-out', 1],
  ['us', 'fixed', 'startup-failure', 1],
  ['sffs', 'fixed', 'still-failing', 2],
  ['sffss', 'success', 'success', 0],
  // Jenkins loses these: a run in between that says nothing about the code.
  ['fcs', 'fixed', 'failed', 1],
  ['fks', 'fixed', 'failed', 1],
  ['fas', 'fixed', 'failed', 1],
  ['fns', 'fixed', 'failed', 1],
  ['fes', 'fixed', 'failed', 1],
  ['ffckcs', 'fixed', 'still-failing', 2],
  ['f.s', 'fixed', 'failed', 1],
  ['scf', 'failed', 'success', 1],
  ['fcf', 'still-failing', 'failed', 2],
  ['sfcccf', 'still-failing', 'failed', 2],
  ['sc', 'cancelled', 'success', 0],
  ['fc', 'cancelled', 'failed', 1],
  ['ffc', 'cancelled', 'still-failing', 2],
  ['fk', 'skipped', 'failed', 1],
  ['fa', 'action-required', 'failed', 1],
  ['fn', 'neutral', 'failed', 1],
  ['fe', 'stale', 'failed', 1],
  ['cs', 'success', undefined, 0],
  ['cf', 'failed', undefined, 1],
];

describe('transitions on one branch', () => {
  test.each(transitions)('%s is %s', (sequence, state, previousState, streak) => {
    const result = traceLetters(sequence);
    expect([result.state, result.previousState, result.history.streak]).toEqual([
      state,
      previousState,
      streak,
    ]);
  });

  test('without history a red run claims no transition', () => {
    const run = runRecord(3, 'failure');
    expect(deriveState({ conclusion: 'failure' }, undefined, run)).toEqual({
      state: 'failed',
      severity: 'error',
    });
  });

  test.each([
    ['still-failing', 'error'],
    ['flaky', 'warning'],
    ['cancelled', 'info'],
    ['fixed', 'good'],
    ['skipped', 'info'],
    ['succeeded', 'good'],
    ['message', 'info'],
  ] as const)('severity of %s is %s', (state, severity) => {
    expect(severityOf(state)).toBe(severity);
  });
});

describe('re-runs', () => {
  const rerun = (conclusion: Conclusion) => runRecord(5, conclusion, { attempt: 2 });
  const attempt = (conclusion: Conclusion) => runRecord(5, conclusion, { updatedAt: minute(3) });
  const rows: [
    what: string,
    before: string,
    first: Conclusion,
    second: Conclusion,
    state: string,
    streak: number,
  ][] = [
    ['red then green is flaky', 's', 'failure', 'success', 'flaky', 1],
    ['a time-out then green is flaky', 's', 'timed_out', 'success', 'flaky', 1],
    ['red then green ends an older streak too', 'sff', 'failure', 'success', 'flaky', 3],
    ['red then red is still failing and counts once', 's', 'failure', 'failure', 'still-failing', 1],
    ['red then red in a streak', 'sf', 'failure', 'failure', 'still-failing', 2],
    ['green then green', 's', 'success', 'success', 'success', 0],
    ['green then red opens an incident', 'sff', 'success', 'failure', 'failed', 1],
    ['cancelled then green looks at the run before', 'sf', 'cancelled', 'success', 'fixed', 1],
    ['cancelled then green on a green branch', 's', 'cancelled', 'success', 'success', 0],
    ['red then cancelled', 's', 'failure', 'cancelled', 'cancelled', 1],
  ];

  test.each(rows)('%s', (_what, before, first, second, state, streak) => {
    const runs = [...before].map((letter, index) => runRecord(index + 1, conclusionOf(letter)));
    const current = rerun(second);
    const result = trace([...runs, current], current, { previousAttempt: attempt(first) });
    expect([result.state, result.history.streak]).toEqual([state, streak]);
  });

  test.each([
    ['s', 'failed'],
    ['sf', 'still-failing'],
  ])('the first red attempt after %s was %s', (before, previousState) => {
    const runs = [...before].map((letter, index) => runRecord(index + 1, conclusionOf(letter)));
    for (const second of ['failure', 'success'] as const) {
      const result = trace(runs, rerun(second), { previousAttempt: attempt('failure') });
      expect(result.previousState).toBe(previousState);
    }
  });

  test('the first red run of a red-then-red re-run is the run itself, red since attempt 1', () => {
    const current = rerun('failure');
    const { history, previousState } = trace([runRecord(1, 'success'), current], current, {
      previousAttempt: attempt('failure'),
    });
    expect(history.firstBad).toMatchObject({ id: 1005, number: 5, at: minute(3) });
    expect(history.redForMs).toBe(2 * 60_000);
    expect(previousState).toBe('failed');
  });

  test('a new run of the same commit is fixed, not flaky', () => {
    const runs = [runRecord(1, 'failure', { sha: 'same' }), runRecord(2, 'success', { sha: 'same' })];
    expect(trace(runs, runs[1] ?? runRecord(2, 'success')).state).toBe('fixed');
  });
});

describe('which runs are compared', () => {
  const current = runRecord(5, 'success');
  const rows: [what: string, other: RunRecord, state: string][] = [
    ['another branch', runRecord(4, 'failure', { branch: 'dev' }), 'success'],
    ['a manual run of the branch', runRecord(4, 'failure', { event: 'workflow_dispatch' }), 'fixed'],
    ['the nightly run of the branch', runRecord(4, 'failure', { event: 'schedule' }), 'fixed'],
    ['a repository_dispatch', runRecord(4, 'failure', { event: 'repository_dispatch' }), 'fixed'],
    [
      'a pull request from a branch called main',
      runRecord(4, 'failure', { event: 'pull_request' }),
      'success',
    ],
    [
      'a pull request from a fork whose branch is called main',
      runRecord(4, 'failure', { event: 'pull_request', headRepoId: 99 }),
      'success',
    ],
    ['a release', runRecord(4, 'failure', { event: 'release' }), 'success'],
    ['a run without head repository', withoutHeadRepo(runRecord(4, 'failure')), 'fixed'],
    ['a newer run', runRecord(6, 'failure'), 'success'],
    ['a push to main of a fork', runRecord(4, 'failure', { headRepoId: 99 }), 'success'],
  ];
  test.each(rows)('%s', (_what, other, state) => {
    expect(trace([other, current], current).state).toBe(state);
  });

  function withoutHeadRepo({ headRepoId: _, ...run }: RunRecord): RunRecord {
    return run;
  }

  const pr = (number: number, conclusion: Conclusion, more: Partial<RunRecord> = {}) =>
    runRecord(number, conclusion, { event: 'pull_request', branch: 'patch-1', ...more });
  const prRows: [what: string, other: RunRecord, current: RunRecord, state: string][] = [
    ['the same fork', pr(4, 'failure', { headRepoId: 99 }), pr(5, 'success', { headRepoId: 99 }), 'fixed'],
    [
      'two forks, one branch name',
      pr(4, 'failure', { headRepoId: 98 }),
      pr(5, 'success', { headRepoId: 99 }),
      'success',
    ],
    [
      'the branch of a merged pull request, used again',
      pr(4, 'failure', { prNumbers: [11] }),
      pr(5, 'success', { prNumbers: [12] }),
      'success',
    ],
    [
      'pull requests in common',
      pr(4, 'failure', { prNumbers: [11, 12] }),
      pr(5, 'success', { prNumbers: [12] }),
      'fixed',
    ],
    ['numbers known of the other alone', pr(4, 'failure', { prNumbers: [12] }), pr(5, 'success'), 'fixed'],
    ['numbers known on one side only', pr(4, 'failure'), pr(5, 'success', { prNumbers: [12] }), 'fixed'],
    [
      'a fork that is gone, against our own branch',
      withoutHeadRepo(pr(4, 'failure')),
      pr(5, 'success'),
      'success',
    ],
    [
      'pull_request_target with pull_request',
      pr(4, 'failure', { event: 'pull_request_target' }),
      pr(5, 'success'),
      'fixed',
    ],
  ];
  test.each(prRows)('pull request: %s', (_what, other, own, state) => {
    expect(trace([other, own], own).state).toBe(state);
  });

  test('events outside the two classes compare with themselves', () => {
    expect(['merge_group', 'release', 'workflow_run'].map(eventClassOf)).toEqual([
      'merge_group',
      'release',
      'workflow_run',
    ]);
  });
});

describe('a run that was cancelled', () => {
  const current = runRecord(9, 'failure');
  const find = (runs: RunRecord[], more: Partial<HistoryInput> = {}) =>
    cancelledBefore({
      current,
      outcome: { conclusion: 'failure' },
      runs,
      now: minute(9),
      repoId: 4711,
      ...more,
    })?.number;

  test.each<[string, RunRecord[], number | undefined]>([
    ['after the last decided one', [runRecord(6, 'failure'), runRecord(7, 'cancelled')], 7],
    ['the newest of two', [runRecord(7, 'cancelled'), runRecord(8, 'cancelled')], 8],
    ['not before a decided one', [runRecord(6, 'cancelled'), runRecord(7, 'success')], undefined],
    ['not of another branch', [runRecord(8, 'cancelled', { branch: 'dev' })], undefined],
    ['not a later one', [runRecord(10, 'cancelled')], undefined],
    ['past a skipped one', [runRecord(7, 'cancelled'), runRecord(8, 'skipped')], 7],
  ])('%s', (_what, runs, expected) => {
    expect(find(runs)).toBe(expected);
  });

  test('may be the attempt before', () => {
    expect(find([], { previousAttempt: runRecord(9, 'cancelled') })).toBe(9);
  });

  test('can be called otherwise', () => {
    const runs = [runRecord(7, 'cancelled'), runRecord(8, 'cancelled')];
    const input = {
      current,
      outcome: { conclusion: 'failure' as const },
      runs,
      now: minute(9),
      repoId: 4711,
    };
    const changed = withConclusion(input, { id: 1008 }, 'timed_out');
    expect(changed.runs.map(({ conclusion }) => conclusion)).toEqual(['cancelled', 'timed_out']);
    const again = { ...input, previousAttempt: runRecord(9, 'cancelled') };
    expect(withConclusion(again, { id: 1009 }, 'timed_out')).toMatchObject({
      previousAttempt: { conclusion: 'timed_out' },
      runs,
    });
    expect(withConclusion(input, { id: 1009 }, 'timed_out').previousAttempt).toBeUndefined();
  });
});

describe('overlap and order', () => {
  test('a run that finishes after a newer one is superseded and compares with what came before it', () => {
    const runs = [runRecord(1, 'success'), runRecord(2, 'failure'), runRecord(3, 'success')];
    const result = trace(runs, runs[1] ?? runRecord(2, 'failure'));
    expect(result.state).toBe('failed');
    expect(result.history.isSuperseded).toBe(true);
    expect(result.history.previous?.number).toBe(1);
  });

  test.each([
    ['cancelled', false],
    ['success', true],
    ['failure', true],
  ] as const)('a newer run that ended %s: superseded is %s', (conclusion, isSuperseded) => {
    const current = runRecord(2, 'failure');
    expect(trace([current, runRecord(3, conclusion)], current).history.isSuperseded).toBe(isSuperseded);
  });

  test('a newer run still going does not supersede', () => {
    const current = runRecord(2, 'failure');
    expect(trace([current, runRecord(3, null)], current).history.isSuperseded).toBe(false);
  });

  test('a list in any order with an entry twice gives the same answer', () => {
    const runs = [
      runRecord(2, 'failure'),
      runRecord(1, 'success'),
      runRecord(3, 'failure'),
      runRecord(2, 'failure'),
    ];
    const { history } = trace(runs, runRecord(4, 'failure'));
    expect([history.streak, history.firstBad?.number, history.lastGood?.number]).toEqual([3, 2, 1]);
    expect(history.successRate).toBe(1 / 4);
  });
});

describe('figures', () => {
  test('a streak: last good, first bad, red for how long', () => {
    const runs = [...'sfcf'].map((letter, index) => runRecord(index + 1, conclusionOf(letter)));
    const current = runRecord(9, null);
    const { history } = trace(runs, current, { outcome: { conclusion: 'failure' }, now: minute(12) });
    expect(history).toMatchObject({
      previous: { number: 4, conclusion: 'failure' },
      lastGood: { number: 1, sha: 'sha1' },
      firstBad: { number: 2, at: minute(2) },
      streak: 3,
      redForMs: 10 * 60_000,
      isFirstRun: false,
      isCut: false,
    });
  });

  test('a fixed run tells how long it was red, up to its own end', () => {
    const { history } = traceLetters('sffs');
    expect(history.redForMs).toBe(2 * 60_000);
    expect(history.firstBad?.number).toBe(2);
    expect(history.lastGood?.number).toBe(1);
  });

  test('the first red run has no red time yet and is its own first bad run', () => {
    const { history } = traceLetters('sf');
    expect(history.redForMs).toBeUndefined();
    expect(history.firstBad).toMatchObject({ number: 2, conclusion: 'failure' });
  });

  test('the first red run has its own outcome: of the current one that of the mail, of another what it ended with', () => {
    const outcome = { conclusion: 'failure' } as const;
    const running = runRecord(2, null);
    const first = trace([runRecord(1, 'success')], running, { outcome }).history.firstBad;
    expect(first).toMatchObject({ number: 2, conclusion: 'failure' });
    const earlier = trace([runRecord(1, 'timed_out')], running, { outcome }).history.firstBad;
    expect(earlier).toMatchObject({ number: 1, conclusion: 'timed_out' });
  });

  test('success rate: the last 20 decided runs, this one included', () => {
    const sequence = `${'f'.repeat(30)}${'cs'.repeat(14)}${'f'.repeat(5)}s`;
    expect(traceLetters(sequence).history.successRate).toBe(15 / 20);
  });

  test('no decided run, no rate', () => {
    expect(traceLetters('c').history.successRate).toBeUndefined();
  });

  test.each([
    ['all runs known', [], true, { isFirstRun: true, isCut: false }],
    ['no runs at all', [], undefined, { isFirstRun: true, isCut: false }],
    ['older runs may exist', [runRecord(4, 'failure')], undefined, { isFirstRun: false, isCut: true }],
    [
      'only other branches in sight',
      [runRecord(4, 'failure', { branch: 'x' })],
      false,
      { isFirstRun: false, isCut: true },
    ],
    ['a green run in sight', [runRecord(3, 'success')], false, { isFirstRun: false, isCut: false }],
  ])('%s', (_what, runs, isComplete, expected) => {
    const current = runRecord(5, 'failure');
    const history = traceHistory({
      current,
      outcome: { conclusion: 'failure' },
      runs,
      now: minute(5),
      repoId: 4711,
      ...(isComplete === undefined ? {} : { isComplete }),
    });
    expect(history).toMatchObject(expected);
  });

  test('a force push changes nothing: runs are told apart by number', () => {
    const runs = [runRecord(1, 'success', { sha: 'gone' }), runRecord(2, 'failure', { sha: 'rewritten' })];
    expect(trace(runs, runRecord(3, 'success', { sha: 'again' })).state).toBe('fixed');
  });
});
