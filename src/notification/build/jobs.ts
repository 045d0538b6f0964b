import type { Conclusion, Job, JobGroup, Jobs, Step } from '../notification.ts';
import type { JobRecord, Needs, StepRecord } from '../records.ts';
import { splitJobName } from './job-name.ts';
import { allowanceOf, isRed, type Outcome, worstOf } from './outcome.ts';

export interface FoldOptions {
  /** How the run went; a job that failed in a run that did not was allowed to fail. */
  outcome?: Pick<Outcome, 'conclusion' | 'source'>;
  /** The `needs` input: names the jobs whose failure was allowed in a run that failed for another reason. */
  needs?: Needs;
  /** `job.status` of the job that this step runs in: the jobs API has no conclusion for it yet. */
  jobStatus?: 'success' | 'failure' | 'cancelled';
  /** Name of the job of this step, for the case that it is not among the jobs. */
  ownName?: string;
  /** Jobs of the run (or attempt) compared with; left out, no job is called new, still failing or repaired. */
  previous?: readonly JobRecord[];
}

type Count = 'ok' | 'failed' | 'allowedToFail' | 'cancelled' | 'skipped';
type Counts = Record<Count, number> & { total: number };

const countOf: Record<Conclusion, Count> = {
  success: 'ok',
  neutral: 'ok',
  failure: 'failed',
  timed_out: 'failed',
  startup_failure: 'failed',
  cancelled: 'cancelled',
  stale: 'cancelled',
  action_required: 'cancelled',
  skipped: 'skipped',
};

/**
 * Turns the jobs of a run into the notification's jobs: matrix legs grouped, counted, compared with the previous run.
 * Linear in the number of jobs.
 *
 * Left out are jobs still running, and the job of this step itself where it only waits for the others: it is listed
 * when the outcome is its own (`source: 'job'`), when one of its earlier steps failed, or when there is no other.
 */
export function foldJobs(jobs: readonly JobRecord[], options: FoldOptions = {}): Jobs {
  const isAllowed = allowedJobs(options);
  const changeOf = options.previous ? compareWith(options.previous) : undefined;
  const ownConclusion = isOwnOfInterest(jobs, options) ? options.jobStatus : undefined;
  const list = jobs.flatMap((fact) => {
    const conclusion = fact.isOwn ? ownConclusion : conclusionOf(fact);
    return conclusion ? [jobOf(fact, conclusion, isAllowed, changeOf)] : [];
  });
  const { outcome, ownName, jobStatus } = options;
  const isUnseen = outcome?.source === 'job' && !jobs.some((job) => job.isOwn);
  if (isUnseen && ownName !== undefined && jobStatus !== undefined) list.push(bareJob(ownName, jobStatus));
  return summarize(list, false);
}

/** The job of this step alone, where nothing else is known. */
export function foldOwnJob(name: string, conclusion: Conclusion): Jobs {
  return summarize([bareJob(name, conclusion)], true);
}

/**
 * Jobs as far as `needs` tells: ids and results, for a token that may not read the jobs. A result that is none of
 * GitHub's four words is `neutral`.
 */
export function foldNeeds(needs: Needs): Jobs {
  const list = Object.entries(needs).map(([id, { result }]): Job => {
    return bareJob(id, needResults.find((each) => each === result) ?? 'neutral');
  });
  return summarize(list, true);
}

function bareJob(name: string, conclusion: Conclusion): Job {
  return { name, group: name, matrix: '', conclusion, isAllowedToFail: false, failedSteps: [] };
}

const needResults = ['success', 'failure', 'cancelled', 'skipped'] as const;

function isOwnOfInterest(jobs: readonly JobRecord[], { outcome, jobStatus }: FoldOptions): boolean {
  return outcome?.source === 'job' || jobStatus === 'failure' || jobs.every((job) => job.isOwn);
}

function conclusionOf(fact: JobRecord): Conclusion | undefined {
  return fact.status === 'completed' ? (fact.conclusion ?? undefined) : undefined;
}

function allowedJobs({ outcome, needs }: FoldOptions): (fact: JobRecord) => boolean {
  const isAllowedByNeeds = needs ? allowanceOf(needs) : () => false;
  const speaksForRun = outcome?.source === 'needs' || outcome?.source === 'workflow_run';
  const isRunGreen = speaksForRun && outcome.conclusion === 'success';
  return (fact) => !fact.isOwn && (isRunGreen || isAllowedByNeeds(fact.name));
}

function jobOf(
  fact: JobRecord,
  conclusion: Conclusion,
  isAllowed: (fact: JobRecord) => boolean,
  changeOf: ReturnType<typeof compareWith> | undefined,
): Job {
  const isRedNow = isRed(conclusion);
  const isAllowedToFail = isRedNow && isAllowed(fact);
  const failedSteps = isRedNow ? failedStepsOf(fact) : [];
  const change = changeOf?.(fact.name, isRedNow && !isAllowedToFail, conclusion === 'success', failedSteps);
  const durationMs = durationOf(fact);
  return {
    id: fact.id,
    name: fact.name,
    ...splitJobName(fact.name),
    conclusion,
    isAllowedToFail,
    ...change,
    durationMs,
    url: fact.url,
    ...(fact.runnerName ? { runner: fact.runnerName } : {}),
    failedSteps,
  };
}

/** Steps that failed; in a job that ran out of time, where none did, the step that was cut off. */
function failedStepsOf(fact: JobRecord): Step[] {
  const failed = fact.steps.filter((step) => isRed(step.conclusion));
  const steps =
    failed.length > 0 ? failed : fact.steps.filter((step) => step.conclusion === 'cancelled').slice(0, 1);
  return steps.map((step) => stepOf(step, fact.url));
}

function stepOf(step: StepRecord, jobUrl: string): Step {
  const { number, name } = step;
  const durationMs = durationOf(step);
  return {
    number,
    name,
    conclusion: step.conclusion ?? 'neutral',
    durationMs,
    url: `${jobUrl}#step:${number}:1`,
  };
}

function durationOf({
  startedAt,
  completedAt,
}: Pick<JobRecord, 'startedAt' | 'completedAt'>): number | undefined {
  if (startedAt === undefined || completedAt === undefined) return undefined;
  const ms = Date.parse(completedAt) - Date.parse(startedAt);
  return Number.isFinite(ms) && ms >= 0 ? ms : undefined;
}

/**
 * Compares by display name; where several jobs of the previous run share a name, one red among them makes it red. A job that
 * was cut off before fails in another way as soon as one of its steps is red.
 */
function compareWith(previous: readonly JobRecord[]) {
  const stepsBefore = new Map<string, string[]>();
  for (const job of previous.filter(({ conclusion }) => isRed(conclusion))) {
    const steps = failedStepsOf(job)
      .filter((step) => isRed(step.conclusion) || job.conclusion === 'timed_out')
      .map(({ name }) => name);
    stepsBefore.set(job.name, [...(stepsBefore.get(job.name) ?? []), ...steps]);
  }
  return (
    name: string,
    isRedNow: boolean,
    isGreenNow: boolean,
    steps: readonly Step[],
  ): Pick<Job, 'change' | 'isOtherStep'> => {
    const before = stepsBefore.get(name);
    if (before === undefined) return isRedNow ? { change: 'new-failure' } : {};
    if (!isRedNow) return isGreenNow ? { change: 'repaired' } : {};
    const isKnown = before.length > 0 ? steps.length > 0 : steps.some((step) => isRed(step.conclusion));
    const isOtherStep = isKnown && !steps.some((step) => before.includes(step.name));
    return { change: 'still-failing', ...(isOtherStep && { isOtherStep }) };
  };
}

function summarize(list: Job[], isPartial: boolean): Jobs {
  return {
    ...countJobs(list),
    list,
    groups: [...groupJobs(list)].map(([name, jobs]) => groupOf(name, jobs)),
    isPartial,
  };
}

/** The legs of each matrix, and every other job alone, in the order of the list. */
export function groupJobs(list: readonly Job[]): Map<string, Job[]> {
  const groups = new Map<string, Job[]>();
  for (const job of list) {
    const legs = groups.get(job.group);
    if (legs) legs.push(job);
    else groups.set(job.group, [job]);
  }
  return groups;
}

function groupOf(name: string, jobs: readonly Job[]): JobGroup {
  const durations = jobs.flatMap((job) => job.durationMs ?? []);
  const counted = jobs.map((job) => (job.isAllowedToFail ? 'success' : job.conclusion));
  return {
    name,
    ...countJobs(jobs),
    ...(durations.length > 0 ? { durationMs: durations.reduce((sum, ms) => sum + ms, 0) } : {}),
    conclusion: worstOf(counted) ?? 'neutral',
  };
}

function countJobs(jobs: readonly Job[]): Counts {
  const counts: Counts = { total: 0, ok: 0, failed: 0, allowedToFail: 0, cancelled: 0, skipped: 0 };
  for (const job of jobs) {
    counts.total += 1;
    counts[job.isAllowedToFail ? 'allowedToFail' : countOf[job.conclusion]] += 1;
  }
  return counts;
}
