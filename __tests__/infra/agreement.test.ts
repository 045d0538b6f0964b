import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentedCommands, documents, readShell } from '../../scripts/infra/commands.ts';
import {
  azCommands,
  azGlobals,
  ghCommands,
  ghGuideCommands,
  guideCommands,
  readCall,
} from './standin/commands.ts';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

const ways = {
  script: ['entra.sh', 'azure.sh', 'options.sh', 'github.sh', 'credential.sh', 'lookup.sh']
    .map((part) => read(`infra/azure-cli/lib/${part}`))
    .join('\n'),
  bicep: read('infra/bicep/main.bicep'),
  terraform: ['azure', 'entra', 'github', 'outputs', 'variables']
    .map((part) => read(`infra/terraform/${part}.tf`))
    .join('\n'),
};
const guide = read('docs/azure-setup.md');

describe('script, Bicep, Terraform and guide say the same', () => {
  it.each(Object.entries({ ...ways, guide }))('%s: the three actions of the role', (_, text) => {
    const actions = [
      ...text.matchAll(/Microsoft\.Communication\/(?:Communication|Email)Services\/(?:Read|Write)\b/gi),
    ];
    expect(new Set(actions.map(([action]) => action.toLowerCase()))).toEqual(
      new Set([
        'microsoft.communication/communicationservices/read',
        'microsoft.communication/communicationservices/write',
        'microsoft.communication/emailservices/write',
      ]),
    );
  });

  it.each(Object.entries(ways))(
    '%s: the built-in role, the trust in GitHub, the name of a login',
    (_, text) => {
      expect(text).toMatch(/09976791-48a7-449e-bb21-39d1a415f350|Communication and Email Service Owner/);
      expect(text).toContain('https://token.actions.githubusercontent.com');
      expect(text).toContain('api://AzureADTokenExchange');
      expect(text).toContain('-login');
      expect(text).toContain('DoNotReply');
      expect(text).toMatch(/ACS SMTP sender \(/);
    },
  );

  it.each(['ACS_RESOURCE', 'ACS_CLIENT_ID', 'ACS_TENANT_ID', 'ACS_FROM'])(
    '%s is written, or named, by each',
    (name) => {
      for (const text of Object.values({ ...ways, guide })) expect(text).toContain(name);
    },
  );

  it.each(['ACS_SMTP_USERNAME', 'ACS_SECRET_EXPIRES'])(
    '%s is written, or its writer named, by each',
    (name) => {
      const { script, terraform } = ways;
      for (const text of [script, terraform, read('infra/bicep/README.md'), guide])
        expect(text).toContain(name);
    },
  );
});

describe('docs/azure-setup.md', () => {
  it('says until when the service works and who can still start, as does the README', () => {
    for (const text of [guide.slice(0, 600), read('README.md').split('\n## ')[0] ?? '']) {
      expect(text).toContain('30 September 2028');
      expect(text).toContain('23 October 2026');
    }
  });
});

describe('docs/microsoft-article.md', () => {
  const table = read('docs/microsoft-article.md');

  it('places every step of the Microsoft article', () => {
    const steps = [
      ...Array.from({ length: 8 }, (_, step) => `R${step + 1}`),
      ...Array.from({ length: 7 }, (_, step) => `A${step + 1}`),
      ...['U1', 'U2', 'U3', 'U4', 'U5', 'P1'],
      ...Array.from({ length: 5 }, (_, step) => `Q${step + 1}`),
      ...Array.from({ length: 4 }, (_, step) => `S${step + 1}`),
    ];
    for (const step of steps) expect(table).toMatch(new RegExp(`^\\| ${step} +\\|`, 'm'));
  });
});

/** Needs bash, which takes the commands apart. */
const isWindows = process.platform === 'win32';

describe.skipIf(isWindows).each(documents)('%s', (name) => {
  it('shows only documented commands, with their documented options', () => {
    const problems = documentedCommands(name).flatMap(({ tool, argv }) => {
      const tables = tool === 'az' ? [azCommands, guideCommands] : [ghCommands, ghGuideCommands];
      const calls = tables.map((table) => readCall(argv, table, tool === 'az' ? azGlobals : []));
      return calls.every((call) => typeof call === 'string')
        ? [`${tool} ${argv.join(' ')}: ${calls.join(', ')}`]
        : [];
    });
    expect(problems).toEqual([]);
  });
});

it.skipIf(isWindows)('finds the commands in the documents, those inside others too', () => {
  const found = readShell('here', 'X=$(az a --b "$(az c --d \'e f\')" | gh g) # az no\necho "az no"');
  // The parts of a pipeline start in any order.
  expect(found.map(({ tool, argv }) => [tool, ...argv]).sort()).toEqual([
    ['az', 'a', '--b', 'FILLED'],
    ['az', 'c', '--d', 'e f'],
    ['gh', 'g'],
  ]);
  expect(documents.flatMap(documentedCommands).length).toBeGreaterThan(50);
});
