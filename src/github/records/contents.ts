import { at } from '../api/json.ts';
import type { Answer, GitHubApi } from '../api/requests.ts';

/**
 * Reads a file of the repository.
 *
 * @param ref branch; empty: whatever GitHub takes for the default branch
 * @returns the text; empty for what is no file
 */
export async function readFile(api: GitHubApi, path: string, ref: string): Promise<Answer<string>> {
  const answer = await api.get('contents', { path, ref: ref || undefined });
  if (!answer.ok) return answer;
  const content = at(answer.data, 'content');
  const isText = typeof content === 'string' && at(answer.data, 'encoding') === 'base64';
  return { ok: true, data: isText ? Buffer.from(content, 'base64').toString('utf8') : '' };
}
