import type { Mark, Point, Remark, Row, Span, View } from '../view/view.ts';
import { clip, stopOf, textOf } from '../view/view.ts';

/** Columns of the text part. */
export const columns = 76;

/**
 * Breaks text into lines of at most {@link columns} characters at spaces. A word that is longer (a URL, a path) keeps
 * its own line whole. Linear time.
 *
 * @param text   lines are kept apart
 * @param indent put before every line but the first
 * @param first  put before the first line
 */
export function wrap(text: string, indent = '', first = indent): string {
  return text
    .split('\n')
    .map((line, index) => wrapLine(line, indent, index === 0 ? first : indent))
    .join('\n');
}

function wrapLine(text: string, indent: string, first: string): string {
  const lines: string[] = [];
  let line = first;
  let hasWord = false;
  let width = widthOf(first);
  for (const word of text.split(' ')) {
    if (word === '') continue;
    const wordWidth = widthOf(word);
    if (hasWord && width + 1 + wordWidth > columns) {
      lines.push(line);
      line = indent;
      width = widthOf(indent);
      hasWord = false;
    }
    line += hasWord ? ` ${word}` : word;
    width += wordWidth + (hasWord ? 1 : 0);
    hasWord = true;
  }
  lines.push(line);
  return lines.join('\n').trimEnd();
}

/** East Asian wide and full-width characters (UAX 11), and emoji that are shown as pictures (UTS 51). */
const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{17000}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{20000}-\u{3FFFD}]|(?<!\u200D)(?![\p{RI}\p{Emoji_Modifier}])\p{Emoji_Presentation}|\uFE0F/gu;
/** Marks, skin tones and the further parts of a joined emoji add no column. */
const zero = /[\p{Mn}\p{Me}\p{Cf}\p{Emoji_Modifier}]|(?<=\u200D)\p{Extended_Pictographic}/gu;

/** Columns a terminal gives the text: East Asian wide characters and emoji take two, combining marks none. */
export function widthOf(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the plain case, decided without counting.
  if (/^[\x00-\x7F]*$/.test(text)) return text.length;
  const points = Array.from(text).length;
  return points + (text.match(wide)?.length ?? 0) - (text.match(zero)?.length ?? 0);
}

/** `-- Jobs -----…`, as wide as the page; without a text, the rule above the footer. */
export function rule(text: string): string {
  if (text === '') return '-'.repeat(columns - 1);
  const head = `-- ${text} `;
  return head + '-'.repeat(Math.max(2, columns - 1 - widthOf(head)));
}

/** A line of spans: names in quotes, links followed by nothing (their URLs stand in the list of actions). */
export function lineOf(spans: readonly Span[]): string {
  return spans.map((span) => (span.style === 'strong' ? `"${span.text}"` : span.text)).join('');
}

/** `✗ Still failing on main`. */
export function titleOf(view: View): string {
  return `${view.mark.glyph} ${view.mark.word}${textOf(view.headline)}`;
}

/** Sentences as one paragraph; an error at the end of a sentence gets lines of its own. */
export function sentencesOf(summary: readonly (readonly Span[])[]): string {
  const blocks: string[] = [];
  let paragraph = '';
  const flush = () => {
    if (paragraph !== '') blocks.push(wrap(paragraph.trim()));
    paragraph = '';
  };
  for (const sentence of summary) {
    const last = sentence.at(-1);
    if (last?.style === 'error') {
      paragraph += ` ${lineOf(sentence.slice(0, -1)).trimEnd()}`;
      flush();
      blocks.push(wrap(last.text, '  '));
    } else {
      paragraph += ` ${lineOf(sentence)}${stopOf(sentence)}`;
    }
  }
  flush();
  return blocks.join('\n');
}

/** `-- test (ubuntu, 7) > Run tests, failed after 48 s ---`; what does not fit goes on a line of its own. */
export function failureTitle(section: { heading: Span[]; aside: string }): string {
  const name = textOf(section.heading).replace(' › ', ' > ');
  const aside = section.aside.replaceAll(' · ', ', ');
  if (aside === '') return rule(clip(name, columns - 8));
  const whole = `${name}, ${aside}`;
  return widthOf(whole) <= columns - 8 ? rule(whole) : `${rule(clip(name, columns - 8))}\n${aside}`;
}

/** `src/cart.ts:42 error: expected 0 to equal 1`, further lines indented. */
export function remarkOf(remark: Remark): string {
  const said = [remark.title, remark.text].filter(Boolean).join(': ');
  const place = remark.place === null ? '' : `${remark.place.text} `;
  const lead = remark.tone === 'bad' ? place : `${place}${remark.word}: `;
  return wrap(lead + said, '    ', '');
}

/** Log lines behind four spaces, cut at nothing: a log is read as it was printed. */
export function logText(lines: readonly { text: string }[]): string {
  return lines.map((line) => `    ${line.text}`.trimEnd()).join('\n');
}

function markText(mark: Mark | null): string {
  return mark === null ? '' : `${mark.glyph} `;
}

/** A row with its second line, and its right-hand column at the margin where there is room. */
export function rowOf(row: Row): string {
  const lead = markText(row.mark);
  const text = `${lead}${textOf(row.spans).trimEnd()}`;
  const sub = textOf(row.sub);
  const lines = [spread(text, row.aside, lead)];
  if (sub !== '') lines.push(wrap(sub, ' '.repeat(Math.max(4, lead.length + 2))));
  return lines.join('\n');
}

function spread(left: string, right: string, lead: string): string {
  if (right === '') return wrap(left, ' '.repeat(lead.length + 2), '');
  const room = columns - widthOf(left) - widthOf(right);
  if (room >= 2) return left + ' '.repeat(room) + right;
  return `${wrap(left, ' '.repeat(lead.length + 2), '')}\n${' '.repeat(lead.length + 2)}${right}`;
}

/** The folded jobs in columns: mark and name, result, time. */
export function columnsOf(rows: readonly Row[]): string {
  const names = rows.map((row) => `${markText(row.mark)}${textOf(row.spans)}`);
  const nameWidth = Math.min(36, Math.max(...names.map(widthOf)));
  const asideWidth = Math.min(30, Math.max(...rows.map((row) => widthOf(row.aside))));
  return rows
    .map((row, index) => {
      const name = names[index] ?? '';
      const rest = `${row.aside.padEnd(asideWidth)}   ${textOf(row.sub)}`.trimEnd();
      if (widthOf(name) > nameWidth) return `${wrap(name, '  ', '')}\n${' '.repeat(nameWidth + 3)}${rest}`;
      return `${name}${' '.repeat(nameWidth - widthOf(name) + 3)}${rest}`.trimEnd();
    })
    .join('\n');
}

/** `Label:  value`, values in one column. */
export function factsOf(rows: readonly { label: string; spans: Span[] }[]): string {
  const width = Math.min(24, Math.max(...rows.map((row) => widthOf(row.label))) + 1);
  return rows
    .map((row) => {
      const label = `${row.label}:`;
      return wrap(
        lineOf(row.spans),
        ' '.repeat(width + 2),
        label + ' '.repeat(Math.max(2, width + 2 - widthOf(label))),
      );
    })
    .join('\n');
}

/** The stations of an incident, one a line. */
export function pointsOf(points: readonly Point[]): string {
  const width = Math.max(...points.map((point) => widthOf(point.label)));
  return points
    .map((point) => {
      const line = `${point.mark.glyph} ${point.label.padEnd(width)}  ${textOf(point.spans)}`;
      return point.sub === '' ? line : `${line}, ${point.sub}`;
    })
    .join('\n');
}

/** The text part as it is sent: no trailing spaces, never more than one empty line, one line end at the end. */
export function tidy(text: string): string {
  return `${text
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
