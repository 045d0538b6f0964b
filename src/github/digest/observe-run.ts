import { foldJobs } from '../../notification/build/jobs.ts';
import { digestState, skipReason } from '../../notification/digest/count.ts';
import { digestJobs } from '../../notification/digest/count-jobs.ts';
import type { Missing } from '../../notification/notification.ts';
import type { NotifyOn } from '../../notification/policy.ts';
import { missingOf } from '../api/failure.ts';
import type { GitHubApi } from '../api/requests.ts';
import { observe, ownIn } from '../build/observe.ts';
import { type KindObservation, type KindOptions, withKind, withoutToken } from '../other-kinds.ts';
import type { EventRecord } from '../records/event.ts';
import { listJobs } from '../records/jobs.ts';

/**
 * Sums up one run of many jobs: the run that this step belongs to, or that a `workflow_run` event is about.
 *
 * Requests, beside the 2 or 3 of observe(): its jobs (1 for every 100, at most 10), and those of the run before.
 */
export async function digestRun(
  api: GitHubApi | undefined,
  event: EventRecord,
  options: KindOptions & { notifyOn: readonly NotifyOn[] },
): Promise<KindObservation> {
  const observed = await observe(api, event, options);
  const { outcome, run, previous } = observed;
  const { history: _history, ...frame } = observed.notification;
  const own = ownIn(event);
  const empty = withKind(frame, 'digest', 'unread');
  const give = { outcome, run, notes: outcome.notes, wantsDetail: false };
  if (!api) return { ...give, notification: { ...empty, missing: [withoutToken('digest')] } };

  const [list, past] = await Promise.all([
    observed.jobs ? { ok: true as const, data: observed.jobs } : listJobs(api, run, own),
    observed.previousJobs ?? (previous ? listJobs(api, previous, {}) : undefined),
  ]);
  if (!list.ok) return { ...give, notification: { ...empty, missing: [missingOf('digest', list.failure)] } };
  const isObserving = event.position === 'workflow_run';
  const jobs = foldJobs(list.data.jobs, {
    outcome,
    needs: isObserving ? undefined : event.needs,
    jobStatus: own.status,
    ...(past?.ok && past.data.isComplete ? { previous: past.data.jobs } : {}),
  });
  const digest = digestJobs(jobs, {
    from: run.startedAt ?? options.now,
    to: frame.run.finishedAt ?? options.now,
    branch: frame.ref.name,
    url: run.url,
    isReRun: previous?.id === run.id,
    isCut: !list.data.isComplete,
  });
  const missing: Missing[] = past && !past.ok ? [missingOf('history', past.failure)] : [];
  const skip = digest.isCut ? undefined : skipReason(digest, options.notifyOn);
  return {
    ...give,
    notification: {
      ...withKind(frame, 'digest', digestState(digest)),
      digest,
      jobs,
      missing: [...frame.missing, ...missing],
    },
    skip,
  };
}
