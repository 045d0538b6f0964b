import { type Authority, type CertificateKind, createAuthority } from '../../emulator/certificate.ts';

/**
 * Certificates that a client has to refuse, with what OpenSSL says about each. A client that trusts the
 * emulator's authority and connects to `localhost` or 127.0.0.1 meets exactly these.
 */
export const badCertificates: readonly { kind: CertificateKind; error: RegExp }[] = [
  { kind: 'wrong-name', error: /does not match certificate's altnames/ },
  { kind: 'expired', error: /certificate has expired/ },
  { kind: 'not-yet-valid', error: /certificate is not yet valid/ },
  { kind: 'self-signed', error: /self-signed certificate/ },
  { kind: 'unknown-ca', error: /unable to verify the first certificate/ },
  { kind: 'weak-key', error: /key too (small|weak)/ },
];

let shared: Authority | undefined;

/** The authority that all servers of a test process may share, so that a client needs to trust only one. */
export function shareAuthority(): Authority {
  shared ??= createAuthority();
  return shared;
}
