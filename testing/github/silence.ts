import { vi } from 'vitest';

/** What the action waits for an answer, at least; everything else in this process waits for less. */
const LONG_MS = 10_000;

/**
 * Takes the place of the clock for the waits for GitHub's answers: they are over as soon as every one of them is for a request that the
 * stub does not answer. Its `onFault` belongs into the options of the stub.
 */
export function endSilence(): Disposable & { onFault: () => void } {
  const { setTimeout, clearTimeout } = globalThis;
  const waits = new Set<unknown>();
  let silent = 0;
  const endWaits = (): void => {
    if (silent === 0 || silent < waits.size) return;
    const due = [...waits] as (() => void)[];
    silent = 0;
    waits.clear();
    for (const act of due) act();
  };
  vi.stubGlobal('setTimeout', (act: () => void, ms?: number, ...given: unknown[]) => {
    if (ms === undefined || ms < LONG_MS) return setTimeout(act, ms, ...given);
    waits.add(act);
    return act;
  });
  vi.stubGlobal('clearTimeout', (timer: NodeJS.Timeout) => {
    if (waits.delete(timer)) endWaits();
    else clearTimeout(timer);
  });
  return {
    onFault() {
      silent += 1;
      endWaits();
    },
    [Symbol.dispose]: () => void vi.unstubAllGlobals(),
  };
}
