import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { anchorsOf } from '../../scripts/checks/links.ts';
import { fillTables } from '../../scripts/readme.ts';
import { inputNames, inputs } from '../../src/inputs/declarations.ts';
import { outputNames } from '../../src/runner/outputs.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

interface ActionMetadata {
  inputs: Record<string, { description?: string; default?: unknown; required?: boolean }>;
  outputs: Record<string, { description?: string; value?: string }>;
  runs: { using: string; main: string };
  branding: { icon: string; color: string };
}
interface Job {
  uses?: string;
  permissions?: unknown;
  steps?: { uses?: string; with?: Record<string, unknown> }[];
}

interface Workflow {
  permissions?: unknown;
  jobs: Record<string, Job>;
}

const action = parse(read('action.yml')) as ActionMetadata;

describe('action.yml', () => {
  it('declares the inputs that the code reads, in the same order', () => {
    expect(Object.keys(action.inputs)).toEqual(inputNames);
  });

  it.each(inputNames)('%s has the same default, and a description', (name) => {
    expect(String(action.inputs[name]?.default ?? '')).toBe(inputs[name].default);
    expect(action.inputs[name]?.description?.trim()).toBeTruthy();
  });

  it('declares the outputs that the code sets', () => {
    expect(Object.keys(action.outputs)).toEqual([...outputNames]);
    for (const { description, value } of Object.values(action.outputs)) {
      expect(description?.trim()).toBeTruthy();
      expect(value, 'value is for composite actions').toBeUndefined();
    }
  });

  it('knows only keys that GitHub knows', () => {
    for (const declaration of Object.values(action.inputs)) {
      expect(['description', 'default', 'required', 'deprecationMessage']).toEqual(
        expect.arrayContaining(Object.keys(declaration)),
      );
    }
  });

  it('runs the built file on Node 24', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
    expect(read('.node-version').trim()).toBe('24');
  });
});

describe('README', () => {
  it('has the tables of action.yml (npm run fix writes them)', () => {
    expect(read('README.md')).toBe(fillTables(read('README.md'), read('action.yml')));
  });
});

describe('troubleshooting', () => {
  const guide = read('docs/troubleshooting.md');
  const anchors = anchorsOf(guide);
  const used = globSync('src/**/*.ts', { cwd: ROOT }).flatMap((path) =>
    [...read(path).matchAll(/anchor: '([^']+)'/g)].map((match) => [match[1] ?? '', path] as const),
  );

  it.each(used)('has a chapter %s for %s', (anchor) => {
    expect([...anchors]).toContain(anchor);
  });

  it('has a chapter for every kind of error, the anchor of errors that name none', () => {
    const kinds = [...(/ErrorKind =([^;]+);/.exec(read('src/errors.ts'))?.[1] ?? '').matchAll(/'([^']+)'/g)];
    expect(kinds.length).toBeGreaterThan(8);
    for (const [, kind] of kinds) expect([...anchors]).toContain(kind);
  });
});

describe.each(globSync('examples/**/*.yml', { cwd: ROOT }))('%s', (path) => {
  const workflow = parse(read(path)) as Workflow;
  const uses = Object.values(workflow.jobs).flatMap((job) =>
    (job.steps ?? []).filter((step) => step.uses?.startsWith('acs-mail/acs-mail-action@')),
  );
  const calls = Object.values(workflow.jobs).filter((job) =>
    job.uses?.startsWith('acs-mail/acs-mail-action/'),
  );

  it('uses the action with inputs that exist, and passes no credential in the clear', () => {
    expect(uses.length + calls.length).toBeGreaterThan(0);
    for (const { with: given = {} } of uses) {
      expect(inputNames).toEqual(expect.arrayContaining(Object.keys(given)));
      for (const name of ['acs-resource', 'client-id', 'tenant-id', 'client-secret', 'smtp-username']) {
        if (given[name] !== undefined) expect(given[name]).toMatch(/^\$\{\{ (?:secrets|vars)\.\w+ \}\}$/);
      }
    }
  });

  it('grants permissions job by job', () => {
    expect(workflow.permissions).toEqual({});
    for (const job of Object.values(workflow.jobs)) expect(job.permissions).toBeDefined();
  });
});
