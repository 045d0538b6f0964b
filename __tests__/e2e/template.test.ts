import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../emulator/emulator.ts';
import { sendThrough } from '../../testing/runner/delivery.ts';
import { startMailHost } from '../../testing/smtp/mail-host.ts';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startMailHost();
});
afterAll(() => emulator.close());

async function send(template: string, inputs: Record<string, string> = {}) {
  const workspace = mkdtempSync(join(tmpdir(), 'acs-mail-template-'));
  writeFileSync(join(workspace, 'mail.liquid'), template);
  const before = emulator.messages.length;
  const result = await sendThrough(emulator, {
    inputs: { 'html-file': 'mail.liquid', ...inputs },
    env: { GITHUB_WORKSPACE: workspace },
  });
  const message = emulator.messages[before];
  return { result, mail: message && (await PostalMime.parse(message.content)) };
}

describe('a template file of one’s own', () => {
  it('is the whole HTML part, with a text part made from it', async () => {
    const { result, mail } = await send('<!doctype html><h1>{{ repo.name }}</h1><p>{{ fields.note }}</p>', {
      fields: 'note=<b>5 < 6</b>',
    });
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(mail?.html).toContain('<h1>app</h1><p>&lt;b&gt;5 &lt; 6&lt;/b&gt;</p>');
    expect(mail?.text).toContain('<b>5 < 6</b>');
  });

  it('formats by locale and time zone', async () => {
    const { mail } = await send('<p>{{ "2026-03-04T09:12:00Z" | time }}</p>', {
      locale: 'de',
      timezone: 'Europe/Berlin',
    });
    expect(mail?.html).toMatch(/4\. ?(?:März|Mrz\.?) 2026|04\.03\.2026/);
    expect(mail?.html).toContain('10:12');
  });

  it('with a misspelt field gives way to the built-in mail, which names the error; the step fails', async () => {
    const { result, mail } = await send('<p>\n  {{ workflow.nmae }}\n</p>', {
      subject: 'Build of {{ repo.name }}',
    });
    expect(result.code).toBe(1);
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(mail?.subject).toBe('✗ CI / notify failed on main – contoso/app');
    const where = /html-file: line 2, column \d+.*workflow\.nmae.*workflow\.name/s;
    expect(mail?.text?.replace(/\s+/g, ' ')).toMatch(where);
    expect(result.annotations.find(({ level }) => level === 'error')?.title).toMatch(where);
    expect(result.summary).toContain('Mail accepted');
  });

  it('that puts a secret together sends it as ***, with a warning', async () => {
    const secret = emulator.account.clientSecret;
    const { result, mail } = await send('<p>{{ fields.a }}{{ fields.b }}</p>', {
      fields: `a=${secret.slice(0, 9)}\nb=${secret.slice(9)}`,
      subject: 'x {{ fields.a }}{{ fields.b }}',
    });
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect([mail?.subject, mail?.text?.trim()]).toEqual(['x ***', '***']);
    expect(mail?.html).toContain('<p>***</p>');
    expect(mail?.to).toHaveLength(1);
    expect(result.annotations).toContainEqual({
      level: 'warning',
      title: 'Check the mail',
      message: 'The mail contained a secret; it was replaced by ***.',
    });
  });

  it('of kind message gives way too', async () => {
    const { result, mail } = await send('<p>{{ github.actor }}</p>', { kind: 'message' });
    expect(result.code).toBe(1);
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(mail?.text?.replace(/\s+/g, ' ')).toContain('there is no `github`');
  });

  it('fails a dry run after the files were written', async () => {
    const { result, mail } = await send('<p>{{ nope }}</p>', { 'dry-run': 'true' });
    expect(result.code).toBe(1);
    expect(mail).toBeUndefined();
    expect(result.outputs['eml-path'], result.raw).toMatch(/mail\.eml$/);
  });
});

describe('a body of one’s own', () => {
  it('keeps its line breaks, and the fields that it does not name follow', async () => {
    const before = emulator.messages.length;
    const result = await sendThrough(emulator, {
      inputs: {
        kind: 'message',
        body: 'Tests: 10\r\nFailed: *2*\r\n\r\nBye.',
        fields: 'Window=Friday',
      },
    });
    expect(result.outputs['sent'], result.raw).toBe('true');
    const mail = await PostalMime.parse(emulator.messages[before]?.content ?? '');
    expect(mail.text).toMatch(/^Tests: 10\nFailed: 2\n\nBye\.$/m);
    expect(mail.html).toMatch(/Tests: 10<br>\s*Failed: <em>2<\/em>/);
    expect(mail.text).toMatch(/-- Details -+\n\nWindow: +Friday/);
    expect(mail.html).toMatch(/>Window<\/th>.*>Friday</);
  });

  it('in HTML without its fields is sent with a warning', async () => {
    const { result } = await send('<p>Hi</p>', { fields: 'Window=Friday' });
    expect(result.outputs['sent'], result.raw).toBe('true');
    const warning = result.annotations.find(({ title }) => title === 'Check the text of the mail');
    expect(warning?.level).toBe('warning');
    expect(warning?.message).toContain('{{ fields.Name }}');
  });
});
