import type { Deployment, Person } from '../../notification/notification.ts';
import { personOf } from '../../notification/person.ts';
import { at, countOf, listOf, shaOf, textOf, timeOf } from '../api/json.ts';
import type { Links } from '../api/links.ts';
import type { Answer, GitHubApi } from '../api/requests.ts';
import { readAccount } from '../records/payload.ts';

/** A deployment of the REST API or of a payload. */
export interface DeploymentRecord {
  id?: number;
  environment: string;
  sha: string;
  ref: string;
  createdAt?: string;
  creator?: Person;
  /** `production_environment`, where GitHub says so. */
  isProduction?: boolean;
}

/** What the history of an environment tells. */
export interface DeploymentSearch {
  /** The deployment of the run itself, where the event does not name it. */
  current?: { id: number; isProduction?: boolean; url?: string };
  /** The last successful one before it. */
  previous?: NonNullable<Deployment['previous']>;
}

/** Deployments looked at, newest first, until one is found that had succeeded. */
const MAX_LOOKUPS = 6;
const PAGE_SIZE = 20;
/** Deployments of one commit among which that of this run is looked for. */
const MAX_OWN_LOOKUPS = 3;

export function readDeployment(json: unknown, links: Links): DeploymentRecord | undefined {
  const sha = shaOf(at(json, 'sha'));
  const environment = textOf(at(json, 'environment'), { maxLength: 255 });
  if (sha === undefined || environment === undefined) return undefined;
  const creator = readAccount(at(json, 'creator'), links);
  const isProduction = at(json, 'production_environment');
  return {
    id: countOf(at(json, 'id')),
    environment,
    sha,
    ref: textOf(at(json, 'ref')) ?? sha.slice(0, 7),
    createdAt: timeOf(at(json, 'created_at')),
    ...(creator ? { creator: personOf(creator) } : {}),
    ...(typeof isProduction === 'boolean' ? { isProduction } : {}),
  };
}

/**
 * Finds the last successful deployment to the environment before the current one, and, where the event does not name
 * the current one, the deployment that belongs to the run. A deployment has succeeded when it ever had the status
 * `success`: the next one turns it `inactive`.
 *
 * @param current runId: the run that deploys
 */
export async function searchDeployments(
  api: GitHubApi,
  current: DeploymentRecord & { runId?: number },
): Promise<Answer<DeploymentSearch>> {
  const list = await api.get('deployments', { environment: current.environment, per_page: PAGE_SIZE });
  if (!list.ok) return list;
  const candidates = listOf(list.data)
    .flatMap((json) => readDeployment(json, api.links) ?? [])
    .filter((each) => each.id !== current.id && !isLater(each, current));
  const found: DeploymentSearch = {};
  for (const candidate of candidates.slice(0, MAX_LOOKUPS)) {
    const { id } = candidate;
    if (id === undefined) continue;
    const answer = await api.get('deploymentStatuses', { deployment_id: id, per_page: PAGE_SIZE });
    if (!answer.ok) return answer;
    const statuses = listOf(answer.data);
    if (current.id === undefined && statuses.some((status) => isOfRun(status, current.runId))) {
      // Of several attempts of the run the newest is the current one; the others are no history.
      found.current ??= {
        id,
        isProduction: candidate.isProduction,
        url: environmentUrlOf(statuses),
      };
      continue;
    }
    const success = statuses.find((status) => at(status, 'state') === 'success');
    if (!success) continue;
    const { sha, createdAt } = candidate;
    found.previous = {
      sha,
      at: timeOf(at(success, 'created_at')) ?? createdAt ?? '',
      url: api.links.commit(sha),
    };
    break;
  }
  return { ok: true, data: found };
}

/**
 * Finds the environment that a run deploys to: a job with `environment:` makes a deployment of the run's commit, whose
 * statuses link to the job.
 */
export async function findEnvironment(
  api: GitHubApi,
  run: { id: number; sha: string },
): Promise<string | undefined> {
  if (run.sha === '' || run.id === 0) return undefined;
  const list = await api.get('deployments', { sha: run.sha, per_page: PAGE_SIZE });
  if (!list.ok) return undefined;
  const candidates = listOf(list.data).flatMap((json) => readDeployment(json, api.links) ?? []);
  for (const { id, environment } of candidates.slice(0, MAX_OWN_LOOKUPS)) {
    if (id === undefined) continue;
    const answer = await api.get('deploymentStatuses', { deployment_id: id, per_page: PAGE_SIZE });
    if (answer.ok && listOf(answer.data).some((status) => isOfRun(status, run.id))) return environment;
  }
  return undefined;
}

function isLater(candidate: DeploymentRecord, current: DeploymentRecord): boolean {
  if (candidate.createdAt === undefined || current.createdAt === undefined) return false;
  if (candidate.createdAt !== current.createdAt) return candidate.createdAt > current.createdAt;
  return (candidate.id ?? 0) > (current.id ?? 0);
}

/** The statuses that GitHub Actions writes link to the job: `…/actions/runs/7/job/9`. */
function isOfRun(status: unknown, runId: number | undefined): boolean {
  const own = new RegExp(`/actions/runs/${runId}(?:/|$)`);
  return ['log_url', 'target_url'].some((name) => own.test(String(at(status, name))));
}

function environmentUrlOf(statuses: readonly unknown[]): string | undefined {
  return statuses.map((status) => webAddress(at(status, 'environment_url'))).find((url) => url !== undefined);
}

const MAX_ADDRESS = 2000;

/** An address that a reader may follow; the environment lives wherever the user deploys to. */
export function webAddress(value: unknown): string | undefined {
  const text = textOf(value, { maxLength: MAX_ADDRESS });
  if (text === undefined || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url.href : undefined;
}
