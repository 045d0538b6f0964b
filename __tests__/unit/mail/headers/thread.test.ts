import { describe, expect, test } from 'vitest';
import { ActionError } from '../../../../src/errors.ts';
import { threadOf } from '../../../../src/mail/headers/thread.ts';
import type { ThreadMode } from '../../../../src/mail/view/topic.ts';
import type { Notification } from '../../../../src/notification/notification.ts';
import { notificationOf, pastRun, utc } from '../../../../testing/notifications/base.ts';
import { decodeThreadIndex, digestOf, pullRequest } from '../../../../testing/notifications/threading.ts';

const domain = 'mail.contoso.com';
const streak = { streak: 3, isFirstRun: false, isSuperseded: false, isCut: false };
const follower = notificationOf({ state: 'still-failing', history: { ...streak, firstBad: pastRun(8) } });
const opener = notificationOf({
  state: 'failed',
  run: { ...notificationOf().run, id: 9008, number: 8 },
  history: { ...streak, streak: 1, firstBad: pastRun(8) },
});

function thread(notification: Notification, mode: ThreadMode = 'incident', unique = 'a') {
  return threadOf(notification, mode, domain, unique, utc);
}

describe('threadOf', () => {
  test('the opening mail names the root, but answers nothing', () => {
    const first = thread(opener);
    expect(first.references).toEqual([first.rootId]);
    expect(first?.inReplyTo).toBeUndefined();
    expect(first.messageId).not.toBe(first.rootId);
    expect(decodeThreadIndex(first.index).children).toEqual([]);
  });

  test('a follow-up answers the same root under the same topic', () => {
    const [first, next] = [thread(opener), thread(follower)];
    expect(next.rootId).toBe(first.rootId);
    expect(next.inReplyTo).toBe(first.rootId);
    expect(next.references).toEqual([first.rootId]);
    expect(next.topic).toBe(first.topic);
    expect(next.subject).toBe(`Re: ${first.topic}`);
  });

  test('an id is new for every mail, even of the same attempt and state', () => {
    const ids = ['a', 'b', 'c'].map((unique) => thread(opener, 'incident', unique).messageId);
    expect(new Set(ids).size).toBe(3);
    expect(ids[0]).toMatch(/^<build\.9008\.1\.failed\.[0-9a-f]{20}@mail\.contoso\.com>$/);
  });

  test('the same input gives the same thread', () => {
    expect(thread(follower)).toEqual(thread(structuredClone(follower)));
  });

  test('other branch, pull request, workflow, repository, incident: other root', () => {
    const others: Notification[] = [
      follower,
      { ...follower, ref: { type: 'branch', name: 'release/1.x', isDefault: false } },
      { ...follower, ref: { type: 'tag', name: 'main', isDefault: false } },
      { ...follower, ...pullRequest(12) },
      { ...follower, ...pullRequest(13) },
      { ...follower, workflow: { id: 52, name: 'CI', path: '.github/workflows/nightly.yml' } },
      { ...follower, repo: { ...follower.repo, id: 1002 } },
      { ...follower, history: { ...streak, firstBad: pastRun(9) } },
    ];
    for (const mode of ['incident', 'branch'] as const) {
      const roots = others.map((notification) => thread(notification, mode).rootId);
      // A later incident of the same branch is the same thread under `branch`.
      expect(new Set(roots).size).toBe(mode === 'incident' ? others.length : others.length - 1);
    }
  });

  test('thread: branch puts every state under one subject and root', () => {
    const threads = (['failed', 'fixed', 'success', 'cancelled'] as const).map((state) =>
      thread({ ...follower, state }, 'branch'),
    );
    expect(new Set(threads.map((one) => `${one.rootId} ${one.subject} ${one.topic}`)).size).toBe(1);
    expect(threads.every((one) => one.inReplyTo === one.rootId)).toBe(true);
  });

  test('thread: run joins the attempts of a run and no other run', () => {
    const attempt = (number: number, state: Notification['state']) =>
      thread({ ...follower, state, run: { ...follower.run, attempt: number } }, 'run');
    const [first, second, third] = [
      attempt(1, 'still-failing'),
      attempt(2, 'still-failing'),
      attempt(3, 'flaky'),
    ];
    expect(second.subject).toBe(`Re: ${first.subject}`);
    expect([second.rootId, third.rootId]).toEqual([first.rootId, first.rootId]);
    expect(third.inReplyTo).toBe(first.rootId);
    expect(thread(opener, 'run').rootId).not.toBe(first.rootId);
  });

  test('thread: none refers to nothing', () => {
    const alone = thread(follower, 'none');
    expect(alone.references).toEqual([]);
    expect(alone?.rootId).toBeUndefined();
    expect(alone?.inReplyTo).toBeUndefined();
    const again = thread(follower, 'none', 'b');
    expect(decodeThreadIndex(again.index).guid).not.toBe(decodeThreadIndex(alone.index).guid);
  });

  test('green and cancelled runs are not part of an incident', () => {
    for (const state of ['success', 'cancelled', 'skipped', 'neutral', 'stale', 'action-required'] as const) {
      const one = thread({ ...follower, state });
      expect(one.rootId).not.toBe(thread(follower).rootId);
      expect(one?.inReplyTo).toBeUndefined();
    }
  });

  test('releases, deployments, digests and messages have threads of their own', () => {
    const release = (tag: string, state: 'published' | 'edited') =>
      notificationOf({
        kind: 'release',
        state,
        release: {
          tag,
          name: tag,
          url: '',
          notes: '',
          isNotesCut: false,
          isPrerelease: false,
          isDraft: false,
          assets: [],
        },
      });
    const deployment = (environment: string, id: number | undefined, state: 'started' | 'succeeded') =>
      notificationOf({
        kind: 'deployment',
        state,
        deployment: {
          ...(id === undefined ? {} : { id }),
          environment,
          version: '1',
          sha: 'a',
          ref: 'main',
          approvedBy: [],
          isProduction: true,
        },
      });
    expect(thread(release('v1', 'edited')).inReplyTo).toBe(thread(release('v1', 'published')).rootId);
    expect(thread(deployment('prod', 7, 'succeeded')).inReplyTo).toBe(
      thread(deployment('prod', 7, 'started')).rootId,
    );
    const separate = [
      release('v1', 'published'),
      release('v2', 'published'),
      deployment('prod', 7, 'started'),
      deployment('prod', 8, 'started'),
      deployment('test', 7, 'started'),
      deployment('prod', undefined, 'started'),
      notificationOf({ kind: 'digest', state: 'red', digest: digestOf({ red: 1 }) }),
      notificationOf({
        kind: 'digest',
        state: 'red',
        digest: { ...digestOf({ red: 1 }), to: '2025-08-04T00:00:00Z' },
      }),
      opener,
    ].map((notification) => thread(notification).rootId);
    expect(new Set(separate).size).toBe(separate.length);
    const message = notificationOf({ kind: 'message', state: 'message' });
    expect(thread(message)?.rootId).toBeUndefined();
    expect(thread(message, 'run').rootId).toBeDefined();
  });

  const domains: [string, string | undefined][] = [
    ['Mail.Contoso.COM', 'mail.contoso.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['a-b.azurecomm.net', 'a-b.azurecomm.net'],
    ['localhost', undefined],
    ['', undefined],
    ['contoso.com>\r\nBcc: x@y.z', undefined],
    ['a..b', undefined],
    ['.a.b', undefined],
    ['-a.b', undefined],
    [`${'a'.repeat(64)}.com`, undefined],
  ];
  test.each(domains)('domain %j', (given, ascii) => {
    if (ascii === undefined) expect(() => threadOf(opener, 'incident', given, 'a', utc)).toThrow(ActionError);
    else
      expect(threadOf(opener, 'incident', given, 'a', utc).messageId).toMatch(
        new RegExp(`@${ascii.replaceAll('.', '\\.')}>$`),
      );
  });
});

describe('Thread-Index', () => {
  test('the decoder reads a value that Exchange Online wrote', () => {
    const index = decodeThreadIndex('AQHWLRNo4NaOjvXU8EODe0ZotrA8B6itzaxf');
    expect(index.time.toISOString()).toBe('2020-05-18T12:54:02.646Z');
    expect(index.children).toHaveLength(1);
  });

  test('begins like those of Exchange', () => {
    expect(thread(opener).index).toMatch(/^AQH/);
  });

  test('header block is the same, bit for bit, in all mails of a thread, whatever their times', () => {
    const times = ['2025-08-01T10:00:00Z', '2025-09-30T23:59:59Z', undefined];
    const headers = times.map((finishedAt) => {
      const { finishedAt: _, startedAt: __, ...run } = follower.run;
      return decodeThreadIndex(
        thread({ ...follower, run: { ...run, ...(finishedAt ? { finishedAt } : {}) } }).index,
      ).header;
    });
    expect(new Set([...headers, decodeThreadIndex(thread(opener).index).header]).size).toBe(1);
  });

  const moments: [string, 0 | 1, number][] = [
    ['2020-01-01T00:00:10Z', 0, 100],
    ['2021-09-30T00:00:00Z', 0, 100],
    ['2021-12-01T00:00:00Z', 1, 1000],
    ['2025-08-01T10:05:00Z', 1, 1000],
    ['2070-01-01T00:00:00Z', 1, 1000],
  ];
  test.each(moments)(
    'child block of %s has delta code %i and the time within %i ms',
    (at, code, tolerance) => {
      const index = decodeThreadIndex(
        thread({ ...follower, run: { ...follower.run, finishedAt: at } }).index,
      );
      const [child] = index.children;
      expect(index.children).toHaveLength(1);
      expect(child?.deltaCode).toBe(code);
      // Only the dropped low bits may be missing: 26 ms or 0.84 s.
      expect(Math.abs((child?.time.getTime() ?? 0) - Date.parse(at))).toBeLessThan(tolerance);
    },
  );

  test('a time that is unknown or before the epoch gives a zero delta', () => {
    for (const finishedAt of ['never', '1999-01-01T00:00:00Z']) {
      const index = decodeThreadIndex(thread({ ...follower, run: { ...follower.run, finishedAt } }).index);
      expect(index.children[0]?.time).toEqual(index.time);
    }
  });
});
