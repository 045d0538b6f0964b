import type { Notification } from '../../notification/notification.ts';
import { detailsSection } from '../sections/fields.ts';
import { missingSection } from '../sections/missing.ts';
import { directionOf, formatDuration, listWords, nameOf } from '../view/format.ts';
import { clip, flatten, textOf, type View, type ViewOptions, webUrl } from '../view/view.ts';
import { type MailKind, mailKindOf } from './index.ts';

/**
 * Decides what the mail says and in which order; knows neither HTML nor columns.
 *
 * @param notification  what happened; sections whose data is absent vanish
 * @param options the reader's clock, why they get it, and the user's own text
 */
export function viewOf(notification: Notification, options: ViewOptions): View {
  const kind = mailKindOf(notification);
  const parts = kind.view(notification, options);
  const sections =
    options.body === undefined
      ? parts.sections
      : [
          { type: 'prose' as const, name: 'body', heading: '', note: '', ...options.body },
          ...(options.showsFields ? detailsSection(notification) : []),
          ...missingSection(notification),
        ];
  const shed = options.shed ?? [];
  const isMessage = notification.kind === 'message';
  const isTheirs = isMessage || options.body !== undefined || /^en\b/.test(options.locale);
  const tag = isTheirs ? options.locale : 'en';
  return {
    ...parts,
    language: { tag, direction: directionOf(tag) },
    isMessage,
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
      keys: keysOf(notification, kind.footerKeys),
      shed: shed.length === 0 ? '' : `Left out to keep this mail small: ${listWords(shed)}.`,
    },
  };
}

/** Who and how: `Pushed by ada, attempt 2, 8 min 12 s`; in a re-run who ran it again. */
function metaOf(notification: Notification): string {
  const { run, state, people } = notification;
  const verbs: Record<string, string> = {
    push: 'Pushed',
    schedule: 'Started by a schedule last changed',
    workflow_dispatch: 'Started manually',
    release: { drafted: 'Drafted', edited: 'Edited' }[state as string] ?? 'Released',
  };
  const isReRun = run.attempt > 1;
  const verb = isReRun ? 'Re-run' : verbs[run.event];
  const actor = nameOf(isReRun ? people.requester : notification.actor);
  const started = verb ? `${verb} by ${actor}` : `Started by ${actor} (${run.event})`;
  const parts = [actor ? started : `Event ${run.event}`];
  if (notification.commit) parts.push(`commit ${notification.commit.shortSha}`);
  if (isReRun) parts.push(`attempt ${run.attempt}`);
  if (run.durationMs !== undefined) parts.push(formatDuration(run.durationMs));
  return flatten(parts.join(', '));
}

/** Keys that body rules of Gmail and Outlook can match; values never hold a space, so that they end where they end. */
function keysOf(notification: Notification, kindKeys: MailKind['footerKeys']): string {
  const keys: [string, string][] = [
    ['state', notification.state],
    ['repo', notification.repo.fullName],
    ['workflow', notification.workflow.name],
    [notification.ref.type === 'pr' ? 'branch' : notification.ref.type, notification.ref.name],
    ...kindKeys(notification),
  ];
  if (notification.kind !== 'build') keys.unshift(['kind', notification.kind]);
  return keys.map(([key, value]) => `ci:${key}=${clip(value, 120).replace(/\s+/gu, '-')}`).join(' ');
}
