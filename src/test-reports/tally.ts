import type { TestCase, Tests } from '../notification/notification.ts';
import { type CaseResult, identifyTest, type ReportSink } from './case.ts';
import { createJUnitReader } from './junit.ts';
import { createTrxReader } from './trx.ts';
import { createXmlReader } from './xml.ts';

/** All reports of a run together. */
export interface TestReport {
  /** Counted from the tests themselves: the totals that reports give about themselves are not trusted. */
  tests: Tests;
  /**
   * Of each failed test, by its id and the artifact that it stands in: what its errors have in common over runs. Tests of
   * one id, in several reports, share an entry.
   */
  failed: ReadonlyMap<string, ReadonlySet<string>>;
  /** More tests failed than `failed` can hold. */
  isCut: boolean;
}

/** What the reports of an earlier run said. */
export interface EarlierReport extends Pick<TestReport, 'failed'> {
  /** The artifacts that were read whole: only their tests are compared. */
  artifacts: ReadonlySet<string>;
  /** An earlier attempt of the same run: a test that passes now is flaky. */
  isSameRun: boolean;
}

export interface TallyOptions {
  /** With it, failures in the same artifacts get `isNew`; without it nobody can know. */
  earlier?: EarlierReport;
  /** Folder of the sources, taken off the paths of files. */
  root?: string;
  /** Takes hidden values out of names, messages and details. */
  scrub?: (text: string) => string;
}

/** So many failures are kept to choose from, so that a report of millions stays small in memory. */
const MAX_KEPT = 10_000;

/** Failed tests that are listed; the rest is counted in `more`. */
const MAX_LISTED = 100;

/** Flaky and repaired tests are named up to here; the rest is only counted. */
const MAX_NAMED = 20;

/**
 * Counts tests over any number of reports.
 *
 * @returns `open` begins a report of an artifact and gives its reader (see {@link createXmlReader}), `finish` gives the whole
 */
export function createTally(options: TallyOptions): {
  open(warn: (text: string) => void, artifact?: string): ReturnType<typeof createXmlReader>;
  finish(): TestReport;
} {
  const { earlier, root, scrub } = options;
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const changes = { new: 0, known: 0 };
  const failures: TestCase[] = [];
  const failed = new Map<string, Set<string>>();
  const flakyTests: TestCase[] = [];
  /** Of those that failed before. */
  const passedNow = new Map<string, TestCase>();
  const failedAgain = new Set<string>();
  let flaky = 0;
  let files = 0;
  let durationMs: number | undefined;

  function add(artifact: string, { outcome, isFlaky, ...test }: CaseResult): void {
    counts[outcome] += 1;
    if (test.durationMs !== undefined) durationMs = (durationMs ?? 0) + test.durationMs;
    const id = `${artifact}\n${identifyTest(test)}`;
    const errorsBefore = earlier?.failed.get(id);
    if (isFlaky) {
      flaky += 1;
      if (flakyTests.length < MAX_NAMED) flakyTests.push(listed(test));
    } else if (outcome === 'passed' && errorsBefore) {
      passedNow.set(id, listed(test));
    }
    if (outcome !== 'failed') return;
    const error = signError(test.message);
    const change = earlier?.artifacts.has(artifact)
      ? { isNew: !errorsBefore, hasNewError: errorsBefore?.has(error) === false }
      : undefined;
    if (errorsBefore) failedAgain.add(id);
    if (change) changes[change.isNew ? 'new' : 'known'] += 1;
    if (failures.length === MAX_KEPT) return;
    failures.push({ ...listed(test), ...change });
    const errors = failed.get(id);
    if (errors) errors.add(error);
    else failed.set(id, new Set([error]));
  }

  function listed(test: TestCase): TestCase {
    return {
      ...test,
      ...(test.durationMs !== undefined && { durationMs: Math.round(test.durationMs) }),
      ...(test.file !== undefined && { file: relatePath(test.file, root) }),
    };
  }

  return {
    open(warn, artifact = '') {
      files += 1;
      const sink: ReportSink = { add: (result) => add(artifact, result), warn };
      return createXmlReader((name) => {
        if (name === 'testsuites' || name === 'testsuite') return createJUnitReader(sink);
        return name === 'TestRun' ? createTrxReader(sink) : undefined;
      }, scrub);
    },
    finish() {
      const shown = failures.toSorted((a, b) => rank(b) - rank(a)).slice(0, MAX_LISTED);
      // A test that several reports tell of passes where it passes in all of them.
      const repaired = [...passedNow].flatMap(([id, test]) => (failedAgain.has(id) ? [] : [test]));
      const isFlaky = earlier?.isSameRun === true;
      const allFlaky = isFlaky ? [...flakyTests, ...repaired] : flakyTests;
      return {
        tests: {
          total: counts.passed + counts.failed + counts.skipped,
          ...counts,
          flaky: flaky + (isFlaky ? repaired.length : 0),
          ...(durationMs !== undefined && { durationMs: Math.round(durationMs) }),
          failures: shown,
          more: counts.failed - shown.length,
          flakyTests: allFlaky.slice(0, MAX_NAMED),
          ...(earlier && {
            newFailures: changes.new,
            knownFailures: changes.known,
            repaired: isFlaky ? 0 : repaired.length,
            repairedTests: isFlaky ? [] : repaired.slice(0, MAX_NAMED),
          }),
          files,
        },
        failed,
        isCut: counts.failed > MAX_KEPT,
      };
    },
  };
}

/** What stands first where not all failures can be listed. */
function rank({ isNew = false, hasNewError = false }: TestCase): number {
  return isNew ? 2 : hasNewError ? 1 : 0;
}

/** An error without what differs from run to run: only its first line, and numbers, addresses and ids as one sign. */
function signError(message = ''): string {
  const [line = ''] = message.split('\n', 1);
  return line.replace(/[\da-f]{7,}|\d+/gi, '#');
}

/** A path as the repository knows it: parted by `/`, without the folder that the build ran in. */
function relatePath(file: string, root: string | undefined): string {
  const path = file.replaceAll('\\', '/');
  const folder = `${root?.replaceAll('\\', '/').replace(/(?<!\/)\/+$/, '')}/`;
  return root !== undefined && path.startsWith(folder)
    ? path.slice(folder.length)
    : path.replace(/^\.\//, '');
}
