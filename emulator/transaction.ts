import type {
  SMTPServerAddress,
  SMTPServerAuthentication,
  SMTPServerAuthenticationResponse,
  SMTPServerDataStream,
  SMTPServerError,
} from 'smtp-server';
import { RecordedConnection, toError } from './connection.ts';
import type { Identity, LoginVerdict } from './login.ts';
import { parseReply, type ReceivedMessage } from './service.ts';
import type { Reply } from './submission.ts';
import { communicationAudience } from './subscription.ts';
import { WireParser } from './wire.ts';

type AuthCallback = (error: SMTPServerError | null, response?: SMTPServerAuthenticationResponse) => void;
type DataCallback = (error?: SMTPServerError | null, response?: string) => void;

/** A connection that asks the service about logins, senders, recipients and messages. */
export class AcsConnection extends RecordedConnection {
  #identity: Identity | undefined;
  #refused: ReceivedMessage['envelope']['refused'] = [];

  /** Judges credentials. */
  async authenticate(auth: SMTPServerAuthentication, callback: AuthCallback): Promise<void> {
    const { method, username = '', password, accessToken } = auth;
    this.record.mechanism = method;
    this.record.username = username;
    const decision =
      method === 'XOAUTH2'
        ? await this.service.judgeToken(username, accessToken ?? '')
        : this.service.judgePassword(username, password ?? '');
    this.meet(
      'auth',
      () => this.#settleLogin(decision, callback),
      (reply) => this.answer(reply, callback),
    );
  }

  #settleLogin(decision: LoginVerdict, callback: AuthCallback): void {
    if ('failure' in decision) {
      this.record.authFailure = decision.failure;
      this.#refuseLogin(decision.reply, callback);
    } else if (this.service.hasFreeConnection) {
      this.#identity = decision.identity;
      this.record.isAuthenticated = true;
      delete this.record.authFailure;
      callback(null, { user: decision.identity.username });
    } else {
      const { mailboxes } = this.service.settings;
      const reply = { code: 421, text: '4.3.2 Too many concurrent connections' };
      callback(toError(mailboxes?.profile.tooManyConnections ?? reply));
    }
  }

  #refuseLogin(reply: Reply | undefined, callback: AuthCallback): void {
    if (reply !== undefined) {
      callback(toError(reply));
    } else if (this.record.mechanism === 'XOAUTH2' && this.service.settings.tokenRefusal === 'challenge') {
      const scope = `${communicationAudience}/.default`;
      callback(null, { data: { status: '401', schemes: 'bearer', scope } });
    } else {
      callback(toError({ code: 535, text: '' }));
    }
  }

  /** Judges MAIL FROM. */
  acceptMail({ address, args }: SMTPServerAddress): SMTPServerError | undefined {
    this.#refused = [];
    if (args && args['SMTPUTF8'] !== undefined && !this.service.settings.offersSmtpUtf8) {
      return toError({ code: 555, text: '5.5.4 Unsupported option' });
    }
    const refusal = this.#identity && this.service.judgeMail(this.#identity, address);
    return refusal && toError(refusal);
  }

  /** Judges RCPT TO. */
  acceptRecipient({ address }: SMTPServerAddress): SMTPServerError | undefined {
    const refusal = this.service.judgeRecipient(address, this.#listRecipients());
    if (!refusal) return undefined;
    this.#refused.push({ address, reply: `${refusal.code} ${refusal.text}` });
    return toError(refusal);
  }

  #listRecipients(): string[] {
    return this.session.envelope.rcptTo.map(({ address }) => address);
  }

  /** Reads a message to its end and judges it. */
  receive(stream: SMTPServerDataStream, callback: DataCallback): void {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => {
      if (chunks.push(chunk) > 1) return;
      stream.pause();
      this.meet(
        'body',
        () => stream.resume(),
        (reply) => this.hangUp(reply),
      );
    });
    stream.on('end', () => this.#conclude(Buffer.concat(chunks), callback));
    // a client that leaves in the middle of its message is no fault of the emulator's
    stream.on('error', () => {});
  }

  #conclude(content: Buffer, callback: DataCallback): void {
    const fault = this.service.faults.take('end-of-data');
    if (fault?.do === 'reply' && !fault.reply.startsWith('2')) {
      this.answer(fault.reply, callback);
      return;
    }
    const decision = this.#submit(content);
    this.play(
      fault,
      () => {
        if ('refusal' in decision) callback(toError(decision.refusal));
        else callback(null, parseReply(decision.response).text);
      },
      (reply) => this.answer(reply, callback),
    );
  }

  #submit(content: Buffer): ReceivedMessage | { refusal: Reply } {
    const { mailFrom } = this.session.envelope;
    if (!this.#identity || !mailFrom || !(this._parser instanceof WireParser)) {
      return { refusal: { code: 530, text: '5.7.57 Client not authenticated to send mail' } };
    }
    return this.service.submit({
      session: this.record,
      identity: this.#identity,
      envelope: {
        from: mailFrom.address,
        recipients: this.#listRecipients(),
        refused: this.#refused,
        parameters: mailFrom.args || {},
      },
      wire: this._parser.message,
      content,
    });
  }
}
