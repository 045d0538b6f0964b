import type { Answer, GitHubApi } from '../api/api.ts';
import { at } from '../api/json.ts';

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
    const answer = await api.get('contents', { path, ref: defaultBranch || undefined });
    if (answer.ok) return { ok: true, data: decode(answer.data) };
    if (answer.failure.kind !== 'not-found') return answer;
  }
  return { ok: true, data: '' };
}

function decode(json: unknown): string {
  const content = at(json, 'content');
  if (typeof content !== 'string' || at(json, 'encoding') !== 'base64') return '';
  return Buffer.from(content, 'base64').toString('utf8');
}
