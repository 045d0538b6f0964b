import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  Conclusion,
  Failure,
  Missing,
  Notification,
  Tests,
} from '../../../src/notification/notification.ts';
import type { Observed } from '../../../src/steps/observe.ts';
import { addTests, readTests } from '../../../src/steps/read-tests.ts';
import { archive } from '../../../testing/github/artifacts.ts';
import { notificationOf } from '../../../testing/notifications/base.ts';

const tests = {
  total: 2,
  failed: 1,
  failures: [{ name: 'adds', message: 'fee is 4\nat x' }],
} as Partial<Tests> as Tests;

function add(problems: Missing[], found?: Tests) {
  const warnings: [text: string, title: unknown][] = [];
  const notification = addTests(
    notificationOf({
      failures: [{ job: 'test' } as Failure],
      missing: [{ section: 'jobs', reason: 'first' }],
    }),
    { tests: found, problems },
    {
      runner: { warning: (text, properties) => warnings.push([text, properties?.title]) },
      redactor: { redact: (texts) => texts.map((text) => text.replace('s3cret', '***')) },
    },
  );
  return { notification, warnings };
}

const problem = (reason: string): Missing => ({ section: 'tests', reason });

describe('what the test reports say', () => {
  it('is put into the notification, and names the first error', () => {
    const { notification, warnings } = add([], tests);
    expect(notification.tests).toBe(tests);
    expect(notification.failures).toMatchObject([{ firstError: 'adds: fee is 4' }]);
    expect(notification.missing).toEqual([{ section: 'jobs', reason: 'first' }]);
    expect(warnings).toEqual([]);
  });

  it('leaves the notification as it is without a report', () => {
    const { notification } = add([]);
    expect(notification).not.toHaveProperty('tests');
    expect(notification.failures).toEqual([{ job: 'test' }]);
  });
});

describe('what is wrong with the test reports', () => {
  it('is a warning and a line of the mail, once each, with the remedy, without secrets', () => {
    const { notification, warnings } = add([
      problem('a s3cret.'),
      problem('a s3cret.'),
      { ...problem('No access.'), fix: 'add x' },
    ]);
    const title = 'Check the test reports';
    expect(warnings).toEqual([
      ['a ***.', title],
      ['No access. To fix it, add x.', title],
    ]);
    expect(notification.missing).toEqual([
      { section: 'jobs', reason: 'first' },
      problem('a ***.'),
      problem('a ***.'),
      { ...problem('No access.'), fix: 'add x' },
    ]);
  });

  it.each([
    [5, []],
    [7, ['There are 2 more such warnings in the job log.']],
  ])('is in the mail five times at most: %i', (count, more) => {
    const reasons = Array.from({ length: count }, (_, index) => `p${index}`);
    const { notification, warnings } = add(reasons.map(problem));
    expect(notification.missing.map(({ reason }) => reason)).toEqual([
      'first',
      ...reasons.slice(0, 5),
      ...more,
    ]);
    expect(warnings).toHaveLength(count);
  });
});

interface Past {
  github?: unknown;
  /** Id of the run; of the one before; when this attempt began. */
  id?: number;
  previous?: number;
  startedAt?: string;
  conclusion?: Conclusion;
  about?: Partial<Notification>;
  signal?: AbortSignal;
}

describe('the reports of a run', () => {
  let workspace = '';
  beforeEach(() => {
    workspace = mkdtempSync(join(tmpdir(), 'read-tests-'));
    const cases = '<testcase name="a"/><testcase name="b"><failure message="no"/></testcase>';
    writeFileSync(join(workspace, 'a.xml'), `<testsuite>${cases}</testsuite>`);
  });
  afterEach(() => rmSync(workspace, { recursive: true }));

  const read = (
    testReports: readonly string[],
    given: { repository?: string; runId?: number } = {},
    past: Past = {},
  ) =>
    readTests(
      {
        settings: { testReports, timeoutMs: 60_000, repository: '', ...given },
        env: { GITHUB_WORKSPACE: workspace, RUNNER_TEMP: workspace },
        runner: { scrub: (text: string) => text },
        signal: past.signal ?? new AbortController().signal,
      } as never,
      past.github as never,
      {
        notification: notificationOf(past.about),
        run: { id: past.id ?? 7, startedAt: past.startedAt },
        previous: past.previous === undefined ? undefined : { id: past.previous },
        outcome: { conclusion: past.conclusion ?? 'failure' },
      } as Partial<Observed> as Observed,
    );
  const none = 'No test report matches "b.xml".';

  it.each<
    [what: string, reading: () => ReturnType<typeof read>, failed: number | undefined, reasons: string[]]
  >([
    ['no pattern', () => read([]), undefined, []],
    ['a file', () => read(['*.xml']), 1, []],
    ['no file', () => read(['b.xml']), undefined, [none]],
    ['a file, and no other', () => read(['a.xml', 'b.xml']), 1, [none]],
    ['a digest of another repository', () => read(['a.xml'], { repository: 'x/y' }), undefined, []],
    [
      'another run',
      () => read(['a.xml'], { repository: 'x/y', runId: 7 }),
      undefined,
      ['No artifact of run 7 holds a file that matches the input test-reports.'],
    ],
  ])('%s', async (_what, reading, failed, reasons) => {
    const { tests: found, problems } = await reading();
    expect(found?.failed).toBe(failed);
    expect(problems).toEqual(reasons.map(problem));
  });

  it.each([
    ['this run', {}],
    ['another run', { runId: 7 }],
  ])('of %s are not read where a pattern leads out, and each such pattern is named', async (_what, given) => {
    const github = { until: () => expect.unreachable('it asks for artifacts') };
    const patterns = ['a.xml', '../*.xml', '!*/../b.xml'];
    const { tests: found, problems, refused } = await read(patterns, given, { github });
    expect([found, problems]).toEqual([undefined, []]);
    expect(refused.map(({ kind, title }) => [kind, title])).toEqual(
      ['"../*.xml"', '"!*/../b.xml"'].map((pattern) => [
        'input',
        `The input test-reports names ${pattern}, which leads out of the workspace and the runner’s temporary folder`,
      ]),
    );
  });

  it.each<[what: string, previous: number | undefined, startedAt: string | undefined, asked: number[]]>([
    ['the run before', 6, undefined, [6]],
    ['the attempt before', 7, '2026-03-04T09:14:00Z', [7]],
    ['an attempt of which nobody knows when it began', 7, undefined, []],
    ['nothing', undefined, '2026-03-04T09:14:00Z', []],
  ])('are compared with %s', async (_what, previous, startedAt, asked) => {
    const requests: unknown[] = [];
    const failure = { kind: 'not-found', reason: 'GitHub does not find it.' };
    const github = {
      until: () => github,
      get: async (endpoint: string, { run_id }: { run_id: number }) => {
        requests.push([endpoint, run_id]);
        return { ok: false, failure };
      },
    };
    const { tests: found, problems } = await read(['a.xml'], {}, { github, previous, startedAt });
    expect(requests).toEqual(asked.map((id) => ['artifacts', id]));
    expect(problems.map(({ reason }) => reason)).toEqual(
      asked.map(() => 'New failures cannot be told from known ones: GitHub does not find it.'),
    );
    expect(found).toMatchObject({ total: 2, failed: 1 });
    expect(found).not.toHaveProperty('newFailures');
  });

  /** GitHub with one artifact a run; a run that is not named has a list that cannot be read. */
  function artifactsOf(reports: Record<number, string>) {
    const asked: number[] = [];
    const github = {
      until: () => github,
      get: async (_endpoint: string, { run_id }: { run_id: number }) => {
        asked.push(run_id);
        if (!(run_id in reports)) return { ok: false, failure: { kind: 'server', reason: 'No list.' } };
        return { ok: true, data: { artifacts: [{ id: run_id, name: 'junit' }] } };
      },
      stream: async (_endpoint: string, { artifact_id }: { artifact_id: number }) => ({
        ok: true,
        data: [await archive({ 'b.xml': reports[artifact_id] ?? '' })],
      }),
    };
    return { github, asked };
  }
  const suite = (...cases: string[]) => `<testsuite>${cases.join('')}</testsuite>`;
  const failing = (name: string) => `<testcase name="${name}"><failure message="no"/></testcase>`;
  const ownJob = { name: 'test' } as Notification['ownJob'];

  it.each<[what: string, past: Past, asked: number[]]>([
    ['a red run', {}, [6, 7]],
    ['a run that ran out of time', { conclusion: 'timed_out' }, [6, 7]],
    ['a green one', { conclusion: 'success', about: { state: 'success' } }, [7]],
    ['one that is fixed', { conclusion: 'success', about: { state: 'fixed' } }, [6, 7]],
    ['one that is flaky', { conclusion: 'success', about: { state: 'flaky' } }, [6, 7]],
    ['a job', { about: { ownJob } }, [6]],
    ['a job that went well', { conclusion: 'success', about: { ownJob, state: 'success' } }, []],
    ['a run that nobody knows', { id: 0 }, [6]],
  ])('come out of the artifacts of %s', async (_what, past, expected) => {
    const { github, asked } = artifactsOf({ 6: suite(failing('a')), 7: suite(failing('a')) });
    const { tests: found, problems } = await read(['**/b.xml'], {}, { github, previous: 6, ...past });
    expect(asked.toSorted()).toEqual(expected);
    const isRead = expected.includes(7);
    expect(found?.failed).toBe(isRead ? 1 : undefined);
    expect(found?.newFailures).toBe(isRead && expected.includes(6) ? 0 : undefined);
    expect(problems).toEqual(isRead ? [] : [problem('No test report matches "**/b.xml".')]);
  });

  it.each<[what: string, reports: Record<number, string>, pattern: string, reasons: string[]]>([
    ['nothing that matches', { 7: suite() }, 'c/*.xml', ['No test report matches "c/*.xml".']],
    ['a list that cannot be read', {}, '**/b.xml', ['No list.']],
  ])('are missed with %s, and the mail says so', async (_what, reports, pattern, reasons) => {
    const { tests: found, problems } = await read([pattern], {}, { github: artifactsOf(reports).github });
    expect(found).toBeUndefined();
    expect(problems.map(({ reason }) => reason)).toEqual(reasons);
  });

  it('are not looked for when the time is up', async () => {
    const { tests: found, problems } = await read(['*.xml'], {}, { signal: AbortSignal.abort() });
    expect(found).toBeUndefined();
    expect(problems[0]).toEqual(problem('The search for "*.xml" took too long and was ended.'));
  });

  it('are not compared with a broken one', async () => {
    const { github } = artifactsOf({ 6: '<testsuite', 7: suite(failing('a')) });
    const { tests: found, problems } = await read(['**/b.xml'], {}, { github, previous: 6 });
    expect(found?.failures).toMatchObject([{ name: 'a' }]);
    expect(found).not.toHaveProperty('newFailures');
    expect(problems.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^In the run compared with, junit\/b\.xml is not well-formed/),
    ]);
  });
});
