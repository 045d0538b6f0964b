import type { Notification } from '../../notification/notification.ts';
import { clip } from './view.ts';

/** Where it happened, in a sentence: the branch, the tag, the pull request or the merge queue. */
export function placeOf({ ref, pr }: Notification): string {
  const name = clip(ref.name, 120);
  if (ref.type === 'queue') return `${beforeQueue(pr)}${name}`;
  if (pr !== undefined) return `pull request #${pr.number}`;
  return ref.type === 'tag' ? `tag ${name}` : name;
}

/** What stands before the branch that a merge queue merges into: `PR #44 in the merge queue of `. */
export function beforeQueue(pr: Notification['pr']): string {
  return `${pr ? `PR #${pr.number} in ` : ''}the merge queue of `;
}
