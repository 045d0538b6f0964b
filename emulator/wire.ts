import { SMTPStream, type SMTPStreamOptions } from 'smtp-server/lib/smtp-stream.js';

/**
 * smtp-server's parser that also keeps octets as they came: all of them through `onOctets`, and those of the
 * last message (dot-stuffing and the closing dot included) in `message`.
 */
export class WireParser extends SMTPStream {
  #chunks: Buffer[] = [];
  #message: Buffer = Buffer.alloc(0);

  constructor(options: SMTPStreamOptions, onOctets: (octets: Buffer) => void) {
    super(options);
    // ahead of the listener of pipe(), so that octets are on record before a command in them takes effect
    this.on('pipe', (source) => source.prependListener('data', onOctets));
  }

  /** The message received last, from the first octet after the 354 to the end of the line with the dot. */
  get message(): Buffer {
    return this.#message;
  }

  override startDataMode(maxBytes?: number | string | null): ReturnType<SMTPStream['startDataMode']> {
    this.#chunks = [];
    return super.startDataMode(maxBytes);
  }

  override _write(
    chunk: Buffer,
    encoding: BufferEncoding | 'buffer',
    next: (error?: Error | null) => void,
  ): void {
    if (this._dataMode) this.#chunks.push(chunk);
    super._write(chunk, encoding, next);
  }

  override _endDataMode(chunk: Buffer | false, remainder: Buffer, callback: () => void): void {
    const received = Buffer.concat(this.#chunks);
    this.#message = received.subarray(0, received.length - remainder.length);
    this.#chunks = [];
    super._endDataMode(chunk, remainder, callback);
  }
}
