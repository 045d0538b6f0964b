import { describe, expect, it } from 'vitest';
import type { OwnJobRecord } from '../../../../src/github/records/contexts.ts';
import { listJobs, waitForOwnSteps } from '../../../../src/github/records/jobs.ts';
import { answerBy } from '../../../../testing/github/pages.ts';

const job = (id: number, given: object = {}) => ({
  id,
  name: `job ${id}`,
  status: 'in_progress',
  check_run_url: `https://api.github.com/repos/contoso/app/check-runs/${id + 1000}`,
  ...given,
});

async function list(jobs: object[], own: OwnJobRecord = {}) {
  const { api } = answerBy(() => ({ total_count: jobs.length, jobs }));
  const answer = await listJobs(api, { id: 1 }, own);
  return answer.ok ? answer.data.jobs : [];
}

describe('the job of this step', () => {
  const running = (id: number, name: string, given: object = {}) => job(id, { name, ...given });
  it.each<[what: string, jobs: object[], own: OwnJobRecord, expected: number[]]>([
    ['has the check run of the step', [job(1), job(2)], { checkRunId: 1002 }, [2]],
    [
      'has it even where a runner of that name works for another',
      [job(1), job(2, { runner_name: 'r' })],
      { checkRunId: 1001, runnerName: 'r' },
      [1],
    ],
    [
      'is the one on our runner',
      [job(1, { runner_name: 'a' }), job(2, { runner_name: 'b' })],
      { runnerName: 'b' },
      [2],
    ],
    [
      'is none that has ended on our runner',
      [job(1, { runner_name: 'b', status: 'completed' }), job(2, { runner_name: 'b' })],
      { runnerName: 'b' },
      [2],
    ],
    [
      'is not guessed among two on runners of one name',
      [job(1, { runner_name: 'b' }), job(2, { runner_name: 'b' })],
      { runnerName: 'b' },
      [],
    ],
    [
      'has the id of the job, where two run on runners of one name',
      [running(1, 'test', { runner_name: 'b' }), running(2, 'notify', { runner_name: 'b' })],
      { runnerName: 'b', id: 'notify' },
      [2],
    ],
    ['has the id of the job', [running(1, 'test'), running(2, 'notify')], { id: 'notify' }, [2]],
    ['has it behind that of the caller', [running(1, 'all / test'), running(2, 'x')], { id: 'test' }, [1]],
    ['is none of two legs', [running(1, 'test (1)'), running(2, 'test (2)')], { id: 'test' }, []],
    ['is unknown where nothing tells it', [job(1)], {}, []],
  ])('%s', async (_what, jobs, own, expected) => {
    const found = await list(jobs, own);
    expect(found.map(({ id }) => id)).toEqual(jobs.map((_, index) => index + 1));
    expect(found.filter(({ isOwn }) => isOwn).map(({ id }) => id)).toEqual(expected);
  });

  const failed = { number: 1, name: 'Test', status: 'completed', conclusion: 'failure' };
  it.each<[what: string, status: OwnJobRecord['status'], answers: (object | undefined)[], asked: number]>([
    ['until it is shown', 'failure', [{ steps: [] }, { steps: [failed] }], 2],
    ['twice at most', 'failure', [{ steps: [] }, { steps: [] }, { steps: [failed] }], 2],
    ['once where GitHub does not answer', 'failure', [undefined], 1],
    ['not at all while nothing failed', 'success', [], 0],
  ])('is looked at for its failed step: %s', async (_what, status, answers, asked) => {
    const { api, queries } = answerBy(() => {
      const answer = answers[queries.length - 1];
      return answer && job(2, answer);
    });
    const own = { checkRunId: 1002, status };
    const before = await list([job(1), job(2)], own);
    const after = await waitForOwnSteps(api, before, 1, own);
    expect(queries).toEqual(Array(asked).fill({ endpoint: 'job', job_id: 2 }));
    expect(after.map(({ id, isOwn }) => [id, isOwn])).toEqual([
      [1, false],
      [2, true],
    ]);
    const isShown = asked === 2 && JSON.stringify(answers[1]) === JSON.stringify({ steps: [failed] });
    expect(after[1]?.steps.map(({ name }) => name)).toEqual(isShown ? ['Test'] : []);
  });
});

describe('the jobs of a run', () => {
  const pages = (total: number, lost?: number) =>
    answerBy(({ page = 1 }) => {
      const from = (Number(page) - 1) * 100;
      const jobs = Array.from({ length: Math.min(100, total - from) }, (_, index) => job(from + index + 1));
      return page === lost ? undefined : { total_count: total, jobs };
    });

  it.each([
    [0, undefined, 1, 0, true],
    [100, undefined, 1, 100, true],
    [101, undefined, 2, 101, true],
    [1_100, undefined, 10, 1_000, false],
    [250, 2, 3, 150, false],
  ])('%i of them, page %s lost: %i requests, %i jobs', async (total, lost, requests, count, isComplete) => {
    const { api, queries } = pages(total, lost);
    const answer = await listJobs(api, { id: 1, attempt: 2 }, {});
    expect(answer).toMatchObject({ ok: true, data: { isComplete } });
    expect(answer.ok && answer.data.jobs.length).toBe(count);
    expect(queries).toHaveLength(requests);
    expect(queries[0]).toMatchObject({ endpoint: 'jobs', run_id: 1, attempt_number: 2, per_page: 100 });
  });

  it('are those of the latest attempt, where none is named', async () => {
    const { api, queries } = pages(1);
    await listJobs(api, { id: 1 }, {});
    expect(queries).toMatchObject([{ endpoint: 'latestJobs' }]);
  });

  it.each<[string, unknown, string]>([
    ['404', undefined, 'not-found'],
    ['a web page', '<html>', 'invalid'],
  ])('are not known after %s', async (_what, data, kind) => {
    const answer = await listJobs(answerBy(() => data).api, { id: 1 }, {});
    expect(answer).toMatchObject({ ok: false, failure: { kind } });
  });

  it('have what GitHub tells of them, and something in place of what it does not', async () => {
    const full = {
      id: 7,
      name: 'test (1)',
      status: 'completed',
      conclusion: 'failure',
      started_at: '2026-03-04T10:15:24Z',
      completed_at: '2026-03-04T10:16:24Z',
      runner_name: 'GitHub Actions 7',
      labels: ['ubuntu-latest', 7],
      steps: [
        { number: 2, name: 'Test', status: 'completed', conclusion: 'failure' },
        { number: 3 },
        { name: 'no number' },
      ],
    };
    expect(await list([full, { id: 8 }, { name: 'no id' }])).toEqual([
      {
        id: 7,
        name: 'test (1)',
        status: 'completed',
        conclusion: 'failure',
        startedAt: '2026-03-04T10:15:24.000Z',
        completedAt: '2026-03-04T10:16:24.000Z',
        url: 'https://github.com/contoso/app/actions/runs/1/job/7',
        runnerName: 'GitHub Actions 7',
        labels: ['ubuntu-latest'],
        isOwn: false,
        steps: [
          { number: 2, name: 'Test', status: 'completed', conclusion: 'failure' },
          { number: 3, name: 'step 3', status: 'in_progress', conclusion: null },
        ],
      },
      {
        id: 8,
        name: 'job 8',
        status: 'in_progress',
        conclusion: null,
        url: 'https://github.com/contoso/app/actions/runs/1/job/8',
        labels: [],
        isOwn: false,
        steps: [],
      },
    ]);
  });
});
