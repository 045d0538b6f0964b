import type {
  BuildState,
  Commit,
  Conclusion,
  DeploymentState,
  DigestWorkflow,
  Failure,
  Job,
  JobGroup,
  Jobs,
  Notification,
  PastRun,
  Person,
  ReleaseState,
} from '../../src/notification/notification.ts';

const site = 'https://github.com/contoso/app';
const grace: Person = { name: 'Grace Hopper', login: 'grace', email: 'grace@contoso.example', isBot: false };
const ada: Person = { name: 'Ada Lovelace', login: 'ada', email: 'ada@contoso.example', isBot: false };

/** Two minutes after the run of the fixtures ended. */
export const now = '2026-03-04T09:24:12Z';

function commit(sha: string, title: string, author: Person, pr?: number): Commit {
  return {
    sha: sha.padEnd(40, '0'),
    shortSha: sha,
    url: `${site}/commit/${sha.padEnd(40, '0')}`,
    title,
    body: '',
    author,
    date: '2026-03-04T07:10:00Z',
    ...(pr === undefined
      ? {}
      : { pr: { number: pr, title: title.replace(/ \(#\d+\)$/, ''), url: `${site}/pull/${pr}` } }),
  };
}

function pastRun(number: number, conclusion: Conclusion, at: string, sha = '77b0d14'): PastRun {
  return {
    id: 9000 + number,
    number,
    url: `${site}/actions/runs/${9000 + number}`,
    sha: sha.padEnd(40, '0'),
    conclusion,
    at,
  };
}

function group(
  name: string,
  counts: Partial<JobGroup>,
  conclusion: Conclusion,
  durationMs?: number,
): JobGroup {
  const sum = { ok: 0, failed: 0, allowedToFail: 0, cancelled: 0, skipped: 0, ...counts };
  const total = sum.ok + sum.failed + sum.allowedToFail + sum.cancelled + sum.skipped;
  return { name, ...sum, total, conclusion, ...(durationMs === undefined ? {} : { durationMs }) };
}

function jobs(groups: JobGroup[], list: Job[] = [], isPartial = false): Jobs {
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

function failedJob(name: string, step: string, change: Job['change'] = 'still-failing'): Job {
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

const testFailure: Failure = {
  job: 'test (ubuntu, 7)',
  step: 'Run tests',
  url: `${site}/actions/runs/9010/job/606#step:4:1`,
  durationMs: 48_000,
  firstError: 'AssertionError: expected 0 to equal 1',
  isNew: false,
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

const lintFailure: Failure = {
  job: 'lint',
  step: 'Check formatting and types of every package in the workspace',
  url: `${site}/actions/runs/9010/job/607#step:5:1`,
  durationMs: 21_000,
  firstError: "Type 'number | undefined' is not assignable to type 'number'.",
  isNew: true,
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

const base: Notification = {
  kind: 'build',
  state: 'failed',
  severity: 'error',
  repo: {
    id: 4711,
    owner: 'contoso',
    name: 'app',
    fullName: 'contoso/app',
    url: site,
    isPrivate: true,
    defaultBranch: 'main',
  },
  workflow: { id: 71, name: 'CI', path: '.github/workflows/ci.yml', url: `${site}/actions/workflows/ci.yml` },
  run: {
    id: 9010,
    number: 10,
    attempt: 1,
    url: `${site}/actions/runs/9010`,
    title: 'Round totals to cents',
    event: 'push',
    startedAt: '2026-03-04T09:14:00Z',
    finishedAt: '2026-03-04T09:22:12Z',
    durationMs: 492_000,
    conclusion: 'failure',
    isFinal: false,
  },
  actor: ada,
  ref: { type: 'branch', name: 'main', url: `${site}/tree/main`, isDefault: true },
  failures: [],
  people: { culprits: [], committers: [], codeowners: [] },
  inputs: {},
  fields: {},
  missing: [],
};

const changes = {
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

const groupsRed = [
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
            annotations: [],
          },
        ],
        history: { ...history, lastGood },
      };
    case 'startup-failure':
      return { ...known, run: { ...known.run, conclusion: 'startup_failure', durationMs: 1000 } };
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

const pullRequest = {
  number: 12,
  title: 'Round totals to cents',
  url: `${site}/pull/12`,
  author: grace,
  base: 'main',
  head: 'grace/round-totals',
  isFork: true,
  isDraft: false,
};

/** Only `needs` is known: no token, no history, no steps. */
export function bareNotice(): Notification {
  const { actor: _, ...rest } = base;
  const plain = (name: string, conclusion: Conclusion): Job => ({
    name,
    group: name,
    matrix: '',
    conclusion,
    isAllowedToFail: false,
    failedSteps: [],
  });
  const { startedAt: _s, finishedAt: _f, durationMs: _d, title: _t, ...run } = base.run;
  return {
    ...rest,
    run,
    jobs: jobs(
      [
        group('lint', { ok: 1 }, 'success'),
        group('test', { failed: 1 }, 'failure'),
        group('build', { failed: 1 }, 'failure'),
      ],
      [plain('lint', 'success'), plain('test', 'failure'), plain('build', 'failure')],
      true,
    ),
    missing: [
      {
        section: 'jobs',
        reason: 'Steps, times and logs could not be read.',
        fix: 'permissions: actions: read',
      },
      {
        section: 'changes',
        reason: 'The commits since the last green run could not be read.',
        fix: 'permissions: contents: read',
      },
    ],
  };
}

/** Nothing at all is known but that the run failed. */
export function emptyNotice(): Notification {
  const { actor: _, ...rest } = base;
  return rest;
}

/** Several failures, failed tests, dispatch inputs, fields: every section at once. */
export function fullNotice(): Notification {
  const red = buildNotification('still-failing');
  return {
    ...red,
    ref: { type: 'pr', name: 'grace/round-totals', isDefault: false },
    pr: pullRequest,
    run: { ...red.run, event: 'pull_request', attempt: 2 },
    failures: [testFailure, lintFailure],
    jobs: jobs(
      [group('lint', { failed: 1 }, 'failure', 21_000), ...groupsRed.filter((one) => one.name !== 'lint')],
      [
        failedJob('test (ubuntu, 7)', 'Run tests'),
        failedJob('lint', 'Check', 'new-failure'),
        failedJob('docs', 'Build the handbook', 'new-failure'),
      ],
    ),
    tests: {
      total: 412,
      passed: 409,
      failed: 2,
      skipped: 1,
      durationMs: 38_400,
      failures: [
        {
          suite: 'cart',
          name: 'parses an empty cart',
          message: 'expected 0 to equal 1',
          file: 'src/cart.test.ts',
          line: 42,
          isNew: true,
        },
        {
          suite: 'cart › totals',
          name: 'rounds half a cent to the even one',
          message: 'expected 2.5 to be 2',
          isNew: false,
        },
      ],
      more: 4,
      files: 31,
    },
    inputs: { environment: 'staging', dry: 'true' },
    fields: {
      Runbook: 'https://wiki.contoso.example/runbooks/ci',
      'On call': 'Team Checkout, extension 4711',
    },
    missing: [
      {
        section: 'annotations',
        reason: 'Annotations of the job "docs" could not be read.',
        fix: 'permissions: checks: read',
      },
    ],
  };
}

/** Much of everything, and long: the mail that has to shed. */
export function hugeNotice(): Notification {
  const full = fullNotice();
  const log = Array.from({ length: 60 }, (_, index) => ({
    text: `${String(index).padStart(4)} | error in "module-${index}": ${'überlänge '.repeat(20)}`,
    tone: index % 3 === 0 ? ('error' as const) : ('plain' as const),
  }));
  const groups = Array.from({ length: 90 }, (_, index) =>
    group(
      `integration-${index}`,
      index % 9 === 0 ? { failed: 1 } : { ok: 4 },
      index % 9 === 0 ? 'failure' : 'success',
      60_000,
    ),
  );
  return {
    ...full,
    failures: [testFailure, lintFailure, testFailure].map((failure, index) => ({
      ...failure,
      job: `integration-${index}`,
      annotations: Array.from({ length: 10 }, () => ({
        level: 'failure' as const,
        message: 'x < y && "z" '.repeat(30),
      })),
      log: { lines: log, totalLines: 90_000, isCut: true },
    })),
    jobs: jobs(
      groups,
      groups.filter((one) => one.failed > 0).map((one) => failedJob(one.name, 'Run')),
    ),
    changes: {
      ...changes,
      count: 180,
      commits: Array.from({ length: 40 }, (_, index) =>
        commit(`${index}abcdef`.slice(0, 7), `Änderung ${index}: ${'lang '.repeat(30)}`, grace, index),
      ),
    },
    fields: Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`field ${index}`, 'wert '.repeat(80)]),
    ),
  };
}

const notes = `## What is new

- Totals are rounded to cents (#12) by @grace
- **Faster** start: 1.2 s → 0.4 s
- [x] Works offline

| Platform | File | Size |
|---|---|---|
| Linux | \`app-linux-x64\` | 42 MB |
| macOS | \`app-darwin-arm64\` | 39 MB |

> Needs Node 24.

\`\`\`sh
npm install -g app@1.4.0
\`\`\`

![Screenshot](https://example.com/shot.png) <img src=x onerror=alert(1)> [more](javascript:alert(1))

**Full list**: https://github.com/contoso/app/compare/v1.3.9...v1.4.0
`;

export function releaseNotice(state: ReleaseState): Notification {
  return {
    ...base,
    kind: 'release',
    state,
    severity: state === 'published' ? 'good' : 'info',
    run: { ...base.run, event: 'release', conclusion: 'success' },
    ref: { type: 'tag', name: 'v1.4.0', isDefault: false },
    release: {
      tag: 'v1.4.0',
      name: 'App 1.4 “Halley”',
      url: `${site}/releases/tag/v1.4.0`,
      notes,
      isNotesCut: state === 'edited',
      isPrerelease: state === 'prereleased',
      isDraft: state === 'drafted',
      author: grace,
      publishedAt: '2026-03-04T09:20:00Z',
      assets: [
        {
          name: 'app-linux-x64.tar.gz',
          url: `${site}/releases/download/v1.4.0/app-linux-x64.tar.gz`,
          size: 42_133_504,
          digest: 'sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
        },
        { name: 'checksums.txt', url: `${site}/releases/download/v1.4.0/checksums.txt`, size: 812 },
      ],
      previousTag: 'v1.3.9',
      compareUrl: `${site}/compare/v1.3.9...v1.4.0`,
    },
  };
}

export function deploymentNotice(state: DeploymentState): Notification {
  const hasFailed = state === 'failed' || state === 'error';
  return {
    ...base,
    kind: 'deployment',
    state,
    severity: hasFailed
      ? 'error'
      : state === 'succeeded'
        ? 'good'
        : state === 'waiting' || state === 'rolled-back'
          ? 'warning'
          : 'info',
    run: { ...base.run, event: 'deployment_status', conclusion: hasFailed ? 'failure' : 'success' },
    workflow: { name: 'Deploy' },
    commit: commit('a31f9c2', 'Round totals to cents (#12)', grace, 12),
    changes:
      state === 'rolled-back'
        ? {
            ...changes,
            note: 'This commit is older than the one before: these commits are not part of it.',
          }
        : changes,
    failures: hasFailed
      ? [
          {
            ...testFailure,
            job: 'deploy',
            step: 'Swap slots',
            firstError: 'The health check answered 503 for two minutes',
            annotations: [],
          },
        ]
      : [],
    deployment: {
      id: 5,
      environment: 'production',
      version: '1.4.0',
      url: 'https://app.contoso.example/',
      logUrl: `${site}/actions/runs/9010/job/620`,
      description: 'Blue slot, 3 instances.',
      sha: 'a31f9c2'.padEnd(40, '0'),
      ref: 'main',
      creator: ada,
      approvedBy: [grace],
      isProduction: true,
      previous: { sha: '77b0d14'.padEnd(40, '0'), at: '2026-02-25T15:02:00Z', url: `${site}/commit/77b0d14` },
    },
  };
}

function workflow(
  name: string,
  state: DigestWorkflow['state'],
  pattern: string,
  extra: Partial<DigestWorkflow> = {},
): DigestWorkflow {
  const bar = Array.from(
    pattern,
    (one) => ({ o: 'ok', x: 'bad', '-': 'other' })[one] as 'ok' | 'bad' | 'other',
  );
  const failed = bar.filter((one) => one === 'bad').length;
  return {
    name,
    branch: 'main',
    url: `${site}/actions/workflows/${encodeURIComponent(name.toLowerCase())}.yml`,
    state,
    runs: bar.length,
    failed,
    successRate: bar.length === 0 ? 1 : (bar.length - failed) / bar.length,
    bar,
    ...extra,
  };
}

export function digestNotice(state: 'red' | 'green' | 'quiet'): Notification {
  const red = state === 'red';
  const workflows =
    state === 'quiet'
      ? []
      : [
          ...(red
            ? [
                workflow('CI', 'red', 'ooooooxoooxxoooooooooxxxx', {
                  redSince: '2026-03-03T22:10:00Z',
                  successRateBefore: 0.97,
                  p50Ms: 492_000,
                  p95Ms: 760_000,
                  p50BeforeMs: 371_000,
                }),
                workflow('Nightly', 'flaky', 'oxoo-ox', { successRateBefore: 0.71, p50Ms: 2_712_000 }),
                workflow('Docs', 'recovered', 'xxxoo', { p50Ms: 44_000 }),
              ]
            : []),
          workflow('Release', 'green', 'oo', { p50Ms: 221_000 }),
          workflow('CodeQL', 'green', 'ooooooo', { successRateBefore: 1, p50Ms: 301_000, p95Ms: 340_000 }),
        ];
  return {
    ...base,
    kind: 'digest',
    state,
    severity: red ? 'error' : state === 'green' ? 'good' : 'info',
    run: { ...base.run, event: 'schedule', conclusion: 'success' },
    workflow: { name: 'Weekly digest' },
    digest: {
      from: '2026-02-25T00:00:00Z',
      to: '2026-03-04T00:00:00Z',
      workflows,
      slowestJobs:
        state === 'quiet'
          ? []
          : [
              {
                name: 'e2e (firefox)',
                workflow: 'CI',
                durationMs: 1_210_000,
                url: `${site}/actions/runs/9003/job/1`,
              },
              {
                name: 'analyze (java-kotlin)',
                workflow: 'CodeQL',
                durationMs: 301_000,
                url: `${site}/actions/runs/9004/job/2`,
              },
            ],
      red: red ? 1 : 0,
      flaky: red ? 1 : 0,
      recovered: red ? 1 : 0,
      green: state === 'quiet' ? 0 : 2,
      runs: workflows.reduce((sum, one) => sum + one.runs, 0),
      isCut: false,
    },
  };
}

/** GitHub could not be asked: nothing was counted. */
export function unreadDigestNotice(): Notification {
  const { digest: _, ...rest } = digestNotice('quiet');
  const reason = 'The token has no permission `actions: read`.';
  return {
    ...rest,
    state: 'unread',
    severity: 'warning',
    missing: [{ section: 'digest', reason, fix: 'permissions: actions: read' }],
  };
}

/** A digest of one run: its rows are jobs, their bars the legs of a matrix. */
export function jobDigestNotice(): Notification {
  const page = `${site}/actions/runs/9010`;
  const job = (
    name: string,
    state: DigestWorkflow['state'],
    pattern: string,
    extra: Partial<DigestWorkflow> = {},
  ) => ({ ...workflow(name, state, pattern), url: page, ...extra });
  const workflows = [
    job('test', 'red', 'oooooxooxooo', { url: `${page}/job/606`, p50Ms: 92_000, p95Ms: 141_000 }),
    job('lint', 'red', 'x', { url: `${page}/job/607` }),
    job('e2e', 'recovered', 'oo', { p50Ms: 180_000 }),
    job('build', 'green', 'ooo', { p50Ms: 50_000 }),
    job('docs', 'green', 'o', { p50Ms: 21_000 }),
    job('deploy', 'green', '-'),
  ];
  const notification = digestNotice('red');
  return {
    ...notification,
    run: { ...base.run },
    workflow: base.workflow,
    digest: {
      from: '2026-03-04T09:14:00Z',
      to: '2026-03-04T09:22:12Z',
      workflows,
      slowestJobs: [
        { name: 'e2e (firefox)', workflow: 'e2e', durationMs: 180_000, url: `${page}/job/611` },
        { name: 'test (windows, 8)', workflow: 'test', durationMs: 141_000, url: `${page}/job/608` },
      ],
      red: 2,
      flaky: 0,
      recovered: 1,
      green: 3,
      runs: 20,
      isCut: false,
    },
  };
}

/** Files that did not fit, and GitHub out of reach: what is said of parts that the mail has not. */
export function missingNotice(): Notification {
  const notification = buildNotification('still-failing');
  const unreachable = 'GitHub could not be reached.';
  const artifacts = `look among the artifacts of the run: ${notification.run.url}#artifacts`;
  return {
    ...notification,
    missing: [
      { section: 'run', reason: unreachable },
      { section: 'history', reason: unreachable },
      { section: 'jobs', reason: unreachable },
      {
        section: 'annotations',
        reason: 'The token has no permission `checks: read`.',
        fix: 'permissions: checks: read',
      },
      { section: 'attachments', reason: `big.zip does not fit into a mail of 10 MB; ${artifacts}` },
      { section: 'attachments', reason: `traces.tar does not fit into a mail of 10 MB; ${artifacts}` },
    ],
  };
}

export function messageNotice(): Notification {
  return {
    ...base,
    kind: 'message',
    state: 'message',
    severity: 'info',
    run: { ...base.run, conclusion: 'success' },
  };
}

/** Markdown and Liquid as a user would write them into `body`. */
export const messageBody = `Hello team,

the import **{{ fields.job }}** of \`{{ ref.name }}\` ended after {{ run.durationMs | duration }}.

| Table | Rows |
|---|---:|
| customers | 12 480 |
| orders | 98 213 |

- [x] checked by {{ actor.name }}
- [ ] archive the files

The run is at {{ run.url }}.
`;

const buildStates: BuildState[] = [
  'failed',
  'still-failing',
  'fixed',
  'flaky',
  'success',
  'cancelled',
  'timed-out',
  'startup-failure',
  'action-required',
  'skipped',
  'neutral',
  'stale',
];
const releaseStates: ReleaseState[] = ['published', 'prereleased', 'edited', 'drafted'];
const deploymentStates: DeploymentState[] = [
  'started',
  'waiting',
  'succeeded',
  'failed',
  'error',
  'inactive',
  'rolled-back',
];

/** One mail of the gallery. */
export interface Sample {
  name: string;
  notification: Notification;
  /** The user's own texts, where the sample has some. */
  subject?: string;
  body?: string;
  html?: string;
}

/** Every kind in every state, and the extremes: everything known, nothing known, far too much known. */
export const samples: readonly Sample[] = [
  ...buildStates.map((state) => ({ name: `build-${state}`, notification: buildNotification(state) })),
  { name: 'build-full', notification: fullNotice() },
  { name: 'build-bare', notification: bareNotice() },
  { name: 'build-empty', notification: emptyNotice() },
  { name: 'build-huge', notification: hugeNotice() },
  { name: 'build-missing', notification: missingNotice() },
  ...releaseStates.map((state) => ({ name: `release-${state}`, notification: releaseNotice(state) })),
  ...deploymentStates.map((state) => ({
    name: `deployment-${state}`,
    notification: deploymentNotice(state),
  })),
  ...(['red', 'green', 'quiet'] as const).map((state) => ({
    name: `digest-${state}`,
    notification: digestNotice(state),
  })),
  { name: 'digest-unread', notification: unreadDigestNotice() },
  { name: 'digest-run', notification: jobDigestNotice() },
  {
    name: 'message',
    notification: { ...messageNotice(), fields: { job: 'customers-eu' } },
    subject: 'Import {{ fields.job }} finished',
    body: messageBody,
  },
  {
    name: 'build-body',
    notification: buildNotification('failed'),
    body: 'Please look at **{{ failures[0].step }}** first.\n\n{{ run.url }}',
  },
];
