import { cleanText } from '../notification/clean-text.ts';

/** What a failed test says about itself. */
export interface FailureText {
  message?: string;
  file?: string;
  line?: number;
}

const MAX_MESSAGE = 300;
const MAX_LINES = 200;
const MAX_LINE = 500;

/** Colors, written as the escape character or, where a producer may not write it, as its name (pytest). */
const COLOR = /(?:\p{Cc}|&?#(?:x1B|27);?|\uFFFD)\[[0-9;]{0,20}m/giu;

/** Messages that only repeat that the test failed (gotestsum, some loggers). */
const EMPTY_WORDS = /^(?:(?:test )?fail(?:ed|ure)?|error)[.:!]?$/i;

/** Lines before the message in the outputs of Go, testify and Python. */
const PREAMBLE =
  /^(?:=== (?:RUN|PAUSE|CONT|NAME|FAIL)\b|\s*--- FAIL:|Traceback \(most recent call last\)|\s*File "|\s+at\s|\s*Error Trace:)/;

/** `calc_test.go:12:` of Go's testing package, and the label of testify and JavaScript. */
const LABEL = /^\s*(?:[\w./-]+\.go:\d+:)?\s*(?:Error:\s+)?/;

/** Source files by their extension, so that `localhost:8080` or `10:30` is none. */
const EXTENSIONS =
  '[cm]?[jt]sx?|py|java|kts?|scala|groovy|go|rs|rb|php|[cf]s|vb|c|cc|cpp|cxx|h|hpp|swift|mm?|dart|exs?|erl|cljs?|lua|p[lm]|sh|vue|svelte';
const PYTHON = /^\s*File "([^"]+)", line (\d+)/;
const DOTNET = /:line (\d+)\s*$/;
/** Begins only where no path can go on, so that a hostile line costs linear time. */
const COLONS = new RegExp(
  `(?<![^\\s("'])((?:file://)?(?:[A-Za-z]:)?[^\\s:()"']+\\.(?:${EXTENSIONS})):(\\d{1,7})(?!\\d)`,
);

/** Frames of libraries and of the test runner itself. */
const FOREIGN =
  /node_modules|node:internal|(?:site|dist)-packages|\bjava\.base\/|\borg\.junit\b|\/vendor\/|\bunittest\/|\/go\/src\/(?:testing|runtime)\//;

/**
 * Takes the first telling line and the place in the sources out of what a report says about a failed test.
 *
 * @param given   the report's own message, or empty
 * @param content the report's details: output, trace, assertion
 * @param home    file or class of the test; a frame that names it is preferred
 * @param name    of the test; PHPUnit begins with a line that repeats it
 */
export function readFailure(given: string, content: string, home = '', name = ''): FailureText {
  const lines = content
    .slice(0, MAX_LINES * MAX_LINE)
    .split(/\r?\n/, MAX_LINES)
    .map((line) => line.slice(0, MAX_LINE).replace(COLOR, ''))
    .filter((line) => name === '' || !line.endsWith(`::${name}`));
  const message = firstTelling(given.replace(COLOR, '').split(/\r?\n/, MAX_LINES)) ?? firstTelling(lines);
  return { message, ...locate(lines, home) };
}

/** Words of a line that tells why a test failed, among all that it printed. */
const TELLING =
  /\b(?:error|exception|assert\w*|fail(?:ed|ure|s)?|expected|panic|fatal|abort\w*|timed? ?out)\b/i;

/**
 * Finds the reason of a failure in what the test printed, for reports that give no other: the last line that names a
 * failure, else the last line.
 *
 * @param output the end of the output
 * @param home   file or class of the test; a frame that names it is preferred
 */
export function readOutput(output: string, home = ''): FailureText {
  const lines = output
    .slice(-MAX_LINES * MAX_LINE)
    .split(/\r?\n/)
    .slice(-MAX_LINES)
    .map((line) => line.slice(0, MAX_LINE).replace(COLOR, ''));
  const telling = lines.filter((line) => TELLING.test(line)).toReversed();
  const message = firstTelling(telling) ?? firstTelling(lines.toReversed());
  return message === undefined ? {} : { message, ...locate(lines, home) };
}

function firstTelling(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    if (PREAMBLE.test(line)) continue;
    const text = cleanText(line.slice(0, MAX_LINE * 2).replace(LABEL, ''), { maxLength: MAX_MESSAGE });
    if (text !== '' && !EMPTY_WORDS.test(text)) return text;
  }
  return undefined;
}

function locate(lines: readonly string[], home: string): { file?: string; line?: number } {
  const name = home.split(/[\\/]/).at(-1) ?? '';
  let first: { file: string; line: number } | undefined;
  for (const text of lines) {
    if (FOREIGN.test(text)) continue;
    const [, file, line] = PYTHON.exec(text) ?? matchDotnet(text) ?? COLONS.exec(text) ?? [];
    if (file === undefined) continue;
    const place = {
      file: cleanText(file.replace(/^file:\/\//, ''), { maxLength: MAX_MESSAGE }),
      line: Number(line),
    };
    if (name !== '' && text.includes(name)) return place;
    first ??= place;
  }
  return first ?? {};
}

/** `   at A.B() in /src/A.cs:line 4`, in the shape of a match. */
function matchDotnet(text: string): [string, string, string] | undefined {
  const end = DOTNET.exec(text);
  const start = text.indexOf(' in ');
  const line = end?.[1];
  if (!end || line === undefined || start < 0 || start + 4 >= end.index) return undefined;
  return [text, text.slice(start + 4, end.index), line];
}
