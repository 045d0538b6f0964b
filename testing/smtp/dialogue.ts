import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';

/** A reply of an SMTP server, all its lines. */
export interface SmtpReply {
  code: number;
  lines: string[];
}

/** A tiny SMTP client that says exactly what it is told and hides nothing of the answers. */
export class SmtpDialogue implements AsyncDisposable {
  #socket: Socket | TLSSocket;
  #buffer = '';
  #wakeReader: () => void = () => {};
  #failure: Error | undefined;
  #isEnded = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#listen(socket);
  }

  /** Connects and returns without reading the greeting. */
  static async open(port: number, host = '127.0.0.1'): Promise<SmtpDialogue> {
    const socket = connectTcp({ port, host, noDelay: true });
    await once(socket, 'connect');
    return new SmtpDialogue(socket);
  }

  #listen(socket: Socket): void {
    socket.on('data', (octets: Buffer) => {
      this.#buffer += octets.toString('latin1');
      this.#wakeReader();
    });
    socket.on('error', (error) => {
      this.#failure = error;
      this.#wakeReader();
    });
    socket.on('close', () => {
      this.#isEnded = true;
      this.#wakeReader();
    });
  }

  /** Reads one reply; fails when the connection ends before it or, if given, when its code is another. */
  async read(expectedCode?: number): Promise<SmtpReply> {
    const lines: string[] = [];
    let line: string;
    do {
      line = await this.#readLine();
      lines.push(line);
    } while (line[3] === '-');
    const reply = { code: Number(line.slice(0, 3)), lines };
    if (expectedCode !== undefined && reply.code !== expectedCode) {
      throw new Error(`Expected ${expectedCode}, got ${lines.join(' / ')}`);
    }
    return reply;
  }

  async #readLine(): Promise<string> {
    for (;;) {
      const end = this.#buffer.indexOf('\r\n');
      if (end >= 0) {
        const line = this.#buffer.slice(0, end);
        this.#buffer = this.#buffer.slice(end + 2);
        return line;
      }
      if (this.#failure) throw this.#failure;
      if (this.#isEnded) throw new Error('The server closed the connection');
      await new Promise<void>((resolve) => {
        this.#wakeReader = resolve;
      });
    }
  }

  /** Sends octets as they are. */
  write(octets: string): void {
    this.#socket.write(octets, 'latin1');
  }

  /** Sends a line and reads the reply to it. */
  async say(line: string, expectedCode?: number): Promise<SmtpReply> {
    this.write(`${line}\r\n`);
    return this.read(expectedCode);
  }

  /** Reads the greeting, says EHLO, STARTTLS and EHLO again. */
  async secure(options: ConnectionOptions): Promise<SmtpReply> {
    await this.read(220);
    await this.say('EHLO client.example', 250);
    await this.say('STARTTLS', 220);
    await this.upgrade(options);
    return this.say('EHLO client.example', 250);
  }

  /** Begins TLS on the connection; the 220 to STARTTLS has been read. */
  async upgrade(options: ConnectionOptions): Promise<TLSSocket> {
    this.#socket.removeAllListeners('data');
    const secured = connectTls({ socket: this.#socket, host: '127.0.0.1', ...options });
    await once(secured, 'secureConnect');
    this.#socket = secured;
    this.#listen(secured);
    return secured;
  }

  /** Logs in by AUTH LOGIN, user name and password each in their own line. */
  async login(username: string, password: string, expectedCode = 235): Promise<SmtpReply> {
    await this.say('AUTH LOGIN', 334);
    await this.say(toBase64(username), 334);
    return this.say(toBase64(password), expectedCode);
  }

  /** Sends a message in one transaction and returns the last reply. */
  async send(from: string, recipients: readonly string[], message: string): Promise<SmtpReply> {
    await this.say(`MAIL FROM:<${from}>`, 250);
    for (const recipient of recipients) await this.say(`RCPT TO:<${recipient}>`, 250);
    await this.say('DATA', 354);
    return this.say(`${message}\r\n.`);
  }

  /** Waits for the end of the connection and returns the error that it ended with, if any. */
  async ended(): Promise<Error | undefined> {
    if (!this.#isEnded) await once(this.#socket, 'close').catch(() => {});
    return this.#failure;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket.destroy();
    await this.ended();
  }
}

export function toBase64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

/** The one line by which AUTH XOAUTH2 carries a user and a token. */
export function encodeXoauth2(user: string, token: string): string {
  return toBase64(`user=${user}\x01auth=Bearer ${token}\x01\x01`);
}
