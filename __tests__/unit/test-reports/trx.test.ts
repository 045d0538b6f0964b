import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTally } from '../../../src/test-reports/tally.ts';
import { readClock } from '../../../src/test-reports/trx.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/reports');

function read(text: string) {
  const tally = createTally({ root: '/home/runner/work/calc/calc' });
  const warnings: string[] = [];
  const reader = tally.open((warning) => warnings.push(warning));
  try {
    reader.write(text);
    reader.end();
  } catch (error) {
    warnings.push(String(error));
  }
  return { ...tally.finish(), warnings };
}

describe('TRX', () => {
  const vstest = readFileSync(join(FIXTURES, 'vstest.trx'), 'utf8');

  it('reads the report of dotnet test', () => {
    const { tests, warnings } = read(vstest);
    expect(tests).toMatchObject({ total: 4, passed: 1, failed: 2, skipped: 1, durationMs: 86_401_526 });
    expect(tests.failures).toEqual([
      {
        suite: 'Contoso.Calc.Tests.CalcTests',
        name: 'Divides',
        message: 'Assert.Equal() Failure: Values differ',
        file: 'tests/CalcTests.cs',
        line: 14,
        durationMs: 25,
      },
      { suite: 'Contoso.Calc.Tests.SlowTests', name: 'Slow', message: 'Timeout', durationMs: 86_400_000 },
    ]);
    expect(warnings).toEqual([
      'tells of an error of the run itself: The active test run was aborted. Reason: Test host process crashed',
    ]);
  });

  it('reads a byte order mark and CRLF', () => {
    expect(read(vstest.replaceAll('\n', '\r\n')).tests.failures[0]?.line).toBe(14);
  });

  it('counts the rows of a data-driven test, not the test around them', () => {
    const { tests } = read(readFileSync(join(FIXTURES, 'mstest-rows.trx'), 'utf8'));
    expect(tests).toMatchObject({ total: 2, passed: 1, failed: 1, skipped: 0, durationMs: 1000 });
    expect(tests.failures).toMatchObject([
      { suite: 'Contoso.RowTests', name: 'Rows (2)', message: 'No outcome was recorded' },
    ]);
  });

  it('keeps the failures of a report that breaks off', () => {
    const { tests, warnings } = read(vstest.slice(0, vstest.indexOf('<TestDefinitions>')));
    expect(tests).toMatchObject({ total: 4, failed: 2 });
    expect(tests.failures).toMatchObject([{ suite: '' }, { suite: '' }]);
    expect(warnings[0]).toMatch(/not well-formed/);
  });

  it.each([
    ['Passed', 'passed'],
    ['Completed', 'passed'],
    ['PassedButRunAborted', 'passed'],
    ['Failed', 'failed'],
    ['Error', 'failed'],
    ['Aborted', 'failed'],
    ['Disconnected', 'failed'],
    ['SomethingNew', 'failed'],
    ['NotExecuted', 'skipped'],
    ['Inconclusive', 'skipped'],
    ['Pending', 'skipped'],
  ] as const)('the outcome %s is %s', (outcome, expected) => {
    const { tests } = read(
      `<TestRun><Results><UnitTestResult testName="a" outcome="${outcome}"/></Results></TestRun>`,
    );
    expect(tests[expected]).toBe(1);
    expect(tests.total).toBe(1);
  });

  it.each([
    ['00:00:01.5000000', 1500],
    ['1.02:03:04', 93_784_000],
    ['0:00:00', 0],
    ['x 00:00:01', undefined],
    ['00:00:01 x', undefined],
    ['10.00:00:01', 864_001_000],
    ['', undefined],
    ['1.5', undefined],
    [undefined, undefined],
  ])('reads the duration %s', (text, expected) => {
    expect(readClock(text)).toBe(expected);
  });
});
