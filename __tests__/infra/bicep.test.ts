import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { Language, type Node, Parser } from 'web-tree-sitter';
import { apiVersion, communicationTypes, wrongProperties } from './standin/model.ts';

const path = fileURLToPath(new URL('../../infra/bicep/main.bicep', import.meta.url));
const source = readFileSync(path, 'utf8');

await Parser.init();
const parser = new Parser();
parser.setLanguage(
  await Language.load(fileURLToPath(import.meta.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'))),
);
const root = parser.parse(source)?.rootNode as Node;

/** learn.microsoft.com/graph/templates/reference and /azure/templates/microsoft.authorization: what may be set. */
const otherTypes: Record<string, string[]> = {
  'Microsoft.Graph/applications@v1.0': ['uniqueName', 'displayName', 'signInAudience'],
  'Microsoft.Graph/servicePrincipals@v1.0': ['appId'],
  'Microsoft.Graph/applications/federatedIdentityCredentials@v1.0': [
    'name',
    'description',
    'issuer',
    'subject',
    'audiences',
  ],
  'Microsoft.Authorization/roleDefinitions@2022-04-01': ['name', 'properties'],
  'Microsoft.Authorization/roleAssignments@2022-04-01': ['name', 'scope', 'properties'],
};

function errorsIn(node: Node): string[] {
  if (node.isError || node.isMissing) return [node.text];
  return node.children.flatMap((child) => (child ? errorsIn(child) : []));
}

function firstObject(node: Node): Node {
  return node.descendantsOfType('object')[0] as Node;
}

/** `properties.linkedDomains` and so on, for each property that the object sets; `properties` is looked into. */
function propertiesOf(object: Node, prefix = ''): string[] {
  return object.namedChildren.flatMap((child) => {
    if (child?.type !== 'object_property') return [];
    const name = `${prefix}${child.namedChildren[0]?.text}`;
    const value = child.namedChildren[1];
    return name === 'properties' && value?.type === 'object' ? propertiesOf(value, 'properties.') : [name];
  });
}

const resources = root.namedChildren.flatMap((node) => {
  if (node?.type !== 'resource_declaration') return [];
  const type = node.descendantsOfType('string_content')[0]?.text ?? '';
  return [{ type, node, properties: propertiesOf(firstObject(node)) }];
});

it('is syntactically Bicep; only the newer `extension` statement is unknown to the grammar', () => {
  expect(errorsIn(root).map((text) => text.trim())).toEqual(['extension microsoftGraphV1']);
  const { extensions } = JSON.parse(readFileSync(path.replace('main.bicep', 'bicepconfig.json'), 'utf8'));
  expect(Object.keys(extensions)).toEqual(['microsoftGraphV1']);
});

it('has every kind of resource', () => {
  expect(resources.map(({ type }) => type.split('@')[0]).sort()).toEqual(
    [...communicationTypes, ...Object.keys(otherTypes).map((type) => type.split('@')[0])].sort(),
  );
});

it.each(resources.filter(({ type }) => type.startsWith('Microsoft.Communication/')))(
  '$type sets what the service defines, all that it requires, nothing read-only',
  ({ type, properties }) => {
    const [kind = '', version] = type.split('@');
    expect(version).toBe(apiVersion);
    const given = properties.filter((name) => !['name', 'parent', 'dependsOn'].includes(name));
    expect(wrongProperties(kind, given)).toEqual([]);
  },
);

it.each(resources.filter(({ type }) => !type.startsWith('Microsoft.Communication/')))(
  '$type is of the documented version and shape',
  ({ type, properties }) => {
    const allowed = otherTypes[type];
    expect(allowed).toBeDefined();
    const top = properties.map((name) => name.split('.')[0] ?? name).filter((name) => name !== 'dependsOn');
    expect([...new Set(top)].filter((name) => !allowed?.includes(name))).toEqual([]);
  },
);

it('refers only to what it declares', () => {
  const declared = new Set(
    root.namedChildren.flatMap((node) => {
      const kinds = [
        'parameter_declaration',
        'variable_declaration',
        'resource_declaration',
        'type_declaration',
      ];
      return node && kinds.includes(node.type) ? (node.descendantsOfType('identifier')[0]?.text ?? []) : [];
    }),
  );
  const loops = root
    .descendantsOfType('for_statement')
    .flatMap((node) => node?.descendantsOfType('identifier')[0]?.text ?? []);
  const owners = root
    .descendantsOfType('member_expression')
    .flatMap((node) =>
      node?.childForFieldName('object')?.type === 'identifier' ? node.childForFieldName('object')?.text : [],
    )
    .filter((name) => name !== undefined);
  expect(owners.length).toBeGreaterThan(10);
  expect(owners.filter((name) => !declared.has(name) && !loops.includes(name))).toEqual([]);
});

it('the parameters file names parameters that exist', () => {
  const given = readFileSync(path.replace('.bicep', '.bicepparam'), 'utf8');
  const names = [...given.matchAll(/^(?:\/\/ )?param (\w+) =/gm)].map(([, name]) => name);
  expect(names).toContain('name');
  for (const name of names) expect(source).toMatch(new RegExp(`^param ${name} `, 'm'));
});

it('creates what lies inside a resource after that resource', () => {
  const symbols = resources.map(({ node }) => node.descendantsOfType('identifier')[0]?.text ?? '');
  const inner = resources.filter(({ type }) => (type.split('@')[0]?.split('/').length ?? 0) > 2);
  expect(inner.map(({ type }) => type)).toHaveLength(4);
  for (const { type, node } of inner) {
    const set = (name: string) =>
      firstObject(node).namedChildren.find((child) => child?.namedChildren[0]?.text === name)
        ?.namedChildren[1]?.text;
    // Bicep sees a dependency only where the parent is referred to, by `parent` or in the name.
    const parent = set('parent') ?? /\$\{(\w+)\./.exec(set('name') ?? '')?.[1];
    expect(symbols, type).toContain(parent);
  }
});

it('names credentials and logins by what any subject and any username leave legal', () => {
  const names = resources.flatMap(({ node, type }) =>
    /federatedIdentityCredentials|smtpUsernames/.test(type)
      ? [/^ +name: (.+)$/m.exec(firstObject(node).text)?.[1]]
      : [],
  );
  expect(names).toEqual([
    "'${app.uniqueName}/github-${uniqueString(subject)}'",
    "'${uniqueString(smtpUsername)}-login'",
  ]);
});

it('creates an SMTP Username in e-mail form once its domain is linked', () => {
  expect(source).toContain("var loginReady = linkDomain || !contains(smtpUsername, '@')");
  expect(source).toMatch(
    /smtpUsernames@[-\d]+' = if \(!empty\(smtpUsername\) && loginReady\) \{\n {2}parent: acs/,
  );
});
