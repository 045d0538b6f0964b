import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createSubscription, type RateLimit, startEmulator } from '../../emulator/emulator.ts';
import { moveElsewhere } from '../github/elsewhere.ts';
import { stillFailing } from '../github/scenarios.ts';
import { startGitHubStub } from '../github/stub.ts';
import { sixInputs } from './inputs.ts';
import { evaluate, runAction } from './run-action.ts';

const EXAMPLE = join(import.meta.dirname, '../../examples/organization/notifier.yml');
/** A job that has nothing to wait for. */
const JOB_MS = 15_000;

/** What became of the runs that were reported. */
export interface Told {
  /** For each reported run how many mails name it. */
  mails: number[];
  /** Outputs of the runs of the notifier that did not send. */
  failed: string[];
  /** Attempts that the mail service refused for its windows. */
  refused: number;
  /** Runs of the notifier that waited for the one before at the same time, at most. */
  longestQueue: number;
  /** Time on the clock of the mail service. */
  clockMs: number;
  /** GitHub requests of one mail, at most. */
  requests: number;
}

/**
 * Lets the workflow examples/organization/notifier.yml mail about runs of as many repositories, one at a time as its
 * concurrency group does, with the built action and the emulator. The clock of the emulator leaps over the waits of the action.
 *
 * @param count   reported runs, each of another repository
 * @param rate    windows of the mail service
 * @param everyMs a run is reported so often
 */
export async function tellCentrally(count: number, rate: RateLimit, everyMs: number): Promise<Told> {
  const home = mkdtempSync(join(tmpdir(), 'acs-mail-notifier-'));
  const leaps = join(home, 'leaps');
  writeFileSync(leaps, '');
  const zero = Date.now();
  let spentMs = 0;
  const leaptMs = (): number =>
    readFileSync(leaps, 'utf8')
      .split('\n')
      .reduce((sum, line) => sum + Number(line), 0);
  const domains = createSubscription().domains.map((each) => ({ ...each, rate }));
  const emulator = await startEmulator({
    subscription: { domains },
    now: () => zero + spentMs + leaptMs(),
  });
  const places = Array.from({ length: count }, (_, index) =>
    moveElsewhere(stillFailing(), `contoso/app-${index + 1}`, (index + 1) * 100_000),
  );
  const [first, ...others] = places.map(({ world }) => world);
  if (first === undefined) throw new Error('nothing to tell');
  const github = await startGitHubStub(first, { others });
  const failed: string[] = [];
  let longestQueue = 0;
  let requests = 0;
  try {
    for (const [index, { world, runId }] of places.entries()) {
      // The next run starts when it was reported and the one before has ended.
      spentMs = Math.max(spentMs, index * everyMs - leaptMs());
      const asked = github.requests.length;
      const result = await runAction({
        node: [process.execPath, '--import', import.meta.resolve('./leap.ts')],
        env: {
          GITHUB_REPOSITORY: 'contoso/notifier',
          GITHUB_EVENT_NAME: 'repository_dispatch',
          GITHUB_API_URL: github.url,
          NODE_EXTRA_CA_CERTS: emulator.caPath,
          LEAPS: leaps,
        },
        inputs: {
          ...inputsFor({ repository: world.fullName, run_id: runId }, emulator.account),
          'smtp-host': 'localhost',
          'smtp-port': sixInputs(emulator)['smtp-port'] ?? '',
        },
      });
      if (result.outputs['sent'] !== 'true') failed.push(result.raw);
      spentMs += JOB_MS;
      const reported = Math.min(count, Math.floor((spentMs + leaptMs()) / everyMs) + 1);
      longestQueue = Math.max(longestQueue, reported - index - 1);
      requests = Math.max(requests, github.requests.length - asked);
    }
    const subjects = emulator.messages.map(({ headers }) => JSON.stringify(headers));
    const lines = emulator.sessions.flatMap(({ transcript }) => transcript.map(({ line }) => line));
    return {
      mails: places.map(
        ({ world }) => subjects.filter((subject) => subject.includes(`${world.fullName}"`)).length,
      ),
      failed,
      refused: lines.filter((line) => line.startsWith('450 4.5.127')).length,
      longestQueue,
      clockMs: spentMs + leaptMs(),
      requests,
    };
  } finally {
    await Promise.all([github.stop(), emulator.close()]);
    rmSync(home, { recursive: true });
  }
}

/** The inputs of the example's step, as the runner fills them. */
function inputsFor(
  payload: { repository: string; run_id: number },
  account: { acsResource: string; clientId: string; tenantId: string; from: string; clientSecret: string },
): Record<string, string> {
  const { jobs } = parse(readFileSync(EXAMPLE, 'utf8')) as {
    jobs: { mail: { steps: { with: Record<string, unknown> }[] } };
  };
  const contexts = {
    github: { event: { client_payload: payload } },
    vars: {
      ACS_RESOURCE: account.acsResource,
      ACS_CLIENT_ID: account.clientId,
      ACS_TENANT_ID: account.tenantId,
      ACS_FROM: account.from,
    },
    secrets: { ACS_CLIENT_SECRET: account.clientSecret, READER_TOKEN: 'ghp_readerOfOtherRepositories' },
  };
  return Object.fromEntries(
    Object.entries(jobs.mail.steps[0]?.with ?? {}).map(([name, value]) => [
      name,
      evaluate(String(value), contexts),
    ]),
  );
}
