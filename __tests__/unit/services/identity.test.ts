import { describe, expect, it } from 'vitest';
import { acs } from '../../../src/services/acs/acs.ts';
import { findPasteMistake } from '../../../src/services/entra-app.ts';
import { exchangeOnline } from '../../../src/services/exchange-online.ts';
import { hve } from '../../../src/services/hve.ts';
import type { IdentityInput, MailService, SignInWay } from '../../../src/services/mail-service.ts';
import { smtp } from '../../../src/services/smtp.ts';

/** What each service takes as an identity, and what it says about one that it will not like. */

const CLIENT = '11111111-2222-3333-4444-555555555555';
const TENANT = '99999999-8888-7777-6666-555555555555';
const BUILDS = 'builds@contoso.com';
const ids = { clientId: CLIENT, tenantId: TENANT };

function compose(service: MailService, given: Partial<IdentityInput>, way: SignInWay = 'password') {
  return service.signIn.composeLogin(
    { resource: '', clientId: '', tenantId: '', smtpUsername: '', separator: '.', ...given },
    way,
  );
}
const named = (problems: readonly { input: string }[]): string[] => problems.map(({ input }) => input);

describe.each<MailService>([exchangeOnline, hve])('$name', (service) => {
  it('signs in as an address, or as from where none is given', () => {
    expect(compose(service, { smtpUsername: BUILDS })).toEqual({
      login: { username: BUILDS, clientId: undefined, tenantId: undefined },
      problems: [],
    });
    expect(compose(service, ids, 'oauth').login).toEqual({ username: '', ...ids });
  });

  it.each(['builds', 'a b@contoso.com', 'a@b@c', '@contoso.com', 'builds@', `${BUILDS} x`])(
    '%j is not an address',
    (smtpUsername) => {
      expect(compose(service, { smtpUsername })).toEqual({
        problems: [{ input: 'smtp-username', text: expect.stringMatching(/^is not an address/) }],
      });
    },
  );

  it('needs the ids for a token only', () => {
    expect(compose(service, {}, 'password').problems).toEqual([]);
    for (const way of ['oauth', 'oidc'] as const) {
      expect(named(compose(service, {}, way).problems)).toEqual(['client-id', 'tenant-id']);
    }
  });
});

it.each<[MailService, number | undefined, number]>([
  [acs, 50, 10_000_000],
  [exchangeOnline, 500, 35_000_000],
  [hve, 50, 10_000_000],
  [smtp, undefined, 25_000_000],
])('$name: the recipients and octets of one message', ({ limits }, recipients, bytes) => {
  expect(limits).toEqual({ recipients, bytes });
});

it.each<[MailService, string, readonly string[], readonly string[]]>([
  [acs, 'client-secret', ['LOGIN'], ['smtp-password']],
  [exchangeOnline, 'smtp-password', ['LOGIN'], ['acs-resource']],
  [hve, 'smtp-password', ['LOGIN'], ['acs-resource']],
  [smtp, 'smtp-password', ['LOGIN', 'PLAIN'], ['acs-resource', 'client-id', 'tenant-id', 'client-secret']],
])('$name: its password, mechanisms and unused inputs', (service, password, mechanisms, unused) => {
  expect(service.signIn.passwordInput).toBe(password);
  expect(service.signIn.mechanisms).toEqual(mechanisms);
  expect(service.unusedInputs).toEqual(unused);
});

it.each<[MailService, string | undefined, string]>([
  [acs, 'https://communication.azure.com/.default', 'communication.azure.com'],
  [exchangeOnline, 'https://outlook.office365.com/.default', 'outlook.office365.com'],
  [hve, 'https://outlook.office.com/.default', 'outlook.office.com'],
])('$name: the scope of its token, and for whom it is', ({ token }, scope, audience) => {
  expect(token?.scope).toBe(scope);
  expect(token?.audiences).toContain(audience);
});

describe('High Volume Email', () => {
  it('warns about the former server, and about a sender that does not sign in', () => {
    const review = (host: string, from: string) => hve.review({ host, from, username: BUILDS });
    expect(named(review('smtp-hve.office365.com', 'Builds@Contoso.com'))).toEqual(['smtp-host']);
    expect(named(review('smtp.hve.mx.microsoft', 'other@contoso.com'))).toEqual(['from']);
  });

  it.each<[string, string[], string[], string[]]>([
    ['no domains are known', [], ['dev@fabrikam.com'], []],
    ['the domain of from', ['contoso.net'], ['dev@CONTOSO.com'], []],
    ['a domain that is named', ['contoso.net'], ['dev@contoso.net'], []],
    ['below a domain', ['*.contoso.net'], ['dev@mail.contoso.net'], []],
    ['not the domain itself', ['*.contoso.net'], ['dev@contoso.net'], ['contoso.net']],
    ['not one that ends alike', ['contoso.net'], ['dev@evilcontoso.net'], ['evilcontoso.net']],
    ['each once', ['contoso.net'], ['a@x.example', 'b@x.example', 'c@y.example'], ['x.example, y.example']],
  ])('delivers inside the tenant: %s', (_what, allowDomains, addresses, outside) => {
    const lists = [{ input: 'to', mailboxes: addresses.map((address) => ({ address })) }];
    const problems = hve.checkRecipients?.(lists, allowDomains, BUILDS) ?? [];
    expect(problems.map(({ text }) => /recipients on (.*), which/.exec(text)?.[1])).toEqual(outside);
    expect(named(problems)).toEqual(outside.map(() => 'to'));
  });
});

describe('any server', () => {
  it('needs a user name, and takes any', () => {
    expect(named(compose(smtp, {}).problems)).toEqual(['smtp-username']);
    expect(compose(smtp, { smtpUsername: 'apikey' })).toEqual({
      login: { username: 'apikey' },
      problems: [],
    });
  });
});

describe('a value that was pasted wrong', () => {
  it.each([
    ['${{ vars.X }}', /name of a variable/],
    ['{{ vars.X }}', /name of a variable/],
    ['{{\nvars.X\n}}', /name of a variable/],
    ['vars.X', /name of a variable/],
    ['secrets.X_1', /name of a variable/],
    ['inputs.x', /name of a variable/],
    ['$X', /name of a variable/],
    ['${X}', /name of a variable/],
    ['"x"', /in quotes/],
    ['‘x’', /in quotes/],
    ['<x>', /in brackets/],
    ['{a\nb}', /in brackets/],
    ['()', /in brackets/],
    ['***', /hidden form/],
    ['●', /hidden form/],
  ])('%j', (value, expected) => {
    expect(findPasteMistake(value)).toMatch(expected);
  });

  it.each([
    'x',
    'x"y"',
    '"x"y',
    'x.vars.y',
    'myvars.X',
    'vars.X!',
    '{{ a }} b',
    'a$X',
    '$X y',
    '"x',
    'x"',
    '<x',
    '<x>y',
    'x***',
    '***x',
  ])('%j is none', (value) => {
    expect(findPasteMistake(value)).toBeUndefined();
  });
});
