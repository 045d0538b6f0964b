import { createKeyFilter, createRedactor, type Redactor } from '../redaction/patterns.ts';
import { createExcerpt, type Excerpt, type ExcerptLimits } from './collector.ts';
import { createJobLogParser, type JobLogReader } from './parser.ts';
import { createLineWriter } from './terminal.ts';

/** The failing step as the jobs API knows it. */
export interface StepWindow {
  name: string;
  /** ISO 8601, to the second. */
  startedAt?: string;
  completedAt?: string;
}

export interface ExcerptOptions {
  /** Lines of the excerpt at most, gap lines included; 40 if left out. */
  maxLines?: number;
  /** UTF-16 code units of a line at most; 500 if left out. */
  maxLineLength?: number;
  /** Bytes of the log that are read at most; all of it if left out. */
  maxBytes?: number;
  /** Left out: the step of the last error is taken. */
  step?: StepWindow;
  /** Hides secrets in whole lines; left out, the built-in shapes only. */
  redactor?: Redactor;
  /** Takes hidden values out of a line. */
  scrub?: (text: string) => string;
}

export interface JobLogExcerpt extends Excerpt {
  /** What the user should know of how the excerpt came about: a log not read to its end. */
  notes: string[];
}

/** Decoded pieces are at most this long, so that a kept line holds no more than its piece in memory. */
const pieceBytes = 65_536;
/** The jobs API cuts times to the second, and the first line may be stamped a moment before the step's start. */
const slackMs = 1_000;

/**
 * Reads a job's log and takes out what tells why a step failed.
 *
 * Memory is bounded whatever the log is; time grows with its length. Reading stops where the step ends. Without
 * times, or when no line falls into them, the step of the last `##[error]` is taken.
 *
 * @param stream  the plain text of GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs; its errors are passed on
 * @param options see {@link ExcerptOptions}
 */
export async function excerptLog(
  stream: AsyncIterable<Uint8Array>,
  options: ExcerptOptions = {},
): Promise<JobLogExcerpt> {
  const { maxLines = 40, maxLineLength = 500, maxBytes = Number.POSITIVE_INFINITY } = options;
  const { redactor = createRedactor([], 0, () => 0) } = options;
  const notes: string[] = [];
  const finder = createStepFinder({ maxLines, maxLineLength }, options.step);
  const parser = createJobLogParser(finder, createKeyFilter());
  const writer = createLineWriter(parser.line);
  const decoder = new TextDecoder('utf-8');
  let bytes = 0;
  let isCutOff = false;

  for await (const chunk of stream) {
    const allowed = chunk.subarray(0, maxBytes - bytes);
    bytes += allowed.length;
    for (let at = 0; at < allowed.length && !finder.isDone(); at += pieceBytes) {
      writer.write(decoder.decode(allowed.subarray(at, at + pieceBytes), { stream: true }));
    }
    if (finder.isDone()) break;
    isCutOff = allowed.length < chunk.length;
    if (isCutOff) {
      notes.push(`Only the first ${maxBytes} bytes of the log were read.`);
      break;
    }
  }
  if (!finder.isDone()) {
    // A line that was cut off is left out: half a secret could stand at its end.
    if (!isCutOff) {
      writer.write(decoder.decode());
      writer.end();
    }
    parser.end();
  }
  const { scrub = (text: string): string => text } = options;
  const excerpt = finder.finish((texts) => redactor.redact(texts.map(scrub)));
  return { ...excerpt, notes };
}

interface StepFinder extends JobLogReader {
  /** True when no later line can belong to the step. */
  isDone(): boolean;
  finish(redact: (texts: string[]) => string[]): Excerpt;
}

type Collector = ReturnType<typeof createExcerpt>;

/** How sure it is that a step failed. The exit line of one may fall into the first second of the next. */
function weigh(step: Collector | undefined): number {
  if (step?.hasError()) return 2;
  return step?.saysError() ? 1 : 0;
}

/** Bounds of the step in the notation of the log's stamps, which compare as text. */
function readTimes(step: StepWindow | undefined) {
  const read = (time: string | undefined) => (time === undefined ? Number.NaN : Date.parse(time));
  const format = (ms: number) => new Date(ms).toISOString().slice(0, 19);
  const start = read(step?.startedAt);
  const end = read(step?.completedAt);
  if (Number.isNaN(start)) return undefined;
  return {
    from: format(start - slackMs),
    start: format(start),
    end: Number.isNaN(end) ? '9999' : format(end),
    to: Number.isNaN(end) ? '9999' : format(end + slackMs),
  };
}

/** Sorts the lines of a job into steps and keeps the one that is asked for. */
function createStepFinder(limits: ExcerptLimits, step: StepWindow | undefined): StepFinder {
  const times = readTimes(step);
  let current: Collector = createExcerpt(limits);
  /** The best step so far of those without a matching time: the last one with an error, else the last one. */
  let kept: Collector | undefined;
  /** The step of the given times, when they are over and held no error. */
  let silent: Collector | undefined;
  let isMatched = false;
  let isNamed = false;
  let isDone = false;

  function isWanted(second: string): boolean {
    if (isDone) return false;
    if (times === undefined || silent !== undefined) return true;
    if (second >= times.from && second <= times.to) {
      if (!isMatched) beginStep();
      isMatched = true;
      return true;
    }
    if (isMatched && second > times.to) endMatch();
    return !isMatched && !isDone;
  }

  /** The times may be those of a step that says nothing, while the log has an error: then that one is looked for. */
  function endMatch(): void {
    isDone = current.saysError();
    if (isDone) return;
    silent = current;
    isMatched = false;
    current = createExcerpt(limits);
  }

  function beginStep(): void {
    if (!isMatched && !current.isEmpty() && weigh(current) >= weigh(kept)) kept = current;
    current = createExcerpt(limits);
  }

  /**
   * The lines of neighboring steps share the first and the last second with this one. A step that begins in the
   * first second is this one, or comes before it; one that begins in the last second after an error comes after it.
   */
  function meetStep(second: string, isNamesake: boolean): void {
    if (times === undefined || !isMatched) beginStep();
    else if (current.hasError() && second >= times.end && !isNamesake) isDone = true;
    else if (isNamesake || (second <= times.start && !isNamed)) beginStep();
    isNamed ||= isNamesake;
  }

  return {
    command(title, isScript, scriptLines, second) {
      if (!isWanted(second)) return;
      meetStep(second, isMatched && !isNamed && step?.name === `Run ${title}`);
      if (isDone) return;
      current.addCommand(isScript ? `$ ${title}${scriptLines > 1 ? ' …' : ''}` : `Run ${title}`);
    },
    boundary(second) {
      if (!isWanted(second)) return;
      if (isMatched && times !== undefined && second > times.start && second >= times.end) endMatch();
      else meetStep(second, false);
    },
    openGroup(title, second) {
      if (isWanted(second)) current.openGroup(title);
    },
    closeGroup(second) {
      if (isWanted(second)) current.closeGroup();
    },
    line(text, marker, isCut, second) {
      if (isWanted(second)) current.addLine(text, marker, isCut);
    },
    isDone: () => isDone,
    finish(redact) {
      const own = silent ?? (isMatched ? current : undefined);
      const others = silent === undefined ? [kept] : [current, kept];
      if (own !== undefined) {
        const telling = own.saysError() ? own : others.find((each) => weigh(each) > 0);
        return (telling ?? own).finish(redact);
      }
      const isBetter = kept === undefined || current.hasError() || !(kept.hasError() || current.isEmpty());
      return (isBetter || kept === undefined ? current : kept).finish(redact);
    },
  };
}
