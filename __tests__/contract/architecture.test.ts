import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../../src');

/**
 * Which rooms a room may import from, besides itself and errors.ts: the arrows of docs/design.md. A room is a folder; its
 * sub-rooms are rooms of their own. `github/*` stands for every sub-room of `github`.
 */
const ARROWS: Record<string, readonly string[]> = {
  'index.ts': ['run.ts', 'runner'],
  'run.ts': [
    'github/api',
    'github/records',
    'inputs',
    'mail/message',
    'notification',
    'recipients',
    'redaction',
    'runner',
    'services',
    'smtp',
    'steps',
    'workspace',
  ],
  steps: [
    'entra',
    'github/*',
    'inputs',
    'logs',
    'mail',
    'mail/message',
    'notification',
    'notification/build',
    'recipients',
    'redaction',
    'runner',
    'services',
    'smtp',
    'test-reports',
    'workspace',
  ],
  inputs: ['mail/headers', 'nearest-word.ts', 'notification', 'recipients', 'redaction', 'services'],
  runner: ['mail/message', 'mail/view', 'notification', 'notification/build', 'redaction', 'smtp'],
  workspace: ['mail/message', 'mail/view', 'notification'],
  'github/api': ['notification', 'proxy.ts', 'redaction'],
  'github/records': ['github/api', 'notification', 'notification/build'],
  'github/build': ['github/api', 'github/records', 'logs', 'notification', 'notification/build'],
  github: ['github/api', 'github/build', 'github/records', 'notification', 'notification/build'],
  'github/release': [
    'github',
    'github/api',
    'github/build',
    'github/records',
    'notification',
    'notification/build',
  ],
  'github/deployment': [
    'github',
    'github/api',
    'github/build',
    'github/records',
    'notification',
    'notification/build',
  ],
  'github/digest': [
    'github',
    'github/api',
    'github/build',
    'github/records',
    'notification',
    'notification/build',
    'notification/digest',
  ],
  logs: ['logs/first-error', 'logs/lines', 'mail/message', 'notification', 'redaction', 'workspace'],
  'logs/first-error': ['logs/lines', 'notification'],
  'logs/lines': ['notification'],
  'test-reports': ['notification', 'redaction', 'workspace'],
  redaction: ['notification'],
  recipients: ['notification'],
  notification: [],
  'notification/build': ['notification'],
  'notification/digest': ['notification', 'notification/build'],
  mail: ['mail/*', 'notification'],
  'mail/view': ['notification'],
  'mail/kinds': [
    'mail/html',
    'mail/sections',
    'mail/view',
    'notification',
    'notification/build',
    'notification/digest',
  ],
  'mail/sections': ['mail/view', 'notification', 'notification/build'],
  'mail/html': ['mail/view'],
  'mail/text': ['mail/view'],
  'mail/template': ['mail/html', 'mail/kinds', 'mail/view', 'nearest-word.ts', 'notification'],
  'mail/headers': ['mail/kinds', 'mail/view', 'notification', 'notification/build'],
  'mail/message': ['mail/view', 'recipients'],
  services: ['services/acs'],
  'services/acs': ['services'],
  entra: ['proxy.ts', 'services'],
  smtp: ['mail/message', 'redaction', 'services'],
  'errors.ts': [],
  'nearest-word.ts': [],
  'proxy.ts': [],
};

/** A room that holds more is two rooms. */
const MAX_FILES = 12;
/** Lines of a file; one that has more has more than one reason to change. */
const MAX_LINES = 320;

/** The only rooms that may know these packages. */
const OWNERS: readonly { packages: RegExp; room: string }[] = [
  { packages: /^@actions\/core(?:\/|$)/, room: 'runner' },
  { packages: /^@actions\/github(?:\/|$)/, room: 'proxy.ts' },
  { packages: /^@octokit\//, room: 'github/api' },
  { packages: /^@actions\/glob(?:\/|$)/, room: 'workspace' },
  { packages: /^nodemailer(?:\/|$)/, room: 'smtp' },
  { packages: /^ya(?:zl|uzl)$/, room: 'workspace' },
  { packages: /^croner$/, room: 'notification' },
  { packages: /^js-yaml$/, room: 'github' },
  { packages: /^sax$/, room: 'test-reports' },
  { packages: /^(?:liquidjs|markdown-it|html-to-text)$/, room: 'mail' },
];

/** Rooms without network, clock, randomness, environment and files: what they need comes in as arguments. */
const PURE = ['notification', 'recipients', 'redaction', 'mail', 'services'];
const IMPURE =
  /\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.|\bfetch\(|\bsetTimeout\(|\bconsole\./;
/** Hashes, host names, and the engine's own stop for a regular expression of the user's that runs away. */
const PURE_BUILTINS = ['node:url', 'node:crypto', 'node:vm'];

/** The only rooms that know which mail services there are. */
const NAMING_SERVICES = ['services', 'entra', 'inputs'];
const SERVICE = /\b(?:azure|azurecomm|acs|exchange|hve|office365|high volume)\b/i;
/** A variable that the SDKs use for Microsoft Entra ID, and the name of this action. */
const NOT_A_SERVICE = /AZURE_AUTHORITY_HOST|acs-mail[\w/-]*/g;

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
  const folder = dirname(path).replaceAll('\\', '/');
  return folder === '.' ? path : folder;
}

/** True for the room and its sub-rooms. */
function within(room: string, parent: string): boolean {
  return room === parent || room.startsWith(`${parent}/`);
}

describe('architecture', () => {
  it('sees the whole source', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(new Set(sources.map((each) => each.room))).toEqual(new Set(Object.keys(ARROWS)));
  });

  it.each(sources.map((each) => [each.path, each] as const))('%s follows the arrows', (_path, source) => {
    const arrows = [source.room, 'errors.ts', ...(ARROWS[source.room] ?? [])];
    const isAllowed = (specifier: string): boolean => {
      const target = roomOf(relative(SRC, join(SRC, dirname(source.path), specifier)));
      return arrows.some((arrow) => arrow === target || arrow === target.replace(/\/.*/, '/*'));
    };
    const inner = source.imports.filter((each) => each.startsWith('.'));
    expect(inner.filter((each) => !each.endsWith('.ts') || !isAllowed(each))).toEqual([]);
  });

  it.each(sources.map((each) => [each.path, each] as const))(
    '%s imports only its packages',
    (_path, source) => {
      const isForeign = (specifier: string): boolean =>
        OWNERS.some(({ packages, room }) => packages.test(specifier) && !within(source.room, room));
      expect(source.imports.filter(isForeign)).toEqual([]);
    },
  );

  it.each(
    sources
      .filter((each) => PURE.some((room) => within(each.room, room)))
      .map((each) => [each.path, each] as const),
  )('%s is pure', (_path, source) => {
    const code = source.text
      .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      .replace(/(['"`])(?:\\.|(?!\1).)*\1/g, '""');
    expect(IMPURE.exec(code)?.[0]).toBeUndefined();
    for (const builtin of source.imports.filter((each) => each.startsWith('node:'))) {
      expect(PURE_BUILTINS, `${source.path} imports ${builtin}`).toContain(builtin);
    }
  });

  it.each(
    sources
      .filter((each) => !NAMING_SERVICES.some((room) => within(each.room, room)))
      .map((each) => [each.path, each] as const),
  )('%s names no mail service', (_path, source) => {
    const code = source.text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '').replace(NOT_A_SERVICE, '');
    expect(SERVICE.exec(code)?.[0]).toBeUndefined();
  });

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

  it('has no crowded folder', () => {
    for (const room of Object.keys(ARROWS).filter((each) => !each.endsWith('.ts'))) {
      const files = sources.filter((each) => each.room === room).map((each) => each.path);
      expect(files.length, `${room}: ${files.join(' ')}`).toBeLessThanOrEqual(MAX_FILES);
    }
  });

  it('has no overlong file', () => {
    const written = sources.filter((each) => !each.text.startsWith('// Written by scripts/'));
    const long = written.filter((each) => each.text.split('\n').length - 1 > MAX_LINES);
    expect(long.map((each) => each.path)).toEqual([]);
  });

  it('ends the process and sets the failure in one place', () => {
    const failing = sources.filter((each) => /process\.exitCode|process\.exit\(|setFailed\(/.test(each.text));
    expect(failing.map((each) => each.path)).toEqual([join('runner', 'runner.ts')]);
  });
});
