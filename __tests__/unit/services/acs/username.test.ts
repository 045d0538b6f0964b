import { describe, expect, it } from 'vitest';
import { composeLogin, reviewSender } from '../../../../src/services/acs/username.ts';
import { checkSecret } from '../../../../src/services/entra-app.ts';
import type { IdentityInput, SignInWay } from '../../../../src/services/mail-service.ts';

const CLIENT = '11111111-2222-3333-4444-555555555555';
const TENANT = '99999999-8888-7777-6666-555555555555';

const given = (changes: Partial<IdentityInput> = {}): IdentityInput => ({
  resource: 'contoso-acs',
  clientId: CLIENT,
  tenantId: TENANT,
  smtpUsername: '',
  separator: '.',
  ...changes,
});

const problemsOf = (changes: Partial<IdentityInput>, way: SignInWay = 'password') =>
  composeLogin(given(changes), way).problems.map(({ input, text }) => `${input} ${text}`);

describe('username', () => {
  it('is the triple with dots or pipes', () => {
    expect(composeLogin(given(), 'password').login?.username).toBe(`contoso-acs.${CLIENT}.${TENANT}`);
    expect(composeLogin(given({ separator: '|' }), 'password').login?.username).toBe(
      `contoso-acs|${CLIENT}|${TENANT}`,
    );
  });

  it('is the SMTP Username as given, ids optional', () => {
    const { login, problems } = composeLogin(
      given({ resource: '', clientId: '', tenantId: '', smtpUsername: 'builds@contoso.com' }),
      'password',
    );
    expect(problems).toEqual([]);
    expect(login).toEqual({ username: 'builds@contoso.com' });
  });

  it('needs the ids beside an SMTP Username when a token is requested', () => {
    const changes = { resource: '', clientId: '', tenantId: '', smtpUsername: 'builds' };
    expect(problemsOf(changes, 'oauth')).toEqual([
      expect.stringMatching(/^client-id is missing/),
      expect.stringMatching(/^tenant-id is missing/),
    ]);
  });
});

describe('shape', () => {
  it.each([
    [{ resource: '' }, /^acs-resource is missing/],
    [{ resource: 'contoso-acs.communication.azure.com' }, /^acs-resource is a host name/],
    [{ resource: `contoso-acs|${CLIENT}|${TENANT}` }, /^acs-resource is a whole SMTP username/],
    [{ resource: `contoso-acs.${CLIENT}.${TENANT}` }, /^acs-resource is a whole SMTP username/],
    [{ resource: `contoso-acs.${CLIENT}|${TENANT}` }, /^acs-resource is not the name/],
    [{ resource: `contoso-acs.${CLIENT}.${TENANT}0` }, /^acs-resource is not the name/],
    [{ resource: 'x.azurecomm.net' }, /^acs-resource is a host name/],
    [{ resource: 'x.azurecomm.net.y' }, /^acs-resource is not the name/],
    [{ resource: 'xazurecomm.net' }, /^acs-resource is not the name/],
    [{ resource: 'http://contoso' }, /^acs-resource is a host name, URL/],
    [{ resource: '/subscriptions/x' }, /^acs-resource is a host name, URL/],
    [{ resource: 'x/subscriptions/x' }, /^acs-resource is not the name/],
    [{ resource: 'https://contoso' }, /^acs-resource is a host name, URL or resource ID/],
    [{ resource: 'contoso acs' }, /^acs-resource is not the name/],
    [{ resource: 'a'.repeat(64) }, /^acs-resource is not the name/],
    [{ clientId: '' }, /^client-id is missing/],
    [{ clientId: 'my-app' }, /^client-id is not a GUID/],
    [{ tenantId: 'contoso.onmicrosoft.com' }, /^tenant-id is not a GUID/],
    [{ tenantId: CLIENT }, /^client-id is the same as tenant-id/],
    [{ smtpUsername: 'builds' }, /^smtp-username is given together with acs-resource/],
  ] as const)('%j', (changes, expected) => {
    expect(problemsOf(changes)).toEqual([expect.stringMatching(expected)]);
  });

  it('reports all problems together', () => {
    expect(problemsOf({ resource: '', clientId: 'x', tenantId: '' })).toHaveLength(3);
  });
});

describe('secret', () => {
  it.each([
    ['0f8fad5b-d9cb-469f-a165-70867728950e', /Secret ID/],
    ['abc def', /white space/],
    ['abc\ndef', /line break/],
    ['endpoint=https://x;accesskey=y', /connection string/],
    ['AccessKey=y', /connection string/],
  ])('%j is a mistake', (secret, expected) => {
    const problem = checkSecret(secret);
    expect(problem).toMatch(expected);
    expect(problem).not.toContain(secret);
  });

  it.each([
    'Zx48Q~aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789',
    'short',
    'my-endpoint=x',
    '0f8fad5b-d9cb-469f-a165-70867728950e0',
    'x0f8fad5b-d9cb-469f-a165-70867728950e',
  ])('%j passes', (secret) => {
    expect(checkSecret(secret)).toBeUndefined();
  });
});

describe('sender', () => {
  it('warns about one that a managed domain does not have', () => {
    const managed = 'builds@0f8fad5b-d9cb-469f-a165-70867728950e.azurecomm.net';
    expect(reviewSender({ from: managed })).toMatchObject([{ input: 'from' }]);
    expect(reviewSender({ from: managed.replace('builds', 'donotreply') })).toEqual([]);
    expect(reviewSender({ from: 'builds@contoso.com' })).toEqual([]);
  });
});
