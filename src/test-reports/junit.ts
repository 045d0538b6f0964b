import { cleanText } from '../notification/text.ts';
import { type CaseResult, MAX_CONTENT, MAX_NAME, type ReportSink } from './case.ts';
import { readFailure } from './failure-text.ts';
import type { Attributes, ElementReader } from './xml.ts';

/** A test that is being read. */
interface OpenCase {
  attributes: Attributes;
  suite: OpenSuite;
  outcome: CaseResult['outcome'];
  isFlaky: boolean;
  /** Of the first failure or error, as the two that follow. */
  message: string;
  type: string;
  content: string;
}

interface OpenSuite {
  name: string;
  file: string;
}

/** Words of GoogleTest, NUnit's and other producers for a test that did not run. */
const NOT_RUN = /^(?:notrun|not_run|skipped|disabled|suppressed|ignored|pending)$/i;

/**
 * Reads JUnit XML, in the dialects of Jest, Vitest, pytest, Surefire, Gradle, gotestsum, PHPUnit, mocha, the .NET
 * loggers and GoogleTest. There is no standard; what they share is `testcase` in nested `testsuite` elements with
 * `failure`, `error` and `skipped`. Surefire's `rerunFailure` stands beside a failure and adds nothing, its
 * `flakyFailure` stands alone: the test passed in the end.
 *
 * Source: Maven Surefire's surefire-test-report.xsd; the output of the producers named.
 */
export function createJUnitReader(sink: ReportSink): ElementReader {
  const suites: OpenSuite[] = [{ name: '', file: '' }];
  let current: OpenCase | undefined;
  /** Elements open inside the test: only its own children say how it ended. */
  let inner = 0;
  let isInFailure = false;

  function openCase(attributes: Attributes, suite: OpenSuite): OpenCase {
    const isSkipped = NOT_RUN.test(attributes['status'] ?? '') || NOT_RUN.test(attributes['result'] ?? '');
    const outcome = isSkipped ? 'skipped' : 'passed';
    return { attributes, suite, outcome, isFlaky: false, message: '', type: '', content: '' };
  }

  function openDetail(test: OpenCase, name: string, attributes: Attributes): void {
    if (name === 'failure' || name === 'error') {
      if (test.outcome === 'failed') return;
      test.outcome = 'failed';
      test.message = attributes['message'] ?? '';
      test.type = attributes['type'] ?? '';
      isInFailure = true;
    } else if (name === 'skipped' && test.outcome === 'passed') {
      test.outcome = 'skipped';
    } else if (name === 'flakyFailure' || name === 'flakyError') {
      test.isFlaky = true;
    }
  }

  return {
    open(name, attributes) {
      const suite = suites.at(-1) ?? { name: '', file: '' };
      if (current) {
        inner += 1;
        if (inner === 1) openDetail(current, name, attributes);
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
      if (!current || !isInFailure || current.content.length >= MAX_CONTENT) return;
      current.content += piece.slice(0, MAX_CONTENT);
    },
    close(name) {
      if (!current) {
        if (name === 'testsuite' && suites.length > 1) suites.pop();
        return;
      }
      if (inner <= 1) isInFailure = false;
      if (inner > 0) {
        inner -= 1;
        return;
      }
      sink.add(closeCase(current));
      current = undefined;
    },
    end() {
      // Of a test that the report breaks off in, only a failure is certain.
      if (current?.outcome === 'failed') sink.add(closeCase(current));
      current = undefined;
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
  if (outcome !== 'failed') return result;
  const given = attributes['file'] || suite.file || (isSourcePath(className) ? className : '');
  const home = given || simpleName(className);
  const { message, ...found } = readFailure(test.message, test.content, home, name);
  const said = message ?? readFailure(test.type, '').message;
  return {
    ...result,
    ...(said !== undefined && { message: said }),
    ...placeOf(attributes, suite, given, found),
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
