import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type Direction = 'to-server' | 'to-client';

/** What a proxy does to the octets that pass; with nothing given it only passes them on. */
export interface ProxyOptions {
  /** Port of the server behind it. */
  port: number;
  /** Address of that server; 127.0.0.1. */
  host?: string;
  /** Time that everything takes in either direction, the TCP handshake included. */
  oneWayMs?: number;
  /** Passes on in pieces of this many octets. */
  pieceOctets?: number;
  /** Ends the connection once this many octets have gone that way, `reset` by RST and `close` by FIN. */
  cut?: { direction: Direction; afterOctets: number; by: 'close' | 'reset' };
  /** Passes on nothing more that way once this many octets have gone it; the connection stays open. */
  stall?: { direction: Direction; afterOctets: number };
  /** Sees the octets of either direction as they arrive. */
  onOctets?: (direction: Direction, octets: Buffer) => void;
}

export interface Proxy extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  /** Connections taken so far. */
  readonly connections: number;
  close(): Promise<void>;
}

/** Starts a TCP proxy on a free port of 127.0.0.1 that delays or breaks what passes through it. */
export async function startProxy(options: ProxyOptions): Promise<Proxy> {
  const links = new Set<Link>();
  let connections = 0;
  const server = createServer({ noDelay: true, pauseOnConnect: true }, (client) => {
    connections += 1;
    const link = new Link(client, options);
    links.add(link);
    client.once('close', () => links.delete(link));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    const closed = once(server, 'close');
    server.close();
    for (const link of links) link.end('reset');
    await closed;
  };
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    get connections() {
      return connections;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** One client and its connection to the server. */
class Link {
  readonly #options: ProxyOptions;
  readonly #client: Socket;
  #server: Socket | undefined;

  constructor(client: Socket, options: ProxyOptions) {
    this.#options = options;
    this.#client = client;
    client.on('error', () => this.end('close'));
    // the server hears of the client one way later, and the client of the server another way later
    this.#after(options.oneWayMs, () => this.#dial());
  }

  #dial(): void {
    const server = connect({
      port: this.#options.port,
      host: this.#options.host ?? '127.0.0.1',
      noDelay: true,
    });
    this.#server = server;
    server.on('error', () => this.end('close'));
    this.#forward('to-client', server, this.#client);
    this.#forward('to-server', this.#client, server);
    this.#client.resume();
  }

  #forward(direction: Direction, from: Socket, to: Socket): void {
    const { oneWayMs, onOctets, pieceOctets } = this.#options;
    const meter = new Meter(direction, this.#options);
    from.on('data', (octets: Buffer) => {
      onOctets?.(direction, octets);
      this.#after(oneWayMs, () => {
        const { passed, isCut } = meter.admit(octets);
        for (const piece of splitOctets(passed, pieceOctets)) to.write(piece);
        if (isCut) this.end(isCut);
      });
    });
    from.on('end', () => this.#after(oneWayMs, () => to.end()));
    from.on('close', () => this.#after(oneWayMs, () => to.destroySoon()));
  }

  #after(delayMs: number | undefined, act: () => void): void {
    if (delayMs) setTimeout(act, delayMs);
    else act();
  }

  end(by: 'close' | 'reset'): void {
    for (const socket of [this.#client, this.#server]) {
      if (by === 'reset') socket?.resetAndDestroy();
      else socket?.destroySoon();
    }
  }
}

/** Counts the octets of one direction and says how many of the next ones may pass. */
class Meter {
  readonly #stallAt: number;
  readonly #cutAt: number;
  readonly #cutBy: 'close' | 'reset';
  #seen = 0;

  constructor(direction: Direction, { cut, stall }: ProxyOptions) {
    const never = Number.POSITIVE_INFINITY;
    this.#stallAt = stall?.direction === direction ? stall.afterOctets : never;
    this.#cutAt = cut?.direction === direction ? cut.afterOctets : never;
    this.#cutBy = cut?.by ?? 'close';
  }

  admit(octets: Buffer): { passed: Buffer; isCut: 'close' | 'reset' | false } {
    const room = Math.max(0, Math.min(this.#stallAt, this.#cutAt) - this.#seen);
    this.#seen += octets.length;
    return { passed: octets.subarray(0, room), isCut: this.#seen >= this.#cutAt && this.#cutBy };
  }
}

function splitOctets(octets: Buffer, size: number | undefined): Buffer[] {
  if (!size || octets.length <= size) return octets.length > 0 ? [octets] : [];
  return Array.from({ length: Math.ceil(octets.length / size) }, (_, index) =>
    octets.subarray(index * size, (index + 1) * size),
  );
}
