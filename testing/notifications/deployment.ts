import type { DeploymentState, Notification } from '../../src/notification/notification.ts';
import { ada, base, commit, grace, site } from './base.ts';
import { changes, testFailure } from './build.ts';

export function deploymentNotification(state: DeploymentState): Notification {
  const hasFailed = state === 'failed' || state === 'error';
  return {
    ...base,
    kind: 'deployment',
    state,
    severity: hasFailed
      ? 'error'
      : state === 'succeeded'
        ? 'good'
        : state === 'waiting' || state === 'rolled-back'
          ? 'warning'
          : 'info',
    run: { ...base.run, event: 'deployment_status', conclusion: hasFailed ? 'failure' : 'success' },
    workflow: { name: 'Deploy' },
    commit: commit('a31f9c2', 'Round totals to cents (#12)', grace, 12),
    changes:
      state === 'rolled-back'
        ? {
            ...changes,
            note: 'This commit is older than the one before: these commits are not part of it.',
          }
        : changes,
    failures: hasFailed
      ? [
          {
            ...testFailure,
            job: 'deploy',
            step: 'Swap slots',
            firstError: 'The health check answered 503 for two minutes',
            annotations: [],
          },
        ]
      : [],
    deployment: {
      id: 5,
      environment: 'production',
      version: '1.4.0',
      url: 'https://app.contoso.example/',
      logUrl: `${site}/actions/runs/9010/job/620`,
      description: 'Blue slot, 3 instances.',
      sha: 'a31f9c2'.padEnd(40, '0'),
      ref: 'main',
      creator: ada,
      approvedBy: [grace],
      isProduction: true,
      previous: { sha: '77b0d14'.padEnd(40, '0'), at: '2026-02-25T15:02:00Z', url: `${site}/commit/77b0d14` },
    },
  };
}
