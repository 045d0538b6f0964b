import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultAccount, type Emulator, type Fault, startEmulator } from '../../emulator/emulator.ts';
import { stillFailing } from '../../testing/github/scenarios.ts';
import { sendThrough } from '../../testing/runner/delivery.ts';
import type { ActionInput, ActionResult } from '../../testing/runner/run-action.ts';
import { actionIn, startGitHub } from '../../testing/runner/story.ts';

/** A job that is cancelled: the runner sends SIGINT, and SIGTERM when that was not enough. */

let emulator: Emulator;

afterEach(() => emulator.close());

type Kill = (signal: NodeJS.Signals) => void;

/** Runs the action and sends signals at the moment that `arrange` chooses; as soon as the fault strikes when left out. */
async function cancel(
  faults: Fault[],
  inputs: Record<string, string> = {},
  arrange: (kill: Kill) => Partial<ActionInput> = (kill) => {
    emulator.service.on('fault', () => kill('SIGINT'));
    return {};
  },
): Promise<ActionResult> {
  emulator = await startEmulator({ faults });
  let kill: Kill = () => {};
  const given = arrange((signal) => kill(signal));
  return sendThrough(emulator, {
    ...given,
    inputs: { timeout: '1m', 'on-error': 'warn', ...inputs },
    onStart: (signal) => {
      kill = signal;
    },
  });
}

/** Red, with one annotation, in spite of `on-error: warn`. */
function expectRed({ code, annotations, raw, summary }: ActionResult, title: RegExp): void {
  expect(code, raw).toBe(1);
  const errors = annotations.filter(({ level }) => level === 'error');
  expect(errors).toHaveLength(1);
  expect(errors[0]?.title).toMatch(title);
  expect(summary).toMatch(title);
}

/** On Windows Node ends a process at any of these signals without telling it (Node docs: "subprocess.kill"). */
const describeSignals = describe.skipIf(process.platform === 'win32');

describeSignals('before the message begins, nothing is sent', () => {
  it.each<[string, Fault]>([
    ['the greeting', { at: 'greeting', do: 'stall' }],
    ['the handshake', { at: 'tls', do: 'stall' }],
    ['the sign-in', { at: 'auth', do: 'stall' }],
    ['MAIL', { at: 'mail', do: 'stall' }],
    ['DATA', { at: 'data', do: 'stall' }],
  ])('at %s', async (_stage, fault) => {
    const result = await cancel([fault]);
    expectRed(result, /^.*cancelled before the mail was sent/);
    expect(result.outputs['sent']).toBe('false');
    expect(result.outputs['skipped-reason']).toBeUndefined();
    expect(emulator.messages).toHaveLength(0);
    expect((await emulator.waitForSession()).end).toMatch(/client|quit/);
  });

  it('in the pause before another try', async () => {
    const fault: Fault = { at: 'mail', do: 'reply', reply: '451 4.3.0 Busy' };
    const result = await cancel([fault], {}, (kill) => ({
      onOutput: (text) => {
        if (text.includes('Next try in')) kill('SIGINT');
      },
    }));
    expectRed(result, /cancelled before the mail was sent/);
    expect(result.outputs['sent']).toBe('false');
    expect(emulator.sessions).toHaveLength(1);
  });

  it('while GitHub is asked: the early session leaves by QUIT', async () => {
    // Answers what the decision needs, and never what only the mail would show.
    const scenario = { ...stillFailing(), stub: { faults: [{ on: /\/logs/, kind: 'hang' } as const] } };
    const github = await startGitHub(scenario);
    const { env, event, contexts } = actionIn(scenario, github, { account: defaultAccount, port: 0 });
    const result = await cancel([], { needs: '{"test":{"result":"failure"}}' }, (kill) => ({
      env,
      event,
      contexts,
      onOutput: (text) => {
        if (text.includes('S: 235')) kill('SIGINT');
      },
    }));
    await github.stop();
    expectRed(result, /cancelled before the mail was sent/);
    expect(result.outputs['sent']).toBe('false');
    expect((await emulator.waitForSession()).end).toBe('quit');
  });

  it('in the middle of a long message: its end never leaves', async () => {
    const workspace = mkdtempSync(join(tmpdir(), 'acs-mail-workspace-'));
    writeFileSync(join(workspace, 'large.bin'), Buffer.alloc(6_000_000, 'large'));
    // The server reads on once the step is over: what it never reads it would not see the end of.
    const fault = { at: 'body', do: 'delay', ms: 3_000 } as const;
    const result = await cancel([fault], { attachments: 'large.bin' }, (kill) => {
      emulator.service.on('fault', () => kill('SIGINT'));
      return { env: { GITHUB_WORKSPACE: workspace } };
    });
    rmSync(workspace, { recursive: true });
    expectRed(result, /cancelled before the mail was sent/);
    expect(result.outputs).toMatchObject({ sent: 'false', attempts: '1' });
    await emulator.waitForSession();
    expect(emulator.messages).toHaveLength(0);
  });

  it('by SIGTERM alone', async () => {
    const result = await cancel([{ at: 'greeting', do: 'stall' }], {}, (kill) => {
      emulator.service.on('fault', () => kill('SIGTERM'));
      return {};
    });
    expectRed(result, /cancelled before the mail was sent/);
    expect(result.outputs['sent']).toBe('false');
  });
});

describeSignals('once the message was handed over, its answer is waited for', () => {
  it('250: the mail is out', async () => {
    const result = await cancel([{ at: 'end-of-data', do: 'delay', ms: 1_000 }]);
    expectRed(result, /cancelled; the mail had been accepted by then/);
    expect(result.outputs).toMatchObject({ sent: 'true', accepted: '["dev@contoso.example"]' });
    expect(result.outputs['response']).toMatch(/^250 /);
    expect(emulator.messages).toHaveLength(1);
    expect((await emulator.waitForSession()).end).toBe('quit');
  });

  it('a refusal: it is not, and is not tried again', async () => {
    const fault: Fault = { at: 'end-of-data', do: 'reply', reply: '451 4.3.0 Busy' };
    const result = await cancel([fault], {}, (kill) => ({
      onOutput: (text) => {
        if (text.includes('S: 354')) kill('SIGINT');
      },
    }));
    expectRed(result, /not able to take the message/);
    expect(result.outputs).toMatchObject({ sent: 'false', attempts: '1' });
    expect(emulator.messages).toHaveLength(0);
  });

  it('none in the whole grace period: nobody knows', async () => {
    const result = await cancel([{ at: 'end-of-data', do: 'stall' }], {}, (kill) => {
      emulator.service.on('fault', () => {
        kill('SIGINT');
        kill('SIGTERM');
      });
      return {};
    });
    expectRed(result, /the reply of the server was lost/);
    expect(result.outputs).toMatchObject({ sent: 'unknown', attempts: '1' });
  });

  it('the mail is out and only QUIT is left', async () => {
    const result = await cancel([{ at: 'quit', do: 'stall' }]);
    expectRed(result, /cancelled; the mail had been accepted by then/);
    expect(result.outputs['sent']).toBe('true');
  });
});
