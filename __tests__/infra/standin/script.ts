import { spawnSync } from 'node:child_process';
import { describe, expect } from 'vitest';
import type { Outcome, Stage } from './stage.ts';
import { secretPrefix } from './state.ts';

export const base = ['--resource-group', 'rg-mail', '--name', 'contoso-mail', '--repo', 'contoso/site'];

const bash = spawnSync('bash', ['-c', '((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 404))']);

/** Suites that run the scripts. They need bash 4.4; Windows has none of its own, and that of macOS is older. */
export const describeScripts = describe.skipIf(process.platform === 'win32' || bash.status !== 0);

/** Runs a script and holds every call against the documented commands and the rules for secrets. */
export async function runScript(
  stage: Stage,
  script: string,
  args: readonly string[],
  more: { input?: string; trace?: boolean } = {},
): Promise<Outcome> {
  const outcome = await stage.run(script, args, more);
  expect(outcome.calls.flatMap(({ violation }) => violation ?? [])).toEqual([]);
  const visible = [outcome.stdout, outcome.stderr, ...outcome.calls.flatMap(({ argv }) => argv)].join('\n');
  expect(visible).not.toContain(secretPrefix);
  return outcome;
}

/** What the run changed, each call without its options; of `az rest` method and resource. */
export function changesOf({ changes }: Outcome): string[] {
  return changes.map(({ tool, argv }) => {
    if (argv[0] === 'rest') {
      const resource = /Microsoft\.Communication\/([^?]+)/i.exec(argv[argv.indexOf('--url') + 1] ?? '')?.[1];
      return `${argv[argv.indexOf('--method') + 1]} ${resource}`;
    }
    const end = argv.findIndex((word) => word.startsWith('-'));
    return [tool, ...argv.slice(0, end)].join(' ');
  });
}
