import type { DigestWorkflow, MissedWorkflow, Notification } from '../../src/notification/notification.ts';
import { base, site } from './base.ts';

function workflow(
  name: string,
  state: DigestWorkflow['state'],
  pattern: string,
  extra: Partial<DigestWorkflow> = {},
): DigestWorkflow {
  const bar = Array.from(
    pattern,
    (one) => ({ o: 'ok', x: 'bad', '-': 'other' })[one] as 'ok' | 'bad' | 'other',
  );
  const failed = bar.filter((one) => one === 'bad').length;
  return {
    name,
    branch: 'main',
    url: `${site}/actions/workflows/${encodeURIComponent(name.toLowerCase())}.yml`,
    state,
    runs: bar.length,
    failed,
    successRate: bar.length === 0 ? 1 : (bar.length - failed) / bar.length,
    bar,
    ...extra,
  };
}

export function digestNotification(state: 'red' | 'green' | 'quiet'): Notification {
  const red = state === 'red';
  const workflows =
    state === 'quiet'
      ? []
      : [
          ...(red
            ? [
                workflow('CI', 'red', 'ooooooxoooxxoooooooooxxxx', {
                  redSince: '2026-03-03T22:10:00Z',
                  successRateBefore: 0.97,
                  p50Ms: 492_000,
                  p95Ms: 760_000,
                  p50BeforeMs: 371_000,
                }),
                workflow('Nightly', 'flaky', 'oxoo-ox', { successRateBefore: 0.71, p50Ms: 2_712_000 }),
                workflow('Docs', 'recovered', 'xxxoo', { p50Ms: 44_000 }),
              ]
            : []),
          workflow('Release', 'green', 'oo', { p50Ms: 221_000 }),
          workflow('CodeQL', 'green', 'ooooooo', { successRateBefore: 1, p50Ms: 301_000, p95Ms: 340_000 }),
        ];
  return {
    ...base,
    kind: 'digest',
    state,
    severity: red ? 'error' : state === 'green' ? 'good' : 'info',
    run: { ...base.run, event: 'schedule', conclusion: 'success' },
    workflow: { name: 'Weekly digest' },
    digest: {
      of: 'workflows',
      from: '2026-02-25T00:00:00Z',
      to: '2026-03-04T00:00:00Z',
      workflows,
      slowestJobs:
        state === 'quiet'
          ? []
          : [
              {
                name: 'e2e (firefox)',
                workflow: 'CI',
                durationMs: 1_210_000,
                url: `${site}/actions/runs/9003/job/1`,
              },
              {
                name: 'analyze (java-kotlin)',
                workflow: 'CodeQL',
                durationMs: 301_000,
                url: `${site}/actions/runs/9004/job/2`,
              },
            ],
      red: red ? 1 : 0,
      flaky: red ? 1 : 0,
      recovered: red ? 1 : 0,
      undecided: 0,
      green: state === 'quiet' ? 0 : 2,
      runs: workflows.reduce((sum, one) => sum + one.runs, 0),
      isCut: false,
      missed: [],
    },
  };
}

/** Green, but for what did not run. */
export function missedDigestNotification(): Notification {
  const notification = digestNotification('green');
  const { digest } = notification;
  if (digest === undefined) throw new Error('a digest has one');
  const missing = (
    name: string,
    why: MissedWorkflow['why'],
    extra: Partial<MissedWorkflow> = {},
  ): MissedWorkflow => {
    const file = `${name.toLowerCase().replaceAll(' ', '-')}.yml`;
    const url = `${site}/actions/workflows/${file}`;
    return { name, file, url, why, isNews: true, schedules: [], slots: 0, ...extra };
  };
  const missed = [
    missing('Nightly', 'did-not-run', {
      schedules: ['17 3 * * * (Europe/Berlin)'],
      slots: 4,
      firstMissed: '2026-02-28T02:17:00Z',
      lastRun: '2026-02-27T02:31:00Z',
    }),
    missing('Backup', 'did-not-run', {
      schedules: ['30 5 * * 0'],
      slots: 1,
      firstMissed: '2026-03-01T05:30:00Z',
    }),
    missing('Cleanup', 'unusable', { schedules: ['@daily'] }),
    missing('Link check', 'disabled-by-inactivity'),
    missing('Old deploy', 'disabled-by-hand', { isNews: false }),
  ];
  return { ...notification, state: 'missed', severity: 'warning', digest: { ...digest, missed } };
}

/** GitHub could not be asked: nothing was counted. */
export function unreadDigestNotification(): Notification {
  const { digest: _, ...rest } = digestNotification('quiet');
  const reason = 'The token has no permission `actions: read`.';
  return {
    ...rest,
    state: 'unread',
    severity: 'warning',
    missing: [{ section: 'digest', reason, fix: 'add `permissions: actions: read`' }],
  };
}

/** A digest of one run: its rows are jobs, their bars the legs of a matrix. */
export function jobDigestNotification(): Notification {
  const page = `${site}/actions/runs/9010`;
  const job = (
    name: string,
    state: DigestWorkflow['state'],
    pattern: string,
    extra: Partial<DigestWorkflow> = {},
  ) => ({ ...workflow(name, state, pattern), url: page, ...extra });
  const workflows = [
    job('test', 'red', 'oooooxooxooo', { url: `${page}/job/606`, p50Ms: 92_000, p95Ms: 141_000 }),
    job('lint', 'red', 'x', { url: `${page}/job/607` }),
    job('e2e', 'recovered', 'oo', { p50Ms: 180_000 }),
    job('build', 'green', 'ooo', { p50Ms: 50_000 }),
    job('docs', 'green', 'o', { p50Ms: 21_000 }),
    job('deploy', 'green', '-'),
  ];
  const notification = digestNotification('red');
  return {
    ...notification,
    run: { ...base.run },
    workflow: base.workflow,
    digest: {
      of: 'jobs',
      from: '2026-03-04T09:14:00Z',
      to: '2026-03-04T09:22:12Z',
      workflows,
      slowestJobs: [
        { name: 'e2e (firefox)', workflow: 'e2e', durationMs: 180_000, url: `${page}/job/611` },
        { name: 'test (windows, 8)', workflow: 'test', durationMs: 141_000, url: `${page}/job/608` },
      ],
      red: 2,
      flaky: 0,
      recovered: 1,
      green: 2,
      undecided: 1,
      runs: 20,
      isCut: false,
      missed: [],
    },
  };
}
