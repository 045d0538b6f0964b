import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from '@cdktf/hcl2json';
import { expect, it } from 'vitest';
import schemas from './provider-schemas.json' with { type: 'json' };

type Block = Record<string, unknown>;
type Blocks = Record<string, Record<string, [Block]>>;
interface Configuration {
  variable: Record<string, [Block]>;
  resource: Blocks;
  data: Blocks;
  locals: [Record<string, unknown>][];
  provider: Record<string, [Block]>;
  terraform: [{ required_providers: [Record<string, { source: string; version: string }>] }];
}
interface Schema {
  required: string[];
  optional: string[];
  readable: string[];
}

const folder = fileURLToPath(new URL('../../infra/terraform/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.tf'));
const text = files.map((name) => readFileSync(`${folder}${name}`, 'utf8')).join('\n');
/** What Terraform itself understands in any resource block. */
const meta = ['count', 'for_each', 'depends_on', 'lifecycle', 'provider', 'provisioner'];
const known: Record<string, Schema> = {
  ...schemas.resources,
  // github.com/Azure/terraform-provider-azapi, docs/resources/resource.md
  azapi_resource: {
    required: ['type'],
    optional: ['name', 'parent_id', 'body', 'retry', 'timeouts'],
    readable: ['id', 'name', 'output'],
  },
};

const whole = (await parse('infra.tf', text)) as unknown as Configuration;
const blocks = [whole.resource, whole.data].flatMap((kinds) =>
  Object.entries(kinds).flatMap(([type, named]) =>
    Object.entries(named).map(([name, [body]]) => ({ address: `${type}.${name}`, type, body })),
  ),
);

it.each(blocks)(
  '$address has the attributes of its provider, all required ones, and no other',
  ({ type, body }) => {
    const schema = known[type] as Schema;
    const given = Object.keys(body).filter((name) => !meta.includes(name));
    expect(given.filter((name) => ![...schema.required, ...schema.optional].includes(name))).toEqual([]);
    expect(schema.required.filter((name) => !given.includes(name))).toEqual([]);
  },
);

it('reads only attributes that exist, of resources that are declared', () => {
  const references = [
    ...text.matchAll(/\b((?:azurerm|azuread|azapi|github)_\w+)\.(\w+)(?:\[[^\]]*\]+)?\.(\w+)/g),
  ];
  expect(references.length).toBeGreaterThan(20);
  for (const [whole, type = '', name, attribute] of references) {
    expect(blocks.map(({ address }) => address)).toContain(`${type}.${name}`);
    expect(known[type]?.readable, whole).toContain(attribute);
  }
});

it('declares each variable that it uses and uses each that it declares, with a description', () => {
  const used = new Set([...text.matchAll(/\bvar\.(\w+)/g)].map(([, name]) => name));
  expect([...used].sort()).toEqual(Object.keys(whole.variable).sort());
  for (const [name, [variable]] of Object.entries(whole.variable))
    expect(variable['description'], name).toBeTypeOf('string');
  const locals = new Set([...text.matchAll(/\blocal\.(\w+)/g)].map(([, name]) => name));
  expect([...locals].sort()).toEqual(Object.keys(Object.assign({}, ...whole.locals.flat())).sort());
});

it('pins each provider that it uses to the major version whose schema was read', () => {
  const providers = whole.terraform[0].required_providers[0];
  const used = new Set(blocks.map(({ type }) => type.split('_')[0]));
  expect(Object.keys(providers).sort()).toEqual([...used].sort());
  for (const { source, version } of Object.values(providers)) {
    const read = (schemas.sources as Record<string, string>)[source];
    if (read) expect(read).toContain(` ${/\d+/.exec(version)?.[0]}.`);
  }
});

it('registers Microsoft.Communication, which no version of azurerm does by itself, and nothing else', () => {
  expect(whole.provider['azurerm']?.[0]).toMatchObject({
    resource_provider_registrations: 'none',
    resource_providers_to_register: ['Microsoft.Communication'],
  });
});

it('takes azurerm from the version that knows MailFrom addresses up to 5.x, github from the one with `value`', () => {
  const providers = whole.terraform[0].required_providers[0];
  expect(providers['azurerm']?.version).toBe('>= 4.35, < 6');
  expect(providers['github']?.version).toBe('~> 6.12');
});

it('the SMTP Username waits for the role and for the link, and is tried again while the role is not seen', () => {
  const login = whole.resource['azapi_resource']?.['smtp_username']?.[0] ?? {};
  expect(login['depends_on']).toEqual([
    '${azurerm_role_assignment.mail}',
    '${azurerm_communication_service_email_domain_association.mail}',
  ]);
  expect(login['timeouts']).toEqual([{ create: '10m' }]);
  // azapi holds the pattern against the text of each answer, a success included (its internal/clients, NewRetryOptions).
  const { error_message_regex: patterns } = login['retry'] as { error_message_regex: string[] };
  const isRetried = (status: string) =>
    patterns.some((pattern) =>
      new RegExp(pattern).test(`PUT https://host/id\n---\nRESPONSE ${status}\n---\n{}`),
    );
  expect(isRetried('400: 400 Bad Request\nERROR CODE: BadRequest')).toBe(true);
  for (const status of ['200: 200 OK', '201: 201 Created', '404: 404 Not Found', '403: 403 Forbidden'])
    expect(isRetried(status), status).toBe(false);
});
