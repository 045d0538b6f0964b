import { describe, expect, it } from 'vitest';
import { classifyLine, lookAt, scores } from '../../../../src/logs/lines/line-class.ts';

describe('shapes', () => {
  it.each([
    ['src/a.ts(3,5): Type is wrong', scores.place],
    ['a.c:3:5: error: expected a semicolon', scores.concrete],
    ['App.java:[3,8] cannot find symbol', scores.place],
    ['e: file:///home/runner/B.kt:3:38 Unresolved reference: C', scores.concrete],
    ['no database handle at t/a.t line 3.', scores.place],
    ["app.rb:85:in `load': cannot load such file -- x (LoadError)", scores.concrete],
    ['jq: error (at build.json:1): Cannot iterate over null (null)', scores.concrete],
    [' 11 | ERROR | [x] Expected 1 space(s) after IF keyword; 0 found', 7],
    ['error-pages:0.9', 0],
    ['L:   1 | P:   1 | LT09 | Select targets should be on a new line', 7],
    ['error[invalid-argument-type]: Argument is incorrect', scores.concrete],
    ['main.go:16:9: error strings should not be capitalized', scores.place],
    ["pyproject.toml: DEP002 'requests' defined but not used", scores.place],
    ['ssh: connect to host 127.0.0.1 port 22: Connection refused', 6],
    ['expected 2, found 7', scores.place + 0.5],
    ['return expectEqual(T, expected, actual);', 0],
    ['! Undefined control sequence.', scores.complaint],
    ['Original error stack trace: Error: ENOENT: no banner', scores.concrete + 1],
    ['ERROR: Detected 1 broken links. Scanned 3 links', scores.wrapper],
    ['Error: 1 chart(s) linted, 1 chart(s) failed', scores.wrapper],
    ['make: *** [Makefile:6: main.o] Error 1', scores.wrapper],
    ['Error: ERR_PNPM_RECURSIVE_RUN_FIRST_FAIL', scores.verdict],
    ['lerna ERR! E404 Not found', scores.complaint],
    [' ERR_PNPM_FETCH_404  GET https://example.com/shop: Not Found - 404', scores.concrete],
    ['Lint couldn\'t find the plugin "shop".', scores.complaint],
    ['ERROR:   py38: commands failed', scores.wrapper],
    ['ERROR: InvocationError for command /opt/stestr run (exited with code -11)', scores.concrete],
    ['^-^ SC2034: total appears unused.', scores.concrete],
    [' [ERROR] Found 1 error', scores.wrapper],
    ['Script lint handling the check event returned with error code 1', scores.wrapper],
  ])('score %s', (text, score) => {
    expect(classifyLine(text, undefined).score).toBe(score);
  });

  it.each([
    ['a.php:3: Error', scores.place],
    ['In Console.php line 31:', scores.place],
    ['x In Console.php line 31:', 0],
    ['Something at Console.php on line 3', scores.place],
    ['at Console.php line 3 more', 0],
    [' bad at a.t line 3.', 0],
    ['a.c:3:5: fatal error: x.h: No such file', scores.concrete],
    ['a.c:3:5: note: declared here', 0],
    ['a.ts:3:5: my error: no', scores.place],
    ['a.ts:3:5: error TS12: no', scores.concrete],
    ['main.go:3:1: make: *** [all] Error 2', scores.wrapper],
    ['Tests: 1 failed, 2 passed', scores.wrapper],
    ['Tests: 3 passed', 0],
    ['1 error', scores.wrapper],
    ['0 errors', 0],
    ['error', scores.word],
    ['info: no error', 0],
    ['warning: x is old', 0],
  ])('score %s', (text, score) => {
    expect(classifyLine(text, undefined).score).toBe(score);
  });

  it.each([
    ['Failed', 'error', 'error', scores.verdict + 0.5],
    ['tests failed', 'error', 'error', scores.wrapper],
    ['no such tool', 'error', 'error', scores.marked - 1],
    ['no such tool here', 'error', 'error', scores.marked],
    ['Process completed with exit code 1.', 'error', 'error', scores.wrapper],
    ['error: x', 'warning', 'warning', 0],
    ['error: x', 'notice', 'soft', 0],
    ['error: x', 'command', 'command', 0],
  ] as const)('%s, marked as %s by the runner', (text, marker, tone, score) => {
    expect(classifyLine(text, marker)).toMatchObject({ tone, score });
  });

  it.each([
    ['--- FAIL: TestTotal (0.00s)', 'heading'],
    ['ShopTest > total > of two() FAILED', 'titled'],
    ['FAIL: test_vat (shop.tests.PriceTests.test_vat)', 'titled'],
    ['ok 1 - adds', 'pass'],
    ['test result: ok. 3 passed; 0 failed', 'all-passed'],
    ['=== short test summary info ===', 'summary'],
    ['  2 failing', 'section'],
    ['Tests:       2 failed, 2 passed, 4 total', 'count'],
    ["a.rb:3:in `block in run'", 'frame'],
    [' --> src/main.rs:4:27', 'place-below'],
    ['  > 85 |   expect(x)', 'pointer'],
    ['── Failure (test-a.R:3:3): adds ──', 'titled'],
    ['  Problem 1', 'titled'],
    ['/lib/std/testing.zig:93:17: 0x124ee44 in expectEqual (std.zig)', 'frame'],
    ['Chrome Headless (Linux) Cart adds prices FAILED', 'heading'],
  ])('give %s its role', (text, role) => {
    expect(classifyLine(text, undefined).role).toBe(role);
  });

  it('are looked for in the start of a line, without long runs of white space', () => {
    expect(lookAt(`a${' '.repeat(500)}b${'c'.repeat(5_000)}`)).toBe(`a${' '.repeat(24)}b${'c'.repeat(498)}`);
  });
});
