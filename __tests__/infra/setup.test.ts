import { afterEach, beforeEach, expect, it } from 'vitest';
import { base, changesOf, describeScripts, runScript } from './standin/script.ts';
import { openStage, type Stage } from './standin/stage.ts';
import { subscription, tenantId } from './standin/state.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const run = (script: string, args: readonly string[], more: { input?: string; trace?: boolean } = {}) =>
  runScript(stage, script, args, more);

const acsId = `${subscription}/resourceGroups/rg-mail/providers/Microsoft.Communication/communicationServices/contoso-mail`;

describeScripts('setup.sh with an Azure-managed domain', () => {
  it('creates everything in an order that Azure accepts, and writes what the workflow needs', async () => {
    const outcome = await run('setup.sh', base);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(changesOf(outcome)).toEqual([
      'az group create',
      'put emailServices/contoso-mail-email',
      'put communicationServices/contoso-mail',
      'put emailServices/contoso-mail-email/domains/AzureManagedDomain',
      'patch communicationServices/contoso-mail',
      'az ad app create',
      'az ad sp create',
      'az role definition create',
      'az role assignment create',
      'az ad app credential reset',
      'gh secret set ACS_CLIENT_SECRET',
      'gh variable set ACS_RESOURCE',
      'gh variable set ACS_CLIENT_ID',
      'gh variable set ACS_TENANT_ID',
      'gh variable set ACS_FROM',
      'gh variable set ACS_SECRET_EXPIRES',
    ]);
    const { services, emails, apps, roles, assignments, principals, github } = stage.snapshot();
    expect(services).toMatchObject([
      {
        name: 'contoso-mail',
        dataLocation: 'Europe',
        linkedDomains: [emails[0]?.domains[0]?.id.toLowerCase()],
      },
    ]);
    expect(emails[0]).toMatchObject({ name: 'contoso-mail-email', dataLocation: 'Europe' });
    expect(roles[0]?.permissions[0]?.actions).toEqual([
      'Microsoft.Communication/CommunicationServices/Read',
      'Microsoft.Communication/CommunicationServices/Write',
      'Microsoft.Communication/EmailServices/Write',
    ]);
    expect(roles[0]?.scopes).toEqual([`${subscription}/resourceGroups/rg-mail`]);
    expect(assignments).toMatchObject([
      { scope: acsId, principalId: principals[0]?.id, roleDefinitionId: roles[0]?.id },
    ]);
    expect(github.secrets).toEqual({ ACS_CLIENT_SECRET: apps[0]?.credentials[0]?.password });
    expect(github.variables).toEqual({
      ACS_RESOURCE: 'contoso-mail',
      ACS_CLIENT_ID: apps[0]?.appId,
      ACS_TENANT_ID: tenantId,
      ACS_FROM: 'DoNotReply@aaaaaaaa.azurecomm.net',
      ACS_SECRET_EXPIRES: apps[0]?.credentials[0]?.endDateTime.slice(0, 10),
    });
    const days = (Date.parse(github.variables['ACS_SECRET_EXPIRES'] ?? '') - Date.now()) / 86_400_000;
    expect(Math.ceil(days)).toBe(365);
    expect(stage.tokenRequests).toEqual([{ path: `/${tenantId}/oauth2/v2.0/token`, accepted: true }]);
    expect(outcome.stdout).toContain('uses: acs-mail/acs-mail-action@v1');
    expect(outcome.stdout).toContain('client-secret: ${{ secrets.ACS_CLIENT_SECRET }}');
  });

  it.each([
    ['plain', []],
    [
      'everything',
      ['--auth', 'both', '--role', 'builtin', '--smtp-username', 'builds', '--environment', 'prod'],
    ],
  ])('a second run changes nothing: %s', async (_, more) => {
    stage.alter((state) => {
      state.github.environments = ['prod'];
    });
    const first = await run('setup.sh', [...base, ...more]);
    expect(first.status, first.stderr).toBe(0);
    const before = stage.snapshot();
    const second = await run('setup.sh', [...base, ...more]);
    expect(second.status, second.stderr).toBe(0);
    expect(second.changes).toEqual([]);
    expect(stage.snapshot()).toEqual(before);
  });

  it('goes on where an earlier run was cut off', async () => {
    const whole = await run('setup.sh', base);
    const steps = whole.changes.length;
    stage.alter((state) => {
      state.principals = [];
      state.assignments = [];
      state.github.variables = {};
    });
    const rest = await run('setup.sh', base);
    expect(rest.status, rest.stderr).toBe(0);
    expect(changesOf(rest)).toEqual([
      'az ad sp create',
      'az role assignment create',
      'gh variable set ACS_RESOURCE',
      'gh variable set ACS_CLIENT_ID',
      'gh variable set ACS_TENANT_ID',
      'gh variable set ACS_FROM',
      'gh variable set ACS_SECRET_EXPIRES',
    ]);
    expect(rest.changes.length).toBeLessThan(steps);
  });

  it.each([[[]], [['--auth', 'both', '--smtp-username', 'builds']]])(
    '--plan %j reads only, before and after',
    async (more) => {
      const fresh = await run('setup.sh', [...base, ...more, '--plan']);
      expect(fresh.status, fresh.stderr).toBe(0);
      expect(fresh.changes).toEqual([]);
      for (const expected of [
        'create resource group rg-mail',
        'create Communication Services resource contoso-mail',
        'link AzureManagedDomain',
        'create role ACS SMTP sender (contoso-mail)',
        'assign the role',
        'append client secret github:contoso/site, valid until 20',
        'set GitHub variable ACS_CLIENT_ID to (known after creation)',
      ])
        expect(fresh.stderr).toContain(`+ ${expected}`);
      expect(stage.tokenRequests).toEqual([]);

      await run('setup.sh', [...base, ...more]);
      const settled = await run('setup.sh', [...base, ...more, '--plan']);
      expect(settled.changes).toEqual([]);
      expect(settled.stderr).not.toContain('  + ');
    },
  );

  it('registers the provider where it is missing; --plan says so instead and asks nothing about it', async () => {
    stage.alter((state) => {
      state.registered = false;
      state.groups.push({
        id: `${subscription}/resourceGroups/rg-mail`,
        name: 'rg-mail',
        location: 'westeurope',
      });
    });
    const plan = await run('setup.sh', [...base, '--plan']);
    expect(plan.status, plan.stderr).toBe(0);
    expect(plan.changes).toEqual([]);
    expect(plan.stderr).toContain('+ register the resource provider Microsoft.Communication');
    const outcome = await run('setup.sh', base);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(changesOf(outcome)[0]).toBe('az provider register');
  });

  it('needs no extension of az', async () => {
    const { calls } = await run('setup.sh', [...base, '--auth', 'both', '--smtp-username', 'builds']);
    expect(calls.filter(({ argv }) => ['communication', 'extension'].includes(argv[0] ?? ''))).toEqual([]);
  });

  it('waits for a new application and a new secret to be known everywhere', async () => {
    stage.alter((state) => {
      state.replicationDelay = 3;
    });
    stage.tokenDelay = 2;
    const outcome = await run('setup.sh', base);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(stage.tokenRequests.map(({ accepted }) => accepted)).toEqual([false, false, true]);
  });

  it('leaves GitHub alone when Entra never accepts the new secret', async () => {
    stage.tokenDelay = 100;
    const outcome = await run('setup.sh', base);
    expect(outcome.status).toBe(1);
    expect(outcome.stderr).toContain('Entra refuses the new secret');
    expect(stage.snapshot().github.secrets).toEqual({});
    stage.tokenDelay = 0;
    const again = await run('setup.sh', base);
    expect(again.status, again.stderr).toBe(0);
    expect(stage.snapshot().apps[0]?.credentials).toHaveLength(1);
  });

  it('never shows the secret, not even under bash -x', async () => {
    const outcome = await run('setup.sh', base, { trace: true });
    expect(outcome.status).toBe(0);
    expect(outcome.stderr).toContain('+ set +x');
  });

  it('completes a custom role made from the older, two-action text', async () => {
    await run('setup.sh', base);
    stage.alter((state) => {
      state.roles[0]?.permissions[0]?.actions.splice(1, 1);
    });
    const outcome = await run('setup.sh', base);
    expect(changesOf(outcome)).toEqual(['az role definition update']);
    expect(stage.snapshot().roles[0]?.permissions[0]?.actions).toHaveLength(3);
  });

  it('refuses to guess between two applications of one name', async () => {
    await run('setup.sh', base);
    stage.alter((state) => {
      state.apps.push({ ...structuredClone(state.apps[0] as (typeof state.apps)[0]), appId: tenantId });
    });
    const outcome = await run('setup.sh', base);
    expect(outcome.status).toBe(1);
    expect(outcome.stderr).toContain('More than one Entra application is called contoso-mail');
  });

  it('does not take a failing look-up for a missing resource', async () => {
    await run('setup.sh', base);
    stage.alter((state) => {
      state.blind = true;
    });
    const outcome = await run('setup.sh', base);
    expect(outcome.status).toBe(3);
    expect(outcome.changes).toEqual([]);
    expect(outcome.stderr).toContain('AuthorizationFailed');
  });
});
