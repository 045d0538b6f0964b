/** The emulator of the benchmark: takes any number of mails, keeps nothing on disk, runs until killed. */
import { createSubscription, startEmulator } from '../../emulator/emulator.ts';

const unlimited = { perMinute: 1_000_000, perHour: 1_000_000 };
const { host, port, caPath, account } = await startEmulator({
  subscription: { domains: createSubscription().domains.map((each) => ({ ...each, rate: unlimited })) },
});
console.log(`ready on ${host}:${port}`);
console.log(JSON.stringify({ caPath, account }));
