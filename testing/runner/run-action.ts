import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { parse } from 'yaml';
import { type ActionProcess, ROOT, runProcess } from './process.ts';

export interface ActionInput
  extends Partial<Pick<ActionProcess, 'main' | 'node' | 'onOutput' | 'onStart' | 'hasChannel'>> {
  inputs?: Record<string, string>;
  env?: Record<string, string>;
  /** The webhook payload, written to GITHUB_EVENT_PATH. */
  event?: unknown;
  /** Contexts for the `${{ }}` defaults of action.yml, beside `github`. */
  contexts?: Record<string, unknown>;
}

export interface ActionResult {
  code: number | string | null;
  outputs: Record<string, string>;
  summary: string;
  masks: string[];
  annotations: { level: string; title: string; message: string }[];
  /** As a reader sees it on GitHub: masks applied, commands taken out. */
  log: string;
  /** Every byte that the process wrote. */
  raw: string;
  /** The runner's temporary folder and the workspace of the run. */
  temp: string;
  workspace: string;
}

interface ActionMetadata {
  inputs: Record<string, { default?: unknown }>;
  runs: { main: string };
}

/**
 * Starts the built action as GitHub's runner does: own process, clean environment, INPUT_* with the defaults of
 * action.yml evaluated by GitHub's own expression engine, command files, masks. Adapted to one phase: this action has
 * no pre and post.
 */
export async function runAction(given: ActionInput = {}): Promise<ActionResult> {
  const metadata = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as ActionMetadata;
  const home = mkdtempSync(join(tmpdir(), 'acs-mail-run-'));
  const [temp, workspace] = [join(home, 'temp'), join(home, 'workspace')];
  mkdirSync(temp);
  mkdirSync(workspace);
  const eventPath = join(home, 'event.json');
  writeFileSync(eventPath, JSON.stringify(given.event ?? {}));
  const files = {
    OUTPUT: join(home, 'output'),
    STEP_SUMMARY: join(home, 'summary'),
    STATE: join(home, 'state'),
  };
  for (const file of Object.values(files)) writeFileSync(file, '');

  const contexts = {
    github: { event: given.event ?? {}, workflow: 'CI', token: '' },
    job: { status: 'success' },
    ...given.contexts,
  };
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    RUNNER_TEMP: temp,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    GITHUB_ACTIONS: 'true',
    CI: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REPOSITORY: 'contoso/app',
    GITHUB_REPOSITORY_ID: '5001',
    GITHUB_REPOSITORY_OWNER: 'contoso',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'http://127.0.0.1:9',
    GITHUB_RUN_ID: '9010',
    GITHUB_RUN_NUMBER: '10',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: 'notify',
    GITHUB_WORKFLOW: 'CI',
    GITHUB_WORKFLOW_REF: 'contoso/app/.github/workflows/ci.yml@refs/heads/main',
    GITHUB_SHA: 'a31f9c2000000000000000000000000000000000',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_ACTOR: 'ada',
    GITHUB_TRIGGERING_ACTOR: 'ada',
    ...Object.fromEntries(Object.entries(files).map(([name, file]) => [`GITHUB_${name}`, file])),
    ...given.env,
  };
  for (const [name, declaration] of Object.entries(metadata.inputs)) {
    const fallback = declaration.default === undefined ? '' : evaluate(String(declaration.default), contexts);
    env[inputVariable(name)] = given.inputs?.[name] ?? fallback;
  }
  for (const [name, value] of Object.entries(given.inputs ?? {})) env[inputVariable(name)] = value;

  const { code, raw } = await runProcess({
    ...given,
    env,
    cwd: workspace,
    main: given.main ?? metadata.runs.main,
  });
  return {
    code,
    outputs: readCommandFile(readFileSync(files.OUTPUT, 'utf8')),
    summary: readFileSync(files.STEP_SUMMARY, 'utf8'),
    ...readCommands(raw),
    raw,
    temp,
    workspace,
  };
}

/** The raw output without the lines that register masks: no secret may stand in it. */
export function outsideMasks(raw: string): string {
  return raw
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n');
}

function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

/** Fills the expressions of a text by the engine that GitHub itself uses. */
export function evaluate(text: string, contexts: Record<string, unknown>): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_whole, expression: string) => {
    const { tokens } = new Lexer(expression).lex();
    const tree = new Parser(tokens, Object.keys(contexts), []).parse();
    return new Evaluator(tree, toData(contexts) as data.Dictionary).evaluate().coerceString();
  });
}

function toData(value: unknown): data.ExpressionData {
  if (value === null || value === undefined) return new data.Null();
  if (typeof value === 'string') return new data.StringData(value);
  if (typeof value === 'number') return new data.NumberData(value);
  if (typeof value === 'boolean') return new data.BooleanData(value);
  if (Array.isArray(value)) {
    const list = new data.Array();
    for (const item of value) list.add(toData(item));
    return list;
  }
  return new data.Dictionary(...Object.entries(value).map(([key, item]) => ({ key, value: toData(item) })));
}

/** GITHUB_OUTPUT: `name=value` and `name<<delimiter` blocks (GitHub docs, "Workflow commands"). */
function readCommandFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const block = /^(.*?)<<(.*)$/.exec(line);
    if (block) {
      const body: string[] = [];
      while (lines[++at] !== block[2]) {
        if (at >= lines.length) throw new Error(`the block of ${block[1]} does not end`);
        body.push(lines[at] ?? '');
      }
      values[block[1] ?? ''] = body.join('\n');
    } else if (line.includes('=')) {
      values[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
    }
  }
  return values;
}

function readCommands(raw: string): Pick<ActionResult, 'masks' | 'annotations' | 'log'> {
  const masks: string[] = [];
  const annotations: ActionResult['annotations'] = [];
  const shown: string[] = [];
  // @actions/core ends a command as the system ends a line, so Windows has a carriage return there.
  for (const line of raw.split(/\r?\n/)) {
    const command = /^::([a-z-]+)(?: (.*?))?::(.*)$/.exec(line);
    const value = unescapeData(command?.[3] ?? '');
    if (command?.[1] === 'add-mask') {
      masks.push(value);
      continue;
    }
    if (command && ['error', 'warning', 'notice'].includes(command[1] ?? '')) {
      const title = /title=([^,]*)/.exec(command[2] ?? '')?.[1] ?? '';
      annotations.push({ level: command[1] ?? '', title: unescapeData(title), message: value });
    }
    shown.push(masks.reduce((text, mask) => text.replaceAll(mask, '***'), line));
  }
  return { masks, annotations, log: shown.join('\n') };
}

function unescapeData(text: string): string {
  return text
    .replaceAll('%0A', '\n')
    .replaceAll('%0D', '\r')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}
