import { describe, expect, it } from 'vitest';
import type { Stage } from '../../../src/azure/replies.ts';
import { classifyFailure, readReply, type Situation } from '../../../src/smtp/failure.ts';

const at = (stage: Stage): Situation => ({ host: 'smtp.contoso.example', port: 587, stage, timeoutMs: 1000 });

describe('failures without a reply', () => {
  it.each<[string, Stage, string, string, boolean]>([
    ['ENOTFOUND', 'dns', 'dns', 'dns', true],
    ['EAI_AGAIN', 'dns', 'dns', 'dns', true],
    ['ECONNREFUSED', 'connect', 'connect', 'no-connection', true],
    ['EHOSTUNREACH', 'connect', 'connect', 'no-connection', true],
    ['ETIMEDOUT', 'connect', 'timeout', 'timeout', true],
    ['ECONNRESET', 'ehlo', 'connect', 'connection-lost', true],
    ['ECONNRESET', 'tls', 'tls', 'tls-handshake', true],
    ['CERT_HAS_EXPIRED', 'tls', 'tls', 'certificate', false],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', 'tls', 'certificate', false],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', 'tls', 'certificate', false],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls', 'tls', 'certificate', false],
    ['ERR_SSL_EE_KEY_TOO_SMALL', 'tls', 'tls', 'certificate', false],
    ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'tls', 'tls', 'tls-version', false],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'tls', 'tls', 'tls-handshake', false],
    ['EWHATEVER', 'mail', 'internal', 'internal', false],
  ])('%s at %s is %s, see #%s', (code, stage, kind, anchor, retryable) => {
    const error = classifyFailure({ message: 'boom', code: 'ESOCKET', originalCode: code }, at(stage));
    expect(error).toMatchObject({ kind, anchor, retryable });
    expect(error.title).not.toContain('undefined');
    expect(error.remedies.length).toBeGreaterThan(0);
  });

  it('reads the library’s own codes', () => {
    expect(classifyFailure({ message: 'x', code: 'EDNS' }, at('dns')).kind).toBe('dns');
    expect(classifyFailure({ message: 'x', code: 'ETIMEDOUT' }, at('greeting')).kind).toBe('timeout');
    expect(classifyFailure({ message: 'x', code: 'ECONNECTION' }, at('mail')).kind).toBe('connect');
  });

  it('lets the reply decide where there is one', () => {
    const error = classifyFailure(
      { message: 'x', code: 'EAUTH', responseCode: 535, response: '535 5.7.3 Authentication unsuccessful' },
      at('auth'),
    );
    expect(error).toMatchObject({ kind: 'auth', response: '535 5.7.3 Authentication unsuccessful' });
  });
});

describe('replies taken apart', () => {
  it.each([
    ['550 5.1.1 No such user', 550, '5.1.1'],
    ['550-5.7.1 first\r\n550 5.7.1 second', 550, '5.7.1'],
    ['421 Bye', 421, ''],
    ['450 4.5.1270 odd', 450, ''],
    ['garbage', 0, ''],
  ])('%j', (text, code, enhanced) => {
    expect(readReply(text, 'rcpt')).toEqual({ stage: 'rcpt', code, enhanced, text });
  });
});
