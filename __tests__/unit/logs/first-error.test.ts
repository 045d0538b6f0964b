import { describe, expect, it } from 'vitest';
import { createExcerpt } from '../../../src/logs/collector.ts';

const exitLine = 'Process completed with exit code 1.';

function tell(lines: string[]) {
  const collector = createExcerpt({ maxLines: 40, maxLineLength: 500 });
  for (const line of lines) {
    const [, marker, text] = /^(##\[error\])?(.*)$/s.exec(line) ?? [];
    collector.addLine(text ?? '', marker === undefined ? undefined : 'error', false);
  }
  collector.addLine(exitLine, 'error', false);
  return collector.finish((texts) => texts);
}

const filler = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `compiled part ${at} of the shop`);

describe('the first error', () => {
  it.each([
    ['is never the exit line while anything was said', ['main.go'], 'main.go'],
    [
      'is the concrete one, not the sentence about it',
      ['src/a.ts(1,2): error TS2322: no', '##[error]The process failed with exit code 2'],
      'src/a.ts(1,2): error TS2322: no',
    ],
    [
      'is the message in a block rather than an error outside',
      ['TypeError: provoked by nobody', '--- FAIL: TestTotal (0.00s)', '    cart_test.go:8: got 3, want 4'],
      'cart_test.go:8: got 3, want 4',
    ],
    [
      'is in the first block, however well a later one says it',
      [
        'Failures:',
        '  1) Cart totals',
        '     Failure/Error: expect(two).to eq(3)',
        '  2) Cart loads',
        '     NoMethodError: undefined method',
      ],
      'expect(two).to eq(3)',
    ],
    [
      'is in a block that the summary names',
      [
        '____ test_flaky ____',
        'E   OSError: connection reset',
        '____ test_total ____',
        'E   ValueError: no price',
        '=== short test summary info ===',
        'FAILED tests/a.py::test_total',
      ],
      'ValueError: no price',
    ],
    [
      'is not what a passing test printed',
      ['=== RUN TestA', 'TypeError: provoked', '--- PASS: TestA', 'a.go:3:1: missing return'],
      'a.go:3:1: missing return',
    ],
    [
      'is not what came before everything passed',
      ['● retried', 'Error: first attempt broke', 'BUILD SUCCESS', 'fatal: could not read Username'],
      'fatal: could not read Username',
    ],
    [
      'is of the last run of errors',
      ['Error: cache is cold', ...filler(80), 'Error: upload was refused'],
      'upload was refused',
    ],
    [
      'is the first of a run of equals',
      ['a.c:1:1: error: unknown type name', 'a.c:2:2: error: expected a semicolon'],
      'a.c:1:1: error: unknown type name',
    ],
    [
      'is the last exception of a chain',
      [
        'Traceback (most recent call last):',
        '  File "a.py", line 1, in f',
        'KeyError: 1',
        '',
        'During handling of the above exception, another exception occurred:',
        '',
        'Traceback (most recent call last):',
        '  File "a.py", line 2, in g',
        'shop.Refused: no such price',
      ],
      'shop.Refused: no such price',
    ],
    [
      'is not an exception that was logged as a warning',
      ['WARNING: retry 1', 'java.io.IOException: connection reset', '', 'SEVERE: no rates after 3 attempts'],
      'SEVERE: no rates after 3 attempts',
    ],
    [
      'is the first warning where warnings fail the run',
      [
        "WARNING - 'gone.md' is not found",
        "WARNING - 'far.md' is not found",
        'Aborted with 2 warnings in strict mode!',
      ],
      "WARNING - 'gone.md' is not found",
    ],
    [
      'is a whole message',
      ['ERROR in ./src/a.js 1:16', "Module not found: Can't resolve 'x'"],
      "ERROR in ./src/a.js 1:16 Module not found: Can't resolve 'x'",
    ],
    [
      'keeps the end of a long chain of causes',
      [`error: checking "deployment.yaml": ${'reading the schema '.repeat(8)}: dial tcp: connection refused`],
      'checking "deployment.yaml": …: dial tcp: connection refused',
    ],
    [
      'is what a test compares rather than what it logs',
      ['--- FAIL: TestA', '    a_test.go:6: error: only a log', '    a_test.go:8: A() = 1, want 2'],
      'a_test.go:8: A() = 1, want 2',
    ],
    [
      'is the first of the complaints that begin alike',
      ['Unused files (1)', 'unused.js', 'Unused dependencies (1)', 'left-pad'],
      'Unused files (1)',
    ],
    [
      'is told below the name that a list of failures has given',
      [
        '  ✘ [fail]: adds',
        '  ✘ [fail]: loads',
        '  adds',
        '  Expected 3, got 2',
        '  loads',
        '  TypeError: x is undefined',
      ],
      'Expected 3, got 2',
    ],
    ['has its sentence whole', ['Error return value is not checked'], 'Error return value is not checked'],
    [
      'is told with its test where it is a name alone',
      [
        'FAIL: test.shop.test_total',
        '------',
        'Traceback (most recent call last):',
        '  File "a.py", line 1',
        'AssertionError',
      ],
      'FAIL: test.shop.test_total: AssertionError',
    ],
    [
      'is told with its file',
      ['/home/runner/work/app/app/src/a.js', "  1:1  error  'foo' is not defined  no-undef"],
      "src/a.js:1:1 'foo' is not defined no-undef",
    ],
    [
      'is not mixed with the other streams',
      ['[unit] FAIL a.test.ts', '[lint] Error: no such rule', '[unit] AssertionError: two is not three'],
      'two is not three',
    ],
    [
      'is the complaint among the last words',
      ['checking 14 packages', 'docs/api.md is out of date', 'See CONTRIBUTING.md'],
      'docs/api.md is out of date',
    ],
    [
      'is the line above a sentence that points there',
      ['[warn] src/a.ts', '[warn] Style issues found in the above file.'],
      '[warn] src/a.ts',
    ],
    [
      'is the first exception of a group',
      [
        '  + Exception Group Traceback (most recent call last):',
        '  |   File "a.py", line 26, in <module>',
        '  |     asyncio.run(main())',
        '  | ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)',
        '  +-+---------------- 1 ----------------',
        '    | Traceback (most recent call last):',
        '    |   File "a.py", line 14, in fetch',
        '    | ValueError: price is negative',
        '    +---------------- 2 ----------------',
        '    | Traceback (most recent call last):',
        '    |   File "a.py", line 12, in fetch',
        "    | KeyError: 'id'",
        '    +------------------------------------',
      ],
      'ValueError: price is negative',
    ],
    [
      'is the warning with a place where violations fail the run',
      [
        '[WARNING] File encoding has not been set',
        '[WARN] src/A.java:4:8: Unused import - java.util.Map.',
        '[ERROR] Failed to execute goal x:check (default) on project shop: You have 2 Checkstyle violations.',
      ],
      '[WARN] src/A.java:4:8: Unused import - java.util.Map.',
    ],
    [
      'goes on below a place that says only that something failed',
      ['parse_test.cc:7: Failure', 'the clock stands'],
      'parse_test.cc:7: Failure the clock stands',
    ],
    [
      'is not a counter at zero',
      ['head is 4, 0 were expected', 'Ok: 1', 'Unexpected Pass:    0   '],
      'head is 4, 0 were expected',
    ],
    [
      'is what a process said rather than that it failed',
      [
        'error: failed to run custom build command for `geo v0.1.0 (geo)`',
        '  --- stderr',
        "  thread 'main' (84) panicked at build.rs:8:9:",
        '  no such library',
      ],
      "thread 'main' (84) panicked at build.rs:8:9: no such library",
    ],
    [
      'is the complaint that something was exceeded',
      ['app', 'Package size limit has exceeded by 1.35 kB', 'Size: 5.35 kB gzipped'],
      'Package size limit has exceeded by 1.35 kB',
    ],
    [
      'is said before the totals that a rule separates',
      [
        'FAIL: tests/wrap.sh',
        '='.repeat(76),
        'Testsuite summary for ring 0.3',
        "make[1]: Leaving directory '/a'",
      ],
      'FAIL: tests/wrap.sh',
    ],
    [
      'is the first report of a checker that puts its process id before each line',
      [
        '==32== Invalid write of size 1',
        '==32==    at 0x10: copy (a.c:7)',
        '==32== ERROR SUMMARY: 2 errors from 2 contexts',
      ],
      'Invalid write of size 1',
    ],
    ['is a count where nothing else was said', ['Tests  12 passed (12)'], 'Tests 12 passed (12)'],
    ['is a hint where nothing else was said', ['See CONTRIBUTING.md'], 'See CONTRIBUTING.md'],
    [
      'is a complaint far below a mere word of failure',
      ['upload failed', ...filler(12), 'The token must not be empty'],
      'The token must not be empty',
    ],
    [
      'is a word of failure with a complaint right below it',
      ['upload failed', ...filler(3), 'The token must not be empty'],
      'upload failed',
    ],
    [
      'is a word of failure where no complaint follows',
      ['upload failed', ...filler(12), 'The token has 12 characters'],
      'upload failed',
    ],
    ['is a complaint with blanks in it', ['checking', 'docs  outdated', 'See x'], 'docs outdated'],
    [
      'is the first complaint of the last paragraph that has two',
      ['a is missing', '', 'b is missing', 'c is missing'],
      'b is missing',
    ],
    [
      'is that a file differs, not how',
      [
        'checking the files',
        'diff --git a/x b/x',
        '--- a/x',
        '+++ b/x',
        '@@ -1 +1 @@',
        '-not this',
        '+never that',
      ],
      'diff --git a/x b/x',
    ],
    [
      'is what is said below a diff',
      ['diff --git a/x b/x', '-not this', 'Files are not formatted'],
      'Files are not formatted',
    ],
    [
      'is a sentence that points up where nothing stands there',
      ['The above file is not formatted'],
      'The above file is not formatted',
    ],
    [
      'is the error where warnings do not fail the run',
      ['warning: unused variable x', 'Error: the disk said no'],
      'the disk said no',
    ],
    [
      'is no number of warnings',
      ['warning: 3 warnings emitted', 'src/a.c:3:1: warning: unused x', 'Failed because of warnings'],
      'src/a.c:3:1: warning: unused x',
    ],
    [
      'is a concrete one far above a word of failure',
      ['TypeError: x is undefined', ...filler(80), 'upload failed'],
      'TypeError: x is undefined',
    ],
    [
      'is the later of two that are as concrete',
      ['TypeError: x is undefined', ...filler(80), 'RangeError: y is undefined'],
      'RangeError: y is undefined',
    ],
    [
      'is not what a failed test has printed',
      ['____ test_a ____', 'E   ValueError: no price', '--- Captured stderr call ---', 'OSError: printed'],
      'ValueError: no price',
    ],
    [
      'is what PowerShell says beside the source of an error',
      [
        'Copy-Item: /tmp/shop/pack.ps1:2',
        'Line |',
        '   2 |  Copy-Item cart.zip dist/',
        '     |  ~~~~~~~~~~~~~~~~~~~~~~~~',
        "     | Cannot find path 'cart.zip' because it does not exist.",
      ],
      "Cannot find path 'cart.zip' because it does not exist.",
    ],
    [
      'is the exception that PowerShell throws, not where',
      [
        'Exception: /tmp/shop/pack.ps1:44',
        'Line |',
        '  44 |      throw "The cart is sealed"',
        '     |      ~~~~~~~~~~~~~~~~~~~~~~~~~~',
        '     | The cart is sealed',
      ],
      'The cart is sealed',
    ],
    [
      'is what PowerShell 5 says rather than its category',
      [
        "New-Cart : 10:01:02 AM - Cart 'a' could not be found.",
        'At /tmp/shop/pack.ps1:3 char:1',
        '+ New-Cart -Name a',
        '    + CategoryInfo          : NotSpecified: (:) [New-Cart], Exception',
        '    + FullyQualifiedErrorId : Shop.Cmdlets.NewCart',
      ],
      "New-Cart : 10:01:02 AM - Cart 'a' could not be found.",
    ],
    [
      'is the symbol that no library has',
      [
        'Undefined symbols for architecture arm64:',
        '  "shop::Cart::total()", referenced from:',
        '      main in main.cpp.o',
        'ld: symbol(s) not found for architecture arm64',
      ],
      'Undefined symbols for architecture arm64: "shop::Cart::total()", referenced from: main in main.cpp.o',
    ],
    [
      'is the whole comparison that Gomega tells over lines',
      [
        'Cart with two lines [It] sums them',
        '/tmp/shop/cart_test.go:31',
        '',
        '  [FAILED] Expected',
        '      <int>: 150',
        '  to equal',
        '      <int>: 300',
        '  In [It] at: /tmp/shop/cart_test.go:33',
      ],
      '[FAILED] Expected <int>: 150 to equal <int>: 300',
    ],
    [
      'is why a pod did not start rather than that a wait has ended',
      [
        'Events:',
        '  Warning  Failed  45s (x4 over 2m9s)  kubelet  Failed to pull image "shop/cart:dev": not found',
        'error: timed out waiting for the condition on pods/cart',
      ],
      'Warning Failed 45s (x4 over 2m9s) kubelet Failed to pull image "shop/cart:dev": not found',
    ],
    [
      'is the check above the resource that fails it',
      ['Check: SHOP_7: "The cart has a lid."', '\tFAILED for resource: cart.main', '\tFile: /main.tf:12-20'],
      'Check: SHOP_7: "The cart has a lid."',
    ],
    [
      'is what stands below the words error details',
      [
        '  (x) Failed: plan: cart (3.4s)',
        "ERROR: error executing step command 'provision':",
        'Deployment Error Details:',
        'CartIsOverQuota: This region has room for no cart.',
      ],
      'CartIsOverQuota: This region has room for no cart.',
    ],
    [
      'is the values of an example rather than the code of its runner',
      [
        'Failures:',
        '',
        '  test/CartSpec.hs:14:20:',
        '  1) Cart.total sums the lines',
        '       expected: 300',
        '        but got: 150',
        '2 examples, 1 failure',
        'Error: [Cabal-7125]',
        'Tests failed for test:spec from shop-0.1.0.0.',
      ],
      'expected: 300 (but got: 150)',
    ],
    [
      'is why a host of tests has ended',
      [
        'The active test run was aborted. Reason: Test host process crashed : Stack overflow.',
        ' ---> System.Exception: Unable to read beyond the end of the stream.',
      ],
      'The active test run was aborted. Reason: Test host process crashed : Stack overflow.',
    ],
    [
      'is the cause below a task that could not be planned',
      [
        '* What went wrong:',
        "Could not determine the dependencies of task ':cart'.",
        '> Cart location not found. Define a valid location.',
        '',
        '* Try:',
        'Run with --stacktrace option',
      ],
      'Cart location not found. Define a valid location.',
    ],
    [
      'is below the name of a test in words',
      [
        '> Task :test FAILED',
        '',
        'CartSpec > sums lines FAILED',
        '    Condition not satisfied:',
        '',
        '    cart.total == 300',
        '',
        '7 tests completed, 1 failed',
      ],
      'Condition not satisfied: cart.total == 300',
    ],
    [
      'is the number of an advisory, not how many there are',
      ['Crate:     cart', 'ID:        RUSTSEC-2026-0001', 'error: 1 vulnerability found!'],
      'ID: RUSTSEC-2026-0001',
    ],
    [
      'is why a host was not reached, not what came of the playbook',
      [
        'fatal: [web]: UNREACHABLE! => {"msg": "Could not resolve hostname web"}',
        'CRITICAL Ansible return code was 4, command was: ansible-playbook --inventory hosts cart.yml',
      ],
      'fatal: [web]: UNREACHABLE! => {"msg": "Could not resolve hostname web"}',
    ],
    [
      'is the cause of the cause that Gradle names below',
      [
        '* What went wrong:',
        "> Failed to apply plugin 'shop.catalog'.",
        '   > The catalog plugin runs on Java 21 alone.',
        '',
        '* Try:',
        '> Run with --scan',
      ],
      'The catalog plugin runs on Java 21 alone.',
    ],
    [
      'is what a checker says rather than the count that Gradle names below',
      [
        'src/Cart.java:12:\tEmptyCatch:\tA catch block is empty',
        '> Task :lintMain FAILED',
        '* What went wrong:',
        "Execution failed for task ':lintMain'.",
        '> A failure occurred while executing org.shop.lint.internal.LintAction',
        '   > 3 lint rule violations were found. See the report',
        '',
        '* Try:',
        '> Run with --scan',
      ],
      'src/Cart.java:12: EmptyCatch: A catch block is empty',
    ],
    [
      'is not what a playbook ignores',
      [
        'fatal: [web]: FAILED! => {"msg": "No such file or directory: cartd"}',
        '...ignoring',
        'fatal: [web]: FAILED! => {"msg": "the cart did not start"}',
      ],
      'fatal: [web]: FAILED! => {"msg": "the cart did not start"}',
    ],
    [
      'is the innermost message of a long answer',
      [
        `ERROR: {"error":{"code":"Failed","target":"${'shop/'.repeat(40)}","message":"The deployment failed.","details":[{"message":"The plan has no room for a cart."}]}}`,
      ],
      'The plan has no room for a cart.',
    ],
    [
      'is the error above the sentence of a script on what came of it',
      ['ERROR: HTTP 403: the account is closed', 'retrying', '❌ Failed to upload the cart: see above'],
      'HTTP 403: the account is closed',
    ],
    [
      'is the failure of a test that sbt tells as information',
      [
        '[info] CartSpec:',
        '[info] - adds lines *** FAILED ***',
        '[info]   150 did not equal 300 (CartSpec.scala:22)',
        '[info] *** 1 TEST FAILED ***',
        '[error] Failed: Total 3, Failed 1, Errors 0, Passed 2',
        '[error] Failed tests:',
        '[error] \tshop.CartSpec',
        '[error] (Test / test) sbt.TestsFailedException: Tests unsuccessful',
      ],
      '[info] 150 did not equal 300 (CartSpec.scala:22)',
    ],
    [
      'is what a command said rather than that a rule failed',
      [
        'ERROR: src/BUILD:7:8: Executing genrule //src:pack failed (Exit 1): bash failed: error executing command /bin/bash -c ...',
        "cp: cannot stat 'carts': No such file or directory",
      ],
      "cp: cannot stat 'carts': No such file or directory",
    ],
    [
      'goes on below a code',
      ['src/Cart.hs:22:15: error: [GHC-83865]', '    • No room for an Int'],
      'src/Cart.hs:22:15: error: [GHC-83865] • No room for an Int',
    ],
    [
      'goes on below the head of a CMake error',
      [
        'CMake Error at cmake/cart.cmake:7 (message):',
        '  cart needs autoconf',
        '',
        'error: building cart failed with: BUILD_FAILED',
      ],
      'CMake Error at cmake/cart.cmake:7 (message): cart needs autoconf',
    ],
    [
      'goes on with the broken lines of a CMake error, not with its call stack',
      [
        'CMake Error at cmake/cart.cmake:7 (message):',
        '  The cart at',
        '',
        '    "/opt/cart"',
        '',
        '  is not able to hold a simple line',
        '',
        'Call Stack (most recent call first):',
        '  CMakeLists.txt:12 (project)',
      ],
      'CMake Error at cmake/cart.cmake:7 (message): The cart at "/opt/cart" is not able to hold a simple line',
    ],
    [
      'is why a test of testify failed, not where',
      [
        '--- FAIL: TestCart (0.34s)',
        '    cart_test.go:34: ',
        '        \tError Trace:\tcart_test.go:34',
        '        \tError:      \tthe cart holds a second line',
        '        \tTest:       \tTestCart',
      ],
      'cart_test.go:34: Error: the cart holds a second line',
    ],
    [
      'is why no version could be chosen',
      [
        "Because shop depends on cart ^2.0.0 which doesn't match any versions, version solving failed.",
        '',
        'Failed to update packages.',
      ],
      "Because shop depends on cart ^2.0.0 which doesn't match any versions, version solving failed.",
    ],
    [
      'is what an analyzer says above a place',
      [
        '┃ [R] → Modules should have a @moduledoc tag.',
        '┃       lib/cart.ex:1:11 #(Shop.Cart)',
        '',
        'Analysis took 0.5 seconds',
      ],
      '[R] → Modules should have a @moduledoc tag.',
    ],
    [
      'is the artifact that is missing, not that something could not be resolved',
      [
        '[ERROR] Failed to execute goal on project cart: Could not resolve dependencies for project shop:cart:jar:1.0',
        '[ERROR] dependency: shop:lines:jar:2.3 (compile)',
        '[ERROR] \tCould not find artifact shop:lines:jar:2.3 in central',
      ],
      'Could not find artifact shop:lines:jar:2.3 in central',
    ],
    [
      'is what an exception stands for, not its number',
      ['CartError: code: -2', '  error: [409] Another cart is being filled.'],
      '[409] Another cart is being filled.',
    ],
    [
      'is the rest of a sentence no more than its beginning',
      [
        'Failed to update the stack. Run the following command',
        'to list the events leading up to the failure',
      ],
      'Failed to update the stack. Run the following command',
    ],
    [
      'names the row of a stack that failed',
      [
        'CREATE_FAILED  Cart  the runtime is too old',
        'Error: Failed to create the stack: cart, waiter failed',
      ],
      'CREATE_FAILED Cart the runtime is too old',
    ],
    [
      'is the leak that a checker of memory found',
      [
        '==7== Memcheck, a memory error detector',
        '==7== 72 bytes in 1 blocks are definitely lost in loss record 1 of 1',
        '==7== ERROR SUMMARY: 1 errors from 1 contexts',
      ],
      '72 bytes in 1 blocks are definitely lost in loss record 1 of 1',
    ],
    [
      'is why a long goal failed',
      [
        `[ERROR] Failed to execute goal shop.plugins:${'cart-'.repeat(16)}plugin:3.1:fill (default) on project cart: Fatal error filling: no such line in the cart: 18 -> [Help 1]`,
      ],
      'Fatal error filling: no such line in the cart: 18',
    ],
    [
      'is the comparison that a test names, with its values',
      [
        'cart: Test Failed at /tmp/shop/test/runtests.jl:9',
        '  Expression: total(c) == 4',
        '   Evaluated: 3 == 4',
        'Test Summary: | Pass  Fail  Total',
        'ERROR: LoadError: Some tests did not pass: 5 passed, 1 failed, 0 errored, 0 broken.',
        'ERROR: Package Shop errored during testing',
      ],
      'Expression: total(c) == 4 (Evaluated: 3 == 4)',
    ],
    [
      'is the cause that Gradle names below',
      [
        'FAILURE: Build failed with an exception.',
        '* What went wrong:',
        'Execution failed for task :a.',
        '> Could not find x',
      ],
      'Could not find x',
    ],
    [
      'is what a code of Yarn says, not its sum',
      [
        '➤ YN0000: ┌ Post-resolution validation',
        '➤ YN0028: │ -  checksum: 12ab',
        '➤ YN0028: │ The lockfile would have been changed by this install, which is forbidden.',
        '➤ YN0000: └ Completed in 0s 370ms',
        '➤ YN0000: Failed with errors in 0s 955ms',
      ],
      'The lockfile would have been changed by this install, which is forbidden.',
    ],
    [
      'is the exception of Ruby below the line of code, whatever it is called',
      [
        'Failures:',
        '',
        '  1) Basket shows its lines',
        '     Failure/Error: click_on "Pay"',
        '',
        '     Capybara::ElementNotFound:',
        '       Unable to find link "Pay"',
      ],
      'Capybara::ElementNotFound: Unable to find link "Pay"',
    ],
    [
      'is in the block that minitest-reporters opens',
      [
        'ERROR["test_pay", #<Minitest::Reporters::Suite:0x1 @name="BasketTest">, 3.5]',
        ' test_pay#BasketTest (3.50s)',
        'Minitest::UnexpectedError:         Shop::Refused: no such card',
        '            test/basket_test.rb:6:in `block in <class:BasketTest>',
      ],
      'Minitest::UnexpectedError: Shop::Refused: no such card',
    ],
    [
      'is in a test whose long name leaves no room for a rule',
      [
        `_ tests/${'deep/'.repeat(14)}test_basket.py _`,
        '[gw3] linux -- Python 3.12.13 /usr/bin/python3',
        "worker 'gw3' crashed while running 'test_pay'",
        '=== short test summary info ===',
        'FAILED test_pay',
      ],
      "worker 'gw3' crashed while running 'test_pay'",
    ],
    [
      'is a row of a table about a file',
      [
        ' ------ -----------------------',
        '  Line   Basket.php',
        ' ------ -----------------------',
        '  6      Parameter $card of pay() needs a string.',
        ' ------ -----------------------',
        ' [ERROR] Found 1 error',
      ],
      'Basket.php:6 Parameter $card of pay() needs a string.',
    ],
    [
      'is what the runner says of a step that was canceled',
      ['> shop@1.0.0 audit', '> audit-ci --config audit.json', '##[error]The operation was canceled.'],
      'The operation was canceled.',
    ],
    [
      'is not what a tool was doing when another one failed',
      ['Solving environment: ...working...', "##[error]The process '/opt/conda' failed with exit code null"],
      "The process '/opt/conda' failed with exit code null",
    ],
    [
      'is the failure with a mark, where only another program is named below it',
      [
        '  • uploading       file=shop.deb',
        '  ⨯ app-builder exited with code ERR_CANNOT_EXECUTE',
        '##[error]Command failed: npx electron-builder',
      ],
      'app-builder exited with code ERR_CANNOT_EXECUTE',
    ],
    [
      'says what follows a long command',
      [
        `##[error]Encountered a fatal error while running "/opt/codeql database finalize ${'--threads=2 '.repeat(12)}". The last line was: no source code in Python.`,
      ],
      'Encountered a fatal error while running "/opt/codeql database…". The last line was: no source code in Python.',
    ],
    [
      'says the error of a line of keys and values',
      [
        `ERROR [db] Failed to download artifact repo="${'host/'.repeat(28)}" err="GET manifest: TOOMANYREQUESTS"`,
      ],
      'ERROR [db] Failed to download artifact: GET manifest: TOOMANYREQUESTS',
    ],
    [
      'is the message below the class of an exception',
      [
        '  BuildBackendError',
        '',
        "  Backend 'shop.build' is not available.",
        '',
        '  at ~/chef.py:147 in _prepare',
      ],
      "BuildBackendError Backend 'shop.build' is not available.",
    ],
    [
      'is why a gem was not built',
      [
        'Gem::Ext::BuildError: ERROR: Failed to build gem native extension.',
        'checking for shop.h... no',
        "Can't find the shop.h header",
        '*** extconf.rb failed ***',
        'An error occurred while installing shop (1.2.2), and Bundler cannot',
      ],
      "Can't find the shop.h header",
    ],
    [
      'is the reason below an exception that only says what failed',
      [
        '* What went wrong:',
        "Execution failed for task ':app:merge'.",
        '> 1 exception was raised by workers:',
        '  shop.ResourceException: Compilation of resources failed',
        '  res/logo.png: error: file does not start with a signature.',
      ],
      'res/logo.png: error: file does not start with a signature.',
    ],
    [
      'is not an attempt that was followed by another',
      [
        'Solving: failed with the frozen solve. Retrying with the flexible solve.',
        'Found conflicts among shop and cart.',
        "##[error]The process '/opt/conda' failed with exit code 1",
      ],
      'Found conflicts among shop and cart.',
    ],
    [
      "keeps the reason of a failed test, not its file's name",
      [`FAILED tests/${'deep/'.repeat(30)}test_cart.py::test_total[1-2] - ValueError: no price`],
      'test_total: ValueError: no price',
    ],
    [
      'keeps the message behind a place and a level',
      [`src/${'a'.repeat(40)}.rst:6: error: the list refers to ${'document '.repeat(14)}: no link`],
      `src/${'a'.repeat(40)}.rst:6: error: the list refers to ${'document '.repeat(8)}document…`,
    ],
    [
      'is what PowerShell says below the line of the script',
      [
        'Get-ChildItem: D:\\a\\_temp\\4d2b.ps1:4',
        'Line |',
        '   4 |  Get-ChildItem shop -Recurse',
        '     |  ~~~~~~~~~~~~~~~~~~~~~~~~~~~',
        "     | Cannot find path 'shop' because it does not exist.",
      ],
      "Cannot find path 'shop' because it does not exist.",
    ],
    [
      'is what the syntax of PowerShell lacks',
      [
        'ParserError: D:\\1.ps1:2',
        'Line |',
        '   2 |  {',
        '     |  ~',
        "     | Missing closing '}' in block.",
      ],
      "Missing closing '}' in block.",
    ],
    [
      'is what Windows PowerShell says above the line of the script',
      [
        'New-PSDrive : The drive is taken',
        'At line:1 char:5',
        '+     New-PSDrive @shop',
        '    + CategoryInfo          : InvalidOperation: (Z:PSDriveInfo) [New-PSDrive], Win32Exception',
        '    + FullyQualifiedErrorId : CouldNotMapNetworkDrive,NewPSDriveCommand',
      ],
      'New-PSDrive : The drive is taken',
    ],
    [
      'is the attempt after which no other came',
      [
        'attempt 1 failed: shop.OperationalError: lock timeout, retrying in 5s',
        'attempt 2 failed: shop.OperationalError: no lock',
      ],
      'attempt 2 failed: shop.OperationalError: no lock',
    ],
    [
      'is the sentence above a list',
      [
        `lerna ERR! EUNCOMMIT The tree of the shop has changes, please commit or remove ${'the following '.repeat(4)}before continuing:`,
        'lerna ERR! EUNCOMMIT  M packages/basket/package.json',
      ],
      `EUNCOMMIT The tree of the shop has changes, please commit or remove ${'the following '.repeat(4)}before continuing:`,
    ],
    [
      'is a message that timed out retrying',
      [
        '  1 failing',
        '  1) Basket',
        '       shows the total:',
        '     AssertionError: Timed out retrying after 4000ms: Expected to find element: `.total`.',
        '    ✖  1 of 1 failed (100%)                     00:05        2        1',
      ],
      'Timed out retrying after 4000ms: Expected to find element: `.total`.',
    ],
    [
      'is not the command that would mend it',
      [
        '2 vulnerabilities (1 moderate, 1 high)',
        '',
        'To address all issues, run:',
        '  npm audit fix --force',
      ],
      '2 vulnerabilities (1 moderate, 1 high)',
    ],
    [
      'is the reason among what Composer found',
      [
        '  Problem 1',
        '    - octo/cart is locked to version 2.0.0 and an update of this package was not requested.',
        '    - octo/cart 2.0.0 requires php >=8.3 -> your php version (8.1.2) does not satisfy that.',
      ],
      '- octo/cart 2.0.0 requires php >=8.3 -> your php version (8.1.2) does not satisfy that.',
    ],
    [
      'is the line that denies something, not the last one of a sentence',
      ["The cart changed, but the lockfile can't be updated because", 'frozen mode is set', 'control.'],
      "The cart changed, but the lockfile can't be updated because",
    ],
    [
      'keeps the sentence before an answer in braces',
      [
        `Error: uploading the basket of the shop: the address was not given: 429 - {'detail': 'limit: ${'x'.repeat(120)}', code: 'throttled'}`,
      ],
      `uploading the basket of the shop: the address was not given: 429 - {'detail': 'limit: ${'x'.repeat(73)}…`,
    ],
    [
      'has the level that syslog knows',
      ['2026/11/26 22:30:27 [emerg] 12#12: unknown directive "x"', 'nginx: test of the file failed'],
      '[emerg] 12#12: unknown directive "x"',
    ],
    [
      'is the assertion on a call, which is no dotted name',
      ['  ● pays', '    expect(jest.fn()).toHaveBeenCalledWith(...expected)', '    Expected: "a"'],
      'pays: expect(jest.fn()).toHaveBeenCalledWith(...expected) (Expected: "a")',
    ],
    [
      'is what became of a promise, not its value',
      ['  ● pays', '    expect(received).resolves.toBe()', '    Rejected to value: [Error: no money]'],
      'pays: expect(received).resolves.toBe()',
    ],
    [
      'is the branch that was not taken, not that some were not',
      [
        ' ! [rejected] main -> main (fetch first)',
        "error: failed to push some refs to 'https://example.com/a'",
      ],
      '[rejected] main -> main (fetch first)',
    ],
    [
      'is who was denied what, not the status of the answer',
      [
        'remote: Permission to octo/a.git denied to bot.',
        "fatal: unable to access 'https://example.com/a': 403",
      ],
      'remote: Permission to octo/a.git denied to bot.',
    ],
    [
      'is what is wrong with a call, not how to call',
      ['ERROR: usage: adder [options]', 'adder: error: unrecognized arguments: --all'],
      'adder: error: unrecognized arguments: --all',
    ],
    [
      'is the rule that was violated, though told as a warning',
      [
        '[WARNING] Rule violated for bundle shop: covered ratio is 0.7, but expected minimum is 0.8',
        '[ERROR] Failed to execute goal a:b:1:check (check) on project shop: Checks have not been met.',
      ],
      '[WARNING] Rule violated for bundle shop: covered ratio is 0.7, but expected minimum is 0.8',
    ],
    [
      'is what a build script misses, not that the script failed',
      [
        'error: failed to run custom build command for `cart-sys v1.0.0`',
        '',
        'Caused by:',
        "  process didn't exit successfully: `target/build-script` (exit status: 101)",
        '  Could not find the library of the cart',
      ],
      'Could not find the library of the cart',
    ],
    [
      'is the assertion of a test, not the totals of the run',
      [
        '  Failed Sums [4 ms]',
        '     Assert.That(sum, Is.EqualTo(3))',
        'Failed!  - Failed:     1, Passed:     7, Total:     8 - Cart.dll (net8.0)',
      ],
      'Assert.That(sum, Is.EqualTo(3))',
    ],
    [
      'is the full disk, not the linker that died of it',
      [
        'error: linking of `cart` was cut off',
        'error: writing cart.o: No space left on device (os error 28)',
      ],
      'writing cart.o: No space left on device (os error 28)',
    ],
    [
      'is the snapshot that a run in CI may not write',
      [
        '  ● basket',
        '    expect(received).toMatchSnapshot()',
        '    New snapshot was not written. Pass the flag.',
      ],
      'New snapshot was not written. Pass the flag.',
    ],
    [
      'is the message among the fields of a warning',
      ['Confidence: High', 'Category: Injection', 'Message: Possible injection', 'Code: run(x)', 'Line: 7'],
      'Message: Possible injection',
    ],
    [
      'goes on in the lines that a narrow terminal indents below their level',
      ['ERROR    HTTPError: 400 Bad Request', "         File already exists ('a.whl').", 'Bye.'],
      "HTTPError: 400 Bad Request File already exists ('a.whl').",
    ],
    [
      'is the message of a test, not the library that the test is from',
      [
        'failed Totals (9ms)',
        '  from bin/Cart.dll (net10.0|x64)',
        '  Sum was 4',
        '    at Cart.Totals() in Cart.cs:3',
      ],
      'Sum was 4',
    ],
    [
      'is the file that is not formatted, not their number',
      ["[warn] src/Cart.scala isn't formatted properly!", '[error] scalafmt: 1 files must be formatted'],
      "[warn] src/Cart.scala isn't formatted properly!",
    ],
    ['is the first file of a list', ['vpc/main.tf', 'vpc/outputs.tf'], 'vpc/main.tf'],
    [
      'is the first change of a list',
      ['Changed a.dart', 'Changed b.dart', 'Formatted 9 files'],
      'Changed a.dart',
    ],
    [
      'is the check, not the file with a number of failures',
      [' FAIL  test/cart.js 1 failed of 2 5ms', ' ✖ has a total > should be equal'],
      'has a total > should be equal',
    ],
    [
      'is the reason below a sentence about what was going on',
      ['Error while requesting a font', 'Failed to fetch `Inter` from the server.'],
      'Failed to fetch `Inter` from the server.',
    ],
    [
      'is what was expected of an answer, not the numbers that were compared',
      ['Expected status [200] but received 403.', 'Failed asserting that 403 is identical to 200.'],
      'Expected status [200] but received 403.',
    ],
    [
      'is the assertion on a page, not that its element was absent',
      [
        '  1) a.spec.ts:9:5 › total',
        '    Error: expect(locator).toBeVisible() failed',
        '    Error: element(s) not found',
      ],
      'expect(locator).toBeVisible() failed',
    ],
  ])('%s', (_, lines, firstError) => {
    expect(tell(lines).firstError).toBe(firstError);
  });

  it('keeps the words of a long line, not its path', () => {
    const path = `/home/runner/.cache/${'deep/'.repeat(40)}name.kt`;
    expect(tell([`${path}:3:38: error: Unresolved reference: BuildConfig`]).firstError).toBe(
      '…/name.kt:3:38: error: Unresolved reference: BuildConfig',
    );
  });

  it('says when it is a guess', () => {
    expect(tell(['main.go']).isFirstErrorGuess).toBe(true);
    expect(tell(['Error: upload was refused']).isFirstErrorGuess).toBe(false);
  });

  it('shows the heading and the place of the failure, however far above', () => {
    const lines = [
      'FAIL: test.shop.test_total',
      ...filler(300),
      'Traceback (most recent call last):',
      '  File "shop/cart.py", line 9, in total',
      ...filler(20).map((line) => `    ${line}`),
      'ValueError: no price',
      ...filler(300),
    ];
    const shown = tell(lines).lines.map(({ text }) => text);
    expect(shown).toEqual(
      expect.arrayContaining([lines[0], 'ValueError: no price', '  File "shop/cart.py", line 9, in total']),
    );
  });
});
