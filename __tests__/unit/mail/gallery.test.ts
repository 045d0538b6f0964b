import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderSample, writeGallery } from '../../../scripts/preview.ts';
import type { State } from '../../../src/notification/notification.ts';
import { samples } from '../../../testing/notifications/gallery.ts';

test('the gallery shows every kind and state, and works from a folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gallery-'));
  try {
    const page = readFileSync(await writeGallery(folder), 'utf8');
    for (const { name } of samples) expect(page).toContain(`<h2 id="${name}">`);
    expect(page).not.toMatch(/(src|href)="(?!#)/);
    expect(readdirSync(folder)).toHaveLength(samples.length * 2 + 1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/**
 * What a reader sees of every mail of the gallery. A change of it is a change of these files, which
 * `npx vitest run __tests__/unit/mail/gallery.test.ts -u` writes.
 */
test.each(samples)('$name reads as before', async (sample) => {
  const { subject = '', text, html, shed } = await renderSample(sample);
  const parts = [
    `subject: ${subject}`,
    `left out: ${shed.join(', ')}`,
    `--- text part\n${text}`,
    `--- HTML part\n${piecesOf(html)}`,
  ];
  await expect(`${parts.join('\n')}\n`).toMatchFileSnapshot(`snapshots/${sample.name}.txt`);
});

/** A line for each piece of text between two tags, with the addresses of links and pictures before it. */
function piecesOf(html: string): string {
  return html
    .replace(/<head>[\s\S]*<\/head>|<!--[\s\S]*?-->/g, '')
    .replace(/<(?:a|img)\b[^>]*?\b(?:href|src)="([^"]*)"[^>]*>/g, '\n[$1] ')
    .replace(/<br>|<\/(?:p|h[1-6]|td|th|tr|li|pre|div|table)>/g, '\n')
    .replace(/<[^>]*>|&#847;|&zwnj;/g, '')
    .replace(/(?:&nbsp;){20,}/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

test('every state has a sample', () => {
  const states: Record<State, true> = {
    failed: true,
    'still-failing': true,
    fixed: true,
    flaky: true,
    success: true,
    cancelled: true,
    'timed-out': true,
    'startup-failure': true,
    interrupted: true,
    'action-required': true,
    skipped: true,
    neutral: true,
    stale: true,
    published: true,
    prereleased: true,
    edited: true,
    drafted: true,
    started: true,
    waiting: true,
    succeeded: true,
    error: true,
    inactive: true,
    'rolled-back': true,
    red: true,
    missed: true,
    green: true,
    quiet: true,
    unread: true,
    message: true,
  };
  expect(new Set(samples.map(({ notification }) => notification.state))).toEqual(
    new Set(Object.keys(states)),
  );
});
