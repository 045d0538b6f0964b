import { linksFor } from '../../src/github/api/links.ts';
import { GitHubApi } from '../../src/github/api/requests.ts';
import type { KindOptions } from '../../src/github/other-kinds.ts';
import { type EventRecord, readEvent } from '../../src/github/records/event.ts';
import type { Json } from './records.ts';
import type { GitHubWorld } from './routes.ts';
import { findViolations } from './schema.ts';
import { type GitHubStub, type StubOptions, startGitHubStub } from './stub.ts';

const NOW = '2026-11-20T09:05:00Z';

/** Variables of a run of `release.yml` on `main`. */
const env: Record<string, string> = {
  GITHUB_REPOSITORY: 'contoso/app',
  GITHUB_REPOSITORY_ID: '5001',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_RUN_ID: '9010',
  GITHUB_RUN_NUMBER: '10',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_WORKFLOW: 'Ship',
  GITHUB_WORKFLOW_REF: 'contoso/app/.github/workflows/ship.yml@refs/heads/main',
  GITHUB_SHA: 'a'.repeat(40),
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REF_NAME: 'main',
  GITHUB_REF_TYPE: 'branch',
  GITHUB_ACTOR: 'ada',
};

export const onTag = (tag: string): Record<string, string> => ({
  GITHUB_REF: `refs/tags/${tag}`,
  GITHUB_REF_NAME: tag,
  GITHUB_REF_TYPE: 'tag',
});

export function eventOf(
  name: string,
  payload: Json,
  own: { env?: Record<string, string>; job?: Json; needs?: Json } = {},
): EventRecord {
  const { job = { status: 'success' }, needs } = own;
  return readEvent({ ...env, GITHUB_EVENT_NAME: name, ...own.env }, payload, {
    job,
    ...(needs ? { needs } : {}),
  });
}

export function optionsOf(payload: unknown, rest: Partial<KindOptions> = {}): KindOptions {
  return { now: NOW, payload, isAsked: false, commits: 10, wantsCommitters: false, ...rest };
}

export function worldOf(parts: Partial<GitHubWorld> = {}): GitHubWorld {
  return {
    fullName: 'contoso/app',
    runs: [],
    attempts: [],
    jobs: [],
    logs: {},
    annotations: {},
    comparisons: {},
    commitPulls: {},
    pulls: [],
    files: {},
    ...parts,
  };
}

export interface Stage {
  api: GitHubApi;
  stub: GitHubStub;
  /** Paths after the repository, with the query, in the order of the requests. */
  asked(): string[];
  /** Where requests and answers differ from GitHub's OpenAPI description. */
  violations: string[];
}

/**
 * What the description does not get right: `created` takes a range ("Returns workflow runs created within the given
 * date-time range", in search syntax), and a query is text, `true` too.
 */
const misdescribed = [
  '/repos/{owner}/{repo}/actions/runs?created must match format "date-time"',
  '/repos/{owner}/{repo}/actions/runs?exclude_pull_requests must be boolean',
];

/** Runs `play` with a client of the stub. */
export async function onStage<T>(
  world: GitHubWorld,
  play: (stage: Stage) => Promise<T>,
  options: StubOptions & { signal?: AbortSignal; isChecked?: boolean } = {},
): Promise<T> {
  const violations: string[] = [];
  const stub = await startGitHubStub(world, {
    ...options,
    onReply: (path, query, reply) => {
      if (options.isChecked !== false)
        violations.push(...findViolations(path, query, reply).filter((each) => !misdescribed.includes(each)));
    },
  });
  const api = GitHubApi.connect({
    token: 'ghs_test',
    baseUrl: stub.url,
    owner: 'contoso',
    repo: 'app',
    links: linksFor(undefined, 'contoso/app'),
    scrub: (text) => text,
    signal: options.signal ?? new AbortController().signal,
  });
  const asked = (): string[] =>
    stub.requests.map(({ path, query }) => {
      const search = new URLSearchParams(query).toString();
      return `${path.replace('/repos/contoso/app', '')}${search ? `?${search}` : ''}`;
    });
  try {
    return await play({ api, stub, asked, violations });
  } finally {
    await stub.stop();
  }
}
