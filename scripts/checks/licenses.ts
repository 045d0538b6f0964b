/**
 * Checks the licenses of the packages that dist is built from: each is on the list below, and dist/licenses.txt holds its
 * whole text, as the licenses demand.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An entry of package-lock.json. https://docs.npmjs.com/cli/configuring-npm/package-lock-json */
export interface LockEntry {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
}

/** SPDX identifiers of permissive licenses: they ask for their text to be handed on, and for nothing else. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
]);

/** Packages that are installed for others, but of which no code is in dist. */
const NOT_IN_DIST = new Map([
  ['@octokit/openapi-types', 'types only'],
  ['@octokit/types', 'types only'],
  ['@octokit/plugin-paginate-rest', 'of @actions/github; src loads the Octokit without plugins'],
  ['@octokit/plugin-rest-endpoint-methods', 'of @actions/github; src loads the Octokit without plugins'],
  ['argparse', 'for the command line of markdown-it'],
  ['commander', 'for the command line of liquidjs'],
]);

/** The packages of a lock file that are installed for users of the action, with their folders. */
export function productionPackages(packages: Readonly<Record<string, LockEntry>>): [string, LockEntry][] {
  return Object.entries(packages).filter(
    ([folder, { dev, optional, devOptional }]) => folder !== '' && !dev && !optional && !devOptional,
  );
}

/**
 * What is wrong with the licenses of the packages; nothing when all is well.
 * @param textOf the license text in a package's folder, where it has one
 * @param licenses dist/licenses.txt
 * @param dist the code that was built; the bundler writes the path of most modules into it
 */
export function findLicenseProblems(
  packages: readonly (readonly [folder: string, entry: LockEntry])[],
  textOf: (folder: string) => string | undefined,
  licenses: string,
  dist: string,
): string[] {
  const given = normalize(licenses);
  return packages.flatMap(([folder, { license = 'no license' }]) => {
    if (NOT_IN_DIST.has(nameOf(folder))) {
      return dist.includes(`/${folder}/`)
        ? [`${folder} is in dist, but on the list of those that are not`]
        : [];
    }
    if (!ALLOWED.has(license))
      return [`${folder} has ${license}, which is not on the list of allowed licenses`];
    const text = textOf(folder);
    if (text === undefined) return [`${folder} has no license file`];
    return given.includes(normalize(text)) ? [] : [`dist/licenses.txt lacks the license text of ${folder}`];
  });
}

/** The name of a package from its folder, `node_modules/a/node_modules/@b/c` → `@b/c`. */
export function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function normalize(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

if (import.meta.main) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, LockEntry>;
  };
  const packages = productionPackages(lock.packages);
  const textOf = (folder: string): string | undefined => {
    const [file] = globSync('{LICENSE,LICENCE,License,license,COPYING}*', { cwd: folder });
    return file === undefined ? undefined : readFileSync(join(folder, file), 'utf8');
  };
  const dist = globSync('dist/*.js').map((file) => readFileSync(file, 'utf8'));
  const problems = findLicenseProblems(
    packages,
    textOf,
    readFileSync('dist/licenses.txt', 'utf8'),
    dist.join('\n'),
  );
  for (const problem of problems) console.error(problem);
  console.log(`${packages.length} packages, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
