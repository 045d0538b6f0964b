import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { SMTPServer, SMTPServerError } from 'smtp-server';
import { SMTPConnection } from 'smtp-server/lib/smtp-connection.js';
import type { Fault, Stage } from './faults.ts';
import type { Service } from './service.ts';
import { Session, type SessionEnd } from './session.ts';
import type { Reply } from './submission.ts';
import { WireParser } from './wire.ts';
import { phraseReply } from './wording.ts';

/** Commands at which a fault can strike before they are looked at. */
const commandStages: Readonly<Record<string, Stage>> = {
  EHLO: 'ehlo',
  HELO: 'ehlo',
  STARTTLS: 'starttls',
  MAIL: 'mail',
  RCPT: 'rcpt',
  DATA: 'data',
  QUIT: 'quit',
};

/**
 * smtp-server's connection with Exchange Online's words, a record of what happens, and the faults.
 * smtp-server dispatches on methods (`handler_*`, `send`, `upgrade`, …) that its types make public; they are
 * overridden where its hooks do not reach.
 */
export class RecordedConnection extends SMTPConnection {
  readonly record: Session;
  protected readonly service: Service;
  readonly #socket: Socket;
  /** A line that goes out in place of the next reply. */
  #scripted: string | undefined;
  #end: SessionEnd | undefined;

  constructor(server: SMTPServer, socket: Socket, service: Service) {
    super(server, socket);
    this.service = service;
    this.#socket = socket;
    this.record = new Session(this.id);
    service.openSession(this.record);
  }

  /** Greets at once: smtp-server waits 100 ms for clients that talk too early, which no test needs. */
  override init(): void {
    const greet = () => this.connectionReady();
    this._setListeners(() => {
      this.meet(
        'connect',
        () => this.meet('greeting', greet, (reply) => this.#greetScripted(reply)),
        (reply) => this.hangUp(reply),
      );
    });
  }

  #greetScripted(reply: string): void {
    if (reply.startsWith('220')) {
      this.#scripted = reply;
      this.connectionReady();
    } else {
      this.hangUp(reply);
    }
  }

  override _sendGreeting(): void {
    this.send(220, `${this.service.settings.hostName} ACS SMTP emulator ready`);
  }

  override _createParser(): WireParser {
    const parser = new WireParser({}, (octets) => this.record.noteOctets(octets));
    parser.oncommand = (command, callback) => this._onCommand(command, callback);
    parser.on('error', () => this.send(421, '4.7.0 Line too long'));
    return parser;
  }

  override _onCommand(command: Buffer, callback: () => void = () => {}): void {
    const proceed = () => super._onCommand(command, callback);
    if (this._upgrading) {
      proceed();
      return;
    }
    const line = command.toString('latin1');
    const verb = this._nextHandler ? undefined : (line.split(' ', 1)[0] ?? '').toUpperCase();
    const logged = this._redactCredentials(verb ?? '', line).line;
    this.service.emit('line', this.record, this.record.noteCommand(logged, verb));
    const stage = commandStages[verb ?? ''];
    const { usernameInAuth } = this.service.settings;
    if (usernameInAuth !== undefined && /^AUTH LOGIN \S/i.test(line)) {
      if (usernameInAuth === 'ignored') super._onCommand(Buffer.from('AUTH LOGIN'), callback);
      else {
        this.#sendScripted(usernameInAuth.refused);
        callback();
      }
    } else if (stage) {
      this.meet(stage, proceed, (reply) => {
        this.#sendScripted(reply);
        callback();
      });
    } else {
      proceed();
    }
  }

  override send(code: number, data?: string | string[] | null, context?: string | false): void {
    const scripted = this.#scripted;
    if (scripted !== undefined) {
      this.#scripted = undefined;
      this.#sendScripted(scripted);
    } else if (Array.isArray(data)) {
      // smtp-server has one reply of several lines: the capabilities
      this.#write(code, this.#listCapabilities(), context);
    } else {
      const circumstances = { ...this.service.settings, isSecured: this.secure };
      const reply = phraseReply({ code, text: data ?? '' }, context || '', circumstances);
      this.#write(reply.code, reply.text, context);
    }
  }

  #write(code: number, text: string | string[], context: string | false | undefined): void {
    const lines = [text].flat();
    lines.forEach((line, index) => {
      this.#noteReply(`${code}${index < lines.length - 1 ? '-' : ' '}${line}`);
    });
    super.send(code, text, context);
  }

  #sendScripted(reply: string): void {
    this.#noteReply(reply);
    this._socket.write(`${reply}\r\n`);
    if (reply.startsWith('421')) this.close();
  }

  #noteReply(line: string): void {
    this.service.emit('line', this.record, this.record.noteReply(line));
  }

  #listCapabilities(): string[] {
    const { hostName, offersStartTls, offersSmtpUtf8, advertisedSize, mechanisms } = this.service.settings;
    this.record.clientName = this.hostNameAppearsAs || '';
    return [
      `${hostName} Hello ${this.clientHostname}`,
      ...(advertisedSize === false ? [] : [`SIZE ${advertisedSize}`]),
      'PIPELINING',
      'DSN',
      'ENHANCEDSTATUSCODES',
      offersStartTls && !this.secure ? 'STARTTLS' : `AUTH ${mechanisms.join(' ')}`,
      '8BITMIME',
      ...(offersSmtpUtf8 ? ['SMTPUTF8'] : []),
    ];
  }

  /** Holds the 220 back until it is known whether something goes out in the same segment. */
  override handler_STARTTLS(command: Buffer, callback: () => void): void {
    this.#socket.cork();
    super.handler_STARTTLS(command, callback);
    this.#socket.uncork();
  }

  override upgrade(callback: () => void, secureCallback?: () => void): void {
    const proceed = () => super.upgrade(callback, secureCallback);
    const fault = this.service.faults.take('tls');
    if (fault?.do === 'reply') this.#socket.write(`${fault.reply}\r\n`);
    this.#socket.uncork();
    // the handshake is not for the command parser, however late it is answered
    if (this._parser) this._socket.unpipe(this._parser);
    // a socket that nobody reads would not notification its client leaving
    if (fault?.do === 'stall') this._socket.resume();
    this.play(fault, proceed, proceed);
  }

  /** Notes what TLS agreed on. */
  noteTls(socket: TLSSocket): void {
    this.record.tls = {
      version: socket.getProtocol() ?? '',
      cipher: socket.getCipher().name,
      ...(socket.servername ? { serverName: socket.servername } : {}),
    };
  }

  override close(): void {
    this.#end ??= this.record.hasQuit ? 'quit' : 'server';
    super.close();
  }

  override _onError(error: Error & { code?: string; remoteAddress?: string }): void {
    this.#end ??= 'client';
    if (this._upgrading) this.record.tlsError = error.message;
    super._onError(error);
  }

  override _onClose(): void {
    super._onClose();
    this.record.finish(this.#end ?? (this.record.hasQuit ? 'quit' : 'client'));
  }

  /** Ends the connection without another word. */
  drop(manner: 'close' | 'reset'): void {
    this.#end ??= 'server';
    if (manner === 'reset') this.#socket.resetAndDestroy();
    else this._socket.destroySoon();
  }

  /** Says a last line and closes. */
  protected hangUp(reply: string): void {
    this.#sendScripted(reply);
    this.close();
  }

  /** Lets a scripted line take the place of the reply that calling back brings about. */
  protected answer(reply: string, callback: (error: SMTPServerError) => void): void {
    this.#scripted = reply;
    callback(toError({ code: 451, text: '' }));
  }

  /** Goes on, unless a fault is due at this stage. */
  protected meet(stage: Stage, proceed: () => void, answer: (reply: string) => void): void {
    this.play(this.service.faults.take(stage), proceed, answer);
  }

  /** Acts a fault out; without one it goes on. */
  protected play(fault: Fault | undefined, proceed: () => void, answer: (reply: string) => void): void {
    if (!fault) {
      proceed();
      return;
    }
    this.service.emit('fault', fault, this.record);
    switch (fault.do) {
      case 'reply':
        answer(fault.reply);
        break;
      case 'close':
      case 'reset':
        this.drop(fault.do);
        break;
      case 'delay':
        setTimeout(() => !this._closed && proceed(), fault.ms).unref();
        break;
      case 'stall':
    }
  }
}

/** smtp-server's way to take a reply from a hook: an error with a code. */
export function toError({ code, text }: Reply): SMTPServerError {
  return Object.assign(new Error(text), { responseCode: code });
}
