import { type ExcerptOptions, excerptLog, type JobLogExcerpt } from '../../logs/excerpt.ts';
import { causeOf } from '../../notification/build/cause.ts';
import { pickFailedJobs } from '../../notification/build/failed-jobs.ts';
import { chooseFirstError } from '../../notification/build/first-error.ts';
import { foldJobs } from '../../notification/build/jobs.ts';
import { isRed } from '../../notification/build/outcome.ts';
import type { Annotation, Failure, Job, Jobs, Missing } from '../../notification/notification.ts';
import type { JobRecord } from '../../notification/records.ts';
import { missingOf } from '../api/failure.ts';
import type { GitHubApi } from '../api/requests.ts';
import { listAnnotations, shownAnnotations } from './annotations.ts';
import { findPlatformFault } from './platform-fault.ts';

export interface FailureOptions {
  /** Limits and redaction of the excerpts; undefined: logs stay inside GitHub. */
  log?: Omit<ExcerptOptions, 'step'>;
  sha: string;
  /** The job that the mail is about, expanded first. */
  ownName?: string;
}

export interface FailuresFound {
  failures: Failure[];
  missing: Missing[];
  /** For the job log, one sentence each. */
  notes: string[];
}

/**
 * Expands the failed jobs that tell most: log excerpt and annotations of each, all read at the same time.
 *
 * @param facts the same jobs as GitHub gave them, for the times of the steps
 */
export async function expandFailures(
  api: GitHubApi,
  jobs: Jobs,
  facts: readonly JobRecord[],
  options: FailureOptions,
): Promise<FailuresFound> {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const expanded = await Promise.all(
    pickFailedJobs(jobs.list, options.ownName).map((job) =>
      expandJob(api, job, job.id === undefined ? undefined : byId.get(job.id), options),
    ),
  );
  const failures = expanded.map((each) => each.failure);
  return {
    // What the code did comes before what the platform did.
    failures: failures.toSorted((a, b) => Number(a.cause === 'platform') - Number(b.cause === 'platform')),
    missing: mergeMissing(expanded.flatMap((each) => each.missing)),
    notes: [...new Set(expanded.flatMap((each) => each.notes))],
  };
}

/** What made a past run red; `unread` where the annotations that may tell could not be read. */
export interface PastCause {
  cause: 'code' | 'platform' | 'unread';
  missing: Missing[];
}

/** Finds out whether the platform made every failed job of a past run red. Reads one job after the other, until one says no. */
export async function judgePast(
  api: GitHubApi,
  facts: readonly JobRecord[],
  options: FailureOptions,
): Promise<PastCause> {
  const jobs = foldJobs(facts);
  const failures: Failure[] = [];
  for (const job of pickFailedJobs(jobs.list)) {
    const fact = facts.find(({ id }) => id === job.id);
    const { failure, missing } = await expandJob(api, job, fact, options);
    if (failure.cause !== 'platform') {
      const isUnread =
        failure.cause === 'unknown' && missing.some(({ section }) => section === 'annotations');
      return { cause: isUnread ? 'unread' : 'code', missing };
    }
    failures.push(failure);
  }
  return { cause: causeOf({ jobs, failures }) === 'platform' ? 'platform' : 'code', missing: [] };
}

async function expandJob(
  api: GitHubApi,
  job: Job,
  fact: JobRecord | undefined,
  options: FailureOptions,
): Promise<{ failure: Failure; missing: Missing[]; notes: string[] }> {
  const missing: Missing[] = [];
  const [log, annotations] = await Promise.all([
    readLog(api, job, fact, options, missing),
    fact?.annotations ?? readAnnotations(api, job, options, missing),
  ]);
  const step = job.failedSteps[0];
  const platformFault = findPlatformFault({ annotations, log });
  const shown = shownAnnotations(annotations);
  const error = chooseFirstError(log, shown);
  const isSaid =
    error.firstError !== undefined && isRed(step?.conclusion ?? null) && job.conclusion !== 'timed_out';
  return {
    failure: {
      job: job.name,
      jobId: job.id,
      step: step?.name,
      url: step?.url ?? job.url ?? '',
      durationMs: step?.durationMs ?? job.durationMs,
      ...error,
      log: log && { lines: log.lines, totalLines: log.totalLines, isCut: log.isCut },
      annotations: shown,
      isNew: job.change && (job.change === 'new-failure' || job.isOtherStep === true),
      cause: platformFault !== undefined ? 'platform' : isSaid ? 'code' : 'unknown',
      platformFault,
    },
    missing,
    notes: log?.notes ?? [],
  };
}

async function readLog(
  api: GitHubApi,
  job: Job,
  fact: JobRecord | undefined,
  { log }: FailureOptions,
  missing: Missing[],
): Promise<JobLogExcerpt | undefined> {
  if (!log || job.id === undefined) return undefined;
  if (fact?.isOwn) {
    missing.push({
      section: 'log',
      reason:
        'The log of a running job is not available yet, and the job that failed is the one that sends this mail.',
      fix: 'send the mail from a last job with `needs` and `if: always()`',
    });
    return undefined;
  }
  const answer = await api.stream('log', { job_id: job.id });
  if (!answer.ok) {
    const gone = { section: 'log' as const, reason: `GitHub has no log of ${job.name} (yet, or any more).` };
    missing.push(answer.failure.kind === 'not-found' ? gone : missingOf('log', answer.failure));
    return undefined;
  }
  const number = job.failedSteps[0]?.number;
  const step = fact?.steps.find((each) => each.number === number);
  try {
    const excerpt = await excerptLog(answer.data, { ...log, step });
    return excerpt.lines.length > 0 ? excerpt : undefined;
  } catch {
    missing.push({ section: 'log', reason: `The log of ${job.name} could not be read to its end in time.` });
    return undefined;
  }
}

async function readAnnotations(
  api: GitHubApi,
  job: Job,
  { sha }: FailureOptions,
  missing: Missing[],
): Promise<Annotation[]> {
  if (job.id === undefined) return [];
  const answer = await listAnnotations(api, job.id, sha);
  if (answer.ok) return answer.data;
  missing.push(missingOf('annotations', answer.failure));
  return [];
}

/** One entry per section and reason. */
export function mergeMissing(missing: readonly Missing[]): Missing[] {
  return [...new Map(missing.map((each) => [`${each.section} ${each.reason}`, each])).values()];
}
