import type { Candidate } from '../lines/candidate.ts';
import { isException, type LineClass, lookAt, scores } from '../lines/line-class.ts';
import type { UnprefixedLine } from '../lines/prefix.ts';
import { numbered, placeArrow } from '../lines/roles.ts';
import { isWrapper } from '../lines/secondhand-failure.ts';
import { type Block, createBlockList, type Finding } from './blocks.ts';
import { chooseError, type FirstError, toFinding } from './choice.ts';
import { completeError, isOpenEnded, readTraceback } from './completion.ts';
import { createLastWords, isTelling } from './last-words.ts';
import { createRuns, runGap } from './runs.ts';
import { createStream, type Stream } from './stream.ts';

/** An error that a test provoked loses so much. */
const provokedPenalty = 4;
const maxStreams = 32;
/** So many lines below an error, a script says what came of it. */
const conclusionLines = 5;
const aFile = /^\s*(?:\.?\/)?(?:[A-Za-z]:)?[\w@.+\\/-]+\.[A-Za-z]\w{0,9}$/;
/** PHPStan's tables: `  Line   src/Cart.php`, and below it `  12     Undefined variable: $total`. */
const tableHead = /^\s*Line {2,}\S/;
const tableRow = /^\s+:?\d+ {2,}\S/;
/** The line of the script that PowerShell shows, and what it underlines of it. */
const scriptLine = /^\s*(?:\d+ \| |\|\s+~+\s*$)/;
const placed = /\.[A-Za-z]\w{0,9}(?::\[?|\()\d/;
/** Warnings about what a tool or a dependency will do some day. */
const idleWarning = /\bdeprecat|npm warn|ExperimentalWarning/i;

export interface ErrorFinder {
  /** @returns how much the line weighs in the excerpt: an error that a test provoked weighs less */
  read(line: Candidate, unprefixed: UnprefixedLine, kind: LineClass): LineClass['weight'];
  /** A blank line. */
  skip(): void;
  /** The runner goes on with another command. */
  restart(): void;
  /** @param isFailed the runner has marked an error: then the last words are taken for want of better ones */
  finish(isFailed: boolean): FirstError | undefined;
}

/** A line that is nothing but the name of a file, or the head of a table about it; what follows is said of it. */
function isFile(text: string): boolean {
  if (tableHead.test(text)) return true;
  const spaceAt = text.indexOf(' ');
  return (spaceAt === -1 || text.trimStart().indexOf(' ') === -1) && aFile.test(text);
}

/** "Could not upload" of a script right below an error says what came of it. */
function isConclusion({ block, hasStarted, pending }: Stream, line: Candidate, kind: LineClass): boolean {
  const isNear = pending !== undefined && line.index - pending.line.index <= conclusionLines;
  return (
    isNear &&
    !block &&
    !hasStarted &&
    kind.role === 'heading' &&
    kind.score === scores.complaint &&
    pending.score >= scores.concrete
  );
}

/**
 * Finds the line that says best why a step failed, in one pass and with bounded memory.
 *
 * A message below a failure's heading beats any error outside, the first such message beats the others, and those
 * that a closing summary names beat those that it does not. Outside, the best line of the last run of errors counts. Where
 * nothing has the shape of an error, the last words before the exit line do.
 */
export function createErrorFinder(): ErrorFinder {
  const streams = new Map<string, Stream>();
  const blocks = createBlockList();
  const runs = createRuns();
  const { commit } = runs;
  const lastWords = createLastWords();
  /** The last thing said, whatever it is. */
  let lastLine: Candidate | undefined;
  /** The first warning, one with a place first of all. */
  let firstWarning: { finding: Finding; isPlaced: boolean } | undefined;

  function getStream(name: string): Stream {
    let stream = streams.get(name);
    if (stream === undefined) {
      stream = createStream();
      streams.set(name, stream);
      if (streams.size > maxStreams) {
        const [oldest = '', gone] = streams.entries().next().value ?? [];
        if (gone !== undefined) commit(gone);
        streams.delete(oldest);
      }
    }
    return stream;
  }

  function offer(stream: Stream, finding: Finding): void {
    const target = stream.block ?? stream;
    const current = stream.block === undefined ? stream.pending : stream.block.message;
    const isBetter =
      current === undefined ||
      finding.score > current.score ||
      (stream.isChained && finding.score >= current.score - 1);
    finding.run = runs.join(finding.line.index, finding.score);
    if (!isBetter) return;
    // "Errors in the following cell:" leaves the word to what follows.
    stream.isChained =
      finding.score >= scores.concrete && /\bfollowing\b[^:]{0,80}:$/.test(lookAt(finding.line.text));
    if (stream.file !== undefined && /^\s+\d+(?::\d+)?\s/.test(lookAt(finding.line.text)))
      finding.heading = stream.file;
    if (stream.block !== undefined) finding.heading ??= stream.block.heading;
    if (target === stream) stream.pending = finding;
    else (target as Block).message = finding;
    stream.latest = finding;
    stream.isOpenEnded = isOpenEnded(lookAt(finding.line.text));
  }

  function openBlock(stream: Stream, line: Candidate, isTitled: boolean, score: number): void {
    const said = stream.pending;
    if (stream.hasStarted && said !== undefined) stream.pending = undefined;
    else commit(stream);
    stream.block = blocks.open(line, isTitled);
    if (stream.hasStarted && said !== undefined) {
      said.heading = line;
      stream.block.message = said;
    }
    stream.captured = 'no';
    stream.latest = undefined;
    stream.frames = [];
    if (score > scores.verdict) offer(stream, toFinding(line, score));
  }

  /** Some runners list all failures first, and tell each below its name alone afterwards. */
  function reopenBlock(stream: Stream, text: string): boolean {
    const block = stream.block === undefined ? undefined : blocks.find(text.trim());
    if (block === undefined) return false;
    endBlock(stream);
    stream.block = block;
    return true;
  }

  function endBlock(stream: Stream): void {
    stream.block = undefined;
    stream.latest = undefined;
    stream.isOpenEnded = false;
    stream.captured = 'no';
  }

  /** Opens and ends blocks. */
  function follow(stream: Stream, line: Candidate, text: string, kind: LineClass, score: number): boolean {
    switch (kind.role) {
      case 'start':
        commit(stream);
        endBlock(stream);
        stream.hasStarted = true;
        return true;
      case 'pass':
        if (stream.pending !== undefined) stream.pending.score -= provokedPenalty;
        commit(stream);
        endBlock(stream);
        return true;
      case 'all-passed':
        commit(stream);
        endBlock(stream);
        blocks.outlive();
        runs.next();
        return true;
      case 'section':
      case 'summary':
        commit(stream);
        endBlock(stream);
        stream.isInSection ||= kind.role === 'section';
        stream.isInSummary = kind.role === 'summary' || /^failures:$/.test(text);
        stream.hasEntry = false;
        return true;
      case 'count':
        endBlock(stream);
        stream.isInSummary = false;
        return false;
      case 'captured':
        stream.isOpenEnded = false;
        stream.captured = /^\s*(?:stdout|stderr|console)/.test(text) ? 'until-blank' : 'until-heading';
        return true;
      case 'chain':
        stream.isChained = true;
        return true;
      case 'titled':
      case 'heading':
        if (isConclusion(stream, line, kind)) return false;
        stream.isInSummary = false;
        openBlock(stream, line, kind.role === 'titled', score);
        return true;
      default:
        if (stream.isInSection && numbered.test(text)) {
          openBlock(stream, line, true, 0);
          return true;
        }
        return kind.role === 'none' && score === 0 && reopenBlock(stream, text);
    }
  }

  function read(line: Candidate, unprefixed: UnprefixedLine, kind: LineClass): LineClass['weight'] {
    const { text } = unprefixed;
    const stream = getStream(unprefixed.stream);
    if (text.trim() === '') {
      if (stream.captured === 'until-blank') stream.captured = 'no';
      return 0;
    }
    if (kind.role !== 'pass') lastLine = line;
    if (stream.pending !== undefined && line.index - stream.pending.line.index > runGap) commit(stream);
    let score = readTraceback(stream, line, text, kind);
    if (score === 0 && kind.role === 'none' && isFile(text)) stream.file = line;
    const { file } = stream;
    if (
      file !== undefined &&
      line.index - file.index < runGap &&
      tableRow.test(text) &&
      tableHead.test(file.text)
    )
      score = 7;
    completeError(stream, line, text, kind);
    if (stream.isInSummary && kind.role === 'none') {
      blocks.addEntry(text);
      stream.hasEntry = true;
      if (!text.endsWith(':')) score = Math.max(score, scores.verdict);
    }
    const belongsToWarning =
      stream.isWarned &&
      (kind.role === 'traceback' || kind.role === 'frame' || /^\s/.test(text) || isException(text));
    stream.isWarned = belongsToWarning || kind.tone === 'warning';
    if (kind.tone === 'warning' && kind.role === 'none' && !idleWarning.test(text)) {
      const isPlaced = placed.test(text);
      if (firstWarning === undefined || (isPlaced && !firstWarning.isPlaced)) {
        const finding = { ...toFinding(line, scores.verdict), heading: stream.file };
        firstWarning = { finding, isPlaced };
      }
    }
    if (/^Line \|$/.test(text)) stream.isInScript = true;
    else if (stream.isInScript && !scriptLine.test(text)) {
      stream.isInScript = false;
      if (/^\s+\| \S/.test(text)) score = scores.concrete + 1;
    }
    const { previous } = stream;
    stream.previous = { line, score, tone: kind.tone };
    if (follow(stream, line, text, kind, score)) return kind.weight;
    // Below what went wrong, `>` names the cause.
    const isArrow = kind.role === 'none' && /^\s*> \S/.test(text);
    const isCause = isArrow && !isWrapper(text, text.trim());
    if (isCause && stream.block?.isTitled) score = Math.max(score, scores.complaint);
    if (
      kind.role === 'place-below' &&
      previous?.tone === 'plain' &&
      previous.score === 0 &&
      isTelling(previous.line.text)
    ) {
      const below = placeArrow.test(text) ? { more: [line] } : { places: [line] };
      offer(stream, { ...toFinding(previous.line, scores.place), ...below });
      return 2;
    }
    if (score > 0) {
      const isProvoked =
        (stream.captured !== 'no' || (belongsToWarning && isException(text))) && score > scores.word;
      // Below its failure, `> ` names the cause of the line above.
      stream.isChained ||= stream.block !== undefined && score >= scores.complaint && isCause;
      if (isProvoked) score = Math.max(score - provokedPenalty, scores.word);
      offer(stream, { ...toFinding(line, score), places: stream.frames });
      return isProvoked ? 1 : kind.weight;
    }
    if (kind.role !== 'none') return kind.weight;
    lastWords.read(line, text);
    const { block } = stream;
    const isVague = block !== undefined && (block.message?.score ?? 0) <= scores.wrapper;
    const mayBeMessage = isVague && block.isTitled && stream.captured === 'no';
    if (mayBeMessage && (isArrow ? isCause : isTelling(text))) {
      offer(stream, toFinding(line, scores.word - 0.1));
      if (block.message?.line === line) return 1;
    }
    return kind.weight;
  }

  return {
    read,
    skip() {
      const stream = streams.get('');
      if (stream?.captured === 'until-blank') stream.captured = 'no';
      if (stream?.hasEntry) stream.isInSummary = false;
      lastWords.skip();
    },
    restart() {
      for (const stream of streams.values()) commit(stream);
      streams.clear();
      firstWarning = undefined;
      runs.next();
    },
    finish(isFailed) {
      for (const stream of streams.values()) commit(stream);
      return chooseError({
        blocks: blocks.rank(),
        best: runs.best(),
        lastWords: isFailed ? lastWords.choose() : undefined,
        firstWarning: isFailed ? firstWarning?.finding : undefined,
        lastLine: isFailed ? lastLine : undefined,
      });
    },
  };
}
