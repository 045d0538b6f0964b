import type { LogLine } from '../notification/notification.ts';

/** What the runner's own marker (`##[error]`) says of a line. */
export type Marker = 'error' | 'warning' | 'notice' | 'command';

export interface Symptom {
  tone: Exclude<LogLine['tone'], 'gap'>;
  /** 0: says nothing of an error; 1: names one; 2: is one, as far as its shape tells. */
  weight: 0 | 1 | 2;
  /** How well the line says, alone, what went wrong; 0 when it does not. */
  score: number;
  /** A test or a build is said to have failed here; what follows are its details. */
  isFailureMark: boolean;
}

/** What came before the line. */
export interface SymptomContext {
  /** The line before. */
  previous: string;
  /** A line with {@link Symptom.isFailureMark} has been seen. */
  isAfterFailureMark: boolean;
}

/** Cheap first sieve: most lines of most logs say nothing of all this. */
const noteworthy =
  /err|exception|fatal|fail|undefined|unresolved|not |no such|denied|panic|traceback|assert|warn|segm|core dumped|killed|memory|timed out|ENO|EACC|ETIMED|[✗✘✖×●❌]|expect\(|_test\.go:/i;

const passing =
  /^\s*(?:[✓✔√]|ok\b|PASS(?:ED)?\b|--- PASS|\[ *(?:OK|PASSED) *\])|\bPASSED(?: +\[ *\d+%\])?$|^test .+ \.\.\. ok$/;
const stackFrame = /^\s+at \S/;
const warning = /^\s*\[?(?:npm )?warn(?:ing)?\b|\bwarning(?: [A-Z]+\d+)?\s?:/i;

/** Words of the error pattern in a sense that is none: `0 errors`, `error-free`, `--fail-fast`, `failed: 0`, `errors.ts`. */
const harmless = new RegExp(
  [
    String.raw`\b(?:0|no|zero|without)\s+(?:any\s+|[a-z]{1,20}\s+)?(?:errors?|failures?|failed|failing|exceptions?|fail)\b`,
    String.raw`\b(?:errors?|failures?|failed|failing|fail|exceptions?)(?:\s?[:=]\s?|\s)0\b(?![.:]\d)`,
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

/** True without saying why: never the best line where there is another. */
const generic =
  /process completed with exit code|the operation was cancell?ed|process '[^']*' failed with exit code|exit(?: status|ed with| code)|could not compile|aborting due to|test failed, to rerun|elifecycle|there are test failures|failed to execute goal|lifecycle script|npm (?:error|err!) (?:code|path|errno|command|a complete log)|build failed|^\s*\[error\]\s*(?:$|tests run:|failures:|errors:|-> \[help|re-run maven|to see the full|for more info|see )/i;

const failureMark =
  /^\s*(?:[✗✘✖×●❌]|--- FAIL|not ok\b|\[ *FAIL(?:ED)? *\])|^\s*FAIL(?:ED)?\b|<<< (?:FAILURE|ERROR)!|\.\.\. FAILED$|^=+ (?:FAILURES|ERRORS) =+$|^(?:failures|Failures|Failed tests?):|^\s*Failed \S+ \[|\bFailed Tests \d/;

/** What a line may begin with before it comes to the point. */
const lead =
  /^\s*(?:#\d+ (?:\d+\.\d+ )?|\[ERROR\]\s+|E {2,}|(?:Uncaught|Caused by:|Unhandled exception\.|Exception in thread "[^"]{1,80}")\s+|→\s*)/;

/** Shapes that name one concrete error, best first: what the line is, and how well it says so. */
const shapes: readonly (readonly [pattern: RegExp, score: number])[] = [
  [/^E {3,}\S/, 8],
  [/^\s*(?:[\w$]+(?:\.|::))*[\w$]*(?:Error|Exception|Failure|Fault)(?: \[\w+\])? ?: \S/, 8],
  [/\b(?:fatal )?error (?:TS|CS|MSB|NU|NETSDK|FS|BC|CA|C|LNK|SA|IDE)\d+\s*:/, 8],
  [/^error(?:\[E\d+\])?: /, 8],
  [/^[^\s:(]+(?::\d+){1,2}: (?:fatal )?error: /, 8],
  [
    /^[^\s:(]+\.\w+(?::\d+){1,2}: (?:undefined|cannot|syntax error|expected|unexpected|undeclared|missing|invalid|not enough|too many|imported|declared)\b/,
    8,
  ],
  [/^\s+\w+_test\.go:\d+: \S/, 8],
  [/^panic: \S/, 8],
  [/^\s*assertion .*failed/i, 8],
  [/\bAssert\.\w+\(\) Failure/, 8],
  [/^\s*expect\(.+\)\.(?:not\.)?\w+\(/, 7],
  [
    /: (?:command )?not found$|No such file or directory|Permission denied|Segmentation fault|out of memory/i,
    6,
  ],
  [/^thread '.*' panicked at/, 6],
  [/^\s*\[?(?:error|fatal|npm error|npm ERR!)\]?(?:\s*:)?\s+\S/i, 5],
  [/^FAILED \S+ - /, 4],
];

/**
 * Judges one line of a log by its shape.
 *
 * @param text    the line without stamp, escape sequences and marker
 * @param marker  the runner's own marker, if it had one
 * @param context what came before it
 */
export function readSymptom(text: string, marker: Marker | undefined, context: SymptomContext): Symptom {
  if (marker === 'error') {
    return { tone: 'error', weight: 2, score: generic.test(text) ? 2 : 9, isFailureMark: false };
  }
  if (marker === 'warning') return plain('warning');
  if (marker === 'notice') return plain('soft');
  if (marker === 'command') return plain('command');
  if (context.previous.trim() === 'Error Message:') return concrete(8, context, text);
  if (stackFrame.test(text) || passing.test(text)) return plain('soft');
  if (!noteworthy.test(text) && !/^E {3}/.test(text)) return plain('plain');
  if (warning.test(text)) return plain('warning');
  const rest = text.replace(harmless, ' ');
  const isMark = failureMark.test(rest);
  const shape = shapes.find(([pattern]) => pattern.test(rest) || pattern.test(rest.replace(lead, '')));
  if (shape !== undefined) return { ...concrete(shape[1], context, text), isFailureMark: isMark };
  if (isMark) return { tone: 'error', weight: 2, score: 3, isFailureMark: true };
  if (errorWord.test(rest)) return { tone: 'error', weight: 1, score: 1, isFailureMark: false };
  return plain('plain');
}

const harmlessByTone = new Map<Symptom['tone'], Symptom>();

/** Most lines say nothing; they share one object per tone. */
function plain(tone: Symptom['tone']): Symptom {
  let symptom = harmlessByTone.get(tone);
  if (symptom === undefined) {
    symptom = Object.freeze({ tone, weight: 0, score: 0, isFailureMark: false });
    harmlessByTone.set(tone, symptom);
  }
  return symptom;
}

/** An error that is printed after a test was said to fail is likelier to be its cause than one a test provoked before. */
function concrete(score: number, context: SymptomContext, text: string): Symptom {
  const points = generic.test(text) ? 2 : score + (context.isAfterFailureMark ? 0.5 : 0);
  return { tone: 'error', weight: 2, score: points, isFailureMark: false };
}

/** True of the runner's last word on a step: `Process completed with exit code 1.` */
export function isExitLine(text: string): boolean {
  return /^Process completed with exit code -?\d+\.?$/.test(text);
}

/**
 * Reduces an error line to what fits into a sentence: no leading label, no matcher note.
 *
 * @param text a line as shown
 */
export function nameError(text: string): string {
  return text
    .replace(lead, '')
    .replace(/^\s*[✗✘✖×●❌]\s*/, '')
    .replace(
      /^\s*(?:(?:[\w$]+\.)*(?:AssertionError|AssertionFailedError|ComparisonFailure)(?: \[\w+\])?|Error|error|ERROR|npm error|npm ERR!)\s?:?\s+(?=\S)/,
      '',
    )
    .replace(/ \/\/ Object\.is equality$/, '')
    .trim();
}
