import { load } from 'js-yaml';
import {
  findMissedSlots,
  isUnusable,
  LONGEST_DELAY_MS,
  type Schedule,
} from '../../notification/digest/missed.ts';
import type { MissedWorkflow, Missing } from '../../notification/notification.ts';
import { missingOf } from '../api/failure.ts';
import { at, countOf, listOf, shaOf, textOf, timeOf } from '../api/json.ts';
import type { Answer, GitHubApi } from '../api/requests.ts';
import { readFile } from '../records/contents.ts';

/** What the digest knows already. */
export interface Known {
  /** ISO times of the period. */
  from: string;
  to: string;
  defaultBranch: string;
  /** Scheduled runs, as far as they were read: by workflow id when they were created. */
  starts: ReadonlyMap<number, readonly string[]>;
}

/** A workflow as "list repository workflows" gives it. */
interface WorkflowRecord {
  id: number;
  name: string;
  path: string;
  url: string;
  state: string;
  /** Milliseconds: it was made, or switched on or off. */
  changedAt: number;
  schedules: Schedule[];
}

/** Workflow files that are read, one request each. */
const MAX_FILES = 40;
/** Workflows whose silence is looked into, three requests each. */
const MAX_SUSPECTS = 10;
const PARALLEL = 4;
const PAGE_SIZE = 100;

/**
 * Finds scheduled workflows that did not run when they were due, and disabled workflows. Silence alone proves nothing:
 * each suspect's scheduled runs of any status are read, and slots before the last change of its file do not count.
 *
 * Requests: the workflows (1), their files (1 each, at most 40), the runs, the last change
 * and its pull request of suspects (3 each, at most 10).
 */
export async function findMissed(
  api: GitHubApi,
  known: Known,
): Promise<{ missed: MissedWorkflow[]; missing: Missing[] }> {
  const answer = await api.get('workflows', { per_page: PAGE_SIZE });
  if (!answer.ok) return { missed: [], missing: [missingOf('schedules', answer.failure)] };
  const workflows = listOf(at(answer.data, 'workflows')).flatMap((json) => readWorkflow(json, api) ?? []);
  const disabled = workflows.flatMap((workflow) => describeDisabled(workflow, known) ?? []);

  const active = workflows
    .filter(({ state }) => state === 'active')
    .sort((a, b) => Number(known.starts.has(b.id)) - Number(known.starts.has(a.id)));
  const files = await inTurns(active.slice(0, MAX_FILES), async (workflow) => {
    const file = await readFile(api, workflow.path, known.defaultBranch);
    if (file.ok) workflow.schedules = readSchedules(file.data);
    return file;
  });
  const unread = files.find((file) => !file.ok && file.failure.kind !== 'not-found');
  const missing = unread && !unread.ok ? [missingOf('schedules', unread.failure)] : [];
  const tellCut = (count: number, tell: (workflows: string) => string): void => {
    const what = tell(count === 1 ? '1 workflow' : `${count} workflows`);
    if (count > 0) missing.push({ section: 'schedules', reason: `Not looked at: ${what}` });
  };
  const listed = listOf(at(answer.data, 'workflows')).length;
  const unlisted = (countOf(at(answer.data, 'total_count')) ?? 0) - listed;
  tellCut(unlisted, (workflows) => `${workflows} behind the first ${listed}.`);
  const unopened = active.length - MAX_FILES;
  tellCut(unopened, (workflows) => `the schedules of ${workflows}; ${MAX_FILES} files are read.`);

  const scheduled = active.filter(({ schedules }) => schedules.length > 0);
  const span = { from: Date.parse(known.from) - LONGEST_DELAY_MS, to: Date.parse(known.to) };
  const suspects = scheduled.filter(
    ({ id, schedules, changedAt }) =>
      isUnusable(schedules) ||
      findMissedSlots(schedules, known.starts.get(id) ?? [], {
        ...span,
        from: Math.max(span.from, changedAt),
      }).length > 0,
  );
  const untold = suspects.length - MAX_SUSPECTS;
  tellCut(untold, (workflows) => `the missing runs of ${workflows} more; ${MAX_SUSPECTS} are checked.`);
  const looked = await inTurns(suspects.slice(0, MAX_SUSPECTS), (workflow) => lookInto(api, workflow, span));
  const failed = looked.find((each) => !each.ok);
  return {
    missed: [...looked.flatMap((each) => (each.ok && each.data ? [each.data] : [])), ...disabled],
    missing: failed && !failed.ok ? [...missing, missingOf('schedules', failed.failure)] : missing,
  };
}

function readWorkflow(json: unknown, { links }: GitHubApi): WorkflowRecord | undefined {
  const [id, path] = [countOf(at(json, 'id')), textOf(at(json, 'path'))];
  // Dependabot, Pages and the default set-up of CodeQL are `dynamic/…`: no file of the repository says when they run.
  if (id === undefined || !path?.startsWith('.github/workflows/')) return undefined;
  const times = ['created_at', 'updated_at'].map((name) => Date.parse(timeOf(at(json, name)) ?? ''));
  return {
    id,
    name: textOf(at(json, 'name')) ?? path,
    path,
    url: links.workflow(path),
    state: textOf(at(json, 'state')) ?? '',
    changedAt: Math.max(0, ...times.filter((time) => !Number.isNaN(time))),
    schedules: [],
  };
}

/** GitHub disables after 60 days without activity, until somebody acts; what a person disabled is news once. */
function describeDisabled(workflow: WorkflowRecord, { from }: Known): MissedWorkflow | undefined {
  if (workflow.state === 'disabled_inactivity') return describe(workflow, 'disabled-by-inactivity');
  if (workflow.state !== 'disabled_manually') return undefined;
  return { ...describe(workflow, 'disabled-by-hand'), isNews: workflow.changedAt >= Date.parse(from) };
}

function describe(
  { name, path, url, schedules }: WorkflowRecord,
  why: MissedWorkflow['why'],
): MissedWorkflow {
  const written = schedules.map(({ cron, timezone }) => (timezone ? `${cron} (${timezone})` : cron));
  return { name, file: path.split('/').at(-1) ?? path, url, why, isNews: true, schedules: written, slots: 0 };
}

/** The `on.schedule` of a workflow file; none where the file cannot be understood, as GitHub runs nothing of it then. */
function readSchedules(text: string): Schedule[] {
  try {
    return listOf(at(load(text), 'on', 'schedule')).flatMap((entry) => {
      const cron = textOf(at(entry, 'cron'));
      return cron === undefined ? [] : [{ cron, timezone: textOf(at(entry, 'timezone')) }];
    });
  } catch {
    return [];
  }
}

/**
 * The truth about a suspect; nothing where it ran after all, or was changed since. A commit of a branch keeps its own date when
 * it is merged, so that its pull request is asked for as well; without `pull-requests: read` the date of the commit counts.
 */
async function lookInto(
  api: GitHubApi,
  workflow: WorkflowRecord,
  { from, to }: { from: number; to: number },
): Promise<Answer<MissedWorkflow | undefined>> {
  const [runs, commits] = await Promise.all([
    api.get('runs', { workflow_id: workflow.id, event: 'schedule', per_page: PAGE_SIZE }),
    api.get('commits', { path: workflow.path, per_page: 1 }),
  ]);
  if (!runs.ok) return runs;
  if (!commits.ok) return commits;
  const starts = listOf(at(runs.data, 'workflow_runs'))
    .flatMap((run) => timeOf(at(run, 'created_at')) ?? [])
    .sort();
  const [commit] = listOf(commits.data);
  const sha = shaOf(at(commit, 'sha'));
  const pulls = sha ? await api.get('commitPulls', { commit_sha: sha }) : undefined;
  const merged = pulls?.ok ? listOf(pulls.data).map((pull) => at(pull, 'merged_at')) : [];
  const times = [at(commit, 'commit', 'committer', 'date'), ...merged];
  const changedAt = Math.max(workflow.changedAt, ...times.map((time) => Date.parse(timeOf(time) ?? '') || 0));
  if (isUnusable(workflow.schedules)) {
    // A run since the last change proves that GitHub understands what our parser does not.
    const ranSince = Date.parse(starts.at(-1) ?? '') >= changedAt;
    return { ok: true, data: ranSince ? undefined : describe(workflow, 'unusable') };
  }
  const readFrom = starts.length < PAGE_SIZE ? 0 : Date.parse(starts[0] ?? '');
  const slots = findMissedSlots(workflow.schedules, starts, {
    from: Math.max(from, changedAt, readFrom),
    to,
  });
  const [first] = slots;
  if (first === undefined) return { ok: true, data: undefined };
  return {
    ok: true,
    data: {
      ...describe(workflow, 'did-not-run'),
      slots: slots.length,
      firstMissed: new Date(first).toISOString(),
      lastRun: starts.at(-1),
    },
  };
}

/** A few at a time, so that GitHub's secondary limit is not met. */
async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += PARALLEL) {
    results.push(...(await Promise.all(items.slice(start, start + PARALLEL).map(work))));
  }
  return results;
}
