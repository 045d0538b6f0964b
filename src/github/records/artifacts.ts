import { at, countOf, listOf, textOf, timeOf } from '../api/json.ts';
import type { Answer, GitHubApi } from '../api/requests.ts';

/** An artifact that can still be downloaded. */
export interface Artifact {
  id: number;
  name: string;
  /** Size of the download. */
  bytes: number;
  /** ISO time; empty where GitHub does not tell it. */
  createdAt: string;
}

/**
 * Lists the artifacts of a run, newest first. A re-run may leave several of one name: those of earlier attempts come
 * later. An artifact that has expired is left out, and one whose name is no name of a folder.
 *
 * Source: docs.github.com, REST API, "List workflow run artifacts".
 */
export async function listArtifacts(api: GitHubApi, runId: number): Promise<Answer<Artifact[]>> {
  const answer = await api.get('artifacts', { run_id: runId, per_page: 100 });
  if (!answer.ok) return answer;
  const artifacts = listOf(at(answer.data, 'artifacts')).flatMap((json): Artifact[] => {
    const id = countOf(at(json, 'id'));
    const name = textOf(at(json, 'name'), { maxLength: 256 });
    const bytes = countOf(at(json, 'size_in_bytes')) ?? 0;
    const createdAt = timeOf(at(json, 'created_at')) ?? '';
    if (id === undefined || name === undefined || at(json, 'expired') === true) return [];
    return /^\.\.?$|[\\/]/.test(name) ? [] : [{ id, name, bytes, createdAt }];
  });
  return { ok: true, data: artifacts.sort((a, b) => b.id - a.id) };
}
