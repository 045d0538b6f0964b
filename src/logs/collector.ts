import { cleanText } from '../notification/clean-text.ts';
import type { LogExcerpt } from '../notification/notification.ts';
import { createErrorFinder } from './first-error/finder.ts';
import { tellError } from './first-error/sentence.ts';
import type { Candidate, ErrorWindow } from './lines/candidate.ts';
import { classifyLine, isExitLine, type LineClass, lookAt, type Marker } from './lines/line-class.ts';
import { createPrefixReader } from './lines/prefix.ts';
import { createFirstLastBuffer, createRingBuffer } from './ring-buffer.ts';
import { chooseLines, renderLines, type Shortlist } from './select.ts';

export interface ExcerptLimits {
  /** Lines of the excerpt at most, gap lines included. */
  maxLines: number;
  /** UTF-16 code units of a shown line, the final `…` included. */
  maxLineLength: number;
}

export interface Excerpt extends LogExcerpt {
  /** The line that says best what went wrong, as one sentence. */
  firstError?: string;
  /** That line as the log has it, not shortened to a sentence. */
  errorLine?: string;
  /** Nothing had the shape of an error: `firstError` is the last thing said. */
  isFirstErrorGuess?: boolean;
}

const linesBefore = 3;
const linesAfter = 8;
/** A longer run of errors is taken as several windows, so that its end is not lost behind its start. */
const windowLength = 16;
/** What is dropped from the end of a line that was too long to keep, so that no half secret stands there. */
const unsafeTail = 1_024;

type Shown = Pick<LineClass, 'tone' | 'weight' | 'score'>;

/** `412 of 1,024 kB, 40 %` and the like: the same line again but for its numbers and its bar. */
function readProgress(text: string): string | undefined {
  if (text.length > 400 || !(text.includes('%') || text.includes('B')) || !/\d ?%|\d ?[kMG]i?B\b/.test(text))
    return undefined;
  return text.replace(/[\d.=#>\-█▉▊▋▌▍▎▏░▒▓⠀-⣿| ]+/g, '');
}

/**
 * Takes the lines of one step as they come and keeps those that may be worth showing: the first and last errors with
 * their surroundings, the last lines, the command, the exit code. Memory depends on the limits alone.
 *
 * A run of blank lines counts as one line; those at the start and the end do not count. Bodies of groups that
 * hold no error are left out.
 */
export function createExcerpt(limits: ExcerptLimits) {
  const room = Math.max(limits.maxLines, windowLength);
  const strong = createFirstLastBuffer(room);
  const weak = createFirstLastBuffer(room);
  const tail = createRingBuffer(room);
  const before = createRingBuffer(linesBefore);
  let total = 0;
  let last: Candidate | undefined;
  /** The line before, while the next one may be merged into it. */
  let mergeable: Candidate | undefined;
  let lastProgress: string | undefined;
  let isBlankDue = false;
  let hasError = false;
  let hasWindow = false;
  let isStrong = false;
  let command: Candidate | undefined;
  let exit: Candidate | undefined;
  const finder = createErrorFinder();
  const readPrefix = createPrefixReader();
  let window: ErrorWindow | undefined;
  let due = 0;
  let group: { tail: ReturnType<typeof createRingBuffer>; hasError: boolean } | undefined;
  let doubtful: Candidate[] = [];

  function endWindow(): void {
    if (window !== undefined) (window.weight === 2 ? strong : weak).put(window);
    window = undefined;
    due = 0;
  }

  function watch(candidate: Candidate): void {
    if (window !== undefined && (due === 0 || window.lines.length >= windowLength)) endWindow();
    if (candidate.weight > 0) {
      hasWindow = true;
      isStrong ||= candidate.weight === 2;
      window ??= { lines: before.list(), weight: 0, focus: candidate.index };
      if (candidate.weight > window.weight) {
        window.weight = candidate.weight;
        window.focus = candidate.index;
      }
      candidate.window = window;
      due = linesAfter;
    } else if (window !== undefined) due--;
    if (window === undefined) before.push(candidate);
    else {
      window.lines.push(candidate);
      before.clear();
    }
  }

  function place(candidate: Candidate): void {
    watch(candidate);
    if (group === undefined) {
      if (candidate.weight === 0 && candidate !== exit && candidate.text !== '') doubtful = [];
      tail.push(candidate);
    } else {
      group.tail.push(candidate);
      group.hasError ||= candidate.weight > 0;
    }
    last = candidate;
    mergeable = candidate;
  }

  function add(text: string, { tone, weight, score }: Shown, isCut: boolean, prefix = ''): Candidate {
    if (isBlankDue && last !== undefined) {
      isBlankDue = false;
      finder.skip();
      place({
        index: total++,
        text: '',
        prefix: '',
        tone: 'plain',
        weight: 0,
        score: 0,
        isCut: false,
        repeats: 0,
      });
    }
    return { index: total++, text, prefix, tone, weight, score, isCut, repeats: 0 };
  }

  function endGroup(): void {
    mergeable = undefined;
    if (group === undefined) return;
    const lines = group.tail.list();
    if (group.hasError) for (const candidate of lines) tail.push(candidate);
    else {
      if (!hasWindow) doubtful = lines;
      before.clear();
    }
    group = undefined;
  }

  return {
    /** True once the runner has marked an error (`##[error]`). */
    hasError: (): boolean => hasError,
    /** True once a line has had the shape of an error, or the runner has marked one. */
    saysError: (): boolean => hasError || isStrong,
    isEmpty: (): boolean => total === 0,

    /** Takes the command of a step, as it shall be shown. */
    addCommand(text: string): void {
      endGroup();
      finder.restart();
      const candidate = add(text, { tone: 'command', weight: 0, score: 0 }, false);
      place(candidate);
      mergeable = undefined;
      if (!hasError) command = candidate;
    },

    /** Takes a line of output, without stamp, marker and escape sequences. */
    addLine(text: string, marker: Marker | undefined, isCut: boolean): void {
      if (text === '' || text.trim() === '') {
        isBlankDue = last !== undefined;
        return;
      }
      if (isBlankDue) mergeable = undefined;
      if (mergeable?.text === text) {
        total++;
        mergeable.repeats++;
        return;
      }
      const line = readPrefix(lookAt(text));
      const kind = classifyLine(line.text, marker);
      const progress = kind.weight === 0 ? readProgress(text) : undefined;
      if (mergeable !== undefined && progress !== undefined && progress === lastProgress) {
        Object.assign(mergeable, { text, isCut, index: total++, repeats: 0 });
        return;
      }
      const candidate = add(marker === 'command' ? `$ ${text}` : text, kind, isCut, line.prefix);
      if (marker === 'error') hasError = true;
      if (marker === 'error' && isExitLine(text)) {
        exit = candidate;
        candidate.weight = 0;
      } else if (marker === undefined || marker === 'error') {
        candidate.weight = finder.read(candidate, line, kind);
      }
      place(candidate);
      lastProgress = progress;
    },

    /** Begins a group (`##[group]title`); one that is open ends. */
    openGroup(title: string): void {
      endGroup();
      if (title.trim() !== '') {
        place(add(`▸ ${title}`, { tone: 'command', weight: 0, score: 0 }, false));
      }
      mergeable = undefined;
      group = { tail: createRingBuffer(room), hasError: false };
    },

    closeGroup: endGroup,

    /**
     * Ends the step and chooses what is shown.
     *
     * @param redact hides secrets in the whole lines, before any of them is cut
     */
    finish(redact: (texts: string[]) => string[]): Excerpt {
      if (group !== undefined) group.hasError = true;
      endGroup();
      endWindow();
      const first = finder.finish(hasError);
      const bestWindow = first?.finding.line.window;
      const windows = [...(bestWindow === undefined ? [] : [bestWindow]), ...strong.list(), ...weak.list()];
      const shortlist: Shortlist = {
        total,
        command,
        exit,
        best: first?.keyLines ?? [],
        windows,
        tail: [...tail.list(), ...doubtful],
      };
      const chosen = chooseLines(shortlist, limits.maxLines);
      const { line, heading, more } = first?.finding ?? { line: exit, more: [] };
      const told = [
        ...(line === undefined ? [] : [line]),
        ...more,
        ...(heading === undefined ? [] : [heading]),
      ];
      const all = [...chosen, ...told];
      const texts = redact(all.map(({ text }) => text)).map((text, at) =>
        trimTail(text, all[at]?.isCut ?? false),
      );
      const lines = renderLines(
        chosen.map((candidate, at) => ({
          ...candidate,
          text: showLine(texts[at] ?? '', limits.maxLineLength),
        })),
        total,
        limits.maxLines,
      );
      const [said = '', ...others] = texts.slice(chosen.length);
      const firstError = tellError({
        heading: heading === undefined ? undefined : others.pop(),
        prefix: line?.prefix ?? '',
        line: said,
        more: others,
      });
      return {
        lines,
        totalLines: total,
        isCut: lines.some(({ tone }) => tone === 'gap'),
        ...(firstError !== '' && {
          firstError,
          errorLine: showLine(said, limits.maxLineLength),
          isFirstErrorGuess: first?.isGuess ?? true,
        }),
      };
    },
  };
}

function trimTail(text: string, isCut: boolean): string {
  return isCut ? `${text.slice(0, -unsafeTail)}…` : text;
}

/** One line of plain text: no control or bidirectional-override characters, tabs as two spaces. */
function showLine(text: string, maxLength: number): string {
  const line = cleanText(text, { multiline: true }).replaceAll('\n', ' ').replaceAll('\t', '  ').trimEnd();
  return cleanText(line, { multiline: true, maxLength });
}
