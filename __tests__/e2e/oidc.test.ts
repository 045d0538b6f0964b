import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSubscription, defaultAccount } from '../../emulator/emulator.ts';
import {
  type Cloud,
  openWorld,
  startCloud,
  startIdTokenProvider,
  type World,
  type WorldOptions,
} from '../../testing/entra/cloud.ts';
import type { AccessTokenOptions, Scenario } from '../../testing/entra/stub.ts';
import type { ActionResult } from '../../testing/runner/run-action.ts';
import { controlTime } from '../../testing/runner/time-limits.ts';

/**
 * The sign-in by token through the built action: GitHub's OIDC provider, an Entra that checks signature, issuer,
 * audience, subject and time of what it is given, and a mail service that checks what Entra gives out.
 */

let cloud: Cloud;

beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud[Symbol.asyncDispose]());

const { apps, resources } = createSubscription();
const [app] = apps;
const [resource] = resources;
if (!app || !resource) throw new Error('the default subscription is empty');

const OTHER_ID = '77777777-7777-4777-8777-777777777777';
const AUDIENCE = 'api://AzureADTokenExchange';
const byUsername = { 'acs-resource': '', 'smtp-username': defaultAccount.smtpUsername };
const verify = { verify: 'true' };

const errorOf = (result: ActionResult) => result.annotations.find((each) => each.level === 'error');

function expectRefusal(result: ActionResult, title: RegExp, anchor: string): void {
  expect(result.code, result.raw).toBe(1);
  expect(result.outputs['sent']).toBe('false');
  expect(errorOf(result)?.title).toMatch(title);
  expect(errorOf(result)?.message).toContain(`troubleshooting.md#${anchor}`);
  expect(result.summary).toContain(`#${anchor}`);
}

describe('a mail is sent', () => {
  const bySecret = (world: World, inputs: Record<string, string>) => world.run(inputs);
  const byOidc = (world: World, inputs: Record<string, string>) => world.runByOidc(inputs);

  it.each<[string, typeof byOidc, Record<string, string>, string]>([
    ['auth: oidc', byOidc, { auth: 'oidc' }, 'client_assertion'],
    [
      'auth: oidc, whatever the secret',
      byOidc,
      { auth: 'oidc', 'client-secret': 'x9Z~no' },
      'client_assertion',
    ],
    ['auth: auto without a secret', byOidc, {}, 'client_assertion'],
    ['auth: oidc with an SMTP Username', byOidc, { ...byUsername, auth: 'oidc' }, 'client_assertion'],
    ['auth: oauth with the secret', bySecret, { auth: 'oauth' }, 'client_secret'],
    ['auth: oauth with an SMTP Username', bySecret, { ...byUsername, auth: 'oauth' }, 'client_secret'],
  ])('%s', async (_title, run, inputs, credential) => {
    await using world = await openWorld(cloud);
    const result = await run(world, inputs);
    expect(result.code, result.raw).toBe(0);
    expect(result.outputs['sent']).toBe('true');

    expect(cloud.entra.requests).toHaveLength(1);
    const [request] = cloud.entra.requests;
    expect(request).toMatchObject({
      method: 'POST',
      tenantId: defaultAccount.tenantId,
      contentType: expect.stringMatching(/^application\/x-www-form-urlencoded/),
    });
    expect(Object.fromEntries(request?.form ?? [])).toMatchObject({
      grant_type: 'client_credentials',
      client_id: defaultAccount.clientId,
      scope: 'https://communication.azure.com/.default',
      [credential]: expect.any(String),
    });
    const username = 'smtp-username' in inputs ? defaultAccount.smtpUsername : defaultAccount.username;
    expect(world.emulator.messages).toMatchObject([
      { mechanism: 'XOAUTH2', username, isMessageIdKept: true },
    ]);
    const told = credential === 'client_secret' ? 'client secret' : 'OIDC token of this run';
    expect(result.annotations).toContainEqual({
      level: 'notice',
      title: 'Check AZURE_AUTHORITY_HOST',
      message: expect.stringContaining(`localhost gets the ${told}.`),
    });
    expect(result.log).toMatch(/^Microsoft Entra ID gave an access token, valid until \d{4}-\S+Z\.$/m);
    expect(world.emulator.sessions).toHaveLength(1);
  });

  it('and tokens are masked as soon as they are known, in the form of the wire, too', async () => {
    await using world = await openWorld(cloud);
    const { masks, raw } = await world.runByOidc();
    const assertion = cloud.entra.requests[0]?.form.get('client_assertion') ?? '';
    expect(masks).toContain(assertion);
    const [, initial = ''] = /^AUTH XOAUTH2 (\S+)/m.exec(sentOctets(world)) ?? [];
    const [, bearer = ''] = Buffer.from(initial, 'base64').toString().split('\x01');
    const token = bearer.replace('auth=Bearer ', '');
    expect(cloud.entra.validateAccessToken(token)).toBeDefined();
    expect(masks).toEqual(expect.arrayContaining([token, initial]));
    expect(raw.indexOf(`::add-mask::${token}`)).toBeLessThan(raw.indexOf('AUTH XOAUTH2 (credentials)'));
  });

  it('auth: auto keeps to the secret when there is one', async () => {
    await using world = await openWorld(cloud);
    await world.runByOidc({ 'client-secret': defaultAccount.clientSecret });
    expect(world.emulator.messages).toMatchObject([{ mechanism: 'LOGIN' }]);
    expect(cloud.entra.requests).toHaveLength(0);
  });

  const sentOctets = (world: World) => world.emulator.sessions[0]?.wire.secured.toString('latin1') ?? '';
});

describe('GitHub’s OIDC provider', () => {
  it('cannot be asked without the permission: an input error that names it', async () => {
    await using world = await openWorld(cloud);
    const result = await world.run({ auth: 'oidc', 'client-secret': '' });
    expectRefusal(result, /auth is wrong/, 'input');
    expect(errorOf(result)?.message).toContain('id-token: write');
  });

  it.each([
    ['refuses', { status: 401, body: { message: 'Unauthorized' } }],
    ['has no such page', { status: 404, body: {} }],
    ['gives no token', { body: { count: 0 } }],
  ])('%s: says so, and Entra is not asked', async (_title, answer) => {
    await using world = await openWorld(cloud);
    await using provider = await startIdTokenProvider(answer);
    const result = await world.runByOidc(verify, { env: provider.env });
    expectRefusal(result, /^GitHub gave this run no OIDC token$/, 'oidc-token');
    expect(cloud.entra.requests).toHaveLength(0);
  });

  it('is silent: the time of the step ends the wait', async () => {
    await using world = await openWorld(cloud);
    await using provider = await startIdTokenProvider('silence');
    const { run, end } = controlTime();
    void provider.asked.then(() => end('all'));
    let stop = () => {};
    const result = await world.runByOidc(verify, {
      ...run,
      env: provider.env,
      onStart: (kill, pid, send) => {
        run.onStart(kill, pid, send);
        stop = () => kill('SIGTERM');
      },
      // The toolkit's request goes on; what counts is that the error was reported before.
      onOutput: (text) => text.includes('::error') && setImmediate(stop),
    });
    expect(errorOf(result)?.title).toMatch(/before the time of this step ran out/);
    expect(result.outputs['sent']).toBe('false');
  });
});

describe('what Entra finds out about the token of the run', () => {
  type Claims = Parameters<Cloud['entra']['issueAssertion']>[0];

  it.each<[string, Claims, RegExp, string]>([
    ['another key has signed it', { isForged: true }, /AADSTS700027/, 'entra-assertion-refused'],
    ['it has expired', { lifetimeSeconds: -60 }, /AADSTS700024/, 'entra-assertion-refused'],
    [
      'it has another audience',
      { audience: 'https://github.com/contoso' },
      /AADSTS700212/,
      'entra-no-federated-credential',
    ],
    [
      'it has another issuer',
      { issuer: 'https://evil.example' },
      /AADSTS700211/,
      'entra-no-federated-credential',
    ],
    [
      'it has another subject',
      { subject: 'repo:mallory/app:pull_request' },
      /AADSTS700213/,
      'entra-no-federated-credential',
    ],
  ])('%s', async (_title, claims, title, anchor) => {
    await using world = await openWorld(cloud);
    await using provider = await startIdTokenProvider({
      body: { value: cloud.entra.issueAssertion(claims) },
    });
    const result = await world.runByOidc(verify, { env: provider.env });
    expectRefusal(result, title, anchor);
    expect(world.emulator.sessions).toHaveLength(0);
  });
});

describe('what the app lacks', () => {
  const subject = 'repo:octo-org/octo-repo:ref:refs/heads/main';
  const trusting = (parts: object): WorldOptions => ({
    trust: [{ issuer: cloud.entra.issuer, subject, audience: AUDIENCE, ...parts }],
  });

  it.each<[string, () => WorldOptions, Record<string, string>, RegExp, string]>([
    ['any federated credential', () => ({ trust: [] }), {}, /AADSTS70025\b/, 'entra-no-federated-credential'],
    [
      'one for this issuer',
      () => trusting({ issuer: 'https://token.example' }),
      {},
      /AADSTS700211/,
      'entra-no-federated-credential',
    ],
    [
      'one for this subject',
      () => trusting({ subject: 'repo:octo-org/octo-repo:environment:prod' }),
      {},
      /AADSTS700213/,
      'entra-no-federated-credential',
    ],
    [
      'one in this letter case',
      () => trusting({ subject: subject.replace('octo-org', 'Octo-Org') }),
      {},
      /AADSTS7002138/,
      'entra-no-federated-credential',
    ],
    [
      'one for this audience',
      () => trusting({ audience: 'api://AzureADTokenExchangeUSGov' }),
      {},
      /AADSTS700212/,
      'entra-no-federated-credential',
    ],
    ['a registration', () => ({}), { 'client-id': OTHER_ID }, /AADSTS700016/, 'entra-app-not-found'],
    ['a tenant', () => ({}), { 'tenant-id': OTHER_ID }, /AADSTS90002/, 'entra-tenant-not-found'],
    [
      'permission to sign in',
      () => ({ app: { isDisabled: true } }),
      {},
      /AADSTS7000112/,
      'entra-app-disabled',
    ],
    [
      'a service principal',
      () => ({ app: { hasNoServicePrincipal: true } }),
      {},
      /AADSTS7000229/,
      'entra-no-service-principal',
    ],
    [
      'an exception from Conditional Access',
      () => ({ app: { isBlockedByConditionalAccess: true } }),
      {},
      /AADSTS53003/,
      'entra-conditional-access',
    ],
  ])('%s', async (_title, options, inputs, title, anchor) => {
    await using world = await openWorld(cloud, options());
    const result = await world.runByOidc({ ...verify, ...inputs });
    expectRefusal(result, title, anchor);
    expect(errorOf(result)?.message).toContain('[correlation id ');
    if (anchor === 'entra-no-federated-credential') {
      expect(errorOf(result)?.message).toContain(
        `issuer ${cloud.entra.issuer}, audience ${AUDIENCE}, subject ${subject}`,
      );
      expect(errorOf(result)?.message).toContain(
        `az ad app federated-credential create --id <client-id> --parameters '{"name":"github-repo-octo-org-octo-repo-ref-refs-heads-main"`,
      );
    }
    expect(world.emulator.sessions).toHaveLength(0);
  });

  it('a subject with numeric ids is spelt out whole, and is not taken for addresses', async () => {
    const numeric = 'repo:octo-org@1234/octo-repo@5678:ref:refs/heads/main';
    await using provider = await startIdTokenProvider({
      body: { value: cloud.entra.issueAssertion({ subject: numeric }) },
    });
    await using world = await openWorld(cloud);
    const result = await world.runByOidc(verify, { env: { ...provider.env, RUNNER_DEBUG: '' } });
    expect(errorOf(result)?.message).toContain(`"subject":"${numeric}"`);
    expect(errorOf(result)?.message).toContain('numeric ids');
    expect(result.summary.replaceAll('\\', '')).toContain(`"subject":"${numeric}"`);
  });
});

describe('codes that no registration here leads to', () => {
  it.each([
    [70002, 'entra-wrong-secret'],
    [700011, 'entra-app-not-found'],
    [700025, 'entra-app-not-found'],
    [70001, 'entra-app-disabled'],
    [900023, 'entra-tenant-not-found'],
    [90038, 'entra-other-cloud'],
    [900382, 'entra-other-cloud'],
    [900432, 'entra-other-cloud'],
    [70021, 'entra-no-federated-credential'],
    [700223, 'entra-federation-blocked'],
    [700238, 'entra-federation-blocked'],
    [50013, 'entra-assertion-refused'],
    [500133, 'entra-assertion-refused'],
    [50027, 'entra-assertion-refused'],
    [900384, 'entra-assertion-refused'],
    [530032, 'entra-conditional-access'],
    [530035, 'entra-conditional-access'],
    [50131, 'entra-conditional-access'],
    [500011, 'entra-service-not-found'],
    [50001, 'entra-service-not-found'],
    [70011, 'entra-service-not-found'],
    [28002, 'entra-service-not-found'],
    [650052, 'entra-service-not-found'],
    [7000218, 'entra-malformed-request'],
    [90013, 'entra-malformed-request'],
    [90014, 'entra-malformed-request'],
    [900144, 'entra-malformed-request'],
    [90023, 'entra-malformed-request'],
    [9002313, 'entra-malformed-request'],
    [90100, 'entra-malformed-request'],
    [1234567, 'entra-other-code'],
  ])('AADSTS%i leads to %s', async (code, anchor) => {
    await using world = await openWorld(cloud);
    cloud.entra.play({ kind: 'refuse', code });
    const result = await world.runByOidc(verify);
    expectRefusal(result, new RegExp(`\\(AADSTS${code}\\)$`), anchor);
    expect(result.outputs['response']).toMatch(new RegExp(`^AADSTS${code}: `));
    expect(cloud.entra.requests).toHaveLength(1);
  });
});

describe('a token endpoint that does not answer as it should', () => {
  const busy: Scenario = { kind: 'status', status: 503, retryAfter: '0' };

  it.each<[string, Scenario[], RegExp, string, number]>([
    ['is down', [busy, busy], /cannot give tokens at the moment \(HTTP 503\)/, 'entra-busy', 2],
    [
      'limits requests for longer than a job should wait',
      [{ kind: 'status', status: 429, retryAfter: '120' }],
      /HTTP 429/,
      'entra-busy',
      1,
    ],
    [
      'calls its fault a passing one',
      [
        { kind: 'refuse', code: 90033 },
        { kind: 'refuse', code: 90033 },
      ],
      /AADSTS90033/,
      'entra-busy',
      2,
    ],
    [
      'resets connections',
      [{ kind: 'reset' }, { kind: 'reset' }],
      /connection to localhost:\d+ failed/,
      'entra-unreachable',
      2,
    ],
    [
      'never answers',
      [{ kind: 'hang' }],
      /gave no answer .* before the time of this step ran out/,
      'entra-unreachable',
      1,
    ],
    ['stops in its answer', [{ kind: 'hang-in-body' }], /gave no answer/, 'entra-unreachable', 1],
    ['answers without end', [{ kind: 'endless' }], /too long to be a token/, 'entra-answer', 1],
    [
      'shows a login page',
      [{ kind: 'body', body: '<html>Sign in</html>', contentType: 'text/html' }],
      /did not answer like/,
      'entra-answer',
      1,
    ],
    [
      'gives an empty token',
      [{ kind: 'body', body: '{"token_type":"Bearer","expires_in":3599,"access_token":""}' }],
      /did not answer like/,
      'entra-answer',
      1,
    ],
    [
      'gives a token that would speak SMTP',
      [{ kind: 'token-with-newline' }],
      /did not answer like/,
      'entra-answer',
      1,
    ],
  ])('%s', async (_title, scenarios, title, anchor, requests) => {
    await using world = await openWorld(cloud);
    cloud.entra.play(...scenarios);
    const { run, end } = controlTime();
    if (title.source.includes('gave no')) void cloud.entra.nextRequest().then(() => end('all'));
    const result = await world.runByOidc(verify, run);
    expectRefusal(result, title, anchor);
    expect(cloud.entra.requests).toHaveLength(requests);
    expect(world.emulator.sessions).toHaveLength(0);
  });

  it('is slow, or down for a moment: the mail is sent all the same', async () => {
    await using world = await openWorld(cloud);
    cloud.entra.play(busy, { kind: 'slow', delayMs: 500 });
    const result = await world.runByOidc();
    expect(result.outputs, result.raw).toMatchObject({ sent: 'true', attempts: '1' });
  });

  it.each([
    ['the secret', 'client_secret'],
    ['the token of the run', 'client_assertion'],
  ])('echoes %s in every form: none of them is shown', async (_title, field) => {
    await using world = await openWorld(cloud);
    cloud.entra.play({ kind: 'echo' });
    const result =
      field === 'client_secret'
        ? await world.run({ ...verify, auth: 'oauth' })
        : await world.runByOidc(verify);
    expectRefusal(result, /AADSTS7000215/, 'entra-wrong-secret');
    expect(cloud.entra.requests[0]?.form.get(field)).toBeTruthy();
    expect(errorOf(result)?.message).toContain('got *** ');
  });

  it('sends the client elsewhere: the credential stays here', async () => {
    let visitors = 0;
    const thief = createServer(cloud.authority.issue('good', ['localhost']), (_request, response) => {
      visitors += 1;
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(thief, 'listening');
    await using world = await openWorld(cloud);
    cloud.entra.play({ kind: 'redirect', to: `https://localhost:${(thief.address() as AddressInfo).port}/` });
    const result = await world.run({ ...verify, auth: 'oauth' });
    thief.close();
    expectRefusal(result, /redirects the token request/, 'entra-answer');
    expect(visitors).toBe(0);
  });

  it('shows a certificate of an authority that nobody knows', async () => {
    const impostor = createServer(cloud.authority.issue('unknown-ca', ['localhost'])).listen(0, '127.0.0.1');
    await once(impostor, 'listening');
    await using world = await openWorld(cloud);
    const host = `https://localhost:${(impostor.address() as AddressInfo).port}`;
    const result = await world.run({ ...verify, auth: 'oauth' }, { env: { AZURE_AUTHORITY_HOST: host } });
    impostor.close();
    expectRefusal(result, /certificate or TLS of localhost:\d+ is not acceptable/, 'entra-unreachable');
  });

  it('is soft with on-error: warn', async () => {
    await using world = await openWorld(cloud);
    cloud.entra.play({ kind: 'refuse', code: 53003 });
    const result = await world.runByOidc({ ...verify, 'on-error': 'warn' });
    expect(result.code, result.raw).toBe(0);
    expect(errorOf(result)).toBeUndefined();
    expect(result.annotations.findLast((each) => each.level === 'warning')?.title).toContain('AADSTS53003');
  });
});

describe('a token that the mail service refuses', () => {
  const tokenFor = (options: Partial<AccessTokenOptions>) =>
    cloud.entra.issueAccessToken({
      appId: defaultAccount.clientId,
      tenantId: defaultAccount.tenantId,
      ...options,
    });

  it.each<[string, () => string, string, RegExp, RegExp]>([
    [
      'because it is for Exchange',
      () => tokenFor({ audience: 'https://outlook.office365.com' }),
      'wrong-audience',
      /it is for outlook\.office365\.com/,
      /https:\/\/communication\.azure\.com\/\.default/,
    ],
    [
      'because it belongs to another app',
      () => tokenFor({ appId: OTHER_ID }),
      'other-app',
      /another app than client-id/,
      /az ad app show --id <client-id>/,
    ],
    [
      'because it has expired',
      () => tokenFor({ lifetimeSeconds: -60 }),
      'unknown-token',
      /it has expired/,
      /date -u/,
    ],
    [
      'because it comes from another tenant',
      () => tokenFor({ tenantId: OTHER_ID, appId: OTHER_ID }),
      'other-app',
      /another tenant than tenant-id/,
      /az account list/,
    ],
  ])('%s', async (_title, makeToken, truth, title, remedy) => {
    await using world = await openWorld(cloud);
    const body = JSON.stringify({ token_type: 'Bearer', expires_in: 3599, access_token: makeToken() });
    cloud.entra.play({ kind: 'body', body });
    const result = await world.runByOidc();
    expectRefusal(result, title, 'token-refused');
    expect(errorOf(result)?.message).toMatch(remedy);
    expect(result.outputs['response']).toMatch(/^535 5\.7\.3 /);
    expect(world.emulator.sessions.map((each) => each.authFailure)).toEqual([truth]);
  });

  it.each<[string, WorldOptions, Record<string, string>, string, RegExp]>([
    [
      'because the app has no role',
      { subscription: { resources: [{ ...resource, roles: [] }] } },
      {},
      'missing-role',
      /no role on the Communication Services resource/,
    ],
    [
      'because the triple is no user name for tokens',
      { acceptsTripleWithToken: false },
      {},
      'triple-with-token',
      /Why:\n- The sign-in with a token may need an SMTP Username/,
    ],
    [
      'because the SMTP Username is linked to another app',
      {
        subscription: {
          resources: [
            {
              ...resource,
              smtpUsernames: [
                { username: defaultAccount.smtpUsername, clientId: OTHER_ID, tenantId: app.tenantId },
              ],
            },
          ],
        },
      },
      byUsername,
      'other-app',
      /Why:\n- smtp-username is mistyped, .* linked to another app/,
    ],
    [
      'at once, without a challenge',
      { tokenRefusal: 'direct', subscription: { resources: [{ ...resource, roles: [] }] } },
      {},
      'missing-role',
      /no role on the Communication Services resource/,
    ],
  ])('%s', async (_title, options, inputs, truth, cause) => {
    await using world = await openWorld(cloud, options);
    const result = await world.runByOidc(inputs);
    expectRefusal(result, /although Microsoft Entra ID gave a token for it/, 'token-refused');
    expect(errorOf(result)?.message).toMatch(cause);
    expect(errorOf(result)?.message).toContain('The token itself looks right');
    expect(result.outputs).toMatchObject({ attempts: '1', response: expect.stringMatching(/^535 5\.7\.3 /) });
    expect(world.emulator.sessions.map((each) => each.authFailure)).toEqual([truth]);
  });
});
