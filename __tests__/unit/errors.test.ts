import { expect, it } from 'vitest';
import { ActionError, lowestCode, TLS_CODES } from '../../src/errors.ts';

const failed = (code: unknown, cause?: unknown) => Object.assign(new Error('x', { cause }), { code });

it('an error needs no more than a kind and a title', () => {
  expect({ ...new ActionError('dns', { title: 'x' }) }).toEqual({
    name: 'ActionError',
    kind: 'dns',
    title: 'x',
    causes: [],
    remedies: [],
    anchor: 'dns',
    retryable: false,
    waitMs: undefined,
    response: undefined,
    rejected: undefined,
  });
});

it('an error keeps what it is given', () => {
  const detail = {
    title: 'x',
    causes: ['a'],
    remedies: ['b'],
    anchor: 'c',
    retryable: true,
    waitMs: 7,
    response: 'd',
    rejected: [{ address: 'e', code: 550, enhanced: '5.1.1', response: 'f' }],
    cause: new Error('g'),
  };
  const error = new ActionError('rejected', detail);
  expect(error).toMatchObject(detail);
  expect(error.message).toBe('x');
});

it.each<[code: string, error: unknown]>([
  ['', undefined],
  ['', 'ENOENT'],
  ['', { code: 'ENOENT' }],
  ['', new Error('x')],
  ['', failed(7)],
  ['ENOENT', failed('ENOENT')],
  ['ENOENT', new Error('x', { cause: failed('ENOENT') })],
  ['ECONNREFUSED', failed('UND_ERR', failed('ECONNREFUSED'))],
  ['UND_ERR', failed('UND_ERR', new Error('x'))],
  ['e', failed('a', failed('b', failed('c', failed('d', failed('e', failed('f'))))))],
])('the lowest code is %j, %#', (code, error) => {
  expect(lowestCode(error)).toBe(code);
});

it.each([
  ['ERR_TLS_CERT_ALTNAME_INVALID', true],
  ['ERR_SSL_WRONG_VERSION_NUMBER', true],
  ['EPROTO', true],
  ['CERT_HAS_EXPIRED', true],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', true],
  ['SELF_SIGNED_CERT_IN_CHAIN', true],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', true],
  ['HOSTNAME_MISMATCH', true],
  ['EPROTONOSUPPORT', false],
  ['ECONNRESET', false],
  ['NO_CERT_', false],
])('%s is of TLS: %s', (code, isTls) => {
  expect(TLS_CODES.test(code)).toBe(isTls);
});
