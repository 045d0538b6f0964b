import { DEFAULT_SENDER, isManagedDomain, SMTP_PORT } from './service.ts';

/** The identity inputs as the user gave them, blanks around them already removed. */
export interface IdentityInput {
  resource: string;
  clientId: string;
  tenantId: string;
  smtpUsername: string;
  separator: '.' | '|';
}

/** Who signs in; the parts are known as far as the user gave them, and tell a diagnosis where to look. */
export interface Login {
  username: string;
  clientId?: string;
  tenantId?: string;
  resource?: string;
}

/** One wrong input, named, with what to do about it. */
export interface Problem {
  input: string;
  text: string;
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Communication Services resource names: letters, digits, hyphen and underscore (ARM specification). */
const RESOURCE = /^[\w-]{1,63}$/;

/**
 * Composes the SMTP username `resource.clientId.tenantId`, or takes the SMTP Username resource's own.
 *
 * Source: Microsoft Learn, "Create credentials for Simple Mail Transfer Protocol (SMTP) authentication".
 *
 * @param needsIds true when a token will be requested, which takes client and tenant id even with an SMTP Username
 * @returns the login, or every problem found; values that GitHub holds as secrets are never quoted
 */
export function composeLogin(
  given: IdentityInput,
  needsIds: boolean,
): { login: Login; problems: [] } | { login?: undefined; problems: Problem[] } {
  const problems: Problem[] = [];
  const complain = (input: string, text: string) => problems.push({ input, text });
  const hasUsername = given.smtpUsername !== '';

  if (hasUsername && given.resource !== '') {
    complain(
      'smtp-username',
      'is given together with acs-resource; give either the SMTP Username or the Communication Services resource name',
    );
  }
  if (!hasUsername) checkResource(given.resource, complain);
  if (!hasUsername || needsIds || given.clientId !== '') {
    checkGuid('client-id', given.clientId, 'the Application (client) ID of the Entra app', complain);
  }
  if (!hasUsername || needsIds || given.tenantId !== '') {
    checkGuid('tenant-id', given.tenantId, 'the Directory (tenant) ID', complain);
  }
  if (given.clientId !== '' && given.clientId === given.tenantId) {
    complain(
      'client-id',
      'is the same as tenant-id; copy both from the Overview page of the app registration',
    );
  }
  if (problems.length > 0) return { problems };

  const { resource, clientId, tenantId } = given;
  const username = hasUsername ? given.smtpUsername : [resource, clientId, tenantId].join(given.separator);
  return {
    login: {
      username,
      ...(resource && { resource }),
      ...(clientId && { clientId }),
      ...(tenantId && { tenantId }),
    },
    problems: [],
  };
}

/**
 * Looks at the shape of a client secret. Entra's generated values are about 40 characters and hold a tilde, but that
 * is not documented, so only certain mistakes are problems.
 *
 * @returns what is wrong with it, or undefined; the secret is never part of the text
 */
export function checkSecret(secret: string): string | undefined {
  if (GUID.test(secret)) {
    return "has the shape of a GUID, so it is the Secret ID; paste the secret's Value, which Entra shows only once, right after you create it (make a new client secret if it is lost)";
  }
  if (/\s/.test(secret)) {
    return 'holds white space or a line break inside; paste the Value of the client secret alone, without a line break';
  }
  if (/^(?:endpoint=|accesskey=)/i.test(secret)) {
    return 'is a connection string or access key of the resource; SMTP needs the Value of a client secret of the Entra app';
  }
  return undefined;
}

/** Warnings, not errors, about a server and sender that ACS will probably refuse. */
export function reviewServer(port: number, from: string): Problem[] {
  const warnings: Problem[] = [];
  if (port !== SMTP_PORT) {
    warnings.push({
      input: 'smtp-port',
      text: `is ${port}; Azure Communication Services takes mail on port ${SMTP_PORT} (right only for a server of your own)`,
    });
  }
  const at = from.lastIndexOf('@');
  const [local, domain] = [from.slice(0, at), from.slice(at + 1)];
  if (isManagedDomain(domain) && local.toLowerCase() !== DEFAULT_SENDER.toLowerCase()) {
    warnings.push({
      input: 'from',
      text: `is on an Azure-managed domain, which sends only as ${DEFAULT_SENDER}@${domain}`,
    });
  }
  return warnings;
}

function checkResource(resource: string, complain: (input: string, text: string) => void): void {
  if (resource === '') {
    complain(
      'acs-resource',
      'is missing; give the name of the Communication Services resource (or smtp-username instead of the three parts)',
    );
  } else if (/[.]azurecomm[.]net$|[.]communication[.]azure[.]com|^https?:/i.test(resource)) {
    complain(
      'acs-resource',
      'is a host name or URL; give only the name of the Communication Services resource, as its Overview page shows it',
    );
  } else if (!RESOURCE.test(resource)) {
    complain(
      'acs-resource',
      'is not the name of a Communication Services resource; a name has 1 to 63 letters, digits, hyphens or underscores',
    );
  }
}

function checkGuid(
  input: string,
  value: string,
  what: string,
  complain: (input: string, text: string) => void,
): void {
  if (value === '') {
    complain(input, `is missing; give ${what}`);
  } else if (!GUID.test(value)) {
    complain(input, `is not a GUID; give ${what}, which looks like 00000000-0000-0000-0000-000000000000`);
  }
}
