import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Reply } from './routes.ts';

type Json = Record<string, unknown>;

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Json;
}

interface Operation {
  parameters?: (Parameter | { $ref: string })[];
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: Json }> }>;
}

interface Description {
  paths: Record<string, { get: Operation }>;
  components: Record<string, Json>;
}

/** Part of GitHub's own description, made by scripts/github-openapi.ts. */
const description = JSON.parse(
  readFileSync(join(import.meta.dirname, 'openapi.json'), 'utf8'),
) as Description;

/** GitHub describes few of its errors; all of them have this form. */
const errorSchema = { type: 'object', required: ['message'], properties: { message: { type: 'string' } } };

const ajv = new Ajv({
  strict: false,
  allErrors: true,
  // Query parameters are text.
  coerceTypes: false,
  formats: {
    'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
    uri: (text: string) => URL.canParse(text.replace(/\{.*?\}/g, '')),
    email: /^[^@\s]+@[^@\s]+$/,
    int64: true,
    timestamp: true,
    date: /^\d{4}-\d\d-\d\d$/,
  },
});
ajv.addSchema({ $id: 'github', components: toJsonSchema(description.components) } as Json);
const compiled = new Map<string, ValidateFunction>();

/**
 * Checks one exchange against GitHub's OpenAPI description.
 *
 * @param path  of the request, `/repos/contoso/app/pulls`
 * @returns what is wrong, one sentence each
 */
export function findViolations(path: string, query: Record<string, string>, reply: Reply): string[] {
  const found = findOperation(path);
  if (!found) return [`${path}: no such call`];
  return [
    ...checkQuery(found.template, found.operation, query),
    ...checkBody(found.template, found.operation, reply),
  ];
}

/** The most literal of the templates that the path fits. */
function findOperation(path: string): { template: string; operation: Operation } | undefined {
  const candidates = Object.entries(description.paths).filter(([template]) => {
    const pattern = template
      .replace(/[.+]/g, '\\$&')
      .replace('{path}', '.+')
      .replace(/\{\w+\}/g, '[^/]+');
    return new RegExp(`^${pattern}$`).test(path);
  });
  const [best] = candidates.sort(([a], [b]) => a.split('{').length - b.split('{').length);
  return best && { template: best[0], operation: best[1].get };
}

function checkQuery(template: string, operation: Operation, query: Record<string, string>): string[] {
  const parameters = (operation.parameters ?? []).map(resolve).filter((each) => each.in === 'query');
  const unknown = Object.keys(query).filter((name) => !parameters.some((each) => each.name === name));
  const wrong = parameters.flatMap(({ name, schema }) => {
    const text = query[name];
    if (text === undefined) return [];
    const isNumber = schema['type'] === 'integer' || schema['type'] === 'number';
    return check(`${template}?${name}`, schema, isNumber ? Number(text) : text);
  });
  return [...unknown.map((name) => `${template}: GitHub knows no query parameter ${name}`), ...wrong];
}

function checkBody(template: string, { responses }: Operation, { status, body }: Reply): string[] {
  if (body === undefined) return responses[status] ? [] : [`${template}: GitHub never answers ${status}`];
  const described = responses[status];
  const response = described?.$ref === undefined ? described : lookUp<typeof described>(described.$ref);
  const schema = response?.content?.['application/json']?.schema ?? (status >= 400 ? errorSchema : undefined);
  if (!schema) return [`${template}: GitHub never answers ${status}`];
  return check(`${template} ${status}`, schema, body);
}

function check(what: string, schema: Json, value: unknown): string[] {
  const validate = compiled.get(what) ?? ajv.compile(toJsonSchema(schema) as Json);
  compiled.set(what, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => `${what}${error.instancePath} ${error.message}`);
}

function resolve(parameter: Parameter | { $ref: string }): Parameter {
  return '$ref' in parameter ? lookUp<Parameter>(parameter.$ref) : parameter;
}

function lookUp<T>(reference: string): T {
  const [, , kind = '', name = ''] = reference.split('/');
  return description.components[kind]?.[name] as T;
}

/** OpenAPI 3.0 says `nullable: true` where JSON Schema has the type `null`, and its references are local. */
function toJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = value as Json;
  const schema = Object.fromEntries(
    Object.entries(rest).map(([key, part]) => [
      key,
      key === '$ref' && typeof part === 'string' ? part.replace(/^#/, 'github#') : toJsonSchema(part),
    ]),
  );
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}
