import type { ErrorDetail, ErrorKind } from '../errors.ts';

/** What codes of sockets, DNS and TLS mean, each with cause and remedy: tables, and nothing that knows SMTP. */

type SystemRule = Omit<ErrorDetail, 'cause' | 'response'> & { kind: ErrorKind };

const UNKNOWN_AUTHORITY = {
  title: 'The certificate of the mail server comes from an unknown authority',
  cause: 'A proxy with its own authority intercepts the connection, or smtp-host is a private server.',
};

const TOO_WEAK = {
  title: 'The certificate of the mail server is too weak to be trusted',
  cause: (server: string) =>
    `Its key or its signature is weaker than TLS accepts today; the server is not ${server}, or a proxy intercepts the connection.`,
};

/** Certificate faults by OpenSSL's verify code (Node: "tls.TLSSocket: authorizationError"). */
const CERTIFICATE: Record<string, { title: string; cause: string | ((server: string) => string) }> = {
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
    cause: (server) => `The server is not ${server}, or a proxy intercepts the connection.`,
  },
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_AUTHORITY,
  // Node has no name of its own for what OpenSSL finds too weak: keys, digests.
  UNSPECIFIED: TOO_WEAK,
  ERR_SSL_EE_KEY_TOO_SMALL: TOO_WEAK,
  ERR_SSL_CA_KEY_TOO_SMALL: TOO_WEAK,
  ERR_SSL_CA_MD_TOO_WEAK: TOO_WEAK,
  CERT_REVOKED: { title: 'The certificate of the mail server is revoked', cause: 'Its owner withdrew it.' },
};

const OLD_PROTOCOL =
  /^ERR_SSL_(?:UNSUPPORTED_PROTOCOL|TLSV1_ALERT_PROTOCOL_VERSION|TLSV1_UNRECOGNIZED_NAME|WRONG_VERSION_NUMBER|NO_PROTOCOLS_AVAILABLE|VERSION_TOO_LOW)$/;

const PRIVATE_CA = [
  'If the certificate authority is your own, name its file in the environment variable NODE_EXTRA_CA_CERTS of the step.',
  'There is no switch that turns the check off: the client secret would be sent to whoever answers.',
];

/**
 * What a refused certificate or handshake means.
 *
 * @param code   OpenSSL's or Node's code of the failure
 * @param server what the server should be, behind "is not"
 */
export function explainCertificate(code: string, server: string): ErrorDetail | undefined {
  const fault = CERTIFICATE[code];
  if (fault) {
    return {
      title: `${fault.title} (${code})`,
      causes: [typeof fault.cause === 'string' ? fault.cause : fault.cause(server)],
      remedies: PRIVATE_CA,
      anchor: 'certificate',
    };
  }
  if (OLD_PROTOCOL.test(code)) {
    return {
      title: `The mail server offers no TLS 1.2 or later (${code})`,
      causes: [`The server is not ${server}, is very old, or does not speak STARTTLS on this port.`],
      remedies: ['Check smtp-host and smtp-port; the action uses STARTTLS, on port 587.'],
      anchor: 'tls-version',
    };
  }
  return undefined;
}

/**
 * System errors by `errno` name (Node: "Common system errors", c-ares codes for DNS).
 *
 * @param hostHint stands behind "Check smtp-host"
 */
export function explainSystem(
  code: string,
  at: { host: string; port: number },
  when: string,
  hostHint: string,
): SystemRule | undefined {
  const server = `${at.host}:${at.port}`;
  switch (code) {
    case 'ENOTFOUND':
    case 'ENODATA':
    case 'EDNS':
      return {
        kind: 'dns',
        title: `The name ${at.host} cannot be resolved`,
        causes: ['smtp-host is mistyped, or the runner has no DNS for public names.'],
        remedies: [`Check smtp-host${hostHint}.`],
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
        causes: ['The DNS of the runner has a temporary fault.'],
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
          `Open outbound TCP ${at.port} to ${at.host} by name (its addresses change); HTTP proxies do not carry SMTP.`,
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
        title: `The server closed the connection (${when})`,
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
