import type { Explanation, MailService, Problem } from './mail-service.ts';
import { composeMailboxLogin } from './mailbox-login.ts';
import { explainBy, type Rule } from './replies.ts';
import { RFC_RULES } from './rfc-replies.ts';

const FORMER_HOST = 'smtp-hve.office365.com';

/**
 * Microsoft 365 High Volume Email.
 *
 * Sources: Microsoft Learn, "Manage high volume emails for Microsoft 365", "Use OAuth with high volume email",
 * "Troubleshoot high volume email", reference of Add-HVEAppAccess; read 2026-11. docs/services.md says what is only
 * reported or assumed.
 */
export const hve = {
  name: 'hve',
  label: 'High Volume Email',
  host: 'smtp.hve.mx.microsoft',
  port: 587,
  signIn: {
    passwordInput: 'smtp-password',
    mechanisms: ['LOGIN'],
    composeLogin: composeMailboxLogin,
    refusedAnchor: 'hve-sign-in',
    passwordNotice:
      'High Volume Email takes passwords until September 2028. Use client-secret or permissions: id-token: write instead of smtp-password.',
  },
  // Not the scope of Exchange Online: the host differs.
  token: {
    scope: 'https://outlook.office.com/.default',
    audiences: ['outlook.office.com', 'outlook.office365.com'],
    resource: 'Office 365 Exchange Online',
    role: 'Mail.Send',
  },
  // The unit of the documented "10 MB" is not given: the smaller reading is used.
  limits: { recipients: 50, bytes: 10_000_000 },
  checkRecipients: findOutsiders,
  fromHint: 'the address of the High Volume Email account',
  whereToLook: 'Message trace and the High Volume Email report of the Exchange admin center',
  unusedInputs: ['acs-resource'],
  review: reviewAccount,
  loadReplies: async () => explainBy([...RULES, ...RFC_RULES], refusedSignIn),
} satisfies MailService;

function reviewAccount({
  host,
  from,
  username,
}: Parameters<NonNullable<MailService['review']>>[0]): Problem[] {
  const warnings: Problem[] = [];
  if (host === FORMER_HOST) {
    warnings.push({
      input: 'smtp-host',
      text: `is a name that Microsoft will give up; leave it out (${hve.host})`,
    });
  }
  if (from.toLowerCase() !== username.toLowerCase()) {
    warnings.push({
      input: 'from',
      text: 'is not the address that signs in; High Volume Email takes mail only from the account itself, so leave smtp-username out',
    });
  }
  return warnings;
}

/** High Volume Email delivers inside the tenant only, whose domains are known where allow-domains is given. */
function findOutsiders(
  lists: Parameters<NonNullable<MailService['checkRecipients']>>[0],
  allowDomains: readonly string[],
  from: string,
): Problem[] {
  if (allowDomains.length === 0) return [];
  const own = [...allowDomains, domainOf(from)];
  const isOwn = (domain: string): boolean =>
    own.some((each) => (each.startsWith('*.') ? domain.endsWith(each.slice(1)) : domain === each));
  return lists.flatMap(({ input, mailboxes }) => {
    const outside = mailboxes.map(({ address }) => domainOf(address)).filter((domain) => !isOwn(domain));
    if (outside.length === 0) return [];
    return [
      {
        input,
        text: `has recipients on ${[...new Set(outside)].join(', ')}, which is not in allow-domains; High Volume Email delivers inside the tenant only, so add the domain if it is one of the tenant, or use service: exchange-online`,
      },
    ];
  });
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

const BILLING =
  'See whether the account may send (BillingPolicyValid): Get-HVEAccountBillingPolicy -Identity <account>';

const refusedSignIn: Explanation = {
  kind: 'auth',
  title: 'High Volume Email refused the sign-in',
  causes: [
    'By token: the app has no permission Mail.Send of Office 365 Exchange Online, or may not use this account; or the address is no High Volume Email account.',
    'By password: it is wrong, security defaults are on, or the authentication policy of the account does not allow SMTP (AllowBasicAuthSmtp).',
  ],
  remedies: [
    'Check that from, or smtp-username, is the address of the account.',
    'See which apps may use the account (Exchange Online PowerShell): Get-HVEAccountSettings -Identity <account>',
    'Sign in by token: give client-id, tenant-id and client-secret (or grant id-token: write) instead of smtp-password.',
    BILLING,
  ],
  anchor: 'hve-sign-in',
};

const RULES: readonly Rule[] = [
  {
    enhanced: ['5.5.127', '5.7.142', '5.7.143'],
    kind: 'auth',
    title: 'High Volume Email says that the access token is about to end',
    causes: [
      'The action asks for a new token at each sign-in, so the clock of the runner is probably wrong.',
    ],
    remedies: ['Run the step again; on a self-hosted runner, check the clock: date -u'],
    anchor: 'hve-token-ending',
  },
  {
    enhanced: ['5.7.144'],
    kind: 'auth',
    title: 'The app may not send by High Volume Email (Mail.Send is missing)',
    causes: [
      'The app has no application permission Mail.Send of Office 365 Exchange Online (a common slip is the one of Microsoft Graph).',
      'An administrator has not consented to it.',
    ],
    remedies: [
      'Grant it: Entra admin center, API permissions, APIs my organization uses, Office 365 Exchange Online, Application permissions, Mail.Send.',
      'Consent to it: az ad app permission admin-consent --id <client-id>',
    ],
    anchor: 'hve-permission',
  },
  {
    enhanced: ['5.7.240'],
    kind: 'auth',
    title: 'The app may not use this High Volume Email account',
    causes: [
      'Add-HVEAppAccess was not run for the account, or less than five minutes ago.',
      'It was given the object id of the app registration, or the client-id, instead of the object id of the Enterprise application.',
    ],
    remedies: [
      'Show the object id of the Enterprise application: az ad sp show --id <client-id> --query id -o tsv',
      'Allow it (Exchange Online PowerShell): Add-HVEAppAccess -Identity <account> -AppIds "<object id>"',
    ],
    anchor: 'hve-app-access',
  },
  {
    enhanced: ['5.2.240'],
    kind: 'auth',
    title: 'The address that signs in is no High Volume Email account',
    causes: ['smtp-username, or from, is the address of an ordinary mailbox, or is mistyped.'],
    remedies: [
      'Set from to the address of the account; the accounts are listed in the Exchange admin center under Mail flow, High Volume Email.',
      'To send from an ordinary mailbox, use service: exchange-online.',
    ],
    anchor: 'hve-not-an-account',
  },
  { stages: ['auth'], words: /XOAUTH2/i, ...refusedSignIn },
  { stages: ['auth'], enhanced: ['5.7.3', '5.7.139'], ...refusedSignIn },
  {
    enhanced: ['5.5.105'],
    kind: 'rejected',
    title: 'High Volume Email delivers inside the tenant only',
    causes: ['A recipient is on a domain that is not an accepted domain of the tenant.'],
    remedies: [
      'Take the recipient out, or use service: exchange-online for recipients outside.',
      'Name the domains of the tenant in allow-domains: the action then finds such recipients before it connects.',
    ],
    anchor: 'hve-internal-only',
  },
  {
    enhanced: ['5.7.62', '5.6.241'],
    kind: 'rejected',
    title: 'High Volume Email takes mail only from the account itself',
    causes: ['from is not the address of the account that signs in.'],
    remedies: ['Set from to the address of the account, and leave smtp-username out.'],
    anchor: 'hve-from',
  },
  {
    // Microsoft does not say how a missing billing policy is refused.
    stages: ['mail', 'data', 'end-of-data'],
    codes: [550, 554],
    kind: 'rejected',
    title: 'High Volume Email refused the message',
    causes: [
      'The account has no valid billing policy, or the reason is in the reply below.',
      'Its content or an attachment was classified as unwanted.',
    ],
    remedies: [BILLING, 'Look at the message in the step summary of a dry-run.'],
    anchor: 'hve-billing',
  },
];
