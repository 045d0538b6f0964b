import type { ErrorDetail, ErrorKind } from '../errors.ts';

/** The mail services that the input `service` can name. */
export const serviceNames = ['acs', 'exchange-online', 'hve', 'smtp'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** How the action signs in: AUTH LOGIN or PLAIN with a password, or XOAUTH2 with a token got by secret or by OIDC. */
export type SignInWay = 'password' | 'oauth' | 'oidc';

/** What the action knows about a mail service: data, and functions that are pure. */
export interface MailService {
  name: ServiceName;
  /** In sentences, such as "Azure" or "the mail server". */
  label: string;
  /** Empty where the input `smtp-host` has to name it. */
  host: string;
  port: number;
  signIn: {
    /** Input that holds the password of the way `password`. */
    passwordInput: 'client-secret' | 'smtp-password';
    /** For a password; the first that the server offers is taken. */
    mechanisms: readonly [PasswordMechanism, ...PasswordMechanism[]];
    /** @returns who signs in, or every problem of the inputs that say so */
    composeLogin(given: IdentityInput, way: SignInWay): { login?: Login; problems: Problem[] };
    /** @returns what is wrong with the password, or undefined; never quotes it */
    checkPassword?(password: string): string | undefined;
    /** Anchor of the reply that says no more than "refused", so that Microsoft Entra ID is asked for the reason. */
    refusedAnchor: string;
    /** For the job log of a run that signs in by password. */
    passwordNotice?: string;
  };
  /** Absent where the service takes no token of Microsoft Entra ID. */
  token?: TokenTarget;
  /** Recipients and octets of one message; what is absent is left to the server. */
  limits: { recipients?: number; bytes: number };
  /**
   * Finds recipients that the service will not deliver to, as far as the inputs tell.
   *
   * @param lists        mailboxes by the input that names them
   * @param allowDomains domains of the input of that name, `*.contoso.com` for subdomains; may be empty
   */
  checkRecipients?(
    lists: readonly { input: string; mailboxes: readonly { address: string }[] }[],
    allowDomains: readonly string[],
    from: string,
  ): Problem[];
  /** Whether the service publishes a list of the file types that it accepts as attachments. */
  hasTypeList?: true;
  /** Inputs that have no effect at this service. */
  unusedInputs: readonly InputOfSignIn[];
  /** Stands behind "from is missing; give …". */
  fromHint: string;
  /** Where an accepted mail shows what became of it, behind "in". */
  whereToLook: string;
  /** Warnings, not errors, about a server, a sender and a login that the service will probably refuse. */
  review?(given: { host: string; from: string; username: string }): Problem[];
  /** What replies mean; read only when a server says no. */
  loadReplies(): Promise<ExplainReply>;
}

export type InputOfSignIn = 'acs-resource' | 'client-id' | 'tenant-id' | 'client-secret' | 'smtp-password';

export type PasswordMechanism = 'LOGIN' | 'PLAIN';

/** What a token of Microsoft Entra ID is asked for. */
export interface TokenTarget {
  scope: string;
  /** Host names of the claim `aud` that the service accepts. */
  audiences: readonly string[];
  /** Name of the resource in Microsoft Entra ID. */
  resource: string;
  /** Application permission that the claim `roles` shows; absent where the service goes by something else. */
  role?: string;
}

/** The inputs that say who signs in, blanks around them removed. */
export interface IdentityInput {
  resource: string;
  clientId: string;
  tenantId: string;
  smtpUsername: string;
  separator: '.' | '|';
}

/** Who signs in; the parts are known as far as the user gave them, and tell a diagnosis where to look. */
export interface Login {
  /** Empty for the address of `from`. */
  username: string;
  clientId?: string;
  tenantId?: string;
  resource?: string;
}

/** One wrong input, named, with what to do about it. */
export interface Problem {
  input: string;
  text: string;
}

/** The step of the SMTP conversation that a reply answers. */
export type Stage =
  | 'dns'
  | 'connect'
  | 'greeting'
  | 'ehlo'
  | 'starttls'
  | 'tls'
  | 'auth'
  | 'mail'
  | 'rcpt'
  | 'data'
  | 'end-of-data'
  | 'quit';

/** A negative reply of the server, taken apart (RFC 5321 section 4.2, RFC 3463). */
export interface Reply {
  stage: Stage;
  /** Three digits, or 0 when the server sent none. */
  code: number;
  /** Enhanced status code such as `5.7.3`, or empty. */
  enhanced: string;
  /** The reply as received. */
  text: string;
}

/** What a reply means: everything of an error but the words of the server. */
export interface Explanation extends Omit<ErrorDetail, 'response' | 'cause'> {
  kind: ErrorKind;
}

export type ExplainReply = (reply: Reply) => Explanation;
