import { checkIds } from './entra-app.ts';
import type { IdentityInput, MailService, Problem, SignInWay } from './mail-service.ts';

/**
 * Who signs in at a service whose user name is an address: the one of smtp-username, else that of from.
 *
 * Source: Microsoft Learn, "Authenticate an IMAP, POP or SMTP connection using OAuth" (2025-09-07).
 */
export function composeMailboxLogin(
  { smtpUsername, clientId, tenantId }: IdentityInput,
  way: SignInWay,
): ReturnType<MailService['signIn']['composeLogin']> {
  const problems: Problem[] = [];
  if (smtpUsername !== '' && !/^[^\s@]+@[^\s@]+$/.test(smtpUsername)) {
    problems.push({
      input: 'smtp-username',
      text: 'is not an address; give the address of the account that signs in, or leave it out where that is the address of from',
    });
  }
  if (way !== 'password') {
    checkIds({ clientId, tenantId }, true, (input, text) => problems.push({ input, text }));
  }
  if (problems.length > 0) return { problems };
  return {
    login: {
      username: smtpUsername,
      clientId: clientId || undefined,
      tenantId: tenantId || undefined,
    },
    problems,
  };
}
