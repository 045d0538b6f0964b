import { checkSecret, composeLogin, type Login } from '../services/acs/username.ts';
import { parseChoice, parseHost, parseInteger, quote } from './parse.ts';
import type { Reader } from './reader.ts';
import type { Settings, SignIn } from './settings.ts';

/** Who signs in where: the triple or an SMTP Username, how, and to which server. */
export function readIdentity(
  reader: Reader,
  hasIdToken: boolean,
): Pick<Settings, 'login' | 'signIn' | 'secret' | 'server'> {
  const secret = reader.text('client-secret');
  const auth = reader.parse(
    'auth',
    (text) => parseChoice(text, ['auto', 'password', 'oauth', 'oidc']),
    'auto',
  );
  const signIn: SignIn = auth !== 'auto' ? auth : secret === '' && hasIdToken ? 'oidc' : 'password';
  const separator = reader.parse('username-separator', parseSeparator, '.');
  const { login, problems } = composeLogin(
    {
      resource: reader.text('acs-resource'),
      clientId: reader.text('client-id'),
      tenantId: reader.text('tenant-id'),
      smtpUsername: reader.text('smtp-username'),
      separator,
    },
    signIn !== 'password',
  );
  // A dry run connects to nothing, so that a mail can be seen before anything is set up.
  const isNeeded = reader.text('dry-run').toLowerCase() !== 'true';
  if (isNeeded) reader.problems.push(...problems);

  if (isNeeded && signIn === 'oidc' && !hasIdToken) {
    reader.complain(
      'auth',
      'is oidc, but the job may not ask for a token; add permissions: id-token: write to it',
    );
  }
  if (isNeeded && signIn !== 'oidc') {
    const problem =
      secret === ''
        ? 'is missing; give the Value of a client secret of the Entra app (is the GitHub secret set, and visible to this workflow and environment?), or grant permissions: id-token: write to sign in without a secret'
        : checkSecret(secret);
    if (problem !== undefined) reader.complain('client-secret', problem);
  }
  return {
    login: login ?? ({ username: '' } satisfies Login),
    signIn,
    secret: signIn === 'oidc' ? '' : secret,
    server: {
      host: reader.parse('smtp-host', parseHost, ''),
      port: reader.parse('smtp-port', (text) => parseInteger(text, { min: 1, max: 65_535 }), 587),
    },
  };
}

function parseSeparator(text: string): { value: '.' | '|' } | { problem: string } {
  if (text === '.' || text === '|') return { value: text };
  return { problem: `${quote(text)} is neither . nor |, the two notations that Azure accepts` };
}
