import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { EOL, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatOutput } from '../../../src/runner/outputs.ts';
import { connectRunner, type Runner } from '../../../src/runner/runner.ts';

let folder = '';
let written = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runner-'));
  written = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = undefined;
  rmSync(folder, { recursive: true });
});

/** Lines that the work writes, as the runner of GitHub reads them. */
function linesOf(work: (runner: Runner) => void, env: NodeJS.ProcessEnv = {}): string[] {
  work(connectRunner(env));
  return written.split(/\r?\n/).slice(0, -1);
}

function fileOf(variable: string): string {
  const path = join(folder, variable);
  writeFileSync(path, '');
  vi.stubEnv(variable, path);
  return path;
}

describe('the runner', () => {
  it.each<[what: string, work: (runner: Runner) => void, lines: string[]]>([
    ['a line', (runner) => runner.info('a\r\nb\rc'), ['a', 'b', 'c']],
    ['no command of others', (runner) => runner.info('::error::x'), ['\u200b::error::x']],
    ['none behind blanks', (runner) => runner.info('  \t::error::x'), ['  \t\u200b::error::x']],
    [
      'none of the old form',
      (runner) => runner.info('a ##[error]x ##[group]'),
      ['a ##\u200b[error]x ##\u200b[group]'],
    ],
    ['colons in a line', (runner) => runner.info('a ::b'), ['a ::b']],
    [
      'a fold',
      (runner) => runner.group('Details', ['a', '::b']),
      ['::group::Details', 'a', '\u200b::b', '::endgroup::'],
    ],
    ['a notice', (runner) => runner.notice('a'), ['::notice::a']],
    [
      'a warning with a title',
      (runner) => runner.warning('a\nb', { title: 'T: x' }),
      ['::warning title=T%3A x::a%0Ab'],
    ],
    ['an error', (runner) => runner.fail('a', { title: 'T' }), ['::error title=T::a']],
    ['a line for debugging', (runner) => runner.debug('a'), ['::debug::a']],
    ['a mask for the log', (runner) => runner.maskInLog('abc'), ['::add-mask::abc']],
  ])('is told %s', (_what, work, lines) => {
    expect(linesOf(work)).toEqual(lines);
  });

  it('turns the step red by an error alone', () => {
    linesOf((runner) => runner.warning('a'));
    expect(process.exitCode).toBeUndefined();
    linesOf((runner) => runner.fail('a'));
    expect(process.exitCode).toBe(1);
  });

  it('hides a value everywhere, in what is written from then on', () => {
    const lines = linesOf((runner) => {
      runner.mask('s3cret-value');
      runner.info('the s3cret-value');
      runner.warning('the s3cret-value', { title: 's3cret-value' });
      runner.debug('s3cret-value');
      runner.group('s3cret-value', ['s3cret-value']);
    });
    expect(lines.filter((line) => !line.startsWith('::add-mask::')).join('\n')).not.toContain('s3cret');
  });

  it('reads inputs without blanks around them, and names those that are set', () => {
    const runner = connectRunner({ 'INPUT_SMTP-HOST': ' a \n', INPUT_TO: '', OTHER: 'x', RUNNER_DEBUG: '1' });
    expect([runner.input('smtp-host'), runner.input('to'), runner.input('cc')]).toEqual(['a', '', '']);
    expect(runner.inputNames()).toEqual(['SMTP-HOST']);
    expect([runner.isDebug(), connectRunner({}).isDebug()]).toEqual([true, false]);
  });
});

it('reads the payload where there is one, without what is hidden', () => {
  const path = fileOf('GITHUB_EVENT_PATH');
  const runner = connectRunner({ GITHUB_EVENT_PATH: path });
  expect(runner.payload()).toBeUndefined();
  writeFileSync(path, '{"a":"the s3cret-value"}');
  runner.mask('s3cret-value');
  expect(runner.payload()).toEqual({ a: 'the ***' });
  expect(connectRunner({}).payload()).toBeUndefined();
});

describe('the outputs', () => {
  it.each(['END', 'a\nEND\nEND_\r\nEND__', 'END_', '', '\n'])('take the value %j as it is', (value) => {
    const [head, ...rest] = formatOutput('subject', value).split(EOL);
    const [name, delimiter = ''] = head?.split('<<') ?? [];
    expect(name).toBe('subject');
    // As the runner reads it (actions/runner, FileCommandManager): up to the first line that is the delimiter.
    const end = rest.indexOf(delimiter);
    expect(rest.slice(0, end).join(EOL)).toBe(value);
    expect(rest.slice(end + 1)).toEqual(['']);
  });

  it('are written together, without those that are not known', () => {
    const path = fileOf('GITHUB_OUTPUT');
    const lines = linesOf(
      (runner) => runner.setOutputs({ sent: 'true', subject: 'a\nb', response: undefined }),
      { GITHUB_OUTPUT: path },
    );
    expect(lines).toEqual([]);
    expect(readFileSync(path, 'utf8')).toMatch(
      /^sent<<(\S+)\r?\ntrue\r?\n\1\r?\nsubject<<(\S+)\r?\na\nb\r?\n\2\r?\n$/,
    );
  });

  it('go nowhere outside of a runner', () => {
    const path = fileOf('GITHUB_OUTPUT');
    expect(linesOf((runner) => runner.setOutputs({ sent: 'true' }))).toEqual([]);
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  it('that cannot be written are a warning', () => {
    const lines = linesOf(
      (runner) => runner.setOutputs({ sent: 'true', subject: 'x', response: undefined }),
      {
        GITHUB_OUTPUT: join(folder, 'gone', 'output'),
      },
    );
    expect(lines).toEqual([
      expect.stringMatching(/^::warning::The outputs sent, subject could not be written: Error/),
    ]);
  });
});

describe('the summary', () => {
  it('that cannot be written is a line for debugging, without what is hidden', () => {
    const env = { GITHUB_STEP_SUMMARY: join(folder, 's3cret-value', 'summary') };
    const lines = linesOf((runner) => {
      runner.mask('s3cret-value');
      runner.addSummary('x');
    }, env);
    expect(lines.slice(1)).toEqual([
      expect.stringMatching(/^::debug::The step summary could not be written: Error: ENOENT.*\*\*\*/),
    ]);
  });

  it('goes nowhere outside of a runner', () => {
    expect(linesOf((runner) => runner.addSummary('x'))).toEqual([]);
  });

  it.each([
    [1_000_000, false],
    [1_000_001, true],
  ])('of %i octets is cut: %s', (octets, isCut) => {
    const path = fileOf('GITHUB_STEP_SUMMARY');
    connectRunner({ GITHUB_STEP_SUMMARY: path }).addSummary(`${'x'.repeat(octets - 2)}é`);
    const text = readFileSync(path, 'utf8').trimEnd();
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000_000);
    expect(text.endsWith(isCut ? '… cut at GitHub’s limit of 1 MiB' : 'xé')).toBe(true);
  });
});
