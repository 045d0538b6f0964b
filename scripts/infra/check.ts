/**
 * `npm run infra:check`: holds infra/ and the az commands of the guides and of the messages against the real tools:
 * shellcheck, Bicep, Terraform, Azure CLI. What is not on this machine is named; with `--all` it is a failure.
 * Nothing is signed in to and nothing is changed: files are compiled, command lines are parsed.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStage } from '../../__tests__/infra/standin/stage.ts';
import { type CommandLine, documentedCommands, documents, suggestedCommands } from './commands.ts';

/** What a check found; `absent` names what it could not look at and how to get it. */
interface Result {
  checked: string;
  problems?: string;
  absent?: string;
}

const folder = mkdtempSync(join(tmpdir(), 'acs-infra-check-'));

function run(command: string, args: readonly string[], input?: string) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    ...(input !== undefined && { input }),
  });
  return {
    isHere: error === undefined,
    passed: status === 0,
    stdout: stdout ?? '',
    output: `${stdout}${stderr}`,
  };
}

/** Runs one command after the other; the first that fails ends it, and what it printed is the problem. */
function runAll(commands: readonly (readonly [command: string, ...args: string[]])[]): string | undefined {
  for (const [command, ...args] of commands) {
    const { passed, output } = run(command, args);
    if (!passed) return `${command} ${args.join(' ')}\n${output}`;
  }
  return undefined;
}

function withProblems(checked: string, problems: string | undefined): Result {
  return { checked, ...(problems && { problems }) };
}

function checkShell(): Result {
  const scripts = globSync('infra/azure-cli/*.sh');
  const checked = `shellcheck: ${scripts.length} scripts and what they source`;
  if (!run('shellcheck', ['--version']).isHere)
    return { checked, absent: 'shellcheck (a package of that name)' };
  return withProblems(checked, runAll([['shellcheck', '-x', ...scripts]]));
}

function checkBicep(): Result {
  const checked = 'Bicep: build, lint, parameters';
  const tool = [['bicep'], ['az', 'bicep']].find(([command = '', ...args]) => {
    const version = run(command, [...args, ...(command === 'az' ? ['version'] : ['--version'])]);
    return version.isHere && version.passed;
  });
  if (!tool) return { checked, absent: 'Bicep (az bicep install)' };
  const [command = '', ...first] = tool;
  // az passes the file by an option, Bicep's own program by position.
  const file = (name: string) => (command === 'az' ? ['--file', name] : [name]);
  const problems = runAll([
    [command, ...first, 'build', ...file('infra/bicep/main.bicep'), '--outfile', join(folder, 'main.json')],
    [command, ...first, 'lint', ...file('infra/bicep/main.bicep')],
    [
      command,
      ...first,
      'build-params',
      ...file('infra/bicep/main.bicepparam'),
      '--outfile',
      join(folder, 'p.json'),
    ],
  ]);
  if (problems?.includes('BCP192'))
    return { checked, absent: 'the Microsoft Graph extension (mcr.microsoft.com)' };
  return withProblems(checked, problems);
}

function checkTerraform(): Result {
  const checked = 'Terraform: fmt, init, validate';
  if (!run('terraform', ['version']).isHere) return { checked, absent: 'terraform' };
  const unformatted = runAll([['terraform', 'fmt', '-check', '-diff', 'infra/terraform']]);
  if (unformatted) return { checked, problems: unformatted };
  const copy = join(folder, 'terraform');
  cpSync('infra/terraform', copy, { recursive: true, filter: (name) => !/\.terraform|tfstate/.test(name) });
  const init = run('terraform', [`-chdir=${copy}`, 'init', '-backend=false', '-input=false', '-no-color']);
  if (
    /could not connect to|provider registry .* does not have a provider|failed to request/i.test(init.output)
  )
    return {
      checked: 'Terraform: fmt',
      absent: 'the providers for init and validate (registry.terraform.io)',
    };
  if (!init.passed) return { checked, problems: init.output };
  return withProblems(checked, runAll([['terraform', `-chdir=${copy}`, 'validate', '-no-color']]));
}

/** The calls that the scripts of infra/azure-cli make, from the first set-up to the end. */
async function scriptCommands(): Promise<CommandLine[]> {
  const base = ['--resource-group', 'rg-mail', '--name', 'contoso-mail', '--repo', 'contoso/site'];
  const own = ['--domain', 'notify.contoso.com', '--mail-from', 'builds=Contoso Builds'];
  const login = ['--auth', 'both', '--smtp-username', 'builds'];
  const stage = await openStage();
  try {
    const lines: CommandLine[] = [];
    const play = async (script: string, ...args: string[]) => {
      const { calls } = await stage.run(script, [...base, ...args]);
      for (const { tool, argv } of calls) if (tool === 'az') lines.push({ where: script, tool, argv });
    };
    await play('setup.sh', ...login);
    await play('setup.sh', ...login);
    await play('rotate-secret.sh');
    await play('setup.sh', ...own, '--role', 'builtin');
    stage.alter(({ emails, roles }) => {
      for (const domain of emails.flatMap(({ domains }) => domains))
        domain.status = { Domain: 'Verified', SPF: 'Verified', DKIM: 'Verified', DKIM2: 'Verified' };
      roles[0]?.permissions[0]?.actions.pop();
    });
    await play('setup.sh', ...own);
    await play('teardown.sh', '--yes', '--delete-group');
    return lines;
  } finally {
    await stage.close();
  }
}

async function checkCommands(): Promise<Result> {
  const all = [...documents.flatMap(documentedCommands), ...suggestedCommands(), ...(await scriptCommands())];
  const lines = new Map(all.filter(({ tool }) => tool === 'az').map((line) => [line.argv.join('\0'), line]));
  const checked = `Azure CLI: ${lines.size} command lines`;
  const python = /Python location '(.+)'/.exec(run('az', ['--version']).stdout)?.[1];
  if (!python) return { checked, absent: 'az (PyPI: azure-cli)' };
  const parser = fileURLToPath(new URL('parse-az.py', import.meta.url));
  const commands = [...lines.values()];
  const { passed, stdout, output } = run(python, [parser], JSON.stringify(commands.map(({ argv }) => argv)));
  if (!passed) return { checked, problems: output };
  const complaints = JSON.parse(stdout) as (string | null)[];
  const refused = commands.flatMap(({ where, argv }, index) => {
    const complaint = complaints[index];
    return complaint ? [{ where, argv, complaint }] : [];
  });
  const needsExtension = refused.filter(
    ({ argv, complaint }) => argv[0] === 'communication' && complaint.startsWith('unknown command'),
  );
  const problems = refused
    .filter((each) => !needsExtension.includes(each))
    .map(({ where, argv, complaint }) => `${where}: az ${argv.join(' ')}\n  ${complaint}`);
  const extension = `the extension for ${needsExtension.length} of them (az extension add --name communication)`;
  return {
    ...withProblems(checked, problems.join('\n')),
    ...(needsExtension.length > 0 && { absent: extension }),
  };
}

const isComplete = process.argv.includes('--all');
try {
  for (const check of [checkShell, checkBicep, checkTerraform, checkCommands]) {
    const { checked, problems, absent } = await check();
    console.log(`${problems ? '✗' : absent ? '–' : '✓'} ${checked}${absent ? `; not here: ${absent}` : ''}`);
    if (problems) console.error(problems.replace(/^/gm, '    '));
    if (problems || (absent && isComplete)) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
