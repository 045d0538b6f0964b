import type { TokenTarget } from '../services/mail-service.ts';
import * as az from './az-commands.ts';
import type { AssertionClaims } from './claims.ts';
import { listMismatches, remedyMismatch } from './federation.ts';

/** What a code means, before it is put into words. */
export interface Fault {
  codes: readonly number[];
  title: string | ((target: TokenTarget) => string);
  causes:
    | readonly string[]
    | ((claims: AssertionClaims | undefined, code: number, target: TokenTarget) => readonly string[]);
  /** One sentence each; a command stands at the end, after a colon. */
  remedies:
    | readonly string[]
    | ((claims: AssertionClaims | undefined, target: TokenTarget) => readonly string[]);
  /** Anchor in docs/troubleshooting.md. */
  anchor: string;
  /** The same request may succeed in a minute. */
  isPassing?: true;
}

/**
 * The codes that the client credentials flow can meet.
 *
 * Sources: [R] Microsoft Learn, "Microsoft Entra authentication and authorization error codes", page of 2024-04-24;
 * [D] azure-devops-docs, errors-workload-identity.md of 2026-03-26; [S] seen in public reports, not in Microsoft's
 * table (7002138: Azure/login issue 517, answered by Microsoft). Microsoft asks clients not to decide by these codes: nothing but the words of a message depends on them.
 */
const FAULTS: readonly Fault[] = [
  {
    // [R] 7000215, 70002
    codes: [7000215, 70002],
    title: 'Microsoft Entra ID does not know this client secret',
    causes: [
      "The Secret ID was pasted instead of the secret's Value.",
      'The secret was deleted, or cut short or changed when it was copied.',
      'The secret belongs to another app than client-id.',
    ],
    remedies: [
      `See which secrets the app has and what they start with: ${az.listSecrets}`,
      `Create a new secret, keeping the others, and store what this prints as client-secret: ${az.addSecret}`,
    ],
    anchor: 'entra-wrong-secret',
  },
  {
    // [R]
    codes: [7000222],
    title: 'The client secret has expired',
    causes: [
      'The portal lets a client secret live for two years at most, and az for one year unless told otherwise.',
    ],
    remedies: [
      `See when the secrets of the app end: ${az.listSecrets}`,
      `Create a new secret, keeping the others, and store what this prints as client-secret: ${az.addSecret}`,
      'Or do away with secrets: register a federated credential and sign in with auth oidc.',
    ],
    anchor: 'entra-expired-secret',
  },
  {
    // [R] 700016, 700011
    codes: [700016, 700011],
    title: 'The app (client-id) is not known in this tenant',
    causes: [
      'client-id is not the Application (client) ID; a common slip is the Object ID.',
      'tenant-id is that of another tenant than the one that the app is registered in.',
      'The app was deleted.',
    ],
    remedies: [
      `See whether the app exists in the tenant that az is signed in to: ${az.showApp}`,
      `See which tenant that is: ${az.listTenants}`,
      `Find the right client-id among your own apps: ${az.listOwnApps}`,
    ],
    anchor: 'entra-app-not-found',
  },
  {
    // [S]
    codes: [7000229],
    title: 'The app has no service principal in this tenant',
    causes: [
      'The app registration was made by az, Terraform or Graph, which make no service principal with it.',
    ],
    remedies: (_claims, { role }) => [
      `See whether it has one: ${az.showServicePrincipal}`,
      `Make it: ${az.addServicePrincipal}`,
      role === undefined
        ? `Then give it the role: ${az.addRole}`
        : `Then give it the permission: ${role === 'Mail.Send' ? az.addMailSend : az.addSmtpSendAsApp}`,
    ],
    anchor: 'entra-no-service-principal',
  },
  {
    // [R] 7000112, 70001
    codes: [7000112, 70001],
    title: 'The app is disabled',
    causes: ['An administrator, or Microsoft, has disabled the app or its service principal.'],
    remedies: [
      `See its state, and whether Microsoft disabled it: ${az.showServicePrincipal}`,
      `Enable it, after asking who disabled it and why: ${az.enableServicePrincipal}`,
    ],
    anchor: 'entra-app-disabled',
  },
  {
    // [R] 90002; [S] 900023
    codes: [90002, 900023],
    title: 'There is no such tenant (tenant-id)',
    causes: [
      'tenant-id is not the Directory (tenant) ID; a common slip is the subscription id.',
      'The tenant belongs to another cloud, such as US Government or China.',
    ],
    remedies: [
      `See the tenant of each of your subscriptions: ${az.listTenants}`,
      `See which sign-in host your cloud has, and set AZURE_AUTHORITY_HOST if it is not login.microsoftonline.com: ${az.showCloud}`,
    ],
    anchor: 'entra-tenant-not-found',
  },
  {
    // [R]
    codes: [90038, 900382, 900432],
    title: 'The tenant belongs to another Microsoft cloud',
    causes: ['The sign-in host is that of another cloud than the one that the tenant is in.'],
    remedies: [`See which sign-in host your cloud has, and set AZURE_AUTHORITY_HOST to it: ${az.showCloud}`],
    anchor: 'entra-other-cloud',
  },
  {
    // [D] 70021, 70025, 700211, 700213; [S] 700212, 7002138
    codes: [70021, 70025, 700211, 700212, 700213, 7002138],
    title: 'No federated credential of the app matches the token of this run',
    causes: (claims, code) => listMismatches(code, claims),
    remedies: remedyMismatch,
    anchor: 'entra-no-federated-credential',
  },
  {
    // [D]
    codes: [700223, 700238],
    title: 'The tenant does not allow federated credentials from this issuer',
    causes: ['A policy of the tenant restricts workload identity federation.'],
    remedies: (claims) => [
      `Ask the administrators of the tenant to allow the issuer ${claims?.issuer ?? 'https://token.actions.githubusercontent.com'}, or use a client secret.`,
    ],
    anchor: 'entra-federation-blocked',
  },
  {
    // [D] 700024; [R] 700027, 50013, 500133, 50027, 900384
    codes: [700024, 700027, 50013, 500133, 50027, 900384],
    title: 'Entra does not accept the token that GitHub gave to this run',
    causes: [
      'The token was no longer, or not yet, valid: it lives for some minutes, and the clock of a self-hosted runner may be wrong.',
      'The token was not signed by the issuer that it names.',
    ],
    remedies: [
      'Run the step again; every run gets a new token.',
      'On a self-hosted runner, check the clock: date -u',
    ],
    anchor: 'entra-assertion-refused',
  },
  {
    // [R]
    codes: [53003, 530032, 530035, 50131],
    title: 'A Conditional Access or security policy of the tenant blocks this sign-in',
    causes: [
      'A Conditional Access policy for workload identities covers the app; GitHub-hosted runners have changing addresses, so a policy by location blocks them.',
    ],
    remedies: [
      `Look up the app: ${az.showServicePrincipal}`,
      'In the Entra admin center, open Sign-in logs, then Service principal sign-ins, find the sign-in by its correlation id, and see on its Conditional Access page which policy blocked it.',
      'Ask the administrators to exclude the app from it, or run the job on a runner with an address that the policy allows.',
    ],
    anchor: 'entra-conditional-access',
  },
  {
    // [R] 500011, 50001, 70011, 28002, 650052
    codes: [500011, 50001, 70011, 28002, 650052],
    title: ({ resource }) => `${resource} is not known in this tenant`,
    causes: (_claims, _code, { role }) =>
      role === undefined
        ? [
            'tenant-id is that of another tenant than the one that the Communication Services resource is in.',
            'The resource provider is not registered in any subscription of the tenant.',
          ]
        : [
            'tenant-id is that of another tenant than the one with the mailbox, or the tenant has no Exchange Online.',
          ],
    remedies: (_claims, { role }) => [
      `See the tenant of each of your subscriptions: ${az.listTenants}`,
      role === undefined
        ? `Register the provider in the subscription of the resource: ${az.registerProvider}`
        : `See whether the tenant has Exchange Online: ${az.showExchange}`,
    ],
    anchor: 'entra-service-not-found',
  },
  {
    // [R]
    codes: [7000218],
    title: 'The token request reached Entra without a credential',
    causes: [
      'A proxy changed the request on its way, or client-secret holds nothing but characters that got lost.',
    ],
    remedies: [
      `Store the secret anew; this makes another one and prints it: ${az.addSecret}`,
      'Check the proxy of the runner.',
    ],
    anchor: 'entra-malformed-request',
  },
  {
    // [R]
    codes: [700025],
    title: 'The app is a public client, which cannot have a credential',
    causes: ['client-id is that of an app for devices or command lines, such as the Azure CLI itself.'],
    remedies: [`Find the right client-id among your own apps: ${az.listOwnApps}`],
    anchor: 'entra-app-not-found',
  },
  {
    // [R]
    codes: [90013, 90014, 900144, 90023, 9002313, 90100],
    title: 'Entra cannot read the token request',
    causes: ['client-id, tenant-id or client-secret holds characters that do not belong there.'],
    remedies: [`Copy client-id anew: ${az.showApp}`, `Copy tenant-id anew: ${az.listTenants}`],
    anchor: 'entra-malformed-request',
  },
  {
    // [R] all of them named as passing there
    codes: [50033, 90006, 90012, 90024, 90033, 90055, 90090],
    title: 'Microsoft Entra ID cannot give a token at the moment',
    causes: ['Microsoft Entra ID has a temporary fault, or limits the requests of the tenant.'],
    remedies: ['Run the step again in a few minutes.'],
    anchor: 'entra-busy',
    isPassing: true,
  },
];

/** The first of the codes that is in the table, with what it means. */
export function findFault(codes: readonly number[]): { fault: Fault; code: number } | undefined {
  for (const code of codes) {
    const fault = FAULTS.find((each) => each.codes.includes(code));
    if (fault) return { fault, code };
  }
  return undefined;
}
