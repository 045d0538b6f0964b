import type { Cause, Failure, History, Job, Notification } from '../notification.ts';
import { severityOf } from '../states.ts';
import { deriveState } from './derive-state.ts';
import { failedJobs } from './failed-jobs.ts';
import { isRed } from './outcome.ts';

/** Faults that a commit may be behind: it can need more than the runner has. */
export const shortages = {
  disk: 'the disk of the runner was full',
  memory: 'the runner ran out of memory',
  killed: 'a process was killed, likely for lack of memory',
} as const;

/**
 * Whose fault it is that a run is red: `code` if one failure is the code's or a test fails that is not known to have failed
 * before, `platform` if all failures are the platform's.
 *
 * Only three jobs are read in full. The others count as the platform's if they were cut off too, without a step that
 * failed: when runners are lost or not to be had, many jobs end so.
 */
export function causeOf({ jobs, failures, tests }: Pick<Notification, 'jobs' | 'failures' | 'tests'>): Cause {
  const hasFailedTest = tests !== undefined && tests.failed > (tests.knownFailures ?? 0);
  if (hasFailedTest || failures.some(({ cause }) => cause === 'code')) return 'code';
  const ids = new Set(failures.map(({ jobId }) => jobId));
  const failed = failedJobs(jobs?.list ?? []);
  const read = failed.filter(({ id }) => ids.has(id));
  const others = failed.filter(({ id }) => !ids.has(id));
  const isPlatform =
    failures.length > 0 &&
    failures.every(({ cause }) => cause === 'platform') &&
    (others.length === 0 || (read.some(isCutOff) && others.every(isCutOff)));
  return isPlatform ? 'platform' : 'unknown';
}

/** True when it did not run out of time and none of its steps failed: the one under way was cancelled, or none was begun. */
function isCutOff({ conclusion: ended, failedSteps }: Job): boolean {
  return ended !== 'timed_out' && !failedSteps.some(({ conclusion }) => isRed(conclusion));
}

/** A report names no job. In the only failed one, a failed test says more than what else happened to the job. */
function blameTest(failures: readonly Failure[]): Failure[] {
  const isOnly = failures.length === 1;
  return failures.map((each) =>
    isOnly && each.cause === 'platform'
      ? { ...each, cause: 'code', platformFault: undefined, isFirstErrorGuess: true }
      : each,
  );
}

/**
 * Puts the cause into the notification of a red run. What the platform caused is no job's new failure. A build that is red for
 * nothing else is `interrupted`: as a cancelled run it leaves the history as it was, and it names nobody.
 *
 * @param notification with the tests, where they may decide
 * @param passedOver the history without this run
 */
export function settleCause(notification: Notification, passedOver: History | undefined): Notification {
  const { jobs, kind, people, run } = notification;
  const cause = causeOf(notification);
  const failures = cause === 'code' ? blameTest(notification.failures) : notification.failures;
  const excused = new Set(failures.flatMap((each) => (each.cause === 'platform' ? [each.jobId] : [])));
  const isExcused = ({ id }: Job): boolean => cause === 'platform' || excused.has(id);
  const settled: Notification = {
    ...notification,
    cause,
    failures: failures.map((each) => (each.cause === 'platform' ? { ...each, isNew: undefined } : each)),
    jobs: jobs && {
      ...jobs,
      list: jobs.list.map((job) => (isExcused(job) ? { ...job, change: undefined } : job)),
    },
  };
  if (cause !== 'platform' || kind !== 'build') return settled;
  return {
    ...settled,
    ...deriveState({ conclusion: 'cancelled' }, passedOver, run),
    state: 'interrupted',
    severity: severityOf('interrupted'),
    history: passedOver,
    changes: undefined,
    people: { ...people, culprits: [], author: undefined, committers: [] },
  };
}
