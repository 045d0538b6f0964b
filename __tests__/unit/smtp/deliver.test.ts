import { describe, expect, it } from 'vitest';
import { ActionError, type ErrorDetail, type ErrorKind } from '../../../src/errors.ts';
import { DeliveryFailure, deliver } from '../../../src/smtp/deliver.ts';
import type { Transmission } from '../../../src/smtp/receipt.ts';
import type { Session } from '../../../src/smtp/session.ts';

const fail = (kind: ErrorKind, detail: Partial<ErrorDetail> = {}) =>
  new ActionError(kind, { title: kind, ...detail });
const busy = () => fail('throttled', { retryable: true, anchor: 'busy' });
const quota = () => fail('throttled', { retryable: true, waitMs: 61_000 });

/** A server that answers each try as told: an error, or the refused recipients. */
function scripted(answers: (Error | string[])[], { random = 0, isAborted = false } = {}) {
  const waits: number[] = [];
  const lines: string[] = [];
  let opened = 0;
  let left = 0;
  const open = async (): Promise<Session> => {
    const answer = answers[opened++];
    return {
      tlsVersion: 'TLSv1.3',
      timings: { dnsMs: 0, connectMs: 1, tlsMs: 2, authMs: 3 },
      async send(envelope, message): Promise<Transmission> {
        if (answer instanceof Error) throw answer;
        const refused = answer ?? [];
        return {
          accepted: envelope.to.filter((address) => !refused.includes(address)),
          rejected: refused.map((address) => ({ address, code: 550, enhanced: '', response: '550 no' })),
          response: '250 2.0.0 OK',
          size: message.byteLength,
          durationMs: 4,
        };
      },
      async quit() {
        left++;
      },
    };
  };
  return {
    run: (timeoutMs = 300_000) =>
      deliver(
        { from: 'a@b.example', to: ['x@b.example', 'y@b.example'] },
        '<id@b.example>',
        Buffer.from('mail'),
        {
          open,
          signal: new AbortController().signal,
          deadline: performance.now() + timeoutMs,
          info: (line) => lines.push(line),
          onBegin: () => {},
          sleep: async (ms) => {
            waits.push(ms);
            if (isAborted) throw new Error('aborted');
          },
          random: () => random,
        },
      ),
    waits,
    lines,
    opened: () => opened,
    left: () => left,
  };
}

describe('delivery', () => {
  it('takes one try when all goes well, and says goodbye', async () => {
    const server = scripted([[]]);
    const { receipt, closing } = await server.run();
    await closing;
    expect(receipt).toMatchObject({
      isComplete: true,
      attempts: 1,
      accepted: ['x@b.example', 'y@b.example'],
    });
    expect(server.left()).toBe(1);
  });

  it('tries again after a temporary refusal, waiting longer each time', async () => {
    const server = scripted([busy(), busy(), []]);
    const { receipt } = await server.run();
    expect(receipt.attempts).toBe(3);
    expect(server.waits).toEqual([2000, 8000]);
    expect(server.lines).toEqual([
      'throttled. Next try in 2 s (number 2).',
      'throttled. Next try in 8 s (number 3).',
    ]);
  });

  it('adds up to a quarter to each wait', async () => {
    const server = scripted([busy(), busy(), []], { random: 1 });
    await server.run();
    expect(server.waits).toEqual([2500, 10_000]);
  });

  it('ends with the last error when the wait for the next try is broken off', async () => {
    const server = scripted([busy(), []], { isAborted: true });
    await expect(server.run()).rejects.toMatchObject({ attempts: 1, cause: { kind: 'throttled' } });
    expect(server.opened()).toBe(1);
  });

  it('leaves a fault of the program as it is', async () => {
    const bug = new TypeError('x is not a function');
    await expect(scripted([bug, []]).run()).rejects.toBe(bug);
  });

  it('stops after three tries', async () => {
    const server = scripted([busy(), busy(), busy(), []]);
    await expect(server.run()).rejects.toMatchObject({ attempts: 3, cause: { kind: 'throttled' } });
    expect(server.opened()).toBe(3);
  });

  it('waits for the next minute when the quota is used up, once', async () => {
    const server = scripted([quota(), quota(), []]);
    await expect(server.run()).rejects.toBeInstanceOf(DeliveryFailure);
    expect(server.waits).toEqual([61_000]);
  });

  it('waits for the window of an hour where the total time allows it', async () => {
    const server = scripted([quota(), quota(), quota(), quota(), []]);
    const { receipt } = await server.run(7_200_000);
    expect(receipt.attempts).toBe(5);
    expect(server.waits).toEqual([61_000, 600_000, 600_000, 600_000]);
  });

  it('does not wait longer than the total time allows', async () => {
    const server = scripted([quota(), []]);
    await expect(server.run(30_000)).rejects.toMatchObject({ attempts: 1 });
    expect(server.waits).toEqual([]);
  });

  it.each<ErrorKind>(['auth', 'rejected', 'tls', 'unknown-outcome'])(
    'never repeats after %s',
    async (kind) => {
      const server = scripted([fail(kind), []]);
      await expect(server.run()).rejects.toMatchObject({ attempts: 1, cause: { kind } });
    },
  );

  it('says who was refused when everybody was', async () => {
    const rejected = [
      { address: 'x@b.example', code: 550, enhanced: '5.1.1', response: '550 5.1.1 Unknown' },
    ];
    const server = scripted([fail('rejected', { rejected })]);
    await expect(server.run()).rejects.toMatchObject({ attempts: 1, cause: { rejected } });
  });

  it('names nobody when it failed for another reason', async () => {
    const failure: unknown = await scripted([fail('auth')])
      .run()
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DeliveryFailure);
    expect((failure as DeliveryFailure).cause.rejected).toBeUndefined();
  });

  it('does not send again to anyone when some recipients were refused', async () => {
    const server = scripted([['y@b.example'], []]);
    const { receipt } = await server.run();
    expect(receipt).toMatchObject({ isComplete: false, attempts: 1, accepted: ['x@b.example'] });
    expect(server.opened()).toBe(1);
  });
});
