/**
 * Builds the JSON records that GitHub's REST API answers with, complete by GitHub's own OpenAPI description (checked
 * in __tests__/unit/testing/github-records.test.ts). A builder takes what a story needs to say; the rest is plausible filling.
 */

export const SERVER = 'https://github.com';

export type Json = Record<string, unknown>;
export type Conclusion =
  | 'success'
  | 'failure'
  | 'cancelled'
  | 'skipped'
  | 'timed_out'
  | 'neutral'
  | 'startup_failure';

/** Forty hexadecimal digits that begin with `start`, the same for the same start. */
export function sha(start: string): string {
  let seed = [...start].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) >>> 0, 7);
  let digits = [...start].every((char) => /[0-9a-f]/.test(char)) ? start : '';
  while (digits.length < 40) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    digits += (seed >>> 24).toString(16).padStart(2, '0');
  }
  return digits.slice(0, 40);
}

/** A time in the notation of the REST API, to the second, `seconds` after the start. */
export function later(start: string, seconds: number): string {
  return `${new Date(Date.parse(start) + seconds * 1000).toISOString().slice(0, 19)}Z`;
}

export function account(login: string, id = 1000 + login.length): Json {
  const api = `https://api.github.com/users/${encodeURIComponent(login)}`;
  const isBot = login.endsWith('[bot]');
  return {
    login,
    id,
    node_id: `U_${id}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    gravatar_id: '',
    url: api,
    html_url: isBot ? `${SERVER}/apps/${login.slice(0, -5)}` : `${SERVER}/${login}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type: isBot ? 'Bot' : 'User',
    user_view_type: 'public',
    site_admin: false,
  };
}

const repositoryLinks = {
  archive: '{archive_format}{/ref}',
  assignees: '{/user}',
  blobs: '{/sha}',
  branches: '{/branch}',
  collaborators: '{/collaborator}',
  comments: '{/number}',
  commits: '{/sha}',
  compare: '{base}...{head}',
  contents: '{+path}',
  contributors: '',
  deployments: '',
  downloads: '',
  events: '',
  forks: '',
  git_commits: '{/sha}',
  git_refs: '{/sha}',
  git_tags: '{/sha}',
  hooks: '',
  issue_comment: '{/number}',
  issue_events: '{/number}',
  issues: '{/number}',
  keys: '{/key_id}',
  labels: '{/name}',
  languages: '',
  merges: '',
  milestones: '{/number}',
  notifications: '{?since,all,participating}',
  pulls: '{/number}',
  releases: '{/id}',
  stargazers: '',
  statuses: '{sha}',
  subscribers: '',
  subscription: '',
  tags: '',
  teams: '',
  trees: '{/sha}',
};

export interface RepositoryStory {
  id?: number;
  fullName?: string;
  isPrivate?: boolean;
  isFork?: boolean;
}

/** The short form of a repository, as runs carry it. */
export function repository({
  id = 5001,
  fullName = 'contoso/app',
  isPrivate = true,
  isFork = false,
}: RepositoryStory = {}): Json {
  const [owner = '', name = ''] = fullName.split('/');
  const api = `https://api.github.com/repos/${fullName}`;
  return {
    id,
    node_id: `R_${id}`,
    name,
    full_name: fullName,
    private: isPrivate,
    owner: { ...account(owner, 77), type: 'Organization' },
    html_url: `${SERVER}/${fullName}`,
    description: 'The shop',
    fork: isFork,
    url: api,
    ...Object.fromEntries(
      Object.entries(repositoryLinks).map(([link, rest]) => [
        `${link}_url`,
        `${api}/${link.replace('_', '/')}${rest}`,
      ]),
    ),
  };
}

/** The repository as event payloads carry it. */
export function payloadRepository(story: RepositoryStory = {}): Json {
  return {
    ...repository(story),
    default_branch: 'main',
    visibility: story.isPrivate === false ? 'public' : 'private',
  };
}

/** The repository as "get a repository" gives it. */
export function wholeRepository(story: RepositoryStory = {}): Json {
  const { fullName = 'contoso/app' } = story;
  const counts = ['forks', 'forks_count', 'network_count', 'open_issues', 'open_issues_count', 'size']
    .concat(['stargazers_count', 'subscribers_count', 'watchers', 'watchers_count'])
    .map((name) => [name, 0]);
  const features = ['archived', 'disabled', 'has_discussions', 'has_issues', 'has_pages', 'has_projects']
    .concat('has_wiki')
    .map((name) => [name, false]);
  return {
    ...payloadRepository(story),
    ...Object.fromEntries([...counts, ...features]),
    clone_url: `${SERVER}/${fullName}.git`,
    git_url: `git://github.com/${fullName}.git`,
    ssh_url: `git@github.com:${fullName}.git`,
    svn_url: `${SERVER}/${fullName}`,
    created_at: '2024-03-01T09:00:00Z',
    updated_at: '2026-11-20T09:00:00Z',
    pushed_at: '2026-11-20T09:00:00Z',
    homepage: null,
    language: 'TypeScript',
    license: null,
    mirror_url: null,
  };
}

export interface PersonStory {
  login: string;
  name: string;
  email: string;
}

export interface CommitStory {
  sha: string;
  message: string;
  author: PersonStory;
  /** Left out: the author. */
  committer?: PersonStory;
  date?: string;
  /** The commit before. */
  parent?: string;
  /** No account belongs to the address. */
  isUnknown?: boolean;
}

/** A commit as "compare" lists it. */
export function commit({
  sha: id,
  message,
  author,
  committer = author,
  date = '2026-11-20T09:00:00Z',
  parent,
  isUnknown,
}: CommitStory): Json {
  const api = `https://api.github.com/repos/contoso/app/commits/${id}`;
  return {
    sha: id,
    node_id: `C_${id.slice(0, 8)}`,
    commit: {
      author: { name: author.name, email: author.email, date },
      committer: { name: committer.name, email: committer.email, date },
      message,
      tree: {
        sha: sha(`${id.slice(0, 6)}0`),
        url: `https://api.github.com/repos/contoso/app/git/trees/${sha(`${id.slice(0, 6)}0`)}`,
      },
      url: `https://api.github.com/repos/contoso/app/git/commits/${id}`,
      comment_count: 0,
      verification: {
        verified: false,
        reason: 'unsigned',
        signature: null,
        payload: null,
        verified_at: null,
      },
    },
    url: api,
    html_url: `${SERVER}/contoso/app/commit/${id}`,
    comments_url: `${api}/comments`,
    author: isUnknown ? null : account(author.login),
    committer: isUnknown ? null : account(committer.login),
    parents: parent
      ? [
          {
            sha: parent,
            url: `https://api.github.com/repos/contoso/app/commits/${parent}`,
            html_url: `${SERVER}/contoso/app/commit/${parent}`,
          },
        ]
      : [],
  };
}

/** The same commit as push payloads and runs carry it. */
export function payloadCommit({
  sha: id,
  message,
  author,
  committer = author,
  date = '2026-11-20T09:00:00Z',
}: CommitStory): Json {
  return {
    id,
    tree_id: sha(`${id.slice(0, 6)}0`),
    distinct: true,
    message,
    timestamp: date,
    url: `${SERVER}/contoso/app/commit/${id}`,
    author: { name: author.name, email: author.email, username: author.login, date },
    committer: { name: committer.name, email: committer.email, username: committer.login, date },
    added: [],
    removed: [],
    modified: ['src/cart.ts'],
  };
}

export interface RunStory {
  id: number;
  number: number;
  attempt?: number;
  conclusion: Conclusion | null;
  sha: string;
  branch?: string;
  event?: string;
  title?: string;
  actor?: string;
  triggeringActor?: string;
  startedAt: string;
  seconds?: number;
  headCommit?: CommitStory;
  headRepository?: RepositoryStory;
  pullRequests?: { number: number; base: string; baseSha: string }[];
  workflow?: { id: number; name: string; path: string };
  fullName?: string;
}

export const WORKFLOW = { id: 4242, name: 'CI', path: '.github/workflows/ci.yml' };

/** A workflow run; `conclusion: null` is one that is still going. */
export function workflowRun(story: RunStory): Json {
  const {
    id,
    number,
    attempt = 1,
    conclusion,
    branch = 'main',
    event = 'push',
    actor = 'ada',
    startedAt,
    seconds = 240,
    headCommit,
    headRepository,
    pullRequests = [],
    workflow = WORKFLOW,
    fullName = 'contoso/app',
  } = story;
  const api = `https://api.github.com/repos/${fullName}/actions/runs/${id}`;
  return {
    id,
    name: workflow.name,
    node_id: `WFR_${id}`,
    head_branch: branch,
    head_sha: story.sha,
    path: workflow.path,
    display_title: story.title ?? headCommit?.message.split('\n')[0] ?? 'Build',
    run_number: number,
    event,
    status: conclusion === null ? 'in_progress' : 'completed',
    conclusion,
    workflow_id: workflow.id,
    check_suite_id: id + 1,
    check_suite_node_id: `CS_${id + 1}`,
    url: api,
    html_url: `${SERVER}/${fullName}/actions/runs/${id}`,
    pull_requests: pullRequests.map(({ number: pull, base, baseSha }) => ({
      id: 800_000 + pull,
      number: pull,
      url: `https://api.github.com/repos/${fullName}/pulls/${pull}`,
      head: {
        ref: branch,
        sha: story.sha,
        repo: { id: 5001, url: `https://api.github.com/repos/${fullName}`, name: 'app' },
      },
      base: {
        ref: base,
        sha: baseSha,
        repo: { id: 5001, url: `https://api.github.com/repos/${fullName}`, name: 'app' },
      },
    })),
    created_at: startedAt,
    updated_at: later(startedAt, seconds),
    actor: account(actor),
    run_attempt: attempt,
    referenced_workflows: [],
    run_started_at: startedAt,
    triggering_actor: account(story.triggeringActor ?? actor),
    jobs_url: `${api}/jobs`,
    logs_url: `${api}/logs`,
    check_suite_url: `https://api.github.com/repos/${fullName}/check-suites/${id + 1}`,
    artifacts_url: `${api}/artifacts`,
    cancel_url: `${api}/cancel`,
    rerun_url: `${api}/rerun`,
    previous_attempt_url: attempt > 1 ? `${api}/attempts/${attempt - 1}` : null,
    workflow_url: `https://api.github.com/repos/${fullName}/actions/workflows/${workflow.id}`,
    head_commit: headCommit
      ? {
          id: headCommit.sha,
          tree_id: sha(`${headCommit.sha.slice(0, 6)}0`),
          message: headCommit.message,
          timestamp: headCommit.date ?? startedAt,
          author: { name: headCommit.author.name, email: headCommit.author.email },
          committer: { name: headCommit.author.name, email: headCommit.author.email },
        }
      : null,
    repository: repository({ fullName }),
    head_repository: repository({ fullName, ...headRepository }),
  };
}

export interface StepStory {
  name: string;
  conclusion?: Conclusion | null;
  seconds?: number;
}

export interface JobStory {
  id: number;
  runId: number;
  attempt?: number;
  name: string;
  conclusion: Conclusion | null;
  status?: 'queued' | 'in_progress' | 'completed';
  sha: string;
  startedAt: string;
  steps?: StepStory[];
  runner?: string;
  labels?: string[];
  branch?: string;
}

/** A job of a run. Steps follow one another from the job's start; `conclusion: null` is one still going. */
export function job(story: JobStory): Json {
  const {
    id,
    runId,
    conclusion,
    startedAt,
    labels = ['ubuntu-latest'],
    branch = 'main',
    attempt = 1,
  } = story;
  const api = 'https://api.github.com/repos/contoso/app';
  let clock = 0;
  const steps = (story.steps ?? []).map((step, index) => {
    const { conclusion: ended = 'success', seconds = 5 } = step;
    const from = clock;
    clock += seconds;
    return {
      name: step.name,
      status: ended === null ? 'in_progress' : 'completed',
      conclusion: ended,
      number: index + 1,
      started_at: later(startedAt, from),
      completed_at: ended === null ? null : later(startedAt, clock),
    };
  });
  const status = story.status ?? (conclusion === null ? 'in_progress' : 'completed');
  return {
    id,
    run_id: runId,
    workflow_name: 'CI',
    head_branch: branch,
    run_url: `${api}/actions/runs/${runId}`,
    run_attempt: attempt,
    node_id: `CR_${id}`,
    head_sha: story.sha,
    url: `${api}/actions/jobs/${id}`,
    html_url: `${SERVER}/contoso/app/actions/runs/${runId}/job/${id}`,
    status,
    conclusion,
    created_at: later(startedAt, -3),
    started_at: startedAt,
    completed_at: conclusion === null ? null : later(startedAt, Math.max(clock, 1)),
    name: story.name,
    steps,
    check_run_url: `${api}/check-runs/${id}`,
    labels,
    runner_id: 3,
    runner_name: story.runner ?? `GitHub Actions ${(id % 40) + 1}`,
    runner_group_id: 0,
    runner_group_name: 'GitHub Actions',
  };
}

export interface AnnotationStory {
  level: 'failure' | 'warning' | 'notice';
  message: string;
  path?: string;
  line?: number;
  title?: string;
}

/** An annotation of a check run. The runner writes `.github` where a message names no file. */
export function annotation(
  { level, message, path = '.github', line = 1, title }: AnnotationStory,
  commitSha = sha('a31f9c2'),
): Json {
  return {
    path,
    blob_href: `${SERVER}/contoso/app/blob/${commitSha}/${path}`,
    start_line: line,
    start_column: null,
    end_line: line,
    end_column: null,
    annotation_level: level,
    title: title ?? '',
    message,
    raw_details: '',
  };
}

/** What "compare" answers: `status`, commits oldest first, files. */
export function comparison(
  base: CommitStory,
  head: string,
  commits: CommitStory[],
  files: string[] = [],
  status = 'ahead',
): Json {
  const html = `${SERVER}/contoso/app/compare/${base.sha}...${head}`;
  return {
    url: `https://api.github.com/repos/contoso/app/compare/${base.sha}...${head}`,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: commit(base),
    merge_base_commit: commit(base),
    status,
    ahead_by: commits.length,
    behind_by: status === 'diverged' || status === 'behind' ? 2 : 0,
    total_commits: commits.length,
    commits: commits.map(commit),
    files: files.map((filename) => ({
      sha: sha(filename),
      filename,
      status: 'modified',
      additions: 3,
      deletions: 1,
      changes: 4,
      blob_url: `${SERVER}/contoso/app/blob/${head}/${encodeURIComponent(filename)}`,
      raw_url: `${SERVER}/contoso/app/raw/${head}/${encodeURIComponent(filename)}`,
      contents_url: `https://api.github.com/repos/contoso/app/contents/${encodeURIComponent(filename)}?ref=${head}`,
      patch: '@@ -1 +1 @@\n-a\n+b',
    })),
  };
}

export interface PullStory {
  number: number;
  title: string;
  author: string;
  head: string;
  headSha: string;
  base?: string;
  baseSha?: string;
  headRepository?: RepositoryStory;
  isDraft?: boolean;
}

/** A pull request as lists carry it. */
export function pull(story: PullStory): Json {
  const { number, title, author, base = 'main', baseSha = sha('ba5e'), headRepository } = story;
  const api = `https://api.github.com/repos/contoso/app`;
  const html = `${SERVER}/contoso/app/pull/${number}`;
  const headOwner = (headRepository?.fullName ?? 'contoso/app').split('/')[0] ?? '';
  const links: Record<string, string> = {
    self: `${api}/pulls/${number}`,
    html,
    issue: `${api}/issues/${number}`,
    comments: `${api}/issues/${number}/comments`,
    review_comments: `${api}/pulls/${number}/comments`,
    review_comment: `${api}/pulls/comments{/number}`,
    commits: `${api}/pulls/${number}/commits`,
    statuses: `${api}/statuses/${story.headSha}`,
  };
  return {
    url: links['self'],
    id: 800_000 + number,
    node_id: `PR_${number}`,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: links['issue'],
    commits_url: links['commits'],
    review_comments_url: links['review_comments'],
    review_comment_url: links['review_comment'],
    comments_url: links['comments'],
    statuses_url: links['statuses'],
    number,
    state: 'open',
    locked: false,
    title,
    user: account(author),
    body: null,
    labels: [],
    milestone: null,
    active_lock_reason: null,
    created_at: '2026-11-19T08:00:00Z',
    updated_at: '2026-11-20T08:00:00Z',
    closed_at: null,
    merged_at: null,
    merge_commit_sha: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: {
      label: `${headOwner}:${story.head}`,
      ref: story.head,
      sha: story.headSha,
      user: account(headOwner),
      repo: fullRepository(headRepository),
    },
    base: {
      label: `contoso:${base}`,
      ref: base,
      sha: baseSha,
      user: account('contoso'),
      repo: fullRepository(),
    },
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
    author_association: 'CONTRIBUTOR',
    auto_merge: null,
    draft: story.isDraft ?? false,
  };
}

function fullRepository(story: RepositoryStory = {}): Json {
  const { fullName = 'contoso/app' } = story;
  return {
    ...repository(story),
    default_branch: 'main',
    clone_url: `${SERVER}/${fullName}.git`,
    git_url: `git://github.com/${fullName}.git`,
    ssh_url: `git@github.com:${fullName}.git`,
    svn_url: `${SERVER}/${fullName}`,
    mirror_url: null,
    homepage: null,
    language: 'TypeScript',
    forks: 0,
    forks_count: 0,
    stargazers_count: 1,
    watchers: 1,
    watchers_count: 1,
    size: 108,
    open_issues: 0,
    open_issues_count: 0,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    has_pull_requests: true,
    archived: false,
    disabled: false,
    visibility: 'public',
    license: null,
    pushed_at: '2026-11-20T08:00:00Z',
    created_at: '2024-01-01T00:00:00Z',
    updated_at: '2026-11-20T08:00:00Z',
  };
}

/** A text file as "repository contents" answers it. */
export function contents(path: string, text: string): Json {
  const api = `https://api.github.com/repos/contoso/app/contents/${path}?ref=main`;
  return {
    type: 'file',
    encoding: 'base64',
    size: Buffer.byteLength(text),
    name: path.split('/').at(-1),
    path,
    content: Buffer.from(text).toString('base64'),
    sha: sha(path),
    url: api,
    git_url: `https://api.github.com/repos/contoso/app/git/blobs/${sha(path)}`,
    html_url: `${SERVER}/contoso/app/blob/main/${path}`,
    download_url: `https://raw.githubusercontent.com/contoso/app/main/${path}`,
    _links: {
      self: api,
      git: `https://api.github.com/repos/contoso/app/git/blobs/${sha(path)}`,
      html: `${SERVER}/contoso/app/blob/main/${path}`,
    },
  };
}
