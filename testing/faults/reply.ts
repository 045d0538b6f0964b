import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Plan } from './plan.ts';

/** What a client may conclude: the proper reply, a proper refusal, or nothing. */
export type Meaning = 'proper' | 'refused' | 'nothing';

const TEMPORARY = ['451 4.3.0 Busy', '450 4.2.0 Greylisted', '452 4.5.3 Too much', '454 4.7.0 Try later'];
const PERMANENT = ['550 5.1.1 Unknown', '554 5.7.1 Refused', '530 5.7.57 Not signed in', '535 5.7.3 Wrong'];

/** No SMTP replies, most of them close to one. Those in `CUT` are followed by the end of the connection. */
const GARBAGE = [
  '2\r\n',
  '25\r\n',
  '250x OK\r\n',
  '2500 OK\r\n',
  '999 OK\r\n',
  'OK\r\n',
  'SSH-2.0-OpenSSH_9.6\r\n',
  'HTTP/1.1 400 Bad Request\r\n\r\n',
  '\u0000\u00ff\u00fe\u0016\u0003\u0001\r\n',
  '250OK\r\n',
  ' 250 OK\r\n',
];
const CUT = ['250 2.0.0 O', '25', '550 5.7.1 Ref', '250-2.0.0 OK\r\n'];

const HUGE = 200_000;

/** Endless lines end here all the same, should a client go on reading. */
const MAX_ENDLESS = 20_000_000;

/** What becomes of one proper reply under the fault of a plan. */
export class FaultyReply {
  readonly #socket: Socket;
  readonly #plain: Socket;
  readonly #plan: Plan;
  readonly #interrupt: () => void;
  readonly #proper: string;
  readonly meaning: Meaning;

  /**
   * @param socket what the dialogue goes through, inside TLS where TLS has begun
   * @param plain  the TCP connection below it, which a reset tears down
   * @param interrupt cancels the step
   * @param proper the reply that would be right, without its last line end
   */
  constructor(
    socket: Socket,
    plain: Socket,
    { plan, interrupt }: { plan: Plan; interrupt: () => void },
    proper: string,
  ) {
    this.#socket = socket;
    this.#plain = plain;
    this.#plan = plan;
    this.#interrupt = interrupt;
    this.#proper = proper;
    this.meaning = meaningOf(plan);
  }

  /** @returns `over` when nothing more is to be said on this connection, else what was said */
  async play(): Promise<'over' | Meaning> {
    const code = this.#proper.slice(0, 3);
    switch (this.#plan.fault) {
      case 'close':
        this.#socket.end();
        return 'over';
      case 'reset':
        this.#plain.resetAndDestroy();
        this.#socket.destroy();
        return 'over';
      case 'stall':
        return 'over';
      case 'garbage': {
        const text = this.#choose([...GARBAGE, ...CUT]);
        this.#socket.write(text, 'latin1');
        if (CUT.includes(text)) this.#socket.end();
        return CUT.includes(text) ? 'over' : 'nothing';
      }
      case 'huge-line':
        this.#socket.write(`${code} ${'x'.repeat(HUGE)}\r\n`);
        return 'nothing';
      case 'endless-lines':
        await this.#writeEndlessly(`${code}${this.#isOneReply() ? '-' : ' '}${'x'.repeat(70)}\r\n`);
        return 'over';
      case 'split-octets':
        await this.#writeByOctets();
        return 'proper';
      case '4xx':
        this.#socket.write(`${this.#choose(TEMPORARY)}\r\n`);
        return 'refused';
      case '5xx':
        this.#socket.write(`${this.#choose(PERMANENT)}\r\n`);
        return 'refused';
      case '421':
        this.#socket.end('421 4.3.2 Shutting down\r\n');
        return 'refused';
      case 'multi-line':
        this.#socket.write(`${code}-2.0.0 First\r\n${code}-2.0.0 Second\r\n${this.#proper}\r\n`);
        return 'proper';
      case 'differing-codes':
        this.#socket.write(
          this.#choose([
            `${code}-2.0.0 Fine\r\n550 5.7.1 Not fine\r\n`,
            `550-5.7.1 Not fine\r\n${code} 2.0.0 Fine\r\n`,
            `${code}-2.0.0 Fine\r\n251 2.0.0 Fine elsewhere\r\n`,
            `451-4.3.0 Busy\r\n550 5.7.1 Not fine\r\n`,
          ]),
        );
        return 'nothing';
      case 'SIGINT':
        this.#interrupt();
        await sleep(lateMs(this.#plan));
        this.#socket.write(`${this.#proper}\r\n`);
        return 'proper';
      case 'late-reply':
        await sleep(lateMs(this.#plan));
        this.#socket.write(`${this.#proper}\r\n`);
        return 'proper';
      case 'early-reply':
        this.#socket.write(`${this.#proper}\r\n`);
        return 'proper';
    }
  }

  #choose(forms: readonly string[]): string {
    return forms[Math.floor(this.#plan.form * forms.length)] ?? '';
  }

  /**
   * Endless lines are one reply without an end, or replies without an end. Where the whole message is on its way the
   * first of many replies would be a proper one.
   */
  #isOneReply(): boolean {
    return ['before-dot', 'after-dot'].includes(this.#plan.stage) || this.#plan.form < 0.5;
  }

  async #writeByOctets(): Promise<void> {
    for (const octet of Buffer.from(`${this.#proper}\r\n`)) {
      if (this.#socket.destroyed) return;
      this.#socket.write(Buffer.of(octet));
      await sleep(1);
    }
  }

  /** As fast as the client reads, until it leaves. */
  async #writeEndlessly(line: string): Promise<void> {
    const batch = line.repeat(100);
    for (let written = 0; written < MAX_ENDLESS && !this.#socket.destroyed; written += batch.length) {
      const isFlowing = this.#socket.write(batch);
      if (isFlowing) await sleep(1);
      else await new Promise((resolve) => this.#socket.once('drain', resolve).once('close', resolve));
    }
  }
}

function meaningOf({ fault }: Plan): Meaning {
  if (['split-octets', 'multi-line', 'early-reply', 'late-reply', 'SIGINT'].includes(fault)) return 'proper';
  return ['4xx', '5xx', '421'].includes(fault) ? 'refused' : 'nothing';
}

/** How long a late reply takes, in milliseconds. */
export function lateMs({ form }: Plan): number {
  return 1_000 + Math.round(form * 1_000);
}
