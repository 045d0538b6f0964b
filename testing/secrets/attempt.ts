import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import PostalMime from 'postal-mime';
import { createSubscription, type Emulator, type Fault } from '../../emulator/emulator.ts';
import { inputsOf } from '../../src/inputs/declarations.ts';
import { type Scenario as EntraAnswer, startEntraStub } from '../entra/stub.ts';
import type { Scenario } from '../github/scenarios.ts';
import { startGitHubStub } from '../github/stub.ts';
import { type ActionResult, outsideMasks, runAction } from '../runner/run-action.ts';
import { actionIn } from '../runner/story.ts';
import { unzip } from '../runner/unzip.ts';
import { shareAuthority } from '../smtp/certificates.ts';
import { startMailHost } from '../smtp/mail-host.ts';
import { makeSecret, SecretSearch } from './search.ts';

/** Values that the action has to hide: every input that is declared secret, and the runner's own tokens. */
export const secrets: Readonly<Record<string, string>> = Object.fromEntries(
  [...inputsOf('secret'), 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'ACTIONS_RUNTIME_TOKEN'].map((name) => [
    name,
    makeSecret(),
  ]),
);

/** Further secret inputs cannot be given beside these two. */
export const signInSecrets = ['client-secret', 'github-token'];

const search = new SecretSearch(secrets);

/** How the action is started, and what answers it. */
export interface Trial {
  /** What is planted: `inputs`, `SMTP replies`, … */
  place: string;
  name: string;
  scenario: () => Scenario;
  inputs?: Record<string, string>;
  env?: Record<string, string>;
  /** Files of the workspace. */
  files?: Record<string, string>;
  /** Changes what GitHub answers. */
  rewrite?: (body: unknown) => unknown;
  smtp?: readonly Fault[];
  /** What GitHub's OIDC provider says instead of giving a token; left out, there is none. */
  idTokenError?: string;
  /** What Entra answers, request by request; left out, there is no Entra. */
  entra?: readonly EntraAnswer[];
}

/** What one run left behind that holds a secret, as `place: name of the secret`; empty when all is well. */
export interface Outcome {
  trial: Trial;
  result: ActionResult;
  isMailed: boolean;
  leaks: string[];
}

/** Nothing listens there: what asks Entra fails at once instead of leaving the machine. */
const NO_ENTRA = 'https://localhost:9';

/** Runs the built action in a world of its own, and searches what it leaves. */
export async function attempt(trial: Trial): Promise<Outcome> {
  const [app] = createSubscription().apps;
  if (app === undefined) throw new Error('the subscription has no app');
  const value = secrets['client-secret'] ?? '';
  await using emulator = await startMailHost({
    authority: shareAuthority(),
    faults: trial.smtp ?? [],
    subscription: { apps: [{ ...app, secrets: [{ id: 'planted', value }] }] },
  });
  const entra = trial.entra && (await startEntraStub(shareAuthority().issue('good', ['localhost'])));
  entra?.play(...(trial.entra ?? []));
  const scenario = trial.scenario();
  const github = await startGitHubStub(scenario.world, { ...scenario.stub, rewrite: trial.rewrite });
  if (trial.idTokenError !== undefined) {
    const body = { message: trial.idTokenError };
    github.faults.push({ kind: 'status', status: 500, on: /idtoken/, reply: { body } });
  }
  const workspace = mkdtempSync(join(tmpdir(), 'acs-mail-secrets-'));
  try {
    for (const [name, text] of Object.entries(trial.files ?? {})) writeFileSync(join(workspace, name), text);
    const given = actionIn(scenario, github, emulator);
    const result = await runAction({
      ...given,
      inputs: {
        ...given.inputs,
        ...Object.fromEntries(signInSecrets.map((name) => [name, secrets[name] ?? ''])),
        timeout: '20s',
        ...trial.inputs,
      },
      env: {
        ...given.env,
        GITHUB_WORKSPACE: workspace,
        NODE_EXTRA_CA_CERTS: emulator.caPath,
        AZURE_AUTHORITY_HOST: entra?.authorityHost ?? NO_ENTRA,
        ACTIONS_RUNTIME_TOKEN: secrets['ACTIONS_RUNTIME_TOKEN'] ?? '',
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: secrets['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '',
        RUNNER_DEBUG: '1',
        ...(trial.idTokenError !== undefined && {
          ACTIONS_ID_TOKEN_REQUEST_URL: `${github.url}/idtoken?api-version=2.0`,
        }),
        ...trial.env,
      },
    });
    const asked = github.requests.map(({ path, query }) => `${path} ${JSON.stringify(query)}`).join('\n');
    const left = { ...describe(result), ...(await readMails(emulator)), 'requests to GitHub': asked };
    rmSync(dirname(result.temp), { recursive: true, force: true });
    const leaks = Object.entries(left).flatMap(([where, text]) =>
      search.find(text).map((name) => `${where}: ${name}`),
    );
    return { trial, result, isMailed: emulator.messages.length > 0, leaks };
  } finally {
    await github.stop();
    await entra?.close();
    rmSync(workspace, { recursive: true, force: true });
  }
}

/** The job log without the lines that register masks, annotations, outputs, the summary, the files of a dry run. */
function describe(result: ActionResult): Record<string, string> {
  const files = readdirSync(result.temp, { recursive: true, encoding: 'utf8' })
    .map((name) => join(result.temp, name))
    .filter((path) => statSync(path).isFile());
  return {
    'job log': outsideMasks(result.raw),
    annotations: JSON.stringify(result.annotations),
    ...Object.fromEntries(Object.entries(result.outputs).map(([name, text]) => [`output ${name}`, text])),
    summary: result.summary,
    ...Object.fromEntries(
      files.map((path) => [`file ${path.split('/').at(-1)}`, readFileSync(path, 'utf8')]),
    ),
  };
}

/** The mails as they came, and their parts decoded. */
async function readMails({ messages }: Emulator): Promise<Record<string, string>> {
  const left: Record<string, string> = {};
  for (const { content } of messages) {
    const { headers, subject, text, html, attachments } = await PostalMime.parse(content);
    left['mail as sent'] = Buffer.from(content).toString('latin1');
    left['mail headers'] = `${subject} ${JSON.stringify(headers)}`;
    left['mail text'] = text ?? '';
    left['mail html'] = html ?? '';
    for (const { filename, mimeType, content: body } of attachments) {
      const octets = Buffer.from(body as ArrayBuffer);
      left[`attachment ${filename}`] =
        mimeType === 'application/zip' ? JSON.stringify(await unzip(octets)) : octets.toString('utf8');
    }
  }
  return left;
}
