/**
 * Addresses of pages on GitHub, put together from the server's own URL and from ids, so that nothing that a stranger
 * wrote can lead a reader elsewhere.
 */
export interface Links {
  readonly server: string;
  readonly repo: string;
  run(id: number, attempt?: number): string;
  job(runId: number, jobId: number): string;
  workflow(path: string): string;
  branch(name: string): string;
  commit(sha: string): string;
  compare(base: string, head: string): string;
  pull(number: number): string;
  /** Page of the merge queue of a branch. */
  queue(branch: string): string;
  blob(sha: string, path: string, line?: number): string;
  person(login: string): string;
}

/**
 * @param server   GITHUB_SERVER_URL; anything but an http(s) address is taken for github.com
 * @param fullName `owner/name`
 */
export function linksFor(server: string | undefined, fullName: string): Links {
  const origin = originOf(server);
  const repo = `${origin}/${encodePath(fullName)}`;
  return {
    server: origin,
    repo,
    run: (id, attempt = 1) => `${repo}/actions/runs/${id}${attempt > 1 ? `/attempts/${attempt}` : ''}`,
    job: (runId, jobId) => `${repo}/actions/runs/${runId}/job/${jobId}`,
    workflow: (path) => `${repo}/actions/workflows/${encodePath(path.split('/').at(-1) ?? path)}`,
    branch: (name) => `${repo}/tree/${encodePath(name)}`,
    commit: (sha) => `${repo}/commit/${sha}`,
    compare: (base, head) => `${repo}/compare/${base}...${head}`,
    pull: (number) => `${repo}/pull/${number}`,
    queue: (branch) => `${repo}/queue/${encodePath(branch)}`,
    blob: (sha, path, line) =>
      `${repo}/blob/${sha}/${encodePath(path)}${line === undefined ? '' : `#L${line}`}`,
    person: (login) =>
      login.endsWith('[bot]')
        ? `${origin}/apps/${encodePath(login.slice(0, -'[bot]'.length))}`
        : `${origin}/${encodePath(login)}`,
  };
}

function originOf(server: string | undefined): string {
  const isWeb = server !== undefined && URL.canParse(server) && /^https?:$/.test(new URL(server).protocol);
  return isWeb ? server.replace(/(?<!\/)\/+$/, '') : 'https://github.com';
}

/** Each segment encoded; `.` and `..`, which no ref and no tracked path has, are left out. */
export function encodePath(path: string): string {
  const segments = path.toWellFormed().split('/');
  return segments
    .filter((segment) => !/^\.\.?$/.test(segment))
    .map(encodeURIComponent)
    .join('/');
}
