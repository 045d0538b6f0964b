import { describe, expect, it } from 'vitest';
import { strip } from '../../../../src/logs/lines/line-class.ts';
import { isVerdict, isWrapper } from '../../../../src/logs/lines/secondhand-failure.ts';

describe('sentences about another program', () => {
  it.each([
    'Process completed with exit code 1.',
    "The process '/usr/bin/xvfb-run' failed with exit code 1",
    'Error: Gradle task assembleDebug failed with exit code 1',
    'npm error Lifecycle script `test` failed with error:',
    'npm ERR! errno 1',
    'make: *** [Makefile:6: main.o] Error 1',
    "[ERROR] Execution failed for task ':compileJava'.",
    'error: could not compile `app` (bin "app") due to 1 previous error',
    "subprocess.CalledProcessError: Command '['helm', 'upgrade']' returned non-zero exit status 1.",
    'command (/home/runner/work/app/app/a) npm run test exited (1)',
    'Error: Command failed: npx tsc --noEmit',
    'ninja: build stopped: subcommand failed.',
    'ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)',
    '[ERROR] Re-run Maven using the -X switch to enable full debug logging.',
    '> Compilation failed; see the compiler error output for details.',
  ])('are wrappers: %s', (text) => {
    expect(isWrapper(text, strip(text))).toBe(true);
  });

  it.each([
    'Error: Artifact not found for name: dist',
    'ERROR: file or directory not found: tests/unit',
    "error: '2 == 3'",
    'Error: "config missing"',
    'Command failed: error: cannot rebase: Your index contains uncommitted changes.',
    'npm error Missing script: "biuld"',
    'ERROR in ./src/index.js 1:30-53',
    'bash: terrafrm: command not found',
    'Failed asserting that 2 is identical to 3.',
    'AssertionError: two is not three',
  ])('are not: %s', (text) => {
    expect(isWrapper(text, strip(text))).toBe(false);
  });

  it('are told from those that say why', () => {
    expect(isVerdict('Creating Pages deployment failed')).toBe(true);
    expect(isVerdict('Failed to create deployment (status: 404)')).toBe(false);
  });
});
