import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';
import {
  encodeBits,
  encodeBoolean,
  encodeExplicit,
  encodeImplicit,
  encodeInteger,
  encodeObjectId,
  encodeOctets,
  encodeSequence,
  encodeSet,
  encodeText,
  encodeTime,
} from './der.ts';

/**
 * What the server shows: a proper certificate, or one with a single fault.
 * `unknown-ca` is signed by an authority that nobody was told about; `weak-key` has a 1024-bit RSA key.
 */
export const certificateKinds = [
  'good',
  'wrong-name',
  'expired',
  'not-yet-valid',
  'self-signed',
  'unknown-ca',
  'weak-key',
] as const;
export type CertificateKind = (typeof certificateKinds)[number];

/** A certificate with its key, both PEM, as `node:tls` takes them. */
export interface Credential {
  cert: string;
  key: string;
}

/** A throw-away certificate authority. */
export interface Authority {
  /** The root certificate that clients are told to trust (NODE_EXTRA_CA_CERTS, `tls.ca`). */
  readonly caPem: string;
  /** Issues a server certificate for `names` (DNS names and IPv4 addresses), with the fault of its kind. */
  issue(kind: CertificateKind, names: readonly string[]): Credential;
}

const DAY_MS = 86_400_000;

const oid = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyId: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
} as const;

interface KeyPair {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

interface Issuer extends KeyPair {
  name: string;
}

interface CertificateRequest {
  name: string;
  publicKey: KeyObject;
  validFrom: Date;
  validUntil: Date;
  extensions: readonly Buffer[];
}

/**
 * Makes a certificate authority whose key lives in this process only. Keys are ECDSA P-256, so that a start
 * costs milliseconds. Certificates follow RFC 5280 section 4.
 *
 * @param now the time from which validity is reckoned
 */
export function createAuthority(now: Date = new Date()): Authority {
  const root = createRoot('ACS SMTP Emulator Root', now);
  return {
    caPem: root.cert,
    issue: (kind, names) => issueServerCertificate(root.issuer, kind, names, now),
  };
}

function createRoot(name: string, now: Date): { issuer: Issuer; cert: string } {
  const issuer: Issuer = { name, ...generateEcKeys() };
  const cert = writeCertificate(issuer, {
    name,
    publicKey: issuer.publicKey,
    validFrom: new Date(now.getTime() - DAY_MS),
    validUntil: new Date(now.getTime() + 365 * DAY_MS),
    extensions: [
      writeExtension(oid.basicConstraints, encodeSequence(encodeBoolean(true)), true),
      // keyCertSign and cRLSign: bits 5 and 6
      writeExtension(oid.keyUsage, encodeBits(Buffer.from([0b0000_0110]), 1), true),
    ],
  });
  return { issuer, cert };
}

function issueServerCertificate(
  root: Issuer,
  kind: CertificateKind,
  names: readonly string[],
  now: Date,
): Credential {
  const keys = kind === 'weak-key' ? generateRsaKeys(1024) : generateEcKeys();
  const name = 'ACS SMTP Emulator';
  const issuer = chooseIssuer(kind, root, { name, ...keys }, now);
  const daysFromNow = (days: number) => new Date(now.getTime() + days * DAY_MS);
  const [firstDay, lastDay] = kind === 'expired' ? [-30, -1] : kind === 'not-yet-valid' ? [1, 30] : [-1, 90];
  const cert = writeCertificate(issuer, {
    name,
    publicKey: keys.publicKey,
    validFrom: daysFromNow(firstDay),
    validUntil: daysFromNow(lastDay),
    extensions: [
      writeExtension(oid.basicConstraints, encodeSequence(), true),
      // digitalSignature and keyEncipherment: bits 0 and 2
      writeExtension(oid.keyUsage, encodeBits(Buffer.from([0b1010_0000]), 5), true),
      writeExtension(oid.extendedKeyUsage, encodeSequence(encodeObjectId(oid.serverAuth))),
      writeExtension(
        oid.subjectAltName,
        writeAltNames(kind === 'wrong-name' ? ['wrong-name.example'] : names),
      ),
    ],
  });
  return { cert, key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

function chooseIssuer(kind: CertificateKind, root: Issuer, self: Issuer, now: Date): Issuer {
  if (kind === 'self-signed') return self;
  if (kind === 'unknown-ca') return createRoot('Unknown Root', now).issuer;
  return root;
}

function generateEcKeys(): KeyPair {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function generateRsaKeys(bits: number): KeyPair {
  return generateKeyPairSync('rsa', { modulusLength: bits });
}

function writeCertificate(issuer: Issuer, request: CertificateRequest): string {
  const algorithm = encodeSequence(encodeObjectId(oid.ecdsaWithSha256));
  const keyIds = [
    writeExtension(oid.subjectKeyId, encodeOctets(hashKey(request.publicKey))),
    writeExtension(oid.authorityKeyId, encodeSequence(encodeImplicit(0, hashKey(issuer.publicKey)))),
  ];
  const version3 = encodeInteger(Buffer.from([2]));
  const body = encodeSequence(
    encodeExplicit(0, version3),
    encodeInteger(Buffer.from([0x01, ...randomBytes(15)])),
    algorithm,
    writeName(issuer.name),
    encodeSequence(encodeTime(request.validFrom), encodeTime(request.validUntil)),
    writeName(request.name),
    request.publicKey.export({ type: 'spki', format: 'der' }),
    encodeExplicit(3, encodeSequence(...request.extensions, ...keyIds)),
  );
  const signature = sign('sha256', body, issuer.privateKey);
  return formatPem(encodeSequence(body, algorithm, encodeBits(signature)));
}

function writeName(commonName: string): Buffer {
  return encodeSequence(encodeSet(encodeSequence(encodeObjectId(oid.commonName), encodeText(commonName))));
}

function writeExtension(id: string, value: Buffer, isCritical = false): Buffer {
  return encodeSequence(
    encodeObjectId(id),
    ...(isCritical ? [encodeBoolean(true)] : []),
    encodeOctets(value),
  );
}

function writeAltNames(names: readonly string[]): Buffer {
  const DNS_NAME = 2;
  const IP_ADDRESS = 7;
  return encodeSequence(
    ...names.map((name) =>
      isIPv4(name)
        ? encodeImplicit(IP_ADDRESS, Buffer.from(name.split('.').map(Number)))
        : encodeImplicit(DNS_NAME, Buffer.from(name, 'ascii')),
    ),
  );
}

/** Names a key for the key identifier extensions. SHA-1 is an identifier here, not a protection. */
function hashKey(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();
}

function formatPem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
