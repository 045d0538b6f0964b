import { ActionError } from '../../errors.ts';
import { buildChanges, commitOf, pickCommitters } from '../../notification/build/changes.ts';
import type { Missing, Notification, Release } from '../../notification/notification.ts';
import type { CommitRecord } from '../../notification/records.ts';
import type { ReleaseRecord } from '../../notification/release.ts';
import { classifyRelease, previousRelease, releaseState } from '../../notification/release.ts';
import { missingOf } from '../api/failure.ts';
import { at, countOf, listOf, textOf, timeOf } from '../api/json.ts';
import { encodePath } from '../api/links.ts';
import type { Answer, GitHubApi } from '../api/requests.ts';
import { type Comparison, compare } from '../build/commits.ts';
import { mergeMissing } from '../build/failures.ts';
import type { KindObservation, KindOptions } from '../other-kinds.ts';
import { draftFrame, withKind, withoutToken } from '../other-kinds.ts';
import type { EventRecord } from '../records/event.ts';
import { readRelease, readReleaseRecord, releaseFromTag } from './record.ts';

/** 100 releases with full notes would weigh 12 MB. */
const PAGE_SIZE = 30;
const MAX_PAGES = 3;

export interface ReleaseOptions extends KindOptions {
  /** The tag that the user names; else that of the event, else the tag that the run is on. */
  tag?: string;
}

/**
 * Tells about a release: from the payload of a `release` event, else by its tag.
 *
 * Requests: the release, unless the payload has it (1); the releases before it (1, at most 3); the comparison of the
 * two tags (1). Beside a `published` event also the other runs of the workflow (1), see {@link classifyRelease}.
 *
 * @param api undefined without a token: then the mail tells what the payload says
 * @throws ActionError `input` when no tag is known: nothing could be told
 */
export async function observeRelease(
  api: GitHubApi | undefined,
  event: EventRecord,
  options: ReleaseOptions,
): Promise<KindObservation> {
  const { links } = event;
  const frame = draftFrame(event, options);
  const payload = event.name === 'release' ? at(options.payload, 'release') : undefined;
  const inEvent = payload === undefined ? undefined : readRelease(payload, links);
  const tag = options.tag || inEvent?.tag || (event.ref.type === 'tag' ? event.ref.name : '');
  if (tag === '') throw withoutTag();

  const isOfEvent = inEvent?.tag === tag;
  const read = isOfEvent ? undefined : await api?.get('releaseOfTag', { tag });
  const known = isOfEvent ? inEvent : read?.ok ? readRelease(read.data, links) : undefined;
  const release = { ...(known ?? releaseFromTag(tag, links)), action: isOfEvent ? event.action : undefined };
  const decision =
    isOfEvent && !options.isAsked
      ? await decideRelease(api, event, release, options)
      : { state: event.action === 'edited' && isOfEvent ? ('edited' as const) : releaseState(release) };
  const state = 'state' in decision ? decision.state : releaseState(release);
  const notification: Notification = {
    ...withKind(frame.notification, 'release', state),
    ref: { type: 'tag', name: tag, url: links.branch(tag), isDefault: false },
    release,
  };
  if ('skip' in decision)
    return { ...frame, notification, notes: [], skip: decision.skip, wantsDetail: false };

  const isUnpublished = read && !read.ok && read.failure.kind === 'not-found';
  const unread = read && !read.ok && !isUnpublished ? [missingOf('run', read.failure)] : [];
  const found = api ? await findChanges(api, release, at(payload, 'target_commitish'), options) : withoutApi;
  const people = found.commits
    ? { ...notification.people, committers: pickCommitters(found.commits) }
    : notification.people;
  const head = found.commits?.at(-1);
  return {
    ...frame,
    notification: {
      ...notification,
      release: { ...release, previousTag: found.previousTag, compareUrl: found.compareUrl },
      changes: found.changes,
      commit: notification.commit ?? (head && commitOf(head)),
      people,
      missing: mergeMissing([...unread, ...found.missing]),
    },
    notes: isUnpublished ? [`No release is published for the tag ${tag}: the mail tells about the tag.`] : [],
    wantsDetail: false,
  };
}

async function decideRelease(
  api: GitHubApi | undefined,
  event: EventRecord,
  release: Release,
  { now, payload }: ReleaseOptions,
): Promise<{ state: Notification['state'] } | { skip: string }> {
  const changes = at(payload, 'changes');
  const edited = typeof changes === 'object' && changes !== null ? Object.keys(changes) : undefined;
  const decision = classifyRelease(event.action ?? '', release, now, edited);
  if (!('twin' in decision)) return decision;
  const isAlone = await hasNoTwin(api, event);
  if (isAlone === true) return { state: decision.state };
  const noteUncertainty =
    isAlone === undefined ? ' (whether this workflow listens to it could not be read)' : '';
  return {
    skip: `GitHub fires \`published\` beside \`${decision.twin}\`, and that has the mail${noteUncertainty}. For a mail about this event set \`kind: release\`.`,
  };
}

/** Events of one publication start their runs together; a queue may delay the jobs, never the runs. */
const TWIN_MS = 2 * 60_000;

/**
 * Looks whether a second run of this workflow was started for the same release at the same time: a workflow that
 * listens to `released` alone has only this one, and its mail would be lost.
 *
 * @returns undefined when that cannot be told
 */
async function hasNoTwin(
  api: GitHubApi | undefined,
  { workflowKey, run }: EventRecord,
): Promise<boolean | undefined> {
  if (!api || workflowKey === undefined || run.id === 0) return undefined;
  const answer = await api.get('runs', { workflow_id: workflowKey, event: 'release', per_page: 20 });
  if (!answer.ok) return undefined;
  const runs = listOf(at(answer.data, 'workflow_runs')).map((json) => ({
    id: countOf(at(json, 'id')),
    branch: textOf(at(json, 'head_branch')),
    createdMs: Date.parse(timeOf(at(json, 'created_at')) ?? ''),
  }));
  const own = runs.find((each) => each.id === run.id);
  if (!own) return undefined;
  return !runs.some(
    (each) =>
      each.id !== own.id && each.branch === own.branch && Math.abs(each.createdMs - own.createdMs) <= TWIN_MS,
  );
}

interface ChangesFound {
  previousTag?: string;
  compareUrl?: string;
  changes?: NonNullable<Notification['changes']>;
  /** Oldest first. */
  commits?: readonly CommitRecord[];
  missing: Missing[];
}

const withoutApi: ChangesFound = { missing: [withoutToken('changes')] };

/** The release before, and the commits since. A draft has no tag yet: its target is compared. */
async function findChanges(
  api: GitHubApi,
  release: Release,
  target: unknown,
  { commits, wantsCommitters }: ReleaseOptions,
): Promise<ChangesFound> {
  const previous = await findPrevious(api, release);
  if (!previous.ok) return { missing: [missingOf('changes', previous.failure)] };
  if (!previous.data) return { missing: [] };
  const base = previous.data.tag;
  const head = (release.isDraft && textOf(target)) || release.tag;
  const compareUrl = api.links.compare(encodePath(base), encodePath(head));
  if (commits === 0 && !wantsCommitters) return { previousTag: base, compareUrl, missing: [] };
  const answer = await compare(api, base, head);
  if (!answer.ok) {
    const isGone = answer.failure.kind === 'not-found';
    const reason = `${base} and ${head} cannot be compared: GitHub does not find one of them.`;
    return {
      previousTag: base,
      ...(isGone ? {} : { compareUrl }),
      missing: [isGone ? { section: 'changes', reason } : missingOf('changes', answer.failure)],
    };
  }
  const { commits: facts, total, status } = answer.data;
  const range = { base, head, compareUrl, commits: facts, total, source: 'compare' as const };
  return {
    previousTag: base,
    compareUrl,
    ...(commits > 0 ? { changes: { ...buildChanges(range, commits), ...noteOf(status, base, head) } } : {}),
    commits: facts,
    missing: [],
  };
}

function noteOf(status: Comparison['status'], base: string, head: string): { note?: string } {
  if (status === 'ahead') return {};
  if (status === 'identical') return { note: `${head} and ${base} are the same commit.` };
  if (status === 'behind') return { note: `${head} is older than ${base} and has no commit of its own.` };
  return {
    note: `${base} and ${head} lie on different branches; these are the commits that only ${head} has.`,
  };
}

/** Reads the releases, newest first, until one is found that comes before this one. */
async function findPrevious(api: GitHubApi, release: Release): Promise<Answer<ReleaseRecord | undefined>> {
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const answer = await api.get('releases', { per_page: PAGE_SIZE, ...(page > 1 ? { page } : {}) });
    if (!answer.ok) return page === 1 ? answer : { ok: true, data: undefined };
    const records = listOf(answer.data);
    const previous = previousRelease(
      release,
      records.flatMap((json) => readReleaseRecord(json) ?? []),
    );
    if (previous || records.length < PAGE_SIZE) return { ok: true, data: previous };
  }
  return { ok: true, data: undefined };
}

function withoutTag(): ActionError {
  return new ActionError('input', {
    title: 'kind: release needs a tag, and the run is on none',
    causes: ['The workflow runs on a branch, and its event is not a release.'],
    remedies: [
      'Name the tag of the release in the input tag, for example the output of the step that made it.',
    ],
  });
}
