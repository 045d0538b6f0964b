import type { PullRequest, Ref, Repository, Workflow } from '../../notification/notification.ts';
import type { CommitRecord, Needs, PersonRecord, RunRecord } from '../../notification/records.ts';
import { at, countOf, shaOf, textOf } from '../api/json.ts';
import { type Links, linksFor } from '../api/links.ts';
import type { Env, OwnJobRecord } from './contexts.ts';
import { missingSecrets, readInputs, readNeeds, readOwnJob } from './contexts.ts';
import { readQueue } from './merge-queue.ts';
import {
  pullOfMessage,
  readAccount,
  readHeadRepoId,
  readPayloadCommit,
  readPull,
  readPushedCommits,
  readRepository,
} from './payload.ts';
import { readRun } from './runs.ts';

/** Contexts of the workflow that the runner does not put into the environment, parsed from the inputs. */
export interface EventContexts {
  /** `toJSON(job)`: status, and (not on older GHES) check_run_id. */
  job?: unknown;
  /** `toJSON(needs)`. */
  needs?: unknown;
}

/**
 * Where the step runs, which decides what it can know: in a `workflow_run` workflow (about another, finished run), in
 * a job that waits for others (`needs`), for an event that is itself the news (release, deployment), or in the job
 * whose outcome it reports.
 */
export type Position = 'job' | 'needs' | 'workflow_run' | 'event';

/** Everything that is known without asking the network. */
export interface EventRecord {
  /** GITHUB_EVENT_NAME: of the run of this step, not of the run that a `workflow_run` event is about. */
  name: string;
  action?: string;
  position: Position;
  links: Links;
  repo: Repository;
  workflow: Workflow;
  /** What the history is asked for by: id, or file name while the id is unknown. Absent for a file elsewhere. */
  workflowKey?: number | string;
  /** The run that the mail is about. In a `workflow_run` event complete, else without times. */
  run: RunRecord;
  /** `display_title`, where the payload has it. */
  title?: string;
  ref: Ref;
  pr?: PullRequest;
  /** `owner:branch` of the head, by which "list pull requests" finds the one that a payload leaves out. */
  prHead?: string;
  /** Commit of the base of the pull request; that which a merge group is built on. */
  pullBase?: string;
  actor?: PersonRecord;
  /** Who pushed, dispatched or re-ran. */
  requester?: PersonRecord;
  commit?: CommitRecord;
  /** Push payload: commits oldest first, and the range that they cover. */
  push?: { before: string; after: string; isForced: boolean; commits: CommitRecord[] };
  own: OwnJobRecord;
  needs?: Needs;
  /** The change comes from another repository. */
  isFork: boolean;
  /** Why GitHub gives this run no secrets; absent where it does. */
  withoutSecrets?: 'fork' | 'dependabot';
  /** Inputs of a workflow_dispatch; the value of a name like `token` is replaced. */
  inputs: Record<string, string>;
}

const kindEvents = new Set(['release', 'deployment', 'deployment_status']);
const pullEvents = /^pull_request/;

/**
 * Reads the environment of the runner, the event payload and the contexts. Accepts any payload: what cannot be read
 * is left out, and the environment alone is enough for a repository and a run.
 *
 * @param env      GITHUB_* and RUNNER_* variables (docs.github.com, "Default environment variables")
 * @param payload  the parsed file behind GITHUB_EVENT_PATH
 */
export function readEvent(env: Env, payload: unknown, contexts: EventContexts = {}): EventRecord {
  const name = textOf(env['GITHUB_EVENT_NAME']) ?? '';
  const fullName = textOf(env['GITHUB_REPOSITORY']) ?? textOf(at(payload, 'repository', 'full_name')) ?? '';
  const links = linksFor(env['GITHUB_SERVER_URL'], fullName);
  const repo = readRepository(env, at(payload, 'repository'), links, fullName);
  const observed = name === 'workflow_run' ? at(payload, 'workflow_run') : undefined;
  const observedRun = readRun(observed, links);
  const pull = at(payload, 'pull_request');
  const run = observedRun ?? readOwnRun(env, payload, name, links);
  const group = at(payload, 'merge_group');
  const commit = readPayloadCommit(
    at(observed, 'head_commit') ?? at(payload, 'head_commit') ?? at(group, 'head_commit'),
    links,
  );
  const pr =
    readQueuedPull(run, commit, links) ??
    (observedRun ? readObservedPull(observed, observedRun, links) : readPull(pull, links));
  const needs = readNeeds(contexts.needs);
  const isFork = observedRun
    ? run.headRepoId !== undefined && repo.id > 0 && run.headRepoId !== repo.id
    : (pr?.isFork ?? false);
  const actor = observedRun
    ? readAccount(at(observed, 'actor'), links)
    : readLogin(env['GITHUB_ACTOR'], at(payload, 'sender'), links);
  const requester = observedRun
    ? readAccount(at(observed, 'triggering_actor'), links)
    : readLogin(env['GITHUB_TRIGGERING_ACTOR'] || env['GITHUB_ACTOR'], at(payload, 'sender'), links);
  const withoutSecrets = missingSecrets(env, name, isFork);
  const workflow = observedRun ? readObservedWorkflow(payload, links) : readOwnWorkflow(env, links);
  return {
    name,
    action: textOf(at(payload, 'action')),
    position: positionOf(name, observedRun !== undefined, needs),
    links,
    repo,
    workflow,
    workflowKey: workflow.id ?? workflowFile(env, fullName, observedRun !== undefined),
    run,
    title: textOf(at(observed, 'display_title')),
    ref: readRef(env, run, pr, repo, links),
    pr,
    prHead: prHeadOf(observed, run),
    pullBase:
      shaOf(at(group, 'base_sha')) ??
      run.queue?.baseSha ??
      shaOf(at(pull ?? at(observed, 'pull_requests', '0'), 'base', 'sha')),
    actor,
    requester: requester ?? actor,
    commit,
    push: observedRun ? undefined : readPush(payload, links),
    own: readOwnJob(contexts.job, env),
    needs,
    isFork,
    withoutSecrets,
    inputs: readInputs(name, at(payload, 'inputs')),
  };
}

function positionOf(name: string, isObserving: boolean, needs: Needs | undefined): Position {
  if (isObserving) return 'workflow_run';
  if (needs) return 'needs';
  return kindEvents.has(name) ? 'event' : 'job';
}

/** The run of this step. GITHUB_SHA of a pull request is the merge commit: the head is what was pushed. */
function readOwnRun(env: Env, payload: unknown, event: string, links: Links): RunRecord {
  const id = countOf(env['GITHUB_RUN_ID']) ?? 0;
  const attempt = countOf(env['GITHUB_RUN_ATTEMPT']) ?? 1;
  const pull = at(payload, 'pull_request');
  const number = countOf(at(pull, 'number'));
  const branch = textOf(at(pull, 'head', 'ref')) ?? branchOf(env);
  return {
    id,
    number: countOf(env['GITHUB_RUN_NUMBER']) ?? 0,
    attempt,
    sha:
      shaOf(at(pull, 'head', 'sha')) ??
      shaOf(at(payload, 'deployment', 'sha')) ??
      shaOf(env['GITHUB_SHA']) ??
      shaOf(at(payload, 'after')) ??
      '',
    branch,
    queue: readQueue(branch, event),
    headRepoId: readHeadRepoId(pull) ?? (pull ? undefined : countOf(at(payload, 'repository', 'id'))),
    event,
    status: 'in_progress',
    conclusion: null,
    url: links.run(id, attempt),
    prNumbers: number === undefined ? [] : [number],
  };
}

function branchOf(env: Env): string {
  const name = env['GITHUB_REF_NAME'] || env['GITHUB_REF']?.replace(/^refs\/(heads|tags)\//, '');
  return textOf(env['GITHUB_HEAD_REF']) ?? textOf(name) ?? '';
}

function readRef(env: Env, run: RunRecord, pr: PullRequest | undefined, repo: Repository, links: Links): Ref {
  const { queue } = run;
  if (queue) return { type: 'queue', name: queue.base, url: links.queue(queue.base), isDefault: false };
  const isObserved = run.status === 'completed' || env['GITHUB_EVENT_NAME'] === 'workflow_run';
  if (pr || (isObserved && pullEvents.test(run.event))) {
    return { type: 'pr', name: pr?.head || run.branch, url: pr?.url, isDefault: false };
  }
  const isTag = isObserved
    ? run.event === 'release'
    : env['GITHUB_REF_TYPE'] === 'tag' || (env['GITHUB_REF']?.startsWith('refs/tags/') ?? false);
  return {
    type: isTag ? 'tag' : 'branch',
    name: run.branch,
    ...(run.branch === '' ? {} : { url: links.branch(run.branch) }),
    isDefault: !isTag && run.branch !== '' && run.branch === repo.defaultBranch,
  };
}

/** The pull request that a merge group is named after. Its head commit names its title, unless the queue rebases. */
function readQueuedPull(
  { queue }: RunRecord,
  commit: CommitRecord | undefined,
  links: Links,
): PullRequest | undefined {
  if (!queue) return undefined;
  const { number, base } = queue;
  const named = commit && pullOfMessage(commit, links);
  const title = named?.number === number ? named.title : '';
  return { number, title, url: links.pull(number), base, head: '', isFork: false, isDraft: false };
}

/** The pull request of an observed run; empty for forks and merged ones, without author; `display_title` is its title. */
function readObservedPull(observed: unknown, run: RunRecord, links: Links): PullRequest | undefined {
  const minimal = at(observed, 'pull_requests', '0');
  if (!pullEvents.test(run.event) || !minimal) return undefined;
  return readPull({ ...minimal, title: at(observed, 'display_title') }, links);
}

function prHeadOf(observed: unknown, run: RunRecord): string | undefined {
  const owner = textOf(at(observed, 'head_repository', 'owner', 'login'));
  return owner !== undefined && pullEvents.test(run.event) && run.branch !== ''
    ? `${owner}:${run.branch}`
    : undefined;
}

function readPush(payload: unknown, links: Links): EventRecord['push'] {
  const before = shaOf(at(payload, 'before'));
  const after = shaOf(at(payload, 'after'));
  if (before === undefined || after === undefined || !Array.isArray(at(payload, 'commits'))) return undefined;
  return {
    before,
    after,
    isForced: at(payload, 'forced') === true,
    commits: readPushedCommits(payload, links),
  };
}

function readLogin(login: string | undefined, sender: unknown, links: Links): PersonRecord | undefined {
  // The sender is the same account with its type, unless somebody re-ran the workflow.
  const isSender = !login || at(sender, 'login') === login;
  return readAccount(isSender ? sender : { login }, links);
}

function readObservedWorkflow(payload: unknown, links: Links): Workflow {
  const path =
    textOf(at(payload, 'workflow', 'path')) ?? textOf(at(payload, 'workflow_run', 'path'))?.split('@')[0];
  return {
    name:
      textOf(at(payload, 'workflow', 'name')) ?? textOf(at(payload, 'workflow_run', 'name')) ?? path ?? '',
    id: countOf(at(payload, 'workflow_run', 'workflow_id')) ?? countOf(at(payload, 'workflow', 'id')),
    path,
    url: path === undefined ? undefined : links.workflow(path),
  };
}

function readOwnWorkflow(env: Env, links: Links): Workflow {
  const path = /^[^/]+\/[^/]+\/(.+?)@/.exec(env['GITHUB_WORKFLOW_REF'] ?? '')?.[1];
  return {
    name: textOf(env['GITHUB_WORKFLOW']) ?? path ?? '',
    path,
    url: path === undefined ? undefined : links.workflow(path),
  };
}

/** "List workflow runs" takes the file name for an id, but only of a file in the same repository. */
function workflowFile(env: Env, fullName: string, isObserving: boolean): string | undefined {
  const ref = env['GITHUB_WORKFLOW_REF'] ?? '';
  const isLocal =
    !isObserving && ref.toLowerCase().startsWith(`${fullName.toLowerCase()}/.github/workflows/`);
  return isLocal ? /\/([^/@]+\.ya?ml)@/i.exec(ref)?.[1] : undefined;
}
