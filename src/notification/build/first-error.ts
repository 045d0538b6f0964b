import { cleanText } from '../clean-text.ts';
import type { Annotation, Failure, Tests } from '../notification.ts';

/** UTF-16 code units of a first error at most: it stands in a sentence. */
const MAX_LENGTH = 160;

/** What the log says of a step's failure; see excerptLog. */
export interface LogError {
  firstError?: string;
  isFirstErrorGuess?: boolean;
}

type Chosen = Pick<Failure, 'firstError' | 'isFirstErrorGuess'>;

/**
 * Chooses what a failure is told by: the log's line or an annotation.
 *
 * A line of the log that has the shape of an error comes first: it is chosen among all that the failing step said, and
 * it knows which error the step survived. Annotations belong to the job, not to the step, GitHub keeps ten per step, and
 * most are lines of the log that a problem matcher has marked. But where the log has nothing but its last words, or
 * may not be read, an annotation is what the tool itself calls the failure.
 *
 * @param annotations of the job, without those that only state an exit code
 */
export function chooseFirstError(log: LogError | undefined, annotations: readonly Annotation[]): Chosen {
  const { firstError, isFirstErrorGuess = false } = log ?? {};
  if (firstError !== undefined && !isFirstErrorGuess) return { firstError };
  const annotation = annotations.find(({ level }) => level === 'failure');
  const stated = annotation?.message.split('\n', 1)[0];
  if (stated) return { firstError: cleanText(stated, { maxLength: MAX_LENGTH }) };
  return firstError === undefined ? {} : { firstError, isFirstErrorGuess };
}

/**
 * Puts a failed test in the place of a guess. A report names the test and its message, but not the job that ran it: it
 * speaks only for a run in which a single job failed, and not for what the platform did.
 */
export function preferFailedTest(failures: readonly Failure[], tests: Tests): Failure[] {
  const [failure] = failures;
  const [test] = tests.failures;
  if (failures.length !== 1 || failure === undefined || test === undefined) return [...failures];
  const isOpen = failure.firstError === undefined || failure.isFirstErrorGuess;
  if (!isOpen || failure.cause === 'platform') return [...failures];
  const told = [test.name, test.message?.split('\n', 1)[0]].filter(Boolean).join(': ');
  return [{ ...failure, firstError: cleanText(told, { maxLength: MAX_LENGTH }), isFirstErrorGuess: false }];
}
