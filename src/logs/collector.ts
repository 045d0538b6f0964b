import type { LogExcerpt } from '../notification/notification.ts';
import { cleanText } from '../notification/text.ts';
import { isExitLine, type Marker, nameError, readSymptom, type Symptom } from './line-class.ts';
import { type Candidate, createRing, createShelf, type ErrorWindow } from './ring-buffer.ts';
import { chooseLines, renderLines, type Shortlist } from './select.ts';

export interface ExcerptLimits {
  /** Lines of the excerpt at most, gap lines included. */
  maxLines: number;
  /** UTF-16 code units of a shown line, the final `…` included. */
  maxLineLength: number;
}

export type Excerpt = LogExcerpt & { firstError?: string };

const linesBefore = 2;
const linesAfter = 8;
/** A longer run of errors is taken as several windows, so that its end is not lost behind its start. */
const windowLength = 16;
const firstErrorLength = 160;
/** Lines after the best one that may complete it: `Expected: 1`, `left: 0`. */
const detailLines = 4;
const detail = /^\s*(?:expected|actual|received|but was|left|right|got|want)\s*:\s*\S/i;
/** What is dropped from the end of a line that was too long to keep, so that no half secret stands there. */
const unsafeTail = 1_024;

/** `412 of 1,024 kB, 40 %` and the like: the same line again but for its numbers and its bar. */
function readProgress(text: string): string | undefined {
  if (text.length > 400 || !/\d ?%|\d ?[kMG]i?B\b/.test(text)) return undefined;
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
  const strong = createShelf(room);
  const weak = createShelf(room);
  const tail = createRing(room);
  const before = createRing(linesBefore);
  let total = 0;
  let last: Candidate | undefined;
  /** The line before, while the next one may be merged into it. */
  let mergeable: Candidate | undefined;
  let lastProgress: string | undefined;
  let isBlankDue = false;
  let isAfterFailureMark = false;
  let hasError = false;
  let hasWindow = false;
  let command: Candidate | undefined;
  let exit: Candidate | undefined;
  let best: Candidate | undefined;
  let details: Candidate[] = [];
  let window: ErrorWindow | undefined;
  let bestWindow: ErrorWindow | undefined;
  let due = 0;
  let group: { tail: ReturnType<typeof createRing>; hasError: boolean } | undefined;
  let doubtful: Candidate[] = [];

  function endWindow(): void {
    if (window !== undefined) (window.weight === 2 ? strong : weak).put(window);
    if (best !== undefined && window?.lines.includes(best)) bestWindow = window;
    window = undefined;
    due = 0;
  }

  function watch(candidate: Candidate): void {
    if (window !== undefined && (due === 0 || window.lines.length >= windowLength)) endWindow();
    if (candidate.weight > 0) {
      hasWindow = true;
      window ??= { lines: before.list(), weight: 0, focus: candidate.index };
      if (candidate.weight > window.weight) {
        window.weight = candidate.weight;
        window.focus = candidate.index;
      }
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
    if (candidate.score > (best?.score ?? 0)) {
      best = candidate;
      details = [];
    } else if (
      best !== undefined &&
      candidate.index - best.index <= detailLines &&
      detail.test(candidate.text)
    ) {
      details.push(candidate);
    }
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

  function add(text: string, symptom: Symptom, isCut: boolean): Candidate {
    if (isBlankDue && last !== undefined) {
      isBlankDue = false;
      place({ index: total++, text: '', tone: 'plain', weight: 0, score: 0, isCut: false, repeats: 0 });
    }
    const { tone, weight, score } = symptom;
    return { index: total++, text, tone, weight, score, isCut, repeats: 0 };
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
    isEmpty: (): boolean => total === 0,

    /** Takes the command of a step, as it shall be shown. */
    addCommand(text: string): void {
      endGroup();
      const candidate = add(text, { tone: 'command', weight: 0, score: 0, isFailureMark: false }, false);
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
      const symptom = readSymptom(text, marker, { previous: last?.text ?? '', isAfterFailureMark });
      isAfterFailureMark ||= symptom.isFailureMark;
      const progress = symptom.weight === 0 ? readProgress(text) : undefined;
      if (mergeable !== undefined && progress !== undefined && progress === lastProgress) {
        Object.assign(mergeable, { text, isCut, index: total++, repeats: 0 });
        return;
      }
      const candidate = add(marker === 'command' ? `$ ${text}` : text, symptom, isCut);
      if (marker === 'error') hasError = true;
      if (marker === 'error' && isExitLine(text)) {
        exit = candidate;
        candidate.weight = 0;
      }
      place(candidate);
      lastProgress = progress;
    },

    /** Begins a group (`##[group]title`); one that is open ends. */
    openGroup(title: string): void {
      endGroup();
      if (title.trim() !== '') {
        place(add(`▸ ${title}`, { tone: 'command', weight: 0, score: 0, isFailureMark: false }, false));
      }
      mergeable = undefined;
      group = { tail: createRing(room), hasError: false };
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
      const windows = [...(bestWindow === undefined ? [] : [bestWindow]), ...strong.list(), ...weak.list()];
      const shortlist: Shortlist = {
        total,
        command,
        exit,
        best,
        windows,
        tail: [...tail.list(), ...doubtful],
      };
      const chosen = chooseLines(shortlist, limits.maxLines);
      const told = best === undefined ? [] : [best, ...details];
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
      const firstError = nameFirstError(texts.slice(chosen.length));
      return {
        lines,
        totalLines: total,
        isCut: lines.some(({ tone }) => tone === 'gap'),
        ...(firstError === '' ? {} : { firstError }),
      };
    },
  };
}

function nameFirstError([error = '', ...more]: string[]): string {
  const added =
    more.length === 0 ? '' : ` (${more.map((text) => text.trim().replace(/\s+/g, ' ')).join(', ')})`;
  return cleanText(nameError(error) + added, { maxLength: firstErrorLength });
}

function trimTail(text: string, isCut: boolean): string {
  return isCut ? `${text.slice(0, -unsafeTail)}…` : text;
}

/** One line of plain text: no control or bidirectional-override characters, tabs as two spaces. */
function showLine(text: string, maxLength: number): string {
  const line = cleanText(text, { multiline: true }).replaceAll('\n', ' ').replaceAll('\t', '  ').trimEnd();
  return cleanText(line, { multiline: true, maxLength });
}
