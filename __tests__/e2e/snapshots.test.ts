import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Emulator } from '../../emulator/emulator.ts';
import {
  fixedAfterCancelled,
  flakyRerun,
  forkPull,
  matrixFailure,
  ownJobFailure,
  type Scenario,
  stillFailing,
  withoutPermission,
} from '../../testing/github/scenarios.ts';
import { runAction } from '../../testing/runner/run-action.ts';
import { actionIn, startGitHub } from '../../testing/runner/story.ts';
import { startMailHost } from '../../testing/smtp/mail-host.ts';

/**
 * Everything that a user sees of eight stories: job log, step summary and the text of the mail. A change of what the user
 * sees is a change of these files; `npx vitest run __tests__/e2e/snapshots.test.ts -u` writes them.
 */

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startMailHost();
});
afterAll(() => emulator.close());

const stories: [name: string, scenario: Scenario, inputs?: Record<string, string>][] = [
  ['first-failure', matrixFailure()],
  ['still-failing', stillFailing()],
  ['fixed', fixedAfterCancelled()],
  ['flaky', flakyRerun()],
  ['own-job', ownJobFailure()],
  ['fork-pull-request', forkPull()],
  ['no-permission', withoutPermission('actions', 'checks', 'contents')],
  ['wrong-secret', stillFailing(), { 'client-secret': 'wrong~secret.of.the.story.0123456789abcde' }],
];

it.each(stories)('%s', async (name, scenario, inputs = {}) => {
  const github = await startGitHub(scenario);
  const before = emulator.messages.length;
  const given = actionIn(scenario, github, emulator);
  const result = await runAction({
    ...given,
    inputs: { ...given.inputs, ...inputs },
    env: { ...given.env, NODE_EXTRA_CA_CERTS: emulator.caPath, AZURE_AUTHORITY_HOST: 'https://localhost:9' },
  });
  await github.stop();
  const message = emulator.messages[before];
  const mail = message && (await PostalMime.parse(message.content));
  const parts = [
    `exit code ${result.code}`,
    `--- job log\n${withoutCommands(result.log)}`,
    `--- step summary\n${result.summary}`,
    mail === undefined ? '--- no mail' : `--- mail: ${mail.subject}\n${mail.text}`,
  ];
  await expect(steady(parts.join('\n\n'))).toMatchFileSnapshot(`snapshots/${name}.txt`);
});

/** Without the masks, which hold secrets, and the lines that only step debugging shows. */
function withoutCommands(log: string): string {
  return log
    .split('\n')
    .filter((line) => !/^::(?:add-mask|debug)::/.test(line))
    .join('\n');
}

/** Puts words in place of what differs from run to run: times, ids, ports. */
function steady(text: string): string {
  return text
    .replaceAll(String(emulator.port), 'PORT')
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, 'GUID')
    .replace(/\b[0-9a-f]{20}@/g, 'UNIQUE@')
    .replace(/\b\d+\.\d\d s\b/g, 'TIME')
    .replace(/\b\d+(?:\.\d+)? [kM]B\b/g, 'SIZE')
    .replace(/\b\d+ d(?: \d+ h)?\b/g, 'DAYS')
    .replace(/((?:This run|Green again) +#\d+, ).*/g, '$1NOW');
}
