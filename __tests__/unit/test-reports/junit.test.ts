import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TestCase, Tests } from '../../../src/notification/notification.ts';
import { readSeconds } from '../../../src/test-reports/junit.ts';
import { createTally, type TallyOptions } from '../../../src/test-reports/tally.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/reports');
const ROOT = '/home/runner/work/calc/calc';

function read(texts: string[], options: Partial<TallyOptions> = {}) {
  const tally = createTally({ root: ROOT, ...options });
  const warnings: string[] = [];
  for (const text of texts) {
    const reader = tally.open((warning) => warnings.push(warning));
    try {
      reader.write(text);
      reader.end();
    } catch (error) {
      warnings.push(String(error));
    }
  }
  return { ...tally.finish(), warnings };
}

const readFixture = (name: string) => read([readFileSync(join(FIXTURES, name), 'utf8')]);
const counts = ({ total, passed, failed, skipped }: Tests) => ({ total, passed, failed, skipped });
const suite = (inner: string) => `<testsuite name="s">${inner}</testsuite>`;

describe('the dialects of JUnit XML', () => {
  const cases: [string, ReturnType<typeof counts>, Partial<TestCase>[]][] = [
    [
      'pytest.xml',
      { total: 6, passed: 3, failed: 2, skipped: 1 },
      [
        {
          suite: 'test_calc.TestAdd',
          name: 'test_sum',
          message: 'AssertionError: sum is off',
          file: 'test_calc.py',
          line: 8,
        },
        {
          suite: 'test_calc',
          name: 'test_fixture',
          message: 'failed on setup with "RuntimeError: no database"',
          file: 'test_calc.py',
          line: 16,
        },
      ],
    ],
    [
      'pytest-xunit1.xml',
      { total: 6, passed: 3, failed: 2, skipped: 1 },
      [
        { name: 'test_sum', file: 'test_calc.py', line: 7 },
        { name: 'test_fixture', file: 'test_calc.py', line: 18 },
      ],
    ],
    [
      'surefire.xml',
      { total: 5, passed: 2, failed: 2, skipped: 1 },
      [
        {
          suite: 'com.contoso.CalcTest',
          name: 'subtracts',
          message: 'difference ==> expected: <1> but was: <2>',
          file: 'CalcTest.java',
          line: 13,
          durationMs: 38,
        },
        {
          suite: 'com.contoso.CalcTest',
          name: 'nothing',
          message: 'Cannot invoke "String.length()" because "s" is null',
          file: 'CalcTest.java',
          line: 18,
        },
      ],
    ],
    [
      'gotestsum.xml',
      { total: 5, passed: 1, failed: 3, skipped: 1 },
      [
        {
          suite: 'example.com/calc',
          name: 'TestAdd/small',
          message: 'expected 4, got 3',
          file: 'calc_test.go',
          line: 8,
        },
        { suite: 'example.com/calc', name: 'TestAdd' },
        {
          suite: 'example.com/calc',
          name: 'TestPanic',
          message: 'panic: assignment to entry in nil map [recovered, repanicked]',
          file: 'calc_test.go',
          line: 16,
        },
      ],
    ],
    [
      'jest-junit.xml',
      { total: 3, passed: 1, failed: 1, skipped: 1 },
      [
        {
          suite: 'calc',
          name: 'calc subtracts',
          message: 'expect(received).toBe(expected) // Object.is equality',
          file: 'src/calc.test.js',
          line: 9,
        },
      ],
    ],
    [
      'phpunit.xml',
      { total: 3, passed: 2, failed: 1, skipped: 0 },
      [
        {
          suite: 'Contoso.CalcTest',
          name: 'testValues with data set #1',
          message: 'Failed asserting that 3 is identical to 4.',
          file: 'tests/CalcTest.php',
          line: 15,
        },
      ],
    ],
    [
      'gradle.xml',
      { total: 2, passed: 1, failed: 1, skipped: 0 },
      [
        {
          suite: 'com.contoso.CalcTest$Nested',
          name: 'divides()',
          message: 'java.lang.ArithmeticException: / by zero',
          file: 'CalcTest.kt',
          line: 21,
        },
      ],
    ],
    [
      'dotnet-junit.xml',
      { total: 2, passed: 1, failed: 1, skipped: 0 },
      [
        {
          suite: 'Contoso.Calc.Tests.CalcTests',
          name: 'Divides',
          message: 'Assert.Equal() Failure: Values differ',
          file: 'D:/a/calc/calc/tests/CalcTests.cs',
          line: 14,
        },
      ],
    ],
  ];

  it.each(cases)('%s', (name, expected, failures) => {
    const { tests, warnings } = readFixture(name);
    expect(counts(tests)).toEqual(expected);
    expect(tests.failures).toMatchObject(failures);
    expect(tests.failures).toHaveLength(failures.length);
    expect(tests.files).toBe(1);
    expect(warnings).toEqual([]);
  });

  it.each<[string, string, ReturnType<typeof counts> & { flaky: number }]>([
    [
      'failed, then passed: Gradle test-retry',
      '<testcase name="a"><failure message="m"/></testcase><testcase name="a"/>',
      { total: 1, passed: 1, failed: 0, skipped: 0, flaky: 1 },
    ],
    [
      'failed twice, then passed, with others between',
      '<testcase name="a"><error/></testcase><testcase name="b"/><testcase name="a"><error/></testcase><testcase name="a"/>',
      { total: 2, passed: 2, failed: 0, skipped: 0, flaky: 1 },
    ],
    [
      'failed in its call and in its clean-up: pytest',
      '<testcase name="a"><failure message="call"/></testcase><testcase name="a"><error message="teardown"/></testcase>',
      { total: 1, passed: 0, failed: 1, skipped: 0, flaky: 0 },
    ],
    [
      'passed, then failed: nobody runs a green test again',
      '<testcase name="a"/><testcase name="a"><failure message="m"/></testcase>',
      { total: 2, passed: 1, failed: 1, skipped: 0, flaky: 0 },
    ],
  ])('joins two results of one test in one suite: %s', (_name, cases, expected) => {
    const { tests } = read([suite(cases)]);
    expect({ ...counts(tests), flaky: tests.flaky }).toEqual(expected);
  });

  it('keeps tests of one name in two suites or two reports apart', () => {
    const red = suite('<testcase name="a"><failure message="m"/></testcase>');
    const green = suite('<testcase name="a"/>');
    const expected = { total: 2, passed: 1, failed: 1, skipped: 0 };
    expect(counts(read([red, green]).tests)).toEqual(expected);
    expect(counts(read([`<testsuites>${red}${green}</testsuites>`]).tests)).toEqual(expected);
  });

  it('names flaky tests, with what they said', () => {
    const { tests } = read([
      suite(
        '<testcase name="a"><failure message="m"/></testcase><testcase name="a"/><testcase name="b"><flakyFailure message="n"/></testcase>',
      ),
    ]);
    expect(tests.flakyTests).toMatchObject([
      { suite: 's', name: 'a', message: 'm' },
      { suite: 's', name: 'b', message: 'n' },
    ]);
  });

  it('believes a status that says failed', () => {
    const { tests } = read([
      suite('<testcase name="a" status="failed"/><testcase name="b" result="passed"/>'),
    ]);
    expect(counts(tests)).toEqual({ total: 2, passed: 1, failed: 1, skipped: 0 });
  });

  it('takes the reason from the output where the failure gives none: CTest', () => {
    const { tests } = read([
      `<testsuite name="Linux-c++" tests="1" failures="1">
        <testcase name="cart" classname="cart" time="0.01" status="fail">
          <failure message=""/>
          <properties/>
          <system-out>Running 2 checks
check 1 passed
cart_test.cpp:42: Assertion failed: total == 3
done
</system-out>
        </testcase>
      </testsuite>`,
    ]);
    expect(tests.failures).toMatchObject([
      { message: 'cart_test.cpp:42: Assertion failed: total == 3', file: 'cart_test.cpp', line: 42 },
    ]);
  });

  it('reads no result out of what a suite has printed', () => {
    const { tests } = read([
      suite('<testcase name="a"/><system-out><failure message="m"/><testcase name="b"/></system-out>'),
    ]);
    expect(counts(tests)).toEqual({ total: 1, passed: 1, failed: 0, skipped: 0 });
  });

  it('counts a test that passed in its second run as flaky', () => {
    expect(readFixture('surefire.xml').tests.flaky).toBe(1);
    expect(readFixture('jest-junit.xml').tests.flaky).toBe(0);
  });

  it('adds up the times of the tests, thousands separators included', () => {
    expect(readFixture('phpunit.xml').tests.durationMs).toBe(1_034_500);
  });
});

describe('single tests', () => {
  const cases: [string, string, Partial<Record<keyof TestCase, unknown>> | 'passed' | 'skipped'][] = [
    ['no attribute at all', '<testcase><failure/></testcase>', { suite: 's', name: '(no name)' }],
    ['no time', '<testcase name="a"><failure message="m"/></testcase>', { durationMs: undefined }],
    [
      'a file whose line is no number',
      '<testcase name="a" file="src/a.js" line="x12"><failure message="m"/></testcase>',
      { file: 'src/a.js', line: undefined },
    ],
    ['a class that is a file', '<testcase name="a" classname="a.js"><failure/></testcase>', { file: 'a.js' }],
    [
      'a class that is a module',
      '<testcase name="a" classname="a.mts"><failure/></testcase>',
      { file: 'a.mts' },
    ],
    ['a type only', '<testcase name="a"><failure type="E"/></testcase>', { message: 'E' }],
    [
      'failure and skipped',
      '<testcase name="a"><skipped/><failure message="m"/></testcase>',
      { message: 'm' },
    ],
    [
      'two failures',
      '<testcase name="a"><failure message="one"/><error message="two"/></testcase>',
      { message: 'one' },
    ],
    [
      'a failure after a flaky one',
      '<testcase name="a"><flakyFailure/><failure message="m"/></testcase>',
      { message: 'm' },
    ],
    ['a flaky failure', '<testcase name="a"><flakyFailure message="m"/></testcase>', 'passed'],
    ['a failure inside its output', '<testcase name="a"><o><failure/></o></testcase>', 'passed'],
    ['output only', '<testcase name="a"><system-out>Error: no</system-out></testcase>', 'passed'],
    ['a test that did not run', '<testcase name="a" status="notrun"/>', 'skipped'],
    ['a suppressed one', '<testcase name="a" result="suppressed"/>', 'skipped'],
    [
      'a suite that broke before its tests',
      '<error message="cannot compile">x</error>',
      { suite: 's', name: '(suite)', message: 'cannot compile' },
    ],
    [
      'controls and direction overrides',
      '<testcase name="a&#10;b\u202e"><failure message="&#27;[31mred&#27;[0m \u0007bell"/></testcase>',
      { name: 'a b', message: 'red bell' },
    ],
    [
      'references that mean nothing',
      '<testcase name="a&lol;"><failure>this & that &#x1b;[1mfailed&#x1b;[0m &amp; &#0; broke</failure></testcase>',
      { name: 'a&lol;', message: 'this & that failed & &#0; broke' },
    ],
    [
      'an empty first line',
      '<testcase name="a"><failure>\n\n  said  \n</failure></testcase>',
      { message: 'said' },
    ],
    [
      'the output of testify',
      '<testcase name="a"><failure message="Failed">    x_test.go:4: \n        \tError Trace:\t/w/x_test.go:4\n        \tError:      \tNot equal: \n</failure></testcase>',
      { message: 'Not equal:', file: 'x_test.go', line: 4 },
    ],
    [
      'a Python trace',
      '<testcase name="a"><error>Traceback (most recent call last):\n  File "/usr/lib/python3/unittest/case.py", line 58, in x\n  File "t/test_a.py", line 7, in y\nValueError: v</error></testcase>',
      { message: 'ValueError: v', file: 't/test_a.py', line: 7 },
    ],
    [
      'an address is no file',
      '<testcase name="a"><failure>connect localhost:8080 at 10:30</failure></testcase>',
      { message: 'connect localhost:8080 at 10:30', file: undefined },
    ],
    [
      'a file of the suite',
      '<testcase name="a" file="./a/b.rb" lineno="3"><failure/></testcase>',
      { file: 'a/b.rb', line: 3 },
    ],
    [
      'a line of another file',
      '<testcase name="a" file="a.rb"><failure>lib/x.rb:4</failure></testcase>',
      { file: 'a.rb', line: undefined },
    ],
    [
      'a message of a million characters',
      `<testcase name="a"><failure message="${'x'.repeat(900_000)}"/></testcase>`,
      { message: `${'x'.repeat(299)}…` },
    ],
  ];

  it.each(cases)('%s', (_name, xml, expected) => {
    const { tests, warnings } = read([suite(xml)]);
    expect(warnings).toEqual([]);
    expect(tests.total).toBe(1);
    if (typeof expected === 'string') {
      expect(tests[expected]).toBe(1);
    } else {
      expect(tests.failed).toBe(1);
      for (const [key, value] of Object.entries(expected)) {
        expect(tests.failures[0]?.[key as keyof TestCase], key).toEqual(value);
      }
    }
  });

  it.each([
    ['0.5', 500],
    ['1,234.567', 1_234_567],
    ['1,234', 1_234_000],
    ['12,345', 12_345_000],
    ['01,234', 1234],
    ['0,5', 500],
    ['12,5', 12_500],
    ['.25', 250],
    ['1e-3', 1],
    ['', undefined],
    ['soon', undefined],
    ['-1', undefined],
    ['1.2.3', undefined],
    [undefined, undefined],
  ])('reads the seconds %s', (text, expected) => {
    expect(readSeconds(text)).toBe(expected);
  });
});

describe('many reports', () => {
  const failing = (names: string[]) =>
    suite(names.map((name) => `<testcase name="${name}"><failure/></testcase>`).join(''));

  const passing = (names: string[]) => suite(names.map((name) => `<testcase name="${name}"/>`).join(''));
  /** What `read` said of an earlier run, all in one artifact. */
  const earlier = ({ failed }: ReturnType<typeof read>, isSameRun = false) => ({
    earlier: { failed, artifacts: new Set(['']), isSameRun },
  });

  it('adds them up, and tells new failures from known ones', () => {
    const first = read([failing(['a', 'b']), failing(['c'])]);
    expect(counts(first.tests)).toEqual({ total: 3, passed: 0, failed: 3, skipped: 0 });
    expect(first.tests.files).toBe(2);
    expect(first.tests.failures.map((test) => test.isNew)).toEqual([undefined, undefined, undefined]);
    expect(first.tests.newFailures).toBeUndefined();

    const second = read([failing(['a', 'd']), passing(['b'])], earlier(first));
    expect(second.tests.failures.map(({ name, isNew }) => [name, isNew])).toEqual([
      ['d', true],
      ['a', false],
    ]);
    expect(second.tests).toMatchObject({ newFailures: 1, knownFailures: 1, repaired: 1, flaky: 0 });
    expect(second.tests.repairedTests?.map(({ name }) => name)).toEqual(['b']);
  });

  it('calls a test that passes only in some of the reports not repaired', () => {
    const first = read([failing(['a', 'b'])]);
    const { tests } = read([passing(['a', 'b']), failing(['a'])], earlier(first));
    expect(tests).toMatchObject({ newFailures: 0, knownFailures: 1, repaired: 1 });
  });

  it('calls what was repaired by a re-run flaky', () => {
    const first = read([failing(['a', 'b'])]);
    const { tests } = read([passing(['a']), failing(['b'])], earlier(first, true));
    expect(tests).toMatchObject({ flaky: 1, repaired: 0, repairedTests: [], knownFailures: 1 });
    expect(tests.flakyTests.map(({ name }) => name)).toEqual(['a']);
  });

  it.each([
    ['expected 12 to be 13', 'expected 7 to be 8', false],
    ['no file /tmp/x8f3a9c1d/a', 'no file /tmp/x00c2be41/a', false],
    ['expected 12 to be 13', 'expected "12" to be 13', true],
    ['boom', 'timeout after 5000 ms', true],
  ])('compares the errors %j and %j of a known failure', (before, now, hasNewError) => {
    const report = (message: string) =>
      suite(`<testcase name="a"><failure>${message.replaceAll('"', '&quot;')}</failure></testcase>`);
    const { tests } = read([report(now)], earlier(read([report(before)])));
    expect(tests.failures).toMatchObject([{ isNew: false, hasNewError }]);
  });

  it('knows every error of tests that have one id', () => {
    const report = (message: string) => suite(`<testcase name="a"><failure>${message}</failure></testcase>`);
    const before = read([report('one'), report('two')]);
    const { tests } = read([report('two'), report('one'), report('three')], earlier(before));
    expect(tests.failures.map(({ message, hasNewError }) => [message, hasNewError])).toEqual([
      ['three', true],
      ['two', false],
      ['one', false],
    ]);
  });

  it('lists new failures before known ones where not all can be listed', () => {
    const names = Array.from({ length: 150 }, (_, index) => `t${index}`);
    const { tests } = read([failing(names)], earlier(read([failing(names.slice(0, 149))])));
    expect(tests.failures.slice(0, 2).map((test) => test.name)).toEqual(['t149', 't0']);
    expect(tests).toMatchObject({ failed: 150, more: 50 });
  });

  it('compares nothing with reports whose failures it could not keep', () => {
    const many = Array.from({ length: 10_001 }, (_, index) => `t${index}`);
    expect(read([failing(many.slice(0, 10_000))]).isCut).toBe(false);
    expect(read([failing(many)]).isCut).toBe(true);
  });
});

describe('hostile and broken documents', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">${Array.from(
    { length: 9 },
    (_, index) =>
      `<!ENTITY a${index} "${`&a${index === 0 ? '' : index - 1};`.repeat(10).replaceAll('&a;', 'lol')}">`,
  ).join('')}]><testsuite name="&a8;"><testcase name="&a8;"/></testsuite>`;
  const external =
    '<!DOCTYPE x SYSTEM "file:///etc/passwd" [<!ENTITY e SYSTEM "file:///etc/passwd">]><testsuite>&e;</testsuite>';

  const cases: [string, string, RegExp, number][] = [
    ['billion laughs', bomb, /document type declaration/, 0],
    ['an external entity', external, /document type declaration/, 0],
    ['cut off in a reference', '<testsuite name="s"><testcase name="a"/>&am', /not well-formed/, 1],
    [
      'nested 10,000 deep',
      `${'<testsuite>'.repeat(10_000)}${'</testsuite>'.repeat(10_000)}`,
      /more than 100 deep/,
      0,
    ],
    [
      'a name of 3 million characters',
      suite(`<testcase name="${'x'.repeat(3_000_000)}"/>`),
      /not well-formed/,
      0,
    ],
    ['nothing', '', /is empty|not well-formed/, 0],
    ['no XML', 'PASS all good', /not well-formed/, 0],
    ['HTML', '<html><body/></html>', /root element is <html>/, 0],
    [
      'the XML of xUnit.net',
      '<assemblies><assembly/></assemblies>',
      /neither JUnit XML nor TRX: its root element is <assemblies>/,
      0,
    ],
    [
      'cut off after a test',
      '<testsuite name="s"><testcase name="a"/><testcase name="b">',
      /not well-formed/,
      1,
    ],
    [
      'cut off in a failure',
      '<testsuite name="s"><testcase name="a"><failure message="m">wor',
      /not well-formed/,
      1,
    ],
    ['tags that cross', '<testsuite><testcase></testsuite></testcase>', /not well-formed/, 0],
  ];

  it.each(cases)('%s', (_name, xml, warning, total) => {
    const { tests, warnings } = read([xml, suite('<testcase name="after"/>')]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(warning);
    expect(tests.total, 'what came before, and the next report').toBe(total + 1);
  });

  it('keeps little of a test that prints 20 MB', () => {
    const { tests, warnings } = read([
      suite(`<testcase name="a"><failure>${'line of output\n'.repeat(1_400_000)}</failure></testcase>`),
    ]);
    expect(warnings).toEqual([]);
    expect(tests.failures).toMatchObject([{ message: 'line of output' }]);
  });

  it('is not led astray by names of the object prototype', () => {
    const { tests } = read([
      suite('<testcase __proto__="x" constructor="y" name="toString"><failure/></testcase>'),
    ]);
    expect(tests.failures).toMatchObject([{ name: 'toString' }]);
  });
});
