import { describe, expect, it } from 'vitest';
import { type OwnJobInput, traceOwnJob } from '../../../../src/notification/build/history.ts';
import type { Conclusion, History } from '../../../../src/notification/notification.ts';
import { pastRun } from '../../../../testing/notifications/base.ts';

const runs: History = {
  previous: pastRun(9, 'failure'),
  lastGood: pastRun(7, 'success'),
  firstBad: pastRun(8, 'failure'),
  streak: 3,
  isFirstRun: false,
  isSuperseded: false,
  isCut: false,
};

const trace = (now: Conclusion, before: Conclusion | undefined, more: Partial<OwnJobInput> = {}) => {
  const history = traceOwnJob({ runs, current: pastRun(10, now), before, ...more });
  const numbers = [history.previous?.number, history.lastGood?.number, history.firstBad?.number];
  return [...numbers, history.streak, history.isCut];
};

describe('the history of one job: previous, last good and first bad run, streak, cut', () => {
  const oneRed = { ...runs, firstBad: pastRun(9, 'failure') };
  it.each<[string, ReturnType<typeof trace>, ReturnType<typeof trace>]>([
    ['red, green before', trace('failure', 'success'), [9, 9, 10, 1, false]],
    ['red, red before, for how long is not known', trace('failure', 'failure'), [9, 7, 9, 2, true]],
    ['red, red before since a green run', trace('failure', 'failure', { runs: oneRed }), [9, 7, 9, 2, false]],
    [
      'red, red before, no green run is known',
      trace('failure', 'failure', { runs: { ...oneRed, lastGood: undefined } }),
      [9, undefined, 9, 2, true],
    ],
    ['red, nothing known before', trace('failure', undefined), [undefined, 7, 10, 1, true]],
    [
      'red, the runs before are not all known',
      trace('failure', undefined, { runs: { ...runs, previous: undefined, isCut: true } }),
      [undefined, 7, 10, 1, true],
    ],
    ['red, undecided before', trace('failure', 'cancelled'), [undefined, 7, 10, 1, true]],
    [
      'red in the first run',
      trace('failure', undefined, { runs: { ...runs, previous: undefined } }),
      [undefined, 7, 10, 1, false],
    ],
    ['green, red before', trace('success', 'failure'), [9, 7, 9, 1, true]],
    ['green, green before', trace('success', 'success'), [9, 9, undefined, 0, false]],
    ['green, nothing known before', trace('success', undefined), [undefined, 7, undefined, 0, false]],
  ])('%s', (_what, traced, expected) => {
    expect(traced).toEqual(expected);
  });

  it('counts a re-run that is red again once', () => {
    const again = { runs: { ...runs, previous: pastRun(10, 'failure') } };
    expect(trace('failure', 'failure', again)).toEqual([10, 7, 10, 1, true]);
    expect(trace('success', 'failure', again)).toEqual([10, 7, 10, 1, true]);
  });

  it('calls the previous run what the job was', () => {
    const { previous } = traceOwnJob({ runs, current: pastRun(10, 'failure'), before: 'success' });
    expect(previous).toEqual({ ...runs.previous, conclusion: 'success' });
  });
});
