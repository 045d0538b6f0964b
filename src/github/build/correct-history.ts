import type { HistoryInput } from '../../notification/build/history.ts';
import {
  cancelledBefore,
  traceHistory,
  traceOwnJob,
  withConclusion,
} from '../../notification/build/history.ts';
import { failedToNotifyOnly, type Notifier } from '../../notification/build/notifier.ts';
import { allowanceOf, isRed, worstOf } from '../../notification/build/outcome.ts';
import type { Conclusion, History, Missing, PastRun } from '../../notification/notification.ts';
import type { JobRecord, Needs } from '../../notification/records.ts';
import { missingOf } from '../api/failure.ts';
import type { Answer, GitHubApi } from '../api/requests.ts';
import { type JobList, listJobs } from '../records/jobs.ts';
import { explainCancelled, MAX_CANCELLED } from './cancelled-jobs.ts';
import type { PastCause } from './failures.ts';

/** A past run, or the attempt before the current one. */
export interface PastKey {
  id: number;
  attempt?: number;
}

export interface PastFound {
  history: History;
  /** What the jobs are compared with; absent when there is none. */
  previous?: PastKey;
  /** Jobs of `previous`, where the history hung on them. */
  previousJobs?: Answer<JobList>;
  /** Jobs of the current run, where they were not read before. */
  jobs?: JobList;
  /** The history without this run, for the case that the platform alone made it red. */
  passedOver: History;
  /** A permission without which a past run was taken at its word. */
  missing: Missing[];
}

/** What is known of the current run. */
export interface PresentFacts {
  /** How the step of this action is recognized. */
  notifier: Notifier;
  /** The job whose history is wanted; undefined for that of the run. */
  ownName?: string;
  /** Absent where they were not read. */
  jobs?: readonly JobRecord[];
  readJobs: () => Promise<Answer<JobList>>;
  /** What the `needs` input tells, where the mail is sent from the run itself. */
  needs?: Needs;
  readsLogs: boolean;
}

/** Past runs that were made red by nothing of the branch's own are followed by so many looks at earlier ones. */
const MAX_LOOKS = 3;

/**
 * Traces the history and puts right what the list of runs does not tell, by the jobs of past runs, three on a plain red run:
 *
 * - a cancelled run may have run out of time: its jobs, and one annotation
 * - a run that only this action made red was green: the jobs of the previous run, and of the one that the streak began with
 * - what one job did: the jobs of the previous run, and one annotation if that job was cancelled
 * - a run that the platform alone made red is passed over: annotations and log of its failed jobs, one job after the other
 *   until one says no. The first red run of the streak is always looked at, because culprits, thread and `repeat` hang on
 *   it, and one step may fail for the platform first and for the code next. The previous one is looked at only if one of
 *   these two runs has none of its failures; else it changes no more than the length of the streak
 * - which jobs are allowed to fail, where a green run does not say it and several jobs of a past run failed: its jobs
 *
 * What cannot be read stays as the list says. Nothing is read for a run that is neither red nor green.
 *
 * @param input   the runs, and how the current one went
 * @param present what is known of the current run beside that
 */
export async function readPast(
  api: GitHubApi,
  input: HistoryInput,
  present: PresentFacts,
): Promise<PastFound> {
  const { current, outcome } = input;
  const { notifier, ownName } = present;
  const missing: Missing[] = [];
  let readingNow: Promise<Answer<JobList>> | undefined;
  let isFirstBadUnread: true | undefined;
  const keyOf = (run: { id: number }): PastKey =>
    run.id === current.id
      ? { id: run.id, attempt: input.previousAttempt?.attempt ?? current.attempt - 1 }
      : { id: run.id };
  const lists = new Map<number, Promise<Answer<JobList>>>();
  const jobsOf = async (run: { id: number }): Promise<readonly JobRecord[] | undefined> => {
    const reading = lists.get(run.id) ?? listJobs(api, keyOf(run), {});
    lists.set(run.id, reading);
    const answer = await reading;
    return answer.ok && answer.data.isComplete ? answer.data.jobs : undefined;
  };
  const result = async (trace: (runs: HistoryInput) => History, runs: HistoryInput): Promise<PastFound> => {
    const { previous } = traceHistory(runs);
    const now = await readingNow;
    return {
      history: { ...trace(runs), isFirstBadUnread },
      jobs: now?.ok ? now.data : undefined,
      previous: previous && keyOf(previous),
      previousJobs: previous && (await lists.get(previous.id)),
      passedOver: trace({ ...runs, outcome: { conclusion: 'cancelled' } }),
      missing,
    };
  };
  const isGreen = outcome.conclusion === 'success';
  /** Without the jobs that are allowed to fail: they say nothing about a past run. */
  const decisive = async (past: readonly JobRecord[]): Promise<readonly JobRecord[]> => {
    let { jobs } = present;
    if (jobs === undefined && isGreen && past.filter(({ conclusion }) => isRed(conclusion)).length > 1) {
      readingNow ??= present.readJobs();
      const answer = await readingNow;
      jobs = answer.ok ? answer.data.jobs : undefined;
    }
    const isAllowedToFail = isGreen ? redIn(jobs ?? []) : allowanceOf(present.needs ?? {});
    return past.filter(({ name }) => !isAllowedToFail(name));
  };
  const judge = async (jobs: readonly JobRecord[], sha: string): Promise<PastCause['cause']> => {
    const found = await judgeJobs(api, jobs, sha, present.readsLogs);
    missing.push(...found.missing.filter(({ fix }) => fix !== undefined));
    return found.cause;
  };
  if (!isRed(outcome.conclusion) && !isGreen) return result(traceHistory, input);

  let runs = input;
  const cancelled = cancelledBefore(input);
  const isLate =
    cancelled && (await ranOutOfTime(api, (await jobsOf(cancelled)) ?? [], cancelled.sha, ownName));
  if (isLate) runs = withConclusion(runs, cancelled, 'timed_out');
  if (ownName !== undefined) {
    const { previous } = traceHistory(runs);
    let before: Conclusion | undefined;
    if (isLate && previous?.id === cancelled.id) before = 'timed_out';
    else if (previous) {
      const own = ((await jobsOf(previous)) ?? []).filter((job) => job.name === ownName);
      before = await ownConclusion(api, own, previous.sha, ownName, notifier);
      const cause = isRed(before ?? null) ? await judge(await decisive(own), previous.sha) : 'code';
      if (cause === 'platform') before = 'cancelled';
      isFirstBadUnread = cause === 'unread' || undefined;
    }
    return result((each) => traceOwnJob({ runs: traceHistory(each), current: nowOf(each), before }), runs);
  }

  const causes = new Map<number, PastCause['cause']>(isLate ? [[cancelled.id, 'code']] : []);
  for (let look = 0; look < MAX_LOOKS; look += 1) {
    const { first, suspects } = suspectsIn(traceHistory(runs));
    const verdicts = await Promise.all(
      suspects.map(async (run): Promise<Conclusion | undefined> => {
        if (causes.has(run.id)) return undefined;
        const past = await jobsOf(run);
        if (past && failedToNotifyOnly(past, notifier)) return 'success';
        const jobs = past && (await decisive(past));
        const others = [present.jobs ?? (isGreen ? [] : undefined), first && (await jobsOf(first))];
        if (run !== first && !(jobs && others.some((each) => each && isGone(jobs, each)))) return undefined;
        const cause = jobs ? await judge(jobs, run.sha) : 'unread';
        causes.set(run.id, cause);
        return cause === 'platform' ? 'cancelled' : undefined;
      }),
    );
    for (const [index, run] of suspects.entries()) {
      const verdict = verdicts[index];
      if (verdict !== undefined) runs = withConclusion(runs, run, verdict);
    }
    if (verdicts.every((verdict) => verdict === undefined)) break;
  }
  const { first } = suspectsIn(traceHistory(runs));
  isFirstBadUnread = (first && causes.get(first.id) !== 'code') || undefined;
  return result(traceHistory, runs);
}

/** The jobs that are red in a green run are allowed to fail. */
function redIn(jobs: readonly JobRecord[]): (name: string) => boolean {
  const red = new Set(jobs.flatMap((job) => (isRed(job.conclusion) ? job.name : [])));
  return (name) => red.has(name);
}

/** True when none of these jobs' failures is in the current run, where the same step of the same job is the same failure. */
function isGone(past: readonly JobRecord[], current: readonly JobRecord[]): boolean {
  const failuresOf = (jobs: readonly JobRecord[]): string[] =>
    jobs.flatMap(({ name, conclusion, steps }) => {
      const step = steps.find((each) => isRed(each.conclusion))?.name;
      return isRed(conclusion) || step !== undefined ? JSON.stringify([name, step]) : [];
    });
  const present = new Set(failuresOf(current));
  return past.length > 0 && !failuresOf(past).some((failure) => present.has(failure));
}

/** Loaded here: what reads logs is no part of deciding about most runs. */
async function judgeJobs(
  api: GitHubApi,
  jobs: readonly JobRecord[],
  sha: string,
  readsLogs: boolean,
): Promise<PastCause> {
  const { judgePast } = await import('./failures.ts');
  const isExplained = jobs.some((job) => isRed(job.conclusion));
  const { jobs: known, failure } = isExplained
    ? { jobs }
    : await explainCancelled(api, jobs, sha, MAX_CANCELLED);
  if (failure) return { cause: 'unread', missing: [missingOf('annotations', failure)] };
  return judgePast(api, known, { sha, log: readsLogs ? {} : undefined });
}

/** The red runs that a mail builds on: the first of the streak, where the list reaches back to it, and the previous one. */
function suspectsIn({ previous, firstBad, isCut }: History): { first?: PastRun; suspects: PastRun[] } {
  if (previous === undefined || !isRed(previous.conclusion)) return { suspects: [] };
  if (isCut || firstBad === undefined) return { suspects: [previous] };
  return { first: firstBad, suspects: firstBad.id === previous.id ? [firstBad] : [firstBad, previous] };
}

async function ranOutOfTime(
  api: GitHubApi,
  jobs: readonly JobRecord[],
  sha: string,
  ownName: string | undefined,
): Promise<boolean> {
  const asked = ownName === undefined ? jobs : jobs.filter((job) => job.name === ownName);
  const marked = await explainCancelled(api, asked, sha, 1);
  return marked.jobs.some((job) => job.conclusion === 'timed_out');
}

/** How the jobs of one name went: the worst. A job that only this action made red was green. */
async function ownConclusion(
  api: GitHubApi,
  own: readonly JobRecord[],
  sha: string,
  name: string,
  notifier: Notifier,
): Promise<Conclusion | undefined> {
  if (failedToNotifyOnly(own, notifier)) return 'success';
  const conclusion = worstOf(own.flatMap((job) => job.conclusion ?? []));
  if (conclusion !== 'cancelled') return conclusion;
  return (await ranOutOfTime(api, own, sha, name)) ? 'timed_out' : conclusion;
}

function nowOf({ current, outcome, now }: HistoryInput): PastRun {
  const { id, number, url, sha } = current;
  return { id, number, url, sha, conclusion: outcome.conclusion, at: now };
}
