import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../../src');

/** Which rooms a room may import from, beside itself and errors.ts. The arrows of docs/design.md. */
const ARROWS: Record<string, readonly string[]> = {
  'index.ts': ['run.ts', 'github'],
  'run.ts': [
    'observation.ts',
    'enclosures.ts',
    'signin.ts',
    'writing.ts',
    'inputs',
    'github',
    'notice',
    'mail',
    'smtp',
    'azure',
  ],
  'observation.ts': ['github', 'inputs', 'notice'],
  'enclosures.ts': ['azure', 'github', 'inputs', 'mail', 'notice'],
  'signin.ts': ['azure', 'github', 'inputs', 'smtp'],
  'writing.ts': ['enclosures.ts', 'azure', 'github', 'inputs', 'mail', 'notice', 'smtp'],
  inputs: ['azure', 'mail', 'notice'],
  github: ['mail', 'notice', 'smtp'],
  mail: ['notice'],
  smtp: ['azure', 'mail'],
  azure: [],
  notice: [],
  'errors.ts': [],
};

/** The only rooms that may know these packages. */
const OWNERS: readonly { packages: RegExp; room: string }[] = [
  { packages: /^@actions\/|^@octokit\//, room: 'github' },
  { packages: /^nodemailer(?:\/|$)/, room: 'smtp' },
  { packages: /^yazl$/, room: 'github' },
  { packages: /^(?:sax|picomatch)$/, room: 'notice' },
  { packages: /^(?:liquidjs|markdown-it|html-to-text)$/, room: 'mail' },
];

/** Rooms without network, clock, randomness, environment and files: what they need comes in as arguments. */
const PURE = ['notice', 'mail'];
const IMPURE =
  /\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.|\bfetch\(|\bsetTimeout\(|\bconsole\./;
/** Hashes, host names, and the engine's own stop for a regular expression of the user's that runs away. */
const PURE_BUILTINS = ['node:url', 'node:crypto', 'node:vm'];

interface Source {
  path: string;
  room: string;
  text: string;
  imports: string[];
}

const sources: Source[] = globSync('**/*.ts', { cwd: SRC }).map((path) => {
  const text = readFileSync(join(SRC, path), 'utf8');
  const imports = [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*['"]([^'"]+)['"]/g),
    ...text.matchAll(/(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g),
    ...text.matchAll(/\bimport\(\s*(?:\/\*.*?\*\/\s*)?['"]([^'"]+)['"]\s*\)/g),
  ]
    .map((match) => match[1] ?? '')
    // A module of a package that exports only its entry; it counts as the package.
    .map((specifier) => specifier.replace(/^(?:\.\.\/)+node_modules\//, ''));
  return { path, room: roomOf(path), text, imports };
});

function roomOf(path: string): string {
  return path.split(/[\\/]/)[0] ?? '';
}

describe('architecture', () => {
  it('sees the whole source', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(new Set(sources.map((each) => each.room))).toEqual(new Set(Object.keys(ARROWS)));
  });

  it.each(sources.map((each) => [each.path, each] as const))('%s follows the arrows', (_path, source) => {
    for (const specifier of source.imports.filter((each) => each.startsWith('.'))) {
      expect(specifier, 'relative imports name the file').toMatch(/\.ts$/);
      const target = roomOf(relative(SRC, join(SRC, dirname(source.path), specifier)));
      const allowed = [source.room, 'errors.ts', ...(ARROWS[source.room] ?? [])];
      expect(allowed, `${source.path} imports ${specifier}`).toContain(target);
    }
  });

  it.each(sources.map((each) => [each.path, each] as const))(
    '%s imports only its packages',
    (_path, source) => {
      for (const specifier of source.imports.filter((each) => !/^(?:\.|node:)/.test(each))) {
        const owner = OWNERS.find((each) => each.packages.test(specifier));
        if (owner) expect(source.room, `${source.path} imports ${specifier}`).toBe(owner.room);
      }
    },
  );

  it.each(sources.filter((each) => PURE.includes(each.room)).map((each) => [each.path, each] as const))(
    '%s is pure',
    (_path, source) => {
      const code = source.text
        .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
        .replace(/(['"`])(?:\\.|(?!\1).)*\1/g, '""');
      expect(IMPURE.exec(code)?.[0]).toBeUndefined();
      for (const builtin of source.imports.filter((each) => each.startsWith('node:'))) {
        expect(PURE_BUILTINS, `${source.path} imports ${builtin}`).toContain(builtin);
      }
    },
  );

  it('has no import cycles', () => {
    const graph = new Map(
      sources.map((each) => [
        each.path,
        each.imports
          .filter((specifier) => specifier.startsWith('.'))
          .map((specifier) => relative(SRC, join(SRC, dirname(each.path), specifier))),
      ]),
    );
    const done = new Set<string>();
    const visit = (path: string, trail: readonly string[]): void => {
      expect(trail, `cycle ${[...trail, path].join(' → ')}`).not.toContain(path);
      if (done.has(path)) return;
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of graph.keys()) visit(path, []);
  });

  it('has no drawer for everything', () => {
    for (const { path } of sources)
      expect(path).not.toMatch(/(?:^|[\\/])(?:utils?|helpers?|common|misc|shared)\b/);
  });

  it('ends the process and sets the failure in one place', () => {
    const failing = sources.filter((each) => /process\.exitCode|process\.exit\(|setFailed\(/.test(each.text));
    expect(failing.map((each) => each.path)).toEqual([join('github', 'runner.ts')]);
  });
});
