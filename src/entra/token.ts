import { setTimeout as delay } from 'node:timers/promises';
import { ActionError } from '../errors.ts';
import type { TokenTarget } from '../services/mail-service.ts';
import { tokenEndpoint } from './authority.ts';
import { readAssertionClaims } from './claims.ts';
import { explainRefusal, isPassing } from './explain.ts';
import { type EntraRefusal, readRefusal } from './refusal.ts';
import { type Answer, postForm } from './token-endpoint.ts';

/** How the app proves itself: a client secret's Value, or a token that a federated credential of the app trusts. */
export type TokenCredential = { secret: string } | { assertion: string };

export interface TokenRequest {
  target: TokenTarget;
  tenantId: string;
  clientId: string;
  credential: TokenCredential;
  /** Value of AZURE_AUTHORITY_HOST; empty for the public cloud. */
  authorityHost: string;
  /** The time that is left to the action. */
  signal: AbortSignal;
  /** Takes hidden values out of a text, the credential among them. */
  scrub: (text: string) => string;
}

/** An access token for a mail service. `value` is a secret. */
export interface AccessToken {
  value: string;
  expiresOn: Date;
}

/** How a token request ended: with a token, with Entra's no, or without an answer that counts. */
export type TokenAnswer = { token: AccessToken } | { refusal: EntraRefusal } | { failure: ActionError };

/** Audience to ask GitHub's OIDC provider for, in the public cloud (Microsoft Learn, "Workload identity federation"). */
export const ASSERTION_AUDIENCE = 'api://AzureADTokenExchange';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const TRIES = 2;
const RETRY_WAIT_MS = 1000;

/** A server that asks for more is not waited for: the user pays for the minutes. */
const MAX_RETRY_WAIT_MS = 10_000;

/** RFC 6750 section 2.1, b64token. Anything else could break out of the SASL string that carries it. */
const TOKEN = /^[\w.~+/-]{1,65536}=*$/;

/**
 * Gets an access token for a mail service by the client credentials flow.
 *
 * One try, and a second one after an answer 429 or 5xx or a broken connection, when the wait that the server asks for
 * is at most ten seconds and inside the signal's time.
 *
 * Source: Microsoft Learn, "Microsoft identity platform and the OAuth 2.0 client credentials flow"; RFC 6749 section
 * 4.4; RFC 7523 section 2.2.
 *
 * @throws ActionError of kind `token` (Entra says no, or answers nonsense), `timeout`, `dns`, `connect`, `tls` or
 *   `input` (authority host); none holds the secret or the assertion in any form
 */
export async function requestToken(request: TokenRequest): Promise<AccessToken> {
  const answer = await askForToken(request);
  if ('token' in answer) return answer.token;
  if ('failure' in answer) throw answer.failure;
  const { credential } = request;
  throw explainRefusal(
    answer.refusal,
    request.target,
    'assertion' in credential ? readAssertionClaims(credential.assertion) : undefined,
  );
}

/** Like {@link requestToken}, but Entra's no comes back as data and nothing is thrown. */
export async function askForToken(request: TokenRequest): Promise<TokenAnswer> {
  for (let tries = 1; ; tries++) {
    const { answer, waitMs } = await tryOnce(request);
    if (tries === TRIES || waitMs === undefined || waitMs > MAX_RETRY_WAIT_MS) return answer;
    try {
      await delay(waitMs, undefined, { signal: request.signal });
    } catch {
      return answer;
    }
  }
}

async function tryOnce(request: TokenRequest): Promise<{ answer: TokenAnswer; waitMs?: number }> {
  try {
    const url = tokenEndpoint(request.authorityHost, request.tenantId);
    const reply = await postForm(url, formOf(request), request.signal);
    const answer = readAnswer(reply, request, url.host);
    return {
      answer,
      ...(isWorthRetrying(reply, answer) && { waitMs: reply.retryAfterMs ?? RETRY_WAIT_MS }),
    };
  } catch (error) {
    const failure = error instanceof ActionError ? error : explainBug(error);
    const isBroken = failure.kind === 'connect' || failure.kind === 'dns';
    return { answer: { failure }, ...(isBroken && failure.retryable && { waitMs: RETRY_WAIT_MS }) };
  }
}

function formOf({ clientId, credential, target }: TokenRequest): URLSearchParams {
  return new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    scope: target.scope,
    ...('secret' in credential
      ? { client_secret: credential.secret }
      : { client_assertion_type: ASSERTION_TYPE, client_assertion: credential.assertion }),
  });
}

function readAnswer(reply: Answer, request: TokenRequest, host: string): TokenAnswer {
  const body = parseJson(reply.body);
  if (reply.status === 200) {
    const token = readToken(body);
    return token ? { token } : { failure: explainNonsense(reply.status, host) };
  }
  const refusal = readRefusal(reply.status, body, (text) => namePlaceholders(request.scrub(text), request));
  return refusal ? { refusal } : { failure: explainNonsense(reply.status, host) };
}

/** Entra's texts name tenant and app, which are masked in the log: placeholders say more than asterisks. */
function namePlaceholders(text: string, { clientId, tenantId }: TokenRequest): string {
  const place = (shown: string, value: string, placeholder: string): string =>
    value === '' ? shown : shown.replace(new RegExp(value.replace(/\W/g, '\\$&'), 'gi'), () => placeholder);
  return place(place(text, clientId, '<client-id>'), tenantId, '<tenant-id>');
}

function readToken(body: unknown): AccessToken | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { access_token: value, token_type: type, expires_in: seconds }: Record<string, unknown> = { ...body };
  if (typeof value !== 'string' || !TOKEN.test(value)) return undefined;
  if (typeof type !== 'string' || type.toLowerCase() !== 'bearer') return undefined;
  if (typeof seconds !== 'number' || !(seconds > 0 && seconds < 1e8)) return undefined;
  return { value, expiresOn: new Date(Date.now() + seconds * 1000) };
}

function isWorthRetrying(reply: Answer, answer: TokenAnswer): boolean {
  if (reply.status === 429 || reply.status >= 500) return true;
  return 'refusal' in answer && isPassing(answer.refusal);
}

/** The parser's own error is dropped: it quotes the body, and a hostile body can echo the credential. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function explainNonsense(status: number, host: string): ActionError {
  const isBusy = status === 429 || status >= 500;
  return new ActionError('token', {
    title: isBusy
      ? `${host} cannot give tokens at the moment (HTTP ${status})`
      : `${host} did not answer like Microsoft Entra ID (HTTP ${status})`,
    causes: isBusy
      ? ['Microsoft Entra ID has a temporary fault, or limits the requests of the tenant.']
      : ['The host is not a sign-in host of Microsoft, or a proxy or login page answered in its place.'],
    remedies: isBusy
      ? ['Run the step again in a few minutes.']
      : ['Check AZURE_AUTHORITY_HOST, and the proxy of the runner.'],
    anchor: isBusy ? 'entra-busy' : 'entra-answer',
    retryable: isBusy,
  });
}

/** Only its class is kept: an unforeseen error could quote the form. */
function explainBug(error: unknown): ActionError {
  return new ActionError('internal', {
    title: `The token request could not be made (${error instanceof Error ? error.name : typeof error})`,
  });
}
