import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ActionError } from '../../../src/errors.ts';
import type { GitHubApi } from '../../../src/github/api/requests.ts';
import type { Settings } from '../../../src/inputs/settings.ts';
import { createRedactor } from '../../../src/redaction/patterns.ts';
import { collectFiles, isWrittenFirst, readTexts, reportLeftOut } from '../../../src/steps/collect.ts';
import { notificationOf } from '../../../testing/notifications/base.ts';
import { failedJob, jobs } from '../../../testing/notifications/build.ts';
import { unzip } from '../../../testing/runner/unzip.ts';

const settingsOf = (given: Partial<Settings>): Settings =>
  ({ attachments: [], attachLogs: 'none', maxMessageBytes: 1_000, ...given }) as Settings;

describe('a text of the user’s own', () => {
  let workspace = '';
  beforeEach(() => {
    workspace = mkdtempSync(join(tmpdir(), 'collect-'));
  });
  afterEach(() => rmSync(workspace, { recursive: true }));

  async function read(given: Partial<Settings>) {
    const warnings: unknown[] = [];
    const runner = {
      scrub: (text: string) => text.replaceAll('s3cret', '***'),
      warning: (text: string, properties: unknown) => warnings.push([text, properties]),
    };
    const read = await readTexts(settingsOf(given), { workspace, temp: workspace }, runner as never);
    return { ...read, warnings };
  }

  it('comes from the input or from the file that it names', async () => {
    writeFileSync(join(workspace, 'a.html'), '<p>a</p>');
    expect(
      await read({ body: { input: 'body', text: 'b' }, html: { input: 'html-file', path: 'a.html' } }),
    ).toEqual({ texts: { body: 'b', html: '<p>a</p>' }, refused: [], warnings: [] });
    expect(await read({})).toEqual({
      texts: { body: undefined, html: undefined },
      refused: [],
      warnings: [],
    });
  });

  it('loses the secrets of its file, with a warning', async () => {
    writeFileSync(join(workspace, 'a.txt'), 'the s3cret');
    expect(await read({ body: { input: 'body-file', path: 'a.txt' } })).toEqual({
      texts: { body: 'the ***', html: undefined },
      refused: [],
      warnings: [
        [
          'The file of the input body-file contains a secret; it was replaced by ***.',
          { title: 'Check the inputs' },
        ],
      ],
    });
  });

  it('that cannot be used is named beside the other', async () => {
    writeFileSync(join(workspace, 'a.txt'), 'x'.repeat(1_001));
    const { texts, refused } = await read({
      body: { input: 'body-file', path: 'a.txt' },
      html: { input: 'html-file', path: 'b.html' },
    });
    expect(texts).toEqual({ body: undefined, html: undefined });
    expect(refused.map(({ kind, input, title }) => [kind, input, title]).toSorted()).toEqual([
      ['input', 'body-file', expect.stringContaining('1001 bytes')],
      ['input', 'html-file', expect.stringContaining('does not exist')],
    ]);
  });
});

it.each<[isFirst: boolean, given: Partial<Settings>, texts: object, refused?: ActionError]>([
  [false, {}, {}],
  [false, {}, { body: undefined, html: 'x' }],
  [false, {}, { body: 'x'.repeat(100_000) }],
  [true, {}, { body: 'x'.repeat(100_000), html: 'x' }],
  [true, {}, { html: 'x'.repeat(100_001) }],
  [true, { attachments: ['*.log'] }, {}],
  [true, { attachLogs: 'failed' }, {}],
  [true, {}, {}, new ActionError('input', { title: 'x' })],
])('a mail is written before anything connects: %s, %#', (isFirst, given, texts, refused) => {
  expect(isWrittenFirst(settingsOf(given), { texts, refused: refused ? [refused] : [] })).toBe(isFirst);
});

it('files that are left out are said with the place where they may be', () => {
  const given = notificationOf({ missing: [{ section: 'tests', reason: 'x' }] });
  expect(reportLeftOut(given, [])).toBe(given);
  const told = reportLeftOut(given, [
    { name: 'a.log', reason: 'is too large', size: 9 },
    { name: 'b.exe', reason: 'is refused', size: 9 },
  ]);
  expect(told.missing).toEqual([
    { section: 'tests', reason: 'x' },
    {
      section: 'attachments',
      reason:
        'a.log is too large; b.exe is refused. They may be among the artifacts of the run: https://github.com/contoso/app/actions/runs/9010#artifacts',
    },
  ]);
});

describe('the logs of failed jobs', () => {
  const names = ['a', 'bb', 'ccc', 'dddd'];
  const collect = (
    list: readonly string[],
    stream: (id: number) => Awaited<ReturnType<GitHubApi['stream']>> | undefined,
    attachLogs: Settings['attachLogs'] = 'failed',
  ) =>
    collectFiles(
      settingsOf({ attachLogs }),
      { workspace: '', temp: '' },
      notificationOf({
        jobs:
          list.length === 0
            ? undefined
            : jobs(
                [],
                list.map((name) => failedJob(name, 'test')),
              ),
      }),
      { stream: async (_log: string, { job_id }: { job_id: number }) => stream(job_id) } as never,
      (text) => text.replaceAll('s3cret', '***'),
      createRedactor([/pin \d+/g], 60_000, () => 0),
    );
  const ok = (...lines: string[]) => ({
    ok: true as const,
    data: (async function* () {
      yield Buffer.from(lines.join('\n'));
    })(),
  });

  it('are attached without secrets, at most three', async () => {
    const time = '2026-03-04T09:14:00.1234567Z ';
    const asked: number[] = [];
    const { attachments, leftOut, warnings } = await collect(names, (id) => {
      asked.push(id);
      return ok(
        `\uFEFF${time}the s3cret`,
        `${time}pin 1234`,
        `${time}-----BEGIN PRIVATE KEY-----`,
        `${time}MIIEvQIBADANBgkqhkiG9w0BAQEFAASC`,
        `${time}-----END PRIVATE KEY-----`,
        `${time}end`,
      );
    });
    expect(asked).toEqual([601, 602, 603]);
    expect(attachments.map(({ filename }) => filename)).toEqual(['a.log.zip', 'bb.log.zip', 'ccc.log.zip']);
    expect([leftOut, warnings]).toEqual([[], ['Only the logs of 3 of 4 failed jobs are attached.']]);
    const [text = ''] = Object.values(await unzip(attachments[0]?.content));
    expect(text).toContain(`${time}the ***\n`);
    expect(text).toContain(`${time}end`);
    for (const secret of ['s3cret', '1234\n', 'MIIEvQ']) expect(text).not.toContain(secret);
  });

  it('are not fetched when nobody asked for them, or no job is known', async () => {
    const fail = () => {
      throw new Error('asked');
    };
    const nothing = { attachments: [], leftOut: [], refused: [], warnings: [] };
    expect(await collect(['a'], fail, 'none')).toEqual(nothing);
    expect(await collect([], fail)).toEqual(nothing);
  });

  it('that cannot be had are a warning each', async () => {
    const failure = { kind: 'not-found', reason: 'x' } as const;
    const broken = (async function* () {
      yield Buffer.from('a');
      throw new Error('lost');
    })();
    const answers = [undefined, { ok: false as const, failure }, { ok: true as const, data: broken }];
    expect(await collect(['a', 'bb', 'ccc'], (id) => answers[id - 601])).toEqual({
      attachments: [],
      leftOut: [],
      refused: [],
      warnings: [
        'The log of a is not available yet and was not attached.',
        'The log of bb is not available yet and was not attached.',
        'The log of ccc could not be read to its end in time and was not attached.',
      ],
    });
  });
});
