import { describe, expect, it, vi } from 'vitest';
import { readEvent } from '../../../src/github/records/event.ts';
import type { RunContext } from '../../../src/steps/context.ts';
import { findReported } from '../../../src/steps/reported-run.ts';
import { moveElsewhere } from '../../../testing/github/elsewhere.ts';
import { stillFailing } from '../../../testing/github/scenarios.ts';
import { type Fault, type StubOptions, startGitHubStub } from '../../../testing/github/stub.ts';

/** Pauses between two looks end at once. */
vi.mock(import('node:timers/promises'), async (load) => {
  const timers = await load();
  const setTimeout: typeof timers.setTimeout = (_ms, value, options) => timers.setTimeout(0, value, options);
  return { ...timers, setTimeout };
});

const shop = moveElsewhere(stillFailing(), 'fabrikam/shop', 100_000);
const OWN_RUN = 777_001;

interface Given {
  repository?: string;
  runId?: number;
  /** The repository and the run of the step. */
  own?: { fullName?: string; runId?: number };
  server?: string;
  signal?: AbortSignal;
  info?: (line: string) => void;
}

async function find(given: Given, stub: StubOptions = {}) {
  const { repository = 'fabrikam/shop', own = {} } = given;
  const github = await startGitHubStub(shop.world, stub);
  const log: string[] = [];
  const env = {
    GITHUB_API_URL: github.url,
    GITHUB_SERVER_URL: given.server ?? 'https://github.com',
    GITHUB_EVENT_NAME: 'schedule',
    GITHUB_REPOSITORY: own.fullName ?? 'backstage/courier',
    GITHUB_RUN_ID: String(own.runId ?? OWN_RUN),
    GITHUB_ACTOR: 'backstage-courier',
    GITHUB_SHA: '7'.repeat(40),
    GITHUB_WORKFLOW_REF: 'backstage/courier/.github/workflows/mail.yml@refs/heads/main',
    GITHUB_ACTION_REPOSITORY: 'acs-mail/acs-mail-action',
  };
  const info = (line: string): void => {
    log.push(line);
    given.info?.(line);
  };
  try {
    const context = {
      env,
      event: readEvent(env, { head_commit: { id: '7'.repeat(40), message: 'x' } }),
      payload: { schedule: '0 9 * * 1' },
      runner: { scrub: (text: string) => text, info },
      settings: { repository, runId: given.runId, githubToken: 'ghp_reader', timeoutMs: 60_000 },
      signal: given.signal ?? new AbortController().signal,
    } as unknown as RunContext;
    const found = await findReported(context);
    return { found, context, log, requests: github.requests };
  } finally {
    await github.stop();
  }
}

const { runId } = shop;
const pathOf = (id: number) => `/repos/fabrikam/shop/actions/runs/${id}`;

describe('the run that the inputs name', () => {
  it('takes the place of the run of the step', async () => {
    const { found, log, requests } = await find({ runId });
    expect(found.event).toMatchObject({
      name: 'workflow_run',
      action: 'completed',
      position: 'workflow_run',
      repo: { fullName: 'fabrikam/shop' },
      run: { id: runId, conclusion: 'failure' },
    });
    expect(found.event.actor?.login).not.toBe('backstage-courier');
    expect(found.payload).toEqual({
      action: 'completed',
      repository: expect.objectContaining({ full_name: 'fabrikam/shop' }),
      workflow_run: expect.objectContaining({ id: runId }),
    });
    expect(log).toEqual([`The mail is about run ${runId} of fabrikam/shop.`]);
    expect(requests.map(({ path, authorization }) => [path, authorization]).toSorted()).toEqual([
      ['/repos/fabrikam/shop', 'token ghp_reader'],
      [pathOf(runId), 'token ghp_reader'],
    ]);
  });

  it('is one of the repository of the step where no other is named', async () => {
    const { found } = await find({ repository: '', runId, own: { fullName: 'fabrikam/shop' } });
    expect(found.event).toMatchObject({ run: { id: runId }, repo: { fullName: 'fabrikam/shop' } });
  });

  it('may have the number of the run of the step, in another repository', async () => {
    const { found } = await find({ runId, own: { runId } });
    expect(found.event.run.id).toBe(runId);
  });

  it.each([{ runId }, {}])('has its pages on the server of the step: %j', async (named) => {
    const { found } = await find({ ...named, server: 'https://ghe.contoso.example' });
    expect(found.event.links.repo).toBe('https://ghe.contoso.example/fabrikam/shop');
  });

  it('has the name that GitHub gives to its repository', async () => {
    const rewrite = (body: unknown) =>
      JSON.parse(JSON.stringify(body).replaceAll('"fabrikam/shop"', '"Fabrikam/Store"')) as unknown;
    const { found, log } = await find({ runId }, { rewrite });
    expect(found.event.repo.fullName).toBe('Fabrikam/Store');
    expect(log).toEqual([`The mail is about run ${runId} of Fabrikam/Store.`]);
  });
});

it('a repository alone leaves the event as it is, but for what is of the repository of the step', async () => {
  const { found, context, log, requests } = await find({});
  expect(found.event).toEqual({
    ...context.event,
    repo: expect.objectContaining({ fullName: 'fabrikam/shop', defaultBranch: 'main' }),
    links: expect.objectContaining({ repo: 'https://github.com/fabrikam/shop' }),
    ref: {
      type: 'branch',
      name: 'main',
      url: 'https://github.com/fabrikam/shop/tree/main',
      isDefault: true,
    },
    workflowKey: undefined,
    actor: undefined,
    commit: undefined,
  });
  expect(found.payload).toMatchObject({ repository: { full_name: 'fabrikam/shop' } });
  expect([log, requests.map(({ path }) => path)]).toEqual([[], ['/repos/fabrikam/shop']]);
});

describe('a run that has not ended', () => {
  const unfinished = (body: unknown) =>
    (body as { id?: number }).id === runId ? { ...(body as object), status: 'in_progress' } : body;

  const isRun = /\/runs\/\d+$/;
  const once: Fault = { kind: 'slow', delayMs: 0, on: isRun, times: 1 };

  it('is looked at again, and may be gone by then', async () => {
    const faults: Fault[] = [once, { kind: 'status', status: 404, on: isRun }];
    await expect(find({ runId }, { rewrite: unfinished, faults })).rejects.toMatchObject({
      kind: 'input',
      title: `The input run-id names run ${runId} of fabrikam/shop, which could not be read`,
    });
  });

  it('is told once it has', async () => {
    let looks = 0;
    const rewrite = (body: unknown) => {
      if ((body as { id?: number }).id !== runId) return body;
      looks += 1;
      return looks > 1 ? body : unfinished(body);
    };
    const { found, log } = await find({ runId }, { rewrite });
    expect(found.event.run).toMatchObject({ id: runId, conclusion: 'failure' });
    expect(log).toHaveLength(2);
  });

  it('is an error when the time is up, and is not looked at again', async () => {
    const over = new AbortController();
    const log: string[] = [];
    const info = (line: string): void => {
      log.push(line);
      over.abort();
    };
    await expect(find({ runId, signal: over.signal, info }, { rewrite: unfinished })).rejects.toMatchObject({
      kind: 'timeout',
      title: `The input run-id names run ${runId} of fabrikam/shop, which has not ended`,
      causes: [expect.stringMatching(/^A mail is about a run that has ended/)],
      remedies: [expect.stringContaining('types: [completed]')],
      anchor: 'reported-run',
    });
    expect(log).toEqual([`Run ${runId} of fabrikam/shop has not ended yet; it is looked at again in 5 s.`]);
  });
});

describe('the run of the step cannot have ended', () => {
  it.each(['backstage/courier', 'Backstage/Courier', ''])('%j', async (repository) => {
    await expect(find({ repository, runId: OWN_RUN })).rejects.toMatchObject({
      kind: 'input',
      title: expect.stringContaining('which is the run of this step and cannot have ended'),
      causes: ['Without repository and run-id the mail is about the run of this step.'],
      remedies: ['Leave run-id and repository out, or give the id of another run.'],
      anchor: 'reported-run',
    });
  });
});

describe('what could not be read', () => {
  const repository = /\/repos\/fabrikam\/shop$/;
  const run = /\/runs\/\d+$/;
  const give = /^Give the input github-token a token that may read fabrikam\/shop: `actions: read, /;
  const again = /^Run the step again\.$/;
  const status = (on: RegExp, code: number, body?: unknown): Fault => ({
    kind: 'status',
    on,
    status: code,
    reply: body === undefined ? {} : { body },
  });

  it.each<[what: string, fault: Fault, input: string, kind: string, causes: RegExp[], remedies: RegExp[]]>([
    [
      'no such repository',
      status(repository, 404),
      'repository',
      'input',
      [/\(404\)/, /^The repository does not exist/],
      [/^Check the spelling of repository/, give],
    ],
    [
      'no such run',
      status(run, 404),
      'run-id',
      'input',
      [/\(404\)/, /^The run does not exist/],
      [/^Check run-id/, give],
    ],
    ['a wrong token', status(repository, 401), 'repository', 'input', [/\(401\)/], [give]],
    [
      'a permission',
      status(run, 403, { message: 'Resource not accessible by integration' }),
      'run-id',
      'input',
      [/no permission `actions: read`/],
      [give],
    ],
    ['a refusal', status(run, 451), 'run-id', 'input', [/\(451\)/], [give]],
    ['a fault of GitHub', status(repository, 500), 'repository', 'connect', [/\(500\)/], [again]],
    ['no answer', { kind: 'hang', on: run }, 'run-id', 'timeout', [/time for asking GitHub/], [again]],
  ])('%s', async (_what, fault, input, kind, causes, remedies) => {
    const share = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(share.signal);
    const onFault = (): void => (kind === 'timeout' ? share.abort() : undefined);
    const finding = find({ runId }, { faults: [fault], onFault });
    const named = input === 'repository' ? 'fabrikam/shop' : `run ${runId} of fabrikam/shop`;
    const matching = (words: RegExp[]): unknown[] => words.map((each) => expect.stringMatching(each));
    await expect(finding).rejects.toMatchObject({
      kind,
      title: `The input ${input} names ${named}, which could not be read`,
      causes: matching(causes),
      remedies: matching(remedies),
      anchor: 'reported-run',
    });
  });
});
