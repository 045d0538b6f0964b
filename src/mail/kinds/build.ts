import type { Notice } from '../../notification/notification.ts';
import { type Clock, formatTime } from '../view/format.ts';
import { isRed, markOf, markOfConclusion } from '../view/marks.ts';
import {
  type Action,
  clip,
  flatten,
  link,
  type Parts,
  type Point,
  plain,
  type Section,
  type Span,
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
import { isRedBuild, placeOf, preheaderOf, summaryOf } from './sentences.ts';

/** A build: what failed or recovered, since when, what changed, and every job. */
export function buildParts(notice: Notice, clock: Clock): Parts {
  const summary = summaryOf(notice);
  return {
    mark: markOf(notice),
    context: contextOf(notice),
    headline: [plain(` on ${placeOf(notice)}`)],
    preheader: preheaderOf(notice, summary),
    summary,
    actions: actionsOf(notice),
    sections: sectionsOf(notice, clock),
  };
}

/** `contoso/app · CI · run #10`, and for a pull request its title. */
export function contextOf(notice: Notice): Span[] {
  const { repo, workflow, run, pr } = notice;
  const spans = [link(repo.fullName, repo.url), plain(` · ${clip(workflow.name, 120)} · run #${run.number}`)];
  if (pr !== undefined) spans.push(plain(' · '), link(`#${pr.number} ${clip(pr.title, 120)}`, pr.url));
  return spans;
}

/** Failing step first, then the run, then the comparison. */
function actionsOf(notice: Notice): Action[] {
  const actions: Action[] = [];
  const first = notice.failures[0];
  const job = notice.jobs?.list.find((one) => isRed(one.conclusion) && !one.isAllowedToFail);
  const failing = first?.url ?? job?.failedSteps[0]?.url ?? job?.url;
  if (isRedBuild(notice) && failing !== undefined) {
    const isStep = first?.step !== undefined || job?.failedSteps[0] !== undefined;
    actions.push({ label: isStep ? 'View failing step' : 'View failed job', url: failing, isPrimary: true });
  }
  actions.push({ label: `Run #${notice.run.number}`, url: notice.run.url, isPrimary: actions.length === 0 });
  if (notice.changes?.compareUrl) {
    const label =
      isRedBuild(notice) && notice.changes.source === 'compare' ? 'Changes since green' : 'Changes';
    actions.push({ label, url: notice.changes.compareUrl, isPrimary: false });
  }
  return actions;
}

function sectionsOf(notice: Notice, clock: Clock): Section[] {
  return [
    ...(isRedBuild(notice) ? failureSections(notice) : []),
    ...testsSection(notice),
    ...changesSection(notice, changesHeading(notice)),
    ...incidentSection(notice, clock),
    ...jobsSection(notice),
    ...fieldsSections(notice),
    ...missingSection(notice),
  ];
}

function changesHeading(notice: Notice): string {
  const { changes, history } = notice;
  if (changes?.source === 'push') return 'What was pushed';
  if (notice.state === 'fixed') return 'What changed since it was red';
  return history?.lastGood
    ? `What changed since #${history.lastGood.number}, the last green run`
    : 'What changed';
}

/** Three stations: last green, first red, now. Only when there is a story to tell. */
function incidentSection(notice: Notice, clock: Clock): Section[] {
  const { history, run } = notice;
  if (history?.firstBad === undefined || history.firstBad.id === run.id) return [];
  if (!isRedBuild(notice) && notice.state !== 'fixed') return [];
  const points: Point[] = [];
  if (history.lastGood !== undefined && notice.state !== 'fixed') {
    points.push({
      label: 'Last green',
      mark: markOfConclusion('success'),
      spans: [link(`#${history.lastGood.number}`, history.lastGood.url)],
      sub: formatTime(history.lastGood.at, clock),
    });
  }
  const first = notice.changes?.commits.find((commit) => commit.sha === history.firstBad?.sha);
  points.push({
    label: history.isCut ? 'Red since before' : 'First red',
    mark: markOfConclusion(history.firstBad.conclusion),
    spans: [
      link(`#${history.firstBad.number}`, history.firstBad.url),
      ...(first ? [plain(` ${flatten(nameOf(first.author))}`)] : []),
    ],
    sub: formatTime(history.firstBad.at, clock),
  });
  const isFixed = notice.state === 'fixed';
  const now = notice.run.finishedAt ?? notice.run.startedAt;
  points.push({
    label: isFixed ? 'Green again' : 'This run',
    mark: markOfConclusion(isFixed ? 'success' : 'failure'),
    spans: [link(`#${run.number}`, run.url)],
    sub: now === undefined ? '' : formatTime(now, clock),
  });
  return [{ type: 'steps', name: 'incident', heading: 'The incident', points }];
}
