import { type Context, createContext, Script } from 'node:vm';
import { quote } from '../errors.ts';

const hidden = '[redacted]';

/**
 * Shapes of secrets. Where a pattern has the group `secret`, only that part is hidden. Each is linear: quantifiers
 * are bounded or cannot overlap what follows, and each can only begin where a look-behind or a fixed word
 * says so. Prefixes that are distinctive enough are found inside a word too.
 */
const shapes: readonly RegExp[] = [
  // GitHub: classic, OAuth, user, server and refresh tokens, fine-grained tokens.
  /gh[pousr]_[A-Za-z0-9_.-]{16,}/dg,
  /github_pat_[A-Za-z0-9_]{16,}/dg,
  /glpat-[\w-]{16,}/dg,
  /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/dg,
  // Microsoft Entra client secret: three characters, a digit, `Q~`, then 31 to 34 more.
  /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{28,40}/dg,
  // Connection strings and signed URLs of Azure.
  /\b(?:AccountKey|SharedAccessKey|SharedSecretValue|AccessKey|SharedAccessSignature)\s?=\s?(?<secret>[^\s;"'&,]{8,})/dgi,
  /[?&;]sig=(?<secret>[^\s&"'<>;]{8,})/dgi,
  // JSON Web Tokens, signed or encrypted, also without their last part.
  /(?<![\w-])eyJ[\w-]{10,}(?:\.[\w-]*){1,4}/dg,
  /xox[a-z]-[A-Za-z0-9-]{8,}/dg,
  /xapp-\d-[A-Za-z0-9-]{8,}/dg,
  /hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<secret>[\w/-]{16,})/dg,
  /npm_[A-Za-z0-9]{30,}/dg,
  /pypi-[\w-]{32,}/dg,
  /AIza[\w-]{30,}/dg,
  /(?<![A-Za-z0-9])ya29\.[\w-]{20,}/dg,
  /(?<![A-Za-z0-9])(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,}/dg,
  /(?<![A-Za-z0-9])sk-[\w-]{24,}/dg,
  /(?<![A-Za-z0-9])SG\.[\w-]{16,}\.[\w-]{16,}/dg,
  /(?<![A-Za-z0-9])(?:hf_|dckr_pat_|dop_v1_|shpat_|xkeysib-)[\w-]{20,}/dg,
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)/dg,
  // `Authorization: Bearer …`, `authorization: "basic …"`, and the scheme alone before a long value.
  /\bauthorization["']?\s{0,4}[:=]\s{0,4}["']?(?:(?:bearer|basic|token|digest|negotiate|sharedkey)\s{1,4})?(?<secret>[^\s"',]{4,})/dgi,
  /\b(?:bearer|basic)\s{1,4}(?<secret>[A-Za-z0-9+/_.~-]{16,}={0,2})/dgi,
  // `password=…`, `DB_PASSWORD: "…"`, `--password …`; a quoted value to its closing quote.
  /(?:passw(?:or)?d|passphrase)["']?\s{0,4}(?:=>|[:=])\s{0,4}(?<secret>"[^"]{1,512}"?|'[^']{1,512}'?|[^\s"'&;,]+)/dgi,
  // `Pwd=…` of a connection string, not the working directory.
  /(?<![A-Za-z_])pwd=(?![/~]|[A-Za-z]:\\)(?<secret>[^\s"'&;,]+)/dgi,
  // `STORAGE_KEY=…`, `"primaryKey": "…"`: the name says too little, so the value has to look like a key in base64.
  /key[0-9]?["']?\s{0,4}(?:=>|[:=])\s{0,4}["']?(?<secret>(?=[A-Za-z+/]{0,64}\d)[A-Za-z0-9+/]{32,}={0,2})(?![\w-])/dgi,
  // 64 octets in base64, as Azure writes the keys of its services; behind `sha512-` it is a checksum.
  /(?<![A-Za-z0-9+/=-])[A-Za-z0-9+/]{86}==(?![A-Za-z0-9+/=])/dg,
  // `DB_PASS=…`
  /_pass["']?\s{0,4}(?:=>|[:=])\s{0,4}(?<secret>"[^"]{1,512}"?|'[^']{1,512}'?|[^\s"'&;,]{6,})/dgi,
  /(?:secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?)["']?\s{0,4}(?:=>|[:=])\s{0,4}["']?(?<secret>(?=[^\s"'&;,]{0,64}\d)[^\s"'&;,()]{12,})/dgi,
  /(?<![\w-])--?(?:[a-z]{1,20}-){0,3}(?:password|passphrase|token|secret|api-?key)[ =]\s{0,4}(?<secret>"[^"]{1,512}"?|'[^']{1,512}'?|[^\s"'-][^\s"']*)/dgi,
  // `https://user:password@host`: user and password both; the last `@` before the path ends them.
  /:\/\/(?<secret>[^\s/?#:@"'<>]{0,256}:[^\s/?#"'<>]{1,1024})@/dg,
];

export interface Redactions {
  patterns: RegExp[];
  /** One sentence for each line that is no usable pattern. */
  problems: string[];
}

/**
 * Reads the `redact` input. A line is the source of a JavaScript regular expression, or `/source/flags` with the
 * flags `i`, `s`, `u` and `v`; blank lines are skipped. A pattern sees one log line at a time.
 */
export function parseRedactions(lines: readonly string[]): Redactions {
  const patterns: RegExp[] = [];
  const problems: string[] = [];
  for (const [index, line] of lines.entries()) {
    const text = line.trim();
    if (text === '') continue;
    const [, source = text, flags = ''] = /^\/(.+)\/([a-z]*)$/.exec(text) ?? [];
    const where = `line ${index + 1}`;
    if (/[^gisuv]/.test(flags)) {
      problems.push(`${where}: only the flags i, s, u and v may follow the pattern`);
      continue;
    }
    try {
      // regexes: the user writes this pattern
      const pattern = new RegExp(source, [...new Set(`${flags}g`)].join(''));
      if (pattern.test(''))
        problems.push(`${where}: the pattern matches an empty text, so it would match everywhere`);
      else patterns.push(pattern);
    } catch (error) {
      // "Invalid regular expression: /(/: Unterminated group"
      const isFlags = flags.includes('u') && flags.includes('v');
      const reason = isFlags
        ? 'the flags u and v exclude each other'
        : (error as Error).message.split(': ').at(-1);
      problems.push(`${where}: ${quote(text)} is not a JavaScript regular expression (${reason})`);
    }
  }
  return { patterns, problems };
}

type Span = [start: number, end: number];

function findSpans(text: string, pattern: RegExp, spans: Span[]): void {
  for (const match of text.matchAll(pattern)) {
    const [start, end] = match.indices?.groups?.['secret'] ?? [match.index, match.index + match[0].length];
    if (end > start) spans.push([start, end]);
  }
}

/** Hides the union of the spans, so that two patterns that overlap cannot break each other's match. */
function hideSpans(text: string, spans: Span[]): string {
  let result = '';
  let at = 0;
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
    if (end <= at) continue;
    if (start >= at) result += text.slice(at, start);
    if (start > at || at === 0) result += hidden;
    at = end;
  }
  return result + text.slice(at);
}

/** Hides secrets in the texts of one run: the built-in shapes, and the user's own patterns within their budget. */
export interface Redactor {
  /** @returns the texts in the same order, each hidden part replaced by `[redacted]` */
  redact(texts: readonly string[]): string[];
  /** What the user should know, one sentence for each pattern that was stopped. */
  notes(): string[];
}

/** Time for all of the user's patterns, at most; and their share of the run's time. */
const MAX_BUDGET_MS = 4_000;
const BUDGET_SHARE = 1 / 8;
/** A pattern spends at most this part of its time on one text. */
const TEXT_SHARE = 1 / 4;

/**
 * A redactor for one run. All that it hides, it looks for in the text as it came.
 *
 * A user's pattern may backtrack for ever, and a stranger may write the line on which it does. So it runs under the
 * time limit of `node:vm`, which V8 obeys inside a regular expression too: any JavaScript pattern stays allowed and
 * none can hang the action. Each has its share of one budget for the whole run. It fails closed: a text that a
 * pattern could not check to the end is hidden whole, and so is each that comes when its time is used up.
 *
 * @param patterns  from {@link parseRedactions}
 * @param timeoutMs the time of the whole run, in milliseconds
 * @param now       a clock in milliseconds that only goes forward
 */
export function createRedactor(patterns: readonly RegExp[], timeoutMs: number, now: () => number): Redactor {
  const budgetMs = Math.min(MAX_BUDGET_MS, timeoutMs * BUDGET_SHARE);
  const limited = patterns.map((pattern) => limitPattern(pattern, budgetMs / patterns.length, now));
  return {
    redact(texts) {
      const spans = texts.map((text) => {
        const found: Span[] = [];
        for (const shape of shapes) findSpans(text, shape, found);
        return found;
      });
      for (const pattern of limited) pattern.find(texts, spans);
      return texts.map((text, index) => hideSpans(text, spans[index] ?? []));
    },
    notes: () =>
      limited.flatMap(({ unchecked }, index) => {
        const count = unchecked();
        if (count === 0) return [];
        return `Pattern ${index + 1} of redact took too long and was stopped; ${count} ${count === 1 ? 'line was' : 'lines were'} hidden instead of checked.`;
      }),
  };
}

const guarded = new Script('work()');

interface LimitedPattern {
  /** Adds what the pattern matches to the spans of each text; of a text that it could not check, all. */
  find(texts: readonly string[], spans: Span[][]): void;
  /** So many texts were hidden unchecked. */
  unchecked(): number;
}

function limitPattern(pattern: RegExp, budgetMs: number, now: () => number): LimitedPattern {
  let restMs = budgetMs;
  let unchecked = 0;
  let work = (): void => {};
  const context = createContext({ work: () => work() });
  return {
    find(texts, spans) {
      let at = 0;
      work = () => {
        for (; at < texts.length; at++) findSpans(texts[at] ?? '', pattern, spans[at] ?? []);
      };
      while (at < texts.length) {
        const before = at;
        const isStopped = restMs < 1 || !runWithin(context, Math.min(restMs, budgetMs * TEXT_SHARE));
        // A stop after other texts says nothing of this one yet: it gets a time of its own.
        if (!isStopped || (at > before && restMs >= 1)) continue;
        spans[at] = [[0, texts[at]?.length ?? 0]];
        unchecked += 1;
        at += 1;
      }
    },
    unchecked: () => unchecked,
  };

  /** @returns false when the time was over first */
  function runWithin(target: Context, limitMs: number): boolean {
    const startedAt = now();
    try {
      guarded.runInContext(target, { timeout: Math.ceil(limitMs) });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      return false;
    } finally {
      restMs -= now() - startedAt;
    }
  }
}

const keyBegin = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const keyEnd = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
/** A line of a key: base64, an armor header, a blank line. A log may indent or prefix it. */
const keyBody = /[A-Za-z0-9+/]{16,}|^\s*(?:[\w-]+: \S|[A-Za-z0-9+/]+={0,2}\s*$|={1,2}\s*$|$)/;

/**
 * Hides private keys printed over several lines. Lines go through it in order, all of them: a line in the middle of a
 * key looks like nothing in particular.
 *
 * @returns a function from one line to the line as it may be shown
 */
export function createKeyFilter(): (line: string) => string {
  let isInside = false;
  return (line) => {
    if (!isInside) {
      if (!line.includes('-----BEGIN ')) return line;
      const begin = keyBegin.exec(line);
      if (begin === null) return line;
      isInside = !keyEnd.test(line.slice(begin.index));
      return isInside ? `${line.slice(0, begin.index)}${hidden}` : line;
    }
    const end = keyEnd.exec(line);
    if (end !== null) {
      isInside = false;
      return hidden + line.slice(end.index + end[0].length);
    }
    isInside = keyBody.test(line);
    return isInside ? hidden : line;
  };
}
