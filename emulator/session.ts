import type { LoginFailure } from './login.ts';

/** One line that went over the connection; credentials are left out, see `wire` for the octets. */
export interface TranscriptLine {
  /** Milliseconds since the connection was accepted. */
  atMs: number;
  from: 'client' | 'server';
  line: string;
  isSecured: boolean;
}

/** What the TLS handshake agreed on. */
export interface TlsFacts {
  /** As Node names it, e.g. `TLSv1.3`. */
  version: string;
  cipher: string;
  /** Server name that the client asked for (SNI), if any. */
  serverName?: string;
}

/** How a connection ended: after QUIT, by the client without one, or by the emulator (a fault, a 421, its end). */
export type SessionEnd = 'quit' | 'client' | 'server';

/** Everything that is known about one connection, for tests to read. Readers must not change it. */
export class Session {
  readonly id: string;
  readonly transcript: TranscriptLine[] = [];
  /** Verbs in the order received, continuation lines of AUTH not among them. */
  readonly commands: string[] = [];
  /** Replies of 400 and more, in order. */
  readonly refusals: string[] = [];
  clientName?: string;
  tls?: TlsFacts;
  /** Why the TLS handshake failed, as OpenSSL words it. */
  tlsError?: string;
  /** The mechanism by which the client tried to log in last. */
  mechanism?: string;
  username?: string;
  isAuthenticated = false;
  authFailure?: LoginFailure;
  hasQuit = false;
  end?: SessionEnd;
  /** Settles when the connection is gone. */
  readonly closed: Promise<void>;

  readonly #openedAt = performance.now();
  readonly #plaintext: Buffer[] = [];
  readonly #secured: Buffer[] = [];
  #resolveClosed: () => void = () => {};

  constructor(id: string) {
    this.id = id;
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve;
    });
  }

  /** The octets that the client sent: before STARTTLS, and inside TLS after decryption. */
  get wire(): { plaintext: Buffer; secured: Buffer } {
    return { plaintext: Buffer.concat(this.#plaintext), secured: Buffer.concat(this.#secured) };
  }

  noteOctets(octets: Buffer): void {
    (this.tls ? this.#secured : this.#plaintext).push(octets);
  }

  noteCommand(line: string, verb: string | undefined): TranscriptLine {
    if (verb !== undefined) this.commands.push(verb);
    if (verb === 'QUIT') this.hasQuit = true;
    return this.#noteLine('client', line);
  }

  noteReply(line: string): TranscriptLine {
    if (/^[45]/.test(line)) this.refusals.push(line);
    return this.#noteLine('server', line);
  }

  finish(end: SessionEnd): void {
    this.end ??= end;
    this.#resolveClosed();
  }

  #noteLine(from: TranscriptLine['from'], line: string): TranscriptLine {
    const atMs = Math.round(performance.now() - this.#openedAt);
    const entry = { atMs, from, line, isSecured: this.tls !== undefined };
    this.transcript.push(entry);
    return entry;
  }
}
