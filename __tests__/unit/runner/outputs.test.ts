import { expect, it } from 'vitest';
import type { Failure, Notification, Person } from '../../../src/notification/notification.ts';
import { describeNotification } from '../../../src/runner/outputs.ts';
import { notificationOf } from '../../../testing/notifications/base.ts';
import { failedJob, group, jobs } from '../../../testing/notifications/build.ts';

const failure = (firstError?: string) => ({ job: 'test', firstError }) as Failure;
const history = (isCut: boolean) => ({ streak: 3, isFirstRun: false, isSuperseded: false, isCut });
const ownJob = { name: 'test' } as Notification['ownJob'];
const people = (culprits: object[]) =>
  ({ culprits: culprits as Person[], committers: [], codeowners: [] }) as Notification['people'];

it.each<[given: Partial<Notification>, expected: object]>([
  [{}, { kind: 'build', state: 'failed', 'previous-state': '', cause: '', streak: '' }],
  [
    { previousState: 'success', cause: 'code' },
    { 'previous-state': 'success', cause: 'code' },
  ],
  [{ history: history(false), ownJob }, { streak: '3' }],
  [{ history: history(true) }, { streak: '3' }],
  [{ history: history(true), ownJob }, { streak: '' }],
  [{ failures: [] }, { 'first-error': '' }],
  [{ failures: [failure(), failure('no price'), failure('no tax')] }, { 'first-error': 'no price' }],
  [{ jobs: undefined }, { 'failed-jobs': '[]' }],
  [{ jobs: jobs([group('a', { failed: 1 }, 'failure')], [failedJob('a', 'x')]) }, { 'failed-jobs': '["a"]' }],
  [
    { people: people([{ login: 'ada', name: 'Ada' }, { name: 'Grace' }, { email: 'x@y.example' }]) },
    { culprits: '["ada","Grace"]' },
  ],
])('outputs, %#: $1', (given, expected) => {
  expect(describeNotification(notificationOf(given))).toMatchObject(expected);
});
