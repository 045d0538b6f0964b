import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { Endpoint } from '../../../src/github/api/endpoints.ts';
import { missingOf } from '../../../src/github/api/failure.ts';
import { linksFor } from '../../../src/github/api/links.ts';
import { type Answer, GitHubApi } from '../../../src/github/api/requests.ts';
import { listJobs } from '../../../src/github/records/jobs.ts';
import { listRuns } from '../../../src/github/records/runs.ts';
import { workflowRun } from '../../../testing/github/records.ts';
import { largeMatrix, stillFailing } from '../../../testing/github/scenarios.ts';
import { endSilence } from '../../../testing/github/silence.ts';
import { type GitHubStub, type StubOptions, startGitHubStub } from '../../../testing/github/stub.ts';

const links = linksFor(undefined, 'contoso/app');
let stub: GitHubStub | undefined;
afterEach(async () => {
  await stub?.stop();
  stub = undefined;
});

async function connect(
  options: StubOptions & {
    signal?: AbortSignal;
    baseUrl?: string;
    world?: GitHubStub['world'];
  } = {},
): Promise<GitHubApi> {
  stub = await startGitHubStub(options.world ?? stillFailing().world, options);
  return GitHubApi.connect({
    token: 'ghs_secret',
    baseUrl: options.baseUrl ?? stub.url,
    owner: 'contoso',
    repo: 'app',
    links,
    scrub: (text) => text,
    signal: options.signal ?? new AbortController().signal,
  });
}

const getRun = (api: GitHubApi): Promise<Answer> => api.get('run', { run_id: 9010 });
const reasonOf = (answer: Answer<unknown>): string => (answer.ok ? 'ok' : answer.failure.reason);

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of stream) text += decoder.decode(chunk, { stream: true });
  return text;
}

describe('answers', () => {
  it('reads a record, with the token, under the address of a GitHub Enterprise Server', async () => {
    const api = await connect({ prefix: '/api/v3' });
    expect(await getRun(api)).toMatchObject({ ok: true, data: { id: 9010, head_branch: 'main' } });
    expect(stub?.requests[0]).toMatchObject({
      path: '/api/v3/repos/contoso/app/actions/runs/9010',
      authorization: 'token ghs_secret',
    });
    expect(api.calls).toEqual([
      {
        endpoint: 'run',
        path: '/repos/contoso/app/actions/runs/9010',
        status: 200,
        startedMs: expect.any(Number),
        endedMs: expect.any(Number),
      },
    ]);
  });

  it('streams a log from the host that GitHub redirects to, without showing it the token', async () => {
    const api = await connect();
    const log = await api.stream('log', { job_id: 51_007 });
    expect(log.ok && (await readAll(log.data))).toContain('AssertionError: expected 1290 to be 1240');
    expect(stub?.requests.map(({ host, authorization }) => [host, authorization])).toEqual([
      ['api', 'token ghs_secret'],
      ['blobs', ''],
    ]);
  });

  it('never holds a long log: it comes piece by piece, and leaving ends the download', async () => {
    let sent = 0;
    const world = stillFailing().world;
    world.logs[51_007] = function* () {
      for (;;) yield Buffer.alloc(65_536, ++sent & 127);
    };
    const api = await connect({ world });
    const log = await api.stream('log', { job_id: 51_007 });
    let received = 0;
    if (log.ok) {
      for await (const chunk of log.data) {
        received += chunk.byteLength;
        if (received > 5_000_000) break;
      }
    }
    expect(received).toBeGreaterThan(5_000_000);
    expect(sent * 65_536, 'what lies in buffers between').toBeLessThan(received + 20_000_000);
  });

  it('reads all pages of the jobs: the first one, then the others at the same time', async () => {
    const api = await connect({ world: largeMatrix().world });
    const list = await listJobs(api, { id: 9010, attempt: 1 }, {});
    expect(list.ok && [list.data.jobs.length, list.data.isComplete]).toEqual([300, true]);
    expect(stub?.requests.map(({ query }) => query['page'])).toEqual([undefined, '2', '3']);
    const [first, second, third] = api.calls;
    expect(second?.startedMs).toBeGreaterThanOrEqual(first?.endedMs ?? Number.NaN);
    expect(third?.startedMs).toBeLessThanOrEqual(second?.endedMs ?? Number.NaN);
  });

  it('says so when a page is lost', async () => {
    const faults = [{ kind: 'status', status: 502, on: /[?&]page=2/ }] as const;
    const api = await connect({ world: largeMatrix().world, faults });
    const list = await listJobs(api, { id: 9010, attempt: 1 }, {});
    expect(list.ok && [list.data.jobs.length, list.data.isComplete]).toEqual([200, false]);
  });

  it('reads pages of runs only until one is green', async () => {
    const world = stillFailing().world;
    const red = (number: number) =>
      workflowRun({
        id: number,
        number,
        conclusion: 'failure',
        sha: 'a'.repeat(40),
        startedAt: '2026-11-20T09:00:00Z',
      });
    const green = workflowRun({
      id: 55,
      number: 55,
      conclusion: 'success',
      sha: 'b'.repeat(40),
      startedAt: '2026-11-01T09:00:00Z',
    });
    world.runs = [
      ...Array.from({ length: 100 }, (_, index) => red(100 + index)),
      green,
      ...Array.from({ length: 50 }, (_, index) => red(1 + index)),
    ];
    const api = await connect({ world });
    const list = await listRuns(api, 'ci.yml', { branch: 'main', event: 'push' }, ({ runs }) =>
      runs.some((run) => run.conclusion === 'success'),
    );
    expect(list.ok && [list.data.runs.length, list.data.isComplete]).toEqual([120, false]);
    expect(stub?.requests.map(({ query }) => query)).toEqual([
      { branch: 'main', status: 'completed', per_page: '30' },
      { branch: 'main', status: 'completed', per_page: '30', page: '2' },
      { branch: 'main', status: 'completed', per_page: '30', page: '3' },
      { branch: 'main', status: 'completed', per_page: '30', page: '4' },
    ]);
  });
});

describe('failures', () => {
  it.each<[string, StubOptions, string, string, number]>([
    [
      'a missing permission',
      { denied: ['actions'] },
      'permission',
      'The token has no permission `actions: read`.',
      1,
    ],
    [
      'no such run',
      { faults: [{ kind: 'status', status: 404 }] },
      'not-found',
      'GitHub does not find it (404).',
      1,
    ],
    [
      'a token that is not accepted',
      { faults: [{ kind: 'status', status: 401 }] },
      'token',
      'GitHub does not accept the token (401).',
      1,
    ],
    [
      'an error, and again',
      { faults: [{ kind: 'status', status: 500 }] },
      'server',
      'GitHub had an error (500).',
      2,
    ],
    [
      'a lost connection, and again',
      { faults: [{ kind: 'reset' }] },
      'network',
      expect.stringMatching(/^GitHub \(127\.0\.0\.1:\d+\) could not be reached: \w+\.$/),
      2,
    ],
    ['silence', { faults: [{ kind: 'hang' }] }, 'timeout', 'GitHub did not answer within 10 s.', 1],
    [
      'half an answer',
      { faults: [{ kind: 'hang-in-body' }] },
      'timeout',
      'GitHub did not answer within 10 s.',
      1,
    ],
    [
      'broken JSON',
      { faults: [{ kind: 'body', body: '{"id":' }] },
      'invalid',
      'GitHub’s answer was not understood.',
      1,
    ],
    [
      'a login page of a proxy',
      { faults: [{ kind: 'body', body: '<html>', contentType: 'text/html' }] },
      'invalid',
      'GitHub’s answer was not understood.',
      1,
    ],
    [
      'a content type that is none',
      { faults: [{ kind: 'body', body: '{}', contentType: ';;;' }] },
      'invalid',
      'GitHub’s answer was not understood.',
      1,
    ],
    [
      'null',
      { faults: [{ kind: 'body', body: 'null' }] },
      'invalid',
      'GitHub’s answer was not understood.',
      1,
    ],
    [
      'another refusal',
      {
        faults: [{ kind: 'status', status: 403, reply: { body: { message: 'Repository access blocked' } } }],
      },
      'refused',
      'GitHub refuses to answer (403: Repository access blocked).',
      1,
    ],
    [
      'used-up requests',
      { faults: [{ kind: 'rate-limit', resetsAt: new Date('2026-11-20T10:30:00Z') }] },
      'rate-limit',
      'The token’s requests to GitHub are used up until 10:30 UTC.',
      1,
    ],
    [
      'a long pause asked for',
      { faults: [{ kind: 'secondary-limit', retryAfter: 60 }] },
      'rate-limit',
      'GitHub asks for fewer requests at a time (secondary rate limit).',
      1,
    ],
  ])('%s', async (_case, options, kind, reason, requests) => {
    using silence = endSilence();
    const api = await connect({ ...options, onFault: kind === 'timeout' ? silence.onFault : undefined });
    const answer = await getRun(api);
    expect(answer).toMatchObject({ ok: false, failure: { kind, reason } });
    expect(stub?.requests).toHaveLength(requests);
    expect(api.calls).toHaveLength(requests);
    expect(JSON.stringify(answer)).not.toContain('ghs_secret');
  });

  it('an answer without end is cut off', async () => {
    const api = await connect({ faults: [{ kind: 'endless' }] });
    expect(reasonOf(await getRun(api))).toBe('GitHub’s answer was larger than 25 MB and was ignored.');
  });

  it.each<[string, NonNullable<StubOptions['faults']>[number]]>([
    ['an error', { kind: 'status', status: 503, times: 1 }],
    ['a lost connection', { kind: 'reset', times: 1 }],
    ['a short pause asked for', { kind: 'secondary-limit', retryAfter: 0, times: 1 }],
  ])('%s is overcome by asking once more', async (_case, fault) => {
    const api = await connect({ faults: [fault] });
    expect((await getRun(api)).ok).toBe(true);
    expect(api.calls).toHaveLength(2);
  });

  it('nobody listens', async () => {
    const api = await connect({ baseUrl: 'http://127.0.0.1:1' });
    expect(await getRun(api)).toMatchObject({ ok: false, failure: { kind: 'network' } });
  });

  it('names the permission to add', () => {
    const failure = {
      kind: 'permission',
      reason: 'The token has no permission `checks: read`.',
      permission: 'checks: read',
    } as const;
    expect(missingOf('annotations', failure)).toEqual({
      section: 'annotations',
      reason: 'The token has no permission `checks: read`.',
      fix: 'add `permissions: checks: read`',
    });
  });

  it.each<[Endpoint, string]>([
    ['log', 'actions: read'],
    ['annotations', 'checks: read'],
    ['compare', 'contents: read'],
    ['commitPulls', 'pull-requests: read'],
  ])('%s needs `%s`', async (endpoint, permission) => {
    const api = await connect({ denied: ['actions', 'checks', 'contents', 'pull-requests'] });
    const answer = await api.get(endpoint, {
      job_id: 1,
      check_run_id: 1,
      basehead: 'a...b',
      commit_sha: 'a',
    });
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'permission', permission } });
  });

  it.each<[string, StubOptions, number]>([
    ['a wrong token', { faults: [{ kind: 'status', status: 401 }] }, 1],
    ['used-up requests', { faults: [{ kind: 'rate-limit', resetsAt: new Date(0) }] }, 1],
    ['a permission found missing', { denied: ['actions'] }, 1],
    ['three requests without any answer', { faults: [{ kind: 'hang' }] }, 3],
  ])('after %s, no request that is bound to fail is made', async (_case, options, made) => {
    using silence = endSilence();
    const isSilent = options.faults?.[0]?.kind === 'hang';
    const api = await connect({ ...options, onFault: isSilent ? silence.onFault : undefined });
    for (let round = 0; round < 6; round += 1) expect((await getRun(api)).ok).toBe(false);
    expect(stub?.requests).toHaveLength(made);
  });
});

describe('the end of the time', () => {
  it('ends a request that hangs', async () => {
    const end = new AbortController();
    const api = await connect({ faults: [{ kind: 'hang' }], signal: end.signal });
    const running = getRun(api);
    await expect.poll(() => stub?.requests.length).toBe(1);
    end.abort();
    expect(reasonOf(await running)).toBe('The time for asking GitHub was up.');
    expect(reasonOf(await getRun(api))).toBe('The time for asking GitHub was up.');
    expect(stub?.requests).toHaveLength(1);
  });

  it('ends a pause', async () => {
    const end = new AbortController();
    const api = await connect({ faults: [{ kind: 'secondary-limit', retryAfter: 3 }], signal: end.signal });
    const running = getRun(api);
    await expect.poll(() => api.calls[0]?.status).toBe(403);
    end.abort();
    expect((await running).ok).toBe(false);
    expect(api.calls).toHaveLength(1);
  });

  it('ends the download of a log', async () => {
    const end = new AbortController();
    const world = stillFailing().world;
    world.logs[51_007] = function* () {
      for (;;) yield Buffer.alloc(1000, 46);
    };
    const api = await connect({ world });
    const log = await api.until(end.signal).stream('log', { job_id: 51_007 });
    const reading = async (): Promise<void> => {
      if (log.ok) for await (const _chunk of log.data) end.abort();
    };
    await expect(reading()).rejects.toThrow(/abort/i);
    expect((await getRun(api)).ok, 'the other client goes on').toBe(true);
  });
});

describe('the Octokit', () => {
  /** Runs a script in a process of its own, which reports what it loads. */
  async function runScript(eventPath: string): Promise<string> {
    const module = resolve(import.meta.dirname, '../../../src/github/api/requests.ts');
    const script = `
      import { registerHooks } from 'node:module';
      let loaded = 0;
      registerHooks({ resolve(specifier, context, next) { if (specifier.startsWith('@octokit/core')) loaded += 1; return next(specifier, context); } });
      const { GitHubApi } = await import(${JSON.stringify(pathToFileURL(module).href)});
      const api = GitHubApi.connect({ token: 't', baseUrl: 'http://127.0.0.1:1', owner: 'o', repo: 'r', signal: new AbortController().signal });
      console.log('before', loaded);
      const answer = await api.get('run', { run_id: 1 });
      console.log('after', loaded, answer.failure.kind, process.env.GITHUB_EVENT_PATH === ${JSON.stringify(eventPath)});`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: { PATH: process.env['PATH'], GITHUB_EVENT_PATH: eventPath },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    await once(child, 'close');
    return output;
  }

  it('is loaded with the first request, and does not read the event file that we read ourselves', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'acs-mail-event-'));
    const broken = join(folder, 'event.json');
    writeFileSync(broken, '{ not JSON');
    for (const path of [broken, join(folder, 'missing.json')]) {
      expect(await runScript(path)).toBe('before 0\nafter 1 network true\n');
    }
  });
});
