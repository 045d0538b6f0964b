import { run } from '../../src/run.ts';
import type { Cancellation } from '../../src/runner/cancellation.ts';
import type { Outputs } from '../../src/runner/outputs.ts';
import { connectRunner, type Runner } from '../../src/runner/runner.ts';

/** How a run inside this process ended. */
export interface QuietResult {
  outputs: Outputs;
  /** Titles of the annotations that made the step red. */
  failures: string[];
}

/**
 * Runs the source in this process with a runner that prints nothing and keeps the outputs, for what cannot be done to
 * the built action: let a part of the runner fail, or send many mails in one process.
 *
 * @param inputs  the inputs, by their names in action.yml
 * @param changes parts of the runner to use instead
 * @param given   variables beside those of a push, and how the job is cancelled
 */
export async function runQuietly(
  inputs: Record<string, string>,
  changes: Partial<Runner> = {},
  given: { env?: NodeJS.ProcessEnv; cancellation?: Partial<Cancellation> } = {},
): Promise<QuietResult> {
  const env: NodeJS.ProcessEnv = {
    GITHUB_REPOSITORY: 'contoso/app',
    GITHUB_RUN_ID: '9010',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_EVENT_NAME: 'push',
    ...given.env,
  };
  for (const [name, value] of Object.entries(inputs)) env[`INPUT_${name.toUpperCase()}`] = value;
  const result: QuietResult = { outputs: {}, failures: [] };
  const nothing = (): void => {};
  const runner: Runner = {
    ...connectRunner(env),
    mask: nothing,
    maskInLog: nothing,
    debug: nothing,
    info: nothing,
    notice: nothing,
    warning: nothing,
    group: nothing,
    addSummary: nothing,
    setOutputs: (outputs) => Object.assign(result.outputs, outputs),
    fail: (_text, { title = '' } = {}) => result.failures.push(title),
    ...changes,
  };
  const never = new AbortController().signal;
  await run(runner, env, { requested: never, graceOver: never, ...given.cancellation });
  return result;
}
