import type { Notification } from '../../notification/notification.ts';
import { type Clock, formatDuration, listWords } from '../view/format.ts';
import { markOf } from '../view/marks.ts';
import { clip, flatten, link, type Parts, textOf, type View, webUrl } from '../view/view.ts';
import { buildParts, contextOf } from './build.ts';
import { deploymentParts } from './deployment.ts';
import { digestParts } from './digest.ts';
import { missingSection } from './missing-section.ts';
import { releaseParts } from './release.ts';
import { detailsSection, fieldsSections, nameOf } from './sections.ts';

export interface LayoutOptions extends Clock {
  reasons: readonly string[];
  /** The user's own subject, already rendered: headline of a `message`. */
  subject?: string;
  /** Takes the place of the sections between the buttons and the footer. */
  body?: { html: string; text: string };
  /** The body names no field, so the fields follow it as a table. */
  showsFields?: boolean;
  /** Release notes, already rendered. */
  notes?: { html: string; text: string };
  /** What was left out to keep the mail small. */
  shed?: readonly string[];
}

/**
 * Decides what the mail says and in which order; knows neither HTML nor columns.
 *
 * @param notification  what happened; sections whose data is absent vanish
 * @param options the reader's clock, why they get it, and the user's own text
 */
export function viewOf(notification: Notification, options: LayoutOptions): View {
  const parts = partsOf(notification, options);
  const sections =
    options.body === undefined
      ? parts.sections
      : [
          { type: 'prose' as const, name: 'body', heading: '', note: '', ...options.body },
          ...(options.showsFields ? detailsSection(notification) : []),
          ...missingSection(notification),
        ];
  const shed = options.shed ?? [];
  return {
    ...parts,
    isMessage: notification.kind === 'message',
    title: options.subject || `${parts.mark.word}${textOf(parts.headline)}`,
    preheader: flatten(clip(parts.preheader, 240)),
    actions: parts.actions.flatMap((action) => {
      const url = webUrl(action.url);
      return url === null ? [] : [{ ...action, label: flatten(clip(action.label, 60)), url }];
    }),
    sections,
    footer: {
      reasons: options.reasons.map(flatten),
      meta: metaOf(notification),
      keys: keysOf(notification),
      shed: shed.length === 0 ? '' : `Left out to keep this mail small: ${listWords(shed)}.`,
    },
  };
}

function partsOf(notification: Notification, options: LayoutOptions): Parts {
  switch (notification.kind) {
    case 'build':
      return buildParts(notification, options);
    case 'release':
      return releaseParts(notification, options, options.notes);
    case 'deployment':
      return deploymentParts(notification, options);
    case 'digest':
      return digestParts(notification, options);
    case 'message':
      return messageParts(notification, options);
  }
}

/** The user speaks; we only frame it. Without a subject of theirs the workflow names the mail. */
function messageParts(notification: Notification, options: LayoutOptions): Parts {
  const { repo, workflow } = notification;
  return {
    mark: markOf(notification),
    context: contextOf(notification),
    headline: [link(options.subject || `${workflow.name} of ${repo.fullName}`, null)],
    preheader: options.body?.text ?? '',
    summary: [],
    actions: [],
    sections: [...fieldsSections(notification), ...missingSection(notification)],
  };
}

/** Who and how: `Pushed by ada, attempt 2, 8 min 12 s`. */
function metaOf(notification: Notification): string {
  const verbs: Record<string, string> = {
    push: 'Pushed',
    schedule: 'Started by schedule; last changed',
    workflow_dispatch: 'Started manually',
    pull_request: 'Proposed',
    release: 'Released',
    deployment_status: 'Deployed',
  };
  const verb =
    notification.run.attempt > 1
      ? 'Re-run'
      : (verbs[notification.run.event] ?? `Started (${notification.run.event})`);
  const actor = nameOf(notification.actor);
  const parts = [actor ? `${verb} by ${actor}` : `Event ${notification.run.event}`];
  if (notification.commit) parts.push(`commit ${notification.commit.shortSha}`);
  if (notification.run.attempt > 1) parts.push(`attempt ${notification.run.attempt}`);
  if (notification.run.durationMs !== undefined) parts.push(formatDuration(notification.run.durationMs));
  return flatten(parts.join(', '));
}

/** Keys that body rules of Gmail and Outlook can match; values never hold a space, so that they end where they end. */
function keysOf(notification: Notification): string {
  const keys: [string, string][] = [
    ['state', notification.state],
    ['repo', notification.repo.fullName],
    ['workflow', notification.workflow.name],
    [notification.ref.type === 'tag' ? 'tag' : 'branch', notification.ref.name],
  ];
  if (notification.ownJob) keys.push(['job', notification.ownJob.name]);
  if (notification.kind !== 'build') keys.unshift(['kind', notification.kind]);
  if (notification.deployment) keys.push(['environment', notification.deployment.environment]);
  return keys.map(([key, value]) => `ci:${key}=${clip(value, 120).replace(/\s+/gu, '-')}`).join(' ');
}
