import { spawnSync } from 'node:child_process';
import MailComposer from 'nodemailer/lib/mail-composer';
import { describe, expect, test } from 'vitest';
import { renderSample } from '../../scripts/preview.ts';
import { mayMissPrograms } from '../../testing/judges.ts';
import { samples } from '../../testing/notifications/gallery.ts';

const isInstalled = spawnSync('sh', ['-c', 'command -v spamassassin']).status === 0;
const names = [
  'build-still-failing',
  'build-full',
  'build-empty',
  'build-fixed',
  'release-published',
  'digest-red',
  'message',
];

async function writeMail(html: string, text: string): Promise<Buffer> {
  return new MailComposer({
    from: { name: 'contoso/app CI', address: 'ci@contoso.example' },
    to: 'grace@contoso.example',
    subject: '✗ CI failed on main – contoso/app (#8)',
    messageId: '<ci.4711.71.9008@contoso.example>',
    date: new Date('2026-03-04T09:24:12Z'),
    text,
    html,
    textEncoding: 'quoted-printable',
    headers: {
      'Auto-Submitted': 'auto-generated',
      'List-Id': 'contoso/app CI <ci.app.contoso.contoso.example>',
    },
  })
    .compile()
    .build();
}

describe.skipIf(!isInstalled && mayMissPrograms)('SpamAssassin with its local rules', () => {
  test.each(samples.filter((one) => names.includes(one.name)))('finds nothing in $name', async (sample) => {
    const { html, text } = await renderSample(sample);
    const { stdout } = spawnSync('spamassassin', ['-L', '-t', '-x'], {
      input: await writeMail(html, text),
      encoding: 'utf8',
    });
    const analysis = stdout.slice(stdout.indexOf('Content analysis details:'));
    const score = Number(/\((-?[\d.]+) points/.exec(analysis)?.[1]);
    const rules = [...analysis.matchAll(/^\s*(-?\d+\.\d) (\w+)/gm)].map(([, points, name]) => ({
      points: Number(points),
      name,
    }));
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((rule) => rule.points > 0 && rule.name !== 'HTML_MESSAGE')).toEqual([]);
    expect(score).toBeLessThanOrEqual(0);
  });
});
