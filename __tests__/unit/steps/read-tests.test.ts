import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Failure, Missing, Tests } from '../../../src/notification/notification.ts';
import type { Observed } from '../../../src/steps/observe.ts';
import { addTests, readTests } from '../../../src/steps/read-tests.ts';
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

describe('the reports of a run without access to GitHub', () => {
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
    past: { github?: unknown; previous?: number; startedAt?: string } = {},
  ) =>
    readTests(
      {
        settings: { testReports, timeoutMs: 60_000, repository: '', ...given },
        env: { GITHUB_WORKSPACE: workspace },
        runner: { scrub: (text: string) => text },
        signal: new AbortController().signal,
      } as never,
      past.github as never,
      {
        notification: notificationOf(),
        run: { id: 7, startedAt: past.startedAt },
        previous: past.previous === undefined ? undefined : { id: past.previous },
        outcome: { conclusion: 'failure' },
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
});
