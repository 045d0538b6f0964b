import { describe, expect, it } from 'vitest';
import { linksFor } from '../../../../src/github/api/links.ts';
import { listArtifacts } from '../../../../src/github/records/artifacts.ts';
import { readFile } from '../../../../src/github/records/contents.ts';
import { readQueue } from '../../../../src/github/records/merge-queue.ts';
import { listRuns, readRun } from '../../../../src/github/records/runs.ts';
import { answerBy } from '../../../../testing/github/pages.ts';

const links = linksFor(undefined, 'contoso/app');

describe('the runs of a branch', () => {
  const current = { branch: 'main', event: 'push', queue: undefined };
  const pages = (total: number, lost?: number) =>
    answerBy(({ page = 1 }) => {
      const from = (Number(page) - 1) * 30;
      const runs = Array.from({ length: Math.min(30, total - from) }, (_, index) => ({
        id: from + index + 1,
      }));
      return page === lost ? undefined : { total_count: total, workflow_runs: runs };
    });

  it.each([
    ['all of one page', 30, undefined, 1_000, 1, 30, true],
    ['all of two pages', 31, undefined, 1_000, 2, 31, true],
    ['no more than are enough', 90, undefined, 60, 2, 60, false],
    ['no more than four pages', 200, undefined, 1_000, 4, 120, false],
    ['those before a page that is lost', 90, 3, 1_000, 3, 60, false],
  ])('%s', async (_what, total, lost, enough, requests, count, isComplete) => {
    const { api, queries } = pages(total, lost);
    const answer = await listRuns(api, 'ci.yml', current, ({ runs }) => runs.length >= enough);
    expect(answer).toMatchObject({ ok: true, data: { isComplete } });
    expect(answer.ok && answer.data.runs.length).toBe(count);
    expect(queries).toHaveLength(requests);
  });

  it.each<[what: string, given: Parameters<typeof listRuns>[2], query: object]>([
    ['of pushes, with their kin', current, { branch: 'main', event: undefined, per_page: 30 }],
    [
      'of pull requests alone',
      { ...current, branch: 'topic', event: 'pull_request' },
      { branch: 'topic', event: 'pull_request', per_page: 30 },
    ],
    ['of a tag, whose branch is not known', { ...current, branch: '' }, { branch: undefined, per_page: 30 }],
    [
      'of a merge queue, on all its branches',
      {
        branch: 'gh-readonly-queue/main/pr-1-abc',
        event: 'merge_group',
        queue: readRun(
          { id: 1, event: 'merge_group', head_branch: 'gh-readonly-queue/main/pr-1-a31f9c2' },
          links,
        )?.queue,
      },
      { branch: undefined, event: 'merge_group', per_page: 100 },
    ],
  ])('are asked for by what they compare with: %s', async (_what, given, query) => {
    const { api, queries } = pages(1);
    await listRuns(api, 'ci.yml', given, () => true);
    expect(queries).toMatchObject([{ workflow_id: 'ci.yml', status: 'completed', ...query }]);
  });

  it.each<[string, unknown, string]>([
    ['404', undefined, 'not-found'],
    ['a web page', '<html>', 'invalid'],
  ])('are not known after %s', async (_what, data, kind) => {
    const answer = await listRuns(answerBy(() => data).api, 'ci.yml', current, () => true);
    expect(answer).toMatchObject({ ok: false, failure: { kind } });
  });

  it('keep what was read before an answer that is none', async () => {
    const runs = Array.from({ length: 30 }, (_, id) => ({ id: id + 1 }));
    const { api } = answerBy(({ page }) =>
      page === 2 ? '<html>' : { total_count: 60, workflow_runs: runs },
    );
    const answer = await listRuns(api, 'ci.yml', current, () => false);
    expect(answer).toMatchObject({ ok: true, data: { isComplete: false, runs: { length: 30 } } });
  });

  it.each<[what: string, json: object, expected: object | undefined]>([
    [
      'everything',
      {
        id: 9,
        run_number: 4,
        run_attempt: 2,
        head_sha: 'a31f9c2000000000000000000000000000000000',
        head_branch: 'main',
        head_repository: { id: 5001 },
        event: 'push',
        status: 'completed',
        conclusion: 'success',
        created_at: '2026-03-04T10:00:00Z',
        run_started_at: '2026-03-04T10:15:24Z',
        updated_at: '2026-03-04T10:16:24Z',
        pull_requests: [{ number: 12 }, {}],
      },
      {
        id: 9,
        number: 4,
        attempt: 2,
        sha: 'a31f9c2000000000000000000000000000000000',
        branch: 'main',
        headRepoId: 5001,
        event: 'push',
        status: 'completed',
        conclusion: 'success',
        url: 'https://github.com/contoso/app/actions/runs/9/attempts/2',
        startedAt: '2026-03-04T10:15:24.000Z',
        updatedAt: '2026-03-04T10:16:24.000Z',
        prNumbers: [12],
      },
    ],
    [
      'little',
      { id: 9, created_at: '2026-03-04T10:00:00Z', status: 'a new word' },
      {
        id: 9,
        number: 0,
        attempt: 1,
        sha: '',
        branch: '',
        event: '',
        status: 'in_progress',
        conclusion: null,
        url: 'https://github.com/contoso/app/actions/runs/9',
        startedAt: '2026-03-04T10:00:00.000Z',
        prNumbers: [],
      },
    ],
    ['no id', { name: 'CI' }, undefined],
  ])('are read where GitHub tells %s', (_what, json, expected) => {
    expect(readRun(json, links)).toEqual(expected);
  });
});

describe('the artifacts of a run', () => {
  it('are those that can be downloaded into a folder of their name, newest first', async () => {
    const { api, queries } = answerBy(() => ({
      artifacts: [
        { id: 1, name: 'junit', size_in_bytes: 7, created_at: '2026-03-04T10:00:00Z' },
        { id: 3, name: 'junit' },
        { id: 2, name: 'old', expired: true },
        { id: 4, name: '..' },
        { id: 5, name: 'a/b' },
        { id: 6, name: 'a\\b' },
        { id: 7 },
        { name: 'no id' },
        { id: 8, name: '..hidden' },
      ],
    }));
    expect(await listArtifacts(api, 9)).toEqual({
      ok: true,
      data: [
        { id: 8, name: '..hidden', bytes: 0, createdAt: '' },
        { id: 3, name: 'junit', bytes: 0, createdAt: '' },
        { id: 1, name: 'junit', bytes: 7, createdAt: '2026-03-04T10:00:00.000Z' },
      ],
    });
    expect(queries).toEqual([{ endpoint: 'artifacts', run_id: 9, per_page: 100 }]);
  });

  it('are not known after 404', async () => {
    expect(await listArtifacts(answerBy(() => undefined).api, 9)).toMatchObject({ ok: false });
  });
});

describe('a file of the repository', () => {
  it.each<[what: string, json: unknown, expected: object]>([
    ['its text', { content: 'R3LDvMOfZQ==', encoding: 'base64' }, { ok: true, data: 'Grüße' }],
    ['nothing for one above 1 MB', { content: '', encoding: 'none' }, { ok: true, data: '' }],
    [
      'nothing for what is in no known encoding',
      { content: 'R3LDvMOfZQ==', encoding: 'x' },
      { ok: true, data: '' },
    ],
    ['nothing for a folder', [{ name: 'a' }], { ok: true, data: '' }],
    ['the failure', undefined, { ok: false }],
  ])('%s', async (_what, json, expected) => {
    const { api, queries } = answerBy(() => json);
    expect(await readFile(api, 'CODEOWNERS', '')).toMatchObject(expected);
    await readFile(api, 'CODEOWNERS', 'main');
    expect(queries.map(({ ref }) => ref)).toEqual([undefined, 'main']);
  });
});

describe('the branch of a merge queue', () => {
  const name = 'gh-readonly-queue/release/1.2/pr-12-a31f9c2';
  it.each<[branch: string, event: string, expected: object | undefined]>([
    [name, 'merge_group', { base: 'release/1.2', number: 12, baseSha: 'a31f9c2' }],
    [name, 'push', { base: 'release/1.2', number: 12, baseSha: 'a31f9c2' }],
    [name, 'pull_request', undefined],
    [`x/${name}`, 'push', undefined],
    [`${name}x`, 'push', undefined],
    ['gh-readonly-queue/main/pr-0-a31f9c2', 'push', undefined],
    ['gh-readonly-queue/main/pr-12-a31f9', 'push', undefined],
    ['main', 'push', undefined],
  ])('%s by %s', (branch, event, expected) => {
    expect(readQueue(branch, event)).toEqual(expected);
  });
});
