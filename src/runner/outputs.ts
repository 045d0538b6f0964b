import { EOL } from 'node:os';
import { failedJobs } from '../notification/build/failed-jobs.ts';
import type { Notification } from '../notification/notification.ts';
import type { Receipt, StageTimings } from '../smtp/receipt.ts';

/** Every output, declared once; action.yml and README.md are proven equal to this list. */
export const outputNames = [
  'sent',
  'skipped-reason',
  'message-id',
  'thread-id',
  'response',
  'accepted',
  'rejected',
  'attempts',
  'timings',
  'kind',
  'state',
  'previous-state',
  'cause',
  'streak',
  'failed-jobs',
  'first-error',
  'culprits',
  'subject',
  'eml-path',
  'html-path',
  'text-path',
] as const;

export type OutputName = (typeof outputNames)[number];

export type Outputs = Partial<Record<OutputName, string>>;

/**
 * An output in the form that holds several lines (GitHub docs: "Workflow commands for GitHub Actions", "Multiline
 * strings"). @actions/core draws its delimiter at random, for which every run would load Node's cryptography; this one is
 * no line of the value.
 *
 * @returns lines for the file that GITHUB_OUTPUT names
 */
export function formatOutput(name: string, value: string): string {
  const lines = new Set(value.split(/[\r\n]+/));
  let delimiter = 'END';
  while (lines.has(delimiter)) delimiter += '_';
  return [`${name}<<${delimiter}`, value, delimiter, ''].join(EOL);
}

/** What the mail is about. Lists are JSON arrays. */
export function describeNotification(notification: Notification): Outputs {
  const failed = failedJobs(notification.jobs?.list ?? []);
  return {
    kind: notification.kind,
    state: notification.state,
    'previous-state': notification.previousState ?? '',
    cause: notification.cause ?? '',
    streak: streakOf(notification),
    'failed-jobs': JSON.stringify(failed.map((job) => job.name)),
    'first-error':
      notification.failures.find((failure) => failure.firstError !== undefined)?.firstError ?? '',
    culprits: JSON.stringify(
      notification.people.culprits
        .map((person) => person.login ?? person.name ?? '')
        .filter((name) => name !== ''),
    ),
  };
}

/** Empty where it is not known: without history, and for one job beyond the previous run. */
function streakOf({ history, ownJob }: Notification): string {
  return history === undefined || (ownJob && history.isCut) ? '' : String(history.streak);
}

/** What the server said. */
export function describeReceipt(receipt: Receipt): Outputs {
  return {
    sent: 'true',
    response: receipt.response,
    accepted: JSON.stringify(receipt.accepted),
    rejected: JSON.stringify(receipt.rejected),
    attempts: String(receipt.attempts),
    ...describeTimings(receipt.tlsVersion, receipt.timings),
  };
}

/** How long each stage took, in milliseconds, and under which TLS version. */
export function describeTimings(tlsVersion: string, timings: StageTimings): Outputs {
  return { timings: JSON.stringify({ tlsVersion, ...timings }) };
}
