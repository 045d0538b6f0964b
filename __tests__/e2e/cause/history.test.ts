import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../../emulator/emulator.ts';
import { sha } from '../../../testing/github/records.ts';
import { ada, commits } from '../../../testing/github/scenarios.ts';
import type { StubOptions } from '../../../testing/github/stub.ts';
import type { JobTold, RunTold, Told } from '../../../testing/github/told.ts';
import {
  assertion,
  cutOff,
  exit,
  good,
  green,
  lost,
  notify,
  play,
  printed,
  shutdown,
  story,
} from '../../../testing/runner/red-push.ts';
import { startMailHost } from '../../../testing/smtp/mail-host.ts';

/** A past run that the platform stopped is passed over. */

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startMailHost();
});
afterAll(() => emulator.close());

describe('in the history an interrupted run is passed over', () => {
  const second = (number: number, job: JobTold): RunTold => ({
    number,
    conclusion: 'failure',
    sha: commits.second.sha,
    jobs: [job],
  });
  const registry = printed(
    [
      'npm error code E503',
      'npm error 503 Service Unavailable - GET https://registry.npmjs.org/lodash',
      exit(1),
    ],
    { steps: [{ name: 'Run npm ci', seconds: 60, conclusion: 'failure' }] },
  );
  const first: RunTold = { ...good, number: 7 };
  const red = printed([...assertion, exit(1)]);
  const passed = { needs: { test: 'success' }, jobs: [green('test'), notify] };

  it.each<[string, JobTold]>([
    ['a lost runner', cutOff(lost)],
    ['a registry that did not answer', registry],
  ])('%s: the next failure is the first, green is no repair', async (_what, job) => {
    const before = [first, second(9, job)];
    const failed = await play(emulator, story([red], before));
    expect(failed.outputs).toMatchObject({ state: 'failed', 'previous-state': 'success', streak: '1' });
    expect(failed.subject).toBe('✗ CI failed on main – contoso/app (#10)');
    expect(failed.asked.length).toBeLessThanOrEqual(14);
    const fine = await play(emulator, story([], before, passed), { 'notify-on': 'always' });
    expect(fine.outputs).toMatchObject({ sent: 'true', state: 'success', 'previous-state': 'success' });
    expect(fine.asked.length).toBeLessThanOrEqual(14);
  });

  it('several in a row', async () => {
    const before = [first, second(8, cutOff(lost)), second(9, registry)];
    const fine = await play(emulator, story([], before, passed), { 'notify-on': 'always' });
    expect(fine.outputs).toMatchObject({ state: 'success', 'previous-state': 'success' });
  });

  it('between two red runs it changes nothing', async () => {
    const before = [first, second(8, red), second(9, cutOff(lost))];
    const still = await play(emulator, story([red], before));
    expect(still.outputs).toMatchObject({ state: 'still-failing', 'previous-state': 'failed', streak: '2' });
    expect(still.subject).toBe('Re: ✗ CI failed on main – contoso/app (#8)');
    const fixed = await play(emulator, story([], before, passed));
    expect(fixed.outputs).toMatchObject({ sent: 'true', state: 'fixed' });
  });

  it('several, then the code, then one more: what was red stays so', async () => {
    const before = [{ ...good, number: 6 }, second(7, registry), second(8, red), second(9, cutOff(lost))];
    const told = await play(emulator, story([registry], before));
    expect(told.outputs).toMatchObject({ state: 'interrupted', 'previous-state': 'failed', streak: '1' });
    const fixed = await play(emulator, story([], before, passed));
    expect(fixed.outputs).toMatchObject({ sent: 'true', state: 'fixed' });
  });

  it('itself after a red run: what was red stays so', async () => {
    const told = await play(emulator, story([cutOff(lost)], [first, second(9, red)]));
    expect(told.outputs).toMatchObject({ state: 'interrupted', 'previous-state': 'failed', streak: '1' });
    expect(told.accepted).toEqual(['team@contoso.example']);
  });

  it('run again and green: not flaky', async () => {
    const attempt = { ...second(10, cutOff(lost)), sha: commits.head.sha };
    const told = await play(emulator, story([], [first, attempt], { ...passed, attempt: 2 }), {
      'notify-on': 'always',
    });
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'success', 'previous-state': 'success' });
  });

  /** The registry, a shutdown and the kernel end the step that fails for the code afterwards. */
  const sameStep: [what: string, job: JobTold][] = [
    ['a registry that did not answer', { ...registry, steps: red.steps }],
    ['a machine that was taken away', printed([], { annotations: [exit(143).slice(9), shutdown] })],
    ['a killed process', printed(['> vitest', '', 'Killed', exit(137)])],
  ];

  it.each(sameStep)('%s, and the next failure at the same step is the first', async (_what, job) => {
    const told = await play(emulator, story([red], [first, second(9, job)]), { repeat: 'never' });
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'failed', streak: '1', cause: 'code' });
    expect(told.headers['x-ci-incident']).toBe('9010');
    expect(told.accepted).toContain(ada.email);
    expect(told.asked.length).toBeLessThanOrEqual(14);
  });

  it('at the same step, before a longer streak: it begins with the first failure of the code', async () => {
    const jobs = [red, { ...red, name: 'lint' }, { ...red, name: 'types' }];
    const before = [first, second(8, { ...registry, steps: red.steps }), second(9, red)];
    const told = await play(emulator, story(jobs, before));
    expect(told.outputs).toMatchObject({ state: 'still-failing', streak: '2' });
    expect(told.headers['x-ci-incident']).toBe('9009');
    expect(told.subject).toBe('Re: ✗ CI failed on main – contoso/app (#9)');
  });

  it('several at the same step', async () => {
    const before = sameStep.slice(0, 2).map(([, job], index) => second(8 + index, job));
    const told = await play(emulator, story([red], [first, ...before]), { repeat: 'never' });
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'failed', streak: '1' });
  });

  it('between failures of different steps it hides no new one', async () => {
    const lint = { ...red, name: 'lint' };
    const before = [first, second(8, lint), second(9, { ...registry, steps: red.steps })];
    const told = await play(emulator, story([red], before), { repeat: 'new-failures' });
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'still-failing', streak: '2' });
  });

  it('in the job that mails itself, at the same step', async () => {
    const own: Partial<Told> = {
      own: 'test',
      status: 'failure',
      needs: undefined,
      jobs: [{ ...red, conclusion: null, log: undefined }],
    };
    const told = await play(emulator, story([], [first, second(9, { ...registry, steps: red.steps })], own), {
      repeat: 'never',
    });
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'failed' });
  });

  describe('where the first red run cannot be read', () => {
    const bare = printed([]);
    const deny = { denied: ['checks'] } satisfies StubOptions;

    it('nobody is singled out, and `repeat` holds nothing back', async () => {
      const told = await play(emulator, story([red], [first, second(9, bare)]), { repeat: 'never' }, deny);
      expect(told.outputs).toMatchObject({ sent: 'true', state: 'still-failing', culprits: '[]' });
      expect(told.text).toContain('checks: read');
    });

    it('`repeat` holds back what is red for the third time all the same', async () => {
      const before = [first, second(8, bare), second(9, bare)];
      const told = await play(emulator, story([bare], before), { repeat: 'never' }, deny);
      expect(told.outputs).toMatchObject({ sent: 'false', state: 'still-failing' });
    });

    it('a log that shows an error is enough', async () => {
      const told = await play(emulator, story([red], [first, second(9, red)]), { repeat: 'never' }, deny);
      expect(told.outputs).toMatchObject({ sent: 'false', state: 'still-failing' });
    });
  });

  it('a plain red run reads the first red one, within 14 requests, three failed jobs among them', async () => {
    const jobs = [red, { ...red, name: 'lint' }, { ...red, name: 'types' }];
    const told = await play(emulator, story(jobs, [first, second(8, red), second(9, red)]));
    expect(told.outputs).toMatchObject({ state: 'still-failing', streak: '3' });
    expect(told.asked.filter((path) => /annotations|logs/.test(path))).toHaveLength(8);
    expect(told.asked).toHaveLength(14);
  });

  it('without `checks: read` the past is taken at its word, and the mail says what is missing', async () => {
    const told = await play(
      emulator,
      story([], [first, second(9, cutOff(lost))], passed),
      {},
      { denied: ['checks'] },
    );
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'fixed' });
    expect(told.text).toContain('checks: read');
  });

  it('on workflow_run, where a job that is allowed to fail failed beside it', async () => {
    const allowed = { ...red, name: 'nightly' };
    const observed: Partial<Told> = { observed: 'success', needs: undefined, jobs: [green('test'), allowed] };
    const inputs = { 'notify-on': 'always' };
    const mixed = { ...second(9, cutOff(lost)), jobs: [cutOff(lost), allowed] };
    const fine = await play(emulator, story([], [first, mixed], observed), inputs);
    expect(fine.outputs).toMatchObject({ sent: 'true', state: 'success', 'previous-state': 'success' });
    const jobsOfRun = (asked: string[]): string[] => asked.filter((path) => path.includes('attempts/1/jobs'));
    expect(jobsOfRun(fine.asked)).toHaveLength(1);
    const jobs = [red, { ...red, name: 'lint' }];
    const told = { ...observed, jobs: [green('test'), green('lint')] };
    const fixed = await play(emulator, story([], [first, { ...second(9, red), jobs }], told));
    expect(fixed.outputs).toMatchObject({ sent: 'true', state: 'fixed' });
    expect(jobsOfRun(fixed.asked)).toHaveLength(1);
    const quiet = await play(emulator, story([], [first, { ...good, number: 9 }], told));
    expect(quiet.outputs).toMatchObject({ sent: 'false', state: 'success' });
    expect(jobsOfRun(quiet.asked)).toEqual([]);
  });

  it('the job that mails itself, too', async () => {
    const own: Partial<Told> = { own: 'test', needs: undefined, jobs: [{ name: 'test', conclusion: null }] };
    const before = [first, { ...second(9, cutOff(lost)), sha: sha('9') }];
    const told = await play(emulator, story([], before, own), { 'notify-on': 'always' });
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'success', 'previous-state': '' });
  });
});
