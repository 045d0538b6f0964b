import type { ActionProcess } from './process.ts';

/** Which limits of time end: the shortest that is left, or all. */
export type Limits = 'shortest' | 'all';

type ControlledRun = Pick<ActionProcess, 'node' | 'hasChannel'> & Required<Pick<ActionProcess, 'onStart'>>;

/** A run whose limits of time end by `end`, and never by themselves: give `run` to it. */
export function controlTime(): {
  run: ControlledRun;
  /** Only the first call counts: what a test waits for may come more than once. */
  end(limits: Limits): void;
} {
  let end: ((limits: Limits) => void) | undefined;
  return {
    run: {
      node: [process.execPath, '--import', import.meta.resolve('./time-over.ts')],
      hasChannel: true,
      onStart: (_kill, _pid, send) => {
        end = send;
      },
    },
    end(limits) {
      end?.(limits);
      end = undefined;
    },
  };
}

/** A run whose time is over in that pause between two tries. */
export function endInPause(pause = 1): ControlledRun & Pick<ActionProcess, 'onOutput'> {
  const { run, end } = controlTime();
  let log = '';
  const onOutput = (text: string): void => {
    log += text;
    if (log.split('Next try in').length > pause) end('all');
  };
  return { ...run, onOutput };
}

/** Lets the limits of time of this process end when told so, and never by themselves. */
export function takeLimits(): { end(limits: Limits): void; restore(): void } {
  const { timeout } = AbortSignal;
  const open: { ms: number; limit: AbortController }[] = [];
  AbortSignal.timeout = (ms) => {
    const limit = new AbortController();
    open.push({ ms, limit });
    open.sort((one, other) => one.ms - other.ms);
    return limit.signal;
  };
  return {
    end(limits) {
      for (const { limit } of open.splice(0, limits === 'all' ? open.length : 1)) {
        limit.abort(new DOMException('The time is over', 'TimeoutError'));
      }
    },
    restore() {
      AbortSignal.timeout = timeout;
    },
  };
}
