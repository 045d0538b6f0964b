import { later } from './records.ts';

/** A step's part of a job log. */
export interface LogStep {
  name: string;
  /** The script of a `run:` step; an action's step has none. */
  script?: string;
  seconds?: number;
  lines?: string[];
}

/**
 * A job log as the runner writes it: a stamp before each line, a group with the command before each step's output,
 * `##[error]` before errors. Times follow the same clock as the steps of the job record.
 */
export function jobLog(startedAt: string, steps: readonly LogStep[]): string {
  const lines: string[] = [];
  let clock = 0;
  for (const step of steps) {
    const { seconds = 5, script, lines: output = [] } = step;
    const all = [
      ...(script === undefined
        ? [`##[group]Run ${step.name}`]
        : [`##[group]Run ${script}`, `\u001b[36;1m${script}\u001b[0m`, 'shell: /usr/bin/bash -e {0}']),
      '##[endgroup]',
      ...output,
    ];
    for (const [index, line] of all.entries()) {
      const share = all.length < 2 ? 0 : (index / (all.length - 1)) * Math.max(0, seconds - 1);
      lines.push(
        `${later(startedAt, clock + share).slice(0, 19)}.${String(1_000_000 + index).slice(0, 7)}Z ${line}`,
      );
    }
    clock += seconds;
  }
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** What a failing unit test of a JavaScript project prints. */
export const failingTest = [
  '> app@3.4.1 test',
  '> vitest run',
  '',
  ' \u001b[32m✓\u001b[39m test/price.test.ts (14 tests) 31ms',
  ' \u001b[32m✓\u001b[39m test/stock.test.ts (9 tests) 18ms',
  ' \u001b[31m❯\u001b[39m test/cart.test.ts (6 tests | \u001b[31m1 failed\u001b[39m) 22ms',
  '   \u001b[31m× adds the delivery fee once\u001b[39m 4ms',
  '',
  ' FAIL  test/cart.test.ts > cart > adds the delivery fee once',
  'AssertionError: expected 1290 to be 1240 // Object.is equality',
  '- Expected',
  '+ Received',
  '- 1240',
  '+ 1290',
  ' ❯ test/cart.test.ts:41:25',
  '     39|   const cart = new Cart([book]);',
  '     40|   cart.deliver("express");',
  '     41|   expect(cart.total()).toBe(1240);',
  '',
  ' Test Files  1 failed | 2 passed (3)',
  '      Tests  1 failed | 28 passed (29)',
  '##[error]AssertionError: expected 1290 to be 1240 // Object.is equality',
  '##[error]Process completed with exit code 1.',
];
