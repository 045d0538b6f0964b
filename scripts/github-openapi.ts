/**
 * Cuts GitHub's OpenAPI description (13 MB) down to the calls of this action, so that the stub and its fixtures can be
 * checked against it: `node scripts/github-openapi.ts DESCRIPTION`, where DESCRIPTION is
 * `generated/api.github.com.json` of the npm package @octokit/openapi (385 MB, so installed elsewhere and only for this).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpoints } from '../src/github/api/endpoints.ts';

type Json = Record<string, unknown>;

const target = join(import.meta.dirname, '../testing/github/openapi.json');
/** Prose and examples: two thirds of the description, and nothing that a value could be checked against. */
const prose = new Set([
  'description',
  'example',
  'examples',
  'externalDocs',
  'summary',
  'title',
  'x-github',
  'tags',
]);

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('usage: node scripts/github-openapi.ts DESCRIPTION');
const whole = JSON.parse(readFileSync(source, 'utf8')) as {
  openapi: string;
  info: { version: string };
  paths: Record<string, Json>;
  components: Record<string, Json>;
};

const paths: Record<string, Json> = {};
for (const { route } of Object.values(endpoints)) {
  const path = route.replace(/^GET /, '');
  const described = whole.paths[path];
  if (described === undefined) throw new Error(`not in the description: ${path}`);
  paths[path] = { get: described['get'] };
}

const components: Record<string, Json> = {};
collect(paths);
const description = stripProse({
  openapi: whole.openapi,
  info: { title: 'GitHub REST API, the part that this action reads', version: whole.info.version },
  servers: [{ url: 'https://api.github.com' }],
  paths,
  components,
});
writeFileSync(target, `${JSON.stringify(description)}\n`);

/** Takes over everything that the value refers to, however far. */
function collect(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const reference = (value as Json)['$ref'];
  if (typeof reference === 'string') {
    const [, , kind = '', name = ''] = reference.split('/');
    components[kind] ??= {};
    const shelf = components[kind];
    if (!Object.hasOwn(shelf, name)) {
      shelf[name] = whole.components[kind]?.[name];
      collect(shelf[name]);
    }
  }
  for (const part of Object.values(value)) collect(part);
}

/** Inside `properties` and `schemas` the keys are names and stay; `info` needs its title. */
function stripProse(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((part) => stripProse(part));
  if (typeof value !== 'object' || value === null) return value;
  const isNames = key === 'properties' || key === 'info' || key === 'schemas';
  const kept = Object.entries(value).filter(
    ([name]) => isNames || (!prose.has(name) && !(key === 'headers' && name === 'Link')),
  );
  return Object.fromEntries(kept.map(([name, part]) => [name, stripProse(part, isNames ? '' : name)]));
}
