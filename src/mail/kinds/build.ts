import { failedJobs } from '../../notification/build/failed-jobs.ts';
import type { Notification } from '../../notification/notification.ts';
import { type Clock, formatTime } from '../view/format.ts';
import { markOf, markOfConclusion } from '../view/marks.ts';
import type { Action, Parts, Point, Section, Span } from '../view/view.ts';
import { clip, flatten, link, plain } from '../view/view.ts';
import { missingSection } from './missing-section.ts';
import {
  changesSection,
  failureSections,
  fieldsSections,
  jobsSection,
  nameOf,
  testsSection,
} from './sections.ts';
import { isRedBuild, placeOf, preheaderOf, summaryOf } from './sentences.ts';

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

/** Behind the word of the state: `Failed on main`, `Fixed: job build on main`. */
function headlineOf(notification: Notification): Span[] {
  const { ownJob } = notification;
  const place = plain(` on ${placeOf(notification)}`);
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
  if (notification.changes?.compareUrl) {
    const label =
      isRedBuild(notification) && notification.changes.source === 'compare'
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
  const { previous, lastGood } = history ?? {};
  if (ownJob && lastGood && lastGood.id === previous?.id)
    return `What changed since #${lastGood.number}, where the job passed`;
  if (notification.state === 'fixed') return 'What changed since it was red';
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
    label: history.isCut ? 'Red since before' : 'First red',
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
