import { constants } from 'node:fs';
import { lstat, open, realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { ActionError } from '../errors.ts';
import { type Folders, isAllowed } from './folders.ts';

/** A regular file that may be read. */
export interface FoundFile {
  /** As found, absolute; its last part is the name that the user knows. */
  path: string;
  /** After all links were followed. */
  real: string;
  size: number;
}

/** What one pattern of an input leads to. */
export interface Matches {
  pattern: string;
  files: FoundFile[];
  /** Directories, real paths; only for a pattern that ends in `/`. */
  directories: string[];
  /** What a wildcard met and must not or cannot be read, one sentence each. */
  warnings: string[];
}

/** More than any mail or report needs; a `**` that meets node_modules stops here. */
const MAX_FILES = 5_000;

/**
 * Finds the files that an input names. Patterns are those of the runner's toolkit (`*`, `?`, `[]`, `**`), relative to
 * the workspace or absolute; `!pattern` takes out of all others, wherever it stands. A pattern that ends in `/` finds
 * directories, any other only files.
 *
 * Nothing outside of the workspace and the runner's temporary folder is found, by real paths, and nothing in `.git`:
 * a path that is written out is then an error, what a wildcard meets is left out with a warning (`.git` without one).
 *
 * @param input    name of the input, for the messages
 * @param patterns one a line as given
 * @throws ActionError kind `input`
 */
export async function findFiles(
  input: string,
  patterns: readonly string[],
  folders: Folders,
): Promise<Matches[]> {
  const excluded = patterns
    .filter((pattern) => pattern.startsWith('!'))
    .map((pattern) => anchor(pattern.slice(1).trim(), folders))
    .flatMap((pattern) => [`!${pattern}`, `!${pattern.replace(/(?<![\\/])[\\/]+$/, '')}/**`]);
  const found: Matches[] = [];
  for (const pattern of patterns.filter((each) => !each.startsWith('!'))) {
    found.push(await matchPattern(input, pattern, excluded, folders));
  }
  return found;
}

/**
 * Lists the files below a directory for an archive, links left out, each with its path relative to the directory.
 *
 * @param directory real path
 * @param patterns  as given to {@link findFiles}; their exclusions hold here too
 */
export async function listDirectory(
  input: string,
  directory: string,
  patterns: readonly string[],
  folders: Folders,
): Promise<(FoundFile & { name: string })[]> {
  const everything = `${escapeGlob(directory)}/**`;
  const exclusions = patterns.filter((pattern) => pattern.startsWith('!'));
  const [matches] = await findFiles(input, [everything, ...exclusions], folders);
  return (matches?.files ?? [])
    .filter((file) => file.path === file.real)
    .map((file) => ({ ...file, name: relative(directory, file.path).split(sep).join('/') }));
}

async function matchPattern(
  input: string,
  pattern: string,
  excluded: readonly string[],
  folders: Folders,
): Promise<Matches> {
  const literal = resolve(folders.workspace, pattern);
  const isLiteral = !/[*?[]/.test(pattern) || (await exists(literal));
  const wantsDirectory = /[\\/]$/.test(pattern);
  const matches: Matches = { pattern, files: [], directories: [], warnings: [] };
  const refuse = (what: string, remedy: string): ActionError =>
    new ActionError('input', {
      title: `The input ${input} names ${JSON.stringify(pattern)}, which ${what}`,
      remedies: [remedy],
      anchor: 'file',
    });

  if (literal === resolve(folders.workspace)) throw refuse('is the whole workspace', 'Name a folder in it.');

  const include = isLiteral ? `${escapeGlob(literal)}${wantsDirectory ? '/' : ''}` : anchor(pattern, folders);
  for await (const path of walk(include, excluded, folders, refuse)) {
    const file = await inspect(path, folders);
    if ('isDirectory' in file) {
      if (wantsDirectory) matches.directories.push(file.real);
      else if (isLiteral) {
        throw refuse(
          'is a directory',
          `Write ${JSON.stringify(`${pattern}/`)} to get it as a .zip, or ${JSON.stringify(`${pattern}/*`)} for its files.`,
        );
      }
    } else if ('refusal' in file) {
      if (isLiteral) throw refuse(file.refusal, file.remedy);
      if (!file.isExpected) matches.warnings.push(`${show(path, folders)} was left out: it ${file.refusal}.`);
    } else if (!wantsDirectory) {
      matches.files.push(file);
    }
    if (matches.files.length + matches.directories.length > MAX_FILES) {
      throw refuse(`matches more than ${MAX_FILES} files`, 'Make the pattern narrower.');
    }
  }
  return matches;
}

type Refuse = (what: string, remedy: string) => ActionError;

async function* walk(
  include: string,
  excluded: readonly string[],
  folders: Folders,
  refuse: Refuse,
): AsyncGenerator<string> {
  const { create } = await import('@actions/glob');
  const outside = refuse(
    'leads out of the workspace and the runner’s temporary folder',
    'Put the files into the workspace or into $RUNNER_TEMP; ".." and "~" are not followed.',
  );
  // A "." or ".." inside is refused by the toolkit with an Error of its own words.
  const globber = await create([include, ...excluded].join('\n'), {
    followSymbolicLinks: false,
    implicitDescendants: false,
  }).catch(() => {
    throw outside;
  });
  const [start = ''] = globber.getSearchPaths();
  const roots = [folders.workspace, folders.temp];
  const reals = await Promise.all(roots.map((root) => realpath(root).catch(() => root)));
  if (![...roots, ...reals].some((root) => isBelow(resolve(root), start))) throw outside;
  try {
    yield* globber.globGenerator();
  } catch (error) {
    if (error instanceof ActionError) throw error;
    throw refuse(`cannot be searched: ${codeOf(error)}`, 'Check the permissions of the folders.');
  }
}

type Inspection =
  | FoundFile
  | { isDirectory: true; real: string }
  | { refusal: string; remedy: string; isExpected: boolean };

/** Looks at a file without reading it. A pipe or device is never opened: that could wait for ever. */
async function inspect(path: string, folders: Folders): Promise<Inspection> {
  const real = await realpath(path).catch(() => undefined);
  if (real === undefined) {
    const refusal = 'is a link to nothing, or vanished';
    return { refusal, remedy: 'Check what writes the file.', isExpected: false };
  }
  if (!(await isAllowed(real, folders))) {
    return {
      refusal: 'is outside of the workspace and the runner’s temporary folder, or in .git',
      remedy: 'Put the file into the workspace or into $RUNNER_TEMP; links that lead out are not followed.',
      isExpected: path.split(sep).includes('.git'),
    };
  }
  try {
    const seen = await lstat(real);
    if (seen.isDirectory()) return { isDirectory: true, real };
    if (!seen.isFile()) {
      const refusal = 'is a pipe, socket or device';
      return { refusal, remedy: 'Name regular files only.', isExpected: false };
    }
    const file = await open(real, constants.O_RDONLY);
    await file.close();
    return { path, real, size: seen.size };
  } catch (error) {
    const refusal = `cannot be read: ${codeOf(error)}`;
    return { refusal, remedy: 'Check the permissions of the file.', isExpected: false };
  }
}

/** Makes a pattern absolute: the toolkit would take the current folder for the workspace. */
function anchor(pattern: string, folders: Folders): string {
  const isRooted = isAbsolute(pattern) || /^~(?:[\\/]|$)/.test(pattern);
  return isRooted
    ? pattern
    : `${escapeGlob(resolve(folders.workspace))}/${pattern.replace(/^(?:\.[\\/]+)+/, '')}`;
}

/** Takes the meaning off `*`, `?` and `[` in a path, as the toolkit's own patterns do it. */
function escapeGlob(path: string): string {
  const plain = sep === '\\' ? path : path.replaceAll('\\', '\\\\');
  return plain.replace(/[[?*]/g, '[$&]');
}

function isBelow(root: string, path: string): boolean {
  const inside = relative(root, path);
  return !isAbsolute(inside) && inside.split(sep)[0] !== '..';
}

/** A path as the user knows it: relative to the workspace where it lies there. */
export function show(path: string, folders: Folders): string {
  const inside = relative(folders.workspace, path);
  return isBelow(folders.workspace, path) ? inside.split(sep).join('/') : path;
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
