/**
 * What Azure Communication Services documents about its e-mail service, in one place.
 *
 * Source: Microsoft Learn, "Service limits for Azure Communication Services", "Allowed attachment types for sending
 * email", "Create and manage SMTP credentials", "Add and remove multiple sender addresses"; read 2026-11.
 */

/** Public-cloud endpoint for all regions. Other clouds have no documented one: the host is an input. */
export const SMTP_HOST = 'smtp.azurecomm.net';

/** The only port to use: 25 is blocked on most networks, implicit TLS on 465 is not offered. */
export const SMTP_PORT = 587;

/** To, Cc and Bcc of one message together. */
export const MAX_RECIPIENTS = 50;

/** Octets of a whole message as encoded. The unit of the documented "10 MB" is not given: the smaller reading is used. */
export const MAX_MESSAGE_BYTES = 10_000_000;

/** Messages that a subscription may send, counted over all of its resources; refused attempts count too. */
export const QUOTAS = {
  azureManaged: { perMinute: 5, perHour: 10 },
  custom: { perMinute: 30, perHour: 100 },
} as const;

/** Azure-managed domains are subdomains of this one. */
const MANAGED_DOMAIN = 'azurecomm.net';

/** True for an address on a domain that Azure made (`<guid>.azurecomm.net`), where only DoNotReply can send. */
export function isManagedDomain(domain: string): boolean {
  return domain.toLowerCase().endsWith(`.${MANAGED_DOMAIN}`);
}

/** The one sender address that every domain has from the start; the service compares it without regard to case. */
export const DEFAULT_SENDER = 'DoNotReply';
