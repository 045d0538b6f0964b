import { createRequire } from 'node:module';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../emulator/emulator.ts';
import { failedJob, sendThrough } from '../../testing/runner/delivery.ts';
import { startMailHost } from '../../testing/smtp/mail-host.ts';

/** Releases and deployments through the built action, with GitHub's own example payloads. */

interface Examples {
  name: string;
  examples: Payload[];
}
interface Payload {
  action?: string;
  repository?: { full_name: string };
  release?: { tag_name: string; body: string | null; draft: boolean; prerelease: boolean };
  deployment_status?: { state: string };
  deployment?: { environment: string };
}

const events = createRequire(import.meta.url)('@octokit/webhooks-examples') as Examples[];
const examplesOf = (event: string): [string, Payload][] =>
  (events.find(({ name }) => name === event)?.examples ?? []).map((payload, index) => [
    `${event} ${payload.action ?? payload.deployment_status?.state ?? ''} (${index + 1})`,
    payload,
  ]);

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startMailHost();
});
afterAll(() => emulator.close());

async function play(event: string, payload: Payload, inputs: Record<string, string> = {}) {
  const before = emulator.messages.length;
  const result = await sendThrough(emulator, {
    event: payload,
    env: {
      GITHUB_EVENT_NAME: event,
      GITHUB_REPOSITORY: payload.repository?.full_name ?? 'contoso/app',
      ...(payload.release && { GITHUB_REF: `refs/tags/${payload.release.tag_name}`, GITHUB_REF_TYPE: 'tag' }),
    },
    contexts: { ...failedJob, job: { status: 'success' } },
    inputs,
  });
  const message = emulator.messages[before];
  return { result, mail: message && (await PostalMime.parse(message.content)) };
}

describe('every release example', () => {
  it.each(examplesOf('release'))(
    '%s is a mail about it, or a skip with its reason',
    async (_name, payload) => {
      const { result, mail } = await play('release', payload);
      expect(result.code, result.raw).toBe(0);
      if (result.outputs['sent'] === 'true') {
        expect(result.outputs['kind']).toBe('release');
        expect(mail?.subject).toContain(payload.release?.tag_name);
        expect(mail?.text).toContain(payload.release?.tag_name);
        expect(mail?.html).toContain(payload.repository?.full_name);
      } else {
        expect(result.outputs['skipped-reason']).toMatch(/release/i);
        expect(mail).toBeUndefined();
      }
    },
  );

  it('the notes are rendered, their HTML is not', async () => {
    const [, payload] = examplesOf('release').find(([, each]) => each.action === 'published') ?? [];
    if (!payload?.release) throw new Error('there is no example');
    const body = '## Fixed\n\n- totals <img src=x onerror=alert(1)>\n\n[x](javascript:alert(1)) **bold**';
    const { mail } = await play('release', { ...payload, release: { ...payload.release, body } });
    expect(mail?.html).toContain('<strong>bold</strong>');
    expect(mail?.html).not.toMatch(/<img|href="javascript/);
    expect(mail?.html).toMatch(/&lt;img/);
    expect(mail?.text).toContain('Fixed');
  });
});

it('text of strangers in the job log is no command of the runner', async () => {
  const [, payload] = examplesOf('release').find(([, each]) => each.action === 'published') ?? [];
  if (!payload?.release) throw new Error('there is no example');
  const body = 'Fixed\n\n::error::pwned\n  ::stop-commands::x\n\n##[error]pwned, and ##[warning]pwned';
  const { result } = await play(
    'release',
    { ...payload, release: { ...payload.release, body } },
    { 'dry-run': 'true' },
  );
  expect(result.code, result.raw).toBe(0);
  expect(result.log).toContain('pwned');
  expect(result.raw).not.toMatch(/^\s*::(?:error|stop-commands)|##\[/m);
});

describe('every deployment_status example', () => {
  it.each(examplesOf('deployment_status'))(
    '%s is a mail about it, or a skip with its reason',
    async (_name, payload) => {
      const { result, mail } = await play('deployment_status', payload);
      expect(result.code, result.raw).toBe(0);
      if (result.outputs['sent'] === 'true') {
        expect(result.outputs['kind']).toBe('deployment');
        expect(mail?.subject).toContain(payload.deployment?.environment);
      } else {
        expect(result.outputs['skipped-reason']).not.toBe('');
        expect(mail).toBeUndefined();
      }
    },
  );

  it.each(['success', 'failure', 'error', 'in_progress', 'inactive', 'queued', 'pending'])(
    'state %s',
    async (state) => {
      const [, payload] = examplesOf('deployment_status')[0] ?? [];
      if (!payload?.deployment_status) throw new Error('there is no example');
      const { result, mail } = await play('deployment_status', {
        ...payload,
        deployment_status: { ...payload.deployment_status, state },
      });
      expect(result.code, result.raw).toBe(0);
      if (result.outputs['sent'] === 'true') expect(mail?.subject).toContain(payload.deployment?.environment);
      else expect(result.outputs['skipped-reason']).not.toBe('');
      expect(['success', 'failure', 'error', 'in_progress'].includes(state)).toBe(
        result.outputs['sent'] === 'true',
      );
    },
  );
});
