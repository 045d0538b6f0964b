import { afterEach, beforeEach, expect, it } from 'vitest';
import { base, changesOf, describeScripts, runScript } from './standin/script.ts';
import { openStage, type Stage } from './standin/stage.ts';
import { tenantId } from './standin/state.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const run = (script: string, args: readonly string[], more: { input?: string; trace?: boolean } = {}) =>
  runScript(stage, script, args, more);

const verification = 'post emailServices/contoso-mail-email/domains/notify.contoso.com/initiateVerification';

/** DNS has done its part: what Azure was asked to look at is verified. */
const settle = () =>
  stage.alter((state) => {
    const status = state.emails[0]?.domains[0]?.status ?? {};
    for (const kind of Object.keys(status))
      if (status[kind] === 'VerificationRequested') status[kind] = 'Verified';
  });

describeScripts('setup.sh with variants', () => {
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

  it.each([
    [[], undefined, 'repo:contoso/site:ref:refs/heads/main'],
    [[], 'repo:contoso/site', 'repo:contoso/site:ref:refs/heads/main'],
    [[], 'repo:contoso@12/site@345', 'repo:contoso@12/site@345:ref:refs/heads/main'],
    [
      ['--environment', 'prod:eu'],
      'repo:contoso@12/site@345',
      'repo:contoso@12/site@345:environment:prod%3Aeu',
    ],
  ])('OIDC %j where GitHub begins subjects with %s: %s', async (more, prefix, subject) => {
    stage.alter(({ github }) => {
      github.environments = ['prod:eu'];
      if (prefix !== undefined) github.subjectPrefix = prefix;
    });
    const outcome = await run('setup.sh', [...base, '--auth', 'oidc', ...more]);
    expect(outcome.status, outcome.stderr).toBe(0);
    const [credential] = stage.snapshot().apps[0]?.federated ?? [];
    expect(credential?.subject).toBe(subject);
    expect(credential?.name).toMatch(/^[A-Za-z0-9][-\w]{2,119}$/);
    expect(outcome.stderr.includes('did not say how it begins')).toBe(prefix === undefined);
  });

  it('OIDC on a server of its own: the issuer is told', async () => {
    const issuer = 'https://github.contoso.com/_services/token';
    const more = ['--auth', 'oidc', '--oidc-issuer', issuer];
    await run('setup.sh', [...base, '--auth', 'oidc']);
    const outcome = await run('setup.sh', [...base, ...more]);
    expect(changesOf(outcome)).toEqual(['az ad app federated-credential create']);
    expect(stage.snapshot().apps[0]?.federated.map((each) => each.issuer)).toEqual([
      'https://token.actions.githubusercontent.com',
      issuer,
    ]);
    expect((await run('setup.sh', [...base, ...more])).changes).toEqual([]);
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

  it('tells of another role that the application has on the resource', async () => {
    await run('setup.sh', base);
    const outcome = await run('setup.sh', [...base, '--role', 'builtin']);
    expect(outcome.stderr).toContain(
      `az role assignment delete --ids ${stage.snapshot().assignments[0]?.id}`,
    );
    expect(stage.snapshot().assignments).toHaveLength(2);
  });

  it('SMTP Username in e-mail form: created, written and used once its domain is linked', async () => {
    const args = [...base, '--domain', 'notify.contoso.com', '--smtp-username', 'ci@notify.contoso.com'];
    const fresh = await run('setup.sh', [...args, '--plan']);
    expect([fresh.status, fresh.changes]).toEqual([2, []]);
    expect(fresh.stderr).not.toContain('+ create SMTP Username');
    for (const _ of ['Domain', 'the other three']) {
      const waiting = await run('setup.sh', args);
      expect(waiting.status, waiting.stderr).toBe(2);
      expect(waiting.stderr).toContain('SMTP Username ci@notify.contoso.com needs its domain linked first');
      expect(waiting.stdout).toContain('acs-resource: ${{ vars.ACS_RESOURCE }}');
      const { github, services } = stage.snapshot();
      expect(services[0]?.usernames).toEqual([]);
      expect(github.variables).toMatchObject({ ACS_RESOURCE: 'contoso-mail' });
      expect(github.variables['ACS_SMTP_USERNAME']).toBeUndefined();
      settle();
    }
    const last = await run('setup.sh', args);
    expect(last.status, last.stderr).toBe(0);
    expect(last.stdout).toContain('smtp-username: ${{ vars.ACS_SMTP_USERNAME }}');
    const { github, services } = stage.snapshot();
    expect(services[0]?.usernames).toMatchObject([{ username: 'ci@notify.contoso.com' }]);
    expect(github.variables['ACS_SMTP_USERNAME']).toBe('ci@notify.contoso.com');
    expect((await run('setup.sh', args)).changes).toEqual([]);
  });

  it('SMTP Username: waits for Azure to see the new role, and leaves it for later when that takes long', async () => {
    const args = [...base, '--smtp-username', 'builds'];
    stage.alter((state) => {
      state.roleDelay = 50;
    });
    const late = await run('setup.sh', args);
    expect(late.status).toBe(2);
    expect(late.stderr).toContain('SMTP Username builds was refused');
    expect(stage.snapshot().github.variables).toMatchObject({ ACS_RESOURCE: 'contoso-mail' });
    stage.alter((state) => {
      state.roleDelay = 5;
    });
    const outcome = await run('setup.sh', args);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(stage.snapshot().services[0]?.usernames).toHaveLength(1);
  });

  it('own domain: records first, then verification, link and MailFrom, run after run', async () => {
    const args = [
      ...base,
      '--domain',
      'notify.contoso.com',
      '--mail-from',
      'builds=Contoso "Builds" \\ CI',
      '--mail-from',
      'ops',
    ];
    const first = await run('setup.sh', args);
    expect(first.status).toBe(2);
    expect(first.stderr).toContain('TXT    notify.contoso.com  ms-domain-verification=1');
    expect(first.stderr).toContain('CNAME  notify.contoso.com  selector2-azurecomm-prod-net');
    expect(first.stderr).toContain('Left to do:');
    expect(changesOf(first)).toContain(verification);
    expect(changesOf(first)).not.toContain('patch communicationServices/contoso-mail');
    expect(stage.snapshot().github.variables['ACS_FROM']).toBe('DoNotReply@notify.contoso.com');

    const waiting = await run('setup.sh', args);
    expect(waiting.status).toBe(2);
    expect(waiting.changes).toEqual([]);

    settle();
    const second = await run('setup.sh', args);
    expect(changesOf(second)).toEqual(Array(3).fill(verification));
    settle();
    stage.alter((state) => {
      state.quotaRaised = false;
    });
    const refused = await run('setup.sh', args);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('ask for a quota increase');
    expect(changesOf(refused)[0]).toBe('patch communicationServices/contoso-mail');
    expect(stage.snapshot().github.variables['ACS_FROM']).toBe('DoNotReply@notify.contoso.com');

    stage.alter((state) => {
      state.quotaRaised = true;
    });
    const last = await run('setup.sh', args);
    expect(last.status, last.stderr).toBe(0);
    const { emails, github } = stage.snapshot();
    expect(emails[0]?.domains[0]?.senders).toEqual([
      { name: 'builds', username: 'builds', displayName: 'Contoso "Builds" \\ CI' },
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
      stage.snapshot().emails[0]?.domains[0]?.id.toLowerCase(),
      other,
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
