import { ActionError } from '../errors.ts';

/** Sign-in host of the public cloud. */
const DEFAULT_AUTHORITY = 'https://login.microsoftonline.com';

/**
 * Sign-in hosts of Microsoft's clouds, aliases included.
 *
 * Source: MSAL.NET, `KnownMetadataProvider`; Microsoft Learn, "National clouds"; read 2026-11.
 */
const MICROSOFT_HOSTS: readonly string[] = [
  'login.microsoftonline.com',
  'login.microsoft.com',
  'login.windows.net',
  'sts.windows.net',
  'login.microsoftonline.us',
  'login.usgovcloudapi.net',
  'login-us.microsoftonline.com',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
  'login.microsoftonline.de',
  'login.sovcloud-identity.de',
  'login.sovcloud-identity.fr',
  'login.sovcloud-identity.sg',
];

/**
 * The token endpoint of a tenant.
 *
 * Source: Microsoft Learn, "Microsoft identity platform and the OAuth 2.0 client credentials flow"; the variable
 * AZURE_AUTHORITY_HOST is the Azure SDKs' convention for other clouds. A host without a scheme is taken as https, as
 * the SDK for Python does. Nothing but https is taken, loopback included: the request carries the client secret.
 *
 * @param authorityHost value of AZURE_AUTHORITY_HOST, empty for the public cloud
 * @param tenantId      GUID or domain name of the tenant
 * @throws ActionError of kind `input`; never quotes the value, which could hold a password
 */
export function tokenEndpoint(authorityHost: string, tenantId: string): URL {
  if (!/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i.test(tenantId)) {
    throw new ActionError('input', {
      title: 'tenant-id is neither a GUID nor a domain name',
      remedies: ['Give the Directory (tenant) ID from the Overview page of the app registration.'],
      anchor: 'entra-tenant-not-found',
    });
  }
  const authority = parseAuthority(authorityHost.trim() || DEFAULT_AUTHORITY);
  return new URL(`${authority}/${tenantId}/oauth2/v2.0/token`);
}

/**
 * Which host gets the credential although Microsoft does not run it: any step of the job can set the variable for those
 * after it.
 *
 * @returns the host's name, or undefined for Microsoft's own, and for a value that {@link tokenEndpoint} refuses
 */
export function findForeignHost(authorityHost: string): string | undefined {
  try {
    const { hostname } = new URL(parseAuthority(authorityHost.trim() || DEFAULT_AUTHORITY));
    return MICROSOFT_HOSTS.includes(hostname) ? undefined : hostname;
  } catch {
    return undefined;
  }
}

function parseAuthority(text: string): string {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) throw refuse('is not a URL');
  const url = new URL(address);
  if (url.protocol !== 'https:') {
    throw refuse('does not start with https://, and a client secret is only ever sent over https');
  }
  if (url.username || url.password) throw refuse('holds a user name or password');
  if (url.search || url.hash) throw refuse('holds a query or a fragment');
  return `${url.origin}${url.pathname.replace(/(?<!\/)\/+$/, '')}`;
}

function refuse(what: string): ActionError {
  return new ActionError('input', {
    title: `The environment variable AZURE_AUTHORITY_HOST ${what}`,
    causes: ['The variable was set for another tool, or by an earlier step of the job.'],
    remedies: [
      `Remove it for the public cloud, or set it to the sign-in host of your cloud, such as ${DEFAULT_AUTHORITY}.`,
      'Show the sign-in host of the cloud in use: az cloud show --query endpoints.activeDirectory -o tsv',
    ],
    anchor: 'entra-other-cloud',
  });
}
