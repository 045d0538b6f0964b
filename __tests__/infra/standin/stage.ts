import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answer } from './ask.ts';
import { answerAz } from './az.ts';
import { azCommands, azGlobals, ghCommands, readCall, readsOnly } from './commands.ts';
import { answerGh } from './gh.ts';
import { emptyState, type Recorded, type State } from './state.ts';

const scripts = fileURLToPath(new URL('../../../infra/azure-cli/', import.meta.url));

export interface Outcome {
  status: number;
  stdout: string;
  stderr: string;
  /** Every call of az, gh and curl that this run made, in order. */
  calls: Recorded[];
  /** Those that change something. */
  changes: Recorded[];
}

/** A tenant, a subscription, a repository and a token endpoint to run the scripts against. */
export interface Stage {
  /** A copy of everything there is. */
  snapshot(): State;
  alter(change: (state: State) => void): void;
  /** Requests that the token endpoint answered. */
  tokenRequests: { path: string; accepted: boolean }[];
  /** So many token requests are refused before a new secret is known, as in Entra. */
  tokenDelay: number;
  run(script: string, args: readonly string[], more?: { input?: string; trace?: boolean }): Promise<Outcome>;
  close(): Promise<void>;
}

/**
 * Puts stand-ins for `az`, `gh` and `curl` first on the PATH of the scripts that it runs. The first two hand their
 * arguments to this process, which plays the service; curl is recorded and is then the real one.
 */
export async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'acs-infra-'));
  let calls: Recorded[] = [];

  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    const [, tool = ''] = (request.url ?? '').split('/');
    if (tool === 'az' || tool === 'gh' || tool === 'curl') {
      const [args = '', stdin = ''] = body.split('\0\0');
      const answer = answerTool(tool, args.split('\0'), stdin, state, calls);
      response.end(toShell(answer));
      return;
    }
    const form = new URLSearchParams(body);
    const app = state.apps.find(({ appId }) => appId === form.get('client_id'));
    const known = app?.credentials.some(({ password }) => password === form.get('client_secret')) ?? false;
    const accepted = stage.tokenDelay === 0 && known && form.get('grant_type') === 'client_credentials';
    if (stage.tokenDelay > 0) stage.tokenDelay -= 1;
    stage.tokenRequests.push({ path: request.url ?? '', accepted });
    response.writeHead(accepted ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(accepted ? { access_token: 'eyJ0' } : { error: 'invalid_client' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const direct = `PATH="\${PATH#*${delimiter}}"`;
  const post = (tool: string) => `${direct} command curl --silent --data-binary @- '${url}/${tool}'`;
  const tools = {
    az: `eval "$(printf '%s\\0' "$@" | ${post('az')})"`,
    gh: `{ printf '%s\\0' "$@"; case "$1 $2" in 'secret set') printf '\\0'; cat ;; esac; } > "$0.$$"
eval "$(${post('gh')} < "$0.$$"; rm "$0.$$")"`,
    curl: `printf '%s\\0' "$@" | ${post('curl')}\n${direct} exec curl "$@"`,
  };
  for (const [name, body] of Object.entries(tools)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(folder, name), 0o755);
  }

  const state = emptyState(url);
  const stage: Stage = {
    snapshot: () => structuredClone(state),
    alter: (change) => change(state),
    tokenRequests: [],
    tokenDelay: 0,
    async run(script, args, more = {}) {
      calls = [];
      const outcome = await runBash(
        folder,
        [...(more.trace ? ['-x'] : []), join(scripts, script), ...args],
        more.input,
      );
      return { ...outcome, calls, changes: calls.filter(({ reads }) => !reads) };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return stage;
}

function answerTool(
  tool: 'az' | 'gh' | 'curl',
  words: string[],
  stdin: string,
  state: State,
  calls: Recorded[],
): Answer {
  const argv = words.at(-1) === '' ? words.slice(0, -1) : words;
  if (tool === 'curl') {
    calls.push({ tool, argv, reads: true });
    return { status: 0, stdout: '', stderr: '' };
  }
  const call = tool === 'az' ? readCall(argv, azCommands, azGlobals) : readCall(argv, ghCommands, []);
  if (typeof call === 'string') {
    calls.push({ tool, argv, reads: false, violation: call });
    return { status: 2, stdout: '', stderr: `${tool}: ${call}\n` };
  }
  calls.push({ tool, argv, reads: readsOnly(call) });
  return tool === 'az' ? answerAz(call, state) : answerGh(call, state, stdin);
}

/** The answer as shell text, for the stand-in to evaluate. */
function toShell({ status, stdout, stderr }: Answer): string {
  const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  return `printf %s ${quote(stdout)}; printf %s ${quote(stderr)} >&2; exit ${status}`;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function runBash(
  folder: string,
  args: string[],
  input = '',
): Promise<Pick<Outcome, 'status' | 'stdout' | 'stderr'>> {
  const env = { HOME: folder, RETRY_SECONDS: '0', PATH: [folder, process.env['PATH'] ?? ''].join(delimiter) };
  return new Promise((resolve) => {
    const child = execFile('bash', args, { env }, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ status, stdout, stderr });
    });
    child.stdin?.end(input);
  });
}
