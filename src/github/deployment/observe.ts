import { ActionError } from '../../errors.ts';
import { pickCommitters } from '../../notification/build/changes.ts';
import {
  classifyDeployJob,
  classifyStatus,
  type DeploymentDecision,
  isProduction,
  isRollback,
  versionOf,
} from '../../notification/deployment.ts';
import type {
  Deployment,
  DeploymentState,
  Missing,
  Notification,
  Person,
  Ref,
} from '../../notification/notification.ts';
import { personOf } from '../../notification/person.ts';
import { missingOf } from '../api/failure.ts';
import { at, countOf, listOf, textOf } from '../api/json.ts';
import type { Answer, GitHubApi } from '../api/requests.ts';
import { mergeMissing } from '../build/failures.ts';
import type { KindObservation, KindOptions } from '../other-kinds.ts';
import { draftFrame, withKind, withoutToken } from '../other-kinds.ts';
import type { EventRecord } from '../records/event.ts';
import { readAccount } from '../records/payload.ts';
import { compareDeployed, type DeployedRange } from './range.ts';
import type { DeploymentRecord, DeploymentSearch } from './search.ts';
import { findEnvironment, readDeployment, searchDeployments, webAddress } from './search.ts';

export interface DeploymentOptions extends KindOptions {
  /** Only needed where neither the event nor GitHub knows it. */
  environment?: string;
  /** What the deployed thing is called; else tag or commit. */
  version?: string;
  /** Where it can be looked at; else what the deployment says. */
  url?: string;
}

/** What is known before GitHub is asked. */
interface Subject {
  decision: DeploymentDecision;
  fact: DeploymentRecord;
  url?: string;
  logUrl?: string;
  description?: string;
  /** The run that deploys: its reviewers approved. */
  runId?: number;
  /** Of a deploy job, whose failure is told with its log. */
  isOwnRun: boolean;
}

/**
 * Tells about a deployment: from a `deployment_status` event, or in a workflow that deploys, from its outcome.
 *
 * Requests: the deployments to the environment (1) and the statuses of each (1, at most 6) until the last successful
 * one; the comparison with it (1, and for a rollback 1 the other way round); who approved the run (1). In a deploy
 * job that does not name its environment, that is looked up first (2, at most 4).
 *
 * @param api undefined without a token: then the mail tells what the event and the inputs say
 * @throws ActionError `input` when the environment is not known: nothing could be told
 */
export async function observeDeployment(
  api: GitHubApi | undefined,
  event: EventRecord,
  options: DeploymentOptions,
): Promise<KindObservation> {
  const frame = draftFrame(event, options);
  const subject =
    subjectOfEvent(event, options) ?? (await subjectOfRun(api, event, frame.outcome.conclusion, options));
  const { decision, fact, runId } = subject;
  const state = 'state' in decision ? decision.state : 'inactive';
  const notification: Notification = {
    ...withKind(frame.notification, 'deployment', state),
    ref: refOf(event, fact),
    deployment: describe(event, subject, options),
  };
  if ('skip' in decision)
    return { ...frame, notification, notes: [], skip: decision.skip, wantsDetail: false };

  const [search, approvals] = await Promise.all([
    api && searchDeployments(api, { ...fact, runId }),
    api && runId !== undefined ? readApprovals(api, runId, fact.environment) : undefined,
  ]);
  const range = api && search?.ok ? await compareDeployed(api, search.data, fact, options) : undefined;
  const missing = [
    ...(api ? [] : [withoutToken('changes')]),
    ...(search && !search.ok ? [missingOf('changes', search.failure)] : []),
    ...(approvals && !approvals.ok ? [missingOf('people', approvals.failure)] : []),
    ...(range?.missing ? [range.missing] : []),
  ];
  return {
    ...frame,
    notification: complete(notification, state, subject, {
      search: search?.ok ? search.data : undefined,
      approvedBy: approvals?.ok ? approvals.data : [],
      range,
      missing,
    }),
    notes: frame.outcome.notes,
    wantsDetail: subject.isOwnRun && (state === 'failed' || state === 'error'),
  };
}

function subjectOfEvent(event: EventRecord, { payload, isAsked }: DeploymentOptions): Subject | undefined {
  const { links, name, action } = event;
  const json = at(payload, 'deployment');
  const status = at(payload, 'deployment_status');
  const fact = name === 'deployment_status' ? readDeployment(json, links) : undefined;
  if (!fact) return undefined;
  const runId = countOf(at(payload, 'workflow_run', 'id'));
  const jobId = countOf(at(payload, 'check_run', 'id'));
  const decision: DeploymentDecision =
    action !== undefined && action !== 'created' && !isAsked
      ? { skip: `The event deployment_status with the action ${action} is not mailed.` }
      : classifyStatus(textOf(at(status, 'state')) ?? '');
  return {
    decision,
    fact,
    url: webAddress(at(status, 'environment_url')),
    logUrl:
      runId !== undefined && jobId !== undefined
        ? links.job(runId, jobId)
        : (webAddress(at(status, 'log_url')) ?? webAddress(at(status, 'target_url'))),
    description: textOf(at(status, 'description')) ?? textOf(at(json, 'description')),
    runId,
    isOwnRun: false,
  };
}

async function subjectOfRun(
  api: GitHubApi | undefined,
  event: EventRecord,
  conclusion: Parameters<typeof classifyDeployJob>[0],
  { environment }: DeploymentOptions,
): Promise<Subject> {
  const { run } = event;
  const found = environment || !api ? undefined : await findEnvironment(api, run);
  const name = environment || found;
  if (!name) throw withoutEnvironment();
  const decision = classifyDeployJob(conclusion);
  return {
    decision,
    fact: { environment: name, sha: run.sha, ref: event.ref.name },
    description: 'description' in decision ? decision.description : undefined,
    ...(run.id > 0 ? { runId: run.id } : {}),
    isOwnRun: true,
  };
}

function describe(event: EventRecord, subject: Subject, options: DeploymentOptions): Deployment {
  const { fact, logUrl, description } = subject;
  const creator = fact.creator ?? (event.requester && personOf(event.requester));
  return {
    id: fact.id,
    environment: fact.environment,
    version: versionOf({
      version: options.version,
      tag: event.ref.type === 'tag' ? event.ref.name : undefined,
      ref: fact.ref,
      sha: fact.sha,
    }),
    url: webAddress(options.url) ?? subject.url,
    logUrl,
    description,
    sha: fact.sha,
    ref: fact.ref,
    creator,
    approvedBy: [],
    isProduction: isProduction(fact.environment, fact.isProduction),
  };
}

/** The runner leaves GITHUB_REF empty where a bare commit is deployed. */
function refOf({ ref, repo, links }: EventRecord, fact: DeploymentRecord): Ref {
  if (ref.name !== '') return ref;
  return {
    type: 'branch',
    name: fact.ref,
    url: links.branch(fact.ref),
    isDefault: fact.ref === repo.defaultBranch,
  };
}

/** Puts in what GitHub told. */
function complete(
  notification: Notification,
  state: DeploymentState,
  { fact }: Subject,
  found: {
    search: DeploymentSearch | undefined;
    approvedBy: Person[];
    range: DeployedRange | undefined;
    missing: Missing[];
  },
): Notification {
  const { deployment, people } = notification;
  const { search, approvedBy, range, missing } = found;
  const current = search?.current;
  const head = range?.head;
  return {
    ...notification,
    ...withKind(notification, 'deployment', isRollback(state, range?.status) ? 'rolled-back' : state),
    changes: range?.changes,
    commit: notification.commit ?? head,
    ...(deployment
      ? {
          deployment: {
            ...deployment,
            id: deployment.id ?? current?.id,
            url: deployment.url ?? current?.url,
            approvedBy,
            isProduction: isProduction(fact.environment, fact.isProduction ?? current?.isProduction),
            previous: search?.previous,
          },
        }
      : {}),
    people: range?.commits ? { ...people, committers: pickCommitters(range.commits) } : people,
    missing: mergeMissing(missing),
  };
}

/** Who let the run deploy to the environment (REST, "review history for a workflow run"). */
async function readApprovals(api: GitHubApi, runId: number, environment: string): Promise<Answer<Person[]>> {
  const answer = await api.get('approvals', { run_id: runId });
  if (!answer.ok) return answer;
  const people = listOf(answer.data).flatMap((review) => {
    const isForIt = listOf(at(review, 'environments')).some((each) => at(each, 'name') === environment);
    const user = readAccount(at(review, 'user'), api.links);
    return at(review, 'state') === 'approved' && isForIt && user ? [personOf(user)] : [];
  });
  return { ok: true, data: [...new Map(people.map((person) => [person.login, person])).values()] };
}

function withoutEnvironment(): ActionError {
  return new ActionError('input', {
    title: 'kind: deployment needs an environment, and the run deploys to none that GitHub knows',
    causes: [
      'The job has no environment, or the token has no permission deployments: read to look it up.',
      'The deployment was made for another commit.',
    ],
    remedies: ['Name the environment in the input environment, for example production.'],
  });
}
