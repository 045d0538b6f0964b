import type { Conclusion, DeploymentState } from './notification.ts';

/** The state of a deployment, or why it deserves no mail. */
export type DeploymentDecision = { state: DeploymentState; description?: string } | { skip: string };

const statusStates: Readonly<Record<string, DeploymentState>> = {
  success: 'succeeded',
  failure: 'failed',
  error: 'error',
  in_progress: 'started',
  waiting: 'waiting',
};

const statusSkips: Readonly<Record<string, string>> = {
  queued: 'The deployment is queued and has not started.',
  pending: 'The deployment is pending and has not started.',
  inactive: 'The deployment became inactive because a later one took its place, which has a mail of its own.',
};

/**
 * What the `state` of a deployment status means to the readers (REST, "deployment statuses").
 *
 * @param word `deployment_status.state` of the payload
 */
export function classifyStatus(word: string): DeploymentDecision {
  const state = Object.hasOwn(statusStates, word) ? statusStates[word] : undefined;
  if (state) return { state };
  const skip = Object.hasOwn(statusSkips, word) ? statusSkips[word] : undefined;
  return { skip: skip ?? `The deployment state ${word || '(none)'} is not mailed.` };
}

/**
 * What the outcome of a deploy job means for its deployment. A job that was cancelled may have left half of it behind,
 * so that counts as failed.
 */
export function classifyDeployJob(conclusion: Conclusion): DeploymentDecision {
  switch (conclusion) {
    case 'success':
      return { state: 'succeeded' };
    case 'failure':
      return { state: 'failed' };
    case 'timed_out':
      return { state: 'failed', description: 'It timed out, and a part of it may be in place' };
    case 'cancelled':
      return { state: 'failed', description: 'It was cancelled, and a part of it may be in place' };
    case 'startup_failure':
      return { state: 'error' };
    case 'action_required':
      return { state: 'waiting' };
    case 'skipped':
      return { skip: 'The deploy job was skipped: nothing was deployed.' };
    case 'neutral':
    case 'stale':
      return { skip: 'It is not known how the deployment went; set `status` or `needs`.' };
  }
}

/**
 * True when the environment is what customers use. GitHub itself takes `production` for it where the deployment does
 * not say (REST, "create a deployment").
 *
 * @param stated `production_environment` of the deployment
 */
export function isProduction(environment: string, stated: boolean | undefined): boolean {
  return stated ?? /^(prod|production|live)$/i.test(environment);
}

/**
 * What the deployed thing is called: what the user calls it, else the tag, else a ref that looks like a version,
 * else the short commit.
 */
export function versionOf(given: {
  version?: string | undefined;
  tag?: string | undefined;
  ref?: string | undefined;
  sha: string;
}): string {
  const { version, tag, ref, sha } = given;
  const isVersion = ref !== undefined && /^v?\d+\.\d+/i.test(ref);
  return version || tag || (isVersion ? ref : '') || sha.slice(0, 7) || ref || 'unknown';
}

/**
 * True when an older commit came back: the new one is an ancestor of the one that was deployed before.
 *
 * @param status of the comparison previous...new (REST, "compare two commits")
 */
export function isRollback(state: DeploymentState, status: string | undefined): boolean {
  return state === 'succeeded' && status === 'behind';
}
