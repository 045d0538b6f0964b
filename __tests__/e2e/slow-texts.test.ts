import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../emulator/emulator.ts';
import { stillFailing } from '../../testing/github/scenarios.ts';
import { sendThrough } from '../../testing/runner/delivery.ts';
import type { ActionInput } from '../../testing/runner/run-action.ts';
import { actionIn, startGitHub } from '../../testing/runner/story.ts';
import { startMailHost } from '../../testing/smtp/mail-host.ts';

/** Texts that were made to be slow cost a section at most: the mail leaves within `timeout`. */

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startMailHost();
});
afterAll(() => emulator.close());

async function send(given: ActionInput) {
  const before = emulator.messages.length;
  const result = await sendThrough(emulator, given);
  const message = emulator.messages[before];
  expect(result.outputs['sent'], result.raw).toBe('true');
  return { result, mail: await simpleParser(message?.content ?? '') };
}

describe('the mail leaves in time', () => {
  it('with a code block of 59,000 blanks', async () => {
    const body = `\`\`\`\na${' '.repeat(59_000)}b\n\`\`\``;
    const { mail } = await send({ inputs: { kind: 'message', subject: 'Blanks', body, timeout: '30s' } });
    expect(mail.subject).toBe('Blanks');
  });

  it('with patterns of the user that backtrack for ever, on each of 50 annotations', async () => {
    const scenario = stillFailing();
    const job = scenario.world.jobs.flat().find(({ conclusion }) => conclusion === 'failure');
    scenario.world.annotations[Number(job?.['id'])] = Array.from({ length: 50 }, (_, index) => ({
      path: 'src/cart.ts',
      start_line: index,
      annotation_level: 'failure',
      message: `${'a'.repeat(60 + index)}!`,
    }));
    const github = await startGitHub(scenario);
    const given = actionIn(scenario, github, emulator);
    const redact = ['(a+)+$', '(a|a)+$', '([a-z]+)+$', '(a|aa)+$'].join('\n');
    const { result } = await send({ ...given, inputs: { ...given.inputs, redact, timeout: '30s' } });
    await github.stop();
    expect(result.annotations.map(({ message }) => message).join('\n')).toMatch(
      /Pattern 1 of redact took too long and was stopped; \d+ lines were hidden instead of checked\./,
    );
  });

  it('with a glob of many stars, and a branch made for it', async () => {
    const branch = 'a'.repeat(200);
    const inputs = { 'ignore-branches': `${'*a'.repeat(20)}b`, timeout: '30s' };
    const env = { GITHUB_REF: `refs/heads/${branch}`, GITHUB_REF_NAME: branch };
    const { mail } = await send({ inputs, env });
    expect(mail.subject).toContain('aaa');
  });

  it('with millions of entities in a test report, and says what it did not read', async () => {
    const workspace = mkdtempSync(join(tmpdir(), 'acs-mail-time-'));
    const failed = '<testcase name="adds"><failure message="expected 1 to be 2"/></testcase>';
    const entities = '&foo;'.repeat(12_000_000);
    writeFileSync(
      join(workspace, 'junit.xml'),
      `<testsuite name="cart">${failed}<system-out>${entities}</system-out></testsuite>`,
    );
    const { mail } = await send({
      inputs: { 'test-reports': '*.xml', timeout: '30s' },
      env: { GITHUB_WORKSPACE: workspace },
    });
    expect(mail.text).toContain('expected 1 to be 2');
    expect(mail.text).toMatch(/Not in this mail[\s\S]*junit\.xml took too long to read/);
  });
});
