import { eventClassOf } from '../../notification/build/history.ts';
import { type RunRecord, type Status, statuses } from '../../notification/records.ts';
import { at, conclusionOf, countOf, listOf, shaOf, textOf, timeOf } from '../api/json.ts';
import type { Links } from '../api/links.ts';
import { type Answer, type GitHubApi, notUnderstood } from '../api/requests.ts';
import { readQueue } from './merge-queue.ts';

/** The status of a run, job or step; a word that GitHub does not have yet means "not completed". */
export function readStatus(json: unknown): Status {
  return statuses.find((each) => each === json) ?? 'in_progress';
}

/** A workflow run of the REST API or of a `workflow_run` payload. */
export function readRun(json: unknown, links: Links): RunRecord | undefined {
  const id = countOf(at(json, 'id'));
  if (id === undefined) return undefined;
  const attempt = countOf(at(json, 'run_attempt')) ?? 1;
  const branch = textOf(at(json, 'head_branch')) ?? '';
  const event = textOf(at(json, 'event')) ?? '';
  return {
    id,
    number: countOf(at(json, 'run_number')) ?? 0,
    attempt,
    sha: shaOf(at(json, 'head_sha')) ?? '',
    branch,
    queue: readQueue(branch, event),
    headRepoId: countOf(at(json, 'head_repository', 'id')),
    event,
    status: readStatus(at(json, 'status')),
    conclusion: conclusionOf(at(json, 'conclusion')),
    url: links.run(id, attempt),
    startedAt: timeOf(at(json, 'run_started_at')) ?? timeOf(at(json, 'created_at')),
    updatedAt: timeOf(at(json, 'updated_at')),
    prNumbers: listOf(at(json, 'pull_requests')).flatMap((pull) => countOf(at(pull, 'number')) ?? []),
  };
}

/** What {@link listRuns} found, newest run first. */
export interface RunList {
  runs: RunRecord[];
  /** True when the list holds everything that GitHub has for the branch. */
  isComplete: boolean;
}

/** 30 runs weigh about 0.4 MB: each carries its repository twice. Most streaks end within them. */
const PAGE_SIZE = 30;
/** The branches of a merge queue are no filter, for each group has its own: the runs of all of them are listed. */
const QUEUE_PAGE_SIZE = 100;
const MAX_PAGES = 4;

/**
 * Reads the finished runs of the workflow on one branch, page by page until `isEnough` or four pages are read.
 *
 * @param workflow id, or name of the file inside `.github/workflows`
 * @param current  branch and event of the run that the history is for
 * @param isEnough told all the runs read so far
 * @returns the list, or the failure of the first page; a later page that fails only leaves the list incomplete
 */
export async function listRuns(
  api: GitHubApi,
  workflow: number | string,
  current: Pick<RunRecord, 'branch' | 'event' | 'queue'>,
  isEnough: (list: RunList) => boolean,
): Promise<Answer<RunList>> {
  const list: RunList = { runs: [], isComplete: false };
  const isOfBranch = eventClassOf(current.event) === 'branch';
  const isQueue = current.queue !== undefined && !isOfBranch;
  const pageSize = isQueue ? QUEUE_PAGE_SIZE : PAGE_SIZE;
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const answer = await api.get('runs', {
      workflow_id: workflow,
      branch: isQueue ? undefined : current.branch || undefined,
      // Runs of one class only compare with each other; the class of pushes has several events and no common filter.
      event: isOfBranch ? undefined : current.event,
      status: 'completed',
      per_page: pageSize,
      page: page > 1 ? page : undefined,
    });
    if (!answer.ok) return page === 1 ? answer : { ok: true, data: list };
    if (!Array.isArray(at(answer.data, 'workflow_runs'))) {
      return page === 1 ? notUnderstood : { ok: true, data: list };
    }
    const records = listOf(at(answer.data, 'workflow_runs'));
    list.runs.push(...records.flatMap((run) => readRun(run, api.links) ?? []));
    list.isComplete =
      records.length < pageSize || list.runs.length >= (countOf(at(answer.data, 'total_count')) ?? Infinity);
    if (list.isComplete || isEnough(list)) break;
  }
  return { ok: true, data: list };
}

/**
 * Reads the finished runs before this one, back to a green one where four pages reach so far. Asks by the file name at once; waits
 * for the run only where the workflow is known by no other means.
 *
 * @param workflowKey id of the workflow, or the name of its file; undefined where neither is known
 * @param readingRun  the run itself, from which its workflow is learned
 */
export async function readHistory(
  api: GitHubApi,
  run: RunRecord,
  workflowKey: number | string | undefined,
  readingRun: Promise<Answer> | undefined,
): Promise<Answer<RunList>> {
  const isEnough = ({ runs }: RunList): boolean =>
    run.queue !== undefined || runs.some((each) => isGoodEnd(each, run));
  if (workflowKey !== undefined) {
    const answer = await listRuns(api, workflowKey, run, isEnough);
    if (answer.ok || answer.failure.kind !== 'not-found' || !readingRun) return answer;
  }
  const answer = await readingRun;
  if (answer && !answer.ok) return answer;
  const id = countOf(at(answer?.data, 'workflow_id'));
  if (id === undefined) {
    return {
      ok: false,
      failure: { kind: 'invalid', reason: 'GitHub does not tell which workflow the run is of.' },
    };
  }
  return listRuns(api, id, run, isEnough);
}

function isGoodEnd(past: RunRecord, current: RunRecord): boolean {
  const isSameRepo = past.headRepoId === current.headRepoId || current.headRepoId === undefined;
  return (
    past.conclusion === 'success' &&
    past.number < current.number &&
    past.branch === current.branch &&
    isSameRepo
  );
}

/** The environment knows the run best where it knows it: the API may lag behind, or show a later attempt. */
export function mergeRun(own: RunRecord, read: RunRecord | undefined): RunRecord {
  if (!read || read.id !== own.id) return own;
  return {
    ...read,
    attempt: own.attempt,
    url: own.url,
    sha: own.sha || read.sha,
    branch: own.branch || read.branch,
    queue: own.queue ?? read.queue,
    headRepoId: own.headRepoId ?? read.headRepoId,
    event: own.event || read.event,
    status: own.status,
    conclusion: own.conclusion,
    prNumbers: own.prNumbers.length > 0 ? own.prNumbers : read.prNumbers,
  };
}
