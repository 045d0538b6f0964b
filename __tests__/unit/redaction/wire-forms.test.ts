import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listWireForms, saslXoauth2 } from '../../../src/redaction/wire-forms.ts';

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

  it('cover what a form, a URL and base64url make of the value', () => {
    const secret = 'abc8Q~?+/= ü>';
    const forms = listWireForms(['user'], [secret]);
    for (const form of [
      'abc8Q%7E%3F%2B%2F%3D+%C3%BC%3E',
      'abc8Q~%3F%2B%2F%3D%20%C3%BC%3E',
      Buffer.from(secret).toString('base64url'),
      Buffer.from(`\0user\0${secret}`).toString('base64url'),
    ]) {
      expect(forms).toContain(form);
    }
    expect(new URLSearchParams({ client_secret: secret }).toString()).toContain(
      'abc8Q%7E%3F%2B%2F%3D+%C3%BC%3E',
    );
  });

  it('cover what HTML and JSON make of the value', () => {
    const forms = listWireForms([], [`a<b>&"c'd`]);
    for (const form of [
      'a&lt;b&gt;&amp;&quot;c&#39;d',
      "a&lt;b&gt;&amp;&quot;c'd",
      'a&lt;b&gt;&amp;&#34;c&#39;d',
    ])
      expect(forms).toContain(form);
    expect(forms).toContain(`a<b>&\\"c'd`);
    expect(forms).toContain(`a<b>&"c'd`);
  });

  it('are made of any text, half characters included', () => {
    const codeUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
    fc.assert(
      fc.property(fc.string({ unit: codeUnit, minLength: 1 }), (secret) => {
        if (secret.trim() !== '') expect(listWireForms([], [secret])).toContain(secret);
      }),
    );
    expect(listWireForms([], ['half \uD83D'])).toContain('half%20%EF%BF%BD');
  });

  it('cover base64 without its padding', () => {
    expect(listWireForms([], ['>>>>'])).toEqual(expect.arrayContaining(['Pj4+Pg==', 'Pj4+Pg']));
    expect(listWireForms([], ['>>>>>'])).toEqual(expect.arrayContaining(['Pj4+Pj4=', 'Pj4+Pj4']));
  });

  it('cover the pair without the blanks that a paste brings', () => {
    expect(listWireForms([' user'], ['secret\n'])).toContain(base64('\0user\0secret'));
  });

  it('hold no pair of which one half is blank', () => {
    expect(listWireForms(['', ' '], ['secret'])).toEqual(listWireForms([], ['secret']));
    expect(listWireForms(['user'], ['', ' '])).toEqual(listWireForms(['user'], []));
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
