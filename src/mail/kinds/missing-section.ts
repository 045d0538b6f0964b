import { groupMissing } from '../../notification/missing.ts';
import type { Notification, Repository } from '../../notification/notification.ts';
import { listWords } from '../view/format.ts';
import { flatten, link, plain, type Row, type Section, type Span, soft } from '../view/view.ts';

/** `actions: read` between backticks, as reasons name a permission. */
const permission = /`([a-z-]+: (?:read|write))`/;

/** What the mail would have shown, why it does not, and what brings it back. */
export function missingSection({ missing, repo }: Notification): Section[] {
  if (missing.length === 0) return [];
  const rows = groupMissing(missing).map(({ sections, reason, fix }): Row => {
    const named = listWords(sections);
    return {
      mark: null,
      spans: [
        link(`${named.charAt(0).toUpperCase()}${named.slice(1)}`, null, 'strong'),
        plain(': '),
        ...reasonSpans(reason, repo),
      ],
      sub: fix ? [soft(`To see ${sections.length > 1 ? 'them' : 'it'}, add `), link(fix, null, 'code')] : [],
      aside: '',
    };
  });
  return [{ type: 'rows', name: 'missing', heading: 'Not in this mail', intro: '', rows, more: [] }];
}

/**
 * A reason as it is said: a permission is code, and the page that it may end with is a link. Nothing else changes its
 * look, and only pages of this repository are links: a reason may hold the name of a file, which a stranger chose.
 */
export function reasonSpans(reason: string, repo: Repository): Span[] {
  const text = flatten(reason);
  const at = text.lastIndexOf(' ') + 1;
  const page = text.slice(at);
  const isOurs = page.startsWith(`${repo.url}/`);
  const words = (isOurs ? text.slice(0, at) : text).split(permission);
  const spans = words.flatMap((part, index): Span[] =>
    part === '' ? [] : [index % 2 === 0 ? plain(part) : link(part, null, 'code')],
  );
  return isOurs ? [...spans, link(page, page)] : spans;
}
