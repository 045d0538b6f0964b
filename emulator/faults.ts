/**
 * Where a fault strikes. `connect` is before anything is sent and `greeting` in its place; `tls` is the
 * handshake, after the 220 to STARTTLS; `auth` is the verdict on credentials; `body` is the first octets of the
 * message; `end-of-data` is the verdict on it. The others are the commands of that name.
 */
export const stages = [
  'connect',
  'greeting',
  'ehlo',
  'starttls',
  'tls',
  'auth',
  'mail',
  'rcpt',
  'data',
  'body',
  'end-of-data',
  'quit',
] as const;
export type Stage = (typeof stages)[number];

interface RunContext {
  at: Stage;
  /** Strikes this often, then never again; always when left out. */
  times?: number;
  /** Lets this many occasions pass first, so that for instance the second recipient is hit. */
  after?: number;
}

/**
 * What happens instead of the normal course:
 * - `reply`: the line is sent as it stands. A 421 also closes the connection, and so does any reply at
 *   `connect`, and one at `greeting` that is no 220. At `tls` the line goes out in plaintext right behind the
 *   220 and the handshake follows. At `end-of-data` a 2xx reply keeps the message, any other drops it.
 * - `close`: the connection is closed in order (FIN); `reset`: it is torn down (RST).
 * - `stall`: silence, with the connection left open.
 * - `delay`: the normal course, `ms` later.
 *
 * With `close`, `reset` and `stall` at `end-of-data` the message has been taken and its reply is lost.
 */
export type Fault = RunContext &
  ({ do: 'reply'; reply: string } | { do: 'close' | 'reset' | 'stall' } | { do: 'delay'; ms: number });

/** The faults of an emulator, in the order given; the first that is due strikes. */
export class FaultPlan {
  readonly #entries: { fault: Fault; seen: number }[] = [];

  constructor(faults: readonly Fault[] = []) {
    for (const fault of faults) this.add(fault);
  }

  add(fault: Fault): void {
    this.#entries.push({ fault, seen: 0 });
  }

  clear(): void {
    this.#entries.length = 0;
  }

  /** Counts an occasion at this stage for every fault that waits there, and returns the first that is due. */
  take(stage: Stage): Fault | undefined {
    const waiting = this.#entries.filter(({ fault }) => fault.at === stage);
    const due = waiting.find(({ fault, seen }) => {
      const first = fault.after ?? 0;
      return seen >= first && seen < first + (fault.times ?? Number.POSITIVE_INFINITY);
    });
    for (const entry of waiting) entry.seen += 1;
    return due?.fault;
  }
}
