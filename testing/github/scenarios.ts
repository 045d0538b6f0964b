import { failingTest, jobLog } from './logs.ts';
import {
  account,
  annotation,
  type CommitStory,
  type Conclusion,
  comparison,
  type Json,
  job,
  later,
  type PersonStory,
  payloadCommit,
  payloadRepository,
  pull,
  type RunStory,
  SERVER,
  type StepStory,
  sha,
  WORKFLOW,
  workflowRun,
} from './records.ts';
import type { GitHubWorld, StubOptions } from './stub.ts';

/** One story: what GitHub knows, and how the runner starts the action in it. */
export interface Scenario {
  name: string;
  world: GitHubWorld;
  stub: StubOptions;
  /** GITHUB_* variables, without GITHUB_API_URL. */
  env: Record<string, string>;
  /** The event payload. */
  event: Json;
  contexts: { job?: Json; needs?: Json };
  /** The moment at which the mail is made. */
  now: string;
}

export const ada: PersonStory = { login: 'ada', name: 'Ada Lovelace', email: 'ada@contoso.com' };
export const grace: PersonStory = { login: 'grace', name: 'Grace Hopper', email: 'grace@contoso.com' };
export const linus: PersonStory = {
  login: 'linus',
  name: 'Linus Meyer',
  email: '7+linus@users.noreply.github.com',
};
const gitHub: PersonStory = { login: 'web-flow', name: 'GitHub', email: 'noreply@github.com' };

/** The commits of the story, oldest first: the first is green, the second broke the branch. */
export const commits = {
  good: {
    sha: sha('7d0e551'),
    message: 'Show prices with tax (#38)',
    author: grace,
    committer: gitHub,
    date: '2026-11-19T15:10:00Z',
  },
  breaking: {
    sha: sha('b44c01d'),
    message: 'Charge express delivery (#41)\n\nThe fee comes from the carrier now.',
    author: grace,
    committer: gitHub,
    date: '2026-11-20T07:40:00Z',
  },
  second: {
    sha: sha('c58a9be'),
    message: 'Log the carrier’s answer',
    author: linus,
    date: '2026-11-20T08:05:00Z',
  },
  head: {
    sha: sha('a31f9c2'),
    message: 'Round totals to cents\n\nFixes the odd half cent.',
    author: ada,
    date: '2026-11-20T09:00:00Z',
  },
} satisfies Record<string, CommitStory>;

const NOTIFY_JOB = 990_001;
const START = '2026-11-20T09:00:10Z';
const RUN = 9010;

const platforms = ['ubuntu-latest', 'windows-latest', 'macos-latest'];
const versions = ['20', '22', '24', '25'];
const testSteps = (conclusion: Conclusion): StepStory[] => [
  { name: 'Set up job', seconds: 2 },
  { name: 'Run actions/checkout@v5', seconds: 3 },
  { name: 'Run npm ci', seconds: 25 },
  { name: 'Run npm test', seconds: 42, conclusion },
  ...(conclusion === 'success'
    ? []
    : [{ name: 'Upload coverage', seconds: 0, conclusion: 'skipped' as const }]),
  { name: 'Complete job', seconds: 1 },
];

interface JobsStory {
  runId: number;
  sha: string;
  startedAt: string;
  attempt?: number;
  /** Name of the leg that fails. */
  failing?: string;
  firstId: number;
  /** The job that mails is among them, still running. */
  isCurrent?: boolean;
}

/** build, lint, twelve legs of test, and in the current run the job that mails. */
function matrixJobs({
  runId,
  sha: head,
  startedAt,
  attempt = 1,
  failing,
  firstId,
  isCurrent,
}: JobsStory): Json[] {
  const legs = platforms.flatMap((platform) =>
    versions.map((version) => ({ name: `test (${platform}, ${version})`, platform })),
  );
  const shared = { runId, sha: head, attempt };
  return [
    job({
      ...shared,
      id: firstId,
      name: 'build',
      conclusion: 'success',
      startedAt,
      steps: testSteps('success').slice(0, 3),
    }),
    job({
      ...shared,
      id: firstId + 1,
      name: 'lint',
      conclusion: 'success',
      startedAt,
      steps: [{ name: 'Set up job' }, { name: 'Run npm run lint', seconds: 14 }],
    }),
    ...legs.map(({ name, platform }, index) => {
      const conclusion = name === failing ? 'failure' : 'success';
      return job({
        ...shared,
        id: firstId + 2 + index,
        name,
        conclusion,
        startedAt: later(startedAt, 35),
        labels: [platform],
        steps: testSteps(conclusion),
      });
    }),
    ...(isCurrent
      ? [
          job({
            ...shared,
            id: NOTIFY_JOB,
            name: 'notify',
            conclusion: null,
            startedAt: later(startedAt, 120),
            steps: [
              { name: 'Set up job', seconds: 2 },
              { name: 'Send the mail', conclusion: null },
            ],
          }),
        ]
      : []),
  ];
}

const FAILING = 'test (windows-latest, 22)';
/** Place of the failing leg among the jobs of {@link matrixJobs}. */
const FAILING_OFFSET = 2 + 5;

const failingLog = (startedAt: string): string =>
  jobLog(startedAt, [
    {
      name: 'actions/runner',
      seconds: 2,
      lines: ['Current runner version: ‘2.330.0’', 'Secret source: Actions'],
    },
    { name: 'actions/checkout@v5', seconds: 3, lines: ['Syncing repository: contoso/app'] },
    {
      name: 'npm ci',
      script: 'npm ci',
      seconds: 25,
      lines: ['added 412 packages, and audited 413 packages in 21s'],
    },
    { name: 'npm test', script: 'npm test', seconds: 42, lines: failingTest },
    { name: 'Complete job', seconds: 1, lines: ['Cleaning up orphan processes'] },
  ]);

function pastRun(
  number: number,
  conclusion: Conclusion,
  at: string,
  head: CommitStory,
  rest: Partial<RunStory> = {},
): Json {
  return workflowRun({
    id: 9000 + number,
    number,
    conclusion,
    sha: head.sha,
    startedAt: at,
    headCommit: head,
    actor: head.author.login,
    ...rest,
  });
}

function currentRun(rest: Partial<RunStory> = {}): Json {
  return workflowRun({
    id: RUN,
    number: 10,
    conclusion: null,
    sha: commits.head.sha,
    startedAt: START,
    headCommit: commits.head,
    ...rest,
  });
}

function emptyWorld(): GitHubWorld {
  return {
    fullName: 'contoso/app',
    runs: [],
    attempts: [],
    jobs: [],
    logs: {},
    annotations: {},
    comparisons: {},
    commitPulls: {},
    pulls: [],
    files: { '.github/CODEOWNERS': '*            @contoso/shop\n/src/cart.ts  @grace ada@contoso.com\n' },
  };
}

const pushEvent: Json = {
  ref: 'refs/heads/main',
  before: commits.second.sha,
  after: commits.head.sha,
  created: false,
  deleted: false,
  forced: false,
  base_ref: null,
  compare: `${SERVER}/contoso/app/compare/${commits.second.sha}...${commits.head.sha}`,
  commits: [payloadCommit(commits.head)],
  head_commit: payloadCommit(commits.head),
  pusher: { name: 'ada', email: 'ada@contoso.com' },
  repository: payloadRepository(),
  sender: account('ada'),
};

const pushEnv: Record<string, string> = {
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REPOSITORY: 'contoso/app',
  GITHUB_REPOSITORY_ID: '5001',
  GITHUB_REPOSITORY_OWNER: 'contoso',
  GITHUB_SERVER_URL: SERVER,
  GITHUB_RUN_ID: String(RUN),
  GITHUB_RUN_NUMBER: '10',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_JOB: 'notify',
  GITHUB_WORKFLOW: 'CI',
  GITHUB_WORKFLOW_REF: 'contoso/app/.github/workflows/ci.yml@refs/heads/main',
  GITHUB_SHA: commits.head.sha,
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REF_NAME: 'main',
  GITHUB_REF_TYPE: 'branch',
  GITHUB_ACTOR: 'ada',
  GITHUB_TRIGGERING_ACTOR: 'ada',
  RUNNER_NAME: 'GitHub Actions 12',
};

const notifyJob: Json = { status: 'success', check_run_id: NOTIFY_JOB };

function lastJob(
  name: string,
  testResult: string,
  world: Partial<GitHubWorld>,
  rest: Partial<Scenario> = {},
): Scenario {
  return {
    name,
    // A copy: a test may change the world of its story.
    world: structuredClone({ ...emptyWorld(), ...world }),
    stub: {},
    env: { ...pushEnv },
    event: { ...pushEvent },
    contexts: {
      job: notifyJob,
      needs: {
        build: { result: 'success', outputs: {} },
        lint: { result: 'success', outputs: {} },
        test: { result: testResult, outputs: {} },
      },
    },
    now: later(START, 125),
    ...rest,
  };
}

const current: JobsStory = {
  runId: RUN,
  sha: commits.head.sha,
  startedAt: START,
  firstId: 51_000,
  isCurrent: true,
};
const failedJob = current.firstId + FAILING_OFFSET;
const failureRecords = {
  logs: { [failedJob]: failingLog(later(START, 35)) },
  annotations: {
    [failedJob]: [
      annotation({ level: 'warning', message: 'Node.js 20 actions are deprecated.' }),
      annotation({ level: 'failure', message: 'Process completed with exit code 1.', line: 31 }),
      annotation({
        level: 'failure',
        message: 'AssertionError: expected 1290 to be 1240 // Object.is equality',
        path: 'test/cart.test.ts',
        line: 41,
        title: 'cart > adds the delivery fee once',
      }),
    ],
  },
};
const afterGood = [commits.breaking, commits.second, commits.head];
const sinceGood = {
  [`${commits.good.sha}...${commits.head.sha}`]: comparison(commits.good, commits.head.sha, afterGood, [
    'src/cart.ts',
    'src/carrier.ts',
  ]),
};
const goodRun = pastRun(7, 'success', '2026-11-19T15:12:00Z', commits.good);
const headPull = pull({
  number: 44,
  title: 'Round totals to cents',
  author: 'ada',
  head: 'round-totals',
  headSha: commits.head.sha,
});

/** A matrix of twelve with one failing leg, on a branch that was green. */
export function matrixFailure(): Scenario {
  return lastJob('matrix of 12 with one failing', 'failure', {
    runs: [
      pastRun(6, 'success', '2026-11-19T10:00:00Z', commits.good),
      pastRun(9, 'success', '2026-11-20T08:06:00Z', commits.second),
      currentRun(),
    ],
    jobs: [
      ...matrixJobs({ ...current, failing: FAILING }),
      ...matrixJobs({
        runId: 9009,
        sha: commits.second.sha,
        startedAt: '2026-11-20T08:06:00Z',
        firstId: 41_000,
      }),
    ],
    ...failureRecords,
    comparisons: {
      [`${commits.second.sha}...${commits.head.sha}`]: comparison(
        commits.second,
        commits.head.sha,
        [commits.head],
        ['src/cart.ts'],
      ),
    },
    commitPulls: { [commits.head.sha]: [headPull] },
  });
}

/** The same job red for the third time in a row. */
export function stillFailing(): Scenario {
  return lastJob('third red run in a row', 'failure', {
    runs: [
      goodRun,
      pastRun(8, 'failure', '2026-11-20T07:42:00Z', commits.breaking),
      pastRun(9, 'failure', '2026-11-20T08:06:00Z', commits.second),
      currentRun(),
    ],
    jobs: [
      ...matrixJobs({ ...current, failing: FAILING }),
      ...matrixJobs({
        runId: 9009,
        sha: commits.second.sha,
        startedAt: '2026-11-20T08:06:00Z',
        firstId: 41_000,
        failing: FAILING,
      }),
    ],
    ...failureRecords,
    comparisons: sinceGood,
    commitPulls: { [commits.head.sha]: [headPull] },
  });
}

/** Red, then a cancelled run, then green: Jenkins loses this "fixed". */
export function fixedAfterCancelled(): Scenario {
  return lastJob('fixed after a cancelled run', 'success', {
    runs: [
      goodRun,
      pastRun(8, 'failure', '2026-11-20T07:42:00Z', commits.breaking),
      pastRun(9, 'cancelled', '2026-11-20T08:06:00Z', commits.second),
      currentRun(),
    ],
    jobs: [
      ...matrixJobs(current),
      ...matrixJobs({
        runId: 9008,
        sha: commits.breaking.sha,
        startedAt: '2026-11-20T07:42:00Z',
        firstId: 31_000,
        failing: FAILING,
      }),
    ],
    comparisons: sinceGood,
  });
}

/** Green on the second attempt of the same commit. */
export function flakyRerun(): Scenario {
  return lastJob(
    'flaky re-run',
    'success',
    {
      runs: [goodRun, currentRun({ attempt: 2, triggeringActor: 'grace' })],
      attempts: [currentRun({ conclusion: 'failure', seconds: 130 })],
      jobs: [
        ...matrixJobs({ ...current, attempt: 2 }),
        ...matrixJobs({ ...current, attempt: 1, failing: FAILING, firstId: 50_000, isCurrent: false }),
      ],
      comparisons: sinceGood,
    },
    { env: { ...pushEnv, GITHUB_RUN_ATTEMPT: '2', GITHUB_TRIGGERING_ACTOR: 'grace' } },
  );
}

/** Three hundred legs, seven of them red, on three pages. */
export function largeMatrix(): Scenario {
  const legs = (runId: number, firstId: number, redLegs: number): Json[] =>
    Array.from({ length: 300 }, (_, index) => {
      const conclusion = index % 43 === 0 && index / 43 < redLegs ? 'failure' : 'success';
      return job({
        id: firstId + index,
        runId,
        name: `test (${index + 1})`,
        conclusion,
        sha: commits.head.sha,
        startedAt: START,
        steps: testSteps(conclusion),
      });
    });
  const log = failingLog(START);
  return lastJob('300-job matrix', 'failure', {
    runs: [goodRun, pastRun(9, 'failure', '2026-11-20T08:06:00Z', commits.second), currentRun()],
    jobs: [...legs(RUN, 60_000, 7), ...legs(9009, 70_000, 2)],
    logs: Object.fromEntries(Array.from({ length: 7 }, (_, index) => [60_000 + index * 43, log])),
    comparisons: sinceGood,
  });
}

/** The single job of the workflow fails, and mails in its last step. */
export function ownJobFailure(): Scenario {
  const before = job({
    id: 21_000,
    runId: 9007,
    name: 'build',
    conclusion: 'success',
    sha: commits.good.sha,
    startedAt: '2026-11-19T15:12:00Z',
    steps: [{ name: 'Run npm test', seconds: 40 }, { name: 'Send the mail' }],
  });
  const own = (failed: Conclusion | null): Json =>
    job({
      id: NOTIFY_JOB,
      runId: RUN,
      name: 'build',
      conclusion: null,
      sha: commits.head.sha,
      startedAt: START,
      runner: 'GitHub Actions 12',
      steps: [
        { name: 'Set up job', seconds: 2 },
        { name: 'Run npm test', seconds: 40, conclusion: failed },
        { name: 'Send the mail', conclusion: null },
      ],
    });
  return lastJob(
    'own job failed',
    'failure',
    { runs: [goodRun, currentRun()], jobs: [own(null), before], comparisons: sinceGood },
    {
      contexts: { job: { status: 'failure', check_run_id: NOTIFY_JOB } },
      stub: { laterJobs: { [NOTIFY_JOB]: [own('failure')] } },
      env: { ...pushEnv, GITHUB_JOB: 'build' },
    },
  );
}

/** The history was rewritten: the last green commit is gone, so GitHub cannot compare (404). */
export function forcePush(): Scenario {
  const story = stillFailing();
  return {
    ...story,
    name: 'force push',
    world: { ...story.world, comparisons: {} },
    event: { ...pushEvent, forced: true },
  };
}

/** The first run of a new branch. */
export function firstRun(): Scenario {
  const story = matrixFailure();
  const branch = { GITHUB_REF: 'refs/heads/express', GITHUB_REF_NAME: 'express' };
  return {
    ...story,
    name: 'first run on a branch',
    world: { ...story.world, runs: [goodRun, currentRun({ branch: 'express' })], comparisons: {} },
    env: { ...pushEnv, ...branch },
    event: { ...pushEvent, ref: branch.GITHUB_REF, before: '0'.repeat(40), created: true },
  };
}

/** The third red run, with a token that lacks permissions. */
export function withoutPermission(...denied: string[]): Scenario {
  return { ...stillFailing(), name: `without ${denied.join(' and ')}: read`, stub: { denied } };
}

const FORK = { id: 6006, fullName: 'mallory/app', isFork: true };
const forkHead: CommitStory = {
  sha: sha('f0f0f0f'),
  message: 'Add a coupon',
  author: { login: 'mallory', name: 'Mallory', email: 'mallory@example.org' },
};
/** The fork's branch has the name of our default branch, which must not be mixed up with it. */
const forkPullRecord = pull({
  number: 51,
  title: 'Add a coupon',
  author: 'mallory',
  head: 'main',
  headSha: forkHead.sha,
  baseSha: commits.second.sha,
  headRepository: FORK,
});
const forkRun = (rest: Partial<RunStory>): Json =>
  workflowRun({
    id: RUN,
    number: 10,
    conclusion: null,
    sha: forkHead.sha,
    event: 'pull_request',
    title: 'Add a coupon',
    actor: 'mallory',
    startedAt: START,
    headCommit: forkHead,
    headRepository: FORK,
    ...rest,
  });

/** A pull request from a fork: GitHub gives the run no secrets. */
export function forkPull(): Scenario {
  const story = matrixFailure();
  return {
    ...story,
    name: 'fork pull request',
    world: {
      ...story.world,
      runs: [goodRun, pastRun(9, 'failure', '2026-11-20T08:06:00Z', commits.second), forkRun({})],
      comparisons: {
        [`${commits.second.sha}...${forkHead.sha}`]: comparison(commits.second, forkHead.sha, [forkHead]),
      },
    },
    env: {
      ...pushEnv,
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_SHA: sha('3e46e00'),
      GITHUB_REF: 'refs/pull/51/merge',
      GITHUB_REF_NAME: '51/merge',
      GITHUB_HEAD_REF: 'main',
      GITHUB_BASE_REF: 'main',
      GITHUB_ACTOR: 'mallory',
      GITHUB_TRIGGERING_ACTOR: 'mallory',
    },
    event: {
      action: 'synchronize',
      number: 51,
      pull_request: forkPullRecord,
      repository: payloadRepository({ isPrivate: false }),
      sender: account('mallory'),
    },
  };
}

/** The recipe that serves forks: a `workflow_run` workflow about the fork's failed run. */
export function forkWorkflowRun(): Scenario {
  const story = forkPull();
  const failed = forkRun({ conclusion: 'failure', seconds: 120 });
  return {
    ...story,
    name: 'fork pull request through workflow_run',
    world: {
      ...story.world,
      runs: [goodRun, failed],
      jobs: matrixJobs({ ...current, sha: forkHead.sha, failing: FAILING, isCurrent: false }),
      pulls: [forkPullRecord],
    },
    env: {
      ...pushEnv,
      GITHUB_EVENT_NAME: 'workflow_run',
      GITHUB_RUN_ID: '9999',
      GITHUB_RUN_NUMBER: '77',
      GITHUB_WORKFLOW: 'Notify',
      GITHUB_WORKFLOW_REF: 'contoso/app/.github/workflows/notify.yml@refs/heads/main',
      GITHUB_SHA: sha('d3fa017'),
    },
    event: {
      action: 'completed',
      workflow: { ...WORKFLOW, node_id: 'W_4242', state: 'active' },
      workflow_run: failed,
      repository: payloadRepository({ isPrivate: false }),
      sender: account('mallory'),
    },
    contexts: { job: notifyJob },
  };
}

export const scenarios: readonly (() => Scenario)[] = [
  matrixFailure,
  stillFailing,
  fixedAfterCancelled,
  flakyRerun,
  largeMatrix,
  ownJobFailure,
  forcePush,
  firstRun,
  forkPull,
  forkWorkflowRun,
];
