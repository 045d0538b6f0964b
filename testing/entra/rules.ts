import { randomUUID } from 'node:crypto';
import { type Claims, isSignedBy, readJwt, type SigningKey } from './jwt.ts';

/** An app registration as the stand-in for Entra knows it. */
export interface RegisteredApp {
  clientId: string;
  secrets?: readonly { value: string; expires?: Date }[];
  federatedCredentials?: readonly FederatedCredential[];
  isDisabled?: boolean;
  hasNoServicePrincipal?: boolean;
  isBlockedByConditionalAccess?: boolean;
  /** True where the tenant does not know the resource that tokens are asked for. */
  lacksResource?: boolean;
  /** Application permissions of Office 365 Exchange Online with consent. */
  roles?: readonly string[];
}

export interface FederatedCredential {
  issuer: string;
  subject: string;
  audience: string;
}

/** Everything that a token request is checked against. */
export interface Directory {
  /** Apps by tenant id. */
  tenants: ReadonlyMap<string, readonly RegisteredApp[]>;
  /** Keys of the issuers that Entra can fetch a JWKS from, by issuer. */
  issuers: ReadonlyMap<string, SigningKey>;
}

/** A refusal in Entra's form: OAuth code, HTTP status and text without the AADSTS prefix. */
export interface Refusal {
  code: number;
  error: string;
  status: number;
  text: string;
}

/** Resources that the tenant knows, by the scope that a token is asked for with. */
const SCOPE = /^https:\/\/(?:communication\.azure\.com|outlook\.office(?:365)?\.com)\/\.default$/;
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const GUID_OR_DOMAIN = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$|\./i;

/**
 * Decides about a client credentials request the way Entra does: tenant, then app, then credential, then policy.
 * Texts and codes follow Microsoft's table and answers seen in public; statuses of the rarer ones are assumed.
 */
export function decide(directory: Directory, tenantId: string, form: URLSearchParams): Refusal | undefined {
  const clientId = form.get('client_id') ?? '';
  if (!GUID_OR_DOMAIN.test(tenantId)) {
    return invalid(
      900023,
      `Specified tenant identifier '${tenantId}' is neither a valid DNS name, nor a valid external domain.`,
    );
  }
  const apps = directory.tenants.get(tenantId);
  if (!apps)
    return invalid(
      90002,
      `Tenant '${tenantId}' not found. Check to make sure you have the correct tenant ID.`,
    );
  if (form.get('grant_type') !== 'client_credentials') {
    return {
      ...invalid(70003, 'The app requested an unsupported grant type.'),
      error: 'unsupported_grant_type',
    };
  }
  const app = apps.find((each) => each.clientId === clientId);
  if (!app) {
    return {
      ...invalid(
        700016,
        `Application with identifier '${clientId}' was not found in the directory 'Contoso'.`,
      ),
      error: 'unauthorized_client',
    };
  }
  if (app.isDisabled) {
    return {
      ...invalid(7000112, `Application '${clientId}'(mailer) is disabled.`),
      error: 'unauthorized_client',
    };
  }
  if (app.hasNoServicePrincipal) {
    return denied(
      7000229,
      `The client application ${clientId} is missing service principal in the tenant ${tenantId}. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119`,
    );
  }
  const refusal = checkCredential(directory, app, form);
  if (refusal) return refusal;
  if (!SCOPE.test(form.get('scope') ?? '') || app.lacksResource) {
    return {
      ...invalid(
        500011,
        `The resource principal named ${form.get('scope')} was not found in the tenant named Contoso.`,
      ),
      error: 'invalid_resource',
    };
  }
  if (app.isBlockedByConditionalAccess) {
    return {
      ...invalid(
        53003,
        'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
      ),
      error: 'invalid_grant',
    };
  }
  return undefined;
}

/** Entra's answer to a refused request. The description can be replaced, to play a hostile endpoint. */
export function toErrorBody(refusal: Refusal, description?: string) {
  const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const [traceId, correlationId] = [randomUUID(), randomUUID()];
  return {
    error: refusal.error,
    error_description:
      description ??
      `AADSTS${refusal.code}: ${refusal.text}\r\nTrace ID: ${traceId}\r\nCorrelation ID: ${correlationId}\r\nTimestamp: ${timestamp}`,
    error_codes: [refusal.code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${refusal.code}`,
  };
}

function checkCredential(
  directory: Directory,
  app: RegisteredApp,
  form: URLSearchParams,
): Refusal | undefined {
  const secret = form.get('client_secret');
  const assertion = form.get('client_assertion');
  if (assertion && form.get('client_assertion_type') === ASSERTION_TYPE) {
    return checkAssertion(directory, app, assertion);
  }
  if (!secret) {
    return denied(
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  }
  const known = (app.secrets ?? []).find((each) => each.value === secret);
  if (!known) {
    return denied(
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${app.clientId}'.`,
    );
  }
  if (known.expires && known.expires <= new Date()) {
    return denied(
      7000222,
      `The provided client secret keys for app '${app.clientId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret`,
    );
  }
  return undefined;
}

function checkAssertion(directory: Directory, app: RegisteredApp, assertion: string): Refusal | undefined {
  const jwt = readJwt(assertion);
  if (!jwt) return invalid(50027, 'JWT token is invalid or malformed.');
  const { iss, aud, sub } = jwt.claims;
  const trusted = app.federatedCredentials ?? [];
  if (trusted.length === 0) {
    return denied(
      70025,
      `The client '${app.clientId}'(mailer) has no configured federated identity credentials.`,
    );
  }
  const byIssuer = trusted.filter((each) => each.issuer === iss);
  if (byIssuer.length === 0) return denied(700211, unmatched('issuer', iss));
  const bySubject = byIssuer.filter((each) => each.subject === sub);
  if (bySubject.length === 0) {
    const isCaseOnly = byIssuer.some((each) => each.subject.toLowerCase() === String(sub).toLowerCase());
    return denied(isCaseOnly ? 7002138 : 700213, unmatched('subject', sub));
  }
  if (!bySubject.some((each) => each.audience === aud)) return denied(700212, unmatched('audience', aud));

  const key = directory.issuers.get(String(iss));
  if (!key || key.kid !== jwt.kid || !isSignedBy(assertion, key)) {
    return denied(700027, 'Client assertion failed signature validation.');
  }
  return isValidNow(jwt.claims)
    ? undefined
    : denied(
        700024,
        `Client assertion is not within its valid time range. Current time: ${new Date().toISOString()}, assertion valid from ${instant(jwt.claims['nbf'])}, expiry time of assertion ${instant(jwt.claims['exp'])}.`,
      );
}

function isValidNow({ nbf, exp }: Claims): boolean {
  const now = Date.now() / 1000;
  return typeof exp === 'number' && exp > now && (typeof nbf !== 'number' || nbf <= now);
}

function instant(seconds: unknown): string {
  return new Date(Number(seconds) * 1000).toISOString();
}

function unmatched(what: string, value: unknown): string {
  return `No matching federated identity record found for presented assertion ${what} '${value}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation`;
}

function invalid(code: number, text: string): Refusal {
  return { code, error: 'invalid_request', status: 400, text };
}

function denied(code: number, text: string): Refusal {
  return { code, error: 'invalid_client', status: 401, text };
}
