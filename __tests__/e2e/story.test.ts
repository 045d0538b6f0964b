import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../emulator/emulator.ts';
import { startConnectProxy } from '../../testing/entra/connect-proxy.ts';
import { jobLog } from '../../testing/github/logs.ts';
import { type CommitStory, commit, comparison, sha } from '../../testing/github/records.ts';
import {
  commits,
  firstRun,
  fixedAfterCancelled,
  flakyRerun,
  forcePush,
  forkPull,
  forkWorkflowRun,
  largeMatrix,
  matrixFailure,
  ownJobFailure,
  type Scenario,
  stillFailing,
  withoutPermission,
} from '../../testing/github/scenarios.ts';
import type { GitHubStub, RequestSeen, StubOptions } from '../../testing/github/stub.ts';
import { sendThrough } from '../../testing/runner/delivery.ts';
import type { ActionInput, ActionResult } from '../../testing/runner/run-action.ts';
import { actionIn, startGitHub } from '../../testing/runner/story.ts';
import { controlTime } from '../../testing/runner/time-limits.ts';
import { startMailHost } from '../../testing/smtp/mail-host.ts';

/** Whole stories: a GitHub that knows a history, a mail service, and the built action between them. */

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startMailHost();
});
afterAll(() => emulator.close());

interface Told {
  result: ActionResult;
  github: GitHubStub;
  text: string;
  html: string;
  subject: string;
}

async function tell(
  scenario: Scenario,
  inputs: Record<string, string> = {},
  stub: StubOptions = {},
  more: ActionInput = {},
): Promise<Told> {
  const before = emulator.messages.length;
  const github = await startGitHub({ ...scenario, stub: { ...scenario.stub, ...stub } });
  try {
    const given = actionIn(scenario, github, emulator);
    const result = await sendThrough(emulator, {
      ...given,
      ...more,
      inputs: { ...given.inputs, ...inputs },
    });
    const message = emulator.messages[before];
    const mail = message && (await PostalMime.parse(message.content));
    return { result, github, text: mail?.text ?? '', html: mail?.html ?? '', subject: mail?.subject ?? '' };
  } finally {
    await github.stop();
  }
}

describe('what a mail knows', () => {
  it('a matrix of 12 with one failing leg: the step, the error, the log, the fold', async () => {
    const { result, text, html, subject } = await tell(matrixFailure());
    expect(result.code, result.raw).toBe(0);
    expect(result.outputs).toMatchObject({ sent: 'true', state: 'failed', streak: '1' });
    expect(JSON.parse(result.outputs['failed-jobs'] ?? '')).toHaveLength(1);
    expect(result.outputs['first-error']).toBe('expected 1290 to be 1240');
    expect(subject).toBe('✗ CI failed on main – contoso/app (#10)');
    expect(text).toContain('Step "Run npm test" of job "test (windows-latest, 22)" failed');
    expect(text).toMatch(/test\s+11 passed, 1 failed/);
    expect(text).toContain('AssertionError: expected 1290 to be 1240');
    expect(text).toContain('test/cart.test.ts:41');
    expect(html).toMatch(
      /href="https:\/\/github\.com\/contoso\/app\/actions\/runs\/9010\/job\/\d+#step:4:1"/,
    );
  });

  it('what the log says, where the lines of the failing step say nothing', async () => {
    const scenario = matrixFailure();
    const [failedJob = ''] = Object.keys(scenario.world.logs);
    const log = jobLog('2026-11-20T09:00:45Z', [
      { name: 'actions/checkout@v5', seconds: 5, lines: ['Syncing repository: contoso/app'] },
      {
        name: 'npm ci',
        script: 'npm ci',
        seconds: 25,
        lines: [
          'npm warn tar TAR_ENTRY_ERROR, 412 packages are unpacked again',
          "npm error ENOSPC: no space left on device, write 'node_modules/.package-lock.json'",
          '##[error]Process completed with exit code 228.',
        ],
      },
      { name: 'npm test', script: 'npm test', seconds: 42, lines: ['> app@3.4.1 test', '> vitest run'] },
    ]);
    const world = { ...scenario.world, logs: { [failedJob]: log }, annotations: {} };
    const { result, text } = await tell({ ...scenario, world });
    const error = "ENOSPC: no space left on device, write 'node_modules/.package-lock.json'";
    expect(result.outputs['first-error'], result.raw).toBe(error);
    expect(text).toContain('Step "Run npm test" of job "test (windows-latest, 22)" failed');
    expect(text).toContain(`npm error ${error}`);
  });

  it('the third red run in a row: since when, since which commit, who', async () => {
    const { result, text, subject } = await tell(stillFailing());
    expect(result.outputs).toMatchObject({
      state: 'still-failing',
      'previous-state': 'still-failing',
      streak: '3',
    });
    expect(JSON.parse(result.outputs['culprits'] ?? '')).toEqual(['grace']);
    expect(subject).toBe('Re: ✗ CI failed on main – contoso/app (#8)');
    expect(text).toContain('Third red run in a row');
    expect(text).toContain('What changed since #7, the last green run');
    expect(text).toMatch(/Grace Hopper · first red run #8/);
  });

  it('what the evidence leaves open is said in the job log', async () => {
    const { result } = await tell(matrixFailure(), {
      needs: '{"test":{"result":"success"}}',
      'notify-on': 'always',
    });
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(result.log).toMatch(
      /"test \(.*\)" failed; `needs` does not say so, it counts as allowed to fail\./,
    );
  });

  it('fixed, although the run between was cancelled', async () => {
    const { result, text } = await tell(fixedAfterCancelled());
    expect(result.outputs, result.raw).toMatchObject({
      sent: 'true',
      state: 'fixed',
      subject: '✓ CI fixed on main – contoso/app (#8)',
    });
    expect(text).toMatch(/^✓ Fixed on main/);
  });

  it('flaky: green on the second attempt of the same commit', async () => {
    const { result, text } = await tell(flakyRerun());
    expect(result.outputs, result.raw).toMatchObject({ sent: 'true', state: 'flaky' });
    expect(text).toMatch(/re-run/i);
  });

  it('three hundred jobs on three pages', async () => {
    const { result, text, github } = await tell(largeMatrix());
    expect(result.outputs, result.raw).toMatchObject({ sent: 'true', state: 'still-failing' });
    expect(JSON.parse(result.outputs['failed-jobs'] ?? '')).toHaveLength(7);
    expect(text).toMatch(/test\s+293 passed, 7 failed/);
    expect(github.requests.filter(({ path }) => path.endsWith('/runs/9010/attempts/1/jobs'))).toHaveLength(3);
  });
});

describe('what a mail costs', () => {
  /** Two jobs are red that `needs` calls green. */
  function alsoRed(): Scenario {
    const story = stillFailing();
    for (const job of story.world.jobs) {
      if (job.run_id === 9010 && ['build', 'lint'].includes(String(job.name))) job.conclusion = 'failure';
    }
    return story;
  }

  it('at most 14 requests, concurrently, with the SMTP handshake beside them', async () => {
    const signIn = new Promise<void>((done) => {
      emulator.service.on('line', (_session, { line }) => line.startsWith('235') && done());
    });
    const hasAsked = (path: RegExp) => (requests: readonly RequestSeen[]) =>
      requests.some((request) => path.test(request.path));
    const [run, jobs] = [/\/runs\/9010$/, /\/attempts\/1\/jobs$/];
    const { result, github } = await tell(
      stillFailing(),
      {},
      {
        faults: [
          { kind: 'held', on: run, until: hasAsked(jobs) },
          { kind: 'held', on: jobs, until: hasAsked(run) },
          { kind: 'held', on: /\/logs$/, until: signIn },
        ],
      },
    );
    expect(result.outputs['sent'], result.raw).toBe('true');
    const calls = github.requests
      .filter(({ host }) => host === 'api')
      .map(({ path }) => path.replace('/repos/contoso/app', ''));
    expect(calls.length).toBeLessThanOrEqual(14);
    expect(
      calls.map((path) => path.replace(/[0-9a-f]{40}/g, 'SHA').replace(/\d{4,}/g, 'N')).toSorted(),
    ).toEqual(
      [
        '/actions/runs/N',
        '/actions/runs/N/attempts/1/jobs',
        '/actions/workflows/ci.yml/runs',
        '/actions/runs/N/jobs',
        '/actions/runs/N/jobs',
        '/compare/SHA...SHA',
        '/actions/jobs/N/logs',
        '/actions/jobs/N/logs',
        '/check-runs/N/annotations',
        '/check-runs/N/annotations',
        '/commits/SHA/pulls',
        '/commits/SHA/pulls',
      ].toSorted(),
    );
    expect(Math.max(...github.requests.map(({ concurrent }) => concurrent))).toBeGreaterThanOrEqual(1);

    // In the order of time: the sign-in is through before GitHub has given its last answer, MAIL comes after it.
    const lines = emulator.sessions.at(-1)?.transcript.map(({ line, from }) => `${from} ${line}`) ?? [];
    const debug = result.raw.split('\n');
    const signedIn = debug.findIndex((line) => line.includes('S: 235'));
    const mail = debug.findIndex((line) => line.includes('C: MAIL FROM'));
    const lastAnswer = debug.findIndex((line) => line.startsWith('::debug::GitHub '));
    expect(lines.some((line) => line.startsWith('server 235'))).toBe(true);
    expect(signedIn).toBeGreaterThan(0);
    expect(signedIn).toBeLessThan(lastAnswer);
    expect(lastAnswer).toBeLessThan(mail);
  });

  it.each([
    ['the log of the failed job', /\/jobs\/\d+\/logs$/, /\/runs\/(?:9009|9008)\/jobs/],
    ['its annotations', /\/annotations$/, /\/runs\/(?:9009|9008)\/jobs/],
    ['the commits since the last green run', /\/compare\//, /\/runs\/(?:9009|9008)\/jobs/],
    ['the pull requests of its commits', /\/pulls$/, /\/runs\/(?:9009|9008)\/jobs|\/check-runs\/41007/],
  ])('no wait for the runs before, where the mail is sure to show %s', async (_what, until, on) => {
    const isAsked = (requests: readonly RequestSeen[]) => requests.some(({ path }) => until.test(path));
    const faults = [{ kind: 'held' as const, until: isAsked, on }];
    const { result, text } = await tell(stillFailing(), {}, { faults });
    expect(result.outputs, result.raw).toMatchObject({ sent: 'true', state: 'still-failing' });
    expect(text).not.toContain('Not in this mail');
    expect(result.log).not.toContain('Not in the mail');
  });

  it.each([
    ['two failed jobs', matrixFailure, {}],
    ['seven failed jobs, of which the new ones are told', largeMatrix, {}],
    ['the own job', ownJobFailure, {}],
    ['a force push', forcePush, {}],
    ['a first run', firstRun, {}],
    ['a fork', forkWorkflowRun, {}],
    ['no commits', stillFailing, { commits: '0' }],
    ['two more jobs that may fail', alsoRed, {}],
    ['a job that may fail', stillFailing, { needs: '{"test":{"result":"success"}}', status: 'failure' }],
  ] as const)('nothing that is asked ahead is asked in vain: %s', async (_what, scenario, inputs) => {
    const askedWith = async (repeat: string): Promise<string[]> => {
      const { result, github } = await tell(scenario(), { ...inputs, repeat });
      expect(result.outputs['state'], result.raw).toMatch(/fail/);
      return github.requests
        .filter(({ host }) => host === 'api')
        .map(({ path, query }) => path + JSON.stringify(query))
        .toSorted();
    };
    const asked = await askedWith('always');
    expect(asked).toEqual([...new Set(asked)]);
    expect(asked).toEqual(await askedWith('new-failures'));
  });

  it('an answer that is asked ahead and never comes does not hold up the end of the step', async () => {
    const hook = `const { exit } = process; process.exit = () => { console.log('ended by force'); exit(); };`;
    const scenario = stillFailing();
    scenario.env['NODE_OPTIONS'] = `--import=data:text/javascript,${encodeURIComponent(hook)}`;
    const faults = [{ kind: 'hang' as const, on: /51007\/logs/ }];
    const { result, github } = await tell(scenario, { 'body-file': 'not-there.md' }, { faults });
    expect(github.requests.some(({ path }) => path.endsWith('51007/logs'))).toBe(true);
    expect(result.code).toBe(1);
    expect(result.raw).toContain('which does not exist');
    expect(result.raw).not.toContain('ended by force');
  });

  it.each([
    ['@codeowners', false],
    ['@committers', true],
  ])('with commits: 0 and the recipient %s commits are asked for: %s', async (to, isAsked) => {
    const { result, github } = await tell(stillFailing(), {
      to: `${to}, team@contoso.example`,
      'allow-domains': 'contoso.com',
      commits: '0',
    });
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(github.requests.some(({ path }) => path.includes('/compare/'))).toBe(isAsked);
  });

  it('no log leaves GitHub with log-lines: 0', async () => {
    const { github, text } = await tell(stillFailing(), { 'log-lines': '0' });
    expect(github.requests.some(({ path }) => path.endsWith('/logs'))).toBe(false);
    expect(text).not.toContain('$ npm test');
  });

  it.each([
    ['whose failure is not new', stillFailing, { repeat: 'new-failures' }],
    ['in a state that nobody wants', fixedAfterCancelled, { 'notify-on': 'failed' }],
  ] as const)('nothing connects for a run %s', async (_what, scenario, inputs) => {
    const before = emulator.sessions.length;
    const { result } = await tell(scenario(), inputs);
    expect(result.outputs['sent'], result.raw).toBe('false');
    expect(result.outputs['skipped-reason']).toMatch(/`(?:repeat|notify-on)` is /);
    expect(emulator.sessions.length).toBe(before);
  });

  const [only, none] = [{ 'allow-domains': 'contoso.com' }, { 'allow-domains': 'fabrikam.example' }];
  it.each<[where: string, code: number, inputs: Record<string, string>]>([
    ['of a run without a new failure', 0, { 'body-file': 'gone.md', repeat: 'new-failures' }],
    ['that tell whether a failure is new', 1, { 'test-reports': '../*.xml', repeat: 'new-failures' }],
    ['where GitHub knows who gets the mail', 1, { 'body-file': 'gone.md', to: '@committers', ...only }],
    ['where nobody gets the mail', 0, { 'body-file': 'gone.md', to: '@committers', ...none }],
  ])('wrong files are an error if they are needed: those %s', async (_where, code, inputs) => {
    const { result } = await tell(stillFailing(), inputs);
    expect(result.code, result.raw).toBe(code);
    expect(result.outputs['sent']).toBe('false');
    expect(result.outputs['skipped-reason'] === undefined).toBe(code === 1);
  });

  it('nothing is asked twice, and no details when the run is not worth a mail', async () => {
    const { result, github } = await tell(fixedAfterCancelled(), { 'notify-on': 'failed' });
    expect(result.outputs['sent']).toBe('false');
    expect(result.outputs['skipped-reason']).toContain('notify-on');
    // The state is an output, sent or not: whether this repairs anything hangs on what made the run before red.
    const asked = github.requests.filter(({ host }) => host === 'api').map(({ path }) => path);
    expect(asked.some((path) => path.includes('/compare/'))).toBe(false);
    expect(asked.filter((path) => path.endsWith('/annotations'))).toHaveLength(1);
    expect(asked.filter((path) => path.endsWith('/logs'))).toHaveLength(1);
    expect(new Set(asked).size).toBe(asked.length);
  });
});

describe('a suspect with evidence', () => {
  /** The third red run of a range in which `byFile` changed the test that the error names. */
  function touching(byFile: CommitStory[]): Scenario {
    const story = stillFailing();
    const { good, breaking, second, head } = commits;
    const older = { ...second, sha: sha('01d'), message: 'Rename a label' };
    const files = ['src/cart.ts', 'test/cart.test.ts', 'test/price.test.ts'];
    story.world.comparisons[`${good.sha}...${head.sha}`] = comparison(
      good,
      head.sha,
      [older, breaking, second, head],
      files,
    );
    story.world.fileCommits = { 'test/cart.test.ts': byFile.map((each) => commit(each)) };
    return story;
  }
  const listed = (text: string): string[] =>
    (text.split('-- What changed')[1]?.match(/^[0-9a-f]{7}(?= )/gm) ?? []).map((each) => each);
  const asked = (github: GitHubStub): string[] =>
    github.requests.flatMap(({ path, query }) => (path.endsWith('/commits') ? [query['path'] ?? ''] : []));

  it('the commit that changed the file of the error stands first and says why', async () => {
    const { result, text, github } = await tell(touching([commits.breaking, commits.good]), { commits: '2' });
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(listed(text)).toEqual([commits.breaking, commits.head].map((each) => each.sha.slice(0, 7)));
    expect(text).toMatch(/Grace Hopper · first red run #8 · changed test\/cart\.test\.ts/);
    // Of the files that passed nothing is asked, and none of those that only the range changed.
    expect(asked(github)).toEqual(['test/cart.test.ts']);
  });

  it('a commit that was made while it was red is no suspect, however it touched the file', async () => {
    const { text, github } = await tell(touching([commits.head, commits.second]));
    expect(asked(github)).toEqual(['test/cart.test.ts']);
    expect(text).not.toContain('changed test/');
    expect(listed(text)[0]).toBe(commits.head.sha.slice(0, 7));
  });

  it('nothing is asked where no changed file is named', async () => {
    const { text, github } = await tell(stillFailing());
    expect(asked(github)).toEqual([]);
    expect(text).not.toContain(' · changed ');
  });

  it('nothing is asked where 14 requests were made', async () => {
    const story = touching([commits.breaking]);
    const legs = story.world.jobs.filter(
      (job) => job['run_id'] === 9010 && /^test/.test(String(job['name'])),
    );
    for (const leg of legs.slice(0, 3)) leg['conclusion'] = 'failure';
    const { text, github } = await tell(story);
    expect(github.requests.filter(({ host }) => host === 'api')).toHaveLength(14);
    expect(asked(github)).toEqual([]);
    expect(text).not.toContain(' · changed ');
  });
});

describe('what is missing is said', () => {
  it.each(['actions', 'checks', 'contents', 'pull-requests'])('without %s: read', async (permission) => {
    const { result, text } = await tell(withoutPermission(permission));
    expect(result.code, result.raw).toBe(0);
    expect(result.outputs['sent']).toBe('true');
    expect(text).toContain(`${permission}: read`);
    expect(text).toContain('contoso/app');
  });

  it('without any permission', async () => {
    const { result, text } = await tell(withoutPermission('actions', 'checks', 'contents', 'pull-requests'));
    expect(result.outputs).toMatchObject({ sent: 'true', state: 'failed' });
    expect(text).toContain('actions: read');
    expect(result.log).toMatch(/^Not in the mail: .*, .* To see them, add `permissions: actions: read`\.$/m);
  });

  it('GitHub answers 500', async () => {
    const { result, text } = await tell(stillFailing(), {}, { faults: [{ kind: 'status', status: 500 }] });
    expect(result.outputs, result.raw).toMatchObject({ sent: 'true', state: 'failed' });
    expect(text).toMatch(/Not in this mail/);
    expect(result.log).toMatch(/^Not in the mail: .*\. GitHub had an error \(500\)\.$/m);
    expect(result.annotations.map(({ title }) => title)).not.toContain('GitHub did not answer');
  });

  it.each([
    ['nothing at all', undefined, 1],
    ['not one of the answers', /\/compare\//, 0],
  ])('GitHub breaks connections, and %s comes', async (_what, on, warnings) => {
    const { result } = await tell(stillFailing(), {}, { faults: [{ kind: 'reset', on }] });
    expect(result.outputs['sent'], result.raw).toBe('true');
    const told = result.annotations.filter(({ title }) => title === 'GitHub did not answer');
    expect(told).toHaveLength(warnings);
    for (const { level, message } of told) {
      expect(level).toBe('warning');
      expect(message).toMatch(/^Nothing could be read from GitHub\. GitHub \(.*\) could not be reached/);
      expect(message).not.toContain('To fix it');
    }
  });

  it('a test report that is not there is a warning, not a second line', async () => {
    const { result, text } = await tell(stillFailing(), { 'test-reports': 'none.xml' });
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(text).toContain('none.xml');
    expect(result.annotations).toContainEqual(
      expect.objectContaining({ level: 'warning', title: 'Check the test reports' }),
    );
    expect(result.log).not.toMatch(/Not in the mail|Left out/);
  });

  it('GitHub hangs: the mail goes out inside the total time', async () => {
    const { run, end } = controlTime();
    const silence: StubOptions = { faults: [{ kind: 'hang' }], onFault: () => end('shortest') };
    const { result, text } = await tell(stillFailing(), {}, silence, run);
    expect(result.outputs, result.raw).toMatchObject({ sent: 'true', state: 'failed' });
    expect(text).toMatch(/Not in this mail/);
  });
});

describe('who gets it', () => {
  it('culprits inside the allowed domains only', async () => {
    const { result } = await tell(stillFailing(), {
      to: '@culprits, team@contoso.example',
      'allow-domains': 'contoso.com',
    });
    expect(JSON.parse(result.outputs['accepted'] ?? '[]'), result.raw).toEqual([
      'team@contoso.example',
      'grace@contoso.com',
    ]);
  });

  it('nobody, when no dynamic recipient is left: green, with the reason', async () => {
    const before = emulator.sessions.length;
    const { result } = await tell(stillFailing(), { to: '@culprits', 'allow-domains': 'fabrikam.com' });
    expect(result.code, result.raw).toBe(0);
    expect(result.outputs['skipped-reason']).toMatch(/^No recipient is left: \S.*allow-domains.*\.$/);
    expect(result.outputs['skipped-reason']).not.toContain('the platform');
    expect(emulator.sessions.length).toBe(before);
  });

  it('a fork without secrets is green with a notice', async () => {
    const none = { 'acs-resource': '', 'client-id': '', 'tenant-id': '', 'client-secret': '' };
    const { result } = await tell(forkPull(), none);
    expect(result.code, result.raw).toBe(0);
    expect(result.outputs['sent']).toBe('false');
    expect(result.annotations.at(-1)).toMatchObject({ level: 'notice', title: 'No mail sent' });
  });
});

describe('texts of the user’s own', () => {
  it('a template of one’s own sees the data', async () => {
    const { result, subject, html } = await tell(stillFailing(), {
      subject: '[{{ repo.name }}] {{ state }} since #{{ history.firstBad.number }}',
      html: '<h1>{{ workflow.name }}</h1><ul>{% for failure in failures %}<li>{{ failure.step }}</li>{% endfor %}</ul>',
    });
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(subject).toBe('[app] still-failing since #8');
    expect(html).toContain('<li>Run npm test</li>');
  });

  it('a misspelt field is an error that says where, and what was probably meant', async () => {
    const { result } = await tell(stillFailing(), { body: 'Hello\n\n{{ repo.nam }}' });
    expect(result.code).toBe(1);
    const error = result.annotations.find(({ level }) => level === 'error');
    expect(`${error?.title}\n${error?.message}`).toMatch(/body/);
    expect(`${error?.title}\n${error?.message}`).toMatch(/line 3/);
    expect(`${error?.title}\n${error?.message}`).toMatch(/name/);
    expect(result.outputs['sent']).toBe('true');
  });
});

it('a red run that is mailed in any case is connected before GitHub has answered', async () => {
  const before = emulator.sessions.length;
  const github = createServer(async (_request, response) => {
    if (emulator.sessions.length === before) await once(emulator.service, 'session');
    response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(github, 'listening');
  const url = `http://127.0.0.1:${(github.address() as AddressInfo).port}`;
  const given = actionIn(stillFailing(), { url }, emulator);
  const result = await sendThrough(emulator, { ...given, env: { ...given.env, RUNNER_DEBUG: '1' } });
  github.close();
  expect(result.outputs, result.raw).toMatchObject({ sent: 'true', state: 'failed' });
  const statuses = [...result.raw.matchAll(/^::debug::GitHub \S+ (\S+)/gm)].map(([, status]) => status);
  expect(new Set(statuses)).toEqual(new Set(['404']));
});

it('GitHub is asked through the proxy that HTTP_PROXY names', async () => {
  await using proxy = await startConnectProxy();
  const scenario = stillFailing();
  const github = await startGitHub(scenario);
  const { port } = new URL(github.url);
  const given = actionIn(scenario, { url: `http://github.example:${port}` }, emulator);
  const result = await sendThrough(emulator, { ...given, env: { ...given.env, HTTP_PROXY: proxy.url } });
  await github.stop();
  expect(result.outputs, result.raw).toMatchObject({ sent: 'true', state: 'still-failing' });
  expect(proxy.targets).toContain(`github.example:${port}`);
});
