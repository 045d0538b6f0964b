import type { BuildState, Conclusion, History, Severity } from '../notification.ts';
import { severityOf } from '../states.ts';
import { isRed } from './outcome.ts';

export interface DerivedState {
  state: BuildState;
  /** State of the run compared with; absent when there is none. */
  previousState?: BuildState;
  severity: Severity;
}

const plainStates = {
  success: 'success',
  failure: 'failed',
  timed_out: 'timed-out',
  startup_failure: 'startup-failure',
  cancelled: 'cancelled',
  skipped: 'skipped',
  neutral: 'neutral',
  stale: 'stale',
  action_required: 'action-required',
} as const satisfies Record<Conclusion, BuildState>;

/**
 * Names what the run means, given what came before: ok → red `failed` (`timed-out`, `startup-failure`), red → red
 * `still-failing`, red → ok `fixed`, and `flaky` when it turned green by being re-run: a re-run has the same commit.
 *
 * @param history undefined when the runs could not be read: then no transition is claimed
 */
export function deriveState(
  outcome: { conclusion: Conclusion },
  history: History | undefined,
  run: { id: number },
): DerivedState {
  const state = transitionOf(outcome.conclusion, history, run);
  const previousState = previousStateOf(outcome.conclusion, history, run);
  return { state, ...(previousState ? { previousState } : {}), severity: severityOf(state) };
}

function transitionOf(conclusion: Conclusion, history: History | undefined, run: { id: number }): BuildState {
  const previous = history?.previous;
  if (!previous || !isRed(previous.conclusion)) return plainStates[conclusion];
  if (isRed(conclusion)) return 'still-failing';
  if (conclusion !== 'success') return plainStates[conclusion];
  return previous.id === run.id ? 'flaky' : 'fixed';
}

/** A red previous run was itself `still-failing` when more red runs lie before it than the one that it opened. */
function previousStateOf(
  conclusion: Conclusion,
  history: History | undefined,
  run: { id: number },
): BuildState | undefined {
  const previous = history?.previous;
  if (!previous) return undefined;
  if (!isRed(previous.conclusion)) return plainStates[previous.conclusion];
  const isReRun = previous.id === run.id;
  const redUpToPrevious = (history?.streak ?? 0) - (isRed(conclusion) && !isReRun ? 1 : 0);
  return redUpToPrevious > 1 ? 'still-failing' : plainStates[previous.conclusion];
}
