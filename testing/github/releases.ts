import { account, type Json, repository, SERVER } from './records.ts';

const API = 'https://api.github.com/repos/contoso/app';

export interface AssetStory {
  name: string;
  size: number;
  digest?: string | null;
  state?: 'uploaded' | 'open';
}

export interface ReleaseStory {
  id?: number;
  tag: string;
  name?: string | null;
  body?: string | null;
  isDraft?: boolean;
  isPrerelease?: boolean;
  publishedAt?: string | null;
  author?: string;
  assets?: AssetStory[];
  target?: string;
}

/** A release of the REST API. */
export function release(story: ReleaseStory): Json {
  const {
    id = 700,
    tag,
    isDraft = false,
    isPrerelease = false,
    publishedAt = '2026-11-20T09:00:00Z',
    author = 'ada',
    target = 'main',
  } = story;
  const page = isDraft ? 'untagged-0a1b2c3d4e5f' : tag;
  return {
    url: `${API}/releases/${id}`,
    html_url: `${SERVER}/contoso/app/releases/tag/${page}`,
    assets_url: `${API}/releases/${id}/assets`,
    upload_url: `https://uploads.github.com/repos/contoso/app/releases/${id}/assets{?name,label}`,
    tarball_url: isDraft ? null : `${API}/tarball/${tag}`,
    zipball_url: isDraft ? null : `${API}/zipball/${tag}`,
    id,
    node_id: `RE_${id}`,
    tag_name: tag,
    target_commitish: target,
    name: story.name ?? null,
    body: story.body ?? null,
    draft: isDraft,
    prerelease: isPrerelease,
    created_at: publishedAt ?? '2026-11-20T08:00:00Z',
    published_at: isDraft ? null : publishedAt,
    author: account(author),
    assets: (story.assets ?? []).map(({ name, size, digest = null, state = 'uploaded' }, index) => ({
      url: `${API}/releases/assets/${id * 100 + index}`,
      browser_download_url: `${SERVER}/contoso/app/releases/download/${page}/${name}`,
      id: id * 100 + index,
      node_id: `RA_${id * 100 + index}`,
      name,
      label: null,
      state,
      content_type: 'application/octet-stream',
      size,
      digest,
      download_count: 0,
      created_at: '2026-11-20T08:30:00Z',
      updated_at: '2026-11-20T08:31:00Z',
      uploader: account(author),
    })),
  };
}

export interface DeploymentStory {
  id: number;
  sha: string;
  environment?: string;
  ref?: string;
  createdAt: string;
  creator?: string;
  isProduction?: boolean;
}

/** A deployment of the REST API. */
export function deployment(story: DeploymentStory): Json {
  const { id, sha, environment = 'production', ref = 'main', createdAt, creator = 'ada' } = story;
  return {
    url: `${API}/deployments/${id}`,
    id,
    node_id: `DE_${id}`,
    sha,
    ref,
    task: 'deploy',
    payload: {},
    original_environment: environment,
    environment,
    description: null,
    creator: account(creator),
    created_at: createdAt,
    updated_at: createdAt,
    statuses_url: `${API}/deployments/${id}/statuses`,
    repository_url: API,
    transient_environment: false,
    production_environment: story.isProduction ?? environment === 'production',
  };
}

export interface StatusStory {
  id?: number;
  deploymentId: number;
  state: string;
  at: string;
  environment?: string;
  url?: string;
  logUrl?: string;
}

/** A deployment status of the REST API. */
export function deploymentStatus(story: StatusStory): Json {
  const {
    id = 1,
    deploymentId,
    state,
    at,
    environment = 'production',
    url,
    logUrl = `${SERVER}/contoso/app/actions/runs/1/job/1`,
  } = story;
  const api = `${API}/deployments/${deploymentId}`;
  return {
    url: `${api}/statuses/${id}`,
    id,
    node_id: `DS_${id}`,
    state,
    creator: account('github-actions[bot]'),
    description: '',
    environment,
    target_url: logUrl,
    created_at: at,
    updated_at: at,
    deployment_url: api,
    repository_url: API,
    ...(url === undefined ? {} : { environment_url: url }),
    log_url: logUrl,
  };
}

/** What a reviewer of a run said. */
export function approval(
  user: string,
  environment: string,
  state: 'approved' | 'rejected' = 'approved',
): Json {
  return {
    state,
    comment: 'Go',
    environments: [
      {
        id: 1,
        node_id: 'EN_1',
        name: environment,
        url: `${API}/environments/${environment}`,
        html_url: `${SERVER}/contoso/app/deployments/activity_log?environments_filter=${environment}`,
        created_at: '2026-01-01T00:00:00Z',
        updated_at: '2026-01-01T00:00:00Z',
      },
    ],
    user: account(user),
  };
}

/** A payload of the given event with the fields that every payload has. */
export function payload(parts: Json): Json {
  return { ...parts, repository: { ...repository(), default_branch: 'main' }, sender: account('ada') };
}
