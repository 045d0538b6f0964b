import type { Commit, Notification } from '../../notification/notification.ts';
import { count, nameOf } from '../view/format.ts';
import type { Row, Section, Span } from '../view/view.ts';
import { clip, flatten, link, plain, soft } from '../view/view.ts';

/** Commits of the range, newest first. `heading` says since when. */
export function changesSection(notification: Notification, heading: string): Section[] {
  const changes = notification.changes;
  if (changes === undefined || (changes.commits.length === 0 && changes.note === undefined)) return [];
  const { firstBad } = notification.history?.isCut ? {} : (notification.history ?? {});
  const rows = changes.commits.map((commit): Row => commitRow(commit, firstBad));
  const hidden = changes.count - rows.length;
  const more = hidden > 0 ? [link(`and ${count(hidden, 'more commit')}`, changes.compareUrl)] : [];
  return [{ type: 'rows', name: 'changes', heading, intro: changes.note ?? '', rows, more }];
}

function commitRow(commit: Commit, firstBad: { sha: string; number: number } | undefined): Row {
  const spans: Span[] = [link(commit.shortSha, commit.url, 'code'), plain('  '), ...titleSpans(commit)];
  const sub: Span[] = [soft(nameOf(commit.author))];
  if (firstBad !== undefined && firstBad.sha === commit.sha)
    sub.push(soft(` · first red run #${firstBad.number}`));
  for (const [index, path] of (commit.touched ?? []).entries())
    sub.push(soft(index === 0 ? ' · changed ' : ', '), link(path, null, 'code'));
  return { mark: null, spans, sub, aside: '' };
}

/** The title, its trailing `(#12)` turned into the link to that pull request. */
function titleSpans(commit: Commit): Span[] {
  const title = flatten(clip(commit.title, 200));
  if (commit.pr === undefined) return [plain(title)];
  const tail = `(#${commit.pr.number})`;
  const text = title.endsWith(tail) ? title.slice(0, -tail.length).trimEnd() : title;
  return [plain(`${text} `), link(`#${commit.pr.number}`, commit.pr.url)];
}
