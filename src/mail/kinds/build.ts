import { failedJobs } from '../../notification/build/failed-jobs.ts';
import { alertKeyOf, incidentOf } from '../../notification/build/incident.ts';
import type { BuildState, Notification } from '../../notification/notification.ts';
import { stateRow } from '../../notification/states.ts';
import { changesSection } from '../sections/changes.ts';
import { failureSections } from '../sections/failures.ts';
import { fieldsSections } from '../sections/fields.ts';
import { jobsSection } from '../sections/jobs.ts';
import { missingSection } from '../sections/missing.ts';
import { testsSection } from '../sections/tests.ts';
import { type Clock, formatTime, nameOf } from '../view/format.ts';
import { headerText } from '../view/header-text.ts';
import { markOf, markOfConclusion } from '../view/marks.ts';
import { beforeQueue, placeOf } from '../view/place.ts';
import {
  type Heading,
  heading,
  type Part,
  some,
  type ThreadKey,
  type ThreadMode,
  tail,
  workflowPart,
} from '../view/topic.ts';
import type { Action, Parts, Point, Section, Span } from '../view/view.ts';
import { clip, flatten, link, plain } from '../view/view.ts';
import { isRedBuild, preheaderOf, summaryOf } from './build-summary.ts';

/** A build: what failed or recovered, since when, what changed, and every job. */
export function buildParts(notification: Notification, clock: Clock): Parts {
  const summary = summaryOf(notification);
  return {
    mark: markOf(notification),
    context: contextOf(notification),
    headline: headlineOf(notification),
    preheader: preheaderOf(notification, summary),
    summary,
    actions: actionsOf(notification),
    sections: sectionsOf(notification, clock),
  };
}

/** Behind the word of the state: `Failed on main`, `Fixed: job build on main`, `Could not finish on main: the runner was lost`. */
function headlineOf(notification: Notification): Span[] {
  const { ownJob, state, failures } = notification;
  const fault = state === 'interrupted' ? failures[0]?.platformFault : undefined;
  const place = plain(` on ${placeOf(notification)}${fault === undefined ? '' : `: ${fault}`}`);
  return ownJob ? [plain(`: job ${clip(ownJob.name, 120)}`), place] : [place];
}

/** `contoso/app · CI · run #10`, and for a pull request its title. */
export function contextOf(notification: Notification): Span[] {
  const { repo, workflow, run, pr } = notification;
  const spans = [link(repo.fullName, repo.url), plain(` · ${clip(workflow.name, 120)} · run #${run.number}`)];
  if (pr !== undefined) spans.push(plain(' · '), link(`#${pr.number} ${clip(pr.title, 120)}`, pr.url));
  return spans;
}

/** Failing step first, then the run, then the comparison. */
function actionsOf(notification: Notification): Action[] {
  const actions: Action[] = [];
  const first = notification.failures[0];
  const job = failedJobs(notification.jobs?.list ?? [])[0];
  const failing = first?.url ?? job?.failedSteps[0]?.url ?? job?.url;
  if (isRedBuild(notification) && failing !== undefined) {
    const isStep = first?.step !== undefined || job?.failedSteps[0] !== undefined;
    actions.push({ label: isStep ? 'View failing step' : 'View failed job', url: failing, isPrimary: true });
  }
  actions.push({
    label: `Run #${notification.run.number}`,
    url: notification.run.url,
    isPrimary: actions.length === 0,
  });
  if (notification.changes?.compareUrl && notification.changes.count > 0) {
    const label =
      isRedBuild(notification) &&
      notification.changes.source === 'compare' &&
      notification.history?.lastGood &&
      notification.ref.type !== 'queue'
        ? 'Changes since green'
        : 'Changes';
    actions.push({ label, url: notification.changes.compareUrl, isPrimary: false });
  } else if (notification.commit) {
    const { shortSha, url } = notification.commit;
    actions.push({ label: `Commit ${shortSha}`, url, isPrimary: false });
  }
  return actions;
}

function sectionsOf(notification: Notification, clock: Clock): Section[] {
  return [
    ...(isRedBuild(notification) ? failureSections(notification) : []),
    ...testsSection(notification),
    ...changesSection(notification, changesHeading(notification)),
    ...incidentSection(notification, clock),
    ...jobsSection(notification),
    ...fieldsSections(notification),
    ...missingSection(notification),
  ];
}

function changesHeading(notification: Notification): string {
  const { changes, history, ownJob } = notification;
  if (changes?.source === 'push') return 'What was pushed';
  if (notification.ref.type === 'queue') return 'What would be merged';
  const { previous, lastGood } = history ?? {};
  if (ownJob && lastGood && lastGood.id === previous?.id)
    return `What changed since #${lastGood.number}, where the job passed`;
  return history?.lastGood
    ? `What changed since #${history.lastGood.number}, the last green run`
    : 'What changed';
}

/** Three stations: last green, first red, now. Only when there is a story to tell. */
function incidentSection(notification: Notification, clock: Clock): Section[] {
  const { history, run } = notification;
  if (notification.ownJob || history?.firstBad === undefined || history.firstBad.id === run.id) return [];
  if (!isRedBuild(notification) && notification.state !== 'fixed') return [];
  const points: Point[] = [];
  if (history.lastGood !== undefined && notification.state !== 'fixed') {
    points.push({
      label: 'Last green',
      mark: markOfConclusion('success'),
      spans: [link(`#${history.lastGood.number}`, history.lastGood.url)],
      sub: formatTime(history.lastGood.at, clock),
    });
  }
  const first = notification.changes?.commits.find((commit) => commit.sha === history.firstBad?.sha);
  points.push({
    label: history.isCut ? 'First known red' : 'First red',
    mark: markOfConclusion(history.firstBad.conclusion),
    spans: [
      link(`#${history.firstBad.number}`, history.firstBad.url),
      ...(first ? [plain(` ${flatten(nameOf(first.author))}`)] : []),
    ],
    sub: formatTime(history.firstBad.at, clock),
  });
  const isFixed = notification.state === 'fixed';
  const now = notification.run.finishedAt ?? notification.run.startedAt;
  points.push({
    label: isFixed ? 'Green again' : 'This run',
    mark: markOfConclusion(isFixed ? 'success' : 'failure'),
    spans: [link(`#${run.number}`, run.url)],
    sub: now === undefined ? '' : formatTime(now, clock),
  });
  return [{ type: 'steps', name: 'incident', heading: 'The incident', points }];
}

/**
 * Status first. Gmail keeps mails together only while their subjects are equal but for `Re:` (and a reference is
 * shared), and Microsoft defines the conversation topic as the subject without its prefix. So while an incident lasts,
 * every mail repeats the text of the first failure with the number of the first red run. The recovery has a subject of
 * its own, with the same number: on a locked phone "Re: ✗ CI failed" would be one more alarm. It stays in the thread
 * by its references; Gmail shows it as a new conversation. With `thread: none` each mail names its own state and run.
 */
export function buildHeading(notification: Notification, mode: ThreadMode): Heading {
  const { run } = notification;
  const incident = incidentOf(notification);
  if (mode === 'branch') {
    // One conversation for good: nothing in its subject may change, and its first mail is not known.
    return heading([...buildName(notification), ...place(notification, ' on '), ...tail(notification)], {
      isReply: true,
    });
  }
  if (mode === 'none' || incident.phase === 'none') {
    return heading(statusParts(notification, notification.state as BuildState, run.number));
  }
  const isReply = mode === 'run' ? run.attempt > 1 : incident.phase !== 'opened';
  const isRecovery = incident.phase === 'closed';
  // Every way of being red reads `failed`: a later mail knows the first red run only by GitHub's final conclusion,
  // which may differ from what a job inside that run could see.
  const state = isRecovery ? (notification.state as BuildState) : 'failed';
  // Without a number where the list of runs did not reach back to the first red one: it would change with each mail.
  const firstNumber = mode === 'run' ? run.number : incident.firstBadRunNumber;
  return heading(statusParts(notification, state, firstNumber), { isReply, repeats: isReply && !isRecovery });
}

function statusParts(notification: Notification, state: BuildState, runNumber: number | undefined): Part[] {
  const { glyph, subject } = stateRow({ kind: 'build', state });
  // "passed on re-run on main" would stumble.
  const joint = state === 'flaky' ? ' – ' : ' on ';
  return [
    `${glyph} `,
    ...buildName(notification),
    ` ${subject}`,
    ...place(notification, joint),
    ...some(': ', state === 'interrupted' ? (notification.failures[0]?.platformFault ?? '') : ''),
    ...tail(notification, runNumber),
  ];
}

/** `CI`, or `CI / build` where the mail is about that job: GitHub names its checks so. */
function buildName(notification: Notification): Part[] {
  const job = { text: headerText(notification.ownJob?.name ?? ''), least: 16 };
  return [workflowPart(notification, 'Workflow'), ...some(' / ', job)];
}

/** A pull request goes by its number: forks give their branches the same names. */
function place(notification: Notification, joint: string): Part[] {
  const { ref, pr } = notification;
  if (ref.type === 'pr' && pr !== undefined) return [`${joint}PR #${pr.number}`];
  const prefix = { branch: '', tag: 'tag ', pr: 'PR ', queue: beforeQueue(pr) }[ref.type];
  return some(`${joint}${prefix}`, { text: headerText(ref.name), least: 16 });
}

/** The incident, the branch or the run; a build that belongs to no incident shares its thread with its own state alone. */
export function buildThreadKey(notification: Notification, mode: ThreadMode): ThreadKey {
  const { run, ownJob, state } = notification;
  const { phase, key, scope } = incidentOf(notification);
  if (mode === 'incident' && phase !== 'none') return ['incident', key];
  if (mode === 'branch') return ['branch', scope];
  if (mode === 'run') return ['run', run.id];
  return ['run', run.id, state, ...(ownJob ? [ownJob.name] : [])];
}

/** The job that the mail is about, and the key of the alert that it opens or closes. */
export function buildFooterKeys(notification: Notification): [name: string, value: string][] {
  const keys = { job: notification.ownJob?.name, incident: alertKeyOf(notification) };
  return Object.entries(keys).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}
