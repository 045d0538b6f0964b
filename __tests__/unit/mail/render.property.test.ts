import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RenderOptions, render } from '../../../src/mail/render.ts';
import type { Notification } from '../../../src/notification/notification.ts';
import { now } from '../../../testing/notifications/base.ts';
import { deploymentNotification } from '../../../testing/notifications/deployment.ts';
import { fullNotification } from '../../../testing/notifications/extremes.ts';
import { hostileText } from '../../../testing/notifications/hostile.ts';
import { releaseNotification } from '../../../testing/notifications/release.ts';

const options: RenderOptions = { timezone: 'UTC', locale: 'en', now, reasons: [] };
const seed = 20260304;

/** The tags of a mail with everything that is data taken out of them: text cannot change what is left. */
function skeleton(html: string): string {
  return (html.match(/<[^>]*>?/g) ?? [])
    .filter((tag) => tag !== '<br>')
    .join('')
    .replace(/href="[^"]*"/g, 'href=""');
}

/** Where two skeletons part, short enough to read in a report; empty when they are the same. */
function difference(left: string, right: string): string {
  if (left === right) return '';
  let at = 0;
  while (left[at] === right[at]) at += 1;
  return `${left.slice(at - 80, at + 80)}\n${right.slice(at - 80, at + 80)}`;
}

function hrefs(html: string): string[] {
  return [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? '');
}

/** Puts a text into every place of a notification that a stranger can write; none is empty, no two are the same. */
function infect(notification: Notification, pick: () => string): Notification {
  let count = 0;
  const own =
    /^(kind|state|conclusion|type|level|tone|change|section|source|event|sha|shortSha|base|head)$|At$|^at$|^from$|^to$|[uU]rl$|^date$/;
  return JSON.parse(JSON.stringify(notification), (key, value) =>
    typeof value === 'string' && !own.test(key) ? `x${count++} ${pick()}` : value,
  ) as Notification;
}

/** Twenty hostile strings at a time: 500 runs are 10,000. */
const batch = fc.array(hostileText, { minLength: 20, maxLength: 20 });

function picker(texts: readonly string[]): () => string {
  let next = 0;
  return () => texts[next++ % texts.length] ?? '';
}

/** Controls but tab and line feed, and bidirectional marks, overrides and isolates. */
const forbidden = /(?![\t\n])\p{Cc}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]|\p{Cs}/u;

describe('no text leaves its place', () => {
  test.each([
    ['build', fullNotification()],
    ['deployment', deploymentNotification('failed')],
  ])('in a %s mail', async (_, notification) => {
    const harmless = skeleton(
      (
        await render(
          infect(notification, () => 'x'),
          options,
        )
      ).html,
    );
    await fc.assert(
      fc.asyncProperty(batch, async (texts) => {
        const mail = await render(infect(notification, picker(texts)), options);
        expect(difference(skeleton(mail.html), harmless)).toBe('');
        expect(hrefs(mail.html).length).toBeGreaterThan(0);
        for (const href of hrefs(mail.html))
          expect(href).toMatch(/^https:\/\/(github\.com\/contoso|app\.contoso\.example)\//);
        expect(mail.html).not.toMatch(forbidden);
        expect(mail.text).not.toMatch(forbidden);
      }),
      { numRuns: 250, seed },
    );
  });

  const body = `# {{ ref.name }}

Text {{ ref.name }} **{{ ref.name }}** \`{{ ref.name }}\` [link](https://ok.example/{{ ref.name }} "{{ ref.name }}")
{{ ref.name }}

| {{ ref.name }} | b |
|---|---|
| {{ ref.name }} | {{ ref.name }} |

- {{ ref.name }}
- [x] {{ ref.name }}

> {{ ref.name }}

\`\`\`
{{ ref.name }}
\`\`\`

{{ ref.name }}
`;

  test('in a user’s Markdown', async () => {
    const place = (name: string) => {
      const notification = fullNotification();
      return { ...notification, ref: { ...notification.ref, name } };
    };
    const harmless = await render(place('x'), { ...options, body });
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const mail = await render(place(`x${text}`), { ...options, body, subject: '{{ ref.name }}' });
        const titleless = (html: string) => skeleton(html).replace(/title="[^"]*"/g, '');
        expect(difference(titleless(mail.html), titleless(harmless.html))).toBe('');
        expect(hrefs(mail.html).length).toBeGreaterThan(0);
        for (const href of hrefs(mail.html))
          expect(href).toMatch(/^https:\/\/(github\.com\/contoso|ok\.example|wiki\.contoso\.example)\//);
        expect(mail.subject).not.toMatch(/[\r\n]/);
        expect(mail.html).not.toMatch(forbidden);
      }),
      { numRuns: 400, seed },
    );
  });

  test('in a user’s HTML', async () => {
    const html =
      '<p title="{{ ref.name }}">{{ ref.name }}</p><a href="https://ok.example/?q={{ ref.name | url_encode }}">x</a>';
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const notification = fullNotification();
        const mail = await render(
          { ...notification, ref: { ...notification.ref, name: text } },
          { ...options, html },
        );
        expect(skeleton(mail.html).replace(/title="[^"]*"/, 'title=""')).toBe(
          '<p title=""></p><a href=""></a>',
        );
      }),
      { numRuns: 500, seed },
    );
  });

  test('in release notes: only the tags of Markdown, only web links, nothing that loads', async () => {
    const allowed =
      /^<\/?(p|h[1-6]|ul|ol|li|a|blockquote|table|thead|tbody|tr|th|td|hr|code|pre|strong|em|s|br)( (href|title|style|class|scope|start)="[^"]*")*>$/;
    let tags = 0;
    await fc.assert(
      fc.asyncProperty(batch, async (texts) => {
        const notification = releaseNotification('published');
        const release = {
          ...(notification.release as NonNullable<Notification['release']>),
          notes: texts.join(' '),
        };
        const { html } = await render({ ...notification, release, failures: [] }, options);
        const from = html.indexOf('Release notes</h2>');
        const notes = html.slice(
          html.indexOf('>', html.indexOf('<div', from)) + 1,
          html.indexOf('Files</h2>'),
        );
        for (const tag of notes.slice(0, notes.lastIndexOf('</div>')).match(/<[^>]*>?/g) ?? []) {
          expect(tag).toMatch(allowed);
          tags += 1;
        }
        for (const href of hrefs(notes)) expect(href).toMatch(/^(https?:\/\/|mailto:)/i);
      }),
      { numRuns: 100, seed },
    );
    expect(tags).toBeGreaterThan(100);
  });
});
