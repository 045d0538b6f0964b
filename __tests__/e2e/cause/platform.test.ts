import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../../emulator/emulator.ts';
import type { JobTold } from '../../../testing/github/told.ts';
import {
  assertion,
  cutOff,
  exit,
  good,
  lost,
  lowDisk,
  notStarted,
  play,
  printed,
  story,
} from '../../../testing/runner/red-push.ts';
import { startMailHost } from '../../../testing/smtp/mail-host.ts';

/** What the platform did: the mail says so, blames nobody, and has a state of its own. */

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startMailHost();
});
afterAll(() => emulator.close());

const platform: [what: string, fault: string, jobs: JobTold[]][] = [
  ['a lost hosted runner', 'the runner was lost', [cutOff(lost)]],
  [
    'a lost runner of one’s own, on three jobs of five',
    'the runner was lost',
    ['test (1)', 'test (2)', 'test (3)', 'test (4)', 'lint'].map((name) => ({
      ...cutOff(
        'The self-hosted runner: arc-7 lost communication with the server. Verify the machine is running and has a healthy network connection.',
      ),
      name,
    })),
  ],
  [
    'a spot machine that was taken away',
    'the runner was shut down',
    [
      cutOff(
        'The operation was canceled.',
        'The runner has received a shutdown signal. This can happen when the runner service is stopped, or a manually started runner is canceled.',
      ),
    ],
  ],
  [
    'an unpaid bill',
    'billing kept the job from starting',
    [
      notStarted(
        "The job was not started because recent account payments have failed or your spending limit needs to be increased. Please check the 'Billing & plans' section in your settings",
      ),
    ],
  ],
  [
    'no hosted runner to be had, which GitHub calls cancelled',
    'no runner took the job',
    [
      notStarted(
        'The job was not acquired by Runner of type hosted even after multiple attempts',
        'cancelled',
      ),
    ],
  ],
  [
    'a day in the queue, which GitHub calls cancelled',
    'no runner took the job',
    [
      notStarted(
        'The job has exceeded the maximum execution time while awaiting a runner for 24h0m0s',
        'cancelled',
      ),
    ],
  ],
  [
    'an image that is going away',
    'the runner image is being withdrawn',
    [
      notStarted(
        'This is a scheduled Ubuntu 20.04 brownout. Ubuntu 20.04 LTS runner will be removed on 2025-04-15.',
      ),
    ],
  ],
  [
    'an internal error of GitHub',
    'GitHub had an internal error',
    [cutOff('GitHub Actions has encountered an internal error when running your job.')],
  ],
  [
    'an action that could not be downloaded',
    'an action could not be downloaded',
    [
      printed([
        '##[warning]Failed to resolve action download info. Error: Service Unavailable',
        '##[warning]Back off 12.6 seconds before retry.',
        '##[error]Service Unavailable',
        '##[error]Failed to resolve action download info. Error: Service Unavailable',
      ]),
    ],
  ],
  [
    'the artifact service',
    'the artifact service did not answer',
    [printed(['##[error]Failed to CreateArtifact: Unable to make request: ECONNRESET'])],
  ],
  [
    'the cache service',
    'the cache service did not answer',
    [printed(['##[error]Cache service responded with 503'])],
  ],
  [
    'the npm registry',
    'a package registry did not answer',
    [
      printed([
        'npm error code E503',
        'npm error 503 Service Unavailable - GET https://registry.npmjs.org/lodash',
        'npm error A complete log of this run can be found in: /home/runner/.npm/_logs/debug-0.log',
        exit(1),
      ]),
    ],
  ],
  [
    'the limit of an image registry',
    'an image registry limited the downloads',
    [
      printed([
        'Error response from daemon: toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
        '##[error]Docker pull failed with exit code 1',
      ]),
    ],
  ],
  [
    'a full disk',
    'the disk of the runner was full',
    [
      printed(
        [
          'Traceback (most recent call last):',
          '  File "train.py", line 3, in <module>',
          'OSError: [Errno 28] No space left on device',
          exit(1),
        ],
        { warnings: [lowDisk] },
      ),
    ],
  ],
  [
    'a process that the kernel killed for memory',
    'a process was killed, likely for lack of memory',
    [printed(['> webpack', '', 'Killed', 'npm error code 137', exit(137)])],
  ],
  [
    'a registry that failed three times, each in other words',
    'an image registry did not answer',
    [
      printed([
        'Error response from daemon: Get "https://registry-1.docker.io/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
        '##[warning]Docker pull failed with exit code 1, back off 3.114 seconds before retry.',
        'Error response from daemon: Get "https://registry-1.docker.io/v2/": net/http: TLS handshake timeout',
        'docker rm app-db',
        'Error response from daemon: No such container: app-db',
        '##[error]Docker pull failed with exit code 1',
      ]),
    ],
  ],
  [
    'Maven, which goes on after the reason',
    'a package registry did not answer',
    [
      printed([
        '[ERROR] Failed to execute goal on project app: Could not transfer artifact org.slf4j:slf4j-api:jar:2.0.9 from/to central (https://repo.maven.apache.org/maven2): Read timed out -> [Help 1]',
        '[ERROR] ',
        '[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.',
        exit(1),
      ]),
    ],
  ],
  [
    'the files of a release after its tests passed',
    'the artifact service did not answer',
    [
      printed([
        '##[error]Failed to FinalizeArtifact: Failed to make request after 5 attempts: Request timeout: /twirp/github.actions.results.api.v1.ArtifactService/FinalizeArtifact',
      ]),
    ],
  ],
];

describe('the platform', () => {
  it.each(platform)('%s: %s', async (_what, fault, jobs) => {
    const told = await play(emulator, story(jobs));
    expect(told.outputs).toMatchObject({
      sent: 'true',
      state: 'interrupted',
      cause: 'platform',
      'previous-state': 'success',
      streak: '0',
      culprits: '[]',
    });
    expect(told.accepted).toEqual(['team@contoso.example']);
    expect(told.subject).toBe(`↯ CI could not finish on main: ${fault} – contoso/app (#10)`);
    expect(told.text.startsWith(`↯ Could not finish on main: ${fault} contoso/app · CI · run #10`)).toBe(
      true,
    );
    expect(told.text).toContain(
      /disk|memory/.test(fault)
        ? 'a commit may need more than the runner has'
        : 'This says nothing about the commits',
    );
    expect(told.html).toContain('Could not finish');
    expect(told.headers).toMatchObject({ 'x-ci-state': 'interrupted' });
    expect(told.headers['x-ci-incident']).toBeUndefined();
    expect(told.text).not.toMatch(/new failure|first red run|since green|What changed|Grace Hopper/i);
    expect(told.asked.length).toBeLessThanOrEqual(14);
  });

  it('asks for nothing that a plain red run does not ask for', async () => {
    const [interrupted, red] = [
      await play(emulator, story([cutOff(lost)])),
      await play(emulator, story([printed([...assertion, exit(1)])])),
    ];
    expect(interrupted.asked.toSorted()).toEqual(red.asked.toSorted());
  });

  it('on workflow_run, too: GitHub calls the run failed and its job cancelled', async () => {
    const jobs = [
      notStarted(
        'The job was not acquired by Runner of type hosted even after multiple attempts',
        'cancelled',
      ),
    ];
    const scenario = story(jobs, [good], { observed: 'failure', needs: undefined, jobs });
    const told = await play(emulator, scenario);
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'interrupted', cause: 'platform' });
    expect(told.accepted).toEqual(['team@contoso.example']);
  });

  it('nobody is left where only the blameless are named, and the reason says so', async () => {
    const told = await play(emulator, story([cutOff(lost)]), { to: '@culprits, @author' });
    expect(told.outputs).toMatchObject({ sent: 'false', state: 'interrupted' });
    expect(told.outputs['skipped-reason']).toContain('not mailed for what the platform did');
  });

  it('has a state of its own in notify-on', async () => {
    const code = printed([...assertion, exit(1)]);
    const only = await play(emulator, story([cutOff(lost)]), { 'notify-on': 'interrupted' });
    expect(only.outputs).toMatchObject({ sent: 'true', state: 'interrupted' });
    const not = await play(emulator, story([code]), { 'notify-on': 'interrupted' });
    expect(not.outputs).toMatchObject({ sent: 'false', state: 'failed', cause: 'code' });
    const without = await play(emulator, story([cutOff(lost)]), { 'notify-on': 'failed, fixed' });
    expect(without.outputs).toMatchObject({ sent: 'false', state: 'interrupted' });
    expect(without.outputs['skipped-reason']).toContain('The state is interrupted');
  });

  it('without `checks: read` nothing tells, and the mail says what is missing', async () => {
    const told = await play(emulator, story([cutOff(lost)]), {}, { denied: ['checks'] });
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'failed', cause: 'unknown' });
    expect(told.text).toContain('checks: read');
  });
});
