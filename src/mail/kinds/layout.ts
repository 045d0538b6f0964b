import type { Notice } from '../../notification/notification.ts';
import { type Clock, formatDuration, listWords } from '../view/format.ts';
import { markOf } from '../view/marks.ts';
import { clip, flatten, link, type Parts, textOf, type View, webUrl } from '../view/view.ts';
import { buildParts, contextOf } from './build.ts';
import { deploymentParts } from './deployment.ts';
import { digestParts } from './digest.ts';
import { missingSection } from './missing-section.ts';
import { releaseParts } from './release.ts';
import { fieldsSections, nameOf } from './sections.ts';

export interface LayoutOptions extends Clock {
  reasons: readonly string[];
  /** The user's own subject, already rendered: headline of a `message`. */
  subject?: string;
  /** Takes the place of the sections between the buttons and the footer. */
  body?: { html: string; text: string };
  /** Release notes, already rendered. */
  notes?: { html: string; text: string };
  /** What was left out to keep the mail small. */
  shed?: readonly string[];
}

/**
 * Decides what the mail says and in which order; knows neither HTML nor columns.
 *
 * @param notice  what happened; sections whose data is absent vanish
 * @param options the reader's clock, why they get it, and the user's own text
 */
export function viewOf(notice: Notice, options: LayoutOptions): View {
  const parts = partsOf(notice, options);
  const sections =
    options.body === undefined
      ? parts.sections
      : [
          { type: 'prose' as const, name: 'body', heading: '', note: '', ...options.body },
          ...missingSection(notice),
        ];
  const shed = options.shed ?? [];
  return {
    ...parts,
    title: options.subject || `${parts.mark.word}${textOf(parts.headline)}`,
    preheader: flatten(clip(parts.preheader, 240)),
    actions: parts.actions.flatMap((action) => {
      const url = webUrl(action.url);
      return url === null ? [] : [{ ...action, label: flatten(clip(action.label, 60)), url }];
    }),
    sections,
    footer: {
      reasons: options.reasons.map(flatten),
      meta: metaOf(notice),
      keys: keysOf(notice),
      shed: shed.length === 0 ? '' : `Left out to keep this mail small: ${listWords(shed)}.`,
    },
  };
}

function partsOf(notice: Notice, options: LayoutOptions): Parts {
  switch (notice.kind) {
    case 'build':
      return buildParts(notice, options);
    case 'release':
      return releaseParts(notice, options, options.notes);
    case 'deployment':
      return deploymentParts(notice, options);
    case 'digest':
      return digestParts(notice, options);
    case 'message':
      return messageParts(notice, options);
  }
}

/** The user speaks; we only frame it. Without a subject of theirs the workflow names the mail. */
function messageParts(notice: Notice, options: LayoutOptions): Parts {
  const { repo, workflow } = notice;
  return {
    mark: markOf(notice),
    context: contextOf(notice),
    headline: [link(options.subject || `${workflow.name} of ${repo.fullName}`, null)],
    preheader: options.body?.text ?? '',
    summary: [],
    actions: [],
    sections: [...fieldsSections(notice), ...missingSection(notice)],
  };
}

/** Who and how: `Pushed by ada, attempt 2, 8 min 12 s`. */
function metaOf(notice: Notice): string {
  const verbs: Record<string, string> = {
    push: 'Pushed',
    schedule: 'Started by schedule; last changed',
    workflow_dispatch: 'Started by hand',
    pull_request: 'Proposed',
    release: 'Released',
    deployment_status: 'Deployed',
  };
  const verb =
    notice.run.attempt > 1 ? 'Re-run' : (verbs[notice.run.event] ?? `Started (${notice.run.event})`);
  const actor = nameOf(notice.actor);
  const parts = [actor ? `${verb} by ${actor}` : `Event ${notice.run.event}`];
  if (notice.commit) parts.push(`commit ${notice.commit.shortSha}`);
  if (notice.run.attempt > 1) parts.push(`attempt ${notice.run.attempt}`);
  if (notice.run.durationMs !== undefined) parts.push(formatDuration(notice.run.durationMs));
  return flatten(parts.join(', '));
}

/** Keys that body rules of Gmail and Outlook can match; values never hold a space, so that they end where they end. */
function keysOf(notice: Notice): string {
  const keys: [string, string][] = [
    ['state', notice.state],
    ['repo', notice.repo.fullName],
    ['workflow', notice.workflow.name],
    [notice.ref.type === 'tag' ? 'tag' : 'branch', notice.ref.name],
  ];
  if (notice.kind !== 'build') keys.unshift(['kind', notice.kind]);
  if (notice.deployment) keys.push(['environment', notice.deployment.environment]);
  return keys.map(([key, value]) => `ci:${key}=${clip(value, 120).replace(/\s+/gu, '-')}`).join(' ');
}
