import type { Stage } from '../services/acs/replies.ts';

/** One entry of the library's log: `tnx` says who speaks. */
interface Entry {
  tnx?: string;
  discarded?: number;
}

/**
 * Listens to the conversation: knows how far it got, when TLS began, and whether bytes were injected, and passes it
 * on line by line without credentials.
 */
export class Dialogue {
  stage: Stage = 'dns';
  /** Bytes that arrived in the clear behind the reply to STARTTLS; a server never sends any. */
  injectedBytes = 0;
  /** `performance.now()` when the name was resolved and when STARTTLS was sent. */
  readonly marks: { resolvedAt?: number; startTlsAt?: number } = {};
  readonly #debug: (line: string) => void;
  #isSecured = false;

  constructor(debug: (line: string) => void) {
    this.#debug = debug;
  }

  enter(stage: Stage): void {
    this.stage = stage;
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
        this.#say('C', this.#hideCredentials(text));
        return;
      case 'server':
        this.#say('S', text);
        if (this.stage === 'starttls' && text.startsWith('220')) this.stage = 'tls';
        return;
      default:
    }
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
    const verb = /^AUTH (?:LOGIN|XOAUTH2)\b/i.exec(command)?.[0];
    return verb === undefined
      ? '(credentials)'
      : `${verb}${command.length > verb.length ? ' (credentials)' : ''}`;
  }

  #say(who: 'C' | 'S', text: string): void {
    for (const line of text.split(/\r?\n/)) this.#debug(`${this.#isSecured ? 'tls' : 'tcp'} ${who}: ${line}`);
  }
}
