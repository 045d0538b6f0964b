import type { Conclusion, History, PastRun } from '../notification.ts';
import { isUndecided } from './history.ts';
import { isRed } from './outcome.ts';

export interface OwnJobInput {
  /** History of the runs, with the outcome of the own job in place of the current run's. */
  runs: History;
  current: PastRun;
  /** How the job of the same name went in the previous decided run; undefined when that is not known. */
  before: Conclusion | undefined;
}

/**
 * The history of one job: what it did in the previous decided run, and nothing beyond. A run that was red may have been so
 * for another job, so the streak of the runs says nothing about this one. What a green run does say is that every job of
 * it was: it stays the last good one, and a red job directly after it began the streak.
 */
export function traceOwnJob({ runs, current, before }: OwnJobInput): History {
  const isRedNow = isRed(current.conclusion);
  const previous =
    runs.previous && before !== undefined && !isUndecided(before)
      ? { ...runs.previous, conclusion: before }
      : undefined;
  const wasRed = previous !== undefined && isRed(previous.conclusion);
  const isReRun = previous?.id === current.id;
  const isStartKnown = wasRed && runs.lastGood !== undefined && runs.firstBad?.id === previous.id;
  const isGreenBefore = previous !== undefined && !wasRed;
  const streak = (isRedNow ? 1 : 0) + (wasRed && !(isReRun && isRedNow) ? 1 : 0);
  return {
    previous,
    lastGood: isGreenBefore ? previous : runs.lastGood,
    firstBad: wasRed ? previous : isRedNow ? current : undefined,
    streak,
    isFirstRun: runs.isFirstRun,
    isSuperseded: runs.isSuperseded,
    isCut: streak > 0 && !isStartKnown && !isGreenBefore && !runs.isFirstRun,
  };
}
