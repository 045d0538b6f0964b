export interface GlobOptions {
  /** Upper and lower case are the same. */
  nocase?: boolean;
  /** Braces are literal. */
  nobrace?: boolean;
}

type Test = (text: string) => boolean;

const STAR = Symbol('any characters of a segment');
const ONE = Symbol('one character of a segment');
const SEGMENTS = Symbol('any segments');
type Segment = (string | typeof STAR | typeof ONE)[];

/** A pattern with more alternatives than this is compared as it stands. */
const MAX_ALTERNATIVES = 1_000;

/**
 * Compiles a glob, or several of which one must match, to a test. `*` and `?` stay within a path segment, `**` stands
 * for any segments, `{a,b}` for alternatives, and a backslash takes the meaning off the next character. Brackets,
 * extended globs and negation have none: `dependabot[bot]` and `!important` are names.
 *
 * Strangers choose the texts, and the glob libraries make regular expressions that take exponential time for a pattern
 * of many stars. This takes at most the product of both lengths.
 */
export function compileGlob(globs: string | readonly string[], options: GlobOptions = {}): Test {
  const fold = (text: string): string => (options.nocase ? text.toLowerCase() : text);
  const patterns = [globs].flat().flatMap((glob) => {
    const alternatives = options.nobrace ? [glob] : expandBraces(glob);
    return alternatives.map((alternative) => fold(alternative).split('/').map(readSegment));
  });
  return (text) => {
    const segments = fold(text).split('/');
    return patterns.some((pattern) => matchWithStars(pattern, segments, SEGMENTS, matchSegment));
  };
}

/**
 * Compiles a list as under `on:`: a later `!pattern` takes back an earlier match. A list of nothing but `!patterns`
 * matches everything else, an empty list nothing.
 */
export function compileList(patterns: readonly string[], options: GlobOptions = {}): Test {
  if (patterns.length === 0) return () => false;
  const rules = patterns.map((pattern) => {
    const isNegated = pattern.startsWith('!');
    const glob = isNegated ? pattern.slice(1) : pattern;
    return { isNegated, matches: glob === '' ? () => false : compileGlob(glob, options) };
  });
  const isOpen = rules.every(({ isNegated }) => isNegated);
  return (name) =>
    rules.reduce((isMatch, { isNegated, matches }) => (matches(name) ? !isNegated : isMatch), isOpen);
}

/** `a{b,c{d,e}}` as `ab`, `acd` and `ace`; braces without a comma are literal. */
function expandBraces(glob: string): string[] {
  const done: string[] = [];
  const open = [glob];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const braces = findBraces(next);
    if (braces === undefined) done.push(next);
    else open.push(...braces.parts.map((part) => braces.before + part + braces.after));
    if (open.length + done.length > MAX_ALTERNATIVES) return [glob];
  }
  return done;
}

/** The first pair of braces with a comma of its own, cut at its commas. */
function findBraces(glob: string): { before: string; parts: string[]; after: string } | undefined {
  const open: number[][] = [];
  for (let at = 0; at < glob.length; at++) {
    const character = glob[at];
    if (character === '\\') at += 1;
    else if (character === '{') open.push([at]);
    else if (character === ',') open.at(-1)?.push(at);
    else if (character === '}') {
      const cuts = open.pop();
      if (cuts === undefined || cuts.length === 1) continue;
      const parts = cuts.map((cut, index) => glob.slice(cut + 1, cuts[index + 1] ?? at));
      return { before: glob.slice(0, cuts[0]), parts, after: glob.slice(at + 1) };
    }
  }
  return undefined;
}

function readSegment(glob: string): Segment | typeof SEGMENTS {
  if (glob === '**') return SEGMENTS;
  const segment: Segment = [];
  let isEscaped = false;
  for (const character of glob) {
    if (isEscaped || !['\\', '*', '?'].includes(character)) segment.push(character);
    else if (character !== '\\') segment.push(character === '*' ? STAR : ONE);
    isEscaped = !isEscaped && character === '\\';
  }
  if (isEscaped) segment.push('\\');
  return segment;
}

function matchSegment(segment: Segment | typeof SEGMENTS, text: string): boolean {
  if (segment === SEGMENTS) return true;
  if (text === '') return segment.length === 0;
  return matchWithStars(segment, [...text], STAR, (each, character) => each === ONE || each === character);
}

/**
 * Compares parts with items, where a star stands for any number of items. Only the last star has to give way: what
 * an earlier one could take instead, the last one can take as well.
 */
function matchWithStars<Part, Item>(
  parts: readonly Part[],
  items: readonly Item[],
  star: Part,
  isSame: (part: Part, item: Item) => boolean,
): boolean {
  let [part, item] = [0, 0];
  let last: { part: number; item: number } | undefined;
  while (item < items.length) {
    const wanted = parts[part];
    if (part < parts.length && wanted === star) {
      last = { part, item };
      part += 1;
    } else if (part < parts.length && isSame(wanted as Part, items[item] as Item)) {
      part += 1;
      item += 1;
    } else if (last !== undefined) {
      last.item += 1;
      [part, item] = [last.part + 1, last.item];
    } else return false;
  }
  return parts.slice(part).every((each) => each === star);
}
