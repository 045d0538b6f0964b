import { Readable } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Stage } from '../azure/replies.ts';
import { saslXoauth2 } from '../azure/wire.ts';
import { ActionError } from '../errors.ts';
import { Dialogue } from './dialogue.ts';
import {
  classifyFailure,
  injectedReplies,
  noStartTls,
  type RawFailure,
  readRefusal,
  type Situation,
  stageWord,
  stalled,
} from './failure.ts';
import type { Refusal } from './receipt.ts';

/** AUTH LOGIN with the client secret, or XOAUTH2 with an Entra access token. */
export type Credentials =
  | { method: 'LOGIN'; username: string; secret: string }
  | { method: 'XOAUTH2'; username: string; token: string };

export interface Server {
  host: string;
  port: number;
  /** Bounds connecting and every wait for a reply, in milliseconds. */
  timeoutMs: number;
}

/** What the server said about one message. */
export interface Transmission {
  accepted: string[];
  rejected: Refusal[];
  /** Reply to the end of DATA. */
  response: string;
  serverId?: string;
  size: number;
  durationMs: number;
}

export interface Envelope {
  from: string;
  to: readonly string[];
}

/** How long each stage took, in milliseconds; `connectMs` runs to the greeting and EHLO. */
export interface StageTimings {
  dnsMs: number;
  connectMs: number;
  tlsMs: number;
  authMs: number;
}

/** A signed-in connection that takes one message. */
export interface Session {
  tlsVersion: string;
  timings: StageTimings;
  /** @throws ActionError; kind `unknown-outcome` when the message was handed over but never answered. */
  send(envelope: Envelope, message: Uint8Array): Promise<Transmission>;
  /** Says QUIT and waits for the server to close, at most two seconds. Never throws. */
  quit(): Promise<void>;
}

/** Replies longer than this are no replies; the library's own limit is 1 MB. */
const MAX_REPLY_BYTES = 64 * 1024;

const QUIT_WAIT_MS = 2000;

/** Our name for XOAUTH2: under its own name the library would fall back to another mechanism, token and all. */
const BY_TOKEN = 'ACCESS-TOKEN';

/**
 * Connects, upgrades by STARTTLS (RFC 3207), checks certificate and name, and signs in.
 *
 * TLS 1.2 or later and the upgrade are not negotiable: without them nothing secret leaves this machine.
 *
 * @param signal ends everything at once; the error says at which stage it stood
 * @param debug  receives the conversation line by line, without credentials
 * @throws ActionError of kind dns, connect, tls, timeout, auth or throttled
 */
export async function openSession(
  server: Server,
  credentials: Credentials,
  signal: AbortSignal,
  debug: (line: string) => void,
): Promise<Session> {
  const dialogue = new Dialogue(debug);
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: false,
    requireTLS: true,
    connectionTimeout: server.timeoutMs,
    greetingTimeout: server.timeoutMs,
    dnsTimeout: server.timeoutMs,
    socketTimeout: server.timeoutMs,
    socketCloseTimeout: QUIT_WAIT_MS,
    maxResponseSize: MAX_REPLY_BYTES,
    transactionLog: true,
    logger: dialogue.logger,
    tls: { minVersion: 'TLSv1.2', servername: server.host, rejectUnauthorized: true },
    customAuth: { [BY_TOKEN]: signInByToken },
  });
  const guard = new Guard(connection, dialogue, server, signal);

  const startedAt = performance.now();
  await guard.during((done) => connection.connect(done));
  if (dialogue.injectedBytes > 0) throw guard.refuse(injectedReplies(guard.situation()));
  const socket = connection._socket as TLSSocket;
  if (socket.encrypted !== true || !socket.authorized) throw guard.refuse(noStartTls(guard.situation()));
  const securedAt = performance.now();

  dialogue.enter('auth');
  await guard.during((done) =>
    connection.login(
      credentials.method === 'LOGIN'
        ? { method: 'LOGIN', user: credentials.username, pass: credentials.secret }
        : { method: BY_TOKEN, user: credentials.username, pass: credentials.token },
      done,
    ),
  );
  const signedInAt = performance.now();

  return {
    tlsVersion: socket.getProtocol() ?? 'unknown',
    timings: timeStages(startedAt, dialogue.marks, securedAt, signedInAt),
    send: (envelope, message) => transmit(connection, guard, dialogue, envelope, message),
    quit: () => guard.leave(),
  };
}

function timeStages(
  startedAt: number,
  { resolvedAt = startedAt, startTlsAt = resolvedAt }: Dialogue['marks'],
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
  guard: Guard,
  dialogue: Dialogue,
  envelope: Envelope,
  message: Uint8Array,
): Promise<Transmission> {
  const startedAt = performance.now();
  dialogue.enter('mail');
  const body = Readable.from(pieces(message), { objectMode: false });
  // Once the whole message was read the server may have it all: from here on, silence proves nothing.
  body.once('end', () => dialogue.enter('end-of-data'));
  const info = await guard.during<SMTPConnection.SentMessageInfo>((done) =>
    connection.send({ from: envelope.from, to: [...envelope.to], size: message.byteLength }, body, done),
  );
  const rejected = (info?.rejectedErrors ?? []).map((error, index) =>
    readRefusal(error.recipient ?? info?.rejected[index] ?? '', error.response ?? error.message),
  );
  const serverId = readServerId(info?.response ?? '');
  return {
    accepted: info?.accepted ?? [],
    rejected,
    response: info?.response ?? '',
    ...(serverId !== undefined && { serverId }),
    size: info?.messageSize ?? message.byteLength,
    durationMs: Math.round(performance.now() - startedAt),
  };
}

/**
 * XOAUTH2 by our own hand: the library would answer a refused token with "cannot create a new access token" and hide
 * the server's 535. Source: Microsoft Learn, "Authenticate an IMAP, POP or SMTP connection using OAuth".
 */
async function signInByToken(ctx: SMTPConnection.CustomAuthenticationContext): Promise<void> {
  const { user, pass } = ctx.auth.credentials;
  const first = await ctx.sendCommand(
    `AUTH XOAUTH2 ${Buffer.from(saslXoauth2(user, pass)).toString('base64')}`,
  );
  // 334 carries the reason as JSON; an empty line asks for the final reply.
  const last = first.status === 334 ? await ctx.sendCommand('') : first;
  if (last.status >= 200 && last.status < 300) ctx.resolve();
  else ctx.reject(new Error('Invalid login'));
}

/** Runs one library call at a time and makes every way to fail one ActionError. */
class Guard {
  readonly #connection: SMTPConnection;
  readonly #dialogue: Dialogue;
  readonly #server: Server;
  readonly #signal: AbortSignal;
  #fail: ((error: ActionError) => void) | undefined;

  constructor(connection: SMTPConnection, dialogue: Dialogue, server: Server, signal: AbortSignal) {
    this.#connection = connection;
    this.#dialogue = dialogue;
    this.#server = server;
    this.#signal = signal;
    connection.on('error', this.#onError);
    signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  situation(): Situation {
    return { ...this.#server, stage: this.#dialogue.stage };
  }

  /** Ends the connection, by QUIT where the server still listens, and hands the error back to be thrown. */
  refuse(error: ActionError): ActionError {
    if (error.response === undefined) {
      this.#release();
      this.#connection.close();
    } else {
      void this.leave();
    }
    return error;
  }

  leave(): Promise<void> {
    this.#release();
    if (this.#connection.destroyed) return Promise.resolve();
    this.#dialogue.enter('quit');
    return new Promise((resolve) => {
      const giveUp = setTimeout(() => this.#connection.close(), QUIT_WAIT_MS);
      this.#connection.once('end', () => {
        clearTimeout(giveUp);
        resolve();
      });
      this.#connection.quit();
    });
  }

  #release(): void {
    this.#fail = undefined;
    this.#signal.removeEventListener('abort', this.#onAbort);
  }

  during<T = unknown>(
    call: (done: (error?: RawFailure | null, value?: T) => void) => void,
  ): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      this.#fail = (error) => {
        this.refuse(error);
        reject(error);
      };
      if (this.#signal.aborted) {
        this.#onAbort();
        return;
      }
      if (this.#connection.destroyed) {
        this.#onError({ message: 'the server closed the idle connection', code: 'ECONNECTION' });
        return;
      }
      call((error, value) => {
        if (error) this.#onError(error);
        else resolve(value);
      });
    });
  }

  readonly #onAbort = (): void => this.#fail?.(this.#judge(stalled(this.situation())));

  readonly #onError = (raw: RawFailure & { command?: string | undefined }): void => {
    const at = this.situation();
    if (raw.code === 'ETLS' && raw.command === 'STARTTLS' && at.stage !== 'tls') {
      this.#fail?.(noStartTls(at, raw.response));
      return;
    }
    const stage = stageOf(raw) ?? at.stage;
    this.#fail?.(this.#judge(classifyFailure(raw, { ...at, stage })));
  };

  /** After the end of DATA only a reply settles the outcome; without one it is unknown (RFC 5321 section 4.1.1.4). */
  #judge(error: ActionError): ActionError {
    if (this.#dialogue.stage !== 'end-of-data' || error.response !== undefined) return error;
    return new ActionError('unknown-outcome', {
      title: 'The message was handed over, but the reply of the server was lost',
      causes: [`The connection ended ${stageWord('end-of-data')}: ${error.title}.`],
      remedies: [
        'Look in the mailbox or in Azure Monitor before you run the step again: the mail may have been sent. The action does not send it twice.',
      ],
      anchor: 'unknown-outcome',
      cause: error,
    });
  }
}

/** The stage that the library names, where it knows better than the order of what we sent (pipelining). */
function stageOf(raw: RawFailure & { command?: string | undefined }): Stage | undefined {
  switch (raw.command) {
    case 'MAIL FROM':
      return 'mail';
    case 'RCPT TO':
      return 'rcpt';
    case 'DATA':
      return raw.code === 'EMESSAGE' ? 'end-of-data' : 'data';
    case 'EHLO':
    case 'HELO':
      return 'ehlo';
    default:
      return raw.command?.startsWith('AUTH') ? 'auth' : undefined;
  }
}

/** The service's own id of the message: `<id@host> [InternalId=…]`, `queued as …` or the last word behind `OK`. */
function readServerId(response: string): string | undefined {
  const match =
    /InternalId=(\d+)/.exec(response) ??
    /\bqueued as ([\w.-]+)/i.exec(response) ??
    /\bOK\s+(?:id=)?<?([\w.@-]{6,})>?/i.exec(response);
  return match?.[1];
}

const PIECE_BYTES = 64 * 1024;

function* pieces(message: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < message.byteLength; at += PIECE_BYTES) yield message.subarray(at, at + PIECE_BYTES);
}
