import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsOf } from '../../../scripts/checks/links.ts';
import { loadService } from '../../../src/services/load.ts';
import type { ServiceName, Stage } from '../../../src/services/mail-service.ts';
import { readReply } from '../../../src/smtp/classify.ts';

const guide = readFileSync(join(import.meta.dirname, '../../../docs/troubleshooting.md'), 'utf8');
const chapters = anchorsOf(guide);

/** Replies from Microsoft's and the services' own pages, from reports, and where no wording is known with a made-up one. */
const SAMPLES: [ServiceName, Stage, string, string, string, boolean][] = [
  [
    'exchange-online',
    'auth',
    '535 5.7.3 Authentication unsuccessful [AB1.eurprd01.prod.outlook.com]',
    'exchange-sign-in',
    'auth',
    false,
  ],
  [
    'exchange-online',
    'auth',
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.',
    'exchange-smtp-auth-off',
    'auth',
    false,
  ],
  [
    'exchange-online',
    'auth',
    '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.',
    'exchange-password-off',
    'auth',
    false,
  ],
  [
    'exchange-online',
    'auth',
    '535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully.',
    'exchange-password-off',
    'auth',
    false,
  ],
  [
    'exchange-online',
    'auth',
    '535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.',
    'exchange-password-wrong',
    'auth',
    false,
  ],
  [
    'exchange-online',
    'auth',
    '535 5.7.139 Authentication unsuccessful, federated STS service was unreachable.',
    'exchange-federation-down',
    'throttled',
    true,
  ],
  [
    'exchange-online',
    'auth',
    '550 5.7.30 Basic authentication is not supported for Client Submission.',
    'exchange-password-off',
    'auth',
    false,
  ],
  [
    'exchange-online',
    'end-of-data',
    '430 4.2.0 STOREDRV; mailbox logon failure; STOREDRV.Submission.Exception:ConnectionFailedTransientException.MapiExceptionLogonFailed; Failed to process message',
    'exchange-mailbox-right',
    'auth',
    false,
  ],
  [
    'exchange-online',
    'end-of-data',
    '554 5.2.252 SendAsDenied; builds@contoso.com not allowed to send as noreply@contoso.com',
    'exchange-send-as',
    'rejected',
    false,
  ],
  [
    'exchange-online',
    'mail',
    '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    'exchange-send-as',
    'rejected',
    false,
  ],
  [
    'exchange-online',
    'end-of-data',
    '550 5.2.252 Sender throttled due to continuous send as denied errors.',
    'exchange-throttled-by-errors',
    'throttled',
    false,
  ],
  [
    'exchange-online',
    'end-of-data',
    '432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending',
    'exchange-connections',
    'throttled',
    true,
  ],
  [
    'exchange-online',
    'end-of-data',
    '554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process message',
    'exchange-daily-limit',
    'throttled',
    false,
  ],
  [
    'exchange-online',
    'rcpt',
    '550 5.7.233 Tenant exceeded external recipient limit',
    'exchange-daily-limit',
    'throttled',
    false,
  ],
  [
    'exchange-online',
    'end-of-data',
    '554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException',
    'exchange-mailbox-full',
    'rejected',
    false,
  ],
  [
    'exchange-online',
    'mail',
    '530 5.7.57 Client not authenticated to send mail.',
    'exchange-sign-in',
    'auth',
    false,
  ],
  [
    'exchange-online',
    'mail',
    '550 5.1.8 Access denied, bad outbound sender',
    'exchange-blocked',
    'rejected',
    false,
  ],
  [
    'exchange-online',
    'auth',
    '451 4.7.0 Temporary server error. Please try again later. PRX4',
    'busy',
    'throttled',
    true,
  ],
  [
    'exchange-online',
    'mail',
    '552 5.3.4 Message size exceeds fixed maximum message size',
    'too-large',
    'rejected',
    false,
  ],
  ['exchange-online', 'rcpt', '452 4.5.3 Too many recipients', 'too-many-recipients', 'rejected', false],
  ['hve', 'auth', '535 5.7.3 Authentication unsuccessful', 'hve-sign-in', 'auth', false],
  [
    'hve',
    'auth',
    '535 5.7.139 Authentication unsuccessful, the organization configuration doesn’t allow this authentication request.',
    'hve-sign-in',
    'auth',
    false,
  ],
  ['hve', 'auth', '501 5.5.127 Invalid XOAUTH2 argument.', 'hve-token-ending', 'auth', false],
  ['hve', 'auth', '501 5.5.122 Invalid XOAUTH2 argument.', 'hve-sign-in', 'auth', false],
  ['hve', 'auth', '535 5.7.142 Token will expire soon', 'hve-token-ending', 'auth', false],
  [
    'hve',
    'auth',
    '535 5.7.144 XOAUTH2 authentication failed. Invalid API permissions.',
    'hve-permission',
    'auth',
    false,
  ],
  [
    'hve',
    'auth',
    '550 5.7.240 The application is not allowed for use with this High Volume Email account',
    'hve-app-access',
    'auth',
    false,
  ],
  ['hve', 'mail', '550 5.2.240 (wording not known)', 'hve-not-an-account', 'auth', false],
  [
    'hve',
    'rcpt',
    '550 5.5.105 External sending is not supported for High Volume Email accounts.',
    'hve-internal-only',
    'rejected',
    false,
  ],
  ['hve', 'mail', '550 5.7.62 (wording not known)', 'hve-from', 'rejected', false],
  ['hve', 'end-of-data', '550 5.6.241 (wording not known)', 'hve-from', 'rejected', false],
  ['hve', 'auth', '550 5.7.999 something new', 'hve-sign-in', 'auth', false],
  ['hve', 'end-of-data', '550 5.7.999 something new', 'hve-billing', 'rejected', false],
  [
    'smtp',
    'end-of-data',
    '454 Throttling failure: Maximum sending rate exceeded.',
    'smtp-rate',
    'throttled',
    true,
  ],
  [
    'smtp',
    'end-of-data',
    '454 Throttling failure: Daily message quota exceeded.',
    'smtp-credits',
    'throttled',
    false,
  ],
  ['smtp', 'auth', '535 Authentication Credentials Invalid', 'smtp-sign-in', 'auth', false],
  [
    'smtp',
    'auth',
    '554 Access denied: User `arn:aws:iam::1:user/x` is not authorized to perform `ses:SendRawEmail`',
    'smtp-not-permitted',
    'auth',
    false,
  ],
  [
    'smtp',
    'end-of-data',
    '554 Message rejected: Email address is not verified. The following identities failed the check in region EU-CENTRAL-1: builds@contoso.com',
    'smtp-sender',
    'rejected',
    false,
  ],
  [
    'smtp',
    'auth',
    '534-5.7.9 Application-specific password required. For more information, go to\n534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor - gsmtp',
    'smtp-app-password',
    'auth',
    false,
  ],
  ['smtp', 'rcpt', '550 5.4.5 Daily SMTP relay limit exceeded for user.', 'smtp-credits', 'throttled', false],
  [
    'smtp',
    'mail',
    '553 5.7.1 <builds@contoso.com>: Sender address rejected: not owned by user ci@contoso.com',
    'smtp-sender',
    'rejected',
    false,
  ],
  [
    'smtp',
    'rcpt',
    '554 5.7.1 <dev@fabrikam.com>: Relay access denied',
    'smtp-relay-denied',
    'rejected',
    false,
  ],
  ['smtp', 'rcpt', '550 relay not permitted', 'smtp-relay-denied', 'rejected', false],
  ['smtp', 'auth', '451 Authentication failed: Maximum credits exceeded', 'smtp-credits', 'throttled', false],
  ['smtp', 'auth', '525 5.7.1 Unauthorized IP address', 'smtp-address-refused', 'auth', false],
  ['smtp', 'mail', '452 4.3.1 Insufficient system storage', 'busy', 'throttled', true],
  ['smtp', 'greeting', '554 5.7.1 Service not available to you', 'no-connection', 'connect', false],
  ['acs', 'auth', '550 5.7.999 something new', 'sign-in-refused', 'auth', false],
];

describe('what a reply means', () => {
  it.each(SAMPLES)('%s at %s: %s is #%s', async (name, stage, response, anchor, kind, retryable) => {
    const explain = await (await loadService(name)).loadReplies();
    const meaning = explain(readReply(response, stage));
    expect(meaning).toMatchObject({ anchor, kind });
    expect(meaning.retryable ?? false).toBe(retryable);
    expect(meaning.causes?.length).toBeGreaterThan(0);
    expect(meaning.remedies?.length).toBeGreaterThan(0);
    expect([...chapters]).toContain(anchor);
    if (name === 'smtp') expect(JSON.stringify(meaning)).not.toMatch(/Azure|Exchange|Entra/);
  });
});
