import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../../emulator/emulator.ts';
import { ada, grace } from '../../../testing/github/scenarios.ts';
import type { JobTold } from '../../../testing/github/told.ts';
import {
  assertion,
  cutOff,
  exit,
  lost,
  lowDisk,
  play,
  printed,
  shutdown,
  story,
} from '../../../testing/runner/red-push.ts';
import { startMailHost } from '../../../testing/smtp/mail-host.ts';

/** What is the fault of the code, whatever its output speaks of. */

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startMailHost();
});
afterAll(() => emulator.close());

const code: [what: string, jobs: JobTold[]][] = [
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
    const told = await play(emulator, story(jobs));
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
    const told = await play(emulator, story([...names.map((name) => ({ ...cutOff(lost), name })), fourth]));
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'failed', cause: 'unknown' });
    expect(told.accepted).toContain(ada.email);
  });

  it('a lost runner beside a failed test is told, after the test and not as new', async () => {
    const told = await play(
      emulator,
      story([{ ...cutOff(lost), name: 'lint' }, printed([...assertion, exit(1)])]),
    );
    expect(told.text).toMatch(/Step "Run npm run test" of job "test" failed: expected 1290 to be 1240/);
    expect(told.text).toMatch(/-- test > Run npm run test, .*new failure/);
    expect(told.text).toMatch(/-- lint > Run npm run test, stopped after 1 min, the runner was lost/);
  });
});
