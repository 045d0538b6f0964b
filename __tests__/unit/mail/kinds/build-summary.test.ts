import { describe, expect, it } from 'vitest';
import { preheaderOf, summaryOf } from '../../../../src/mail/kinds/build-summary.ts';
import { joinSentences } from '../../../../src/mail/view/view.ts';
import type {
  Failure,
  History,
  Notification,
  PullRequest,
} from '../../../../src/notification/notification.ts';
import { base, notificationOf, pastRun } from '../../../../testing/notifications/base.ts';
import { failedJob, group, jobs } from '../../../../testing/notifications/build.ts';

const MIN = 60_000;
const history = (given: Partial<History> = {}): History => ({
  streak: 0,
  isFirstRun: false,
  isSuperseded: false,
  isCut: false,
  ...given,
});
const failure = (given: Partial<Failure> = {}): Failure => ({
  job: 'test',
  url: 'https://github.com/x',
  cause: 'code',
  annotations: [],
  ...given,
});
const red = (given: Partial<Notification> = {}) => notificationOf({ failures: [failure()], ...given });
const job = (given: object = {}) =>
  ({ name: 'test', othersFailed: [], othersUnfinished: [], ...given }) as unknown as Notification['ownJob'];
const pull = (number: number): PullRequest => ({
  number,
  title: `Change ${number}`,
  url: `https://github.com/contoso/app/pull/${number}`,
  base: 'main',
  head: 'x',
  isFork: false,
  isDraft: false,
});
const queue: Notification['ref'] = { type: 'queue', name: 'main', isDefault: true };
const streak = { streak: 3, redForMs: 130 * MIN, firstBad: pastRun(8) };
const ended = (state: Notification['state'], given: Partial<Notification> = {}) =>
  notificationOf({ state, ...given });
const three = jobs([group('test', { ok: 3 }, 'success')]);

describe('the first words of a mail', () => {
  it.each<[notification: Notification, words: string]>([
    [red(), 'Job test failed'],
    [red({ failures: [failure({ step: 'Run' })] }), 'Step Run of job test failed'],
    [
      red({ failures: [failure({ step: 'Run', firstError: 'no price' })] }),
      'Step Run of job test failed: no price',
    ],
    [red({ state: 'timed-out' }), 'Job test timed out'],
    [
      red({ failures: [failure({ platformFault: 'the runner was lost' })] }),
      'Job test failed because the runner was lost',
    ],
    [red({ failures: [failure(), failure()] }), 'Job test failed. 1 more job failed too'],
    [
      red({ jobs: jobs([group('test', { failed: 4 }, 'failure')]) }),
      'Job test failed. 3 more jobs failed too',
    ],
    [ended('failed'), 'The run failed'],
    [ended('timed-out'), 'The run exceeded its time limit'],
    [
      ended('startup-failure'),
      'GitHub could not start this run, most often because the workflow file is invalid',
    ],
    [ended('failed', { jobs: jobs([], [failedJob('a', 'x')]) }), 'Job a failed'],
    [ended('failed', { jobs: jobs([], [failedJob('a', 'x'), failedJob('b', 'x')]) }), 'Jobs a and b failed'],
    [
      ended('failed', {
        jobs: jobs(
          [],
          ['a', 'b', 'c', 'd', 'e'].map((name) => failedJob(name, 'x')),
        ),
      }),
      'Jobs a, b, c and 2 more failed',
    ],

    [
      red({ history: history({ streak: 1, lastGood: pastRun(7) }) }),
      'Job test failed. First red run after #7, the last green one',
    ],
    [
      red({ history: history({ streak: 1, isFirstRun: true }) }),
      'Job test failed. This is the first run of CI on main',
    ],
    [red({ history: history({ streak: 3 }) }), 'Job test failed. Third red run in a row'],
    [
      red({ history: history(streak) }),
      'Job test failed. Third red run in a row; main has been red for 2 h 10 min, since #8',
    ],
    [
      red({ history: history({ ...streak, isCut: true }) }),
      'Job test failed. At least 3 red runs in a row; main has been red for at least 2 h 10 min, since #8 or earlier',
    ],
    [
      red({ history: history({ streak: 1 }) }),
      'Job test failed. No earlier run of CI on main passed or failed',
    ],
    [
      red({ history: history({ streak: 1, isFirstRun: true }), run: { ...base.run, event: 'issues' } }),
      'Job test failed. This is the first run of CI on main for the event issues',
    ],
    [
      red({ history: history({ streak: 1, previous: pastRun(10), lastGood: pastRun(7) }) }),
      'Job test failed. An earlier attempt of this run failed too. First red run after #7, the last green one',
    ],
    [
      red({ ownJob: job(), history: history({ streak: 1, lastGood: pastRun(7), isCut: true }) }),
      'Job test failed',
    ],
    [
      red({ history: history({ streak: 1, previous: pastRun(9, 'success'), isSuperseded: true }) }),
      'Job test failed. A newer run of main has already finished',
    ],
    [
      red({ ownJob: job(), history: history({ ...streak, previous: pastRun(9) }) }),
      'Job test failed. It had failed in #9 too',
    ],
    [
      red({ ownJob: job(), history: history({ previous: pastRun(9, 'success') }) }),
      'Job test failed. It had passed in #9',
    ],
    [
      red({ ownJob: job(), history: history({ previous: pastRun(10) }) }),
      'Job test failed. It had failed in an earlier attempt too',
    ],
    [red({ ownJob: job({ othersUnfinished: ['e2e'] }) }), 'Job test failed. Job e2e has not finished'],

    [ended('success', { ownJob: job() }), 'Job test passed'],
    [ended('cancelled', { ownJob: job() }), 'Job test was cancelled'],
    [
      ended('success', { ownJob: job({ othersFailed: ['lint'], othersUnfinished: ['e2e', 'docs'] }) }),
      'Job test passed. Job lint failed. Jobs e2e and docs have not finished',
    ],
    [
      ended('flaky', { ownJob: job() }),
      'Job test failed before and passed on attempt 1 with the same commit: something here is not reliable',
    ],
    [
      ended('fixed', { ownJob: job(), history: history({ previous: pastRun(9) }) }),
      'Job test passed; it had failed in #9',
    ],

    [ended('success'), 'The run passed in 8 min 12 s'],
    [ended('success', { jobs: jobs([]) }), 'The run passed in 8 min 12 s'],
    [ended('success', { jobs: three }), 'All 3 jobs passed in 8 min 12 s'],
    [ended('success', { jobs: jobs([group('test', { ok: 1 }, 'success')]) }), 'The job passed in 8 min 12 s'],
    [
      ended('success', { jobs: jobs([group('test', { ok: 2, allowedToFail: 1 }, 'success')]) }),
      'The run passed in 8 min 12 s: 2 jobs passed and 1 failed but is allowed to (continue-on-error)',
    ],
    [
      ended('success', { jobs: jobs([group('test', { ok: 2, allowedToFail: 2 }, 'success')]) }),
      'The run passed in 8 min 12 s: 2 jobs passed and 2 failed but are allowed to (continue-on-error)',
    ],
    [
      ended('success', { jobs: jobs([group('test', { ok: 1, skipped: 1, cancelled: 2 }, 'success')]) }),
      'The run passed in 8 min 12 s: 1 job passed, 2 were cancelled and 1 was skipped',
    ],
    [
      ended('fixed', { history: history(streak) }),
      'main is green again after 2 h 10 min and 3 red runs, red since #8. The run passed in 8 min 12 s',
    ],
    [
      ended('fixed', { history: history({ ...streak, isCut: true }) }),
      'main is green again after at least 2 h 10 min and at least 3 red runs, red since #8 or earlier. The run passed in 8 min 12 s',
    ],
    [
      ended('fixed', { history: history({ ...streak, isCut: true, streak: 0, firstBad: undefined }) }),
      'main is green again after at least 2 h 10 min. The run passed in 8 min 12 s',
    ],
    [ended('fixed', { pr: pull(12) }), 'Pull request #12 is green again. The run passed in 8 min 12 s'],
    [
      ended('fixed', { ref: { type: 'tag', name: 'v1', isDefault: false } }),
      'Tag v1 is green again. The run passed in 8 min 12 s',
    ],
    [
      ended('flaky', { jobs: three }),
      'The run failed before and passed on attempt 1 with the same commit: something here is not reliable. All 3 jobs passed in 8 min 12 s',
    ],
    [ended('cancelled'), 'The run was cancelled after 8 min 12 s'],
    [ended('action-required'), 'The run is waiting for approval'],
    [ended('skipped'), 'Every job was skipped'],
    [ended('stale'), 'GitHub gave up on this run because it did not finish in time'],
    [ended('neutral'), 'The run neither passed nor failed'],
    [
      ended('success', { history: history({ isSuperseded: true }) }),
      'The run passed in 8 min 12 s. A newer run of main has already finished',
    ],

    [
      red({ ref: queue, pr: pull(12), mergeQueue: { others: [pull(13)], baseRun: pastRun(9) } }),
      'Job test failed. In the same group: #13 Change 13. main itself is red too: #9 failed',
    ],
    [
      red({
        ref: queue,
        mergeQueue: { others: [1, 2, 3, 4, 5, 6].map(pull), baseRun: pastRun(9, 'success') },
      }),
      'Job test failed. In the same group: #1 Change 1, #2 Change 2, #3 Change 3, #4 Change 4, #5 Change 5 and 1 more. main itself is green: #9 passed',
    ],
    [
      red({ ref: queue, pr: pull(12), history: history({ streak: 1, isFirstRun: true }) }),
      'Job test failed. This is the first run of CI on PR #12 in the merge queue of main',
    ],

    [
      red({ state: 'interrupted', failures: [failure({ step: 'Run', firstError: 'gone' })] }),
      'Job test stopped at step Run: gone. This says nothing about the commits; run the failed jobs again once the cause is gone',
    ],
    [
      red({ state: 'interrupted', failures: [failure(), failure()] }),
      'Job test did not finish. 1 more job did not finish either. This says nothing about the commits; run the failed jobs again once the cause is gone',
    ],
    [
      red({
        state: 'interrupted',
        failures: [failure({ platformFault: 'the disk of the runner was full' })],
        history: history({ isSuperseded: true }),
      }),
      'Job test did not finish. Run the failed jobs again; if that happens again, a commit may need more than the runner has. A newer run of main has already finished',
    ],
  ])('%#: $1', (notification, words) => {
    expect(joinSentences(summaryOf(notification)).replaceAll('"', '')).toBe(words);
  });
});

describe('what the inbox shows beside the subject', () => {
  const told = [failure({ step: 'Run', firstError: 'no price' })];
  it.each<[notification: Notification, words: string]>([
    [red({ failures: told }), 'Run: no price · test'],
    [red(), 'test'],
    [red({ failures: told, history: history({ streak: 2 }) }), 'Run: no price · test · second red run'],
    [red({ failures: told, history: history(streak) }), 'Run: no price · test · third red run since #8'],
    [red({ failures: told, history: history({ streak: 1 }) }), 'Run: no price · test'],
    [red({ failures: told, history: history(streak), ownJob: job() }), 'Run: no price · test'],
    [
      red({
        state: 'interrupted',
        failures: [failure({ platformFault: 'the runner was lost' })],
        history: history(streak),
      }),
      'the runner was lost · test',
    ],
    [ended('success'), 'The run passed in 8 min 12 s'],
    [ended('failed'), 'The run failed'],
  ])('%#: $1', (notification, words) => {
    expect(preheaderOf(notification, summaryOf(notification))).toBe(words);
  });
});
