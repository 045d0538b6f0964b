/**
 * Checks the links of all Markdown files that stay inside the repository: the file exists, and so does the heading. Links
 * to the repository's own pages on GitHub count as such. Needs no network.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import GithubSlugger from 'github-slugger';
import MarkdownIt from 'markdown-it';

const OWN = /^https:\/\/github\.com\/acs-mail\/acs-mail-action\/(?:blob|tree)\/main\//;
const markdown = new MarkdownIt({ html: true });

/** The anchors of a Markdown file as GitHub makes them: of its headings, and `id` and `name` in its HTML. */
export function anchorsOf(text: string): Set<string> {
  const slugger = new GithubSlugger();
  const tokens = markdown.parse(text, {});
  const headings = tokens.flatMap((token, index) => {
    if (token.type !== 'heading_open') return [];
    const shown = tokens[index + 1]?.children ?? [];
    return slugger.slug(
      shown.map(({ type, content }) => (type === 'text' || type === 'code_inline' ? content : '')).join(''),
    );
  });
  const written = [...text.matchAll(/<[^>]*\s(?:id|name)="([^"]+)"/g)].map((match) => match[1] ?? '');
  return new Set([...headings, ...written]);
}

/** The targets of all links and images of a Markdown file, HTML included. */
export function linksOf(text: string): string[] {
  const found: string[] = [];
  for (const token of markdown.parse(text, {}).flatMap((block) => [block, ...(block.children ?? [])])) {
    if (token.type === 'link_open') found.push(String(token.attrGet('href')));
    if (token.type === 'image') found.push(String(token.attrGet('src')));
    if (token.type.startsWith('html_')) {
      found.push(
        ...[...token.content.matchAll(/\b(?:href|src|srcset)="([^"]+)"/g)].map((match) => match[1] ?? ''),
      );
    }
  }
  return found;
}

/**
 * The dead links of the given Markdown files, each as `file: link: reason`.
 * @param paths repository paths of the files whose links are looked at
 * @param read the text of a Markdown file
 * @param exists whether a repository path is a file or folder
 */
export function findDeadLinks(
  paths: readonly string[],
  read: (path: string) => string,
  exists: (path: string) => boolean,
): string[] {
  const anchors = new Map<string, Set<string>>();
  const knows = (path: string, anchor: string): boolean => {
    const known = anchors.get(path) ?? anchorsOf(read(path));
    anchors.set(path, known);
    return known.has(anchor);
  };
  return paths.flatMap((path) =>
    linksOf(read(path)).flatMap((link) => {
      const own = link.replace(OWN, '/');
      if (/^[a-z][a-z0-9+.-]*:/i.test(own)) return [];
      const [file = '', anchor] = own.split('#');
      const from = file.startsWith('/') ? '.' : dirname(path);
      const target = file === '' ? path : posix.normalize(join(from, decodeURIComponent(file)));
      if (!exists(target)) return [`${path}: ${link}: no such file`];
      if (anchor === undefined || !target.endsWith('.md') || knows(target, anchor)) return [];
      return [`${path}: ${link}: no such heading`];
    }),
  );
}

if (import.meta.main) {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md']);
  const paths = listed
    .toString()
    .split('\n')
    .filter((path) => path !== '' && existsSync(path));
  const dead = findDeadLinks(paths, (path) => readFileSync(path, 'utf8'), existsSync);
  for (const problem of dead) console.error(problem);
  console.log(`${paths.length} files, ${dead.length} dead links`);
  process.exitCode = dead.length === 0 ? 0 : 1;
}
