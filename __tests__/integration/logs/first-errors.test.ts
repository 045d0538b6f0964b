import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type LogResult, measureFirstErrors } from '../../../testing/logs/first-errors.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');

describe('logs of real tools', () => {
  let results: LogResult[] = [];
  const count = (isCounted: (result: LogResult) => boolean): number => results.filter(isCounted).length;

  beforeAll(async () => {
    results = [
      ...(await measureFirstErrors(join(fixtures, 'logs'))),
      ...(await measureFirstErrors(join(fixtures, 'logs-unseen'))),
    ];
  });

  it('are many, and of many tools', () => {
    expect(results.length).toBeGreaterThanOrEqual(58);
    expect(new Set(results.map(({ ecosystem }) => ecosystem)).size).toBeGreaterThanOrEqual(40);
  });

  it('have the right first error in 95 % at least', () => {
    expect(count(({ isRight }) => isRight) / results.length).toBeGreaterThanOrEqual(0.95);
  });

  it('never have the exit line for a first error', () => {
    expect(count(({ isExitLine }) => isExitLine)).toBe(0);
  });

  it('have an excerpt with every line that it needs in 98 % at least', () => {
    expect(count(({ missing }) => missing.length === 0) / results.length).toBeGreaterThanOrEqual(0.98);
  });
});
