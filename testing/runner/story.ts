import type { Emulator } from '../../emulator/emulator.ts';
import type { Scenario } from '../github/scenarios.ts';
import { type GitHubStub, startGitHubStub } from '../github/stub.ts';
import { sixInputs } from './inputs.ts';
import type { ActionInput } from './run-action.ts';

/** The token that the stub expects; like the real one it is masked. */
const TOKEN = 'ghs_storyTokenOfTheRun0000000000000000';

/** A GitHub that tells the story of the scenario. */
export function startGitHub(scenario: Scenario): Promise<GitHubStub> {
  return startGitHubStub(scenario.world, scenario.stub);
}

/** How the runner starts the action in the scenario, with the emulator as its mail server. */
export function actionIn(
  scenario: Scenario,
  github: Pick<GitHubStub, 'url'>,
  emulator: Pick<Emulator, 'account' | 'port'>,
): ActionInput {
  const { job, needs } = scenario.contexts;
  return {
    event: scenario.event,
    env: { ...scenario.env, GITHUB_API_URL: github.url },
    inputs: {
      ...sixInputs(emulator),
      ...(needs !== undefined && { needs: JSON.stringify(needs) }),
    },
    contexts: {
      github: { event: scenario.event, workflow: scenario.env['GITHUB_WORKFLOW'] ?? 'CI', token: TOKEN },
      ...(job !== undefined && { job }),
    },
  };
}
