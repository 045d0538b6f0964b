/** A line that opens or closes a code fence: its mark, and what follows (CommonMark 0.31.2, section 4.5). */
const fenceLine = /^\s*(`{3,}|~{3,})(.*)$/;

/** A paragraph end is preferred to a line end while it keeps at least this share of the room. */
const PARAGRAPH_SHARE = 0.75;

/**
 * Shortens Markdown so that what is left still reads and renders: at the end of a paragraph, else of a line, never
 * inside a fenced code block. A block that fills the whole room is cut at a line and closed. Linear in the length.
 *
 * @param text      Markdown with `\n` line ends
 * @param maxLength longest result in UTF-16 code units
 */
export function cutMarkdown(text: string, maxLength: number): { text: string; isCut: boolean } {
  if (text.length <= maxLength) return { text, isCut: false };
  const { paragraphEnd, lineEnd, openFence, lastLineEnd } = findEnds(text, maxLength);
  if (paragraphEnd >= maxLength * PARAGRAPH_SHARE) return cutAt(text, paragraphEnd);
  if (lineEnd >= maxLength / 2) return cutAt(text, lineEnd);
  const closing = openFence === '' ? '' : `\n${openFence}`;
  if (openFence !== '' && lastLineEnd > 0) return closeAfter(text, lastLineEnd, closing);
  return closeAfter(text, Math.max(0, maxLength - closing.length), closing);
}

interface Ends {
  /** Last end of a paragraph outside code; 0 for none. */
  paragraphEnd: number;
  /** Last end of a line outside code. */
  lineEnd: number;
  /** Mark of the code fence that is open at the limit; empty for none. */
  openFence: string;
  /** Last end of a line that leaves room to close the fence. */
  lastLineEnd: number;
}

function findEnds(text: string, maxLength: number): Ends {
  const ends: Ends = { paragraphEnd: 0, lineEnd: 0, openFence: '', lastLineEnd: 0 };
  let start = 0;
  while (start <= maxLength) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
    if (end > maxLength) break;
    const line = text.slice(start, end);
    const before = ends.openFence;
    ends.openFence = fenceAfter(line, before);
    if (ends.openFence === '') {
      ends.lineEnd = end;
      const isBlank = line.trim() === '';
      if (isBlank || before !== '' || text.charAt(end + 1) === '\n')
        ends.paragraphEnd = isBlank ? start : end;
    }
    if (end + 1 + ends.openFence.length <= maxLength) ends.lastLineEnd = end;
    start = end + 1;
  }
  return ends;
}

/** A fence ends with the same character, at least as often, and nothing behind it. */
function fenceAfter(line: string, open: string): string {
  const match = fenceLine.exec(line);
  const mark = match?.[1] ?? '';
  const rest = match?.[2] ?? '';
  if (mark === '') return open;
  if (open === '') return mark.startsWith('`') && rest.includes('`') ? '' : mark;
  return mark.charAt(0) === open.charAt(0) && mark.length >= open.length && rest.trim() === '' ? '' : open;
}

function cutAt(text: string, end: number): { text: string; isCut: true } {
  return { text: text.slice(0, end).trimEnd(), isCut: true };
}

function closeAfter(text: string, end: number, closing: string): { text: string; isCut: true } {
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
  return { text: `${text.slice(0, splitsPair ? end - 1 : end)}${closing}`, isCut: true };
}
