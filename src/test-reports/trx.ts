import { cleanText } from '../notification/clean-text.ts';
import { type CaseResult, MAX_CONTENT, MAX_NAME, type ReportSink } from './case.ts';
import { readFailure } from './failure-text.ts';
import type { Attributes, ElementReader } from './xml.ts';

/** A result that is being read; data-driven tests hold those of their rows. */
interface OpenResult {
  attributes: Attributes;
  message: string;
  trace: string;
  hasRows: boolean;
}

/** A failed result, whose class may be told later in the file. */
interface Failed {
  testId: string;
  result: CaseResult;
}

const PASSED = /^(?:passed|completed|passedbutrunaborted|warning)$/i;
const SKIPPED = /^(?:notexecuted|inconclusive|pending|inprogress)$/i;

/**
 * Reads TRX, the report of `dotnet test --logger trx` and Visual Studio. Of a data-driven test only the rows count.
 * An outcome that is missing or not known counts as failed: a failure must not hide behind a word.
 *
 * Source: Visual Studio's vstst.xsd and the TRX logger of microsoft/vstest.
 */
export function createTrxReader(sink: ReportSink): ElementReader {
  const path: string[] = [];
  const results: OpenResult[] = [];
  const failed: Failed[] = [];
  const classes = new Map<string, string>();
  let definition = '';
  let runInfo: string | undefined;

  function close(open: OpenResult): void {
    const parent = results.at(-1);
    if (parent) parent.hasRows = true;
    if (open.hasRows) return;
    const result = closeResult(open);
    if (result.outcome === 'failed') failed.push({ testId: open.attributes['testId'] ?? '', result });
    else sink.add(result);
  }

  return {
    open(name, attributes) {
      path.push(name);
      if (name === 'UnitTestResult') {
        results.push({ attributes, message: '', trace: '', hasRows: false });
      } else if (name === 'UnitTest') {
        definition = attributes['id'] ?? '';
      } else if (name === 'TestMethod' && definition !== '') {
        classes.set(definition, attributes['className'] ?? '');
      } else if (name === 'RunInfo' && /^(?:error|failed)$/i.test(attributes['outcome'] ?? '')) {
        runInfo = '';
      }
    },
    text(piece) {
      const name = path.at(-1);
      const open = results.at(-1);
      if (runInfo !== undefined && name === 'Text') runInfo += piece.slice(0, MAX_CONTENT - runInfo.length);
      if (!open || path.at(-2) !== 'ErrorInfo') return;
      if (name === 'Message') open.message += piece.slice(0, MAX_CONTENT - open.message.length);
      else if (name === 'StackTrace') open.trace += piece.slice(0, MAX_CONTENT - open.trace.length);
    },
    close(name) {
      path.pop();
      if (name === 'UnitTestResult') {
        const open = results.pop();
        if (open) close(open);
      } else if (name === 'UnitTest') {
        definition = '';
      } else if (name === 'RunInfo' && runInfo !== undefined) {
        const said = readFailure(runInfo, '').message;
        if (said !== undefined) sink.warn(`tells of an error of the run itself: ${said}`);
        runInfo = undefined;
      }
    },
    end() {
      for (const { testId, result } of failed) sink.add(nameSuite(result, classes.get(testId)));
    },
  };
}

function closeResult({ attributes, message, trace }: OpenResult): CaseResult {
  const outcome = attributes['outcome'] ?? '';
  const durationMs = readClock(attributes['duration']);
  const result: CaseResult = {
    suite: '',
    name: cleanText(attributes['testName'] ?? '', { maxLength: MAX_NAME }) || '(no name)',
    outcome: PASSED.test(outcome) ? 'passed' : SKIPPED.test(outcome) ? 'skipped' : 'failed',
    isFlaky: false,
    durationMs,
  };
  if (result.outcome !== 'failed') return result;
  const said = readFailure(message, trace);
  return { ...result, ...said, ...(said.message === undefined && { message: sayOutcome(outcome) }) };
}

/** `Timeout` and `Aborted` come without a message. */
function sayOutcome(outcome: string): string {
  return outcome === '' ? 'No outcome was recorded' : cleanText(outcome, { maxLength: MAX_NAME });
}

/** xUnit and NUnit give the full name of the method, which repeats the class. */
function nameSuite(result: CaseResult, className: string | undefined): CaseResult {
  if (className === undefined || className === '') return result;
  const suite = cleanText(className.split(',')[0] ?? '', { maxLength: MAX_NAME });
  const name = result.name.startsWith(`${suite}.`) ? result.name.slice(suite.length + 1) : result.name;
  return { ...result, suite, name };
}

/** `00:01:02.5000000`, a .NET TimeSpan with or without days, as milliseconds. */
export function readClock(text: string | undefined): number | undefined {
  const [, days = '0', hours, minutes, seconds] =
    /^(?:(\d+)\.)?(\d{1,2}):(\d{2}):(\d{2}(?:\.\d+)?)$/.exec(text ?? '') ?? [];
  if (hours === undefined) return undefined;
  return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}
