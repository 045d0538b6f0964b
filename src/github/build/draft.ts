import { commitOf, pickCommitters } from '../../notification/build/changes.ts';
import { deriveState } from '../../notification/build/derive-state.ts';
import { foldNeeds, foldOwnJob } from '../../notification/build/jobs.ts';
import { isRed, type Outcome } from '../../notification/build/outcome.ts';
import type {
  Commit,
  History,
  Jobs,
  Notification,
  OwnJob,
  People,
  Run,
} from '../../notification/notification.ts';
import { personOf } from '../../notification/person.ts';
import type { RunRecord } from '../../notification/records.ts';
import type { EventRecord } from '../records/event.ts';

export interface DraftOptions {
  /** ISO time: the end of a run that is still going. */
  now: string;
  /** The user's own `fields`. */
  fields?: Readonly<Record<string, string>>;
  history?: History;
  /** The job that the mail is about; absent where it speaks for the run. */
  ownJob?: OwnJob;
}

/**
 * Makes the notification of a build from what is known without GitHub's API: enough for a true, if short, mail. What the
 * API tells is put into it later.
 */
export function draftNotification(event: EventRecord, outcome: Outcome, options: DraftOptions): Notification {
  const { repo, workflow, run, ref, pr, actor, commit, inputs } = event;
  return {
    kind: 'build',
    ...deriveState(outcome, options.history, run),
    repo,
    workflow,
    run: runOf(run, outcome, options.now, event.title),
    actor: actor && personOf(actor),
    ref,
    pr,
    commit: commit ? commitOf(commit) : bareCommit(event),
    history: options.history,
    jobs: jobsWithoutApi(event, outcome, options.ownJob),
    ownJob: options.ownJob,
    failures: [],
    cause: isRed(outcome.conclusion) ? 'unknown' : undefined,
    people: peopleOf(event),
    inputs,
    fields: { ...options.fields },
    missing: [],
  };
}

/** Most events name the commit by its id only. */
function bareCommit({ run, links }: EventRecord): Commit | undefined {
  if (run.sha === '') return undefined;
  const { sha } = run;
  return {
    sha,
    shortSha: sha.slice(0, 7),
    url: links.commit(sha),
    title: '',
    body: '',
    author: { isBot: false },
  };
}

function jobsWithoutApi(
  { needs, position }: EventRecord,
  outcome: Outcome,
  ownJob: OwnJob | undefined,
): Jobs | undefined {
  if (ownJob) return foldOwnJob(ownJob.name, outcome.conclusion);
  return needs && position !== 'workflow_run' ? foldNeeds(needs) : undefined;
}

function runOf(run: RunRecord, outcome: Outcome, now: string, title?: string): Run {
  const isFinal = run.status === 'completed';
  const finishedAt = isFinal ? run.updatedAt : now;
  const elapsed = Date.parse(finishedAt ?? '') - Date.parse(run.startedAt ?? '');
  return {
    id: run.id,
    number: run.number,
    attempt: run.attempt,
    url: run.url,
    title,
    event: run.event,
    startedAt: run.startedAt,
    finishedAt,
    durationMs: elapsed >= 0 ? elapsed : undefined,
    conclusion: outcome.conclusion,
    isFinal,
  };
}

function peopleOf({ commit, push, requester, pr }: EventRecord): People {
  const author = commit && personOf(commit.author);
  return {
    culprits: [],
    author,
    committers: pickCommitters(push?.commits ?? (commit ? [commit] : [])),
    requester: requester && personOf(requester),
    prAuthor: pr?.author,
    codeowners: [],
  };
}
