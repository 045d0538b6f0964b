import { explainReply, type Reply, type Stage } from '../azure/replies.ts';
import { ActionError, type ErrorDetail, type ErrorKind } from '../errors.ts';
import type { Refusal } from './receipt.ts';

/** What nodemailer hangs on its errors; every field may be absent. */
export interface RawFailure {
  message: string;
  code?: string | undefined;
  /** Code of the underlying socket, TLS or DNS error. */
  originalCode?: string | undefined;
  responseCode?: number | undefined;
  response?: string | undefined;
  cause?: unknown;
}

/** Where the conversation stood when it failed, as observed by us, not as told by the error. */
export interface Situation {
  stage: Stage;
  host: string;
  port: number;
  timeoutMs: number;
}

type SystemRule = Omit<ErrorDetail, 'cause' | 'response'> & { kind: ErrorKind };

/** Certificate faults by OpenSSL's verify code (Node: "tls.TLSSocket: authorizationError"). */
const CERTIFICATE: Record<string, { title: string; cause: string }> = {
  CERT_HAS_EXPIRED: {
    title: 'The certificate of the mail server has expired',
    cause:
      'The server, or a proxy in front of it, uses an old certificate; or the clock of the runner is wrong.',
  },
  CERT_NOT_YET_VALID: {
    title: 'The certificate of the mail server is not valid yet',
    cause: 'The clock of the runner is wrong, or the certificate was made for later.',
  },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    title: 'The certificate belongs to another server name',
    cause: 'smtp-host is not the name in the certificate, or the connection was led to another server.',
  },
  DEPTH_ZERO_SELF_SIGNED_CERT: {
    title: 'The mail server uses a self-signed certificate',
    cause: 'The server is not Azure, or a proxy intercepts the connection.',
  },
  SELF_SIGNED_CERT_IN_CHAIN: {
    title: 'The certificate of the mail server comes from an unknown authority',
    cause: 'A proxy with its own authority intercepts the connection, or smtp-host is a private server.',
  },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: {
    title: 'The certificate of the mail server comes from an unknown authority',
    cause: 'A proxy with its own authority intercepts the connection, or smtp-host is a private server.',
  },
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: {
    title: 'The certificate of the mail server comes from an unknown authority',
    cause: 'A proxy with its own authority intercepts the connection, or smtp-host is a private server.',
  },
  UNABLE_TO_GET_ISSUER_CERT: {
    title: 'The certificate of the mail server comes from an unknown authority',
    cause: 'A proxy with its own authority intercepts the connection, or smtp-host is a private server.',
  },
  // Node has no name of its own for what OpenSSL finds too weak: keys, digests.
  UNSPECIFIED: {
    title: 'The certificate of the mail server is too weak to be trusted',
    cause:
      'Its key or its signature is below what TLS asks for today; the server is not Azure, or a proxy intercepts the connection.',
  },
  CERT_REVOKED: {
    title: 'The certificate of the mail server is revoked',
    cause: 'Its owner withdrew it.',
  },
};

const WEAK_KEY = /^(?:ERR_SSL_(?:EE|CA)_KEY_TOO_SMALL|EE_KEY_TOO_SMALL|CA_MD_TOO_WEAK)$/;
const OLD_PROTOCOL =
  /^ERR_SSL_(?:UNSUPPORTED_PROTOCOL|TLSV1_ALERT_PROTOCOL_VERSION|TLSV1_UNRECOGNIZED_NAME|WRONG_VERSION_NUMBER|NO_PROTOCOLS_AVAILABLE|VERSION_TOO_LOW)$/;

const PRIVATE_CA = [
  'If the certificate authority is your own, name its file in the environment variable NODE_EXTRA_CA_CERTS of the step.',
  'There is no switch that turns the check off: the client secret would be sent to whoever answers.',
];

/** System errors by `errno` name (Node: "Common system errors", c-ares codes for DNS). */
function explainSystem(code: string, at: Situation): SystemRule | undefined {
  const server = `${at.host}:${at.port}`;
  switch (code) {
    case 'ENOTFOUND':
    case 'ENODATA':
    case 'EDNS':
      return {
        kind: 'dns',
        title: `The name ${at.host} cannot be resolved`,
        causes: ['smtp-host is mistyped, or the runner has no DNS for public names.'],
        remedies: ['Check smtp-host; for the public cloud leave it out (smtp.azurecomm.net).'],
        anchor: 'dns',
        retryable: true,
      };
    case 'EAI_AGAIN':
    case 'ETIMEOUT':
    case 'ESERVFAIL':
    case 'EREFUSED':
      return {
        kind: 'dns',
        title: `The name server gives no answer for ${at.host}`,
        causes: ['The DNS of the runner has a passing fault.'],
        remedies: ['Run the step again; on a self-hosted runner check its DNS.'],
        anchor: 'dns',
        retryable: true,
      };
    case 'ECONNREFUSED':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EACCES':
    case 'EPERM':
      return {
        kind: 'connect',
        title: `No connection to ${server} (${code})`,
        causes: ['A firewall blocks outbound connections to this port, or nothing listens there.'],
        remedies: [
          'Open outbound TCP 587 to smtp.azurecomm.net by name (Azure publishes no IP ranges); HTTP proxies do not carry SMTP.',
          'Check smtp-host and smtp-port.',
        ],
        anchor: 'no-connection',
        retryable: true,
      };
    case 'ECONNRESET':
    case 'EPIPE':
    case 'ECONNECTION':
    case 'ECONNABORTED':
      return {
        kind: 'connect',
        title: `The server closed the connection (${stageWord(at.stage)})`,
        causes: ['The service restarted, or a firewall or proxy cut the connection.'],
        remedies: [
          'Run the step again; on a self-hosted runner look at what stands between it and port 587.',
        ],
        anchor: 'connection-lost',
        retryable: true,
      };
    default:
      return undefined;
  }
}

/**
 * Turns a failure of the mail library into an {@link ActionError}: by reply code, TLS code, system code, in this
 * order, never by English text.
 */
export function classifyFailure(raw: RawFailure, at: Situation): ActionError {
  const detail = { cause: raw };
  const reply = raw.response === undefined ? undefined : readReply(raw.response, at.stage);
  if (reply && reply.code >= 400) {
    const { kind, ...rest } = explainReply(reply);
    return new ActionError(kind, { ...rest, ...detail, response: reply.text });
  }
  if (raw.code === 'ETIMEDOUT' || raw.originalCode === 'ETIMEDOUT') return stalled(at, raw);
  const system = raw.originalCode ?? raw.code ?? '';
  const certificate = CERTIFICATE[system];
  if (certificate) {
    return new ActionError('tls', {
      title: `${certificate.title} (${system})`,
      causes: [certificate.cause],
      remedies: PRIVATE_CA,
      anchor: 'certificate',
      ...detail,
    });
  }
  if (WEAK_KEY.test(system)) {
    return new ActionError('tls', {
      title: `The certificate of the mail server has a key that is too weak (${system})`,
      causes: ['The server is not Azure, or a proxy intercepts the connection.'],
      remedies: PRIVATE_CA,
      anchor: 'certificate',
      ...detail,
    });
  }
  if (OLD_PROTOCOL.test(system)) {
    return new ActionError('tls', {
      title: `The mail server offers no TLS 1.2 or later (${system})`,
      causes: ['The server is not Azure, is very old, or does not speak STARTTLS on this port.'],
      remedies: ['Check smtp-host and smtp-port; Azure uses STARTTLS on port 587.'],
      anchor: 'tls-version',
      ...detail,
    });
  }
  const known = explainSystem(system, at) ?? explainSystem(raw.code ?? '', at);
  if (at.stage === 'tls' || system.startsWith('ERR_SSL') || system.startsWith('ERR_TLS')) {
    return new ActionError('tls', {
      title: `The TLS handshake failed (${system || 'no code'})`,
      causes: ['The server, or something between, broke off the handshake.'],
      remedies: ['Run the step again; on a self-hosted runner look for a proxy that intercepts TLS.'],
      anchor: 'tls-handshake',
      retryable: known?.retryable ?? false,
      ...detail,
    });
  }
  if (known) {
    const { kind, ...rest } = known;
    return new ActionError(kind, { ...rest, ...detail });
  }
  return new ActionError('internal', {
    title: `The mail could not be sent: ${raw.message} (${stageWord(at.stage)})`,
    remedies: ['Please report this with the step debug log (ACTIONS_STEP_DEBUG), which holds no secret.'],
    anchor: 'internal',
    ...detail,
  });
}

/** The server said nothing for too long, or the total `timeout` ran out. */
export function stalled(at: Situation, cause?: unknown): ActionError {
  const isConnecting = at.stage === 'dns' || at.stage === 'connect';
  return new ActionError('timeout', {
    title: `No answer from ${at.host}:${at.port} in time (${stageWord(at.stage)})`,
    causes: [
      isConnecting
        ? 'A firewall drops outbound connections to this port without a word.'
        : 'The service is overloaded, or a firewall or proxy holds the connection up.',
    ],
    remedies: [
      isConnecting
        ? 'Open outbound TCP 587 to smtp.azurecomm.net by name; GitHub-hosted runners have it open.'
        : 'Run the step again, or give it more time with the timeout input.',
    ],
    anchor: 'timeout',
    retryable: true,
    ...(cause !== undefined && { cause }),
  });
}

/** STARTTLS is missing or was refused: nothing is sent, because the secret would travel in the clear. */
export function noStartTls(at: Situation, response?: string): ActionError {
  return new ActionError('tls', {
    title: `${at.host}:${at.port} does not offer STARTTLS`,
    causes: [
      'smtp-host is not Azure, or a firewall or virus scanner between strips STARTTLS from the conversation.',
    ],
    remedies: [
      'Check smtp-host and smtp-port (587); on a self-hosted runner turn off SMTP inspection for this host.',
    ],
    anchor: 'no-starttls',
    ...(response !== undefined && { response }),
  });
}

/** Bytes arrived between the reply to STARTTLS and the handshake (CVE-2021-38371 and kin). */
export function injectedReplies(at: Situation): ActionError {
  return new ActionError('tls', {
    title: `${at.host}:${at.port} sent replies in the clear behind its answer to STARTTLS`,
    causes: ['Someone on the network injects replies into the conversation, or the server is badly broken.'],
    remedies: ['Nothing was sent. Check smtp-host and the network of the runner before you try again.'],
    anchor: 'injected-replies',
  });
}

/** Takes a reply apart. The enhanced code must stand right behind the code to count (RFC 2034 section 3). */
export function readReply(response: string, stage: Stage): Reply {
  const match = /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3})(?![\d.]))?/.exec(response);
  return {
    stage,
    code: Number(match?.[1] ?? 0),
    enhanced: match?.[2] ?? '',
    text: response,
  };
}

/** A refused recipient with the reply that it got. */
export function readRefusal(address: string, response: string): Refusal {
  const { code, enhanced } = readReply(response, 'rcpt');
  return { address, code, enhanced, response };
}

/** The stage as a phrase for a message: "while connecting". */
export function stageWord(stage: Stage): string {
  const words: Record<Stage, string> = {
    dns: 'while resolving the name',
    connect: 'while connecting',
    greeting: 'waiting for the greeting',
    ehlo: 'at EHLO',
    starttls: 'at STARTTLS',
    tls: 'in the TLS handshake',
    auth: 'while signing in',
    mail: 'at MAIL FROM',
    rcpt: 'at RCPT TO',
    data: 'at DATA',
    'end-of-data': 'after the message was handed over',
    quit: 'at QUIT',
  };
  return words[stage];
}
