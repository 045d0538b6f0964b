import type { Candidate } from '../lines/candidate.ts';
import { lookAt, scores } from '../lines/line-class.ts';
import { type BlockList, blockBonus, type Finding } from './blocks.ts';
import { isComplaint } from './last-words.ts';
import { tierOf } from './runs.ts';

export interface FirstError {
  finding: Finding;
  /** It has no shape of an error: it is the last thing said, or says only that something failed. */
  isGuess: boolean;
  /** The lines that an excerpt must hold, the most important first. */
  keyLines: Candidate[];
}

/** What a step has led to. */
export interface Findings {
  blocks: ReturnType<BlockList['rank']>;
  /** The best error outside of blocks. */
  best: Finding | undefined;
  /** Only of a step that failed. */
  lastWords: Candidate | undefined;
  /** Only of a step that failed. */
  firstWarning: Finding | undefined;
  /** The last thing said, whatever it is; only of a step that failed. */
  lastLine: Candidate | undefined;
}

/** Last words count beside a mere word of failure when they come so many lines after it. */
const farBelow = 10;
const aboutWarnings = /\b(?:warnings?|violations|problems|issues|offenses|formatted)\b/i;
/** Other failures that are shown beside the first. */
const maxOthers = 6;

/** A finding that is nothing but the line. */
export function toFinding(line: Candidate, score: number, run = 0): Finding {
  return { line, score, run, more: [], places: [] };
}

function chooseShaped({ blocks, best }: Findings): Finding | undefined {
  const top = blocks.reduce<(typeof blocks)[number] | undefined>(
    (chosen, each) => (each.score > (chosen?.score ?? 0) ? each : chosen),
    undefined,
  );
  if (top === undefined || top.score < (best?.score ?? 0)) return best;
  return { ...(top.block.message ?? toFinding(top.block.heading, 0)), score: top.score };
}

/** The last words, where the error tells less. */
function chooseLastWords(error: Finding | undefined, last: Candidate | undefined): Candidate | undefined {
  if (error === undefined || last === undefined) return last;
  const distance = last.index - error.line.index;
  // What is said after "command x failed" without a complaint is no reason.
  if (distance > 0 && !isComplaint(lookAt(last.text))) return undefined;
  const isMoreTelling = tierOf(error.score) < 1 || (error.score === scores.word && distance > farBelow);
  return isMoreTelling ? last : undefined;
}

function listKeyLines({ heading, line, more, places }: Finding): Candidate[] {
  return [line, ...(heading ? [heading] : []), ...more, ...places];
}

/** Chooses the error that the mail leads with. */
export function chooseError(findings: Findings): FirstError | undefined {
  const { blocks, firstWarning, lastLine } = findings;
  const error = chooseShaped(findings);
  const last = chooseLastWords(error, findings.lastWords);
  let chosen = last === undefined ? error : toFinding(last, scores.word);
  // Some tools fail because of warnings, and say so in the end, or say nothing else.
  const isOfWarnings =
    chosen !== undefined &&
    chosen.score < scores.verdict &&
    (chosen.line.tone === 'warning' || aboutWarnings.test(lookAt(chosen.line.text)));
  if (firstWarning !== undefined && isOfWarnings) chosen = firstWarning;
  if (chosen === undefined && lastLine !== undefined) chosen = toFinding(lastLine, scores.wrapper);
  if (chosen === undefined) return undefined;
  const others = blocks.filter(({ score }) => score > blockBonus).slice(0, maxOthers);
  return {
    finding: chosen,
    isGuess: chosen.score < scores.verdict,
    keyLines: [
      ...listKeyLines(chosen),
      ...others.flatMap(({ block }) => (block.message ? listKeyLines(block.message) : [block.heading])),
    ],
  };
}
