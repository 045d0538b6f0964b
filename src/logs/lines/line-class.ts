import type { LogLine } from '../../notification/notification.ts';
import { frame, type Role, readRole } from './roles.ts';
import { isVerdict, isWrapper } from './secondhand-failure.ts';

/** What the runner's own marker (`##[error]`) says of a line. */
export type Marker = 'error' | 'warning' | 'notice' | 'command';

export interface LineClass {
  tone: Exclude<LogLine['tone'], 'gap'>;
  /** 0: says nothing of an error; 1: names one; 2: is one, as far as its shape tells. */
  weight: 0 | 1 | 2;
  /** How well the line says, alone, what went wrong; 0 when it does not. See {@link scores}. */
  score: number;
  role: Role;
}

/** From a line that tells nothing of its own to one that names a concrete error. */
export const scores = {
  /** Only says that something else failed. */
  wrapper: 0.5,
  /** Holds a word of failure. */
  word: 1,
  /** Says that a test failed, not why. */
  verdict: 3,
  complaint: 4.5,
  place: 5,
  concrete: 8,
  /** The runner marked it, and it says something. */
  marked: 8,
} as const;

/** Cheap first sieve: most lines of most logs say nothing of all this. */
const noteworthy =
  /err|expect|exception|fatal|fail|undefined|unresolved|not |no such|denied|refused|panic|traceback|assert|warn|segm|core dumped|killed|memory|timed out|no space|ENO|EACC|ETIMED|_test\.go:|loss record|crash|rejected\]|\b(?:CVE|GHSA|RUSTSEC)-|n't (?:find|load|resolve|open|read|connect)/i;
/** How a complaint begins that has no word of failure. */
const opening =
  /^\s*(?:\d+:\d+\s+)?[✗✘✖×●❌⨯]|^\W{0,12}(?:\w{1,9}(?: error| ERR!)?: ?)?(?:404 |cannot\b|can't|expected\b|severe\b|critical\b|(?:emerg|alert|crit)\] |could not|couldn't|unable to|failure to|invalid|unknown|unexpected|unsupported|unrecognized|undefined|missing|conflict\b|(?:issue|problem|violation|vulnerability|message)(?: #\d+)?:)|^\s*(?:(?:[A-Z]\w*::)+[A-Z]\w*:(?:\s|$)|\^-*\^? SC\d|[A-Z]\w{1,30}-\w{1,60} : )/i;
/** First characters (after white space) of lines that may play a role without a word of failure. */
const roleStart =
  /^\s*(?:[=#_✓✔√\->~|*1-9[(╭┌]|ok\b|PASS|OK|Test|BUILD|All |Line \||\.{3}|Captured|std(?:out|err)|During|The above|Start|test |at |from |in |File ")/;

const warning =
  /^w: |^\s*\[?(?:npm )?(?:(?:error|ERR!) [\w.-]{1,30} )?warn(?:ing)?\b(?! {2,}\w+ {2}|\] Rule violated )|\bwarning(?: [A-Z]+\d+)?\s?:|^\s*\d+:\d+\s+(?:warning|info)\b|\((?:warning|info|note|style)\)\s*$/i;

/** Words of the error pattern in a sense that is none: `0 errors`, `error-free`, `--fail-fast`, `failed: 0`, `errors.ts`. */
const harmless = new RegExp(
  [
    String.raw`\b(?:0|no|zero|without)\s+(?:any\s+|[a-z]{1,20}\s+)?(?:errors?|failures?|failed|failing|exceptions?|fail)\b`,
    String.raw`\b(?:errors?|failures?|failed|failing|fail|exceptions?)(?:\s?[:=]\s?|\s)0\b(?![.:]\d)`,
    String.raw`\bundefined:?\s+0\b`,
    String.raw`\b(?:error|fail(?:ure)?)[- ](?:free|safe|fast|over)\b`,
    String.raw`(?<![\w-])--?[a-z-]{0,40}(?:fail|error)[\w-]{0,40}`,
    String.raw`\b(?:errors?|exceptions?|fail(?:ures?|ed|s)?)[\w-]{0,40}\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|cs|rb|php|html?|css|md|json|log|txt|ya?ml|cpp|h)\b`,
    String.raw`[\\/](?:errors?|exceptions?|failures?)(?=[\\/])`,
  ].join('|'),
  'gi',
);

/** After email-ext's default pattern (Jenkins, BUILD_LOG_REGEX), with the words of today's tools. */
const errorWord = new RegExp(
  [
    String.raw`\b(?:errors?|err!|exceptions?|fatal|fail(?:ed|ures?|s)?|unresolved|panic(?:ked)?|traceback)(?!-?\w)`,
    String.raw`(?:Error|Exception)(?!-?\w)`,
    String.raw`\bundefined(?::| (?:reference|symbol|method|local|variable|name|identifier)\b)`,
    String.raw`\b(?:is (?:not defined|undefined)|of undefined|not found|no such file|permission denied|access denied)\b`,
    String.raw`\b(?:segmentation fault|core dumped|out of memory|killed|timed out|ENOENT|ENOSPC|EACCES|ETIMEDOUT)\b`,
  ].join('|'),
  'i',
);

/** What a line may begin with before it comes to the point. */
const lead =
  /^\s*(?:\[(?:ERROR|FATAL|SEVERE|error|fatal)\]:?\s+|(?:ERROR|FATAL)\s{2,}|E {2,}|E: |! |%(?=Error)|(?:npm|yarn|lerna) (?:error|ERR!) (?=\S)|\[!\] |[✗✘✖×❌⨯🦋>│]\s+|\| (?=\w)|➤ |(?:Uncaught|Caused by:|Unhandled exception\.|Exception in thread "[^"]{1,80}")\s+|→\s*|\(node:\d+\) )/u;
/** The level that counts is that of the tool whose output npm repeats. */
const informative =
  /^\s*(?:npm (?:error|ERR!) [\w.-]{1,30} )?\[?(?:INFO|DEBUG|TRACE|NOTICE|info|debug|http)\b\]?(?::|\s)/;

/** `src/a.ts(3,5): `, `a.c:3:5: `, `App.java:[3,8] `, `app.rb:3:`, `"a.py", line 3: `: where an error is, and then what it is. */
const place =
  /^\s*(?:[\w.+-]{1,30}: )?(?:file:\/\/|[A-Za-z]:)?[^\s:()[\]"'<>|=]{1,300}(?:\.[A-Za-z]\w{0,9}|file)(?::\d+(?::\d+|-\d+|\.\d+)*|\(\d+(?:, ?\d+){0,3}\)|:\[\d+,\d+\]| \(\d+:\d+\))(?:\s*[:\-–]\s*|\s+)(?=\S)/i;
/** `  3:4  error  message`, ` 3 | ERROR | message` or `L: 3 | P: 4 | LT01 | message`, below the name of the file. */
const placeInFile =
  /^\s+(?:\d+:\d+\s+(?:error|[✖×✗])|(?:error|[✖×✗])\s+\d+:\d+)\s+\S|^\s*\d+ [|│] error +[|│] \S|^\s*(?:L|line):? *\d+ *[|│] *(?:[a-z]{1,6}:? *\d+ *[|│] *)?[A-Z]+\d+ *[|│] *\S/i;
/** What may stand behind a place without being an error's message. */
const noMessage =
  /[━─]{3}$|^(?:#|(?:[A-Z]+\d+ )?(?:warning|note|info(?:rmation)?)|hint|remark|debug|\d+\s*$|\(\w+\)$|\w*(?:Warning)\b)|^\d+ [|│]/i;

/** Shapes that name one concrete error, and how well each does. */
const shapes: readonly (readonly [pattern: RegExp, score: number])[] = [
  // How a command is called tells nothing of what is wrong with this call.
  [/^(?:error: )?usage: /i, scores.word],
  [/\bRule violated for \w/, scores.concrete],
  [/no space left on device/i, scores.concrete + 0.5],
  [/^E {3,}\S/, scores.concrete],
  [
    /^\s*(?:[\w$]+(?:\.|::))*[\w$]*(?:Error|Exception|Failure|Fault)(?: \[\w+\]| \(\w+\))? ?: \S/,
    scores.concrete,
  ],
  [/\((?:\w+::)*\w+(?:Error|Exception)\)$/, scores.concrete],
  [/\b(?:fatal )?error (?:TS|CS|MSB|NU|NETSDK|FS|BC|CA|C|LNK|SA|IDE)\d+\s*:/, scores.concrete],
  [
    /^ {0,4}(?:(?:PHP )?(?:fatal|parse|syntax|runtime|internal|compile) )?error(?:\[[\w-]+\])?: /i,
    scores.concrete,
  ],
  [/: (?:fatal )?error(?: \([^()]{1,100}\))?: \S/, scores.concrete],
  [/^\s*(?:\w+(?:\.|::))*\w*(?:Error|Exception):$/, scores.concrete],
  [/\bSC\d+ \(error\): |^\s*\^-*\^? SC\d+: \S/, scores.concrete],
  // PowerShell's `Get-Item : Cannot find path`, and a program that is not there.
  [/^[A-Z]\w{1,30}-\w{1,60} : \S|^\S+ ?: The term '.{1,200}' is not recognized/, scores.concrete],
  // A class of Ruby's, whatever it is called, and its message.
  [/^\s*(?:[A-Z]\w*::)+[A-Z]\w*:(?:\s+\S|$)/, scores.concrete],
  // Go prints what a test logs like what fails it; who compares two values says why.
  [/^\s+\w+_test\.go:\d+: (?=.*\b(?:want|got|expected)\b)/, scores.concrete + 1],
  [/^\s+\w+_test\.go:\d+: \S/, scores.concrete],
  [/^panic: \S|^CONFLICT \([^()]{1,40}\): \S/, scores.concrete],
  [
    /^CMake Error at \S+:\d+ |\bare (?:definitely|possibly) lost in loss record |^(?!.*\bcancel).*\b(?:CREATE|UPDATE|DELETE)_FAILED\b/,
    scores.concrete,
  ],
  [/\bResource handler returned message: /, scores.concrete + 1],
  [
    /^The following \w+ was thrown\b|^Undefined symbols\b.*:$|\bprocess crashed\b|^\s*\[FAILED\] \S/,
    scores.concrete,
  ],
  [/^\s*Warning {2}(?=.*\bFailed to \S)/, scores.concrete],
  // What a wait was for stands above.
  [/\btimed out waiting for the condition\b/, scores.verdict + 0.5],
  [/^(?:original|underlying) error\b[^:]{0,40}: \S|^root cause: \S/i, scores.concrete + 1],
  [/^[\w./-]{1,200}\.[a-z]\w{0,9}: [A-Z]{1,6}\d{2,5}:? \S/, scores.place],
  [/\bassertion [`'"(]|^\s*assertion .*failed|^\s*ASSERT FAILED: \S/i, scores.concrete],
  [/\bAssert\.\w+\(\) Failure/, scores.concrete],
  // A bundler's code and message: `[MISSING_EXPORT] "total" is not exported by "src/cart.js".`
  [/^\[[A-Z]+(?:_[A-Z]+)+\] \S|^\s*ERR_(?!PNPM_RECURSIVE)[A-Z\d_]+\s+\S/, scores.concrete],
  [/: undefined (?:reference|symbol)|^ld: |\bcannot find -l|multiple definition of/, scores.concrete],
  [/^\s*expect\(.+\)\.(?:(?:not|resolves|rejects)\.){0,2}\w+\(/, 7],
  [/^\s*Failure\/Error: \S/, 7],
  // What Git was refused, and why.
  [/^\[(?:remote )?rejected\] |\bPermission to \S+ denied to \S/, scores.concrete],
  [/^\s*New snapshot was not written\b/, scores.concrete],
  [/\bENOSPC\b/, 7],
  [placeInFile, 7],
  [
    /: (?:command )?not found$|No such file or directory|Permission denied|Segmentation fault|out of memory|: (?:connection refused|(?:network|host) is unreachable|no route to host|file exists|operation not permitted|address already in use|(?:operation|connection) timed out)\.?$/i,
    6,
  ],
  // What could not be resolved, and why, stands below.
  [/\bcould not resolve (?:all )?dependencies(?: for project \S+)?$/i, scores.verdict + 0.5],
  [/^make(?:\[\d+\])?: \*\*\* (?!\[)\S/, 6],
  [/^\s*thread '.*' (?:\(\d+\) )?panicked at/, 6],
  [/^#\s+Failed test\b/, scores.concrete],
  [/^error (?:while|when|during) [^:]+$/i, scores.verdict + 0.5],
  [
    /^\s*(?:\[?(?:error|fatal|severe|critical)\]?\s*:?|\[(?:emerg|alert|crit)\])\s+\S|^[\w ]{1,20} error (?:at|in) \S/i,
    5,
  ],
  [/^Failed asserting that /, 5],
  [
    /^(?:(?:cannot|can't|could not|couldn't|unable to|failed to|failure to|invalid|unknown|unexpected|unsupported|unrecognized|undefined|missing|no such|no matching|conflict)\b|E?[45]\d\d ).*\S/i,
    scores.complaint,
  ],
  [
    /\b(?:(?:was|were) not|could not be) found\b|, not found$|^(?:\w+ ){1,3}(?:cannot|can't|could not|couldn't) (?:find|load|resolve|open|read|connect)\b|^(?:[^:]{1,30}: )?[^:]{0,60}\bfailed to [^:]{1,80}: \S/i,
    scores.complaint,
  ],
  [/\bversion solving failed\b/i, scores.place],
  [/\b(?:CVE|GHSA|RUSTSEC)-\w|^Message: \S/, scores.complaint],
  // A code of a service and its message.
  [/^[A-Z][a-z]+(?:[A-Z][a-z]+){2,}: [A-Z].{20}/, scores.complaint],
  [/^\W{0,3}(?:issue|problem|violation|vulnerability)(?: #\d+)?: \S/i, scores.complaint],
  // Composer's reason: `- octo/cart 2.0 requires php >=8.3 -> your php version does not satisfy that`.
  [/^ +- \S.{1,200} -> \S/, scores.complaint],
  [/^(?=.*\bexpected\b)(?!.*;$).*(?:\b(?:got|but was|but found|received|actual)|, found)\b/i, scores.place],
  [/^\s*expected\b.*\bto (?:be|have|match|equal|contain|include|throw)\b/i, scores.complaint],
  [/\blevel=(?:error|fatal)\b/, 4],
  [/^(?:FAILED|ERROR) \S+ - /, 4],
];

/** A code without a word: `Error: ERR_PNPM_RECURSIVE_RUN_FIRST_FAIL`. */
const codeOnly =
  /^(?:error: )?(?:[A-Z][A-Z\d]*(?:_[A-Z\d]+)+|\[[A-Z]+-\d+\])$|^[\w-]+: \S{1,300}\.[a-z]\w{0,5}:\d+$/i;

const nothing: LineClass = Object.freeze({ tone: 'plain', weight: 0, score: 0, role: 'none' });

/** Most lines say nothing; they share one object. */
function plain(tone: LineClass['tone'], role: Role = 'none'): LineClass {
  return tone === 'plain' && role === 'none' ? nothing : { tone, weight: 0, score: 0, role };
}

const error = (score: number, role: Role = 'none'): LineClass => ({ tone: 'error', weight: 2, score, role });

/** How well the text names an error behind the place it begins with; undefined where it begins with none. */
function scorePlace(text: string): number | undefined {
  const found = place.exec(text);
  if (found === null) return undefined;
  const message = text.slice(found[0].length).replace(/^in [`'][^']{1,200}': /, '');
  if (isWrapper(message, strip(message.replace(/ \([\w:]+\)$/, '')))) return scores.wrapper;
  if (noMessage.test(message) || frame.test(text)) return 0;
  return /^(?:(?:fatal|syntax|runtime) error\b|error(?:\[[\w-]+\]| [A-Z]+\d+)? ?:)/i.test(message) ||
    /^\s*e: /.test(text)
    ? scores.concrete
    : scores.place;
}

/** Cheap: a place needs the name of a file. */
function mayHavePlace(text: string): boolean {
  return (text.includes('.') || text.includes('file')) && /[:(]\[?\d| line \d/.test(text);
}

/** `no database handle at t/a.t line 3.`, as Perl and PHP say it, or `In Console.php line 3:` above the message. */
function scorePlaceAtEnd(text: string): number | undefined {
  const isPlaced = /^\S.* (?:at|in) \S+\.\w+ (?:on )?line \d+\.?$|^In \S+\.\w+ line \d+:$/.test(text);
  return isPlaced ? scores.place : undefined;
}

function endsInDigit(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0x30 && last <= 0x39;
}

/** What a line is tells its start; each pattern sees no more, so that no line takes long. */
const seenLength = 1_000;
const longSpace = /\s{24,}/g;

/**
 * The part of a line that is looked at: its start, without long runs of white space.
 *
 * @param text a line as the log has it
 */
export function lookAt(text: string): string {
  if (text.length < 100) return text;
  return text.slice(0, seenLength).replace(longSpace, (space) => space.slice(0, 24));
}

/**
 * Classifies one line of a log by its shape.
 *
 * @param text   the line without stamp, escape sequences, marker and prefix
 * @param marker the runner's own marker, if it had one
 */
export function classifyLine(text: string, marker: Marker | undefined): LineClass {
  if (marker === 'error') {
    // The step was ended from outside: what it was doing is no reason.
    if (/^The operation was cancell?ed\.?$/.test(text)) return error(scores.word);
    if (isWrapper(text, strip(text))) return error(scores.wrapper);
    const words = text.trim().split(/\s+/).length;
    if (words === 1 || isVerdict(text)) return error(scores.verdict + 0.5);
    return error(words < 4 ? scores.marked - 1 : scores.marked);
  }
  if (marker === 'warning') return plain('warning');
  if (marker === 'notice') return plain('soft');
  if (marker === 'command') return plain('command');
  const isNoteworthy = noteworthy.test(text) || opening.test(text);
  const mayPlayRole = isNoteworthy || roleStart.test(text) || endsInDigit(text);
  const role = mayPlayRole ? readRole(text) : 'none';
  if (role === 'pointer' || role === 'code') return plain('plain', role);
  if (role === 'pass' || role === 'frame' || role === 'start' || role === 'all-passed')
    return plain('soft', role);
  if (role === 'count') {
    return isNoteworthy && errorWord.test(text.replace(harmless, ' '))
      ? { tone: 'error', weight: 1, score: scores.wrapper, role }
      : plain('plain', role);
  }
  const placed = mayHavePlace(text) ? (scorePlace(text) ?? scorePlaceAtEnd(text)) : undefined;
  const isCell = !isNoteworthy && text.includes(' | ') && placeInFile.test(text);
  if (!isNoteworthy && !isCell && placed === undefined) return plain('plain', role);
  if (placed === 0 && frame.test(text)) return plain('soft', 'frame');
  if (placed === 0 || warning.test(text)) return plain('warning', role);
  if (informative.test(text)) return plain('plain', role);
  return classifyError(text, role, placed ?? 0);
}

function classifyError(text: string, role: Role, placed: number): LineClass {
  if (role === 'titled') return error(scores.verdict, role);
  const rest = text.replace(harmless, ' ');
  const bare = strip(rest);
  const shape = shapes.find(([pattern]) => pattern.test(rest) || pattern.test(bare))?.[1] ?? 0;
  // Of lines that a tool marks, one that complains tells more.
  const bonus = shape === scores.place && opening.test(bare) ? 0.5 : 0;
  const score = Math.max(shape + bonus, placed, scorePlace(bare) ?? 0);
  if (score > 0) {
    if (isWrapper(text, bare)) return { tone: 'error', weight: 1, score: scores.wrapper, role };
    // `CompileException: compilation of resources failed` leaves the reason to what follows.
    const isHalf = score === scores.concrete && isVerdict(bare.slice(bare.lastIndexOf(': ') + 2));
    if (isHalf) return error(score - 0.5, role);
    return error(codeOnly.test(bare) ? scores.verdict : score, role);
  }
  if (role === 'heading') return /\p{L}{2}/u.test(text) ? error(scores.verdict, role) : plain('plain');
  if (role === 'section' || role === 'summary' || role === 'captured')
    return { tone: 'error', weight: 1, score: 0, role };
  // A line that goes on with a sentence says nothing of its own.
  if (!errorWord.test(rest) || /^\s*(?:to|of|and|or|for|with|by|that|which) /.test(text))
    return plain('plain', role);
  return { tone: 'error', weight: 1, score: isWrapper(text, bare) ? scores.wrapper : scores.word, role };
}

/** The text without what it begins with before it comes to the point: level, tick, `Caused by:`. */
export function strip(text: string): string {
  let rest = text;
  for (let times = 0; times < 3; times++) {
    const found = lead.exec(rest);
    if (found === null) break;
    rest = rest.slice(found[0].length);
  }
  return rest;
}

/** True of the message of an exception: `java.io.IOException: connection reset`. */
export function isException(text: string): boolean {
  return /^(?:[a-z][\w$]*\.)*[A-Z]\w+(?:Error|Exception)\b/.test(text);
}

/** True of the runner's last word on a step: `Process completed with exit code 1.` */
export function isExitLine(text: string): boolean {
  return /^Process completed with exit code -?\d+\.?$/.test(text);
}
