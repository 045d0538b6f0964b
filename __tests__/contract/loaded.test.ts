import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../emulator/emulator.ts';
import { sendThrough } from '../../testing/runner/delivery.ts';
import { startMailHost } from '../../testing/smtp/mail-host.ts';

const HOOK = pathToFileURL(join(import.meta.dirname, '../../testing/runner/loaded.ts')).href;

let emulator: Emulator;
const folder = mkdtempSync(join(tmpdir(), 'acs-mail-loaded-'));

beforeAll(async () => {
  emulator = await startMailHost();
});
afterAll(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the source as the runner runs the bundle, and lists the packages whose modules it evaluated. */
async function listLoaded(inputs: Record<string, string>): Promise<string[]> {
  const file = join(folder, 'packages');
  const result = await sendThrough(emulator, {
    main: 'src/index.ts',
    inputs: { 'github-token': '', ...inputs },
    env: { NODE_OPTIONS: `--import=${HOOK}`, LOADED_PACKAGES: file },
  });
  expect(result.code, result.raw).toBe(0);
  return readFileSync(file, 'utf8').split('\n');
}

/** What every run uses: its small modules, see src/runner/toolkit.ts. */
const always = ['@actions/core'];
/** What every mail uses. */
const mail = [...always, 'nodemailer'];
const markdown = ['entities', 'linkify-it', 'markdown-it', 'mdurl', 'punycode.js', 'uc.micro'];
const htmlToText = [
  ...['@selderee/plugin-htmlparser2', 'deepmerge-ts', 'dom-serializer', 'domelementtype', 'domhandler'],
  ...['domutils', 'entities', 'html-to-text', 'htmlparser2', 'leac', 'parseley', 'peberminta', 'selderee'],
];

const mails: readonly [what: string, inputs: Record<string, string>, packages: readonly string[]][] = [
  ['check of the credentials', { verify: 'true' }, []],
  ['built-in build mail', {}, []],
  ['mail that is only shown', { 'dry-run': 'true' }, []],
  ['message in prose', { kind: 'message', body: 'Deployments are paused.' }, []],
  ['message in prose with data', { kind: 'message', body: 'It is {{ now }}.' }, ['liquidjs']],
  [
    'message in Markdown',
    { kind: 'message', body: 'Deployments are **paused**.' },
    [...markdown, ...htmlToText],
  ],
  ['message in HTML', { kind: 'message', html: '<p>Deployments are paused.</p>' }, htmlToText],
];

describe('a run loads no package that it does not need', () => {
  it.each(mails)('a %s', async (_what, inputs, packages) => {
    const loaded = await listLoaded(inputs);
    expect(loaded).toEqual([...new Set([...mail, ...packages])].toSorted());
  });

  it('a run that sends nothing', async () => {
    expect(await listLoaded({ 'notify-on': 'fixed' })).toEqual(always);
  });

  it('one that asks GitHub loads the Octokit, and no HTTP client where there is no proxy', async () => {
    const loaded = await listLoaded({ 'github-token': 'ghs_not_a_token' });
    expect(loaded).toContain('@octokit/core');
    for (const unneeded of ['undici', 'yauzl', 'sax']) expect(loaded).not.toContain(unneeded);
  });
});
