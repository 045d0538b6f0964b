import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Credential } from '../../emulator/certificate.ts';
import { Connection, type Truth } from './connection.ts';
import type { Plan } from './plan.ts';

/** An SMTP server with one planned fault, which counts what it takes. */
export interface FaultyServer extends AsyncDisposable {
  readonly port: number;
  readonly truth: Truth;
}

/**
 * Starts a server on a free port of 127.0.0.1 that offers STARTTLS and AUTH LOGIN and plays the fault of the plan.
 *
 * @param credential certificate and key for `localhost`
 * @param interrupt  cancels the step, for plans with the fault `SIGINT`
 */
export async function startFaultyServer(
  plan: Plan,
  credential: Credential,
  interrupt: () => void,
): Promise<FaultyServer> {
  const truth: Truth = { connections: 0, counted: [], refused: [], hasBegun: false, lastAnswer: undefined };
  const sockets = new Set<Socket>();
  let strikes = plan.strikes;
  const server = createServer({ allowHalfOpen: false, noDelay: true }, (socket) => {
    truth.connections++;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => {
      // The client may tear the connection down at any time; the reader sees the end of it.
    });
    const takeStrike = (): boolean => strikes-- > 0;
    void new Connection(socket, { plan, credential, truth, interrupt, takeStrike }).serve();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    truth,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
