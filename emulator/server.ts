import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import {
  SMTPServer,
  type SMTPServerAddress,
  type SMTPServerAuthentication,
  type SMTPServerAuthenticationResponse,
  type SMTPServerDataStream,
  type SMTPServerOptions,
  type SMTPServerSession,
} from 'smtp-server';

import type { Service } from './service.ts';
import { AcsConnection } from './transaction.ts';

/** smtp-server with connections of our own; its hooks are handed on to the connection they are about. */
export class AcsServer extends SMTPServer {
  readonly #service: Service;
  readonly #open = new Map<string, AcsConnection>();

  constructor(options: SMTPServerOptions, service: Service) {
    super(options);
    this.#service = service;
  }

  override connect(socket: Socket): void {
    const connection = new AcsConnection(this, socket, this.#service);
    this.connections.add(connection);
    this.#open.set(connection.id, connection);
    // what goes wrong on a connection is in its session's record
    connection.on('error', () => {});
    connection.init();
  }

  override onSecure(socket: Socket | TLSSocket, session: SMTPServerSession, callback: () => void): void {
    if (socket instanceof TLSSocket) this.#open.get(session.id)?.noteTls(socket);
    callback();
  }

  override onAuth(
    auth: SMTPServerAuthentication,
    session: SMTPServerSession,
    callback: (error: Error | null | undefined, response?: SMTPServerAuthenticationResponse) => void,
  ): void {
    const connection = this.#open.get(session.id);
    connection?.authenticate(auth, callback).catch(callback);
  }

  override onMailFrom(
    address: SMTPServerAddress,
    session: SMTPServerSession,
    callback: (error?: Error | null) => void,
  ): void {
    callback(this.#open.get(session.id)?.acceptMail(address));
  }

  override onRcptTo(
    address: SMTPServerAddress,
    session: SMTPServerSession,
    callback: (error?: Error | null) => void,
  ): void {
    callback(this.#open.get(session.id)?.acceptRecipient(address));
  }

  override onData(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    callback: (error?: Error | null, response?: string) => void,
  ): void {
    this.#open.get(session.id)?.receive(stream, callback);
  }

  override onClose(session: SMTPServerSession): void {
    this.#open.delete(session.id);
  }

  /** Stops listening and drops every connection. */
  async stop(): Promise<void> {
    const stopped = new Promise<void>((resolve) => {
      this.close(() => resolve());
    });
    for (const connection of this.#open.values()) connection.drop('reset');
    await stopped;
  }
}
