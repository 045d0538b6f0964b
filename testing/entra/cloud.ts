import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Authority,
  createSubscription,
  type Emulator,
  type EmulatorOptions,
  type Subscription,
  startEmulator,
} from '../../emulator/emulator.ts';
import { expectNoSecret, sendThrough } from '../runner/delivery.ts';
import { sixInputs } from '../runner/inputs.ts';
import type { ActionInput, ActionResult } from '../runner/run-action.ts';
import { shareAuthority } from '../smtp/certificates.ts';
import type { FederatedCredential, RegisteredApp } from './rules.ts';
import { type EntraStub, startEntraStub } from './stub.ts';

/** A name of the sign-in host that only a proxy can resolve. */
export const PROXIED_HOST = 'login.contoso.example';

/** Entra and GitHub's OIDC provider, with the authority whose certificates they and all mail servers show. */
export interface Cloud extends AsyncDisposable {
  entra: EntraStub;
  authority: Authority;
}

export interface WorldOptions extends EmulatorOptions {
  subscription?: Partial<Subscription>;
  /** What the app of the default account trusts; by default exactly what the OIDC provider gives out. */
  trust?: readonly FederatedCredential[];
  /** Further properties of that app, as Entra sees it. */
  app?: Partial<RegisteredApp>;
}

/** One subscription as both sides see it: Entra, which gives tokens, and the mail service, which takes them. */
export interface World extends AsyncDisposable {
  emulator: Emulator;
  /** Runs the action with the six inputs, and checks that no secret or token comes out. */
  run(inputs?: Record<string, string>, given?: ActionInput): Promise<ActionResult>;
  /** The same without a client secret, in a job with `permissions: id-token: write`. */
  runByOidc(inputs?: Record<string, string>, given?: ActionInput): Promise<ActionResult>;
}

/** Permissions that an app has where it is set up as documented. */
const ROLES: Record<NonNullable<WorldOptions['plays']>, string[]> = {
  acs: [],
  'exchange-online': ['SMTP.SendAsApp'],
  hve: ['Mail.Send'],
};

export async function startCloud(): Promise<Cloud> {
  const authority = shareAuthority();
  const entra = await startEntraStub(authority.issue('good', ['localhost', PROXIED_HOST]));
  return { entra, authority, [Symbol.asyncDispose]: () => entra.close() };
}

/** Fills Entra's directory from the subscription and starts a mail service that believes Entra's tokens. */
export async function openWorld({ entra, authority }: Cloud, options: WorldOptions = {}): Promise<World> {
  const subscription = createSubscription(options.subscription);
  const trust = options.trust ?? [
    { issuer: entra.issuer, subject: entra.subject, audience: 'api://AzureADTokenExchange' },
  ];
  const roles = ROLES[options.plays ?? 'acs'];
  fillDirectory(entra, subscription, { federatedCredentials: trust, roles, ...options.app });
  entra.requests.length = 0;

  const presented = new Set<string>();
  const emulator = await startEmulator({
    ...options,
    authority,
    findToken(value) {
      presented.add(value);
      const token = entra.validateAccessToken(value);
      return token && { ...token, value, clientId: token.appId };
    },
  });

  const run: World['run'] = async (inputs = {}, given = {}) => {
    const service: Record<string, string> =
      options.plays === undefined ? {} : { service: options.plays, 'acs-resource': '' };
    const result = await sendThrough(emulator, {
      ...given,
      inputs: { ...service, ...inputs },
      env: { AZURE_AUTHORITY_HOST: entra.authorityHost, ...given.env },
    });
    const assertions = entra.requests.flatMap(({ form }) => form.get('client_assertion') ?? []);
    const tokens = [...assertions, ...presented];
    expectNoSecret(result, { ...sixInputs(emulator), ...service, ...inputs }, tokens);
    return result;
  };
  return {
    emulator,
    run,
    runByOidc: (inputs = {}, given = {}) =>
      run(
        { 'client-secret': '', ...inputs },
        {
          ...given,
          env: {
            ACTIONS_ID_TOKEN_REQUEST_URL: entra.oidcRequestUrl,
            ACTIONS_ID_TOKEN_REQUEST_TOKEN: entra.oidcRequestToken,
            ...given.env,
          },
        },
      ),
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

function fillDirectory(entra: EntraStub, { apps }: Subscription, first: Partial<RegisteredApp>): void {
  const registered = apps.map((app, index) => ({
    tenantId: app.tenantId,
    clientId: app.clientId,
    secrets: app.secrets,
    hasNoServicePrincipal: app.hasServicePrincipal === false,
    ...(index === 0 && first),
  }));
  for (const tenantId of new Set(registered.map((app) => app.tenantId))) {
    entra.registerTenant(
      tenantId,
      registered.filter((app) => app.tenantId === tenantId),
    );
  }
}

/**
 * An OIDC provider that answers every request with the given status and body, or with nothing at all.
 *
 * @returns the environment variables that lead the action to it, and when it was asked
 */
export async function startIdTokenProvider(
  answer: { status?: number; body: unknown } | 'silence',
): Promise<{ env: Record<string, string>; asked: Promise<unknown> } & AsyncDisposable> {
  const server = createServer((_request, response) => {
    if (answer === 'silence') return;
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/idtoken?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
    },
    asked: once(server, 'request'),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
