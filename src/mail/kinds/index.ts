import type { Kind, Notification } from '../../notification/notification.ts';
import type { Clock } from '../view/format.ts';
import type { Heading, ThreadKey, ThreadMode } from '../view/topic.ts';
import type { Parts, ViewOptions } from '../view/view.ts';
import { buildFooterKeys, buildHeading, buildParts, buildThreadKey } from './build.ts';
import { deploymentHeading, deploymentParts, deploymentThreadKey } from './deployment.ts';
import { digestHeading, digestParts, digestThreadKey } from './digest.ts';
import { jobDigestParts } from './job-digest.ts';
import { messageHeading, messageParts, messageThreadKey } from './message.ts';
import { releaseHeading, releaseParts, releaseThreadKey } from './release.ts';

/** Everything in which the mail of one kind differs from that of another. */
export interface MailKind {
  view(notification: Notification, options: ViewOptions): Parts;
  /** The built-in subject: at most 120 UTF-16 units, never empty, one line of clean text. */
  heading(notification: Notification, mode: ThreadMode, clock: Clock): Heading;
  /** What the mails of a thread have in common and no other mail has; undefined for a mail of its own. */
  threadKey(notification: Notification, mode: ThreadMode): ThreadKey | undefined;
  /** The `ci:` keys of the footer that only this kind has, by name. */
  footerKeys(notification: Notification): [name: string, value: string][];
}

/** A new kind of mail is a file beside this one and a row here. */
const mailKinds: Record<Kind | 'job-digest', MailKind> = {
  build: {
    view: buildParts,
    heading: buildHeading,
    threadKey: buildThreadKey,
    footerKeys: buildFooterKeys,
  },
  release: {
    view: releaseParts,
    heading: releaseHeading,
    threadKey: releaseThreadKey,
    footerKeys: () => [],
  },
  deployment: {
    view: deploymentParts,
    heading: deploymentHeading,
    threadKey: deploymentThreadKey,
    footerKeys: ({ deployment }) => (deployment ? [['environment', deployment.environment]] : []),
  },
  digest: {
    view: digestParts,
    heading: digestHeading,
    threadKey: digestThreadKey,
    footerKeys: () => [],
  },
  'job-digest': {
    view: jobDigestParts,
    heading: digestHeading,
    threadKey: digestThreadKey,
    footerKeys: () => [],
  },
  message: {
    view: messageParts,
    heading: messageHeading,
    threadKey: messageThreadKey,
    footerKeys: () => [],
  },
};

/** The row of a notification; a digest whose rows are the jobs of one run has its own. */
export function mailKindOf({ kind, digest }: Notification): MailKind {
  return mailKinds[kind === 'digest' && digest?.of === 'jobs' ? 'job-digest' : kind];
}
