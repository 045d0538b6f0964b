import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

/** The repository, from which the built action and action.yml are taken. */
export const ROOT = resolve(import.meta.dirname, '../..');

export interface ActionProcess {
  env: Record<string, string>;
  cwd: string;
  main: string;
  /** The command that starts Node; by default the Node that runs the tests. */
  node?: readonly string[];
  /** Called with every piece of output as it comes. */
  onOutput?: (text: string) => void;
  /** Called as soon as the process runs, for tests that end it or watch it. */
  onStart?: (kill: (signal: NodeJS.Signals) => void, pid: number | undefined) => void;
}

/** Runs the action in a process of its own, and returns its exit code or signal, and all that it wrote. */
export async function runProcess(
  given: ActionProcess,
): Promise<{ code: number | string | null; raw: string }> {
  const [program = process.execPath, ...args] = given.node ?? [];
  const child = spawn(program, [...args, join(ROOT, given.main)], {
    cwd: given.cwd,
    env: given.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let raw = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      raw += text;
      given.onOutput?.(text);
    });
  }
  given.onStart?.((signal) => child.kill(signal), child.pid);
  const code = await new Promise<number | string | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', (status, signal) => done(status ?? signal));
  });
  return { code, raw };
}

/** A run whose time is over in that pause between two tries. */
export function endInPause(pause = 1): Pick<ActionProcess, 'node' | 'onStart' | 'onOutput'> {
  const { run, end } = controlTime();
  let log = '';
  const onOutput = (text: string): void => {
    log += text;
    if (log.split('Next try in').length > pause) end('all');
  };
  return { ...run, onOutput };
}

/** A run whose limits of time end by `end`, and never by themselves: give `run` to it. */
export function controlTime(): {
  run: Required<Pick<ActionProcess, 'node' | 'onStart'>>;
  /** Only the first call counts: what a test waits for may come more than once. */
  end(limits: 'shortest' | 'all'): void;
} {
  let end: ((signal: NodeJS.Signals) => void) | undefined;
  return {
    run: {
      node: [process.execPath, '--import', import.meta.resolve('./time-limits.ts')],
      onStart: (kill) => {
        end = kill;
      },
    },
    end(limits) {
      end?.(limits === 'all' ? 'SIGHUP' : 'SIGUSR2');
      end = undefined;
    },
  };
}
