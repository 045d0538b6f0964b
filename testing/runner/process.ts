import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { Limits } from './time-limits.ts';

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
  onStart?: (
    kill: (signal: NodeJS.Signals) => void,
    pid: number | undefined,
    send: (limits: Limits) => void,
  ) => void;
  /** Opens the channel of `send`. */
  hasChannel?: boolean;
}

/** Runs the action in a process of its own, and returns its exit code or signal, and all that it wrote. */
export async function runProcess(
  given: ActionProcess,
): Promise<{ code: number | string | null; raw: string }> {
  const [program = process.execPath, ...args] = given.node ?? [];
  const child = spawn(program, [...args, join(ROOT, given.main)], {
    cwd: given.cwd,
    env: given.env,
    stdio: ['ignore', 'pipe', 'pipe', ...(given.hasChannel ? ['ipc' as const] : [])],
  }) as ChildProcessByStdio<null, Readable, Readable>;
  let raw = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      raw += text;
      given.onOutput?.(text);
    });
  }
  // What comes after the end of the process says nothing to anybody.
  const send = (limits: Limits): unknown => child.send(limits, () => {});
  given.onStart?.((signal) => child.kill(signal), child.pid, send);
  const code = await new Promise<number | string | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', (status, signal) => done(status ?? signal));
  });
  return { code, raw };
}
