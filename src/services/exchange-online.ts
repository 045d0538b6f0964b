import type { Explanation, MailService } from './mail-service.ts';
import { composeMailboxLogin } from './mailbox-login.ts';
import { explainBy, type Rule } from './replies.ts';
import { RFC_RULES } from './rfc-replies.ts';

/**
 * Exchange Online, client submission.
 *
 * Sources: Microsoft Learn, "Authenticate an IMAP, POP or SMTP connection using OAuth" (2025-09-07), "Onboard SMTP AUTH
 * to RBAC for Applications" (2025-10-17), "How to set up a multifunction device", "Exchange Online limits"; the support
 * articles on non-delivery reports and on improvements of SMTP submission. docs/services.md says what is only reported.
 */
export const exchangeOnline = {
  name: 'exchange-online',
  label: 'Exchange Online',
  host: 'smtp.office365.com',
  port: 587,
  signIn: {
    passwordInput: 'smtp-password',
    mechanisms: ['LOGIN'],
    composeLogin: composeMailboxLogin,
    refusedAnchor: 'exchange-sign-in',
    passwordNotice:
      'Exchange Online turns the sign-in by password off by default at the end of December 2026. Use client-secret or permissions: id-token: write instead of smtp-password.',
  },
  token: {
    scope: 'https://outlook.office365.com/.default',
    audiences: ['outlook.office365.com', 'outlook.office.com', 'outlook.office365.us'],
    resource: 'Office 365 Exchange Online',
    role: 'SMTP.SendAsApp',
  },
  // A tenant or a mailbox may have other limits: 500 recipients and MaxSendSize 35 MB are the defaults.
  limits: { recipients: 500, bytes: 35_000_000 },
  fromHint: 'the address of the mailbox that sends',
  whereToLook: 'the inbox of the sending mailbox (bounces) and Message trace',
  unusedInputs: ['acs-resource'],
  loadReplies: async () => explainBy([...RULES, ...RFC_RULES], refusedSignIn),
} satisfies MailService;

const SMTP_AUTH_ON = 'Set-CASMailbox -Identity <mailbox> -SmtpClientAuthenticationDisabled $false';
const BY_TOKEN =
  'Sign in by token: give client-id, tenant-id and client-secret (or grant id-token: write) instead of smtp-password.';

const refusedSignIn: Explanation = {
  kind: 'auth',
  title: 'Exchange Online refused the sign-in',
  causes: [
    'By password: the password is wrong, the account needs a second factor, or SMTP AUTH is off for the mailbox.',
    'By token: the app may not send as this mailbox, or SMTP AUTH is off for it.',
  ],
  remedies: [
    'Check that smtp-username, or from, is the address of the mailbox.',
    `Let the mailbox use SMTP AUTH (Exchange Online PowerShell): ${SMTP_AUTH_ON}`,
    BY_TOKEN,
  ],
  anchor: 'exchange-sign-in',
};

const passwordOff: Explanation = {
  kind: 'auth',
  title: 'Exchange Online does not take a password from this account',
  causes: [
    'Basic authentication is off: by an authentication policy, by security defaults or Conditional Access, or by Microsoft (by default from the end of December 2026).',
  ],
  remedies: [BY_TOKEN],
  anchor: 'exchange-password-off',
};

const sendAs: Explanation = {
  kind: 'rejected',
  title: 'Exchange Online does not let this mailbox send as from',
  causes: ['from is not the address of the mailbox that signs in, and the app has no right to send as it.'],
  remedies: [
    'Set from to the address of the mailbox, or smtp-username to the mailbox of from.',
    'Or give the right (Exchange Online PowerShell): Add-RecipientPermission -Identity <from> -Trustee <object id of the Enterprise application> -AccessRights SendAs',
  ],
  anchor: 'exchange-send-as',
};

const dailyLimit: Explanation = {
  kind: 'throttled',
  title: 'Exchange Online refused the message because a daily limit of recipients is reached',
  causes: [
    'A mailbox may send to 10,000 recipients a day; the tenant has a limit of external recipients besides (TERRL).',
  ],
  remedies: [
    'Wait until tomorrow.',
    'Send fewer mails: narrow notify-on, or set repeat to new-failures or backoff.',
  ],
  anchor: 'exchange-daily-limit',
};

const blocked: Explanation = {
  kind: 'rejected',
  title: 'Exchange Online has blocked the sender or the tenant',
  causes: ['Microsoft suspects that spam was sent, or the tenant is not allowed to send outside.'],
  remedies: [
    'Look in the Microsoft Defender portal, under Restricted entities; an administrator can unblock the mailbox.',
    'If the whole tenant is blocked, ask Microsoft support.',
  ],
  anchor: 'exchange-blocked',
};

const RULES: readonly Rule[] = [
  { enhanced: ['5.7.30'], ...passwordOff },
  {
    enhanced: ['5.7.139'],
    words: /SmtpClientAuthentication is disabled/i,
    kind: 'auth',
    title: 'SMTP AUTH is off for the mailbox',
    causes: [
      'SMTP AUTH is off for the tenant or for this mailbox; in tenants made since 2020 it is off at first.',
    ],
    remedies: [
      `Turn it on for this mailbox alone, which is enough (Exchange Online PowerShell): ${SMTP_AUTH_ON}`,
      'Security defaults of the tenant turn it off as well.',
    ],
    anchor: 'exchange-smtp-auth-off',
  },
  {
    enhanced: ['5.7.139'],
    words: /basic authentication|organization configuration|did not meet the criteria/i,
    ...passwordOff,
  },
  {
    enhanced: ['5.7.139'],
    words: /credentials were incorrect|locked/i,
    kind: 'auth',
    title: 'Exchange Online does not accept the password',
    causes: ['smtp-username or smtp-password is wrong, or the account is locked after too many wrong ones.'],
    remedies: ['Check both, and whether the account is locked.', BY_TOKEN],
    anchor: 'exchange-password-wrong',
  },
  {
    enhanced: ['5.7.139'],
    words: /\bSTS\b/,
    kind: 'throttled',
    title: 'Exchange Online could not reach the federated sign-in of the tenant',
    causes: ['The identity provider of the tenant (AD FS or another one) did not answer.'],
    remedies: ['Run the step again; if it stays, ask who runs the identity provider.'],
    anchor: 'exchange-federation-down',
    retryable: true,
  },
  { stages: ['auth'], enhanced: ['5.7.3', '5.7.139'], ...refusedSignIn },
  {
    // A 4yz that no further try mends: Microsoft's own test script makes the same exception.
    codes: [430],
    words: /LogonFailed|logon failure/i,
    kind: 'auth',
    title: 'Exchange Online does not let the app use this mailbox',
    causes: [
      'The sign-in worked, but the app has no FullAccess on the mailbox, or got it less than an hour ago.',
      'With RBAC for Applications: the mailbox is outside the scope of the role, or the role is less than two hours old.',
    ],
    remedies: [
      'Give the right (Exchange Online PowerShell): Add-MailboxPermission -Identity <mailbox> -User <object id of the Enterprise application> -AccessRights FullAccess',
      'Or see what the role covers: Test-ServicePrincipalAuthorization -Identity <client-id> -Resource <mailbox>',
    ],
    anchor: 'exchange-mailbox-right',
  },
  {
    codes: [550],
    enhanced: ['5.2.251', '5.2.252', '5.2.253', '5.2.254', '5.2.255'],
    kind: 'throttled',
    title: 'Exchange Online holds the mailbox back because the same error came too often',
    causes: ['Earlier mails of this mailbox failed again and again, and were sent again and again.'],
    remedies: ['Mend the error that the reply names, then wait; another try only lengthens the pause.'],
    anchor: 'exchange-throttled-by-errors',
  },
  { codes: [554], enhanced: ['5.2.252'], ...sendAs },
  { words: /SendAsDenied/i, ...sendAs },
  { enhanced: ['5.7.60'], ...sendAs },
  { words: /SubmissionQuotaExceeded|Submission quota exceeded/i, ...dailyLimit },
  { enhanced: ['5.1.90', '5.7.232', '5.7.233', '5.7.236'], ...dailyLimit },
  {
    enhanced: ['5.2.2'],
    kind: 'rejected',
    title: 'The mailbox that sends is full',
    causes: ['Exchange Online keeps a copy of each mail in Sent Items.'],
    remedies: [
      'Empty Sent Items of the mailbox.',
      'Turn the copies off (Exchange Online PowerShell): Set-Mailbox -Identity <mailbox> -MessageCopyForSMTPClientSubmissionEnabled $false',
    ],
    anchor: 'exchange-mailbox-full',
  },
  { enhanced: ['5.1.8', '5.7.501', '5.7.502', '5.7.503', '5.7.705', '5.7.708'], ...blocked },
  {
    codes: [432],
    kind: 'throttled',
    title: 'Too many connections send with this mailbox at the same time',
    causes: [
      'A mailbox may have three connections at once, and this run has several jobs that send, or other runs do.',
    ],
    remedies: ['Send one mail a run from a last job that needs the others, or use another mailbox.'],
    anchor: 'exchange-connections',
    retryable: true,
    waitMs: 10_000,
  },
  {
    enhanced: ['5.7.57'],
    kind: 'auth',
    title: 'Exchange Online says that the connection is not signed in',
    causes: ['The sign-in had no effect, or smtp-host is not the server for this mailbox.'],
    remedies: ['Leave smtp-host out.'],
    anchor: 'exchange-sign-in',
  },
];
