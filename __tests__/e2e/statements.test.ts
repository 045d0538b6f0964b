import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../emulator/emulator.ts';
import { onTag, worldOf } from '../../testing/github/event-run.ts';
import {
  account,
  comparison,
  type Json,
  payloadRepository,
  sha,
  workflowRun,
} from '../../testing/github/records.ts';
import { deployment, deploymentStatus, release } from '../../testing/github/releases.ts';
import { commits, fixedAfterCancelled, flakyRerun, type Scenario } from '../../testing/github/scenarios.ts';
import type { GitHubWorld, StubOptions } from '../../testing/github/stub.ts';
import { type JobTold, type RunTold, type Told, tell, tooLong } from '../../testing/github/told.ts';
import { sendThrough } from '../../testing/runner/delivery.ts';
import { actionIn, startGitHub } from '../../testing/runner/story.ts';
import { startMailHost } from '../../testing/smtp/mail-host.ts';

/** Statements of a mail that are true only if somebody looked: who, since when, how many, of what. Through the built action. */

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startMailHost();
});
afterAll(() => emulator.close());

interface Mail {
  subject: string;
  /** The text part, its line breaks as blanks. */
  text: string;
  html: string;
  outputs: Record<string, string>;
}

async function play(
  scenario: Scenario,
  inputs: Record<string, string> = {},
  stub: StubOptions = {},
): Promise<Mail> {
  const before = emulator.messages.length;
  const github = await startGitHub({ ...scenario, stub });
  try {
    const given = actionIn(scenario, github, emulator);
    const result = await sendThrough(emulator, {
      ...given,
      inputs: { ...given.inputs, 'notify-on': 'always', ...inputs },
    });
    expect(result.code, result.raw).toBe(0);
    const message = emulator.messages[before];
    const mail = message && (await PostalMime.parse(message.content));
    return {
      subject: mail?.subject ?? '',
      text: (mail?.text ?? '').replace(/\s+/g, ' '),
      html: mail?.html ?? '',
      outputs: result.outputs,
    };
  } finally {
    await github.stop();
  }
}

const green = (name: string): JobTold => ({ name, conclusion: 'success' });
const red = (name: string): JobTold => ({ name, conclusion: 'failure' });
const skipped = (name: string): JobTold => ({ name, conclusion: 'skipped', steps: [] });
const cancelled = (name: string): JobTold => ({ name, conclusion: 'cancelled' });
const notify: JobTold = {
  name: 'notify',
  conclusion: null,
  startsAt: 120,
  steps: [{ name: 'Set up job' }, { name: 'Send the mail', conclusion: null }],
};
/** A last job that mails, after jobs with these results. */
const lastJob = (needs: Record<string, string>, jobs: JobTold[], rest: Partial<Told> = {}): Scenario =>
  tell({ own: 'notify', needs, jobs: [...jobs, notify], ...rest });
const past = (number: number, conclusion: RunTold['conclusion'], ...jobs: JobTold[]): RunTold => ({
  number,
  conclusion,
  jobs,
});

describe('a re-run', () => {
  it('is of whoever ran it again', async () => {
    const { text } = await play(flakyRerun());
    expect(text).toContain('Re-run by grace, commit a31f9c2, attempt 2');
    expect(text).toContain('The run failed before and passed on attempt 2 with the same commit');
  });

  it('that is red again says so, and is a reply', async () => {
    const attempt = past(10, 'failure', red('build'));
    const { subject, text, outputs } = await play(
      lastJob({ build: 'failure' }, [red('build')], { attempt: 2, past: [past(7, 'success'), attempt] }),
    );
    expect(subject).toMatch(/^Re: ✗ CI failed on main/);
    expect(text).toContain('An earlier attempt of this run failed too. First red run after #7');
    expect(outputs).toMatchObject({ state: 'still-failing', streak: '1' });
  });

  it('that is red after a green attempt is not the first red run after itself', async () => {
    const attempt = past(10, 'success', green('build'));
    const { text } = await play(
      lastJob({ build: 'failure' }, [red('build')], { attempt: 2, past: [past(7, 'success'), attempt] }),
    );
    expect(text).toContain('An earlier attempt of this run passed. View failing step');
    expect(text).not.toContain('after #10');
  });

  it('knows the failed attempt behind a cancelled one', async () => {
    const attempts = [
      past(7, 'success'),
      { ...past(10, 'cancelled', cancelled('build')), attempt: 2 },
      past(10, 'failure', red('build')),
    ];
    const passed = await play(
      lastJob({ build: 'success' }, [green('build')], { attempt: 3, past: attempts }),
      { 'notify-on': 'failure, fixed, flaky' },
    );
    expect(passed.outputs).toMatchObject({ sent: 'true', state: 'flaky', 'previous-state': 'failed' });
    const failed = await play(lastJob({ build: 'failure' }, [red('build')], { attempt: 3, past: attempts }));
    expect(failed.outputs).toMatchObject({ state: 'still-failing', streak: '1' });
    expect(failed.text).toContain('failed before · 1 min');
  });
});

describe('a streak longer than the runs that were read', () => {
  const long = Array.from({ length: 150 }, (_, index) => past(299 - index, 'failure', red('build')));

  it('is at least so long, in the preheader too', async () => {
    const { html, text } = await play(
      lastJob({ build: 'failure' }, [red('build')], { number: 300, past: long }),
    );
    expect(html).toContain('at least 121 red runs since #180 or earlier');
    expect(text).toMatch(/At least 121 red runs in a row; .* since #180 or earlier\./);
    expect(text).toContain('First known red #180');
  });

  it('has ended after at least so many runs', async () => {
    const { text } = await play(lastJob({ build: 'success' }, [green('build')], { number: 300, past: long }));
    expect(text).toContain('and at least 120 red runs, red since #180 or earlier.');
  });

  it('is skipped with a reason that claims no more', async () => {
    const { outputs } = await play(
      lastJob({ build: 'failure' }, [red('build')], { number: 301, past: long }),
      { repeat: 'backoff' },
    );
    expect(outputs['skipped-reason']).toBe(
      'At least 121 runs in a row were red, and `repeat` is backoff: one run in 64 is mailed.',
    );
  });
});

describe('what came before', () => {
  it('the first run with a result is not the first run', async () => {
    const { text } = await play(
      lastJob({ build: 'failure' }, [red('build')], { past: [past(8, 'cancelled'), past(9, 'cancelled')] }),
    );
    expect(text).toContain('No earlier run of CI on main passed or failed.');
    expect(text).not.toContain('This is the first run');
  });

  it('the first run is the first run in the mail of one job, too', async () => {
    const { text } = await play(tell({ status: 'failure', jobs: [{ name: 'build', conclusion: null }] }));
    expect(text).toContain('Job "build" failed. This is the first run of CI on main.');
  });

  it('a job of which nothing is known is not the first to be red', async () => {
    const story = tell({
      status: 'failure',
      jobs: [{ name: 'build', conclusion: null }, green('lint')],
      past: [past(7, 'success'), past(9, 'failure', red('other'))],
    });
    const base = sha('7');
    story.world.comparisons[`${base}...${commits.head.sha}`] = comparison(
      { ...commits.good, sha: base },
      commits.head.sha,
      [commits.breaking, commits.head],
    );
    const { text } = await play(story);
    expect(text).toContain('What changed since #7, the last green run');
    expect(text).not.toMatch(/first red run/i);
  });

  it('a recovery lists the commits since the last green run, and says so', async () => {
    const { text } = await play(fixedAfterCancelled());
    expect(text).toContain('What changed since #7, the last green run');
    expect(text).toContain('Grace Hopper · first red run #8');
  });

  it('the same commit red after green: nothing changed', async () => {
    const { sha: head } = commits.head;
    const story = lastJob({ build: 'failure' }, [red('build')], {
      past: [{ ...past(9, 'success'), sha: head }],
    });
    story.world.comparisons[`${head}...${head}`] = comparison(commits.head, head, [], [], 'identical');
    const { text } = await play(story);
    expect(text).toContain('No commits since the last green run: the same code ran again.');
    expect(text).not.toContain('Changes since green');
  });
});

it('every job that ran out of time has timed out', async () => {
  const late = (name: string): JobTold => ({
    name,
    conclusion: 'cancelled',
    steps: [{ name: `Run ${name}`, seconds: 60, conclusion: 'cancelled' }],
    annotations: [tooLong(1)],
  });
  const needs = { a: 'cancelled', b: 'cancelled' };
  const before = past(9, 'failure', red('a'), red('b'));
  const { text } = await play(lastJob(needs, [late('a'), late('b')], { past: [past(7, 'success'), before] }));
  expect(text).toMatch(/^✗ Still failing on main/);
  expect(text).toContain('Step "Run a" of job "a" timed out:');
  expect(text).toMatch(/a > Run a, timed out after 1 min.* b > Run b, timed out after 1 min/);
});

it('in a merge queue nothing is said of a last green run', async () => {
  const branch = `gh-readonly-queue/main/pr-44-${commits.good.sha}`;
  const story = lastJob({ build: 'failure' }, [red('build')], {
    env: {
      GITHUB_EVENT_NAME: 'merge_group',
      GITHUB_REF: `refs/heads/${branch}`,
      GITHUB_REF_NAME: branch,
    },
  });
  const { text } = await play(story);
  expect(text).toContain('Changes: The commit to compare with is no longer there.');
  expect(text).toContain('run #10 · #44 Step');
  expect(text).not.toContain('last green run');
});

it('the jobs that were waited for were skipped, and not every job', async () => {
  const { text } = await play(lastJob({ deploy: 'skipped' }, [green('build'), skipped('deploy')]));
  expect(text).toMatch(/^– Skipped on main .* Every job in needs was skipped\./);
});

it('a run that is not over did not end', async () => {
  const story = tell({ jobs: [{ name: 'build', conclusion: null }], observed: 'success' });
  const observed = { ...(story.event['workflow_run'] as Json), status: 'in_progress', conclusion: null };
  const { text } = await play({ ...story, event: { ...story.event, workflow_run: observed } });
  expect(text).toContain('The run neither passed nor failed.');
  expect(text).not.toContain('ended');
});

it('a green run tells what became of the jobs that did not pass', async () => {
  const needs = { build: 'success', beta: 'success', deploy: 'skipped' };
  const jobs = [green('build'), red('beta'), skipped('deploy')];
  const { text } = await play(lastJob(needs, jobs, { past: [past(9, 'success')] }));
  expect(text).toMatch(
    /: 1 job passed, 1 failed but is allowed to \(continue-on-error\) and 1 was skipped\./,
  );
});

/** A run of another event than a push. */
function ofEvent(
  name: string,
  event: Json,
  world: Partial<GitHubWorld>,
  env: Record<string, string>,
): Scenario {
  return {
    name,
    world: worldOf(world),
    stub: {},
    env: { GITHUB_EVENT_NAME: name, GITHUB_ACTOR: 'grace', GITHUB_TRIGGERING_ACTOR: 'grace', ...env },
    event: { ...event, repository: payloadRepository(), sender: account('grace') },
    contexts: { job: { status: 'success' } },
    now: '',
  };
}

describe('a release', () => {
  const old = { tag: 'v1.4.0', author: 'ada', publishedAt: '2026-11-10T09:00:00Z' };
  const tell = (action: string, rest: Json = {}) =>
    play(ofEvent('release', { action, release: release(old), ...rest }, {}, onTag('v1.4.0')));

  it('is edited by who edits it, and not on the day of its publication', async () => {
    const { text } = await tell('edited', { changes: { body: { from: 'old' } } });
    expect(text).toContain('"v1.4.0" of app was edited by grace. It was first published Nov 10, 2026');
    expect(text).toContain('Edited by grace');
  });

  it('goes to those who committed to it, which has nothing to do with green runs', async () => {
    const { sha: head } = commits.head;
    const world: Partial<GitHubWorld> = {
      releases: [release(old), release({ tag: 'v1.3.0' })],
      comparisons: { 'v1.3.0...v1.4.0': comparison(commits.good, head, [commits.head]) },
    };
    const event = { action: 'published', release: release(old) };
    const { text } = await play(ofEvent('release', event, world, onTag('v1.4.0')), {
      to: '@committers',
      'allow-domains': 'contoso.com',
    });
    expect(text).toContain('because you took part in the commits that this is about (@committers)');
  });

  it('was published by its event, however long the run took', async () => {
    const { text } = await tell('published');
    expect(text).toMatch(/"v1\.4\.0" of app was released by grace, Nov 10, 2026/);
    expect(text).not.toContain('first published');
  });

  it('of another tag than the event is of whoever wrote it', async () => {
    const other = release({ tag: 'v1.3.0', author: 'linus', publishedAt: '2026-11-01T09:00:00Z' });
    const event = { action: 'published', release: release(old) };
    const { text } = await play(ofEvent('release', event, { releases: [other] }, onTag('v1.4.0')), {
      kind: 'release',
      tag: 'v1.3.0',
    });
    expect(text).toMatch(/"v1\.3\.0" of app was released by linus, Nov 1, 2026/);
  });

  it('that was a pre-release until now was not released on that day', async () => {
    const { text } = await tell('released');
    expect(text).toContain('"v1.4.0" of app was released by grace. It was first published Nov 10, 2026');
  });
});

describe('a deployment', () => {
  const [now, before] = [commits.head, commits.good];
  const current = deployment({ id: 77, sha: now.sha, createdAt: '2026-11-20T09:00:00Z' });
  const world: Partial<GitHubWorld> = {
    deployments: [current, deployment({ id: 70, sha: before.sha, createdAt: '2026-11-18T09:00:00Z' })],
    deploymentStatuses: {
      77: [],
      70: [deploymentStatus({ deploymentId: 70, state: 'success', at: '2026-11-18T09:05:00Z' })],
    },
    comparisons: { [`${before.sha}...${now.sha}`]: comparison(before, now.sha, [now]) },
  };
  const tellStatus = (state: string) => {
    const status = deploymentStatus({ deploymentId: 77, state, at: '2026-11-20T09:01:00Z' });
    const event = { action: 'created', deployment: current, deployment_status: status };
    return play(ofEvent('deployment_status', event, world, { GITHUB_REF: '', GITHUB_REF_NAME: '' }));
  };

  it('that failed elsewhere says nothing about the run that mails', async () => {
    const { text } = await tellStatus('failure');
    expect(text).toContain('The deployment of "a31f9c2" to "production" failed. The last successful');
    expect(text).toContain('The last successful deployment there was 7d0e551, Nov 18, 2026');
    expect(text).not.toMatch(/The run failed|did not reach|Run #10|Deployed by/i);
  });

  it('that waits is reviewed where it waits', async () => {
    const { text } = await tellStatus('waiting');
    expect(text).toContain('Review deployment: https://github.com/contoso/app/actions/runs/1 ');
    expect(text).toContain('"a31f9c2" is waiting for approval or another protection rule of "production".');
  });

  it('that was cancelled may be there in part', async () => {
    const story = lastJob({ deploy: 'cancelled' }, [cancelled('deploy')]);
    const { text } = await play(
      { ...story, world: { ...story.world, ...world } },
      { kind: 'deployment', environment: 'production' },
    );
    expect(text).toContain('failed. It was cancelled, and a part of it may be in place.');
    expect(text).not.toMatch(/The run failed|did not reach/);
  });
});

describe('a digest', () => {
  const ago = (days: number): string =>
    `${new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 19)}Z`;
  const runs = (...told: [RunTold['conclusion'], days: number, branch?: string][]): Json[] =>
    told.map(([conclusion, days, branch], index) =>
      workflowRun({
        id: index + 1,
        number: index + 1,
        conclusion,
        sha: sha('1'),
        branch,
        startedAt: ago(days),
      }),
    );
  const digest = (list: Json[], inputs: Record<string, string> = {}, stub?: StubOptions) => {
    const story = ofEvent('schedule', { schedule: '0 6 * * 1' }, { runs: list }, {});
    return play(story, { kind: 'digest', period: '7d', ...inputs }, stub);
  };

  it('of cancelled runs does not say that nothing ran', async () => {
    const list = runs(['cancelled', 2], ['cancelled', 1]);
    const { text } = await digest(list);
    expect(text).toContain('No run passed or failed in this period.');
    const skipped = await digest(list, { 'notify-on': 'failure' });
    expect(skipped.outputs['skipped-reason']).toMatch(/^No run passed or failed in the period/);
  });

  it('gives no rate to a red workflow that did not run', async () => {
    const { text } = await digest(runs(['success', 12], ['failure', 10]));
    expect(text).toContain('No run passed or failed in this period. 1 workflow is still red.');
    expect(text).toMatch(/CI on main red since .* · did not run /);
    expect(text).not.toContain('% green');
  });

  it('does not count a workflow once for each branch', async () => {
    const { text } = await digest(runs(['failure', 2], ['failure', 1, 'dev']), { branches: '*' });
    expect(text).toMatch(/^✗ 2 red in app /);
    expect(text).toContain('2 runs: 2 red.');
  });

  it('tells what neither passed nor failed', async () => {
    const { text } = await digest(runs(['failure', 4], ['cancelled', 3], ['success', 2]));
    expect(text).toContain('1 of 3 runs failed · 1 skipped or cancelled');
  });

  it('that could not read all runs does not say that all is green', async () => {
    const list = Array.from({ length: 250 }, (_, index) => runs(['success', 6 - index / 100])[0] ?? {}).map(
      (run, index) => ({ ...run, id: index + 1, run_number: index + 1 }),
    );
    const faults = [{ kind: 'status' as const, status: 404, on: /actions\/runs\?.*page=2/ }];
    const { subject, text } = await digest(list, {}, { faults });
    expect(subject).toMatch(/ – 1 green, incomplete \(/);
    expect(text).toMatch(/^! Incomplete digest of app /);
    expect(text).not.toContain('All green');
  });

  it('of jobs counts a cancelled job neither as passed nor as green', async () => {
    const story = lastJob({ build: 'cancelled' }, [cancelled('build')]);
    const { subject, text, outputs } = await play(story, { kind: 'digest', period: 'run' });
    expect(subject).toMatch(/ – quiet \(/);
    expect(text).toMatch(/^– No job passed or failed on main /);
    expect(text).toContain(': 1 skipped, cancelled or allowed to fail.');
    expect(outputs['state']).toBe('quiet');
  });

  it('of jobs names the failed ones as GitHub does', async () => {
    const jobs = [green('test (a)'), red('test (b)')];
    const { outputs } = await play(lastJob({ test: 'failure' }, jobs), { kind: 'digest', period: 'run' });
    expect(outputs['failed-jobs']).toBe('["test (b)"]');
  });
});
