import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findLicenseProblems, type LockEntry } from '../../scripts/checks/licenses.ts';
import { findDeadLinks } from '../../scripts/checks/links.ts';
import { findReleaseProblems, type ReleaseFiles } from '../../scripts/checks/release.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
  readonly 'timeout-minutes'?: number;
}

interface Workflow {
  readonly on: string | Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const read = (path: string): string => readFileSync(path, 'utf8');
const manifest = JSON.parse(read('package.json'));

describe.each(globSync('.github/workflows/*.yml'))('%s', (path) => {
  const workflow = parse(read(path)) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps ?? []);
  const lines = read(path).split('\n');

  it('grants nothing but what each job lists, with a reason', () => {
    expect(workflow.permissions).toEqual({});
    expect(jobs.filter(([, { permissions }]) => permissions === undefined)).toEqual([]);
    const grants = lines.filter((line) => /^\s+[a-z-]+: (?:read|write)\b/.test(line));
    expect(grants.filter((line) => !/ # \S/.test(line))).toEqual([]);
  });

  it('pins every action by commit and names its version', () => {
    // notify.yml is called from other repositories, and a commit cannot name itself: this action stands there by its tag.
    const uses = lines.filter((line) => /^\s+(?:- )?uses: (?!\.\/|acs-mail\/acs-mail-action@v1$)/.test(line));
    expect(uses.filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it('leaves no token in a checkout', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  it('runs no code of packages with a token that can change the repository', () => {
    const ofWriters = jobs.flatMap(([, job]) =>
      job.permissions?.['contents'] === 'write' ? (job.steps ?? []) : [],
    );
    const foreign = ofWriters.filter(
      ({ run = '', uses = 'actions/' }) => /\b(?:npm|npx|node)\b/.test(run) || !uses.startsWith('actions/'),
    );
    expect(foreign).toEqual([]);
  });

  it('never runs for a pull request with the rights of the target branch', () => {
    const triggers = Object.keys(Object(workflow.on));
    expect(triggers.filter((name) => name === 'pull_request_target' || name === 'workflow_run')).toEqual([]);
  });

  it('ends every job in time', () => {
    const endless = jobs.filter(([, job]) => !job.uses && !(Number(job['timeout-minutes']) > 0));
    expect(endless).toEqual([]);
  });
});

describe('dependencies', () => {
  it('pins each package exactly whose private files are imported', () => {
    const sources = globSync('src/**/*.ts').map(read).join('\n');
    const names = [...sources.matchAll(/\/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g)].map(
      (match) => match[1],
    );
    expect(names).toContain('@actions/core');
    for (const name of names) expect(manifest.dependencies[String(name)]).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('waits seven days before an update is proposed', () => {
    const { updates } = parse(read('.github/dependabot.yml')) as { updates: { cooldown: unknown }[] };
    expect(updates.length).toBeGreaterThan(0);
    for (const { cooldown } of updates) expect(cooldown).toMatchObject({ 'default-days': 7 });
  });
});

describe('licenses', () => {
  const check = (entry: LockEntry, { folder = 'node_modules/some', text = 'The text', dist = '' } = {}) =>
    findLicenseProblems([[folder, entry]], () => text || undefined, 'some\nMIT\nThe  text\n', dist);

  it('takes a permissive license whose text is handed on', () => {
    expect(check({ license: 'MIT' })).toEqual([]);
  });

  it.each<[string, Parameters<typeof check>]>([
    ['some has GPL-3.0', [{ license: 'GPL-3.0' }]],
    ['some has no license', [{}]],
    ['some has no license file', [{ license: 'MIT' }, { text: '' }]],
    ['lacks the license text of node_modules/some', [{ license: 'MIT' }, { text: 'Another text' }]],
    [
      'node_modules/argparse is in dist',
      [{ license: 'PSF-2.0' }, { folder: 'node_modules/argparse', dist: './node_modules/argparse/index.js' }],
    ],
  ])('says %s', (problem, given) => {
    expect(check(...given)).toEqual([expect.stringContaining(problem)]);
  });
});

describe('links of the documentation', () => {
  const files: Record<string, string> = {
    'docs/a.md': '# One `two`\n\n## Say: "it"\n\n## Say: "it"\n\n<a id="given"></a>\n',
    'src/x.ts': '',
  };
  const dead = (text: string) =>
    findDeadLinks(
      ['docs/b.md'],
      (path) => (path === 'docs/b.md' ? text : (files[path] ?? '')),
      (path) => path in files || path === 'docs/b.md' || path === 'src/',
    );

  it.each([
    '[a](a.md)',
    '[a](a.md#one-two)',
    '[a](a.md#say-it-1)',
    '[a](a.md#given)',
    '[a](../src/)',
    '[a](/src/x.ts#L1)',
    '![a](../src/x.ts)',
    '[a](https://example.com/none)',
    '[a](https://github.com/acs-mail/acs-mail-action/blob/main/docs/a.md#given)',
    '[a](#here)\n\n# Here',
  ])('follows %s', (text) => {
    expect(dead(text)).toEqual([]);
  });

  it.each([
    ['[a](none.md)', 'no such file'],
    ['[a](a.md#none)', 'no such heading'],
    ['[a][b]\n\n[b]: none.md', 'no such file'],
    ['[a](#here)', 'no such heading'],
    ['<img src="none.png">', 'no such file'],
    ['<https://github.com/acs-mail/acs-mail-action/blob/main/docs/a.md#none>', 'no such heading'],
  ])('reports %s', (text, reason) => {
    expect(dead(text)).toEqual([expect.stringContaining(reason)]);
  });
});

describe('a release', () => {
  const ready: ReleaseFiles = {
    manifest: { name: 'acs-mail-action', version: '1.2.3' },
    lock: { version: '1.2.3', packages: { '': { version: '1.2.3' } } },
    changelog:
      '# Changelog\n\n## Unreleased\n\n## 1.2.3 - 2026-12-01\n\n- A change.\n\n## 1.2.2 - 2026-11-01\n\n- Older.\n',
    action: read('action.yml'),
    documents: { 'README.md': 'uses: acs-mail/acs-mail-action@v1' },
    tag: 'v1.2.3',
  };

  it('is ready when everything agrees', () => {
    expect(findReleaseProblems(ready)).toEqual([]);
  });

  it.each<[string, Partial<ReleaseFiles>]>([
    ['no version of three numbers', { manifest: { name: '', version: '1.2' } }],
    ['package-lock.json has another version', { lock: { version: '1.2.2', packages: ready.lock.packages } }],
    ['the tag is v1.2.4', { tag: 'v1.2.4' }],
    [
      'under Unreleased',
      { changelog: ready.changelog.replace('## Unreleased\n', '## Unreleased\n\n- Later.\n') },
    ],
    ['not "1.2.3 - YYYY-MM-DD"', { changelog: ready.changelog.replace('1.2.3 - 2026-12-01', '1.2.3') }],
    ['not "1.2.3 - YYYY-MM-DD"', { changelog: ready.changelog.replace('1.2.3', '1.2.4') }],
    ['in CHANGELOG.md is empty', { changelog: ready.changelog.replace('- A change.\n', '') }],
    [
      'characters, not 1 to 124',
      { action: ready.action.replace(/^description: .*/m, `description: ${'x'.repeat(125)}`) },
    ],
    ['no branding.icon', { action: ready.action.replace(/^ {2}icon: .*/m, '') }],
    [
      'branding.color in action.yml is pink',
      { action: ready.action.replace(/^ {2}color: .*/m, '  color: pink') },
    ],
    ['README.md uses the action at v2', { documents: { 'README.md': 'uses: acs-mail/acs-mail-action@v2' } }],
  ])('is not ready: %s', (problem, change) => {
    expect(findReleaseProblems({ ...ready, ...change })).toEqual([expect.stringContaining(problem)]);
  });
});
