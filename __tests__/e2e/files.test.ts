import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Emulator } from '../../emulator/emulator.ts';
import { jobLog } from '../../testing/github/logs.ts';
import { stillFailing } from '../../testing/github/scenarios.ts';
import { sendThrough } from '../../testing/runner/delivery.ts';
import { actionIn, startGitHub } from '../../testing/runner/story.ts';
import { unzip } from '../../testing/runner/unzip.ts';
import { startMailHost } from '../../testing/smtp/mail-host.ts';

/** Attachments and test reports through the built action. */

let emulator: Emulator;
let workspace: string;

beforeAll(async () => {
  emulator = await startMailHost();
});
afterAll(() => emulator.close());
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'acs-mail-files-'));
});

const put = (name: string, content: string | Buffer): void => {
  mkdirSync(join(workspace, name, '..'), { recursive: true });
  writeFileSync(join(workspace, name), content);
};

async function send(inputs: Record<string, string>, env: Record<string, string> = {}) {
  const [mails, sessions] = [emulator.messages.length, emulator.sessions.length];
  const result = await sendThrough(emulator, { inputs, env: { GITHUB_WORKSPACE: workspace, ...env } });
  const message = emulator.messages[mails];
  return {
    result,
    mail: message && (await simpleParser(message.content)),
    error: result.annotations.find(({ level }) => level === 'error'),
    hasConnected: emulator.sessions.length > sessions,
  };
}

describe('attachments', () => {
  it('arrive byte for byte, with names and types that the service takes', async () => {
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 255, 254]);
    put('out/größe ✓.txt', 'Grüße\r\n');
    put('out/build.log', 'line\n');
    put('out/plot.png', picture);
    put('out/secret.tmp', 'no');
    const { result, mail } = await send({ attachments: 'out/*\n!out/*.tmp' });
    expect(result.outputs['sent'], result.raw).toBe('true');
    const files = new Map(mail?.attachments.map(({ filename, content }) => [filename, content]));
    expect([...files.keys()].toSorted()).toEqual(['build.log.txt', 'größe ✓.txt', 'plot.png']);
    expect(files.get('plot.png')?.equals(picture)).toBe(true);
    expect(result.log).toContain('build.log.txt');
  });

  it('an image that the HTML refers to is shown in place, the other stays an attachment', async () => {
    put('a.png', Buffer.from('a'));
    put('b.png', Buffer.from('b'));
    const { mail } = await send({
      kind: 'message',
      html: '<p><img src="cid:a.png" alt="a"></p>',
      attachments: '*.png',
    });
    const byName = new Map(mail?.attachments.map((each) => [each.filename, each]));
    expect(byName.get('a.png')?.related).toBe(true);
    expect(byName.get('b.png')?.related).toBeFalsy();
  });

  it('a directory is packed when asked', async () => {
    put('report/index.html', '<p>');
    const { mail } = await send({ attachments: 'report/' });
    expect(mail?.attachments[0]?.filename).toBe('report.zip');
    expect(mail?.attachments[0]?.content.subarray(0, 2).toString()).toBe('PK');
  });

  it('are found once and without what is excluded, where the workspace is reached by a link', async () => {
    put('top.txt', 'top');
    put('out/keep.txt', 'keep');
    put('out/secret.txt', 'secret');
    symlinkSync(workspace, `${workspace}-link`);
    const { result, mail } = await send(
      { attachments: 'out/\nou?/\n*.txt\n!out/secret.txt', 'if-no-files-found': 'error' },
      { GITHUB_WORKSPACE: `${workspace}-link` },
    );
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual(['out.zip', 'top.txt']);
    expect(Object.keys(await unzip(mail?.attachments[0]?.content))).toEqual(['keep.txt']);
  });

  it('no link and no name in brackets is a way around what is excluded', async () => {
    put('private/key.txt', 'key');
    put('app/[id]/secret.txt', 'secret');
    put('app/[id]/page.txt', 'page');
    symlinkSync('private/key.txt', join(workspace, 'alias.txt'));
    symlinkSync('app', join(workspace, 'latest'));
    const { result, mail } = await send({
      attachments: '*.txt\napp/\nlatest/**/*.txt\n!private/\n!app/[id]/secret.txt',
    });
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual(['app.zip', 'page.txt']);
    expect(Object.keys(await unzip(mail?.attachments[0]?.content))).toEqual(['[id]/page.txt']);
  });

  it('what several patterns meet and must not be read is told once', async () => {
    put('a.txt', 'a');
    symlinkSync('nothing', join(workspace, 'gone.txt'));
    const { result } = await send({ attachments: '*.txt\n**/*.txt' });
    const told = result.annotations.filter(({ message }) => message.includes('gone.txt'));
    expect(told.map(({ message }) => message)).toEqual([
      'gone.txt was left out: it is a link to nothing, or vanished.',
    ]);
  });

  it.runIf(process.platform !== 'win32')(
    'a text that is a pipe is an error, and not waited for',
    async () => {
      execFileSync('mkfifo', [join(workspace, 'body.md')]);
      const { result, error, hasConnected } = await send({ 'body-file': 'body.md' });
      expect(result.code, result.raw).toBe(1);
      expect(error?.title).toBe('The input body-file names "body.md", which is not a file');
      expect(hasConnected).toBe(false);
    },
  );

  it('a dry run on a full or read-only disk says so', async () => {
    const { result, error } = await send({ 'dry-run': 'true' }, { RUNNER_TEMP: join(workspace, 'none') });
    expect(result.code).toBe(1);
    expect(error?.title).toMatch(/^The mail of the dry run cannot be written to .*: ENOENT$/);
    expect(result.raw).not.toContain('fault of the action');
  });

  it.each([
    ['nothing found', 'none/*.txt', /none\/\*\.txt/],
    ['a link out of the workspace', 'out.txt', /outside|link/i],
    ['the token in .git', '.git/config', /\.git/],
  ])('%s is an error, and nothing connects', async (_name, attachments, words) => {
    symlinkSync(process.execPath, join(workspace, 'out.txt'));
    put('.git/config', 'token');
    const { result, error, hasConnected } = await send({ attachments, 'if-no-files-found': 'error' });
    expect(result.code, result.raw).toBe(1);
    expect(`${error?.title}\n${error?.message}`).toMatch(words);
    expect(hasConnected).toBe(false);
  });

  it('a pattern that matches nothing costs a warning, not the mail', async () => {
    const { result, mail } = await send({ attachments: 'none/*.txt' });
    expect(result.outputs['sent'], result.raw).toBe('true');
    const warnings = result.annotations
      .filter(({ level }) => level === 'warning')
      .map((each) => each.message);
    expect(warnings.join('\n')).toContain('none/*.txt');
    expect(mail?.attachments).toEqual([]);
  });

  it('above the limit is an error before connecting, or the largest are left out and said', async () => {
    put('big.zip', Buffer.alloc(7_600_000));
    put('small.txt', 'x');
    const refused = await send({ attachments: '*', 'attachments-overflow': 'fail' });
    expect(refused.result.code).toBe(1);
    expect(refused.error?.title).toContain('too large');
    expect(refused.hasConnected).toBe(false);
    const linked = await send({ attachments: '*' });
    expect(linked.result.outputs['sent'], linked.result.raw).toBe('true');
    expect(linked.mail?.attachments.map(({ filename }) => filename)).toEqual(['small.txt']);
    expect(linked.mail?.text).toMatch(/big\.zip[\s\S]*#artifacts/);
  });

  it.each(['failure', 'timed_out'])(
    'the logs of the jobs that the mail shows, packed: %s',
    async (conclusion) => {
      const scenario = stillFailing();
      for (const job of scenario.world.jobs ?? [])
        if (job.conclusion === 'failure') job.conclusion = conclusion;
      const github = await startGitHub(scenario);
      const given = actionIn(scenario, github, emulator);
      const before = emulator.messages.length;
      const result = await sendThrough(emulator, {
        ...given,
        inputs: { ...given.inputs, 'attach-logs': 'failed' },
      });
      await github.stop();
      const mail = await simpleParser(emulator.messages[before]?.content ?? '');
      expect(result.outputs['sent'], result.raw).toBe('true');
      expect(mail.attachments.map(({ filename }) => filename)).toEqual([
        expect.stringMatching(/^test \(windows-latest, 22\)\.log.*\.zip$/),
      ]);
      expect(mail.text).toContain('test (windows-latest, 22) > ');
    },
  );

  it('a key that a log prints over several lines is not in the attached log', async () => {
    const scenario = stillFailing();
    const body = ['Proc-Type: 4,ENCRYPTED', '', 'aB3dE5gH7jaB3dE5gH7j', 'aB3dE5gH7j=='];
    const lines = [
      'before',
      '-----BEGIN RSA PRIVATE KEY-----',
      ...body,
      '-----END RSA PRIVATE KEY-----',
      'after',
    ];
    for (const id of Object.keys(scenario.world.logs)) {
      scenario.world.logs[Number(id)] = jobLog('2026-11-20T08:20:35Z', [{ name: 'npm test', lines }]);
    }
    const github = await startGitHub(scenario);
    const given = actionIn(scenario, github, emulator);
    const before = emulator.messages.length;
    await sendThrough(emulator, { ...given, inputs: { ...given.inputs, 'attach-logs': 'failed' } });
    await github.stop();
    const mail = await simpleParser(emulator.messages[before]?.content ?? '');
    const log = Object.values(await unzip(mail.attachments[0]?.content)).join();
    expect(log).toContain('before');
    expect(log).toContain('after');
    expect(log).not.toContain('aB3dE5gH7j');
  });
});

describe('test reports', () => {
  it('name the failed tests', async () => {
    put(
      'reports/junit.xml',
      '<testsuites><testsuite name="cart"><testcase name="adds" classname="cart" file="cart.ts"><failure message="expected 1 to be 2"/></testcase><testcase name="empties" classname="cart"/></testsuite></testsuites>',
    );
    const { result, mail } = await send({ 'test-reports': 'reports/*.xml' });
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(mail?.text).toContain('adds');
    expect(mail?.text).toContain('expected 1 to be 2');
    expect(mail?.text).toMatch(/1 passed/);
  });

  it('a test that passed when it was run again is flaky, not failed', async () => {
    put(
      'junit.xml',
      '<testsuite name="cart"><testcase name="adds"><failure message="timed out"/></testcase><testcase name="adds"/><testcase name="empties"/></testsuite>',
    );
    const { result, mail } = await send({ 'test-reports': '*.xml' });
    expect(result.outputs['sent'], result.raw).toBe('true');
    expect(mail?.text).toContain('2 passed, 1 of them flaky');
    expect(mail?.text).toMatch(/cart › adds +passed on retry/);
  });

  it.each([
    [
      'hostile',
      'junit.xml',
      '<!DOCTYPE x [<!ENTITY a "aaaa">]><testsuite>&a;</testsuite>',
      'document type declaration',
    ],
    ['broken', 'junit.xml', '<testsuite><testcase name="a">', 'not well-formed XML'],
    ['none', 'page.xml', '<html></html>', 'neither JUnit XML nor TRX'],
    ['not there', 'other.txt', '', 'No test report matches'],
  ])('one that is %s costs a warning, and the mail says so', async (_name, file, content, words) => {
    put(file, content);
    const { result, mail } = await send({ 'test-reports': '*.xml' });
    expect(result.outputs['sent'], result.raw).toBe('true');
    const warning = result.annotations.find(({ title }) => title === 'Check the test reports');
    expect(warning?.level).toBe('warning');
    expect(warning?.message).toContain(words);
    const missing = mail?.text?.slice(mail.text.indexOf('Not in this mail')).replace(/\s+/g, ' ');
    expect(missing).toContain('Tests:');
    expect(missing).toContain(words);
  });
});
