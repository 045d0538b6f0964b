import type { HistoryInput } from '../../notification/build/history.ts';
import { cancelledBefore, traceHistory, withConclusion } from '../../notification/build/history.ts';
import { failedToNotifyOnly, type Notifier } from '../../notification/build/notifier.ts';
import { isRed, worstOf } from '../../notification/build/outcome.ts';
import { traceOwnJob } from '../../notification/build/own-job.ts';
import type { Conclusion, History, PastRun } from '../../notification/notification.ts';
import type { JobRecord } from '../../notification/records.ts';
import type { Answer, GitHubApi } from '../api/api.ts';
import { type JobList, listJobs } from '../records/jobs.ts';
import { markTimeouts } from './timeouts.ts';

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
}

/**
 * Traces the history and puts right what the list of runs does not tell, by the jobs of at most three past runs:
 *
 * - a cancelled run may have run out of time: its jobs, and one annotation
 * - a run that only this action made red was green: the jobs of the previous run, and of the one that the streak began with
 * - what one job did: the jobs of the previous run, and one annotation if that job was cancelled
 *
 * What cannot be read stays as the list says. Nothing is read for a run that is neither red nor green.
 *
 * @param input    the runs, and how the current one went
 * @param notifier how the step of this action is recognized
 * @param ownName  the job whose history is wanted; undefined for that of the run
 */
export async function readPast(
  api: GitHubApi,
  input: HistoryInput,
  notifier: Notifier,
  ownName?: string,
): Promise<PastFound> {
  const { current, outcome } = input;
  const keyOf = (run: { id: number }): PastKey =>
    run.id === current.id ? { id: run.id, attempt: current.attempt - 1 } : { id: run.id };
  const lists = new Map<number, Promise<Answer<JobList>>>();
  const jobsOf = async (run: { id: number }): Promise<readonly JobRecord[]> => {
    const reading = lists.get(run.id) ?? listJobs(api, keyOf(run), {});
    lists.set(run.id, reading);
    const answer = await reading;
    return answer.ok && answer.data.isComplete ? answer.data.jobs : [];
  };
  const result = async (history: History, { previous }: History = history): Promise<PastFound> => ({
    history,
    previous: previous && keyOf(previous),
    previousJobs: previous && (await lists.get(previous.id)),
  });
  if (!isRed(outcome.conclusion) && outcome.conclusion !== 'success') return result(traceHistory(input));

  let runs = input;
  const cancelled = cancelledBefore(input);
  const isLate = cancelled && (await ranOutOfTime(api, await jobsOf(cancelled), cancelled.sha, ownName));
  if (isLate) runs = withConclusion(runs, cancelled, 'timed_out');
  if (ownName !== undefined) {
    const history = traceHistory(runs);
    const { previous } = history;
    const isKnown = isLate && previous?.id === cancelled.id;
    const before = isKnown
      ? 'timed_out'
      : previous && (await ownConclusion(api, await jobsOf(previous), previous.sha, ownName, notifier));
    return result(traceOwnJob({ runs: history, current: nowOf(input), before }), history);
  }

  const history = traceHistory(runs);
  const suspects = suspectsIn(history, current.id);
  const verdicts = await Promise.all(
    suspects.map(async (run) => failedToNotifyOnly(await jobsOf(run), notifier)),
  );
  for (const [index, run] of suspects.entries()) {
    if (verdicts[index]) runs = withConclusion(runs, run, 'success');
  }
  return result(traceHistory(runs));
}

/** The red runs that a mail builds on: the previous one and, where the list reaches back to it, the first of the streak. */
function suspectsIn({ previous, firstBad, isCut }: History, currentId: number): PastRun[] {
  if (previous === undefined || !isRed(previous.conclusion)) return [];
  const isOther = firstBad !== undefined && firstBad.id !== previous.id && firstBad.id !== currentId;
  return isOther && !isCut ? [previous, firstBad] : [previous];
}

async function ranOutOfTime(
  api: GitHubApi,
  jobs: readonly JobRecord[],
  sha: string,
  ownName: string | undefined,
): Promise<boolean> {
  const asked = ownName === undefined ? jobs : jobs.filter((job) => job.name === ownName);
  const marked = await markTimeouts(api, asked, sha, 1);
  return marked.jobs.some((job) => job.conclusion === 'timed_out');
}

/** How the job of this name went; where several share it, the worst. A job that only this action made red was green. */
async function ownConclusion(
  api: GitHubApi,
  jobs: readonly JobRecord[],
  sha: string,
  name: string,
  notifier: Notifier,
): Promise<Conclusion | undefined> {
  const own = jobs.filter((job) => job.name === name);
  if (failedToNotifyOnly(own, notifier)) return 'success';
  const conclusion = worstOf(own.flatMap((job) => job.conclusion ?? []));
  if (conclusion !== 'cancelled') return conclusion;
  return (await ranOutOfTime(api, own, sha, name)) ? 'timed_out' : conclusion;
}

function nowOf({ current, outcome, now }: HistoryInput): PastRun {
  const { id, number, url, sha } = current;
  return { id, number, url, sha, conclusion: outcome.conclusion, at: now };
}
