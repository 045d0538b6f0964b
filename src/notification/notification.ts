import type { Cause, Failure, History, Jobs, PastRun, Tests } from './run-details.ts';
import type { BuildState, Conclusion, Kind, Severity, State } from './states.ts';

export type * from './run-details.ts';
export type * from './states.ts';

/**
 * The data model: what happened, as plain data. It is public contract: users' templates see exactly these
 * names (docs/templates.md). Every optional part may be absent; a template must render without it.
 *
 * Times are ISO 8601 strings in UTC, durations are milliseconds (`…Ms`), URLs are built from the server's own
 * URL and ids, never copied from untrusted text. Strings hold text as GitHub gave it, already free of control and
 * bidirectional-override characters ({@link ./clean-text.ts}); they are escaped where they are placed, not here.
 */

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
  type: 'branch' | 'tag' | 'pr' | 'queue';
  /** Branch or tag name; for a pull request its head branch, for a merge queue the branch that it merges into. */
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

/** What a run in a merge queue is about, besides the pull request that it is named after. */
export interface MergeQueue {
  /** The other pull requests of the group, oldest first. */
  others: PullRequest[];
  /** How the workflow went last on the branch that the queue merges into; only for red runs, where it is known. */
  baseRun?: PastRun;
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
  /** Files that the error names and this commit changed; only where there are some. */
  touched?: string[];
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
  /** Those that changed what the error names, then the others; newest first. */
  commits: Commit[];
  /** Authors of the whole range as far as known, without bots, in order of appearance. */
  authors: Person[];
  /** Where the list comes from: `push` when no last green run could be compared. */
  source: 'compare' | 'push';
  /** Said to the reader when the range is not simply "since last green", e.g. after a force push. */
  note?: string;
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
  /** Authors of the other pull requests of a merge group. */
  groupAuthors?: Person[];
  /** Code owners of the files that the annotations and changes name, as written: `@login`, `@org/team`, address. */
  codeowners: string[];
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
  /** Of the `release` event, such as `published`; undefined for a release that was found by its tag. */
  action?: string;
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

/** A workflow that is meant to run and does not. */
export interface MissedWorkflow {
  name: string;
  /** `nightly.yml`. */
  file: string;
  url: string;
  why: 'did-not-run' | 'unusable' | 'disabled-by-inactivity' | 'disabled-by-hand';
  /** False for what was disabled by hand before the period. */
  isNews: boolean;
  /** As the file has them: `17 3 * * * (Europe/Berlin)`. */
  schedules: string[];
  /** Times at which it was due and did not run, counted up to 100. */
  slots: number;
  firstMissed?: string;
  /** Start of the newest scheduled run. */
  lastRun?: string;
}

export interface Digest {
  /** What its rows are: the workflows of a period, or the jobs of one run. */
  of: 'workflows' | 'jobs';
  from: string;
  to: string;
  workflows: DigestWorkflow[];
  slowestJobs: { name: string; workflow: string; durationMs: number; url: string }[];
  red: number;
  flaky: number;
  green: number;
  recovered: number;
  /** Jobs of one run that neither passed nor failed; 0 for workflows, where such runs make no row. */
  undecided: number;
  runs: number;
  isCut: boolean;
  /** Empty for the jobs of one run. */
  missed: MissedWorkflow[];
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
    | 'schedules'
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
  mergeQueue?: MergeQueue;
  commit?: Commit;
  changes?: Changes;
  jobs?: Jobs;
  /** Absent where the mail speaks for the whole run. */
  ownJob?: OwnJob;
  failures: Failure[];
  /** Of a red build: `code` if any of its failures is or a test fails that did not before, `platform` if all failures are. */
  cause?: Cause;
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
