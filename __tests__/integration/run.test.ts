import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Emulator } from '../../emulator/emulator.ts';
import type { Runner } from '../../src/runner/runner.ts';
import { stillFailing } from '../../testing/github/scenarios.ts';
import { startGitHubStub } from '../../testing/github/stub.ts';
import { runQuietly } from '../../testing/runner/in-process.ts';
import { sixInputs } from '../../testing/runner/inputs.ts';
import { shareAuthority } from '../../testing/smtp/certificates.ts';
import { startMailHost } from '../../testing/smtp/mail-host.ts';

/** What a run leaves behind, where no end of a process closes it. */

let emulator: Emulator;

beforeAll(async () => {
  const authority = shareAuthority();
  tls.setDefaultCACertificates([...tls.getCACertificates(), authority.caPem]);
  emulator = await startMailHost({ authority });
});
afterAll(() => emulator.close());

const red = () => ({ ...sixInputs(emulator), status: 'failure', 'github-token': 'ghs_tokenOfTheRun' });

/** A runner on which the mail is never announced. */
const fullDisk: Partial<Runner> = {
  setOutputs: ({ subject }) => {
    if (subject !== undefined) throw new Error('The disk is full');
  },
};

it('a session that was opened early and is not needed any more leaves by QUIT', async () => {
  const before = { sessions: emulator.sessions.length, mails: emulator.messages.length };
  const { failures } = await runQuietly({ ...red(), 'github-token': '' }, fullDisk);
  expect(failures).toEqual(['Unexpected error in the action: The disk is full']);
  const session = await emulator.waitForSession(before.sessions + 1);
  expect(session).toMatchObject({ isAuthenticated: true, end: 'quit' });
  expect(emulator.messages).toHaveLength(before.mails);
});

describe('a request that GitHub never answers is given up', () => {
  it.each<[when: string, path: RegExp, inputs: Record<string, string>, failure: RegExp]>([
    ['when the job is cancelled', /\/actions\/runs\/9010$/, {}, /^The job was cancelled before/],
    ['when the step ends without it', /\/51007\/logs$/, { 'body-file': 'none.md' }, /does not exist$/],
  ])('%s', async (_when, path, inputs, failure) => {
    const scenario = stillFailing();
    const github = await startGitHubStub(scenario.world, { faults: [{ kind: 'hang', on: path }] });
    const hanging = () => github.requests.find((request) => path.test(request.path));
    const job = new AbortController();
    const { needs } = scenario.contexts;
    const running = runQuietly(
      { ...red(), status: '', needs: JSON.stringify(needs), ...inputs },
      {},
      {
        env: { ...scenario.env, GITHUB_API_URL: github.url },
        cancellation: { requested: job.signal },
      },
    );
    await expect.poll(hanging).toBeDefined();
    if (Object.keys(inputs).length === 0) job.abort();
    expect((await running).failures).toEqual([expect.stringMatching(failure)]);
    await expect.poll(() => hanging()?.endedMs).toBeLessThan(Infinity);
    await github.stop();
  });
});

it('a GitHub whose certificate nobody knows is told with what mends it', async () => {
  const github = createServer(shareAuthority().issue('unknown-ca', ['localhost'])).listen(0, '127.0.0.1');
  await once(github, 'listening');
  const url = `https://localhost:${(github.address() as AddressInfo).port}`;
  const warning = vi.fn<Runner['warning']>();
  const { outputs } = await runQuietly(red(), { warning }, { env: { GITHUB_API_URL: url } });
  github.close();
  expect(outputs['sent']).toBe('true');
  expect(warning).toHaveBeenCalledWith(
    expect.stringMatching(/^Nothing could be read from GitHub\. .* To fix it, set NODE_EXTRA_CA_CERTS .*\.$/),
    { title: 'GitHub did not answer' },
  );
});

it('a cancellation beside the last thing that a run waits for is told', async () => {
  const requested = new AbortController();
  const { failures } = await runQuietly(
    { ...sixInputs(emulator), 'github-token': '', status: 'success' },
    { addSummary: () => setImmediate(() => requested.abort()) },
    { cancellation: { requested: requested.signal } },
  );
  expect(failures).toEqual(['The job was cancelled before the mail was sent']);
});
