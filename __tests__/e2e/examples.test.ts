import { globSync, readFileSync } from 'node:fs';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Emulator } from '../../emulator/emulator.ts';
import { type Cloud, openWorld, startCloud } from '../../testing/entra/cloud.ts';
import { moveElsewhere } from '../../testing/github/elsewhere.ts';
import { worldOf } from '../../testing/github/event-run.ts';
import { history } from '../../testing/github/history.ts';
import { type CommitStory, comparison, sha } from '../../testing/github/records.ts';
import { deployment, deploymentStatus, payload, release } from '../../testing/github/releases.ts';
import {
  ada,
  forkPull,
  forkWorkflowRun,
  grace,
  ownJobFailure,
  type Scenario,
  stillFailing,
} from '../../testing/github/scenarios.ts';
import { sendThrough } from '../../testing/runner/delivery.ts';
import { sixInputs } from '../../testing/runner/inputs.ts';
import { type ActionResult, evaluate } from '../../testing/runner/run-action.ts';
import { actionIn, startGitHub } from '../../testing/runner/story.ts';
import { startMailHost } from '../../testing/smtp/mail-host.ts';

/** Every example that people copy: its own step with its own inputs, in a run as it would meet, and the mail it sends. */

let emulator: Emulator;
let cloud: Cloud;

beforeAll(async () => {
  [emulator, cloud] = await Promise.all([startMailHost(), startCloud()]);
});
afterAll(() => Promise.all([emulator.close(), cloud[Symbol.asyncDispose]()]));

type Inputs = Record<string, unknown>;
interface Step {
  uses?: string;
  with?: Inputs;
}

const isOurs = (step: Step): boolean => step.uses?.startsWith('acs-mail/acs-mail-action@') === true;

/** The inputs of the one step that uses the action. */
function inputsOf(path: string): Inputs {
  const { jobs } = parse(readFileSync(path, 'utf8')) as { jobs: Record<string, { steps?: Step[] }> };
  const [step] = Object.values(jobs)
    .flatMap(({ steps = [] }) => steps)
    .filter(isOurs);
  if (step?.with === undefined) throw new Error(`${path} does not use the action`);
  return step.with;
}

/** What the expressions of an example see, beside the event. */
const contextsFor = ({ account }: Emulator): Record<string, unknown> => ({
  vars: {
    ACS_RESOURCE: account.acsResource,
    ACS_CLIENT_ID: account.clientId,
    ACS_TENANT_ID: account.tenantId,
    ACS_FROM: account.from,
    ACS_SMTP_USERNAME: account.smtpUsername,
  },
  secrets: {
    ACS_CLIENT_SECRET: account.clientSecret,
    'client-secret': account.clientSecret,
    READER_TOKEN: 'ghp_readerOfOtherRepositories0000000000',
    SENDGRID_API_KEY: account.clientSecret,
  },
  needs: { test: { result: 'failure', outputs: {} } },
  inputs: {},
});

function fill(given: Inputs, contexts: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, evaluate(String(value), contexts)]),
  );
}

const pushed = (name: string, rest: Partial<Scenario>): Scenario => ({ ...stillFailing(), name, ...rest });

/** A run that another event than a push started. */
function startedBy(event: string, body: Record<string, unknown>, world = worldOf()): Scenario {
  const story = stillFailing();
  return {
    ...story,
    name: event,
    world,
    stub: {},
    env: { ...story.env, GITHUB_EVENT_NAME: event },
    event: payload(body),
    contexts: { job: { status: 'success' } },
  };
}

const old: CommitStory = { sha: sha('01d'), message: 'Old', author: ada };
const fresh: CommitStory = { sha: sha('a31f9c2'), message: 'Charge express delivery', author: grace };

/** Where GitHub shows the job that deploys. */
const PAGE = 'https://github.com/contoso/app/actions/runs/9010/job/77';

function deploying(): Scenario {
  const deployments = [
    { id: 30, sha: fresh.sha, createdAt: '2026-11-20T09:00:00Z' },
    { id: 28, sha: old.sha, createdAt: '2026-11-18T09:00:00Z' },
  ];
  const statuses = [
    { deploymentId: 30, state: 'in_progress', at: '2026-11-20T09:00:05Z', logUrl: PAGE },
    { deploymentId: 28, state: 'success', at: '2026-11-18T09:03:00Z' },
  ];
  return pushed('deployment', {
    world: worldOf({
      deployments: deployments.map(deployment),
      deploymentStatuses: Object.fromEntries(
        statuses.map((status) => [status.deploymentId, [deploymentStatus(status)]]),
      ),
      comparisons: { [`${old.sha}...${fresh.sha}`]: comparison(old, fresh.sha, [fresh]) },
    }),
    contexts: { needs: { deploy: { result: 'success', outputs: {} } }, job: { status: 'success' } },
  });
}

function releasing(): Scenario {
  const stories = [
    { id: 704, tag: 'v1.4.0', name: 'Spring', body: '## New\n\n- totals' },
    { id: 701, tag: 'v1.3.9', publishedAt: '2026-11-01T09:00:00Z' },
  ];
  const world = worldOf({
    releases: stories.map(release),
    comparisons: { 'v1.3.9...v1.4.0': comparison(old, 'v1.4.0', [fresh]) },
  });
  const body = { action: 'published', release: stories.map(release)[0] };
  const story = startedBy('release', body, world);
  return {
    ...story,
    env: { ...story.env, GITHUB_REF: 'refs/tags/v1.4.0', GITHUB_REF_NAME: 'v1.4.0', GITHUB_REF_TYPE: 'tag' },
  };
}

function weekly(): Scenario {
  const runs = history({
    count: 40,
    from: new Date(Date.now() - 6 * 86_400_000).toISOString(),
    to: new Date().toISOString(),
    workflows: ['CI', 'Nightly'],
    conclusionOf: (index) => (index % 2 === 1 ? 'failure' : 'success'),
  });
  return startedBy('schedule', { schedule: '17 6 * * 1' }, worldOf({ runs }));
}

/** The pull request of a fork, its author's address replaced. */
const writtenBy = (address: string, story: Scenario): Scenario =>
  JSON.parse(JSON.stringify(story).replaceAll('mallory@example.org', address)) as Scenario;

const shop = moveElsewhere(stillFailing(), 'contoso/shop', 100_000);

interface Expected {
  scenario(): Scenario;
  accepted: string[];
  subject: string;
  text: RegExp;
  /** The `inputs` context of a reusable workflow. */
  inputs?: Record<string, string>;
}

const examples: Record<string, Expected> = {
  'examples/build.yml': {
    scenario: stillFailing,
    accepted: ['team@contoso.com'],
    subject: 'Re: ✗ CI failed on main – contoso/app (#8)',
    text: /Third red run in a row.*What changed since #7/s,
  },
  'examples/single-job.yml': {
    scenario: ownJobFailure,
    accepted: ['team@contoso.com'],
    subject: '✗ CI / build failed on main – contoso/app',
    text: /Step "Run npm test" of job "build" failed/,
  },
  'examples/workflow-run.yml': {
    scenario: () => writtenBy('mallory@contoso.com', forkWorkflowRun()),
    accepted: ['mallory@contoso.com'],
    subject: '✗ CI failed on PR #51 – contoso/app (#10)',
    text: /Add a coupon/,
  },
  'examples/message.yml': {
    scenario: () => startedBy('workflow_dispatch', { inputs: { window: 'Friday 18:00' } }),
    accepted: ['team@contoso.com'],
    subject: 'Maintenance of app',
    text: /paused, Friday 18:00/,
  },
  'examples/release.yml': {
    scenario: releasing,
    accepted: ['team@contoso.com', 'customers@lists.contoso.com'],
    subject: 'app v1.4.0 released – contoso/app',
    text: /totals.*Charge express delivery/s,
  },
  'examples/deployment.yml': {
    scenario: deploying,
    accepted: ['ops@contoso.com'],
    subject: '✓ app a31f9c2 deployed to production – contoso/app',
    text: /(?=.*https:\/\/app\.contoso\.com)(?=.*Charge express delivery)/s,
  },
  'examples/digest.yml': {
    scenario: weekly,
    accepted: ['team@contoso.com'],
    subject: expect.stringMatching(/^CI digest contoso\/app – 1 red, 1 green/),
    text: /Nightly/,
  },
  'examples/organization/notifier.yml': {
    scenario: () =>
      startedBy(
        'repository_dispatch',
        { action: 'build', client_payload: { repository: 'contoso/shop', run_id: shop.runId } },
        shop.world,
      ),
    accepted: ['builds@contoso.com', 'grace@contoso.com', 'ada@contoso.com'],
    subject: 'Re: ✗ CI failed on main – contoso/shop (#8)',
    text: /Third red run in a row.*What changed since #7/s,
  },
  '.github/workflows/notify.yml': {
    scenario: stillFailing,
    accepted: ['grace@contoso.com'],
    subject: 'Re: ✗ CI failed on main – contoso/app (#8)',
    text: /Third red run in a row/,
    inputs: {
      to: '@culprits',
      needs: '{"test":{"result":"failure","outputs":{}}}',
      'allow-domains': 'contoso.com',
      'notify-on': '',
      repeat: 'always',
      branches: '',
      'on-error': 'warn',
    },
  },
};

/** Runs a step in a scenario against the emulator; the inputs are those of the step and where the emulator is. */
async function play(given: Inputs, scenario: Scenario, inputs: Record<string, string> = {}) {
  const before = emulator.messages.length;
  const github = await startGitHub(scenario);
  try {
    const { event, env, contexts } = actionIn(scenario, github, emulator);
    const own = {
      ...contextsFor(emulator),
      ...(scenario.contexts.needs !== undefined && { needs: scenario.contexts.needs }),
      inputs,
      github: {
        event: scenario.event,
        event_name: scenario.env['GITHUB_EVENT_NAME'],
        repository: 'contoso/app',
      },
      job: { status: 'failure' },
    };
    const { 'smtp-host': host = '', 'smtp-port': port = '' } = sixInputs(emulator);
    const result = await sendThrough(emulator, {
      event,
      env: { ...env },
      contexts: { ...contexts },
      inputs: {
        ...unset,
        ...fill(given, own),
        ...(given['service'] === 'smtp' && elsewhere(emulator)),
        'smtp-host': host,
        'smtp-port': port,
      },
    });
    const message = emulator.messages[before];
    return { result, mail: message && (await PostalMime.parse(message.content)) };
  } finally {
    await github.stop();
  }
}

/** What {@link sendThrough} would add is the step's own business. */
const unset = { 'acs-resource': '', 'client-id': '', 'tenant-id': '', 'client-secret': '', from: '', to: '' };

/** The user and sender of another service are not known to the emulator. */
const elsewhere = ({ account }: Emulator) => ({ 'smtp-username': account.smtpUsername, from: account.from });

const acceptedBy = ({ outputs }: ActionResult): unknown => JSON.parse(outputs['accepted'] ?? '[]');

describe('an example', () => {
  it.each(Object.entries(examples))('%s', async (path, { scenario, inputs, accepted, subject, text }) => {
    const { result, mail } = await play(inputsOf(path), scenario(), inputs);
    expect(result.code, result.raw).toBe(0);
    expect(result.annotations).toEqual([]);
    expect(acceptedBy(result)).toEqual(accepted);
    expect(mail).toMatchObject({ subject, text: expect.stringMatching(text) });
  });

  it.each([
    ['examples/build.yml', forkPull],
    ['examples/workflow-run.yml', forkWorkflowRun],
  ])('%s mails a pull request to its author, never to the team', async (path, scenario) => {
    const member = await play(inputsOf(path), writtenBy('mallory@contoso.com', scenario()));
    expect(acceptedBy(member.result)).toEqual(['mallory@contoso.com']);
    const stranger = await play(inputsOf(path), scenario());
    expect(stranger.result.outputs).toMatchObject({ sent: 'false' });
    expect(stranger.mail).toBeUndefined();
  });

  it('examples/oidc.yml', async () => {
    await using world = await openWorld(cloud);
    const inputs = fill(inputsOf('examples/oidc.yml'), contextsFor(world.emulator));
    const own = { 'acs-resource': '', ...inputs };
    const result = await world.runByOidc(own);
    expect(result.code, result.raw).toBe(0);
    expect(acceptedBy(result)).toEqual(['team@contoso.com']);
  });

  it('examples/organization/report.yml renders and sends nothing itself', async () => {
    const { result, mail } = await play(inputsOf('examples/organization/report.yml'), forkWorkflowRun());
    expect(result.code, result.raw).toBe(0);
    expect(mail).toBeUndefined();
    expect(result.outputs).toMatchObject({ state: 'failed', subject: /CI failed on PR #51/ });
  });

  it('none is left out', () => {
    const others = ['examples/oidc.yml', 'examples/organization/report.yml'];
    const starter = 'examples/organization/workflow-templates/ci-with-mail.yml';
    expect(globSync('examples/**/*.yml').toSorted()).toEqual(
      [
        ...Object.keys(examples).filter((path) => path.startsWith('examples/')),
        ...others,
        starter,
      ].toSorted(),
    );
  });

  it('the starter workflow passes what the reusable one takes, and grants what it needs', () => {
    interface Called {
      on: { workflow_call: { inputs: Inputs; secrets: Inputs } };
      jobs: { mail: { permissions: Inputs } };
    }
    const called = parse(readFileSync('.github/workflows/notify.yml', 'utf8')) as Called;
    const { jobs } = parse(
      readFileSync('examples/organization/workflow-templates/ci-with-mail.yml', 'utf8'),
    ) as { jobs: { notify: { uses: string; permissions: Inputs; with: Inputs; secrets: Inputs } } };
    const { inputs, secrets } = called.on.workflow_call;
    expect(jobs.notify.uses).toBe('acs-mail/acs-mail-action/.github/workflows/notify.yml@v1');
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(jobs.notify.with)));
    expect(Object.keys(jobs.notify.secrets)).toEqual(Object.keys(secrets));
    expect(jobs.notify.permissions).toEqual(called.jobs.mail.permissions);
  });
});

describe('docs/migrate.md', () => {
  const steps = [...readFileSync('docs/migrate.md', 'utf8').matchAll(/```yaml\n(- .*?)```/gs)]
    .flatMap(([, block = '']) => parse(block) as Step[])
    .filter(isOurs);
  const runs: readonly (readonly [string, () => Scenario, RegExp])[] = [
    ['dawidd6/action-send-mail', ownJobFailure, /CI \/ build failed on main/],
    ['peter-evans/sendgrid-action', stillFailing, /^Nightly data of app is ready$/],
    ['mmichailidis/sendgrid-mail-action', ownJobFailure, /CI \/ build failed on main/],
    ['licenseware/send-email-notification', releasing, /v1\.4\.0 released/],
    ['cinotify/github-action', ownJobFailure, /CI \/ build failed on main/],
  ];

  it('shows one step of ours for each', () => {
    expect(steps).toHaveLength(runs.length);
  });

  it.each(runs.map((run, index) => [...run, index] as const))(
    'the step in place of %s sends',
    async (_action, scenario, subject, index) => {
      const { result, mail } = await play(steps[index]?.with ?? {}, scenario());
      expect(result.code, result.raw).toBe(0);
      expect(result.outputs['sent']).toBe('true');
      expect(mail?.subject).toMatch(subject);
    },
  );
});
