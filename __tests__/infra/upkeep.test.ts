import { afterEach, beforeEach, expect, it } from 'vitest';
import { base, changesOf, describeScripts, runScript } from './standin/script.ts';
import { openStage, type Stage } from './standin/stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const run = (script: string, args: readonly string[], more: { input?: string; trace?: boolean } = {}) =>
  runScript(stage, script, args, more);

describeScripts('options', () => {
  it('names every problem at once and calls nothing', async () => {
    const outcome = await run('setup.sh', [
      '--resource-group=rg mail',
      '--repo',
      'contoso',
      '--data-location',
      'Moon',
      '--role',
      'owner',
      '--auth',
      'magic',
      '--years',
      '9',
      '--mail-from',
      'builds',
      '--smtp-username',
      'a@b.example',
      '--oidc-issuer',
      'http://token.example',
      '--color',
      'red',
      '--location',
    ]);
    expect(outcome.status).toBe(64);
    expect(outcome.calls).toEqual([]);
    for (const complaint of [
      '--name is required',
      '--resource-group is not a resource group name: rg mail',
      '--repo is not OWNER/REPO: contoso',
      'Moon',
      '--role is custom or builtin, not: owner',
      '--auth is secret, oidc or both, not: magic',
      '--years is 1 or 2, not: 9',
      '--mail-from needs --domain',
      '--smtp-username in e-mail form',
      '--oidc-issuer is not an https URL: http://token.example',
      'unknown option: --color',
      '--location needs a value',
    ])
      expect(outcome.stderr).toContain(complaint);
  });

  it.each(['setup.sh', 'rotate-secret.sh', 'teardown.sh'])(
    '%s --help documents each option it takes',
    async (script) => {
      const { status, stdout, calls } = await run(script, ['--help']);
      expect([status, calls]).toEqual([0, []]);
      const every = ['--plan', '--resource-group', '--name', '--app-name', '--repo', '--environment'];
      for (const option of every) expect(stdout).toContain(option);
    },
  );

  it('an option of one script is unknown to another', async () => {
    const outcome = await run('rotate-secret.sh', [...base, '--delete-group']);
    expect(outcome.stderr).toContain('unknown option: --delete-group');
  });
});

describeScripts('rotate-secret.sh', () => {
  it('appends, tries, stores, and only then deletes; other secrets stay', async () => {
    await run('setup.sh', base);
    const old = stage.snapshot().github.secrets['ACS_CLIENT_SECRET'];
    stage.alter((state) => {
      const kept = {
        keyId: 'other',
        displayName: 'github:contoso/api',
        startDateTime: '2026-01-01T00:00:00Z',
        endDateTime: '2027-01-01T00:00:00Z',
        password: 'zzz~kept',
      };
      state.apps[0]?.credentials.unshift(kept);
    });
    const outcome = await run('rotate-secret.sh', [...base, '--years', '2']);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(changesOf(outcome)).toEqual([
      'az ad app credential reset',
      'gh secret set ACS_CLIENT_SECRET',
      'gh variable set ACS_SECRET_EXPIRES',
      'az ad app credential delete',
    ]);
    const { apps, github } = stage.snapshot();
    expect(github.secrets['ACS_CLIENT_SECRET']).not.toBe(old);
    expect(github.variables['ACS_SECRET_EXPIRES']).toBe(
      apps[0]?.credentials.at(-1)?.endDateTime.slice(0, 10),
    );
    const days = (Date.parse(github.variables['ACS_SECRET_EXPIRES'] ?? '') - Date.now()) / 86_400_000;
    expect(Math.ceil(days)).toBe(730);
    expect(apps[0]?.credentials.map(({ password }) => password)).toEqual([
      'zzz~kept',
      github.secrets['ACS_CLIENT_SECRET'],
    ]);
  });

  it('keeps the old secret while runs are in progress, and prunes it later', async () => {
    await run('setup.sh', base);
    stage.alter((state) => {
      state.github.running = 2;
    });
    const outcome = await run('rotate-secret.sh', base);
    expect(outcome.status).toBe(2);
    expect(outcome.stderr).toContain('runs in progress: 2');
    expect(stage.snapshot().apps[0]?.credentials).toHaveLength(2);
    stage.alter((state) => {
      state.github.running = 0;
    });
    const pruned = await run('rotate-secret.sh', [...base, '--prune']);
    expect(changesOf(pruned)).toEqual(['az ad app credential delete']);
    const { apps, github } = stage.snapshot();
    expect(apps[0]?.credentials.map(({ password }) => password)).toEqual([
      github.secrets['ACS_CLIENT_SECRET'],
    ]);
    expect((await run('rotate-secret.sh', [...base, '--prune'])).changes).toEqual([]);
  });

  it('keeps the old secret, in Entra and in GitHub, when the new one is refused', async () => {
    await run('setup.sh', base);
    const before = stage.snapshot();
    stage.tokenDelay = 100;
    const outcome = await run('rotate-secret.sh', base);
    expect(outcome.status).toBe(1);
    expect(stage.snapshot().github).toEqual(before.github);
    expect(stage.snapshot().apps[0]?.credentials[0]).toEqual(before.apps[0]?.credentials[0]);
  });

  it('--plan reads only; an application that does not exist is an error', async () => {
    expect((await run('rotate-secret.sh', base)).stderr).toContain('run setup.sh first');
    await run('setup.sh', base);
    const plan = await run('rotate-secret.sh', [...base, '--plan']);
    expect([plan.status, plan.changes]).toEqual([0, []]);
    expect(plan.stderr).toContain('+ append client secret');
    expect(plan.stderr).toContain('+ delete the older client secret');
  });
});

describeScripts('teardown.sh', () => {
  const everything = [...base, '--auth', 'both', '--smtp-username', 'builds'];

  it('removes what setup.sh made, once', async () => {
    const empty = stage.snapshot();
    await run('setup.sh', everything);
    const plan = await run('teardown.sh', [...base, '--plan', '--delete-group']);
    expect([plan.status, plan.changes]).toEqual([0, []]);
    const outcome = await run('teardown.sh', [...base, '--yes', '--delete-group']);
    expect(outcome.status, outcome.stderr).toBe(0);
    const { counter: _, ...left } = stage.snapshot();
    const { counter: __, ...start } = empty;
    expect(left).toEqual(start);
    const again = await run('teardown.sh', [...base, '--yes', '--delete-group']);
    expect([again.status, again.changes]).toEqual([0, []]);
  });

  it('finds own domains by itself, the one of setup.sh and others', async () => {
    await run('setup.sh', [...base, '--domain', 'notify.contoso.com']);
    await run('setup.sh', [...base, '--domain', 'other.contoso.com']);
    const outcome = await run('teardown.sh', [...base, '--yes']);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(stage.snapshot().emails).toEqual([]);
    expect(changesOf(outcome).filter((change) => change.startsWith('delete '))).toEqual([
      'delete communicationServices/contoso-mail',
      'delete emailServices/contoso-mail-email/domains/notify.contoso.com',
      'delete emailServices/contoso-mail-email/domains/other.contoso.com',
      'delete emailServices/contoso-mail-email',
    ]);
  });

  it.each([
    ['', 1],
    ['no\n', 1],
    ['contoso-mail\n', 0],
  ])('asks first: %j', async (input, status) => {
    await run('setup.sh', base);
    const outcome = await run('teardown.sh', base, { input });
    expect(outcome.status).toBe(status);
    expect(outcome.changes.length > 0).toBe(status === 0);
    expect(stage.snapshot().groups).toHaveLength(1);
  });
});
