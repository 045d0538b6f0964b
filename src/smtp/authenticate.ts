import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { saslXoauth2 } from '../redaction/wire-forms.ts';
import type { MailService, PasswordMechanism } from '../services/mail-service.ts';

/** A password by the first of the mechanisms that the server offers, or XOAUTH2 with an Entra access token. */
export type Credentials =
  | { method: 'PASSWORD'; username: string; secret: string }
  | { method: 'XOAUTH2'; username: string; token: string };

type Context = SMTPConnection.CustomAuthenticationContext;

/** Our name for XOAUTH2: under its own name the library would fall back to another mechanism, token and all. */
const BY_TOKEN = 'ACCESS-TOKEN';

/** What a server answers that does not know the form. No credentials were judged (RFC 4954 section 6). */
const UNKNOWN_FORM = [500, 501, 504];

interface Reply {
  code: number;
  text: string;
}

/** The mechanisms that the library is not to speak by itself. */
export const handlers = { [BY_TOKEN]: signInByToken, LOGIN: signInByLogin };

/**
 * How the library is to sign in.
 *
 * @param capabilities the reply to EHLO inside TLS (RFC 4954 section 3)
 */
export function chooseAuth(
  credentials: Credentials,
  mechanisms: MailService['signIn']['mechanisms'],
  capabilities: string | false,
) {
  const user = credentials.username;
  return credentials.method === 'PASSWORD'
    ? { method: chooseMechanism(mechanisms, capabilities), user, pass: credentials.secret }
    : { method: BY_TOKEN, user, pass: credentials.token };
}

/** The first mechanism that the server offers; where it offers none of them, it is to say so itself. */
function chooseMechanism(
  mechanisms: MailService['signIn']['mechanisms'],
  capabilities: string | false,
): PasswordMechanism {
  const offered = /^250[ -]AUTH[ =](.*)$/im
    .exec(capabilities || '')?.[1]
    ?.toUpperCase()
    .split(/\s+/);
  return mechanisms.find((each) => offered?.includes(each)) ?? mechanisms[0];
}

/**
 * AUTH LOGIN with the username as initial response, which saves a round trip (RFC 4954 section 4; System.Net.Mail signs in
 * like this). A server that asks for the username all the same gets it; one that does not know the form is asked without it.
 */
async function signInByLogin(context: Context): Promise<void> {
  const { user, pass } = context.auth.credentials;
  const username = base64(user);
  let reply = await ask(context, `AUTH LOGIN ${username}`);
  const isUnknown = UNKNOWN_FORM.includes(reply.code);
  if (isUnknown) reply = await ask(context, 'AUTH LOGIN');
  if (reply.code === 334 && (isUnknown || asksForUsername(reply.text))) reply = await ask(context, username);
  if (reply.code === 334) reply = await ask(context, base64(pass));
  settle(context, reply);
}

/**
 * XOAUTH2 by our own hand: the library would answer a refused token with "cannot create a new access token" and hide
 * the server's 535. Source: Microsoft Learn, "Authenticate an IMAP, POP or SMTP connection using OAuth".
 */
async function signInByToken(context: Context): Promise<void> {
  const { user, pass } = context.auth.credentials;
  const first = await ask(context, `AUTH XOAUTH2 ${base64(saslXoauth2(user, pass))}`);
  // 334 carries the reason as JSON; an empty line asks for the final reply.
  settle(context, first.code === 334 ? await ask(context, '') : first);
}

/** The library's own reading of a reply wants a text behind the code. */
async function ask({ sendCommand }: Context, command: string): Promise<Reply> {
  const { response } = await sendCommand(command);
  return { code: Number.parseInt(response, 10), text: response.slice(4) };
}

function settle({ resolve, reject }: Context, { code }: Reply): void {
  if (code >= 200 && code < 300) resolve();
  else reject(new Error('Invalid login'));
}

/** "Username:" or "User Name" in base64, as servers write it. */
function asksForUsername(challenge: string): boolean {
  return /user|login/i.test(Buffer.from(challenge, 'base64').toString('latin1'));
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
