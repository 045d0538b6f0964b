import examples from '@octokit/webhooks-examples';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ActionError } from '../../../src/errors.ts';
import { observeRelease, type ReleaseOptions } from '../../../src/github/release/observe.ts';
import type { Notification } from '../../../src/notification/notification.ts';
import { eventOf, onStage, onTag, optionsOf, worldOf } from '../../../testing/github/event-run.ts';
import {
  type CommitStory,
  comparison,
  type Json,
  sha,
  workflowRun,
} from '../../../testing/github/records.ts';
import { payload, type ReleaseStory, release } from '../../../testing/github/releases.ts';
import type { GitHubWorld } from '../../../testing/github/routes.ts';
import { ada, grace } from '../../../testing/github/scenarios.ts';

const first: CommitStory = { sha: sha('f1'), message: 'First', author: ada };
const second: CommitStory = { sha: sha('f2'), message: 'Round totals (#12)\n\nTo cents.', author: grace };

const stories: ReleaseStory[] = [
  { id: 704, tag: 'v1.4.0', name: 'Spring', body: '## New\n\n- totals', publishedAt: '2026-11-20T09:04:30Z' },
  { id: 703, tag: 'v2.0.0-rc.1', isPrerelease: true, publishedAt: '2026-11-18T09:00:00Z' },
  { id: 702, tag: 'v1.5.0', isDraft: true },
  { id: 701, tag: 'v1.3.9', publishedAt: '2026-11-01T09:00:00Z' },
];

const world = (parts: Partial<GitHubWorld> = {}): GitHubWorld =>
  worldOf({
    releases: stories.map(release),
    comparisons: { 'v1.3.9...v1.4.0': comparison(first, 'v1.4.0', [first, second]) },
    ...parts,
  });

const releaseEvent = (action: string, story: ReleaseStory | undefined = stories[0], rest: Json = {}) => {
  const body = payload({ action, ...(story ? { release: release(story) } : {}), ...rest });
  return { body, event: eventOf('release', body, { env: onTag(story?.tag ?? 'none') }) };
};

const siblings = (...ids: number[]): Json[] =>
  ids.map((id) =>
    workflowRun({
      id,
      number: id - 9000,
      conclusion: null,
      sha: first.sha,
      branch: 'v1.4.0',
      event: 'release',
      startedAt: `2026-11-20T09:04:${id - 9000 + 20}Z`,
      workflow: { id: 55, name: 'Ship', path: '.github/workflows/ship.yml' },
    }),
  );

describe('a release event', () => {
  it('tells everything in two requests', async () => {
    const assets = [
      { name: 'app.tar.gz', size: 42_133_504, digest: `sha256:${'a'.repeat(64)}` },
      { name: 'empty.txt', size: 0 },
      { name: 'half.zip', size: 5, state: 'open' as const },
    ];
    const { body, event } = releaseEvent('published', { ...stories[0], tag: 'v1.4.0', assets });
    await onStage(world(), async ({ api, asked, violations }) => {
      const { notification, skip, notes, wantsDetail } = await observeRelease(api, event, optionsOf(body));
      expect({ skip, notes, wantsDetail }).toEqual({ skip: undefined, notes: [], wantsDetail: false });
      expect(asked()).toEqual(['/releases?per_page=30', '/compare/v1.3.9...v1.4.0']);
      expect(violations).toEqual([]);
      expect(notification).toMatchObject({
        kind: 'release',
        state: 'published',
        severity: 'good',
        missing: [],
      });
      expect(notification.release).toEqual({
        tag: 'v1.4.0',
        name: 'Spring',
        url: 'https://github.com/contoso/app/releases/tag/v1.4.0',
        notes: '## New\n\n- totals',
        isNotesCut: false,
        isPrerelease: false,
        isDraft: false,
        action: 'published',
        author: { login: 'ada', url: 'https://github.com/ada', isBot: false },
        publishedAt: '2026-11-20T09:04:30.000Z',
        assets: [
          {
            name: 'app.tar.gz',
            url: 'https://github.com/contoso/app/releases/download/v1.4.0/app.tar.gz',
            size: 42_133_504,
            digest: `sha256:${'a'.repeat(64)}`,
          },
          {
            name: 'empty.txt',
            url: 'https://github.com/contoso/app/releases/download/v1.4.0/empty.txt',
            size: 0,
          },
        ],
        previousTag: 'v1.3.9',
        compareUrl: 'https://github.com/contoso/app/compare/v1.3.9...v1.4.0',
      });
      expect(notification.changes).toMatchObject({ base: 'v1.3.9', head: 'v1.4.0', count: 2 });
      expect(notification.changes?.commits.map((commit) => commit.title)).toEqual([
        'Round totals (#12)',
        'First',
      ]);
      expect(notification.people.committers.map((person) => person.login)).toEqual(['ada', 'grace']);
      expect(notification.ref).toMatchObject({ type: 'tag', name: 'v1.4.0' });
      expect(notification.previousState).toBeUndefined();
    });
  });

  it.each<[string, string, ReleaseStory, Json, string]>([
    ['a pre-release', 'published', { tag: 'v2.0.0-rc.2', isPrerelease: true }, {}, 'prereleased'],
    ['an edit', 'edited', { tag: 'v1.4.0' }, { changes: { body: { from: 'x' } } }, 'edited'],
    ['a draft', 'created', { tag: 'v1.5.0', isDraft: true }, {}, 'drafted'],
    ['a promotion', 'released', { tag: 'v1.4.0', publishedAt: '2026-11-10T00:00:00Z' }, {}, 'published'],
  ])('mails %s', async (_, action, story, rest, state) => {
    const { body, event } = releaseEvent(action, story, rest);
    await onStage(world(), async ({ api }) => {
      const { notification, skip } = await observeRelease(api, event, optionsOf(body));
      expect({ skip, state: notification.state }).toEqual({ skip: undefined, state });
    });
  });

  it.each<[string, string, Json, RegExp]>([
    ['deleted', 'deleted', {}, /was deleted/],
    ['unpublished', 'unpublished', {}, /was unpublished/],
    [
      'an edit that shows nowhere',
      'edited',
      { changes: { make_latest: { to: true } } },
      /Nothing that the mail shows/,
    ],
  ])('skips %s', async (_, action, rest, reason) => {
    const { body, event } = releaseEvent(action, stories[0], rest);
    await onStage(world(), async ({ api, asked }) => {
      expect((await observeRelease(api, event, optionsOf(body))).skip).toMatch(reason);
      expect(asked()).toEqual([]);
    });
  });

  it('compares a draft by its target', async () => {
    const story: ReleaseStory = { tag: 'v1.5.0', isDraft: true, target: 'release' };
    const { body, event } = releaseEvent('created', story);
    const comparisons = { 'v1.4.0...release': comparison(first, 'release', [second]) };
    await onStage(world({ comparisons }), async ({ api }) => {
      const { notification } = await observeRelease(api, event, optionsOf(body));
      expect(notification.release?.url).toBe(
        'https://github.com/contoso/app/releases/tag/untagged-0a1b2c3d4e5f',
      );
      expect(notification.changes?.count).toBe(1);
    });
  });
});

describe('the events of one publication', () => {
  it.each<[string, string, Json[], 'mail' | RegExp]>([
    [
      'released beside published',
      'released',
      siblings(9010, 9011),
      /fires `published` beside `released`.*kind: release/,
    ],
    ['released alone', 'released', siblings(9010), 'mail'],
    ['created alone', 'created', siblings(9010), 'mail'],
    ['created beside published', 'created', siblings(9010, 9011), /beside `created`/],
    ['published beside released', 'published', siblings(9010, 9011), 'mail'],
    ['released where the runs are unknown', 'released', [], /could not be read/],
  ])('%s', async (_, action, runs, expected) => {
    const { body, event } = releaseEvent(action);
    await onStage(world({ runs }), async ({ api, violations }) => {
      const { skip } = await observeRelease(api, event, optionsOf(body));
      if (expected === 'mail') expect(skip).toBeUndefined();
      else expect(skip).toMatch(expected);
      expect(violations).toEqual([]);
    });
  });

  it('all mail when the user asks for this kind', async () => {
    const { body, event } = releaseEvent('released');
    await onStage(world({ runs: siblings(9010, 9011) }), async ({ api }) => {
      const { skip, notification } = await observeRelease(api, event, optionsOf(body, { isAsked: true }));
      expect({ skip, state: notification.state }).toEqual({ skip: undefined, state: 'published' });
    });
  });
});

describe('a release by its tag', () => {
  const push = (tag?: string, options: Partial<ReleaseOptions> = {}) => ({
    event: eventOf('push', payload({ after: first.sha }), { env: tag ? onTag(tag) : {} }),
    options: { ...optionsOf({}), isAsked: true, ...options },
  });

  it.each([
    ['of the ref', push('v1.4.0'), 'v1.4.0', 'published'],
    ['of the input', push(undefined, { tag: 'v1.4.0' }), 'v1.4.0', 'published'],
    ['of the input before the ref', push('v1.4.0', { tag: 'v2.0.0-rc.1' }), 'v2.0.0-rc.1', 'prereleased'],
  ])('%s', async (_, { event, options }, tag, state) => {
    await onStage(world(), async ({ api, asked, violations }) => {
      const { notification, notes } = await observeRelease(api, event, options);
      expect(notification).toMatchObject({
        kind: 'release',
        state,
        release: { tag },
        ref: { type: 'tag', name: tag },
      });
      expect(asked()[0]).toBe(`/releases/tags/${tag}`);
      expect(notes).toEqual([]);
      expect(violations).toEqual([]);
    });
  });

  it('tells about a tag without a release', async () => {
    const { event, options } = push('v1.4.1');
    const comparisons = { 'v1.4.0...v1.4.1': comparison(first, 'v1.4.1', [second]) };
    await onStage(world({ comparisons }), async ({ api }) => {
      const { notification, notes } = await observeRelease(api, event, options);
      expect(notification.release).toMatchObject({
        tag: 'v1.4.1',
        name: 'v1.4.1',
        notes: '',
        previousTag: 'v1.4.0',
      });
      expect(notification.missing).toEqual([]);
      expect(notes).toEqual([expect.stringContaining('No release is published for the tag v1.4.1')]);
    });
  });

  it('needs a tag', async () => {
    const { event, options } = push();
    await expect(observeRelease(undefined, event, options)).rejects.toThrow(ActionError);
  });
});

describe('what cannot be read', () => {
  it('contents: read missing costs the commits', async () => {
    const { body, event } = releaseEvent('published');
    await onStage(
      world(),
      async ({ api }) => {
        const { notification } = await observeRelease(api, event, optionsOf(body));
        expect(notification.release?.notes).toContain('totals');
        expect(notification.missing).toEqual([
          {
            section: 'changes',
            reason: 'The token has no permission `contents: read`.',
            fix: 'add `permissions: contents: read`',
          },
        ]);
      },
      { denied: ['contents'] },
    );
  });

  it('no token costs the commits', async () => {
    const { body, event } = releaseEvent('published');
    const { notification } = await observeRelease(undefined, event, optionsOf(body));
    expect(notification.release).toMatchObject({ tag: 'v1.4.0', notes: '## New\n\n- totals' });
    expect(notification.missing).toEqual([expect.objectContaining({ section: 'changes' })]);
  });

  it('tags that are gone', async () => {
    const { body, event } = releaseEvent('published');
    await onStage(world({ comparisons: {} }), async ({ api }) => {
      const { notification } = await observeRelease(api, event, optionsOf(body));
      expect(notification.release?.previousTag).toBe('v1.3.9');
      expect(notification.release?.compareUrl).toBeUndefined();
      expect(notification.missing[0]?.reason).toContain('v1.3.9 and v1.4.0 cannot be compared');
    });
  });

  it('no commits wanted: they are not asked for', async () => {
    const { body, event } = releaseEvent('published');
    await onStage(world(), async ({ api, asked }) => {
      const { notification } = await observeRelease(api, event, optionsOf(body, { commits: 0 }));
      expect(asked()).toEqual(['/releases?per_page=30']);
      expect(notification.release?.compareUrl).toContain('v1.3.9...v1.4.0');
    });
  });
});

describe('untrusted text', () => {
  it.each([
    ['125,000 characters', 'A line of notes.\n'.repeat(7352).slice(0, 125_000), false],
    ['more than that', `${'A line of notes.\n'.repeat(8000)}`, true],
  ])('notes of %s', async (_, body, isCut) => {
    const { body: json, event } = releaseEvent('published', { tag: 'v1.4.0', body });
    const { notification } = await observeRelease(undefined, event, optionsOf(json));
    const { notes = '', isNotesCut } = notification.release ?? {};
    expect(isNotesCut).toBe(isCut);
    expect(notes.length).toBeLessThanOrEqual(125_000);
    expect(notes.length).toBeGreaterThan(124_000);
    if (isCut) expect(notes.endsWith('A line of notes.')).toBe(true);
  });

  it('leads to no other address and carries no control characters', async () => {
    const story = release({
      tag: 'v1#"><x',
      name: 'a\u202eb\r\nBcc: x',
      body: 'one\r\ntwo\u0000\u202e',
      assets: [{ name: 'a b?.zip', size: 1, digest: 'sha256:javascript' }],
    });
    const body = payload({
      action: 'published',
      release: {
        ...story,
        html_url: 'https://evil.example/',
        author: { login: 'ada', html_url: 'https://evil.example/' },
      },
    });
    const { notification } = await observeRelease(undefined, eventOf('release', body), optionsOf(body));
    expect(notification.release).toMatchObject({
      name: 'ab Bcc: x',
      notes: 'one\ntwo',
      url: 'https://github.com/contoso/app/releases/tag/v1%23%22%3E%3Cx',
      assets: [
        { url: 'https://github.com/contoso/app/releases/download/v1%23%22%3E%3Cx/a%20b%3F.zip', size: 1 },
      ],
    });
    expect(notification.release?.assets[0]?.digest).toBeUndefined();
    expect(JSON.stringify(notification)).not.toContain('evil.example');
  });
});

describe('any payload', () => {
  it('gives a notice, a skip or a wrong input, never another error', async () => {
    const record = fc.dictionary(
      fc.constantFrom(
        'tag_name',
        'name',
        'body',
        'draft',
        'prerelease',
        'published_at',
        'assets',
        'author',
        'html_url',
        'login',
        'size',
        'digest',
        'state',
        '__proto__',
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const any = fc.record({
      action: fc.oneof(fc.constantFrom('published', 'edited', 'released'), fc.jsonValue()),
      release: fc.oneof(
        record,
        fc.jsonValue(),
        record.map((each) => ({ ...each, tag_name: 'v1.0.0' })),
      ),
      changes: fc.jsonValue(),
    });
    await fc.assert(
      fc.asyncProperty(any, async (body) => {
        const informative = observeRelease(undefined, eventOf('release', body), optionsOf(body));
        const { notification } = await informative.catch((error: unknown) => {
          if (error instanceof ActionError) return { notification: { kind: 'release' } };
          throw error;
        });
        expect(notification.kind).toBe('release');
      }),
      { numRuns: 500 },
    );
  });
});

describe('GitHub’s own examples', () => {
  const group = (examples as unknown as { name: string; examples: Json[] }[]).find(
    ({ name }) => name === 'release',
  );
  const cases = (group?.examples ?? []).map((body, index) => [String(body['action']), index, body] as const);

  it('has all of them', () => expect(cases.length).toBe(13));

  const expected: Record<string, Partial<Notification> | RegExp> = {
    published: { state: 'published' },
    edited: { state: 'edited' },
    // Published in 2019, long before this moment: to the action it is a promotion.
    released: { state: 'published' },
    created: /`published` beside `created`/,
    prereleased: /`published` beside `prereleased`/,
    deleted: /was deleted/,
  };

  it.each(cases)('%s, example %i', async (action, _, body) => {
    const event = eventOf('release', body, { env: { GITHUB_REPOSITORY: 'Codertocat/Hello-World' } });
    const { notification, skip } = await observeRelease(undefined, event, optionsOf(body));
    const wanted = expected[action];
    expect(notification).toMatchObject({
      kind: 'release',
      release: { tag: '0.0.1', name: '0.0.1', notes: '', author: { login: 'Codertocat' } },
    });
    if (wanted instanceof RegExp) expect(skip).toMatch(wanted);
    else {
      expect(skip).toBeUndefined();
      expect(notification).toMatchObject(wanted ?? { state: 'unexpected' });
    }
  });
});
