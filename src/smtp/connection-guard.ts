import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { ActionError } from '../errors.ts';
import type { Stage } from '../services/mail-service.ts';
import type { FailureContext, RawFailure } from './classify.ts';
import { classifyFailure, noStartTls, stalled, strangeAnswer } from './classify.ts';
import type { Transcript } from './transcript.ts';

/** How long a server may take to answer QUIT. */
const QUIT_WAIT_MS = 1_000;

/** How long it may take to close its side once we have closed ours. */
export const CLOSE_WAIT_MS = 250;

/** What ends the waiting for the server. */
export interface Patience {
  /** Ends it at once, but for the answer to a message that was handed over. */
  signal: AbortSignal;
  /** Ends the wait for that answer as well. */
  finalSignal: AbortSignal;
}

/** Runs one library call at a time and makes every way to fail one ActionError. */
export class ConnectionGuard {
  readonly #connection: SMTPConnection;
  readonly #dialogue: Transcript;
  readonly #server: Omit<FailureContext, 'stage'>;
  readonly #patience: Patience;
  #fail: ((error: ActionError | Promise<ActionError>) => void) | undefined;
  #leaving: Promise<void> | undefined;

  constructor(
    connection: SMTPConnection,
    dialogue: Transcript,
    server: Omit<FailureContext, 'stage'>,
    patience: Patience,
  ) {
    this.#connection = connection;
    this.#dialogue = dialogue;
    this.#server = server;
    this.#patience = patience;
    connection.on('error', this.#onError);
    dialogue.onStrangeAnswer = (response) => {
      const raw = { message: 'The server does not speak SMTP', code: 'EPROTOCOL', response };
      this.#fail?.(this.#judge(strangeAnswer(this.situation(), raw)));
    };
    patience.signal.addEventListener('abort', this.#onAbort, { once: true });
    patience.finalSignal.addEventListener('abort', this.#giveUp, { once: true });
  }

  situation(): FailureContext {
    return { ...this.#server, stage: this.#dialogue.waitingFor };
  }

  /** Ends the connection, by QUIT where the server still listens, and hands the error back to be thrown. */
  refuse(error: ActionError): ActionError {
    this.#end();
    return error;
  }

  #end(): void {
    if (this.#dialogue.isIdle) void this.leave();
    else this.#close();
  }

  #close(): void {
    this.#release();
    // In the middle of a message nothing more may leave, above all not its final dot.
    if (this.#dialogue.isInBody && this.#connection._socket) this.#connection._socket.destroy();
    this.#connection.close();
  }

  /** Once, however often it is asked for. */
  leave(): Promise<void> {
    this.#leaving ??= this.#quit();
    return this.#leaving;
  }

  #quit(): Promise<void> {
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
    this.#patience.signal.removeEventListener('abort', this.#onAbort);
    this.#patience.finalSignal.removeEventListener('abort', this.#giveUp);
  }

  during<T = unknown>(
    call: (done: (error?: RawFailure | null, value?: T) => void) => void,
  ): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      this.#fail = (error) => {
        this.#end();
        Promise.resolve(error).then(reject, reject);
      };
      if (this.#patience.signal.aborted) {
        this.#giveUp();
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

  /** A message that the server may have is waited for: its answer tells whether there is a mail. */
  readonly #onAbort = (): void => {
    if (this.#dialogue.stage !== 'end-of-data') this.#giveUp();
  };

  readonly #giveUp = (): void => this.#fail?.(this.#judge(stalled(this.situation())));

  readonly #onError = (raw: RawFailure): void => {
    const at = this.situation();
    if (raw.code === 'ETLS' && raw.command === 'STARTTLS' && at.stage !== 'tls') {
      this.#fail?.(noStartTls(at, raw.response));
      return;
    }
    this.#fail?.(this.#explain(raw, at));
  };

  /** What replies mean is only read where a server says no. */
  async #explain(raw: RawFailure, at: FailureContext): Promise<ActionError> {
    const explainReply = await at.service.loadReplies();
    const stage = stageOf(raw) ?? at.stage;
    return this.#judge(classifyFailure(raw, { ...at, stage }, explainReply), at);
  }

  /** After the end of DATA only a reply settles the outcome; without one it is unknown (RFC 5321 section 4.1.1.4). */
  #judge(error: ActionError, at = this.situation()): ActionError {
    if (at.stage !== 'end-of-data' || error.response !== undefined) return error;
    return new ActionError('unknown-outcome', {
      title: 'The message was handed over, but the reply of the server was lost',
      causes: [`${error.title}.`],
      remedies: [
        `Look in the mailbox or in ${at.service.whereToLook} before you run the step again: the mail may have been sent. The action does not send it twice.`,
      ],
      anchor: 'unknown-outcome',
      cause: error,
    });
  }
}

/** The stage that the library names, where it knows better than the order of what we sent (pipelining). */
function stageOf(raw: RawFailure): Stage | undefined {
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
