import { mkdtemp, open, readFile, realpath, writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ActionError } from '../errors.ts';

/** The folders of a run that the action may read from and write to. */
export interface Folders {
  /** GITHUB_WORKSPACE */
  workspace: string;
  /** RUNNER_TEMP */
  temp: string;
}

/** The folders as the runner names them; the current folder stands in for a missing workspace. */
export function findFolders(env: NodeJS.ProcessEnv): Folders {
  const workspace = env['GITHUB_WORKSPACE'] || process.cwd();
  return { workspace, temp: env['RUNNER_TEMP'] || workspace };
}

/** The webhook payload behind GITHUB_EVENT_PATH; undefined where there is none, as outside of a runner. */
export async function readPayload(env: NodeJS.ProcessEnv): Promise<unknown> {
  try {
    return JSON.parse(await readFile(env['GITHUB_EVENT_PATH'] ?? '', 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Reads a text file that an input names.
 *
 * The file must lie inside the workspace or the runner's temporary folder after all links are followed, and not in
 * `.git`: a checked-out pull request can plant a link, and `.git/config` can hold a token.
 *
 * @param path     as given, relative to the workspace or absolute
 * @param maxBytes larger files are refused before they are read
 * @throws ActionError kind `input`
 */
export async function readText(
  input: string,
  path: string,
  folders: Folders,
  maxBytes: number,
): Promise<string> {
  const refuse = (what: string, remedy: string): ActionError =>
    new ActionError('input', {
      title: `The input ${input} names ${JSON.stringify(path)}, which ${what}`,
      remedies: [remedy],
      anchor: 'file',
    });
  const full = resolve(folders.workspace, path);
  const real = await realpath(full).catch((error: NodeJS.ErrnoException) => {
    if (!isAbsence(error)) {
      throw refuse(`cannot be read: ${error.code}`, 'Check the permissions of the file and of its folders.');
    }
    throw refuse(
      'does not exist',
      `Check the path; it is relative to the workspace, ${folders.workspace}. Is the repository checked out?`,
    );
  });
  const objection = findObjection(full, real, await listRoots(folders));
  if (objection) throw refuse(objection.refusal, objection.remedy);
  const file = await open(real, 'r').catch(() => undefined);
  if (!file) throw refuse('cannot be read', 'Check the permissions of the file.');
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw refuse('is not a file', 'Name a single file.');
    if (stat.size > maxBytes) {
      throw refuse(
        `has ${stat.size} bytes, more than the ${maxBytes} that fit into a mail`,
        'Shorten it, or link to it.',
      );
    }
    const bytes = await file.readFile();
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw refuse('is not UTF-8 text', 'Save the file as UTF-8.');
    throw error;
  } finally {
    await file.close();
  }
}

/**
 * Writes the parts of a mail into a new folder below the runner's temporary one.
 *
 * @throws ActionError kind `input` for a full or read-only disk
 */
export async function writePreview(
  folders: Folders,
  parts: { eml: Uint8Array; html: string; text: string },
): Promise<{ eml: string; html: string; text: string }> {
  try {
    const folder = await mkdtemp(join(folders.temp, 'acs-mail-'));
    const paths = {
      eml: join(folder, 'mail.eml'),
      html: join(folder, 'mail.html'),
      text: join(folder, 'mail.txt'),
    };
    await Promise.all([
      writeFile(paths.eml, parts.eml),
      writeFile(paths.html, parts.html),
      writeFile(paths.text, parts.text),
    ]);
    return paths;
  } catch (error) {
    throw new ActionError('input', {
      title: `The mail of the dry run cannot be written to ${folders.temp}: ${(error as NodeJS.ErrnoException).code}`,
      causes: ['The disk is full or read-only, or the folder is missing or belongs to another user.'],
      remedies: [
        'Make room, or make the temporary folder of the runner (RUNNER_TEMP) writable: ls -ld "$RUNNER_TEMP"; df -h "$RUNNER_TEMP"',
      ],
      anchor: 'file',
      cause: error,
    });
  }
}

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

/** True for the folder itself, too. */
export function isBelow(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return !isAbsolute(inside) && inside.split(sep)[0] !== '..';
}

/** True when nothing is there; other errors say that it cannot be looked at. */
export function isAbsence(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ENOENT' || error.code === 'ENOTDIR';
}
