import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { isSignedBy, makeSigningKey, readJwt, type SigningKey, signJwt, toJwk } from './jwt.ts';
import { decide, type RegisteredApp, toErrorBody } from './rules.ts';

/**
 * How the token endpoint treats one request. `refuse` forces a code that no registration leads to; `echo` puts the
 * credential into the error text, as a hostile endpoint would.
 */
export type Scenario =
  | { kind: 'normal' }
  | { kind: 'hang' }
  | { kind: 'hang-in-body' }
  | { kind: 'slow'; delayMs: number }
  | { kind: 'status'; status: number; retryAfter?: string }
  | { kind: 'refuse'; code: number; error?: string; status?: number; text?: string }
  | { kind: 'echo' }
  | { kind: 'body'; body: string; status?: number; contentType?: string }
  | { kind: 'endless' }
  | { kind: 'token-with-newline' }
  | { kind: 'redirect'; to: string }
  | { kind: 'reset' };

export interface TokenRequestSeen {
  method: string;
  tenantId: string;
  contentType: string;
  form: URLSearchParams;
}

/** What the emulator needs to know of an access token; undefined when the token is none of Entra's or has expired. */
export interface ValidAccessToken {
  appId: string;
  tenantId: string;
  audience: string;
  roles?: readonly string[];
  expires: Date;
}

/** An https stand-in for two services: GitHub's OIDC provider under `/github`, and Entra's token endpoint. */
export interface EntraStub {
  /** For AZURE_AUTHORITY_HOST. */
  authorityHost: string;
  /** For ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN. */
  oidcRequestUrl: string;
  oidcRequestToken: string;
  /** To register as issuer of a federated credential. */
  issuer: string;
  /** Subject of the tokens that the OIDC provider gives out; may be changed. */
  subject: string;
  /** Every request that reached the token endpoint. */
  requests: TokenRequestSeen[];
  registerTenant(tenantId: string, apps: readonly RegisteredApp[]): void;
  /** Treats the next requests as told, one each; those after them normally. */
  play(...scenarios: readonly Scenario[]): void;
  /** Resolves when the next request has reached the token endpoint. */
  nextRequest(): Promise<void>;
  issueAssertion(options?: AssertionOptions): string;
  issueAccessToken(options: AccessTokenOptions): string;
  validateAccessToken(token: string): ValidAccessToken | undefined;
  close(): Promise<void>;
}

export interface AssertionOptions {
  audience?: string;
  subject?: string;
  issuer?: string;
  /** Negative for a token that has expired. */
  lifetimeSeconds?: number;
  /** True for a token that another key has signed. */
  isForged?: boolean;
}

export interface AccessTokenOptions {
  appId: string;
  tenantId: string;
  audience?: string;
  roles?: readonly string[];
  lifetimeSeconds?: number;
}

const ACS_AUDIENCE = 'https://communication.azure.com';

/**
 * Starts the stand-in on a free port of 127.0.0.1. The certificate has to be for `localhost`, from an authority that
 * the client trusts (NODE_EXTRA_CA_CERTS, or tls.setDefaultCACertificates in the same process).
 */
export async function startEntraStub(identity: { key: string; cert: string }): Promise<EntraStub> {
  const githubKey = makeSigningKey();
  const entraKey = makeSigningKey();
  const tenants = new Map<string, readonly RegisteredApp[]>();
  const issuers = new Map<string, SigningKey>();
  const script: Scenario[] = [];
  let notify: (() => void)[] = [];

  const server = createServer(identity, (request, response) => {
    route(request, response).catch(() => response.destroy());
  });
  const base = await listen(server);
  const issuer = `${base}/github`;
  issuers.set(issuer, githubKey);

  const stub: EntraStub = {
    authorityHost: base,
    oidcRequestUrl: `${issuer}/idtoken?api-version=2.0`,
    oidcRequestToken: randomUUID(),
    issuer,
    subject: 'repo:octo-org/octo-repo:ref:refs/heads/main',
    requests: [],
    registerTenant: (tenantId, apps) => void tenants.set(tenantId, apps),
    play: (...scenarios) => void script.push(...scenarios),
    nextRequest: () => new Promise((resolve) => notify.push(resolve)),
    issueAssertion,
    issueAccessToken,
    validateAccessToken,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return stub;

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', base);
    const tenantId = /^\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(url.pathname)?.[1];
    if (tenantId) {
      await answerToken(decodeURIComponent(tenantId), request, response);
    } else if (url.pathname === '/github/idtoken') {
      answerIdToken(url, request, response);
    } else if (url.pathname === '/github/.well-known/openid-configuration') {
      sendJson(response, 200, { issuer, jwks_uri: `${issuer}/.well-known/jwks` });
    } else if (url.pathname === '/github/.well-known/jwks') {
      sendJson(response, 200, { keys: [toJwk(githubKey)] });
    } else {
      sendJson(response, 404, { message: 'Not Found' });
    }
  }

  function answerIdToken(url: URL, request: IncomingMessage, response: ServerResponse): void {
    if (request.headers.authorization !== `Bearer ${stub.oidcRequestToken}`) {
      sendJson(response, 401, { message: 'Unauthorized' });
      return;
    }
    const audience = url.searchParams.get('audience');
    sendJson(response, 200, {
      value: issueAssertion({ audience: audience ?? 'https://github.com/octo-org' }),
    });
  }

  async function answerToken(tenantId: string, request: IncomingMessage, response: ServerResponse) {
    const form = new URLSearchParams(await readText(request));
    stub.requests.push({
      method: request.method ?? '',
      tenantId,
      contentType: request.headers['content-type'] ?? '',
      form,
    });
    for (const resolve of notify) resolve();
    notify = [];
    const scenario = script.shift() ?? { kind: 'normal' };
    if (!(await playScenario(scenario, form, response))) answerNormally(tenantId, form, response);
  }

  function answerNormally(tenantId: string, form: URLSearchParams, response: ServerResponse): void {
    const refusal = decide({ tenants, issuers }, tenantId, form);
    if (refusal) {
      sendJson(response, refusal.status, toErrorBody(refusal));
      return;
    }
    const appId = form.get('client_id') ?? '';
    const audience = form.get('scope')?.replace(/\/\.default$/, '') ?? '';
    const app = tenants.get(tenantId)?.find(({ clientId }) => clientId === appId);
    const roles = audience === ACS_AUDIENCE ? undefined : app?.roles;
    const token = issueAccessToken({ appId, tenantId, audience, roles });
    sendJson(response, 200, {
      token_type: 'Bearer',
      expires_in: 3599,
      ext_expires_in: 3599,
      access_token: token,
    });
  }

  function issueAssertion(options: AssertionOptions = {}): string {
    const now = Math.floor(Date.now() / 1000);
    const lifetime = options.lifetimeSeconds ?? 300;
    const claims = {
      iss: options.issuer ?? issuer,
      aud: options.audience ?? 'api://AzureADTokenExchange',
      sub: options.subject ?? stub.subject,
      jti: randomUUID(),
      iat: now - 600,
      nbf: now - 600,
      exp: now + lifetime,
    };
    return signJwt(claims, options.isForged ? { ...makeSigningKey(), kid: githubKey.kid } : githubKey);
  }

  function issueAccessToken(options: AccessTokenOptions): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      aud: options.audience ?? ACS_AUDIENCE,
      iss: `https://sts.windows.net/${options.tenantId}/`,
      appid: options.appId,
      roles: options.roles,
      tid: options.tenantId,
      idtyp: 'app',
      ver: '1.0',
      uti: randomUUID(),
      iat: now,
      nbf: now - 300,
      exp: now + (options.lifetimeSeconds ?? 3599),
    };
    return signJwt(claims, entraKey);
  }

  function validateAccessToken(token: string): ValidAccessToken | undefined {
    const jwt = readJwt(token);
    if (!jwt || jwt.kid !== entraKey.kid || !isSignedBy(token, entraKey)) return undefined;
    const { appid, tid, aud, exp, roles } = jwt.claims;
    const expires = new Date(Number(exp) * 1000);
    if (expires <= new Date()) return undefined;
    return {
      appId: String(appid),
      tenantId: String(tid),
      audience: String(aud),
      expires,
      roles: Array.isArray(roles) ? roles.map(String) : undefined,
    };
  }
}

/** @returns false when the request is to be answered by the rules after all */
async function playScenario(
  scenario: Scenario,
  form: URLSearchParams,
  response: ServerResponse,
): Promise<boolean> {
  switch (scenario.kind) {
    case 'normal':
      return false;
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, scenario.delayMs));
      return false;
    case 'hang':
      return true;
    case 'hang-in-body':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"token_type":"Bearer","access_token":"');
      return true;
    case 'status':
      response.writeHead(scenario.status, {
        'content-type': 'text/html',
        ...(scenario.retryAfter !== undefined && { 'retry-after': scenario.retryAfter }),
      });
      response.end('<html><body>Our services are not available right now</body></html>');
      return true;
    case 'refuse': {
      const { code, error = 'invalid_request', status = 400, text = 'Forced by the test.' } = scenario;
      sendJson(response, status, toErrorBody({ code, error, status, text }));
      return true;
    }
    case 'echo': {
      const credential = form.get('client_secret') ?? form.get('client_assertion') ?? '';
      const forms = [credential, encodeURIComponent(credential), Buffer.from(credential).toString('base64')];
      const refusal = { code: 7000215, error: 'invalid_client', status: 401, text: '' };
      sendJson(response, 401, toErrorBody(refusal, `AADSTS7000215: got ${forms.join(' ')} from ${form}`));
      return true;
    }
    case 'body':
      response.writeHead(scenario.status ?? 200, {
        'content-type': scenario.contentType ?? 'application/json',
      });
      response.end(scenario.body);
      return true;
    case 'endless':
      writeForEver(response);
      return true;
    case 'token-with-newline':
      sendJson(response, 200, {
        token_type: 'Bearer',
        expires_in: 3599,
        access_token: 'aaaa.bbbb.cccc\r\nRCPT TO:<victim@example.com>',
      });
      return true;
    case 'redirect':
      response.writeHead(307, { location: scenario.to });
      response.end();
      return true;
    case 'reset':
      response.socket?.resetAndDestroy();
      return true;
  }
}

function writeForEver(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = ' '.repeat(64 * 1024);
  const pump = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', pump);
  pump();
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return `https://localhost:${port}`;
}
