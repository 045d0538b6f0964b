import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExcerptOptions, excerptLog } from '../../../src/logs/excerpt.ts';
import { createRedactor } from '../../../src/redaction/patterns.ts';

const esc = '\u001B';

/** Lines as the runner stamps them, all in one second of 20:00. */
function stamp(second: number, lines: readonly string[]): string[] {
  const time = `2026-11-23T20:00:${String(second).padStart(2, '0')}`;
  return lines.map((line, index) => `${time}.${String(index).padStart(7, '0')}Z ${line}`);
}

/** What the runner prints before the output of a `run:` step. */
function header(...script: string[]): string[] {
  return [
    `##[group]Run ${script[0]}`,
    ...script.map((line) => `${esc}[36;1m${line}${esc}[0m`),
    'shell: /usr/bin/bash -e {0}',
    'env:',
    '  CI: true',
    '##[endgroup]',
  ];
}

const exit = (code: number) => `##[error]Process completed with exit code ${code}.`;
const at = (second: number) => `2026-11-23T20:00:${String(second).padStart(2, '0')}Z`;
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

async function* stream(chunks: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

function read(text: string | Uint8Array, options: ExcerptOptions = {}) {
  return excerptLog(stream([typeof text === 'string' ? Buffer.from(text) : text]), options);
}

const readLines = (lines: readonly string[], options?: ExcerptOptions) =>
  read(`\uFEFF${lines.join('\r\n')}\r\n`, options);
const show = ({ lines }: { lines: { text: string }[] }) => lines.map(({ text }) => text);

describe('logs of tools', () => {
  const passed = (count: number) =>
    times(count, (n) => ` ${esc}[32m✓${esc}[39m src/part${n}.test.ts ${esc}[2m(${n} tests)${esc}[22m`);

  const tools: { tool: string; output: string[]; firstError: string; shown: string[]; hidden: string[] }[] = [
    {
      tool: 'npm and vitest',
      output: [
        ...header('npm test'),
        '',
        '> app@1.0.0 test',
        '> vitest run',
        '',
        ...passed(60),
        `   ${esc}[31m×${esc}[39m cart > parses an empty cart${esc}[32m 7${esc}[2mms${esc}[22m${esc}[39m`,
        `${esc}[31m⎯⎯⎯⎯ Failed Tests 1 ⎯⎯⎯⎯${esc}[39m`,
        '',
        ' FAIL  src/cart.test.ts > cart > parses an empty cart',
        'AssertionError: expected +0 to be 1 // Object.is equality',
        '',
        '- Expected',
        '+ Received',
        '',
        '- 1',
        '+ 0',
        '',
        ' ❯ src/cart.test.ts:42:17',
        '',
        ' Test Files  1 failed | 60 passed (61)',
        '',
        exit(1),
      ],
      firstError: 'expected +0 to be 1',
      shown: [
        '$ npm test',
        '… 61 lines left out …',
        '   × cart > parses an empty cart 7ms',
        ' ❯ src/cart.test.ts:42:17',
      ],
      hidden: [' ✓ src/part3.test.ts (3 tests)'],
    },
    {
      tool: 'pytest',
      output: [
        ...header('pytest -v'),
        ...times(38, (n) => `tests/test_error.py::test_error_${n} PASSED                  [ ${n}%]`),
        'tests/test_cart.py::test_empty FAILED                      [100%]',
        '',
        '=================================== FAILURES ===================================',
        '__________________________________ test_empty __________________________________',
        '',
        '    def test_empty():',
        '>       assert total([]) == 1',
        'E       assert 0 == 1',
        'E        +  where 0 = total([])',
        '',
        'tests/test_cart.py:7: AssertionError',
        'FAILED tests/test_cart.py::test_empty - assert 0 == 1',
        '1 failed, 38 passed in 0.12s',
        exit(1),
      ],
      firstError: 'assert 0 == 1',
      shown: [
        '>       assert total([]) == 1',
        'E       assert 0 == 1',
        'tests/test_cart.py:7: AssertionError',
      ],
      hidden: [],
    },
    {
      tool: 'go test',
      output: [
        ...header('go test ./...'),
        ...times(60, (n) => `ok  \tgithub.com/contoso/app/part${n}\t0.012s`),
        '--- FAIL: TestTotal (0.00s)',
        '    cart_test.go:12: got 0, want 1',
        'FAIL',
        'FAIL\tgithub.com/contoso/app/cart\t0.005s',
        'FAIL',
        exit(1),
      ],
      firstError: 'cart_test.go:12: got 0, want 1',
      shown: ['--- FAIL: TestTotal (0.00s)', 'FAIL  github.com/contoso/app/cart  0.005s'],
      hidden: ['ok    github.com/contoso/app/part0  0.012s'],
    },
    {
      tool: 'dotnet test',
      output: [
        ...header('dotnet test'),
        ...times(60, (n) => `  App.Part${n} -> /home/runner/work/app/bin/App.Part${n}.dll`),
        '  Failed App.Tests.CartTests.Empty [12 ms]',
        '  Error Message:',
        '   Assert.Equal() Failure: Values differ',
        'Expected: 1',
        'Actual:   0',
        '  Stack Trace:',
        '     at App.Tests.CartTests.Empty() in /home/runner/work/app/CartTests.cs:line 12',
        '',
        'Failed!  - Failed:     1, Passed:    41, Skipped:     0, Total:    42',
        exit(1),
      ],
      firstError: 'Assert.Equal() Failure: Values differ (Expected: 1, Actual: 0)',
      shown: ['  Failed App.Tests.CartTests.Empty [12 ms]', 'Expected: 1'],
      hidden: ['  App.Part0 -> /home/runner/work/app/bin/App.Part0.dll'],
    },
    {
      tool: 'maven',
      output: [
        ...header('mvn -B verify'),
        ...times(60, (n) => `[INFO] Downloading from central: repo/part${n}.jar`),
        '[INFO] Tests run: 12, Failures: 0, Errors: 0, Skipped: 0 -- in com.contoso.ApiTest',
        '[ERROR] Tests run: 3, Failures: 1, Errors: 0, Skipped: 0 <<< FAILURE! -- in com.contoso.CartTest',
        '[ERROR] com.contoso.CartTest.empty -- Time elapsed: 0.01 s <<< FAILURE!',
        'org.opentest4j.AssertionFailedError: expected: <1> but was: <0>',
        '\tat com.contoso.CartTest.empty(CartTest.java:42)',
        '',
        '[ERROR] Failures: ',
        '[ERROR]   CartTest.empty:42 expected: <1> but was: <0>',
        '[INFO] BUILD FAILURE',
        '[ERROR] Failed to execute goal surefire:3.2.5:test on project app: There are test failures.',
        '[ERROR] -> [Help 1]',
        exit(1),
      ],
      firstError: 'expected: <1> but was: <0>',
      shown: [
        '[ERROR]   CartTest.empty:42 expected: <1> but was: <0>',
        '  at com.contoso.CartTest.empty(CartTest.java:42)',
      ],
      hidden: ['[INFO] Downloading from central: repo/part0.jar'],
    },
    {
      tool: 'cargo test',
      output: [
        ...header('cargo test --no-fail-fast'),
        ...times(60, (n) => `   Compiling part${n} v1.0.${n}`),
        'test tests::error_is_shown ... ok',
        'test tests::empty ... FAILED',
        '',
        'failures:',
        '',
        '---- tests::empty stdout ----',
        '',
        "thread 'tests::empty' panicked at src/lib.rs:12:9:",
        'assertion `left == right` failed',
        '  left: 0',
        ' right: 1',
        '',
        'failures:',
        '    tests::empty',
        '',
        'test result: FAILED. 2 passed; 1 failed; 0 ignored',
        '',
        'error: test failed, to rerun pass `--lib`',
        exit(101),
      ],
      firstError: 'assertion `left == right` failed (left: 0, right: 1)',
      shown: [
        '$ cargo test --no-fail-fast',
        "thread 'tests::empty' panicked at src/lib.rs:12:9:",
        ' right: 1',
      ],
      hidden: ['   Compiling part0 v1.0.0'],
    },
    {
      tool: 'docker build with progress',
      output: [
        ...header('docker build .'),
        '#1 [internal] load build definition from Dockerfile',
        ...times(400, (n) => `#5 sha256:4abcf206 ${n}.49MB / 430.43MB 0.${n}s`),
        `#5 extracting 1%\r#5 extracting 50%\r${esc}[2K#5 extracting done`,
        '#6 [2/3] RUN npm ci',
        '#6 2.102 npm error ERESOLVE could not resolve',
        'ERROR: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
        exit(1),
      ],
      firstError: 'ERESOLVE could not resolve',
      shown: ['… 400 lines left out …', '#5 extracting done', '#6 [2/3] RUN npm ci'],
      hidden: [],
    },
    {
      tool: 'tsc',
      output: [
        ...header('npx tsc --noEmit'),
        "##[error]src/cart.ts(3,5): error TS2322: Type 'string' is not assignable to type 'number'.",
        exit(2),
      ],
      firstError: "src/cart.ts(3,5): error TS2322: Type 'string' is not assignable to type 'number'.",
      shown: ['$ npx tsc --noEmit', 'Process completed with exit code 2.'],
      hidden: [],
    },
  ];

  it.each(tools)('$tool', async ({ output, firstError, shown, hidden }) => {
    const excerpt = await readLines(stamp(1, output), { maxLines: 30 });
    expect(excerpt.firstError).toBe(firstError);
    expect(show(excerpt)).toEqual(expect.arrayContaining(shown));
    for (const text of hidden) expect(show(excerpt)).not.toContain(text);
    expect(excerpt.lines.at(-1)).toMatchObject({ tone: 'error', text: expect.stringContaining('exit code') });
    expect(excerpt.lines.length).toBeLessThanOrEqual(30);
  });

  it('a log that is cut in the middle of a line', async () => {
    const lines = stamp(1, [
      ...header('make'),
      ...times(50, (n) => `cc part${n}.c`),
      'Error: disk full',
      'cc par',
    ]);
    const excerpt = await read(lines.join('\n'), { maxLines: 6 });
    expect(show(excerpt)).toEqual([
      '$ make',
      '… 48 lines left out …',
      'cc part48.c',
      'cc part49.c',
      'Error: disk full',
      'cc par',
    ]);
    expect(excerpt.totalLines).toBe(53);
  });
});

describe('markers of the runner', () => {
  it('gives lines their tones', async () => {
    const excerpt = await readLines(
      stamp(1, [
        ...header('make', 'make check'),
        '[command]/usr/bin/git version',
        '##[command]git fetch',
        '##[debug]secret plan',
        '##[warning]Node 16 is old',
        '##[notice]By the way',
        'done',
        '    at Object.<anonymous> (a.js:1:2)',
        '##[error]Resource not accessible by integration',
      ]),
    );
    expect(excerpt.lines).toEqual([
      { tone: 'command', text: '$ make …' },
      { tone: 'command', text: '$ /usr/bin/git version' },
      { tone: 'command', text: '$ git fetch' },
      { tone: 'warning', text: 'Node 16 is old' },
      { tone: 'soft', text: 'By the way' },
      { tone: 'plain', text: 'done' },
      { tone: 'soft', text: '    at Object.<anonymous> (a.js:1:2)' },
      { tone: 'error', text: 'Resource not accessible by integration' },
    ]);
    expect(excerpt.firstError).toBe('Resource not accessible by integration');
  });

  it('shows an action by its name, without its inputs', async () => {
    const lines = [
      '##[group]Run actions/checkout@v5',
      'with:',
      '  token: ***',
      '##[endgroup]',
      '##[error]Not found',
    ];
    expect(show(await readLines(stamp(1, lines)))).toEqual(['Run actions/checkout@v5', 'Not found']);
  });

  it("does not take a user's group for the start of a step", async () => {
    const lines = [...header('make'), '##[group]Run tests', 'Error: boom', '##[endgroup]', exit(1)];
    expect(show(await readLines(stamp(1, lines)))).toEqual([
      '$ make',
      '▸ Run tests',
      'Error: boom',
      'Process completed with exit code 1.',
    ]);
  });
});

describe('the step', () => {
  const job = [
    ...stamp(0, ['Current runner version: 2.330.0', '##[group]Operating System', 'Ubuntu', '##[endgroup]']),
    ...stamp(1, ['##[group]Run actions/checkout@v5', 'with:', '##[endgroup]', 'checked out']),
    ...stamp(2, [...header('npm ci'), 'Error: of the step before', 'added 7 packages']),
    ...stamp(4, header('npm test')),
    ...stamp(6, ['testing', 'Error: boom', exit(1)]),
    ...stamp(6, [...header('npm run report'), 'Error: of the step after', 'reported']),
    ...stamp(7, ['Post job cleanup.', '[command]/usr/bin/git version', 'Cleaning up orphan processes']),
  ];
  const wanted = ['$ npm test', 'testing', 'Error: boom', 'Process completed with exit code 1.'];

  it.each<[string, ExcerptOptions['step']]>([
    ['by its times', { name: 'Test', startedAt: at(4), completedAt: at(6) }],
    [
      'by its times with milliseconds',
      { name: 'Test', startedAt: '2026-11-23T20:00:04.000Z', completedAt: at(6) },
    ],
    ['by its name where times say little', { name: 'Run npm test', startedAt: at(3), completedAt: at(6) }],
    ['without times', { name: 'Test' }],
    [
      'when no line falls into its times',
      { name: 'Test', startedAt: '2026-11-24T20:00:00Z', completedAt: '2026-11-24T20:00:01Z' },
    ],
    ['when its times make no sense', { name: 'Test', startedAt: 'soon', completedAt: 'later' }],
    ['when nothing is known of it', undefined],
  ])('is found %s', async (_, step) => {
    const excerpt = await readLines(job, step === undefined ? {} : { step });
    expect(show(excerpt)).toEqual(wanted);
    expect(excerpt).toMatchObject({ totalLines: 4, isCut: false, firstError: 'boom', notes: [] });
  });

  it('is found among steps of the same second', async () => {
    const lines = stamp(3, [
      ...header('one'),
      'fine',
      ...header('two'),
      'Error: boom',
      exit(1),
      ...header('three'),
      'fine',
      'Post job cleanup.',
    ]);
    const step = { name: 'Two', startedAt: at(3), completedAt: at(3) };
    expect(show(await readLines(lines, { step }))).toEqual([
      '$ two',
      'Error: boom',
      'Process completed with exit code 1.',
    ]);
  });

  it('ends the reading of the log', async () => {
    let isReadToEnd = false;
    let isClosed = false;
    async function* download() {
      try {
        yield Buffer.from(`${job.join('\n')}\n${stamp(9, ['later']).join('\n')}\n`);
        yield Buffer.from(`${stamp(10, ['much later']).join('\n')}\n`);
        isReadToEnd = true;
      } finally {
        isClosed = true;
      }
    }
    const excerpt = await excerptLog(download(), {
      step: { name: 'Test', startedAt: at(4), completedAt: at(6) },
    });
    expect(show(excerpt)).toEqual(wanted);
    expect({ isReadToEnd, isClosed }).toEqual({ isReadToEnd: false, isClosed: true });
  });

  it('is the last one where there is no error at all', async () => {
    const lines = [...stamp(1, [...header('one'), 'fine']), ...stamp(2, [...header('two'), 'hangs'])];
    expect(show(await readLines(lines))).toEqual(['$ two', 'hangs']);
  });

  it('passes on an error of the download', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('x\n');
      throw new Error('socket hang up');
    }
    await expect(excerptLog(broken())).rejects.toThrow('socket hang up');
  });

  it('says when only the start of the log was read', async () => {
    const excerpt = await read('one\ntwo\nthree\n', { maxBytes: 8 });
    expect(show(excerpt)).toEqual(['one', 'two']);
    expect(excerpt.notes).toEqual(['Only the first 8 bytes of the log were read.']);
    expect(show(await read('one\ntwo\nthree\n', { maxBytes: 10 }))).toEqual(['one', 'two']);
  });

  it('is empty when the log is', async () => {
    expect(await read('')).toEqual({ lines: [], totalLines: 0, isCut: false, notes: [] });
  });
});

describe('secrets', () => {
  it('are hidden before a line is cut', async () => {
    const token = `ghp_${'aB3dE5'.repeat(6)}`;
    const text = show(await read(`${'x'.repeat(479)} ${token} tail`)).join();
    expect(text).not.toContain('ghp_');
    expect(text).toMatch(/^x{479} \[redacted\] tail$/);
    for (const length of times(60, (n) => 470 + n)) {
      expect(show(await read(`${'x '.repeat(240)}${token}`, { maxLineLength: length })).join()).not.toContain(
        'ghp_',
      );
    }
  });

  it('are hidden in escape sequences, in the first error and by own patterns', async () => {
    const lines = [`##[error]host db-1.contoso.lan: ${esc}[1mpassword${esc}[0m=hunter2 refused`];
    const excerpt = await readLines(stamp(1, lines), {
      redactor: createRedactor([/\S+\.contoso\.lan/g], 60_000, () => performance.now()),
    });
    expect(show(excerpt)).toEqual(['host [redacted]: password=[redacted] refused']);
    expect(excerpt.firstError).toBe('host [redacted]: password=[redacted] refused');
  });

  it('are hidden when they take many lines', async () => {
    const body = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7';
    const key = [
      '-----BEGIN PRIVATE KEY-----',
      ...times(30, (n) => `${body}${n}`),
      '-----END PRIVATE KEY-----',
    ];
    const text = show(
      await readLines(stamp(1, [...header('cat key'), ...key, exit(1)]), { maxLines: 10 }),
    ).join('\n');
    expect(text).toBe(
      '$ cat key\n[redacted]\n… the line above 31 more times …\nProcess completed with exit code 1.',
    );
  });

  it('cannot stand half at the end of a line that was too long to keep', async () => {
    const token = `ghp_${'aB3dE5'.repeat(6)}`;
    const long = `${'password=hunter2 '.repeat(963)}ghp`;
    const texts = show(
      await read(`${long.slice(0, 16_370)} ${token}${'z'.repeat(100)}`, { maxLineLength: 20_000 }),
    );
    expect(texts.join()).not.toMatch(/ghp_|hunter/);
  });
});

describe('hostile and odd input', () => {
  const million = 1_000_000;

  it.each([
    ['escape sequences that never end', `${esc}[`.repeat(million / 2), [], 0],
    ['one endless control sequence', `${esc}[${'1;'.repeat(million / 2)}`, [], 0],
    ['one endless control string', `${esc}]0;${'x'.repeat(million)}`, [], 0],
    ['one line', 'x'.repeat(million), [`${'x'.repeat(499)}…`], 1],
    [
      'one line of groups',
      '##[group]'.repeat(million / 9),
      [`▸ ${'##[group]'.repeat(60)}`.slice(0, 499).concat('…')],
      1,
    ],
    ['many groups', '##[group]\n'.repeat(million / 10), [], 0],
    ['many steps', '##[group]Run x\nx\n'.repeat(million / 17), ['$ x'], 1],
    ['carriage returns', 'x\r'.repeat(million / 2), ['x'], 1],
    ['line feeds', '\n'.repeat(million), [], 0],
    ['tabs', `${'\t'.repeat(million)}x`, [], 0],
    ['NUL characters', '\0'.repeat(million), ['…'], 1],
  ])('ends on %s', async (_, text, lines, total) => {
    const excerpt = await read(text);
    expect(show(excerpt)).toEqual(lines);
    expect(excerpt.totalLines).toBe(total);
  });

  it('shows what follows an escape sequence of any kind', async () => {
    const sequences = [
      '[31m',
      '[38;5;196m',
      '[?25l',
      '(B',
      ']0;title\u0007',
      `]8;;https://a${esc}\\`,
      'Pq$x',
      `_x${esc}\\`,
      '7',
      '=',
      ' F',
    ];
    const text = sequences.map((sequence, n) => `${esc}${sequence}${n}`).join('');
    expect(
      show(await read(`${text.replace('Pq$x', `Pq$x${esc}\\`)}\n\u009B31mC1 ${esc}]unterminated\nnext`)),
    ).toEqual(['012345678910', 'C1', 'next']);
  });

  it('replaces bytes that are no UTF-8', async () => {
    expect(show(await read(Uint8Array.of(0x61, 0xff, 0x62, 0xc3)))).toEqual(['a\uFFFDb\uFFFD']);
  });

  const piece = fc.constantFrom(
    `${esc}[31m`,
    `${esc}]0;t\u0007`,
    esc,
    '\u009B1m',
    '\r',
    '\n',
    '\r\n',
    '##[group]Run a\n',
    'a\n',
    'shell: b\n',
    '##[endgroup]\n',
    '##[error]boom\n',
    exit(1),
    '2026-11-23T20:00:01.1234567Z ',
    '2026-11-23T20:00:05.1234567Z ',
    '2026-11-23T20:00:09.1Z ',
    'Error: x',
    '✗ ünï 🎉',
    '50%',
    '-----BEGIN PRIVATE KEY-----',
    `ghp_${'a1'.repeat(20)}`,
  );
  const bytes = fc.oneof(
    fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }).map((pieces) => Buffer.from(pieces.join(''))),
    fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
  );
  const options = fc.constantFrom<ExcerptOptions>(
    {},
    { maxLines: 3, maxLineLength: 10 },
    { step: { name: 'Run a', startedAt: at(4), completedAt: at(5) } },
    { maxBytes: 40 },
  );

  it('gives the same for any cut into chunks (property)', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.array(fc.nat(60), { maxLength: 40 }), options, async (all, sizes, given) => {
        const chunks: Uint8Array[] = [];
        let from = 0;
        for (const size of sizes) {
          chunks.push(all.subarray(from, from + size));
          from += size;
        }
        chunks.push(all.subarray(from));
        const whole = await read(all, given);
        expect(await excerptLog(stream(chunks), given)).toEqual(whole);
        expect(whole.lines.length).toBeLessThanOrEqual(given.maxLines ?? 40);
        for (const { text } of whole.lines) expect(text).not.toMatch(/[\p{Cc}\u202A-\u202E]|ghp_a1/u);
      }),
      { numRuns: 300 },
    );
  });
});
