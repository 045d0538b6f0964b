import { contents, type Json, wholeRepository } from './records.ts';

/** What the stub knows: complete records as GitHub's REST API has them, see records.ts. */
export interface GitHubWorld {
  fullName: string;
  /** Of the repository; 5001. */
  repositoryId?: number;
  /** Latest attempts. */
  runs: Json[];
  /** Earlier attempts of the same runs. */
  attempts: Json[];
  jobs: Json[];
  /** Text by job id; a function makes a log too long to hold. A job without one has no log (404, "BlobNotFound"). */
  logs: Record<number, string | (() => Iterable<Uint8Array>)>;
  /** By check run id, which is the job's id. */
  annotations: Record<number, Json[]>;
  /** By `base...head`; any other comparison is not found, as after a force push. */
  comparisons: Record<string, Json>;
  /** Commits that changed a file, newest first, by its path. */
  fileCommits?: Record<string, Json[]>;
  /** By commit. */
  commitPulls: Record<string, Json[]>;
  pulls: Json[];
  files: Record<string, string>;
  /** Newest first. */
  releases?: Json[];
  /** Newest first. */
  deployments?: Json[];
  /** By deployment, newest first. */
  deploymentStatuses?: Record<number, Json[]>;
  /** Workflows of the repository. */
  workflows?: Json[];
  /** By run. */
  approvals?: Record<number, Json[]>;
  /** Of all runs, see artifacts.ts. */
  artifacts?: Json[];
  /** What a download gives, by artifact. */
  downloads?: Record<number, Uint8Array>;
}

/** What is sent back; a body that is not text goes out as JSON. */
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface RouteContext {
  /** Answers to further requests for a job, one each: how its steps appear while it runs. */
  laterJobs: Record<number, Json[]>;
  /** The host that downloads of logs and artifacts are redirected to. */
  blobUrl: string;
  /** Address of this request without the query, for Link headers. */
  self: string;
}

const permissions: readonly [RegExp, string][] = [
  [/^\/actions\//, 'actions'],
  [/^\/check-runs\//, 'checks'],
  [/^\/commits\/[^/]+\/pulls$|^\/pulls(\/|$)/, 'pull-requests'],
  [/^\/compare\/|^\/commits$|^\/contents\/|^\/releases(\/|$)/, 'contents'],
  [/^\/deployments(\/|$)/, 'deployments'],
];

export const notFound: Reply = {
  status: 404,
  body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' },
};

/** GitHub's refusal when the token lacks the permission that the path needs; undefined when it has it. */
export function refuse(path: string, denied: readonly string[]): Reply | undefined {
  const permission = permissions.find(([pattern]) => pattern.test(path))?.[1];
  if (permission === undefined || !denied.includes(permission)) return undefined;
  return {
    status: 403,
    headers: { 'x-accepted-github-permissions': `${permission.replace('-', '_')}=read` },
    body: {
      message: 'Resource not accessible by integration',
      documentation_url: 'https://docs.github.com/rest',
      status: '403',
    },
  };
}

/**
 * Answers one GET as GitHub's REST API does.
 *
 * @param path after `/repos/{owner}/{repo}`, decoded; empty for the repository itself
 */
export function answer(
  world: GitHubWorld,
  path: string,
  query: Record<string, string>,
  context: RouteContext,
): Reply {
  const [, area, ...rest] = path.split('/');
  const [first = '', second = ''] = rest;
  const list = (records: Json[] | undefined): Reply => pageOf(undefined, records ?? [], query, context.self);
  switch (area) {
    case undefined:
      return one(wholeRepository({ fullName: world.fullName, id: world.repositoryId }));
    case 'actions':
      return answerActions(world, rest, query, context);
    case 'check-runs':
      return second === 'annotations' ? list(world.annotations[Number(first)]) : notFound;
    case 'compare':
      return one(world.comparisons[first]);
    case 'commits':
      if (first === '') return list(world.fileCommits?.[query['path'] ?? '']);
      return second === 'pulls' ? list(world.commitPulls[first]) : notFound;
    case 'pulls': {
      if (first !== '') return one(world.pulls.find((pull) => pull['number'] === Number(first)));
      const { head } = query;
      return list(
        world.pulls.filter((pull) => head === undefined || (pull['head'] as Json)['label'] === head),
      );
    }
    case 'releases': {
      const release = world.releases?.find((each) => each['tag_name'] === second && each['draft'] !== true);
      return first === 'tags' ? one(release) : list(world.releases);
    }
    case 'deployments': {
      if (second === 'statuses') return list(world.deploymentStatuses?.[Number(first)]);
      const { environment, sha } = query;
      return list(
        world.deployments?.filter(
          (each) =>
            (environment === undefined || each['environment'] === environment) &&
            (sha === undefined || each['sha'] === sha),
        ),
      );
    }
    case 'contents': {
      const file = path.slice('/contents/'.length);
      const text = world.files[file];
      return one(text === undefined ? undefined : contents(file, text));
    }
    default:
      return notFound;
  }
}

function answerActions(
  world: GitHubWorld,
  [area = '', key = '', part = '', attempt = '', below = '']: string[],
  query: Record<string, string>,
  { laterJobs, blobUrl, self }: RouteContext,
): Reply {
  const id = Number(key);
  const jobsPage = (run: Json | undefined): Reply =>
    run ? pageOf('jobs', jobsOf(world, run), query, self) : notFound;
  switch ([area, part, below].filter(Boolean).join(' ')) {
    case 'runs':
      return key === ''
        ? pageOf('workflow_runs', searchRuns(world, query), query, self)
        : one(findRun(world, id));
    case 'runs approvals':
      return pageOf(undefined, world.approvals?.[id] ?? [], query, self);
    case 'runs artifacts': {
      const artifacts = world.artifacts?.filter((each) => (each['workflow_run'] as Json)['id'] === id);
      return pageOf('artifacts', artifacts ?? [], query, self);
    }
    case 'artifacts zip': {
      const found = world.artifacts?.find((each) => each['id'] === id);
      if (!found) return notFound;
      return found['expired'] === true
        ? { status: 410, body: { message: 'Artifact has expired' } }
        : { status: 302, headers: { location: `${blobUrl}/artifacts/${id}.zip?sig=abc` } };
    }
    case 'runs jobs':
      return jobsPage(findRun(world, id));
    case 'runs attempts':
      return one(findAttempt(world, id, Number(attempt)));
    case 'runs attempts jobs':
      return jobsPage(findAttempt(world, id, Number(attempt)));
    case 'workflows':
      return pageOf('workflows', world.workflows ?? [], query, self);
    case 'workflows runs': {
      const runs = world.runs.filter((run) => isOfWorkflow(run, key));
      const wanted = runs.filter((run) => isWanted(run, query)).sort((a, b) => numberOf(b) - numberOf(a));
      const isKnown = runs.length > 0 || world.workflows?.some((each) => String(each['id']) === key);
      return isKnown ? pageOf('workflow_runs', wanted, query, self) : notFound;
    }
    case 'jobs':
      return one(laterJobs[id]?.shift() ?? world.jobs.find((job) => job['id'] === id));
    case 'jobs logs': {
      const isJob = world.jobs.some((job) => job['id'] === id);
      return isJob
        ? { status: 302, headers: { location: `${blobUrl}/job-logs/${id}.txt?sig=abc` } }
        : notFound;
    }
    default:
      return notFound;
  }
}

function one(record: Json | undefined): Reply {
  return record ? { status: 200, body: record } : notFound;
}

function findRun(world: GitHubWorld, id: number): Json | undefined {
  return world.runs.find((run) => run['id'] === id);
}

function findAttempt(world: GitHubWorld, id: number, attempt: number): Json | undefined {
  return [...world.runs, ...world.attempts].find((run) => run['id'] === id && run['run_attempt'] === attempt);
}

function jobsOf(world: GitHubWorld, run: Json): Json[] {
  return world.jobs.filter((job) => job['run_id'] === run['id'] && job['run_attempt'] === run['run_attempt']);
}

function numberOf(run: Json): number {
  return Number(run['run_number']);
}

/** A workflow is asked for by its id or by the name of its file. */
function isOfWorkflow(run: Json, key: string): boolean {
  return String(run['workflow_id']) === key || String(run['path']).endsWith(`/${key}`);
}

/** GitHub shows the newest 1,000 results of a filtered list; the count is that of all. */
const MAX_RESULTS = 1000;

function searchRuns(world: GitHubWorld, query: Record<string, string>): Json[] {
  const [from = '', to = ''] = (query['created'] ?? '..').split('..');
  const created = (run: Json): string => String(run['created_at']);
  return world.runs
    .filter((run) => created(run) >= from && (to === '' || created(run) <= to) && isWanted(run, query))
    .sort((a, b) => (created(a) < created(b) ? 1 : created(a) > created(b) ? -1 : 0));
}

/** The filters of "list workflow runs": `status` takes statuses and conclusions alike. */
function isWanted(run: Json, { branch, event, status }: Record<string, string>): boolean {
  return (
    (branch === undefined || run['head_branch'] === branch) &&
    (event === undefined || run['event'] === event) &&
    (status === undefined || run['status'] === status || run['conclusion'] === status)
  );
}

function pageOf(
  key: string | undefined,
  records: Json[],
  query: Record<string, string>,
  self: string,
): Reply {
  const perPage = Math.min(100, Number(query['per_page'] ?? 30));
  const page = Number(query['page'] ?? 1);
  const reachable = key === 'workflow_runs' ? records.slice(0, MAX_RESULTS) : records;
  const last = Math.max(1, Math.ceil(reachable.length / perPage));
  const shown = reachable.slice((page - 1) * perPage, page * perPage);
  const linkTo = (number: number, rel: string): string =>
    `<${self}?${new URLSearchParams({ ...query, page: String(number) })}>; rel="${rel}"`;
  return {
    status: 200,
    headers: page < last ? { link: `${linkTo(page + 1, 'next')}, ${linkTo(last, 'last')}` } : {},
    body: key === undefined ? shown : { total_count: records.length, [key]: shown },
  };
}
