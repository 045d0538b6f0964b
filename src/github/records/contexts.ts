import type { Needs } from '../../notification/records.ts';
import { at, countOf, textOf } from '../api/json.ts';

/** Environment variables of the runner. */
export type Env = Readonly<Record<string, string | undefined>>;

/** The job that this step runs in, and the step's own marks. */
export interface OwnJobRecord {
  /** GITHUB_JOB: the id in the workflow file, the same for all legs of a matrix. */
  id?: string;
  status?: 'success' | 'failure' | 'cancelled';
  /** Equals the job's id in the REST API. */
  checkRunId?: number;
  runnerName?: string;
  /** GITHUB_ACTION_REPOSITORY: where this action comes from; absent for `uses: ./`. */
  actionRepository?: string;
}

const secretName =
  /secret|token|passw|passphrase|pwd|credential|api[-_]?key|private|(^|[-_])(key|pat|auth)([-_]|$)/i;
const hidden = '(hidden)';

/** The job that this step runs in, from the `job` context and the environment. */
export function readOwnJob(job: unknown, env: Env): OwnJobRecord {
  const status = at(job, 'status');
  return {
    id: textOf(env['GITHUB_JOB']),
    status: status === 'success' || status === 'failure' || status === 'cancelled' ? status : undefined,
    checkRunId: countOf(at(job, 'check_run_id')),
    runnerName: textOf(env['RUNNER_NAME']),
    actionRepository: textOf(env['GITHUB_ACTION_REPOSITORY']),
  };
}

/** The `needs` context; undefined when it names no job. */
export function readNeeds(json: unknown): Needs | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const entries = Object.entries(json).flatMap(([id, need]): [string, { result: string }][] => {
    const result = textOf(at(need, 'result'));
    return result === undefined ? [] : [[textOf(id) ?? id, { result }]];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/**
 * Pull requests from forks get no secrets, and neither do events that Dependabot caused (docs.github.com, "Secure
 * use reference" and "Troubleshooting Dependabot on GitHub Actions"). `pull_request_target` and `workflow_run` do.
 */
export function missingSecrets(env: Env, name: string, isFork: boolean): 'fork' | 'dependabot' | undefined {
  const isPull = name === 'pull_request' || name.startsWith('pull_request_review');
  if (isPull && isFork) return 'fork';
  const isHandled = isPull || ['push', 'create', 'deployment', 'deployment_status'].includes(name);
  return isHandled && env['GITHUB_ACTOR'] === 'dependabot[bot]' ? 'dependabot' : undefined;
}

/** The inputs of a workflow_dispatch; the value of a name like `token` is replaced. */
export function readInputs(event: string, inputs: unknown): Record<string, string> {
  if (event !== 'workflow_dispatch' || typeof inputs !== 'object' || inputs === null) return {};
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      textOf(name) ?? name,
      secretName.test(name)
        ? hidden
        : (textOf(typeof value === 'string' ? value : JSON.stringify(value), {
            multiline: true,
            maxLength: 1000,
          }) ?? ''),
    ]),
  );
}
