import tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Emulator } from '../../../emulator/emulator.ts';
import { runQuietly } from '../../../testing/runner/in-process.ts';
import { sixInputs } from '../../../testing/runner/inputs.ts';
import { shareAuthority } from '../../../testing/smtp/certificates.ts';
import { startMailHost } from '../../../testing/smtp/mail-host.ts';

const message = { kind: 'message', subject: 'Hello', body: 'Hello' };

let emulator: Emulator;

beforeAll(async () => {
  const authority = shareAuthority();
  tls.setDefaultCACertificates([...tls.getCACertificates(), authority.caPem]);
  emulator = await startMailHost({ authority });
});
afterAll(() => emulator.close());

describe('once the server has accepted the mail, nothing turns that into false', () => {
  it.each([
    [
      'the summary',
      {
        addSummary: vi.fn().mockImplementationOnce(() => {
          throw new TypeError('x is not a function');
        }),
      },
    ],
    [
      'the line in the log',
      {
        info: () => {
          throw new TypeError('x is not a function');
        },
      },
    ],
  ])('when %s fails', async (_what, changes) => {
    const before = emulator.messages.length;
    const given = { ...sixInputs(emulator), ...message };
    const result = await runQuietly(given, changes);
    expect(emulator.messages).toHaveLength(before + 1);
    expect(result.outputs['sent']).toBe('true');
    expect(result.failures).toEqual([expect.stringContaining('Unexpected error in the action')]);
  });

  it('when the outputs cannot be written the first time', async () => {
    const outputs: Record<string, string | undefined> = {};
    let writes = 0;
    const result = await runQuietly(
      { ...sixInputs(emulator), ...message },
      {
        setOutputs: (given) => {
          if (given.sent === 'true' && writes++ === 0) throw new Error('The disk is full');
          Object.assign(outputs, given);
        },
      },
    );
    expect(outputs['sent']).toBe('true');
    expect(result.failures).toHaveLength(1);
  });
});
