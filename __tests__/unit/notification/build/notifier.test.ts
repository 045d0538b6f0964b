import { describe, expect, it } from 'vitest';
import {
  failedToNotifyOnly,
  type Notifier,
  ownStepName,
} from '../../../../src/notification/build/notifier.ts';
import type { Conclusion } from '../../../../src/notification/notification.ts';
import type { StepRecord } from '../../../../src/notification/records.ts';
import { jobRecord } from '../../../../testing/notifications/records.ts';

/** Steps in their order: `name`, or `name: conclusion`; a last one that is `…` is under way. */
const steps = (...told: string[]): StepRecord[] =>
  told.map((each, index) => {
    const [name = '', word = 'success'] = each.split(': ');
    const isRunning = word === '…';
    return {
      number: index + 1,
      name,
      status: isRunning ? 'in_progress' : 'completed',
      conclusion: isRunning || word === 'null' ? null : (word as Conclusion),
    };
  });

describe('the name of the step that asks', () => {
  it.each<[string, string[], string | undefined]>([
    ['the one under way', ['Set up job', 'Run npm test', 'Mail: …'], 'Mail'],
    ['an action by its name', ['Run acs-mail/acs-mail-action@v1: …'], 'Run acs-mail/acs-mail-action@v1'],
    ['an action below a folder', ['Run octo/repo/sub@main: …'], 'Run octo/repo/sub@main'],
    ['an action of the repository', ['Run ./: …'], 'Run ./'],
    ['an action above', ['Run ../action: …'], 'Run ../action'],
    ['not a script', ['Run npm test: …'], undefined],
    ['not a script with a place', ['Run a/b: …'], undefined],
    ['not one that ended', ['Mail'], undefined],
    ['not one before another', ['Mail: …', 'Later'], undefined],
    ['before what the runner adds', ['Mail: …', 'Post Run actions/checkout@v5', 'Complete job'], 'Mail'],
    ['nothing', [], undefined],
  ])('%s', (_what, told, expected) => {
    expect(ownStepName(jobRecord('mail', null, { steps: steps(...told) }))).toBe(expected);
  });

  it('is not known without the job', () => {
    expect(ownStepName(undefined)).toBeUndefined();
  });
});

describe('a run that is red for the mail alone', () => {
  const notifier: Notifier = { repository: 'acs-mail/acs-mail-action', stepName: 'Mail' };
  const mail = (...told: string[]) => jobRecord('mail', 'failure', { steps: steps(...told) });
  it.each<[string, ReturnType<typeof jobRecord>[], Notifier, boolean]>([
    ['by the name of the step', [mail('Build', 'Mail: failure')], notifier, true],
    ['by the action', [mail('Run ACS-mail/acs-mail-action@v1: failure')], notifier, true],
    ['by an action below', [mail('Run acs-mail/acs-mail-action/sub@v1: failure')], notifier, true],
    ['not by an action named alike', [mail('Run acs-mail/acs-mail-action-2@v1: failure')], notifier, false],
    ['not by an unknown repository', [mail('Run undefined@v1: failure')], { stepName: 'Mail' }, false],
    ['with a green job', [jobRecord('build', 'success'), mail('Mail: failure')], notifier, true],
    ['not with a red job', [jobRecord('build', 'failure'), mail('Mail: failure')], notifier, false],
    ['not with a cancelled job', [jobRecord('build', 'cancelled'), mail('Mail: failure')], notifier, false],
    ['not with another red step', [mail('Test: failure', 'Mail: failure')], notifier, false],
    ['not where a step came after', [mail('Mail: failure', 'Upload')], notifier, false],
    ['where the step after was skipped', [mail('Mail: failure', 'Upload: skipped')], notifier, true],
    ['where the step after never ran', [mail('Mail: failure', 'Upload: null')], notifier, true],
    ['where only the runner came after', [mail('Mail: failure', 'Complete job')], notifier, true],
    ['not by a job without a failed step', [mail('Mail')], notifier, false],
    [
      'not by a job that ran out of time',
      [{ ...mail('Mail: failure'), conclusion: 'timed_out' }],
      notifier,
      false,
    ],
    ['not a green run', [jobRecord('build', 'success')], notifier, false],
    ['not without jobs', [], notifier, false],
  ])('%s', (_what, jobs, given, expected) => {
    expect(failedToNotifyOnly(jobs, given)).toBe(expected);
  });
});
