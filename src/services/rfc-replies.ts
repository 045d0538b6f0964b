import type { Explanation } from './mail-service.ts';
import type { Rule } from './replies.ts';

/** What an unknown refusal of the sign-in means where nothing more is known of the server. */
export const signInRefused: Explanation = {
  kind: 'auth',
  title: 'The server refused the sign-in',
  causes: ['The user name or the password is wrong, or the account may not send by SMTP.'],
  remedies: ['Check smtp-username and smtp-password, and the reply of the server.'],
  anchor: 'smtp-sign-in',
};

const tooLarge: Explanation = {
  kind: 'rejected',
  title: 'The message is too large for the server',
  causes: ['The server, or the account, takes only smaller messages.'],
  remedies: ['Leave attachments out, make them smaller, or link to them.'],
  anchor: 'too-large',
};

/**
 * Replies that mean the same at every server, by RFC 5321 section 4.2.3, RFC 3463 section 3, RFC 4954 section 6 and
 * RFC 1870 section 6. A service has its own rules before these.
 */
export const RFC_RULES: readonly Rule[] = [
  {
    stages: ['auth'],
    enhanced: ['5.7.4'],
    kind: 'auth',
    title: 'The server does not know the sign-in method',
    causes: ['The server offers none of the methods that this way to sign in has.'],
    remedies: ['Check smtp-host, service and auth.'],
    anchor: 'sign-in-method',
  },
  { enhanced: ['5.3.4', '5.2.3'], ...tooLarge },
  { codes: [552], ...tooLarge },
  {
    enhanced: ['4.5.3', '5.5.3'],
    kind: 'rejected',
    title: 'The message has too many recipients for the server',
    causes: ['to, cc and bcc together have more recipients than the server takes in one message.'],
    remedies: ['Use a distribution list, or split the mail over several steps.'],
    anchor: 'too-many-recipients',
  },
  {
    stages: ['mail'],
    codes: [501, 550, 551, 553, 554],
    kind: 'rejected',
    title: 'The server refused the sender',
    causes: ['The account that signs in may not send as the address of from.'],
    remedies: ['Set from to an address that the account may send as.'],
    anchor: 'smtp-sender',
  },
  {
    stages: ['rcpt'],
    codes: [501, 513, 550, 551, 553, 554],
    kind: 'rejected',
    title: 'The server refused the recipients',
    causes: ['The address is mistyped or does not exist, or the account may not send to it.'],
    remedies: ['Check to, cc and bcc, and the reply of the server.'],
    anchor: 'recipient-refused',
  },
  {
    stages: ['data', 'end-of-data'],
    codes: [541, 550, 554],
    kind: 'rejected',
    title: 'The server refused the message',
    causes: ['Its content, an attachment or the reputation of the sender was classified as unwanted.'],
    remedies: ['Try again without attachments; look at the message in the step summary of a dry-run.'],
    anchor: 'message-refused',
  },
];
