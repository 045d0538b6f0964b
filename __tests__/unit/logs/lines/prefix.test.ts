import { describe, expect, it } from 'vitest';
import { createPrefixReader } from '../../../../src/logs/lines/prefix.ts';

function readAll(lines: string[]) {
  const read = createPrefixReader();
  return lines.map(read);
}

describe('prefixes', () => {
  it.each([
    ['compose', ['test_1  | a', 'db_1  | b', 'test_1  | c', 'test_1  | Error: boom'], 'test_1'],
    ['turborepo', ['@octo/b:lint: a', '@octo/b:lint: b', '@octo/b:lint: Error: boom'], '@octo/b:lint'],
    ['pnpm', ['packages/a test: a', 'packages/a test: b', 'packages/a test: Error: boom'], 'packages/a test'],
    ['a tab', ['sh -c x\ta', 'sh -c x\tb', 'sh -c x\tError: boom'], 'sh -c x'],
    ['a sign of quoting', ['notary log> a', 'notary log> b', 'notary log> Error: boom'], 'notary log'],
    ['brackets, from the first line on', ['[types] Error: boom'], 'types'],
    [
      'honcho with its clock',
      ['10:15:24 api.1 | a', '10:15:24 api.1 | b', '10:15:24 api.1 | Error: boom'],
      'api.1',
    ],
  ])('are learned: %s', (_, lines, stream) => {
    expect(readAll(lines).at(-1)).toMatchObject({ stream, text: 'Error: boom' });
  });

  it.each([
    '2026-03-04 10:15:24,123 Error: boom',
    '[10:15:24.5] Error: boom',
    '#37 1.204 Error: boom',
    'ERROR [2026-03-04 10:15:24.99]: Error: boom',
    '│ Error: boom',
  ])('of clocks and boxes are taken off: %s', (line) => {
    expect(readAll([line])[0]).toMatchObject({ stream: '', text: 'Error: boom' });
  });

  it.each([
    ['an error', ['Error: a', 'Error: b', 'Error: c']],
    ['an exception', ['TypeError: a', 'TypeError: b', 'TypeError: c']],
    ['a place', ['a.go:12: x', 'a.go:12: x', 'a.go:12: x']],
    ['a table', ['a.py | 4', 'b.py | 5', 'c.py | 6']],
    ['a level', ['[ERROR] a', '[ERROR] b', '[ERROR] c']],
    ['a progress counter', ['[1/3] a', '[2/3] b', '[3/3] c']],
  ])('are not taken for one: %s', (_, lines) => {
    expect(readAll(lines).at(-1)).toEqual({ stream: '', prefix: '', text: lines.at(-1) });
  });

  it('gives the line back', () => {
    const line = '10:15:24 api.1 | Error: boom';
    const { prefix, text } = readAll([line, line, line])[2] ?? { prefix: '', text: '' };
    expect(prefix + text).toBe(line);
  });
});
