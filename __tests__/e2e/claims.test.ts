import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../emulator/emulator.ts';
import { comparison, sha } from '../../testing/github/records.ts';
import { ada, commits, grace, linus, type Scenario } from '../../testing/github/scenarios.ts';
import type { GitHubStub, StubOptions } from '../../testing/github/stub.ts';
import { type JobTold, type RunTold, type Told, tell, tooLong } from '../../testing/github/told.ts';
import { sendThrough } from '../../testing/runner/delivery.ts';
import type { ActionResult } from '../../testing/runner/run-action.ts';
import { actionIn, startGitHub } from '../../testing/runner/story.ts';
import { startMailHost } from '../../testing/smtp/mail-host.ts';

/** What a mail claims, by whole runs of the built action: of whom it speaks, what came before, who is named. */

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startMailHost();
});
afterAll(() => emulator.close());

interface Run {
  outputs: Record<string, string>;
  result: ActionResult;
  github: GitHubStub;
  /** The text part, its line breaks as blanks. */
  text: string;
  subject: string;
  headers: Record<string, string>;
}

async function play(
  scenario: Scenario,
  inputs: Record<string, string> = {},
  stub: StubOptions = {},
): Promise<Run> {
  const before = emulator.messages.length;
  const github = await startGitHub({ ...scenario, stub });
  try {
    const given = actionIn(scenario, github, emulator);
    const result = await sendThrough(emulator, { ...given, inputs: { ...given.inputs, ...inputs } });
    expect(result.code, result.raw).toBe(0);
    const message = emulator.messages[before];
    const mail = message && (await PostalMime.parse(message.content));
    return {
      outputs: result.outputs,
      result,
      github,
      text: (mail?.text ?? '').replace(/\s+/g, ' '),
      subject: mail?.subject ?? '',
      headers: Object.fromEntries((mail?.headers ?? []).map(({ key, value }) => [key, value])),
    };
  } finally {
    await github.stop();
  }
}

const run = (told: Told, inputs?: Record<string, string>, stub?: StubOptions): Promise<Run> =>
  play(tell(told), inputs, stub);

const asked = ({ github }: Run): string[] =>
  github.requests
    .filter(({ host }) => host === 'api')
    .map(({ path }) => path.replace('/repos/contoso/app', ''));

const green = (name: string): JobTold => ({ name, conclusion: 'success' });
const red = (name: string): JobTold => ({ name, conclusion: 'failure' });
const running = (name: string): JobTold => ({ name, conclusion: null });
const cancelled = (name: string, ...annotations: string[]): JobTold => ({
  name,
  conclusion: 'cancelled',
  steps: [{ name: `Run ${name}`, seconds: 60, conclusion: 'cancelled' }],
  annotations: [...annotations, 'The operation was canceled.'],
});
/** The last job, which mails. */
const notify: JobTold = {
  name: 'notify',
  conclusion: null,
  startsAt: 120,
  steps: [{ name: 'Set up job' }, { name: 'Send the mail', conclusion: null }],
};
const past = (number: number, conclusion: RunTold['conclusion'], ...jobs: JobTold[]): RunTold => ({
  number,
  conclusion,
  jobs,
});

describe('a part does not speak for the whole', () => {
  const lintIsRed: Told = {
    jobs: [red('lint'), running('build')],
    past: [past(8, 'failure', red('lint'), green('build')), past(9, 'failure', red('lint'), green('build'))],
  };

  it.each<[string, Told, RegExp]>([
    ['beside a red one', lintIsRed, /"lint" failed/],
    [
      'beside one that still runs',
      { ...lintIsRed, jobs: [running('lint'), running('build')] },
      /"lint" has not finished/,
    ],
    [
      'beside one that waits for a runner',
      { ...lintIsRed, jobs: [{ name: 'lint', conclusion: null, status: 'queued' }, running('build')] },
      /"lint" has not finished/,
    ],
    ['that repeats its status as an input', lintIsRed, /"lint" failed/],
    [
      'that is a leg of a red matrix',
      {
        own: 'test (20)',
        jobs: [running('test (20)'), red('test (22)'), running('test (24)')],
        past: [past(9, 'failure', green('test (20)'), red('test (22)'), red('test (24)'))],
      },
      /"test \(22\)" failed, and "test \(24\)" has not finished/,
    ],
  ])('a green job %s mails no recovery', async (name, told, others) => {
    const { outputs } = await run(told, name.startsWith('that repeats') ? { status: 'success' } : {});
    expect(outputs).toMatchObject({
      sent: 'false',
      state: 'success',
      'previous-state': 'success',
      streak: '0',
    });
    expect(outputs['skipped-reason']).toMatch(others);
    expect(outputs['skipped-reason']).toContain('send from a last job with `needs` and `if: always()`');
  });

  it('a green job mails no recovery when the red one is not even listed yet', async () => {
    const { outputs } = await run({ ...lintIsRed, jobs: [running('build')] });
    expect(outputs).toMatchObject({ sent: 'false', state: 'success' });
  });

  it('a last job that was not given `needs` mails no recovery of the run', async () => {
    const { outputs } = await run({
      own: 'notify',
      jobs: [green('build'), notify],
      past: [past(9, 'failure', red('build'), green('notify'))],
    });
    expect(outputs).toMatchObject({ sent: 'false', state: 'success' });
  });

  it('a mail of a green job says what it is of, and what else is red or running', async () => {
    const { outputs, text, subject } = await run(
      { ...lintIsRed, jobs: [red('lint'), running('build'), running('e2e')] },
      { 'notify-on': 'always' },
    );
    expect(outputs).toMatchObject({ sent: 'true', state: 'success' });
    expect(subject).toBe('✓ CI / build passed on main – contoso/app (#10)');
    expect(text).toMatch(/^✓ Passed: job build on main/);
    expect(text).toMatch(/Job "build" passed\. Job "lint" failed\. Job "e2e" has not finished\./);
    expect(text).not.toMatch(/green again|the run passed|all \d+ jobs/i);
  });

  it('fixed, still failing and failed come from the same job in the run before', async () => {
    const failedBefore = [
      past(8, 'success', green('build')),
      past(9, 'failure', red('build'), green('lint')),
    ];
    const fixed = await run({ jobs: [green('lint'), running('build')], past: failedBefore });
    expect(fixed.outputs).toMatchObject({ sent: 'true', state: 'fixed', 'previous-state': 'failed' });
    expect(fixed.subject).toBe('✓ CI / build fixed on main – contoso/app');
    expect(fixed.text).toMatch(/^✓ Fixed: job build on main/);
    expect(fixed.text).toMatch(/Job "build" passed; it had failed in #9/);
    expect(fixed.text).not.toMatch(/main is green|in a row/);
    expect(fixed.headers).toMatchObject({ 'x-ci-state': 'fixed', 'x-ci-job': 'build' });
    expect(fixed.text).toContain('ci:job=build');

    const twice = [past(8, 'failure', red('lint')), past(9, 'failure', red('build'), green('lint'))];
    const still = await run({ status: 'failure', jobs: [green('lint'), running('build')], past: twice });
    expect(still.outputs).toMatchObject({ state: 'still-failing', 'previous-state': 'failed', streak: '' });
    expect(still.subject).toBe('Re: ✗ CI / build failed on main – contoso/app');
    expect(still.text).toMatch(/It had failed in #9 too/);
    expect(still.text).not.toMatch(/in a row|red since|has been red/);
    expect(still.outputs['thread-id']).toBe(fixed.outputs['thread-id']);

    const other = [past(8, 'failure', red('lint')), past(9, 'failure', red('lint'), green('build'))];
    const failed = await run({ status: 'failure', jobs: [red('lint'), running('build')], past: other });
    expect(failed.outputs).toMatchObject({ state: 'failed', 'previous-state': 'success', streak: '1' });
    expect(failed.subject).toBe('✗ CI / build failed on main – contoso/app');
    expect(failed.text).toMatch(/It had passed in #9/);
  });

  it('one request more tells what the job did before', async () => {
    const { github } = await run({ ...lintIsRed, jobs: [red('lint'), running('build')] });
    expect(
      github.requests.map(({ path }) => path.replace('/repos/contoso/app/actions', '')).toSorted(),
    ).toEqual(['/runs/9009/jobs', '/runs/9010', '/runs/9010/attempts/1/jobs', '/workflows/ci.yml/runs']);
  });

  it('flaky is the job that failed in the attempt before, and no other', async () => {
    const attempts = (...jobs: JobTold[]): RunTold[] => [
      past(9, 'success', green('build')),
      past(10, 'failure', ...jobs),
    ];
    const flaky = await run({
      attempt: 2,
      jobs: [running('build')],
      past: attempts(red('build'), green('lint')),
    });
    expect(flaky.outputs).toMatchObject({ sent: 'true', state: 'flaky' });
    expect(flaky.text).toMatch(/Job "build" failed before and passed on attempt 2 with the same commit/);
    const other = await run({
      attempt: 2,
      jobs: [running('build')],
      past: attempts(green('build'), red('lint')),
    });
    expect(other.outputs).toMatchObject({ sent: 'false', state: 'success' });
  });

  it('a job that the run before did not decide claims no transition', async () => {
    const skipped = { name: 'build', conclusion: 'skipped' as const };
    const { outputs } = await run({
      jobs: [running('build')],
      past: [past(9, 'failure', red('lint'), skipped)],
    });
    expect(outputs).toMatchObject({ sent: 'false', state: 'success', 'previous-state': '' });
  });

  it('two red jobs of one run are two threads; one job of two runs is one', async () => {
    const of = async (own: string, before: 'success' | 'failure') =>
      (
        await run({
          own,
          status: 'failure',
          jobs: [running('test (20)'), running('test (22)')],
          past: [past(9, before, { name: own, conclusion: before })],
        })
      ).outputs['thread-id'];
    const [first, second, again] = [
      await of('test (20)', 'success'),
      await of('test (22)', 'success'),
      await of('test (20)', 'failure'),
    ];
    expect(first).not.toBe(second);
    expect(again).toBe(first);
  });

  it('the own failure comes first, and the others are counted', async () => {
    const { text, outputs } = await run({
      status: 'failure',
      jobs: [
        red('lint'),
        {
          ...running('build'),
          steps: [
            { name: 'Run make', conclusion: 'failure' },
            { name: 'Mail', conclusion: null },
          ],
        },
      ],
      past: [past(9, 'failure', red('build'), green('lint'))],
    });
    expect(text).toMatch(/Step "Run make" of job "build" failed\. 1 more job failed too/);
    expect(JSON.parse(outputs['failed-jobs'] ?? '')).toEqual(['lint', 'build']);
  });

  it('a last job with `needs` speaks for the run', async () => {
    const { outputs, subject } = await run({
      own: 'notify',
      needs: { build: 'success', lint: 'success' },
      jobs: [green('build'), green('lint'), notify],
      past: [past(8, 'success'), past(9, 'failure', red('lint'), green('build'))],
    });
    expect(outputs).toMatchObject({ sent: 'true', state: 'fixed' });
    expect(subject).toContain('CI fixed on main');
  });
});

describe('a run that only this action made red was green', () => {
  const action = 'Run acs-mail/acs-mail-action@v1';
  const lastJob: Told = { own: 'notify', needs: { build: 'success' }, jobs: [green('build'), notify] };
  const mailFailed = (name: string, ...before: JobTold['steps'] & object): JobTold => ({
    name,
    conclusion: 'failure',
    steps: [
      { name: 'Set up job' },
      ...before,
      { name: action, conclusion: 'failure' },
      { name: 'Post Run actions/checkout@v5' },
      { name: 'Complete job' },
    ],
  });

  it.each<[string, JobTold, Partial<Told>]>([
    ['by the name that GitHub gives', mailFailed('notify'), {}],
    [
      'by its name in this run',
      {
        ...mailFailed('notify'),
        steps: [{ name: 'Set up job' }, { name: 'Send the mail', conclusion: 'failure' }],
      },
      {},
    ],
    [
      'as an action of the repository',
      {
        ...mailFailed('notify'),
        steps: [{ name: 'Run ./', conclusion: 'failure' }, { name: 'Complete job' }],
      },
      {
        env: { GITHUB_ACTION_REPOSITORY: '' },
        jobs: [green('build'), { ...notify, steps: [{ name: 'Run ./', conclusion: null }] }],
      },
    ],
  ])('in a last job, %s', async (_how, job, rest) => {
    const before = [past(8, 'success', green('build')), past(9, 'failure', green('build'), job)];
    const now = await run({ ...lastJob, ...rest, past: before });
    expect(now.outputs).toMatchObject({ sent: 'false', state: 'success', 'previous-state': 'success' });

    const jobs = (rest.jobs ?? lastJob.jobs).map((each) => (each.name === 'build' ? red('build') : each));
    const broken = await run({ ...lastJob, ...rest, needs: { build: 'failure' }, jobs, past: before });
    expect(broken.outputs).toMatchObject({ sent: 'true', state: 'failed', streak: '1' });
    expect(broken.subject).toBe('✗ CI failed on main – contoso/app (#10)');
  });

  it('in the job of the build', async () => {
    const build = {
      ...running('build'),
      steps: [{ name: 'Run make' }, { name: 'Tell the team', conclusion: null }],
    };
    const before = (job: JobTold): RunTold[] => [past(9, 'failure', job, red('lint'))];
    const make = { name: 'Run make' };
    const mail = { name: 'Tell the team', conclusion: 'failure' as const };
    for (const job of [
      mailFailed('build', make),
      { ...red('build'), steps: [make, mail, { name: 'Post Run make' }] },
    ]) {
      const now = await run({ jobs: [build], past: before(job) });
      expect(now.outputs).toMatchObject({ sent: 'false', state: 'success', 'previous-state': 'success' });
    }
  });

  it('as the first of a streak: the incident begins after it', async () => {
    const { outputs, subject } = await run({
      ...lastJob,
      needs: { build: 'failure' },
      jobs: [red('build'), notify],
      past: [
        past(7, 'success', green('build')),
        past(8, 'failure', green('build'), mailFailed('notify')),
        past(9, 'failure', red('build'), green('notify')),
      ],
    });
    expect(outputs).toMatchObject({ state: 'still-failing', streak: '2' });
    expect(subject).toBe('Re: ✗ CI failed on main – contoso/app (#9)');
  });

  it.each<[string, JobTold[]]>([
    ['another job failed too', [red('build'), mailFailed('notify')]],
    [
      'a step before the mail failed too',
      [green('build'), mailFailed('notify', { name: 'Run x', conclusion: 'failure' })],
    ],
    [
      'a step of that name failed, and the mail went out after it',
      [{ ...red('notify'), steps: [{ name: 'Send the mail', conclusion: 'failure' }, { name: action }] }],
    ],
    [
      'another action of a longer name failed',
      [
        {
          ...red('notify'),
          steps: [{ name: `Run acs-mail/acs-mail-action-x@v1`, conclusion: 'failure' }, { name: 'Run y' }],
        },
      ],
    ],
    ['a job ran out of time', [cancelled('build', tooLong(5)), mailFailed('notify')]],
    ['no step tells why', [green('build'), { ...red('notify'), steps: [] }]],
  ])('but is red when %s', async (_why, jobs) => {
    const { outputs } = await run({ ...lastJob, past: [past(8, 'success'), past(9, 'failure', ...jobs)] });
    expect(outputs).toMatchObject({ sent: 'true', state: 'fixed', 'previous-state': 'failed' });
  });

  it('a red run takes 14 requests at most', async () => {
    const failing = ['a', 'b', 'c', 'd'].map(red);
    const scenario = tell({
      ...lastJob,
      needs: { a: 'failure', b: 'failure', c: 'failure', d: 'failure' },
      jobs: [...failing, notify],
      past: [
        past(6, 'success', green('a')),
        past(7, 'failure', ...failing),
        past(8, 'failure', ...failing),
        past(9, 'failure', ...failing),
      ],
    });
    const range = [commits.breaking, commits.second, commits.head, { ...commits.head, sha: sha('ff') }];
    scenario.world.comparisons[`${sha('6')}...${commits.head.sha}`] = comparison(
      { ...commits.good, sha: sha('6') },
      commits.head.sha,
      range,
    );
    const told = await play(scenario);
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'still-failing', streak: '4' });
    expect(asked(told).length).toBe(14);
  });
});

describe('a job over its timeout-minutes is timed out, not cancelled', () => {
  const lastJob: Told = {
    own: 'notify',
    needs: { build: 'success', test: 'cancelled' },
    jobs: [green('build'), cancelled('test', tooLong(30)), notify],
    past: [past(9, 'success', green('build'), green('test'))],
  };

  it.each<[string, Told]>([
    ['in a last job', lastJob],
    ['behind a cleanup that always runs', { ...lastJob, needs: { build: 'success' } }],
    ['behind a job that was skipped for it', { ...lastJob, needs: { build: 'success', deploy: 'skipped' } }],
    [
      'beside jobs that were cancelled with it',
      {
        ...lastJob,
        jobs: [
          cancelled('a'),
          {
            ...cancelled('test', tooLong(30)),
            steps: [{ name: 'Run test', seconds: 90, conclusion: 'cancelled' }],
          },
          cancelled('b'),
          notify,
        ],
      },
    ],
    [
      'on workflow_run',
      {
        observed: 'cancelled',
        jobs: [green('build'), cancelled('test', tooLong(30))],
        past: lastJob.past ?? [],
      },
    ],
  ])('%s', async (_where, told) => {
    const { outputs, text, subject, github } = await run(told);
    expect(outputs).toMatchObject({ sent: 'true', state: 'timed-out', 'previous-state': 'success' });
    expect(JSON.parse(outputs['failed-jobs'] ?? '')).toEqual(['test']);
    expect(text).toMatch(/^✗ Timed out on main/);
    expect(text).toMatch(/Step "Run test" of job "test" timed out: .*maximum execution time of 30 minutes/);
    expect(subject).toMatch(/^✗ CI failed on main/);
    const annotations = github.requests
      .filter(({ path }) => path.endsWith('/annotations'))
      .map(({ path }) => path);
    expect(new Set(annotations).size, 'none is asked for twice').toBe(annotations.length);
  });

  it('somebody cancelled: still no mail', async () => {
    const { outputs } = await run({ ...lastJob, jobs: [green('build'), cancelled('test'), notify] });
    expect(outputs).toMatchObject({ sent: 'false', state: 'cancelled' });
  });

  it('at most two cancelled jobs are looked at, the longest first', async () => {
    const legs = Array.from({ length: 40 }, (_, index) => cancelled(`test (${index})`));
    const told = await run({ ...lastJob, jobs: [...legs, notify] });
    expect(asked(told).filter((path) => path.endsWith('/annotations'))).toHaveLength(2);
  });

  it('without `checks: read` it stays cancelled, and the log says why', async () => {
    const { outputs, result } = await run(lastJob, { 'notify-on': 'always' }, { denied: ['checks'] });
    expect(outputs).toMatchObject({ sent: 'true', state: 'cancelled' });
    expect(result.log).toMatch(/annotations.*checks: read/);
  });

  it('in the same job the annotation does not exist yet: cancelled', async () => {
    const { outputs, github } = await run(
      { status: 'cancelled', jobs: [running('build')] },
      { 'notify-on': 'cancelled' },
    );
    expect(outputs).toMatchObject({ sent: 'true', state: 'cancelled' });
    expect(github.requests.some(({ path }) => path.endsWith('/annotations'))).toBe(false);
  });

  describe('in history', () => {
    const late = past(9, 'cancelled', green('build'), cancelled('test', tooLong(30)));
    const jobs = [green('build'), green('test'), notify];

    it('green after it is fixed, for two requests more', async () => {
      const told = await run({
        ...lastJob,
        needs: { test: 'success' },
        jobs,
        past: [past(8, 'success'), late],
      });
      expect(told.outputs).toMatchObject({ sent: 'true', state: 'fixed', 'previous-state': 'timed-out' });
      const more = asked(told).filter((path) => /9009|check-runs/.test(path));
      expect(more).toHaveLength(2);
    });

    it('red after it is still failing', async () => {
      const told = await run({
        ...lastJob,
        needs: { test: 'failure' },
        jobs: [green('build'), red('test'), notify],
        past: [past(8, 'success'), late],
      });
      expect(told.outputs).toMatchObject({ state: 'still-failing', streak: '2' });
      expect(told.subject).toBe('Re: ✗ CI failed on main – contoso/app (#9)');
    });

    it('a job after its own time-out is fixed', async () => {
      const told = await run({ own: 'test', jobs: [running('test')], past: [past(8, 'success'), late] });
      expect(told.outputs).toMatchObject({ sent: 'true', state: 'fixed', 'previous-state': 'timed-out' });
      const other = await run({
        own: 'build',
        jobs: [running('build')],
        past: [past(8, 'success', green('build')), late],
      });
      expect(other.outputs).toMatchObject({ sent: 'false', state: 'success' });
    });

    it('a re-run after a time-out is flaky', async () => {
      const attempts = [past(9, 'success'), { ...late, number: 10 }];
      const told = await run({ ...lastJob, attempt: 2, needs: { test: 'success' }, jobs, past: attempts });
      expect(told.outputs).toMatchObject({ sent: 'true', state: 'flaky' });
    });

    it('a run that somebody cancelled is passed over', async () => {
      const before = [past(8, 'success'), past(9, 'cancelled', cancelled('test'))];
      const told = await run({ ...lastJob, needs: { test: 'success' }, jobs, past: before });
      expect(told.outputs).toMatchObject({ sent: 'false', state: 'success', 'previous-state': 'success' });
    });
  });
});

describe('nobody innocent is named', () => {
  const day = (number: number, conclusion: RunTold['conclusion'], commit: { sha: string }): RunTold => ({
    number,
    conclusion,
    sha: commit.sha,
    jobs: [{ name: 'build', conclusion }],
  });
  const broken: Told = { own: 'notify', needs: { build: 'failure' }, jobs: [red('build'), notify] };
  const people = { to: '@culprits, team@contoso.example', 'allow-domains': 'contoso.com' };
  const accepted = ({ outputs }: Run): unknown => JSON.parse(outputs['accepted'] || '[]');
  const told = (before: RunTold[], range = [commits.breaking, commits.second, commits.head]): Scenario => {
    const scenario = tell({ ...broken, past: before });
    scenario.world.comparisons[`${commits.good.sha}...${commits.head.sha}`] = comparison(
      commits.good,
      commits.head.sha,
      range,
    );
    return scenario;
  };

  it('a nightly turned the green commit red, and people pushed since', async () => {
    const nightly = [
      day(7, 'success', commits.good),
      day(8, 'failure', commits.good),
      day(9, 'failure', commits.second),
    ];
    const mailed = await play(told(nightly), people);
    expect(mailed.outputs).toMatchObject({ sent: 'true', state: 'still-failing', culprits: '[]' });
    expect(accepted(mailed)).toEqual(['team@contoso.example']);
    const alone = await play(told(nightly), { ...people, to: '@culprits' });
    expect(alone.outputs['sent']).toBe('false');
    expect(alone.outputs['skipped-reason']).toContain('No recipient is left');
  });

  it('who broke it is named, who pushed later is not', async () => {
    const mailed = await play(
      told([day(7, 'success', commits.good), day(8, 'failure', commits.breaking)]),
      people,
    );
    expect(JSON.parse(mailed.outputs['culprits'] ?? '')).toEqual([grace.login]);
    expect(accepted(mailed)).toEqual(['team@contoso.example', grace.email]);
  });

  it('the first red commit is not among those of the range', async () => {
    const before = [day(7, 'success', commits.good), day(8, 'failure', { sha: sha('0dd') })];
    const mailed = await play(told(before), people);
    expect(mailed.outputs['culprits']).toBe('[]');
    expect(accepted(mailed)).toEqual(['team@contoso.example']);
  });

  it('a job that may have been red for longer than is known names nobody', async () => {
    const scenario = told([
      day(7, 'success', commits.good),
      { ...day(8, 'failure', commits.breaking), jobs: [red('lint')] },
      day(9, 'failure', commits.second),
    ]);
    const own = tell({ status: 'failure', jobs: [running('build')], past: [] });
    scenario.world.jobs = [...scenario.world.jobs.filter((job) => job['run_id'] !== 9010), ...own.world.jobs];
    const mailed = await play({ ...scenario, env: own.env, contexts: own.contexts }, people);
    expect(mailed.outputs).toMatchObject({ state: 'still-failing', culprits: '[]' });
    expect([ada, linus].some(({ email }) => JSON.stringify(accepted(mailed)).includes(email))).toBe(false);
  });
});

describe('unknown is not none', () => {
  const push = {
    before: commits.second.sha,
    after: commits.head.sha,
    commits: [
      { id: commits.head.sha, message: 'Round', author: { name: 'Ada', email: 'a@b.c', username: 'ada' } },
    ],
  };
  const failed: Told = { status: 'failure', jobs: [running('build')] };
  const withPush = (told: Told): Scenario => {
    const scenario = tell(told);
    return { ...scenario, event: { ...scenario.event, ...push } };
  };

  it.each<[string, StubOptions]>([
    ['404', { faults: [{ kind: 'status', status: 404 }] }],
    ['401', { faults: [{ kind: 'status', status: 401 }] }],
    ['403', { denied: ['actions', 'checks', 'contents', 'pull-requests'] }],
    ['a web page', { faults: [{ kind: 'body', body: '<html></html>', contentType: 'text/html' }] }],
    ['JSON of another shape', { faults: [{ kind: 'body', body: '{"ok":true}' }] }],
  ])('GitHub answers with %s: the mail says what the environment knows', async (_answer, stub) => {
    const mailed = await play(withPush(failed), {}, stub);
    expect(mailed.outputs).toMatchObject({ sent: 'true', state: 'failed', 'previous-state': '', streak: '' });
    expect(JSON.parse(mailed.outputs['failed-jobs'] ?? '')).toEqual(['build']);
    expect(mailed.subject).toMatch(/^✗ CI \/ build failed on main/);
    expect(mailed.text).toContain('Job "build" failed');
    expect(mailed.text).toContain(`commit ${commits.head.sha.slice(0, 7)}`);
    expect(mailed.text).toMatch(/Not in this mail.*history/i);
    expect(mailed.text).not.toMatch(/no earlier green run|the run failed|first run/i);
    expect(mailed.text).toContain('Earlier runs could not be read; these are the commits of this push.');
  });

  it('without a payload the commit comes from the environment, with its page', async () => {
    const { text, headers } = await run(failed, { 'github-token': '' });
    expect(text).toContain(`https://github.com/contoso/app/commit/${commits.head.sha}`);
    expect(headers['x-ci-sha']).toBe(commits.head.sha);
  });

  it('a green job of which nothing else is known says so of itself alone', async () => {
    const { text, outputs } = await run(
      { jobs: [running('build')] },
      { 'notify-on': 'always' },
      { faults: [{ kind: 'status', status: 404 }] },
    );
    expect(outputs).toMatchObject({ sent: 'true', state: 'success' });
    expect(text).toMatch(/^✓ Passed: job build on main/);
    expect(text).toContain('Job "build" passed');
    expect(text).not.toMatch(/the run passed/i);
  });

  it('a history of another server: 404 for the workflow, and no id of it', async () => {
    const scenario = withPush(failed);
    for (const each of scenario.world.runs) delete each['workflow_id'];
    const stub: StubOptions = { faults: [{ kind: 'status', status: 404, on: /workflows/ }] };
    const { text, outputs } = await play(scenario, {}, stub);
    expect(outputs).toMatchObject({ sent: 'true', state: 'failed', streak: '' });
    expect(text).toMatch(/Not in this mail.*History/);
    expect(text).not.toMatch(/no earlier green run|first run/i);
  });

  it('a streak that reaches back beyond what was read', async () => {
    const before = Array.from({ length: 125 }, (_, index) => past(1000 + index, 'failure', red('build')));
    const scenario = withPush({
      own: 'notify',
      needs: { build: 'failure' },
      jobs: [red('build'), notify],
      past: before,
      number: 2000,
    });
    const { text } = await play(scenario);
    expect(text).toContain(
      'None of the earlier runs that were read was green; these are the commits of this push.',
    );
  });

  it('no earlier green run, and the whole list was read', async () => {
    const { text } = await play(withPush({ ...failed, past: [past(9, 'failure', red('build'))] }));
    expect(text).toMatch(
      /There is no earlier green run to compare with|None of the earlier runs that were read was green/,
    );
  });

  describe('the own job, without check_run_id', () => {
    const steps: JobTold['steps'] = [
      { name: 'Run make', conclusion: 'failure' },
      { name: 'Mail', conclusion: null },
    ];
    const odd: Told = { ...failed, withoutCheckRunId: true, past: [past(9, 'success', green('build'))] };

    it.each<[string, Told, string]>([
      [
        'by the name of the runner',
        { ...odd, jobs: [running('lint'), { ...running('build'), steps, runner: 'GitHub Actions 12' }] },
        'build',
      ],
      ['by its id', { ...odd, jobs: [running('lint'), { ...running('build'), steps }] }, 'build'],
      [
        'by its id in a called workflow',
        {
          ...odd,
          own: 'ship / build',
          env: { GITHUB_JOB: 'build' },
          jobs: [running('lint'), { ...running('ship / build'), steps }],
        },
        'ship / build',
      ],
    ])('is found %s', async (_how, told, name) => {
      const { text, outputs } = await run(told);
      expect(text).toContain(`Step "Run make" of job "${name}" failed`);
      expect(JSON.parse(outputs['failed-jobs'] ?? '')).toEqual([name]);
      expect(text).not.toMatch(/could not be told/);
    });

    it('is named by its id where several may be it, and the mail says that it was not found', async () => {
      const { text, outputs } = await run({
        ...odd,
        own: 'test',
        jobs: [green('lint'), running('test (20)'), running('test (22)')],
      });
      expect(text).toContain('Job "test" failed');
      expect(text, 'one of the two is the own job').not.toMatch(/not finished/);
      expect(JSON.parse(outputs['failed-jobs'] ?? '')).toEqual(['test']);
      expect(text).toMatch(
        /Not in this mail.*The job that sends this mail could not be told from the others/,
      );
    });
  });
});
