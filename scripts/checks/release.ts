/**
 * `npm run release:check [-- --tag vX.Y.Z]`: everything about a release that can be known without a network. Version, tag,
 * changelog, examples and the rules of the Marketplace agree; dist is what every Node at hand builds from the source, byte
 * for byte; every bundled package is in the SBOM. Writes the notes, the SBOM and the checksums of the release to out/release.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { type LockEntry, nameOf, productionPackages } from './licenses.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly [field: string]: unknown;
}

interface Lock {
  readonly version: string;
  readonly packages: Record<string, LockEntry>;
}

/** What a release is made of, as text, so that a test can change any of it. */
export interface ReleaseFiles {
  readonly manifest: Manifest;
  readonly lock: Lock;
  readonly changelog: string;
  readonly action: string;
  /** README, docs and examples by their paths. */
  readonly documents: Readonly<Record<string, string>>;
  readonly tag?: string | undefined;
}

const VERSION = /^(\d+)\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;
// https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#branding
const COLORS = ['white', 'black', 'yellow', 'blue', 'green', 'orange', 'red', 'purple', 'gray-dark'];
/** The form of a release on the Marketplace refuses a longer description. */
const MAX_DESCRIPTION = 124;

/** What keeps the files from being released; nothing when they are ready. */
export function findReleaseProblems(files: ReleaseFiles): string[] {
  const { version } = files.manifest;
  const match = VERSION.exec(version);
  if (match === null)
    return [`package.json has the version ${version}, which is no version of three numbers`];
  return [
    ...findVersionProblems(files, version),
    ...findChangelogProblems(files.changelog, version),
    ...findMarketplaceProblems(files.action),
    ...Object.entries(files.documents).flatMap(([path, text]) => findOtherMajors(path, text, `v${match[1]}`)),
  ];
}

/** The text of a version's section in the changelog, without its heading and its line breaks: GitHub shows those of releases. */
export function sectionOf(changelog: string, version: string): string | undefined {
  const section = changelog.split(/^## /m).find((part) => part.startsWith(`${version} `));
  return section
    ?.slice(section.indexOf('\n'))
    .trim()
    .replace(/\n +(?![ *-])/g, ' ');
}

function findVersionProblems({ lock, tag }: ReleaseFiles, version: string): string[] {
  const problems: string[] = [];
  if (lock.version !== version || lock.packages['']?.version !== version) {
    problems.push(`package-lock.json has another version than package.json (${version}); run npm install`);
  }
  if (tag !== undefined && tag !== `v${version}`)
    problems.push(`the tag is ${tag}, package.json has ${version}`);
  return problems;
}

function findChangelogProblems(changelog: string, version: string): string[] {
  const headings = [...changelog.matchAll(/^## (.+)$/gm)].map((match) => match[1] ?? '');
  const [unreleased, newest] = headings[0] === 'Unreleased' ? headings : [undefined, ...headings];
  const problems: string[] = [];
  if (unreleased !== undefined && changelog.split(/^## /m)[1]?.trim() !== 'Unreleased') {
    problems.push(`CHANGELOG.md has changes under Unreleased; move them to the section of ${version}`);
  }
  const [, named, date = ''] = /^(\S+) - (\d{4}-\d{2}-\d{2})$/.exec(newest ?? '') ?? [];
  if (named !== version || Number.isNaN(Date.parse(date))) {
    problems.push(`the newest section of CHANGELOG.md is "${newest}", not "${version} - YYYY-MM-DD"`);
  } else if (sectionOf(changelog, version) === '')
    problems.push(`the section of ${version} in CHANGELOG.md is empty`);
  return problems;
}

/** https://docs.github.com/en/actions/how-tos/create-and-publish-actions/publish-in-github-marketplace */
function findMarketplaceProblems(actionYaml: string): string[] {
  const { name, description, author, branding } = parse(actionYaml) as Record<string, string | undefined> & {
    branding?: { icon?: string; color?: string };
  };
  const problems: string[] = [];
  if (!name) problems.push('action.yml has no name');
  if (!author) problems.push('action.yml has no author');
  if (!description || description.length > MAX_DESCRIPTION) {
    problems.push(
      `the description in action.yml has ${description?.length ?? 0} characters, not 1 to ${MAX_DESCRIPTION}`,
    );
  }
  if (!branding?.icon) problems.push('action.yml has no branding.icon');
  if (!COLORS.includes(branding?.color ?? '')) {
    problems.push(`branding.color in action.yml is ${branding?.color}, not one of ${COLORS.join(', ')}`);
  }
  return problems;
}

function findOtherMajors(path: string, text: string, major: string): string[] {
  const used = [...text.matchAll(/acs-mail\/acs-mail-action@([\w./-]+)/g)].map((match) => match[1] ?? '');
  return [...new Set(used)]
    .filter((ref) => ref !== major && !/^[0-9a-f]{40}$/.test(ref))
    .map((ref) => `${path} uses the action at ${ref}, not ${major}`);
}

/** SHA-256 of each file of a folder, by name. */
function checksums(folder: string): Map<string, string> {
  const files = globSync('*', { cwd: folder }).sort();
  return new Map(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );
}

/** The Node that runs this and the one outside node_modules, by version. */
function findNodes(): Map<string, string> {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const outside = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
  const nodes = [process.execPath, ...(outside === undefined ? [] : [outside])];
  return new Map(nodes.map((node) => [execFileSync(node, ['--version']).toString().trim(), node]));
}

/** Says whether a Node builds another dist than the one that is there. */
function findBuildDifferences(version: string, node: string, folder: string): string[] {
  const out = join(folder, version);
  const ncc = 'node_modules/@vercel/ncc/dist/ncc/cli.js';
  execFileSync(node, [ncc, 'build', 'src/index.ts', '--out', out, '--license', 'licenses.txt', '--quiet']);
  const [built, present] = [checksums(out), checksums('dist')];
  const different = [...new Set([...built.keys(), ...present.keys()])].filter(
    (file) => built.get(file) !== present.get(file),
  );
  if (different.length === 0) return [];
  return [`dist is not what Node ${version} builds from src: ${different.join(', ')}; run npm run build`];
}

/**
 * The SBOM of what users get, as SPDX JSON. `npm sbom --omit=dev` (11.19) leaves out each package that a development
 * package needs too, nodemailer among them; hence it is asked about a lock file that holds nothing else.
 */
function makeSbom(manifest: Manifest, lock: Lock, folder: string): string {
  const { devDependencies: _dev, optionalDependencies: _optional, ...production } = manifest;
  const root = { ...lock.packages[''], devDependencies: {}, optionalDependencies: {} };
  const packages = { '': root, ...Object.fromEntries(productionPackages(lock.packages)) };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(production));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...lock, packages }));
  return execFileSync('npm', ['sbom', '--package-lock-only', '--sbom-format=spdx'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
}

function findMissingInSbom(sbom: string, lock: Lock): string[] {
  const { packages } = JSON.parse(sbom) as { packages: { name: string; versionInfo: string }[] };
  const listed = new Set(packages.map(({ name, versionInfo }) => `${name}@${versionInfo}`));
  return productionPackages(lock.packages)
    .map(([folder, { version }]) => `${nameOf(folder)}@${version}`)
    .filter((name) => !listed.has(name))
    .map((name) => `the SBOM lacks ${name}`);
}

if (import.meta.main) {
  const { tag } = parseArgs({ options: { tag: { type: 'string' } } }).values;
  const read = (path: string): string => readFileSync(path, 'utf8');
  const manifest = JSON.parse(read('package.json')) as Manifest;
  const lock = JSON.parse(read('package-lock.json')) as Lock;
  const changelog = read('CHANGELOG.md');
  const paths = ['README.md', ...globSync('docs/*.md'), ...globSync('examples/*.yml')];
  const documents = Object.fromEntries(paths.map((path) => [path, read(path)]));
  const problems = findReleaseProblems({
    manifest,
    lock,
    changelog,
    action: read('action.yml'),
    documents,
    tag,
  });

  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  const nodes = findNodes();
  for (const [version, node] of nodes) problems.push(...findBuildDifferences(version, node, folder));
  const sbom = makeSbom(manifest, lock, folder);
  problems.push(...findMissingInSbom(sbom, lock));
  rmSync(folder, { recursive: true });

  mkdirSync('out/release', { recursive: true });
  writeFileSync('out/release/notes.md', `${sectionOf(changelog, manifest.version) ?? ''}\n`);
  writeFileSync('out/release/sbom.spdx.json', sbom);
  const sums = [...checksums('dist')].map(([file, sum]) => `${sum}  dist/${file}\n`);
  writeFileSync('out/release/checksums.txt', sums.join(''));

  for (const problem of problems) console.error(`✗ ${problem}`);
  console.log(
    `dist rebuilt on Node ${[...nodes.keys()].join(' and ')}; notes, SBOM and checksums are in out/release`,
  );
  if (problems.length === 0) console.log(`✓ ${manifest.name} ${manifest.version} is ready to be tagged`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
