import { describe, expect, it } from 'vitest';
import { listAnnotations, shownAnnotations } from '../../../../src/github/build/annotations.ts';
import { explainCancelled } from '../../../../src/github/build/cancelled-jobs.ts';
import type { JobRecord } from '../../../../src/notification/records.ts';
import { answerBy } from '../../../../testing/github/pages.ts';

const annotation = (given: object = {}) => ({ annotation_level: 'failure', message: 'wrong', ...given });

async function read(answer: unknown, sha = 'abc') {
  const listed = await listAnnotations(answerBy(() => answer).api, 7, sha);
  return listed.ok ? listed.data : undefined;
}

describe('the annotations of a job', () => {
  it('come with the worst first, in their order', async () => {
    const levels = ['notice', 'failure', 'a new word', 'warning', 'failure'];
    const all = await read(
      levels.map((annotation_level, index) => annotation({ annotation_level, message: `${index}` })),
    );
    expect(all?.map(({ level, message }) => `${level} ${message}`)).toEqual([
      'failure 1',
      'failure 4',
      'warning 3',
      'notice 0',
      'notice 2',
    ]);
  });

  it.each<[path: unknown, shown: string | undefined]>([
    ['src/cart.ts', 'src/cart.ts'],
    ['./src/cart.ts', 'src/cart.ts'],
    ['src\\cart.ts', 'src/cart.ts'],
    ['.github', undefined],
    ['.github/workflows/ci.yml', '.github/workflows/ci.yml'],
    ['/home/runner/work/app/app/src/cart.ts', undefined],
    ['C:\\app\\cart.ts', undefined],
    ['src/../../cart.ts', undefined],
    ['src/a..b.ts', 'src/a..b.ts'],
    [undefined, undefined],
  ])('in %j are in %j', async (path, shown) => {
    const url = shown && `https://github.com/contoso/app/blob/abc/${shown}#L3`;
    expect(await read([annotation({ path, start_line: 3, title: 'T' })])).toEqual([
      { level: 'failure', title: 'T', message: 'wrong', path: shown, line: shown && 3, url },
    ]);
  });

  it('have no link where no commit is known', async () => {
    expect(await read([annotation({ path: 'a.ts' })], '')).toMatchObject([{ path: 'a.ts', url: undefined }]);
  });

  it.each([
    [
      'the exit code is shown alone',
      ['Process completed with exit code 1.'],
      ['Process completed with exit code 1.'],
    ],
    [
      'the exit code is not shown beside another',
      ['Process completed with exit code 1.', 'wrong'],
      ['wrong'],
    ],
    ['an empty one is not shown beside another', ['', 'wrong'], ['wrong']],
    [
      'a longer message is shown',
      ['Process completed with exit code 1. See above', 'x: Process completed with exit code 1'],
      ['Process completed with exit code 1. See above', 'x: Process completed with exit code 1'],
    ],
    ['ten are shown', Array(12).fill('wrong'), Array(10).fill('wrong')],
  ])('%s', async (_what, messages, expected) => {
    const all = (await read(messages.map((message) => annotation({ message })))) ?? [];
    expect(shownAnnotations(all).map(({ message }) => message)).toEqual(expected);
  });

  it('are not known where GitHub does not tell', async () => {
    expect(await read(500)).toBeUndefined();
  });
});

describe('cancelled jobs', () => {
  const job = (id: number, minutes: number | undefined, given: Partial<JobRecord> = {}): JobRecord => ({
    id,
    name: `job ${id}`,
    status: 'completed',
    conclusion: 'cancelled',
    startedAt: minutes === undefined ? undefined : '2026-03-04T10:00:00Z',
    completedAt: minutes === undefined ? undefined : `2026-03-04T10:${minutes}:00Z`,
    url: '',
    labels: [],
    isOwn: false,
    steps: [],
    ...given,
  });
  const tooLong =
    'The job running on runner GitHub Actions 7 has exceeded the maximum execution time of 30 minutes.';
  const refused = 'The job was not started because recent account payments have failed.';

  async function explain(jobs: JobRecord[], messages: Record<number, string | 500>, limit = 2) {
    const { api, queries } = answerBy(({ check_run_id }) => {
      const message = messages[Number(check_run_id)];
      return typeof message === 'string' ? [annotation({ message })] : (message ?? []);
    });
    const { jobs: found, failure } = await explainCancelled(api, jobs, 'abc', limit);
    return {
      conclusions: found.map(({ conclusion }) => conclusion),
      asked: queries.map(({ check_run_id }) => check_run_id),
      failure: failure?.kind,
      annotated: found.flatMap(({ id, annotations }) => (annotations ? [id] : [])),
    };
  }

  it.each<[what: string, jobs: JobRecord[], messages: Record<number, string | 500>, expected: object]>([
    [
      'that ran too long have timed out',
      [job(1, 10), job(2, 30)],
      { 2: tooLong },
      { conclusions: ['cancelled', 'timed_out'], asked: [2, 1], annotated: [2] },
    ],
    [
      'that never started have failed',
      [job(1, 10)],
      { 1: refused },
      { conclusions: ['failure'], annotated: [1] },
    ],
    [
      'that somebody cancelled stay',
      [job(1, 10)],
      { 1: 'The run was canceled by @ada.' },
      { conclusions: ['cancelled'], annotated: [] },
    ],
    [
      'are looked at by their length, two at most',
      [job(1, 10), job(2, 30), job(3, 20)],
      { 1: tooLong },
      { conclusions: ['cancelled', 'cancelled', 'cancelled'], asked: [2, 3] },
    ],
    [
      'that did not begin, and the own one, are not asked about',
      [job(1, undefined), job(2, 10, { isOwn: true }), job(3, 10, { conclusion: 'failure' })],
      {},
      { asked: [], failure: undefined },
    ],
    [
      'that nothing can be read of stay, and that is told',
      [job(1, 10), job(2, 30)],
      { 1: 500, 2: tooLong },
      { conclusions: ['cancelled', 'timed_out'], failure: 'server' },
    ],
  ])('%s', async (_what, jobs, messages, expected) => {
    expect(await explain(jobs, messages)).toMatchObject(expected);
  });
});
