import { describe, expect, it } from 'vitest';
import {
  buildDigest,
  digestState,
  percentile,
  reRuns,
  skipReason,
  slowestRuns,
  type WorkflowRunRecord,
} from '../../../../src/notification/digest/count.ts';
import type { Conclusion, DigestWorkflow } from '../../../../src/notification/notification.ts';
import type { NotifyOn } from '../../../../src/notification/policy.ts';

const HOUR = 3_600_000;
const FROM = Date.parse('2026-03-08T00:00:00Z');
const span = {
  before: '2026-03-01T00:00:00.000Z',
  from: '2026-03-08T00:00:00.000Z',
  to: '2026-03-15T00:00:00.000Z',
};

const words: Record<string, Conclusion> = {
  o: 'success',
  x: 'failure',
  t: 'timed_out',
  s: 'startup_failure',
  '-': 'cancelled',
  k: 'skipped',
  n: 'neutral',
};

/**
 * Runs from a pattern, one an hour: `oox|xo` is three before the period and two in it, `O` a green re-run. Before the
 * period they end at its start at the latest.
 */
function runsOf(pattern: string, rest: Partial<WorkflowRunRecord> = {}, minutes = 10): WorkflowRunRecord[] {
  const [past = '', now = ''] = pattern.includes('|') ? pattern.split('|') : ['', pattern];
  return [...past, ...now].map((char, index) => {
    const endMs = FROM + (index - past.length + 1) * HOUR - (index < past.length ? 0 : 1);
    return {
      id: 1000 * (rest.number ?? 1) + index,
      attempt: char === 'O' ? 2 : 1,
      sha: 'a'.repeat(40),
      branch: 'main',
      event: 'push',
      status: 'completed',
      conclusion: words[char.toLowerCase()] ?? null,
      url: 'https://github.com/contoso/app/actions/runs/1',
      startedAt: new Date(endMs - minutes * 60_000).toISOString(),
      updatedAt: new Date(endMs).toISOString(),
      prNumbers: [],
      workflowKey: '42',
      workflowName: 'CI',
      workflowUrl: 'https://github.com/contoso/app/actions/workflows/ci.yml',
      ...rest,
      number: (rest.number ?? 1) * 1000 + index,
    };
  });
}

const rowOf = (
  pattern: string,
  rest: Partial<Parameters<typeof buildDigest>[0]> = {},
): DigestWorkflow | undefined => buildDigest({ ...span, runs: runsOf(pattern), ...rest }).workflows[0];

describe('buildDigest', () => {
  it.each<[string, DigestWorkflow['state'] | undefined, number, number, number, number | undefined]>([
    // pattern, state, runs, failed, rate, rate before
    ['oooo', 'green', 4, 0, 1, undefined],
    ['oo|oo', 'green', 2, 0, 1, 1],
    ['oooox', 'red', 5, 1, 0.8, undefined],
    ['ot', 'red', 2, 1, 0.5, undefined],
    ['os', 'red', 2, 1, 0.5, undefined],
    ['oxo', 'recovered', 3, 1, 2 / 3, undefined],
    ['ox|oo', 'recovered', 2, 0, 1, 0.5],
    ['x-|o', 'recovered', 1, 0, 1, 0],
    ['xo|oo', 'green', 2, 0, 1, 0.5],
    ['oOo', 'flaky', 3, 0, 1, undefined],
    ['oxO', 'flaky', 3, 1, 2 / 3, undefined],
    ['O|oo', 'green', 2, 0, 1, 1],
    ['Ox', 'red', 2, 1, 0.5, undefined],
    ['ox--', 'red', 4, 1, 0.5, undefined],
    ['oo-k', 'green', 4, 0, 1, undefined],
    ['xo-n', 'recovered', 4, 1, 0.5, undefined],
    ['oox|', 'red', 0, 0, 0, 2 / 3],
    ['oox|-k', 'red', 2, 0, 0, 2 / 3],
    ['oo|', undefined, 0, 0, 0, undefined],
    ['oo|-', undefined, 0, 0, 0, undefined],
    ['--kn', undefined, 0, 0, 0, undefined],
    ['', undefined, 0, 0, 0, undefined],
  ])('%s', (pattern, state, runs, failed, successRate, successRateBefore) => {
    const row = rowOf(pattern);
    if (state === undefined) expect(row).toBeUndefined();
    else {
      expect(row).toMatchObject({ name: 'CI', branch: 'main', state, runs, failed });
      expect(row?.successRate).toBeCloseTo(successRate);
      if (successRateBefore === undefined) expect(row?.successRateBefore).toBeUndefined();
      else expect(row?.successRateBefore).toBeCloseTo(successRateBefore);
    }
  });

  it.each([
    ['oxxx', 1],
    ['x', 0],
    ['ox-x', 1],
    ['oxo|xx', 0],
    ['oxx|xx', -2],
    ['xx|', -2],
  ])('%s is red since run %i', (pattern, first) => {
    const past = pattern.indexOf('|') === -1 ? 0 : pattern.indexOf('|');
    expect(rowOf(pattern)?.redSince).toBe(runsOf(pattern)[past + first]?.updatedAt);
  });

  it.each<[what: string, given: Partial<WorkflowRunRecord>]>([
    ['that is going on', { status: 'in_progress' }],
    ['that ended after the period', { updatedAt: '2026-03-15T00:00:01.000Z' }],
  ])('does not count a run %s', (_what, given) => {
    const [first, second] = runsOf('ox');
    if (!first || !second) throw new Error('two runs');
    expect(buildDigest({ ...span, runs: [first, { ...second, ...given }] }).workflows[0]?.state).toBe(
      'green',
    );
  });

  it('goes by run numbers where runs overtake each other', () => {
    const [first, second] = runsOf('ox');
    if (!first || !second) throw new Error('two runs');
    const late = { ...first, updatedAt: new Date(FROM + 5 * HOUR).toISOString() };
    expect(buildDigest({ ...span, runs: [second, late] }).workflows[0]?.state).toBe('red');
  });

  it('leaves the comparison out when the period before is not known', () => {
    const row = rowOf('ox|oo', { before: undefined as never });
    expect(row?.successRateBefore).toBeUndefined();
    expect(row?.p50BeforeMs).toBeUndefined();
  });

  it('calls a re-run flaky only where the attempt before had failed', () => {
    const runs = runsOf('oO');
    expect(buildDigest({ ...span, runs, notFlaky: new Set([runs[1]?.id ?? 0]) }).workflows[0]?.state).toBe(
      'green',
    );
  });

  it('measures green runs only', () => {
    const times = [1, 2, 3, 4, 100].flatMap((minutes, index) => runsOf('o', { number: index + 1 }, minutes));
    const red = runsOf('x', { number: 9 }, 500);
    const before = runsOf('oo|', { number: 20 }, 7);
    expect(buildDigest({ ...span, runs: [...times, ...red, ...before] }).workflows[0]).toMatchObject({
      p50Ms: 3 * 60_000,
      p95Ms: 100 * 60_000,
      p50BeforeMs: 7 * 60_000,
    });
    expect(rowOf('oooo')?.p95Ms).toBeUndefined();
    expect(rowOf('x')?.p50Ms).toBeUndefined();
  });

  it('shows the bar oldest first', () => {
    expect(rowOf('o|ox-t')?.bar).toEqual(['ok', 'bad', 'other', 'bad']);
  });

  it('keeps workflows and branches apart and puts the reddest first', () => {
    const of = (workflowName: string, pattern: string, number: number, branch = 'main') =>
      runsOf(pattern, { workflowName, workflowKey: workflowName, number, branch });
    const digest = buildDigest({
      ...span,
      runs: [
        ...of('green', 'oo', 1),
        ...of('busy', 'ooo', 2),
        ...of('fixed', 'xo', 3),
        ...of('late', 'oox', 4),
        ...of('early', 'ox', 5),
        ...of('flaky', 'oO', 6),
        ...of('green', 'x|x', 7, 'release/1'),
      ],
    });
    expect(digest.workflows.map(({ name, branch, state }) => `${name} ${branch} ${state}`)).toEqual([
      'green release/1 red',
      'early main red',
      'late main red',
      'flaky main flaky',
      'fixed main recovered',
      'busy main green',
      'green main green',
    ]);
    expect(digest).toMatchObject({ red: 3, flaky: 1, recovered: 1, green: 2, runs: 15, isCut: false });
  });

  it('counts a run that is listed twice once', () => {
    const runs = runsOf('oo');
    expect(buildDigest({ ...span, runs: [...runs, ...runs] }).runs).toBe(2);
  });
});

describe('what a digest means', () => {
  const digestOf = (pattern: string) => buildDigest({ ...span, runs: runsOf(pattern) });

  it.each([
    ['ox', 'red'],
    ['oO', 'green'],
    ['xo', 'green'],
    ['oo', 'green'],
    ['oo|', 'quiet'],
    ['', 'quiet'],
  ])('%s is %s', (pattern, state) => {
    expect(digestState(digestOf(pattern))).toBe(state);
  });

  it.each<[string, NotifyOn[], boolean]>([
    ['ox', ['failure', 'fixed', 'flaky'], true],
    ['xo', ['failure', 'fixed', 'flaky'], true],
    ['oO', ['failure', 'fixed', 'flaky'], true],
    ['oo', ['failure', 'fixed', 'flaky'], false],
    ['', ['failure', 'fixed', 'flaky'], false],
    ['oo', ['always'], true],
    ['', ['always'], true],
    ['oo', ['success'], true],
    ['ox', ['success'], false],
    ['ox', ['failed'], true],
    ['ox', ['fixed'], false],
    ['xo', ['failure'], false],
    ['xo', ['change'], true],
    ['oO', ['change'], true],
    ['ox', ['change'], true],
    ['oo', ['change'], false],
    ['ox', [], false],
  ])('%s with notify-on %j is mailed: %s', (pattern, notifyOn, isMailed) => {
    expect(skipReason(digestOf(pattern), notifyOn) === undefined).toBe(isMailed);
  });

  it('says how to get the mail nevertheless', () => {
    expect(skipReason(digestOf('oo'), ['failure'])).toBe(
      'Nothing is wrong, and `notify-on` is failure; `always` mails every digest.',
    );
    expect(skipReason(digestOf(''), ['failure'])).toContain('No run passed or failed in the period');
  });
});

describe('what is looked into', () => {
  it('the slowest green run of each workflow', () => {
    const of = (key: string, number: number, minutes: number, pattern = 'o') =>
      runsOf(pattern, { workflowKey: key, number }, minutes);
    const runs = [
      ...of('a', 1, 5),
      ...of('a', 2, 9),
      ...of('b', 3, 30),
      ...of('c', 4, 90, 'x'),
      ...of('d', 5, 7),
      ...of('e', 6, 99, 'o|'),
    ];
    expect(slowestRuns(runs, span, 2).map((run) => run.number)).toEqual([3000, 2000]);
  });

  it('green re-runs of the period, newest first', () => {
    expect(reRuns(runsOf('OO|oOoOx'), span).map((run) => run.number)).toEqual([1005, 1003]);
  });
});

describe('percentile', () => {
  it.each([
    [[], 0.5, undefined],
    [[7], 0.5, 7],
    [[7], 0.95, 7],
    [[1, 2], 0.5, 1],
    [[1, 2, 3], 0.5, 2],
    [[1, 2, 3, 4], 0.5, 2],
    [[1, 2, 3, 4, 5], 0.95, 5],
    [Array.from({ length: 100 }, (_, index) => index + 1), 0.95, 95],
    [Array.from({ length: 20 }, (_, index) => index + 1), 0.95, 19],
  ])('%j at %d', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });
});
