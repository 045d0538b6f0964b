/**
 * Stands in for testing/runner/process.ts while mutants are tried: runs the source inside the process of the tests, where
 * Stryker can switch mutants on and sees what each test reaches, and where nothing has to start. One run at a time, since
 * environment, working directory and standard output belong to the whole process.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import tls from 'node:tls';
import { run } from '../../src/run.ts';
import { listenForCancellation } from '../../src/runner/cancellation.ts';
import { connectRunner } from '../../src/runner/runner.ts';
import type { ActionProcess, runProcess as runReal } from '../../testing/runner/process.ts';
import { takeLimits } from '../../testing/runner/time-limits.ts';

export const ROOT = resolve(import.meta.dirname, '../..');

const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGBREAK'];
const authorities = tls.getCACertificates();
let previous: Promise<unknown> = Promise.resolve();

export const runProcess: typeof runReal = (given) => {
  const running = previous.then(() => runHere(given));
  previous = running.catch(() => {});
  return running;
};

async function runHere({ env, cwd, onOutput, onStart, hasChannel }: ActionProcess) {
  const [ownEnv, ownFolder] = [process.env, process.cwd()];
  const ownListeners = SIGNALS.map((signal) => process.listeners(signal));
  const writes = [process.stdout, process.stderr].map((stream) => ({ stream, write: stream.write }));
  let raw = '';
  const keep = (text: string | Uint8Array): boolean => {
    raw += String(text);
    onOutput?.(String(text));
    return true;
  };
  for (const { stream } of writes) stream.write = keep;
  process.env = { ...env };
  process.chdir(cwd);
  const { NODE_EXTRA_CA_CERTS: caPath } = env;
  tls.setDefaultCACertificates(caPath ? [readFileSync(caPath, 'utf8')] : authorities);
  const limits = hasChannel ? takeLimits() : undefined;
  try {
    const cancellation = listenForCancellation();
    const added = SIGNALS.map((signal) => process.listeners(signal).at(-1));
    onStart?.(
      (signal) => setImmediate(() => added[SIGNALS.indexOf(signal)]?.(signal)),
      process.pid,
      (which) => setImmediate(() => limits?.end(which)),
    );
    await run(connectRunner(process.env), process.env, cancellation);
    return { code: Number(process.exitCode ?? 0), raw };
  } finally {
    limits?.restore();
    process.exitCode = undefined;
    for (const [index, signal] of SIGNALS.entries()) {
      for (const listener of process.listeners(signal)) {
        if (!ownListeners[index]?.includes(listener)) process.removeListener(signal, listener);
      }
    }
    for (const { stream, write } of writes) stream.write = write;
    process.env = ownEnv;
    process.chdir(ownFolder);
  }
}
