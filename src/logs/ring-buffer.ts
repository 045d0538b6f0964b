import type { Candidate, ErrorWindow } from './lines/candidate.ts';

/** Keeps the first and the last windows, about `room` lines of each. */
export function createFirstLastBuffer(room: number) {
  const first: ErrorWindow[] = [];
  const last: ErrorWindow[] = [];
  let firstLines = 0;
  let lastLines = 0;
  return {
    put(window: ErrorWindow): void {
      if (firstLines < room) {
        first.push(window);
        firstLines += window.lines.length;
        return;
      }
      last.push(window);
      lastLines += window.lines.length;
      while (lastLines - (last[0]?.lines.length ?? 0) >= room) lastLines -= last.shift()?.lines.length ?? 0;
    },
    /** First, last, second, last but one …: what broke first and what was said in the end. */
    list(): ErrorWindow[] {
      const windows = [...first, ...last];
      const order: ErrorWindow[] = [];
      while (windows.length > 0) {
        for (const window of [windows.shift(), windows.pop()]) if (window !== undefined) order.push(window);
      }
      return order;
    },
  };
}

/** The last `room` candidates, each pushed at constant cost. */
export function createRingBuffer(room: number) {
  let items: Candidate[] = [];
  return {
    push(item: Candidate): void {
      items.push(item);
      if (items.length > 2 * room) items = items.slice(-room);
    },
    clear(): void {
      items = [];
    },
    list: (): Candidate[] => items.slice(-room),
  };
}
