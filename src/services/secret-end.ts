const DAY_MS = 86_400_000;

/** Days before its end from which a secret is worth a word. */
const NOTICE_DAYS = 30;

/**
 * Says that the secret which sends the mails ends soon, or has ended: an expired secret is the commonest way in which a
 * notifier dies in silence.
 *
 * @param endsOn ISO 8601 day or time from the input `secret-expires`; empty when it is not known
 * @returns what to tell; undefined while the end is more than 30 days away
 */
export function describeSecretEnd(endsOn: string, now: string): string | undefined {
  if (endsOn === '') return undefined;
  const days = Math.floor((Date.parse(endsOn) - Date.parse(now)) / DAY_MS);
  if (days >= NOTICE_DAYS) return undefined;
  const day = new Date(endsOn).toISOString().slice(0, 10);
  const left = days === 0 ? 'less than a day' : days === 1 ? '1 day' : `${days} days`;
  const when = days < 0 ? `expired on ${day}` : `expires on ${day}, in ${left}`;
  return `The secret that sends these mails ${when}. Rotate it with infra/azure-cli/rotate-secret.sh (docs/azure-setup.md, Rotation without downtime).`;
}
