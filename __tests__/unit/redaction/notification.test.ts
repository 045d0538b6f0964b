import { expect, it } from 'vitest';
import { hideSecrets } from '../../../src/redaction/notification.ts';
import { createRedactor } from '../../../src/redaction/patterns.ts';
import { buildNotification } from '../../../testing/notifications/build.ts';

const token = `ghp_${'0123456789abcdefghijklmnopqrstuvwxyz'}`;
const base = buildNotification('failed');
const notification = {
  ...base,
  run: { ...base.run, title: 'uses s3cret-value' },
  failures: [
    {
      job: 'test',
      url: 'https://github.com/contoso/app',
      firstError: `auth with ${token} failed`,
      cause: 'code' as const,
      annotations: [{ level: 'failure' as const, title: 'hunter-42', message: `got ${token}` }],
    },
  ],
  tests: {
    total: 1,
    passed: 0,
    failed: 1,
    skipped: 0,
    flaky: 1,
    flakyTests: [{ suite: 'a', name: 'c', message: 'hunter-42 was slow' }],
    repairedTests: [{ suite: 'a', name: 'd of hunter-42' }],
    failures: [
      {
        suite: 'a of hunter-42',
        file: 'src/hunter-42.ts',
        name: 'b',
        message: 'hunter-42 refused s3cret-value',
      },
    ],
    more: 0,
    files: 1,
  },
};

it('hides known shapes, the user’s patterns and masked values in everything that programs wrote', () => {
  const scrub = (text: string) => text.replaceAll('s3cret-value', '***');
  const hidden = hideSecrets(
    notification,
    createRedactor([/hunter-\d+/g], 60_000, () => 0),
    scrub,
  );
  const all = JSON.stringify(hidden);
  for (const secret of [token, 'hunter-42', 's3cret-value']) expect(all).not.toContain(secret);
  expect(hidden.failures[0]?.firstError).toBe('auth with [redacted] failed');
  expect(hidden.tests?.flakyTests[0]?.message).toBe('[redacted] was slow');
  expect(hidden.tests?.failures[0]?.message).toBe('[redacted] refused ***');
  expect(hidden.run.title).toBe('uses ***');
  expect(hidden.run.id).toBe(base.run.id);
});

it('leaves a notice without secrets as it is', () => {
  expect(
    hideSecrets(
      base,
      createRedactor([], 0, () => 0),
      (text) => text,
    ),
  ).toEqual(base);
});

it('parts what looks like a mark of the footer', () => {
  const forged = { ...base, run: { ...base.run, title: 'xCI:state=fixed ci:incident=0 and ci: nothing' } };
  const { run } = hideSecrets(
    forged,
    createRedactor([], 0, () => 0),
    (text) => text,
  );
  expect(run.title).toBe('xci: state=fixed ci: incident=0 and ci: nothing');
});
