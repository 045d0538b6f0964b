import { type Complain, checkIds, findPasteMistake } from '../entra-app.ts';
import type { IdentityInput, Login, Problem, SignInWay } from '../mail-service.ts';
import { DEFAULT_SENDER, isManagedDomain } from './limits.ts';

/** Communication Services resource names: letters, digits, hyphen and underscore (ARM specification). */
const RESOURCE = /^[\w-]{1,63}$/;

/**
 * Composes the SMTP username `resource.clientId.tenantId`, or takes the SMTP Username resource's own.
 *
 * Source: Microsoft Learn, "Create credentials for Simple Mail Transfer Protocol (SMTP) authentication".
 *
 * @param way a token takes client and tenant id even with an SMTP Username
 * @returns the login, or every problem found; values that GitHub holds as secrets are never quoted
 */
export function composeLogin(given: IdentityInput, way: SignInWay): { login?: Login; problems: Problem[] } {
  const problems: Problem[] = [];
  const complain: Complain = (input, text) => problems.push({ input, text });
  const hasUsername = given.smtpUsername !== '';

  if (hasUsername && given.resource !== '') {
    complain(
      'smtp-username',
      'is given together with acs-resource; give either the SMTP Username or the Communication Services resource name',
    );
  }
  if (!hasUsername) checkResource(given.resource, complain);
  checkIds(given, !hasUsername || way !== 'password', complain);
  if (problems.length > 0) return { problems };

  const { resource, clientId, tenantId } = given;
  const username = hasUsername ? given.smtpUsername : [resource, clientId, tenantId].join(given.separator);
  return {
    login: {
      username,
      resource: resource || undefined,
      clientId: clientId || undefined,
      tenantId: tenantId || undefined,
    },
    problems: [],
  };
}

/** A warning, not an error, about a sender that ACS will probably refuse. */
export function reviewSender({ from }: { from: string }): Problem[] {
  const at = from.lastIndexOf('@');
  const [local, domain] = [from.slice(0, at), from.slice(at + 1)];
  return isManagedDomain(domain) && local.toLowerCase() !== DEFAULT_SENDER.toLowerCase()
    ? [
        {
          input: 'from',
          text: `is on an Azure-managed domain, which sends only as ${DEFAULT_SENDER}@${domain}`,
        },
      ]
    : [];
}

function checkResource(resource: string, complain: Complain): void {
  if (resource === '') {
    complain(
      'acs-resource',
      'is missing; give the name of the Communication Services resource (or smtp-username instead of the three parts)',
    );
  } else if (/^[\w-]+([.|])[0-9a-f-]{36}\1[0-9a-f-]{36}$/i.test(resource)) {
    complain(
      'acs-resource',
      'is a whole SMTP username; give its first part here, the second as client-id and the third as tenant-id',
    );
  } else if (
    /[.]azurecomm[.]net$|[.]communication[.]azure[.]com|^https?:|^\/subscriptions\//i.test(resource)
  ) {
    complain(
      'acs-resource',
      'is a host name, URL or resource ID; give only the name of the Communication Services resource, as its Overview page shows it',
    );
  } else if (!RESOURCE.test(resource)) {
    complain(
      'acs-resource',
      findPasteMistake(resource) ??
        'is not the name of a Communication Services resource; a name has 1 to 63 letters, digits, hyphens or underscores',
    );
  }
}
