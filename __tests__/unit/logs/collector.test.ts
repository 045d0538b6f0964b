import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createExcerpt } from '../../../src/logs/collector.ts';
import { nameError } from '../../../src/logs/first-error/sentence.ts';
import { classifyLine } from '../../../src/logs/lines/line-class.ts';
import type { LogLine } from '../../../src/notification/notification.ts';

const keep = (texts: string[]) => texts;
const number = (prefix: string, count: number, from = 0) =>
  Array.from(
    { length: count },
    (_, index) => `${prefix} ${'abcdefghij'[(index + from) % 10]}${index + from}`,
  );

function excerpt(lines: string[], maxLines = 40, maxLineLength = 500) {
  const collector = createExcerpt({ maxLines, maxLineLength });
  for (const line of lines) collector.addLine(line, undefined, false);
  return collector.finish(keep);
}

const show = (lines: LogLine[]) => lines.map(({ text }) => text);

/** Shown lines and the numbers in the gaps: together, all lines. */
function countLines(lines: LogLine[]): number {
  return lines.reduce((sum, { text, tone }) => sum + (tone === 'gap' ? Number(/\d+/.exec(text)?.[0]) : 1), 0);
}

describe('the choice', () => {
  it('shows everything of a short step', () => {
    const lines = ['one', 'two', '', 'three'];
    expect(excerpt(lines)).toEqual({
      lines: lines.map((text) => ({ text, tone: 'plain' })),
      totalLines: 4,
      isCut: false,
    });
  });

  it('shows three lines before an error, eight after it, and the tail', () => {
    const lines = [...number('before', 100), 'Error: boom', ...number('after', 100)];
    const { lines: shown, totalLines, isCut, firstError } = excerpt(lines, 20);
    expect(show(shown)).toEqual([
      '… 97 lines left out …',
      ...lines.slice(97, 109),
      '… 86 lines left out …',
      ...lines.slice(-6),
    ]);
    expect({ totalLines, isCut, firstError }).toEqual({ totalLines: 201, isCut: true, firstError: 'boom' });
  });

  it('shows the first and the last of many errors', () => {
    const lines = number('a', 30).flatMap((line) => [...number('filler', 50), `Error: ${line}`]);
    const shown = show(excerpt(lines).lines);
    expect(shown).toContain('Error: a a0');
    expect(shown).toContain('Error: a j29');
    expect(shown.length).toBeLessThanOrEqual(40);
  });

  it('prefers a real error to lines that only name one', () => {
    const lines = [
      ...number('handler for error', 200),
      'TypeError: x is not a function',
      ...number('fatal word', 200),
    ];
    expect(show(excerpt(lines, 10).lines)).toContain('TypeError: x is not a function');
  });

  it('shows a line instead of a gap of one', () => {
    const lines = ['first', ...number('x', 30), 'Error: boom'];
    for (let maxLines = 1; maxLines < 40; maxLines++) {
      expect(show(excerpt(lines, maxLines).lines)).not.toContain('… 1 line left out …');
    }
  });

  it('leaves no blank line beside a gap', () => {
    const lines = [...number('x', 50), '', 'Error: boom', '', ...number('y', 50)];
    const shown = show(excerpt(lines, 12).lines);
    for (const [at, text] of shown.entries()) {
      if (text.includes('left out')) expect([shown[at - 1], shown[at + 1]]).not.toContain('');
    }
  });

  it.each([0, 1, 2, 3])('keeps to a limit of %i lines', (maxLines) => {
    const { lines, totalLines } = excerpt([...number('x', 50), 'Error: boom', ...number('y', 50)], maxLines);
    expect(lines.length).toBeLessThanOrEqual(maxLines);
    expect(totalLines).toBe(101);
  });
});

describe('repeats', () => {
  it('collapses a line that is repeated', () => {
    expect(show(excerpt(['a', ...Array.from({ length: 214 }, () => 'retry'), 'b']).lines)).toEqual([
      'a',
      'retry',
      '… the line above 213 more times …',
      'b',
    ]);
  });

  it('keeps a pair, and one blank line of a run', () => {
    expect(show(excerpt(['', 'a', 'a', '', '', '', 'b', '', '']).lines)).toEqual(['a', 'a', '', 'b']);
  });

  it('keeps the last state of progress', () => {
    const bar = (percent: number) => `Downloading [${'='.repeat(percent / 10)}>] ${percent}%`;
    const { lines, totalLines } = excerpt([
      'start',
      ...number('', 101).map((_, percent) => bar(percent)),
      'end',
    ]);
    expect(show(lines)).toEqual(['start', '… 100 lines left out …', bar(100), 'end']);
    expect(totalLines).toBe(103);
  });

  it('does not take different things for progress', () => {
    const lines = ['tests/a.py ... [ 10%]', 'tests/b.py ... [ 20%]', 'src/c.ts | 80% |'];
    expect(show(excerpt(lines).lines)).toEqual(lines);
  });
});

describe('groups', () => {
  function group(build: (collector: ReturnType<typeof createExcerpt>) => void, maxLines = 40) {
    const collector = createExcerpt({ maxLines, maxLineLength: 500 });
    build(collector);
    return show(collector.finish(keep).lines);
  }

  it('drops the body of a group without an error', () => {
    const shown = group((collector) => {
      collector.addCommand('$ make');
      collector.openGroup('Install');
      for (const line of number('added', 30)) collector.addLine(line, undefined, false);
      collector.closeGroup();
      collector.addLine('building', undefined, false);
      collector.addLine('Process completed with exit code 2.', 'error', false);
    });
    expect(shown).toEqual([
      '$ make',
      '▸ Install',
      '… 30 lines left out …',
      'building',
      'Process completed with exit code 2.',
    ]);
  });

  it.each([
    ['with an error', 'Error: boom', true],
    ['that is the last thing before the end', 'nothing special', true],
    ['that is never closed', 'nothing special', false],
  ])('keeps a group %s', (_, line, isClosed) => {
    const shown = group((collector) => {
      collector.openGroup('Test');
      collector.addLine(line, undefined, false);
      if (isClosed) collector.closeGroup();
      collector.addLine('Process completed with exit code 2.', 'error', false);
    });
    expect(shown).toEqual(['▸ Test', line, 'Process completed with exit code 2.']);
  });

  it('shows the command of a composite action that failed, not a later one', () => {
    const shown = group((collector) => {
      for (const [command, marker] of [
        ['one', undefined],
        ['two', 'error'],
        ['three', undefined],
      ] as const) {
        collector.addCommand(`$ ${command}`);
        for (const line of number(command, 60)) collector.addLine(line, undefined, false);
        collector.addLine(`end of ${command}`, marker, false);
      }
    }, 12);
    expect(shown).toContain('$ two');
    expect(shown).toContain('end of two');
  });
});

describe('lines', () => {
  it('cuts at the limit, after redaction', () => {
    const secret = 'S'.repeat(20);
    const collector = createExcerpt({ maxLines: 5, maxLineLength: 30 });
    collector.addLine(`${'x'.repeat(20)}${secret}${'y'.repeat(20)}`, undefined, false);
    const { lines } = collector.finish((texts) => texts.map((text) => text.replace(secret, '[redacted]')));
    expect(show(lines)).toEqual([`${'x'.repeat(20)}[redacted…`]);
  });

  it('takes control and bidirectional-override characters out and keeps indentation', () => {
    expect(show(excerpt(['\u0000  a\u202Eb\u2066\u0007\tc\u0008\u2028d']).lines)).toEqual(['  ab  c d']);
  });
});

describe('classes of lines', () => {
  const read = (text: string) => classifyLine(text, undefined);

  it.each([
    '0 errors, 0 warnings',
    'Found no errors.',
    'error-free build',
    'no failures',
    'without any errors',
    'cargo test --no-fail-fast',
    'pytest --maxfail=1',
    '# fail 0',
    'Tests run: 3, Failures: 0, Errors: 0',
    ' ✓ src/errors.test.ts (3 tests)',
    'tests/test_a.py::test_error PASSED [ 5%]',
    'test error_case ... ok',
    'copying src/errors.ts',
    'GET /errors/list 200',
    'warning: unused error variable',
    'npm warn deprecated failure@1',
    'failed=0 ok=3',
    'errors: 0',
    '    at fail (/app/a.js:1:2)',
    'ok  \tcontoso/errors\t0.1s',
    'undefined',
  ])('takes for no error: %s', (text) => {
    expect(read(text).weight).toBe(0);
  });

  it.each([
    'Error: boom',
    'E       assert 0 == 1',
    'panic: runtime error: index out of range',
    'fatal: not a git repository',
    'Traceback (most recent call last):',
    'src/a.ts(3,5): error TS2322: no',
    'a.c:3:5: error: expected',
    '--- FAIL: TestA',
    './a.go:3:5: undefined: foo',
    'ld: undefined reference to `x`',
    'Unresolved address',
    '1 failed, 0 errors',
    '  ✗ parses',
    'bash: foo: command not found',
    'Segmentation fault (core dumped)',
    'error[E0308]: mismatched types',
    'not ok 3 - adds',
    'java.lang.NullPointerException: null',
    'BUILD FAILED in 2s',
    'FATAL ERROR: heap out of memory',
    'Failures: 10',
  ])('takes for an error: %s', (text) => {
    expect(read(text)).toMatchObject({ tone: 'error' });
    expect(read(text).weight).toBeGreaterThan(0);
  });

  it.each([
    ['E       assert 0 == 1', 'assert 0 == 1'],
    ['AssertionError [ERR_ASSERTION]: a', 'a'],
    ['[ERROR] Error: x', 'x'],
    ['TypeError: x', 'TypeError: x'],
    ['  ✗ parses', 'parses'],
    ['Error:', 'Error:'],
  ])('names %s', (text, name) => {
    expect(nameError(text)).toBe(name);
  });

  it.each([
    ['the first of equals', ['RangeError: one', 'RangeError: two'], 'RangeError: one'],
    [
      'what follows a failed test rather than noise before it',
      ['Error: provoked', ' FAIL  a.test.ts', 'Error: two is not three'],
      'two is not three',
    ],
    [
      'a concrete error rather than its summary',
      ['npm error code ELIFECYCLE', 'ERROR: no space'],
      'no space',
    ],
    [
      'the values too',
      ['expect(received).toBe(expected) // Object.is equality', '', 'Expected: 1', 'Received: 0'],
      'expect(received).toBe(expected) (Expected: 1, Received: 0)',
    ],
    ['nothing where nothing is said', ['hello'], undefined],
  ])('tells %s', (_, lines, firstError) => {
    expect(excerpt(lines).firstError).toBe(firstError);
  });

  it('keeps the first error short', () => {
    expect(excerpt([`Error: ${'long '.repeat(100)}`]).firstError?.length).toBeLessThanOrEqual(160);
  });
});

describe('for any step (property)', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '',
      'same',
      'Error: boom',
      'some error',
      'copied 1%',
      'copied 2%',
      ' FAIL  x',
      'plain text',
    ),
    fc.string(),
  );
  const event = fc.oneof(
    { weight: 20, arbitrary: line.map((text) => ({ kind: 'line' as const, text })) },
    fc.constantFrom('open', 'close', 'command', 'exit').map((kind) => ({ kind: kind as 'open', text: kind })),
  );

  it('never shows more than the limit, and accounts for every line', () => {
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 300 }),
        fc.integer({ min: 0, max: 60 }),
        (events, maxLines) => {
          const collector = createExcerpt({ maxLines, maxLineLength: 80 });
          for (const { kind, text } of events as { kind: string; text: string }[]) {
            if (kind === 'line') collector.addLine(text, undefined, false);
            else if (kind === 'open') collector.openGroup(text);
            else if (kind === 'close') collector.closeGroup();
            else if (kind === 'command') collector.addCommand(text);
            else collector.addLine('Process completed with exit code 1.', 'error', false);
          }
          const { lines, totalLines } = collector.finish(keep);
          expect(lines.length).toBeLessThanOrEqual(maxLines);
          if (maxLines > 0) expect(countLines(lines)).toBe(totalLines);
          for (const { text } of lines) expect(text.length).toBeLessThanOrEqual(80);
        },
      ),
      { numRuns: 300 },
    );
  });
});
