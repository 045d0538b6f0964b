export interface Credential {
  keyId: string;
  displayName: string;
  startDateTime: string;
  endDateTime: string;
  password: string;
}

export interface App {
  appId: string;
  displayName: string;
  credentials: Credential[];
  federated: { name: string; subject: string; issuer: string; audiences: string[] }[];
}

export interface Domain {
  id: string;
  name: string;
  management: string;
  status: Record<string, string>;
  senders: { name: string; username: string; displayName: string }[];
}

/** Everything that the imaginary tenant, subscription and repository hold. */
export interface State {
  /** Token endpoint's authority: where `az cloud show` sends the scripts. */
  authority: string;
  registered: boolean;
  /** True: the caller may not look at resource groups. */
  blind: boolean;
  /** True: sender usernames are allowed, as after a quota increase. */
  quotaRaised: boolean;
  /** Ids that Azure is still creating or deleting, until somebody has waited for them. */
  pending: string[];
  /** So many creations of a service principal fail before the new application is visible. */
  replicationDelay: number;
  /** So many creations of an SMTP Username fail before the new role is seen. */
  roleDelay: number;
  counter: number;
  groups: { id: string; name: string; location: string }[];
  emails: { id: string; name: string; dataLocation: string; domains: Domain[] }[];
  services: {
    id: string;
    name: string;
    dataLocation: string;
    linkedDomains: string[];
    usernames: { name: string; username: string; entraApplicationId: string; tenantId: string }[];
  }[];
  apps: App[];
  principals: { id: string; appId: string }[];
  roles: {
    id: string;
    name: string;
    roleName: string;
    permissions: { actions: string[] }[];
    scopes: string[];
  }[];
  assignments: { id: string; principalId: string; roleDefinitionId: string; scope: string }[];
  github: {
    variables: Record<string, string>;
    secrets: Record<string, string>;
    environments: string[];
    /** How the subjects of OIDC tokens begin; undefined: a server that does not tell. */
    subjectPrefix?: string;
    running: number;
  };
}

/** One line of the record: what was called, and whether it only reads. */
export interface Recorded {
  tool: string;
  argv: string[];
  reads: boolean;
  /** What is wrong with the call; absent for a proper one. */
  violation?: string;
}

/** How each client secret of the stand-in begins, so that none can pass unseen. */
export const secretPrefix = 'Sec~';
export const tenantId = '11111111-2222-3333-4444-555555555555';
export const subscription = '/subscriptions/99999999-8888-7777-6666-555555555555';

export function emptyState(authority: string): State {
  return {
    authority,
    registered: true,
    blind: false,
    quotaRaised: true,
    pending: [],
    replicationDelay: 0,
    roleDelay: 0,
    counter: 0,
    groups: [],
    emails: [],
    services: [],
    apps: [],
    principals: [],
    roles: [],
    assignments: [],
    github: { variables: {}, secrets: {}, environments: [], running: 0 },
  };
}

/** @returns a GUID that differs at each call */
export function nextGuid(state: State): string {
  state.counter += 1;
  return `00000000-0000-4000-8000-${String(state.counter).padStart(12, '0')}`;
}
