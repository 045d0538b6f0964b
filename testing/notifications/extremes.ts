import type { Conclusion, Job, Notification } from '../../src/notification/notification.ts';
import { ada, base, commit, grace } from './base.ts';
import {
  buildNotification,
  changes,
  failedJob,
  group,
  groupsRed,
  jobs,
  lintFailure,
  pullRequest,
  testFailure,
} from './build.ts';

/** Only `needs` is known: no token, no history, no steps. */
export function bareNotification(): Notification {
  const { actor: _, ...rest } = base;
  const plain = (name: string, conclusion: Conclusion): Job => ({
    name,
    group: name,
    matrix: '',
    conclusion,
    isAllowedToFail: false,
    failedSteps: [],
  });
  const { startedAt: _s, finishedAt: _f, durationMs: _d, title: _t, ...run } = base.run;
  return {
    ...rest,
    run,
    jobs: jobs(
      [
        group('lint', { ok: 1 }, 'success'),
        group('test', { failed: 1 }, 'failure'),
        group('build', { failed: 1 }, 'failure'),
      ],
      [plain('lint', 'success'), plain('test', 'failure'), plain('build', 'failure')],
      true,
    ),
    missing: [
      {
        section: 'jobs',
        reason: 'Steps, times and logs could not be read.',
        fix: 'add `permissions: actions: read`',
      },
      {
        section: 'changes',
        reason: 'The commits since the last green run could not be read.',
        fix: 'add `permissions: contents: read`',
      },
    ],
  };
}

/** Nothing at all is known but that the run failed. */
export function emptyNotification(): Notification {
  const { actor: _, ...rest } = base;
  return rest;
}

/** Several failures, failed tests, dispatch inputs, fields: every section at once. */
export function fullNotification(): Notification {
  const red = buildNotification('still-failing');
  return {
    ...red,
    ref: { type: 'pr', name: 'grace/round-totals', isDefault: false },
    pr: pullRequest,
    run: { ...red.run, event: 'pull_request', attempt: 2 },
    people: { ...red.people, requester: ada },
    failures: [testFailure, lintFailure],
    jobs: jobs(
      [group('lint', { failed: 1 }, 'failure', 21_000), ...groupsRed.filter((one) => one.name !== 'lint')],
      [
        failedJob('test (ubuntu, 7)', 'Run tests'),
        failedJob('lint', 'Check', 'new-failure'),
        failedJob('docs', 'Build the handbook', 'new-failure'),
      ],
    ),
    tests: {
      total: 412,
      passed: 409,
      failed: 2,
      skipped: 1,
      flaky: 0,
      flakyTests: [],
      durationMs: 38_400,
      failures: [
        {
          suite: 'cart',
          name: 'parses an empty cart',
          message: 'expected 0 to equal 1',
          file: 'src/cart.test.ts',
          line: 42,
          isNew: true,
        },
        {
          suite: 'cart › totals',
          name: 'rounds half a cent to the even one',
          message: 'expected 2.5 to be 2',
          isNew: false,
        },
      ],
      more: 4,
      files: 31,
    },
    inputs: { environment: 'staging', dry: 'true' },
    fields: {
      Runbook: 'https://wiki.contoso.example/runbooks/ci',
      'On call': 'Team Checkout, extension 4711',
    },
    missing: [
      {
        section: 'annotations',
        reason: 'Annotations of the job "docs" could not be read.',
        fix: 'add `permissions: checks: read`',
      },
    ],
  };
}

/** A branch that stays red: tests that are new, known, known with another error, flaky and repaired. */
export function testsNotification(): Notification {
  const red = buildNotification('still-failing');
  return {
    ...red,
    tests: {
      total: 5000,
      passed: 4986,
      failed: 4,
      skipped: 10,
      flaky: 1,
      durationMs: 212_400,
      failures: [
        {
          suite: 'cart › totals',
          name: 'adds the delivery fee once',
          message: 'expected 1290 to be 1240',
          file: 'src/cart.test.ts',
          line: 41,
          isNew: true,
          hasNewError: false,
        },
        {
          suite: 'stock',
          name: 'reserves the last book',
          message: 'connect ECONNREFUSED 10.0.0.7:5432',
          file: 'src/stock.test.ts',
          line: 18,
          isNew: false,
          hasNewError: true,
        },
        {
          suite: 'price',
          name: 'rounds half a cent to the even one',
          message: 'expected 2.5 to be 2',
          isNew: false,
          hasNewError: false,
        },
      ],
      more: 1,
      newFailures: 1,
      knownFailures: 3,
      flakyTests: [{ suite: 'search', name: 'finds by author', message: 'timed out after 5 s' }],
      repaired: 2,
      repairedTests: [
        { suite: 'orders', name: 'keeps the order of the lines', durationMs: 12 },
        { suite: 'orders', name: 'refuses an empty address', durationMs: 4 },
      ],
      files: 12,
    },
  };
}

/** Much of everything, and long: the mail that has to shed. */
export function hugeNotification(): Notification {
  const full = fullNotification();
  const log = Array.from({ length: 60 }, (_, index) => ({
    text: `${String(index).padStart(4)} | error in "module-${index}": ${'überlänge '.repeat(20)}`,
    tone: index % 3 === 0 ? ('error' as const) : ('plain' as const),
  }));
  const groups = Array.from({ length: 90 }, (_, index) =>
    group(
      `integration-${index}`,
      index % 9 === 0 ? { failed: 1 } : { ok: 4 },
      index % 9 === 0 ? 'failure' : 'success',
      60_000,
    ),
  );
  return {
    ...full,
    failures: [testFailure, lintFailure, testFailure].map((failure, index) => ({
      ...failure,
      job: `integration-${index}`,
      annotations: Array.from({ length: 10 }, () => ({
        level: 'failure' as const,
        message: 'x < y && "z" '.repeat(30),
      })),
      log: { lines: log, totalLines: 90_000, isCut: true },
    })),
    jobs: jobs(
      groups,
      groups.filter((one) => one.failed > 0).map((one) => failedJob(one.name, 'Run')),
    ),
    changes: {
      ...changes,
      count: 180,
      commits: Array.from({ length: 40 }, (_, index) =>
        commit(`${index}abcdef`.slice(0, 7), `Änderung ${index}: ${'lang '.repeat(30)}`, grace, index),
      ),
    },
    fields: Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`field ${index}`, 'wert '.repeat(80)]),
    ),
  };
}

/** Files that did not fit, and GitHub out of reach: what is said of parts that the mail has not. */
export function missingNotification(): Notification {
  const notification = buildNotification('still-failing');
  const unreachable = 'GitHub could not be reached.';
  const artifacts = `look among the artifacts of the run: ${notification.run.url}#artifacts`;
  return {
    ...notification,
    missing: [
      { section: 'run', reason: unreachable },
      { section: 'history', reason: unreachable },
      { section: 'jobs', reason: unreachable },
      {
        section: 'annotations',
        reason: 'The token has no permission `checks: read`.',
        fix: 'add `permissions: checks: read`',
      },
      { section: 'attachments', reason: `big.zip does not fit into a mail of 10 MB; ${artifacts}` },
      { section: 'attachments', reason: `traces.tar does not fit into a mail of 10 MB; ${artifacts}` },
    ],
  };
}
