import { describe, expect, it } from 'vitest';
import { acs } from '../../../src/services/acs/acs.ts';
import { explainReply } from '../../../src/services/acs/replies.ts';
import type { Stage } from '../../../src/services/mail-service.ts';
import { smtp } from '../../../src/services/smtp.ts';
import {
  classifyFailure as classifyAt,
  type FailureContext,
  type RawFailure,
  readReply,
} from '../../../src/smtp/classify.ts';

const at = (stage: Stage): FailureContext => ({
  host: 'smtp.contoso.example',
  port: 587,
  stage,
  timeoutMs: 1000,
  service: acs,
});

const classifyFailure = (raw: RawFailure, where: FailureContext) => classifyAt(raw, where, explainReply);

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
    ['EWHATEVER', 'mail', 'connect', 'connection-lost', true],
    ['ERR_SSL_SOMETHING_NEW', 'ehlo', 'tls', 'tls-handshake', false],
    ['ERR_TLS_SOMETHING_NEW', 'ehlo', 'tls', 'tls-handshake', false],
    ['CERT_NOT_YET_VALID', 'tls', 'tls', 'certificate', false],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls', 'tls', 'certificate', false],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls', 'tls', 'certificate', false],
    ['UNABLE_TO_GET_ISSUER_CERT', 'tls', 'tls', 'certificate', false],
    ['UNSPECIFIED', 'tls', 'tls', 'certificate', false],
    ['ERR_SSL_CA_KEY_TOO_SMALL', 'tls', 'tls', 'certificate', false],
    ['ERR_SSL_CA_MD_TOO_WEAK', 'tls', 'tls', 'certificate', false],
    ['CERT_REVOKED', 'tls', 'tls', 'certificate', false],
  ])('%s at %s is %s, see #%s', (code, stage, kind, anchor, retryable) => {
    const error = classifyFailure({ message: 'boom', code: 'ESOCKET', originalCode: code }, at(stage));
    expect(error).toMatchObject({ kind, anchor, retryable });
    expect(`${error.title} ${error.causes}`).not.toContain('undefined');
    expect(error.causes.length).toBeGreaterThan(0);
    expect(error.remedies.length).toBeGreaterThan(0);
  });

  it('reads the library’s own codes', () => {
    expect(classifyFailure({ message: 'x', code: 'EDNS' }, at('dns')).kind).toBe('dns');
    expect(classifyFailure({ message: 'x', code: 'ETIMEDOUT' }, at('greeting')).kind).toBe('timeout');
    expect(classifyFailure({ message: 'x', code: 'ECONNECTION' }, at('mail')).kind).toBe('connect');
  });

  it.each<[Stage, RegExp, RegExp]>([
    ['dns', /drops outbound connections/, /^Open outbound TCP 587 to smtp\.contoso\.example/],
    ['connect', /drops outbound connections/, /^Open outbound TCP 587/],
    ['greeting', /overloaded/, /timeout input/],
    ['auth', /overloaded/, /timeout input/],
  ])('says why nothing came at %s', (stage, cause, remedy) => {
    const error = classifyFailure({ message: 'x', code: 'ETIMEDOUT' }, at(stage));
    expect(error.causes).toEqual([expect.stringMatching(cause)]);
    expect(error.remedies).toEqual([expect.stringMatching(remedy)]);
  });

  it('lets the reply decide where there is one', () => {
    const error = classifyFailure(
      { message: 'x', code: 'EAUTH', responseCode: 535, response: '535 5.7.3 Authentication unsuccessful' },
      at('auth'),
    );
    expect(error).toMatchObject({ kind: 'auth', response: '535 5.7.3 Authentication unsuccessful' });
  });
});

describe('the library finds fault with the message or the server', () => {
  it.each<[string, RawFailure, Stage, string, string]>([
    [
      'a message above the announced size',
      { message: 'Message size larger than allowed 1000', code: 'EMESSAGE', command: 'MAIL FROM' },
      'mail',
      'rejected',
      'too-large',
    ],
    [
      'a greeting that is not SMTP',
      { message: 'x', code: 'EPROTOCOL', response: 'SSH-2.0-OpenSSH_9', command: 'CONN' },
      'greeting',
      'connect',
      'connection-lost',
    ],
    [
      'a greeting with another code',
      { message: 'x', code: 'EPROTOCOL', responseCode: 250, response: '250 hello', command: 'CONN' },
      'greeting',
      'connect',
      'connection-lost',
    ],
    [
      'a reply nobody asked for',
      { message: 'Unexpected Response', code: 'EPROTOCOL', response: '250 again', command: 'CONN' },
      'auth',
      'connect',
      'connection-lost',
    ],
    ['a reply without end', { message: 'x', code: 'EPROTOCOL' }, 'ehlo', 'connect', 'connection-lost'],
    [
      'a sign-in answered as if it went on',
      { message: 'x', code: 'EAUTH', response: '334 more', command: 'AUTH LOGIN' },
      'auth',
      'connect',
      'connection-lost',
    ],
    [
      'a sender taken with a question',
      { message: 'x', code: 'EENVELOPE', response: '354 go ahead', command: 'MAIL FROM' },
      'mail',
      'connect',
      'connection-lost',
    ],
    ['a broken upgrade', { message: 'x', code: 'ETLS', command: 'CONN' }, 'ehlo', 'tls', 'tls-handshake'],
    [
      'our own empty message',
      { message: 'x', code: 'EMESSAGE', command: 'API' },
      'mail',
      'internal',
      'internal',
    ],
    ['a code that is not its own', { message: 'x', code: 'ERR_ODD' }, 'mail', 'internal', 'internal'],
    ['no code at all', { message: 'x' }, 'mail', 'internal', 'internal'],
  ])('%s', (_what, raw, stage, kind, anchor) => {
    const error = classifyFailure(raw, at(stage));
    expect(error).toMatchObject({ kind, anchor, retryable: false, cause: raw });
    expect(error.remedies.length).toBeGreaterThan(0);
  });

  it('names the server that is none, with its words', () => {
    const raw = { message: 'x', code: 'EPROTOCOL', response: `SSH-2.0 ${'x'.repeat(5000)}` };
    const error = classifyFailure(raw, at('greeting'));
    expect(error.title).toContain('smtp.contoso.example:587 does not answer as a mail server');
    expect(error.response).toBe(raw.response);
  });

  it('settles nothing by an odd reply to the end of DATA', () => {
    const raw = { message: 'x', code: 'EMESSAGE', response: '354 go on', command: 'DATA' };
    expect(classifyFailure(raw, at('end-of-data')).response).toBeUndefined();
  });
});

describe('what the server should be', () => {
  const own = { ...at('tls'), service: smtp };
  it('is a service by its name, or the one that is meant', () => {
    const raw = { message: 'x', code: 'ETLS', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' };
    expect(classifyFailure(raw, at('tls')).causes).toEqual([expect.stringMatching(/is not Azure,/)]);
    expect(classifyFailure(raw, own).causes).toEqual([
      expect.stringMatching(/is not the one that is meant,/),
    ]);
  });

  it('has a default host for a service alone', () => {
    const raw = { message: 'x', code: 'EDNS' };
    const remedies = (where: FailureContext) => classifyFailure(raw, where).remedies.join();
    expect(remedies({ ...at('dns') })).toContain('leave smtp-host out (smtp.azurecomm.net)');
    expect(remedies({ ...own, stage: 'dns' })).not.toContain('leave smtp-host out');
  });

  it('is told of by a reply of 400 and above', () => {
    const raw = { message: 'x', code: 'EPROTOCOL', response: '400 odd' };
    expect(classifyFailure(raw, at('mail')).kind).toBe('throttled');
  });
});

describe('who was refused', () => {
  it('is read from the error that all were', () => {
    const error = classifyFailure(
      {
        message: 'x',
        code: 'EENVELOPE',
        command: 'RCPT TO',
        response: '550 5.1.1 No such user',
        rejectedErrors: [
          { message: 'x', recipient: 'x@b.example', response: '450 4.2.0 Later' },
          { message: 'y', recipient: 'y@b.example', response: '550 5.1.1 No such user' },
        ],
      },
      at('rcpt'),
    );
    expect(error.rejected).toEqual([
      { address: 'x@b.example', code: 450, enhanced: '4.2.0', response: '450 4.2.0 Later' },
      { address: 'y@b.example', code: 550, enhanced: '5.1.1', response: '550 5.1.1 No such user' },
    ]);
  });

  it('is not known of any other failure', () => {
    const error = classifyFailure({ message: 'x', code: 'ETIMEDOUT' }, at('rcpt'));
    expect(error.rejected).toBeUndefined();
  });
});

describe('replies taken apart', () => {
  it.each([
    ['550 5.1.1 No such user', 550, '5.1.1'],
    ['550-5.7.1 first\r\n550 5.7.1 second', 550, '5.7.1'],
    ['421 Bye', 421, ''],
    ['450 4.5.1270 odd', 450, ''],
    ['garbage', 0, ''],
    ['x 535 5.7.3 no', 0, ''],
    ['550 15.1.1 odd', 550, ''],
  ])('%j', (text, code, enhanced) => {
    expect(readReply(text, 'rcpt')).toEqual({ stage: 'rcpt', code, enhanced, text });
  });
});
