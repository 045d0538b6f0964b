import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { ActionError } from '../errors.ts';
import type { Folders } from './folders.ts';

/**
 * Where checkout, the runner and other actions keep tokens: google-github-actions/auth writes `gha-creds-….json` into
 * the workspace, setup-node writes `.npmrc`, and `_github_home` is the home folder of container jobs.
 */
const CREDENTIALS =
  /^(?:\.git|\.?git-credentials(?:-.*)?|_runner_file_commands|_github_home|_github_workflow|\.npmrc|\.netrc|gha-creds-.*\.json)$/i;

/** A folder as the runner names it, and after all links were followed. */
export interface Root {
  path: string;
  real: string;
}

/** The workspace and the runner's temporary folder. */
export async function listRoots(folders: Folders): Promise<Root[]> {
  return Promise.all(
    [folders.workspace, folders.temp].map(async (folder) => {
      const path = resolve(folder);
      return { path, real: await realpath(path).catch(() => path) };
    }),
  );
}

/**
 * Why a path must not be read; undefined when it may be. It has to lie in the workspace or in the runner's temporary
 * folder, and outside of all folders and files that hold credentials. A link may not lead from one of the two into
 * the other: a pull request can plant links in the workspace.
 *
 * @param path as found, absolute
 * @param real the same after all links were followed
 */
export function findObjection(
  path: string,
  real: string,
  roots: readonly Root[],
): { refusal: string; remedy: string } | undefined {
  const root = roots.find(
    (each) => [each.path, each.real].some((folder) => isBelow(folder, path)) && isBelow(each.real, real),
  );
  if (root === undefined || real === root.real) {
    return {
      refusal: 'is outside of the workspace and the runner’s temporary folder',
      remedy: `Put the file into the workspace (${roots[0]?.path}) or into $RUNNER_TEMP; a link that leads out of its own folder is not followed.`,
    };
  }
  const part = relative(root.real, real)
    .split(sep)
    .find((name) => CREDENTIALS.test(name));
  if (part === undefined) return undefined;
  return {
    refusal: `is not to be read: ${part} may hold credentials`,
    remedy: 'Copy what is needed of it to a file of another name.',
  };
}

/**
 * The error for a file that an input names and that cannot be used.
 *
 * @param what behind "which"
 */
export function refuseFile(input: string, path: string, what: string, remedy: string): ActionError {
  return new ActionError('input', {
    title: `The input ${input} names ${JSON.stringify(path)}, which ${what}`,
    input,
    remedies: [remedy],
    anchor: 'file',
  });
}

/** True for the folder itself, too. */
export function isBelow(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return !isAbsolute(inside) && inside.split(sep)[0] !== '..';
}
