import { findForeignHost } from '../entra/authority.ts';
import { tidyText } from '../entra/claims.ts';
import { ActionError } from '../errors.ts';
import type { Settings } from '../inputs/settings.ts';
import { listWireForms } from '../redaction/wire-forms.ts';
import type { Runner } from '../runner/runner.ts';
import type { Credentials } from '../smtp/authenticate.ts';
import type { Patience } from '../smtp/connection-guard.ts';
import type { Dialing } from '../smtp/dial.ts';
import { openSession, type Session } from '../smtp/session.ts';

/** The longest wait for one answer of the mail server; the total time bounds all of them together. */
const ANSWER_TIMEOUT_MS = 30_000;

const LONGEST_REASON = 300;

/**
 * Opens a signed-in session: gets a token where one is needed, connects, and explains a refusal better than the
 * server's 535 does, by asking Entra about the same credentials.
 *
 * @param authorityHost AZURE_AUTHORITY_HOST, empty for the public cloud
 * @param dialing       a connection to the server that was begun before
 * @throws ActionError
 */
export async function signIn(
  settings: Settings,
  runner: Runner,
  authorityHost: string,
  patience: Patience,
  dialing?: Dialing,
): Promise<Session> {
  const { signal } = patience;
  const { login, server, service } = settings;
  if (settings.signIn === 'password' && service.signIn.passwordNotice !== undefined) {
    runner.notice(service.signIn.passwordNotice, { title: 'Sign-in by password' });
  }
  const credentials = await findCredentials(settings, runner, authorityHost, signal);
  const debug = runner.isDebug() ? (line: string) => runner.debug(line) : () => {};
  try {
    return await openSession(
      { ...server, service, timeoutMs: Math.min(settings.timeoutMs, ANSWER_TIMEOUT_MS) },
      credentials,
      patience,
      debug,
      dialing,
    );
  } catch (error) {
    // A server without the mechanism refuses anybody, and only a reply that says no more than "no" leaves a question.
    if (!(error instanceof ActionError) || error.anchor !== service.signIn.refusedAnchor) throw error;
    const isClientSecret = service.signIn.passwordInput === 'client-secret';
    if (service.token === undefined || (credentials.method === 'PASSWORD' && !isClientSecret)) throw error;
    const known = {
      error,
      service,
      target: service.token,
      form: login.resource === undefined ? ('smtp-username' as const) : ('triple' as const),
      clientId: login.clientId,
      tenantId: login.tenantId,
    };
    const { diagnoseSignIn, explainTokenError } = await import('../entra/index.ts');
    if (credentials.method === 'XOAUTH2') {
      throw explainTokenError({ ...known, token: credentials.token, now: new Date() });
    }
    if (login.clientId !== undefined && login.tenantId !== undefined) {
      announceHost(runner, authorityHost, 'client secret');
    }
    const { scrub } = runner;
    throw await diagnoseSignIn({ ...known, secret: credentials.secret, authorityHost, signal, scrub });
  }
}

async function findCredentials(
  settings: Settings,
  runner: Runner,
  authorityHost: string,
  signal: AbortSignal,
): Promise<Credentials> {
  const { login, secret, signIn: way, service } = settings;
  const { username, clientId = '', tenantId = '' } = login;
  if (way === 'password' || service.token === undefined) return { method: 'PASSWORD', username, secret };

  const { ASSERTION_AUDIENCE, requestToken } = await import('../entra/index.ts');
  const assertion = way === 'oidc' ? await requestAssertion(runner, ASSERTION_AUDIENCE, signal) : undefined;
  announceHost(runner, authorityHost, assertion === undefined ? 'client secret' : 'OIDC token of this run');
  const { value: token, expiresOn } = await requestToken({
    target: service.token,
    tenantId,
    clientId,
    credential: assertion === undefined ? { secret } : { assertion },
    authorityHost,
    signal,
    scrub: runner.scrub,
  });
  hide(runner, [username], token);
  runner.info(`Microsoft Entra ID gave an access token, valid until ${expiresOn.toISOString()}.`);
  return { method: 'XOAUTH2', username, token };
}

/** @throws ActionError of kind `token` or, when the time is up, `timeout` */
async function requestAssertion(runner: Runner, audience: string, signal: AbortSignal): Promise<string> {
  try {
    const assertion = await Promise.race([runner.requestIdToken(audience), rejectWhenOver(signal)]);
    hide(runner, [], assertion);
    return assertion;
  } catch (error) {
    const reason = error instanceof Error ? tidyText(runner.scrub(error.message), LONGEST_REASON) : '';
    throw new ActionError(signal.aborted ? 'timeout' : 'token', {
      title: signal.aborted
        ? 'GitHub gave this run no OIDC token before the time of this step ran out'
        : 'GitHub gave this run no OIDC token',
      causes: [
        ...(signal.aborted || reason === '' ? [] : [`The request for it failed: ${reason}`]),
        "GitHub's OIDC provider has a temporary fault, or the runner cannot reach it.",
      ],
      remedies: [
        'Run the step again.',
        'On a self-hosted runner, allow https to the host in ACTIONS_ID_TOKEN_REQUEST_URL.',
      ],
      anchor: 'oidc-token',
    });
  }
}

/** The toolkit's request has tries of its own, takes no signal, and waits for minutes. */
function rejectWhenOver(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** An earlier step can set the variable, and the host that it names can use what it gets elsewhere. */
function announceHost(runner: Runner, authorityHost: string, credential: string): void {
  const host = findForeignHost(authorityHost);
  if (host === undefined) return;
  runner.notice(
    `AZURE_AUTHORITY_HOST is set, so ${host} gets the ${credential}. It is not a sign-in host of Microsoft: make sure that it is meant.`,
    { title: 'Check AZURE_AUTHORITY_HOST' },
  );
}

function hide(runner: Runner, usernames: readonly string[], secret: string): void {
  // The username itself is hidden already, an SMTP Username in the log alone.
  for (const form of listWireForms(usernames, [secret])) {
    if (!usernames.includes(form)) runner.mask(form);
  }
}
