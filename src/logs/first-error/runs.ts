import { scores } from '../lines/line-class.ts';
import type { Finding } from './blocks.ts';
import type { Stream } from './stream.ts';

/** Errors that are further apart belong to two runs: the step has survived the first. */
export const runGap = 60;

/** Of how good a kind an error is: within a kind, the later run counts. */
export function tierOf(score: number): number {
  if (score >= 7) return 3;
  if (score >= 4) return 2;
  return score >= scores.word ? 1 : 0;
}

export interface Runs {
  /** The best error outside of blocks so far. */
  best(): Finding | undefined;
  /** The run that an error of this score belongs to. */
  join(index: number, score: number): number;
  /** What comes from here on is another run. */
  next(): void;
  /** Takes the stream's pending error and compares it with those of other runs. */
  commit(stream: Stream): void;
}

/** Compares the errors outside of blocks: the best of the last run of errors counts, of equals in one run the first. */
export function createRuns(): Runs {
  let best: Finding | undefined;
  let run = 0;
  let lastError = 0;

  function isBetter(finding: Finding): boolean {
    if (best === undefined) return true;
    if (finding.run === best.run) {
      const isFirst = finding.score === best.score && finding.line.index < best.line.index;
      return finding.score > best.score || isFirst;
    }
    const tier = tierOf(finding.score);
    const bestTier = tierOf(best.score);
    return tier > bestTier || (tier === bestTier && tier > 0 && finding.run > best.run);
  }

  return {
    best: () => best,
    join(index, score) {
      if (score < scores.word) return run;
      if (index - lastError > runGap) run++;
      lastError = index;
      return run;
    },
    next() {
      run++;
    },
    commit(stream) {
      const finding = stream.pending;
      stream.pending = undefined;
      if (finding !== undefined && isBetter(finding)) best = finding;
    },
  };
}
