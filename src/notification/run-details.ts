import type { Conclusion } from './states.ts';

/** What a notification tells of a run: jobs, failures with their logs, history, tests. See {@link ./notification.ts}. */

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
  /** Still failing, but at no step that failed in that run. */
  isOtherStep?: boolean;
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

/**
 * Whose fault a failure is: `platform` only on proof (the runner was lost, a registry did not answer, a disk was full …),
 * `unknown` where nothing says, else `code`.
 */
export type Cause = 'code' | 'platform' | 'unknown';

/** A failed job, expanded: the step, what it printed, where in the code. At most three are expanded. */
export interface Failure {
  job: string;
  /** Legs of a matrix may have one name. */
  jobId?: number;
  step?: string;
  /** Lands on the failing step; the job's page where no step is known. */
  url: string;
  durationMs?: number;
  firstError?: string;
  /** `firstError` is the last thing that the log said: nothing there had the shape of an error. */
  isFirstErrorGuess?: boolean;
  log?: LogExcerpt;
  annotations: Annotation[];
  /** Absent for what the platform caused: that is neither new nor known. */
  isNew?: boolean;
  cause: Cause;
  /** What the platform did, continuing "CI could not finish on main: …"; only where it is the cause. */
  platformFault?: string;
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
  /** The first red run could not be looked at: it may be that only the platform failed there, and the code later. */
  isFirstBadUnread?: boolean;
}

export interface TestCase {
  suite: string;
  name: string;
  message?: string;
  file?: string;
  line?: number;
  durationMs?: number;
  /** Did not fail in the run compared with; absent where that is not known. */
  isNew?: boolean;
  /** Failed there too, but with another error. */
  hasNewError?: boolean;
}

export interface Tests {
  total: number;
  /** Flaky tests included. */
  passed: number;
  failed: number;
  skipped: number;
  /** Tests that failed first and passed when they were run again, in the same attempt or in a re-run. */
  flaky: number;
  durationMs?: number;
  failures: TestCase[];
  /** Failures beyond those listed. */
  more: number;
  /** Flaky tests by name, at most 20. */
  flakyTests: TestCase[];
  /** Failures that the previous comparable run had not, and those that it had too; absent where that is not known. */
  newFailures?: number;
  knownFailures?: number;
  /** Tests that failed in the previous comparable run and pass; absent where that is not known. */
  repaired?: number;
  /** Repaired tests by name, at most 20. */
  repairedTests?: TestCase[];
  /** Reports that were read. */
  files: number;
}
