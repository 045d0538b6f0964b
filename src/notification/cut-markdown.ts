/**
 * A line that opens or closes a code fence: indentation, mark, and what follows (CommonMark 0.31.2, section 4.5). Any
 * indentation is allowed, because the block may lie in a list.
 */
const fenceLine = /^(\s*)(`{3,}|~{3,})(.*)/;

/** A paragraph end is preferred to a line end while it keeps at least this share of the room. */
const PARAGRAPH_SHARE = 0.75;

/**
 * Shortens Markdown so that what is left still reads and renders: at the end of a paragraph, else of a line, else of
 * a word, never inside a fenced code block. A block that fills the whole room is cut at a line and closed. Linear in the length.
 *
 * @param text      Markdown with `\n` line ends
 */
export function cutMarkdown(text: string, maxLength: number): { text: string; isCut: boolean } {
  if (text.length <= maxLength) return { text, isCut: false };
  const { paragraphEnd, lineEnd, inCode, openFence, overflow } = findEnds(text, maxLength);
  const cutAt = (end: number, closing = '') => ({
    text: `${text.slice(0, end).trimEnd()}${closing}`,
    isCut: true,
  });
  if (paragraphEnd >= maxLength * PARAGRAPH_SHARE) return cutAt(paragraphEnd);
  if (lineEnd >= maxLength / 2) return cutAt(lineEnd);
  if (inCode && inCode.end > lineEnd) return cutAt(inCode.end, `\n${inCode.fence}`);
  // One line fills most of the room; half of a line that opens a block would open it for good.
  const isProse = openFence === '' && fenceAfter(text.slice(overflow, maxLength), '') === '';
  return cutAt(isProse ? findWordEnd(text, maxLength) : lineEnd);
}

/** The last blank in the second half; else the limit itself, but not inside a surrogate pair. */
function findWordEnd(text: string, maxLength: number): number {
  const blank = text.lastIndexOf(' ', maxLength);
  if (blank >= maxLength / 2) return blank;
  return /[\uD800-\uDBFF]/.test(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
}

interface Ends {
  /** Last end of a paragraph outside code; 0 for none. */
  paragraphEnd: number;
  /** Last end of a line outside code. */
  lineEnd: number;
  /** Last end of a line inside code that leaves room to close the block. */
  inCode?: { end: number; fence: string };
  /** Mark of the code fence that is open at the limit; empty for none. */
  openFence: string;
  /** Start of the line that does not fit any more. */
  overflow: number;
}

function findEnds(text: string, maxLength: number): Ends {
  const ends: Ends = { paragraphEnd: 0, lineEnd: 0, openFence: '', overflow: 0 };
  for (;;) {
    const start = ends.overflow;
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
    if (end > maxLength) return ends;
    const line = text.slice(start, end);
    const wasInCode = ends.openFence !== '';
    ends.openFence = fenceAfter(line, ends.openFence);
    if (ends.openFence === '') {
      ends.lineEnd = end;
      if (wasInCode || line.trim() === '' || text.charAt(end + 1) === '\n') ends.paragraphEnd = end;
    } else if (end + 1 + ends.openFence.length <= maxLength) {
      ends.inCode = { end, fence: ends.openFence };
    }
    ends.overflow = end + 1;
  }
}

/**
 * A fence ends with the same character, at least as often, and nothing behind it.
 *
 * @param open mark of the fence that is open before the line, with its indentation; empty for none
 */
function fenceAfter(line: string, open: string): string {
  const [, indent = '', mark = '', rest = ''] = fenceLine.exec(line) ?? [];
  if (mark === '') return open;
  if (open === '') return mark.startsWith('`') && rest.includes('`') ? '' : `${indent}${mark}`;
  const opened = open.trimStart();
  const closes = mark.charAt(0) === opened.charAt(0) && mark.length >= opened.length && rest.trim() === '';
  return closes ? '' : open;
}
