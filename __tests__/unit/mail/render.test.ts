import { describe, expect, test } from 'vitest';
import { type RenderOptions, render } from '../../../src/mail/render.ts';
import { encodedSize, maxEncoded } from '../../../src/mail/size.ts';
import { columns, widthOf } from '../../../src/mail/text/lines.ts';
import type { Failure, Notification } from '../../../src/notification/notification.ts';
import { now } from '../../../testing/notifications/base.ts';
import { buildNotification } from '../../../testing/notifications/build.ts';
import { deploymentNotification } from '../../../testing/notifications/deployment.ts';
import {
  digestNotification,
  jobDigestNotification,
  unreadDigestNotification,
} from '../../../testing/notifications/digest.ts';
import {
  bareNotification,
  emptyNotification,
  fullNotification,
  hugeNotification,
  missingNotification,
} from '../../../testing/notifications/extremes.ts';
import { messageNotification } from '../../../testing/notifications/message.ts';
import { releaseNotification } from '../../../testing/notifications/release.ts';

const options: RenderOptions = {
  timezone: 'UTC',
  locale: 'en-GB',
  now,
  reasons: ['You get this because you watch main.'],
};

async function textOf(notification: Notification, extra: Partial<RenderOptions> = {}): Promise<string> {
  return (await render(notification, { ...options, ...extra })).text;
}

/** The visible text of the HTML part, spaces folded. */
function visible(html: string): string {
  return html
    .replace(/<head>[\s\S]*<\/head>|<!--[\s\S]*?-->/g, '')
    .replace(/<br>|<\/(p|h[1-6]|td|th|tr|li)>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;|&#847;|&zwnj;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}

describe('grammar', () => {
  const failure: Failure = {
    job: 'test',
    step: 'Run tests',
    url: 'https://github.com/x',
    cause: 'code',
    annotations: [],
  };
  const one = { ...buildNotification('failed'), jobs: undefined, history: undefined };

  test('a sentence that ends in a quoted error has one full stop', async () => {
    const notification = { ...one, failures: [{ ...failure, firstError: 'Cannot find it.' }] };
    const mail = await render(notification, options);
    expect(mail.html).toMatch(/Cannot find it\.<\/span><\/p>/);
    const own = await render(notification, { ...options, html: '{{ mail.summary }}' });
    expect(own.text).toMatch(/: Cannot find it\.$/m);
  });

  test('a failure without log and annotations is no empty heading', async () => {
    const { jobs } = buildNotification('failed');
    const mail = await render({ ...one, jobs, failures: [{ ...failure, job: 'test (ubuntu, 7)' }] }, options);
    for (const [index, line] of mail.text.split('\n').entries())
      if (line.startsWith('-- ')) expect(mail.text.split('\n')[index + 2], line).toMatch(/^[^-]/);
    expect(mail.text).toContain('-- Failed jobs ---');
    expect(mail.text).toContain('✗ test (ubuntu, 7) › Run tests');
  });

  test.each([
    ['add `permissions: actions: read`', 'To see it, add permissions: actions: read'],
    [
      'send the mail from a last job with `needs` and `if: always()`',
      'To see it, send the mail from a last job with needs and if: always()',
    ],
  ])('a remedy is a sentence: %s', async (fix, sentence) => {
    const mail = await render({ ...one, missing: [{ section: 'log', reason: 'No.', fix }] }, options);
    expect(mail.text).toContain(sentence);
    expect(mail.html).toContain('</code>');
    expect(mail.html).not.toContain('`');
  });
});

describe('what a build mail says first', () => {
  test.each([
    [
      'failed',
      '✗ Failed on main',
      'Step "Run tests" of job "test (ubuntu, 7)" failed:\n  AssertionError: expected 0 to equal 1\nFirst red run after #7, the last green one.',
    ],
    [
      'still-failing',
      '✗ Still failing on main',
      'Third red run in a row; main has been red for 2 h 10 min, since #8.',
    ],
    [
      'fixed',
      '✓ Fixed on main',
      'main is green again after 2 h 10 min and 3 red runs, red since #8. All 16\njobs passed in 8 min 12 s.',
    ],
    ['flaky', '≈ Flaky on main', 'The run failed before and passed on attempt 2 with the same commit'],
    ['success', '✓ Passed on main', 'All 16 jobs passed in 8 min 12 s.'],
    ['cancelled', '⊘ Cancelled on main', 'The run was cancelled after 1 min 1 s.'],
    ['timed-out', '✗ Timed out on main', 'Step "Browser tests" of job "e2e" timed out.'],
    [
      'startup-failure',
      '✗ Could not start on main',
      'GitHub could not start this run, most often because the workflow file is\ninvalid.',
    ],
    ['action-required', '! Waiting for approval on pull request #12', 'The run is waiting for approval.'],
    ['skipped', '– Skipped on main', 'Every job was skipped.'],
    ['neutral', '– Neutral on main', 'The run neither passed nor failed.'],
    ['stale', '– Stale on main', 'GitHub gave up on this run'],
  ] as const)('%s', async (state, title, sentence) => {
    const text = await textOf(buildNotification(state));
    expect(text.split('\n')[0]).toBe(title);
    expect(text).toContain(sentence);
  });

  test.each([
    [{ isFirstRun: true }, 'This is the first run of CI on main.'],
    [{ isSuperseded: true }, 'A newer run of main has already finished.'],
    [{ streak: 2, redForMs: 60_000 }, 'Second red run in a row; main has been red for 1 min.'],
    [{ streak: 11 }, '11th red run in a row.'],
    [
      { streak: 50, isCut: true, redForMs: 864_000_000 },
      'At least 50 red runs in a row; main has been red for at least 10 d.',
    ],
  ])('history %o', async (extra, sentence) => {
    const history = { streak: 1, isFirstRun: false, isSuperseded: false, isCut: false, ...extra };
    const text = await textOf({ ...buildNotification('failed'), history });
    expect(text.replace(/\s+/g, ' ')).toContain(sentence);
  });

  test('several failed jobs are counted, not retold', async () => {
    expect(await textOf(fullNotification())).toContain('1 more job failed too.');
  });
});

describe('with little or nothing known', () => {
  test('only needs: the failed jobs are named, what is missing is said with the permission to add', async () => {
    const text = await textOf(bareNotification());
    expect(text).toContain('Jobs "test" and "build" failed.');
    expect(text).toContain('-- Not in this mail --');
    expect(text).toContain('To see it, add permissions: actions: read');
    expect(text).not.toContain('Failed jobs');
  });

  test('nothing: no empty section, no trace of what is absent', async () => {
    const { html, text } = await render(emptyNotification(), { ...options, reasons: [] });
    expect(text.match(/^-- /gm)).toBeNull();
    expect(html.match(/<h2/g)).toBeNull();
    expect(`${html}${text}`).not.toMatch(/undefined|null|NaN|\[object/);
  });

  test.each([
    ['release', 'published'],
    ['deployment', 'failed'],
    ['digest', 'red'],
    ['message', 'message'],
  ] as const)('a %s without its own data still makes a mail', async (kind, state) => {
    const { html, text } = await render({ ...emptyNotification(), kind, state }, options);
    expect(`${html}${text}`).not.toMatch(/undefined|null|NaN|\[object/);
  });
});

describe('what a deployment mail calls its commits', () => {
  test.each([
    ['succeeded', 'What changed since the last deployment', 'Changes'],
    ['rolled-back', 'Commits rolled back', 'Commits rolled back'],
  ] as const)('%s', async (state, heading, label) => {
    const text = await textOf(deploymentNotification(state));
    expect(text).toContain(`\n-- ${heading} -`);
    expect(text).toContain(`\n${label}:\n`);
  });
});

describe('what is not in the mail', () => {
  test('one reason is said once, with all that it cost', async () => {
    const text = await textOf(missingNotification());
    expect(text).toContain('\nDetails of the run, history and jobs: GitHub could not be reached.\n');
    expect(text).toContain(
      'Annotations: The token has no permission checks: read.\n    To see it, add permissions: checks: read',
    );
  });

  test('the page with the files is a link, and bare on a line of its own in the text', async () => {
    const { html, text } = await render(missingNotification(), options);
    const page = 'https://github.com/contoso/app/actions/runs/9010#artifacts';
    expect(text).toContain(`artifacts of the run:\n  ${page}\n`);
    expect(html).toContain(`href="${page}"`);
  });

  test('a page elsewhere is text: file names are a stranger’s', async () => {
    const notification: Notification = {
      ...missingNotification(),
      missing: [{ section: 'attachments', reason: 'too big: https://github.com.evil.example/contoso/app/x' }],
    };
    const { html } = await render(notification, options);
    expect(html).toContain('evil.example');
    expect(html).not.toMatch(/href="[^"]*evil/);
  });
});

describe('a digest', () => {
  test('that could not be read does not look quiet', async () => {
    const { html, text } = await render(unreadDigestNotification(), options);
    expect(text.replace(/\s+/g, ' ')).toContain(
      'The digest could not be read. The token has no permission actions: read. So this mail cannot say what is red.',
    );
    expect(text).toContain('To see it, add permissions: actions: read');
    expect(`${visible(html)}${text}`.replaceAll('ci:state=quiet', '')).not.toMatch(/quiet|No run passed/i);
  });

  test('in which nothing ran says so', async () => {
    expect(await textOf(digestNotification('quiet'))).toContain('No run passed or failed in this period.');
  });

  test('of one run speaks of its jobs and leads to it', async () => {
    const { html, text } = await render(jobDigestNotification(), options);
    expect(text).toContain('✗ 2 jobs failed on main\n');
    expect(text.replace(/\s+/g, ' ')).toContain(
      '6 jobs in 8 min 12 s: 2 failed, 1 repaired, 2 passed and 1 skipped, cancelled or allowed to fail. A matrix counts as one job; with every leg there are 20.',
    );
    expect(text).toContain('Run #10:\n  https://github.com/contoso/app/actions/runs/9010\n');
    expect(text).toMatch(/^✗ test +2 of 12 failed$/m);
    expect(text).toMatch(/^✓ docs +passed in 21 s$/m);
    expect(`${visible(html)}${text}`).not.toMatch(/All runs|\d runs?\b|workflows? red|% green/);
  });

  test('of one run without a failure says no more than that', async () => {
    const notification = jobDigestNotification();
    const digest = notification.digest as NonNullable<Notification['digest']>;
    const workflows = digest.workflows.filter(({ state }) => state === 'green');
    const text = await textOf({
      ...notification,
      state: 'green',
      digest: { ...digest, workflows, red: 0, recovered: 0, runs: 5 },
    });
    expect(text).toContain('✓ No job failed on main\n');
    expect(text).toContain('3 jobs in 8 min 12 s: 2 passed and 1 skipped, cancelled or allowed to fail.');
  });

  test('counts its workflows even where some are left out', async () => {
    const notification = digestNotification('red');
    const digest = notification.digest as NonNullable<Notification['digest']>;
    const text = await textOf({
      ...notification,
      digest: { ...digest, workflows: digest.workflows.slice(0, 1) },
    });
    expect(text).toContain('46 runs of 5 workflows:');
  });

  test.each([
    [{ successRate: 0.72, successRateBefore: 0.97 }, 'red since 3 Mar 2026'],
    [{ successRate: 0, successRateBefore: 0.5 }, 'red since 3 Mar 2026'],
    [{ successRate: 0, successRateBefore: 0 }, 'red at least since 3 Mar 2026'],
    [{ successRate: 0 }, 'red at least since 3 Mar 2026'],
  ])('knows how old a streak is: %o', async (rates, words) => {
    const notification = digestNotification('red');
    const digest = notification.digest as NonNullable<Notification['digest']>;
    const [first] = digest.workflows;
    const { successRateBefore: _, ...row } = first as NonNullable<typeof first>;
    const text = await textOf({ ...notification, digest: { ...digest, workflows: [{ ...row, ...rates }] } });
    expect(text).toContain(words);
  });
});

describe('both parts', () => {
  test.each([
    fullNotification(),
    releaseNotification('published'),
    deploymentNotification('failed'),
    digestNotification('red'),
    bareNotification(),
  ])('say the same in the same order', async (notification) => {
    const { html, text } = await render(notification, options);
    const seen = visible(html);
    let from = seen.indexOf('contoso/app');
    expect(from).toBeGreaterThan(-1);
    const headings = [...text.matchAll(/^-- (.{4,}?)(, .*)? -+$/gm)];
    expect(headings.length).toBeGreaterThan(0);
    for (const heading of headings) {
      const at = seen.indexOf((heading[1] ?? '').replace(' > ', ' › '), from);
      expect(at, heading[1]).toBeGreaterThanOrEqual(from);
      from = at;
    }
  });

  test('every line of the text part fits 76 columns, but for what cannot be broken', async () => {
    for (const notification of [
      fullNotification(),
      releaseNotification('published'),
      deploymentNotification('failed'),
      digestNotification('red'),
    ]) {
      const tooLong = (await textOf(notification))
        .split('\n')
        .filter((line) => widthOf(line) > columns && line.trim().includes(' '));
      expect(tooLong).toEqual([]);
    }
  });

  test('URLs stand on lines of their own', async () => {
    const text = await textOf(fullNotification());
    expect(text).toContain(
      'View failing step:\n  https://github.com/contoso/app/actions/runs/9010/job/606#step:4:1\n',
    );
  });

  test('times are in the reader’s zone and locale', async () => {
    const text = await textOf(buildNotification('still-failing'), {
      timezone: 'America/New_York',
      locale: 'en-US',
    });
    expect(text).toContain('Mar 4, 2026, 02:12 EST');
  });

  test('filter keys never hold a space inside a value', async () => {
    const notification = { ...emptyNotification(), workflow: { name: 'My nightly  build' } };
    expect(await textOf(notification)).toContain(
      'ci:state=failed ci:repo=contoso/app ci:workflow=My-nightly-build',
    );
  });

  test('nobody’s address is shown', async () => {
    const { html, text } = await render(fullNotification(), options);
    expect(`${html}${text}`).not.toContain('@contoso.example');
  });
});

describe('links', () => {
  test.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'not a url', ''])(
    'a deployment at %j has no button there',
    async (url) => {
      const notification = deploymentNotification('succeeded');
      const deployment = { ...(notification.deployment as NonNullable<Notification['deployment']>), url };
      const { html } = await render({ ...notification, deployment }, options);
      expect(html).not.toContain('Open production');
      for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https?:\/\//);
    },
  );
});

describe('size', () => {
  test('a mail that is too big sheds in order, says so in both parts and reports it', async () => {
    const { html, text, shed } = await render(hugeNotification(), options);
    expect(encodedSize(html)).toBeLessThanOrEqual(maxEncoded);
    expect(shed.slice(0, 3)).toEqual(['names of green jobs', 'commits over 5', 'annotations over 5']);
    const said = `Left out to keep this mail small: ${shed.slice(0, -1).join(', ')} and ${shed.at(-1)}.`;
    expect(visible(html)).toContain(said);
    expect(text.replace(/\s+/g, ' ')).toContain(said);
  });

  test.each([1, 3, 20])('any amount fits: every text times %i', async (times) => {
    const huge = JSON.parse(JSON.stringify(hugeNotification()), (key, value) =>
      typeof value === 'string' &&
      !/[uU]rl$|^kind$|^state$|onclusion$|^tone$|^level$|^type$|At$|^change$/.test(key)
        ? value.repeat(times)
        : value,
    ) as Notification;
    for (const kind of ['build', 'deployment'] as const) {
      const { html } = await render(
        {
          ...huge,
          kind,
          ...(kind === 'deployment' ? { deployment: deploymentNotification('failed').deployment } : {}),
        } as Notification,
        options,
      );
      expect(encodedSize(html)).toBeLessThanOrEqual(maxEncoded);
    }
  });

  test('release notes are never cut inside a code block', async () => {
    const notification = releaseNotification('published');
    const code = Array.from({ length: 1200 }, (_, index) => `echo "line <${index}> & more"`).join('\n');
    const notes = `${'Some words.\n\n'.repeat(420)}~~~sh\n${code}\n~~~\n\nThe end.`;
    const release = { ...(notification.release as NonNullable<Notification['release']>), notes };
    const assets = Array.from({ length: 20 }, (_, index) => ({
      name: `${index}-${'x'.repeat(60)}`,
      url: `${release.url}/${index}`,
      size: 1,
    }));
    const { html, text, shed } = await render({ ...notification, release: { ...release, assets } }, options);
    expect(shed).toContain('most of the release notes');
    expect(encodedSize(html)).toBeLessThanOrEqual(maxEncoded);
    expect(text).toContain('-- Files -');
    expect(text).toContain('Some words.');
    expect(text).not.toContain('echo');
  });

  test('the estimate is never below what quoted-printable needs', async () => {
    const { html } = await render(fullNotification(), options);
    const bytes = Buffer.from(html);
    let exact = 0;
    for (const byte of bytes)
      exact += byte === 0x0a || (byte >= 0x20 && byte < 0x7f && byte !== 0x3d) ? 1 : 3;
    expect(encodedSize(html)).toBeGreaterThanOrEqual(exact);
  });
});

describe('the user’s own texts', () => {
  test('a subject is one line and names a message', async () => {
    const { subject, text, html } = await render(messageNotification(), {
      ...options,
      subject: 'Run\n{{ run.number }}',
      body: 'Hi.',
    });
    expect(subject).toBe('Run 10');
    expect(text.split('\n')[0]).toBe('Run 10');
    expect(html).toContain('<title>Run 10</title>');
  });

  test('without a subject there is none to overrule the built-in one', async () => {
    for (const subject of [undefined, '', '{{ pr.title }}']) {
      const rendered = await render(buildNotification('failed'), { ...options, subject });
      expect(rendered.subject).toBeUndefined();
    }
  });

  test('a body takes the place of the details, inside our layout', async () => {
    const text = await textOf(buildNotification('failed'), {
      body: '# Please\n\nlook at **{{ failures[0].step }}**.',
    });
    expect(text).toContain('View failing step:');
    expect(text).toContain('Please\n\nlook at Run tests.');
    expect(text).not.toContain('-- Jobs');
  });

  const withFields = { ...buildNotification('failed'), fields: { Window: 'Friday' } };

  test.each([
    ['the user’s fields follow a body that names none', 'Hi.', true],
    ['a word is not a name', 'These are fields.', true],
    ['not one that places them itself', '{{ fields.Window }}', false],
    ['not one that loops over them', '{% for field in fields %}{{ field[1] }}{% endfor %}', false],
  ])('%s', async (_, body, isTable) => {
    const mail = await render(withFields, { ...options, body });
    expect(mail.text.includes('-- Details ---')).toBe(isTable);
    expect(mail.text).toMatch(isTable ? /^Window: +Friday$/m : /^Friday$/m);
    expect(mail.html.includes('>Details</h2>')).toBe(isTable);
    expect(mail.warnings).toEqual([]);
  });

  test('HTML of the user’s that names no field costs a warning', async () => {
    const { warnings } = await render(withFields, { ...options, html: '<p>Hi</p>' });
    expect(warnings).toEqual([expect.stringContaining('`fields` are not in the mail')]);
    const used = await render(withFields, { ...options, html: '<p>{{ fields.Window }}</p>' });
    expect(used.warnings).toEqual([]);
  });

  test.each([
    ['LF', '\n', ''],
    ['CRLF', '\r\n', ''],
    ['LF and a mark', '\n', ' *important*'],
    ['CRLF and a mark', '\r\n', ' *important*'],
  ])('a body keeps its line breaks: %s', async (_, end, more) => {
    const mail = await render(buildNotification('failed'), {
      ...options,
      body: `Tests: 10${end}Failed: 2${more}${end}${end}Bye.`,
    });
    expect(mail.text).toMatch(/^Tests: 10\nFailed: 2.*\n\nBye\.$/m);
    expect(mail.html).toMatch(/Tests: 10<br>\s*Failed: 2/);
    expect(mail.html).toMatch(/<\/p>\s*<p [^>]*>Bye\./);
  });

  test('HTML of the user’s stays as it is and gets a text part', async () => {
    const html =
      '<!doctype html><title>x</title><h1 style="color:red">{{ ref.name }}</h1><p>See <a href="{{ run.url }}">the run</a>.</p>';
    for (const key of ['html'] as const) {
      const mail = await render(buildNotification('failed'), { ...options, [key]: html });
      expect(mail.html).toBe(
        html
          .replace('{{ ref.name }}', 'main')
          .replace('{{ run.url }}', 'https://github.com/contoso/app/actions/runs/9010'),
      );
      expect(mail.text).toBe('main\n\nSee the run <https://github.com/contoso/app/actions/runs/9010>.\n');
    }
  });

  test('data is never run as a template', async () => {
    const notification = {
      ...buildNotification('failed'),
      ref: { ...buildNotification('failed').ref, name: '{{ repo.name }}{% if %}' },
    };
    for (const own of [{}, { body: '{{ ref.name }}' }, { html: '{{ ref.name }}' }]) {
      expect(await textOf(notification, own)).toContain('{{ repo.name }}{% if %}');
    }
  });
});

describe('language and direction', () => {
  const rows: [what: string, locale: string, body: string | undefined, expected: string][] = [
    ['a German text', 'de', 'Der Import ist fertig.', 'lang="de" dir="ltr"'],
    ['an Arabic text', 'ar', 'اكتمل الاستيراد.', 'lang="ar" dir="rtl"'],
    ['our own words', 'de', undefined, 'lang="en" dir="ltr"'],
    ['our own words, British dates', 'en-GB', undefined, 'lang="en-GB" dir="ltr"'],
  ];
  test.each(rows)(
    '%s: on the document and on the children of body',
    async (_what, locale, body, expected) => {
      const { html } = await render(buildNotification('failed'), { ...options, locale, body });
      expect(html).toContain(`<html ${expected}>`);
      const [, content = ''] = html.split(/<body[^>]*>/);
      expect(content.trim().startsWith(`<div ${expected} `)).toBe(true);
      expect(content).toContain(`</div>\n<table ${expected} role="presentation"`);
      const isMixed = body !== undefined;
      expect(content.match(/<tr lang="en" dir="ltr">/g)?.length ?? 0).toBe(isMixed ? 4 : 0);
    },
  );

  test('names, titles and lines of a log have a direction of their own', async () => {
    const failed = buildNotification('failed');
    const failures = failed.failures.map((failure) => ({
      ...failure,
      job: 'בדיקה',
      log: {
        totalLines: 2,
        isCut: false,
        lines: ['שגיאה: 1', 'plain'].map((text) => ({ text, tone: 'plain' as const })),
      },
    }));
    const { html } = await render({ ...failed, failures }, options);
    expect(html).toMatch(/<strong dir="auto"[^>]*>בדיקה<\/strong>/);
    expect(html).toMatch(
      /<td[^>]* dir="auto"[^>]*><span dir="auto">שגיאה: 1<\/span><br><span dir="auto">plain<\/span><\/td>/,
    );
    expect(html).toMatch(/<td[^>]* dir="auto"[^>]*><a [^>]*dir="auto"[^>]*>.*Round totals to cents/);
  });
});
