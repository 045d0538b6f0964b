import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '../src/mail/compose.ts';
import { encodeMessage } from '../src/smtp/encode.ts';
import { now } from '../testing/notifications/base.ts';
import { type Sample, samples } from '../testing/notifications/gallery.ts';
import { reasons } from './preview.ts';

const reader = { name: 'Grace Hopper', address: 'grace@contoso.example' };

/** Writes one sample of the gallery as the action would send it. */
export async function encodeSample({
  notification,
  name,
  subject = '',
  body,
  html,
}: Sample): Promise<Buffer> {
  const { message } = await compose(
    notification,
    {
      from: { name: 'contoso/app CI', address: 'ci@contoso.example' },
      to: [reader],
      cc: [],
      bcc: [],
      replyTo: [],
      subject,
      ...(body !== undefined && { body }),
      ...(html !== undefined && { html }),
      headers: [],
      priority: 'normal',
      thread: 'incident',
      timezone: 'Europe/Berlin',
      locale: 'en-GB',
      reasons,
      attachments: [],
    },
    { now: new Date(now), unique: name },
  );
  return encodeMessage(message);
}

/**
 * Writes samples as files that mail programs open.
 *
 * @param folder made when it is not there
 * @param names  of samples; an unknown one is an error
 */
async function writeMails(folder: string, names: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const name of names) {
    const sample = samples.find((one) => one.name === name);
    if (sample === undefined)
      throw new Error(`no sample ${name}; there are ${samples.map((one) => one.name).join(', ')}`);
    writeFileSync(join(folder, `${name}.eml`), await encodeSample(sample));
  }
}

if (process.argv[1] === import.meta.filename) {
  const [folder, ...names] = process.argv.slice(2);
  if (folder === undefined) throw new Error('usage: node scripts/clients.ts FOLDER SAMPLE...');
  await writeMails(folder, names);
}
