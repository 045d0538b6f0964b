import { failedJobs } from '../../notification/build/failed-jobs.ts';
import type { Deployment, DeploymentState, Notification } from '../../notification/notification.ts';
import { stateRow } from '../../notification/states.ts';
import { changesSection } from '../sections/changes.ts';
import { failureSections } from '../sections/failures.ts';
import { fieldsSections } from '../sections/fields.ts';
import { jobsSection } from '../sections/jobs.ts';
import { missingSection } from '../sections/missing.ts';
import { testsSection } from '../sections/tests.ts';
import { type Clock, formatTime, listWords, nameOf } from '../view/format.ts';
import { headerText } from '../view/header-text.ts';
import { markOf } from '../view/marks.ts';
import { type Heading, heading, type Part, type ThreadKey, tail, versionName } from '../view/topic.ts';
import type { Action, Parts, Section, Span } from '../view/view.ts';
import { flatten, joinSentences, link, plain, strong } from '../view/view.ts';
import { failedSentences } from './build-summary.ts';

/** A deployment: what went where, by whom, and what it brought. */
export function deploymentParts(notification: Notification, clock: Clock): Parts {
  const deployment = notification.deployment ?? deploymentOfRun(notification);
  const summary = summaryOf(notification, deployment, clock);
  const isRed = hasFailed(notification);
  return {
    mark: markOf(notification),
    context: [
      link(notification.repo.fullName, notification.repo.url),
      plain(
        ` · ${deployment.environment}${isOfEvent(notification) ? '' : ` · run #${notification.run.number}`}`,
      ),
    ],
    headline: headlineOf(notification, deployment),
    preheader: joinSentences(summary),
    summary,
    actions: actionsOf(notification, deployment),
    sections: [
      ...(isRed ? failureSections(notification) : []),
      ...factsSection(notification, deployment, clock),
      ...changesSection(
        notification,
        notification.state === 'rolled-back'
          ? 'Commits rolled back'
          : 'What changed since the last deployment',
      ),
      ...testsSection(notification),
      ...jobsSection(notification),
      ...fieldsSections(notification),
      ...missingSection(notification),
    ],
  };
}

/** Then the run that mails is not the one that deploys. */
function isOfEvent({ run }: Notification): boolean {
  return run.event === 'deployment_status';
}

function hasFailed(notification: Notification): boolean {
  return notification.state === 'failed' || notification.state === 'error';
}

/** A deploy job without a deployment record still knows its commit. */
function deploymentOfRun(notification: Notification): Deployment {
  return {
    environment: 'an environment',
    version: notification.commit?.shortSha ?? notification.ref.name,
    sha: notification.commit?.sha ?? '',
    ref: notification.ref.name,
    approvedBy: [],
    isProduction: false,
  };
}

function headlineOf(notification: Notification, { version, environment }: Deployment): Span[] {
  if (notification.state === 'rolled-back') return [plain(` ${environment} to ${version}`)];
  const isVerb = notification.state === 'succeeded' || notification.state === 'started';
  return [plain(`${isVerb ? '' : ':'} ${version} to ${environment}`)];
}

function summaryOf(notification: Notification, deployment: Deployment, clock: Clock): Span[][] {
  const what = [strong(deployment.version)];
  const where = strong(deployment.environment);
  const sentences: Span[][] = [];
  switch (notification.state) {
    case 'succeeded':
      sentences.push([...what, plain(' is live in '), where]);
      break;
    case 'rolled-back':
      sentences.push([where, plain(' is back on '), ...what]);
      break;
    case 'started':
      sentences.push([...what, plain(' is being deployed to '), where]);
      break;
    case 'waiting':
      sentences.push([...what, plain(' is waiting for approval or another protection rule of '), where]);
      break;
    case 'inactive':
      sentences.push([...what, plain(' no longer runs in '), where]);
      break;
    default: {
      const end = notification.state === 'error' ? ' ended in an error' : ' failed';
      sentences.push([plain('The deployment of '), ...what, plain(' to '), where, plain(end)]);
      if (notification.failures.length + failedJobs(notification.jobs?.list ?? []).length > 0)
        sentences.push(...failedSentences(notification));
    }
  }
  if (deployment.description) sentences.push([plain(flatten(deployment.description).replace(/\.$/, ''))]);
  if (hasFailed(notification) && deployment.previous) {
    const { sha, at, url } = deployment.previous;
    sentences.push([
      plain('The last successful deployment there was '),
      link(sha.slice(0, 7), url, 'code'),
      plain(`, ${formatTime(at, clock)}`),
    ]);
  }
  return sentences;
}

function actionsOf(notification: Notification, deployment: Deployment): Action[] {
  const actions: Action[] = [];
  const failing = notification.failures[0]?.url ?? deployment.logUrl;
  if (hasFailed(notification) && failing) {
    actions.push({
      label: notification.failures[0]?.step ? 'View failing step' : 'View log',
      url: failing,
      isPrimary: true,
    });
  } else if (notification.state === 'waiting') {
    const url = deployment.logUrl?.replace(/\/job\/\d+$/, '') ?? notification.run.url;
    actions.push({ label: 'Review deployment', url, isPrimary: true });
  } else if (deployment.url && notification.state !== 'inactive') {
    actions.push({ label: `Open ${deployment.environment}`, url: deployment.url, isPrimary: true });
  }
  const { logUrl } = deployment;
  if (notification.state !== 'waiting' && !actions.some(({ url }) => url === logUrl)) {
    const other =
      isOfEvent(notification) && logUrl
        ? { label: 'View log', url: logUrl }
        : { label: `Run #${notification.run.number}`, url: notification.run.url };
    actions.push({ ...other, isPrimary: actions.length === 0 });
  }
  if (notification.changes?.compareUrl && notification.changes.count > 0) {
    const label = notification.state === 'rolled-back' ? 'Commits rolled back' : 'Changes';
    actions.push({ label, url: notification.changes.compareUrl, isPrimary: false });
  }
  return actions;
}

function factsSection(notification: Notification, deployment: Deployment, clock: Clock): Section[] {
  const { previous, approvedBy } = deployment;
  const commitUrl = notification.commit?.sha === deployment.sha ? notification.commit.url : null;
  const rows: { label: string; spans: Span[] }[] = [
    { label: 'Environment', spans: [link(deployment.environment, deployment.url)] },
    { label: 'Version', spans: [plain(flatten(deployment.version))] },
  ];
  const short = deployment.sha.slice(0, 7);
  if (short !== '' && short !== deployment.version)
    rows.push({ label: 'Commit', spans: [link(short, commitUrl, 'code'), plain(` of ${deployment.ref}`)] });
  const creator = nameOf(deployment.creator ?? notification.actor);
  if (creator) rows.push({ label: 'Started by', spans: [plain(flatten(creator))] });
  if (approvedBy.length > 0)
    rows.push({ label: 'Approved by', spans: [plain(flatten(listWords(approvedBy.map(nameOf))))] });
  if (previous) {
    rows.push({
      label: 'Before',
      spans: [
        link(previous.sha.slice(0, 7), previous.url, 'code'),
        plain(`, deployed ${formatTime(previous.at, clock)}`),
      ],
    });
  }
  return [{ type: 'facts', name: 'deployment', heading: 'Deployment', rows }];
}

/**
 * Each state has its own words: most readers get one mail per deployment, and its outcome matters more than
 * that Gmail folds a "waiting" before it into the same conversation.
 */
export function deploymentHeading(notification: Notification): Heading {
  const { deployment } = notification;
  const name = {
    text: versionName(notification.repo.name, deployment?.version || notification.ref.name),
    least: 20,
  };
  const place = { text: headerText(deployment?.environment ?? '') || 'an environment', least: 20 };
  const lines: Record<DeploymentState, Part[]> = {
    started: ['Deploying ', name, ' to ', place],
    waiting: [name, ' waits to be deployed to ', place],
    succeeded: [name, ' deployed to ', place],
    failed: ['Deploy to ', place, ' failed – ', name],
    error: ['Deploy to ', place, ' ended in an error – ', name],
    inactive: [name, ' no longer active on ', place],
    'rolled-back': [place, ' rolled back to ', name],
  };
  const line = lines[notification.state as DeploymentState];
  return heading([`${stateRow(notification).glyph} `, ...line, ...tail(notification)], {
    isReply: !['waiting', 'started'].includes(notification.state),
  });
}

export function deploymentThreadKey({ deployment, run }: Notification): ThreadKey {
  return [deployment?.environment, deployment?.id ?? `run ${run.id}`];
}
