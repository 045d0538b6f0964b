/**
 * Checks action.yml, the project's workflows and the examples with GitHub's own language service. It knows this action's
 * inputs, so a misspelled `with:` in an example is an error. scripts/audit-workflows.sh has zizmor and actionlint.
 */
import { globSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { validate } from '@actions/languageservice';
import type { ActionMetadata } from '@actions/languageservice/action';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';

const own = parse(readFileSync('action.yml', 'utf8')) as ActionMetadata;
/** An action that our workflows or examples use, with those of its inputs that they use: the service cannot fetch it here. */
const uses = (name: string, ...inputs: string[]): [string, ActionMetadata] => [
  name,
  {
    name,
    description: '',
    inputs: Object.fromEntries(inputs.map((input) => [input, { description: input }])),
  },
];

const known = new Map([
  uses('actions/checkout', 'persist-credentials', 'fetch-depth', 'ref'),
  uses('actions/setup-node', 'node-version-file', 'node-version', 'package-manager-cache'),
  uses('actions/upload-artifact', 'name', 'path', 'if-no-files-found'),
  uses('actions/download-artifact', 'name', 'path'),
  uses('actions/attest', 'subject-path', 'sbom-path'),
  uses('actions/dependency-review-action', 'fail-on-severity', 'fail-on-scopes', 'base-ref', 'head-ref'),
  uses('github/codeql-action/init', 'languages', 'build-mode', 'queries', 'config'),
  uses('github/codeql-action/analyze', 'category'),
  uses('github/codeql-action/upload-sarif', 'sarif_file'),
  uses('ossf/scorecard-action', 'results_file', 'results_format', 'publish_results'),
  uses('hashicorp/setup-terraform', 'terraform_version', 'terraform_wrapper'),
  ['acs-mail/acs-mail-action', own],
]);

const files = ['action.yml', ...globSync('.github/workflows/*.yml'), ...globSync('examples/**/*.yml')];
let problems = 0;

for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const document = TextDocument.create(pathToFileURL(file).href, 'yaml', 1, text);
  const findings = await validate(document, {
    actionsMetadataProvider: {
      fetchActionMetadata: async ({ owner, name, path }) =>
        owner === '.' ? own : known.get([owner, name, path].filter(Boolean).join('/')),
    },
  });
  for (const { range, message } of findings) {
    problems++;
    const { line, character } = range.start;
    const shown = typeof message === 'string' ? message : message.value;
    console.error(`${file}:${line + 1}:${character + 1} ${shown}`);
  }
}
console.log(`${files.length} files, ${problems} problems`);
process.exitCode = problems === 0 ? 0 : 1;
