import { describe, expect, test } from 'vitest';
import {
  defaultAccount as account,
  createSubscription,
  type EmulatorOptions,
  type LoginFailure,
  type Subscription,
} from '../../../emulator/emulator.ts';
import { encodeXoauth2, toBase64 } from '../../../testing/smtp/dialogue.ts';
import { openLoggedIn, openSecured, start } from '../../../testing/smtp/emulator-dialogue.ts';

const authFailed = '535 5.7.3 Authentication unsuccessful [smtp.emulator.example]';

describe('AUTH LOGIN', () => {
  test.each([
    ['triple with dots', account.username],
    ['triple with pipes', account.username.replaceAll('.', '|')],
    ['triple in other case', account.username.toUpperCase()],
    ['SMTP Username', account.smtpUsername],
  ])('%s', async (_, username) => {
    await using emulator = await start();
    await using dialogue = await openSecured(emulator);
    await dialogue.say(`AUTH LOGIN ${toBase64(username)}`, 334);
    await dialogue.say(toBase64(account.clientSecret), 235);
    expect(emulator.sessions[0]).toMatchObject({ mechanism: 'LOGIN', username, isAuthenticated: true });
  });

  const other = { clientId: 'c0ffee00-1111-4222-8333-444455556666', tenantId: account.tenantId };
  const prepare = (change: (subscription: Subscription) => void): Subscription => {
    const subscription = createSubscription();
    change(subscription);
    return subscription;
  };
  const [app, resource] = [createSubscription().apps[0], createSubscription().resources[0]];
  if (!app || !resource) throw new Error('The default subscription has an app and a resource');
  const withApp = (changes: object) => prepare((all) => (all.apps = [{ ...app, ...changes }]));
  const withResource = (changes: object) => prepare((all) => (all.resources = [{ ...resource, ...changes }]));
  const withRole = (role: object) => withResource({ roles: [{ clientId: account.clientId, ...role }] });
  const otherApp = { ...other, secrets: [{ id: 'x', value: 'other-secret' }] };
  const triple = (name: string, id = account.clientId, tenant = account.tenantId) =>
    `${name}.${id}.${tenant}`;

  const refusals: [LoginFailure, { subscription?: Subscription; username?: string; password?: string }][] = [
    ['unknown-username', { username: 'nobody' }],
    ['unknown-username', { username: account.username.slice(0, 60) }],
    ['unknown-username', { username: account.username.replace('.', '|') }],
    ['unknown-resource', { username: triple('fabrikam-acs') }],
    ['email-service-name', { username: triple('contoso-email') }],
    ['unknown-app', { username: triple(account.acsResource, other.clientId) }],
    ['object-id', { username: triple(account.acsResource, app.objectId) }],
    ['wrong-tenant', { username: triple(account.acsResource, account.clientId, other.clientId) }],
    ['no-service-principal', { subscription: withApp({ hasServicePrincipal: false }) }],
    ['wrong-secret', { password: 'guess' }],
    ['secret-id', { password: app.secrets[0]?.id ?? '' }],
    [
      'expired-secret',
      {
        subscription: withApp({ secrets: [{ id: 'x', value: account.clientSecret, expires: new Date(0) }] }),
      },
    ],
    ['missing-role', { subscription: withResource({ roles: [] }) }],
    ['insufficient-role', { subscription: withRole({ role: 'Reader' }) }],
    [
      'insufficient-role',
      {
        subscription: withRole({
          role: {
            actions: [
              'Microsoft.Communication/CommunicationServices/Read',
              'Microsoft.Communication/EmailServices/write',
            ],
          },
        }),
      },
    ],
    [
      'role-not-effective',
      { subscription: withRole({ role: 'Contributor', effectiveFrom: new Date('9999-01-01') }) },
    ],
    [
      'other-app',
      {
        username: account.smtpUsername,
        password: 'other-secret',
        subscription: prepare((all) => all.apps.push(otherApp)),
      },
    ],
  ];
  test.each(refusals)('%s looks like any other failure', async (failure, { subscription, ...login }) => {
    await using emulator = await start(subscription ? { subscription } : {});
    await using dialogue = await openSecured(emulator);
    const { username = account.username, password = account.clientSecret } = login;
    const reply = await dialogue.login(username, password, 535);
    expect(reply.lines).toEqual([authFailed]);
    expect(emulator.sessions[0]).toMatchObject({ authFailure: failure, isAuthenticated: false });
    await dialogue.say('MAIL FROM:<a@example.com>', 530);
  });

  test('a second attempt on the same connection may succeed', async () => {
    await using emulator = await start();
    await using dialogue = await openSecured(emulator);
    await dialogue.login(account.username, 'guess', 535);
    await dialogue.login(account.username, account.clientSecret, 235);
    expect(emulator.sessions[0]?.authFailure).toBeUndefined();
  });

  test('one connection too many is told to come back later', async () => {
    await using emulator = await start({ maxConnections: 1 });
    await using first = await openLoggedIn(emulator);
    await using second = await openSecured(emulator);
    await second.login(account.username, account.clientSecret, 421);
    await second.ended();
    await first.say('QUIT', 221);
    await emulator.waitForSession(2);
    await using third = await openSecured(emulator);
    expect((await third.login(account.username, account.clientSecret)).code).toBe(235);
  });
});

describe('AUTH XOAUTH2', () => {
  const [token] = createSubscription().tokens;
  if (!token) throw new Error('The default subscription has a token');
  const withToken = (changes: object): EmulatorOptions => ({
    subscription: { tokens: [{ ...token, ...changes }] },
  });

  test.each([
    ['SMTP Username', account.smtpUsername, {}],
    ['triple', account.username, {}],
    ['audience with a slash', account.smtpUsername, withToken({ audience: `${token.audience}/` })],
    ['token known to a hook', account.smtpUsername, { subscription: { tokens: [] }, findToken: () => token }],
  ] as [string, string, EmulatorOptions][])('%s', async (_, user, options) => {
    await using emulator = await start(options);
    await using dialogue = await openSecured(emulator);
    await dialogue.say(`AUTH XOAUTH2 ${encodeXoauth2(user, token.value)}`, 235);
    expect(emulator.sessions[0]).toMatchObject({ mechanism: 'XOAUTH2', username: user });
  });

  test.each([
    ['unknown-token', account.smtpUsername, { subscription: { tokens: [] } }],
    ['expired-token', account.smtpUsername, withToken({ expires: new Date(0) })],
    ['wrong-audience', account.smtpUsername, withToken({ audience: 'https://outlook.office365.com' })],
    ['other-app', account.smtpUsername, withToken({ clientId: account.tenantId })],
    ['unknown-username', 'nobody', {}],
    ['triple-with-token', account.username, { acceptsTripleWithToken: false }],
  ] as [LoginFailure, string, EmulatorOptions][])(
    '%s is challenged, then refused',
    async (failure, user, options) => {
      await using emulator = await start(options);
      await using dialogue = await openSecured(emulator);
      const challenge = await dialogue.say(`AUTH XOAUTH2 ${encodeXoauth2(user, token.value)}`, 334);
      expect(JSON.parse(Buffer.from(challenge.lines[0]?.slice(4) ?? '', 'base64').toString())).toEqual({
        status: '401',
        schemes: 'bearer',
        scope: 'https://communication.azure.com/.default',
      });
      expect((await dialogue.say('', 535)).lines).toEqual([authFailed]);
      expect(emulator.sessions[0]?.authFailure).toBe(failure);
    },
  );

  test('without a challenge when so configured, and with the token in its own line', async () => {
    await using emulator = await start({ tokenRefusal: 'direct' });
    await using dialogue = await openSecured(emulator);
    await dialogue.say('AUTH XOAUTH2', 334);
    expect((await dialogue.say(encodeXoauth2(account.smtpUsername, 'forged'))).code).toBe(535);
  });
});
