import { ActionError, type ErrorDetail, type ErrorKind } from '../errors.ts';
import type { MailService, TokenTarget } from '../services/mail-service.ts';
import * as az from './az-commands.ts';
import { readTokenClaims, type TokenClaims } from './claims.ts';
import { explainRefusal } from './explain.ts';
import { explainMailboxRefusal } from './mailbox-refusal.ts';
import { askForToken } from './token.ts';

/** How the user named the login: by resource, client and tenant, or by an SMTP Username resource. */
export type LoginForm = 'triple' | 'smtp-username';

/** A sign-in that the mail server refused, with what is known about it. */
export interface RefusedSignIn {
  /** The refusal as the reply was explained; its causes are replaced by the ones that turn out to be true. */
  error: ActionError;
  service: Pick<MailService, 'name' | 'label'>;
  target: TokenTarget;
  form: LoginForm;
  clientId?: string;
  tenantId?: string;
}

/** What one token request needs besides the ids. */
export interface DiagnosisRequest extends RefusedSignIn {
  /** The client secret that served as SMTP password. */
  secret?: string;
  /** Value of AZURE_AUTHORITY_HOST; empty for the public cloud. */
  authorityHost: string;
  /** The time that is left to the action. */
  signal: AbortSignal;
  /** Takes hidden values out of a text. */
  scrub: (text: string) => string;
}

/**
 * Finds out what a 535 means, by one token request with the client secret that was refused: ACS makes the same
 * request at every sign-in and says nothing of its outcome.
 *
 * When a secret ends cannot be seen here: no answer of the token endpoint says it.
 *
 * @returns an error of kind `auth`: Entra's reason when Entra refuses, or what is left (role, resource name, SMTP
 *   Username) when Entra accepts; the given error, with a note, when the request could not be made. Never throws.
 */
export async function diagnoseSignIn(request: DiagnosisRequest): Promise<ActionError> {
  const { error, clientId, tenantId, secret, authorityHost, signal, scrub } = request;
  if (error.kind !== 'auth') return error;
  if (!clientId || !tenantId || !secret) {
    return request.form === 'smtp-username' && secret
      ? addRemedy(
          error,
          'Give client-id and tenant-id together with smtp-username: the action can then ask Entra which of the causes is true.',
        )
      : error;
  }
  try {
    const answer = await askForToken({
      target: request.target,
      clientId,
      tenantId,
      credential: { secret },
      authorityHost,
      signal,
      scrub,
    });
    if ('failure' in answer) return addFailedCheck(error, answer.failure);
    if ('token' in answer) return explainAccepted(request);
    const reason = explainRefusal(answer.refusal, request.target);
    if (reason.retryable) return addFailedCheck(error, reason);
    return alter(error, 'auth', {
      title: reason.title,
      causes: reason.causes,
      remedies: reason.remedies,
      anchor: reason.anchor,
      response: [error.response, reason.response].filter(Boolean).join(' / Microsoft Entra ID: '),
    });
  } catch {
    return error;
  }
}

/**
 * Finds out why a service refused a sign-in by XOAUTH2 although Entra had given the token, from what the token says.
 *
 * @param token the access token; read without checking its signature, and never part of the result
 * @param now   the time of the refusal
 * @returns an error of kind `auth`; never throws
 */
export function explainTokenError(request: RefusedSignIn & { token: string; now: Date }): ActionError {
  const claims = readTokenClaims(request.token);
  const fault = claims && findTokenFault(claims, request);
  if (fault) {
    return alter(request.error, 'auth', {
      title: `${request.service.label} refused the access token: ${fault.what}`,
      causes: [fault.cause],
      remedies: fault.remedies,
      anchor: 'token-refused',
    });
  }
  if (request.target.role !== undefined) {
    const detail = explainMailboxRefusal(request.service.name, claims?.roles);
    return alter(request.error, 'auth', detail);
  }
  const { causes, remedies } = suspects(request.form);
  const isTriple = request.form === 'triple';
  return alter(request.error, 'auth', {
    title: 'Azure refused the sign-in, although Microsoft Entra ID gave a token for it',
    causes: [
      ...(isTriple ? [NEEDS_USERNAME] : []),
      ...causes,
      ...(claims ? [describeToken(claims, request)] : []),
    ],
    remedies: [...(isTriple ? [MAKE_USERNAME] : []), ...remedies],
    anchor: 'token-refused',
  });
}

function explainAccepted({ error, form }: DiagnosisRequest): ActionError {
  return alter(error, 'auth', {
    ...suspects(form),
    title:
      'Azure refused the sign-in, although Microsoft Entra ID accepts client-id, tenant-id and client-secret',
    anchor: form === 'triple' ? 'role-or-resource' : 'smtp-username-link',
  });
}

const NEEDS_USERNAME =
  'The sign-in with a token may need an SMTP Username: Microsoft documents no other user name for it.';
const MAKE_USERNAME = `Make an SMTP Username for the app and give it as smtp-username: ${az.addSmtpUsername}`;

/** What is left to be wrong where Entra knows app and secret: the role, and the name of the resource or the link to it. */
function suspects(form: LoginForm): { causes: string[]; remedies: string[] } {
  const roleCauses = [
    'The app has no role on the Communication Services resource: none at all, on another resource, for another object than its service principal, or given a few minutes ago and not in force yet.',
    'Its custom role lacks Microsoft.Communication/CommunicationServices/Write, which older instructions do not name.',
  ];
  const roleRemedies = [
    `See which roles the app has on the resource: ${az.listRoles}`,
    `Give it the role, then wait up to ten minutes: ${az.addRole}`,
  ];
  if (form === 'triple') {
    return {
      causes: [
        ...roleCauses,
        'acs-resource is not the name of the Communication Services resource (a common slip is the Email Communication Service, or the domain), or the resource is in another tenant.',
      ],
      remedies: [
        ...roleRemedies,
        `See the names of your Communication Services resources: ${az.listResources}`,
      ],
    };
  }
  return {
    causes: [
      'smtp-username is mistyped, belongs to another resource, or is linked to another app or tenant than client-id and tenant-id.',
      ...roleCauses,
    ],
    remedies: [
      `See the SMTP Usernames of the resource and the app of each: ${az.listSmtpUsernames}`,
      `Link one to the app: ${az.addSmtpUsername}`,
      ...roleRemedies,
    ],
  };
}

interface TokenFault {
  what: string;
  cause: string;
  remedies: string[];
}

/** A fault that the token itself shows; the first one found, certain ones only. */
function findTokenFault(
  claims: TokenClaims,
  { clientId, tenantId, now, service, target: { scope, audiences } }: RefusedSignIn & { now: Date },
): TokenFault | undefined {
  if (claims.expires && claims.expires <= now) {
    return {
      what: 'it has expired',
      cause: `It was valid until ${claims.expires.toISOString()}, or the clock of the runner is wrong.`,
      remedies: ['Run the step again; on a self-hosted runner, check the clock: date -u'],
    };
  }
  const { audience } = claims;
  const host = audience?.includes('://') && URL.canParse(audience) ? new URL(audience).hostname : undefined;
  // Tokens of version 2 name the app id of the service, a GUID, instead.
  if (host && !audiences.includes(host)) {
    return {
      what: `it is for ${host}`,
      cause: `A token for mail through ${service.label} has the scope ${scope}; that of another service, such as Graph, is refused.`,
      remedies: [`Ask for the token with the scope ${scope}.`],
    };
  }
  if (tenantId && claims.tenantId && !isSame(claims.tenantId, tenantId)) {
    return {
      what: 'it comes from another tenant than tenant-id',
      cause: 'The sign-in host gave a token of another tenant.',
      remedies: [`See the tenant of each of your subscriptions: ${az.listTenants}`],
    };
  }
  if (clientId && claims.appId && !isSame(claims.appId, clientId)) {
    return {
      what: 'it belongs to another app than client-id',
      cause: 'The token was made for another app.',
      remedies: [`See the app that client-id stands for: ${az.showApp}`],
    };
  }
  return undefined;
}

/** What the token says, in words that need no id. */
function describeToken(claims: TokenClaims, { clientId, tenantId }: RefusedSignIn): string {
  const parts = [
    claims.audience && `for ${claims.audience}`,
    clientId && claims.appId && 'of the app client-id',
    tenantId && claims.tenantId && 'from the tenant tenant-id',
    claims.expires && `valid until ${claims.expires.toISOString()}`,
  ].filter(Boolean);
  return `The token itself looks right: it is ${parts.join(', ') || 'readable'}.`;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function addRemedy(error: ActionError, remedy: string): ActionError {
  return alter(error, error.kind, { title: error.title, remedies: [...error.remedies, remedy] });
}

function addFailedCheck(error: ActionError, failure: ActionError): ActionError {
  const note = `Microsoft Entra ID could not be asked which of these it is: ${failure.title}.`;
  return alter(error, error.kind, { title: error.title, causes: [...error.causes, note] });
}

/** A copy of an error with some parts replaced. */
function alter(error: ActionError, kind: ErrorKind, parts: ErrorDetail): ActionError {
  return new ActionError(kind, {
    causes: error.causes,
    remedies: error.remedies,
    anchor: error.anchor,
    retryable: error.retryable,
    response: error.response,
    cause: error.cause,
    ...parts,
  });
}
