import type { TLSSocket } from 'node:tls';
import type { Stage } from '../services/mail-service.ts';

/** One entry of the library's log: `tnx` says who speaks. */
interface Entry {
  tnx?: string;
  discarded?: number;
}

const LF = 0x0a;

/** One well-formed reply: a code in every line, the same in all of them (RFC 5321 sections 4.2 and 4.2.1). */
const REPLY = /^([2-5][0-5]\d)(?:-[^\n]*\n\1)*(?: [^\n]*)?$/;

/**
 * Listens to the conversation: knows how far it got, when TLS began, and whether bytes were injected, and passes it
 * on line by line without credentials. Tells when the server says what no server may: no reply, or one before its turn.
 */
export class Transcript {
  stage: Stage = 'dns';
  /** True from the first octet of the message until its final dot has left. */
  isInBody = false;
  /** Called with what the server said, before the library takes it for a reply. */
  onStrangeAnswer: (text: string) => void = () => {};
  /** Bytes that arrived in the clear behind the reply to STARTTLS; a server never sends any. */
  injectedBytes = 0;
  /** `performance.now()` when the name was resolved and when STARTTLS was sent. */
  readonly marks: { resolvedAt?: number; startTlsAt?: number } = {};
  readonly #debug: (line: string) => void;
  #isSecured = false;
  /** What was sent and not answered yet, the oldest first: with pipelining the stage is ahead of the replies. */
  readonly #unanswered: Stage[] = ['greeting'];
  /** Whole lines that arrived inside TLS and were not taken for a reply yet; unknown until that is listened to. */
  #unreadLines: number | undefined;
  #isMidLine = false;
  /** True once the server said something that is no answer: nobody knows what it would make of a QUIT. */
  #isLost = false;
  /** True when something arrived before the final dot had left, when it is not the turn of the server. */
  #isEarly = false;

  constructor(debug: (line: string) => void) {
    this.#debug = debug;
  }

  enter(stage: Stage): void {
    this.stage = stage;
  }

  /** What the server has not answered yet: with pipelining, `stage` is the last of several commands. */
  get waitingFor(): Stage {
    const isPipelined = this.stage === 'rcpt' || this.stage === 'data';
    return (isPipelined ? this.#unanswered[0] : undefined) ?? this.stage;
  }

  /** True when the server has answered everything and may be told the next thing. */
  get isIdle(): boolean {
    return this.#unanswered.length === 0 && !this.isInBody && !this.#isLost;
  }

  /** The first octet of the message is about to leave. */
  enterBody(): void {
    this.isInBody = true;
  }

  /** The whole message was read: from here on the server may have it, and silence proves nothing. */
  endBody(): void {
    this.stage = 'end-of-data';
    this.#unanswered.push('end-of-data');
  }

  /** Notes what arrives inside TLS, before the library takes it apart. */
  listenTo(socket: TLSSocket): void {
    this.#unreadLines = 0;
    socket.prependListener('data', (octets: Uint8Array) => {
      if (this.isInBody) this.#isEarly = true;
      this.#unreadLines = (this.#unreadLines ?? 0) + octets.filter((octet) => octet === LF).length;
      this.#isMidLine = octets.at(-1) !== LF;
    });
  }

  readonly logger = (() => {
    const take = (entry: unknown, ...words: unknown[]) => this.#take((entry ?? {}) as Entry, words);
    return { trace: take, debug: take, info: take, warn: take, error: take, fatal: take, level: () => {} };
  })();

  #take(entry: Entry, words: unknown[]): void {
    const text = String(words[0] ?? '');
    if (entry.discarded !== undefined) this.injectedBytes += entry.discarded;
    switch (entry.tnx) {
      case 'dns':
        this.stage = 'connect';
        this.marks.resolvedAt = performance.now();
        return;
      case 'network':
        if (text.includes('established')) this.stage = 'greeting';
        return;
      case 'client':
        this.#follow(text);
        this.#unanswered.push(this.stage);
        this.#say('C', this.#hideCredentials(text));
        return;
      case 'message':
        this.isInBody = false;
        return;
      case 'server':
        this.#say('S', text);
        this.#answer(text);
        return;
      default:
    }
  }

  /** Looks at a reply before the library acts on it, and tells when it is none that could be acted on. */
  #answer(text: string): void {
    const asked = this.#unanswered.shift();
    if (this.#unreadLines !== undefined) this.#unreadLines -= text.split('\n').length;
    // At the end of a connection the library passes on what came of a line.
    const isCut = this.#unreadLines !== undefined && this.#unreadLines < 0;
    if (this.stage === 'starttls' && text.startsWith('220')) this.stage = 'tls';
    // In the middle of the message a server may still refuse it. What it says before the dot settles nothing else.
    if (this.isInBody && REPLY.test(text) && /^[45]/.test(text)) return;
    if (!this.#isEarly && !isCut && REPLY.test(text) && this.#isAnswerTo(asked, text)) return;
    this.stage = this.isInBody ? 'end-of-data' : (asked ?? this.stage);
    this.#isLost = true;
    this.onStrangeAnswer(text);
  }

  #isAnswerTo(asked: Stage | undefined, text: string): boolean {
    // A server that is about to close says so at any time (RFC 5321 section 3.8).
    if (asked === undefined) return text.startsWith('421');
    if (asked !== 'data') return true;
    // Nothing but a 354 begins the message, and whatever came with it cannot be an answer to the message.
    const isClear = !this.#unreadLines && !this.#isMidLine;
    return /^[45]/.test(text) || (text.startsWith('354') && isClear);
  }

  #follow(command: string): void {
    if (/^(?:EHLO|HELO)\b/i.test(command)) {
      if (this.stage === 'tls') this.#isSecured = true;
      this.stage = 'ehlo';
    } else if (/^STARTTLS\b/i.test(command)) {
      this.stage = 'starttls';
      this.marks.startTlsAt = performance.now();
    } else if (/^RCPT\b/i.test(command)) {
      this.stage = 'rcpt';
    } else if (/^DATA\b/i.test(command)) {
      this.stage = 'data';
    }
  }

  /** While signing in, everything that is not the bare verb is part of the credentials. */
  #hideCredentials(command: string): string {
    if (this.stage !== 'auth') return command;
    const verb = /^AUTH (?:LOGIN|PLAIN|XOAUTH2)\b/i.exec(command)?.[0];
    return verb === undefined
      ? '(credentials)'
      : `${verb}${command.length > verb.length ? ' (credentials)' : ''}`;
  }

  #say(who: 'C' | 'S', text: string): void {
    for (const line of text.split(/\r?\n/)) this.#debug(`${this.#isSecured ? 'tls' : 'tcp'} ${who}: ${line}`);
  }
}
