import type {
  BuildState,
  DeploymentState,
  Notification,
  ReleaseState,
} from '../../src/notification/notification.ts';
import { buildNotification, queueNotification } from './build.ts';
import { deploymentNotification } from './deployment.ts';
import {
  digestNotification,
  jobDigestNotification,
  missedDigestNotification,
  unreadDigestNotification,
} from './digest.ts';
import {
  bareNotification,
  emptyNotification,
  fullNotification,
  hugeNotification,
  missingNotification,
  testsNotification,
} from './extremes.ts';
import { messageBody, messageNotification } from './message.ts';
import { releaseNotification } from './release.ts';

const buildStates: BuildState[] = [
  'failed',
  'still-failing',
  'fixed',
  'flaky',
  'success',
  'cancelled',
  'timed-out',
  'startup-failure',
  'interrupted',
  'action-required',
  'skipped',
  'neutral',
  'stale',
];

const releaseStates: ReleaseState[] = ['published', 'prereleased', 'edited', 'drafted'];

const deploymentStates: DeploymentState[] = [
  'started',
  'waiting',
  'succeeded',
  'failed',
  'error',
  'inactive',
  'rolled-back',
];

/** One mail of the gallery. */
export interface Sample {
  name: string;
  notification: Notification;
  /** The user's own texts, where the sample has some. */
  subject?: string;
  body?: string;
  html?: string;
}

/** Every kind in every state, and the extremes: everything known, nothing known, far too much known. */
export const samples: readonly Sample[] = [
  ...buildStates.map((state) => ({ name: `build-${state}`, notification: buildNotification(state) })),
  { name: 'build-full', notification: fullNotification() },
  { name: 'build-tests', notification: testsNotification() },
  { name: 'build-bare', notification: bareNotification() },
  { name: 'build-empty', notification: emptyNotification() },
  { name: 'build-huge', notification: hugeNotification() },
  { name: 'build-missing', notification: missingNotification() },
  { name: 'build-queue', notification: queueNotification() },
  ...releaseStates.map((state) => ({ name: `release-${state}`, notification: releaseNotification(state) })),
  ...deploymentStates.map((state) => ({
    name: `deployment-${state}`,
    notification: deploymentNotification(state),
  })),
  ...(['red', 'green', 'quiet'] as const).map((state) => ({
    name: `digest-${state}`,
    notification: digestNotification(state),
  })),
  { name: 'digest-missed', notification: missedDigestNotification() },
  { name: 'digest-unread', notification: unreadDigestNotification() },
  { name: 'digest-run', notification: jobDigestNotification() },
  {
    name: 'message',
    notification: { ...messageNotification(), fields: { job: 'customers-eu' } },
    subject: 'Import {{ fields.job }} finished',
    body: messageBody,
  },
  {
    name: 'build-body',
    notification: buildNotification('failed'),
    body: 'Please look at **{{ failures[0].step }}** first.\n\n{{ run.url }}',
  },
];
