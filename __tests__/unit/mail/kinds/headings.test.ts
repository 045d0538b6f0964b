import { describe, expect, test } from 'vitest';
import { mailKindOf } from '../../../../src/mail/kinds/index.ts';
import type { ThreadMode } from '../../../../src/mail/view/topic.ts';
import type { Notification } from '../../../../src/notification/notification.ts';
import { notificationOf, pastRun, utc } from '../../../../testing/notifications/base.ts';
import { digestOf, pullRequest } from '../../../../testing/notifications/threading.ts';

const red = {
  history: { firstBad: pastRun(8), streak: 3, isFirstRun: false, isSuperseded: false, isCut: false },
};
const deployment = {
  id: 7,
  environment: 'production',
  version: '1.4.0',
  sha: 'a1b2c3d4',
  ref: 'main',
  approvedBy: [],
  isProduction: true,
};
const release = {
  tag: 'v1.4.0',
  name: 'Spring',
  url: 'https://github.com/contoso/app/releases/tag/v1.4.0',
  notes: '',
  isNotesCut: false,
  isPrerelease: false,
  isDraft: false,
  assets: [],
};
const digest = digestOf({ red: 3, flaky: 1, green: 12 });

function subjectOf(notification: Notification, mode: ThreadMode = 'incident', clock = utc): string {
  return mailKindOf(notification).heading(notification, mode, clock).subject;
}

describe('the subject', () => {
  const inIncident: [string, Partial<Notification>, string][] = [
    ['first failure', { state: 'failed' }, '✗ CI failed on main – contoso/app (#10)'],
    ['timed out', { state: 'timed-out' }, '✗ CI failed on main – contoso/app (#10)'],
    ['startup failure', { state: 'startup-failure' }, '✗ CI failed on main – contoso/app (#10)'],
    ['still failing', { state: 'still-failing', ...red }, 'Re: ✗ CI failed on main – contoso/app (#8)'],
    ['fixed', { state: 'fixed', ...red }, '✓ CI fixed on main – contoso/app (#8)'],
    ['flaky', { state: 'flaky', ...red }, '≈ CI passed on re-run – main – contoso/app (#8)'],
    [
      'fixed after more red runs than the list of runs tells',
      { state: 'fixed', history: { ...red.history, isCut: true } },
      '✓ CI fixed on main – contoso/app',
    ],
    [
      'red for longer than the list of runs tells',
      { state: 'still-failing', history: { ...red.history, isCut: true } },
      'Re: ✗ CI failed on main – contoso/app',
    ],
    ['success', { state: 'success' }, '✓ CI passed on main – contoso/app (#10)'],
    ['cancelled', { state: 'cancelled' }, '⊘ CI cancelled on main – contoso/app (#10)'],
    ['cancelled while red', { state: 'cancelled', ...red }, '⊘ CI cancelled on main – contoso/app (#10)'],
    ['action required', { state: 'action-required' }, '! CI needs approval on main – contoso/app (#10)'],
    ['skipped', { state: 'skipped' }, '– CI skipped on main – contoso/app (#10)'],
    ['neutral', { state: 'neutral' }, '– CI ended neutral on main – contoso/app (#10)'],
    ['stale', { state: 'stale' }, '– CI went stale on main – contoso/app (#10)'],
    ['pull request', { state: 'failed', ...pullRequest(12) }, '✗ CI failed on PR #12 – contoso/app (#10)'],
    [
      'pull request still failing',
      { state: 'still-failing', ...red, ...pullRequest(12) },
      'Re: ✗ CI failed on PR #12 – contoso/app (#8)',
    ],
    [
      'push to main that came from a pull request',
      { state: 'failed', pr: pullRequest(12).pr },
      '✗ CI failed on main – contoso/app (#10)',
    ],
    [
      'tag',
      { state: 'failed', ref: { type: 'tag', name: 'v2', isDefault: false } },
      '✗ CI failed on tag v2 – contoso/app (#10)',
    ],
  ];
  test.each(inIncident)('build, %s', (_, parts, subject) => {
    expect(subjectOf(notificationOf(parts))).toBe(subject);
  });

  const alone: [Notification['state'], string][] = [
    ['failed', '✗ CI failed on main – contoso/app (#10)'],
    ['still-failing', '✗ CI still failing on main – contoso/app (#10)'],
    ['fixed', '✓ CI fixed on main – contoso/app (#10)'],
    ['flaky', '≈ CI passed on re-run – main – contoso/app (#10)'],
    ['timed-out', '✗ CI timed out on main – contoso/app (#10)'],
    ['startup-failure', '✗ CI failed to start on main – contoso/app (#10)'],
  ];
  test.each(alone)('build, %s, in no thread, names its own state and run', (state, subject) => {
    expect(subjectOf(notificationOf({ state, ...red }), 'none')).toBe(subject);
  });

  const others: [ThreadMode, Partial<Notification>, number, string][] = [
    ['branch', { state: 'failed' }, 1, 'CI on main – contoso/app'],
    ['branch', { state: 'fixed', ...red }, 1, 'CI on main – contoso/app'],
    ['branch', { state: 'success', ...pullRequest(12) }, 1, 'CI on PR #12 – contoso/app'],
    ['run', { state: 'still-failing', ...red }, 1, '✗ CI failed on main – contoso/app (#10)'],
    ['run', { state: 'still-failing', ...red }, 2, 'Re: ✗ CI failed on main – contoso/app (#10)'],
    ['run', { state: 'fixed', ...red }, 1, '✓ CI fixed on main – contoso/app (#10)'],
    ['run', { state: 'flaky', ...red }, 3, '≈ CI passed on re-run – main – contoso/app (#10)'],
  ];
  test.each(others)('thread: %s, %j, attempt %i', (mode, parts, attempt, subject) => {
    const notification = notificationOf(parts);
    notification.run.attempt = attempt;
    expect(subjectOf(notification, mode)).toBe(subject);
  });

  const kinds: [Partial<Notification>, string][] = [
    [{ kind: 'release', state: 'published', release }, 'app v1.4.0 released – contoso/app'],
    [
      { kind: 'release', state: 'prereleased', release: { ...release, isPrerelease: true } },
      'app v1.4.0 pre-released – contoso/app',
    ],
    [{ kind: 'release', state: 'edited', release }, 'Re: app v1.4.0 released – contoso/app'],
    [
      { kind: 'release', state: 'edited', release: { ...release, isPrerelease: true } },
      'Re: app v1.4.0 pre-released – contoso/app',
    ],
    [
      { kind: 'release', state: 'drafted', release: { ...release, isDraft: true } },
      'app v1.4.0 drafted – contoso/app',
    ],
    [
      { kind: 'release', state: 'published', release: { ...release, tag: 'app-v1.4.0' } },
      'app-v1.4.0 released – contoso/app',
    ],
    [
      { kind: 'deployment', state: 'succeeded', deployment },
      '✓ app 1.4.0 deployed to production – contoso/app',
    ],
    [
      { kind: 'deployment', state: 'failed', deployment },
      '✗ Deploy to production failed – app 1.4.0 – contoso/app',
    ],
    [
      { kind: 'deployment', state: 'error', deployment },
      '✗ Deploy to production ended in an error – app 1.4.0 – contoso/app',
    ],
    [
      { kind: 'deployment', state: 'started', deployment },
      '» Deploying app 1.4.0 to production – contoso/app',
    ],
    [
      { kind: 'deployment', state: 'waiting', deployment },
      '! app 1.4.0 waits to be deployed to production – contoso/app',
    ],
    [
      { kind: 'deployment', state: 'inactive', deployment },
      '– app 1.4.0 no longer active on production – contoso/app',
    ],
    [
      { kind: 'deployment', state: 'rolled-back', deployment },
      '↺ production rolled back to app 1.4.0 – contoso/app',
    ],
    [
      { kind: 'digest', state: 'red', digest },
      'CI digest contoso/app – 3 red, 1 flaky, 12 green (27 Jul–3 Aug)',
    ],
    [
      { kind: 'digest', state: 'green', digest: digestOf({ green: 9, recovered: 2 }) },
      'CI digest contoso/app – 2 recovered, 9 green (27 Jul–3 Aug)',
    ],
    [
      {
        kind: 'digest',
        state: 'quiet',
        digest: { ...digestOf({}), from: '2024-12-30T00:00:00Z', to: '2025-01-06T00:00:00Z' },
      },
      'CI digest contoso/app – quiet (30 Dec 2024–6 Jan 2025)',
    ],
    [{ kind: 'message', state: 'message' }, 'Message from CI – contoso/app (#10)'],
  ];
  test.each(kinds)('%j', (parts, subject) => {
    expect(subjectOf(notificationOf(parts))).toBe(subject);
  });

  test.each([
    ['Pacific/Auckland', 'en-GB', '27 Jul–3 Aug'],
    ['America/New_York', 'en-GB', '26 Jul–2 Aug'],
    ['UTC', 'en', 'Jul 27–Aug 3'],
    ['Europe/Berlin', 'de', '27. Juli–3. Aug.'],
  ])('a digest names its days as they are in %s, in %s', (timezone, locale, days) => {
    const notification = notificationOf({ kind: 'digest', state: 'red', digest });
    expect(subjectOf(notification, 'incident', { timezone, locale })).toContain(`(${days})`);
  });

  test('a digest in two years by the reader’s calendar has both', () => {
    const short = { ...digest, from: '2024-12-31T20:00:00Z', to: '2024-12-31T22:00:00Z' };
    const notification = notificationOf({ kind: 'digest', state: 'red', digest: short });
    expect(subjectOf(notification, 'incident', utc)).toContain('(31 Dec)');
    expect(subjectOf(notification, 'incident', { timezone: 'Asia/Dubai', locale: 'en-GB' })).toContain(
      '(1 Jan)',
    );
    expect(
      subjectOf(notification, 'incident', { timezone: 'Africa/Johannesburg', locale: 'en-GB' }),
    ).toContain('(31 Dec 2024–1 Jan 2025)');
  });

  test('a release that is edited in no thread says so', () => {
    const notification = notificationOf({ kind: 'release', state: 'edited', release });
    expect(subjectOf(notification, 'none')).toBe('app v1.4.0 release edited – contoso/app');
  });

  test('a long branch loses its middle, and only as much as needed', () => {
    const name = `feature/${'x'.repeat(150)}/last-words`;
    const notification = notificationOf({ state: 'failed', ref: { type: 'branch', name, isDefault: false } });
    const subject = subjectOf(notification);
    expect(subject).toMatch(/^✗ CI failed on feature\/x+…x+\/last-words – contoso\/app \(#10\)$/);
    expect(subject).toHaveLength(116);
    expect(subjectOf({ ...notification, state: 'still-failing' })).toBe(`Re: ${subject}`);
    const fixed = subjectOf({ ...notification, state: 'fixed' });
    expect(fixed).toMatch(/^✓ CI fixed on feature\/x+…x+\/last-words – contoso\/app \(#10\)$/);
    expect(fixed).toHaveLength(116);
  });

  test('everything long at once still fits, and keeps status and number', () => {
    const long = 'y'.repeat(300);
    const notification = notificationOf({
      state: 'failed',
      ref: { type: 'branch', name: long, isDefault: false },
    });
    notification.workflow.name = `CI ${long}`;
    notification.repo.fullName = `contoso/${long}`;
    const subject = subjectOf(notification);
    expect(subject.length).toBeLessThanOrEqual(116);
    expect(subject).toMatch(/^✗ CI y+…y+ failed on y+…y+ – contoso\/y+…y+ \(#10\)$/);
  });

  test('a cut never splits a surrogate pair', () => {
    for (let length = 90; length < 110; length++) {
      const name = `${'a'.repeat(length % 5)}${'🚀'.repeat(length)}`;
      const subject = subjectOf(
        notificationOf({ state: 'failed', ref: { type: 'branch', name, isDefault: false } }),
      );
      expect(subject.isWellFormed()).toBe(true);
      expect(subject.length).toBeLessThanOrEqual(116);
    }
  });

  test('what is not known leaves no hole', () => {
    const notification = notificationOf({
      state: 'failed',
      ref: { type: 'branch', name: '', isDefault: false },
    });
    notification.workflow = { name: '' };
    notification.repo.fullName = '';
    notification.run.number = 0;
    expect(subjectOf(notification)).toBe('✗ Workflow failed');
    expect(subjectOf({ ...notification, kind: 'message', state: 'message' })).toBe('Message');
    expect(subjectOf({ ...notification, kind: 'digest', state: 'quiet' })).toBe(
      'CI digest – could not be read',
    );
  });
});
