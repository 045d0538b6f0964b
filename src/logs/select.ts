import type { LogLine } from '../notification/notification.ts';
import type { Candidate, ErrorWindow } from './lines/candidate.ts';

/** Everything that a choice is made from; bounded, however long the step's log is. */
export interface Shortlist {
  total: number;
  /** The command that failed, and the runner's exit code line. */
  command: Candidate | undefined;
  exit: Candidate | undefined;
  /** The line that says best what went wrong, what belongs to it, and other failures, in order of importance. */
  best: Candidate[];
  /** Windows in order of importance. */
  windows: ErrorWindow[];
  tail: Candidate[];
}

/** A chosen set of places, with the number of lines that it takes to show them, gap lines included. */
function createSelection(total: number, maxLines: number) {
  const places: number[] = [];
  const chosen = new Map<number, Candidate>();
  let cost = total > 0 ? 1 : 0;

  /** Where the place belongs among those chosen. */
  function find(index: number): number {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] ?? 0) < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    /** @returns false when there is no room for it */
    add(candidate: Candidate): boolean {
      const { index } = candidate;
      if (chosen.has(index)) return true;
      const at = find(index);
      const left = places[at - 1] ?? -1;
      const right = places[at] ?? total;
      const gapsBefore = right - left > 1 ? 1 : 0;
      const gapsAfter = (index - left > 1 ? 1 : 0) + (right - index > 1 ? 1 : 0);
      const newCost = cost + 1 + gapsAfter - gapsBefore;
      if (newCost > maxLines) return false;
      cost = newCost;
      places.splice(at, 0, index);
      chosen.set(index, candidate);
      return true;
    },
    list: (): Candidate[] => places.flatMap((index) => chosen.get(index) ?? []),
  };
}

/** The line that made it an error, what follows, then what came before, nearest first. */
function orderWindow(window: ErrorWindow): Candidate[] {
  const from = window.lines.filter(({ index }) => index >= window.focus);
  const before = window.lines.filter(({ index }) => index < window.focus);
  return [...from, ...before.reverse()];
}

/**
 * Chooses what is shown of a step: command, exit code and the line that says it best; then a few of the last lines;
 * then the error windows in their order; then more of the last lines, as long as there is room. Lines before the
 * first error say little: they fill up only where there is no error.
 *
 * @param shortlist what there is to choose from
 * @param maxLines  lines at most, gap lines included
 * @returns the chosen lines in the order of the log; blank lines beside a gap are left out
 */
export function chooseLines(shortlist: Shortlist, maxLines: number): Candidate[] {
  const { total, command, exit, best, windows } = shortlist;
  const tail = shortlist.tail.toSorted((a, b) => b.index - a.index);
  const firstFocus = Math.min(...windows.map(({ focus }) => focus));
  const isWorthFilling = ({ index }: Candidate) => windows.length === 0 || index > firstFocus;
  const wanted = [
    ...best.slice(0, 1),
    ...[exit, command].filter((line) => line !== undefined),
    ...best,
    ...tail.slice(0, Math.min(8, Math.floor(maxLines / 5))),
    ...windows.flatMap(orderWindow),
    ...tail.filter(isWorthFilling),
  ];
  const selection = createSelection(total, maxLines);
  for (const candidate of wanted) selection.add(candidate);
  // A line that alone is missing between two others costs no more than the gap line that stands for it.
  for (const candidate of wanted) selection.add(candidate);
  return dropLooseBlanks(selection.list(), total);
}

function dropLooseBlanks(lines: Candidate[], total: number): Candidate[] {
  return lines.filter((line, at) => {
    if (line.text !== '') return true;
    const left = lines[at - 1];
    const right = lines[at + 1]?.index ?? total;
    return left !== undefined && line.index - left.index - left.repeats === 1 && right - line.index === 1;
  });
}

function describeGap(lines: number): LogLine {
  return { text: `… ${lines} ${lines === 1 ? 'line' : 'lines'} left out …`, tone: 'gap' };
}

/**
 * Puts the chosen lines together, with a line for each gap that says how many lines it stands for. Shown lines and
 * the numbers of the gaps add up to `total`.
 *
 * @param lines    chosen lines in order, their text ready to be shown
 * @param total    lines of the step
 * @param maxLines nothing is returned when not even a gap line may be shown
 */
export function renderLines(lines: readonly Candidate[], total: number, maxLines: number): LogLine[] {
  const shown: LogLine[] = [];
  let previous: Candidate | undefined;
  if (maxLines < 1) return shown;
  for (const line of [...lines, undefined]) {
    const missing = (line?.index ?? total) - (previous?.index ?? -1) - 1;
    if (previous !== undefined && missing > 0 && missing === previous.repeats) {
      const { text, tone } = previous;
      const times = `… the line above ${missing} more times …`;
      shown.push(missing === 1 ? { text, tone } : { text: times, tone: 'gap' });
    } else if (missing > 0) shown.push(describeGap(missing));
    if (line !== undefined) shown.push({ text: line.text, tone: line.tone });
    previous = line;
  }
  return shown;
}
