/** A line of output without what another program put before it. */
export interface UnprefixedLine {
  /** Who said it: the name of the service, package or task; empty for the step itself. */
  stream: string;
  /** What was taken off, so that `prefix + text` is the line. */
  prefix: string;
  text: string;
}

/** So many names are counted at most; the oldest is forgotten first. */
const maxNames = 64;
/** So often a name must have stood before a line until it is taken for a prefix. */
const learnedAfter = 2;

/** `2026-03-04 10:15:24,123 `, `[10:15:24.5] `, `2026-03-04T10:15:24Z: ` of a tool, and the step of BuildKit: `#37 1.2 `. */
const stamp =
  /^(?:(?:[A-Z]{4,8} )?[[(]?(?:\d{4}[-/]\d\d[-/]\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d| [AP]M)?[\])]?:?(?:\s+|$)|#\d{1,5} (?:\d{1,6}\.\d{1,6} )?)(?=\S|$)/;
/** `[lint] `, `[@site/web]: `: a form that hardly anything else has but a code, `[MISSING_EXPORT] `. */
const bracketed = /^ *\[((?![A-Z]{1,30}_[A-Z_]{1,30}\])(?=[^\]]{0,60}[A-Za-z])[\w@./:#-]{1,60})\]:? /;
/** `test_1  | `, `@octo/b:lint: `, `packages/a test: `, `tag<tab>`: what stands before the first such sign, if it is a name. */
const signs: readonly (readonly [sign: string, name: RegExp])[] = [
  [': ', /^[\w@./#+-][\w@./:#+-]{0,60}(?: [\w:-]{1,30})?$/],
  ['|', /^[\w@./#+-][\w@./:#+-]{0,60} *$/],
  ['> ', /^\w[\w.-]{0,30}(?: \w{1,20})?$/],
  ['\t', /^.{1,80}$/],
];
/** A prefix ends within so many characters. */
const prefixLength = 100;
/** Words before a colon that say what kind of line it is, and places: no names. */
const noName =
  /^(?:.*\b)?(?:errors?|err!?|warn(?:ings?)?|info|debug|trace|fatal|emerg|alert|crit(?:ical)?|severe|fail(?:ed|ure)?|note|notice|hint|help|caused by|pass|ok|expected|actual|received|got|want|left|right|at|in)$|^[A-Z]$|(?:Error|Exception|Failure|Warning)$|:\d+$|\.[a-z]{1,5}$|^\d+$/i;
/** Some print the whole traceback with the exception's name before each line. */
const exceptionName = /^[A-Z]\w+Exception$/;
/** The frame that Terraform and others draw beside a message, a logger's pointer, Yarn's codes, and the process id of Valgrind. */
const box = /^(?:[│┃]\s?(?=\s*\S)|[›»▸] +|➤ YN\d{4}: (?:[│┌└] ?)?|==\d{1,10}== ?)/;
/** Python draws a margin beside an exception group, and a rule above each of its exceptions. */
const groupStart = /^\s*\+ Exception Group Traceback \(most recent call last\):$/;
const margin = /^\s*[|+] ?/;
/** PowerShell draws one beside the source of an error, a line of tildes and its message. */
const sourceMargin = /^ +\| +(?=[^~\s])/;
const marginRule = /^\s*(?:\+-)?\+-{10,}(?: (\d+|\.\.\.) -{10,})?$/;

/**
 * Learns what multiplexers (Docker Compose, Turborepo, concurrently, GNU parallel and the like) and tools with their own
 * clock put before each line. What stands before a line again and again is a prefix, whatever it looks like.
 */
export function createPrefixReader(): (line: string) => UnprefixedLine {
  const counts = new Map<string, number>();
  /** The exception of a group that is being told; undefined outside of one. */
  let group: string | undefined;
  let isBesideSource = false;

  /** Counts the name, and tells whether it had recurred before. */
  function isLearned(name: string): boolean {
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    if (counts.size > maxNames) counts.delete(counts.keys().next().value ?? '');
    return count >= learnedAfter;
  }

  function readName(text: string): { name: string; length: number } | undefined {
    const first = text.charCodeAt(0);
    if (first === 0x5b || (first === 0x20 && /^ {0,12}\[/.test(text))) {
      const bracket = bracketed.exec(text);
      const name = bracket?.[1] ?? '';
      return bracket === null || (noName.test(name) && !exceptionName.test(name))
        ? undefined
        : { name, length: bracket[0].length };
    }
    for (const [sign, pattern] of signs) {
      const signAt = text.indexOf(sign);
      if (signAt < 1 || signAt > prefixLength) continue;
      const spaceAt = text.indexOf(' ');
      const hasSpaces = spaceAt < signAt - 1 && text.lastIndexOf(' ', signAt - 1) !== spaceAt;
      // Cheaper than the pattern: before a colon, a name has one space at most.
      if (sign === ': ' && hasSpaces) continue;
      const before = text.slice(0, signAt);
      const name = before.trimEnd();
      if (!pattern.test(before) || noName.test(name)) continue;
      const end = signAt + sign.length;
      return isLearned(name)
        ? { name, length: sign === '|' && text[end] === ' ' ? end + 1 : end }
        : undefined;
    }
    return undefined;
  }

  /** Each exception of a group is a stream of its own: the first one counts. */
  function readMargin(line: string): UnprefixedLine | undefined {
    if (line.endsWith(':') && groupStart.test(line)) group = '';
    if (group === undefined) return undefined;
    const end = margin.exec(line)?.[0].length;
    if (end === undefined) {
      group = undefined;
      return undefined;
    }
    const rule = marginRule.exec(line);
    if (rule !== null) group += ` ${rule[1] ?? 'end'}`;
    const at = rule === null ? end : line.length;
    return { stream: group, prefix: line.slice(0, at), text: line.slice(at) };
  }

  return (line) => {
    const grouped = readMargin(line);
    if (grouped !== undefined) return grouped;
    isBesideSource = line === 'Line |' || (isBesideSource && /^ +(?:\d+ )?\|/.test(line));
    const beside = isBesideSource ? (sourceMargin.exec(line)?.[0].length ?? 0) : 0;
    if (beside > 0) return { stream: '', prefix: line.slice(0, beside), text: line.slice(beside) };
    let at = 0;
    let stream = '';
    const first = line.charCodeAt(0);
    if ((first === 0x20 && !/^ +\[/.test(line)) || first === 0x09) return { stream, prefix: '', text: line };
    // Cheaper than the patterns: a stamp begins with a digit, `[`, `#` or a capital, a box with a sign.
    if (first < 0x5c) at += stamp.exec(line)?.[0].length ?? 0;
    const found = readName(at === 0 ? line : line.slice(at));
    if (found !== undefined) {
      stream = found.name;
      at += found.length;
      at += stamp.exec(line.slice(at))?.[0].length ?? 0;
    }
    const sign = line.charCodeAt(at);
    if (sign === 0x3d || sign > 0x7f) at += box.exec(line.slice(at))?.[0].length ?? 0;
    return { stream, prefix: line.slice(0, at), text: at === 0 ? line : line.slice(at) };
  };
}
