import { describe, expect, it } from 'vitest';
import { classifyRelease, previousRelease, type ReleaseRecord } from '../../../src/notification/release.ts';

/** `v1.2.0`, `v1.2.0-rc.1 pre`, `v9 draft`, oldest first: one is published every day. */
const releasesOf = (list: string): ReleaseRecord[] =>
  list
    .split(', ')
    .filter(Boolean)
    .map((each, index) => {
      const [tag = '', kind] = each.split(' ');
      return {
        tag,
        isDraft: kind === 'draft',
        isPrerelease: kind === 'pre',
        publishedAt: `2026-01-${String(index + 1).padStart(2, '0')}T00:00:00.000Z`,
      };
    });

describe('previousRelease', () => {
  it.each([
    ['the last version', 'v1.3.8, v1.3.9, v1.4.0', 'v1.4.0', 'v1.3.9'],
    ['the tenth, not the ninth by the alphabet', 'v1.9.0, v1.10.0, v1.11.0', 'v1.11.0', 'v1.10.0'],
    ['none for the first', 'v1.0.0', 'v1.0.0', undefined],
    ['a patch of an old line follows that line', 'v1.4.0, v2.0.0, v2.1.0, v1.4.1', 'v1.4.1', 'v1.4.0'],
    ['pre-releases are passed over', 'v1.0.0, v2.0.0-rc.1 pre, v2.0.0-rc.2 pre, v2.0.0', 'v2.0.0', 'v1.0.0'],
    [
      'a pre-release follows a pre-release',
      'v1.0.0, v2.0.0-rc.9 pre, v2.0.0-rc.10 pre',
      'v2.0.0-rc.10 pre',
      'v2.0.0-rc.9',
    ],
    ['the first pre-release follows the release', 'v1.0.0, v2.0.0-beta pre', 'v2.0.0-beta pre', 'v1.0.0'],
    ['Python’s pre-releases', '1.0.0, 2.0.0rc9 pre, 2.0.0rc10 pre', '2.0.0rc10 pre', '2.0.0rc9'],
    [
      'alpha before beta, number before word',
      'v1.0.0-alpha pre, v1.0.0-1 pre, v1.0.0-beta pre',
      'v1.0.0-beta pre',
      'v1.0.0-alpha',
    ],
    ['drafts are passed over', 'v1.0.0, v1.1.0 draft, v1.2.0', 'v1.2.0', 'v1.0.0'],
    ['each package its own line', 'app-v1.0.0, web-v3.0.0, app-v1.1.0', 'app-v1.1.0', 'app-v1.0.0'],
    ['the first of a package', 'app-v1.0.0, web-v0.1.0', 'web-v0.1.0', undefined],
    ['a v that came later', '1.0.0, v1.1.0', 'v1.1.0', '1.0.0'],
    ['four numbers, and dates', '2026.03.9, 2026.03.10, 2026.03.10.1', '2026.03.10.1', '2026.03.10'],
    ['no versions: by date', 'build-41, nightly, build-42', 'build-42', 'nightly'],
    ['a pre-release without its last part', 'v1.0.0-rc.1 pre, v1.0.0-rc pre', 'v1.0.0-rc.1 pre', 'v1.0.0-rc'],
    ['and not the other way round', 'v1.0.0-rc.1 pre, v1.0.0-rc pre', 'v1.0.0-rc pre', undefined],
    ['numbers of two digits', 'v10.20, v10.21, v10.22', 'v10.22', 'v10.21'],
    ['what stands behind a suffix is no version', 'nightly, v1.0_x, v2.0_x', 'v2.0_x', 'v1.0_x'],
    ['none that came later', 'nightly, weekly, daily', 'weekly', 'nightly'],
    ['a number is below a word', 'v1.0.0-alpha pre, v1.0.0-7 pre', 'v1.0.0-alpha pre', 'v1.0.0-7'],
    ['a word is not below a number', 'v1.0.0-alpha pre, v1.0.0-7 pre', 'v1.0.0-7 pre', undefined],
    ['numbers behind words', 'v1.0.0-a-1 pre, v1.0.0-a-2 pre', 'v1.0.0-a-2 pre', 'v1.0.0-a-1'],
    ['the newest by date', 'nightly, weekly, daily', 'daily', 'weekly'],
    ['build metadata does not count', 'v1.0.0+5, v1.1.0+1', 'v1.1.0+1', 'v1.0.0+5'],
  ])('%s', (_, list, current, expected) => {
    const releases = releasesOf(list);
    const [tag, kind] = current.split(' ');
    const own = releases.find((release) => release.tag === tag);
    expect(own?.isPrerelease).toBe(kind === 'pre');
    expect(own && previousRelease(own, releases.toReversed())?.tag).toBe(expected);
    expect(own && previousRelease(own, releases)?.tag).toBe(expected);
  });

  it('never takes the release itself, where GitHub knows a time of it that the event does not', () => {
    const releases = releasesOf('spring, summer');
    const [spring, summer] = releases;
    expect(previousRelease({ ...summer, publishedAt: undefined } as ReleaseRecord, releases)).toBe(spring);
  });

  it('takes any tag in short time', () => {
    const hostile = [
      '1.'.repeat(50_000),
      `${'1'.repeat(249)}`,
      `${'1.1'.repeat(80)}-`,
      '',
      '-',
      '1.2.3-'.repeat(40),
    ];
    const releases = hostile.map((tag): ReleaseRecord => ({ tag, isDraft: false, isPrerelease: false }));
    for (const release of releases) {
      expect(previousRelease(release, releases)).not.toBe(release);
    }
  });
});

describe('judgeRelease', () => {
  const now = '2026-01-01T12:00:00Z';
  const plain: ReleaseRecord = {
    tag: 'v1',
    isDraft: false,
    isPrerelease: false,
    publishedAt: '2026-01-01T11:59:30Z',
  };
  const pre = { ...plain, isPrerelease: true };
  const draft: ReleaseRecord = { tag: 'v1', isDraft: true, isPrerelease: false };
  const old = { ...plain, publishedAt: '2025-12-24T00:00:00Z' };

  it.each([
    ['published', plain, { state: 'published' }],
    ['published', pre, { state: 'prereleased' }],
    ['prereleased', pre, { state: 'prereleased', twin: 'prereleased' }],
    ['released', plain, { state: 'published', twin: 'released' }],
    ['released', old, { state: 'published' }],
    ['created', draft, { state: 'drafted' }],
    ['created', plain, { state: 'published', twin: 'created' }],
    ['edited', plain, { state: 'edited' }],
    ['edited', draft, { state: 'edited' }],
    ['deleted', plain, { skip: expect.stringContaining('deleted') }],
    ['unpublished', plain, { skip: expect.stringContaining('unpublished') }],
    ['', plain, { skip: expect.stringContaining('(none)') }],
    ['archived', plain, { skip: expect.stringContaining('archived') }],
  ])('%s', (action, release, expected) => {
    expect(classifyRelease(action, release, now)).toEqual(expected);
  });

  it.each([
    [['body'], true],
    [['name', 'make_latest'], true],
    [['tag_name'], true],
    [['make_latest'], false],
    [[], false],
  ])('edited %j mails: %s', (edited, isMailed) => {
    expect('state' in classifyRelease('edited', plain, now, edited)).toBe(isMailed);
  });
});
