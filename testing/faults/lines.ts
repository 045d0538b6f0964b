import type { Socket } from 'node:net';

/** Reads a socket on demand: line by line, or a message up to its final dot. Octets are kept as latin1. */
export class LineReader {
  readonly #socket: Socket;
  #buffer = '';
  #isOver = false;
  #wake: () => void = () => {};

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', this.#onData);
    socket.on('close', this.#onOver);
    socket.on('end', this.#onOver);
  }

  readonly #onData = (octets: Buffer): void => {
    this.#buffer += octets.toString('latin1');
    this.#wake();
  };

  readonly #onOver = (): void => {
    this.#isOver = true;
    this.#wake();
  };

  /** @returns undefined when the client is gone */
  async readLine(): Promise<string | undefined> {
    const end = await this.#find('\r\n', 0);
    return end === undefined ? undefined : this.#take(end, 2);
  }

  /** Waits until this many octets of a message are there; gives false when the client is gone before. */
  async waitFor(octets: number): Promise<boolean> {
    while (this.#buffer.length < octets) {
      if (this.#isOver) return false;
      await this.#next();
    }
    return true;
  }

  /** @returns the message without its final dot; undefined when the client left before it */
  async readMessage(): Promise<string | undefined> {
    const end = await this.#find('\r\n.\r\n', 0);
    return end === undefined ? undefined : this.#take(end, 5);
  }

  /** Takes nothing more from the network, so that the client comes to a stop. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Gives the socket back; what was read and not asked for is thrown away, as STARTTLS demands (RFC 3207 section 4.2). */
  release(): void {
    this.#socket.pause();
    this.#socket.off('data', this.#onData);
    this.#socket.off('close', this.#onOver);
    this.#socket.off('end', this.#onOver);
  }

  async #find(mark: string, from: number): Promise<number | undefined> {
    let start = from;
    for (;;) {
      const at = this.#buffer.indexOf(mark, start);
      if (at >= 0) return at;
      if (this.#isOver) return undefined;
      start = Math.max(from, this.#buffer.length - mark.length);
      await this.#next();
    }
  }

  #take(end: number, markLength: number): string {
    const text = this.#buffer.slice(0, end);
    this.#buffer = this.#buffer.slice(end + markLength);
    return text;
  }

  #next(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
