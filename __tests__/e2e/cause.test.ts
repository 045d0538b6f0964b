import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../emulator/emulator.ts';
import { archive, artifactsOf } from '../../testing/github/artifacts.ts';
import { comparison, sha } from '../../testing/github/records.ts';
import { ada, commits, grace, type Scenario } from '../../testing/github/scenarios.ts';
import type { StubOptions } from '../../testing/github/stub.ts';
import { type JobTold, type RunTold, type Told, tell } from '../../testing/github/told.ts';
import { sendThrough } from '../../testing/runner/delivery.ts';
import { actionIn, startGitHub } from '../../testing/runner/story.ts';
import { startMailHost } from '../../testing/smtp/mail-host.ts';

/** Whose fault a red run is: by whole runs of the built action, with the words of GitHub, the runner and real tools. */

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startMailHost();
});
afterAll(() => emulator.close());

interface Run {
  outputs: Record<string, string>;
  /** Who got the mail. */
  accepted: string[];
  /** Paths of the requests below the repository, ids as N. */
  asked: string[];
  log: string;
  /** The text part, its line breaks as blanks. */
  text: string;
  html: string;
  subject: string;
  headers: Record<string, string>;
}

const everyone = {
  to: '@culprits, @author, @committers, team@contoso.example',
  'allow-domains': 'contoso.com',
};

async function play(
  scenario: Scenario,
  inputs: Record<string, string> = {},
  stub: StubOptions = {},
): Promise<Run> {
  const before = emulator.messages.length;
  const github = await startGitHub({ ...scenario, stub });
  try {
    const given = actionIn(scenario, github, emulator);
    const result = await sendThrough(emulator, {
      ...given,
      inputs: { ...given.inputs, ...everyone, ...inputs },
    });
    expect(result.code, result.raw).toBe(0);
    const message = emulator.messages[before];
    const mail = message && (await PostalMime.parse(message.content));
    return {
      outputs: result.outputs,
      accepted: JSON.parse(result.outputs['accepted'] || '[]'),
      asked: github.requests
        .filter(({ host }) => host === 'api')
        .map(({ path }) => path.replace('/repos/contoso/app', '').replace(/\d{4,}/g, 'N')),
      log: result.log,
      text: (mail?.text ?? '').replace(/\s+/g, ' '),
      html: mail?.html ?? '',
      subject: mail?.subject ?? '',
      headers: Object.fromEntries((mail?.headers ?? []).map(({ key, value }) => [key, value])),
    };
  } finally {
    await github.stop();
  }
}

const green = (name: string): JobTold => ({ name, conclusion: 'success' });
/** The last job, which mails. */
const notify: JobTold = {
  name: 'notify',
  conclusion: null,
  startsAt: 120,
  steps: [{ name: 'Set up job' }, { name: 'Send the mail', conclusion: null }],
};
const good: RunTold = { number: 9, conclusion: 'success', sha: commits.good.sha, jobs: [green('test')] };

/** A push of Ada's after a green run, whose jobs ended as told; people are at hand to be blamed. */
function story(jobs: JobTold[], past: RunTold[] = [good], rest: Partial<Told> = {}): Scenario {
  const isCancelled = jobs.every(({ conclusion }) => conclusion !== 'failure');
  const scenario = tell({
    own: 'notify',
    needs: { test: isCancelled ? 'cancelled' : 'failure' },
    jobs: [...jobs, notify],
    past,
    ...rest,
  });
  for (const head of [commits.head.sha, commits.second.sha]) {
    scenario.world.comparisons[`${commits.good.sha}...${head}`] = comparison(commits.good, head, [
      commits.breaking,
      commits.head,
    ]);
  }
  return scenario;
}

/** A job whose step `npm run test` failed and printed these lines. */
const printed = (log: string[], rest: Partial<JobTold> = {}): JobTold => ({
  name: 'test',
  conclusion: 'failure',
  steps: [
    { name: 'Set up job', seconds: 2 },
    { name: 'Run npm run test', seconds: 60, conclusion: 'failure' },
  ],
  annotations: log
    .filter((line) => line.startsWith('##[error]'))
    .map((line) => line.slice('##[error]'.length)),
  log,
  ...rest,
});
/** A job that was cut off: the step under way is cancelled. */
const cutOff = (...annotations: string[]): JobTold => ({
  name: 'test',
  conclusion: 'failure',
  steps: [{ name: 'Set up job' }, { name: 'Run npm run test', seconds: 60, conclusion: 'cancelled' }],
  annotations,
});
/** A job that never ran. */
const notStarted = (annotation: string, conclusion: 'failure' | 'cancelled' = 'failure'): JobTold => ({
  name: 'test',
  conclusion,
  steps: [],
  annotations: [annotation],
});
const exit = (code: number): string => `##[error]Process completed with exit code ${code}.`;
const lost =
  'The hosted runner lost communication with the server. Anything in your workflow that terminates the runner process, starves it for CPU/Memory, or blocks its network access can cause this error.';
const lowDisk =
  'You are running out of disk space. The runner will stop working when the machine runs out of disk space. Free space left: 0 MB';
const assertion = [
  ' FAIL  test/cart.test.ts > cart > adds the delivery fee once',
  'AssertionError: expected 1290 to be 1240 // Object.is equality',
  ' ❯ test/cart.test.ts:41:25',
];

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
    const told = await play(story(jobs));
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
      await play(story([cutOff(lost)])),
      await play(story([printed([...assertion, exit(1)])])),
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
    const told = await play(scenario);
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'interrupted', cause: 'platform' });
    expect(told.accepted).toEqual(['team@contoso.example']);
  });

  it('nobody is left where only the blameless are named, and the reason says so', async () => {
    const told = await play(story([cutOff(lost)]), { to: '@culprits, @author' });
    expect(told.outputs).toMatchObject({ sent: 'false', state: 'interrupted' });
    expect(told.outputs['skipped-reason']).toContain('not mailed for what the platform did');
  });

  it('has a state of its own in notify-on', async () => {
    const code = printed([...assertion, exit(1)]);
    const only = await play(story([cutOff(lost)]), { 'notify-on': 'interrupted' });
    expect(only.outputs).toMatchObject({ sent: 'true', state: 'interrupted' });
    const not = await play(story([code]), { 'notify-on': 'interrupted' });
    expect(not.outputs).toMatchObject({ sent: 'false', state: 'failed', cause: 'code' });
    const without = await play(story([cutOff(lost)]), { 'notify-on': 'failed, fixed' });
    expect(without.outputs).toMatchObject({ sent: 'false', state: 'interrupted' });
    expect(without.outputs['skipped-reason']).toContain('The state is interrupted');
  });

  it('without `checks: read` nothing tells, and the mail says what is missing', async () => {
    const told = await play(story([cutOff(lost)]), {}, { denied: ['checks'] });
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'failed', cause: 'unknown' });
    expect(told.text).toContain('checks: read');
  });
});

const lookAlikes: [what: string, lines: string[]][] = [
  [
    'a Go test that cannot reach the proxy',
    [
      '--- FAIL: TestRetry (0.00s)',
      '    client_test.go:31: Get "https://proxy.golang.org/x": dial tcp: lookup proxy.golang.org: i/o timeout',
      'FAIL',
      exit(1),
    ],
  ],
  ['a script that writes to /dev/full', ["dd: error writing '/dev/full': No space left on device", exit(1)]],
  [
    'Java code about a full disk',
    ['java.io.IOException: No space left on device', '    at app.Disk.write(Disk.java:12)', exit(1)],
  ],
  ['a bare exit code of a killed process', ['building…', exit(137)]],
  [
    'a test that says Killed',
    ['FAIL  src/job.test.ts > kills', 'AssertionError: expected "Killed" to be "Done"', exit(1)],
  ],
  [
    'a host of one’s own',
    [
      "fatal: unable to access 'https://git.contoso.com/app/': Could not resolve host: git.contoso.com",
      exit(128),
    ],
  ],
  [
    'a download that was tried again, before an error with a long path',
    [
      "fatal: unable to access 'https://github.com/a/b.git/': Recv failure: Connection reset by peer",
      'retrying',
      'done',
      `packages/checkout/src/features/cart/components/summary/cart-summary.tsx(12,7): error TS2322: Type '{ total: number; currency: string; }' is not assignable to type 'Money', which has no such property.`,
      exit(2),
    ],
  ],
  [
    'a server that an end-to-end test killed',
    ['./e2e.sh: line 12:  2345 Killed                  ./server --port 80', exit(1)],
  ],
  [
    'a program about a quota',
    ['error: quota test, expected EDQUOT but got: No space left on device', exit(1)],
  ],
  [
    'a database on a small disk of its own',
    ['mydb: append to /mnt/tiny/wal: No space left on device', exit(1)],
  ],
  [
    'a program in Rust about a full disk',
    ['error: append to /mnt/tiny/wal: No space left on device (os error 28)', exit(1)],
  ],
  ['a program in Go about a full disk', ['ERROR: append to /mnt/tiny/wal: no space left on device', exit(1)]],
  [
    'a package server that the job started',
    [
      'E: Failed to fetch http://localhost:8080/InRelease  Could not connect to localhost:8080 (127.0.0.1).',
      exit(100),
    ],
  ],
  [
    'an image registry that the job started',
    [
      'Error response from daemon: Get "https://localhost:5000/v2/": net/http: request canceled while waiting for connection',
      exit(1),
    ],
  ],
  [
    'an index of one’s own',
    [
      `ERROR: Could not install packages due to an OSError: HTTPSConnectionPool(host='pypi.contoso.com', port=443): Max retries exceeded`,
      exit(1),
    ],
  ],
  [
    'a package that does not exist, after a download that was tried again',
    [
      'npm error code ECONNRESET',
      'npm error network read ECONNRESET',
      'npm error A complete log of this run can be found in: /home/runner/.npm/_logs/debug-0.log',
      'npm error code E404',
      'npm error 404 Not Found - GET https://registry.npmjs.org/typo-pkg - Not found',
      exit(1),
    ],
  ],
  [
    'a script that does not exist, after a download that was tried again',
    [
      'npm error code ECONNRESET',
      'npm error network read ECONNRESET',
      'added 212 packages in 9s',
      'npm error Missing script: "tset"',
      exit(1),
    ],
  ],
  [
    'a crate that does not exist, after a download that was tried again',
    [
      'error: failed to get `serde` as a dependency of package `app v0.1.0`',
      '',
      'Caused by:',
      '  [28] Timeout was reached (Connection timed out after 30000 milliseconds)',
      'error: failed to get `typo` as a dependency of package `app v0.1.0`',
      '',
      'Caused by:',
      '  no matching package named `typo` found',
      exit(101),
    ],
  ],
  [
    'a package server with a name of the local network',
    [
      '[ERROR] Failed to execute goal on project app: Could not transfer artifact com.contoso:lib:pom:1.0 from/to nexus (https://nexus.internal/repository): Connect timed out -> [Help 1]',
      exit(1),
    ],
  ],
  [
    'an image registry of the cluster that the job started',
    [
      'ERROR: failed to build: failed to solve: failed to do request: Head "https://registry.kube-system.svc.cluster.local/v2/app/manifests/1": dial tcp: lookup registry.kube-system.svc.cluster.local: i/o timeout',
      exit(1),
    ],
  ],
  [
    'a deployment by Gradle',
    [
      '* What went wrong:',
      "Execution failed for task ':app:deployStaging'.",
      '> Could not connect to staging.contoso.com',
      '   > Connection reset',
      '',
      'BUILD FAILED in 12s',
      exit(1),
    ],
  ],
  [
    'a time limit that says so',
    ['running the suite', 'timeout: sending signal KILL to command ‘npm’', 'Killed', exit(137)],
  ],
  // Each tool was tried again after the network failed, and then failed for what the branch asks of it.
  [
    'a package of Debian that does not exist, after a server that was tried again',
    [
      'E: Failed to fetch http://azure.archive.ubuntu.com/ubuntu/dists/jammy/InRelease  503  Service Unavailable [IP: 1.2.3.4 80]',
      'E: Some index files failed to download. They have been ignored, or old ones used instead.',
      'retry 1',
      'Reading package lists...',
      'E: Unable to locate package libfoo-devv',
      exit(100),
    ],
  ],
  [
    'a package of pnpm that does not exist, after a server that was tried again',
    [
      ' ERR_PNPM_META_FETCH_FAIL  GET https://registry.npmjs.org/typescript: request to https://registry.npmjs.org/typescript failed, reason: socket hang up',
      'retrying',
      ' ERR_PNPM_FETCH_404  GET https://registry.npmjs.org/typo-pkg: Not Found - 404',
      exit(1),
    ],
  ],
  [
    'a package of Python that does not exist, after a server that was tried again',
    [
      "ERROR: Could not install packages due to an OSError: HTTPSConnectionPool(host='files.pythonhosted.org', port=443): Max retries exceeded with url: /x (Caused by ReadTimeoutError())",
      'Attempt 2',
      'ERROR: Could not find a version that satisfies the requirement typo-pkg (from versions: none)',
      'ERROR: No matching distribution found for typo-pkg',
      exit(1),
    ],
  ],
  [
    'an image that does not exist, after a registry that was tried again',
    [
      'Error response from daemon: Get "https://registry-1.docker.io/v2/": net/http: TLS handshake timeout',
      'retrying in 5 s',
      'Error response from daemon: manifest for postgres:99 not found: manifest unknown: manifest unknown',
      exit(1),
    ],
  ],
  [
    'a build of an image, after a registry that was tried again',
    [
      'ERROR: failed to solve: node:20: failed to do request: Head "https://registry-1.docker.io/v2/library/node/manifests/20": EOF',
      'retrying',
      'ERROR: failed to solve: process "/bin/sh -c npm run build" did not complete successfully: exit code: 2',
      exit(1),
    ],
  ],
  [
    'a branch that does not exist, after a fetch that was tried again',
    [
      "fatal: unable to access 'https://github.com/contoso/app/': Recv failure: Connection reset by peer",
      'Waiting 18 seconds before trying again',
      "fatal: couldn't find remote ref refs/heads/gone",
      "##[error]The process '/usr/bin/git' failed with exit code 128",
    ],
  ],
  [
    'an artifact of Maven that does not exist, after a server that was tried again',
    [
      '[ERROR] Failed to execute goal on project app: Could not transfer artifact org.x:y:pom:1.0 from/to central (https://repo.maven.apache.org/maven2): Connection reset -> [Help 1]',
      'retrying',
      '[ERROR] Failed to execute goal on project app: Could not find artifact com.contoso:typo:jar:1.0 in central (https://repo.maven.apache.org/maven2) -> [Help 1]',
      exit(1),
    ],
  ],
  [
    'a package of Yarn 1 that does not exist, after a server that was tried again',
    [
      'error An unexpected error occurred: "https://registry.yarnpkg.com/lodash/-/lodash-4.17.21.tgz: ESOCKETTIMEDOUT".',
      'retrying',
      'error Couldn\'t find package "typo-pkg" on the "npm" registry.',
      exit(1),
    ],
  ],
  [
    'a package of Yarn that does not exist, after a server that was tried again',
    [
      '➤ YN0001: │ RequestError: read ECONNRESET',
      '➤ YN0000: · Failed with errors in 9s',
      'retrying',
      '➤ YN0035: │ typo-pkg@npm:1.0.0: Package not found',
      '➤ YN0000: · Failed with errors in 2s',
      exit(1),
    ],
  ],
  [
    'a gem that does not exist, after a server that was tried again',
    [
      'Bundler::HTTPError: Could not fetch specs from https://rubygems.org/ due to underlying error <Net::OpenTimeout>',
      'retrying',
      "Could not find gem 'typo-gem' in rubygems repository https://rubygems.org/ or installed locally.",
      exit(7),
    ],
  ],
  [
    'a package of NuGet that does not exist, after a server that was tried again',
    [
      '/home/runner/work/app/app/App.csproj : error NU1301: Unable to load the service index for source https://api.nuget.org/v3/index.json.',
      'retrying',
      '/home/runner/work/app/app/App.csproj : error NU1101: Unable to find package Contoso.Typo. No packages exist with this id in source(s): nuget.org',
      exit(1),
    ],
  ],
];

const shutdown = 'The runner has received a shutdown signal.';
const code: [what: string, jobs: JobTold[]][] = [
  ...lookAlikes.map(([what, lines]): [string, JobTold[]] => [what, [printed(lines)]]),
  ['a shutdown after an action failed', [printed([], { annotations: ['3 of 40 specs failed', shutdown] })]],
  ['a shutdown after a script failed', [printed([], { annotations: [exit(1).slice(9), shutdown] })]],
  [
    'a test about a reset connection',
    [
      printed([
        ' FAIL  test/client.test.ts > client > retries',
        "AssertionError: expected 'ECONNRESET' to be 'ETIMEDOUT' // Object.is equality",
        ' ❯ test/client.test.ts:41:25',
        exit(1),
      ]),
    ],
  ],
  [
    'a test about a full disk',
    [
      printed([
        ' FAIL  test/disk.test.ts > writer > tells a full disk',
        'Error: ENOSPC: no space left on device, write',
        ' ❯ test/disk.test.ts:4:2',
        exit(1),
      ]),
    ],
  ],
  [
    'a pytest about a full disk',
    [
      printed([
        'E       OSError: [Errno 28] No space left on device',
        'tests/test_disk.py:12: OSError',
        '=========================== short test summary info ============================',
        'FAILED tests/test_disk.py::test_full - OSError: [Errno 28] No space left on device',
        '========================= 1 failed, 3 passed in 0.12s =========================',
        exit(1),
      ]),
    ],
  ],
  [
    'a test that prints the runner’s own words as an error command',
    [printed([`##[error]${lost}`, ...assertion, exit(1)])],
  ],
  [
    'a test of an npm client',
    [
      printed([
        ' FAIL  test/api.test.ts > reads',
        'FetchError: request to https://registry.npmjs.org/lodash failed, reason: read ECONNRESET',
        ' ❯ test/api.test.ts:4:2',
        exit(1),
      ]),
    ],
  ],
  [
    'a registry error that the step survived',
    [
      printed([
        'npm error code ECONNRESET',
        'npm error network read ECONNRESET',
        'retrying npm ci',
        'added 212 packages in 9s',
        '> vitest run',
        ...assertion,
        exit(1),
      ]),
    ],
  ],
  [
    'a database that is not there',
    [printed(['Error: connect ECONNREFUSED 127.0.0.1:5432', '    at TCPConnectWrap.afterConnect', exit(1)])],
  ],
  [
    'a package that does not exist',
    [
      printed([
        'npm error code E404',
        'npm error 404 Not Found - GET https://registry.npmjs.org/typo-pkg - Not found',
        exit(1),
      ]),
    ],
  ],
  [
    'an image that does not exist',
    [
      printed([
        'Error response from daemon: manifest for python:3.14t not found: manifest unknown: manifest unknown',
        '##[error]Docker pull failed with exit code 1',
      ]),
    ],
  ],
  [
    'an action that does not exist',
    [printed(['##[error]Unable to resolve action `actions/chekout@v5`, repository not found'])],
  ],
  [
    'a time limit of its own that kills',
    [
      printed([
        '/home/runner/work/_temp/7c1f6c5e.sh: line 1:  2045 Killed                  timeout -s KILL 60 npm test',
        exit(137),
      ]),
    ],
  ],
  [
    'a heap limit of its own',
    [
      printed([
        'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
        'Aborted (core dumped)',
        exit(134),
      ]),
    ],
  ],
  [
    'a failed test after a warning about the cache',
    [printed(['##[warning]Failed to restore: Cache service responded with 503', ...assertion, exit(1)])],
  ],
  [
    'a failed test on a disk that is nearly full',
    [printed([...assertion, exit(1)], { warnings: [lowDisk] })],
  ],
  [
    'a failed test whose report could not be uploaded either',
    [
      printed([...assertion, exit(1)], {
        annotations: [
          'Process completed with exit code 1.',
          'Failed to CreateArtifact: Unable to make request: ECONNRESET',
        ],
      }),
    ],
  ],
  [
    'a lost runner beside a failed test',
    [{ ...cutOff(lost), name: 'lint' }, printed([...assertion, exit(1)])],
  ],
];

describe('the code, whatever it speaks of', () => {
  it.each(code)('%s', async (_what, jobs) => {
    const told = await play(story(jobs));
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'failed', cause: 'code', streak: '1' });
    expect(told.subject).toBe('✗ CI failed on main – contoso/app (#10)');
    expect(told.accepted).toContain(ada.email);
    expect(told.accepted).toContain(grace.email);
    expect(told.asked.length).toBeLessThanOrEqual(14);
  });

  it.each<[what: string, rest: Partial<JobTold>]>([
    ['failed', { conclusion: 'failure' }],
    ['ran out of time', { conclusion: 'timed_out' }],
  ])('a fourth job, which is not read, beside lost runners: it %s', async (_what, rest) => {
    const names = ['test (1)', 'test (2)', 'test (3)'];
    const fourth = { ...printed([...assertion, exit(1)]), ...rest, name: 'test (4)' };
    const told = await play(story([...names.map((name) => ({ ...cutOff(lost), name })), fourth]));
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'failed', cause: 'unknown' });
    expect(told.accepted).toContain(ada.email);
  });

  it('a lost runner beside a failed test is told, after the test and not as new', async () => {
    const told = await play(story([{ ...cutOff(lost), name: 'lint' }, printed([...assertion, exit(1)])]));
    expect(told.text).toMatch(/Step "Run npm run test" of job "test" failed: expected 1290 to be 1240/);
    expect(told.text).toMatch(/-- test > Run npm run test, .*new failure/);
    expect(told.text).toMatch(/-- lint > Run npm run test, stopped after 1 min, the runner was lost/);
  });
});

describe('a failed test in the reports', () => {
  const report = (name: string): Promise<Buffer> =>
    archive({
      'junit.xml': `<testsuite name="cart"><testcase name="${name}"><failure message="expected 1290 to be 1240"/></testcase></testsuite>`,
    });
  const killed = printed(['> vitest', '', 'Killed', exit(137)]);
  const tested = async (jobs: JobTold[], past: RunTold[], before?: string): Promise<Run> => {
    const scenario = story(jobs, past);
    const artifacts = [{ id: 20, runId: 9010, name: 'junit', content: await report('adds the fee') }];
    if (before) artifacts.push({ id: 10, runId: 9009, name: 'junit', content: await report(before) });
    const world = { ...scenario.world, ...artifactsOf(artifacts) };
    return play({ ...scenario, world }, { 'test-reports': '**/junit.xml' });
  };

  it.each<[what: string, job: JobTold]>([
    ['a killed process', killed],
    ['a lost runner', cutOff(lost)],
  ])('beside %s is the code’s, and leads', async (_what, job) => {
    const told = await tested([job], [good]);
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'failed', cause: 'code', streak: '1' });
    expect(told.accepted).toContain(ada.email);
    expect(told.text).toContain('of job "test" failed: adds the fee: expected 1290 to be 1240 ');
    expect(told.text).toMatch(/-- test > Run npm run test, .*new failure/);
    expect(told.text).not.toMatch(/says nothing about the commits|killed|was lost/);
  });

  it('beside several lost runners speaks for no job, but it is the code’s', async () => {
    const told = await tested([cutOff(lost), { ...cutOff(lost), name: 'lint' }], [good]);
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'failed', cause: 'code' });
    expect(told.text).toContain('of job "test" failed because the runner was lost');
    expect(told.text).toContain('adds the fee');
  });

  it('that failed before is no reason, and does not lead', async () => {
    const red: RunTold = {
      ...good,
      number: 9,
      conclusion: 'failure',
      jobs: [printed([...assertion, exit(1)])],
    };
    const told = await tested([cutOff(lost)], [{ ...good, number: 7 }, red], 'adds the fee');
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'interrupted', cause: 'platform' });
    expect(told.text).toContain('stopped at step "Run npm run test": The hosted runner lost');
    expect(told.text).toContain('1 failed (1 failed before)');
  });

  it('tells the cause where no log is read', async () => {
    const scenario = story([printed([exit(1)])]);
    const artifacts = [{ id: 20, runId: 9010, name: 'junit', content: await report('adds the fee') }];
    const world = { ...scenario.world, ...artifactsOf(artifacts) };
    const inputs = { 'test-reports': '**/junit.xml', 'log-lines': '0' };
    expect((await play({ ...scenario, world }, inputs)).outputs).toMatchObject({ cause: 'code' });
  });
});

describe('in the history an interrupted run is passed over', () => {
  const second = (number: number, job: JobTold): RunTold => ({
    number,
    conclusion: 'failure',
    sha: commits.second.sha,
    jobs: [job],
  });
  const registry = printed(
    [
      'npm error code E503',
      'npm error 503 Service Unavailable - GET https://registry.npmjs.org/lodash',
      exit(1),
    ],
    { steps: [{ name: 'Run npm ci', seconds: 60, conclusion: 'failure' }] },
  );
  const first: RunTold = { ...good, number: 7 };
  const red = printed([...assertion, exit(1)]);
  const passed = { needs: { test: 'success' }, jobs: [green('test'), notify] };

  it.each<[string, JobTold]>([
    ['a lost runner', cutOff(lost)],
    ['a registry that did not answer', registry],
  ])('%s: the next failure is the first, green is no repair', async (_what, job) => {
    const before = [first, second(9, job)];
    const failed = await play(story([red], before));
    expect(failed.outputs).toMatchObject({ state: 'failed', 'previous-state': 'success', streak: '1' });
    expect(failed.subject).toBe('✗ CI failed on main – contoso/app (#10)');
    expect(failed.asked.length).toBeLessThanOrEqual(14);
    const fine = await play(story([], before, passed), { 'notify-on': 'always' });
    expect(fine.outputs).toMatchObject({ sent: 'true', state: 'success', 'previous-state': 'success' });
    expect(fine.asked.length).toBeLessThanOrEqual(14);
  });

  it('several in a row', async () => {
    const before = [first, second(8, cutOff(lost)), second(9, registry)];
    const fine = await play(story([], before, passed), { 'notify-on': 'always' });
    expect(fine.outputs).toMatchObject({ state: 'success', 'previous-state': 'success' });
  });

  it('between two red runs it changes nothing', async () => {
    const before = [first, second(8, red), second(9, cutOff(lost))];
    const still = await play(story([red], before));
    expect(still.outputs).toMatchObject({ state: 'still-failing', 'previous-state': 'failed', streak: '2' });
    expect(still.subject).toBe('Re: ✗ CI failed on main – contoso/app (#8)');
    const fixed = await play(story([], before, passed));
    expect(fixed.outputs).toMatchObject({ sent: 'true', state: 'fixed' });
  });

  it('several, then the code, then one more: what was red stays so', async () => {
    const before = [{ ...good, number: 6 }, second(7, registry), second(8, red), second(9, cutOff(lost))];
    const told = await play(story([registry], before));
    expect(told.outputs).toMatchObject({ state: 'interrupted', 'previous-state': 'failed', streak: '1' });
    const fixed = await play(story([], before, passed));
    expect(fixed.outputs).toMatchObject({ sent: 'true', state: 'fixed' });
  });

  it('itself after a red run: what was red stays so', async () => {
    const told = await play(story([cutOff(lost)], [first, second(9, red)]));
    expect(told.outputs).toMatchObject({ state: 'interrupted', 'previous-state': 'failed', streak: '1' });
    expect(told.accepted).toEqual(['team@contoso.example']);
  });

  it('run again and green: not flaky', async () => {
    const attempt = { ...second(10, cutOff(lost)), sha: commits.head.sha };
    const told = await play(story([], [first, attempt], { ...passed, attempt: 2 }), {
      'notify-on': 'always',
    });
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'success', 'previous-state': 'success' });
  });

  /** The registry, a shutdown and the kernel end the step that fails for the code afterwards. */
  const sameStep: [what: string, job: JobTold][] = [
    ['a registry that did not answer', { ...registry, steps: red.steps }],
    ['a machine that was taken away', printed([], { annotations: [exit(143).slice(9), shutdown] })],
    ['a killed process', printed(['> vitest', '', 'Killed', exit(137)])],
  ];

  it.each(sameStep)('%s, and the next failure at the same step is the first', async (_what, job) => {
    const told = await play(story([red], [first, second(9, job)]), { repeat: 'never' });
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'failed', streak: '1', cause: 'code' });
    expect(told.headers['x-ci-incident']).toBe('9010');
    expect(told.accepted).toContain(ada.email);
    expect(told.asked.length).toBeLessThanOrEqual(14);
  });

  it('at the same step, before a longer streak: it begins with the first failure of the code', async () => {
    const jobs = [red, { ...red, name: 'lint' }, { ...red, name: 'types' }];
    const before = [first, second(8, { ...registry, steps: red.steps }), second(9, red)];
    const told = await play(story(jobs, before));
    expect(told.outputs).toMatchObject({ state: 'still-failing', streak: '2' });
    expect(told.headers['x-ci-incident']).toBe('9009');
    expect(told.subject).toBe('Re: ✗ CI failed on main – contoso/app (#9)');
  });

  it('several at the same step', async () => {
    const before = sameStep.slice(0, 2).map(([, job], index) => second(8 + index, job));
    const told = await play(story([red], [first, ...before]), { repeat: 'never' });
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'failed', streak: '1' });
  });

  it('between failures of different steps it hides no new one', async () => {
    const lint = { ...red, name: 'lint' };
    const before = [first, second(8, lint), second(9, { ...registry, steps: red.steps })];
    const told = await play(story([red], before), { repeat: 'new-failures' });
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'still-failing', streak: '2' });
  });

  it('in the job that mails itself, at the same step', async () => {
    const own: Partial<Told> = {
      own: 'test',
      status: 'failure',
      needs: undefined,
      jobs: [{ ...red, conclusion: null, log: undefined }],
    };
    const told = await play(story([], [first, second(9, { ...registry, steps: red.steps })], own), {
      repeat: 'never',
    });
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'failed' });
  });

  describe('where the first red run cannot be read', () => {
    const bare = printed([]);
    const deny = { denied: ['checks'] } satisfies StubOptions;

    it('nobody is singled out, and `repeat` holds nothing back', async () => {
      const told = await play(story([red], [first, second(9, bare)]), { repeat: 'never' }, deny);
      expect(told.outputs).toMatchObject({ sent: 'true', state: 'still-failing', culprits: '[]' });
      expect(told.text).toContain('checks: read');
    });

    it('`repeat` holds back what is red for the third time all the same', async () => {
      const before = [first, second(8, bare), second(9, bare)];
      const told = await play(story([bare], before), { repeat: 'never' }, deny);
      expect(told.outputs).toMatchObject({ sent: 'false', state: 'still-failing' });
    });

    it('a log that shows an error is enough', async () => {
      const told = await play(story([red], [first, second(9, red)]), { repeat: 'never' }, deny);
      expect(told.outputs).toMatchObject({ sent: 'false', state: 'still-failing' });
    });
  });

  it('a plain red run reads the first red one, within 14 requests, three failed jobs among them', async () => {
    const jobs = [red, { ...red, name: 'lint' }, { ...red, name: 'types' }];
    const told = await play(story(jobs, [first, second(8, red), second(9, red)]));
    expect(told.outputs).toMatchObject({ state: 'still-failing', streak: '3' });
    expect(told.asked.filter((path) => /annotations|logs/.test(path))).toHaveLength(8);
    expect(told.asked).toHaveLength(14);
  });

  it('without `checks: read` the past is taken at its word, and the mail says what is missing', async () => {
    const told = await play(story([], [first, second(9, cutOff(lost))], passed), {}, { denied: ['checks'] });
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'fixed' });
    expect(told.text).toContain('checks: read');
  });

  it('on workflow_run, where a job that is allowed to fail failed beside it', async () => {
    const allowed = { ...red, name: 'nightly' };
    const observed: Partial<Told> = { observed: 'success', needs: undefined, jobs: [green('test'), allowed] };
    const inputs = { 'notify-on': 'always' };
    const mixed = { ...second(9, cutOff(lost)), jobs: [cutOff(lost), allowed] };
    const fine = await play(story([], [first, mixed], observed), inputs);
    expect(fine.outputs).toMatchObject({ sent: 'true', state: 'success', 'previous-state': 'success' });
    const jobsOfRun = (asked: string[]): string[] => asked.filter((path) => path.includes('attempts/1/jobs'));
    expect(jobsOfRun(fine.asked)).toHaveLength(1);
    const jobs = [red, { ...red, name: 'lint' }];
    const told = { ...observed, jobs: [green('test'), green('lint')] };
    const fixed = await play(story([], [first, { ...second(9, red), jobs }], told));
    expect(fixed.outputs).toMatchObject({ sent: 'true', state: 'fixed' });
    expect(jobsOfRun(fixed.asked)).toHaveLength(1);
    const quiet = await play(story([], [first, { ...good, number: 9 }], told));
    expect(quiet.outputs).toMatchObject({ sent: 'false', state: 'success' });
    expect(jobsOfRun(quiet.asked)).toEqual([]);
  });

  it('the job that mails itself, too', async () => {
    const own: Partial<Told> = { own: 'test', needs: undefined, jobs: [{ name: 'test', conclusion: null }] };
    const before = [first, { ...second(9, cutOff(lost)), sha: sha('9') }];
    const told = await play(story([], before, own), { 'notify-on': 'always' });
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'success', 'previous-state': '' });
  });
});
