import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAssertionClaims, readTokenClaims, tidyText } from '../../../src/entra/claims.ts';
import { makeSigningKey, signJwt } from '../../../testing/entra/jwt.ts';

const TENANT = '11111111-1111-4111-8111-111111111111';
const APP = '22222222-2222-4222-8222-222222222222';

describe('claims', () => {
  test('without issuer, audience or subject are not those of an assertion', () => {
    const whole = { iss: 'i', aud: 'a', sub: 's' };
    const sign = (claims: Record<string, unknown>) => signJwt(claims, makeSigningKey());
    expect(readAssertionClaims(sign(whole))).toEqual({ issuer: 'i', audience: 'a', subject: 's' });
    for (const name of ['iss', 'aud', 'sub']) {
      expect(readAssertionClaims(sign({ ...whole, [name]: undefined }))).toBeUndefined();
    }
  });

  test('with an end that is no number have none', () => {
    const token = signJwt({ aud: 'a', exp: '1900000000' }, makeSigningKey());
    expect(readTokenClaims(token)?.expires).toBeUndefined();
  });

  test('of an access token, in both versions', () => {
    const expires = new Date(1_900_000_000_000);
    const key = makeSigningKey();
    const common = { aud: 'https://communication.azure.com', tid: TENANT, exp: 1_900_000_000 };
    const expected = { audience: common.aud, appId: APP, tenantId: TENANT, roles: [], expires };
    expect(readTokenClaims(signJwt({ ...common, appid: APP }, key))).toEqual(expected);
    expect(readTokenClaims(signJwt({ ...common, azp: APP, roles: ['Mail', 1] }, key))).toEqual({
      ...expected,
      roles: ['Mail'],
    });
  });

  test('of nonsense are none, and nothing is thrown', () => {
    const payload = (text: string) => `e30.${Buffer.from(text).toString('base64url')}.x`;
    for (const jwt of ['', 'a', 'a.b', 'a.b.c', 'a.b.c.d', payload('[]'), payload('null'), payload('"x"')]) {
      expect(readAssertionClaims(jwt)).toBeUndefined();
      expect(readTokenClaims(jwt)).toBeUndefined();
    }
    const claims = payload('{"iss":"i","aud":"a","sub":"s"}');
    expect(readAssertionClaims(claims)).toBeDefined();
    for (const jwt of [claims.slice(0, -2), `${claims}.x`, `${claims}${'x'.repeat(100_000)}`]) {
      expect(readAssertionClaims(jwt)).toBeUndefined();
    }
    expect(readTokenClaims(payload('{"exp":1e300,"aud":[],"tid":7}'))).toEqual({ roles: [] });
    fc.assert(
      fc.property(fc.json(), (json) => {
        readAssertionClaims(payload(json));
        readTokenClaims(payload(json));
      }),
    );
  });

  test('are tidied for one line', () => {
    expect(tidyText(' a\r\n\u202eb\u0000c ', 10)).toBe('a b c');
    expect(tidyText('abcdef', 3)).toBe('abc…');
  });
});
