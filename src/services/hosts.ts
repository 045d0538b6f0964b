import type { ServiceName } from './mail-service.ts';

/** Servers by name; those of the last line sign in by user name and password (pages of their makers, read 2026-11). */
const HOSTS: readonly [names: RegExp, service: ServiceName][] = [
  [/^smtp\.azurecomm\.net$/, 'acs'],
  [/^(?:smtp\.hve\.mx\.microsoft|smtp-hve\.office365\.com)$/, 'hve'],
  [
    /^(?:smtp|outlook|outlook-dod)\.office365\.(?:com|us)$|^(?:smtp\.)?partner\.outlook\.cn$/,
    'exchange-online',
  ],
  [
    /^email-smtp\..+\.amazonaws\.com$|^smtp\.(?:sendgrid\.net|postmarkapp\.com|(?:eu\.)?mailgun\.org|gmail\.com)$|^smtp-relay\.(?:gmail|brevo)\.com$|^smtp(?:-api[\w-]*)?\.infobip\.com$/,
    'smtp',
  ],
];

/** The service that a server is known to belong to. */
export function findService(host: string): ServiceName | undefined {
  return HOSTS.find(([names]) => names.test(host))?.[1];
}

/** True for the hosts of Direct Send and connectors (`contoso-com.mail.protection.outlook.com`), which know no sign-in. */
export function takesNoSignIn(host: string): boolean {
  return host.endsWith('.mail.protection.outlook.com');
}
