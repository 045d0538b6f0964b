import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { excerptLog, type StepWindow } from '../../src/logs/excerpt.ts';

/** A log in the folder, and what a good engineer would quote of it; written before the code read the log. */
interface Expectation {
  file: string;
  ecosystem: string;
  step: StepWindow;
  /** One of these must stand in the first error. */
  expectedFirstError: string[];
  /** Each of these must stand in an excerpt of 40 lines. */
  must: string[];
  /** Only of logs that came after the code: whether it was right before the code was changed for them. */
  wasRightAtFirst?: boolean;
}

export interface LogResult {
  file: string;
  ecosystem: string;
  expected: string;
  firstError: string;
  isRight: boolean;
  isExitLine: boolean;
  /** What the excerpt should hold and does not. */
  missing: string[];
}

/** The logs of a folder and what to expect of them: what stands in expected.json beside them. */
export function readExpectations(folder: string): Expectation[] {
  return JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expectation[];
}

/**
 * Reads a log and compares its first error and its excerpt with what is expected.
 *
 * @param folder holds the log as GitHub gives it
 */
export async function measureFirstError(folder: string, expectation: Expectation): Promise<LogResult> {
  const { file, ecosystem, step, expectedFirstError, must } = expectation;
  const { firstError = '', lines } = await excerptLog(createReadStream(join(folder, file)), {
    maxLines: 40,
    step,
  });
  const text = lines.map((line) => line.text).join('\n');
  return {
    file,
    ecosystem,
    expected: expectedFirstError[0] ?? '',
    firstError,
    isRight: expectedFirstError.some((part) => firstError.includes(part)),
    isExitLine: firstError.startsWith('Process completed with exit code'),
    missing: must.filter((part) => !text.includes(part)),
  };
}
