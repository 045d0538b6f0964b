import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../../emulator/emulator.ts';
import { ada, grace } from '../../../testing/github/scenarios.ts';
import { exit, play, printed, story } from '../../../testing/runner/red-push.ts';
import { startMailHost } from '../../../testing/smtp/mail-host.ts';

/** Lines of programs that read like faults of the platform. */

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startMailHost();
});
afterAll(() => emulator.close());

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

describe('the code, whose words are like those of a platform that failed', () => {
  it.each(lookAlikes)('%s', async (_what, lines) => {
    const told = await play(emulator, story([printed(lines)]));
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'failed', cause: 'code', streak: '1' });
    expect(told.subject).toBe('✗ CI failed on main – contoso/app (#10)');
    expect(told.accepted).toContain(ada.email);
    expect(told.accepted).toContain(grace.email);
    expect(told.asked.length).toBeLessThanOrEqual(14);
  });
});
