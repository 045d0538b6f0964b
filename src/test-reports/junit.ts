import { cleanText } from '../notification/clean-text.ts';
import { type CaseResult, MAX_CONTENT, MAX_NAME, type ReportSink } from './case.ts';
import { readFailure, readOutput } from './failure-text.ts';
import { joinRetries } from './retries.ts';
import type { Attributes, ElementReader } from './xml.ts';

/** A test that is being read. */
interface OpenCase {
  attributes: Attributes;
  suite: OpenSuite;
  outcome: CaseResult['outcome'];
  isFlaky: boolean;
  /** A failure or error has been read; `message`, `type` and `content` are of the first one. */
  hasDetail: boolean;
  message: string;
  type: string;
  content: string;
  /** The end of what the test printed: CTest puts the reason there and leaves the failure empty. */
  output: string;
}

interface OpenSuite {
  name: string;
  file: string;
}

/** Words of GoogleTest, NUnit's and other producers for a test that did not run. */
const NOT_RUN = /^(?:notrun|not_run|skipped|disabled|suppressed|ignored|pending)$/i;

/** Words for a test that failed, in `status` or `result`. */
const FAILED = /^(?:fail|failed|failure|error|errored|broken|timeout|timedout)$/i;

/** What a test, or a whole suite, has printed: never a result, though it may look like a report itself. */
const OUTPUT = /^system-(?:out|err)$/;

/**
 * Reads JUnit XML, in the dialects of Jest, Vitest, pytest, Surefire, Gradle, gotestsum, PHPUnit, mocha, the .NET
 * loggers, CTest and GoogleTest. There is no standard; what they share is `testcase` in nested `testsuite` elements with
 * `failure`, `error` and `skipped`. Surefire's `rerunFailure` stands beside a failure and adds nothing, its
 * `flakyFailure` stands alone: the test passed in the end. Others repeat the whole test, see {@link joinRetries}.
 *
 * Source: Maven Surefire's surefire-test-report.xsd; the output of the producers named.
 */
export function createJUnitReader(sink: ReportSink): ElementReader {
  const results = joinRetries(sink);
  const suites: OpenSuite[] = [{ name: '', file: '' }];
  let current: OpenCase | undefined;
  /** Elements open inside the test: only its own children say how it ended. */
  let inner = 0;
  let isInFailure = false;
  let isInOutput = false;
  /** Elements open inside the output of a suite, itself included. */
  let silent = 0;

  function openCase(attributes: Attributes, suite: OpenSuite): OpenCase {
    const words = [attributes['status'] ?? '', attributes['result'] ?? ''];
    const hasFailed = words.some((word) => FAILED.test(word));
    const outcome = hasFailed ? 'failed' : words.some((word) => NOT_RUN.test(word)) ? 'skipped' : 'passed';
    const text = { message: '', type: '', content: '', output: '' };
    return { attributes, suite, outcome, isFlaky: false, hasDetail: false, ...text };
  }

  function openDetail(test: OpenCase, name: string, attributes: Attributes): void {
    if (name === 'failure' || name === 'error') {
      if (test.hasDetail) return;
      test.hasDetail = true;
      test.outcome = 'failed';
      test.message = attributes['message'] ?? '';
      test.type = attributes['type'] ?? '';
      isInFailure = true;
    } else if (name === 'skipped' && test.outcome === 'passed') {
      test.outcome = 'skipped';
    } else if (name === 'flakyFailure' || name === 'flakyError') {
      test.isFlaky = true;
      test.message ||= attributes['message'] ?? '';
    } else if (OUTPUT.test(name)) {
      isInOutput = true;
    }
  }

  return {
    open(name, attributes) {
      const suite = suites.at(-1) ?? { name: '', file: '' };
      if (current) {
        inner += 1;
        if (inner === 1) openDetail(current, name, attributes);
      } else if (silent > 0 || OUTPUT.test(name)) {
        silent += 1;
      } else if (name === 'testsuite') {
        const file = attributes['file'] ?? attributes['filepath'] ?? suite.file;
        suites.push({ name: attributes['name'] || suite.name, file });
      } else if (name === 'testcase') {
        current = openCase(attributes, suite);
      } else if ((name === 'failure' || name === 'error') && suites.length > 1) {
        current = openCase({ name: '(suite)' }, suite);
        openDetail(current, name, attributes);
      }
    },
    text(piece) {
      if (!current) return;
      if (isInFailure && current.content.length < MAX_CONTENT) current.content += piece.slice(0, MAX_CONTENT);
      if (isInOutput) {
        current.output += piece;
        if (current.output.length > 2 * MAX_CONTENT) current.output = current.output.slice(-MAX_CONTENT);
      }
    },
    close(name) {
      if (!current) {
        if (silent > 0) silent -= 1;
        else if (name === 'testsuite' && suites.length > 1) {
          suites.pop();
          results.flush();
        }
        return;
      }
      if (inner <= 1) isInFailure = isInOutput = false;
      if (inner > 0) {
        inner -= 1;
        return;
      }
      results.add(closeCase(current));
      current = undefined;
    },
    end() {
      // Of a test that the report breaks off in, only a failure is certain.
      if (current?.outcome === 'failed') results.add(closeCase(current));
      current = undefined;
      results.flush();
    },
  };
}

function closeCase(test: OpenCase): CaseResult {
  const { attributes, suite, outcome, isFlaky } = test;
  const name = attributes['name'] ?? '';
  const className = attributes['classname'] ?? attributes['class'] ?? '';
  // jest-junit puts the same full title into both by default.
  const owner = className === '' || className === name ? suite.name : className;
  const durationMs = readSeconds(attributes['time'] ?? attributes['duration']);
  const result: CaseResult = {
    suite: cleanText(owner, { maxLength: MAX_NAME }),
    name: cleanText(name, { maxLength: MAX_NAME }) || '(no name)',
    outcome,
    isFlaky: isFlaky && outcome === 'passed',
    durationMs,
  };
  if (result.isFlaky) return { ...result, message: readFailure(test.message, '').message };
  if (outcome !== 'failed') return result;
  const given = attributes['file'] || suite.file || (isSourcePath(className) ? className : '');
  const home = given || simpleName(className);
  const { message, ...found } = readFailure(test.message, test.content, home, name);
  const printed = message === undefined ? readOutput(test.output, home) : {};
  const said = message ?? printed.message ?? readFailure(test.type, '').message;
  return {
    ...result,
    ...(said !== undefined && { message: said }),
    ...placeOf(attributes, suite, given, found.file === undefined ? printed : found),
  };
}

/** The file that the report names wins; a line is only taken from a frame in that same file. */
function placeOf(
  attributes: Attributes,
  suite: OpenSuite,
  given: string,
  found: { file?: string; line?: number },
): { file?: string; line?: number } {
  if (given === '') return found;
  const file = cleanText(given, { maxLength: 300 });
  const told = readLine(attributes['line'] ?? attributes['lineno'], suite);
  if (told !== undefined) return { file, line: told };
  const isSame = found.file !== undefined && baseName(found.file) === baseName(file);
  return { file, ...(isSame && found.line !== undefined && { line: found.line }) };
}

/** pytest's old family counts lines from 0. */
function readLine(text: string | undefined, suite: OpenSuite): number | undefined {
  if (text === undefined || !/^\d{1,7}$/.test(text)) return undefined;
  return Number(text) + (suite.name === 'pytest' ? 1 : 0);
}

/**
 * Seconds as producers write them, `1,234.567` (Surefire) and `0,5` (a locale with a decimal comma) included.
 *
 * @returns milliseconds; undefined for anything that is no number
 */
export function readSeconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const plain = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(text)
    ? text.replaceAll(',', '')
    : text.replace(/^(\d+),(\d+)$/, '$1.$2');
  return /^\d+(?:\.\d*)?(?:e[+-]?\d+)?$|^\.\d+$/i.test(plain) ? Number(plain) * 1000 : undefined;
}

function isSourcePath(text: string): boolean {
  return /[\\/]/.test(text) ? /\.\w{1,6}$/.test(text) : /\.(?:[cm]?[jt]sx?|py|rb|php)$/.test(text);
}

/** `CalcTest` of `com.contoso.CalcTest` or `com.contoso.CalcTest$Nested`: the name that its file has. */
function simpleName(className: string): string {
  return className.split('.').at(-1)?.split('$')[0] ?? '';
}

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? '';
}
