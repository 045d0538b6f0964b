import type { GitHubApi } from '../github/api/requests.ts';
import { groupMissing } from '../notification/missing.ts';
import type { Missing, Notification } from '../notification/notification.ts';
import type { Recipients } from '../recipients/resolve.ts';
import type { Runner } from '../runner/runner.ts';

/** What is known of GitHub's part, and how long each of its answers took. */
export function logDetails(
  runner: Runner,
  notes: readonly string[],
  github: GitHubApi | undefined,
  missing: readonly Missing[],
): void {
  for (const note of notes) runner.info(note);
  const calls = github?.calls ?? [];
  if (calls.length > 0 && calls.every(({ status }) => typeof status !== 'number')) {
    const reasons = new Set(
      missing.map(({ reason, fix }) => `${reason}${fix === undefined ? '' : ` To fix it, ${fix}.`}`),
    );
    runner.warning(`Nothing could be read from GitHub. ${[...reasons].join(' ')}`, {
      title: 'GitHub did not answer',
    });
  }
  for (const { path, status, startedMs, endedMs } of calls) {
    runner.debug(`GitHub ${path} ${status} ${Math.round(startedMs)}-${Math.round(endedMs)} ms`);
  }
}

/** What the mail has to do without. It comes after the mail is out: a reason why nothing was sent stands above it or alone. */
export function logMissing(runner: Runner, notification: Notification): void {
  // Each trouble with a test report is a warning of its own already.
  const missing = notification.missing.filter(({ section }) => section !== 'tests');
  for (const { sections, reason, fix } of groupMissing(missing)) {
    runner.info(
      `Not in the mail: ${sections.join(', ')}. ${reason}${fix === undefined ? '' : ` To see ${sections.length > 1 ? 'them' : 'it'}, ${fix}.`}`,
    );
  }
}

/** Who gets the mail besides those that are named, and who does not. */
export function logRecipients(runner: Runner, { granted, dropped }: Recipients): void {
  for (const { who, why } of granted) runner.info(`Recipient ${who}: ${why}`);
  for (const { who, why } of dropped) runner.info(`Not a recipient, ${who}: ${why}`);
}
