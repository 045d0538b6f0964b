import { Readable } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailService } from '../services/mail-service.ts';
import { type Credentials, chooseAuth, handlers } from './authenticate.ts';
import { injectedReplies, noStartTls, readRefusal } from './classify.ts';
import { CLOSE_WAIT_MS, ConnectionGuard, type Patience } from './connection-guard.ts';
import type { Dialing } from './dial.ts';
import type { StageTimings, Transmission } from './receipt.ts';
import { Transcript } from './transcript.ts';

export interface Server {
  host: string;
  port: number;
  /** Longest time for connecting and for each reply, in milliseconds. */
  timeoutMs: number;
  service: MailService;
}

/** A signed-in session may wait this long for the rest of the mail: GitHub has a minute to answer. */
const IDLE_MS = 75_000;

export interface Envelope {
  from: string;
  to: readonly string[];
}

/** A signed-in connection that takes one message. */
export interface Session {
  tlsVersion: string;
  timings: StageTimings;
  /**
   * @param onBegin called when the server is ready for the message, before the first octet of it leaves
   * @throws ActionError; kind `unknown-outcome` when the server may have the message and gave no clear answer
   */
  send(envelope: Envelope, message: Uint8Array, onBegin: () => void): Promise<Transmission>;
  /** Says QUIT and waits for the server to close, a second at most. Never throws. */
  quit(): Promise<void>;
}

/** Replies longer than this are no replies; the library's own limit is 1 MB. */
const MAX_REPLY_BYTES = 64 * 1024;

/**
 * Connects, upgrades by STARTTLS (RFC 3207), checks certificate and name, and signs in.
 *
 * TLS 1.2 or later and the upgrade are not negotiable: without them nothing secret leaves this machine.
 *
 * @param patience the error says at which stage the waiting was ended
 * @param debug    receives the conversation line by line, without credentials
 * @param dialing  a connection that was begun before; used where it came about
 * @throws ActionError of kind dns, connect, tls, timeout, auth or throttled
 */
export async function openSession(
  server: Server,
  credentials: Credentials,
  patience: Patience,
  debug: (line: string) => void,
  dialing?: Dialing,
): Promise<Session> {
  const dialed = await dialing?.connected;
  if (patience.signal.aborted) dialed?.destroy();
  const dialogue = new Transcript(debug);
  if (dialing?.resolvedAt !== undefined) dialogue.enter(dialed ? 'greeting' : 'connect');
  if (dialed) dialogue.marks.resolvedAt = dialing?.resolvedAt;
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    connection: dialed,
    secure: false,
    requireTLS: true,
    connectionTimeout: server.timeoutMs,
    greetingTimeout: server.timeoutMs,
    dnsTimeout: server.timeoutMs,
    socketTimeout: Math.max(server.timeoutMs, IDLE_MS),
    socketCloseTimeout: CLOSE_WAIT_MS,
    maxResponseSize: MAX_REPLY_BYTES,
    transactionLog: true,
    logger: dialogue.logger,
    tls: { minVersion: 'TLSv1.2', servername: server.host, rejectUnauthorized: true },
    customAuth: handlers,
  });
  const guard = new ConnectionGuard(connection, dialogue, server, patience);

  const startedAt = (dialed && dialing?.startedAt) ?? performance.now();
  await guard.during((done) => {
    // The library would wait for the greeting. To connect once more is another try, which the output counts.
    if (dialed?.destroyed) done({ message: 'the server closed the connection', code: 'ECONNECTION' });
    else connection.connect(done);
  });
  if (dialogue.injectedBytes > 0) throw guard.refuse(injectedReplies(guard.situation()));
  const socket = connection._socket as TLSSocket;
  dialogue.listenTo(socket);
  if (socket.encrypted !== true || !socket.authorized) throw guard.refuse(noStartTls(guard.situation()));
  const securedAt = performance.now();

  dialogue.enter('auth');
  await guard.during((done) =>
    connection.login(
      chooseAuth(credentials, server.service.signIn.mechanisms, connection.lastServerResponse),
      done,
    ),
  );
  const signedInAt = performance.now();

  return {
    tlsVersion: socket.getProtocol() ?? 'unknown',
    timings: timeStages(startedAt, dialogue.marks, securedAt, signedInAt),
    send: (envelope, message, onBegin) => transmit(connection, guard, dialogue, envelope, message, onBegin),
    quit: () => guard.leave(),
  };
}

function timeStages(
  startedAt: number,
  { resolvedAt = startedAt, startTlsAt = resolvedAt }: Transcript['marks'],
  securedAt: number,
  signedInAt: number,
): StageTimings {
  return {
    dnsMs: Math.round(resolvedAt - startedAt),
    connectMs: Math.round(startTlsAt - resolvedAt),
    tlsMs: Math.round(securedAt - startTlsAt),
    authMs: Math.round(signedInAt - securedAt),
  };
}

async function transmit(
  connection: SMTPConnection,
  guard: ConnectionGuard,
  dialogue: Transcript,
  envelope: Envelope,
  message: Uint8Array,
  onBegin: () => void,
): Promise<Transmission> {
  const startedAt = performance.now();
  dialogue.enter('mail');
  const begin = (): void => {
    dialogue.enterBody();
    onBegin();
  };
  const body = Readable.from(pieces(message, begin), { objectMode: false });
  body.once('end', () => dialogue.endBody());
  const info = await guard.during<SMTPConnection.SentMessageInfo>((done) =>
    connection.send({ from: envelope.from, to: [...envelope.to], size: message.byteLength }, body, done),
  );
  const rejected = (info?.rejectedErrors ?? []).map((error, index) =>
    readRefusal(error.recipient ?? info?.rejected[index] ?? '', error.response ?? error.message),
  );
  return {
    accepted: info?.accepted ?? [],
    rejected,
    response: info?.response ?? '',
    size: info?.messageSize ?? message.byteLength,
    durationMs: Math.round(performance.now() - startedAt),
  };
}

const PIECE_BYTES = 64 * 1024;

/** The library asks for the first piece once the server has said 354, and not before. */
function* pieces(message: Uint8Array, onBegin: () => void): Generator<Uint8Array> {
  onBegin();
  for (let at = 0; at < message.byteLength; at += PIECE_BYTES) yield message.subarray(at, at + PIECE_BYTES);
}
