import type { LogLine } from '../../notification/notification.ts';
import { isVerdict, isWrapper } from './wrapper.ts';

/** What the runner's own marker (`##[error]`) says of a line. */
export type Marker = 'error' | 'warning' | 'notice' | 'command';

/** What a line does to the lines around it. */
export type Role =
  /** Nothing. */
  | 'none'
  /** A failure begins, or is told: its message follows. `titled` names a test and has nothing but details below it. */
  | 'heading'
  | 'titled'
  /** A test begins. */
  | 'start'
  /** A test passed: what was printed since the last verdict did not fail it. */
  | 'pass'
  /** Everything passed up to here. */
  | 'all-passed'
  /** The details of all failures follow: numbered headings count from here on. */
  | 'section'
  /** The names of all failures follow. */
  | 'summary'
  /** Numbers at the end of a run. */
  | 'count'
  /** Output of a test is repeated. */
  | 'captured'
  /** A Python traceback begins. */
  | 'traceback'
  /** The next exception is the one that counts. */
  | 'chain'
  | 'frame'
  /** The place of the message above it: ` --> src/main.rs:4:27`. */
  | 'place-below'
  /** The line of the source that failed: `> 85 |   expect(x)`. */
  | 'pointer'
  | 'code';

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
  exit: 0.2,
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
  /err|expect|exception|fatal|fail|undefined|unresolved|not |no such|denied|panic|traceback|assert|warn|segm|core dumped|killed|memory|timed out|no space|ENO|EACC|ETIMED|_test\.go:/i;
const opening =
  /^\s*(?:\d+:\d+\s+)?[✗✘✖×●❌⨯]|^\W{0,12}(?:\w{1,9}(?: error| ERR!)?: ?)?(?:404 |cannot\b|can't|expected\b|severe\b|critical\b|could not|couldn't|unable to|failure to|invalid|unknown|unexpected|unsupported|unrecognized|missing|conflict\b|issue:|problem:|violation:|vulnerability:)/i;
/** First characters (after white space) of lines that may play a role without a word of failure. */
const roleStart =
  /^\s*(?:[=#_✓✔√\->~|*1-9[(╭┌]|ok\b|PASS|OK|Test|BUILD|All |Captured|std(?:out|err)|During|The above|Start|test |at |from |in |File ")/;

const passing =
  /^\s*(?:[✓✔√]|ok\b|PASS(?:ED)?\b|--- PASS|\(pass\)|\[ *(?:OK|PASSED) *\]|Test Case .{1,200} passed)|\bPASSED(?: +\[ *\d+%\])?$|^(?:test .+|.+ \.\.\.) ok$|\| PASS \|$/;
const allPassed =
  /^(?:test result: ok|OK(?: \(|$)|=+ \d+ passed(?:, \d+ (?:skipped|warnings?|deselected|xfailed|xpassed))* in |BUILD SUCCESS|\s*Tests:?\s+\d+ passed[ ,(]+\d+(?: total)?\)?$|All checks passed|\[INFO\] BUILD SUCCESS)/;
const start =
  /^(?:=== (?:RUN|NAME|CONT)\b|\[ RUN +\]|Test Case .{1,200} started|\s*# Subtest: |Testcase: |\s+Start +\d+: )/;
const section =
  /^\s*(?:=+ (?:FAILURES|ERRORS) =+$|\d+ failing$|(?:Failures|FAILURES|failures):$|There (?:was|were) \d+ (?:failures?|errors?):|✖ failing tests:|.*\bFailed Tests \d)/;
const summary =
  /^\s*(?:=+ short test summary info =+|Failed examples:|Failing (?:scenarios|tests):|The following tests FAILED:|Failed tests?:|Summary of all failing tests$|\[ERROR\] (?:Failures|Errors): ?$)/;
const heading =
  /^\s*(?:[✗✘✖×❌⨯] |--- FAIL|not ok\b|\[ *FAIL(?:ED)? *\]|FAIL\s+\S|FAILED: |> Task \S+ FAILED|:\S+ FAILED$|\(fail\) )|\*\*\*(?:Failed|Exception|Timeout|Not Run)|\.\.\. FAILED$|Test Case .{1,200} failed \(|^\s*(?:Testcase: .*\t)?(?:Caused an ERROR|FAILED)$/;
const titled =
  /^(?:_{3,} .+ _{3,}$|(?:FAIL|ERROR): (?=[\w.]*[._(])[\w.]+(?: \([\w.]+\))*$|---- .+ stdout ----$|\S[^>]*(?:> [^>()]*)+\([^()]*\) FAILED$|\* What went wrong:$)|^\s*● (?!Console)|<<< (?:FAILURE|ERROR)!|\| FAIL \|$|^\s*Failed \S+ \[|^\s*\d+\) .{1,300}(?: › | ─{3})/;
/** Headings in a section of failures only: elsewhere, it is a list. */
export const numbered = /^\s{0,6}\d+\) \S/;
const count =
  /^\s*(?:(?:✖ |Found )?\d+(?:\.\d+)?%? (?:errors?|warnings?|problems?|files?|tests?|failures?|failed|passed|passing|examples?|specs?|scenarios?|features|steps?|violations?|issues?|runs)\b|(?:Tests|Test Suites|Test Files|Snapshots|Time|Duration|Ran|Finished|Took)\b[: ]|=+ .{0,200}\b(?:failed|passed|errors?)\b.{0,100} in [\d.]+s|FAILED \((?:failures|errors)=|(?:test result|Result): FAIL|Tests run:|[#ℹ] \w+ \d|FAIL(?:\t.*)?$|CSpell: |Errors? while running CTest)|\bTests run: \d+, Failures: \d/;
const captured =
  /^\s*(?:● Console$|-+ Captured \w+ \w+ -+$|-+ >> begin captured|std(?:err|out) \| |console\.(?:error|warn|log)$)/;
const chain =
  /^\s*(?:During handling of the above exception, another exception occurred:|The above exception was the direct cause of the following exception:)$/;
const frame =
  /:\d+: ?(?:in|from|at) (?:[`'][^']{0,200}'?|\S+)$|^\s+at \S|^\s*(?:❯ \S+:\d|File "[^"]{1,400}", line \d+|from \S+:\d+:in |# \.?\/?\S+:\d+:in |\[C\]: in |#\d+ (?:0x|\/))/;
const placeBelow = /^\s*(?:(?:-->|╭─\[|┌─|::: )\s*\S+:\d+|[^\s:]+\.[A-Za-z]\w{0,9}:\d+(?::\d+)?$)/;
const code = /^\s*>?\s*\d+ ?[|│](?:\s|$)/;
const warning =
  /^\s*\[?(?:npm )?warn(?:ing)?\b|\bwarning(?: [A-Z]+\d+)?\s?:|^\s*\d+:\d+\s+(?:warning|info)\b|\((?:warning|info|note|style)\)\s*$/i;

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
    String.raw`\b(?:errors?|err!|exceptions?|fatal|fail(?:ed|ures?|s)?|unresolved|panic(?:ked)?|traceback)(?!\w)`,
    String.raw`(?:Error|Exception)\b`,
    String.raw`\bundefined(?::| (?:reference|symbol|method|local|variable|name|identifier)\b)`,
    String.raw`\b(?:is (?:not defined|undefined)|of undefined|not found|no such file|permission denied|access denied)\b`,
    String.raw`\b(?:segmentation fault|core dumped|out of memory|killed|timed out|ENOENT|ENOSPC|EACCES|ETIMEDOUT)\b`,
  ].join('|'),
  'i',
);

/** What a line may begin with before it comes to the point. */
const lead =
  /^\s*(?:\[(?:ERROR|FATAL|SEVERE|error|fatal)\]:?\s+|(?:ERROR|FATAL)\s{2,}|E {2,}|E: |(?:npm|yarn|lerna) (?:error|ERR!) (?=\S)|\[!\] |[✗✘✖×❌⨯🦋>│]\s+|➤ |==\d+==\s?|(?:Uncaught|Caused by:|Unhandled exception\.|Exception in thread "[^"]{1,80}")\s+|→\s*|\(node:\d+\) )/u;
const informative = /^\s*\[?(?:INFO|DEBUG|TRACE|NOTICE|info|debug)\b\]?(?::|\s)/;

/** `src/a.ts(3,5): `, `a.c:3:5: `, `App.java:[3,8] `, `app.rb:3:`, `"a.py", line 3: `: where an error is, and then what it is. */
const place =
  /^\s*(?:[\w.+-]{1,30}: )?(?:file:\/\/|[A-Za-z]:)?[^\s:()[\]"'<>|=]{1,300}(?:\.[A-Za-z]\w{0,9}|file)(?::\d+(?::\d+|-\d+|\.\d+)*|\(\d+(?:,\d+){0,3}\)|:\[\d+,\d+\]| \(\d+:\d+\))(?:\s*[:\-–]\s*|\s+)(?=\S)/i;
/** `  3:4  error  message`, below the name of the file. */
const placeInFile = /^\s+(?:\d+:\d+\s+(?:error|[✖×✗])|(?:error|[✖×✗])\s+\d+:\d+)\s+\S/;
/** What may stand behind a place without being an error's message. */
const noMessage =
  /[━─]{3}$|^(?:warning|note|info(?:rmation)?|hint|remark|debug|\d+\s*$|\(\w+\)$|\w*(?:Warning)\b)|^\d+ [|│]/i;

/** Shapes that name one concrete error, and how well each does. */
const shapes: readonly (readonly [pattern: RegExp, score: number])[] = [
  [/^E {3,}\S/, scores.concrete],
  [/^\s*(?:[\w$]+(?:\.|::))*[\w$]*(?:Error|Exception|Failure|Fault)(?: \[\w+\])? ?: \S/, scores.concrete],
  [/\((?:\w+::)*\w+(?:Error|Exception)\)$/, scores.concrete],
  [/\b(?:fatal )?error (?:TS|CS|MSB|NU|NETSDK|FS|BC|CA|C|LNK|SA|IDE)\d+\s*:/, scores.concrete],
  [/^(?:(?:PHP )?(?:fatal|parse|syntax|runtime|internal|compile) )?error(?:\[\w+\])?: /i, scores.concrete],
  [/: (?:fatal )?error: \S/, scores.concrete],
  [/^\s*(?:\w+(?:\.|::))*\w*(?:Error|Exception):$/, scores.concrete],
  [/\bSC\d+ \(error\): |\^-+\^? .*\(error\): /, scores.concrete],
  [/^\s+\w+_test\.go:\d+: \S/, scores.concrete],
  [/^panic: \S/, scores.concrete],
  [/\bassertion [`'"(].*failed|^\s*assertion .*failed|^\s*ASSERT FAILED: \S/i, scores.concrete],
  [/\bAssert\.\w+\(\) Failure/, scores.concrete],
  [/: undefined (?:reference|symbol)|^ld: |\bcannot find -l|multiple definition of/, scores.concrete],
  [/^\s*expect\(.+\)\.(?:not\.)?\w+\(/, 7],
  [/^\s*Failure\/Error: \S/, 7],
  [/no space left on device|\bENOSPC\b/i, 7],
  [placeInFile, 7],
  [
    /: (?:command )?not found$|No such file or directory|Permission denied|Segmentation fault|out of memory/i,
    6,
  ],
  [/^make(?:\[\d+\])?: \*\*\* (?!\[)\S/, 6],
  [/^thread '.*' (?:\(\d+\) )?panicked at/, 6],
  [/^#\s+Failed test\b/, scores.concrete],
  [/^\s*\[?(?:error|fatal|severe|critical)\]?\s*:?\s+\S|^[\w ]{1,20} error (?:at|in) \S/i, 5],
  [/^Failed asserting that /, 5],
  [
    /^(?:(?:cannot|can't|could not|couldn't|unable to|failed to|failure to|invalid|unknown|unexpected|unsupported|unrecognized|missing|no such|no matching|conflict)\b|404 ).*\S/i,
    scores.complaint,
  ],
  [/^\W{0,3}(?:issue|problem|violation|vulnerability): \S/i, scores.complaint],
  [
    /\bexpected\b.{1,300}\b(?:got|but was|but found|received|actual)\b|^\s*expected\b.{1,300}\bto (?:be|have|match|equal|contain|include|throw)\b/i,
    scores.complaint,
  ],
  [/\blevel=(?:error|fatal)\b/, 4],
  [/^(?:FAILED|ERROR) \S+ - /, 4],
];

/** A code without a word: `Error: ERR_PNPM_RECURSIVE_RUN_FIRST_FAIL`. */
const codeOnly = /^(?:error: )?[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/i;

const nothing: LineClass = Object.freeze({ tone: 'plain', weight: 0, score: 0, role: 'none' });

/** Most lines say nothing; they share one object. */
function plain(tone: LineClass['tone'], role: Role = 'none'): LineClass {
  return tone === 'plain' && role === 'none' ? nothing : { tone, weight: 0, score: 0, role };
}

function readRole(text: string): Role {
  if (code.test(text)) return /^\s*>/.test(text) ? 'pointer' : 'code';
  if (passing.test(text)) return 'pass';
  if (allPassed.test(text)) return 'all-passed';
  if (captured.test(text)) return 'captured';
  if (chain.test(text)) return 'chain';
  if (summary.test(text)) return 'summary';
  if (section.test(text)) return 'section';
  if (titled.test(text)) return 'titled';
  if (count.test(text)) return 'count';
  if (heading.test(text)) return 'heading';
  if (start.test(text)) return 'start';
  if (/^\s*(?:[│|] )?Traceback \(most recent call last\):$/.test(text)) return 'traceback';
  if (frame.test(text)) return 'frame';
  if (placeBelow.test(text)) return 'place-below';
  return 'none';
}

const error = (score: number, role: Role = 'none'): LineClass => ({ tone: 'error', weight: 2, score, role });

/** How well the text names an error behind the place it begins with; undefined where it begins with none. */
function scorePlace(text: string): number | undefined {
  const found = place.exec(text);
  if (found === null) return undefined;
  const message = text.slice(found[0].length).replace(/^in [`'][^']{1,200}': /, '');
  if (isWrapper(message, strip(message.replace(/ \([\w:]+\)$/, '')))) return scores.wrapper;
  if (noMessage.test(message) || frame.test(text)) return 0;
  return /^(?:fatal |syntax |runtime )?error\b/i.test(message) || /^\s*e: /.test(text)
    ? scores.concrete
    : scores.place;
}

/** Cheap: a place needs the name of a file. */
function mayHavePlace(text: string): boolean {
  return (text.includes('.') || text.includes('file')) && /[:(]\[?\d| line \d/.test(text);
}

/** `no database handle at t/a.t line 3.`, as Perl and PHP say it. */
function scorePlaceAtEnd(text: string): number | undefined {
  const isPlaced = /^\S.* (?:at|in) \S+\.\w+ (?:on )?line \d+\.?$/.test(text);
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
  if (!isNoteworthy && placed === undefined) return plain('plain', role);
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
  const score = Math.max(shape, placed, scorePlace(bare) ?? 0);
  if (score > 0) {
    if (isWrapper(text, bare)) return { tone: 'error', weight: 1, score: scores.wrapper, role };
    return error(codeOnly.test(bare) ? scores.verdict : score, role);
  }
  if (role === 'heading') return /\p{L}{2}/u.test(text) ? error(scores.verdict, role) : plain('plain');
  if (role === 'section' || role === 'summary' || role === 'captured')
    return { tone: 'error', weight: 1, score: 0, role };
  if (!errorWord.test(rest)) return plain('plain', role);
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
