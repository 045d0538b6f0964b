import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../emulator/emulator.ts';
import { type ArtifactStory, archive, artifactsOf } from '../../testing/github/artifacts.ts';
import type { Scenario } from '../../testing/github/scenarios.ts';
import { findViolations } from '../../testing/github/schema.ts';
import type { GitHubStub, StubOptions } from '../../testing/github/stub.ts';
import { type Told as Story, tell } from '../../testing/github/told.ts';
import { sendThrough } from '../../testing/runner/delivery.ts';
import type { ActionInput, ActionResult } from '../../testing/runner/run-action.ts';
import { actionIn, startGitHub } from '../../testing/runner/story.ts';
import { controlTime } from '../../testing/runner/time-limits.ts';
import { startMailHost } from '../../testing/smtp/mail-host.ts';

/** Test reports out of the artifacts of a run, compared with those of the run before. */

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startMailHost();
});
afterAll(() => emulator.close());

interface Told {
  result: ActionResult;
  text: string;
  html: string;
  /** What is asked for artifacts, without the repository. */
  asked: string[];
  requests: GitHubStub['requests'];
}

/** Runs the built action in the scenario and gives its text part; every answer is checked against GitHub's description. */
async function play(
  scenario: Scenario,
  artifacts: readonly ArtifactStory[],
  inputs: Record<string, string> = {},
  stub: StubOptions = {},
  { env, ...more }: ActionInput = {},
): Promise<Told> {
  const before = emulator.messages.length;
  const violations: string[] = [];
  const onReply: StubOptions['onReply'] = (path, query, reply) => {
    if (/artifacts/.test(path)) violations.push(...findViolations(path, query, reply));
  };
  const world = { ...scenario.world, ...artifactsOf(artifacts) };
  const github = await startGitHub({ ...scenario, world, stub: { onReply, ...stub } });
  try {
    const given = actionIn(scenario, github, emulator);
    const result = await sendThrough(emulator, {
      ...given,
      ...more,
      env: { ...given.env, ...env },
      inputs: { 'test-reports': '**/junit.xml', ...given.inputs, ...inputs },
    });
    const message = emulator.messages[before];
    const mail = message && (await PostalMime.parse(message.content));
    expect(violations).toEqual([]);
    const asked = github.requests
      .filter(({ host, path }) => host === 'api' && path.includes('artifacts'))
      .map(({ path }) => path.replace('/repos/contoso/app/actions/', ''));
    return { result, text: mail?.text ?? '', html: mail?.html ?? '', asked, requests: github.requests };
  } finally {
    await github.stop();
  }
}

/** A last job after a red `test`; the run before was red, too. */
const stillRed = (more: Partial<Story> = {}): Scenario =>
  tell({
    own: 'notify',
    jobs: [
      { name: 'test', conclusion: 'failure' },
      { name: 'notify', conclusion: null },
    ],
    needs: { test: 'failure' },
    past: [{ number: 9, conclusion: 'failure', jobs: [{ name: 'test', conclusion: 'failure' }] }],
    ...more,
  });

type Outcome = 'pass' | 'fail' | 'skip' | 'retried';

/** JUnit XML as Gradle's test-retry and Surefire write it: a test that was run again stands there twice. */
function junit(tests: readonly [name: string, outcome: Outcome, message?: string][]): string {
  const cases = tests.map(([name, outcome, message = 'expected 1 to be 2']) => {
    const open = `<testcase classname="shop.Cart" name="${name}" time="0.01"`;
    const failed = `${open}><failure message="${message}">at src/cart.ts:41</failure></testcase>`;
    return {
      pass: `${open}/>`,
      fail: failed,
      skip: `${open}><skipped/></testcase>`,
      retried: `${failed}${open}/>`,
    }[outcome];
  });
  return `<?xml version="1.0"?><testsuites><testsuite name="shop">${cases.join('\n')}</testsuite></testsuites>`;
}

async function reports(
  now: string,
  before: string | undefined,
  file = 'build/junit.xml',
): Promise<ArtifactStory[]> {
  return [
    { id: 20, runId: 9010, name: 'junit', content: await archive({ [file]: now, 'site/index.html': '<p>' }) },
    ...(before === undefined
      ? []
      : [{ id: 10, runId: 9009, name: 'junit', content: await archive({ [file]: before }) }]),
  ];
}

const warningsOf = ({ annotations }: ActionResult): string[] =>
  annotations.filter(({ title }) => title === 'Check the test reports').map(({ message }) => message);

/** A generator of numbers from 0 to 1 that always gives the same ones (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('two runs of 5,000 tests', () => {
  const random = seeded(15);
  const draw = (): Outcome => {
    const number = random();
    return number < 0.02 ? 'fail' : number < 0.04 ? 'skip' : number < 0.05 ? 'retried' : 'pass';
  };
  const tests = Array.from({ length: 5_000 }, (_, index) => {
    const before = draw();
    // A test that failed keeps failing more often than not, and some tests are new or gone.
    const now = before === 'fail' && random() < 0.6 ? 'fail' : draw();
    const fate = random();
    return {
      name: `case ${index}`,
      before: fate < 0.01 ? undefined : before,
      now: fate > 0.99 ? undefined : now,
    };
  });
  const count = (test: (each: (typeof tests)[number]) => boolean): number => tests.filter(test).length;
  const expected = {
    total: count(({ now }) => now !== undefined),
    failed: count(({ now }) => now === 'fail'),
    new: count(({ now, before }) => now === 'fail' && before !== 'fail'),
    known: count(({ now, before }) => now === 'fail' && before === 'fail'),
    repaired: count(({ now, before }) => now === 'pass' && before === 'fail'),
    flaky: count(({ now }) => now === 'retried'),
    skipped: count(({ now }) => now === 'skip'),
  };
  const report = (run: 'before' | 'now'): string =>
    junit(tests.flatMap((each) => (each[run] ? [[each.name, each[run]]] : [])));

  it('tells new, known, repaired and flaky tests as an oracle counts them', async () => {
    const body = `{{ tests.total }} {{ tests.failed }} {{ tests.newFailures }} {{ tests.knownFailures }} {{ tests.repaired }} {{ tests.flaky }} {{ tests.skipped }}`;
    const { result, text, asked } = await play(stillRed(), await reports(report('now'), report('before')), {
      body: `counted: ${body}`,
    });
    expect(result.code, result.raw).toBe(0);
    expect(/counted: ([\d ]+)/.exec(text)?.[1]?.trim()).toBe(Object.values(expected).join(' '));
    expect(Object.values(expected).every((number) => number > 10)).toBe(true);
    expect(asked.toSorted()).toEqual([
      'artifacts/10/zip',
      'artifacts/20/zip',
      'runs/9009/artifacts',
      'runs/9010/artifacts',
    ]);
  });

  it('names new failures first, and says of each test what became of it', async () => {
    const { text } = await play(stillRed(), await reports(report('now'), report('before')));
    const line = text.replace(/\s+/g, ' ');
    expect(line).toContain(
      `${expected.failed} failed (${expected.new} new, ${expected.known} failed before), `,
    );
    expect(line).toContain(`${expected.flaky} of them flaky, ${expected.repaired} of them repaired`);
    const nameOf = (now: Outcome, before: Outcome): string =>
      tests.find((each) => each.now === now && each.before === before)?.name ?? '';
    expect(text).toMatch(new RegExp(`shop\\.Cart › ${nameOf('fail', 'pass')} +new`));
    expect(text).toMatch(new RegExp(`shop\\.Cart › ${nameOf('pass', 'fail')} +repaired`));
  });
});

describe('where reports come from', () => {
  const now = junit([
    ['adds', 'fail'],
    ['drops', 'pass'],
  ]);
  const before = junit([
    ['adds', 'fail'],
    ['drops', 'fail'],
  ]);

  it('a workflow_run notifier needs no download step', async () => {
    const scenario = stillRed({ observed: 'failure', own: 'mail', needs: undefined });
    const { result, text } = await play(scenario, await reports(now, before));
    expect(result.code, result.raw).toBe(0);
    expect(text).toContain('1 failed (1 failed before), 1 passed, 1 of them repaired');
    expect(warningsOf(result)).toEqual([]);
  });

  it('the token stays with GitHub: the host of the downloads never sees it', async () => {
    const { requests } = await play(stillRed(), await reports(now, before));
    const downloads = requests.filter(({ path }) => /^\/artifacts\/\d+\.zip$/.test(path));
    expect(downloads.map(({ host, authorization }) => [host, authorization])).toEqual([
      ['blobs', ''],
      ['blobs', ''],
    ]);
    expect(requests.filter(({ host }) => host === 'api').every(({ authorization }) => authorization)).toBe(
      true,
    );
  });

  it('files on the disk win; the artifacts of the run before tell what is new', async () => {
    const workspace = mkdtempSync(join(tmpdir(), 'acs-mail-artifacts-'));
    writeFileSync(join(workspace, 'junit.xml'), now);
    const artifacts = await reports(junit([['other', 'fail']]), before);
    const { text, asked } = await play(
      stillRed(),
      artifacts,
      {},
      {},
      { env: { GITHUB_WORKSPACE: workspace } },
    );
    rmSync(workspace, { recursive: true });
    expect(asked).toEqual(['runs/9009/artifacts', 'artifacts/10/zip']);
    expect(text).toContain('1 failed (1 failed before), 1 passed, 1 of them repaired');
  });

  it('a file of another name on the disk is not compared with the only artifact', async () => {
    const workspace = mkdtempSync(join(tmpdir(), 'acs-mail-artifacts-'));
    writeFileSync(join(workspace, 'e2e.xml'), now);
    const patterns = { 'test-reports': '**/*.xml' };
    const env = { GITHUB_WORKSPACE: workspace };
    const { text } = await play(stillRed(), await reports(now, before), patterns, {}, { env });
    rmSync(workspace, { recursive: true });
    expect(text).toContain('1 failed, 1 passed');
  });

  it('a mail about one job takes no reports of other jobs', async () => {
    const scenario = tell({
      own: 'build',
      status: 'failure',
      jobs: [
        { name: 'build', conclusion: null },
        { name: 'test', conclusion: 'success' },
      ],
    });
    const { result, text, asked } = await play(scenario, await reports(now, undefined));
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(asked).toEqual([]);
    expect(text).toContain('No test report matches "**/junit.xml".');
  });

  it('a green run after a green one is not compared', async () => {
    const scenario = stillRed({
      jobs: [{ name: 'test', conclusion: 'success' }],
      needs: { test: 'success' },
      past: [{ number: 9, conclusion: 'success' }],
    });
    const green = junit([['adds', 'pass']]);
    const { text, asked } = await play(scenario, await reports(green, green), { 'notify-on': 'always' });
    expect(asked).toEqual(['runs/9010/artifacts', 'artifacts/20/zip']);
    expect(text).toContain('1 passed');
  });

  it('patterns choose artifacts by the first folder, and exclude', async () => {
    const named = (id: number, name: string, test: string): Promise<ArtifactStory> =>
      archive({ 'a/junit.xml': junit([[test, 'fail']]) }).then((content) => ({
        id,
        runId: 9010,
        name,
        content,
      }));
    const artifacts = await Promise.all([
      named(1, 'junit-linux', 'on linux'),
      named(2, 'junit-old', 'on an old one'),
      named(3, 'site', 'elsewhere'),
    ]);
    const patterns = 'junit-*/**/junit.xml\n!junit-old';
    const { text, asked } = await play(stillRed(), artifacts, { 'test-reports': patterns });
    expect(text).toContain('on linux');
    expect(text).not.toMatch(/on an old one|elsewhere/);
    expect(asked).not.toContain('artifacts/3/zip');
  });

  it('reads a report that was uploaded without an archive', async () => {
    const content = Buffer.from(now);
    const { result, text } = await play(stillRed(), [{ id: 20, runId: 9010, name: 'junit.xml', content }]);
    expect(text).toContain('1 failed, 1 passed');
    expect(warningsOf(result)).toEqual([]);
  });

  it('the newest artifact of a name counts, and an expired one is none', async () => {
    const [good, old] = await Promise.all([archive({ 'junit.xml': now }), archive({ 'junit.xml': before })]);
    const { text, asked } = await play(stillRed(), [
      { id: 20, runId: 9010, name: 'junit', content: old },
      { id: 21, runId: 9010, name: 'junit', content: good },
      { id: 11, runId: 9009, name: 'junit', content: old, isExpired: true },
    ]);
    expect(text).toContain('1 failed, 1 passed');
    expect(asked.toSorted()).toEqual(['artifacts/21/zip', 'runs/9009/artifacts', 'runs/9010/artifacts']);
  });

  it('a test that failed in the attempt before and passes in the re-run is flaky', async () => {
    const scenario = stillRed({
      attempt: 2,
      jobs: [{ name: 'test', conclusion: 'success' }],
      needs: { test: 'success' },
      past: [{ number: 10, conclusion: 'failure', jobs: [{ name: 'test', conclusion: 'failure' }] }],
    });
    const [first, second] = await Promise.all([
      archive({ 'junit.xml': junit([['adds', 'fail']]) }),
      archive({ 'junit.xml': junit([['adds', 'pass']]) }),
    ]);
    const { result, text } = await play(scenario, [
      { id: 20, runId: 9010, name: 'junit', content: first, createdAt: '2026-11-20T08:59:00Z' },
      { id: 21, runId: 9010, name: 'junit', content: second, createdAt: '2026-11-20T09:01:00Z' },
    ]);
    expect(result.outputs, result.raw).toMatchObject({ sent: 'true', state: 'flaky' });
    expect(text).toContain('1 passed, 1 of them flaky');
    expect(text).toMatch(/adds +passed on retry/);
  });

  it('at most six requests: four artifacts, and what is left for the run before', async () => {
    const content = await archive({ 'junit.xml': now });
    const run = (runId: number, count: number): ArtifactStory[] =>
      Array.from({ length: count }, (_, index) => ({
        ...{ id: runId * 10 + index, runId, name: index === 4 ? 'docs' : `test-${index}`, content },
      }));
    const three = await play(stillRed(), [...run(9010, 3), ...run(9009, 3)]);
    expect(three.asked).toHaveLength(6);
    expect(three.text).toContain('3 failed (1 failed before), 3 passed');
    const five = await play(stillRed(), [...run(9010, 5), ...run(9009, 5)]);
    expect(five.asked).toHaveLength(6);
    expect(five.asked).not.toContain('artifacts/90104/zip');
    expect(five.text).toContain('4 failed, 4 passed');
    expect(warningsOf(five.result)).toEqual([
      expect.stringMatching(/^5 artifacts of the run may hold test reports, and only 4 are read\. Begin/),
    ]);
    const excluding = { 'test-reports': '**/junit.xml\n!test-0' };
    const four = await play(stillRed(), run(9010, 5), excluding);
    expect(four.asked).not.toContain('artifacts/90100/zip');
    expect(four.asked).toContain('artifacts/90104/zip');
    expect(warningsOf(four.result)).toEqual([]);
  });
});

describe('repeat: new-failures', () => {
  const told = async (now: string, before: string): Promise<Record<string, string>> => {
    const inputs = { repeat: 'new-failures' };
    return (await play(stillRed(), await reports(now, before), inputs)).result.outputs;
  };
  const red = (...names: string[]): string =>
    junit(names.map((name) => [name, 'fail', `fee is ${name.length}`]));

  it('keeps quiet while the same tests fail with the same errors', async () => {
    const outputs = await told(red('adds'), red('adds', 'drops').replace('fee is 4', 'fee is 5'));
    expect(outputs).toMatchObject({ sent: 'false', state: 'still-failing' });
    expect(outputs['skipped-reason']).toMatch(/^Whatever failed had failed in the same way before/);
  });

  it('tells of another test in the same job, and of another error in the same test', async () => {
    expect(await told(red('adds'), red('drops'))).toMatchObject({ sent: 'true' });
    const other = junit([['adds', 'fail', 'connection refused']]);
    expect(await told(other, red('adds'))).toMatchObject({ sent: 'true' });
  });

  it('tells of a job that fails at another step', async () => {
    const at = (name: string) => ({
      name: 'test',
      conclusion: 'failure' as const,
      steps: [{ name, seconds: 5, conclusion: 'failure' as const }],
    });
    const scenario = (before: string): Scenario =>
      stillRed({
        jobs: [at('Run npm test')],
        past: [{ number: 9, conclusion: 'failure', jobs: [at(before)] }],
      });
    const same = await play(scenario('Run npm test'), [], { repeat: 'new-failures', 'test-reports': '' });
    expect(same.result.outputs['sent']).toBe('false');
    const other = await play(scenario('Run npm ci'), [], { repeat: 'new-failures', 'test-reports': '' });
    expect(other.result.outputs['sent'], other.result.raw).toBe('true');
  });
});

describe('artifacts that are hostile or broken cost a line, never the mail', () => {
  const good = junit([['adds', 'fail']]);
  const CENTRAL = Buffer.from('PK\u0001\u0002', 'latin1');

  /** Changes the first entry of the central directory. */
  async function forge(
    files: Record<string, string | Uint8Array>,
    change: (entry: Buffer) => void,
  ): Promise<Buffer> {
    const bytes = await archive(files);
    change(bytes.subarray(bytes.indexOf(CENTRAL)));
    return bytes;
  }
  const renamed = (name: string): Promise<Buffer> =>
    archive({ [name.replace(/[^a-z.]/g, '_')]: good }).then((bytes) =>
      Buffer.from(bytes.toString('latin1').replaceAll(name.replace(/[^a-z.]/g, '_'), name), 'latin1'),
    );

  const cases: [what: string, content: () => Promise<Uint8Array>, warning: RegExp][] = [
    [
      'a path that leads up',
      () => renamed('../../etc/junit.xml'),
      /artifact junit could not be read: invalid relative path/,
    ],
    [
      'a fault that is told at length',
      () => renamed(`../${'x'.repeat(1_000)}/junit.xml`),
      /artifact junit could not be read: invalid relative path: \.\.\/(?:x ?){250,280}…/,
    ],
    ['an absolute path', () => renamed('/etc/junit.xml'), /artifact junit could not be read: absolute path/],
    [
      'a drive of Windows',
      () => renamed('c:/x/junit.xml'),
      /artifact junit could not be read: absolute path/,
    ],
    [
      'a symbolic link',
      () => forge({ 'junit.xml': '/etc/passwd' }, (entry) => entry.writeUInt32LE(0o120777 * 0x10000, 38)),
      /junit\/junit\.xml could not be read: it is a symbolic link/,
    ],
    [
      'an encrypted file',
      () => forge({ 'junit.xml': good }, (entry) => entry.writeUInt16LE(entry.readUInt16LE(8) | 1, 8)),
      /junit\/junit\.xml could not be read: entry is encrypted/,
    ],
    [
      'an unknown compression',
      () => forge({ 'junit.xml': good }, (entry) => entry.writeUInt16LE(97, 10)),
      /junit\/junit\.xml could not be read: unsupported compression method: 97/,
    ],
    [
      'a bomb that says its size',
      () => archive({ 'junit.xml': Buffer.alloc(70_000_000, 32) }),
      /junit\/junit\.xml was not read: it has 70000000 bytes, more than the 64000000 of one report/,
    ],
    [
      'a bomb that lies about its size',
      () => forge({ 'junit.xml': Buffer.alloc(70_000_000, 32) }, (entry) => entry.writeUInt32LE(1000, 24)),
      /junit\/junit\.xml could not be read: too many bytes in the stream\. expected 1000/,
    ],
    [
      'a bomb of many files',
      () =>
        archive(
          Object.fromEntries(
            Array.from({ length: 8 }, (_, index) => [
              `${index}/junit.xml`,
              Buffer.from(`<testsuite>${' '.repeat(40_000_000)}</testsuite>`),
            ]),
          ),
        ),
      /junit\/6\/junit\.xml was not read: all reports together have more than 256000000 bytes/,
    ],
    [
      'a wrong checksum',
      () => forge({ 'junit.xml': good }, (entry) => entry.writeUInt32LE(1, 16)),
      /junit\/junit\.xml could not be read: its checksum is wrong/,
    ],
    [
      'an archive that is cut off',
      async () => (await archive({ 'junit.xml': good })).subarray(0, 100),
      /artifact junit could not be read: end of central directory record signature not found/i,
    ],
    [
      'no archive at all',
      async () => Buffer.from('Not Found'),
      /artifact junit could not be read: end of central/i,
    ],
    [
      'a document type with entities',
      () => archive({ 'junit.xml': '<!DOCTYPE a [<!ENTITY b "c">]><testsuite/>' }),
      /junit\/junit\.xml has a document type declaration/,
    ],
  ];

  it.each(cases)('%s', async (_what, content, warning) => {
    const artifacts = [
      { id: 20, runId: 9010, name: 'junit', content: await content() },
      { id: 21, runId: 9010, name: 'junit-good', content: await archive({ 'junit.xml': good }) },
    ];
    const { result, text } = await play(stillRed(), artifacts);
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(warningsOf(result).join('\n')).toMatch(warning);
    // Lines of the mail are folded.
    expect(text.replace(/\s+/g, ' ')).toMatch(
      new RegExp(`Not in this mail.*${warning.source}`, warning.flags),
    );
    expect(text).toMatch(/shop\.Cart › adds/);
    expect(readdirSync(result.temp)).toEqual([]);
  });

  it('an artifact that is too large is not downloaded', async () => {
    const content = await archive({ 'junit.xml': good });
    const [story] = await reports(good, undefined);
    const { result, asked } = await play(stillRed(), [
      { ...story, content, bytes: 300_000_000 } as ArtifactStory,
    ]);
    expect(asked).not.toContain('artifacts/20/zip');
    expect(warningsOf(result)[0]).toMatch(/^The artifact junit could not be read: it has 300000000 bytes/);
  });

  it('broken reports of the run before compare nothing', async () => {
    const { result, text } = await play(stillRed(), await reports(good, '<testsuite><testcase'));
    expect(text).toContain('1 failed, 0 passed');
    expect(text).not.toMatch(/1 new|failed before\)/);
    expect(warningsOf(result)[0]).toMatch(
      /^In the run compared with, junit\/build\/junit\.xml is not well-formed/,
    );
  });

  it('names and messages of a fork are text', async () => {
    const hostile = junit([
      ['&lt;script&gt;alert(1)&lt;/script&gt; ::set-output name=a::b', 'fail', '[x](http://evil.example)'],
    ]);
    const { result, text, html } = await play(
      stillRed({ observed: 'failure', own: 'mail', needs: undefined }),
      await reports(hostile, undefined),
    );
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(text).toContain('<script>alert(1)</script> ::set-output name=a::b');
    expect(html).not.toMatch(/<script|href="http:\/\/evil/);
  });

  it('secrets in the names of reports and suites are hidden in the mail and in the job log', async () => {
    const suite = '<testsuite name="hunter-1"><testcase classname="hunter-2" name="a" file="hunter-3.ts">';
    const artifact = await archive({
      'hunter-4/junit.xml': '<broken',
      'junit.xml': `${suite}<failure/></testcase></testsuite>`,
    });
    const artifacts = [{ id: 20, runId: 9010, name: 'junit', content: artifact }];
    const { result, text, html } = await play(stillRed(), artifacts, { redact: 'hunter-\\d' });
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(text).toContain('1 failed, 0 passed');
    expect(warningsOf(result)).toEqual([expect.stringMatching(/^junit\/\[redacted\]\/junit\.xml /)]);
    expect(`${result.raw} ${text} ${html}`).not.toMatch(/hunter-\d/);
  });

  it('a download of the run before that stalls costs the comparison, not the tests', async () => {
    const fault = { on: /^\/artifacts\/10/, kind: 'hang-in-body' as const };
    const artifacts = await reports(good, good);
    const { run, end } = controlTime();
    const stub: StubOptions = { faults: [fault], onFault: () => end('shortest') };
    const { result, text } = await play(stillRed(), artifacts, {}, stub, run);
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(text).toContain('1 failed, 0 passed');
    expect(warningsOf(result)).toEqual([
      expect.stringMatching(/^In the run compared with, the artifact junit could not be read: /),
    ]);
  });

  it('a connection that breaks costs the section', async () => {
    const fault = { on: /^\/artifacts\//, kind: 'reset' as const };
    const { result, text } = await play(stillRed(), await reports(good, undefined), {}, { faults: [fault] });
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(text.replace(/\s+/g, ' ')).toMatch(
      /Tests: The artifact junit could not be read: GitHub .*could not be reached/,
    );
  });
});

describe('without the permission', () => {
  it('the mail comes without tests and names the permission', async () => {
    const scenario = stillRed({ observed: 'failure', own: 'mail', needs: undefined });
    const artifacts = await reports(junit([['adds', 'fail']]), undefined);
    const { result, text } = await play(scenario, artifacts, {}, { denied: ['actions'] });
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(text.replace(/\s+/g, ' ')).toMatch(
      /Not in this mail.*tests: The token has no permission actions: read\..*add permissions: actions: read/i,
    );
    expect(warningsOf(result)).toContain(
      'The token has no permission `actions: read`. To fix it, add `permissions: actions: read`.',
    );
  });
});
