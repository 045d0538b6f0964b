import { compileGlob } from '../../notification/globs.ts';
import type { Answer, GitHubApi } from '../api/requests.ts';
import { readFile } from '../records/contents.ts';

/** Where GitHub looks for the file, in its order (docs.github.com, "About code owners"). */
const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/**
 * Reads the CODEOWNERS file of the default branch. Never that of a pull request: its author could name anybody.
 *
 * @param defaultBranch empty: whatever GitHub takes for the default branch
 * @returns the text; empty when the repository has no such file
 */
export async function readCodeowners(api: GitHubApi, defaultBranch: string): Promise<Answer<string>> {
  for (const path of places) {
    const answer = await readFile(api, path, defaultBranch);
    if (answer.ok || answer.failure.kind !== 'not-found') return answer;
  }
  return { ok: true, data: '' };
}

interface OwnerRule {
  matches: (path: string) => boolean;
  owners: string[];
}

/** Longer than any path. */
const maxPatternLength = 4096;

/**
 * Names the owners of paths as the CODEOWNERS file has it: the last matching rule decides, and a rule without owners
 * takes them away.
 *
 * Source: docs.github.com, "About code owners" (CODEOWNERS syntax).
 *
 * @param paths          relative to the root of the repository, with `/`
 * @returns owners as written (`@login`, `@org/team`, address), each once, in order of appearance
 */
export function ownersOf(paths: readonly string[], codeownersText: string): string[] {
  const rules = codeownersText
    .split(/\r\n|\r|\n/)
    .flatMap((line) => parseRule(line))
    .reverse();
  const owners = paths.flatMap((path) => rules.find((rule) => rule.matches(path))?.owners ?? []);
  return [...new Set(owners)];
}

/** A rule, or nothing for an empty line, a comment, or a line that GitHub skips as invalid. */
function parseRule(line: string): OwnerRule[] {
  const text = line.replace(/(?:^|\s)#.*/, '').trim();
  const [, pattern = '', rest = ''] = /^((?:\\.|[^\s\\])+)(.*)/.exec(text) ?? [];
  if (pattern.length > maxPatternLength) return [];
  if (pattern === '' || pattern.startsWith('!') || pattern.startsWith('\\#') || /[[\]]/.test(pattern))
    return [];
  const owners = rest.split(/\s+/).filter((owner) => owner !== '');
  if (!owners.every((owner) => /^@[^@\s]+$|^[^@\s]+@[^@\s]+$/.test(owner))) return [];
  // Ranges in brackets and negation are no part of CODEOWNERS (GitHub's page), and neither are braces.
  return [{ matches: compileGlob(globsOf(pattern), { nobrace: true }), owners }];
}

/**
 * A pattern in gitignore's sense as globs from the root: with a slash at its start or middle it is anchored there,
 * else it may lie at any depth. A directory covers everything below it, but `docs/*` only the files directly in it.
 */
function globsOf(pattern: string): string[] {
  const isDirectory = pattern.endsWith('/');
  const bare = pattern.replace(/^\//, '').replace(/\/$/, '');
  const isAnchored = pattern.startsWith('/') || bare.includes('/');
  const glob = isAnchored ? bare : `**/${bare}`;
  if (isDirectory) return [`${glob}/**/*`];
  return /(^|\/)\*$/.test(bare) ? [glob] : [glob, `${glob}/**/*`];
}
