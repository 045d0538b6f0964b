import type { Cause, Failure, History, Job, Jobs, Notification } from '../notification.ts';
import { severityOf } from '../states.ts';
import { deriveState } from './derive-state.ts';
import { failedJobs } from './failed-jobs.ts';
import { isRed } from './outcome.ts';

/**
 * Whose fault it is that a run is red: `code` if one failure is the code's, `platform` if all are the platform's.
 *
 * Only three jobs are read in full. The others count as the platform's if they were cut off too, without a step that
 * failed: when runners are lost or not to be had, many jobs end so.
 */
export function causeOf(jobs: Jobs | undefined, failures: readonly Failure[]): Cause {
  if (failures.some(({ cause }) => cause === 'code')) return 'code';
  const names = new Set(failures.map(({ job }) => job));
  const failed = failedJobs(jobs?.list ?? []);
  const read = failed.filter(({ name }) => names.has(name));
  const others = failed.filter(({ name }) => !names.has(name));
  const isPlatform =
    failures.length > 0 &&
    failures.every(({ cause }) => cause === 'platform') &&
    (others.length === 0 || (read.some(isCutOff) && others.every(isCutOff)));
  return isPlatform ? 'platform' : 'unknown';
}

/** True when none of its steps failed: the one under way was cancelled, or none was begun. */
function isCutOff({ failedSteps }: Job): boolean {
  return !failedSteps.some(({ conclusion }) => isRed(conclusion));
}

/**
 * Puts the cause into the notification of a red run. What the platform caused is no job's new failure. A build that is red for
 * nothing else is `interrupted`: as a cancelled run it leaves the history as it was, and it names nobody.
 *
 * @param passedOver the history without this run
 */
export function settleCause(notification: Notification, passedOver: History | undefined): Notification {
  const { jobs, failures, kind, people, run } = notification;
  const cause = causeOf(jobs, failures);
  const excused = new Set(failures.flatMap((each) => (each.cause === 'platform' ? each.job : [])));
  const isExcused = (name: string): boolean => cause === 'platform' || excused.has(name);
  const settled: Notification = {
    ...notification,
    cause,
    jobs: jobs && {
      ...jobs,
      list: jobs.list.map((job) => (isExcused(job.name) ? { ...job, change: undefined } : job)),
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
