import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { azCommands, azGlobals, ghCommands, guideCommands, readCall } from './standin/commands.ts';

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
});

describe('docs/azure-setup.md', () => {
  it('links only to headings and files that exist', () => {
    const anchors = [...guide.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    );
    for (const [, target = ''] of guide.matchAll(/\]\(#([^)]+)\)/g)) expect(anchors).toContain(target);
    const files = [...guide.matchAll(/\]\((\.\.\/infra[^)#]*)\)/g)].map(([, target = '']) => target.slice(3));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(() => read(file)).not.toThrow();
  });

  it('places every step of the Microsoft article', () => {
    const table = guide.slice(guide.indexOf('## The article, step by step'));
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

/** Every command line of `az` and `gh` in the text's shell blocks and inline code, taken apart as a shell would. */
function commandsIn(markdown: string): string[][] {
  const blocks = [...markdown.matchAll(/```bash\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  const inline = [...markdown.replace(/```[\s\S]*?```/g, '').matchAll(/`((?:az|gh) [^`]+ --[^`]+)`/g)].map(
    ([, code = '']) => code,
  );
  const lines = [...blocks, ...inline]
    .join('\n')
    .replace(/^\s*#.*$/gm, '')
    .replace(/\s#.*$/gm, '')
    .replaceAll('\\\n', ' ');
  return [
    ...lines.matchAll(
      /(?:^|[(|&]|\s)((?:az|gh) (?:'[^']*'|"(?:\$\([^)]*\)|[^"])*"|\$\([^)]*\)|[^|&;)\n'"])*)/g,
    ),
  ].map(([, command = '']) =>
    [...command.matchAll(/(?:'[^']*'|"(?:\$\([^)]*\)|[^"])*"|\$\([^)]*\)|[^\s'"])+/g)].map(([word]) => word),
  );
}

describe.each(['docs/azure-setup.md', 'infra/bicep/README.md', 'infra/azure-cli/README.md'])('%s', (name) => {
  it('shows only documented commands, with their documented options', () => {
    const commands = commandsIn(read(name));
    expect(commands.length).toBeGreaterThan(1);
    for (const [tool, ...argv] of commands) {
      const table = tool === 'az' ? [...azCommands, ...guideCommands] : ghCommands;
      const call = readCall(argv, table, tool === 'az' ? azGlobals : []);
      expect(call, `${tool} ${argv.join(' ')}`).toBeTypeOf('object');
    }
  });
});
