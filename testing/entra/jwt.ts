import {
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  randomUUID,
  sign,
  verify,
} from 'node:crypto';

/** An issuer's RSA key with the id by which its tokens name it. */
export interface SigningKey {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

export type Claims = Record<string, unknown>;

export function makeSigningKey(): SigningKey {
  return { kid: randomUUID(), ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
}

/** The key as an entry of a JWKS (RFC 7517). */
export function toJwk(key: SigningKey): JsonWebKey {
  return {
    ...createPublicKey(key.publicKey).export({ format: 'jwk' }),
    kid: key.kid,
    use: 'sig',
    alg: 'RS256',
  };
}

export function signJwt(claims: Claims, key: SigningKey): string {
  const head = encode({ alg: 'RS256', typ: 'JWT', kid: key.kid });
  const body = `${head}.${encode(claims)}`;
  return `${body}.${sign('RSA-SHA256', Buffer.from(body), key.privateKey).toString('base64url')}`;
}

/** The claims of a JWT with its key id, whether or not the signature holds. */
export function readJwt(jwt: string): { kid: string; claims: Claims } | undefined {
  const [head, body, signature, ...rest] = jwt.split('.');
  if (!head || !body || signature === undefined || rest.length > 0) return undefined;
  try {
    const { alg, kid } = decode(head);
    return alg === 'RS256' && typeof kid === 'string' ? { kid, claims: decode(body) } : undefined;
  } catch {
    return undefined;
  }
}

export function isSignedBy(jwt: string, key: SigningKey): boolean {
  const end = jwt.lastIndexOf('.');
  const signature = Buffer.from(jwt.slice(end + 1), 'base64url');
  return verify('RSA-SHA256', Buffer.from(jwt.slice(0, end)), key.publicKey, signature);
}

function encode(part: Claims): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function decode(part: string): Claims {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
}
