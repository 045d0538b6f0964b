import { zip } from '../../src/workspace/zip.ts';
import { type Json, later, sha } from './records.ts';

export interface ArtifactStory {
  id: number;
  runId: number;
  name: string;
  /** What a download gives. */
  content: Uint8Array;
  createdAt?: string;
  isExpired?: boolean;
  /** As GitHub lists it; left out, that of the content. */
  bytes?: number;
}

/** An artifact as GitHub lists it. */
function artifact({ id, runId, name, content, ...rest }: ArtifactStory): Json {
  const { createdAt = '2026-11-20T09:01:00Z', isExpired = false, bytes = content.length } = rest;
  const url = `https://api.github.com/repos/contoso/app/actions/artifacts/${id}`;
  return {
    id,
    node_id: `MDg6QXJ0aWZhY3Q${id}`,
    name,
    size_in_bytes: bytes,
    url,
    archive_download_url: `${url}/zip`,
    expired: isExpired,
    digest: `sha256:${'0'.repeat(64)}`,
    created_at: createdAt,
    expires_at: later(createdAt, 90 * 86_400),
    updated_at: createdAt,
    workflow_run: {
      id: runId,
      repository_id: 5001,
      head_repository_id: 5001,
      head_branch: 'main',
      head_sha: sha('a31f9c2'),
    },
  };
}

/** The part of a world that holds these artifacts. */
export function artifactsOf(stories: readonly ArtifactStory[]): {
  artifacts: Json[];
  downloads: Record<number, Uint8Array>;
} {
  return {
    artifacts: stories.map(artifact),
    downloads: Object.fromEntries(stories.map(({ id, content }) => [id, content])),
  };
}

/** An archive as actions/upload-artifact makes it. */
export async function archive(files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const entries = Object.entries(files).map(([name, text]) => ({ name, source: Buffer.from(text) }));
  return Buffer.from((await zip(entries, Infinity)) ?? []);
}
