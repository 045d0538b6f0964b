import { foldJobId, splitJobName } from '../../notification/build/job-name.ts';
import { isRed } from '../../notification/build/outcome.ts';
import type { JobRecord, StepRecord } from '../../notification/records.ts';
import type { Endpoint } from '../api/endpoints.ts';
import { at, conclusionOf, countOf, listOf, textOf, timeOf } from '../api/json.ts';
import type { Links } from '../api/links.ts';
import { type Answer, type GitHubApi, notUnderstood } from '../api/requests.ts';
import type { OwnJobRecord } from './contexts.ts';
import { readStatus } from './runs.ts';

export interface JobList {
  jobs: JobRecord[];
  /** False when a page could not be read, or there were more than the pages asked for. */
  isComplete: boolean;
}

const PAGE_SIZE = 100;
const MAX_PAGES = 10;
/** GitHub shows the steps of a running job with some delay. */
const STEP_DELAY_MS = 1_500;
const STEP_RETRIES = 2;

/**
 * Reads all jobs of one attempt of a run: the first page tells how many there are, the others are read together.
 *
 * @param run  attempt left out: the latest attempt, for a run of the past
 * @param own  marks the job of this step; empty for a run that it is not part of
 */
export async function listJobs(
  api: GitHubApi,
  run: { id: number; attempt?: number },
  own: OwnJobRecord,
): Promise<Answer<JobList>> {
  const endpoint: Endpoint = run.attempt === undefined ? 'latestJobs' : 'jobs';
  const readPage = (page: number) =>
    api.get(endpoint, {
      run_id: run.id,
      attempt_number: run.attempt,
      per_page: PAGE_SIZE,
      page: page > 1 ? page : undefined,
    });
  const first = await readPage(1);
  if (!first.ok) return first;
  if (!Array.isArray(at(first.data, 'jobs'))) return notUnderstood;
  const total = countOf(at(first.data, 'total_count')) ?? 0;
  const pageCount = Math.min(MAX_PAGES, Math.ceil(total / PAGE_SIZE));
  const others = await Promise.all(
    Array.from({ length: Math.max(0, pageCount - 1) }, (_, index) => readPage(index + 2)),
  );
  const jobs = [first, ...others].flatMap((page) =>
    page.ok
      ? listOf(at(page.data, 'jobs')).flatMap((json) => readJob(json, run.id, own, api.links) ?? [])
      : [],
  );
  return { ok: true, data: { jobs: markOwn(jobs, own), isComplete: jobs.length >= total } };
}

/** A job of the REST API, or of a `workflow_job` payload. */
export function readJob(
  json: unknown,
  runId: number,
  own: OwnJobRecord,
  links: Links,
): JobRecord | undefined {
  const id = countOf(at(json, 'id'));
  if (id === undefined) return undefined;
  const checkRunId = countOf(/(?<!\d)\d+$/.exec(String(at(json, 'check_run_url')))?.[0]) ?? id;
  const runnerName = textOf(at(json, 'runner_name'));
  return {
    id,
    name: textOf(at(json, 'name'), { maxLength: 200 }) ?? `job ${id}`,
    status: readStatus(at(json, 'status')),
    conclusion: conclusionOf(at(json, 'conclusion')),
    ...readTimes(json),
    url: links.job(runId, id),
    runnerName,
    labels: listOf(at(json, 'labels')).flatMap((label) => textOf(label, { maxLength: 100 }) ?? []),
    isOwn: own.checkRunId !== undefined && own.checkRunId === checkRunId,
    steps: listOf(at(json, 'steps')).flatMap((step) => readStep(step) ?? []),
  };
}

function readStep(json: unknown): StepRecord | undefined {
  const number = countOf(at(json, 'number'));
  if (number === undefined) return undefined;
  return {
    number,
    name: textOf(at(json, 'name'), { maxLength: 200 }) ?? `step ${number}`,
    status: readStatus(at(json, 'status')),
    conclusion: conclusionOf(at(json, 'conclusion')),
    ...readTimes(json),
  };
}

function readTimes(json: unknown): { startedAt?: string; completedAt?: string } {
  return { startedAt: timeOf(at(json, 'started_at')), completedAt: timeOf(at(json, 'completed_at')) };
}

/**
 * Marks the job of this step. Older servers and local runners give no `check_run_id`: there it is the running job on our
 * runner, else the running job of the id GITHUB_JOB, if it is only one.
 */
function markOwn(jobs: JobRecord[], own: OwnJobRecord): JobRecord[] {
  if (jobs.some((job) => job.isOwn)) return jobs;
  const running = jobs.filter((job) => job.status === 'in_progress');
  const id = own.id === undefined ? undefined : foldJobId(own.id);
  const found =
    onlyOne(running, (job) => own.runnerName !== undefined && job.runnerName === own.runnerName) ??
    onlyOne(running, (job) => id !== undefined && namesOf(job).includes(id));
  return found === undefined ? jobs : jobs.map((job) => (job === found ? { ...job, isOwn: true } : job));
}

/** Its own name, and in a called workflow the part that is the name there: `build / test` is the job `test`. */
function namesOf({ name }: JobRecord): string[] {
  const { group } = splitJobName(name);
  return [group, group.split(' / ').at(-1) ?? ''].map(foldJobId);
}

function onlyOne(jobs: readonly JobRecord[], matches: (job: JobRecord) => boolean): JobRecord | undefined {
  const found = jobs.filter(matches);
  return found.length === 1 ? found[0] : undefined;
}

/**
 * Waits until GitHub shows which step of the own job failed: while a job runs, its steps appear with some delay.
 *
 * @returns the jobs, with the own job as it was read last
 */
export async function waitForOwnSteps(
  api: GitHubApi,
  jobs: JobRecord[],
  runId: number,
  own: OwnJobRecord,
): Promise<JobRecord[]> {
  let current = jobs.find((job) => job.isOwn);
  if (current === undefined || own.status !== 'failure') return jobs;
  for (
    let tries = 0;
    tries < STEP_RETRIES && !current.steps.some((step) => isRed(step.conclusion));
    tries += 1
  ) {
    await api.pause(STEP_DELAY_MS);
    const answer = await api.get('job', { job_id: current.id });
    const fresh = answer.ok ? readJob(answer.data, runId, own, api.links) : undefined;
    if (fresh === undefined) break;
    current = { ...fresh, isOwn: true };
  }
  const settled = current;
  return jobs.map((job) => (job.isOwn ? settled : job));
}
