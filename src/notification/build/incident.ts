import { createHash } from 'node:crypto';
import type { BuildState, Notification, State } from '../notification.ts';

/** A streak of red runs of one workflow on one branch or pull request, and its end. */
export interface Incident {
  /** Plain text, equal for all mails that belong together; the mail room makes ids of it. */
  key: string;
  /** The part of the key before the incident: repository, workflow, branch or pull request, and the job of a mail about one. */
  scope: string;
  /** Where in the incident this notification stands; `none` when it belongs to no incident. */
  phase: 'opened' | 'continued' | 'closed' | 'none';
  firstBadRunId?: number;
  firstBadRunNumber?: number;
  /** When the first red run was known to be red. */
  since?: string;
}

const phases: Partial<Record<State, Incident['phase']>> = {
  failed: 'opened',
  'timed-out': 'opened',
  'startup-failure': 'opened',
  'still-failing': 'continued',
  fixed: 'closed',
  flaky: 'closed',
} satisfies Partial<Record<BuildState, Incident['phase']>>;

/**
 * Names the incident that a build notification belongs to: repository id, workflow file, branch or pull request, first red
 * run. All of it is computed from the run history, so mails of one incident find each other without stored state.
 *
 * Where the list of runs did not reach back to the first red run, that one changes from mail to mail and is left out:
 * such a streak is named by its branch alone. So is a red time of one job: its mails know only the previous run; and one in a
 * merge queue, whose list of runs is that of all pull requests. A
 * notification of another kind or without an incident gets a key of its run.
 *
 * @param notification after history is known; without history a red run opens an incident of its own
 */
export function incidentOf(notification: Notification): Incident {
  const { repo, workflow, ref, pr, run, history, kind, state, ownJob } = notification;
  const where =
    ref.type === 'pr' && pr
      ? ['pr', pr.number]
      : [ref.type, ref.name, ...(ref.type === 'queue' ? [pr?.number] : [])];
  const job = ownJob ? ['job', ownJob.name] : [];
  const scope = JSON.stringify([repo.id, workflow.path ?? workflow.id ?? workflow.name, ...where, ...job]);
  const phase = (kind === 'build' && phases[state]) || 'none';
  if (phase === 'none') return { key: `${scope} ${kind} ${run.id}`, scope, phase };
  if (history?.isCut || ownJob || ref.type === 'queue') return { key: `${scope} red`, scope, phase };
  const { firstBad } = history ?? {};
  return {
    key: `${scope} red since ${firstBad?.id ?? run.id}`,
    scope,
    phase,
    firstBadRunId: firstBad?.id ?? run.id,
    firstBadRunNumber: firstBad?.number ?? run.number,
    ...(firstBad ? { since: firstBad.at } : {}),
  };
}

/**
 * The value of `ci:incident`, the key by which an alerting service opens an alert and closes it again, in 16 hexadecimal
 * digits: one for each workflow and branch, pull request or job. It names no run, for the first red one may be out of reach
 * or change by a re-run.
 *
 * @param notification of a build
 * @returns undefined where the mail must do neither: its state says nothing about the code, or a newer run has finished
 */
export function alertKeyOf(notification: Notification): string | undefined {
  const { state, history } = notification;
  const isDecided = phases[state] !== undefined || state === 'success';
  if (!isDecided || history?.isSuperseded) return undefined;
  return createHash('sha256').update(incidentOf(notification).scope).digest('hex').slice(0, 16);
}
