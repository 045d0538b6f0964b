import { diagnoseSignIn, explainTokenError } from './azure/diagnosis.ts';
import { ASSERTION_AUDIENCE, requestToken } from './azure/token.ts';
import { listWireForms } from './azure/wire.ts';
import { ActionError } from './errors.ts';
import type { Runner } from './github/runner.ts';
import type { Settings } from './inputs/settings.ts';
import { type Credentials, openSession, type Session } from './smtp/session.ts';

/** The longest wait for one answer of the mail server; the total time bounds all of them together. */
const ANSWER_TIMEOUT_MS = 30_000;

/**
 * Opens a signed-in session: gets a token where one is needed, connects, and explains a refusal better than the
 * server's 535 does, by asking Entra about the same credentials.
 *
 * @param authorityHost AZURE_AUTHORITY_HOST, empty for the public cloud
 * @throws ActionError
 */
export async function signIn(
  settings: Settings,
  runner: Runner,
  authorityHost: string,
  signal: AbortSignal,
): Promise<Session> {
  const { login, server } = settings;
  const credentials = await findCredentials(settings, runner, authorityHost, signal);
  const debug = runner.isDebug() ? (line: string) => runner.debug(line) : () => {};
  try {
    return await openSession(
      { ...server, timeoutMs: Math.min(settings.timeoutMs, ANSWER_TIMEOUT_MS) },
      credentials,
      signal,
      debug,
    );
  } catch (error) {
    if (!(error instanceof ActionError) || error.kind !== 'auth') throw error;
    const known = {
      error,
      form: login.resource === undefined ? ('smtp-username' as const) : ('triple' as const),
      ...(login.clientId !== undefined && { clientId: login.clientId }),
      ...(login.tenantId !== undefined && { tenantId: login.tenantId }),
      ...(login.resource !== undefined && { resource: login.resource }),
      reveal: false,
    };
    if (credentials.method === 'XOAUTH2') {
      throw explainTokenError({ ...known, token: credentials.token, now: new Date() });
    }
    throw await diagnoseSignIn({ ...known, secret: credentials.secret, authorityHost, signal });
  }
}

async function findCredentials(
  settings: Settings,
  runner: Runner,
  authorityHost: string,
  signal: AbortSignal,
): Promise<Credentials> {
  const { login, secret, signIn: way } = settings;
  const { username, clientId = '', tenantId = '' } = login;
  if (way === 'password') return { method: 'LOGIN', username, secret };

  const assertion = way === 'oidc' ? await runner.requestIdToken(ASSERTION_AUDIENCE) : undefined;
  if (assertion !== undefined) hide(runner, [], assertion);
  const { value: token } = await requestToken({
    tenantId,
    clientId,
    credential: assertion === undefined ? { secret } : { assertion },
    authorityHost,
    signal,
    reveal: false,
  });
  hide(runner, [username], token);
  return { method: 'XOAUTH2', username, token };
}

function hide(runner: Runner, usernames: readonly string[], secret: string): void {
  for (const form of listWireForms(usernames, [secret])) runner.mask(form);
}
