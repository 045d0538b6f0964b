import {
  createSubscription,
  type Emulator,
  type EmulatorOptions,
  startEmulator,
} from '../../emulator/emulator.ts';

const UNLIMITED = { perMinute: 100_000, perHour: 100_000 };

/** An emulator without quotas, for test files in which every test sends; the quotas have tests of their own. */
export function startMailHost(options: EmulatorOptions = {}): Promise<Emulator> {
  const domains = createSubscription().domains.map((each) => ({ ...each, rate: UNLIMITED }));
  return startEmulator({ ...options, subscription: { domains, ...options.subscription } });
}
