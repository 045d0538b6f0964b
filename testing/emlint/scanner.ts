const atext = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]";
const dotAtom = new RegExp(`${atext}+(?:\\.${atext}+)*`, 'y');
const atom = new RegExp(`${atext}+`, 'y');
const token = /[!#$%&'*+.^_`{|}~0-9A-Za-z-]+/y;
const quotedString = /"(?:[\t \x21\x23-\x5b\x5d-\x7e]|\\[\t\x20-\x7e])*"/y;

/** Says what a structured field should have had, and where. */
export class GrammarError extends Error {}

/** Reads a structured field from left to right in the words of RFC 5322 section 3.2 and RFC 2045 section 5.1. */
export class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    this.skip();
    return this.#at >= this.#text.length;
  }

  /** The character that comes next, blanks and comments skipped. */
  peek(): string {
    this.skip();
    return this.#text.charAt(this.#at);
  }

  /** CFWS: blanks and comments, which may nest. */
  skip(): void {
    let depth = 0;
    for (; this.#at < this.#text.length; this.#at += 1) {
      const char = this.#text.charAt(this.#at);
      if (char === '(') depth += 1;
      else if (depth > 0 && char === ')') depth -= 1;
      else if (depth > 0 && char === '\\') this.#at += 1;
      else if (depth === 0 && !/[ \t]/.test(char)) return;
    }
    if (depth > 0) throw new GrammarError('a comment is not closed');
  }

  expect(char: string): void {
    if (this.peek() !== char) this.#fail(`"${char}"`);
    this.#at += 1;
  }

  atom(): string {
    return this.#take(atom, 'a word');
  }

  dotAtom(): string {
    return this.#take(dotAtom, 'a dot-atom');
  }

  token(): string {
    return this.#take(token, 'a token');
  }

  /** The content of a quoted string, quotes and backslashes taken off. */
  quotedString(): string {
    return this.#take(quotedString, 'a quoted string').slice(1, -1).replace(/\\(.)/g, '$1');
  }

  /** Tries to read something, and stands where it stood when that is not there. */
  attempt<T>(read: () => T): T | undefined {
    const at = this.#at;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof GrammarError)) throw error;
      this.#at = at;
      return undefined;
    }
  }

  #take(pattern: RegExp, what: string): string {
    this.skip();
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) return this.#fail(what);
    this.#at += found.length;
    return found;
  }

  #fail(what: string): never {
    throw new GrammarError(`${what} expected at "${this.#text.slice(this.#at, this.#at + 20)}"`);
  }
}

/** Runs a reader over a whole value. @returns what is wrong with it, if anything */
export function findGrammarError(value: string, read: (scanner: Scanner) => void): string | undefined {
  const scanner = new Scanner(value);
  try {
    read(scanner);
    if (!scanner.isAtEnd) throw new GrammarError(`"${scanner.peek()}" is too much`);
    return undefined;
  } catch (error) {
    if (error instanceof GrammarError) return error.message;
    throw error;
  }
}
