import { describe, expect, it } from 'vitest';
import { digestHeading, digestParts } from '../../../../src/mail/kinds/digest.ts';
import { joinSentences, textOf } from '../../../../src/mail/view/view.ts';
import { MAX_SLOTS } from '../../../../src/notification/digest/period.ts';
import type { Digest, DigestWorkflow, MissedWorkflow } from '../../../../src/notification/notification.ts';
import { digestNotification } from '../../../../testing/notifications/digest.ts';

const clock = { timezone: 'UTC', locale: 'en-GB' };
const quiet = digestNotification('quiet');

const digest = (given: Partial<Digest>) =>
  ({ ...quiet, digest: { ...quiet.digest, runs: 9, ...given } }) as typeof quiet;
const workflow = (given: Partial<DigestWorkflow> = {}): DigestWorkflow => ({
  name: 'CI',
  branch: 'main',
  url: 'https://github.com/contoso/app/actions/workflows/ci.yml',
  state: 'red',
  runs: 4,
  failed: 1,
  successRate: 0.75,
  bar: ['ok', 'bad'],
  ...given,
});
const missed = (given: Partial<MissedWorkflow> = {}): MissedWorkflow => ({
  name: 'Nightly',
  file: 'nightly.yml',
  url: 'https://github.com/contoso/app/actions/workflows/nightly.yml',
  why: 'did-not-run',
  isNews: true,
  schedules: ['17 3 * * *'],
  slots: 1,
  firstMissed: '2026-03-01T03:17:00Z',
  ...given,
});

const rowsOf = (given: Partial<Digest>, name: string) => {
  const section = digestParts(digest(given), clock).sections.find((each) => each.name === name);
  return section && 'rows' in section
    ? section.rows.map((row) => ('sub' in row ? textOf(row.sub as never) : ''))
    : [];
};

describe('a digest says first', () => {
  it.each<[given: Partial<Digest>, words: string]>([
    [{ runs: 0 }, 'No run passed or failed in this period'],
    [{ runs: 1, green: 1 }, '1 run of 1 workflow: 1 green'],
    [
      { red: 1, flaky: 2, recovered: 3, green: 4 },
      '9 runs of 10 workflows: 1 red, 2 flaky, 3 recovered and 4 green',
    ],
    [
      { green: 1, isCut: true },
      '9 runs of 1 workflow: 1 green. Some runs could not be read, so the counts are incomplete',
    ],
    [
      { runs: 0, missed: [missed()] },
      'No run passed or failed in this period. 1 scheduled workflow did not run when due',
    ],
    [{ runs: 0, missed: [missed({ isNews: false })] }, 'No run passed or failed in this period'],
    [
      { runs: 0, missed: [missed(), missed({ why: 'unusable' }), missed({ why: 'disabled-by-hand' })] },
      'No run passed or failed in this period. 2 scheduled workflows did not run when due and 1 workflow was disabled',
    ],
    [
      { runs: 0, missed: [missed({ why: 'disabled-by-hand' }), missed({ why: 'disabled-by-inactivity' })] },
      'No run passed or failed in this period. 2 workflows were disabled',
    ],
  ])('%#: $1', (given, words) => {
    expect(joinSentences(digestParts(digest(given), clock).summary)).toBe(words);
  });

  it.each<[given: Partial<Digest>, words: string]>([
    [{ green: 1 }, '9 runs of 1 workflow: 1 green'],
    [{ red: 1, workflows: [workflow(), workflow({ state: 'green' })] }, 'Red: CI (main)'],
    [
      { missed: [missed(), missed({ name: 'Old', isNews: false }), missed({ name: 'Backup' })] },
      'Did not run: Nightly and Backup',
    ],
    [{ red: 1, workflows: [workflow()], missed: [missed()] }, 'Red: CI (main)'],
    [
      { red: 6, workflows: [1, 2, 3, 4, 5, 6].map((at) => workflow({ name: `${at}` })) },
      'Red: 1 (main), 2 (main), 3 (main), 4 (main) and 5 (main)',
    ],
  ])('in the inbox, %#: $1', (given, words) => {
    expect(digestParts(digest(given), clock).preheader).toBe(words);
  });

  it.each<[given: Partial<Digest>, subject: string]>([
    [{}, 'CI digest contoso/app – quiet (25 Feb–4 Mar)'],
    [
      { red: 1, flaky: 2, recovered: 3, green: 4 },
      'CI digest contoso/app – 1 red, 2 flaky, 3 recovered, 4 green (25 Feb–4 Mar)',
    ],
    [{ missed: [missed(), missed({ isNews: false })] }, 'CI digest contoso/app – 1 missed (25 Feb–4 Mar)'],
    [
      { from: '2025-12-28T00:00:00Z', to: '2026-01-04T00:00:00Z' },
      'CI digest contoso/app – quiet (28 Dec 2025–4 Jan 2026)',
    ],
    [{ from: '2026-03-04T00:00:00Z', to: '2026-03-04T09:00:00Z' }, 'CI digest contoso/app – quiet (4 Mar)'],
    [{ from: 'once' }, 'CI digest contoso/app – quiet'],
  ])('in the subject, %#: $1', (given, subject) => {
    expect(digestHeading(digest(given), 'none', clock).subject).toBe(subject);
  });

  it('that it could not be read', () => {
    const unread = {
      ...quiet,
      digest: undefined,
      missing: [{ section: 'digest' as const, reason: 'GitHub had an error (500).' }],
    };
    expect(joinSentences(digestParts(unread, clock).summary)).toMatch(
      /^The digest could not be read\. GitHub had an error \(500\)\. So this mail cannot say what is red$/,
    );
    expect(digestHeading(unread, 'none', clock).subject).toBe('CI digest contoso/app – could not be read');
  });
});

describe('a digest tells', () => {
  it.each<[given: Partial<DigestWorkflow>, words: string]>([
    [{}, '1 of 4 runs failed'],
    [{ failed: 0, runs: 1 }, '1 run'],
    [{ redSince: '2026-03-01T00:00:00Z' }, 'red since 1 Mar 2026 · 1 of 4 runs failed'],
    [
      { redSince: '2026-03-01T00:00:00Z', successRate: 0 },
      'red at least since 1 Mar 2026 · 1 of 4 runs failed',
    ],
    [
      { redSince: '2026-03-01T00:00:00Z', successRate: 0, successRateBefore: 0.5 },
      'red since 1 Mar 2026 · 1 of 4 runs failed · was 50 % green',
    ],
    [{ successRateBefore: 0.75 }, '1 of 4 runs failed'],
    [{ successRateBefore: 0.754 }, '1 of 4 runs failed'],
    [{ successRateBefore: 0.76 }, '1 of 4 runs failed · was 76 % green'],
    [{ p50Ms: 60_000 }, '1 of 4 runs failed · median 1 min'],
    [{ p50Ms: 60_000, p50BeforeMs: 55_000 }, '1 of 4 runs failed · median 1 min'],
    [{ p50Ms: 66_000, p50BeforeMs: 60_000 }, '1 of 4 runs failed · median 1 min 6 s, was 1 min'],
    [{ p50Ms: 50_000, p50BeforeMs: 60_000 }, '1 of 4 runs failed · median 50 s, was 1 min'],
    [{ p50Ms: 50_000, p50BeforeMs: 0 }, '1 of 4 runs failed · median 50 s'],
    [{ p95Ms: 60_000 }, '1 of 4 runs failed · 95 % within 1 min'],
  ])('of a workflow, %#: $1', (given, words) => {
    const { sections } = digestParts(digest({ red: 1, workflows: [workflow(given)] }), clock);
    const bars = sections.find(({ type }) => type === 'bars');
    expect(bars?.type === 'bars' && bars.rows.map(({ sub }) => textOf(sub))).toEqual([words]);
  });

  it.each<[given: Partial<MissedWorkflow>, words: string]>([
    [{}, 'missed once, 1 Mar 2026, 03:17 UTC · it never ran by schedule'],
    [
      { slots: 4, lastRun: '2026-02-27T00:00:00Z' },
      'missed 4 times, first 1 Mar 2026, 03:17 UTC · last ran 27 Feb 2026',
    ],
    [
      { slots: MAX_SLOTS },
      `missed at least ${MAX_SLOTS} times, first 1 Mar 2026, 03:17 UTC · it never ran by schedule`,
    ],
    [
      { why: 'unusable' },
      'GitHub cannot run this schedule: it takes five fields, and the name of a time zone',
    ],
    [{ why: 'disabled-by-hand' }, 'disabled by hand; to enable it: gh workflow enable nightly.yml'],
    [
      { why: 'disabled-by-inactivity' },
      'disabled by GitHub, because the repository was not active for 60 days; to enable it: gh workflow enable nightly.yml',
    ],
  ])('what did not run, %#: $1', (given, words) => {
    expect(rowsOf({ missed: [missed(given)] }, 'missed')).toEqual([words]);
  });

  it('twenty of those, and how many more', () => {
    const many = (count: number) =>
      digestParts(digest({ missed: Array(count).fill(missed()) }), clock).sections[0];
    for (const [count, rows, more] of [
      [20, 20, ''],
      [23, 20, 'and 3 more'],
    ] as const) {
      const section = many(count);
      expect(section?.type === 'rows' && [section.rows.length, textOf(section.more)]).toEqual([rows, more]);
    }
    expect(digestParts(digest({ missed: [] }), clock).sections.some(({ name }) => name === 'missed')).toBe(
      false,
    );
  });
});
