import type { MailDomain, RateLimit } from './subscription.ts';

/** The published limits that are no rates. Source: "Service limits for Azure Communication Services". */
export const serviceLimits = {
  /** "10 MB", encoded; whether 10^7 or 10 * 2^20 is not said, so the smaller number. */
  octets: 10_000_000,
  recipients: 50,
  /** Authenticated connections at the same time. */
  connections: 250,
} as const;

/** The published rates of a subscription that asked for no more. Source: the same article. */
export const defaultRates: Readonly<Record<MailDomain['kind'], RateLimit>> = {
  managed: { perMinute: 5, perHour: 10 },
  custom: { perMinute: 30, perHour: 100 },
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Counts attempts in sliding windows of a minute and an hour. A refused attempt counts like any other, so that
 * hammering prolongs the block, as Microsoft describes it.
 */
export class RateWindows {
  readonly #now: () => number;
  readonly #attempts = new Map<string, number[]>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Counts an attempt under `key` and says whether it is within the limit. */
  admit(key: string, limit: RateLimit): boolean {
    const now = this.#now();
    const recent = (this.#attempts.get(key) ?? []).filter((time) => time > now - HOUR_MS);
    recent.push(now);
    this.#attempts.set(key, recent);
    const inLastMinute = recent.filter((time) => time > now - MINUTE_MS).length;
    return inLastMinute <= limit.perMinute && recent.length <= limit.perHour;
  }
}
