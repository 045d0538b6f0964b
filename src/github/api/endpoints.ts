/** The REST calls of this action and the permission that each needs (docs.github.com, REST API, "Permissions"). */
export const endpoints = {
  run: {
    route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
    permission: 'actions: read',
  },
  attempt: {
    route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}',
    permission: 'actions: read',
  },
  runs: {
    route: 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
    permission: 'actions: read',
  },
  jobs: {
    route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs',
    permission: 'actions: read',
  },
  latestJobs: {
    route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
    permission: 'actions: read',
  },
  job: {
    route: 'GET /repos/{owner}/{repo}/actions/jobs/{job_id}',
    permission: 'actions: read',
  },
  log: {
    route: 'GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs',
    permission: 'actions: read',
  },
  annotations: {
    route: 'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
    permission: 'checks: read',
  },
  compare: {
    route: 'GET /repos/{owner}/{repo}/compare/{basehead}',
    permission: 'contents: read',
  },
  commitPulls: {
    route: 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
    permission: 'pull-requests: read',
  },
  pulls: {
    route: 'GET /repos/{owner}/{repo}/pulls',
    permission: 'pull-requests: read',
  },
  contents: {
    route: 'GET /repos/{owner}/{repo}/contents/{path}',
    permission: 'contents: read',
  },
  releases: {
    route: 'GET /repos/{owner}/{repo}/releases',
    permission: 'contents: read',
  },
  releaseOfTag: {
    route: 'GET /repos/{owner}/{repo}/releases/tags/{tag}',
    permission: 'contents: read',
  },
  deployments: {
    route: 'GET /repos/{owner}/{repo}/deployments',
    permission: 'deployments: read',
  },
  deploymentStatuses: {
    route: 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
    permission: 'deployments: read',
  },
  approvals: {
    route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals',
    permission: 'actions: read',
  },
  allRuns: {
    route: 'GET /repos/{owner}/{repo}/actions/runs',
    permission: 'actions: read',
  },
} as const;

export type Endpoint = keyof typeof endpoints;
