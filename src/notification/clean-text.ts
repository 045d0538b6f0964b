export interface CleanOptions {
  /** Longest result in UTF-16 code units; a longer text ends in `…`. */
  maxLength?: number;
  /** Keeps line breaks (as `\n`) and tabs; without it both become one space. */
  multiline?: boolean;
}

/**
 * C0 and C1 controls but for tab and line breaks, and the bidirectional marks, overrides, embeddings and isolates
 * of Unicode TR 9, which can make text read as something else.
 */
const removed = /(?![\t\n\r\u0085])[\p{Cc}\p{Bidi_Control}]/gu;
const lineBreak = /\r\n|[\r\n\u0085\u2028\u2029]/g;

/**
 * Makes untrusted text safe to place on a line: no control and no bidirectional-override characters, no half
 * surrogates. It is not escaped; that happens where it is placed. Runs in linear time.
 *
 * @param text    branch name, title, commit message, log line: anything a stranger may have written
 * @returns the text; applying the function again changes nothing
 */
export function cleanText(text: string, options: CleanOptions = {}): string {
  const plain = text.toWellFormed().replace(removed, '');
  const lined = options.multiline
    ? plain.replace(lineBreak, '\n')
    : plain.replace(lineBreak, ' ').replaceAll('\t', ' ').trim();
  return options.maxLength === undefined ? lined : cutText(lined, options.maxLength);
}

/** `"a", "b" and 2 more`: at most three names, cleaned and in quotation marks. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `"${cleanText(name, { maxLength: 100 })}"`);
  const more = names.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  const last = all.pop() ?? '';
  return all.length > 0 ? `${all.join(', ')} and ${last}` : last;
}

/** Shortens to `maxLength` UTF-16 code units including the final `…`, never inside a surrogate pair. */
function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  if (maxLength < 1) return '';
  const end = maxLength - 1;
  const splitsPair = end > 0 && /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
  return `${text.slice(0, splitsPair ? end - 1 : end).trimEnd()}…`;
}
