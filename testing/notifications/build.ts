import type {
  BuildState,
  Conclusion,
  Failure,
  Job,
  JobGroup,
  Jobs,
  Notification,
  Person,
  PullRequest,
} from '../../src/notification/notification.ts';
import { ada, base, commit, grace, pastRun, site } from './base.ts';

export function group(
  name: string,
  counts: Partial<JobGroup>,
  conclusion: Conclusion,
  durationMs?: number,
): JobGroup {
  const sum = { ok: 0, failed: 0, allowedToFail: 0, cancelled: 0, skipped: 0, ...counts };
  const total = sum.ok + sum.failed + sum.allowedToFail + sum.cancelled + sum.skipped;
  return { name, ...sum, total, conclusion, ...(durationMs === undefined ? {} : { durationMs }) };
}

export function jobs(groups: JobGroup[], list: Job[] = [], isPartial = false): Jobs {
  const sum = (key: 'total' | 'ok' | 'failed' | 'allowedToFail' | 'cancelled' | 'skipped') =>
    groups.reduce((all, one) => all + one[key], 0);
  return {
    total: sum('total'),
    ok: sum('ok'),
    failed: sum('failed'),
    allowedToFail: sum('allowedToFail'),
    cancelled: sum('cancelled'),
    skipped: sum('skipped'),
    list,
    groups,
    isPartial,
  };
}

export function failedJob(name: string, step: string, change: Job['change'] = 'still-failing'): Job {
  const url = `${site}/actions/runs/9010/job/${600 + name.length}`;
  return {
    id: 600 + name.length,
    name,
    group: name.replace(/ \(.*/, ''),
    matrix: /\((.*)\)/.exec(name)?.[1] ?? '',
    conclusion: 'failure',
    isAllowedToFail: false,
    change,
    durationMs: 95_000,
    url,
    runner: 'ubuntu-24.04',
    failedSteps: [
      { number: 4, name: step, conclusion: 'failure', durationMs: 48_000, url: `${url}#step:4:1` },
    ],
  };
}

export const testFailure: Failure = {
  job: 'test (ubuntu, 7)',
  step: 'Run tests',
  url: `${site}/actions/runs/9010/job/606#step:4:1`,
  durationMs: 48_000,
  firstError: 'AssertionError: expected 0 to equal 1',
  isNew: false,
  cause: 'code',
  annotations: [
    {
      level: 'failure',
      title: 'parses an empty cart',
      message: 'expected 0 to equal 1',
      path: 'src/cart.test.ts',
      line: 42,
      url: `${site}/blob/a31f9c2/src/cart.test.ts#L42`,
    },
    { level: 'warning', message: 'Node.js 18 is past its end of life.' },
  ],
  log: {
    totalLines: 402,
    isCut: true,
    lines: [
      { text: '$ npm test -- --reporter=default', tone: 'command' },
      { text: '… 390 lines left out …', tone: 'gap' },
      { text: ' ✓ src/price.test.ts (14 tests) 31ms', tone: 'plain' },
      { text: ' ❯ src/cart.test.ts (9 tests | 1 failed) 58ms', tone: 'plain' },
      { text: '   × parses an empty cart', tone: 'error' },
      { text: '', tone: 'plain' },
      { text: 'AssertionError: expected 0 to equal 1', tone: 'error' },
      { text: '  - Expected', tone: 'plain' },
      { text: '  + Received', tone: 'plain' },
      { text: '    at src/cart.test.ts:42:17', tone: 'plain' },
      { text: 'warning: 1 snapshot is obsolete', tone: 'warning' },
      { text: 'Process completed with exit code 1.', tone: 'soft' },
    ],
  },
};

export const lintFailure: Failure = {
  job: 'lint',
  step: 'Check formatting and types of every package in the workspace',
  url: `${site}/actions/runs/9010/job/607#step:5:1`,
  durationMs: 21_000,
  firstError: "Type 'number | undefined' is not assignable to type 'number'.",
  isNew: true,
  cause: 'code',
  annotations: [
    {
      level: 'failure',
      title: 'TS2322',
      message:
        "Type 'number | undefined' is not assignable to type 'number'.\n  Type 'undefined' is not assignable to type 'number'.",
      path: 'packages/checkout/src/components/summary/OrderSummaryTotals.tsx',
      line: 118,
      url: `${site}/blob/a31f9c2/packages/checkout/src/components/summary/OrderSummaryTotals.tsx#L118`,
    },
  ],
};

export const changes = {
  base: '77b0d14',
  head: 'a31f9c2',
  compareUrl: `${site}/compare/77b0d14...a31f9c2`,
  count: 3,
  commits: [
    commit('a31f9c2', 'Round totals to cents (#12)', grace, 12),
    commit('5d0c1e8', 'Update fixtures', ada),
    commit(
      'c90b7aa',
      'Retry the payment webhook up to five times and give up with a message that operators can act on',
      grace,
    ),
  ],
  authors: [grace, ada],
  source: 'compare' as const,
};

export const groupsRed = [
  group('test', { ok: 11, failed: 1 }, 'failure', 360_000),
  group('e2e', { ok: 1, allowedToFail: 1 }, 'failure', 180_000),
  group('deploy', { skipped: 1 }, 'skipped'),
  group('lint', { ok: 1 }, 'success', 30_000),
  group('build', { ok: 3 }, 'success', 50_000),
];

const groupsGreen = [
  group('test', { ok: 12 }, 'success', 372_000),
  group('lint', { ok: 1 }, 'success', 30_000),
  group('build', { ok: 3 }, 'success', 50_000),
];

const history = { streak: 1, isFirstRun: false, isSuperseded: false, isCut: false };

const lastGood = pastRun(7, 'success', '2026-03-04T06:40:00Z', 'c3d2a10');

const firstBad = pastRun(8, 'failure', '2026-03-04T07:12:00Z', '5d0c1e8');

export const pullRequest = {
  number: 12,
  title: 'Round totals to cents',
  url: `${site}/pull/12`,
  author: grace,
  base: 'main',
  head: 'grace/round-totals',
  isFork: true,
  isDraft: false,
};

const lostRunner =
  'The hosted runner lost communication with the server. Anything in your workflow that terminates the runner process, starves it for CPU/Memory, or blocks its network access can cause this error.';

/** A build in any state, with everything known that such a run would have. */
export function buildNotification(state: BuildState): Notification {
  const commitOfRun = commit('a31f9c2', 'Round totals to cents (#12)', grace, 12);
  const known: Notification = {
    ...base,
    state,
    commit: commitOfRun,
    changes,
    people: { ...base.people, culprits: [grace, ada], author: grace },
  };
  const green = { ...known.run, conclusion: 'success' as const };
  switch (state) {
    case 'failed':
      return {
        ...known,
        jobs: jobs(groupsRed, [failedJob('test (ubuntu, 7)', 'Run tests', 'new-failure')]),
        failures: [{ ...testFailure, isNew: true }],
        history: {
          ...history,
          lastGood,
          firstBad: pastRun(10, 'failure', '2026-03-04T09:14:00Z', 'a31f9c2'),
        },
      };
    case 'still-failing':
      return {
        ...known,
        previousState: 'still-failing',
        jobs: jobs(groupsRed, [failedJob('test (ubuntu, 7)', 'Run tests')]),
        failures: [testFailure],
        history: { ...history, streak: 3, redForMs: 7_800_000, lastGood, firstBad },
      };
    case 'fixed':
      return {
        ...known,
        severity: 'good',
        previousState: 'still-failing',
        run: green,
        jobs: jobs(groupsGreen),
        history: { ...history, streak: 3, redForMs: 7_800_000, lastGood, firstBad },
      };
    case 'flaky':
      return {
        ...known,
        severity: 'warning',
        previousState: 'failed',
        run: { ...green, attempt: 2 },
        people: { ...known.people, requester: grace },
        jobs: jobs(groupsGreen),
        history: { ...history, streak: 0, lastGood },
      };
    case 'success':
      return {
        ...known,
        severity: 'good',
        run: green,
        jobs: jobs(groupsGreen),
        history: { ...history, streak: 0, lastGood },
      };
    case 'cancelled':
      return {
        ...known,
        severity: 'info',
        run: { ...known.run, conclusion: 'cancelled', durationMs: 61_000 },
        jobs: jobs([
          group('test', { ok: 2, cancelled: 10 }, 'cancelled', 61_000),
          group('lint', { ok: 1 }, 'success', 30_000),
        ]),
      };
    case 'timed-out':
      return {
        ...known,
        run: { ...known.run, conclusion: 'timed_out', durationMs: 21_600_000 },
        jobs: jobs([
          group('e2e', { failed: 1 }, 'timed_out', 21_600_000),
          group('lint', { ok: 1 }, 'success', 30_000),
        ]),
        failures: [
          {
            job: 'e2e',
            step: 'Browser tests',
            url: `${site}/actions/runs/9010/job/611#step:6:1`,
            durationMs: 21_600_000,
            cause: 'unknown',
            annotations: [],
          },
        ],
        history: { ...history, lastGood },
      };
    case 'startup-failure':
      return { ...known, run: { ...known.run, conclusion: 'startup_failure', durationMs: 1000 } };
    case 'interrupted': {
      const url = `${site}/actions/runs/9010/job/612`;
      return {
        ...known,
        severity: 'warning',
        cause: 'platform',
        changes: undefined,
        people: base.people,
        jobs: jobs(
          [
            group('test', { ok: 10, failed: 2 }, 'failure', 300_000),
            group('lint', { ok: 1 }, 'success', 30_000),
            group('deploy', { skipped: 1 }, 'skipped'),
          ],
          ['test (ubuntu, 7)', 'test (ubuntu, 8)'].map((name) => ({
            ...failedJob(name, ''),
            change: undefined,
            failedSteps: [],
          })),
        ),
        failures: [
          {
            job: 'test (ubuntu, 7)',
            url,
            durationMs: 95_000,
            firstError: lostRunner,
            cause: 'platform',
            platformFault: 'the runner was lost',
            annotations: [{ level: 'failure', message: lostRunner }],
          },
        ],
        history: { ...history, streak: 0, previous: lastGood, lastGood },
      };
    }
    case 'action-required':
      return {
        ...known,
        severity: 'warning',
        run: { ...known.run, conclusion: 'action_required', event: 'pull_request' },
        pr: pullRequest,
        ref: { type: 'pr', name: 'fix-typo', isDefault: false },
      };
    default:
      return { ...known, severity: 'info', run: { ...known.run, conclusion: state } };
  }
}

/** A group of three in a merge queue, red again, while the branch itself is green; one commit changed what the error names. */
export function queueNotification(): Notification {
  const failed = buildNotification('still-failing');
  const queued = (number: number, title: string, author: Person): PullRequest => ({
    number,
    title,
    url: `${site}/pull/${number}`,
    author,
    base: 'main',
    head: 'topic',
    isFork: false,
    isDraft: false,
  });
  const { changes } = failed;
  const [suspect, ...others] = changes?.commits ?? [];
  return {
    ...failed,
    run: { ...failed.run, event: 'merge_group' },
    ...(changes && suspect
      ? { changes: { ...changes, commits: [{ ...suspect, touched: ['src/cart.test.ts'] }, ...others] } }
      : {}),
    actor: { login: 'github-merge-queue[bot]', isBot: true },
    ref: { type: 'queue', name: 'main', url: `${site}/queue/main`, isDefault: false },
    pr: queued(44, 'Round totals to cents', ada),
    mergeQueue: {
      others: [queued(42, 'Show prices with tax', grace), queued(43, 'Charge express delivery', ada)],
      baseRun: pastRun(7, 'success'),
    },
  };
}
