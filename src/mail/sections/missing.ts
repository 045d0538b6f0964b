import { groupMissing } from '../../notification/missing.ts';
import type { Notification, Repository } from '../../notification/notification.ts';
import { listWords } from '../view/format.ts';
import { flatten, link, plain, type Row, type Section, type Span, soft } from '../view/view.ts';

/** `actions: read` between backticks, as reasons name a permission. */
const permission = /`([a-z-]+: (?:read|write))`/;

/** Code between backticks, as remedies name it; a stranger's text in between stays text. */
const code = /`([\w :${}.()-]+)`/;

/** What the pattern captures becomes code; the text between goes through `write`. */
function codeSpans(text: string, pattern: RegExp, write: (part: string) => Span): Span[] {
  return text
    .split(pattern)
    .flatMap((part, index): Span[] =>
      part === '' ? [] : [index % 2 === 0 ? write(part) : link(part, null, 'code')],
    );
}

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
      sub: fix ? codeSpans(`To see ${sections.length > 1 ? 'them' : 'it'}, ${fix}`, code, soft) : [],
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
  const spans = codeSpans(isOurs ? text.slice(0, at) : text, permission, plain);
  return isOurs ? [...spans, link(page, page)] : spans;
}
