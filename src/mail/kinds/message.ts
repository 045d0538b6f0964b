import { incidentOf } from '../../notification/build/incident.ts';
import type { Notification } from '../../notification/notification.ts';
import { fieldsSections } from '../sections/fields.ts';
import { missingSection } from '../sections/missing.ts';
import { markOf } from '../view/marks.ts';
import {
  type Heading,
  heading,
  some,
  type ThreadKey,
  type ThreadMode,
  tail,
  workflowPart,
} from '../view/topic.ts';
import { link, type Parts, type ViewOptions } from '../view/view.ts';
import { contextOf } from './build.ts';

/** The user speaks; we only frame it. Without a subject of theirs the workflow names the mail. */
export function messageParts(notification: Notification, options: ViewOptions): Parts {
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

export function messageHeading(notification: Notification): Heading {
  return heading([
    'Message',
    ...some(' from ', workflowPart(notification)),
    ...tail(notification, notification.run.number),
  ]);
}

/** Two messages of one run may have nothing to do with each other; only an explicit choice joins them. */
export function messageThreadKey(notification: Notification, mode: ThreadMode): ThreadKey | undefined {
  if (mode === 'branch') return ['branch', incidentOf(notification).scope];
  return mode === 'run' ? ['run', notification.run.id] : undefined;
}
