import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { parse } from 'yaml';
import type { Account } from '../../emulator/emulator.ts';

/** A program that sends the mail, as a file that Node runs without further work. */
export interface Contender {
  name: string;
  path: string;
}

/** Where the mail server is, and how to trust it. */
export interface Endpoint {
  port: number;
  caPath: string;
  account: Account;
}

/**
 * Makes JavaScript of a script, so that no contender pays for the removal of types. The result lies inside the
 * repository: from there node_modules is found.
 */
export function prepare(path: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const target = join(folder, `${basename(path, '.ts')}.js`);
  const { outputText } = ts.transpileModule(readFileSync(path, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2024 },
  });
  writeFileSync(target, outputText);
  return target;
}

/**
 * Runs a contender as the runner runs the action: own process, clean environment, the inputs with their defaults. The
 * mail is a message of the user's own, with subject and body, and GitHub is asked nothing.
 *
 * @param options `preload`: a module that is loaded first; `env`: variables to add; `inputs`: instead of those of the plain mail
 * @returns milliseconds from the start of the process to its end
 * @throws when it fails; the message holds its output
 */
export async function runContender(
  { name, path }: Contender,
  { port, caPath, account }: Endpoint,
  folder: string,
  options: { preload?: string; env?: Record<string, string>; inputs?: Record<string, string> } = {},
): Promise<number> {
  const { preload } = options;
  const log = join(folder, 'output.log');
  const files = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  const inputs = {
    ...readDefaults(),
    'acs-resource': account.acsResource,
    'client-id': account.clientId,
    'tenant-id': account.tenantId,
    'client-secret': account.clientSecret,
    from: account.from,
    to: 'dev@contoso.example',
    'smtp-host': 'localhost',
    'smtp-port': String(port),
    kind: 'message',
    subject: 'Deployments are paused',
    body: 'The database moves tonight. Deployments are paused until 06:00 UTC.',
    ...options.inputs,
  };
  const env = {
    ...files,
    ...options.env,
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    RUNNER_TEMP: folder,
    NODE_EXTRA_CA_CERTS: caPath,
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REPOSITORY: 'contoso/app',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: '9010',
    GITHUB_RUN_NUMBER: '10',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKFLOW: 'CI',
    GITHUB_REF_NAME: 'main',
    GITHUB_SHA: 'a31f9c2000000000000000000000000000000000',
    GITHUB_ACTOR: 'ada',
    ...Object.fromEntries(
      Object.entries(inputs).map(([input, value]) => [`INPUT_${input.toUpperCase()}`, value]),
    ),
  };
  const output = openSync(log, 'w');
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...(preload ? ['--import', preload] : []), path], {
    cwd: folder,
    env,
    stdio: ['ignore', output, output],
  });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  const durationMs = performance.now() - startedAt;
  closeSync(output);
  if (code !== 0) throw new Error(`${name} ended with ${code}:\n${readFileSync(log, 'utf8')}`);
  return durationMs;
}

/** Defaults of action.yml; what only the runner can evaluate stays empty, as in a run without a token. */
function readDefaults(): Record<string, string> {
  const { inputs } = parse(readFileSync('action.yml', 'utf8')) as {
    inputs: Record<string, { default?: unknown }>;
  };
  return Object.fromEntries(
    Object.entries(inputs).map(([name, { default: value = '' }]) => [
      name,
      String(value).includes('${{') ? '' : String(value),
    ]),
  );
}
