/**
 * Finds paths by the patterns of the runner's toolkit. Its own walk ends at the first folder that cannot be read, and
 * nothing ends it in time; the package exports nothing but its entry, hence the paths.
 */
import type { Stats } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Pattern } from '../../node_modules/@actions/glob/lib/internal-pattern.js';
import {
  getSearchPaths,
  match,
  partialMatch,
} from '../../node_modules/@actions/glob/lib/internal-pattern-helper.js';

/** Bits of what the toolkit's `match` returns. */
const DIRECTORY = 1;
const FILE = 2;

/** Patterns that are ready for a walk. */
export interface Search {
  included: Pattern[];
  excluded: Pattern[];
  /** The folder or file that the walk begins at: what stands before the first wildcard. */
  start: string;
}

/**
 * @param patterns absolute, one to find and any number that exclude with `!`
 * @throws Error for a `.` or `..` inside
 */
export function prepareSearch(patterns: readonly string[]): Search {
  const prepared = patterns.map((pattern) => new Pattern(pattern));
  return {
    included: prepared.filter(({ negate }) => !negate),
    excluded: prepared.filter(({ negate }) => negate),
    start: getSearchPaths(prepared)[0] ?? '',
  };
}

/** True when a path, absolute, is that of a wanted file; nothing needs to lie there. */
export function matchesFile(search: Search, path: string): boolean {
  return (match(search.included, path) & FILE) !== 0 && !isExcluded(search, path);
}

/** True when a folder, absolute, may hold a wanted file. */
export function mayHold(search: Search, path: string): boolean {
  return partialMatch(search.included, path) && !isExcluded(search, path);
}

/** True when a path, absolute, is excluded; a folder is so with all below it. */
export function isExcluded({ excluded }: Search, path: string): boolean {
  return excluded.some((each) => each.match(path) !== 0);
}

/**
 * Yields what matches, folders too, in the order of the folders. A link is followed where the walk begins, and nowhere else.
 *
 * @param onUnreadable is told of each folder or path that cannot be looked at
 */
export async function* walk(
  search: Search,
  signal: AbortSignal,
  onUnreadable: (path: string, error: NodeJS.ErrnoException) => void,
): AsyncGenerator<string> {
  const { included, start } = search;
  const open = [start];
  for (let path = open.pop(); path !== undefined && !signal.aborted; path = open.pop()) {
    const kind = match(included, path);
    if (!kind && !partialMatch(included, path)) continue;
    const isFolder = await look(path, path === start).then(
      (stats) => stats.isDirectory(),
      (error) => onUnreadable(path, error),
    );
    if (isFolder === undefined) continue;
    const isWanted = (kind & (isFolder ? DIRECTORY : FILE)) !== 0;
    // Most files are not wanted, and there may be many exclusions.
    if ((!isWanted && !isFolder) || isExcluded(search, path)) continue;
    if (isWanted) yield path;
    if (!isFolder) continue;
    const names = await readdir(path).catch((error) => onUnreadable(path, error));
    for (const name of (names ?? []).reverse()) open.push(join(path, name));
  }
}

/** Looks at a link itself, or at what it leads to, if it does. */
async function look(path: string, isFollowed: boolean): Promise<Stats> {
  return isFollowed ? stat(path).catch(() => lstat(path)) : lstat(path);
}
