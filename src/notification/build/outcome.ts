import { listNames } from '../clean-text.ts';
import type { Conclusion } from '../notification.ts';
import type { JobRecord, Needs } from '../records.ts';
import { foldJobId, guessJobIds } from './job-name.ts';

/** Everything that may say how the run went; what is not known is left out. */
export interface OutcomeEvidence {
  /** The `status` input. */
  status?: Conclusion;
  /** The `needs` input, parsed. An empty object says nothing. */
  needs?: Needs;
  /** `job.status` of the job that this step runs in. */
  jobStatus?: 'success' | 'failure' | 'cancelled';
  /** Jobs of the run that the mail is about. */
  jobs?: readonly JobRecord[];
  /** Only in a `workflow_run` event: the run that the mail is about, which is not the run of this step. */
  workflowRun?: { conclusion: Conclusion | null };
}

export interface Outcome {
  conclusion: Conclusion;
  /** Which evidence decided. */
  source: 'status' | 'needs' | 'job' | 'jobs' | 'workflow_run';
  /** What the evidence leaves open, one sentence each, for the job log. */
  notes: string[];
}

/** Worst first. A skipped or neutral job next to a successful one changes nothing. */
const worstFirst: readonly Conclusion[] = [
  'failure',
  'startup_failure',
  'timed_out',
  'cancelled',
  'action_required',
  'stale',
  'success',
  'neutral',
  'skipped',
];
const red: ReadonlySet<Conclusion | null> = new Set(['failure', 'timed_out', 'startup_failure'] as const);

/** True for the conclusions that make a branch red: failure, timed_out, startup_failure. */
export function isRed(conclusion: Conclusion | null): boolean {
  return red.has(conclusion);
}

/** The worst of several conclusions; undefined for none. */
export function worstOf(conclusions: Iterable<Conclusion>): Conclusion | undefined {
  const present = new Set(conclusions);
  return worstFirst.find((conclusion) => present.has(conclusion));
}

/**
 * Decides how the run went, from the best evidence there is.
 *
 * 1. The `status` input beats all. One that only repeats `job.status`, in a job beside others, is about that job.
 * 2. `workflow_run`: the conclusion of that run. It comes before `needs` and `job.status`, because those describe
 *    the notifying workflow and not the one that the mail is about.
 * 3. `needs`: the results of the jobs waited for. A step that failed earlier in the own job counts as well, and so
 *    does a failed job that `needs` does not hold (see {@link classifyNeeds}).
 * 4. `job.status`; in a job that started after all others had ended, also the other jobs, if one of them is not green.
 * 5. The jobs API alone.
 *
 * {@link scopeOf} tells whether the outcome speaks for the run: only 1 to 3 do when they are green, because a job whose
 * `needs` are not met yet may be missing from the API's list.
 *
 * Facts behind the corrections: `needs` knows direct dependencies only and reads `success` for a job with
 * `continue-on-error` (docs.github.com, contexts; actions/runner#1161); a matrix with fail-fast leaves a failed leg
 * in a cancelled run.
 *
 * @returns the conclusion, never null; `neutral` when nothing is known
 */
export function resolveOutcome(evidence: OutcomeEvidence): Outcome {
  const { status, needs, jobStatus, workflowRun } = evidence;
  const jobs = evidence.jobs ?? [];
  if (status !== undefined) {
    const isOwnJobs = repeatsOwnStatus(evidence) && !isLastJob(jobs);
    return { conclusion: status, source: isOwnJobs ? 'job' : 'status', notes: [] };
  }
  if (workflowRun?.conclusion) return classifyRun(workflowRun.conclusion, jobs);
  if (workflowRun && !jobs.some((job) => job.isOwn)) return classifyUnfinishedRun(jobs);
  if (needs && Object.keys(needs).length > 0) return classifyNeeds(needs, jobStatus, jobs);
  if (jobStatus) return classifyOwnJob(jobStatus, jobs);
  return classifyJobs(jobs);
}

/** True when the `status` input says what `job.status` says, as with `status: ${{ job.status }}`, and nothing else is given. */
export function repeatsOwnStatus({ status, needs, jobStatus, workflowRun }: OutcomeEvidence): boolean {
  const hasNeeds = needs !== undefined && Object.keys(needs).length > 0;
  return status !== undefined && status === jobStatus && !hasNeeds && workflowRun === undefined;
}

/**
 * What the outcome may be claimed for. `run`: transitions come from the runs before. `job`: this mail is about the own
 * job alone, and so are its transitions. `part`: some jobs are known to be green, which says nothing about the others.
 */
export function scopeOf({
  source,
  conclusion,
}: Pick<Outcome, 'source' | 'conclusion'>): 'run' | 'job' | 'part' {
  if (source === 'job') return 'job';
  return source === 'jobs' && conclusion === 'success' ? 'part' : 'run';
}

function classifyRun(conclusion: Conclusion, jobs: readonly JobRecord[]): Outcome {
  const failed = jobs.filter((job) => isRed(job.conclusion));
  const source = 'workflow_run';
  const worst = worstOf(conclusionsOf(failed));
  if (conclusion === 'cancelled' && worst === 'timed_out') {
    return { conclusion: worst, source, notes: [noteTimeout(failed)] };
  }
  if (conclusion === 'cancelled' && worst) {
    return {
      conclusion: worst,
      source,
      notes: [`The run was cancelled, and ${nameJobs(failed)} failed; it counts as failed.`],
    };
  }
  if (conclusion === 'failure' && worst === 'timed_out') return { conclusion: worst, source, notes: [] };
  if (conclusion === 'success' && failed.length > 0) {
    return { conclusion, source, notes: [`${nameJobs(failed)} failed and was allowed to fail.`] };
  }
  return { conclusion, source, notes: [] };
}

function classifyUnfinishedRun(jobs: readonly JobRecord[]): Outcome {
  const { conclusion, notes } = classifyJobs(jobs);
  return {
    conclusion,
    source: 'workflow_run',
    notes: ['The run has not finished; use `types: [completed]`.', ...notes],
  };
}

/**
 * What `needs` says, corrected by the jobs: a chain `test` → `cleanup` (`if: always()`) → `notify` reads `success` in
 * `needs` although `test` failed.
 *
 * The keys of `needs` are job ids, the API has display names only. A job belongs to a need when its name, without
 * matrix values, or the name of the job that calls its reusable workflow is the id (see `guessJobIds`). A job that
 * failed while no need failed, was cancelled or skipped, is judged thus:
 *
 * - It belongs to a need: that reads `success`, so `continue-on-error` allowed the failure.
 * - It belongs to none, but there are at least as many successful needs to which no job at all belongs as there are
 *   such failed jobs (legs of one matrix and jobs of one reusable workflow count once): `name:` hides the ids, and
 *   the failed jobs may be those needs. They count as allowed to fail.
 * - Otherwise it is not among the needs, and its conclusion is the outcome.
 */
function classifyNeeds(
  needs: Needs,
  jobStatus: OutcomeEvidence['jobStatus'],
  jobs: readonly JobRecord[],
): Outcome {
  const results = new Set(Object.values(needs).map((need) => need.result));
  const finished = finishedOthers(jobs);
  const failed = finished.filter((job) => isRed(job.conclusion));
  const isAllowed = allowanceOf(needs);
  const unexplained = failed.filter((job) => !isAllowed(job.name));
  const worst = worstOf(conclusionsOf(unexplained));
  const decide = (conclusion: Conclusion, ...notes: string[]): Outcome => ({
    conclusion,
    source: 'needs',
    notes,
  });

  if (results.has('failure')) return decide(worst === 'timed_out' ? worst : 'failure');
  if (jobStatus === 'failure') return decide('failure', 'An earlier step of this job failed.');
  if (results.has('cancelled')) {
    if (!worst) return decide('cancelled');
    if (worst === 'timed_out') return decide(worst, noteTimeout(unexplained));
    return decide(worst, `Jobs were cancelled, and ${nameJobs(unexplained)} failed; it counts as failed.`);
  }
  if (jobStatus === 'cancelled') return decide('cancelled');
  if (results.has('skipped')) {
    if (worst)
      return decide(worst, `A job in \`needs\` was skipped because ${nameJobs(unexplained)} failed.`);
    if (finished.some((job) => job.conclusion === 'cancelled')) return decide('cancelled');
    if (results.size === 1) return decide('skipped', 'Every job in `needs` was skipped.');
  }
  if (worst && countCallers(unexplained) > countHiddenNeeds(needs, jobs)) {
    const [verb, pronoun] = unexplained.length === 1 ? ['is', 'it'] : ['are', 'they'];
    return decide(
      worst,
      `${nameJobs(unexplained)} failed and ${verb} not among \`needs\`; ${pronoun} may be allowed to fail.`,
    );
  }
  if (failed.length > 0) {
    return decide(
      'success',
      `${nameJobs(failed)} failed; \`needs\` does not say so, it counts as allowed to fail.`,
    );
  }
  if (results.has('success') || results.has('skipped')) return decide('success');
  return decide('neutral', 'No result in `needs` is one that GitHub gives.');
}

/** Jobs of the workflow file behind the jobs of the API: legs of a matrix and called jobs are one. */
function countCallers(jobs: readonly JobRecord[]): number {
  return new Set(jobs.map((job) => guessJobIds(job.name)[0])).size;
}

/** Successful needs to which no job belongs by its name. */
function countHiddenNeeds(needs: Needs, jobs: readonly JobRecord[]): number {
  const seen = new Set(jobs.filter((job) => !job.isOwn).flatMap((job) => guessJobIds(job.name)));
  return Object.entries(needs).filter(([id, { result }]) => result === 'success' && !seen.has(foldJobId(id)))
    .length;
}

/**
 * Tells of a job's name whether `needs` calls that job a success: a failure that the API shows was then allowed by
 * `continue-on-error`.
 */
export function allowanceOf(needs: Needs): (jobName: string) => boolean {
  const succeeded = new Set(
    Object.keys(needs)
      .filter((id) => needs[id]?.result === 'success')
      .map(foldJobId),
  );
  return (jobName) => guessJobIds(jobName).some((id) => succeeded.has(id));
}

function classifyOwnJob(
  jobStatus: NonNullable<OutcomeEvidence['jobStatus']>,
  jobs: readonly JobRecord[],
): Outcome {
  const failed = finishedOthers(jobs).filter((job) => isRed(job.conclusion));
  if (jobStatus !== 'success') return { conclusion: jobStatus, source: 'job', notes: [] };
  const isLast = isLastJob(jobs);
  if (isLast) {
    const others = worstOf(conclusionsOf(finishedOthers(jobs)));
    if (others && others !== 'success' && others !== 'skipped' && others !== 'neutral') {
      return { conclusion: others, source: 'jobs', notes: noteUncertainty(failed) };
    }
  }
  const notes = failed.map((job) => `${nameJobs([job])} failed; this mail is about the job it is sent from.`);
  if (isLast && jobs.length > 1) {
    notes.push('Without `needs: ${{ toJSON(needs) }}` a last job speaks for itself, not for the run.');
  }
  return { conclusion: 'success', source: 'job', notes };
}

function classifyJobs(jobs: readonly JobRecord[]): Outcome {
  const finished = finishedOthers(jobs);
  const conclusion = worstOf(conclusionsOf(finished));
  if (!conclusion)
    return { conclusion: 'neutral', source: 'jobs', notes: ['No job of the run has finished.'] };
  return {
    conclusion,
    source: 'jobs',
    notes: noteUncertainty(finished.filter((job) => isRed(job.conclusion))),
  };
}

/**
 * A notifying job at the end of the workflow starts when all others have ended; a job that tests and mails in its
 * last step usually runs beside others. Without the own job among the jobs nothing can be said.
 */
function isLastJob(jobs: readonly JobRecord[]): boolean {
  const start = jobs.find((job) => job.isOwn)?.startedAt;
  if (start === undefined) return false;
  const startMs = Date.parse(start);
  return jobs.every(
    (job) =>
      job.isOwn ||
      (job.status === 'completed' &&
        (job.conclusion === 'skipped' ||
          (job.completedAt !== undefined && Date.parse(job.completedAt) <= startMs))),
  );
}

function finishedOthers(jobs: readonly JobRecord[]): JobRecord[] {
  return jobs.filter((job) => !job.isOwn && job.status === 'completed');
}

function* conclusionsOf(jobs: readonly JobRecord[]): Generator<Conclusion> {
  for (const job of jobs) if (job.conclusion) yield job.conclusion;
}

function noteTimeout(jobs: readonly JobRecord[]): string {
  return `${nameJobs(jobs)} ran longer than \`timeout-minutes\`; GitHub calls that cancelled.`;
}

function noteUncertainty(failed: readonly JobRecord[]): string[] {
  if (failed.length === 0) return [];
  return [
    `${nameJobs(failed)} failed. It may be allowed to fail: GitHub's API does not tell; ` +
      'pass `needs: ${{ toJSON(needs) }}` to be sure.',
  ];
}

function nameJobs(jobs: readonly JobRecord[]): string {
  return listNames(jobs.map((job) => job.name));
}
