import dns from 'node:dns';
import { once } from 'node:events';
import {
  type AddressInfo,
  createServer,
  getDefaultAutoSelectFamily,
  setDefaultAutoSelectFamily,
} from 'node:net';
import tls from 'node:tls';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultAccount as account, type Emulator, startEmulator } from '../../../emulator/emulator.ts';
import { acs } from '../../../src/services/acs/acs.ts';
import { dial } from '../../../src/smtp/dial.ts';
import { openSession } from '../../../src/smtp/session.ts';
import { shareAuthority } from '../../../testing/smtp/certificates.ts';

const authority = shareAuthority();
const never = new AbortController().signal;
let emulator: Emulator;

beforeAll(() => tls.setDefaultCACertificates([...tls.getCACertificates(), authority.caPem]));
beforeEach(async () => {
  emulator = await startEmulator({ authority });
});
afterEach(() => emulator.close());

const serverAt = (port: number, host = 'localhost') => ({ host, port, timeoutMs: 60_000, service: acs });

async function signIn(
  server: ReturnType<typeof serverAt>,
  dialing: Awaited<ReturnType<typeof dial>>,
  signal = never,
) {
  const { username, clientSecret: secret } = account;
  return openSession(
    server,
    { method: 'PASSWORD', username, secret },
    { signal, finalSignal: signal },
    () => {},
    dialing,
  );
}

describe('a connection that is begun before the library is read', () => {
  it('is the one that the session uses, and its times count', async () => {
    const server = serverAt(emulator.port);
    const dialing = await dial(server, never);
    const { startedAt, resolvedAt = Number.NaN } = dialing;
    expect(resolvedAt).toBeGreaterThanOrEqual(startedAt);
    const session = await signIn(server, dialing);
    expect(session.timings.dnsMs).toBe(Math.round(resolvedAt - startedAt));
    await session.quit();
    expect(emulator.sessions).toHaveLength(1);
  });

  it.each([
    ['nobody listens', 'localhost', 'connect', 'No connection to localhost:'],
    ['the name is unknown', 'mail.invalid', 'dns', 'The name mail.invalid cannot be resolved'],
  ])('leaves it to the library to say that %s', async (_what, host, kind, words) => {
    const { port } = emulator;
    await emulator.close();
    const server = serverAt(port, host);
    const dialing = await dial(server, never);
    expect(await dialing.connected).toBeUndefined();
    await expect(signIn(server, dialing)).rejects.toMatchObject({
      kind,
      message: expect.stringContaining(words),
    });
  });

  it('counts as the try that it is where the server closed it meanwhile', async () => {
    let connections = 0;
    await using relay = createServer((socket) => {
      connections += 1;
      socket.resetAndDestroy();
    }).listen(0, 'localhost');
    await once(relay, 'listening');
    const server = serverAt((relay.address() as AddressInfo).port);
    const dialing = await dial(server, never);
    const dialed = await dialing.connected;
    if (dialed && !dialed.destroyed) await once(dialed, 'close');
    await expect(signIn(server, dialing)).rejects.toMatchObject({
      kind: 'connect',
      retryable: true,
      message: expect.stringContaining('waiting for the greeting'),
    });
    expect(connections).toBe(1);
  });

  it('is closed where the job was cancelled meanwhile', async () => {
    const server = serverAt(emulator.port);
    const dialing = await dial(server, never);
    const dialed = await dialing.connected;
    await expect(signIn(server, dialing, AbortSignal.abort())).rejects.toMatchObject({ kind: 'timeout' });
    expect(dialed?.destroyed).toBe(true);
  });

  it('is given up when the job is cancelled', async () => {
    const cancellation = new AbortController();
    // The name is resolved; the connection itself needs another turn of the event loop.
    const dialing = await dial(serverAt(emulator.port), cancellation.signal);
    cancellation.abort();
    expect(await dialing.connected).toBeUndefined();
  });

  it('is not begun where the job was cancelled before', async () => {
    const dialing = await dial(serverAt(emulator.port), AbortSignal.abort());
    expect(await dialing.connected).toBeUndefined();
    expect(dialing.resolvedAt).toBeUndefined();
  });

  it('tries every address of the name, whatever Node is told', async () => {
    await using relay = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(relay, 'listening');
    const usual = getDefaultAutoSelectFamily();
    setDefaultAutoSelectFamily(false);
    const lookUp = vi.spyOn(dns, 'lookup').mockImplementation(((...[, options, tell]: unknown[]) => {
      const all = ['::1', '127.0.0.1'].map((address, index) => ({ address, family: index === 0 ? 6 : 4 }));
      const answer = tell as (error: null, ...found: unknown[]) => void;
      if ((options as { all?: boolean }).all) answer(null, all);
      else answer(null, '::1', 6);
    }) as never);
    try {
      const { connected } = await dial(serverAt((relay.address() as AddressInfo).port), never);
      expect(await connected).toBeDefined();
    } finally {
      lookUp.mockRestore();
      setDefaultAutoSelectFamily(usual);
    }
  });
});
