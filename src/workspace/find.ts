import { constants } from 'node:fs';
import { lstat, open, realpath } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { type ActionError, keepRefusal } from '../errors.ts';
import { findObjection, isBelow, listRoots, type Root, refuseFile } from './confinement.ts';
import type { Folders } from './folders.ts';
import {
  anchor,
  escapeGlob,
  hintAt,
  isClimbing,
  listExcluded,
  refuseClimbing,
  refuseOutside,
} from './patterns.ts';
import { isAbsence } from './text-files.ts';
import { isExcluded, prepareSearch, walk } from './walk.ts';

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
  /** What a pattern that found nothing was perhaps meant to be; empty when it looks right. */
  hint: string;
}

/** More than any mail or report needs; a `**` that meets node_modules stops here. */
const MAX_FILES = 5_000;

/**
 * Finds the files that an input names. Patterns are those of the runner's toolkit (`*`, `?`, `[]`, `**`), relative to
 * the workspace or absolute; `!pattern` takes out of all others, wherever it stands. A pattern that ends in `/` finds
 * directories, any other only files.
 *
 * A link is followed in the part that is written out, and where it is a file. What is excluded is so by every name.
 *
 * Nothing outside of the workspace and the runner's temporary folder is found, by real paths, and
 * nothing that may hold credentials: a path that is written out is then an error, what a wildcard meets is left out
 * with a warning (`.git` without one).
 *
 * @param patterns one a line as given
 * @returns what the patterns lead to, and an error of kind `input` for each that is refused
 */
export async function findFiles(
  input: string,
  patterns: readonly string[],
  folders: Folders,
  signal: AbortSignal,
): Promise<{ found: Matches[]; refused: ActionError[] }> {
  const roots = await listRoots(folders);
  const excluded = listExcluded(patterns, folders, roots);
  const found: Matches[] = [];
  const refused = refuseClimbing(input, patterns, folders);
  for (const pattern of patterns.filter((each) => !each.startsWith('!') && !isClimbing(each, folders))) {
    const matching = matchPattern(input, pattern, excluded, folders, roots, signal);
    const matches = await keepRefusal(refused, matching);
    if (matches) found.push(matches);
  }
  return { found, refused };
}

/**
 * Lists the files below a directory for an archive, links left out, each with its path relative to the directory.
 *
 * @param patterns as given to {@link findFiles}; their exclusions hold here too
 * @returns also one sentence for each path that must not or cannot be read
 */
export async function listDirectory(
  input: string,
  directory: string,
  patterns: readonly string[],
  folders: Folders,
  signal: AbortSignal,
): Promise<{ files: (FoundFile & { name: string })[]; warnings: string[] }> {
  const roots = await listRoots(folders);
  const everything = `${escapeGlob(directory)}/**`;
  const excluded = listExcluded(patterns, folders, roots);
  const { files, warnings } = await matchPattern(input, everything, excluded, folders, roots, signal);
  const inside = files
    .filter((file) => file.path === file.real)
    .map((file) => ({ ...file, name: nameInArchive(relative(directory, file.path)) }));
  return { files: inside, warnings };
}

/** In a zip, `\` would part folders, and `a:` would name a drive. */
function nameInArchive(path: string): string {
  return path.split(sep).join('/').replace(/[\\:]/g, '_');
}

async function matchPattern(
  input: string,
  pattern: string,
  excluded: readonly string[],
  folders: Folders,
  roots: readonly Root[],
  signal: AbortSignal,
): Promise<Matches> {
  const literal = resolve(folders.workspace, pattern);
  // The other wildcards match themselves too.
  const isLiteral = !/[*?]/.test(pattern) && (!pattern.includes('[') || (await exists(literal)));
  const wantsDirectory = /[\\/]$/.test(pattern);
  const matches: Matches = { pattern, files: [], directories: [], warnings: [], hint: '' };
  const refuse = (what: string, remedy: string): ActionError => refuseFile(input, pattern, what, remedy);

  if (roots.some(({ path, real }) => literal === path || literal === real)) {
    throw refuse('is the whole workspace or the runner’s whole temporary folder', 'Name a folder in it.');
  }

  const include = isLiteral ? `${escapeGlob(literal)}${wantsDirectory ? '/' : ''}` : anchor(pattern, folders);
  const search = prepareSearch([include, ...excluded]);
  const { start } = search;
  if (!roots.some((root) => isBelow(root.path, start) || isBelow(root.real, start))) {
    throw refuseOutside(input, pattern, folders);
  }
  const objection = isLiteral ? undefined : await objectTo(start, roots);
  if (objection) {
    if (!isOfGit(start))
      matches.warnings.push(`${show(start, folders)} was left out: it ${objection.refusal}.`);
    return matches;
  }
  const tellUnreadable = (path: string, error: NodeJS.ErrnoException): void => {
    if (isAbsence(error)) return;
    const { refusal, remedy } = unreadable(codeOf(error));
    if (isLiteral) throw refuse(refusal, remedy);
    matches.warnings.push(`${show(path, folders) || 'The workspace'} was left out: it ${refusal}.`);
  };
  for await (const path of walk(search, signal, tellUnreadable)) {
    const file = await inspect(path, roots);
    if ('real' in file && isExcluded(search, file.real)) continue;
    if ('isDirectory' in file) {
      if (wantsDirectory && excluded.length > 0 && isBehindLink(path, file.real, roots)) {
        throw refuse(
          'is reached by a link, and "!pattern" lines cannot be applied behind one',
          'Name the folder that the link leads to.',
        );
      } else if (wantsDirectory) matches.directories.push(file.real);
      else if (isLiteral) {
        throw refuse(
          'is a directory',
          `Write ${JSON.stringify(`${pattern}/`)} to get it as a .zip, or ${JSON.stringify(`${pattern}/*`)} for its files.`,
        );
      }
    } else if ('refusal' in file) {
      if (isLiteral) throw refuse(file.refusal, file.remedy);
      if (!file.isExpected) matches.warnings.push(`${show(path, folders)} was left out: it ${file.refusal}.`);
    } else matches.files.push(file);
    if (matches.files.length + matches.directories.length > MAX_FILES) {
      throw refuse(`matches more than ${MAX_FILES} files`, 'Make the pattern narrower.');
    }
  }
  if (signal.aborted)
    matches.warnings.push(`The search for ${JSON.stringify(pattern)} took too long and was ended.`);
  if (matches.files.length + matches.directories.length === 0) {
    matches.hint = await hintAt(pattern, excluded, folders, signal);
  }
  return matches;
}

/** Why nothing below a folder may be read; undefined, too, for the roots, and for what is not there. */
async function objectTo(folder: string, roots: readonly Root[]): Promise<{ refusal: string } | undefined> {
  const real = await realpath(folder).catch(() => undefined);
  const isKnown = real !== undefined && roots.every((root) => real !== root.real);
  return isKnown ? findObjection(folder, real, roots) : undefined;
}

type Inspection =
  | FoundFile
  | { isDirectory: true; real: string }
  | { refusal: string; remedy: string; isExpected: boolean };

/** Looks at a file without reading it. A pipe or device is never opened: that could wait for ever. */
async function inspect(path: string, roots: readonly Root[]): Promise<Inspection> {
  let real: string;
  try {
    real = await realpath(path);
  } catch (error) {
    const code = codeOf(error);
    if (!isAbsence(error as NodeJS.ErrnoException) && code !== 'ELOOP') return unreadable(code);
    const refusal = 'is a link to nothing, or vanished';
    return { refusal, remedy: 'Check what writes the file.', isExpected: false };
  }
  const objection = findObjection(path, real, roots);
  if (objection) {
    return { ...objection, isExpected: isOfGit(path) || roots.some((root) => real === root.real) };
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
    return unreadable(codeOf(error));
  }
}

function isOfGit(path: string): boolean {
  return path.split(sep).some((part) => part.toLowerCase() === '.git');
}

function unreadable(code: string) {
  const remedy = 'Check the permissions of the file and of its folders.';
  return { refusal: `cannot be read: ${code}`, remedy, isExpected: false };
}

/** True when a link stands on the way from the root to the path. */
function isBehindLink(path: string, real: string, roots: readonly Root[]): boolean {
  return !roots.some((root) =>
    [root.path, root.real].some((folder) => resolve(root.real, relative(folder, path)) === real),
  );
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
