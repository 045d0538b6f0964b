import { type Block, blockBonus, createBlockList, type Finding } from './blocks.ts';
import { createLastWords, isTelling } from './last-words.ts';
import { isException, type LineClass, lookAt, scores } from './lines/line-class.ts';
import type { UnprefixedLine } from './lines/prefix.ts';
import { numbered } from './lines/roles.ts';
import type { Candidate } from './ring-buffer.ts';
import { createStream, type Stream } from './stream-state.ts';

/** Errors that are further apart belong to two runs: the step has survived the first. */
const runGap = 60;
/** An error that a test provoked loses so much. */
const provokedPenalty = 4;
const maxStreams = 32;
/** Lines after an error that may complete it. */
const detailLines = 8;
const detail = /^\s*(?:[+-]\s)?(?:expected|actual|received|but was|left|right|got|want)\s*:\s*\S/i;
/** The text goes on in the next line: it ends in a colon, or is nothing but a place. */
const openEnd = /(?::|\|-|>-)$|:\d+: (?:error|failure|failed)$|^\s*\S* ?error (?:in|at) \S+(?: [\d:,-]+)?$/i;
const foreign =
  /node_modules|(?:site|dist)-packages|\/usr\/|\/opt\/|hostedtoolcache|node:|<anonymous>|"<|\binternal\/|java\.base|\b(?:jdk|java|sun|org\.junit|org\.apache\.maven|org\.gradle|junit)\.|\/rustc\/|\/registry\/src\//;
const aFile = /^\s*(?:\.?\/)?(?:[A-Za-z]:)?[\w@.+\\/-]+\.[A-Za-z]\w{0,9}$/;

const aboutWarnings = /\b(?:warnings?|violations|problems|issues|offenses)\b/i;
const placed = /\.[A-Za-z]\w{0,9}(?::\[?|\()\d/;
/** Warnings about what a tool or a dependency will do some day. */
const idleWarning = /\bdeprecat|npm warn|ExperimentalWarning/i;

export interface FirstError {
  finding: Finding;
  /** It has no shape of an error: it is the last thing said, or says only that something failed. */
  isGuess: boolean;
  /** The lines that an excerpt must hold, the most important first. */
  keyLines: Candidate[];
}

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

/** A line that is nothing but the name of a file; what follows is said of it. */
function isFile(text: string): boolean {
  const spaceAt = text.indexOf(' ');
  return (spaceAt === -1 || text.trimStart().indexOf(' ') === -1) && aFile.test(text);
}

const tierOf = (score: number): number => (score >= 7 ? 3 : score >= 4 ? 2 : score >= scores.word ? 1 : 0);

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
  const lastWords = createLastWords();
  let best: Finding | undefined;
  let run = 0;
  let lastError = 0;
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

  /** Compares with the errors of other runs. */
  function commit(stream: Stream): void {
    const finding = stream.pending;
    stream.pending = undefined;
    if (finding === undefined) return;
    const tier = tierOf(finding.score);
    const bestTier = tierOf(best?.score ?? 0);
    const isBetter =
      best === undefined ||
      (finding.run === best.run
        ? finding.score > best.score || (finding.score === best.score && finding.line.index < best.line.index)
        : tier > bestTier || (tier === bestTier && tier > 0 && finding.run > best.run));
    if (isBetter) best = finding;
  }

  function offer(stream: Stream, finding: Finding): void {
    const target = stream.block ?? stream;
    const current = stream.block === undefined ? stream.pending : stream.block.message;
    const isBetter =
      current === undefined ||
      finding.score > current.score ||
      (stream.isChained && finding.score >= current.score - 1);
    if (finding.score >= scores.word) {
      if (finding.line.index - lastError > runGap) run++;
      lastError = finding.line.index;
      finding.run = run;
    }
    if (!isBetter) return;
    stream.isChained = false;
    if (stream.file !== undefined && /^\s+\d+:\d+\s/.test(lookAt(finding.line.text)))
      finding.heading = stream.file;
    if (stream.block !== undefined) finding.heading ??= stream.block.heading;
    if (target === stream) stream.pending = finding;
    else (target as Block).message = finding;
    stream.latest = finding;
    stream.isOpenEnded = openEnd.test(lookAt(finding.line.text).trimEnd());
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
    if (score > scores.verdict) offer(stream, { line, score, run, more: [], places: [] });
  }

  function endBlock(stream: Stream): void {
    stream.block = undefined;
    stream.latest = undefined;
    stream.isOpenEnded = false;
    stream.captured = 'no';
  }

  /** Completes the error above with values, the rest of its sentence, its place. */
  function complete(stream: Stream, line: Candidate, text: string, kind: LineClass): void {
    const { latest } = stream;
    if (latest === undefined || line.index === latest.line.index) return;
    const distance = line.index - latest.line.index;
    if (kind.role === 'frame' || kind.role === 'pointer' || kind.role === 'place-below') {
      const isOwn = kind.role !== 'frame' || !foreign.test(text);
      if (isOwn && latest.places.length < 2 && distance < 60) latest.places.push(line);
      return;
    }
    if (distance > detailLines) return;
    if (detail.test(text) && latest.more.length < 3) latest.more.push(line);
    else if (stream.isOpenEnded && kind.role === 'none') {
      latest.more.push(line);
      stream.isOpenEnded = text.trimEnd().endsWith(':') && latest.more.length < 3;
    }
  }

  function readTraceback(stream: Stream, line: Candidate, text: string, kind: LineClass): number {
    const indent = text.length - text.trimStart().length;
    if (kind.role === 'traceback') {
      stream.traceback = indent;
      stream.frames = [];
      stream.hasFrame = false;
      return 0;
    }
    if (stream.traceback < 0) return kind.score;
    if (kind.role === 'frame') {
      stream.hasFrame = true;
      if (!foreign.test(text)) stream.frames = [...stream.frames.slice(0, 1), line];
    }
    if (indent > stream.traceback || kind.role === 'frame') return kind.score;
    stream.traceback = -1;
    if (!stream.hasFrame || kind.score === scores.wrapper) return kind.score;
    stream.isChained = true;
    return Math.max(kind.score, scores.concrete);
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
        run++;
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
        stream.isInSummary = false;
        openBlock(stream, line, kind.role === 'titled', score);
        return true;
      default:
        if (!stream.isInSection || !numbered.test(text)) return false;
        openBlock(stream, line, true, 0);
        return true;
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
    complete(stream, line, text, kind);
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
        const finding = { line, score: scores.verdict, run, more: [], places: [], heading: stream.file };
        firstWarning = { finding, isPlaced };
      }
    }
    const { previous } = stream;
    stream.previous = { line, score, tone: kind.tone };
    if (follow(stream, line, text, kind, score)) return kind.weight;
    if (kind.role === 'place-below' && previous?.tone === 'plain' && previous.score === 0) {
      offer(stream, { line: previous.line, score: scores.place, run, more: [], places: [line] });
      return 2;
    }
    if (score > 0) {
      const isProvoked =
        (stream.captured !== 'no' || (belongsToWarning && isException(text))) && score > scores.word;
      if (isProvoked) score = Math.max(score - provokedPenalty, scores.word);
      offer(stream, { line, score, run, more: [], places: stream.frames });
      return isProvoked ? 1 : kind.weight;
    }
    if (kind.role !== 'none') return kind.weight;
    lastWords.read(line, text);
    const { block } = stream;
    const isVague = block !== undefined && (block.message?.score ?? 0) <= scores.wrapper;
    const mayBeMessage = isVague && block.isTitled && stream.captured === 'no';
    if (mayBeMessage && (isTelling(text) || /^\s*> \S/.test(text))) {
      offer(stream, { line, score: scores.word - 0.1, run, more: [], places: [] });
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
      run++;
    },
    finish(isFailed) {
      for (const stream of streams.values()) commit(stream);
      const ranked = blocks.rank();
      const top = ranked.reduce<(typeof ranked)[number] | undefined>(
        (chosen, each) => (each.score > (chosen?.score ?? 0) ? each : chosen),
        undefined,
      );
      let chosen: Finding | undefined = best;
      let score = best?.score ?? 0;
      if (top !== undefined && top.score >= (best?.score ?? 0)) {
        score = top.score;
        chosen = top.block.message ?? {
          line: top.block.heading,
          score: top.score,
          run,
          more: [],
          places: [],
        };
      }
      const last = isFailed ? lastWords.choose() : undefined;
      const isVague = chosen === undefined || tierOf(score) < 1;
      const isLater =
        score === scores.word &&
        chosen !== undefined &&
        last !== undefined &&
        last.index - chosen.line.index > 10;
      if (last !== undefined && (isVague || isLater)) {
        score = scores.word;
        chosen = { line: last, score, run, more: [], places: [] };
      }
      // Some tools fail because of warnings, and say so in the end.
      const isOfWarnings = score < scores.verdict && aboutWarnings.test(lookAt(chosen?.line.text ?? ''));
      if (isFailed && firstWarning !== undefined && isOfWarnings) {
        chosen = firstWarning.finding;
        score = chosen.score;
      }
      if (chosen === undefined && isFailed && lastLine !== undefined) {
        chosen = { line: lastLine, score: scores.wrapper, run, more: [], places: [] };
      }
      if (chosen === undefined) return undefined;
      const keyOf = ({ heading, line, more, places }: Finding) => [
        line,
        ...(heading ? [heading] : []),
        ...more,
        ...places,
      ];
      const others = ranked.filter(({ score }) => score > blockBonus).slice(0, 6);
      return {
        finding: chosen,
        isGuess: score < scores.verdict,
        keyLines: [
          ...keyOf(chosen),
          ...others.flatMap(({ block }) => (block.message ? keyOf(block.message) : [block.heading])),
        ],
      };
    },
  };
}
