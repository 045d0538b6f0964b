import { columns } from './lines.ts';

/** Longest HTML that is turned into text (deep nesting costs html-to-text quadratic time); twice what Gmail shows. */
const maxInput = 150_000;

/**
 * HTML as plain text of 76 columns: links with their address behind them, tables as columns, no pictures. For the
 * user's own HTML and for rendered Markdown.
 */
export async function textOfHtml(html: string): Promise<string> {
  const { convert } = await import('html-to-text');
  const heading = { options: { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 2 } };
  const text = convert(html.slice(0, maxInput), {
    wordwrap: columns,
    limits: { maxInputLength: maxInput, maxDepth: 60, maxChildNodes: 50_000, ellipsis: '…' },
    selectors: [
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'] } },
      ...['img', 'title', 'style', 'script'].map((selector) => ({ selector, format: 'skip' })),
      { selector: 'ul', options: { itemPrefix: '- ' } },
      {
        selector: 'table',
        format: 'dataTable',
        options: { uppercaseHeaderCells: false, maxColumnWidth: 40 },
      },
      { selector: 'table[role=presentation]', format: 'block' },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, ...heading })),
    ],
  });
  return html.length <= maxInput
    ? text
    : `${text}\n\n[The text version ends here; the HTML version is longer.]`;
}
