import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listWireForms, saslXoauth2 } from '../../../src/azure/wire.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('wire forms', () => {
  it('cover every encoding that a mechanism sends', () => {
    const user = 'contoso-acs.11111111.99999999';
    const secret = 'abc8Q~+/=ü';
    const forms = listWireForms([user], [secret]);
    for (const form of [
      user,
      secret,
      base64(user),
      base64(secret),
      base64(`\0${user}\0${secret}`),
      base64(saslXoauth2(user, secret)),
      encodeURIComponent(secret),
    ]) {
      expect(forms).toContain(form);
    }
  });

  it('cover the value with and without the blanks that a paste brings', () => {
    const forms = listWireForms([], ['s3cret-value\n']);
    expect(forms).toContain('s3cret-value');
    expect(forms).toContain(base64('s3cret-value\n'));
  });

  it('never hold an empty form, which would mask everything', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (users, secrets) => {
        expect(listWireForms(users, secrets).every((form) => form.trim() !== '')).toBe(true);
      }),
    );
  });

  it('put longer forms first, so that a short one does not cut a long one', () => {
    const lengths = listWireForms(['user'], ['secret']).map((form) => form.length);
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
  });
});
