import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readAssertionClaims } from '../../../src/entra/claims.ts';
import { askForToken, requestToken, type TokenCredential } from '../../../src/entra/token.ts';
import { ActionError } from '../../../src/errors.ts';
import { Scrubber } from '../../../src/redaction/scrubber.ts';
import { listWireForms } from '../../../src/redaction/wire-forms.ts';
import { acs } from '../../../src/services/acs/acs.ts';
import { makeLocalhostIdentity } from '../../../testing/entra/certificate.ts';
import { makeSigningKey, readJwt, signJwt } from '../../../testing/entra/jwt.ts';
import { type EntraStub, type Scenario, startEntraStub } from '../../../testing/entra/stub.ts';

const TENANT = '11111111-1111-4111-8111-111111111111';
const APP = '22222222-2222-4222-8222-222222222222';
const SECRET = 'abc8Q~secret value+with/odd=characters~';

let entra: EntraStub;

beforeAll(async () => {
  const identity = makeLocalhostIdentity();
  setDefaultCACertificates([...getCACertificates('default'), identity.cert]);
  entra = await startEntraStub(identity);
});
afterAll(() => entra.close());

beforeEach(() => {
  entra.requests.length = 0;
  entra.registerTenant(TENANT, [
    {
      clientId: APP,
      secrets: [{ value: SECRET }],
      federatedCredentials: [
        { issuer: entra.issuer, subject: entra.subject, audience: 'api://AzureADTokenExchange' },
      ],
    },
  ]);
});

/** Hides what the run hides before it asks Entra. */
function scrubberOf(secret: string): (text: string) => string {
  const scrubber = new Scrubber();
  for (const form of listWireForms([], [secret])) scrubber.hide(form);
  return scrubber.scrub;
}

function requestOf(credential: TokenCredential, extra: object = {}) {
  return {
    target: acs.token,
    tenantId: TENANT,
    clientId: APP,
    credential,
    authorityHost: entra.authorityHost,
    signal: new AbortController().signal,
    scrub: scrubberOf('secret' in credential ? credential.secret : credential.assertion),
    ...extra,
  };
}

async function failureOf(credential: TokenCredential, extra: object = {}): Promise<ActionError> {
  const outcome = await requestToken(requestOf(credential, extra)).then(
    () => 'a token',
    (error: unknown) => error,
  );
  if (!(outcome instanceof ActionError)) throw new Error(`no ActionError but ${outcome}`);
  return outcome;
}

describe('a token', () => {
  test('for a client secret, by the documented request', async () => {
    const token = await requestToken(requestOf({ secret: SECRET }));
    expect(entra.validateAccessToken(token.value)).toMatchObject({
      appId: APP,
      tenantId: TENANT,
      audience: 'https://communication.azure.com',
    });
    expect(token.expiresOn.getTime()).toBeGreaterThan(Date.now() + 3000_000);
    const [request, ...more] = entra.requests;
    expect(more).toEqual([]);
    expect(request?.method).toBe('POST');
    expect(request?.contentType).toMatch(/^application\/x-www-form-urlencoded/);
    expect(Object.fromEntries(request?.form ?? [])).toEqual({
      grant_type: 'client_credentials',
      client_id: APP,
      client_secret: SECRET,
      scope: 'https://communication.azure.com/.default',
    });
  });

  test('for the assertion that the OIDC provider gives out', async () => {
    const url = `${entra.oidcRequestUrl}&audience=${encodeURIComponent('api://AzureADTokenExchange')}`;
    const refused = await fetch(url, { headers: { authorization: 'Bearer wrong' } });
    expect(refused.status).toBe(401);
    await refused.body?.cancel();
    const given = await fetch(url, { headers: { authorization: `Bearer ${entra.oidcRequestToken}` } });
    const { value: assertion } = (await given.json()) as { value: string };

    const token = await requestToken(requestOf({ assertion }));
    expect(entra.validateAccessToken(token.value)?.appId).toBe(APP);
    expect(Object.fromEntries(entra.requests[0]?.form ?? [])).toEqual({
      grant_type: 'client_credentials',
      client_id: APP,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      scope: 'https://communication.azure.com/.default',
    });
  });

  test('that is opaque is taken as it is', async () => {
    entra.play({ kind: 'body', body: '{"token_type":"bearer","expires_in":60,"access_token":"opaque~1"}' });
    expect(await requestToken(requestOf({ secret: SECRET }))).toMatchObject({
      value: 'opaque~1',
    });
  });
});

describe('an assertion that Entra does not take', () => {
  const trust = {
    subject: 'repo:octo-org/octo-repo:ref:refs/heads/main',
    audience: 'api://AzureADTokenExchange',
  };
  const trusting = (...credentials: { subject?: string; audience?: string; issuer?: string }[]) =>
    entra.registerTenant(TENANT, [
      {
        clientId: APP,
        federatedCredentials: credentials.map((each) => ({ issuer: entra.issuer, ...trust, ...each })),
      },
    ]);

  test.each([
    ['no credential at all', 70025, [], {}],
    ['another issuer', 700211, [{ issuer: 'https://token.actions.githubusercontent.com' }], {}],
    ['another subject', 700213, [{ subject: 'repo:octo-org/octo-repo:pull_request' }], {}],
    ['other letter case', 7002138, [{ subject: 'repo:Octo-Org/octo-repo:ref:refs/heads/main' }], {}],
    ['another audience', 700212, [{}], { audience: 'https://github.com/octo-org' }],
    ['a forged signature', 700027, [{}], { isForged: true }],
    ['a time gone by', 700024, [{}], { lifetimeSeconds: -5 }],
  ])('%s: AADSTS%i', async (_name, code, credentials, options) => {
    trusting(...credentials);
    const assertion = entra.issueAssertion(options);
    const error = await failureOf({ assertion });
    expect(error.kind).toBe('token');
    expect(error.title).toContain(`AADSTS${code}`);
    expect(inspect(error)).not.toContain(assertion);
    if (error.anchor === 'entra-no-federated-credential') {
      expect(error.remedies[0]).toContain(`subject ${trust.subject}`);
      expect(error.remedies.at(-1)).toContain(`"issuer":"${entra.issuer}"`);
    }
  });

  test('is taken when one credential of several matches in all three', async () => {
    trusting({ audience: 'api://other' }, {}, { subject: 'repo:octo-org/octo-repo:pull_request' });
    expect(
      entra.validateAccessToken((await requestToken(requestOf({ assertion: entra.issueAssertion() }))).value),
    ).toMatchObject({ appId: APP });
  });
});

describe('a temporary fault is tried once more', () => {
  test.each<[string, Scenario]>([
    ['500', { kind: 'status', status: 500, retryAfter: '0' }],
    ['503', { kind: 'status', status: 503, retryAfter: '0' }],
    [
      '503 until a time gone by',
      { kind: 'status', status: 503, retryAfter: 'Mon, 23 Nov 2020 10:00:00 GMT' },
    ],
    ['429', { kind: 'status', status: 429, retryAfter: '0' }],
    ['a code that Entra calls passing', { kind: 'refuse', code: 90033, status: 400 }],
    ['temporarily_unavailable', { kind: 'refuse', code: 1, error: 'temporarily_unavailable' }],
    ['a connection reset', { kind: 'reset' }],
  ])('%s', async (_name, scenario) => {
    entra.play(scenario);
    const token = await requestToken(requestOf({ secret: SECRET }));
    expect(entra.validateAccessToken(token.value)?.appId).toBe(APP);
    expect(entra.requests).toHaveLength(2);
  });

  test('and not a third time', async () => {
    const busy: Scenario = { kind: 'status', status: 503, retryAfter: '0' };
    entra.play(busy, busy);
    const error = await failureOf({ secret: SECRET });
    expect(error).toMatchObject({ kind: 'token', anchor: 'entra-busy', retryable: true });
    expect(error.title).toContain('503');
    expect(entra.requests).toHaveLength(2);
  });

  test('but not after a wait of minutes, whatever Retry-After asks for', async () => {
    entra.play({ kind: 'status', status: 429, retryAfter: '600' });
    expect(await failureOf({ secret: SECRET })).toMatchObject({ kind: 'token', anchor: 'entra-busy' });
    expect(entra.requests).toHaveLength(1);
  });

  test('nor past the time that is left: the fault is told, not the end of the wait', async () => {
    entra.play({ kind: 'status', status: 429, retryAfter: '9' });
    const end = new AbortController();
    const ask = fetch;
    vi.spyOn(globalThis, 'fetch').mockImplementationOnce(async (...args) => {
      const response = await ask(...args);
      setImmediate(() => end.abort());
      return new Response(await response.text(), response);
    });
    const failure = failureOf({ secret: SECRET }, { signal: end.signal });
    expect(await failure).toMatchObject({ kind: 'token', anchor: 'entra-busy' });
    expect(entra.requests).toHaveLength(1);
  });

  test('and a refusal never is', async () => {
    await failureOf({ secret: 'wrong' });
    expect(entra.requests).toHaveLength(1);
  });
});

describe('no answer', () => {
  test.each<[string, Scenario]>([
    ['at all', { kind: 'hang' }],
    ['after half a body', { kind: 'hang-in-body' }],
  ])('%s is named a timeout of this request', async (_name, scenario) => {
    entra.play(scenario);
    const limit = AbortSignal.timeout(300);
    vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(limit);
    const error = await failureOf({ secret: SECRET });
    expect(error).toMatchObject({ kind: 'timeout', anchor: 'entra-unreachable', retryable: true });
    expect(error.title).toContain('within 20 seconds');
    const { port } = new URL(entra.authorityHost);
    expect(error.remedies).toEqual([
      expect.stringContaining('larger timeout'),
      `On a self-hosted runner, allow https (port ${port}) to localhost:${port}.`,
    ]);
  });

  test("before the end of the action's time is named so", async () => {
    entra.play({ kind: 'hang' });
    const end = new AbortController();
    const reached = entra.nextRequest();
    const failure = failureOf({ secret: SECRET }, { signal: end.signal });
    await reached;
    end.abort();
    const error = await failure;
    expect(error.kind).toBe('timeout');
    expect(error.title).toContain('before the time of this step ran out');
  });

  test('because the caller gave up hands over the reason of the caller', async () => {
    const reason = new ActionError('timeout', { title: 'Five minutes are over' });
    expect(await failureOf({ secret: SECRET }, { signal: AbortSignal.abort(reason) })).toBe(reason);
  });

  test('within the time is waited for', async () => {
    entra.play({ kind: 'slow', delayMs: 50 });
    expect(
      entra.validateAccessToken((await requestToken(requestOf({ secret: SECRET }))).value),
    ).toMatchObject({ appId: APP });
  });
});

describe('a broken way to Entra is named as what it is', () => {
  test('refused connection', async () => {
    const gone = await startEntraStub(makeLocalhostIdentity());
    await gone.close();
    const error = await failureOf({ secret: SECRET }, { authorityHost: gone.authorityHost });
    expect(error).toMatchObject({ kind: 'connect', anchor: 'entra-unreachable' });
    expect(error.title).toContain('ECONNREFUSED');
  });

  test('certificate of an unknown authority', async () => {
    const stranger = await startEntraStub(makeLocalhostIdentity());
    try {
      const error = await failureOf({ secret: SECRET }, { authorityHost: stranger.authorityHost });
      expect(error).toMatchObject({ kind: 'tls', anchor: 'entra-unreachable', retryable: false });
      expect(error.title).toContain('SELF_SIGNED');
      expect(error.causes).toEqual([expect.stringContaining('A proxy opens the encrypted connection')]);
      expect(stranger.requests).toEqual([]);
    } finally {
      await stranger.close();
    }
  });

  test('name that does not exist', async () => {
    const error = await failureOf({ secret: SECRET }, { authorityHost: 'https://entra.invalid' });
    expect(error.kind).toBe('dns');
    expect(error.title).toContain('entra.invalid');
  });

  test.each([
    ['EAI_AGAIN', 'dns', 2],
    ['ENOTFOUND', 'dns', 1],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout', 1],
    ['ECONNRESET', 'connect', 2],
    ['CERT_HAS_EXPIRED', 'tls', 1],
  ])('%s is of kind %s and tried %i times', async (code, kind, tries) => {
    const socket = Object.assign(new Error('socket'), { code });
    const asked = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('fetch', { cause: socket }));
    try {
      expect(await failureOf({ secret: SECRET })).toMatchObject({ kind, anchor: 'entra-unreachable' });
      expect(asked).toHaveBeenCalledTimes(tries);
    } finally {
      asked.mockRestore();
    }
  });
});

describe('a hostile or foreign answer', () => {
  const b64 = (length: number) => 'A'.repeat(length);
  test.each<[string, Scenario, string]>([
    ['HTML', { kind: 'body', body: '<html>Sign in</html>', contentType: 'text/html' }, 'HTTP 200'],
    ['broken JSON', { kind: 'body', body: '{"access_token":' }, 'HTTP 200'],
    ['nothing', { kind: 'body', body: '' }, 'HTTP 200'],
    ['null', { kind: 'body', body: 'null' }, 'HTTP 200'],
    ['a number', { kind: 'body', body: '1' }, 'HTTP 200'],
    ['null as a refusal', { kind: 'body', status: 400, body: 'null' }, 'HTTP 400'],
    ['a list', { kind: 'body', body: '["access_token"]' }, 'HTTP 200'],
    ['no token', { kind: 'body', body: '{"token_type":"Bearer","expires_in":1}' }, 'HTTP 200'],
    [
      'a token of another type',
      { kind: 'body', body: '{"token_type":"mac","expires_in":1,"access_token":"a"}' },
      'HTTP 200',
    ],
    [
      'a lifetime that is no number',
      { kind: 'body', body: '{"token_type":"Bearer","expires_in":"1","access_token":"a"}' },
      'HTTP 200',
    ],
    ...[0, -1, 1e8].map((seconds): [string, Scenario, string] => [
      `a lifetime of ${seconds} s`,
      { kind: 'body', body: `{"token_type":"Bearer","expires_in":${seconds},"access_token":"a"}` },
      'HTTP 200',
    ]),
    [
      'a token of 100 000 characters',
      { kind: 'body', body: `{"token_type":"Bearer","expires_in":1,"access_token":"${b64(100_000)}"}` },
      'HTTP 200',
    ],
    ['a token with a line break', { kind: 'token-with-newline' }, 'HTTP 200'],
    ['a body without end', { kind: 'endless' }, 'too long to be a token'],
    [
      'an error without Entra’s form',
      { kind: 'body', status: 400, body: '{"error":{"code":1}}' },
      'HTTP 400',
    ],
    [
      'an error code with more behind it',
      { kind: 'body', status: 400, body: '{"error":"invalid_client; x"}' },
      'HTTP 400',
    ],
    ['a page of a proxy', { kind: 'body', status: 403, body: 'Blocked by policy' }, 'HTTP 403'],
  ])('%s gives no token and a clear error', async (_name, scenario, words) => {
    entra.play(scenario);
    const error = await failureOf({ secret: SECRET });
    expect(error).toMatchObject({ kind: 'token', anchor: 'entra-answer', retryable: false });
    expect(error.title).toContain(words);
    expect(entra.requests).toHaveLength(1);
  });

  test('ids in capitals are named by their inputs, as often as they stand there', async () => {
    const id = 'abcdefab-cdef-4bcd-8fab-cdefabcdefab';
    const description = `AADSTS700016: ${id.toUpperCase()} or ${id.toUpperCase()} of ${TENANT} is unknown.`;
    const body = JSON.stringify({ error: 'unauthorized_client', error_description: description });
    entra.play({ kind: 'body', status: 400, body });
    const error = await failureOf({ secret: SECRET }, { clientId: id });
    expect(inspect(error)).toContain('AADSTS700016: <client-id> or <client-id> of <tenant-id> is unknown');
    expect(inspect(error).toLowerCase()).not.toContain(id);
  });

  test('a redirect is not followed', async () => {
    const other = await startEntraStub(makeLocalhostIdentity());
    try {
      entra.play({ kind: 'redirect', to: `${other.authorityHost}/${TENANT}/oauth2/v2.0/token` });
      const error = await failureOf({ secret: SECRET });
      expect(error.title).toContain('redirects');
      expect(error.anchor).toBe('entra-answer');
      expect(other.requests).toEqual([]);
    } finally {
      await other.close();
    }
  });

  test('control and direction characters in the words of the answer do not get through', async () => {
    entra.play({ kind: 'refuse', code: 53003, text: 'blocked\u001b[31m\u202e evil\u0007\u2028::error::x' });
    const { response } = await failureOf({ secret: SECRET });
    expect(response).toContain('evil');
    expect(response).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });
});

describe('no error holds the credential', () => {
  const scenarios: Scenario[] = [
    { kind: 'normal' },
    { kind: 'echo' },
    { kind: 'status', status: 429, retryAfter: '99' },
    { kind: 'body', body: '<html>' },
    { kind: 'redirect', to: 'https://example.com/' },
  ];
  const anyText = fc.oneof(
    fc.string({ minLength: 8, maxLength: 60 }),
    fc.string({ unit: 'grapheme', minLength: 8, maxLength: 40 }),
    fc.base64String({ minLength: 8, maxLength: 60 }),
  );
  const secrets = anyText.filter((text) => text.trim().length >= 8 && text !== SECRET);

  test('for any secret', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, fc.constantFrom(...scenarios), async (secret, scenario) => {
        entra.play(scenario);
        expectHidden(await failureOf({ secret }), secret);
      }),
      { numRuns: 150 },
    );
  });

  test('for any assertion', async () => {
    const key = makeSigningKey();
    await fc.assert(
      fc.asyncProperty(secrets, fc.constantFrom(...scenarios), async (jti, scenario) => {
        const assertion = signJwt(
          { iss: entra.issuer, aud: 'api://x', sub: 'repo:a/b:pull_request', jti },
          key,
        );
        entra.play(scenario);
        const error = await failureOf({ assertion });
        expectHidden(error, assertion);
        for (const part of assertion.split('.').slice(1)) expect(inspect(error)).not.toContain(part);
      }),
      { numRuns: 50 },
    );
  });

  test('even when the body that cannot be read repeats it', async () => {
    entra.play({ kind: 'body', body: SECRET }, { kind: 'body', body: `{"error": ${SECRET}`, status: 400 });
    expectHidden(await failureOf({ secret: SECRET }), SECRET);
    expectHidden(await failureOf({ secret: SECRET }), SECRET);
  });

  function expectHidden(error: ActionError, secret: string): void {
    const shown = inspect(error, { depth: 10, maxStringLength: null, breakLength: Number.POSITIVE_INFINITY });
    const everything = [error.title, ...error.causes, ...error.remedies, error.response ?? '', shown];
    const bytes = Buffer.from(secret);
    for (const form of [
      secret,
      secret.trim(),
      encodeURIComponent(secret),
      new URLSearchParams([['', secret]]).toString().slice(1),
      bytes.toString('base64'),
      bytes.toString('base64url'),
    ]) {
      for (const text of everything) expect(text.includes(form)).toBe(false);
    }
  }
});

test('the words of Entra hold placeholders for the ids', async () => {
  const error = await failureOf({ secret: 'not the right one' });
  expect(error.response).toContain("for a secret added to app '<client-id>'");
  expect(inspect(error)).not.toContain(APP);
});

test('a bad authority is a failure, not an exception, of askForToken', async () => {
  const answer = await askForToken(requestOf({ secret: SECRET }, { authorityHost: 'http://x' }));
  expect(answer).toMatchObject({ failure: { kind: 'input' } });
});

describe('the stand-in', () => {
  test('issues assertions with the claims that GitHub writes', () => {
    expect(readAssertionClaims(entra.issueAssertion())).toEqual({
      issuer: entra.issuer,
      audience: 'api://AzureADTokenExchange',
      subject: 'repo:octo-org/octo-repo:ref:refs/heads/main',
    });
  });

  test('knows its own access tokens and no others', () => {
    const token = entra.issueAccessToken({ appId: APP, tenantId: TENANT });
    expect(entra.validateAccessToken(token)).toMatchObject({ appId: APP, tenantId: TENANT });
    expect(entra.validateAccessToken(`${token.slice(0, -8)}AAAAAAAA`)).toBeUndefined();
    expect(entra.validateAccessToken(entra.issueAssertion())).toBeUndefined();
    const old = entra.issueAccessToken({ appId: APP, tenantId: TENANT, lifetimeSeconds: -1 });
    expect(readJwt(old)).toBeDefined();
    expect(entra.validateAccessToken(old)).toBeUndefined();
  });
});
