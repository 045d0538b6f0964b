import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SecureVersion } from 'node:tls';
import { type Authority, type CertificateKind, createAuthority } from './certificate.ts';
import { type Fault, FaultPlan } from './faults.ts';
import { serviceLimits } from './limits.ts';
import { AcsServer } from './server.ts';
import { type ReceivedMessage, Service, type ServiceSettings, waitForCount } from './service.ts';
import type { Session } from './session.ts';
import { type Account, createSubscription, defaultAccount, type Subscription } from './subscription.ts';
import { createTenant, exchangeOnline, highVolumeEmail, type Tenant } from './tenant.ts';

export type { Authority, CertificateKind } from './certificate.ts';
export { certificateKinds } from './certificate.ts';
export type { Fault } from './faults.ts';
export type { LoginFailure } from './login.ts';
export type { ReceivedMessage } from './service.ts';
export type { Session } from './session.ts';
export type * from './subscription.ts';
export { createSubscription, defaultAccount } from './subscription.ts';
export { createTenant, type Tenant, type TenantAccount } from './tenant.ts';

/** Everything may be left out: the default emulator accepts {@link defaultAccount} and its senders. */
export interface EmulatorOptions {
  /** Address to listen on; 127.0.0.1. */
  host?: string;
  /** 0, the default, takes any free port. */
  port?: number;
  /** Name that the server goes by in its replies. */
  hostName?: string;
  /** The service that is played; `acs`. The defaults of mechanisms and limits are those of the service. */
  plays?: 'acs' | 'exchange-online' | 'hve';
  /** Where the emulator plays a service of Microsoft 365: its tenant, by default one with {@link defaultAccount}. */
  tenant?: Tenant;
  /** Parts of the Azure subscription that replace the default ones. */
  subscription?: Partial<Subscription>;
  /** Says what an access token is, ahead of the subscription's own list. */
  findToken?: ServiceSettings['findToken'];
  /** Whether XOAUTH2 takes the login triple as `user=`, which Microsoft leaves open; true. */
  acceptsTripleWithToken?: boolean;
  /** A refused token is answered by a 334 with a JSON challenge and then 535, or by the 535 `direct`ly. */
  tokenRefusal?: ServiceSettings['tokenRefusal'];
  /** AUTH mechanisms offered and accepted; LOGIN and XOAUTH2. Among them may be PLAIN and CRAM-MD5. */
  mechanisms?: readonly string[];
  /** A username along with AUTH LOGIN is asked for all the same, or refused with the whole reply; it is taken by default. */
  usernameInAuth?: ServiceSettings['usernameInAuth'];
  /** False: STARTTLS is neither offered nor known, and AUTH is offered in plaintext. */
  startTls?: boolean;
  /** Bounds of the TLS version, and ciphers in OpenSSL's notation; TLS 1.2 or later. */
  tls?: { minVersion?: SecureVersion; maxVersion?: SecureVersion; ciphers?: string };
  /** What kind of certificate to show; `good`. */
  certificate?: CertificateKind;
  /** Names in the certificate besides localhost, 127.0.0.1 and smtp.azurecomm.net. */
  names?: readonly string[];
  /** An authority to share between emulators; a new one by default. */
  authority?: Authority;
  /** Where to write the authority's certificate; a file that {@link Emulator.close} removes by default. */
  caPath?: string;
  /** The SIZE in the EHLO reply, false for none; the message limit. */
  advertisedSize?: number | false;
  /** Octets that a message may have; 10,000,000. */
  maxOctets?: number;
  /** Recipients that a message may have; 50. */
  maxRecipients?: number;
  /** Connections that may be logged in at the same time; 250. */
  maxConnections?: number;
  /** Reply to a recipient too many; `452 4.5.3 Too many recipients`. */
  tooManyRecipients?: ServiceSettings['tooManyRecipients'];
  /** When a sender that is no MailFrom address is refused; `end-of-data`. */
  senderCheck?: ServiceSettings['senderCheck'];
  /** Recipients to refuse, by address, with the whole reply: `{ 'x@y.example': '550 5.1.1 No such user' }`. */
  recipients?: Readonly<Record<string, string>>;
  /** Whether SMTPUTF8 is offered and accepted; true. */
  smtpUtf8?: boolean;
  faults?: readonly Fault[];
  /** The clock of secrets, tokens, roles and rates, in milliseconds since the epoch; Date.now. */
  now?: () => number;
}

/** A running emulator. `await using emulator = await startEmulator()` closes it at the end of the block. */
export interface Emulator extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  /** PEM file with the certificate authority, for NODE_EXTRA_CA_CERTS. */
  readonly caPath: string;
  readonly caPem: string;
  /** Login data that the default subscription accepts. */
  readonly account: Account;
  /** Accepted messages, oldest first. */
  readonly messages: readonly ReceivedMessage[];
  /** All connections, oldest first, the open ones included. */
  readonly sessions: readonly Session[];
  /** The service itself, for those who want its events (`session`, `line`, `session-end`, `message`, `fault`). */
  readonly service: Service;
  /** Adds a fault to those in force. */
  addFault(fault: Fault): void;
  clearFaults(): void;
  /** Resolves with the n-th message (from 1) once there is one; rejects after `timeoutMs` (a minute). */
  waitForMessage(n?: number, timeoutMs?: number): Promise<ReceivedMessage>;
  /** Resolves with the n-th session to end (from 1); rejects after `timeoutMs` (a minute). */
  waitForSession(n?: number, timeoutMs?: number): Promise<Session>;
  /** Stops listening, drops every connection and removes the temporary CA file. */
  close(): Promise<void>;
}

const DEFAULT_WAIT_MS = 60_000;
const IDLE_TIMEOUT_MS = 300_000;

/**
 * Starts a stand-in for the SMTP endpoint of Azure Communication Services, or of another service. See docs/emulator.md for what is
 * modelled and on what grounds.
 *
 * @throws when the port is taken, or the options name a certificate or TLS version that Node cannot load
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { host = '127.0.0.1', certificate = 'good', authority = createAuthority() } = options;
  const faults = new FaultPlan(options.faults);
  const service = new Service(resolveSettings(options), faults);
  const names = ['localhost', '127.0.0.1', 'smtp.azurecomm.net', ...(options.names ?? [])];
  const server = new AcsServer(
    {
      name: service.settings.hostName,
      authMethods: [...service.settings.mechanisms],
      disabledCommands: service.settings.offersStartTls ? [] : ['STARTTLS'],
      disableReverseLookup: true,
      hideDSN: false,
      logger: false,
      maxAllowedUnauthenticatedCommands: false,
      socketTimeout: IDLE_TIMEOUT_MS,
      ...(service.settings.advertisedSize === false ? {} : { size: service.settings.advertisedSize }),
      ...authority.issue(certificate, names),
      minVersion: 'TLSv1.2',
      // OpenSSL refuses to load a weak key at its usual security level
      ...(certificate === 'weak-key' ? { ciphers: 'DEFAULT@SECLEVEL=0' } : {}),
      ...options.tls,
    },
    service,
  );
  server.on('error', () => {});
  const listener = server.listen(options.port ?? 0, host);
  await once(listener, 'listening');
  const ca = await placeCertificate(authority.caPem, options.caPath);

  const ended: Session[] = [];
  service.prependListener('session-end', (session) => ended.push(session));
  const close = async () => {
    await server.stop();
    await ca.remove();
  };
  return {
    host,
    port: (listener.address() as AddressInfo).port,
    caPath: ca.path,
    caPem: authority.caPem,
    account: defaultAccount,
    messages: service.messages,
    sessions: service.sessions,
    service,
    addFault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    waitForMessage: (n = 1, timeoutMs = DEFAULT_WAIT_MS) =>
      waitForCount(service, 'message', () => service.messages, n, timeoutMs),
    waitForSession: (n = 1, timeoutMs = DEFAULT_WAIT_MS) =>
      waitForCount(service, 'session-end', () => ended, n, timeoutMs),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function resolveSettings(options: EmulatorOptions): ServiceSettings {
  const profile =
    options.plays === 'hve'
      ? highVolumeEmail
      : options.plays === 'exchange-online'
        ? exchangeOnline
        : undefined;
  const { maxOctets = profile?.maxOctets ?? serviceLimits.octets } = options;
  return {
    hostName: options.hostName ?? 'smtp.emulator.example',
    subscription: createSubscription(options.subscription),
    mailboxes: profile && { profile, tenant: options.tenant ?? createTenant() },
    findToken: options.findToken,
    isTripleAcceptedWithToken: options.acceptsTripleWithToken ?? true,
    tokenRefusal: options.tokenRefusal ?? 'challenge',
    mechanisms: options.mechanisms ?? ['LOGIN', 'XOAUTH2'],
    usernameInAuth: options.usernameInAuth,
    offersStartTls: options.startTls ?? true,
    offersSmtpUtf8: options.smtpUtf8 ?? true,
    advertisedSize: options.advertisedSize ?? profile?.advertisedSize ?? maxOctets,
    maxOctets,
    maxRecipients: options.maxRecipients ?? profile?.maxRecipients ?? serviceLimits.recipients,
    maxConnections: options.maxConnections ?? profile?.maxConnections ?? serviceLimits.connections,
    tooManyRecipients: options.tooManyRecipients ?? { code: 452, text: '4.5.3 Too many recipients' },
    senderCheck: options.senderCheck ?? 'end-of-data',
    recipients: options.recipients ?? {},
    now: options.now ?? Date.now,
  };
}

async function placeCertificate(
  pem: string,
  path: string | undefined,
): Promise<{ path: string; remove: () => Promise<void> }> {
  if (path !== undefined) {
    await writeFile(path, pem);
    return { path, remove: async () => {} };
  }
  const folder = await mkdtemp(join(tmpdir(), 'acs-emulator-'));
  const file = join(folder, 'ca.pem');
  await writeFile(file, pem);
  return { path: file, remove: () => rm(folder, { recursive: true, force: true }) };
}
