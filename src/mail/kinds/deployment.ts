import type { Deployment, Notice } from '../../notification/notification.ts';
import { type Clock, formatTime, listWords } from '../view/format.ts';
import { markOf } from '../view/marks.ts';
import {
  type Action,
  flatten,
  link,
  type Parts,
  plain,
  type Section,
  type Span,
  strong,
  textOf,
} from '../view/view.ts';
import { missingSection } from './missing-section.ts';
import {
  changesSection,
  failureSections,
  fieldsSections,
  jobsSection,
  nameOf,
  testsSection,
} from './sections.ts';
import { failedSentences } from './sentences.ts';

/** A deployment: what went where, by whom, and what it brought. */
export function deploymentParts(notice: Notice, clock: Clock): Parts {
  const deployment = notice.deployment ?? deploymentOfRun(notice);
  const summary = summaryOf(notice, deployment, clock);
  const isRed = hasFailed(notice);
  return {
    mark: markOf(notice),
    context: [
      link(notice.repo.fullName, notice.repo.url),
      plain(` · ${deployment.environment} · run #${notice.run.number}`),
    ],
    headline: headlineOf(notice, deployment),
    preheader: summary.map((one) => textOf(one)).join('. '),
    summary,
    actions: actionsOf(notice, deployment),
    sections: [
      ...(isRed ? failureSections(notice) : []),
      ...factsSection(notice, deployment, clock),
      ...changesSection(
        notice,
        notice.state === 'rolled-back' ? 'Taken back' : 'What changed since the last deployment',
      ),
      ...testsSection(notice),
      ...jobsSection(notice),
      ...fieldsSections(notice),
      ...missingSection(notice),
    ],
  };
}

function hasFailed(notice: Notice): boolean {
  return notice.state === 'failed' || notice.state === 'error';
}

/** A deploy job without a deployment record still knows its commit. */
function deploymentOfRun(notice: Notice): Deployment {
  return {
    environment: 'an environment',
    version: notice.commit?.shortSha ?? notice.ref.name,
    sha: notice.commit?.sha ?? '',
    ref: notice.ref.name,
    approvedBy: [],
    isProduction: false,
  };
}

function headlineOf(notice: Notice, { version, environment }: Deployment): Span[] {
  if (notice.state === 'rolled-back') return [plain(` ${environment} to ${version}`)];
  const isVerb = notice.state === 'succeeded' || notice.state === 'started';
  return [plain(`${isVerb ? '' : ':'} ${version} to ${environment}`)];
}

function summaryOf(notice: Notice, deployment: Deployment, clock: Clock): Span[][] {
  const what = [strong(deployment.version)];
  const where = strong(deployment.environment);
  const sentences: Span[][] = [];
  switch (notice.state) {
    case 'succeeded':
      sentences.push([...what, plain(' is live in '), where]);
      break;
    case 'rolled-back':
      sentences.push([where, plain(' is back on '), ...what]);
      break;
    case 'started':
      sentences.push([...what, plain(' is on its way to '), where]);
      break;
    case 'waiting':
      sentences.push([...what, plain(' waits for an approval before it goes to '), where]);
      break;
    case 'inactive':
      sentences.push([...what, plain(' is no longer what runs in '), where]);
      break;
    default:
      sentences.push([...what, plain(' did not reach '), where], ...failedSentences(notice));
  }
  if (hasFailed(notice) && deployment.previous) {
    const { sha, at, url } = deployment.previous;
    sentences.push([
      plain('Running there until now: '),
      link(sha.slice(0, 7), url, 'code'),
      plain(`, deployed ${formatTime(at, clock)}`),
    ]);
  }
  if (deployment.description) sentences.push([plain(flatten(deployment.description).replace(/\.$/, ''))]);
  return sentences;
}

function actionsOf(notice: Notice, deployment: Deployment): Action[] {
  const actions: Action[] = [];
  const failing = notice.failures[0]?.url ?? deployment.logUrl;
  if (hasFailed(notice) && failing) {
    actions.push({
      label: notice.failures[0]?.step ? 'View failing step' : 'View log',
      url: failing,
      isPrimary: true,
    });
  } else if (notice.state === 'waiting') {
    actions.push({ label: 'Review deployment', url: notice.run.url, isPrimary: true });
  } else if (deployment.url && notice.state !== 'inactive') {
    actions.push({ label: `Open ${deployment.environment}`, url: deployment.url, isPrimary: true });
  }
  if (notice.state !== 'waiting') {
    actions.push({
      label: `Run #${notice.run.number}`,
      url: notice.run.url,
      isPrimary: actions.length === 0,
    });
  }
  if (notice.changes?.compareUrl) {
    const label = notice.state === 'rolled-back' ? 'Commits taken back' : 'Changes';
    actions.push({ label, url: notice.changes.compareUrl, isPrimary: false });
  }
  return actions;
}

function factsSection(notice: Notice, deployment: Deployment, clock: Clock): Section[] {
  const { previous, approvedBy } = deployment;
  const commitUrl = notice.commit?.sha === deployment.sha ? notice.commit.url : null;
  const rows: { label: string; spans: Span[] }[] = [
    { label: 'Environment', spans: [link(deployment.environment, deployment.url)] },
    { label: 'Version', spans: [plain(flatten(deployment.version))] },
  ];
  const short = deployment.sha.slice(0, 7);
  if (short !== '' && short !== deployment.version)
    rows.push({ label: 'Commit', spans: [link(short, commitUrl, 'code'), plain(` of ${deployment.ref}`)] });
  const creator = nameOf(deployment.creator ?? notice.actor);
  if (creator) rows.push({ label: 'Deployed by', spans: [plain(flatten(creator))] });
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
