import { commitOf, pickCommitters } from '../../notification/build/changes.ts';
import { foldNeeds } from '../../notification/build/jobs.ts';
import type { Outcome } from '../../notification/build/outcome.ts';
import { deriveState } from '../../notification/build/state.ts';
import type { History, Notice, People, Run } from '../../notification/notification.ts';
import { personOf } from '../../notification/person.ts';
import type { RunFact } from '../../notification/records.ts';
import { known } from '../api/json.ts';
import type { EventFacts } from '../records/event.ts';

export interface OutlineOptions {
  /** ISO time: the end of a run that is still going. */
  now: string;
  /** The user's own `fields`. */
  fields?: Readonly<Record<string, string>>;
  history?: History;
}

/**
 * Makes the notice of a build from what is known without GitHub's API: enough for a true, if short, mail. What the
 * API tells is put into it later.
 *
 * @param event   see {@link EventFacts}
 * @param outcome how the run went
 */
export function outlineNotice(event: EventFacts, outcome: Outcome, options: OutlineOptions): Notice {
  const { repo, workflow, run, ref, pr, actor, commit, inputs } = event;
  return {
    kind: 'build',
    ...deriveState(outcome, options.history, run),
    repo,
    workflow,
    run: runOf(run, outcome, options.now, event.title),
    ...known({ actor: actor && personOf(actor) }),
    ref,
    ...known({ pr, commit: commit && commitOf(commit), history: options.history }),
    ...known({ jobs: event.needs && foldNeeds(event.needs) }),
    failures: [],
    people: peopleOf(event),
    inputs,
    fields: { ...options.fields },
    missing: [],
  };
}

/**
 * @param now end of a run that is still going
 */
export function runOf(run: RunFact, outcome: Outcome, now: string, title?: string): Run {
  const isFinal = run.status === 'completed';
  const finishedAt = isFinal ? run.updatedAt : now;
  const elapsed = Date.parse(finishedAt ?? '') - Date.parse(run.startedAt ?? '');
  return {
    id: run.id,
    number: run.number,
    attempt: run.attempt,
    url: run.url,
    ...known({ title }),
    event: run.event,
    ...known({ startedAt: run.startedAt, finishedAt, durationMs: elapsed >= 0 ? elapsed : undefined }),
    conclusion: outcome.conclusion,
    isFinal,
  };
}

function peopleOf({ commit, push, requester, pr }: EventFacts): People {
  const author = commit && personOf(commit.author);
  return {
    culprits: [],
    ...known({ author }),
    committers: pickCommitters(push?.commits ?? (commit ? [commit] : [])),
    ...known({ requester: requester && personOf(requester), prAuthor: pr?.author }),
    codeowners: [],
  };
}
