import type { HeaderField } from './headers.ts';
import { findHeader, readMailbox } from './headers.ts';
import type { Identity, LoginVerdict } from './login.ts';
import type { Reply } from './submission.ts';
import { type AccessToken, defaultAccount } from './subscription.ts';

/** A Microsoft 365 tenant as far as mail over SMTP is concerned: plain data that a test sets up as it likes. */
export interface Tenant {
  /** Accepted domains: High Volume Email delivers to nobody else. */
  domains: string[];
  accounts: TenantAccount[];
}

/** A mailbox of Exchange Online, or an account of High Volume Email. */
export interface TenantAccount {
  address: string;
  password: string;
  /** False where basic authentication is off. */
  takesPasswords: boolean;
  /** False where SMTP AUTH is off for the mailbox. Plays no part at High Volume Email. */
  hasSmtpAuth: boolean;
  /** Apps by client id with FullAccess on the mailbox, or allowed by Add-HVEAppAccess. */
  apps: string[];
  /** Apps by client id with the role "Application SMTP.SendAsApp" of RBAC for Applications over the mailbox. */
  roleApps: string[];
  /** Other addresses that it may send as. */
  sendsAs: string[];
  /** False for an ordinary mailbox at High Volume Email. */
  isHighVolume: boolean;
  /** False for an account of High Volume Email without a valid billing policy. */
  hasBilling: boolean;
}

/** A tenant in which the default account can send, by token and by password. */
export function createTenant(changes: Partial<TenantAccount> = {}): Tenant {
  return {
    domains: ['notify.contoso.example', 'contoso.example'],
    accounts: [
      {
        address: defaultAccount.from,
        password: defaultAccount.mailboxPassword,
        takesPasswords: true,
        hasSmtpAuth: true,
        apps: [defaultAccount.clientId],
        roleApps: [],
        sendsAs: [],
        isHighVolume: true,
        hasBilling: true,
        ...changes,
      },
    ],
  };
}

/** What a service of Microsoft 365 offers and says. */
export interface MailboxProfile {
  maxOctets: number;
  advertisedSize: number;
  maxRecipients: number;
  maxConnections: number;
  tooManyConnections: Reply;
  judgePassword(tenant: Tenant, username: string, password: string): LoginVerdict;
  judgeToken(tenant: Tenant, username: string, token: AccessToken | undefined, now: number): LoginVerdict;
  judgeMail(account: TenantAccount, sender: string): Reply | undefined;
  judgeRecipient(tenant: Tenant, recipient: string): Reply | undefined;
  judgeMessage(
    account: TenantAccount,
    identity: Identity,
    sender: string,
    headers: readonly HeaderField[],
  ): Reply | undefined;
}

const unsuccessful = '5.7.3 Authentication unsuccessful';

/** Scope and stages: docs/emulator.md says what is documented, reported and assumed. */
export const exchangeOnline: MailboxProfile = {
  maxOctets: 35_000_000,
  advertisedSize: 157_286_400,
  maxRecipients: 500,
  maxConnections: 3,
  tooManyConnections: { code: 432, text: '4.3.2 Concurrent connections limit exceeded.' },
  judgePassword(tenant, username, password) {
    const account = findAccount(tenant, username);
    const off = account && refuseSmtpAuth(account);
    if (off) return off;
    const why = (text: string): Reply => ({
      code: 535,
      text: `5.7.139 Authentication unsuccessful, ${text}`,
    });
    if (account && !account.takesPasswords) {
      return { failure: 'password-off', reply: why('basic authentication is disabled.') };
    }
    if (account?.password !== password) {
      return { failure: 'wrong-secret', reply: why('the user credentials were incorrect.') };
    }
    return { identity: { clientId: '', username, account } };
  },
  judgeToken(tenant, username, token, now) {
    const refused = refuseToken(token, now, ['https://outlook.office365.com', 'https://outlook.office.com']);
    if (refused) return { failure: refused, reply: { code: 535, text: unsuccessful } };
    const account = findAccount(tenant, username);
    const clientId = token?.clientId ?? '';
    const isPermitted = token?.roles?.includes('SMTP.SendAsApp') || account?.roleApps.includes(clientId);
    if (!account) return { failure: 'unknown-username', reply: { code: 535, text: unsuccessful } };
    if (!isPermitted) return { failure: 'missing-permission', reply: { code: 535, text: unsuccessful } };
    return refuseSmtpAuth(account) ?? { identity: { clientId, username, account, roles: token?.roles } };
  },
  judgeMail: () => undefined,
  judgeRecipient: () => undefined,
  judgeMessage(account, { clientId, username, roles }, sender, headers) {
    const isByRole = account.roleApps.includes(clientId) && !roles?.includes('SMTP.SendAsApp');
    if (clientId !== '' && !isByRole && !account.apps.includes(clientId)) {
      return {
        code: 430,
        text: '4.2.0 STOREDRV; mailbox logon failure; STOREDRV.Submission.Exception:ConnectionFailedTransientException.MapiExceptionLogonFailed; Failed to process message',
      };
    }
    const senders = [account.address, ...account.sendsAs].map((address) => address.toLowerCase());
    const from = [sender, readMailbox(findHeader(headers, 'from') ?? '')];
    const other = from.find((address) => !senders.includes(address.toLowerCase()));
    if (other === undefined) return undefined;
    return {
      code: 554,
      text: `5.2.252 SendAsDenied; ${username} not allowed to send as ${other}; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied`,
    };
  },
};

export const highVolumeEmail: MailboxProfile = {
  maxOctets: 10_000_000,
  advertisedSize: 10_000_000,
  maxRecipients: 50,
  maxConnections: 250,
  tooManyConnections: { code: 421, text: '4.3.2 Too many concurrent connections' },
  judgePassword(tenant, username, password) {
    const account = findAccount(tenant, username);
    if (account?.takesPasswords && account.isHighVolume && account.password === password) {
      return { identity: { clientId: '', username, account } };
    }
    const failure = account?.takesPasswords ? 'wrong-secret' : 'password-off';
    return { failure, reply: { code: 535, text: unsuccessful } };
  },
  judgeToken(tenant, username, token, now) {
    const refused = refuseToken(token, now, ['https://outlook.office.com', 'https://outlook.office365.com']);
    if (refused === 'expired-token') {
      return { failure: refused, reply: { code: 535, text: '5.7.143 Expired token' } };
    }
    if (refused) return { failure: refused, reply: { code: 535, text: unsuccessful } };
    if (!token?.roles?.includes('Mail.Send')) {
      const text = '5.7.144 XOAUTH2 authentication failed. Invalid API permissions.';
      return { failure: 'missing-permission', reply: { code: 535, text } };
    }
    const account = findAccount(tenant, username);
    if (!account?.isHighVolume) {
      const text = '5.2.240 The account is not a High Volume Email account';
      return { failure: 'unknown-username', reply: { code: 550, text } };
    }
    if (!account.apps.includes(token.clientId)) {
      const text = '5.7.240 The application is not allowed for use with this High Volume Email account';
      return { failure: 'other-app', reply: { code: 550, text } };
    }
    return { identity: { clientId: token.clientId, username, account } };
  },
  judgeMail: ({ address }, sender) =>
    isSame(address, sender) ? undefined : { code: 550, text: '5.7.62 The sender is not the account' },
  judgeRecipient: ({ domains }, recipient) =>
    domains.some((domain) => recipient.toLowerCase().endsWith(`@${domain}`))
      ? undefined
      : {
          code: 550,
          text: '5.5.105 External sending is not supported for High Volume Email accounts.',
        },
  judgeMessage({ address, hasBilling }, _identity, _sender, headers) {
    if (!hasBilling) return { code: 550, text: '5.7.1 The account has no billing policy' };
    const from = readMailbox(findHeader(headers, 'from') ?? '');
    return isSame(from, address)
      ? undefined
      : { code: 550, text: '5.6.241 The From header is not the account' };
  },
};

function findAccount({ accounts }: Tenant, username: string): TenantAccount | undefined {
  return accounts.find(({ address }) => isSame(address, username));
}

function refuseSmtpAuth({ hasSmtpAuth }: TenantAccount): LoginVerdict | undefined {
  if (hasSmtpAuth) return undefined;
  const text =
    '5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information.';
  return { failure: 'smtp-auth-off', reply: { code: 535, text } };
}

function refuseToken(token: AccessToken | undefined, now: number, audiences: readonly string[]) {
  if (!token) return 'unknown-token';
  if (token.expires.getTime() <= now) return 'expired-token';
  return audiences.includes(token.audience.replace(/\/$/, '')) ? undefined : 'wrong-audience';
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
