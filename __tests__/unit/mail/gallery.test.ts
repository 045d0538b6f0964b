import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeGallery } from '../../../scripts/preview.ts';
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
