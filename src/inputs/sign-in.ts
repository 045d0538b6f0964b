import { quote } from '../errors.ts';
import { checkSecret } from '../services/entra-app.ts';
import { findService, takesNoSignIn } from '../services/hosts.ts';
import { loadService } from '../services/load.ts';
import { type MailService, type SignInWay, serviceNames } from '../services/mail-service.ts';
import { parseChoice, parseDay, parseHost, parseInteger, parseSize } from './parse.ts';
import type { Reader } from './reader.ts';
import type { Settings } from './settings.ts';

/** Port for TLS from the first octet on (RFC 8314 section 3.3); no service needs it, and the action does not speak it. */
const IMPLICIT_TLS = 465;

/** The profile of the service that the input names; that of the default where it names none. */
export function readService(reader: Reader): Promise<MailService> {
  return loadService(reader.parse('service', (text) => parseChoice(text, serviceNames), 'acs'));
}

/** Who signs in, how, and at which server. */
export function readIdentity(
  reader: Reader,
  service: MailService,
  hasIdToken: boolean,
): Pick<Settings, 'login' | 'signIn' | 'secret' | 'secretEndsOn' | 'server' | 'maxMessageBytes'> {
  const { passwordInput, checkPassword, composeLogin } = service.signIn;
  const auth = reader.parse(
    'auth',
    (text) => parseChoice(text, ['auto', 'password', 'oauth', 'oidc']),
    'auto',
  );
  const way = auth !== 'auto' ? auth : chooseWay(reader, service, hasIdToken);
  const separator = reader.parse('username-separator', parseSeparator, '.');
  const { login, problems } = composeLogin(
    {
      resource: reader.text('acs-resource'),
      clientId: reader.text('client-id'),
      tenantId: reader.text('tenant-id'),
      smtpUsername: reader.text('smtp-username'),
      separator,
    },
    way,
  );
  // A dry run connects to nothing, so that a mail can be seen before anything is set up.
  const isNeeded = reader.text('dry-run').toLowerCase() !== 'true';
  if (isNeeded) reader.problems.push(...problems);

  if (isNeeded && way !== 'password' && service.token === undefined) {
    reader.complain('auth', `is ${way}, but service: ${service.name} signs in by password; leave auth out`);
  }
  if (isNeeded && way === 'oidc' && !hasIdToken) {
    reader.complain(
      'auth',
      'is oidc, but the job may not ask for a token; add permissions: id-token: write to it',
    );
  }
  const secretInput = way === 'password' ? passwordInput : 'client-secret';
  const secret = reader.text(secretInput);
  if (isNeeded && way !== 'oidc') {
    const check = way === 'password' ? checkPassword : checkSecret;
    const problem = secret === '' ? missingSecret(secretInput, hasIdToken) : check?.(secret);
    if (problem !== undefined) reader.complain(secretInput, problem);
  }
  return {
    login: login ?? { username: '' },
    signIn: way,
    secret: way === 'oidc' ? '' : secret,
    secretEndsOn: reader.parse('secret-expires', parseDay, ''),
    server: readServer(reader, service, isNeeded),
    maxMessageBytes:
      reader.text('max-message-size') === ''
        ? service.limits.bytes
        : reader.parse('max-message-size', parseSize, service.limits.bytes),
  };
}

/** A password before a secret for a token, and both before a token of the run. */
function chooseWay(reader: Reader, { signIn, token }: MailService, hasIdToken: boolean): SignInWay {
  const isGiven = (input: 'client-secret' | 'smtp-password'): boolean => reader.text(input) !== '';
  if (token === undefined || isGiven(signIn.passwordInput)) return 'password';
  if (isGiven('client-secret')) return 'oauth';
  if (hasIdToken) return 'oidc';
  return signIn.passwordInput === 'client-secret' ? 'password' : 'oauth';
}

function missingSecret(input: 'client-secret' | 'smtp-password', hasIdToken: boolean): string {
  if (input === 'smtp-password') {
    return 'is missing; give the password of the account (is the GitHub secret set, and visible to this workflow and environment?)';
  }
  const secret = 'give the Value of a client secret of the Entra app';
  return hasIdToken
    ? `is missing; ${secret}`
    : `is missing, and the job may not ask for an OIDC token either; ${secret}, or grant permissions: id-token: write to sign in without a secret`;
}

function readServer(reader: Reader, service: MailService, isNeeded: boolean): Settings['server'] {
  const isHostGiven = reader.text('smtp-host') !== '';
  const host = isHostGiven ? reader.parse('smtp-host', parseHost, '') : service.host;
  if (!isHostGiven && host === '' && isNeeded) {
    reader.complain('smtp-host', 'is missing; give the name of the mail server');
  }
  if (takesNoSignIn(host)) {
    reader.complain(
      'smtp-host',
      `${quote(host)} takes mail without a sign-in, from listed addresses only; leave it out, with service: exchange-online or service: hve`,
    );
  }
  const port =
    reader.text('smtp-port') === ''
      ? service.port
      : reader.parse('smtp-port', (text) => parseInteger(text, { min: 1, max: 65_535 }), service.port);
  if (port === IMPLICIT_TLS) {
    reader.complain(
      'smtp-port',
      `is ${IMPLICIT_TLS}, where servers begin with TLS; the action connects with STARTTLS, so give 587 or leave it out`,
    );
  }
  return { host, port };
}

/** Warnings about what contradicts the service or has no effect at it. */
export function reviewIdentity(
  reader: Reader,
  { service, server, from, login }: Pick<Settings, 'service' | 'server' | 'from' | 'login'>,
): Reader['problems'] {
  const owner = findService(server.host);
  return [
    ...(owner === undefined || owner === service.name
      ? []
      : [{ input: 'smtp-host', text: `is a server of another service; add this line: service: ${owner}` }]),
    ...service.unusedInputs
      .filter((input) => reader.text(input) !== '')
      .map((input) => ({ input, text: `has no effect with service: ${service.name}` })),
    ...reviewPort(service, server),
    ...(service.review?.({ host: server.host, from: from.address, username: login.username }) ?? []),
  ];
}

/** Port 25 is warned about at every server, other ports only at the server of the service. */
function reviewPort(service: MailService, { host, port }: Settings['server']): Reader['problems'] {
  const input = 'smtp-port';
  if (port === 25) {
    return [
      { input, text: 'is 25, which is for mail between servers and blocked on most networks; use 587' },
    ];
  }
  if (host !== service.host || port === service.port) return [];
  return [{ input, text: `is ${port}; ${service.label} takes mail on port ${service.port}` }];
}

function parseSeparator(text: string): { value: '.' | '|' } | { problem: string } {
  if (text === '.' || text === '|') return { value: text };
  return { problem: `${quote(text)} is neither . nor |, the two notations that Azure accepts` };
}
