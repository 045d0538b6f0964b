/**
 * The steps of workflows that change the repository, run as GitHub runs them: bash, on a clone of a repository with a
 * remote of its own. `gh` is a stand-in that writes down what it was asked.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { name?: string; run?: string }[] }>>;
}

/** The script of the step of a workflow whose name begins so. */
function scriptOf(workflow: string, name: string): string {
  const { jobs } = parse(readFileSync(`.github/workflows/${workflow}`, 'utf8')) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);
  const script = steps.find((step) => step.name?.startsWith(name))?.run;
  if (script === undefined) throw new Error(`no step "${name}" in ${workflow}`);
  return script;
}

let root: string;
let clone: string;
let remote: string;

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@contoso.example', ...args], {
    cwd,
    encoding: 'utf8',
  }).trim();

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Runs the script in the clone. Gives its exit code and what it printed. */
function run(script: string, env: Record<string, string>): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', script], {
    cwd: clone,
    encoding: 'utf8',
    env: {
      PATH: `${join(root, 'bin')}:${process.env['PATH']}`,
      HOME: root,
      GIT_CONFIG_NOSYSTEM: '1',
      ...env,
    },
  });
  return { code: status, output: stdout + stderr };
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'workflow-'));
  remote = join(root, 'remote.git');
  clone = join(root, 'clone');
  git(root, 'init', '--quiet', '--bare', '--initial-branch=main', remote);
  git(root, 'clone', '--quiet', remote, clone);
  write(join(clone, 'dist/index.js'), 'old');
  write(join(clone, 'dist/7.index.js'), 'old chunk');
  git(clone, 'add', '.');
  git(clone, 'commit', '--quiet', '-m', 'one');
  git(clone, 'push', '--quiet', 'origin', 'HEAD:main');
  write(join(root, 'bin/gh'), `#!/bin/sh\necho "$@" >> '${root}/gh'\n`);
  execFileSync('chmod', ['+x', join(root, 'bin/gh')]);
});

afterEach(() => rmSync(root, { recursive: true }));

describe.skipIf(process.platform === 'win32')('rebuild-dist.yml commits', () => {
  const script = scriptOf('rebuild-dist.yml', 'Commit what was built');
  const commit = (files: Record<string, string>) => {
    const built = join(root, 'built');
    for (const [name, text] of Object.entries(files)) write(join(built, name), text);
    return () => run(script, { BUILT: built, BRANCH: 'dependabot/npm_and_yarn/x-1' });
  };
  const pushed = () => git(remote, 'for-each-ref', '--format=%(refname)', 'refs/heads/dependabot');

  it('the files that were built, and starts CI for them', () => {
    const { code } = commit({
      'index.js': 'new',
      '8.index.js': 'chunk',
      'licenses.txt': '',
      'package.json': '',
    })();
    expect(code).toBe(0);
    const changes = git(remote, 'diff', '--name-status', 'main', 'dependabot/npm_and_yarn/x-1').split('\n');
    expect(changes.map((line) => line.split('\t').at(-1))).toEqual([
      'dist/7.index.js',
      'dist/8.index.js',
      'dist/index.js',
      'dist/licenses.txt',
      'dist/package.json',
    ]);
    expect(git(remote, 'log', '-1', '--format=%B', 'dependabot/npm_and_yarn/x-1')).toContain(
      '[dependabot skip]',
    );
    expect(readFileSync(join(root, 'gh'), 'utf8')).toContain(
      'workflow run ci.yml --ref dependabot/npm_and_yarn/x-1',
    );
  });

  it.each([
    ['a script', { 'index.js': 'new', 'run.sh': 'evil' }],
    ['a folder', { 'index.js': 'new', '.github/workflows/x.js': 'evil' }],
    ['a hidden file', { 'index.js': 'new', '.gitattributes': 'evil' }],
  ])('nothing, when %s is among them', (_what, files) => {
    expect(commit(files)()).toMatchObject({ code: 1, output: expect.stringContaining('not part of dist') });
    expect(pushed()).toBe('');
  });

  it('nothing, when a link is among them', () => {
    const start = commit({ 'index.js': 'new' });
    symlinkSync('/etc/hosts', join(root, 'built/link.js'));
    expect(start()).toMatchObject({ code: 1, output: expect.stringContaining('link.js') });
    expect(pushed()).toBe('');
    expect(existsSync(join(root, 'gh'))).toBe(false);
  });
});

describe.skipIf(process.platform === 'win32')('release.yml moves the tag of the major version', () => {
  const script = scriptOf('release.yml', 'Move the tag of the major version');
  const tag = (name: string): string => {
    git(clone, 'commit', '--quiet', '--allow-empty', '-m', name);
    git(clone, 'tag', name);
    return git(clone, 'rev-parse', 'HEAD');
  };
  const release = (name: string) =>
    run(script, { GITHUB_REF_NAME: name, GITHUB_SHA: git(clone, 'rev-parse', `${name}^{commit}`) });
  const major = (name: string) => git(remote, 'for-each-ref', '--format=%(objectname)', `refs/tags/${name}`);

  it('to each newer version', () => {
    const first = tag('v1.9.0');
    expect(release('v1.9.0').code).toBe(0);
    expect(major('v1')).toBe(first);
    const second = tag('v1.10.0');
    expect(release('v1.10.0').code).toBe(0);
    expect(major('v1')).toBe(second);
  });

  it.each([
    ['an older version is mended', 'v1.9.1'],
    ['the version is a preview', 'v1.11.0-rc.1'],
  ])('not when %s', (_when, name) => {
    const newest = tag('v1.10.0');
    release('v1.10.0');
    tag(name);
    expect(release(name)).toMatchObject({ code: 0, output: expect.stringContaining('v1 stays at v1.10.0') });
    expect(major('v1')).toBe(newest);
  });

  it('and leaves those of other major versions', () => {
    const first = tag('v1.0.0');
    release('v1.0.0');
    const second = tag('v2.0.0');
    release('v2.0.0');
    expect([major('v1'), major('v2')]).toEqual([first, second]);
  });
});
