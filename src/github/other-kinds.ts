import { resolveOutcome } from '../notification/build/outcome.ts';
import type { Missing, Notification } from '../notification/notification.ts';
import { severityOf } from '../notification/states.ts';
import { GIVE_TOKEN } from './api/failure.ts';
import { draftNotification } from './build/draft.ts';
import { evidenceOf, type Observation, type ObserveOptions } from './build/observe.ts';
import type { EventRecord } from './records/event.ts';

/** What a mail of any kind but a build is made from. */
export interface KindOptions extends ObserveOptions {
  /** The parsed event payload. */
  payload: unknown;
  /** The input `kind` names this kind: the user wants this mail, whatever else the event may be about. */
  isAsked: boolean;
  /** Commits that the mail lists; 0 for none. */
  commits: number;
  /** The recipients hang on commits: they are read even if not listed. */
  wantsCommitters: boolean;
}

/**
 * A notification of any kind but a build. The observation's outcome and run are those of the run that this step belongs to,
 * so that `detail()` can go on from here where the news is a failed deploy job.
 */
export interface KindObservation extends Observation {
  /** For the job log, one sentence each. */
  notes: string[];
  /** Why this event deserves no mail, in a sentence; absent where it does. */
  skip?: string;
  /** The failure lies in this run: its jobs and logs belong into the mail. */
  wantsDetail: boolean;
}

/** What is known of the run, as the frame of a notification of another kind. */
export function draftFrame(
  event: EventRecord,
  options: KindOptions,
): Pick<Observation, 'outcome' | 'run' | 'notification'> {
  const outcome = resolveOutcome(evidenceOf(event, options));
  const { history: _history, jobs: _jobs, ...draft } = draftNotification(event, outcome, options);
  // A commit known by its id alone: deployments and releases find the whole one.
  const notification = { ...draft, commit: event.commit && draft.commit };
  return { outcome, run: event.run, notification };
}

/** Puts kind and state into the frame; a state of another kind than a build has no predecessor, no cause, and is of no job. */
export function withKind(
  { previousState: _previous, ownJob: _own, cause: _cause, ...frame }: Notification,
  kind: Notification['kind'],
  state: Notification['state'],
): Notification {
  return { ...frame, kind, state, severity: severityOf(state) };
}

/** For a section that only GitHub could fill. */
export function withoutToken(section: Missing['section']): Missing {
  return {
    section,
    reason: 'There is no token to ask GitHub with.',
    fix: GIVE_TOKEN,
  };
}
