import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createTenant, defaultAccount } from '../../emulator/emulator.ts';
import { type Cloud, openWorld, startCloud } from '../../testing/entra/cloud.ts';

/** The pull request of docs/services.md, applied to examples/build.yml and run against the emulator. */

const ROOT = join(import.meta.dirname, '../..');
const example = readFileSync(join(ROOT, 'examples/build.yml'), 'utf8');
const guide = readFileSync(join(ROOT, 'docs/services.md'), 'utf8');

let cloud: Cloud;

beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud[Symbol.asyncDispose]());

/** The lines of the pull request, in pairs of what goes and what comes. */
function readDiff(service: string): [before: string, after: string][] {
  const block = new RegExp(`\`\`\`diff move-to-${service}\\n([\\s\\S]*?)\`\`\``).exec(guide)?.[1] ?? '';
  const lines = block.trimEnd().split('\n');
  return lines.flatMap((line, index) =>
    line.startsWith('-') ? [[line.slice(1), lines[index + 1]?.slice(1) ?? ''] as [string, string]] : [],
  );
}

interface Workflow {
  jobs: Record<string, { steps: { uses?: string; with?: Record<string, string> }[] }>;
}

/** Inputs of the mail step, with the variables and secrets of the repository filled in. */
function readInputs(workflow: string): Record<string, string> {
  const steps = Object.values((parse(workflow) as Workflow).jobs).flatMap(({ steps }) => steps);
  const values: Record<string, string> = {
    'vars.ACS_RESOURCE': defaultAccount.acsResource,
    'vars.ACS_CLIENT_ID': defaultAccount.clientId,
    'vars.ACS_TENANT_ID': defaultAccount.tenantId,
    'secrets.ACS_CLIENT_SECRET': defaultAccount.clientSecret,
    'vars.ACS_FROM': 'DoNotReply@notify.contoso.example',
    "github.event_name == 'pull_request' && '@pr-author' || 'team@contoso.com'": 'team@contoso.com',
    'toJSON(needs)': '{"test":{"result":"failure","outputs":{}}}',
  };
  const inputs = steps.find(({ uses }) => uses?.startsWith('acs-mail/'))?.with ?? {};
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      value.replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => values[expression] ?? ''),
    ]),
  );
}

describe.each(['hve', 'exchange-online'] as const)('the move to %s', (service) => {
  const diff = readDiff(service);
  const moved = diff.reduce((text, [before, after]) => {
    expect(text.split(before)).toHaveLength(2);
    return text.replace(before, after);
  }, example);

  it('changes three lines at most', () => {
    expect(diff.length).toBeGreaterThan(0);
    expect(diff.length).toBeLessThanOrEqual(3);
  });

  it.each(['secret', 'OIDC'])('sends the same mail with the same app, by %s', async (way) => {
    const tenant = createTenant({ address: 'builds@contoso.com' });
    await using world = await openWorld(cloud, {
      plays: service,
      tenant: { ...tenant, domains: ['contoso.com'] },
    });
    const inputs = readInputs(moved);
    expect(inputs).toMatchObject({ service, from: 'builds@contoso.com' });
    const result =
      way === 'OIDC' ? await world.runByOidc({ ...inputs, 'client-secret': '' }) : await world.run(inputs);
    expect(result.outputs, result.raw).toMatchObject({ sent: 'true', state: 'failed' });
    expect(world.emulator.messages).toMatchObject([{ mechanism: 'XOAUTH2', username: 'builds@contoso.com' }]);
  });
});
