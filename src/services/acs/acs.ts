import { checkSecret } from '../entra-app.ts';
import type { MailService } from '../mail-service.ts';
import { MAX_MESSAGE_BYTES, MAX_RECIPIENTS, SMTP_HOST, SMTP_PORT } from './limits.ts';
import { composeLogin, reviewSender } from './username.ts';

/** Azure Communication Services, see limits.ts for the sources. */
export const acs = {
  name: 'acs',
  label: 'Azure',
  host: SMTP_HOST,
  port: SMTP_PORT,
  signIn: {
    passwordInput: 'client-secret',
    mechanisms: ['LOGIN'],
    composeLogin,
    checkPassword: checkSecret,
    refusedAnchor: 'sign-in-refused',
  },
  // Microsoft Learn, "Quickstart: Send email with SMTP and OAuth". Not Exchange's scope, which ACS refuses with 535.
  token: {
    scope: 'https://communication.azure.com/.default',
    audiences: ['communication.azure.com'],
    resource: 'Azure Communication Services',
  },
  limits: { recipients: MAX_RECIPIENTS, bytes: MAX_MESSAGE_BYTES },
  hasTypeList: true,
  fromHint: 'a MailFrom address of the domain that is linked to the resource, such as DoNotReply@<domain>',
  whereToLook: 'Azure Monitor',
  unusedInputs: ['smtp-password'],
  review: reviewSender,
  loadReplies: async () => (await import('./replies.ts')).explainReply,
} satisfies MailService;
