const REPO = 'GET /repos/{owner}/{repo}';

/** The REST calls of this action and the permission that each needs (docs.github.com, REST API, "Permissions"). */
export const endpoints = {
  repository: { route: REPO, permission: 'metadata: read' },
  run: { route: `${REPO}/actions/runs/{run_id}`, permission: 'actions: read' },
  attempt: { route: `${REPO}/actions/runs/{run_id}/attempts/{attempt_number}`, permission: 'actions: read' },
  runs: { route: `${REPO}/actions/workflows/{workflow_id}/runs`, permission: 'actions: read' },
  jobs: {
    route: `${REPO}/actions/runs/{run_id}/attempts/{attempt_number}/jobs`,
    permission: 'actions: read',
  },
  latestJobs: { route: `${REPO}/actions/runs/{run_id}/jobs`, permission: 'actions: read' },
  job: { route: `${REPO}/actions/jobs/{job_id}`, permission: 'actions: read' },
  log: { route: `${REPO}/actions/jobs/{job_id}/logs`, permission: 'actions: read' },
  annotations: { route: `${REPO}/check-runs/{check_run_id}/annotations`, permission: 'checks: read' },
  compare: { route: `${REPO}/compare/{basehead}`, permission: 'contents: read' },
  commits: { route: `${REPO}/commits`, permission: 'contents: read' },
  commitPulls: { route: `${REPO}/commits/{commit_sha}/pulls`, permission: 'pull-requests: read' },
  pulls: { route: `${REPO}/pulls`, permission: 'pull-requests: read' },
  pull: { route: `${REPO}/pulls/{pull_number}`, permission: 'pull-requests: read' },
  contents: { route: `${REPO}/contents/{path}`, permission: 'contents: read' },
  releases: { route: `${REPO}/releases`, permission: 'contents: read' },
  releaseOfTag: { route: `${REPO}/releases/tags/{tag}`, permission: 'contents: read' },
  deployments: { route: `${REPO}/deployments`, permission: 'deployments: read' },
  deploymentStatuses: {
    route: `${REPO}/deployments/{deployment_id}/statuses`,
    permission: 'deployments: read',
  },
  approvals: { route: `${REPO}/actions/runs/{run_id}/approvals`, permission: 'actions: read' },
  workflows: { route: `${REPO}/actions/workflows`, permission: 'actions: read' },
  allRuns: { route: `${REPO}/actions/runs`, permission: 'actions: read' },
  artifacts: { route: `${REPO}/actions/runs/{run_id}/artifacts`, permission: 'actions: read' },
  artifact: {
    route: `${REPO}/actions/artifacts/{artifact_id}/{archive_format}`,
    permission: 'actions: read',
  },
} as const;

export type Endpoint = keyof typeof endpoints;
