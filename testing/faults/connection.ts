import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { Credential } from '../../emulator/certificate.ts';
import { LineReader } from './lines.ts';
import type { Plan, Stage } from './plan.ts';
import { FaultyReply, lateMs } from './reply.ts';

/** What the server knows when a run is over: the truth that the outputs are compared with. */
export interface Truth {
  connections: number;
  /** One entry for each message that the server took, with the recipients it took it for. */
  counted: string[][];
  /** Recipients that the server refused in its last transaction, each time by a proper reply. */
  refused: string[];
  /** True once the server let a client begin to send a message. */
  hasBegun: boolean;
  /** The last answer to the end of a message: a proper 2xx, a proper refusal, or none that a client could rely on. */
  lastAnswer: 'accepted' | 'refused' | 'unclear' | undefined;
}

/** What the connections of a server share. */
export interface Service {
  plan: Plan;
  credential: Credential;
  truth: Truth;
  /** Cancels the step. */
  interrupt: () => void;
  /** True when the fault may strike once more. */
  takeStrike: () => boolean;
}

/** Thrown to end a connection in which nothing more is to be said. */
class Silence extends Error {}

/** One client, from the greeting to the end of the connection. */
export class Connection {
  readonly #plain: Socket;
  #socket: Socket;
  #reader: LineReader;
  readonly #plan: Plan;
  readonly #truth: Truth;
  readonly #service: Service;
  #isSecured = false;
  #hasStruck = false;
  #accepted: string[] = [];
  #asked = 0;
  /** The stage whose reply went out early. */
  #early: Stage | undefined;
  /** True once a reply was said twice: from then on a client cannot know which command a reply belongs to. */
  #isOutOfStep = false;

  constructor(socket: Socket, service: Service) {
    this.#plain = socket;
    this.#socket = socket;
    this.#plan = service.plan;
    this.#truth = service.truth;
    this.#service = service;
    this.#reader = new LineReader(socket);
  }

  async serve(): Promise<void> {
    try {
      await this.#converse();
    } catch (error) {
      if (!(error instanceof Silence)) throw error;
    }
  }

  async #converse(): Promise<void> {
    await this.#meet('accept', '220 faults.example ESMTP');
    await this.#say('greeting', '220 faults.example ESMTP');
    for (;;) {
      const line = await this.#read();
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO') await this.#say(this.#isSecured ? 'ehlo-in-tls' : 'ehlo', this.#capabilities());
      else if (verb === 'STAR') await this.#startTls();
      else if (verb === 'AUTH') await this.#signIn(line);
      else if (verb === 'MAIL') await this.#begin();
      else if (verb === 'RCPT') await this.#addRecipient(line);
      else if (verb === 'DATA') await this.#receive();
      else if (verb === 'QUIT') {
        await this.#say('quit', '221 2.0.0 Bye');
        this.#socket.end();
        return;
      } else this.#socket.write('500 5.5.2 Unknown command\r\n');
    }
  }

  async #read(): Promise<string> {
    const line = await this.#reader.readLine();
    if (line === undefined) throw new Silence();
    return line;
  }

  #capabilities(): string {
    const lines = [
      'faults.example',
      'SIZE 20000000',
      '8BITMIME',
      this.#isSecured ? 'AUTH LOGIN' : 'STARTTLS',
    ];
    if (this.#plan.isPipelined) lines.push('PIPELINING');
    return lines.map((line, at) => `250${at === lines.length - 1 ? ' ' : '-'}${line}`).join('\r\n');
  }

  async #startTls(): Promise<void> {
    await this.#say('starttls', '220 2.0.0 Ready');
    await this.#meet('tls', '220 2.0.0 Ready');
    this.#reader.release();
    const secured = new TLSSocket(this.#socket, {
      isServer: true,
      secureContext: createSecureContext(this.#service.credential),
    });
    secured.on('error', () => {
      // A client that refuses the handshake, or leaves in it.
    });
    this.#socket = secured;
    this.#reader = new LineReader(secured);
    this.#isSecured = true;
  }

  /** AUTH LOGIN with the username as initial response or asked for. */
  async #signIn(line: string): Promise<void> {
    const [, , initial] = line.split(' ');
    const isAsked = initial === undefined || this.#plan.asksForUsername;
    if (!(await this.#say('auth', isAsked ? '334 VXNlcm5hbWU6' : '334 UGFzc3dvcmQ6'))) return;
    await this.#read();
    if (isAsked) {
      if (!(await this.#say('username', '334 UGFzc3dvcmQ6'))) return;
      await this.#read();
    }
    await this.#say('password', '235 2.7.0 Signed in');
  }

  async #begin(): Promise<void> {
    this.#accepted = [];
    this.#truth.refused = [];
    this.#asked = 0;
    await this.#say('mail', '250 2.1.0 Sender OK');
  }

  async #addRecipient(line: string): Promise<void> {
    const address = /<(.*)>/.exec(line)?.[1] ?? '';
    const isStruck = this.#asked++ === this.#plan.recipient;
    const reply = '250 2.1.5 Recipient OK';
    const isTaken = isStruck ? await this.#say('rcpt', reply) : this.#write(reply);
    if (isTaken) this.#accepted.push(address);
    else this.#truth.refused.push(address);
  }

  async #receive(): Promise<void> {
    if (this.#accepted.length === 0) {
      this.#write('554 5.5.1 No valid recipients');
      return;
    }
    this.#truth.lastAnswer = undefined;
    if (!(await this.#say('data', '354 Go ahead'))) return;
    this.#truth.hasBegun = true;
    if (!(await this.#reader.waitFor(2_000))) throw new Silence();
    await this.#interrupt('body');
    if (!(await this.#reader.waitFor(this.#plan.stage === 'before-dot' ? 2_500 : 0))) throw new Silence();
    await this.#interrupt('before-dot');
    const message = await this.#reader.readMessage();
    if (message === undefined) throw new Silence();
    await this.#conclude();
  }

  /** The server speaks, or ends the connection, while the client still sends. */
  async #interrupt(stage: Stage): Promise<void> {
    if (!this.#isDue(stage)) return;
    if (this.#plan.fault === 'SIGINT') {
      this.#service.interrupt();
      return;
    }
    this.#truth.lastAnswer = 'unclear';
    this.#reader.pause();
    const reply = this.#alter('250 2.0.0 Queued');
    const outcome = await reply.play();
    if (outcome === 'over') throw new Silence();
    if (outcome === 'refused') {
      this.#truth.lastAnswer = 'refused';
      // The rest of the message is read and dropped; no reply follows the one that was given.
      this.#reader.resume();
      await this.#reader.readMessage();
      throw new Silence();
    }
    // A client that goes on in spite of it finds a server that takes the message, or one that refuses it after all.
    await sleep(100);
    this.#reader.resume();
    const message = await this.#reader.readMessage();
    if (message === undefined) throw new Silence();
    this.#decideLate();
  }

  /** What a server makes of a message that it has answered already. Before the dot it could only mean to take it. */
  #decideLate(): never {
    if (this.#plan.stage === 'before-dot' || this.#plan.isCounted) this.#count();
    else this.#write('554 5.6.0 Refused after all');
    throw new Silence();
  }

  async #conclude(): Promise<void> {
    const reply = '250 2.0.0 Queued as 4711';
    this.#truth.lastAnswer = 'unclear';
    if (this.#early === 'after-dot') this.#decideLate();
    const next = this.#announce('after-dot');
    if (next !== undefined || this.#plan.fault === 'early-reply' || !this.#isDue('after-dot')) {
      this.#count();
      if (!this.#isOutOfStep) this.#truth.lastAnswer = 'accepted';
      this.#write(next === undefined ? reply : `${reply}\r\n${next}`);
      return;
    }
    const faulty = this.#alter(reply);
    // Counted before the reply goes out: the client may be gone by the time it is written.
    if (faulty.meaning === 'proper') {
      this.#count();
      this.#truth.lastAnswer = 'accepted';
    } else if (faulty.meaning === 'refused') this.#truth.lastAnswer = 'refused';
    else if (this.#plan.isCounted) this.#count();
    if ((await faulty.play()) === 'over') throw new Silence();
  }

  #alter(proper: string): FaultyReply {
    return new FaultyReply(this.#socket, this.#plain, this.#service, proper);
  }

  #count(): void {
    this.#truth.counted.push([...this.#accepted]);
  }

  #isDue(stage: Stage): boolean {
    if (this.#plan.stage !== stage || this.#hasStruck || !this.#service.takeStrike()) return false;
    this.#hasStruck = true;
    return true;
  }

  /** Strikes at a stage at which nothing is said, such as the handshake. */
  async #meet(stage: Stage, proper: string): Promise<void> {
    if (!this.#isDue(stage)) return;
    if (this.#plan.fault === 'SIGINT') this.#service.interrupt();
    if (['late-reply', 'SIGINT'].includes(this.#plan.fault)) {
      await sleep(lateMs(this.#plan));
      return;
    }
    const outcome = await this.#alter(proper).play();
    if (outcome === 'over') throw new Silence();
  }

  /**
   * Says the proper reply of a stage, or what the fault makes of it.
   *
   * @returns true when the client was told to go on
   */
  async #say(stage: Stage, reply: string): Promise<boolean> {
    if (this.#early === stage) {
      this.#early = undefined;
      // Said already; the second half of the forms says it twice.
      this.#isOutOfStep = this.#plan.form >= 0.5;
      if (this.#isOutOfStep) this.#write(reply);
      return true;
    }
    const next = this.#plan.fault === 'early-reply' ? this.#announce(stage) : undefined;
    if (next !== undefined) {
      this.#socket.write(`${reply}\r\n${next}\r\n`);
      return true;
    }
    if (this.#plan.fault === 'early-reply' || !this.#isDue(stage)) return this.#write(reply);
    const outcome = await this.#alter(reply).play();
    if (outcome === 'over') throw new Silence();
    return outcome === 'proper';
  }

  /** The reply of the stage that follows this one, when the plan has it sent early and it is due. */
  #announce(stage: Stage): string | undefined {
    const [follower, reply] = FOLLOWERS[stage] ?? [];
    if (follower === undefined || reply === undefined || follower !== this.#plan.stage) return undefined;
    if (!this.#isDue(follower)) return undefined;
    this.#early = follower;
    return reply;
  }

  #write(reply: string): true {
    this.#socket.write(`${reply}\r\n`);
    return true;
  }
}

/** The stage that comes after each, with its proper reply in short. */
const FOLLOWERS: Partial<Record<Stage, readonly [Stage, string]>> = {
  greeting: ['ehlo', '250-faults.example\r\n250 STARTTLS'],
  ehlo: ['starttls', '220 2.0.0 Ready'],
  starttls: ['tls', '250-faults.example\r\n250 AUTH LOGIN'],
  'ehlo-in-tls': ['auth', '334 VXNlcm5hbWU6'],
  auth: ['username', '334 UGFzc3dvcmQ6'],
  username: ['password', '235 2.7.0 Signed in'],
  password: ['mail', '250 2.1.0 Sender OK'],
  mail: ['rcpt', '250 2.1.5 Recipient OK'],
  rcpt: ['data', '354 Go ahead'],
  data: ['after-dot', '250 2.0.0 Queued'],
  'after-dot': ['quit', '221 2.0.0 Bye'],
};
