import { type Json, wholeRepository } from './records.ts';
import type { Scenario } from './scenarios.ts';
import type { GitHubWorld } from './stub.ts';

/** Another repository in which the run of a scenario happened, under ids of its own, and has ended. */
export interface Elsewhere {
  world: GitHubWorld;
  runId: number;
  /** The payload of the `workflow_run` event of that run. */
  event: Json;
}

/**
 * Moves what a scenario of contoso/app tells to another repository.
 *
 * @param offset added to ids of runs and jobs, so that two repositories share none
 */
export function moveElsewhere({ world }: Scenario, fullName: string, offset: number): Elsewhere {
  const repositoryId = 5001 + offset;
  const [name = ''] = fullName.split('/').slice(1);
  const text = JSON.stringify(world)
    .replaceAll('contoso/app', fullName)
    .replaceAll('"name":"app"', JSON.stringify({ name }).slice(1, -1))
    .replaceAll(/"id":5001\b/g, `"id":${repositoryId}`)
    .replaceAll(/\b(9\d{3}|[45]\d{4})(?=[,"/}:])/g, (id) => String(Number(id) + offset));
  const moved = JSON.parse(text) as GitHubWorld;
  const run = moved.runs.at(-1);
  if (run === undefined) throw new Error('the scenario has no run');
  if (run['conclusion'] === null) Object.assign(run, { status: 'completed', conclusion: 'failure' });
  return {
    world: { ...moved, fullName, repositoryId },
    runId: Number(run['id']),
    event: {
      action: 'completed',
      repository: wholeRepository({ fullName, id: repositoryId }),
      workflow_run: run,
    },
  };
}
