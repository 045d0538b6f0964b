import type { Refusal } from '../errors.ts';

/** What the server said about one message. */
export interface Transmission {
  accepted: string[];
  rejected: Refusal[];
  /** The reply to the end of DATA, whole. */
  response: string;
  /** Octets of the message as sent, dot-stuffing not counted. */
  size: number;
  durationMs: number;
}

/** How long each stage took, in milliseconds; `connectMs` runs to the greeting and EHLO. */
export interface StageTimings {
  dnsMs: number;
  connectMs: number;
  tlsMs: number;
  authMs: number;
}

/** How a message was sent. `250` is "accepted by the service", not "delivered". */
export interface Receipt extends Omit<Transmission, 'durationMs'> {
  /** True when every recipient was accepted. */
  isComplete: boolean;
  messageId: string;
  /** Connections or messages tried, the last one included. */
  attempts: number;
  /** Milliseconds of the last try; `totalMs` covers all of them. */
  timings: StageTimings & { sendMs: number; totalMs: number };
  tlsVersion: string;
}
