import { describe, expect, it } from 'vitest';
import { ActionError, joinRefusals, keepRefusal, lowestCode, quote, TLS_CODES } from '../../src/errors.ts';

const failed = (code: unknown, cause?: unknown) => Object.assign(new Error('x', { cause }), { code });

it('an error needs no more than a kind and a title', () => {
  expect({ ...new ActionError('dns', { title: 'x' }) }).toEqual({
    name: 'ActionError',
    kind: 'dns',
    title: 'x',
    input: undefined,
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
    input: 'body-file',
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

it('what is quoted has no more than 60 characters', () => {
  expect(quote('a'.repeat(60))).toBe(`"${'a'.repeat(60)}"`);
  expect(quote('a'.repeat(61))).toBe(`"${'a'.repeat(60)}…"`);
  expect(quote('a\n"')).toBe('"a\\n\\""');
});

describe('wrong inputs', () => {
  const refusal = (input: string, title: string): ActionError =>
    new ActionError('input', {
      input,
      title,
      causes: ['Why'],
      remedies: ['What to do?'],
      anchor: 'too-large',
    });

  it('are kept, other errors are not', async () => {
    const refused: ActionError[] = [];
    const error = refusal('body-file', 'a');
    expect(await keepRefusal(refused, Promise.reject(error))).toBeUndefined();
    expect(await keepRefusal(refused, Promise.resolve(7))).toBe(7);
    for (const other of [new Error('b'), new ActionError('template', { title: 'c' })])
      await expect(keepRefusal(refused, Promise.reject(other))).rejects.toBe(other);
    expect(refused).toEqual([error]);
  });

  it('are one error, in which each has what is to be done about it', () => {
    const [a, b, c] = [refusal('attachments', 'A'), refusal('body-file', 'B.'), refusal('attachments', 'C')];
    expect(joinRefusals([a])).toBe(a);
    expect(joinRefusals([a, c]).title).toBe('The input attachments is wrong');
    expect(joinRefusals([a, b, c])).toMatchObject({
      kind: 'input',
      anchor: 'file',
      title: '2 inputs are wrong: attachments, body-file',
      causes: ['A. Why. What to do?', 'B. Why. What to do?', 'C. Why. What to do?'],
      remedies: [expect.stringContaining('Nothing was sent.')],
    });
  });
});
