/**
 * The `az` and `gh` commands that infra/azure-cli and the guides may use, with the options that the tools document for them.
 * A call of anything else, or with another option, is refused by the stand-ins, as the tools would.
 *
 * Sources, read 2026-11-23:
 * - `core`: `--help` of azure-cli 2.91.0 (PyPI).
 * - `extension`: Azure/azure-cli-extensions, src/communication/azext_communication/aaz/latest (argument schemas),
 *   and MicrosoftDocs/azure-docs-cli, latest/docs-ref-autogen/communication.
 * - `gh`: `--help` of gh 2.23.0 (Debian) for secret, auth and api; cli/cli pkg/cmd/variable/{set,list,delete} and
 *   cli.github.com/manual/gh_variable for variable, which is newer; cli.github.com/manual for run and workflow.
 */
export interface Command {
  readonly words: string;
  readonly source: 'core' | 'extension' | 'gh';
  /** True when the command changes nothing. */
  readonly reads: boolean;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Options that take no value. */
  readonly switches?: readonly string[];
}

/** Options that every az command takes. */
export const azGlobals = [
  '--output',
  '--query',
  '--only-show-errors',
  '--subscription',
  '--debug',
  '--verbose',
];

const group = '--resource-group';
const email = '--email-service-name';
const domain = '--domain-name';

function read(
  source: Command['source'],
  words: string,
  required: string[],
  optional: string[] = [],
): Command {
  return { words, source, reads: true, required, optional };
}

function write(
  source: Command['source'],
  words: string,
  required: string[],
  optional: string[] = [],
  switches: string[] = [],
): Command {
  return { words, source, reads: false, required, optional, switches };
}

export const azCommands: readonly Command[] = [
  read('core', 'account show', [], ['--name']),
  read('core', 'cloud show', [], ['--name']),
  write('core', 'rest', ['--method', '--url'], ['--body']),
  {
    ...read('core', 'resource wait', ['--ids'], ['--api-version', '--interval', '--timeout']),
    switches: ['--created', '--deleted'],
  },
  read('core', 'provider show', ['--namespace'], ['--expand']),
  write('core', 'provider register', ['--namespace'], ['--management-group-id'], ['--wait']),
  read('core', 'group exists', ['--name']),
  read('core', 'group show', ['--name']),
  write('core', 'group create', ['--name', '--location'], ['--managed-by', '--tags']),
  write('core', 'group delete', ['--name'], ['--force-deletion-types'], ['--yes', '--no-wait']),
  {
    ...read('core', 'ad app list', [], ['--app-id', '--display-name', '--filter', '--identifier-uri']),
    switches: ['--show-mine'],
  },
  write('core', 'ad app create', ['--display-name'], ['--sign-in-audience', '--web-redirect-uris']),
  write('core', 'ad app delete', ['--id']),
  read('core', 'ad app credential list', ['--id']),
  write(
    'core',
    'ad app credential reset',
    ['--id'],
    ['--display-name', '--end-date', '--years'],
    ['--append'],
  ),
  write('core', 'ad app credential delete', ['--id', '--key-id']),
  read('core', 'ad app federated-credential list', ['--id']),
  write('core', 'ad app federated-credential create', ['--id', '--parameters']),
  read('core', 'ad sp list', [], ['--display-name', '--filter', '--spn']),
  write('core', 'ad sp create', ['--id']),
  read('core', 'role definition list', [], ['--custom-role-only', '--name', group, '--scope']),
  write('core', 'role definition create', ['--role-definition']),
  write('core', 'role definition update', ['--role-definition']),
  write('core', 'role definition delete', ['--name'], ['--custom-role-only', group, '--scope']),
  read(
    'core',
    'role assignment list',
    [],
    ['--assignee', '--assignee-object-id', group, '--role', '--scope'],
  ),
  write(
    'core',
    'role assignment create',
    ['--role', '--scope'],
    ['--assignee', '--assignee-object-id', '--assignee-principal-type', '--description', '--name'],
  ),
  write('core', 'role assignment delete', [], ['--assignee', '--ids', group, '--role', '--scope'], ['--yes']),
];

/** Commands that only the guides show; the scripts do not use them. */
export const guideCommands: readonly Command[] = [
  read('core', 'login', []),
  read('core', 'bicep upgrade', []),
  read('core', 'account list', []),
  read('core', 'resource list', [], ['--resource-type', '--name', group]),
  read('core', 'ad sp show', ['--id']),
  write('core', 'ad app permission add', ['--id', '--api', '--api-permissions']),
  write('core', 'ad app permission admin-consent', ['--id']),
  write('core', 'ad sp update', ['--id'], ['--set', '--add', '--remove']),
  read('core', 'deployment group show', ['--name', group]),
  read('core', 'deployment group what-if', [group], ['--name', '--template-file', '--parameters', '--mode']),
  write('core', 'deployment group create', [group], ['--name', '--template-file', '--parameters', '--mode']),
  write('core', 'deployment group delete', ['--name', group]),
  write('core', 'extension add', ['--name'], ['--version'], ['--upgrade', '--yes']),
  write('core', 'extension update', ['--name']),

  read('extension', 'communication list', [], [group]),
  read('extension', 'communication show', [], ['--name', group, '--ids']),
  write(
    'extension',
    'communication create',
    ['--name', group, '--location'],
    ['--data-location', '--linked-domains', '--tags'],
  ),
  write('extension', 'communication update', [], ['--name', group, '--linked-domains', '--tags', '--ids']),
  write('extension', 'communication delete', [], ['--name', group, '--ids'], ['--yes', '--no-wait']),
  read('extension', 'communication email list', [], [group]),
  write(
    'extension',
    'communication email create',
    ['--name', group, '--location'],
    ['--data-location', '--tags'],
  ),
  write('extension', 'communication email delete', [], ['--name', group, '--ids'], ['--yes', '--no-wait']),
  read('extension', 'communication email domain list', [email, group]),
  read('extension', 'communication email domain show', [], [domain, email, group, '--ids']),
  write(
    'extension',
    'communication email domain create',
    [domain, email, group, '--location'],
    ['--domain-management', '--user-engmnt-tracking', '--tags'],
  ),
  write(
    'extension',
    'communication email domain initiate-verification',
    ['--verification-type'],
    [domain, email, group, '--ids'],
  ),
  write('extension', 'communication email domain delete', [], [domain, email, group, '--ids'], ['--yes']),
  read('extension', 'communication email domain sender-username list', [domain, email, group]),
  write(
    'extension',
    'communication email domain sender-username create',
    [domain, email, group, '--sender-username'],
    ['--username', '--display-name'],
  ),
  read('extension', 'communication smtp-username list', ['--comm-service-name', group]),
  write(
    'extension',
    'communication smtp-username create',
    ['--comm-service-name', group, '--smtp-username'],
    ['--username', '--entra-application-id', '--tenant-id'],
  ),
];

const repo = ['--repo', '--env'];
const organization = ['--org', '--visibility', '--repos'];

export const ghCommands: readonly Command[] = [
  read('gh', 'auth status', [], ['--hostname']),
  write('gh', 'auth login', [], ['--hostname']),
  { ...read('gh', 'api', [], ['--jq']), switches: ['--silent'] },
  read('gh', 'secret list', [], repo),
  write('gh', 'secret set', [], [...repo, ...organization, '--body']),
  write('gh', 'secret delete', [], repo),
  read('gh', 'variable list', [], repo),
  write('gh', 'variable set', [], [...repo, ...organization, '--body']),
  write('gh', 'variable delete', [], repo),
];

/** Commands of gh that only the guides show. */
export const ghGuideCommands: readonly Command[] = [
  write('gh', 'api', ['--method'], ['--jq']),
  write('gh', 'auth refresh', [], ['--hostname', '--scopes']),
  read('gh', 'run list', [], ['--repo', '--workflow', '--status']),
  write('gh', 'run rerun', [], ['--repo']),
  { ...read('gh', 'workflow list', [], ['--repo']), switches: ['--all'] },
];

/** Whether the call changes nothing. */
export function readsOnly({ command, options }: Call): boolean {
  return command.reads || options.get('--method')?.[0] === 'get';
}

/** A call taken apart: option → its values; `words` after the command's own are positional arguments. */
export interface Call {
  readonly command: Command;
  readonly positional: readonly string[];
  readonly options: ReadonlyMap<string, readonly string[]>;
}

/**
 * Takes a command line apart and holds it against the table.
 *
 * @returns the call, or what the tool would complain about
 */
export function readCall(
  argv: readonly string[],
  table: readonly Command[],
  globals: readonly string[],
): Call | string {
  const end = argv.findIndex((word) => word.startsWith('-'));
  const words = argv.slice(0, end < 0 ? argv.length : end);
  const command = table
    .filter(({ words: known }) => `${words.join(' ')} `.startsWith(`${known} `))
    .sort((a, b) => b.words.length - a.words.length)[0];
  if (!command) return `unknown command: ${words.join(' ')}`;
  const positional = words.slice(command.words.split(' ').length);

  const options = new Map<string, string[]>();
  let current: string[] | undefined;
  for (const given of argv.slice(words.length)) {
    const word = given === '-o' ? '--output' : given;
    if (word.startsWith('--')) {
      if (options.has(word)) return `${command.words}: ${word} given twice`;
      current = [];
      options.set(word, current);
    } else if (current) current.push(word);
  }

  const switches = [...(command.switches ?? []), '--only-show-errors', '--debug', '--verbose'];
  const known = [...command.required, ...command.optional, ...switches, ...globals];
  for (const [option, values] of options) {
    if (!known.includes(option)) return `${command.words}: unknown option ${option}`;
    if (switches.includes(option) ? values.length > 0 : values.length === 0 || values.includes(''))
      return `${command.words}: ${option} has ${switches.includes(option) ? 'a' : 'no'} value`;
  }
  const missing = command.required.find((option) => !options.has(option));
  return missing ? `${command.words}: ${missing} is missing` : { command, positional, options };
}
