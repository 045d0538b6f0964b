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
 * @param input    name of the input, for the message
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
  const real = await realpath(resolve(folders.workspace, path)).catch(() => undefined);
  if (real === undefined) {
    throw refuse(
      'does not exist',
      'Check the path; it is relative to the workspace. Is the repository checked out?',
    );
  }
  if (!(await isAllowed(real, folders))) {
    throw refuse(
      'is outside of the workspace and the runner’s temporary folder',
      'Put the file into the workspace or into $RUNNER_TEMP; links that lead out are not followed.',
    );
  }
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

/** Writes the parts of a mail into a new folder below the runner's temporary one. */
export async function writePreview(
  folders: Folders,
  parts: { eml: Uint8Array; html: string; text: string },
): Promise<{ eml: string; html: string; text: string }> {
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
}

/**
 * True for a path inside the workspace or the runner's temporary folder and not in any `.git`.
 *
 * @param real path after all links were followed
 */
/** Where checkout and the runner keep tokens and the environment of the job. */
const CREDENTIALS = /^(?:\.git|git-credentials-.*|_runner_file_commands)$/i;

export async function isAllowed(real: string, folders: Folders): Promise<boolean> {
  const roots = await Promise.all(
    [folders.workspace, folders.temp].map((folder) => realpath(folder).catch(() => folder)),
  );
  return roots.some((root) => {
    const inside = relative(root, real);
    const isInside = inside !== '' && !isAbsolute(inside) && inside.split(sep)[0] !== '..';
    return isInside && !inside.split(sep).some((part) => CREDENTIALS.test(part));
  });
}
