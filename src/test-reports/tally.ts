import type { TestCase, Tests } from '../notification/notification.ts';
import type { CaseResult, ReportSink } from './case.ts';
import { createJUnitReader } from './junit.ts';
import { createTrxReader } from './trx.ts';
import { createXmlReader } from './xml.ts';

/** All reports of a run together. */
export interface TestReport {
  /** Counted from the tests themselves: the totals that reports give about themselves are not trusted. */
  tests: Tests;
  /** Tests that passed only when they were run again. */
  flaky: number;
  /** Of all failed tests, in the order of the reports; to be given as `known` to the next run's report. */
  failedIds: string[];
}

export interface TallyOptions {
  /** Ids of tests known to fail from before. With it, failures get `isNew`; without it nobody can know. */
  known?: ReadonlySet<string>;
  /** Failed tests to list; the rest is counted in `more`. */
  maxFailures: number;
  /** Folder of the sources, taken off the paths of files. */
  root?: string;
}

/** So many failures are kept to choose from, so that a report of millions stays small in memory. */
const MAX_KEPT = 10_000;

/** Identifies a test across runs. */
export function identifyTest(test: Pick<TestCase, 'suite' | 'name'>): string {
  return `${test.suite}\n${test.name}`;
}

/**
 * Counts tests over any number of reports.
 *
 * @returns `open` begins a report and gives its reader (see {@link createXmlReader}), `finish` gives the whole
 */
export function createTally(options: TallyOptions): {
  open(warn: (text: string) => void): ReturnType<typeof createXmlReader>;
  finish(): TestReport;
} {
  const { known, maxFailures, root } = options;
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures: TestCase[] = [];
  const failedIds: string[] = [];
  let flaky = 0;
  let files = 0;
  let durationMs: number | undefined;

  function add({ outcome, isFlaky, ...test }: CaseResult): void {
    counts[outcome] += 1;
    if (isFlaky) flaky += 1;
    if (test.durationMs !== undefined) durationMs = (durationMs ?? 0) + test.durationMs;
    if (outcome !== 'failed' || failures.length >= MAX_KEPT) return;
    const id = identifyTest(test);
    failedIds.push(id);
    failures.push({
      ...test,
      ...(test.durationMs !== undefined && { durationMs: Math.round(test.durationMs) }),
      ...(test.file !== undefined && { file: relatePath(test.file, root) }),
      ...(known && { isNew: !known.has(id) }),
    });
  }

  return {
    open(warn) {
      files += 1;
      const sink: ReportSink = { add, warn };
      return createXmlReader((name) => {
        if (name === 'testsuites' || name === 'testsuite') return createJUnitReader(sink);
        return name === 'TestRun' ? createTrxReader(sink) : undefined;
      });
    },
    finish() {
      const newFirst = failures.toSorted((a, b) => Number(b.isNew ?? false) - Number(a.isNew ?? false));
      const listed = newFirst.slice(0, maxFailures);
      const total = counts.passed + counts.failed + counts.skipped;
      return {
        tests: {
          total,
          ...counts,
          ...(durationMs !== undefined && { durationMs: Math.round(durationMs) }),
          failures: listed,
          more: counts.failed - listed.length,
          files,
        },
        flaky,
        failedIds,
      };
    },
  };
}

/** A path as the repository knows it: parted by `/`, without the folder that the build ran in. */
function relatePath(file: string, root: string | undefined): string {
  const path = file.replaceAll('\\', '/');
  const folder = `${root?.replaceAll('\\', '/').replace(/\/+$/, '')}/`;
  return root !== undefined && path.startsWith(folder)
    ? path.slice(folder.length)
    : path.replace(/^\.\//, '');
}
