/**
 * What a terminal would show of a stream of output: escape sequences gone, lines that a carriage return has
 * overwritten reduced to their last state. Memory is bounded by {@link lineLimit} whatever the input is.
 */

/** Longest line that is kept, in UTF-16 code units: far more than is ever shown, so that a secret is seen whole. */
const lineLimit = 16_384;

/** The stamp that the runner puts before each line; an overwritten line keeps it. */
const stamp = /^\uFEFF?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z ?/;

/** Line feed, carriage return, ESC and the 8-bit forms of DCS, SOS, CSI, OSC, PM and APC (ECMA-48, 8.3). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const special = /[\n\r\u001B\u0090\u0098\u009B\u009D-\u009F]/g;
/** Parameter and intermediate bytes of a control sequence. */
const parameters = /[\u0020-\u003F]*/y;
/** What can end a control string: BEL, ST, ESC (of `ESC \`); a line feed ends an unterminated one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const stringEnd = /[\u0007\u001B\u009C\n]/g;

type Mode = 'text' | 'escape' | 'sequence' | 'string' | 'string-escape';

export interface LineWriter {
  /** Takes the next piece of decoded output, cut anywhere. */
  write(text: string): void;
  /** Hands over the last line if no line feed ended it. */
  end(): void;
}

/**
 * Turns pieces of terminal output into lines, in linear time. A sequence that never ends hides no more than its
 * own line.
 *
 * @param onLine called for each line, with its text without line end, at most {@link lineLimit} long; `isCut` tells
 *               that the line was longer
 */
export function createLineWriter(onLine: (text: string, isCut: boolean) => void): LineWriter {
  let line = '';
  let isCut = false;
  let isBegun = false;
  let isReturned = false;
  let mode: Mode = 'text';

  function append(piece: string): void {
    if (isReturned) {
      line = stamp.exec(line)?.[0] ?? '';
      isCut = false;
      isReturned = false;
    }
    const room = lineLimit - line.length;
    if (piece.length > room) isCut = true;
    line += piece.length > room ? piece.slice(0, room) : piece;
  }

  function endLine(): void {
    onLine(line, isCut);
    line = '';
    isCut = false;
    isBegun = false;
    isReturned = false;
  }

  function readText(text: string, from: number): number {
    special.lastIndex = from;
    const at = special.test(text) ? special.lastIndex - 1 : text.length;
    if (at > from) append(text.slice(from, at));
    if (at === text.length) return at;
    const control = text.charAt(at);
    if (control === '\n') endLine();
    else if (control === '\r') isReturned = true;
    else if (control === '\u001B') mode = 'escape';
    else mode = control === '\u009B' ? 'sequence' : 'string';
    return at + 1;
  }

  function readEscape(text: string, from: number): number {
    const code = text.charCodeAt(from);
    if (code === 0x5b) mode = 'sequence';
    else if ('PX]^_'.includes(text.charAt(from))) mode = 'string';
    else if (code === 0x1b || (code >= 0x20 && code <= 0x2f)) mode = 'escape';
    else {
      mode = 'text';
      return code >= 0x30 && code <= 0x7e ? from + 1 : from;
    }
    return from + 1;
  }

  function readSequence(text: string, from: number): number {
    parameters.lastIndex = from;
    parameters.test(text);
    const at = parameters.lastIndex;
    if (at === text.length) return at;
    mode = 'text';
    const code = text.charCodeAt(at);
    return code >= 0x40 && code <= 0x7e ? at + 1 : at;
  }

  function readString(text: string, from: number): number {
    stringEnd.lastIndex = from;
    const at = stringEnd.test(text) ? stringEnd.lastIndex - 1 : text.length;
    if (at === text.length) return at;
    const control = text.charAt(at);
    mode = control === '\u001B' ? 'string-escape' : 'text';
    return control === '\n' ? at : at + 1;
  }

  function readStringEscape(text: string, from: number): number {
    const isTerminator = text.charAt(from) === '\\';
    mode = isTerminator ? 'text' : 'escape';
    return isTerminator ? from + 1 : from;
  }

  const readers = {
    text: readText,
    escape: readEscape,
    sequence: readSequence,
    string: readString,
    'string-escape': readStringEscape,
  };

  return {
    write(text) {
      let at = 0;
      while (at < text.length) {
        isBegun = true;
        at = readers[mode](text, at);
      }
    },
    end() {
      if (isBegun) endLine();
    },
  };
}
