import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { findPlatformFault } from '../../../src/github/build/platform-fault.ts';
import { excerptLog } from '../../../src/logs/excerpt.ts';
import type { Annotation } from '../../../src/notification/notification.ts';
import { jobLog } from '../../../testing/github/logs.ts';

/** What of a job's log proves that the platform failed, in the words of many tools. The stories of whole runs are in e2e/cause. */

async function faultIn(...lines: string[]): Promise<string | undefined> {
  const text = jobLog('2026-11-20T09:00:45Z', [{ name: 'ci', script: 'make ci', seconds: 20, lines }]);
  const log = await excerptLog(Readable.from([Buffer.from(text)]), { maxLines: 40 });
  return findPlatformFault({ annotations: [], log });
}

const exit = (code: number): string => `##[error]Process completed with exit code ${code}.`;
const registry = 'a package registry did not answer';
const images = 'an image registry did not answer';
const disk = 'the disk of the runner was full';
const killed = 'a process was killed, likely for lack of memory';
const memory = 'the runner ran out of memory';

test.each<[tool: string, fault: string, lines: string[]]>([
  [
    'npm, reset',
    registry,
    ['npm error code ECONNRESET', 'npm error syscall read', 'npm error network read ECONNRESET', exit(1)],
  ],
  [
    'npm, older',
    registry,
    [
      'npm ERR! code ETIMEDOUT',
      'npm ERR! network request to https://registry.npmjs.org/lodash failed',
      exit(1),
    ],
  ],
  [
    'yarn 1',
    registry,
    [
      'error An unexpected error occurred: "https://registry.yarnpkg.com/lodash/-/lodash-4.17.21.tgz: ESOCKETTIMEDOUT".',
      exit(1),
    ],
  ],
  [
    'yarn 4',
    registry,
    ['➤ YN0001: │ RequestError: read ECONNRESET', '➤ YN0000: Failed with errors in 12s', exit(1)],
  ],
  [
    'pnpm',
    registry,
    [
      ' ERR_PNPM_FETCH_503  GET https://registry.npmjs.org/lodash/-/lodash-4.17.21.tgz: Service Unavailable - 503',
      exit(1),
    ],
  ],
  [
    'pip',
    registry,
    [
      `ERROR: Could not install packages due to an OSError: HTTPSConnectionPool(host='files.pythonhosted.org', port=443): Max retries exceeded with url: /packages/x.whl`,
      exit(1),
    ],
  ],
  [
    'pip, trace',
    registry,
    [
      `pip._vendor.urllib3.exceptions.ReadTimeoutError: HTTPSConnectionPool(host='files.pythonhosted.org', port=443): Read timed out.`,
      exit(2),
    ],
  ],
  [
    'apt',
    registry,
    [
      'E: Failed to fetch http://azure.archive.ubuntu.com/ubuntu/pool/main/c/curl/curl_8.5.0_amd64.deb  503  Service Unavailable [IP: 52.252.75.106 80]',
      exit(100),
    ],
  ],
  [
    'go',
    registry,
    [
      'go: github.com/a/b@v1.2.3: Get "https://proxy.golang.org/github.com/a/b/@v/v1.2.3.mod": dial tcp: lookup proxy.golang.org on 127.0.0.53:53: i/o timeout',
      exit(1),
    ],
  ],
  [
    'cargo',
    registry,
    [
      'error: failed to get `serde` as a dependency of package `app v0.1.0`',
      '',
      'Caused by:',
      '  failed to download from `https://index.crates.io/config.json`',
      '',
      'Caused by:',
      '  [28] Timeout was reached (Connection timed out after 30000 milliseconds)',
      exit(101),
    ],
  ],
  [
    'Maven',
    registry,
    [
      '[ERROR] Failed to execute goal on project app: Could not resolve dependencies for project com.example:app:jar:1.0: Could not transfer artifact org.springframework:spring-core:pom:6.1.0 from/to central (https://repo.maven.apache.org/maven2): Connection reset -> [Help 1]',
      exit(1),
    ],
  ],
  [
    'Gradle',
    registry,
    [
      '* What went wrong:',
      "Execution failed for task ':app:compileJava'.",
      "> Could not resolve all files for configuration ':app:compileClasspath'.",
      '   > Could not resolve com.google.guava:guava:33.0.0-jre.',
      "      > Could not GET 'https://repo.maven.apache.org/maven2/com/google/guava/guava/33.0.0-jre/guava-33.0.0-jre.pom'. Received status code 503 from server: Service Unavailable",
      exit(1),
    ],
  ],
  [
    'NuGet',
    registry,
    [
      'App.csproj : error NU1301: Unable to load the service index for source https://api.nuget.org/v3/index.json. [/home/runner/work/app/app/App.sln]',
      exit(1),
    ],
  ],
  [
    'Bundler',
    registry,
    [
      'Bundler::HTTPError: Could not fetch specs from https://rubygems.org/ due to underlying error <Net::OpenTimeout: execution expired>',
      exit(17),
    ],
  ],
  [
    'Composer',
    registry,
    [
      '  curl error 28 while downloading https://repo.packagist.org/packages.json: Connection timed out after 10001 milliseconds',
      exit(100),
    ],
  ],
  [
    'git',
    'GitHub did not answer',
    [
      "fatal: unable to access 'https://github.com/contoso/app/': The requested URL returned error: 500",
      "##[error]The process '/usr/bin/git' failed with exit code 128",
    ],
  ],
  [
    'docker pull',
    images,
    [
      'Error response from daemon: Get "https://registry-1.docker.io/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
      '##[error]Docker pull failed with exit code 1',
    ],
  ],
  [
    'docker build',
    images,
    [
      '#3 ERROR: failed to do request: Head "https://registry-1.docker.io/v2/library/node/manifests/24": dial tcp: lookup registry-1.docker.io: i/o timeout',
      exit(1),
    ],
  ],
  [
    'npm, disk',
    disk,
    ['npm error code ENOSPC', 'npm error nospc ENOSPC: no space left on device, write', exit(228)],
  ],
  [
    'linker, disk',
    disk,
    [
      '/usr/bin/ld: final link failed: No space left on device',
      'collect2: error: ld returned 1 exit status',
      exit(2),
    ],
  ],
  [
    'docker, disk',
    disk,
    ['#37 ERROR: failed to copy files: copy file range failed: no space left on device', exit(1)],
  ],
  [
    'cargo, disk',
    disk,
    [
      'error: failed to write `/home/runner/target/debug/deps/x.rlib`: No space left on device (os error 28)',
      exit(101),
    ],
  ],
  [
    'bash, killed',
    killed,
    ['/home/runner/work/_temp/7c1f6c5e.sh: line 1:  2045 Killed                  npm run build', exit(137)],
  ],
  [
    'compiler, killed',
    killed,
    ['c++: fatal error: Killed signal terminated program cc1plus', 'compilation terminated.', exit(2)],
  ],
  [
    'rustc, killed',
    killed,
    [
      'error: could not compile `app` (lib)',
      '',
      'Caused by:',
      "  process didn't exit successfully: `/home/runner/.rustup/bin/rustc --crate-name app` (signal: 9, SIGKILL: kill)",
      exit(101),
    ],
  ],
  [
    'go, killed',
    killed,
    [
      'github.com/a/b/c: /opt/hostedtoolcache/go/1.23.1/x64/pkg/tool/linux_amd64/compile: signal: killed',
      exit(1),
    ],
  ],
  [
    'java, memory',
    memory,
    [
      '# There is insufficient memory for the Java Runtime Environment to continue.',
      '# Native memory allocation (mmap) failed to map 1073741824 bytes for committing reserved memory.',
      exit(1),
    ],
  ],
  ['fork, memory', memory, ['/bin/sh: fork: Cannot allocate memory', exit(254)]],
])('%s: %s', async (_tool, fault, lines) => {
  expect(await faultIn(...lines)).toBe(fault);
});

const shutdown =
  'The runner has received a shutdown signal. This can happen when the runner service is stopped, or a manually started runner is canceled.';

test.each<[what: string, fault: string | undefined, annotations: Partial<Annotation>[]]>([
  ['alone', 'the runner was shut down', [{ message: shutdown }]],
  [
    'that ended the step',
    'the runner was shut down',
    [
      { message: 'Process completed with exit code 143.' },
      { message: 'The operation was canceled.' },
      { message: shutdown },
      { message: 'A warning', level: 'warning' },
    ],
  ],
  ['after an action failed', undefined, [{ message: '3 of 40 specs failed' }, { message: shutdown }]],
  [
    'after a test failed at a line',
    undefined,
    [{ message: shutdown, path: 'a.ts', line: 3 }, { message: shutdown }],
  ],
  [
    'after a script failed',
    undefined,
    [{ message: 'Process completed with exit code 1.' }, { message: shutdown }],
  ],
])('a shutdown %s: %s', (_what, fault, annotations) => {
  const all = annotations.map((each): Annotation => ({ level: 'failure', message: '', ...each }));
  expect(findPlatformFault({ annotations: all })).toBe(fault);
});

test('of the logs of real tools only one that was killed is the platform’s', async () => {
  const found: string[] = [];
  for (const folder of ['logs', 'logs-unseen']) {
    const path = join(import.meta.dirname, '..', '..', 'fixtures', folder);
    const expected = JSON.parse(readFileSync(join(path, 'expected.json'), 'utf8'));
    expect(expected.length).toBeGreaterThan(40);
    for (const { file, step } of expected) {
      const log = await excerptLog(createReadStream(join(path, file)), { maxLines: 40, step });
      if (findPlatformFault({ annotations: [], log }) !== undefined) found.push(file);
    }
  }
  expect(found).toEqual(['oom.log']);
});
