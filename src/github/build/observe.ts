import { traceHistory } from '../../notification/build/history.ts';
import { type Outcome, type OutcomeEvidence, resolveOutcome } from '../../notification/build/outcome.ts';
import type { Conclusion, History, Missing, Notification } from '../../notification/notification.ts';
import type { RunRecord } from '../../notification/records.ts';
import type { Answer, GitHubApi } from '../api/api.ts';
import { missingOf } from '../api/failure.ts';
import { at, countOf, textOf } from '../api/json.ts';
import type { EventRecord } from '../records/event.ts';
import { type JobList, listJobs } from '../records/jobs.ts';
import { readAccount, readPayloadCommit } from '../records/payload.ts';
import { listRuns, type RunList, readRun } from '../records/runs.ts';
import { draftNotification } from './draft.ts';

const GIVE_TOKEN = 'github-token: ${{ github.token }}';

export interface ObserveOptions {
  /** ISO time of this moment. */
  now: string;
  /** The `status` input. */
  status?: Conclusion;
  /** The `fields` input. */
  fields?: Readonly<Record<string, string>>;
}

/** What is known before anything is decided. {@link ./detail.ts} goes on from here. */
export interface Observation {
  /** State, history and severity are final; the sections that cost more are still missing. */
  notification: Notification;
  outcome: Outcome;
  run: RunRecord;
  /** Read already, because the outcome hung on them. */
  jobs?: JobList;
  /** Attempt that the jobs are compared with; absent when there is none. */
  previous?: { id: number; attempt?: number };
}

/**
 * Finds out how the run went and what came before: at most three requests beside each other, one when the event is
 * a `workflow_run` that went well, none without an API.
 *
 * - the run (title, start, workflow id), unless the payload holds it
 * - the finished runs of the branch; further pages only while none of them is green
 * - the jobs, where the outcome hangs on them
 * - the previous attempt, in a re-run
 *
 * @param api   undefined without a token: then the mail tells what the event and the contexts say
 * @param event see readEvent
 */
export async function observe(
  api: GitHubApi | undefined,
  event: EventRecord,
  options: ObserveOptions,
): Promise<Observation> {
  const stated = evidenceOf(event, options);
  if (!api || event.run.id === 0) {
    const outcome = resolveOutcome(stated);
    const missing: Missing[] = api
      ? [{ section: 'run', reason: 'The run is not known: GITHUB_RUN_ID is not set.' }]
      : [{ section: 'run', reason: 'There is no token to ask GitHub with.', fix: GIVE_TOKEN }];
    return {
      notification: { ...draftNotification(event, outcome, options), missing },
      outcome,
      run: event.run,
    };
  }

  const asksJobs = needsJobs(stated);
  const readingRun = event.run.status === 'completed' ? undefined : api.get('run', { run_id: event.run.id });
  const [run, jobs, previousAttempt, listed] = await Promise.all([
    readingRun,
    asksJobs ? listJobs(api, event.run, event.own) : undefined,
    readPreviousAttempt(api, event),
    readHistory(api, event, readingRun),
  ]);
  const current = mergeRun(event.run, run?.ok ? readRun(run.data, event.links) : undefined);
  const outcome = resolveOutcome({ ...stated, ...(jobs?.ok ? { jobs: jobs.data.jobs } : {}) });
  const history = traceOf(listed, { event, current, outcome, previousAttempt, now: options.now });
  const merged = run?.ok ? mergeEvent(event, run.data, current) : event;
  const notification = draftNotification(merged, outcome, { ...options, history });
  const missing = [
    ...(run && !run.ok ? [missingOf('run', run.failure)] : []),
    ...(listed.ok ? [] : [missingOf('history', listed.failure)]),
    ...(jobs && !jobs.ok ? [missingOf('jobs', jobs.failure)] : []),
  ];
  return {
    notification: { ...notification, missing },
    outcome,
    run: current,
    ...(jobs?.ok ? { jobs: jobs.data } : {}),
    previous: comparedWith(history, current),
  };
}

/** What the input and the contexts say about how the run went, before GitHub is asked. */
export function evidenceOf(event: EventRecord, { status }: Pick<ObserveOptions, 'status'>): OutcomeEvidence {
  const isObserving = event.position === 'workflow_run';
  return {
    status,
    needs: isObserving ? undefined : event.needs,
    jobStatus: isObserving ? undefined : event.own.status,
    workflowRun: isObserving ? { conclusion: event.run.conclusion } : undefined,
  };
}

/**
 * True when the outcome may turn out another with the jobs than without: `needs` does not tell a time-out from a
 * failure nor what lies behind a skipped job, and, all green, it does not name a failed job that only another one
 * waited for; a run cancelled by fail-fast counts as failed, and a job that only mails is a success itself.
 */
function needsJobs({ status, needs, jobStatus, workflowRun }: OutcomeEvidence): boolean {
  if (status !== undefined) return false;
  if (workflowRun) return workflowRun.conclusion !== 'success';
  if (needs) return true;
  return jobStatus === undefined || jobStatus === 'success';
}

async function readPreviousAttempt(
  api: GitHubApi,
  { run, links }: EventRecord,
): Promise<RunRecord | undefined> {
  if (run.attempt < 2) return undefined;
  const answer = await api.get('attempt', { run_id: run.id, attempt_number: run.attempt - 1 });
  return answer.ok ? readRun(answer.data, links) : undefined;
}

/** Asks by the file name at once; waits for the run only where the workflow is known by no other means. */
async function readHistory(
  api: GitHubApi,
  event: EventRecord,
  readingRun: Promise<Answer> | undefined,
): Promise<Answer<RunList>> {
  const { run } = event;
  const isEnough = ({ runs }: RunList): boolean => runs.some((each) => isGoodEnd(each, run));
  const asked = event.workflowKey;
  if (asked !== undefined) {
    const answer = await listRuns(api, asked, run, isEnough);
    if (answer.ok || answer.failure.kind !== 'not-found' || !readingRun) return answer;
  }
  const answer = await readingRun;
  if (answer && !answer.ok) return answer;
  const id = countOf(at(answer?.data, 'workflow_id'));
  if (id === undefined) return { ok: true, data: { runs: [], isComplete: false } };
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

function traceOf(
  listed: Answer<RunList>,
  given: {
    event: EventRecord;
    current: RunRecord;
    outcome: Outcome;
    previousAttempt: RunRecord | undefined;
    now: string;
  },
): History | undefined {
  const { event, current, outcome, previousAttempt, now } = given;
  if (!listed.ok && !previousAttempt) return undefined;
  return traceHistory({
    current,
    outcome,
    runs: listed.ok ? listed.data.runs : [],
    previousAttempt,
    now,
    repoId: event.repo.id,
    isComplete: listed.ok && listed.data.isComplete,
  });
}

/** The environment knows the run best where it knows it: the API may lag behind, or show a later attempt. */
function mergeRun(own: RunRecord, read: RunRecord | undefined): RunRecord {
  if (!read || read.id !== own.id) return own;
  return {
    ...read,
    attempt: own.attempt,
    url: own.url,
    sha: own.sha || read.sha,
    branch: own.branch || read.branch,
    headRepoId: own.headRepoId ?? read.headRepoId,
    event: own.event || read.event,
    status: own.status,
    conclusion: own.conclusion,
    prNumbers: own.prNumbers.length > 0 ? own.prNumbers : read.prNumbers,
  };
}

function mergeEvent(event: EventRecord, json: unknown, run: RunRecord): EventRecord {
  const { links } = event;
  const path = textOf(at(json, 'path'))?.split('@')[0];
  return {
    ...event,
    run,
    workflow: {
      ...event.workflow,
      id: countOf(at(json, 'workflow_id')) ?? event.workflow.id,
      path: event.workflow.path ?? path,
      url: event.workflow.url ?? (path && links.workflow(path)),
    },
    title: textOf(at(json, 'display_title')) ?? event.title,
    commit: event.commit ?? readPayloadCommit(at(json, 'head_commit'), links),
    actor: event.actor ?? readAccount(at(json, 'actor'), links),
  };
}

function comparedWith(history: History | undefined, run: RunRecord): Observation['previous'] {
  const previous = history?.previous;
  if (!previous) return undefined;
  return previous.id === run.id ? { id: run.id, attempt: run.attempt - 1 } : { id: previous.id };
}
