import type { Explanation, MailService } from './mail-service.ts';
import { explainBy, type Rule } from './replies.ts';
import { RFC_RULES, signInRefused } from './rfc-replies.ts';

/**
 * Any mail server with STARTTLS and a user name and password: Amazon SES, SendGrid, Postmark, Infobip, a relay of
 * Google's, Postfix, Exim. Its limits are its own: the size is in its EHLO reply, the rest in its refusals.
 *
 * Sources of the rules: "Troubleshooting SMTP" (Amazon SES Developer Guide), "SMTP errors and codes" (Google Workspace),
 * help pages of SendGrid and Brevo, README of Postfix; read 2026-11.
 */
export const smtp = {
  name: 'smtp',
  label: 'the mail server',
  host: '',
  port: 587,
  signIn: {
    passwordInput: 'smtp-password',
    mechanisms: ['LOGIN', 'PLAIN'],
    composeLogin: ({ smtpUsername }) =>
      smtpUsername === ''
        ? {
            problems: [
              { input: 'smtp-username', text: 'is missing; give the user name that the mail server knows' },
            ],
          }
        : { login: { username: smtpUsername }, problems: [] },
    refusedAnchor: 'smtp-sign-in',
  },
  // The mail is written to fit into this; max-message-size says what the server takes, its EHLO reply decides.
  limits: { bytes: 25_000_000 },
  fromHint: 'an address that the account may send as',
  whereToLook: 'the log of the mail server',
  unusedInputs: ['acs-resource', 'client-id', 'tenant-id', 'client-secret'],
  loadReplies: async () => explainBy([...RULES, ...RFC_RULES], signInRefused),
} satisfies MailService;

const sender: Explanation = {
  kind: 'rejected',
  title: 'The account may not send as from',
  causes: [
    'The server does not know the address or domain of from, has not verified it, or does not accept it for this account.',
  ],
  remedies: ['Verify the address or its domain at the service, or set from to one that is verified.'],
  anchor: 'smtp-sender',
};

const RULES: readonly Rule[] = [
  {
    words:
      /maximum credits exceeded|daily (?:message quota|user sending limit|smtp relay (?:sending )?limit)/i,
    kind: 'throttled',
    title: 'The account has used up what it may send',
    causes: ['The plan or the daily limit of the account is used up.'],
    remedies: [
      'Wait for the next day or month, or raise the plan.',
      'Send fewer mails: narrow notify-on, or set repeat to new-failures or backoff.',
    ],
    anchor: 'smtp-credits',
  },
  {
    words: /maximum sending rate|too many (?:concurrent|recipients received)|peak smtp relay/i,
    kind: 'throttled',
    title: 'The account sends too much at once',
    causes: [
      'The server limits how many messages or connections an account may have in a minute or an hour.',
    ],
    remedies: [
      'Send one mail a run from a last job that needs the others.',
      'Ask the service for a higher rate.',
    ],
    anchor: 'smtp-rate',
    retryable: true,
    waitMs: 61_000,
  },
  {
    stages: ['auth'],
    words: /application-specific password/i,
    kind: 'auth',
    title: 'The account needs an app password',
    causes: ['The account has a second factor, so its own password does not work for SMTP.'],
    remedies: ['Create an app password in the account, and store it as smtp-password.'],
    anchor: 'smtp-app-password',
  },
  {
    stages: ['auth'],
    words: /unauthorized ip/i,
    kind: 'auth',
    title: 'The service refuses the address of this runner',
    causes: [
      'The account takes mail from listed addresses only, and GitHub-hosted runners have changing ones.',
    ],
    remedies: [
      'Turn the list of addresses off in the account, or use a runner with an address that is on it.',
    ],
    anchor: 'smtp-address-refused',
  },
  {
    words: /not authorized to perform|not subscribed/i,
    kind: 'auth',
    title: 'The account may not send by SMTP',
    causes: [
      'The user behind the SMTP credentials lacks the right to send, or the service is not turned on.',
    ],
    remedies: ['Give the user the right that the reply names; at Amazon SES it is ses:SendRawEmail.'],
    anchor: 'smtp-not-permitted',
  },
  {
    words: /not verified|verified sender identity|unauthenticated senders|not owned by user/i,
    ...sender,
  },
  {
    words: /relay(?:ing)? (?:access )?(?:denied|not permitted)/i,
    kind: 'rejected',
    title: 'The server does not relay to this recipient',
    causes: [
      'The account may send only to domains of the server itself, or the sign-in does not count there.',
    ],
    remedies: ['Allow the account to relay, or use a recipient that the server takes mail for.'],
    anchor: 'smtp-relay-denied',
  },
];
