import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSubscription, defaultAccount } from '../../emulator/emulator.ts';
import {
  type Cloud,
  openWorld,
  PROXIED_HOST,
  startCloud,
  type WorldOptions,
} from '../../testing/entra/cloud.ts';
import { startConnectProxy } from '../../testing/entra/connect-proxy.ts';
import type { ActionResult } from '../../testing/runner/run-action.ts';

/**
 * The mail service answers every mistake with the same 535. With Entra at hand, the built action tells them apart.
 */

let cloud: Cloud;

beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud[Symbol.asyncDispose]());

const errorOf = (result: ActionResult) => result.annotations.find((each) => each.level === 'error');
const notices = (result: ActionResult) => result.annotations.filter((each) => each.level === 'notice');

const { apps, resources } = createSubscription();
const [app] = apps;
const [resource] = resources;
if (!app || !resource) throw new Error('the default subscription is empty');

const OTHER_ID = '77777777-7777-4777-8777-777777777777';
const OTHER_SECRET = 'zzz8Q~the-secret-of-another-app';
const otherApp = {
  clientId: OTHER_ID,
  tenantId: app.tenantId,
  secrets: [{ id: OTHER_ID, value: OTHER_SECRET }],
};
const withRole = (role: (typeof resource.roles)[number]) => ({
  subscription: { resources: [{ ...resource, roles: [role] }] },
});
const asSmtpUsername = { 'acs-resource': '', 'smtp-username': defaultAccount.smtpUsername };

/** What is wrong, what the inputs are, what the emulator says the truth is, and the chapter that the user is led to. */
const FAULTS: [string, WorldOptions, Record<string, string>, string, string, RegExp][] = [
  [
    'a wrong secret',
    {},
    { 'client-secret': 'x9Z8Q~mistyped' },
    'wrong-secret',
    'entra-wrong-secret',
    /AADSTS7000215/,
  ],
  [
    'the secret of another app',
    { subscription: { apps: [app, otherApp] } },
    { 'client-secret': OTHER_SECRET },
    'other-app',
    'entra-wrong-secret',
    /AADSTS7000215/,
  ],
  [
    'an expired secret',
    {
      subscription: {
        apps: [{ ...app, secrets: app.secrets.map((each) => ({ ...each, expires: new Date(0) })) }],
      },
    },
    {},
    'expired-secret',
    'entra-expired-secret',
    /AADSTS7000222/,
  ],
  ['an unknown app', {}, { 'client-id': OTHER_ID }, 'unknown-app', 'entra-app-not-found', /AADSTS700016/],
  [
    'the Object ID of the app',
    {},
    { 'client-id': app.objectId ?? '' },
    'object-id',
    'entra-app-not-found',
    /AADSTS700016/,
  ],
  [
    'an unknown tenant',
    {},
    { 'tenant-id': OTHER_ID },
    'wrong-tenant',
    'entra-tenant-not-found',
    /AADSTS90002/,
  ],
  [
    'the tenant of another app',
    { subscription: { apps: [app, { ...otherApp, tenantId: '88888888-8888-4888-8888-888888888888' }] } },
    { 'tenant-id': '88888888-8888-4888-8888-888888888888' },
    'wrong-tenant',
    'entra-app-not-found',
    /AADSTS700016/,
  ],
  [
    'no service principal',
    { subscription: { apps: [{ ...app, hasServicePrincipal: false }] } },
    {},
    'no-service-principal',
    'entra-no-service-principal',
    /AADSTS7000229/,
  ],
  [
    'no role',
    { subscription: { resources: [{ ...resource, roles: [] }] } },
    {},
    'missing-role',
    'role-or-resource',
    /Entra ID accepts/,
  ],
  [
    'the role on another resource',
    {
      subscription: {
        resources: [
          { ...resource, roles: [] },
          { ...resource, name: 'contoso-acs-test' },
        ],
      },
    },
    {},
    'missing-role',
    'role-or-resource',
    /Entra ID accepts/,
  ],
  [
    'a role that only reads',
    withRole({ clientId: app.clientId, role: 'Reader' }),
    {},
    'insufficient-role',
    'role-or-resource',
    /Entra ID accepts/,
  ],
  [
    'a custom role from old instructions',
    withRole({
      clientId: app.clientId,
      role: {
        actions: [
          'Microsoft.Communication/CommunicationServices/Read',
          'Microsoft.Communication/EmailServices/write',
        ],
      },
    }),
    {},
    'insufficient-role',
    'role-or-resource',
    /Entra ID accepts/,
  ],
  [
    'a role that is not in force yet',
    withRole({
      clientId: app.clientId,
      role: 'Communication and Email Service Owner',
      effectiveFrom: new Date('9999-01-01'),
    }),
    {},
    'role-not-effective',
    'role-or-resource',
    /Entra ID accepts/,
  ],
  [
    'the Email service’s name',
    {},
    { 'acs-resource': 'contoso-email' },
    'email-service-name',
    'role-or-resource',
    /Entra ID accepts/,
  ],
  [
    'a mistyped resource',
    {},
    { 'acs-resource': 'contoso-asc' },
    'unknown-resource',
    'role-or-resource',
    /accepts/,
  ],
  [
    'an SMTP Username that is linked to another app',
    {
      subscription: {
        apps: [app, otherApp],
        resources: [
          {
            ...resource,
            smtpUsernames: [{ ...otherApp, username: defaultAccount.smtpUsername }],
          },
        ],
      },
    },
    asSmtpUsername,
    'other-app',
    'smtp-username-link',
    /Entra ID accepts/,
  ],
  [
    'a mistyped SMTP Username',
    {},
    { 'acs-resource': '', 'smtp-username': 'build-mialer' },
    'unknown-username',
    'smtp-username-link',
    /Entra ID accepts/,
  ],
];

describe('a 535 is told apart by asking Entra', () => {
  it.each(FAULTS)('%s', async (_title, options, inputs, truth, anchor, title) => {
    await using world = await openWorld(cloud, options);
    const result = await world.run(inputs);
    expect(world.emulator.sessions.map((each) => each.authFailure)).toEqual([truth]);

    expect(result.code, result.raw).toBe(1);
    expect(result.outputs).toMatchObject({ sent: 'false', attempts: '1' });
    expect(result.outputs['response']).toMatch(/^535 5\.7\.3 /);
    const error = errorOf(result);
    expect(error?.title).toMatch(title);
    expect(error?.message).toContain(`troubleshooting.md#${anchor}`);
    expect(error?.message).toMatch(/What to do:\n- .*: az /);
    expect(result.summary).toContain(`#${anchor}`);
    expect(cloud.entra.requests).toHaveLength(1);
  });

  it('the Secret ID is caught before anything connects', async () => {
    await using world = await openWorld(cloud);
    const result = await world.run({ 'client-secret': app.secrets[0]?.id ?? '' });
    expect(errorOf(result)?.message).toContain('Secret ID');
    expect(world.emulator.sessions).toHaveLength(0);
    expect(cloud.entra.requests).toHaveLength(0);
  });

  it('on-error: warn keeps the diagnosis, as a warning', async () => {
    await using world = await openWorld(cloud);
    const result = await world.run({ 'client-secret': 'x9Z8Q~mistyped', 'on-error': 'warn' });
    expect(result.code).toBe(0);
    const warning = result.annotations.findLast((each) => each.level === 'warning');
    expect(warning?.title).toContain('AADSTS7000215');
    expect(warning?.message).toContain('az ad app credential list --id <client-id>');
  });
});

describe('where Entra cannot tell', () => {
  it.each<[without: string, inputs: Record<string, string>]>([
    ['ids', { 'client-id': '', 'tenant-id': '' }],
    ['a client id', { 'client-id': '' }],
    ['a tenant id', { 'tenant-id': '' }],
  ])('an SMTP Username without %s: says which inputs would help, and asks nobody', async (_ids, inputs) => {
    await using world = await openWorld(cloud);
    const result = await world.run({ ...asSmtpUsername, 'client-secret': 'x9Z~no', ...inputs });
    expect(errorOf(result)?.message).toContain('#sign-in-refused');
    expect(errorOf(result)?.message).toContain('Give client-id and tenant-id together with smtp-username');
    expect(cloud.entra.requests).toHaveLength(0);
    expect(notices(result)).toEqual([]);
  });

  it('Entra is down: the general causes stay, with a note', async () => {
    await using world = await openWorld(cloud, { subscription: { resources: [{ ...resource, roles: [] }] } });
    cloud.entra.play({ kind: 'status', status: 503, retryAfter: '60' });
    const result = await world.run();
    expect(errorOf(result)?.message).toContain('#sign-in-refused');
    expect(errorOf(result)?.message).toContain('Microsoft Entra ID could not be asked');
  });

  it.each([
    ['LOGIN', ['XOAUTH2'], 'password'],
    ['XOAUTH2', ['LOGIN'], 'oauth'],
  ])('a server without %s refuses the mechanism, not the credentials', async (_missing, mechanisms, auth) => {
    await using world = await openWorld(cloud, { mechanisms });
    const result = await world.run({ auth });
    expect(errorOf(result)?.message).toContain('#sign-in-method');
    expect(cloud.entra.requests).toHaveLength(auth === 'oauth' ? 1 : 0);
  });
});

describe('AZURE_AUTHORITY_HOST', () => {
  it('is announced when a host that is not Microsoft’s gets the secret', async () => {
    await using world = await openWorld(cloud);
    const result = await world.run({ 'client-secret': 'x9Z8Q~mistyped' });
    expect(notices(result)).toHaveLength(1);
    expect(notices(result)[0]?.message).toContain('so localhost gets the client secret');
  });

  it('is no news while nothing is sent there', async () => {
    await using world = await openWorld(cloud);
    const result = await world.run();
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(notices(result)).toEqual([]);
    expect(cloud.entra.requests).toHaveLength(0);
  });

  it('never gets the secret without TLS', async () => {
    await using world = await openWorld(cloud);
    const host = cloud.entra.authorityHost.replace('https:', 'http:');
    const result = await world.run(
      { auth: 'oauth', 'on-error': 'warn' },
      { env: { AZURE_AUTHORITY_HOST: host } },
    );
    expect(result.code).toBe(1);
    expect(errorOf(result)?.message).toContain('#entra-other-cloud');
    expect(world.emulator.sessions).toHaveLength(0);
  });
});

it('the token request goes through the proxy that HTTPS_PROXY names, unless NO_PROXY takes the host out', async () => {
  await using world = await openWorld(cloud);
  await using proxy = await startConnectProxy();
  const { port } = new URL(cloud.entra.authorityHost);
  const env = { AZURE_AUTHORITY_HOST: `https://${PROXIED_HOST}:${port}`, HTTPS_PROXY: proxy.url };
  const sent = await world.run({ auth: 'oauth' }, { env });
  expect(sent.outputs['sent'], sent.raw).toBe('true');
  expect(proxy.targets).toEqual([`${PROXIED_HOST}:${port}`]);
  const direct = await world.run({ auth: 'oauth' }, { env: { ...env, NO_PROXY: PROXIED_HOST } });
  expect(errorOf(direct)?.message, direct.raw).toContain('#entra-unreachable');
  expect(proxy.targets).toHaveLength(1);
});
