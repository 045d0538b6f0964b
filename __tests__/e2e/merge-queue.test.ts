import { createRequire } from 'node:module';
import PostalMime, { type Email } from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../emulator/emulator.ts';
import {
  account,
  type CommitStory,
  type Conclusion,
  comparison,
  type Json,
  payloadCommit,
  payloadRepository,
  pull,
  sha,
  WORKFLOW,
  workflowRun,
} from '../../testing/github/records.ts';
import { ada, commits, grace, linus, matrixFailure, type Scenario } from '../../testing/github/scenarios.ts';
import { sendThrough } from '../../testing/runner/delivery.ts';
import type { ActionResult } from '../../testing/runner/run-action.ts';
import { actionIn, startGitHub } from '../../testing/runner/story.ts';
import { startMailHost } from '../../testing/smtp/mail-host.ts';

/**
 * Runs of merge queues, with the payload of GitHub's own example (@octokit/webhooks-examples) around names of ours:
 * as the last job of the run, and as a notifier on `workflow_run`.
 */

interface Example {
  name: string;
  examples: Json[];
}
const examples = createRequire(import.meta.url)('@octokit/webhooks-examples') as Example[];
const [example = {}] = examples.find(({ name }) => name === 'merge_group')?.examples ?? [];

const gitHub = { login: 'web-flow', name: 'GitHub', email: 'noreply@github.com' };
const baseCommit: CommitStory = { ...commits.second, sha: sha('929f820') };
const merge = (number: number, title: string, id: string, parent: string, author = ada): CommitStory => ({
  sha: id,
  message: `Merge pull request #${number} from contoso/topic-${number}\n\n${title}`,
  author,
  committer: gitHub,
  parent,
});
const ownWork = (id: string, message: string, author = ada): CommitStory => ({ sha: id, message, author });
const record = (number: number, title: string, author: string, base = 'main'): Json =>
  pull({ number, title, author, base, head: `topic-${number}`, headSha: sha(`${number}abc`) });
const queueRef = (number: number, base = 'main'): string =>
  `gh-readonly-queue/${base}/pr-${number}-${baseCommit.sha}`;

const single = [ownWork(sha('0a1'), 'Round totals'), merge(44, 'Round totals', sha('a44'), baseCommit.sha)];
const one = [record(44, 'Round totals', 'ada')];

interface Story {
  position: 'last job' | 'workflow_run' | 'push';
  conclusion?: Conclusion;
  number?: number;
  base?: string;
  /** What the queue would merge, oldest first; the last one is the head. */
  group?: CommitStory[];
  pulls?: Json[];
  /** Runs of the queue before, and runs of the branch itself. */
  past?: Json[];
}

const pastRun = (number: number, conclusion: Conclusion, branch: string, event: string): Json =>
  workflowRun({
    id: 9000 + number,
    number,
    conclusion,
    sha: sha(`9${number}`),
    branch,
    event,
    startedAt: '2026-11-20T08:06:00Z',
  });

/** The run of {@link matrixFailure}, made in a queue. */
function inQueue(story: Story): Scenario {
  const { position, conclusion = 'failure', number = 44, base = 'main', group = single, pulls = one } = story;
  const scenario = matrixFailure();
  const head = group.at(-1)?.sha ?? '';
  const branch = queueRef(number, base);
  const isObserving = position === 'workflow_run';
  const event = position === 'push' ? 'push' : 'merge_group';
  const bot = 'github-merge-queue[bot]';
  const run = workflowRun({
    id: 9010,
    number: 10,
    conclusion: isObserving ? conclusion : null,
    sha: head,
    branch,
    event,
    title: 'CI',
    actor: bot,
    startedAt: '2026-11-20T09:00:10Z',
    headCommit: group.at(-1),
  });
  const shared = { repository: payloadRepository(), sender: account(bot) };
  const events: Record<Story['position'], Json> = {
    'last job': {
      ...example,
      ...shared,
      merge_group: {
        ...(example['merge_group'] as Json),
        head_sha: head,
        head_ref: `refs/heads/${branch}`,
        base_sha: baseCommit.sha,
        base_ref: `refs/heads/${base}`,
        head_commit: payloadCommit(group.at(-1) ?? baseCommit),
      },
    },
    workflow_run: { action: 'completed', workflow: WORKFLOW, workflow_run: run, ...shared },
    push: {
      ref: `refs/heads/${branch}`,
      before: '0'.repeat(40),
      after: head,
      created: true,
      commits: [],
      head_commit: payloadCommit(group.at(-1) ?? baseCommit),
      ...shared,
    },
  };
  const jobs = isObserving
    ? scenario.world.jobs.filter((job) => job['conclusion'] !== null)
    : scenario.world.jobs;
  const isRed = conclusion === 'failure';
  return {
    ...scenario,
    world: {
      ...scenario.world,
      runs: [...(story.past ?? []), run],
      jobs: isRed ? jobs : jobs.filter((job) => job['conclusion'] !== 'failure'),
      comparisons: { [`${baseCommit.sha}...${head}`]: comparison(baseCommit, head, group) },
      commitPulls: {},
      pulls,
    },
    env: {
      ...scenario.env,
      GITHUB_EVENT_NAME: isObserving ? 'workflow_run' : event,
      GITHUB_SHA: head,
      GITHUB_REF: `refs/heads/${branch}`,
      GITHUB_REF_NAME: branch,
      GITHUB_ACTOR: bot,
      GITHUB_TRIGGERING_ACTOR: bot,
      ...(isObserving && { GITHUB_RUN_ID: '9999', GITHUB_RUN_NUMBER: '77', GITHUB_WORKFLOW: 'Notify' }),
    },
    event: events[position],
    contexts: isObserving
      ? { job: { status: 'success', check_run_id: 1 } }
      : {
          ...scenario.contexts,
          needs: { test: { result: isRed ? 'failure' : 'success', outputs: {} } },
        },
  };
}

interface Told {
  result: ActionResult;
  mail: Email | undefined;
  recipients: string[];
  calls: string[];
}

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startMailHost();
});
afterAll(() => emulator.close());

async function tell(story: Story, inputs: Record<string, string> = {}, denied: string[] = []): Promise<Told> {
  const before = emulator.messages.length;
  const scenario = { ...inQueue(story), stub: { denied } };
  const github = await startGitHub(scenario);
  try {
    const given = actionIn(scenario, github, emulator);
    const result = await sendThrough(emulator, {
      ...given,
      inputs: {
        ...given.inputs,
        to: '@pr-author, @culprits, team@contoso.com',
        'recipient-map': 'linus = linus@contoso.com',
        'allow-domains': 'contoso.com',
        ...inputs,
      },
    });
    const message = emulator.messages[before];
    const mail = message && (await PostalMime.parse(message.content));
    const written = [
      result.log,
      result.summary,
      JSON.stringify(result.outputs),
      message?.content.toString() ?? '',
    ];
    for (const text of written) expect(text).not.toContain('gh-readonly');
    expect(mail?.html ?? '').not.toContain('gh-readonly');
    return {
      result,
      mail,
      recipients: (message?.envelope.recipients ?? []).map((each) => each.split('@')[0] ?? '').toSorted(),
      calls: github.requests
        .filter(({ host }) => host === 'api')
        .map(({ path }) =>
          path
            .replace('/repos/contoso/app', '')
            .replace(/[0-9a-f]{40}/g, 'SHA')
            .replace(/\d{4,}|ci\.yml/g, 'N'),
        )
        .toSorted(),
    };
  } finally {
    await github.stop();
  }
}

const place = 'PR #44 in the merge queue of main';
/** What every red run in a queue asks; with log and annotations of the one failed job. */
const always = [
  '/actions/jobs/N/logs',
  '/actions/runs/N/attempts/1/jobs',
  '/actions/workflows/N/runs',
  '/actions/workflows/N/runs',
  '/check-runs/N/annotations',
  '/compare/SHA...SHA',
  '/pulls/44',
];

describe('a run in a merge queue', () => {
  it('1: last job, one pull request, while the branch is green', async () => {
    const { result, mail, recipients, calls } = await tell({
      position: 'last job',
      past: [pastRun(8, 'success', 'main', 'push'), pastRun(9, 'success', queueRef(43), 'merge_group')],
    });
    expect(result.outputs, result.raw).toMatchObject({ sent: 'true', state: 'failed', streak: '1' });
    expect(mail?.subject).toBe(`✗ CI failed on ${place} – contoso/app`);
    expect(mail?.text).toMatch(`✗ Failed on ${place}\ncontoso/app · CI · run #10 · #44 Round totals`);
    expect(mail?.text).toContain('main itself is green: #8 passed.');
    expect(mail?.text).toMatch(/-- What would be merged -+\n\na44\w+ Merge pull request #44/);
    expect(mail?.text).toContain('ci:queue=main');
    expect(recipients).toEqual(['ada', 'team']);
    expect(JSON.parse(result.outputs['culprits'] ?? '')).toEqual(['ada']);
    expect(calls).toEqual([...always, '/actions/runs/N'].toSorted());
  });

  it('2: notifier on workflow_run, while the branch is red: nobody of the queue is a culprit', async () => {
    const { result, mail, recipients, calls } = await tell({
      position: 'workflow_run',
      past: [pastRun(8, 'success', 'main', 'push'), pastRun(9, 'failure', 'main', 'schedule')],
    });
    expect(result.outputs, result.raw).toMatchObject({ sent: 'true', state: 'failed', culprits: '[]' });
    expect(mail?.subject).toBe(`✗ CI failed on ${place} – contoso/app`);
    expect(mail?.text).toContain('main itself is red too: #9 failed.');
    expect(recipients).toEqual(['ada', 'team']);
    expect(calls).toEqual(always);
  });

  it('3: a group of three by merge commits: all their authors', async () => {
    const group = [
      merge(42, 'Add tax', sha('a42'), baseCommit.sha, linus),
      // What a pull request merged into itself before is none of the group.
      { ...merge(7, 'Old work', sha('a07'), sha('0ff')), parent: sha('0ff') },
      merge(43, 'Fix the fee', sha('a43'), sha('a42'), grace),
      merge(44, 'Round totals', sha('a44'), sha('a43')),
    ];
    const pulls = [record(42, 'Add tax', 'linus'), record(43, 'Fix the fee', 'grace'), ...one];
    const { result, mail, recipients, calls } = await tell({ position: 'workflow_run', group, pulls });
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(mail?.text?.replace(/\n/g, ' ')).toContain('In the same group: #42 Add tax, #43 Fix the fee.');
    expect(recipients).toEqual(['ada', 'grace', 'linus', 'team']);
    expect(calls).toEqual([...always, '/pulls/42', '/pulls/43'].toSorted());
  });

  it('4: a group of two by squash commits, without the permission to read pull requests', async () => {
    const squash = (number: number, title: string, id: string, parent: string): CommitStory => ({
      ...merge(number, title, id, parent),
      message: `${title} (#${number})`,
    });
    const group = [
      squash(43, 'Fix the fee', sha('a43'), baseCommit.sha),
      squash(44, 'Round totals', sha('a44'), sha('a43')),
    ];
    const { result, mail, recipients } = await tell({ position: 'last job', group }, {}, ['pull-requests']);
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(mail?.text).toContain('run #10 · #44 Round totals');
    expect(mail?.text?.replace(/\s+/g, ' ')).toContain('In the same group: #43 Fix the fee.');
    expect(mail?.text).toContain('pull-requests: read');
    expect(recipients).toEqual(['ada', 'team']);
  });

  it('5: queued again and red again: the same thread', async () => {
    const first = await tell({ position: 'workflow_run' });
    const before = pastRun(9, 'failure', `gh-readonly-queue/main/pr-44-${sha('e0')}`, 'merge_group');
    const other = pastRun(8, 'success', queueRef(43), 'merge_group');
    const { result, mail } = await tell({ position: 'last job', past: [other, before] });
    expect(result.outputs, result.raw).toMatchObject({ state: 'still-failing', streak: '2' });
    expect(mail?.subject).toBe(`Re: ✗ CI failed on ${place} – contoso/app`);
    expect(mail?.references).toBe(first.mail?.references);
    expect(mail?.text?.replace(/\n/g, ' ')).toContain(`Second red run in a row; ${place} has been red for`);
    expect(JSON.parse(result.outputs['culprits'] ?? '')).toEqual(['ada']);
    const key = /ci:incident=\w+/.exec(mail?.text ?? '')?.[0];
    expect(key).toBeTypeOf('string');
    expect(first.mail?.text).toContain(key);
  });

  it('6: queued again and green: fixed, in the same thread', async () => {
    const first = await tell({ position: 'workflow_run' });
    const before = pastRun(9, 'failure', `gh-readonly-queue/main/pr-44-${sha('e0')}`, 'merge_group');
    const { result, mail, calls } = await tell({
      position: 'workflow_run',
      conclusion: 'success',
      past: [before],
    });
    expect(result.outputs, result.raw).toMatchObject({ sent: 'true', state: 'fixed' });
    expect(mail?.subject).toBe(`✓ CI fixed on ${place} – contoso/app`);
    expect(mail?.text?.replace(/\n/g, ' ')).toContain(`${place} is green again`);
    expect(mail?.references).toBe(first.mail?.references);
    expect(calls.filter((call) => call.startsWith('/actions/workflows'))).toHaveLength(1);
  });

  it('7: the base has a slash, and `branches` means the base', async () => {
    const story: Story = {
      position: 'last job',
      base: 'release/1.x',
      number: 51,
      group: [merge(51, 'Backport', sha('a51'), baseCommit.sha, grace)],
      pulls: [record(51, 'Backport', 'grace', 'release/1.x')],
    };
    const { mail, recipients } = await tell(story, { branches: 'release/*' });
    expect(mail?.subject).toBe('✗ CI failed on PR #51 in the merge queue of release/1.x – contoso/app');
    expect(recipients).toEqual(['grace', 'team']);
    const held = await tell(story, { branches: 'main' });
    expect(held.result.outputs).toMatchObject({
      sent: 'false',
      'skipped-reason': 'The run is on the merge queue of release/1.x, and `branches` is main.',
    });
    expect((await tell({ position: 'workflow_run' }, { branches: 'main' })).mail?.subject).toContain(place);
  });

  it('8: a workflow on push that also runs on the branches of the queue', async () => {
    const { result, mail, recipients } = await tell({ position: 'push' });
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(mail?.subject).toBe(`✗ CI failed on ${place} – contoso/app`);
    expect(recipients).toEqual(['ada', 'team']);
  });

  it('a job of the run that speaks for itself alone', async () => {
    const { mail } = await tell({ position: 'last job' }, { needs: '', status: 'failure' });
    expect(mail?.subject).toContain(place);
  });

  it.each(['actions', 'checks', 'contents', 'pull-requests'])('without %s: read', async (permission) => {
    const { result, mail } = await tell({ position: 'workflow_run' }, {}, [permission]);
    expect(result.code, result.raw).toBe(0);
    expect(mail?.subject).toContain(place);
    expect(mail?.text).toContain(`${permission}: read`);
  });
});
