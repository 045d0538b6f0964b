/**
 * What a JWT says about itself, read without checking its signature: fit for messages, never for a decision about
 * trust. The token itself never leaves this file.
 *
 * Sources: RFC 7519 section 4.1; GitHub Docs, "OpenID Connect reference"; Microsoft Learn, "Access token claims
 * reference".
 */

/** The three claims that a federated credential of an Entra app is compared with. */
export interface AssertionClaims {
  issuer: string;
  audience: string;
  /** E.g. `repo:octo-org/octo-repo:ref:refs/heads/main`; compared letter by letter. */
  subject: string;
}

/** The claims of an Entra access token that tell why a service would refuse it. */
export interface TokenClaims {
  audience?: string;
  appId?: string;
  tenantId?: string;
  /** Application roles of Microsoft Graph style; ACS goes by Azure role assignments, so usually empty. */
  roles: readonly string[];
  expires?: Date;
}

/** Longest subject that Entra stores for a federated credential (Microsoft Graph, federatedIdentityCredential). */
const MAX_CLAIM = 600;

/** No real token comes near; keeps a hostile one from costing memory. */
const MAX_JWT = 64 * 1024;

/**
 * Reads issuer, audience and subject of GitHub's OIDC token.
 *
 * @returns the claims, free of control and direction characters, or undefined when it is no JWT with all three
 */
export function readAssertionClaims(jwt: string): AssertionClaims | undefined {
  const payload = decodePayload(jwt);
  const issuer = textOf(payload?.['iss']);
  const audience = textOf([payload?.['aud']].flat()[0]);
  const subject = textOf(payload?.['sub']);
  return issuer && audience && subject ? { issuer, audience, subject } : undefined;
}

/**
 * Reads the claims of an access token; version 1 names the app `appid`, version 2 `azp`.
 *
 * @returns the claims found, or undefined when the token is no JWT (RFC 6749 allows an opaque one)
 */
export function readTokenClaims(token: string): TokenClaims | undefined {
  const payload = decodePayload(token);
  if (!payload) return undefined;
  const seconds = payload['exp'];
  const expires = new Date(typeof seconds === 'number' ? seconds * 1000 : Number.NaN);
  const roles = Array.isArray(payload['roles']) ? payload['roles'] : [];
  return {
    audience: textOf([payload['aud']].flat()[0]),
    appId: textOf(payload['appid'] ?? payload['azp']),
    tenantId: textOf(payload['tid']),
    roles: roles.map(textOf).filter((role) => role !== undefined),
    expires: Number.isNaN(expires.getTime()) ? undefined : expires,
  };
}

/** Makes foreign text fit for one line of a message: no control, format or direction characters, bounded length. */
export function tidyText(text: string, maxLength: number): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim();
  return line.length > maxLength ? `${line.slice(0, maxLength)}…` : line;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? tidyText(value, MAX_CLAIM) : undefined;
}

function decodePayload(jwt: string): Record<string, unknown> | undefined {
  const parts = jwt.split('.');
  if (parts.length !== 3 || jwt.length > MAX_JWT) return undefined;
  try {
    const payload: unknown = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'));
    return typeof payload === 'object' && payload !== null && !Array.isArray(payload)
      ? { ...payload }
      : undefined;
  } catch {
    return undefined;
  }
}
