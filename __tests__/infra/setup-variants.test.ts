import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { base, changesOf, runScript } from './standin/script.ts';
import { openStage, type Stage } from './standin/stage.ts';
import { tenantId } from './standin/state.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const run = (script: string, args: readonly string[], more: { input?: string; trace?: boolean } = {}) =>
  runScript(stage, script, args, more);

describe('setup.sh with variants', () => {
  it('OIDC: a federated credential for each subject, no secret anywhere', async () => {
    const outcome = await run('setup.sh', [...base, '--auth=oidc', '--smtp-username', 'builds']);
    expect(outcome.status, outcome.stderr).toBe(0);
    const { apps, github, services } = stage.snapshot();
    expect(apps[0]).toMatchObject({
      credentials: [],
      federated: [
        {
          issuer: 'https://token.actions.githubusercontent.com',
          subject: 'repo:contoso/site:ref:refs/heads/main',
          audiences: ['api://AzureADTokenExchange'],
        },
      ],
    });
    expect(github.secrets).toEqual({});
    expect(github.variables['ACS_SMTP_USERNAME']).toBe('builds');
    expect(services[0]?.usernames).toEqual([
      { name: 'builds-login', username: 'builds', entraApplicationId: apps[0]?.appId, tenantId },
    ]);
    expect(outcome.stdout).toContain('id-token: write');
    expect(outcome.stdout).not.toContain('client-secret');

    const more = [
      '--oidc-subject',
      'repo:contoso/site:ref:refs/heads/main',
      '--oidc-subject',
      'repo:contoso/site:pull_request',
    ];
    const second = await run('setup.sh', [...base, '--auth', 'oidc', ...more]);
    expect(changesOf(second)).toEqual(['az ad app federated-credential create']);
  });

  it('environment: values and subject belong to it', async () => {
    const args = [...base, '--auth', 'both', '--environment', 'production'];
    const missing = await run('setup.sh', args);
    expect(missing.status).toBe(64);
    expect(missing.stderr).toContain('contoso/site has no environment production');
    stage.alter((state) => {
      state.github.environments = ['production'];
    });
    const outcome = await run('setup.sh', args);
    expect(outcome.status, outcome.stderr).toBe(0);
    const { apps, github } = stage.snapshot();
    expect(Object.keys(github.secrets)).toEqual(['production/ACS_CLIENT_SECRET']);
    expect(apps[0]?.federated[0]?.subject).toBe('repo:contoso/site:environment:production');
    expect(apps[0]?.credentials[0]?.displayName).toBe('github:contoso/site:production');
  });

  it('built-in role: its id, and no role definition', async () => {
    await run('setup.sh', [...base, '--role', 'builtin']);
    const { roles, assignments } = stage.snapshot();
    expect(roles).toEqual([]);
    expect(assignments[0]?.roleDefinitionId).toMatch(/09976791-48a7-449e-bb21-39d1a415f350$/);
  });

  it('own domain: records first, then verification, link and MailFrom, run after run', async () => {
    const args = [
      ...base,
      '--domain',
      'notify.contoso.com',
      '--mail-from',
      'builds=Contoso Builds',
      '--mail-from',
      'ops',
    ];
    const first = await run('setup.sh', args);
    expect(first.status).toBe(2);
    expect(first.stderr).toContain('TXT    notify.contoso.com  ms-domain-verification=1');
    expect(first.stderr).toContain('CNAME  notify.contoso.com  selector2-azurecomm-prod-net');
    expect(first.stderr).toContain('Left to do:');
    expect(changesOf(first)).toContain('az communication email domain initiate-verification');
    expect(changesOf(first)).not.toContain('az communication update');
    expect(stage.snapshot().github.variables['ACS_FROM']).toBe('DoNotReply@notify.contoso.com');

    const waiting = await run('setup.sh', args);
    expect(waiting.status).toBe(2);
    expect(waiting.changes).toEqual([]);

    const settle = () =>
      stage.alter((state) => {
        const status = state.emails[0]?.domains[0]?.status ?? {};
        for (const kind of Object.keys(status))
          if (status[kind] === 'VerificationRequested') status[kind] = 'Verified';
      });
    settle();
    const second = await run('setup.sh', args);
    expect(changesOf(second)).toEqual(Array(3).fill('az communication email domain initiate-verification'));
    settle();
    stage.alter((state) => {
      state.quotaRaised = false;
    });
    const refused = await run('setup.sh', args);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('ask for a quota increase');
    expect(changesOf(refused)[0]).toBe('az communication update');
    expect(stage.snapshot().github.variables['ACS_FROM']).toBe('DoNotReply@notify.contoso.com');

    stage.alter((state) => {
      state.quotaRaised = true;
    });
    const last = await run('setup.sh', args);
    expect(last.status, last.stderr).toBe(0);
    const { emails, github } = stage.snapshot();
    expect(emails[0]?.domains[0]?.senders).toEqual([
      { name: 'builds', username: 'builds', displayName: 'Contoso Builds' },
      { name: 'ops', username: 'ops', displayName: 'ops' },
    ]);
    expect(github.variables['ACS_FROM']).toBe('builds@notify.contoso.com');
    const settled = await run('setup.sh', args);
    expect([settled.status, settled.changes]).toEqual([0, []]);
  });

  it('keeps the domains that are linked already', async () => {
    await run('setup.sh', base);
    const other = '/subscriptions/other/domains/already.example';
    stage.alter((state) => {
      state.services[0]?.linkedDomains.splice(0, 1, other);
      state.emails[0]?.domains.push({
        id: other,
        name: 'already.example',
        management: 'CustomerManaged',
        status: {},
        senders: [],
      });
    });
    await run('setup.sh', base);
    expect(stage.snapshot().services[0]?.linkedDomains).toEqual([
      other,
      stage.snapshot().emails[0]?.domains[0]?.id,
    ]);
  });

  it('does not take over an SMTP Username of another application', async () => {
    await run('setup.sh', [...base, '--smtp-username', 'builds']);
    stage.alter((state) => {
      const taken = state.services[0]?.usernames[0];
      if (taken) taken.entraApplicationId = tenantId;
    });
    const outcome = await run('setup.sh', [...base, '--smtp-username', 'builds']);
    expect(outcome.status).toBe(1);
    expect(outcome.stderr).toContain('belongs to another application');
  });
});
