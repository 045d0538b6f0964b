import type { Annotation, Failure, Notification, TestCase, Tests } from '../notification/notification.ts';
import type { Redactor } from './patterns.ts';
import { mapTexts } from './scrubber.ts';

/** Looks like a key of the footer (`ci:state=fixed`), by which mail rules and alerting services go. */
const footerKey = /ci:(?=[a-z]+=)/gi;

/**
 * Takes out of a notification what must not leave with the mail. Masks hide secrets from readers of the job log only, and
 * GitHub masks neither annotations nor test reports.
 *
 * - Values that the action hides everywhere go from every text.
 * - Known shapes of secrets and the user's own patterns go from what programs wrote: annotations, tests and the
 *   line that says what went wrong. Log excerpts went through the same when they were made.
 * - What looks like a key of the footer is parted, so that nobody can close or open an alert by the title of a commit.
 *
 * @param scrub replaces the values that are hidden everywhere
 */
export function hideSecrets(
  notification: Notification,
  redactor: Redactor,
  scrub: (text: string) => string,
): Notification {
  const redact = (text: string): string => redactor.redact([text])[0] ?? '';
  const { tests } = notification;
  const redacted: Notification = {
    ...notification,
    failures: notification.failures.map((failure) => redactFailure(failure, redact)),
    ...(tests && { tests: redactTests(tests, redact) }),
  };
  return mapTexts(redacted, (text) => scrub(text).replace(footerKey, 'ci: '));
}

function redactFailure(failure: Failure, redact: (text: string) => string): Failure {
  return {
    ...failure,
    ...(failure.firstError !== undefined && { firstError: redact(failure.firstError) }),
    annotations: failure.annotations.map(
      (annotation): Annotation => ({
        ...annotation,
        message: redact(annotation.message),
        ...(annotation.title !== undefined && { title: redact(annotation.title) }),
      }),
    ),
  };
}

function redactTests(tests: Tests, redact: (text: string) => string): Tests {
  const redactAll = (list: readonly TestCase[]): TestCase[] => list.map((each) => redactTest(each, redact));
  return {
    ...tests,
    failures: redactAll(tests.failures),
    flakyTests: redactAll(tests.flakyTests),
    ...(tests.repairedTests && { repairedTests: redactAll(tests.repairedTests) }),
  };
}

function redactTest(test: TestCase, redact: (text: string) => string): TestCase {
  return {
    ...test,
    suite: redact(test.suite),
    name: redact(test.name),
    ...(test.file !== undefined && { file: redact(test.file) }),
    ...(test.message !== undefined && { message: redact(test.message) }),
  };
}
