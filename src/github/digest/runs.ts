import { eventClassOf } from '../../notification/build/history.ts';
import type { WorkflowRunRecord } from '../../notification/digest/count.ts';
import type { ApiFailure } from '../api/failure.ts';
import { at, countOf, listOf, textOf, timeOf } from '../api/json.ts';
import type { Links } from '../api/links.ts';
import type { GitHubApi } from '../api/requests.ts';
import { readRun } from '../records/runs.ts';

const PAGE_SIZE = 100;
/** GitHub shows 1,000 results of a filtered list, whatever there is (REST, "list workflow runs for a repository"). */
const PAGES_PER_WINDOW = 10;
/** 5,000 runs, and a twentieth of the token's requests in an hour. */
const MAX_PAGES = 50;
/** A page of 100 runs weighs about 1.3 MB: few at a time keep the memory flat. */
const PARALLEL = 4;

export interface RunsFound {
  runs: WorkflowRunRecord[];
  /** ISO time from which on all runs were read; `from` when nothing is missing. */
  completeFrom: string;
  failure?: ApiFailure;
}

/** What is kept of a page; the JSON itself is given up at once. */
interface Page {
  runs: WorkflowRunRecord[];
  records: number;
  total: number;
  /** Creation of the oldest run of the page. */
  oldest?: string;
}

/**
 * Reads the finished runs of a repository that were created in a span of time, newest first. A span with more than
 * 1,000 of them is read in several windows, each ending where the one before stopped.
 *
 * @param span.branch only runs on this branch; left out, of all branches
 * @returns what was read; a page that fails ends the reading, and `completeFrom` tells how far it came
 */
export async function listAllRuns(
  api: GitHubApi,
  span: { from: string; to: string; branch?: string },
): Promise<RunsFound> {
  const found = new Map<number, WorkflowRunRecord>();
  const { from, branch } = span;
  let to = span.to;
  let budget = MAX_PAGES;
  for (;;) {
    const window = await readWindow(api, { from, to, branch }, budget);
    for (const run of window.pages.flatMap((page) => page.runs)) found.set(run.id, run);
    budget -= window.pages.length;
    const oldest = window.pages.findLast((page) => page.oldest !== undefined)?.oldest;
    const runs = (): WorkflowRunRecord[] => [...found.values()];
    if (window.isComplete) return { runs: runs(), completeFrom: from };
    if (window.failure) return { runs: runs(), completeFrom: oldest ?? to, failure: window.failure };
    // A thousand runs of one second leave no place to go on from.
    if (oldest === undefined || oldest >= to || budget <= 0)
      return { runs: runs(), completeFrom: oldest ?? to };
    to = oldest;
  }
}

async function readWindow(
  api: GitHubApi,
  span: { from: string; to: string; branch?: string },
  budget: number,
): Promise<{ pages: Page[]; isComplete: boolean; failure?: ApiFailure }> {
  const first = await readPage(api, span, 1);
  if ('failure' in first) return { pages: [], isComplete: false, failure: first.failure };
  const pages = [first];
  const wanted = Math.min(PAGES_PER_WINDOW, Math.ceil(first.total / PAGE_SIZE));
  const last = Math.min(wanted, budget);
  for (let page = 2; page <= last; page += PARALLEL) {
    const numbers = Array.from({ length: Math.min(PARALLEL, last - page + 1) }, (_, index) => page + index);
    const batch = await Promise.all(numbers.map((number) => readPage(api, span, number)));
    for (const each of batch) {
      if ('failure' in each) return { pages, isComplete: false, failure: each.failure };
      pages.push(each);
    }
  }
  // The count may stop at 1,000 too: a full tenth page leaves it open whether there is more.
  const isFull = pages.length === PAGES_PER_WINDOW && pages.at(-1)?.records === PAGE_SIZE;
  return { pages, isComplete: last === wanted && !isFull };
}

async function readPage(
  api: GitHubApi,
  { from, to, branch }: { from: string; to: string; branch?: string },
  page: number,
): Promise<Page | { failure: ApiFailure }> {
  const seconds = (time: string): string => `${time.slice(0, 19)}Z`;
  const answer = await api.get('allRuns', {
    created: `${seconds(from)}..${seconds(to)}`,
    status: 'completed',
    exclude_pull_requests: 'true',
    branch,
    per_page: PAGE_SIZE,
    page: page > 1 ? page : undefined,
  });
  if (!answer.ok) return { failure: answer.failure };
  const records = listOf(at(answer.data, 'workflow_runs'));
  return {
    runs: records.flatMap((json) => readWorkflowRun(json, api.links) ?? []),
    records: records.length,
    total: countOf(at(answer.data, 'total_count')) ?? 0,
    oldest: timeOf(at(records.at(-1), 'created_at')),
  };
}

/** A run together with its workflow. A pull request's run is none, nor is one in a merge queue: what is red
 * there is nobody's but its author's. */
function readWorkflowRun(json: unknown, links: Links): WorkflowRunRecord | undefined {
  const run = readRun(json, links);
  if (!run || run.queue || eventClassOf(run.event) === 'pull_request') return undefined;
  const path = textOf(at(json, 'path'))?.split('@')[0];
  const id = countOf(at(json, 'workflow_id'));
  return {
    ...run,
    workflowKey: String(id ?? path ?? ''),
    workflowName: textOf(at(json, 'name')) ?? path ?? 'A workflow',
    workflowUrl: path === undefined ? run.url : links.workflow(path),
    createdAt: timeOf(at(json, 'created_at')),
  };
}
