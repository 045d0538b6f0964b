import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readModel, writeNames } from '../../../../scripts/model.ts';
import { ActionError } from '../../../../src/errors.ts';
import { type RenderOptions, render } from '../../../../src/mail/render.ts';
import type { Notification } from '../../../../src/notification/notification.ts';
import { now } from '../../../../testing/notifications/base.ts';
import { buildNotification } from '../../../../testing/notifications/build.ts';
import { emptyNotification, fullNotification } from '../../../../testing/notifications/extremes.ts';
import { releaseNotification } from '../../../../testing/notifications/release.ts';

const options: RenderOptions = { timezone: 'UTC', locale: 'en-GB', now, reasons: ['Because.'] };

async function fill(template: string, notification: Notification = fullNotification()): Promise<string> {
  return (await render(notification, { ...options, html: template })).html;
}

async function failure(
  own: Partial<RenderOptions>,
  notification: Notification = fullNotification(),
): Promise<ActionError> {
  const error = await render(notification, { ...options, ...own }).catch((caught: unknown) => caught);
  if (!(error instanceof ActionError)) throw new Error('no ActionError was thrown', { cause: error });
  expect(error.kind).toBe('template');
  return error;
}

describe('what is generated', () => {
  const read = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');

  test('the model and its documentation follow the types', { tags: ['once'] }, () => {
    const model = readModel();
    expect(model.module === read('src/mail/template/model.ts'), 'run scripts/model.ts').toBe(true);
    const page = read('docs/templates.md');
    expect(writeNames(page, model) === page, 'run scripts/model.ts').toBe(true);
    expect(model.fields.map((field) => field.path)).not.toContain('actor.email');
  });

  test('the examples of the documentation work', async () => {
    const page = read('docs/templates.md');
    const template = /```html\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    expect(await fill(template)).toContain('<h1>✗ Still failing on pull request #12</h1>');
    const [build, release] = [...page.matchAll(/subject: "(.*)"\n {2}body: \|\n([\s\S]*?)```/g)].map(
      ([, subject = '', body = '']) => ({ ...options, subject, body: body.replace(/^ {4}/gm, '') }),
    );
    const mail = await render(fullNotification(), build ?? options);
    expect(mail.subject).toBe('✗ app grace/round-totals: still failing');
    expect(mail.text).toContain('Step Run tests stopped us again, after 8 min 12 s.');
    const announced = await render(releaseNotification('published'), release ?? options);
    expect(announced.subject).toBe('app v1.4.0 is here');
    expect(announced.text).toMatch(/Dear customers,.*Totals are rounded to cents.*Your Contoso team/s);
  });
});

describe('filling in', () => {
  test.each([
    ['{{ repo.name }} {{ run.number }}', 'app 10'],
    ['{{ run.durationMs | duration }}', '8 min 12 s'],
    ['{{ history.lastGood.at | time }}', '4 Mar 2026, 06:40 UTC'],
    ['{{ history.lastGood.at | day }}', '4 Mar 2026'],
    ['{{ 42133504 | filesize }} {{ 0.999 | percent }} {{ history.streak | ordinal }}', '42.1 MB 99 % third'],
    ['{{ pr.title | clip: 6 }}', 'Round…'],
    [
      '{{ mail.glyph }} {{ mail.word }}: {{ mail.title }}',
      '✗ Still failing: Still failing on pull request #12',
    ],
    ['{{ mail.reasons | join: " " }} {{ now | day }}', 'Because. 4 Mar 2026'],
    [
      '{% for failure in failures %}{{ forloop.index }}.{{ failure.job }} {% endfor %}',
      '1.test (ubuntu, 7) 2.lint ',
    ],
    ['{{ failures.size }} {{ failures.first.job }} {{ failures[1].step | size }}', '2 test (ubuntu, 7) 60'],
    ['{{ fields["On call"] }}', 'Team Checkout, extension 4711'],
    ['{{ inputs.environment }}[{{ inputs.absent }}]', 'staging[]'],
    ['[{{ release.tag }}{{ deployment.previous.at | time }}{{ tests.durationMs | duration }}]', '[38 s]'],
    [
      '[{{ release.assets[0].name }}{{ changes.commits[99].pr.url }}{{ missing.last.fix }}]',
      '[add `permissions: checks: read`]',
    ],
    ['{% if release %}yes{% else %}no{% endif %}', 'no'],
    ['{{ changes.authors | map: "name" | join: ", " }}', 'Grace Hopper, Ada Lovelace'],
    ['{% assign first = failures[0] %}{{ first.job }}', 'test (ubuntu, 7)'],
    ['{% raw %}{{ x }}{% endraw %}', '{{ x }}'],
  ])('%s', async (template, expected) => {
    expect(await fill(template)).toBe(expected);
  });

  test('every documented name is empty, not wrong, when nothing is known', async () => {
    const names = readModel().fields.map(({ path }) => path.replaceAll('[]', '[0]'));
    await expect(fill(names.map((name) => `{{ ${name} }}`).join(''), emptyNotification())).resolves.toContain(
      'contoso/app',
    );
  });

  test('data is escaped in HTML, also through capture and echo', async () => {
    const notification = {
      ...emptyNotification(),
      ref: { ...emptyNotification().ref, name: `<b a='1' b="2">&` },
    };
    const escaped = '&lt;b a=&#39;1&#39; b=&quot;2&quot;&gt;&amp;';
    expect(await fill('{{ ref.name }}', notification)).toBe(escaped);
    expect(await fill('{% echo ref.name %}', notification)).toBe(escaped);
    expect(await fill('{% capture x %}{{ ref.name }}{% endcapture %}{{ x }}', notification)).not.toContain(
      '<',
    );
    expect(await fill('{{ ref.name | raw }}', notification)).toBe(`<b a='1' b="2">&`);
  });
});

describe('strict errors', () => {
  test.each([
    [
      { body: 'a\n  {{ repo.nmae }}' },
      'body: line 2, column 6: there is no `repo.nmae`; did you mean `repo.name`?',
    ],
    [{ subject: '{{ rn.number }}' }, 'subject: line 1, column 4: there is no `rn`; did you mean `run`?'],
    [
      { html: '<p>\n<b>{{ pr.tilte }}' },
      'html: line 2, column 7: there is no `pr.tilte`; did you mean `pr.title`?',
    ],
    [
      { html: '{% if false %}{{ run.nubmer }}{% endif %}' },
      'html: line 1, column 18: there is no `run.nubmer`; did you mean `run.number`?',
    ],
    [
      { html: '{{ jobs.list[0].nam }}' },
      'html: line 1, column 4: there is no `jobs.list[0].nam`; did you mean `jobs.list[0].name`?',
    ],
    [
      { html: '{{ ref.name | append: ref.nam }}' },
      'html: line 1, column 23: there is no `ref.nam`; did you mean `ref.name`?',
    ],
    [
      { html: '{% for f in failures %}\n{{ f.jbo }}{% endfor %}' },
      'html: line 2, column 4: there is no `f.jbo`; did you mean `f.job`?',
    ],
    [
      { html: '{{ fields.Runbok }}' },
      'html: line 1, column 4: there is no `fields.Runbok`; did you mean `fields.Runbook`?',
    ],
    [{ html: '{{ repo.constructor }}' }, 'html: line 1, column 4: there is no `repo.constructor`'],
    [{ html: '{{ actor.email }}' }, 'html: line 1, column 4: there is no `actor.email`'],
    [{ body: 'x\n{{ repo.name' }, 'body: line 2, column 1: output "{{ repo.name" not closed'],
    [{ body: '{% if pr %}' }, 'body: line 1, column 1: tag {% if pr %} not closed'],
    [{ body: '{{ repo.name | upcaes }}' }, 'body: line 1, column 1: undefined filter: upcaes'],
    [
      { body: '{% include "../../etc/passwd" %}' },
      'body: line 1, column 1: the tag "include" is not available here',
    ],
    [{ html: '{% cycle ref.name, "b" %}' }, 'html: line 1, column 1: the tag "cycle" is not available here'],
  ] as const)('%o', async (own, title) => {
    const error = await failure(own);
    expect(error.title).toBe(title);
    expect(error.remedies.join(' ')).toContain('docs/templates.md');
  });

  test('a field that is missing altogether is explained', async () => {
    const error = await failure({ html: '{{ fields.Runbook }}' }, buildNotification('failed'));
    expect(error.remedies[0]).toBe('Add the field to the `fields` input, one `name=value` a line.');
  });
});

describe('bounds', { tags: ['once'] }, () => {
  test.each([
    ['a range', '{% for i in (1..1000000000) %}{{ i }}{% endfor %}'],
    ['loops in loops', `${'{% for i in (1..10000) %}'.repeat(10)}{{ i }}${'{% endfor %}'.repeat(10)}`],
    ['doubling', `{% assign x = "ab" %}${'{% assign x = x | append: x %}'.repeat(60)}`],
    [
      'capture',
      '{% assign s = "0123456789" %}{% for i in (1..50) %}{% capture s %}{{ s }}{{ s }}{% endcapture %}{% endfor %}',
    ],
    ['padding', '{{ now | date: "%1000000000S" }}'],
  ])('%s', async (_, template) => {
    expect((await failure({ html: template })).title).toMatch(
      /^html: (filling it in took too long|the result is longer)/,
    );
  });

  test('a megabyte of template is refused', async () => {
    expect((await failure({ body: '{{ now }}'.repeat(120_000) })).title).toBe(
      'body: the text is longer than 250,000 characters',
    );
  });

  test.each(['{{', '{%', '{{ now }}', '{% if now %}', '{% raw %}', '{% comment %}', '{{ "', '| upcase '])(
    '240,000 characters of %j come to an end',
    async (text) => {
      const outcome = await fill(text.repeat(240_000 / text.length)).catch((error: unknown) => error);
      expect(typeof outcome === 'string' || outcome instanceof ActionError).toBe(true);
    },
  );
});
