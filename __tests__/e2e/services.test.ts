import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTenant, defaultAccount, type TenantAccount } from '../../emulator/emulator.ts';
import {
  type Cloud,
  openWorld,
  startCloud,
  type World,
  type WorldOptions,
} from '../../testing/entra/cloud.ts';
import type { ActionResult } from '../../testing/runner/run-action.ts';

/** The services beside ACS through the built action: every way to sign in, and every wrong set-up with its own cause. */

let cloud: Cloud;

beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud[Symbol.asyncDispose]());

const errorOf = (result: ActionResult) => result.annotations.find((each) => each.level === 'error');
const warningsOf = (result: ActionResult) =>
  result.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);
const play = (
  plays: 'exchange-online' | 'hve',
  account: Partial<TenantAccount> = {},
  options: WorldOptions = {},
): WorldOptions => ({ plays, tenant: createTenant(account), ...options });

const PASSWORD = { 'client-secret': '', 'smtp-password': defaultAccount.mailboxPassword };
const bySecret = (world: World, inputs = {}) => world.run(inputs);
const byOidc = (world: World, inputs = {}) => world.runByOidc(inputs);
const byPassword = (world: World, inputs = {}) => world.run({ ...PASSWORD, ...inputs });

const SCOPES = {
  'exchange-online': 'https://outlook.office365.com/.default',
  hve: 'https://outlook.office.com/.default',
};

describe.each(['exchange-online', 'hve'] as const)('%s', (service) => {
  it.each<[string, typeof bySecret, string, string | undefined]>([
    ['the client secret', bySecret, 'XOAUTH2', 'client_secret'],
    ['OIDC', byOidc, 'XOAUTH2', 'client_assertion'],
    ['a password', byPassword, 'LOGIN', undefined],
  ])('takes the mail and the check by %s', async (_way, run, mechanism, credential) => {
    await using world = await openWorld(cloud, play(service));
    const verified = await run(world, { verify: 'true' });
    expect(verified.log, verified.raw).toContain('✓ signed in');
    const result = await run(world);
    expect(result.outputs, result.raw).toMatchObject({ sent: 'true', accepted: '["dev@contoso.example"]' });
    expect(world.emulator.messages).toMatchObject([{ mechanism, username: defaultAccount.from }]);
    expect(warningsOf(result)).toEqual([]);
    const forms = cloud.entra.requests.map(({ form }) => Object.fromEntries(form));
    expect(forms).toHaveLength(credential === undefined ? 0 : 2);
    for (const form of forms) expect(form).toMatchObject({ scope: SCOPES[service] });
    for (const form of forms) expect(form).toHaveProperty(credential ?? '');
    const notices = result.annotations.filter(({ title }) => title === 'Sign-in by password');
    expect(notices).toHaveLength(credential === undefined ? 1 : 0);
    expect(result.summary).not.toContain('Azure');
  });

  it('shows the sender, who signs in for itself', async () => {
    await using world = await openWorld(cloud, play(service));
    const result = await world.run({ 'smtp-username': defaultAccount.from });
    expect(result.masks).not.toContain(defaultAccount.from);
    expect(result.outputs['sent'], result.raw).toBe('true');
  });

  it('says what has no effect, and goes on', async () => {
    await using world = await openWorld(cloud, play(service));
    const result = await world.run({ 'acs-resource': 'contoso-acs' });
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(warningsOf(result)).toEqual([`The input acs-resource has no effect with service: ${service}`]);
  });
});

type Wrong = [what: string, options: WorldOptions, inputs: Record<string, string>, anchor: string, RegExp];
const OTHER_APP = '77777777-7777-4777-8777-777777777777';
const reply = (line: string, at: 'auth' | 'mail' | 'rcpt' | 'end-of-data' = 'auth'): WorldOptions => ({
  faults: [{ at, do: 'reply', reply: line }],
});

const WRONG_EXCHANGE: Wrong[] = [
  [
    'neither permission nor role',
    play('exchange-online', {}, { app: { roles: [] } }),
    {},
    'exchange-permission',
    /Test-ServicePrincipalAuthorization/,
  ],
  [
    'no service principal in Exchange',
    play('exchange-online', {}, reply('535 5.7.3 Authentication unsuccessful')),
    {},
    'exchange-mailbox-right',
    /New-ServicePrincipal/,
  ],
  [
    'no FullAccess on the mailbox',
    play('exchange-online', { apps: [] }),
    {},
    'exchange-mailbox-right',
    /Add-MailboxPermission/,
  ],
  [
    'a role that makes up for it only without the permission',
    play('exchange-online', { apps: [], roleApps: [defaultAccount.clientId] }),
    {},
    'exchange-mailbox-right',
    /Add-MailboxPermission/,
  ],
  [
    'SMTP AUTH off',
    play('exchange-online', { hasSmtpAuth: false }),
    {},
    'exchange-smtp-auth-off',
    /Set-CASMailbox/,
  ],
  [
    'a from that is another address',
    play('exchange-online'),
    { from: 'noreply@contoso.example', 'smtp-username': defaultAccount.from },
    'exchange-send-as',
    /Add-RecipientPermission/,
  ],
  [
    'passwords off',
    play('exchange-online', { takesPasswords: false }),
    PASSWORD,
    'exchange-password-off',
    /instead of smtp-password/,
  ],
  [
    'a wrong password',
    play('exchange-online'),
    { ...PASSWORD, 'smtp-password': 'not the one' },
    'exchange-password-wrong',
    /locked/,
  ],
  [
    'a wrong client secret',
    play('exchange-online'),
    { 'client-secret': 'x9Z8Q~mistyped' },
    'entra-wrong-secret',
    /az ad app credential list/,
  ],
  [
    'a tenant without Exchange',
    play('exchange-online', {}, { app: { lacksResource: true } }),
    {},
    'entra-service-not-found',
    /00000002-0000-0ff1-ce00-000000000000/,
  ],
];

const WRONG_HVE: Wrong[] = [
  [
    'no Mail.Send',
    play('hve', {}, { app: { roles: ['SMTP.SendAsApp'] } }),
    {},
    'hve-permission',
    /admin-consent/,
  ],
  [
    'no Mail.Send, said by a bare 535',
    play('hve', {}, { app: { roles: [] }, ...reply('535 5.7.3 Authentication unsuccessful') }),
    {},
    'hve-permission',
    /Microsoft Graph/,
  ],
  [
    'another id in Add-HVEAppAccess',
    play('hve', { apps: [OTHER_APP] }),
    {},
    'hve-app-access',
    /object id of the Enterprise application/,
  ],
  [
    'the same, said by a bare 535',
    play('hve', {}, reply('535 5.7.3 Authentication unsuccessful')),
    {},
    'hve-app-access',
    /Add-HVEAppAccess/,
  ],
  ['no billing policy', play('hve', { hasBilling: false }), {}, 'hve-billing', /Get-HVEAccountBillingPolicy/],
  [
    'an outside recipient',
    play('hve'),
    { to: 'someone@fabrikam.example' },
    'hve-internal-only',
    /exchange-online/,
  ],
  [
    'a from that is not the account',
    play('hve'),
    { from: 'noreply@contoso.example', 'smtp-username': defaultAccount.from },
    'hve-from',
    /leave smtp-username out/,
  ],
  [
    'an ordinary mailbox',
    play('hve', { isHighVolume: false }),
    {},
    'hve-not-an-account',
    /service: exchange-online/,
  ],
  [
    'a password that is off',
    play('hve', { takesPasswords: false }),
    PASSWORD,
    'hve-sign-in',
    /AllowBasicAuthSmtp/,
  ],
  [
    'a clock that is wrong',
    play('hve', {}, reply('501 5.5.127 Invalid XOAUTH2 argument.')),
    {},
    'hve-token-ending',
    /date -u/,
  ],
  [
    'a tenant without Exchange',
    play('hve', {}, { app: { lacksResource: true } }),
    {},
    'entra-service-not-found',
    /Exchange Online/,
  ],
];

describe.each([
  ['Exchange Online', WRONG_EXCHANGE],
  ['High Volume Email', WRONG_HVE],
])('%s, set up wrongly', (_service, wrong) => {
  it.each(wrong)('%s', async (_what, options, inputs, anchor, remedy) => {
    await using world = await openWorld(cloud, options);
    const result = await world.run(inputs);
    expect(result.code, result.raw).toBe(1);
    expect(result.outputs).toMatchObject({ sent: 'false', attempts: '1' });
    expect(errorOf(result)?.message, result.raw).toContain(`troubleshooting.md#${anchor}`);
    expect(errorOf(result)?.message).toMatch(remedy);
    expect(errorOf(result)?.message).not.toMatch(/Azure|Communication Services/);
    expect(result.outputs['rejected']).toBeDefined();
  });
});

it('least rights at Exchange Online: a role of RBAC, and no permission in the token', async () => {
  await using world = await openWorld(
    cloud,
    play('exchange-online', { apps: [], roleApps: [defaultAccount.clientId] }, { app: { roles: [] } }),
  );
  expect((await world.run()).outputs['sent']).toBe('true');
});

describe('the inside-only rule of High Volume Email', () => {
  it('is checked before anything connects where the domains are known', async () => {
    await using world = await openWorld(cloud, play('hve'));
    const result = await world.run({
      to: 'dev@contoso.example, x@fabrikam.example',
      'allow-domains': 'contoso.example',
    });
    expect(errorOf(result)?.message, result.raw).toContain('to has recipients on fabrikam.example');
    expect(world.emulator.sessions).toHaveLength(0);
    expect(cloud.entra.requests).toHaveLength(0);
  });

  it('lets the domain of from pass, and subdomains that are listed', async () => {
    await using world = await openWorld(cloud, play('hve'));
    const result = await world.run({
      to: 'dev@contoso.example, x@notify.contoso.example',
      'allow-domains': 'contoso.example',
    });
    expect(result.outputs['sent'], result.raw).toBe('true');
  });
});

describe('service: smtp', () => {
  const server = {
    service: 'smtp',
    'acs-resource': '',
    'client-id': '',
    'tenant-id': '',
    'client-secret': '',
    'smtp-username': defaultAccount.username,
    'smtp-password': defaultAccount.clientSecret,
  };

  it.each([
    [['LOGIN'], 'LOGIN'],
    [['PLAIN'], 'PLAIN'],
    [['PLAIN', 'LOGIN', 'XOAUTH2'], 'LOGIN'],
  ])('of %j takes %s', async (mechanisms, expected) => {
    await using world = await openWorld(cloud, { mechanisms });
    const result = await world.run(server);
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(world.emulator.messages).toMatchObject([{ mechanism: expected }]);
    expect(warningsOf(result)).toEqual([]);
  });

  it.each([
    ['a GUID', '77777777-7777-4777-8777-777777777777'],
    ['words with blanks', 'abcd efgh ijkl mnop'],
  ])('takes a password that is %s', async (_what, password) => {
    const { apps } = (await import('../../emulator/emulator.ts')).createSubscription();
    const secrets = [{ id: OTHER_APP, value: password }];
    await using world = await openWorld(cloud, {
      mechanisms: ['PLAIN'],
      subscription: { apps: apps.map((app) => ({ ...app, secrets })) },
    });
    const result = await world.run({ ...server, 'smtp-password': password });
    expect(result.outputs['sent'], result.raw).toBe('true');
  });

  it('never speaks of Azure, and asks Entra nothing', async () => {
    await using world = await openWorld(cloud);
    const result = await world.run({ ...server, 'smtp-password': 'not the one' });
    expect(errorOf(result)?.message, result.raw).toContain('troubleshooting.md#smtp-sign-in');
    expect(`${errorOf(result)?.title} ${errorOf(result)?.message}`).not.toMatch(/Azure|Entra/);
    expect(cloud.entra.requests).toHaveLength(0);
  });

  it('holds to the size that the server announces', async () => {
    await using world = await openWorld(cloud, { advertisedSize: 4000 });
    const result = await world.run(server);
    expect(errorOf(result)?.message, result.raw).toContain('#too-large');
  });

  it('names every input that is missing, and the one that does not fit', async () => {
    await using world = await openWorld(cloud);
    const none = { 'smtp-username': '', 'smtp-password': '', 'smtp-host': '' };
    const result = await world.run({ ...server, ...none, auth: 'oauth' });
    for (const words of [
      'smtp-username is missing',
      'smtp-host is missing',
      'auth is oauth, but service: smtp',
    ]) {
      expect(errorOf(result)?.message, result.raw).toContain(words);
    }
  });
});

describe('inputs that belong elsewhere', () => {
  it.each([
    ['smtp.office365.com', 'service: exchange-online'],
    ['smtp.hve.mx.microsoft', 'service: hve'],
    ['email-smtp.eu-central-1.amazonaws.com', 'service: smtp'],
  ])('%s is named with the line to add', async (host, line) => {
    await using world = await openWorld(cloud);
    const result = await world.run({ 'smtp-host': host, 'smtp-port': '587', 'notify-on': 'fixed' });
    expect(warningsOf(result).join(), result.raw).toContain(line);
    expect(result.outputs['sent']).toBe('false');
  });

  it('those of other mail actions lead to ours', async () => {
    await using world = await openWorld(cloud);
    const result = await world.run({
      server_address: 'smtp.contoso.com',
      username: 'me',
      'notify-on': 'fixed',
    });
    expect(warningsOf(result).join('\n'), result.raw).toContain('server_address is not an input');
    expect(warningsOf(result).join('\n')).toContain('here it is smtp-host');
    expect(warningsOf(result).join('\n')).toContain('here it is smtp-username');
  });

  it('Direct Send takes no sign-in', async () => {
    await using world = await openWorld(cloud);
    const result = await world.run({ 'smtp-host': 'contoso-com.mail.protection.outlook.com' });
    expect(errorOf(result)?.message, result.raw).toContain('takes mail without a sign-in');
  });

  it('max-message-size raises the limit, and a wrong one is named', async () => {
    await using world = await openWorld(cloud);
    const result = await world.run({ 'max-message-size': '30', 'notify-on': 'fixed' });
    expect(errorOf(result)?.message, result.raw).toContain('max-message-size "30" is not a size');
  });
});
