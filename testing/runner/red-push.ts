import PostalMime from 'postal-mime';
import { expect } from 'vitest';
import type { Emulator } from '../../emulator/emulator.ts';
import { comparison } from '../github/records.ts';
import { commits, type Scenario } from '../github/scenarios.ts';
import type { StubOptions } from '../github/stub.ts';
import { type JobTold, type RunTold, type Told, tell } from '../github/told.ts';
import { sendThrough } from './delivery.ts';
import { actionIn, startGitHub } from './story.ts';

export interface Run {
  outputs: Record<string, string>;
  /** Who got the mail. */
  accepted: string[];
  /** Paths of the requests below the repository, ids as N. */
  asked: string[];
  log: string;
  /** The text part, its line breaks as blanks. */
  text: string;
  html: string;
  subject: string;
  headers: Record<string, string>;
}

const everyone = {
  to: '@culprits, @author, @committers, team@contoso.example',
  'allow-domains': 'contoso.com',
};

/** Runs the built action in the scenario, with everybody as a recipient, and gives what it said, asked and mailed. */
export async function play(
  emulator: Emulator,
  scenario: Scenario,
  inputs: Record<string, string> = {},
  stub: StubOptions = {},
): Promise<Run> {
  const before = emulator.messages.length;
  const github = await startGitHub({ ...scenario, stub });
  try {
    const given = actionIn(scenario, github, emulator);
    const result = await sendThrough(emulator, {
      ...given,
      inputs: { ...given.inputs, ...everyone, ...inputs },
    });
    expect(result.code, result.raw).toBe(0);
    const message = emulator.messages[before];
    const mail = message && (await PostalMime.parse(message.content));
    return {
      outputs: result.outputs,
      accepted: JSON.parse(result.outputs['accepted'] || '[]'),
      asked: github.requests
        .filter(({ host }) => host === 'api')
        .map(({ path }) => path.replace('/repos/contoso/app', '').replace(/\d{4,}/g, 'N')),
      log: result.log,
      text: (mail?.text ?? '').replace(/\s+/g, ' '),
      html: mail?.html ?? '',
      subject: mail?.subject ?? '',
      headers: Object.fromEntries((mail?.headers ?? []).map(({ key, value }) => [key, value])),
    };
  } finally {
    await github.stop();
  }
}

export const green = (name: string): JobTold => ({ name, conclusion: 'success' });
/** The last job, which mails. */
export const notify: JobTold = {
  name: 'notify',
  conclusion: null,
  startsAt: 120,
  steps: [{ name: 'Set up job' }, { name: 'Send the mail', conclusion: null }],
};
export const good: RunTold = {
  number: 9,
  conclusion: 'success',
  sha: commits.good.sha,
  jobs: [green('test')],
};

/** A push of Ada's after a green run, whose jobs ended as told; people are at hand to be blamed. */
export function story(jobs: JobTold[], past: RunTold[] = [good], rest: Partial<Told> = {}): Scenario {
  const isCancelled = jobs.every(({ conclusion }) => conclusion !== 'failure');
  const scenario = tell({
    own: 'notify',
    needs: { test: isCancelled ? 'cancelled' : 'failure' },
    jobs: [...jobs, notify],
    past,
    ...rest,
  });
  for (const head of [commits.head.sha, commits.second.sha]) {
    scenario.world.comparisons[`${commits.good.sha}...${head}`] = comparison(commits.good, head, [
      commits.breaking,
      commits.head,
    ]);
  }
  return scenario;
}

/** A job whose step `npm run test` failed and printed these lines. */
export const printed = (log: string[], rest: Partial<JobTold> = {}): JobTold => ({
  name: 'test',
  conclusion: 'failure',
  steps: [
    { name: 'Set up job', seconds: 2 },
    { name: 'Run npm run test', seconds: 60, conclusion: 'failure' },
  ],
  annotations: log
    .filter((line) => line.startsWith('##[error]'))
    .map((line) => line.slice('##[error]'.length)),
  log,
  ...rest,
});
/** A job that was cut off: the step under way is cancelled. */
export const cutOff = (...annotations: string[]): JobTold => ({
  name: 'test',
  conclusion: 'failure',
  steps: [{ name: 'Set up job' }, { name: 'Run npm run test', seconds: 60, conclusion: 'cancelled' }],
  annotations,
});
/** A job that never ran. */
export const notStarted = (annotation: string, conclusion: 'failure' | 'cancelled' = 'failure'): JobTold => ({
  name: 'test',
  conclusion,
  steps: [],
  annotations: [annotation],
});
export const exit = (code: number): string => `##[error]Process completed with exit code ${code}.`;
export const lost =
  'The hosted runner lost communication with the server. Anything in your workflow that terminates the runner process, starves it for CPU/Memory, or blocks its network access can cause this error.';
export const lowDisk =
  'You are running out of disk space. The runner will stop working when the machine runs out of disk space. Free space left: 0 MB';
export const assertion = [
  ' FAIL  test/cart.test.ts > cart > adds the delivery fee once',
  'AssertionError: expected 1290 to be 1240 // Object.is equality',
  ' ❯ test/cart.test.ts:41:25',
];
export const shutdown = 'The runner has received a shutdown signal.';
