import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { ActionError } from '../errors.ts';
import { isBelow, type Root, refuseFile } from './confinement.ts';
import type { Folders } from './folders.ts';
import { matchesFile, mayHold, prepareSearch, walk } from './walk.ts';

/**
 * Applies the patterns of an input to paths that are not on the disk, as if they lay in the workspace.
 *
 * @param patterns one a line as given, none of which {@link refuseClimbing} refuses
 * @returns both take paths relative to the workspace, parted by `/`
 */
export function compilePatterns(
  patterns: readonly string[],
  folders: Folders,
): { matchesFile(path: string): boolean; mayHold(folder: string): boolean } {
  const included = patterns.filter((each) => !each.startsWith('!')).map((each) => anchor(each, folders));
  const search = prepareSearch([...included, ...listExcluded(patterns, folders, [])]);
  return {
    matchesFile: (path) => matchesFile(search, resolve(folders.workspace, path)),
    mayHold: (folder) => mayHold(search, resolve(folders.workspace, folder)),
  };
}

/** An error for each pattern with `..` beside a wildcard, one that excludes too: the toolkit takes none. */
export function refuseClimbing(input: string, patterns: readonly string[], folders: Folders): ActionError[] {
  return patterns
    .filter((pattern) => isClimbing(pattern, folders))
    .map((pattern) => refuseOutside(input, pattern, folders));
}

export function isClimbing(pattern: string, folders: Folders): boolean {
  try {
    prepareSearch([anchor(pattern.replace(/^!\s*/, ''), folders)]);
    return false;
  } catch {
    return true;
  }
}

/** The error for a pattern that leads out of what may be read. */
export function refuseOutside(input: string, pattern: string, folders: Folders): ActionError {
  return refuseFile(
    input,
    pattern,
    'leads out of the workspace and the runner’s temporary folder',
    `Put the files into the workspace (${resolve(folders.workspace)}) or into $RUNNER_TEMP${/^~|\.\./.test(pattern) ? '; ".." and "~" are not followed' : ''}.`,
  );
}

/** The patterns that exclude, with all that lies below what they name. */
export function listExcluded(
  patterns: readonly string[],
  folders: Folders,
  roots: readonly Root[],
): string[] {
  return (
    patterns
      .filter((pattern) => pattern.startsWith('!') && !isClimbing(pattern, folders))
      .map((pattern) => pattern.slice(1).trim())
      // A name in brackets may be meant as it stands.
      .flatMap((pattern) => [...new Set([pattern, withPlainBrackets(pattern)])])
      .flatMap((pattern) => anchorEverywhere(pattern, folders, roots))
      .flatMap((pattern) => [`!${pattern}`, `!${pattern.replace(/[\\/]$/, '')}/**`])
  );
}

/** The pattern for each spelling of the folder that it begins in, so that it holds for files found by either. */
function anchorEverywhere(pattern: string, folders: Folders, roots: readonly Root[]): string[] {
  const full = isAbsolute(pattern) ? pattern : resolve(folders.workspace, pattern);
  const others = roots
    .filter(({ path, real }) => real !== path && isBelow(path, full))
    .map(({ path, real }) => `${escapeGlob(real)}/${relative(path, full).split(sep).join('/')}`);
  return [anchor(pattern, folders), ...others];
}

/** Makes a pattern absolute: the toolkit would take the current folder for the workspace. */
export function anchor(pattern: string, folders: Folders): string {
  if (/^~[\\/]/.test(pattern)) return pattern;
  if (!/[*?[]/.test(pattern)) {
    return `${escapeGlob(resolve(folders.workspace, pattern))}${/[\\/]$/.test(pattern) ? '/' : ''}`;
  }
  return isAbsolute(pattern)
    ? pattern
    : `${escapeGlob(resolve(folders.workspace))}/${pattern.replace(/^(?:\.[\\/]+)+/, '')}`;
}

/**
 * What a pattern that finds nothing was perhaps meant to be; empty when it looks right.
 *
 * @param excluded from {@link listExcluded}
 */
export async function hintAt(
  pattern: string,
  excluded: readonly string[],
  folders: Folders,
  signal: AbortSignal,
): Promise<string> {
  if (/^["']|["']$/.test(pattern)) return 'Quotes are part of the name here; leave them out.';
  if (/^[a-z][a-z+.-]+:\/\//i.test(pattern)) return 'Write a path, not a URL.';
  if (pattern.includes(',')) return 'Write one pattern a line; a comma is part of the name here.';
  if (pattern.includes('{') && pattern.lastIndexOf('}') > pattern.indexOf('{'))
    return 'Braces have no meaning here; write one pattern a line.';
  if (sep === '/' && pattern.includes('\\')) return 'Part the folders by "/".';
  const plain = withPlainBrackets(pattern);
  if (plain === pattern) return '';
  for await (const _ of walk(prepareSearch([anchor(plain, folders), ...excluded]), signal, () => {})) {
    return `"[…]" stands for one of the characters in it; write ${JSON.stringify(plain)}.`;
  }
  return '';
}

/** The pattern where each `[` is part of a name. */
function withPlainBrackets(pattern: string): string {
  return pattern.replaceAll('[', '[[]');
}

/** Takes the meaning off `*`, `?` and `[` in a path, as the toolkit's own patterns do it. */
export function escapeGlob(path: string): string {
  const plain = sep === '\\' ? path : path.replaceAll('\\', '\\\\');
  return plain.replace(/[[?*]/g, '[$&]');
}
