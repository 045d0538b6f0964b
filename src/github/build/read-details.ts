import type { ExcerptOptions } from '../../logs/excerpt.ts';
import { causeOf, settleCause } from '../../notification/build/cause.ts';
import { pickCommitters, pickCulprits, whyNoGreen } from '../../notification/build/changes.ts';
import { foldJobs } from '../../notification/build/jobs.ts';
import { isRed } from '../../notification/build/outcome.ts';
import type {
  Jobs,
  Missing,
  Notification,
  People,
  Person,
  PullRequest,
  Tests,
} from '../../notification/notification.ts';
import { missingOf } from '../api/failure.ts';
import { at, shaOf } from '../api/json.ts';
import type { Answer, GitHubApi } from '../api/requests.ts';
import type { OwnJobRecord } from '../records/contexts.ts';
import type { EventRecord } from '../records/event.ts';
import { type JobList, listJobs, waitForOwnSteps } from '../records/jobs.ts';
import { readPull } from '../records/payload.ts';
import { ownersOf, readCodeowners } from './codeowners.ts';
import { changesOf, findPulls, findRange, markSuspects, type RangeFound } from './commits.ts';
import { expandFailures, type FailuresFound, mergeMissing } from './failures.ts';
import { readMergeQueue } from './merge-queue.ts';
import { type Observation, ownIn } from './observe.ts';
import { PULL_LOOKUPS, pullLookups } from './request-budget.ts';

/** What the mail will show; nothing else is asked for. */
export interface DetailOptions {
  /** Limits and redaction of log excerpts; left out, logs stay inside GitHub. */
  log?: Omit<ExcerptOptions, 'step'>;
  /** Commits that the mail lists; 0 for none. */
  commits: number;
  /** The recipients hang on commits (all roles but `@codeowners`): they are read even if not listed. */
  wantsCommitters: boolean;
  wantsCodeowners: boolean;
}

export interface Detail {
  notification: Notification;
  /** For the job log, one sentence each. */
  notes: string[];
}

/**
 * Reads what makes the mail worth reading, everything that does not hang on another answer at the same time. Nothing
 * here fails: what cannot be read becomes an entry in `missing`.
 *
 * `request-budget.ts` says how many requests that takes.
 *
 * @param api          ends by its signal; what was read until then is kept
 * @param readingTests is waited for only where nothing else tells that the code is the cause
 */
export async function detail(
  api: GitHubApi | undefined,
  event: EventRecord,
  observed: Observation,
  options: DetailOptions,
  readingTests: Promise<{ tests?: Tests }>,
): Promise<Detail> {
  const { notification, run } = observed;
  if (!api || run.id === 0) return { notification, notes: [] };
  const readingPull = readObservedPull(api, event, notification);
  const lookups = lookupsLeft(api, observed);
  const readingRange = readRange(api, event, observed, options, readingPull, lookups);
  const [build, range, pr, queue, owners] = await Promise.all([
    readBuild(api, event, observed, options),
    readingRange,
    readingPull,
    readMergeQueue(api, event, observed, readingRange),
    options.wantsCodeowners ? readCodeowners(api, notification.repo.defaultBranch) : undefined,
  ]);
  const missing = [
    ...notification.missing,
    ...build.missing,
    ...range.missing,
    ...(pr && !pr.ok ? [missingOf('pr', pr.failure)] : []),
    ...queue.missing,
    ...(owners && !owners.ok ? [missingOf('people', owners.failure)] : []),
  ];
  const pull = (pr?.ok && pr.data.pull) || notification.pr;
  const paths = [
    ...build.failures.flatMap((failure) =>
      failure.annotations.flatMap((annotation) => annotation.path ?? []),
    ),
    ...range.found.files,
  ];
  const detailed: Notification = {
    ...notification,
    pr: pull,
    mergeQueue: queue.mergeQueue,
    jobs: build.jobs ?? notification.jobs,
    ...(pull?.url && notification.ref.type === 'pr' ? { ref: { ...notification.ref, url: pull.url } } : {}),
    failures: build.failures,
    people: {
      ...peopleOf({ ...notification, pr: pull, mergeQueue: queue.mergeQueue }, range.found),
      codeowners: owners?.ok ? ownersOf(paths, owners.data) : [],
    },
    missing: mergeMissing(missing),
  };
  const isFailed = isRed(observed.outcome.conclusion);
  const { tests } = isFailed && causeOf(detailed) !== 'code' ? await readingTests : {};
  const settled = isFailed ? settleCause({ ...detailed, tests }, observed.passedOver) : detailed;
  const { notes } = build;
  // What the platform did is no commit's fault.
  if (settled.state === 'interrupted') return { notification: settled, notes };
  const found = isFailed
    ? await markSuspects(api, range.found, settled, untilOf(settled, run.sha))
    : range.found;
  const changes = options.commits > 0 ? changesOf(found, options.commits) : undefined;
  return { notification: { ...settled, changes: changes ?? notification.changes }, notes };
}

function lookupsLeft(api: GitHubApi, { outcome, jobs, previous, previousJobs }: Observation): number {
  if (!isRed(outcome.conclusion)) return PULL_LOOKUPS;
  const lists = (jobs ? 0 : 1) + (previous && !previousJobs ? 1 : 0);
  return pullLookups(api, jobs?.jobs, lists);
}

/** Commit of the first red run, up to which commits may be to blame; undefined where another run may be the first. */
function untilOf({ history, ref }: Notification, head: string): string | undefined {
  if (ref.type === 'queue') return head;
  return history?.isFirstBadUnread ? undefined : history?.firstBad?.sha;
}

interface Build extends FailuresFound {
  jobs?: Jobs;
}

/** Jobs, compared with those of the previous run when something failed now or then, and the failed ones expanded. */
async function readBuild(
  api: GitHubApi,
  event: EventRecord,
  observed: Observation,
  options: DetailOptions,
): Promise<Build> {
  const { outcome, run, previous } = observed;
  const { ownJob } = observed.notification;
  const own = ownIn(event);
  const isWorthComparing =
    isRed(outcome.conclusion) ||
    observed.notification.state === 'fixed' ||
    observed.notification.state === 'flaky';
  const [list, past] = await Promise.all([
    readJobs(api, own, observed),
    observed.previousJobs ?? (previous && isWorthComparing ? listJobs(api, previous, {}) : undefined),
  ]);
  const nothing = { failures: [], notes: [] };
  if (!list.ok) return { ...nothing, missing: [missingOf('jobs', list.failure)] };

  const facts = await waitForOwnSteps(api, list.data.jobs, run.id, own);
  const isObserving = event.position === 'workflow_run';
  const jobs = foldJobs(facts, {
    outcome,
    needs: isObserving ? undefined : event.needs,
    jobStatus: own.status,
    ownName: ownJob?.name,
    ...(past?.ok && past.data.isComplete ? { previous: past.data.jobs } : {}),
  });
  const missing: Missing[] = list.data.isComplete
    ? []
    : [{ section: 'jobs', reason: `Only ${list.data.jobs.length} of the jobs could be read.` }];
  if (past && !past.ok) missing.push(missingOf('jobs', past.failure));
  if (!isRed(outcome.conclusion)) return { ...nothing, jobs, missing };

  const { log } = options;
  const found = await expandFailures(api, jobs, facts, { sha: run.sha, log, ownName: ownJob?.name });
  return { ...found, jobs, missing: [...missing, ...found.missing] };
}

async function readJobs(api: GitHubApi, own: OwnJobRecord, observed: Observation): Promise<Answer<JobList>> {
  if (observed.jobs) return { ok: true, data: observed.jobs };
  return listJobs(api, observed.run, own);
}

/** The commits since the last green run, with their pull requests as far as they are shown. */
async function readRange(
  api: GitHubApi,
  event: EventRecord,
  { notification, run }: Observation,
  { commits, wantsCommitters }: DetailOptions,
  readingPull: ReturnType<typeof readObservedPull>,
  lookups: number,
): Promise<{ found: RangeFound; missing: Missing[] }> {
  const isQueue = notification.ref.type === 'queue';
  // The commits of a merge group name its pull requests.
  if (commits === 0 && !wantsCommitters && !isQueue) return { found: { files: [] }, missing: [] };
  const { push } = event;
  const lastGood = isQueue ? undefined : notification.history?.lastGood?.sha;
  const pullBase = lastGood === undefined ? (event.pullBase ?? (await baseOf(readingPull))) : undefined;
  const without = whyNoGreen(notification.history);
  const found = await findRange(api, { head: run.sha, lastGood, without, pullBase, push });
  const missing = found.missing ? [found.missing] : [];
  if (isQueue) return { found: { ...found, note: undefined }, missing };
  // A pull request's own commits belong to it: there is nothing to look up.
  if (!found.range || commits === 0 || notification.ref.type === 'pr') return { found, missing };
  const named = await findPulls(api, found.range.commits, commits, lookups);
  return {
    found: { ...found, range: { ...found.range, commits: named.commits } },
    missing: named.missing ? [...missing, named.missing] : missing,
  };
}

interface PullFound {
  pull?: PullRequest;
  baseSha?: string;
}

/** `workflow_run` names the pull requests of its run only when they are not from a fork; a merge group names a number. */
async function readObservedPull(
  api: GitHubApi,
  { prHead, links, run: { queue } }: EventRecord,
  notification: Notification,
): Promise<Answer<PullFound> | undefined> {
  if (queue) {
    const answer = await api.get('pull', { pull_number: queue.number });
    return answer.ok ? { ok: true, data: { pull: readPull(answer.data, links) } } : answer;
  }
  if (prHead === undefined || notification.pr?.author) return undefined;
  const newest = { state: 'all', sort: 'updated', direction: 'desc', per_page: 1 };
  const answer = await api.get('pulls', { head: prHead, ...newest });
  if (!answer.ok) return answer;
  const json = at(answer.data, '0');
  return {
    ok: true,
    data: { pull: readPull(json, links), baseSha: shaOf(at(json, 'base', 'sha')) },
  };
}

async function baseOf(readingPull: ReturnType<typeof readObservedPull>): Promise<string | undefined> {
  const pull = await readingPull;
  return pull?.ok ? pull.data.baseSha : undefined;
}

/**
 * Culprits are named only when the range is known to reach back to the last green run, or begins with the first red
 * one: a commit pushed to a branch that was red already is not to blame, and nobody is for a run that is flaky. In a
 * merge queue they are the authors of what would be merged, unless the branch itself is red.
 */
function peopleOf(notification: Notification, { range }: RangeFound): People {
  const { people, history, state, run, pr, mergeQueue } = notification;
  const prAuthor = pr?.author ?? people.prAuthor;
  const groupAuthors = mergeQueue?.others.flatMap(({ author }) => author ?? []);
  if (!range) return { ...people, prAuthor, groupAuthors };
  const { streak = 0, lastGood, isCut = true } = history ?? {};
  const reachesBack = range.source === 'compare' || (streak === 1 && isRed(run.conclusion));
  const committers = pickCommitters(range.commits);
  const isOfQueue = isRed(run.conclusion) && !isRed(mergeQueue?.baseRun?.conclusion ?? null);
  const isKnown = mergeQueue ? isOfQueue : !isCut;
  const isSomebodys = streak > 0 && reachesBack && isKnown && state !== 'flaky';
  const first = untilOf(notification, range.head);
  return {
    ...people,
    culprits: isSomebodys && first ? pickCulprits(range.commits, first, lastGood?.sha) : [],
    committers,
    requester: addAddress(people.requester, committers),
    prAuthor: addAddress(prAuthor, committers),
    groupAuthors: groupAuthors?.flatMap((author) => addAddress(author, committers) ?? []),
  };
}

/** GitHub shows an account without its address; a commit of the same account has one. */
function addAddress(person: Person | undefined, committers: readonly Person[]): Person | undefined {
  const { email } = committers.find(({ login }) => login !== undefined && login === person?.login) ?? {};
  return person && { ...person, email: person.email ?? email };
}
