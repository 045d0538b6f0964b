import { type Credential, createAuthority } from '../../emulator/certificate.ts';

/** A key and a self-signed certificate for `localhost`; a client that is to trust it takes `cert` as an authority. */
export function makeLocalhostIdentity(): Credential {
  return createAuthority().issue('self-signed', ['localhost', '127.0.0.1']);
}
