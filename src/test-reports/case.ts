import type { TestCase } from '../notification/notification.ts';

/** One test as a report tells it. */
export interface CaseResult extends TestCase {
  outcome: 'passed' | 'failed' | 'skipped';
  /** Failed at first and passed when it was run again. */
  isFlaky: boolean;
}

/** Where the readers of the dialects put what they read. */
export interface ReportSink {
  add(result: CaseResult): void;
  /** A trouble of the run itself that no test shows; continues a sentence that begins with the file. */
  warn(text: string): void;
}

/** Names are cut to this many UTF-16 code units. */
export const MAX_NAME = 200;

/** What a failure says is kept up to here; the message and the first frames are at its beginning. */
export const MAX_CONTENT = 65_536;

/** Identifies a test across runs. */
export function identifyTest(test: Pick<TestCase, 'suite' | 'name'>): string {
  return `${test.suite}\n${test.name}`;
}
