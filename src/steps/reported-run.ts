import { ActionError } from '../errors.ts';
import type { ApiFailure } from '../github/api/failure.ts';
import { at, textOf } from '../github/api/json.ts';
import { linksFor } from '../github/api/links.ts';
import { GitHubApi } from '../github/api/requests.ts';
import { readEvent } from '../github/records/event.ts';
import type { RunContext } from './context.ts';
import { shareOfTime } from './observe.ts';

const ACCESS = 'actions: read, checks: read, contents: read, pull-requests: read';
const CHECK = {
  repository: 'Check the spelling of repository: owner/name, as in the address of its page.',
  'run-id':
    'Check run-id: it is `github.run_id` or `github.event.workflow_run.id` of that run, not the number behind `#`.',
};

/** A run that calls the notifier in its last job ends some seconds later. */
const POLL_MS = 5_000;

/**
 * The context of the run or repository that the inputs `run-id` and `repository` name: event and payload as GitHub
 * gives them to a `workflow_run` workflow of that repository, so that nothing in the mail comes from the run of this step.
 * A run that has not ended yet is waited for. For a digest of a period only the repository is another.
 *
 * Requests: the repository and the run, 2, and 1 for every 5 s of the wait.
 *
 * @throws ActionError of kind `input` that names the input to correct
 */
export async function findReported(context: RunContext): Promise<RunContext> {
  const { runner, env, event, settings, signal } = context;
  const { runId, githubToken } = settings;
  const fullName = settings.repository || event.repo.fullName;
  const [owner = '', repo = ''] = fullName.split('/');
  if (runId !== undefined && String(runId) === env['GITHUB_RUN_ID'] && isSame(fullName, event.repo.fullName))
    throw new ActionError('input', {
      title: `The input run-id names run ${runId} of ${fullName}, which is the run of this step and cannot have ended`,
      causes: ['Without repository and run-id the mail is about the run of this step.'],
      remedies: ['Leave run-id and repository out, or give the id of another run.'],
      anchor: 'reported-run',
    });
  const asking = AbortSignal.any([signal, AbortSignal.timeout(shareOfTime(settings))]);
  const api = GitHubApi.connect({
    token: githubToken,
    baseUrl: env['GITHUB_API_URL'],
    owner,
    repo,
    links: linksFor(env['GITHUB_SERVER_URL'], fullName),
    scrub: runner.scrub,
    signal: asking,
  });
  const readRun = (id: number): ReturnType<typeof api.get> => api.get('run', { run_id: id });
  const [repository, first] = await Promise.all([
    api.get('repository', {}),
    runId === undefined ? undefined : readRun(runId),
  ]);
  if (!repository.ok) throw refuse('repository', fullName, fullName, repository.failure);
  const payload = { action: 'completed', repository: repository.data };
  // Where GitHub writes the name in another case, or the repository was renamed, its own name counts.
  const name = textOf(at(repository.data, 'full_name')) ?? fullName;
  const about = { GITHUB_SERVER_URL: env['GITHUB_SERVER_URL'], GITHUB_REPOSITORY: name };
  if (runId === undefined || first === undefined) {
    const { repo: other, links } = readEvent(about, payload);
    const { defaultBranch: branch } = other;
    return {
      ...context,
      payload,
      event: {
        ...event,
        repo: other,
        links,
        workflowKey: undefined,
        ref: { type: 'branch', name: branch, url: links.branch(branch), isDefault: true },
        actor: undefined,
        commit: undefined,
      },
    };
  }
  let run = first;
  while (run.ok && at(run.data, 'status') !== 'completed' && !asking.aborted) {
    runner.info(`Run ${runId} of ${name} has not ended yet; it is looked at again in ${POLL_MS / 1000} s.`);
    await api.pause(POLL_MS);
    const next = await readRun(runId);
    // Where the time is up, or one answer is late, the last answer counts.
    if (next.ok || next.failure.kind !== 'timeout') run = next;
  }
  if (!run.ok) throw refuse('run-id', `run ${runId} of ${name}`, name, run.failure);
  if (at(run.data, 'status') !== 'completed')
    throw new ActionError('timeout', {
      title: `The input run-id names run ${runId} of ${name}, which has not ended`,
      causes: [
        'A mail is about a run that has ended, and this one went on for as long as the step may wait.',
      ],
      remedies: [
        'Start the notifier when the run has ended: from a workflow with `on: workflow_run` and `types: [completed]`, or from the last job.',
      ],
      anchor: 'reported-run',
    });
  runner.info(`The mail is about run ${runId} of ${name}.`);
  const observed = { ...payload, workflow_run: run.data };
  const aboutRun = {
    ...about,
    GITHUB_EVENT_NAME: 'workflow_run',
    GITHUB_ACTION_REPOSITORY: env['GITHUB_ACTION_REPOSITORY'],
  };
  return { ...context, payload: observed, event: readEvent(aboutRun, observed) };
}

/** GitHub takes names in any case. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Says which input to correct: GitHub answers 404 alike to what does not exist and to a token that may not see it. */
function refuse(
  input: 'repository' | 'run-id',
  what: string,
  repository: string,
  failure: ApiFailure,
): ActionError {
  const { kind, reason } = failure;
  const isInput = ['not-found', 'permission', 'token', 'refused'].includes(kind);
  const access = `Give the input github-token a token that may read ${repository}: \`${ACCESS}\`. The token of the run, which is the default, reads its own repository alone; one of a GitHub App or a fine-grained token can read others.`;
  const mistakes = {
    repository:
      'The repository does not exist, was renamed or deleted, or the token in github-token may not read it.',
    'run-id':
      'The run does not exist or was deleted, is of another repository, or the token in github-token lacks `actions: read` there.',
  };
  return new ActionError(isInput ? 'input' : kind === 'timeout' ? 'timeout' : 'connect', {
    title: `The input ${input} names ${what}, which could not be read`,
    causes: [reason, ...(kind === 'not-found' ? [mistakes[input]] : [])],
    remedies: [
      ...(kind === 'not-found' ? [CHECK[input]] : []),
      ...(isInput ? [access] : ['Run the step again.']),
    ],
    anchor: 'reported-run',
  });
}
