import { describe, expect, it } from 'vitest';
import { cuts, encodedSize } from '../../../src/mail/size.ts';
import type { LogLine, Notification } from '../../../src/notification/notification.ts';
import { digestNotification } from '../../../testing/notifications/digest.ts';
import { hugeNotification } from '../../../testing/notifications/extremes.ts';
import { releaseNotification } from '../../../testing/notifications/release.ts';

const many = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
const lines = (count: number): LogLine[] => many(count, (at) => ({ text: `line ${at}`, tone: 'error' }));

const base = hugeNotification();
const [failure] = base.failures;
const [commit] = base.changes?.commits ?? [];
const [job] = base.jobs?.list ?? [];
const [group] = base.jobs?.groups ?? [];

/** More of everything than any step leaves. */
const full = {
  ...base,
  failures: many(5, (at) => ({
    ...failure,
    job: `job ${at}`,
    log: { lines: lines(30), totalLines: 30, isCut: false },
    annotations: many(9, (index) => ({ level: 'failure', message: `${index} ${'x'.repeat(300)}` })),
  })),
  changes: { ...base.changes, commits: many(9, () => commit) },
  jobs: {
    ...base.jobs,
    list: many(20, () => job),
    groups: [
      { ...group, name: 'red', conclusion: 'failure', ok: 1, total: 2, durationMs: 9 },
      { ...group, name: 'half', conclusion: 'success', ok: 1, total: 2, durationMs: 9 },
      { ...group, name: 'a', conclusion: 'success', ok: 2, total: 2, durationMs: 10 },
      { ...group, name: 'b', conclusion: 'success', ok: 3, total: 3, durationMs: 20 },
      { ...group, name: 'c', conclusion: 'success', ok: 1, total: 1, durationMs: undefined },
    ],
  },
  tests: { ...base.tests, more: 2, failures: many(15, (at) => ({ name: `test ${at}` })) },
  release: {
    ...releaseNotification('published').release,
    notes: 'word '.repeat(4_000).trim(),
    assets: many(12, (at) => ({ name: `asset ${at}` })),
  },
  digest: {
    ...digestNotification('red').digest,
    workflows: many(60, (at) => ({ name: `workflow ${at}`, state: at % 10 === 0 ? 'green' : 'red' })),
  },
  fields: Object.fromEntries(many(60, (at) => [`field ${at}`, 'x'.repeat(300)])),
  inputs: Object.fromEntries(many(60, (at) => [`input ${at}`, 'x'.repeat(300)])),
  missing: many(8, (at) => ({ section: 'log', reason: `reason ${at}` })),
} as unknown as Notification;

const small = {
  ...base,
  failures: [{ ...failure, log: undefined, annotations: [] }],
  changes: undefined,
  jobs: undefined,
  tests: undefined,
  release: undefined,
  digest: undefined,
  fields: {},
  inputs: {},
  missing: [],
} as unknown as Notification;

const logsOf = ({ failures }: Notification) => failures.map(({ log }) => log?.lines.length);

describe('what is left where a mail is too big', () => {
  it.each<[what: string, see: (notification: Notification) => unknown, left: unknown]>([
    [
      'names of green jobs',
      ({ jobs }) => jobs?.groups.map(({ name, ok, total, durationMs }) => [name, ok, total, durationMs]),
      [
        ['red', 1, 2, 9],
        ['half', 1, 2, 9],
        ['all others', 6, 6, 30],
      ],
    ],
    ['commits over 5', ({ changes }) => changes?.commits.length, 5],
    [
      'annotations over 5',
      ({ failures }) => failures.map(({ annotations }) => annotations.length),
      [5, 5, 5, 5, 5],
    ],
    ['failed tests over 10', ({ tests }) => [tests?.failures.length, tests?.more], [10, 7]],
    [
      'colors of the log',
      ({ failures }) => [
        failures[0]?.log?.lines.every(({ tone }) => tone === 'plain'),
        failures[0]?.log?.isCut,
      ],
      [true, true],
    ],
    ['log of the third failure', logsOf, [30, 30, undefined, undefined, undefined]],
    ['log of the second failure', logsOf, [30, undefined, undefined, undefined, undefined]],
    [
      'log lines over 15',
      ({ failures }) => failures[0]?.log?.lines.map(({ text }) => text),
      [...many(7, (at) => `line ${at}`), '… 16 lines left out …', ...many(7, (at) => `line ${at + 23}`)],
    ],
    [
      'green workflows',
      ({ digest }) => [digest?.workflows.length, digest?.workflows.some(({ state }) => state === 'green')],
      [40, false],
    ],
    [
      'most of the release notes',
      ({ release }) => [
        (release?.notes.length ?? 0) > 5_900,
        (release?.notes.length ?? 0) <= 6_000,
        release?.isNotesCut,
      ],
      [true, true, true],
    ],
    [
      'long lines',
      ({ failures, fields, inputs }) => [
        failures[0]?.annotations[0]?.message.length,
        failures[0]?.log?.lines.length,
        Object.keys(fields).length,
        Object.keys(inputs).length,
        fields['field 0'],
      ],
      [200, 15, 50, 50, `${'x'.repeat(199)}…`],
    ],
    [
      'most jobs, fields and files',
      ({ jobs, release, digest, fields, inputs, missing }) => [
        jobs?.list.length,
        release?.assets.length,
        digest?.workflows.length,
        Object.keys(fields).length,
        inputs['input 9']?.length,
        missing.length,
      ],
      [12, 8, 15, 10, 100, 6],
    ],
    [
      'the rest of the details',
      ({ failures, changes, tests, release }) => [
        failures.map(({ log, annotations }) => [log, annotations.length]),
        changes?.commits.length,
        tests?.failures.length,
        (release?.notes.length ?? 0) <= 1_500,
      ],
      [many(3, () => [undefined, 0]), 3, 3, true],
    ],
  ])('without %s', (what, see, left) => {
    const cut = cuts.find((each) => each.what === what);
    expect(see(cut?.apply(full) ?? full)).toEqual(left);
  });

  it('is the same where there is nothing to take', () => {
    const untouched = cuts.slice(0, 10).filter(({ apply }) => apply(small) === small);
    expect(untouched).toHaveLength(10);
  });

  it('is one line of a log that is as long as allowed', () => {
    const exact = {
      ...full,
      failures: [{ ...failure, log: { lines: lines(15), totalLines: 15, isCut: false } }],
    };
    const cut = cuts.find(({ what }) => what === 'log lines over 15');
    expect(cut?.apply(exact as unknown as Notification).failures[0]?.log?.lines).toEqual(lines(15));
  });

  it('keeps a pair of units of a character together', () => {
    const long = { ...small, fields: { a: `${'x'.repeat(198)}😀${'x'.repeat(9)}` } };
    const cut = cuts.find(({ what }) => what === 'long lines');
    expect(cut?.apply(long).fields['a']?.isWellFormed()).toBe(true);
  });
});

describe('the size as quoted-printable', () => {
  it.each([
    ['letters', 'a'.repeat(73), 73 + 3],
    ['a letter more than a line', 'a'.repeat(74), 74 + 6],
    ['an equals sign', '=', 3 + 3],
    ['a tab', '\t', 1 + 3],
    ['a line feed', '\n', 2 + 3],
    ['another control character', '\u0001', 3 + 3],
    ['a blank', ' ', 1 + 3],
    ['two octets', 'é', 6 + 3],
    ['three octets', '構', 9 + 3],
    ['four octets', '🎉', 12 + 3],
    ['nothing', '', 0],
  ])('%s', (_what, text, size) => {
    expect(encodedSize(text)).toBe(size);
  });
});
