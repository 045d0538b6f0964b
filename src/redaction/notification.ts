import type { Annotation, Failure, Notification, TestCase } from '../notification/notification.ts';
import { redactTexts } from './patterns.ts';
import { mapTexts } from './scrubber.ts';

/**
 * Takes out of a notification what must not leave with the mail. Masks hide secrets from readers of the job log only, and
 * GitHub masks neither annotations nor test reports.
 *
 * - Values that the action hides everywhere go from every text.
 * - Known shapes of secrets and the user's own patterns go from what programs wrote: annotations, test messages and the
 *   line that says what went wrong. Log excerpts went through the same when they were made.
 *
 * @param scrub replaces the values that are hidden everywhere
 * @returns the notification, and what the user should know of patterns that were stopped
 */
export function hideSecrets(
  notification: Notification,
  patterns: readonly RegExp[],
  scrub: (text: string) => string,
): { notification: Notification; notes: string[] } {
  const notes = new Set<string>();
  const redact = (text: string): string => {
    const { texts, notes: said } = redactTexts([text], patterns);
    for (const note of said) notes.add(note);
    return texts[0] ?? '';
  };
  const { tests } = notification;
  const redacted: Notification = {
    ...notification,
    failures: notification.failures.map((failure) => redactFailure(failure, redact)),
    ...(tests && { tests: { ...tests, failures: tests.failures.map((each) => redactTest(each, redact)) } }),
  };
  return { notification: mapTexts(redacted, scrub), notes: [...notes] };
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

function redactTest(test: TestCase, redact: (text: string) => string): TestCase {
  return {
    ...test,
    name: redact(test.name),
    ...(test.message !== undefined && { message: redact(test.message) }),
  };
}
