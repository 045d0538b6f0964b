/**
 * Finds paths by the patterns of the runner's toolkit. Its own walk ends at the first folder that cannot be read, and
 * nothing ends it in time; the package exports nothing but its entry, hence the paths.
 */
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Pattern } from '../../node_modules/@actions/glob/lib/internal-pattern.js';
import {
  getSearchPaths,
  match,
  partialMatch,
} from '../../node_modules/@actions/glob/lib/internal-pattern-helper.js';
import type { Root } from './confinement.ts';

/** Bits of what the toolkit's `match` returns. */
const DIRECTORY = 1;
const FILE = 2;

/** Patterns that are ready for a walk. */
export interface Search {
  patterns: Pattern[];
  /** The folder or file that the walk begins at: what stands before the first wildcard. */
  start: string;
}

/**
 * @param patterns absolute, one to find and any number that exclude with `!`
 * @throws Error for a `.` or `..` inside
 */
export function prepareSearch(patterns: readonly string[]): Search {
  const prepared = patterns.map((pattern) => new Pattern(pattern));
  return { patterns: prepared, start: getSearchPaths(prepared)[0] ?? '' };
}

/** True when a path, absolute, is that of a wanted file; nothing needs to lie there. */
export function matchesFile({ patterns }: Search, path: string): boolean {
  return (match(patterns, path) & FILE) !== 0;
}

/** True when a folder, absolute, may hold a wanted file: what is excluded is so with all below it. */
export function mayHold({ patterns }: Search, path: string): boolean {
  return partialMatch(patterns, path) && !patterns.some((each) => each.negate && each.match(path));
}

/**
 * Yields what matches, folders too, in the order of the folders. Links are not followed.
 *
 * @param roots may be links themselves
 * @param onUnreadable is told of each folder or path that cannot be looked at
 */
export async function* walk(
  search: Search,
  roots: readonly Root[],
  signal: AbortSignal,
  onUnreadable: (path: string, error: NodeJS.ErrnoException) => void,
): AsyncGenerator<string> {
  const { patterns, start } = search;
  const open = [start];
  for (let path = open.pop(); path !== undefined && !signal.aborted; path = open.pop()) {
    const kind = match(patterns, path);
    if (!kind && !mayHold(search, path)) continue;
    const look = roots.some((root) => root.path === path) ? stat : lstat;
    const isFolder = await look(path).then(
      (stats) => stats.isDirectory(),
      (error) => onUnreadable(path, error),
    );
    if (isFolder === undefined) continue;
    if (kind & (isFolder ? DIRECTORY : FILE)) yield path;
    if (!isFolder) continue;
    const names = await readdir(path).catch((error) => onUnreadable(path, error));
    open.push(...(names ?? []).reverse().map((name) => join(path, name)));
  }
}
