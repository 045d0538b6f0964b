import { groupMissing } from '../notice/missing.ts';
import type { Notice, Repository } from '../notice/notice.ts';
import { flatten, link, plain, type Row, type Section, type Span, soft } from './view.ts';
import { listWords } from './words.ts';

/** What the mail would have shown, why it does not, and what brings it back. */
export function missingSection({ missing, repo }: Notice): Section[] {
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
 * A reason may end with the page where the rest is. Only pages of this repository become links: the words before it
 * may hold the name of a file, which a stranger chose.
 */
function reasonSpans(reason: string, repo: Repository): Span[] {
  const text = flatten(reason);
  const at = text.lastIndexOf(' ') + 1;
  const page = text.slice(at);
  return page.startsWith(`${repo.url}/`) ? [plain(text.slice(0, at)), link(page, page)] : [plain(text)];
}
