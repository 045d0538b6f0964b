import { ActionError } from '../../errors.ts';
import { pickCommitters } from '../../notification/build/changes.ts';
import {
  type DeploymentVerdict,
  isProduction,
  isRollback,
  judgeDeployJob,
  judgeStatus,
  versionOf,
} from '../../notification/deployment.ts';
import type {
  Deployment,
  DeploymentState,
  Missing,
  Notice,
  Person,
  Ref,
} from '../../notification/notification.ts';
import { personOf } from '../../notification/person.ts';
import type { Answer, GitHubApi } from '../api/api.ts';
import { missingOf } from '../api/failure.ts';
import { at, countOf, known, listOf, textOf } from '../api/json.ts';
import { mergeMissing } from '../build/failures.ts';
import { type News, type NewsOptions, newsNotice, outlineNews, withoutToken } from '../build/frame.ts';
import type { EventFacts } from '../records/event.ts';
import type { Links } from '../records/links.ts';
import { readAccount } from '../records/payload.ts';
import { compareDeployed, type DeployedRange } from './range.ts';
import {
  type DeploymentFact,
  type DeploymentSearch,
  findEnvironment,
  readDeployment,
  searchDeployments,
  webAddress,
} from './search.ts';

export interface DeploymentOptions extends NewsOptions {
  /** Only needed where neither the event nor GitHub knows it. */
  environment?: string;
  /** What the deployed thing is called; else tag or commit. */
  version?: string;
  /** Where it can be looked at; else what the deployment says. */
  url?: string;
}

/** What is known before GitHub is asked. */
interface Subject {
  verdict: DeploymentVerdict;
  fact: DeploymentFact;
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
  event: EventFacts,
  options: DeploymentOptions,
): Promise<News> {
  const frame = outlineNews(event, options);
  const subject =
    subjectOfEvent(event, options) ?? (await subjectOfRun(api, event, frame.outcome.conclusion, options));
  const { verdict, fact, runId } = subject;
  const state = 'state' in verdict ? verdict.state : 'inactive';
  const notice: Notice = {
    ...newsNotice(frame.notice, 'deployment', state),
    ref: refOf(event, fact),
    deployment: describe(event, subject, options),
  };
  if ('skip' in verdict) return { ...frame, notice, notes: [], skip: verdict.skip, wantsDetail: false };

  const [search, approvals] = await Promise.all([
    api && searchDeployments(api, { ...fact, ...known({ runId }) }, event.links),
    api && runId !== undefined ? readApprovals(api, runId, fact.environment, event.links) : undefined,
  ]);
  const range =
    api && search?.ok ? await compareDeployed(api, search.data, fact, options, event.links) : undefined;
  const missing = [
    ...(api ? [] : [withoutToken('changes')]),
    ...(search && !search.ok ? [missingOf('changes', search.failure)] : []),
    ...(approvals && !approvals.ok ? [missingOf('people', approvals.failure)] : []),
    ...(range?.missing ? [range.missing] : []),
  ];
  return {
    ...frame,
    notice: complete(notice, state, subject, {
      search: search?.ok ? search.data : undefined,
      approvedBy: approvals?.ok ? approvals.data : [],
      range,
      missing,
    }),
    notes: frame.outcome.notes,
    wantsDetail: subject.isOwnRun && (state === 'failed' || state === 'error'),
  };
}

function subjectOfEvent(event: EventFacts, { payload, isAsked }: DeploymentOptions): Subject | undefined {
  const { links, name, action } = event;
  const json = at(payload, 'deployment');
  const status = at(payload, 'deployment_status');
  const fact = name === 'deployment_status' ? readDeployment(json, links) : undefined;
  if (!fact) return undefined;
  const runId = countOf(at(payload, 'workflow_run', 'id'));
  const jobId = countOf(at(payload, 'check_run', 'id'));
  const verdict: DeploymentVerdict =
    action !== undefined && action !== 'created' && !isAsked
      ? { skip: `The event deployment_status with the action ${action} is not mailed.` }
      : judgeStatus(textOf(at(status, 'state')) ?? '');
  return {
    verdict,
    fact,
    ...known({
      url: webAddress(at(status, 'environment_url')),
      logUrl:
        runId !== undefined && jobId !== undefined
          ? links.job(runId, jobId)
          : (webAddress(at(status, 'log_url')) ?? webAddress(at(status, 'target_url'))),
      description: textOf(at(status, 'description')) ?? textOf(at(json, 'description')),
      runId,
    }),
    isOwnRun: false,
  };
}

async function subjectOfRun(
  api: GitHubApi | undefined,
  event: EventFacts,
  conclusion: Parameters<typeof judgeDeployJob>[0],
  { environment }: DeploymentOptions,
): Promise<Subject> {
  const { run, links } = event;
  const found = environment || !api ? undefined : await findEnvironment(api, run, links);
  const name = environment || found;
  if (!name) throw withoutEnvironment();
  const verdict = judgeDeployJob(conclusion);
  return {
    verdict,
    fact: { environment: name, sha: run.sha, ref: event.ref.name },
    ...('description' in verdict ? known({ description: verdict.description }) : {}),
    ...(run.id > 0 ? { runId: run.id } : {}),
    isOwnRun: true,
  };
}

function describe(event: EventFacts, subject: Subject, options: DeploymentOptions): Deployment {
  const { fact, logUrl, description } = subject;
  const creator = fact.creator ?? (event.requester && personOf(event.requester));
  return {
    ...known({ id: fact.id }),
    environment: fact.environment,
    version: versionOf({
      version: options.version,
      tag: event.ref.type === 'tag' ? event.ref.name : undefined,
      ref: fact.ref,
      sha: fact.sha,
    }),
    ...known({ url: webAddress(options.url) ?? subject.url, logUrl, description }),
    sha: fact.sha,
    ref: fact.ref,
    ...known({ creator }),
    approvedBy: [],
    isProduction: isProduction(fact.environment, fact.isProduction),
  };
}

/** The runner leaves GITHUB_REF empty where a bare commit is deployed. */
function refOf({ ref, repo, links }: EventFacts, fact: DeploymentFact): Ref {
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
  notice: Notice,
  state: DeploymentState,
  { fact }: Subject,
  found: {
    search: DeploymentSearch | undefined;
    approvedBy: Person[];
    range: DeployedRange | undefined;
    missing: Missing[];
  },
): Notice {
  const { deployment, people } = notice;
  const { search, approvedBy, range, missing } = found;
  const current = search?.current;
  const head = range?.head;
  return {
    ...notice,
    ...newsNotice(notice, 'deployment', isRollback(state, range?.status) ? 'rolled-back' : state),
    ...known({ changes: range?.changes, commit: notice.commit ?? head }),
    ...(deployment
      ? {
          deployment: {
            ...deployment,
            ...known({ id: deployment.id ?? current?.id, url: deployment.url ?? current?.url }),
            approvedBy,
            isProduction: isProduction(fact.environment, fact.isProduction ?? current?.isProduction),
            ...known({ previous: search?.previous }),
          },
        }
      : {}),
    people: range?.commits ? { ...people, committers: pickCommitters(range.commits) } : people,
    missing: mergeMissing(missing),
  };
}

/** Who let the run deploy to the environment (REST, "review history for a workflow run"). */
async function readApprovals(
  api: GitHubApi,
  runId: number,
  environment: string,
  links: Links,
): Promise<Answer<Person[]>> {
  const answer = await api.get('approvals', { run_id: runId });
  if (!answer.ok) return answer;
  const people = listOf(answer.data).flatMap((review) => {
    const isForIt = listOf(at(review, 'environments')).some((each) => at(each, 'name') === environment);
    const user = readAccount(at(review, 'user'), links);
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
