import type { Reply } from './submission.ts';
import {
  type AccessToken,
  type CommunicationResource,
  communicationAudience,
  type EntraApp,
  type Role,
  type Subscription,
} from './subscription.ts';
import type { TenantAccount } from './tenant.ts';

/** Why a login was refused. A client of ACS never learns this: on the wire every one of them is the same 535. */
export type LoginFailure =
  | 'unknown-username'
  | 'unknown-resource'
  | 'email-service-name'
  | 'unknown-app'
  | 'object-id'
  | 'wrong-tenant'
  | 'no-service-principal'
  | 'wrong-secret'
  | 'secret-id'
  | 'expired-secret'
  | 'other-app'
  | 'missing-role'
  | 'insufficient-role'
  | 'role-not-effective'
  | 'unknown-token'
  | 'expired-token'
  | 'wrong-audience'
  | 'triple-with-token'
  | 'password-off'
  | 'smtp-auth-off'
  | 'missing-permission';

export interface Identity {
  /** Of ACS. */
  resource?: CommunicationResource;
  /** Of a tenant. */
  account?: TenantAccount;
  /** Empty for a login by the password of an account. */
  clientId: string;
  username: string;
  roles?: readonly string[];
}

/** @property reply what a service says that tells why; the 535 of ACS when left out */
export type LoginVerdict = { identity: Identity } | { failure: LoginFailure; reply?: Reply };

interface Claim {
  resource: CommunicationResource;
  clientId: string;
  tenantId: string;
  isTriple: boolean;
}

const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** The login triple. One delimiter throughout: Microsoft describes no mixture. */
const triple = new RegExp(
  `^(?<resource>[-\\w]{1,63})(?<mark>[.|])(?<app>${guid})\\k<mark>(?<tenant>${guid})$`,
  'i',
);

const requiredActions = [
  'microsoft.communication/communicationservices/read',
  'microsoft.communication/communicationservices/write',
  'microsoft.communication/emailservices/write',
];

/**
 * Judges AUTH LOGIN: the client secret of the application that the username names.
 * Source: "Create credentials for Simple Mail Transfer Protocol (SMTP) authentication", Microsoft Learn.
 *
 * @param now milliseconds since the epoch, for secrets and roles that have a time
 */
export function judgePassword(
  subscription: Subscription,
  username: string,
  password: string,
  now: number,
): LoginVerdict {
  const claim = resolveUsername(subscription, username);
  if ('failure' in claim) return claim;
  const app = findApp(subscription, claim);
  if ('failure' in app) return app;
  const failure =
    judgeSecret(subscription, app, password, now) ?? judgeRole(claim.resource, app.clientId, now);
  return failure ? { failure } : { identity: { resource: claim.resource, clientId: app.clientId, username } };
}

/**
 * Judges AUTH XOAUTH2: the token must be for Communication Services, and its application the one that the
 * username is linked to. Source: "Send email with SMTP and OAuth 2.0", Microsoft Learn.
 *
 * @param token             the token that the value presented stands for, if any does
 * @param isTripleAccepted  whether `user=` may be the triple, which Microsoft leaves open
 */
export function judgeToken(
  subscription: Subscription,
  username: string,
  token: AccessToken | undefined,
  isTripleAccepted: boolean,
  now: number,
): LoginVerdict {
  if (!token) return { failure: 'unknown-token' };
  if (token.expires.getTime() <= now) return { failure: 'expired-token' };
  if (token.audience.replace(/\/$/, '') !== communicationAudience) return { failure: 'wrong-audience' };
  const claim = resolveUsername(subscription, username);
  if ('failure' in claim) return claim;
  if (claim.isTriple && !isTripleAccepted) return { failure: 'triple-with-token' };
  if (!isSameId(claim.clientId, token.clientId)) return { failure: 'other-app' };
  const app = findApp(subscription, claim);
  if ('failure' in app) return app;
  const failure = judgeRole(claim.resource, app.clientId, now);
  return failure ? { failure } : { identity: { resource: claim.resource, clientId: app.clientId, username } };
}

function resolveUsername(subscription: Subscription, username: string): Claim | { failure: LoginFailure } {
  for (const resource of subscription.resources) {
    const known = resource.smtpUsernames.find((one) => isSameId(one.username, username));
    if (known) return { resource, clientId: known.clientId, tenantId: known.tenantId, isTriple: false };
  }
  const parts = triple.exec(username)?.groups;
  if (!parts) return { failure: 'unknown-username' };
  const { resource: name = '', app: clientId = '', tenant: tenantId = '' } = parts;
  const resource = subscription.resources.find((one) => isSameId(one.name, name));
  if (resource) return { resource, clientId, tenantId, isTriple: true };
  const isEmailService = subscription.emailServices.some((one) => isSameId(one, name));
  return { failure: isEmailService ? 'email-service-name' : 'unknown-resource' };
}

function findApp(subscription: Subscription, claim: Claim): EntraApp | { failure: LoginFailure } {
  const app = subscription.apps.find((one) => isSameId(one.clientId, claim.clientId));
  if (!app) {
    const isObjectId = subscription.apps.some((one) => isSameId(one.objectId ?? '', claim.clientId));
    return { failure: isObjectId ? 'object-id' : 'unknown-app' };
  }
  if (!isSameId(app.tenantId, claim.tenantId)) return { failure: 'wrong-tenant' };
  if (app.hasServicePrincipal === false) return { failure: 'no-service-principal' };
  return app;
}

function judgeSecret(
  subscription: Subscription,
  app: EntraApp,
  password: string,
  now: number,
): LoginFailure | undefined {
  const secret = app.secrets.find((one) => one.value === password);
  if (secret) return secret.expires && secret.expires.getTime() <= now ? 'expired-secret' : undefined;
  if (app.secrets.some((one) => isSameId(one.id, password))) return 'secret-id';
  const isElsewhere = subscription.apps.some((one) => one.secrets.some(({ value }) => value === password));
  return isElsewhere ? 'other-app' : 'wrong-secret';
}

function judgeRole(resource: CommunicationResource, clientId: string, now: number): LoginFailure | undefined {
  const assigned = resource.roles.filter((one) => isSameId(one.clientId, clientId));
  if (assigned.length === 0) return 'missing-role';
  const sufficient = assigned.filter((one) => isSufficient(one.role));
  if (sufficient.length === 0) return 'insufficient-role';
  const isEffective = sufficient.some((one) => (one.effectiveFrom?.getTime() ?? now) <= now);
  return isEffective ? undefined : 'role-not-effective';
}

function isSufficient(role: Role): boolean {
  if (typeof role === 'string') return role !== 'Reader';
  const granted = role.actions.map((action) => action.toLowerCase());
  return requiredActions.every((action) => granted.includes(action));
}

/** Names and GUIDs in Azure are compared without regard to case. */
function isSameId(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
