import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as suggested from '../../src/entra/az-commands.ts';

/** A command line as the shell would hand it over. */
export interface CommandLine {
  where: string;
  tool: 'az' | 'gh';
  argv: string[];
}

/** Every document that shows commands for Azure and GitHub. */
export const documents = ['README.md', ...globSync('{docs,infra/**,examples}/*.md')].sort();

/** What bash knows in place of the two tools: each call is recorded and answered with a word. */
const prelude = `
PATH=
record() { printf '%s\\0' "$#" "$@" >> "$RECORD"; }
az() { record az "$@"; echo FILLED; }
gh() { record gh "$@"; echo FILLED; }
command_not_found_handle() { :; }
`;

/**
 * Lets bash itself take the commands apart: it runs the text, in which only `az` and `gh` mean something. Variables
 * that the text does not set, and placeholders in angle brackets, become words.
 */
export function readShell(where: string, text: string): CommandLine[] {
  const folder = mkdtempSync(join(tmpdir(), 'acs-commands-'));
  const record = join(folder, 'record');
  const filled = text.replace(/<[a-z][^<>\n]*>/g, 'FILLED');
  const variables = [...filled.matchAll(/\$\{?([A-Z]\w*)/g)].map(([, name = '']) => [name, 'FILLED']);
  try {
    execFileSync('bash', ['-c', `: > "$RECORD"\n${prelude}\n${filled}\n:`], {
      cwd: folder,
      env: { ...Object.fromEntries(variables), RECORD: record, PATH: process.env['PATH'] },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const words = readFileSync(record, 'utf8').split('\0').slice(0, -1);
    const lines: CommandLine[] = [];
    while (words.length > 0) {
      const [tool, ...argv] = words.splice(0, Number(words.shift()));
      lines.push({ where, tool: tool as CommandLine['tool'], argv });
    }
    return lines;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The commands in a document's shell blocks and in its running text. */
export function documentedCommands(name: string): CommandLine[] {
  const text = readFileSync(name, 'utf8');
  const blocks = [...text.matchAll(/^ *```(?:bash|sh)\n([\s\S]*?)^ *```/gm)].map(([, block = '']) => block);
  const inline = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`((?:az|gh) [^`]+ --[^`]+)`/g)];
  return readShell(name, [...blocks, ...inline.map(([, code = '']) => code)].join('\n'));
}

/** The commands that the action's messages suggest: those that are put together, and those that stand in a text. */
export function suggestedCommands(): CommandLine[] {
  const trust = { issuer: 'https://i', audience: 'api://a', subject: "repo:o/r:environment:it's" };
  const built = Object.entries(suggested).flatMap(([name, command]) =>
    readShell(`az-commands.ts, ${name}`, typeof command === 'string' ? command : command(trust)),
  );
  const texts = globSync('src/**/*.ts').flatMap((name) =>
    [...readFileSync(name, 'utf8').matchAll(/[ '](az [a-z][^'`$]* --?[^'`$]*)'/g)].flatMap(([, text = '']) =>
      readShell(name, text),
    ),
  );
  return [...built, ...texts];
}
