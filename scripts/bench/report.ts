import { createSubscription, startEmulator } from '../../emulator/emulator.ts';
import { stillFailing } from '../../testing/github/scenarios.ts';
import { runAction } from '../../testing/runner/run-action.ts';
import { actionIn, startGitHub } from '../../testing/runner/story.ts';
import { startProxy } from '../../testing/smtp/proxy.ts';

/** What is compared with a whole failure report: the same without SMTP, and a mail without GitHub. */
const CHAINS = {
  'full report': {},
  'GitHub alone': { 'dry-run': 'true' },
  'SMTP alone': { kind: 'message', subject: 'Deployments are paused', body: 'Until 06:00 UTC.' },
} as const;

/**
 * Times a full failure report, and its two chains by themselves, in turns, with the same distance to GitHub and to the mail
 * server.
 *
 * @returns milliseconds of whole processes, one a round
 * @throws when a run fails
 */
export async function measureReport(rounds: number, roundTripMs: number): Promise<Map<string, number[]>> {
  const rate = { perMinute: 1_000_000, perHour: 1_000_000 };
  const domains = createSubscription().domains.map((each) => ({ ...each, rate }));
  await using emulator = await startEmulator({ subscription: { domains } });
  const scenario = stillFailing();
  const github = await startGitHub(scenario);
  const oneWayMs = roundTripMs / 2;
  await using api = await startProxy({ port: Number(new URL(github.url).port), oneWayMs });
  await using mail = await startProxy({ port: emulator.port, oneWayMs });
  const { account, caPath } = emulator;
  const given = actionIn(scenario, { url: `http://127.0.0.1:${api.port}` }, { account, port: mail.port });
  const times = new Map<string, number[]>(Object.keys(CHAINS).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, inputs] of Object.entries(CHAINS)) {
      const startedAt = performance.now();
      const { code, raw } = await runAction({
        ...given,
        inputs: { ...given.inputs, ...inputs },
        env: { ...given.env, NODE_EXTRA_CA_CERTS: caPath },
      });
      if (code !== 0) throw new Error(`${name} ended with ${code}:\n${raw}`);
      // The first round warms the file system.
      if (round > 0) times.get(name)?.push(performance.now() - startedAt);
    }
  }
  await github.stop();
  return times;
}
