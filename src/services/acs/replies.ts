import type { ErrorDetail, ErrorKind } from '../../errors.ts';
import { MAX_MESSAGE_BYTES, MAX_RECIPIENTS, QUOTAS, SMTP_HOST } from './service.ts';

/** The step of the SMTP conversation that a reply answers. */
export type Stage =
  | 'dns'
  | 'connect'
  | 'greeting'
  | 'ehlo'
  | 'starttls'
  | 'tls'
  | 'auth'
  | 'mail'
  | 'rcpt'
  | 'data'
  | 'end-of-data'
  | 'quit';

/** A negative reply of the server, taken apart (RFC 5321 section 4.2, RFC 3463). */
export interface Reply {
  stage: Stage;
  /** Three digits, or 0 when the server sent none. */
  code: number;
  /** Enhanced status code such as `5.7.3`, or empty. */
  enhanced: string;
  /** The reply as received. */
  text: string;
}

/** What a reply means: everything of an error but the words of the server. */
export interface Explanation extends Omit<ErrorDetail, 'response' | 'cause'> {
  kind: ErrorKind;
}

interface Rule extends Explanation {
  /** Enhanced codes, the first thing looked at; found anywhere in the reply, because ACS also wraps replies in a 421. */
  enhanced?: readonly string[];
  codes?: readonly number[];
  stages?: readonly Stage[];
  /** For replies whose code is not documented; compared without regard to case. */
  words?: RegExp;
}

const AUTH_CAUSES = [
  'The client secret is wrong or expired, or its Secret ID was pasted instead of its Value.',
  'acs-resource is not the name of the Communication Services resource (a common slip is the name of the Email Communication Service, or of the domain).',
  'client-id is not the Application (client) ID (a common slip is an Object ID), or tenant-id is not the Directory (tenant) ID.',
  'The Entra app has no role on the Communication Services resource, has it on another resource, or the role was assigned a few minutes ago and is not in force yet.',
];

const AUTH_REMEDIES = [
  'Make a new client secret and store its Value: az ad app credential reset --id <client-id> --append --display-name github --query password -o tsv',
  'Check that the role is "Communication and Email Service Owner", or a custom one with Microsoft.Communication/CommunicationServices/Read, .../CommunicationServices/Write and .../EmailServices/Write: az role assignment list --assignee <client-id> --scope <id of the Communication Services resource> -o table',
  'If the role is new, wait up to ten minutes and run again.',
];

/**
 * One table for every reply with a known meaning at ACS. Microsoft publishes no list of SMTP
 * replies; sources are its limits and troubleshooting pages, replies that users reported, and Exchange Online, which
 * the service is built on. docs/troubleshooting.md says which is which.
 */
const RULES: readonly Rule[] = [
  {
    enhanced: ['4.5.127'],
    words: /excessive message rate/i,
    kind: 'throttled',
    title: 'Azure refused the message because the sending quota is used up',
    causes: [
      `The subscription has sent its share: ${QUOTAS.azureManaged.perMinute} messages a minute and ${QUOTAS.azureManaged.perHour} an hour on an Azure-managed domain, ${QUOTAS.custom.perMinute} a minute and ${QUOTAS.custom.perHour} an hour on a custom domain by default. Refused attempts count too.`,
    ],
    remedies: [
      'Wait for the next minute or hour; do not run again at once, because every attempt counts.',
      'Send fewer mails: narrow notify-on, or set repeat to new-failures or backoff.',
      'Use a custom domain and ask for a higher quota; an Azure-managed domain cannot be raised.',
    ],
    anchor: 'quota',
    retryable: true,
  },
  {
    enhanced: ['5.7.3'],
    stages: ['auth'],
    kind: 'auth',
    title: 'Azure refused the sign-in (535 5.7.3)',
    causes: AUTH_CAUSES,
    remedies: AUTH_REMEDIES,
    anchor: 'sign-in-refused',
  },
  {
    enhanced: ['5.7.4'],
    codes: [504],
    stages: ['auth'],
    kind: 'auth',
    title: 'The server does not know the sign-in method',
    causes: ['The server offers neither AUTH LOGIN nor XOAUTH2, so it is not Azure Communication Services.'],
    remedies: [`Check smtp-host: for the public cloud it is ${SMTP_HOST}.`],
    anchor: 'sign-in-method',
  },
  {
    codes: [454],
    stages: ['auth'],
    kind: 'throttled',
    title: 'Azure could not check the sign-in at the moment',
    causes: ['Microsoft Entra ID or the mail service has a passing fault.'],
    remedies: ['Run the step again; if it stays, look at the Azure status page.'],
    anchor: 'busy',
    retryable: true,
  },
  {
    codes: [535, 534, 530, 538],
    stages: ['auth'],
    kind: 'auth',
    title: 'The server refused the sign-in',
    causes: AUTH_CAUSES,
    remedies: AUTH_REMEDIES,
    anchor: 'sign-in-refused',
  },
  {
    enhanced: ['5.7.57', '5.7.0'],
    codes: [530],
    stages: ['mail', 'rcpt', 'data'],
    kind: 'auth',
    title: 'The server says that the connection is not signed in',
    causes: [
      'The sign-in was accepted but has no effect: the role of the Entra app may have just been removed.',
    ],
    remedies: ['Check the role assignment of the app on the Communication Services resource.'],
    anchor: 'sign-in-refused',
  },
  {
    enhanced: ['5.3.5'],
    words: /sender'?s username is invalid/i,
    kind: 'rejected',
    title: 'Azure does not know the sender address',
    causes: [
      'The part of from before the @ is not a MailFrom address of its domain. A new domain has only DoNotReply.',
    ],
    remedies: [
      'Set from to DoNotReply@<your domain>.',
      'Or add the address (custom domain with a raised quota): az communication email domain sender-username create --domain-name <domain> --email-service-name <service> --resource-group <group> --sender-username <name> --username <name>',
    ],
    anchor: 'sender-unknown',
  },
  {
    words: /^(?=.*domain\b)(?=.*\bnot\b)(?=.*\b(?:linked|verified))|DomainNotLinked/is,
    kind: 'rejected',
    title: 'Azure does not accept the domain of the sender',
    causes: [
      'The domain of from is not linked to the Communication Services resource, or not fully verified.',
    ],
    remedies: [
      'Finish the verification of Domain, SPF, DKIM and DKIM2 in the Email Communication Service.',
      'Link it: az communication update --name <resource> --resource-group <group> --linked-domains <ids of all domains>',
    ],
    anchor: 'domain-not-linked',
  },
  {
    enhanced: ['5.3.4', '5.2.3'],
    codes: [552],
    kind: 'rejected',
    title: 'The message is too large for the server',
    causes: [
      `Azure takes ${MAX_MESSAGE_BYTES / 1_000_000} MB for the whole message as encoded, about 7.5 MB of files.`,
    ],
    remedies: ['Leave attachments out, make them smaller, or link to them.'],
    anchor: 'too-large',
  },
  {
    enhanced: ['4.5.3', '5.5.3'],
    kind: 'rejected',
    title: 'The message has too many recipients for the server',
    causes: [`Azure takes ${MAX_RECIPIENTS} recipients in to, cc and bcc together.`],
    remedies: ['Use a distribution list, or split the mail over several steps.'],
    anchor: 'too-many-recipients',
  },
  {
    codes: [550, 551, 553, 554, 501],
    stages: ['mail'],
    kind: 'rejected',
    title: 'The server refused the sender',
    causes: [
      'from is not a MailFrom address of a domain that is verified and linked to the Communication Services resource.',
    ],
    remedies: [
      'Set from to DoNotReply@<your domain>, exactly as the MailFrom addresses page of the domain shows it.',
      'Check that the domain is linked: az communication show --name <resource> --resource-group <group> --query linkedDomains',
    ],
    anchor: 'sender-unknown',
  },
  {
    codes: [550, 551, 553, 501, 513],
    stages: ['rcpt'],
    kind: 'rejected',
    title: 'The server refused the recipients',
    causes: ['The address is mistyped, does not exist, or is on the suppression list of the resource.'],
    remedies: ['Check to, cc and bcc; look at the suppression list of the domain in the Azure portal.'],
    anchor: 'recipient-refused',
  },
  {
    codes: [550, 554, 552, 541],
    stages: ['data', 'end-of-data'],
    kind: 'rejected',
    title: 'The server refused the message',
    causes: ['Its content, an attachment or the reputation of the sender was judged to be unwanted.'],
    remedies: [
      'Try again without attachments; look at the message in the step summary of a dry-run.',
      'Check the sender’s delivery figures in Azure Monitor (ACSEmailStatusUpdateOperational).',
    ],
    anchor: 'message-refused',
  },
];

/**
 * Turns a negative reply into what it means, why it usually happens and what to do.
 *
 * The enhanced status code decides first. Words come before the bare reply code, because Azure documents the words of
 * some refusals but not their numbers, and 550 alone says little. A reply that no rule knows keeps its class: 4yz can
 * be tried again, 5yz cannot (RFC 5321 section 4.2.1).
 */
export function explainReply(reply: Reply): Explanation {
  const rules = RULES.filter((each) => each.stages === undefined || each.stages.includes(reply.stage));
  const rule =
    rules.find((each) =>
      each.enhanced?.some((code) => reply.enhanced === code || holdsCode(reply.text, code)),
    ) ??
    rules.find((each) => each.words?.test(reply.text)) ??
    rules.find((each) => each.codes?.includes(reply.code));
  if (rule) {
    const { enhanced: _enhanced, codes: _codes, stages: _stages, words: _words, ...explanation } = rule;
    return explanation;
  }
  if (reply.code >= 400 && reply.code < 500) {
    return {
      kind: 'throttled',
      title: `The server is not able to take the message at the moment (${reply.code})`,
      causes: ['The service is busy, limits connections, or delays senders that it does not know yet.'],
      remedies: ['Run the step again later; a larger timeout gives the action more tries.'],
      anchor: 'busy',
      retryable: true,
    };
  }
  return {
    kind: 'rejected',
    title: `The server refused the message${reply.code ? ` (${reply.code})` : ''}`,
    causes: ['The reply is not one that this action knows; the server’s own words are below.'],
    remedies: ['Turn on step debug logging (ACTIONS_STEP_DEBUG) to see the whole conversation.'],
    anchor: 'message-refused',
  };
}

function holdsCode(text: string, code: string): boolean {
  return new RegExp(`(?:^|[^\\d.])${code.replaceAll('.', '\\.')}(?![\\d.]*\\d)`).test(text);
}
