/** An Azure subscription as far as e-mail over SMTP is concerned: plain data that a test sets up as it likes. */
export interface Subscription {
  apps: EntraApp[];
  resources: CommunicationResource[];
  /** Names of Email Communication Services: never valid in a login, but often put there by mistake. */
  emailServices: string[];
  domains: MailDomain[];
  /** Access tokens that XOAUTH2 accepts or refuses by their properties. */
  tokens: AccessToken[];
}

export interface EntraApp {
  /** Application (client) ID, the one that belongs in a login. */
  clientId: string;
  tenantId: string;
  /** Object ID of the app registration, often mistaken for the client ID. */
  objectId?: string;
  /** False for a registration made by CLI or Graph to which no service principal was added. */
  hasServicePrincipal?: boolean;
  secrets: EntraSecret[];
}

export interface EntraSecret {
  /** Secret ID: a GUID that the portal shows beside the value. */
  id: string;
  value: string;
  expires?: Date;
}

/** An "Azure Communication Services" resource: the first part of the login triple is its name. */
export interface CommunicationResource {
  name: string;
  roles: RoleAssignment[];
  smtpUsernames: SmtpUsername[];
  linkedDomains: string[];
}

/** A built-in role by its name, or a custom role by its actions. */
export type Role =
  | 'Communication and Email Service Owner'
  | 'Contributor'
  | 'Reader'
  | { actions: readonly string[] };

export interface RoleAssignment {
  clientId: string;
  role: Role;
  /** When the assignment has reached the service; at once when left out. */
  effectiveFrom?: Date;
}

/** An "SMTP Username" resource: a login of the user's choice that stands for an Entra application. */
export interface SmtpUsername {
  username: string;
  clientId: string;
  tenantId: string;
}

/** Messages a domain may send; every attempt counts. */
export interface RateLimit {
  perMinute: number;
  perHour: number;
}

/**
 * A sender domain. `DoNotReply` can always send; a custom domain may have further MailFrom addresses
 * (`senders`, local parts). Azure-managed domains are verified by nature and take no further senders.
 */
export type MailDomain =
  | { kind: 'managed'; name: string; rate?: RateLimit }
  | { kind: 'custom'; name: string; isVerified?: boolean; senders?: readonly string[]; rate?: RateLimit };

export interface AccessToken {
  value: string;
  /** The application that the token was issued to. */
  clientId: string;
  audience: string;
  /** Application permissions; ACS goes by Azure roles instead. */
  roles?: readonly string[];
  expires: Date;
}

/** What a client needs in order to send through the emulator as it comes up by default. */
export interface Account {
  acsResource: string;
  clientId: string;
  tenantId: string;
  clientSecret: string;
  /** The triple with dots, ready for AUTH LOGIN. */
  username: string;
  /** An SMTP Username resource linked to the same application. */
  smtpUsername: string;
  /** A token that XOAUTH2 accepts together with either username. */
  accessToken: string;
  /** A sender on the custom domain. */
  from: string;
  /** The only sender of the Azure-managed domain. */
  managedFrom: string;
  /** Password of the mailbox or account {@link Account.from} where the emulator plays a service of Microsoft 365. */
  mailboxPassword: string;
}

const clientId = '3f1c2a54-7d0e-4b1a-9a51-6a1f0c2d7e10';
const tenantId = '9d2b6c38-1e57-4c0f-8b43-52c7a90e4f21';
const managedDomain = '5c0f7a0e-2b6d-4f7e-9c1d-0d8e6b1a3f42.azurecomm.net';

/** The account that {@link createSubscription} contains. Nothing in it is secret. */
export const defaultAccount: Account = {
  acsResource: 'contoso-acs',
  clientId,
  tenantId,
  clientSecret: 'emulator-client-secret',
  username: `contoso-acs.${clientId}.${tenantId}`,
  smtpUsername: 'build-mailer',
  accessToken: 'emulator-access-token',
  from: 'builds@notify.contoso.example',
  managedFrom: `DoNotReply@${managedDomain}`,
  mailboxPassword: 'emulator mailbox password',
};

/** The audience of a token for Azure Communication Services. */
export const communicationAudience = 'https://communication.azure.com';

/**
 * Makes a subscription in which {@link defaultAccount} can send, from a custom and from a managed domain.
 *
 * @param changes parts to use instead of the default ones
 */
export function createSubscription(changes: Partial<Subscription> = {}): Subscription {
  return {
    apps: [
      {
        clientId,
        tenantId,
        objectId: 'b7f0d9c6-8e1b-4d5c-a3f6-47e2c1908d53',
        secrets: [{ id: '0a9e4c17-63d8-4e2b-b0a7-1f5d8c3e6b94', value: defaultAccount.clientSecret }],
      },
    ],
    resources: [
      {
        name: defaultAccount.acsResource,
        roles: [{ clientId, role: 'Communication and Email Service Owner' }],
        smtpUsernames: [{ username: defaultAccount.smtpUsername, clientId, tenantId }],
        linkedDomains: ['notify.contoso.example', managedDomain],
      },
    ],
    emailServices: ['contoso-email'],
    domains: [
      { kind: 'custom', name: 'notify.contoso.example', senders: ['builds'] },
      { kind: 'managed', name: managedDomain },
    ],
    tokens: [
      {
        value: defaultAccount.accessToken,
        clientId,
        audience: communicationAudience,
        expires: new Date('9999-12-31T00:00:00Z'),
      },
    ],
    ...changes,
  };
}
