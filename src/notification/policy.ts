import { listNames } from './clean-text.ts';
import { compileList } from './globs.ts';
import type { BuildState, Notification } from './notification.ts';
import { buildStates } from './states.ts';

/** Allowed values of `notify-on`: three groups, every state of a build, and `missed` of a digest, which `failure` includes. */
export const notifyOnValues = ['failure', 'change', 'always', ...buildStates, 'missed'] as const;
export type NotifyOn = (typeof notifyOnValues)[number];

/** Allowed values of `repeat`. */
export const repeatValues = ['always', 'new-failures', 'backoff', 'never'] as const;
export type Repeat = (typeof repeatValues)[number];

/** What the groups of `notify-on` stand for; `change` is every state that differs in color from the run before. */
export const notifyOnGroups: Readonly<Record<'failure' | 'change' | 'always', readonly BuildState[]>> = {
  failure: ['failed', 'still-failing', 'timed-out', 'startup-failure', 'interrupted'],
  change: ['failed', 'timed-out', 'startup-failure', 'fixed', 'flaky'],
  always: buildStates,
};

/** When a mail is wanted. The lists of globs are empty when the input is not set. */
export interface Policy {
  /** States and groups; concerns builds only, all other kinds are always wanted. */
  notifyOn: readonly NotifyOn[];
  /**
   * What to do while a branch stays red: `always` mail, only on `new-failures` (a job or a test failed that did not
   * before, or failed at another step or with another error), with `backoff` (on the 1st, 2nd, 4th, 8th… red run in a
   * row), or `never` after the first.
   */
  repeat: Repeat;
  branches: readonly string[];
  ignoreBranches: readonly string[];
  events: readonly string[];
  ignoreActors: readonly string[];
}

export type Decision = { send: true } | { send: false; reason: string };

/**
 * Decides whether a notification deserves a mail. A run that a newer one has overtaken does: its readers still want to know,
 * and the mail says so.
 *
 * @param notification what happened; `jobs` and `tests` are read for `repeat: new-failures` only, see {@link decideEarly}
 * @param policy the inputs `notify-on`, `repeat`, `branches`, `ignore-branches`, `events`, `ignore-actors`
 * @returns yes, or no with a sentence that names the input and its value
 */
export function decide(notification: Notification, policy: Policy): Decision {
  const reason =
    checkEvent(notification, policy) ??
    checkActor(notification, policy) ??
    checkBranch(notification, policy) ??
    checkState(notification, policy) ??
    checkRepeat(notification, policy);
  return reason === undefined ? { send: true } : { send: false, reason };
}

/**
 * Decides before the details are read. A red run that may turn out as `interrupted` is let through where that is wanted, one
 * that is still failing where new failures are, and a pull request whose base is not known: ask {@link decide} when the
 * details are known.
 */
export function decideEarly(notification: Notification, policy: Policy): Decision {
  const known = hangsOnBase(notification, policy) ? { ...policy, branches: [], ignoreBranches: [] } : policy;
  const decision = decide(notification, known);
  return hangsOnCause(notification, known) ? { send: true } : decision;
}

/** True when the details may still turn a yes into a no. */
export function dependsOnDetails(notification: Notification, policy: Policy): boolean {
  const isUnknown = notification.jobs === undefined || notification.jobs.isPartial;
  const hangsOnJobs = policy.repeat === 'new-failures' && notification.state === 'still-failing' && isUnknown;
  return hangsOnJobs || hangsOnBase(notification, policy) || hangsOnCause(notification, policy);
}

/** GitHub names no pull request of a fork in `workflow_run`: it is looked up, and the branch that it goes into with it. */
function hangsOnBase({ ref, pr }: Notification, { branches, ignoreBranches }: Policy): boolean {
  return ref.type === 'pr' && pr === undefined && branches.length + ignoreBranches.length > 0;
}

/** The cause is not known yet, and `notify-on` and `repeat` want only one of what it may make of the run. */
function hangsOnCause(notification: Notification, policy: Policy): boolean {
  const interrupted = { ...notification, state: 'interrupted' as const };
  return (
    notification.cause === 'unknown' && decide(notification, policy).send !== decide(interrupted, policy).send
  );
}

/**
 * True when a run that is known to be red is mailed, whatever is found out about it: which of the red states it is in hangs
 * on its jobs and on the runs before it.
 */
export function isSettled(notification: Notification, policy: Policy): boolean {
  const isRed = notifyOnGroups.failure.some((state) => state === notification.state);
  const isActorKnown = policy.ignoreActors.length === 0 || notification.actor !== undefined;
  return (
    isRed &&
    isActorKnown &&
    !hangsOnBase(notification, policy) &&
    policy.repeat === 'always' &&
    notifyOnGroups.failure.every((state) => decide({ ...notification, state }, policy).send)
  );
}

function checkEvent({ run }: Notification, { events }: Policy): string | undefined {
  if (events.length === 0 || compileList(events)(run.event)) return undefined;
  return `The event is ${run.event}, and \`events\` is ${show(events)}.`;
}

function checkActor({ actor }: Notification, { ignoreActors }: Policy): string | undefined {
  const login = actor?.login;
  const isIgnored = compileList(ignoreActors, { nocase: true });
  if (login === undefined || !isIgnored(login)) return undefined;
  return `The run was started by ${login}, and \`ignore-actors\` is ${show(ignoreActors)}.`;
}

/**
 * `branches` means what it means under `on:`: for a pull request the branch that it goes into, not the name that its
 * author gave to his own. `ignore-branches` looks at both. Releases and deployments of a tag are on no branch.
 */
function checkBranch(notification: Notification, { branches, ignoreBranches }: Policy): string | undefined {
  const { ref, pr, kind } = notification;
  if (ref.type === 'tag' && kind !== 'build') return undefined;
  // For a digest `branches` says which branches it sums up, not on which one it runs.
  if (kind === 'digest') return undefined;
  const target = ref.type === 'pr' ? (pr?.base ?? ref.name) : ref.name;
  const place = ref.type === 'queue' ? `merge queue of ${target}` : `${ref.type} ${target}`;
  const named = ref.type === 'pr' && pr ? `pull request #${pr.number} into ${target}` : place;
  if (branches.length > 0 && !compileList(branches)(target)) {
    return `The run is on the ${named}, and \`branches\` is ${show(branches)}.`;
  }
  const ignored = [target, ref.name].find(compileList(ignoreBranches));
  if (ignored === undefined) return undefined;
  return `The run is on the branch ${ignored}, and \`ignore-branches\` is ${show(ignoreBranches)}.`;
}

function checkState(notification: Notification, { notifyOn }: Policy): string | undefined {
  const { kind, state } = notification;
  if (kind !== 'build') return undefined;
  const wanted = new Set<string>(
    notifyOn.flatMap((value) => [value, ...(isGroup(value) ? notifyOnGroups[value] : [])]),
  );
  if (wanted.has(state)) return undefined;
  const reason = `The state is ${state}, and \`notify-on\` is ${show(notifyOn)}.`;
  return [reason, ...restOfRun(notification)].join(' ');
}

/** What a job leaves unsaid about its run, and how to hear of it; nothing where no other job is known to matter. */
function restOfRun({ ownJob }: Notification): string[] {
  if (ownJob === undefined) return [];
  const { name, othersFailed, othersUnfinished } = ownJob;
  const rest = [
    othersFailed.length > 0 ? `${listNames(othersFailed)} failed` : '',
    othersUnfinished.length > 0
      ? `${listNames(othersUnfinished)} ${othersUnfinished.length === 1 ? 'has' : 'have'} not finished`
      : '',
  ].filter(Boolean);
  if (rest.length === 0) return [];
  return [
    `That is the state of the job "${name}" alone: ${rest.join(', and ')}.`,
    'To hear of the whole run, send from a last job with `needs` and `if: always()`, and set `needs: ${{ toJSON(needs) }}`.',
  ];
}

function isGroup(value: NotifyOn): value is keyof typeof notifyOnGroups {
  return Object.hasOwn(notifyOnGroups, value);
}

function checkRepeat(notification: Notification, { repeat }: Policy): string | undefined {
  const { state, history, run, jobs } = notification;
  if (state !== 'still-failing') return undefined;
  // If only the platform failed there, this is the first failure of the code.
  const isMaybeFirst = history?.isFirstBadUnread && history.firstBad?.id === history.previous?.id;
  if (isMaybeFirst) return undefined;
  if (repeat === 'never')
    return 'The build is still failing, and `repeat` is never: only the first red run is mailed.';
  if (repeat === 'backoff' && history) {
    if (isBackoffTurn(history, run.number)) return undefined;
    const [least, mailed] = history.isCut
      ? ['At least ', `one run in ${powerUpTo(history.streak)} is mailed`]
      : ['', 'the mails are for 1, 2, 4, 8 and so on'];
    return `${least}${history.streak} runs in a row were red, and \`repeat\` is backoff: ${mailed}.`;
  }
  const isKnown = jobs?.list.some((job) => job.change !== undefined);
  if (repeat === 'new-failures' && isKnown && !hasNewFailure(notification)) {
    return 'Whatever failed had failed in the same way before, and `repeat` is new-failures.';
  }
  return undefined;
}

function hasNewFailure({ jobs, tests }: Notification): boolean {
  const isNewJob = jobs?.list.some((job) => job.change === 'new-failure' || job.isOtherStep) ?? false;
  return isNewJob || (tests?.failures.some((test) => test.isNew || test.hasNewError) ?? false);
}

/** Where the streak is longer than the list of runs, its length is not known; then about every n-th run has its turn. */
function isBackoffTurn({ streak, isCut }: { streak: number; isCut: boolean }, runNumber: number): boolean {
  const power = powerUpTo(streak);
  return isCut ? runNumber % power === 0 : streak === power;
}

function show(values: readonly string[]): string {
  return values.length === 0 ? 'empty' : values.join(', ');
}

function powerUpTo(streak: number): number {
  return 2 ** Math.floor(Math.log2(Math.max(1, streak)));
}
