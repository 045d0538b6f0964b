import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Credential } from '../../emulator/certificate.ts';
import { type ActionResult, runAction } from '../runner/run-action.ts';
import type { Truth } from './connection.ts';
import type { Plan } from './plan.ts';
import { startFaultyServer } from './server.ts';

/** The `timeout` input of every run, in milliseconds. */
export const TIMEOUT_MS = 4_000;

/** Octets of the attachment of a run whose fault strikes in the middle of the message: more than buffers hold. */
const LARGE = 6_000_000;

/** What one run came to. */
export interface Attempt {
  plan: Plan;
  truth: Truth;
  result: Pick<ActionResult, 'code' | 'outputs' | 'annotations' | 'summary' | 'raw'>;
  /** Milliseconds from the first line that the action printed, which it does before it reads its inputs, to its end. */
  tookMs: number;
  /** How many of them it was ready to run and waited for a processor: several runs share the machine. */
  waitedMs: number;
}

/** How often the wait for a processor is read; what comes after the last reading is left out. */
const READ_EVERY_MS = 50;

/**
 * Sends one mail by the built action, started as the runner starts it, to a server that plays the plan.
 *
 * @param caPath PEM file of the authority that issued the credential
 */
export async function attempt(plan: Plan, credential: Credential, caPath: string): Promise<Attempt> {
  let kill: (signal: NodeJS.Signals) => void = () => {};
  await using server = await startFaultyServer(plan, credential, () => kill('SIGINT'));
  const workspace = mkdtempSync(join(tmpdir(), 'acs-mail-faults-'));
  let startedAt = performance.now();
  let hasSpoken = false;
  let pid: number | undefined;
  let waits = { first: 0, last: 0 };
  const reading = setInterval(() => {
    waits.last = readWaitMs(pid) ?? waits.last;
  }, READ_EVERY_MS);
  try {
    const isLarge = plan.stage === 'body';
    if (isLarge) writeFileSync(join(workspace, 'large.bin'), Buffer.alloc(LARGE, 'large'));
    const result = await runAction({
      inputs: {
        'acs-resource': 'contoso-acs',
        'client-id': '3f1c2a54-7d0e-4b1a-9a51-6a1f0c2d7e10',
        'tenant-id': '9d2b6c38-1e57-4c0f-8b43-52c7a90e4f21',
        'client-secret': 'a-secret-of-the-fault-runs',
        from: 'builds@notify.contoso.example',
        to: plan.recipients.join(', '),
        'smtp-host': 'localhost',
        'smtp-port': String(server.port),
        kind: 'message',
        subject: 'Fault run',
        body: `Seed ${plan.seed}. ${'A line of the message that is long enough to be read in parts. '.repeat(60)}`,
        timeout: `${TIMEOUT_MS}ms`,
        ...(isLarge && { attachments: 'large.bin' }),
      },
      env: {
        GITHUB_WORKSPACE: workspace,
        NODE_EXTRA_CA_CERTS: caPath,
        // Nothing listens there: the diagnosis of a refused sign-in ends at once and leaves the machine alone.
        AZURE_AUTHORITY_HOST: 'https://localhost:9',
      },
      onStart: (signal, id) => {
        kill = signal;
        pid = id;
      },
      onOutput: () => {
        if (hasSpoken) return;
        hasSpoken = true;
        startedAt = performance.now();
        const wait = readWaitMs(pid) ?? 0;
        waits = { first: wait, last: wait };
      },
    });
    const tookMs = performance.now() - startedAt;
    const waitedMs = waits.last - waits.first;
    rmSync(dirname(result.temp), { recursive: true, force: true });
    return { plan, truth: server.truth, result, tookMs, waitedMs };
  } finally {
    clearInterval(reading);
    rmSync(workspace, { recursive: true, force: true });
  }
}

/** The second field of schedstat, in nanoseconds there (Linux: "Scheduler Statistics"); elsewhere nothing is known. */
function readWaitMs(pid: number | undefined): number | undefined {
  try {
    const [, waited] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
    return Number(waited) / 1e6;
  } catch {
    return undefined;
  }
}
