/**
 * Times the mail on input that was made to be slow: `node scripts/bench-hostile.ts`. A megabyte of each, as a log, a
 * release note, a body and a template; a text that is refused counts with the time of its refusal.
 */

import { excerptLog } from '../src/logs/excerpt.ts';
import { render } from '../src/mail/render.ts';
import { now } from '../testing/notifications/base.ts';
import { buildNotification } from '../testing/notifications/build.ts';
import { releaseNotification } from '../testing/notifications/release.ts';

const MEGABYTE = 1_000_000;
const repeat = (text: string): string => text.repeat(Math.ceil(MEGABYTE / text.length)).slice(0, MEGABYTE);

const patterns: Record<string, string> = {
  'open brackets': repeat('[a]('),
  'nested links': repeat('[x](<'),
  emphasis: repeat('*_'),
  backticks: repeat('`a``'),
  headings: repeat('# a\n'),
  quotes: repeat('> '),
  'table cells': repeat('|a'),
  'Liquid openings': repeat('{{'),
  'Liquid tags': repeat('{% if a %}'),
  'HTML openings': repeat('<a '),
  entities: repeat('&#x'),
  'escape sequences': repeat('\x1b['),
  'carriage returns': repeat('a\r'),
  'one line': repeat('a'),
  'combining marks': repeat('a\u0301'),
};

async function time(run: () => Promise<unknown>): Promise<string> {
  const startedAt = performance.now();
  const end = await run().then(
    () => '',
    () => ' refused',
  );
  return `${Math.round(performance.now() - startedAt)} ms${end}`;
}

const build = buildNotification('failed');
const release = releaseNotification('published');
const options = { timezone: 'UTC', locale: 'en', reasons: [], now };
await render(build, options);
console.log(
  `${'input'.padEnd(18)}${['log', 'notes', 'body', 'html'].map((name) => name.padStart(16)).join('')}`,
);
for (const [name, text] of Object.entries(patterns)) {
  const row = [
    await time(async () => {
      const log = await excerptLog(
        (async function* () {
          yield Buffer.from(
            `2026-11-20T09:00:00.0000000Z ${text}\n2026-11-20T09:00:01.0000000Z ##[error]failed\n`,
          );
        })(),
      );
      await render(
        {
          ...build,
          failures: [{ job: 'a', url: 'https://github.com', cause: 'code', annotations: [], log }],
        },
        options,
      );
    }),
    await time(() =>
      render(
        { ...release, ...(release.release && { release: { ...release.release, notes: text } }) },
        options,
      ),
    ),
    await time(() => render(build, { ...options, body: text })),
    await time(() => render(build, { ...options, html: text })),
  ];
  console.log(`${name.padEnd(18)}${row.map((cell) => cell.padStart(16)).join('')}`);
}
