import { describe, expect, it } from 'vitest';
import { namedFiles } from '../../../../src/notification/build/suspects.ts';
import type { Failure } from '../../../../src/notification/notification.ts';

describe('the changed files that an error names', () => {
  const namedBy = (given: Partial<Failure>): string[] =>
    namedFiles(
      [{ job: 'test', annotations: [], ...given } as Failure],
      ['src/cart.ts', 'cart.ts', 'src/list.ts', 'src/third.ts'],
      'app',
    );

  it.each<[text: string, paths: string[]]>([
    ['src/cart.ts:3:7 - error TS2339', ['src/cart.ts']],
    ['at /home/runner/work/app/app/src/cart.ts:3', ['src/cart.ts']],
    ['D:\\a\\app\\app\\src\\cart.ts(3,7)', ['src/cart.ts']],
    ['./src/cart.ts: no', ['src/cart.ts']],
    ['(src/cart.ts)', ['src/cart.ts']],
    ['lib/src/cart.ts: no', []],
    ['/home/runner/work/other/other/src/cart.ts:3', []],
    ['src/cart.tsx: no', []],
    ['src/cart.ts.map: no', []],
    ['src/cart.ts. Then', ['src/cart.ts']],
    ['my-cart.ts:3', []],
    ['@cart.ts', []],
    ['lib/src/list.ts, src/list.ts', ['src/list.ts']],
    ['src/third.ts src/list.ts src/cart.ts', ['src/cart.ts', 'src/list.ts', 'src/third.ts']],
  ])('%s: %j', (firstError, paths) => {
    expect(namedBy({ firstError })).toEqual(paths);
  });

  const line = (text: string, tone: string) =>
    ({ log: { lines: [{ text, tone }] } }) as unknown as Partial<Failure>;
  it.each<[what: string, given: Partial<Failure>, isNamed: boolean]>([
    ['an annotation in it', { annotations: [{ level: 'failure', path: 'src/cart.ts', message: '' }] }, true],
    [
      'an annotation about it',
      { annotations: [{ level: 'failure', message: 'src/cart.ts is wrong' }] },
      true,
    ],
    ['a warning in it', { annotations: [{ level: 'warning', path: 'src/cart.ts', message: '' }] }, false],
    ['an error in the log', line('src/cart.ts is wrong', 'error'), true],
    ['a frame in the log', line('at src/cart.ts:7', 'plain'), true],
    ['a frame with its line in words', line('File "src/cart.ts", line 7', 'plain'), true],
    ['a list of files in the log', line('PASS src/cart.ts', 'plain'), false],
    ['a command in the log', line('node src/cart.ts:7', 'command'), false],
    ['a warning in the log', line('src/cart.ts:7 unused', 'warning'), false],
    ['a fault of the platform', { firstError: 'src/cart.ts', cause: 'platform' }, false],
  ] as [string, Partial<Failure>, boolean][])('are told by %s', (_what, given, isNamed) => {
    expect(namedBy(given)).toEqual(isNamed ? ['src/cart.ts'] : []);
  });
});
