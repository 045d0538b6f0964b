import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSubscription } from '../../emulator/emulator.ts';
import {
  type Cloud,
  openWorld,
  startCloud,
  type World,
  type WorldOptions,
} from '../../testing/entra/cloud.ts';
import { failedJob } from '../../testing/runner/delivery.ts';
import type { ActionResult } from '../../testing/runner/run-action.ts';
import { endInPause } from '../../testing/runner/time-limits.ts';

/** The first thing a new user runs: everything up to the sign-in, and nothing after it. */

let cloud: Cloud;

beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud[Symbol.asyncDispose]());

const subscription = createSubscription();
const verify = { verify: 'true' };

const errorOf = (result: ActionResult) => result.annotations.find((each) => each.level === 'error');
const readTimings = (result: ActionResult): unknown => JSON.parse(result.outputs['timings'] ?? '{}');

describe('verify', () => {
  const byPassword = (world: World) => world.run(verify);
  const byToken = (world: World) => world.run({ ...verify, auth: 'oauth' });
  const byOidc = (world: World) => world.runByOidc(verify);

  it.each<[string, WorldOptions, (world: World) => Promise<ActionResult>, string, string]>([
    ['with the secret', {}, byPassword, 'LOGIN', 'TLSv1.3'],
    ['with a token got by the secret', {}, byToken, 'XOAUTH2', 'TLSv1.3'],
    ['with a token got by OIDC', {}, byOidc, 'XOAUTH2', 'TLSv1.3'],
    ['on a server with TLS 1.2', { tls: { maxVersion: 'TLSv1.2' } }, byPassword, 'LOGIN', 'TLSv1.2'],
  ])('%s reports every stage and sends nothing', async (_title, options, run, mechanism, tlsVersion) => {
    await using world = await openWorld(cloud, options);
    const result = await run(world);
    expect(result.code, result.raw).toBe(0);

    const stages = [
      /✓ name localhost resolved in \d+\.\d\d s/,
      /✓ port \d+ connected and greeted in \d+\.\d\d s/,
      new RegExp(`✓ STARTTLS with ${tlsVersion}, certificate and name verified, in \\d+\\.\\d\\d s`),
      /✓ signed in after \d+\.\d\d s/,
    ];
    const summary = result.summary.replaceAll('\\', '').replaceAll('✅', '✓');
    for (const stage of stages) {
      expect(result.log).toMatch(stage);
      expect(summary).toMatch(stage);
    }
    expect(result.outputs).toMatchObject({ sent: 'false', 'skipped-reason': 'verify is true' });
    const time = expect.any(Number);
    expect(readTimings(result)).toEqual({
      tlsVersion,
      dnsMs: time,
      connectMs: time,
      tlsMs: time,
      authMs: time,
    });

    const session = await world.emulator.waitForSession();
    expect(session).toMatchObject({ mechanism, isAuthenticated: true, end: 'quit' });
    expect(session.commands).toEqual(['EHLO', 'STARTTLS', 'EHLO', 'AUTH', 'QUIT']);
    expect(world.emulator.sessions).toHaveLength(1);
    expect(result.raw).not.toContain('/repos/');
  });

  it('does so in a green job, too, where no mail would be sent', async () => {
    await using world = await openWorld(cloud);
    const result = await world.run(verify, { contexts: { ...failedJob, job: { status: 'success' } } });
    expect(result.log).toContain('✓ signed in');
  });

  it('costs no quota: with one mail an hour, that mail still goes', async () => {
    const rate = { perMinute: 1, perHour: 1 };
    const domains = subscription.domains.map((each) => ({ ...each, rate }));
    await using world = await openWorld(cloud, { subscription: { domains } });
    for (let time = 0; time < 3; time++) expect((await world.run(verify)).code).toBe(0);
    const sent = await world.run();
    expect(sent.outputs['sent'], sent.raw).toBe('true');
    expect(readTimings(sent)).toMatchObject({ tlsVersion: 'TLSv1.3', sendMs: expect.any(Number) });
    const refused = await world.run({ timeout: '1m' });
    expect(refused.outputs['response'], 'the quota is in force').toMatch(/^450 4\.5\.127 /);
  });
});

describe('what verify finds wrong', () => {
  const withoutRole: WorldOptions = {
    subscription: { resources: subscription.resources.map((each) => ({ ...each, roles: [] })) },
  };

  it.each<[string, WorldOptions, Record<string, string>, string]>([
    ['the name', {}, { 'smtp-host': 'no.such.host.invalid' }, 'dns'],
    ['the port', {}, { 'smtp-port': '9' }, 'no-connection'],
    ['the certificate', { certificate: 'expired' }, {}, 'certificate'],
    ['STARTTLS', { startTls: false }, {}, 'no-starttls'],
  ])('%s', async (_title, options, inputs, anchor) => {
    await using world = await openWorld(cloud, options);
    const result = await world.run({ ...verify, ...inputs }, endInPause());
    expect(result.code).toBe(1);
    expect(result.outputs['sent']).toBe('false');
    expect(errorOf(result)?.message, result.raw).toContain(`#${anchor}`);
    expect(result.raw).not.toContain('✓ signed in');
  });

  it.each<[string, WorldOptions, Record<string, string>, string]>([
    ['the secret', {}, { 'client-secret': 'x9Z8Q~mistyped' }, 'entra-wrong-secret'],
    ['the role', withoutRole, {}, 'role-or-resource'],
    ['the role, signing in by token', withoutRole, { auth: 'oauth' }, 'token-refused'],
  ])('%s, told in the words in which a mail would tell it', async (_title, options, inputs, anchor) => {
    await using world = await openWorld(cloud, options);
    const [found, mailed] = [await world.run({ ...verify, ...inputs }), await world.run(inputs)];
    expect(found.code).toBe(1);
    const withoutIds = (text = '') => text.replace(/\[correlation id .*?\]|valid until \S+/g, '');
    expect(withoutIds(errorOf(found)?.message)).toBe(withoutIds(errorOf(mailed)?.message));
    expect(errorOf(found)?.message).toContain(`#${anchor}`);
    expect(withoutIds(found.outputs['response'])).toBe(withoutIds(mailed.outputs['response']));
    expect(found.outputs['response']).toMatch(/^535 5\.7\.3 /);
  });
});
