/**
 * `npm run smoke -- NODE [ARGUMENT…]`: the built action from end to end on any Node, against the emulator of Azure and
 * a stub of GitHub. The arguments are the command that starts that Node, such as the path of a binary, or an emulator
 * of another processor with its own arguments; without any it is the Node that runs this script.
 */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { simpleParser } from 'mailparser';
import { stillFailing } from '../testing/github/scenarios.ts';
import { sixInputs } from '../testing/runner/inputs.ts';
import { type ActionInput, runAction } from '../testing/runner/run-action.ts';
import { actionIn, startGitHub } from '../testing/runner/story.ts';
import { startMailHost } from '../testing/smtp/mail-host.ts';

const [given = process.execPath, ...programArguments] = process.argv.slice(2);
// The action starts in its workspace, where a relative path would lead elsewhere.
const program = existsSync(given) ? resolve(given) : given;
const node = [program, ...programArguments];
const about = 'process.version + " " + process.platform + "-" + process.arch';
const version = execFileSync(program, [...programArguments, '-p', about], { encoding: 'utf8' }).trim();

const emulator = await startMailHost();
const scenario = stillFailing();
const github = await startGitHub(scenario);
const workspace = mkdtempSync(join(tmpdir(), 'acs-mail-smoke-'));
mkdirSync(join(workspace, 'out'));
writeFileSync(join(workspace, 'out', 'größe ✓.txt'), 'Grüße\n');
writeFileSync(join(workspace, 'notes.log'), 'line\n');
writeFileSync(
  join(workspace, 'junit.xml'),
  '<testsuite name="cart"><testcase name="adds" classname="cart"><failure message="expected 1 to be 2"/></testcase></testsuite>',
);

const message = { kind: 'message', subject: 'Grüße ✓', body: 'The **nightly** copy is done.' };
const stories: readonly (readonly [name: string, story: () => Promise<void>])[] = [
  ['message', sendMessage],
  ['build', sendBuild],
  ['dry run with files', preview],
  ['wrong secret', useWrongSecret],
  ['verify', verify],
];
let failures = 0;
for (const [name, story] of stories) {
  const startedAt = performance.now();
  try {
    await story();
    console.log(`✓ ${version}  ${name} (${((performance.now() - startedAt) / 1_000).toFixed(1)} s)`);
  } catch (error) {
    failures++;
    console.error(`✗ ${version}  ${name}: ${error instanceof Error ? error.message : error}`);
  }
}
await Promise.all([emulator.close(), github.stop()]);
rmSync(workspace, { recursive: true });
process.exitCode = failures === 0 ? 0 : 1;

async function sendMessage(): Promise<void> {
  const { mail } = await send({ inputs: message }, 'true');
  assert.equal(mail?.subject, message.subject);
  assert.match(mail.text ?? '', /The nightly copy is done\./);
  assert.match(mail.html || '', /<strong>nightly<\/strong>/);
}

async function sendBuild(): Promise<void> {
  const { result, mail } = await send(actionIn(scenario, github, emulator), 'true');
  assert.equal(result.outputs['state'], 'still-failing', result.raw);
  assert.match(mail?.text ?? '', /test \(windows-latest, 22\)/);
  assert.match(result.outputs['first-error'] ?? '', /\S/);
}

async function preview(): Promise<void> {
  const { result } = await send(
    {
      inputs: {
        'notify-on': 'always',
        'dry-run': 'true',
        attachments: 'out/\n*.log',
        'test-reports': '*.xml',
      },
      env: { GITHUB_WORKSPACE: workspace },
    },
    'false',
  );
  const mail = await simpleParser(readFileSync(result.outputs['eml-path'] ?? ''));
  assert.deepEqual(mail.attachments.map(({ filename }) => filename).sort(), ['notes.log.txt', 'out.zip']);
  assert.match(mail.text ?? '', /expected 1 to be 2/);
  assert.match(readFileSync(result.outputs['html-path'] ?? '', 'utf8'), /^<!doctype html>/i);
  assert.match(readFileSync(result.outputs['text-path'] ?? '', 'utf8'), /expected 1 to be 2/);
}

async function useWrongSecret(): Promise<void> {
  const inputs = { ...message, 'client-secret': 'x9Z8Q~mistyped' };
  const { result } = await send({ inputs }, 'false', 1);
  const errors = result.annotations.filter(({ level }) => level === 'error');
  assert.equal(errors.length, 1, result.raw);
  assert.match(result.outputs['response'] ?? '', /^535 5\.7\.3 /);
}

async function verify(): Promise<void> {
  const { result } = await send({ inputs: { verify: 'true' } }, 'false');
  assert.match(result.log, /✓ signed in/);
  assert.match(result.outputs['timings'] ?? '', /"tlsVersion":"TLSv1\.3"/);
}

/** Starts the action and holds what it says of itself against what the mail server counted. */
async function send(given: ActionInput, sent: string, code = 0) {
  const before = emulator.messages.length;
  const result = await runAction({
    ...given,
    node,
    inputs: { ...sixInputs(emulator), ...given.inputs },
    // Nothing listens at port 9: the search for the cause of a refused sign-in does not leave the machine.
    env: {
      NODE_EXTRA_CA_CERTS: resolve(emulator.caPath),
      AZURE_AUTHORITY_HOST: 'https://localhost:9',
      ...given.env,
    },
  });
  assert.equal(result.code, code, result.raw);
  assert.equal(result.outputs['sent'], sent, result.raw);
  assert.equal(emulator.messages.length - before, sent === 'true' ? 1 : 0, 'mails at the server');
  assert.doesNotMatch(result.raw, /This is a fault of the action|at .*index\.js:\d+/, result.raw);
  const received = emulator.messages[before];
  return { result, mail: received && (await simpleParser(received.content)) };
}
