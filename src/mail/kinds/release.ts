import type { Notification } from '../../notification/notification.ts';
import { PROMOTION_MS } from '../../notification/release.ts';
import { maxMarkdown } from '../html/markdown.ts';
import { changesSection } from '../sections/changes.ts';
import { fieldsSections } from '../sections/fields.ts';
import { missingSection } from '../sections/missing.ts';
import { type Clock, count, formatSize, formatTime, nameOf } from '../view/format.ts';
import { markOf } from '../view/marks.ts';
import { type Heading, heading, type ThreadKey, type ThreadMode, tail, versionName } from '../view/topic.ts';
import type { Action, Parts, Row, Section, Span, ViewOptions } from '../view/view.ts';
import { joinSentences, link, plain, strong } from '../view/view.ts';

/** A release: what it is called, who made it, its notes and its files. */
export function releaseParts(notification: Notification, { notes, ...clock }: ViewOptions): Parts {
  const { release, repo } = notification;
  const tag = release?.tag ?? notification.ref.name;
  const name =
    release?.name && !release.name.includes(tag) ? `${release.name} (${tag})` : release?.name || tag;
  const summary = summaryOf(notification, clock, tag);
  return {
    mark: markOf(notification),
    context: [link(repo.fullName, repo.url), plain(` · release ${tag}`)],
    headline: [
      plain(notification.state === 'published' || notification.state === 'prereleased' ? ' ' : ': '),
      link(name, null),
    ],
    preheader: joinSentences(summary),
    summary,
    actions: actionsOf(notification),
    sections: [
      ...notesSection(notification, notes),
      ...changesSection(
        notification,
        release?.previousTag ? `Commits since ${release.previousTag}` : 'Commits',
      ),
      ...assetsSection(notification),
      ...fieldsSections(notification),
      ...missingSection(notification),
    ],
  };
}

function summaryOf(notification: Notification, clock: Clock, tag: string): Span[][] {
  const { release, repo } = notification;
  const verb =
    { prereleased: 'was published as a pre-release', edited: 'was edited', drafted: 'was drafted' }[
      notification.state as string
    ] ?? 'was released';
  // Who edits or publishes a release need not be who wrote it.
  const person = nameOf((release?.action ? notification.actor : release?.author) ?? notification.actor);
  const first = [strong(tag), plain(` of ${repo.name} ${verb}${person ? ` by ${person}` : ''}`)];
  const sentences = [first];
  if (release?.publishedAt) {
    const time = formatTime(release.publishedAt, clock);
    if (notification.state === 'edited' || isPromotion(notification))
      sentences.push([plain(`It was first published ${time}`)]);
    else first.push(plain(`, ${time}`));
  }
  if (release?.previousTag) sentences.push([plain(`It follows ${release.previousTag}`)]);
  if (release?.isPrerelease) {
    const isSaid = notification.state === 'prereleased';
    sentences.push([plain(`It ${isSaid ? '' : 'is a pre-release and '}may not be ready for production`)]);
  }
  return sentences;
}

/** Published long before its event, which is not `published`: a run may take its time. What was a pre-release until now. */
function isPromotion({ release, run }: Notification): boolean {
  const ageMs = Date.parse(run.finishedAt ?? '') - Date.parse(release?.publishedAt ?? '');
  return release?.action === 'released' && ageMs > PROMOTION_MS;
}

function actionsOf(notification: Notification): Action[] {
  const { release } = notification;
  if (release === undefined)
    return [{ label: `Run #${notification.run.number}`, url: notification.run.url, isPrimary: true }];
  const actions: Action[] = [{ label: 'View release', url: release.url, isPrimary: true }];
  if (release.compareUrl) {
    const label = release.previousTag ? `Changes since ${release.previousTag}` : 'Changes';
    actions.push({ label, url: release.compareUrl, isPrimary: false });
  }
  return actions;
}

function notesSection(
  notification: Notification,
  notes: { html: string; text: string } | undefined,
): Section[] {
  if (notes === undefined || notes.text.trim() === '') return [];
  const isCut = notification.release?.isNotesCut || (notification.release?.notes.length ?? 0) > maxMarkdown;
  const note = isCut ? 'The notes are longer. The release page shows all of them.' : '';
  return [{ type: 'prose', name: 'notes', heading: 'Release notes', ...notes, note }];
}

/** Files of a release: name, size, digest. */
function assetsSection(notification: Notification): Section[] {
  const assets = notification.release?.assets ?? [];
  if (assets.length === 0) return [];
  const rows = assets.slice(0, 20).map(
    (asset): Row => ({
      mark: null,
      spans: [link(asset.name, asset.url)],
      sub: asset.digest ? [link(asset.digest, null, 'code')] : [],
      aside: formatSize(asset.size),
    }),
  );
  const more =
    assets.length > rows.length
      ? [link(`and ${count(assets.length - rows.length, 'more file')}`, notification.release?.url)]
      : [];
  return [{ type: 'rows', name: 'assets', heading: 'Files', intro: '', rows, more }];
}

/** An edited release repeats the line of its publication; a draft, a pre-release and a release are three things. */
export function releaseHeading(notification: Notification, mode: ThreadMode): Heading {
  const { release } = notification;
  const isEdit = notification.state === 'edited';
  const isAlone = isEdit && mode === 'none';
  const isDraft = isEdit ? release?.isDraft : notification.state === 'drafted';
  const isPrerelease = isEdit
    ? release?.isPrerelease
    : notification.state === 'prereleased' || release?.isPrerelease;
  const words = isAlone ? 'release edited' : isDraft ? 'drafted' : isPrerelease ? 'pre-released' : 'released';
  const name = versionName(notification.repo.name, release?.tag || release?.name || notification.ref.name);
  const repeats = isEdit && !isAlone;
  return heading([{ text: name, least: 20 }, ` ${words}`, ...tail(notification)], {
    isReply: repeats,
    repeats,
  });
}

export function releaseThreadKey({ release }: Notification): ThreadKey {
  return [release?.tag, String(release?.isDraft), String(release?.isPrerelease)];
}
