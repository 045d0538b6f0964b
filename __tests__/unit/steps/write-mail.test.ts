import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/inputs/read.ts';
import type { Settings } from '../../../src/inputs/settings.ts';
import type { Message } from '../../../src/mail/message/message.ts';
import type { Notification } from '../../../src/notification/notification.ts';
import { createRedactor } from '../../../src/redaction/patterns.ts';
import { writeMail } from '../../../src/steps/write-mail.ts';
import { notificationOf } from '../../../testing/notifications/base.ts';

let workspace = '';
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'write-mail-'));
});
afterEach(() => rmSync(workspace, { recursive: true }));

const inputs: Record<string, string> = {
  'acs-resource': 'contoso-acs',
  'client-id': '11111111-1111-4111-8111-111111111111',
  'tenant-id': '22222222-2222-4222-8222-222222222222',
  'client-secret': 'aB3~secretOfTheApp.With-40.Characters_000',
  from: 'ci@contoso.example',
  to: 'dev@contoso.example',
};
const dev = { name: '', address: 'dev@contoso.example' };
const recipients = { to: [dev], cc: [], bcc: [], reasons: ['You get this.'], granted: [], dropped: [] };

/** What the step makes of the inputs, and what it tells. */
async function write(
  given: Record<string, string> = {},
  {
    texts = {},
    notification = notificationOf(),
    redactor = createRedactor([], 60_000, () => 0),
    changes = {} as Partial<Settings>,
  } = {},
) {
  const { settings } = await readSettings((name) => ({ ...inputs, ...given })[name] ?? '', [], false);
  const log: string[] = [];
  const warnings: [title: string | undefined, text: string][] = [];
  const outputs: Record<string, string | undefined> = {};
  const addressed: Message[] = [];
  const context = {
    settings: { ...settings, ...changes },
    redactor,
    env: { GITHUB_WORKSPACE: workspace, RUNNER_TEMP: workspace },
    reporter: { addressTo: (message: Message) => addressed.push(message) },
    runner: {
      scrub: (text: string) => text.replaceAll('s3cret', '***'),
      info: (line: string) => log.push(line),
      warning: (text: string, { title }: { title?: string } = {}) => warnings.push([title, text]),
      setOutputs: (values: object) => Object.assign(outputs, values),
    },
  } as never;
  const letter = await writeMail(context, notification, { texts, refused: [] }, recipients, undefined);
  return { ...letter, log, warnings, outputs, addressed, eml: letter.encoded.toString('latin1') };
}

const flat = (text: string): string => text.replace(/\s+/g, ' ');

it('a mail is written, encoded and announced', async () => {
  const { message, eml, outputs, addressed, warnings, log, templateError } = await write({
    'reply-to': 'team@contoso.example',
    headers: 'X-Team: shop',
    priority: 'high',
    subject: 'Build {{ repo.name }}',
  });
  expect(message).toMatchObject({
    subject: 'Build app',
    to: [dev],
    from: { address: 'ci@contoso.example' },
    replyTo: [{ name: '', address: 'team@contoso.example' }],
    priority: 'high',
  });
  expect(message.text).toContain('You get this.');
  expect(eml).toMatch(/^X-Team: shop\r$/m);
  expect(eml).toContain(`Message-ID: ${message.messageId}`);
  expect(outputs).toEqual({
    subject: 'Build app',
    'message-id': message.messageId,
    'thread-id': expect.stringMatching(/^<.+>$/),
  });
  expect(addressed).toEqual([message]);
  expect([warnings, log, templateError]).toEqual([[], [], undefined]);
});

it.each([
  [3, true],
  [300, false],
])('a secret that ends in %i days is told to the readers: %s', async (days, isTold) => {
  const end = new Date(Date.now() + (days + 0.5) * 86_400_000).toISOString().slice(0, 10);
  const { message } = await write({ 'secret-expires': end });
  expect(flat(message.text).includes('The secret that sends these mails expires on')).toBe(isTold);
  expect(message.text).toContain('You get this.');
});

describe('a template with a mistake', () => {
  const texts = { body: 'Hello {{ repo.nam }}' };

  it.each([
    ['nam', 'there is no `repo.nam`; did you mean `repo.name`? The name is misspelt'],
    ['zzzzzzzz', 'there is no `repo.zzzzzzzz`. The name is misspelt'],
  ])('gives way to the built-in mail, which says why: %s', async (name, reason) => {
    const given = notificationOf({ missing: [{ section: 'jobs', reason: 'No jobs.' }] });
    const { templateError, message } = await write(
      { body: 'x', subject: 'Mine' },
      { texts: { body: `Hello {{ repo.${name} }}` }, notification: given },
    );
    expect(templateError).toMatchObject({ kind: 'template', title: expect.stringMatching(/^body: /) });
    expect(message.subject).toMatch(/^✗ CI failed/);
    const told = flat(message.text);
    expect(told).not.toContain('Hello');
    expect(told).toContain(reason);
    expect(told).toMatch(/another part of the data model\.(?!\.)/);
    expect(told.indexOf(reason)).toBeLessThan(told.indexOf('No jobs.'));
  });

  it('gives way as often as the mail is measured', async () => {
    writeFileSync(join(workspace, 'a.txt'), 'a');
    const { templateError, message } = await write({ attachments: '*.txt' }, { texts });
    expect(templateError?.kind).toBe('template');
    expect(message.attachments.map(({ filename }) => filename)).toEqual(['a.txt']);
  });

  it('is the only fault that does', async () => {
    const broken = { ...notificationOf(), run: undefined } as unknown as Notification;
    await expect(write({}, { notification: broken })).rejects.toThrow(TypeError);
    const changes = { from: { name: '', address: 'ci@localhost' } };
    await expect(write({}, { changes })).rejects.toMatchObject({ kind: 'input', anchor: 'from' });
  });
});

describe('what the mail carries', () => {
  it('is attached', async () => {
    writeFileSync(join(workspace, 'a.txt'), 'all of it');
    const { message, eml, log } = await write({ attachments: '*.txt' });
    expect(message.attachments).toMatchObject([{ filename: 'a.txt', size: 9 }]);
    expect(eml).toContain(Buffer.from('all of it').toString('base64'));
    expect(message.text).not.toContain('Not in this mail');
    expect(log).toEqual([]);
  });

  it('is left out and named where it does not fit, and that is wanted', async () => {
    writeFileSync(join(workspace, 'a.txt'), 'a');
    writeFileSync(join(workspace, 'b.txt'), Buffer.alloc(200_000));
    const wanted = { attachments: '*.txt', 'attachments-overflow': 'link' };
    const { message, log, encoded } = await write(wanted, { changes: { maxMessageBytes: 100_000 } });
    expect(message.attachments.map(({ filename }) => filename)).toEqual(['a.txt']);
    expect(log).toEqual(['Not attached: b.txt does not fit into a mail of 100 kB.']);
    expect(flat(message.text)).toContain('b.txt does not fit into a mail of 100 kB. They may be among');
    expect(encoded.byteLength).toBeLessThan(100_000);
  });

  it('is a warning where something is wrong with it', async () => {
    writeFileSync(join(workspace, 'a.txt'), '');
    const { warnings } = await write({ attachments: '*.txt' });
    expect(warnings).toEqual([['Check the attachments', 'a.txt is empty; it is attached all the same.']]);
  });
});

describe('a mail without files', () => {
  it('may have exactly the size that the service takes, and is shown with any', async () => {
    const { encoded } = await write();
    const size = encoded.byteLength;
    expect((await write({}, { changes: { maxMessageBytes: size } })).encoded.byteLength).toBe(size);
    const refusal = { kind: 'input', anchor: 'too-large', title: expect.stringContaining('1 more than') };
    await expect(write({}, { changes: { maxMessageBytes: size - 1 } })).rejects.toMatchObject(refusal);
    const shown = await write({ 'dry-run': 'true' }, { changes: { maxMessageBytes: 10 } });
    expect(shown.encoded.byteLength).toBe(size);
  });
});

describe('what the job log should know', () => {
  it('a secret that a template put together', async () => {
    const given = { subject: 'a s3{{ "cret" }}', headers: 'X-Note: s3cret' };
    const texts = { html: '<p>s3{{ "cret" }}</p>' };
    const { message, warnings, eml, outputs } = await write({ ...given, html: 'x' }, { texts });
    expect(warnings).toEqual([['Check the mail', 'The mail contained a secret; it was replaced by ***.']]);
    expect([message.subject, outputs['subject'], flat(message.text).trim()]).toEqual([
      'a ***',
      'a ***',
      '***',
    ]);
    expect(message.html).toContain('<p>***</p>');
    expect(eml).toMatch(/^X-Note: \*\*\*\r$/m);
    expect(message.to).toEqual([dev]);
  });

  it('fields that a text of one’s own does not name', async () => {
    const notification = notificationOf({ fields: { Owner: 'shop' } });
    const { warnings } = await write({ html: 'x' }, { texts: { html: '<p>Hi</p>' }, notification });
    expect(warnings).toEqual([['Check the text of the mail', expect.stringContaining('{{ fields.Name }}')]]);
  });

  it('what was left out to keep the mail small', async () => {
    const body = 'A line.\n\n'.repeat(20_000);
    const { log, warnings } = await write({ kind: 'message', body: 'x' }, { texts: { body } });
    expect(log).toEqual(['Left out to keep the mail small: the end of the text.']);
    expect(warnings).toEqual([]);
  });

  it('a pattern of the input redact that was stopped', async () => {
    const redactor = { redact: (texts: readonly string[]) => [...texts], notes: () => ['It took too long.'] };
    const { warnings } = await write({}, { redactor });
    expect(warnings).toEqual([['Check the input redact', 'It took too long.']]);
  });
});
