import { setTimeout as wait } from 'node:timers/promises';
import { MAX_EXPANDED, pickFailedJobs } from '../../notification/build/failed-jobs.ts';
import { type HistoryInput, traceHistory } from '../../notification/build/history.ts';
import { foldJobs } from '../../notification/build/jobs.ts';
import { ownStepName } from '../../notification/build/notifier.ts';
import type { Outcome, OutcomeEvidence } from '../../notification/build/outcome.ts';
import { isRed, repeatsOwnStatus, resolveOutcome, scopeOf } from '../../notification/build/outcome.ts';
import type { Conclusion, History, Missing, Notification, OwnJob } from '../../notification/notification.ts';
import type { JobRecord, RunRecord } from '../../notification/records.ts';
import { type ApiFailure, GIVE_TOKEN, missingOf } from '../api/failure.ts';
import { at, countOf, textOf } from '../api/json.ts';
import type { Answer, GitHubApi } from '../api/requests.ts';
import type { OwnJobRecord } from '../records/contexts.ts';
import type { EventRecord } from '../records/event.ts';
import { type JobList, listJobs } from '../records/jobs.ts';
import { readAccount, readPayloadCommit } from '../records/payload.ts';
import { mergeRun, type RunList, readHistory, readRun } from '../records/runs.ts';
import { annotationsOf } from './annotations.ts';
import { explainCancelled, MAX_CANCELLED } from './cancelled-jobs.ts';
import { compareAhead, findPullsAhead } from './commits.ts';
import { type PastFound, type PastKey, readPast } from './correct-history.ts';
import { type DraftOptions, draftNotification } from './draft.ts';
import { pullLookups } from './request-budget.ts';

/** By then the requests that were made have left. */
const LEAVING_MS = 5;

export interface ObserveOptions extends Pick<DraftOptions, 'now' | 'fields'> {
  /** The `status` input. */
  status?: Conclusion;
  /** The logs of past jobs may be read. */
  readsLogs?: boolean;
  /** The mail is sure to go out: what it shows is asked for while the past is read. */
  sureMail?: {
    /** Commits that it lists; undefined where nothing of it hangs on commits. */
    commits?: number;
    /** Begun once the requests have left. */
    whileWaiting: () => Promise<void>;
  };
}

/** What is known before anything is decided. {@link ./read-details.ts} goes on from here. */
export interface Observation {
  /** State, history and severity are final; the sections that cost more are still missing. */
  notification: Notification;
  outcome: Outcome;
  run: RunRecord;
  /** Read already, because the outcome hung on them. */
  jobs?: JobList;
  /** Run or attempt that the jobs are compared with; absent when there is none. */
  previous?: PastKey;
  /** Its jobs, where the history hung on them. */
  previousJobs?: Answer<JobList>;
  /** The history without this run, for the case that the platform alone made it red. */
  passedOver?: History;
}

/**
 * Finds out how the run went, or the own job where nothing speaks for the run, and what came before. Beside each other:
 *
 * - the run (title, start, workflow id), unless the payload holds it
 * - the finished runs of the branch; further pages only while none of them is green
 * - the jobs, where the outcome hangs on them: always but for a `workflow_run` that went well or a `status` given
 * - the previous attempt, in a re-run; the ones before it while they were cancelled, three at most
 *
 * Then the annotations of up to two cancelled jobs, where no job failed, and the past runs of {@link readPast}: none
 * without an API.
 *
 * @param api   undefined without a token: then the mail tells what the event and the contexts say
 */
export async function observe(
  api: GitHubApi | undefined,
  event: EventRecord,
  options: ObserveOptions,
): Promise<Observation> {
  const stated = evidenceOf(event, options);
  if (!api || event.run.id === 0) {
    const outcome = resolveOutcome(stated);
    const ownJob = ownJobOf(outcome, event, []);
    const missing: Missing[] = api
      ? [{ section: 'run', reason: 'The run is not known: GITHUB_RUN_ID is not set.' }]
      : [{ section: 'run', reason: 'There is no token to ask GitHub with.', fix: GIVE_TOKEN }];
    return {
      notification: { ...draftNotification(event, outcome, { ...options, ownJob }), missing },
      outcome,
      run: event.run,
    };
  }

  const asksJobs = needsJobs(stated);
  const readingRun = event.run.status === 'completed' ? undefined : api.get('run', { run_id: event.run.id });
  const [run, jobs, previousAttempt, listed] = await Promise.all([
    readingRun,
    asksJobs ? listJobs(api, event.run, ownIn(event)) : undefined,
    readPreviousAttempt(api, event),
    readHistory(api, event.run, event.workflowKey, readingRun),
  ]);
  const current = mergeRun(event.run, run?.ok ? readRun(run.data, event.links) : undefined);
  const read = jobs?.ok ? jobs.data : undefined;
  const { outcome, list, failure } = await settleOutcome(api, stated, read, current.sha);
  const ownJob = ownJobOf(outcome, event, list?.jobs ?? []);
  const past = await tracePast(api, listed, {
    event,
    current,
    outcome,
    ownJob,
    list,
    previousAttempt,
    options,
  });
  const merged = run?.ok ? mergeEvent(event, run.data, current) : event;
  const notification = draftNotification(merged, outcome, { ...options, history: past?.history, ownJob });
  const isOwnUnseen = ownJob !== undefined && list !== undefined && !list.jobs.some((job) => job.isOwn);
  const missing = [
    ...(run && !run.ok ? [missingOf('run', run.failure)] : []),
    ...(listed.ok ? [] : [missingOf('history', listed.failure)]),
    ...(jobs && !jobs.ok ? [missingOf('jobs', jobs.failure)] : []),
    ...(isOwnUnseen ? [OWN_UNSEEN] : []),
    ...(failure ? [missingOf('annotations', failure)] : []),
    ...(past?.missing ?? []),
  ];
  return {
    notification: { ...notification, missing },
    outcome,
    run: current,
    jobs: list ?? past?.jobs,
    previous: past?.previous,
    previousJobs: past?.previousJobs,
    passedOver: past?.passedOver,
  };
}

const OWN_UNSEEN: Missing = {
  section: 'jobs',
  reason:
    'The job that sends this mail could not be told from the others of the run, so its steps are not shown.',
};

/** The own job is none of the run that a `workflow_run` event is about. */
export function ownIn({ position, own }: EventRecord): OwnJobRecord {
  return position === 'workflow_run' ? {} : own;
}

/** Looks for jobs that ran out of time or could not start where nothing but cancelled jobs keeps the run from being green. */
async function settleOutcome(
  api: GitHubApi,
  stated: OutcomeEvidence,
  list: JobList | undefined,
  sha: string,
): Promise<{ outcome: Outcome; list?: JobList; failure?: ApiFailure }> {
  const outcome = resolveOutcome({ ...stated, jobs: list?.jobs });
  const isExplained = isRed(outcome.conclusion) && list?.jobs.some((job) => isRed(job.conclusion));
  const hasVerdict = isExplained || outcome.source === 'job' || outcome.source === 'status';
  if (list === undefined || hasVerdict) return { outcome, list };
  const { jobs, failure } = await explainCancelled(api, list.jobs, sha, MAX_CANCELLED);
  return { outcome: resolveOutcome({ ...stated, jobs }), list: { ...list, jobs }, failure };
}

/** The own job, where the outcome is about it alone; by its id where GitHub does not tell its name. */
function ownJobOf(outcome: Outcome, { own }: EventRecord, jobs: readonly JobRecord[]): OwnJob | undefined {
  if (scopeOf(outcome) !== 'job') return undefined;
  const found = jobs.find((job) => job.isOwn);
  const others = jobs.filter((job) => job !== found);
  // One of the unfinished jobs is the own one, and without knowing which, none of them is called another.
  const unfinished = found ? others.filter((job) => job.status !== 'completed') : [];
  return {
    name: found?.name ?? own.id ?? '(unnamed)',
    othersFailed: others.filter((job) => isRed(job.conclusion)).map((job) => job.name),
    othersUnfinished: unfinished.map((job) => job.name),
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
 * True when the outcome, or what it may be claimed for, hangs on the jobs: `needs` does not tell a time-out from a
 * failure nor what lies behind a skipped job, and, all green, it does not name a failed job that only another one
 * waited for; a run cancelled by fail-fast counts as failed, a job that only mails is a success itself, and only the jobs
 * tell the name of the own one.
 */
function needsJobs(stated: OutcomeEvidence): boolean {
  const { status, workflowRun } = stated;
  if (status !== undefined) return repeatsOwnStatus(stated);
  return workflowRun === undefined || workflowRun.conclusion !== 'success';
}

/** Attempts that are looked at, newest first, for one that failed. */
const MAX_ATTEMPTS = 3;

/** The attempt before. One that was cancelled does not end what an earlier one began: a failed one behind it counts. */
async function readPreviousAttempt(
  api: GitHubApi,
  { run, links }: EventRecord,
): Promise<RunRecord | undefined> {
  let last: RunRecord | undefined;
  for (let attempt = run.attempt - 1; attempt > 0 && attempt >= run.attempt - MAX_ATTEMPTS; attempt -= 1) {
    const answer = await api.get('attempt', { run_id: run.id, attempt_number: attempt });
    const read = answer.ok ? readRun(answer.data, links) : undefined;
    last ??= read;
    if (read && isRed(read.conclusion)) return read;
    if (read?.conclusion !== 'cancelled') break;
  }
  return last;
}

/** Nothing where the runs could not be read, and where the jobs known to be green do not speak for the run. */
async function tracePast(
  api: GitHubApi,
  listed: Answer<RunList>,
  given: {
    event: EventRecord;
    current: RunRecord;
    outcome: Outcome;
    ownJob: OwnJob | undefined;
    list: JobList | undefined;
    previousAttempt: RunRecord | undefined;
    options: ObserveOptions;
  },
): Promise<PastFound | undefined> {
  const { event, current, outcome, ownJob, list, previousAttempt, options } = given;
  if ((!listed.ok && !previousAttempt) || scopeOf(outcome) === 'part') return undefined;
  const input: HistoryInput = {
    current,
    outcome,
    runs: listed.ok ? listed.data.runs : [],
    previousAttempt,
    now: options.now,
    repoId: event.repo.id,
    isComplete: listed.ok && listed.data.isComplete,
  };
  const own = list?.jobs.find((job) => job.isOwn);
  const notifier = { repository: event.own.actionRepository, stepName: ownStepName(own) };
  const reading = readPast(api, input, {
    notifier,
    ownName: ownJob?.name,
    jobs: list?.jobs,
    readJobs: () => listJobs(api, current, ownIn(event)),
    needs: event.position === 'workflow_run' ? undefined : event.needs,
    readsLogs: options.readsLogs ?? false,
  });
  // Behind the requests that the state waits for, which get the connections that are open already.
  if (options.sureMail && isRed(outcome.conclusion)) {
    askAhead(api, input, given, reading).catch(() => undefined);
  }
  return reading;
}

/**
 * Asks for what a red run's mail shows: the commits since the last green run with their pull requests, and logs and annotations
 * of the failed jobs. Not for jobs where the past decides which of them are shown, and not for the own one, whose log is not
 * there yet.
 */
async function askAhead(
  api: GitHubApi,
  input: HistoryInput,
  { event, outcome, ownJob, list, options }: Parameters<typeof tracePast>[2],
  readingPast: Promise<PastFound>,
): Promise<void> {
  const { lastGood, previous } = traceHistory(input);
  const needs = event.position === 'workflow_run' ? undefined : event.needs;
  const picked = pickFailedJobs(foldJobs(list?.jobs ?? [], { outcome, needs }).list);
  const shown = picked.length < MAX_EXPANDED && ownJob === undefined ? picked : [];
  const ids = shown.flatMap(({ id }) => {
    const fact = list?.jobs.find((job) => job.id === id);
    return id === undefined || fact?.isOwn || fact?.annotations ? [] : id;
  });
  const { readsLogs, sureMail } = options;
  const isRange = sureMail?.commits !== undefined && lastGood && input.current.queue === undefined;
  const comparing = isRange ? compareAhead(api, lastGood.sha, input.current.sha) : [];
  const annotating = ids.map((id) => {
    if (readsLogs) void api.askAhead('log', { job_id: id }, 'stream');
    return api.askAhead('annotations', annotationsOf(id), 'json');
  });
  // The first red run of a streak takes two more, and a run before that was not red its jobs.
  const others = isRed(previous?.conclusion ?? null) ? 2 : Number(previous !== undefined);
  const lookups = pullLookups(api, list?.jobs, others + Number(list === undefined));
  // The commits of a pull request belong to it.
  const listed = event.ref.type === 'pr' ? 0 : (sureMail?.commits ?? 0);
  // By the time of the annotations, connections are free, and a new one takes a round trip longer. Later than the past is too late:
  // then the details are read.
  const beforeDetails = Promise.race([Promise.all([comparing, ...annotating]), readingPast.then(() => [])]);
  const finding = beforeDetails.then(([commits = []]) => findPullsAhead(api, commits, listed, lookups));
  await Promise.all([finding, wait(LEAVING_MS).then(sureMail?.whileWaiting)]);
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
