/**
 * The data model: what happened, as plain data. It is public contract: users' templates see exactly these
 * names (docs/templates.md). Every optional part may be absent; a template must render without it.
 *
 * Times are ISO 8601 strings in UTC, durations are milliseconds (`…Ms`), URLs are built from the server's own
 * URL and ids, never copied from untrusted text. Strings hold text as GitHub gave it, already free of control and
 * bidirectional-override characters ({@link ./text.ts}); they are escaped where they are placed, not here.
 */

export type Kind = 'build' | 'release' | 'deployment' | 'digest' | 'message';

/** GitHub's `conclusion` vocabulary for runs, jobs and steps (REST "list workflow runs"). */
export type Conclusion =
  | 'success'
  | 'failure'
  | 'neutral'
  | 'cancelled'
  | 'skipped'
  | 'timed_out'
  | 'action_required'
  | 'stale'
  | 'startup_failure';

/** What a run means to its readers, given what came before it. */
export type BuildState =
  | 'failed'
  | 'still-failing'
  | 'fixed'
  | 'flaky'
  | 'success'
  | 'cancelled'
  | 'timed-out'
  | 'startup-failure'
  | 'action-required'
  | 'skipped'
  | 'neutral'
  | 'stale';

export type ReleaseState = 'published' | 'prereleased' | 'edited' | 'drafted';
export type DeploymentState =
  | 'started'
  | 'waiting'
  | 'succeeded'
  | 'failed'
  | 'error'
  | 'inactive'
  | 'rolled-back';
/** `unread`: GitHub could not be asked, so nothing is known. */
export type DigestState = 'red' | 'green' | 'quiet' | 'unread';
export type State = BuildState | ReleaseState | DeploymentState | DigestState | 'message';

/** Decides the color of the banner; never the only carrier of meaning. */
export type Severity = 'error' | 'warning' | 'good' | 'info';

export interface Person {
  /** GitHub login, when known. */
  login?: string;
  /** Name as written in the commit or profile. */
  name?: string;
  /** Address as written in the commit. Never shown in a mail; only used to resolve recipients. */
  email?: string;
  url?: string;
  isBot: boolean;
}

export interface Repository {
  id: number;
  owner: string;
  /** Short name: `app`. */
  name: string;
  /** `contoso/app`. */
  fullName: string;
  url: string;
  isPrivate: boolean;
  defaultBranch: string;
}

export interface Workflow {
  id?: number;
  name: string;
  /** Path inside the repository, `.github/workflows/ci.yml`. */
  path?: string;
  url?: string;
}

export interface Run {
  id: number;
  number: number;
  attempt: number;
  url: string;
  /** `display_title`: the run-name, commit or PR title. */
  title?: string;
  event: string;
  startedAt?: string;
  finishedAt?: string;
  durationMs?: number;
  conclusion: Conclusion;
  /** False while the run that this step belongs to is still going. */
  isFinal: boolean;
}

export interface Ref {
  type: 'branch' | 'tag' | 'pr';
  /** Branch or tag name; for a pull request its head branch. */
  name: string;
  url?: string;
  isDefault: boolean;
}

export interface PullRequest {
  number: number;
  title: string;
  url: string;
  author?: Person;
  base: string;
  head: string;
  isFork: boolean;
  isDraft: boolean;
}

export interface Commit {
  sha: string;
  shortSha: string;
  url: string;
  /** First line of the message. */
  title: string;
  /** The rest of the message. */
  body: string;
  author: Person;
  committer?: Person;
  date?: string;
  pr?: { number: number; title: string; url: string };
}

/**
 * The job that a mail is about where it does not speak for the run: the step was placed in a job among others. State and
 * history are then those of this job.
 */
export interface OwnJob {
  /** Display name; the job id (`GITHUB_JOB`) where GitHub did not tell the name. */
  name: string;
  /** Names of the other jobs of the run that had failed by then. */
  othersFailed: string[];
  /** Names of the other jobs that were still queued or running. A job whose `needs` are not met yet may be missing. */
  othersUnfinished: string[];
}

/** Commits between the last good run (or last release, or last deployment) and this one. */
export interface Changes {
  base: string;
  head: string;
  compareUrl: string;
  /** Number of commits in the range, which may be more than `commits` holds. */
  count: number;
  /** Newest first. */
  commits: Commit[];
  /** Authors of the whole range as far as known, without bots, in order of appearance. */
  authors: Person[];
  /** Where the list comes from: `push` when no last green run could be compared. */
  source: 'compare' | 'push';
  /** Said to the reader when the range is not simply "since last green", e.g. after a force push. */
  note?: string;
}

export interface Step {
  number: number;
  name: string;
  conclusion: Conclusion;
  durationMs?: number;
  url: string;
}

export interface Job {
  id?: number;
  /** Display name: `test (ubuntu, 7)`. */
  name: string;
  /** Name without the matrix values: `test`. */
  group: string;
  /** Matrix values: `ubuntu, 7`; empty when the job is no matrix leg. */
  matrix: string;
  conclusion: Conclusion;
  /** Failed, but did not fail the run (`continue-on-error`). */
  isAllowedToFail: boolean;
  /** Against the previous run of the branch; absent when there is none to compare with. */
  change?: 'new-failure' | 'still-failing' | 'repaired';
  durationMs?: number;
  url?: string;
  runner?: string;
  failedSteps: Step[];
}

/** Jobs that differ only by their matrix values, folded into one line. */
export interface JobGroup {
  name: string;
  total: number;
  ok: number;
  failed: number;
  allowedToFail: number;
  cancelled: number;
  skipped: number;
  /** Sum of the job durations that are known. */
  durationMs?: number;
  /** Worst conclusion of the group. */
  conclusion: Conclusion;
}

export interface Jobs {
  total: number;
  ok: number;
  failed: number;
  allowedToFail: number;
  cancelled: number;
  skipped: number;
  list: Job[];
  groups: JobGroup[];
  /** True when only `needs` is known: job ids and results, no steps, no durations. */
  isPartial: boolean;
}

export interface LogLine {
  text: string;
  /** `gap` stands for lines left out; its text says how many. */
  tone: 'plain' | 'command' | 'error' | 'warning' | 'soft' | 'gap';
}

export interface LogExcerpt {
  lines: LogLine[];
  /** Lines of the step in the whole log. */
  totalLines: number;
  isCut: boolean;
}

export interface Annotation {
  level: 'failure' | 'warning' | 'notice';
  title?: string;
  message: string;
  path?: string;
  line?: number;
  url?: string;
}

/** A failed job, expanded: the step, what it printed, where in the code. At most three are expanded. */
export interface Failure {
  job: string;
  step?: string;
  /** Lands on the failing step; the job's page where no step is known. */
  url: string;
  durationMs?: number;
  firstError?: string;
  /** `firstError` is the last thing that the log said: nothing there had the shape of an error. */
  isFirstErrorGuess?: boolean;
  log?: LogExcerpt;
  annotations: Annotation[];
  isNew?: boolean;
}

export interface PastRun {
  id: number;
  number: number;
  url: string;
  sha: string;
  conclusion: Conclusion;
  at: string;
}

export interface History {
  previous?: PastRun;
  lastGood?: PastRun;
  /** First red run of the current or just ended streak. */
  firstBad?: PastRun;
  /** Red runs in a row: counting this one when it is red, else those just ended. */
  streak: number;
  /** How long the branch is, or was, red. */
  redForMs?: number;
  /** Success rate of the last finished runs, 0 to 1. */
  successRate?: number;
  isFirstRun: boolean;
  /** A newer run of the same branch has already finished. */
  isSuperseded: boolean;
  /** The list of runs did not reach back to the start of the streak; `streak` and `redForMs` are at least that much. */
  isCut: boolean;
}

export interface People {
  /** Authors between the last green and the first red run. */
  culprits: Person[];
  /** Author of the commit that ran. */
  author?: Person;
  /** Authors and committers of all commits since the last green run. */
  committers: Person[];
  /** Who pushed, dispatched or re-ran. */
  requester?: Person;
  prAuthor?: Person;
  /** Code owners of the files that the annotations and changes name, as written: `@login`, `@org/team`, address. */
  codeowners: string[];
}

export interface TestCase {
  suite: string;
  name: string;
  message?: string;
  file?: string;
  line?: number;
  durationMs?: number;
  isNew?: boolean;
}

export interface Tests {
  total: number;
  /** Flaky tests included. */
  passed: number;
  failed: number;
  skipped: number;
  /** Tests that failed first and passed when they were run again. */
  flaky: number;
  durationMs?: number;
  failures: TestCase[];
  /** Failures beyond those listed. */
  more: number;
  /** Flaky tests by name, at most 20. */
  flakyTests: TestCase[];
  /** Reports that were read. */
  files: number;
}

export interface Asset {
  name: string;
  url: string;
  size: number;
  digest?: string;
}

export interface Release {
  tag: string;
  name: string;
  url: string;
  /** Markdown as the author wrote it: untrusted, rendered with raw HTML off. */
  notes: string;
  isNotesCut: boolean;
  isPrerelease: boolean;
  isDraft: boolean;
  author?: Person;
  publishedAt?: string;
  assets: Asset[];
  previousTag?: string;
  compareUrl?: string;
}

export interface Deployment {
  id?: number;
  environment: string;
  /** Tag, version or short sha. */
  version: string;
  url?: string;
  logUrl?: string;
  description?: string;
  sha: string;
  ref: string;
  creator?: Person;
  approvedBy: Person[];
  isProduction: boolean;
  previous?: { sha: string; at: string; url?: string };
}

export interface DigestWorkflow {
  name: string;
  branch: string;
  url: string;
  state: 'red' | 'green' | 'recovered' | 'flaky';
  runs: number;
  failed: number;
  redSince?: string;
  /** 0 to 1. */
  successRate: number;
  successRateBefore?: number;
  p50Ms?: number;
  p95Ms?: number;
  p50BeforeMs?: number;
  /** Conclusions of the period, oldest first, for the bar. */
  bar: ('ok' | 'bad' | 'other')[];
}

export interface Digest {
  from: string;
  to: string;
  workflows: DigestWorkflow[];
  slowestJobs: { name: string; workflow: string; durationMs: number; url: string }[];
  red: number;
  flaky: number;
  green: number;
  recovered: number;
  runs: number;
  isCut: boolean;
}

/** A section that the mail would have had, and why it has not; said to the reader. */
export interface Missing {
  section:
    | 'run'
    | 'history'
    | 'jobs'
    | 'log'
    | 'annotations'
    | 'changes'
    | 'pr'
    | 'people'
    | 'tests'
    | 'template'
    | 'digest'
    | 'attachments';
  reason: string;
  /** What would bring it back, continuing "To see it, …": add `permissions: actions: read`. */
  fix?: string;
}

/** Everything a mail can be made of. `kind` says which of the optional parts to expect. */
export interface Notification {
  kind: Kind;
  state: State;
  /** State of the previous comparable run, when known. */
  previousState?: BuildState;
  severity: Severity;
  repo: Repository;
  workflow: Workflow;
  run: Run;
  actor?: Person;
  ref: Ref;
  pr?: PullRequest;
  commit?: Commit;
  changes?: Changes;
  jobs?: Jobs;
  /** Absent where the mail speaks for the whole run. */
  ownJob?: OwnJob;
  failures: Failure[];
  tests?: Tests;
  history?: History;
  people: People;
  release?: Release;
  deployment?: Deployment;
  digest?: Digest;
  /** Inputs of a workflow_dispatch; values of names like `token` or `password` are hidden. */
  inputs: Record<string, string>;
  /** The user's own `fields` input. */
  fields: Record<string, string>;
  missing: Missing[];
}
