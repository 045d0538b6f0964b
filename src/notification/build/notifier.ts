import type { JobRecord, StepRecord } from '../records.ts';
import { isRed } from './outcome.ts';

/** By what the step of this action is recognized among the steps of any run. */
export interface Notifier {
  /** GITHUB_ACTION_REPOSITORY, `acs-mail/acs-mail-action`; absent for an action of the same repository (`uses: ./`). */
  repository?: string;
  /** Display name of this step in the current run; see {@link ownStepName}. */
  stepName?: string;
}

/** Steps that the runner adds around those of the workflow file. */
const runnersOwn = /^(?:Set up job|Complete job|(?:Pre|Post) .*)$/;

/** The name that GitHub gives to a step with `run:`; one with `uses:` reads `Run ./path` or `Run owner/repo@ref`. */
const script = /^Run (?!\.{1,2}\/|[\w.-]+\/\S+@)/;

/**
 * The display name of the step that asks, from the own job as GitHub shows it while it runs: the one step under way.
 * GitHub may lag behind and still show the step before, so a step counts only when none of the workflow file comes after it
 * and it is no script by its name.
 */
export function ownStepName(job: JobRecord | undefined): string | undefined {
  const steps = (job?.steps ?? []).filter((step) => !runnersOwn.test(step.name));
  const last = steps.at(-1);
  return last?.status === 'in_progress' && !script.test(last.name) ? last.name : undefined;
}

/**
 * True when the run is red for nothing but this action: a mail could not be delivered, and `on-error: fail` made its job
 * red. Such a run says nothing about the code.
 */
export function failedToNotifyOnly(jobs: readonly JobRecord[], notifier: Notifier): boolean {
  const failed = jobs.filter((job) => isRed(job.conclusion) || job.conclusion === 'cancelled');
  return failed.length > 0 && failed.every((job) => isNotifierAlone(job, notifier));
}

/** True when the job failed, and each of its failed steps is one of this action. */
function isNotifierAlone(job: JobRecord, notifier: Notifier): boolean {
  const failed = job.steps.filter((step) => isRed(step.conclusion));
  return (
    job.conclusion === 'failure' &&
    failed.length > 0 &&
    failed.every((step) => isNotifier(step, job, notifier))
  );
}

/**
 * GitHub calls a step `Run owner/repo@ref` unless the workflow names it. A name of the user's own is compared with that of
 * the current run, and only a step that nothing ran after: a failed test before the mail is followed by the mail.
 */
function isNotifier(step: StepRecord, job: JobRecord, { repository, stepName }: Notifier): boolean {
  const name = step.name.toLowerCase();
  const isOfAction = repository !== undefined && name.startsWith(`run ${repository.toLowerCase()}`);
  if (isOfAction && /^[@/]/.test(name.slice(`run ${repository}`.length))) return true;
  return step.name === stepName && job.steps.every((each) => each.number <= step.number || isIdle(each));
}

function isIdle({ name, conclusion }: StepRecord): boolean {
  return runnersOwn.test(name) || conclusion === null || conclusion === 'skipped';
}
