import type { TestCase, Tests } from '../notification/notification.ts';
import { type CaseResult, identifyTest, type ReportSink } from './case.ts';
import { createJUnitReader } from './junit.ts';
import { createTrxReader } from './trx.ts';
import { createXmlReader } from './xml.ts';

/** All reports of a run together. */
export interface TestReport {
  /** Counted from the tests themselves: the totals that reports give about themselves are not trusted. */
  tests: Tests;
  /** Of all failed tests, in the order of the reports; to be given as `known` to the next run's report. */
  failedIds: string[];
}

export interface TallyOptions {
  /** Ids of tests known to fail from before. With it, failures get `isNew`; without it nobody can know. */
  known?: ReadonlySet<string>;
  /** Folder of the sources, taken off the paths of files. */
  root?: string;
  /** Takes hidden values out of names, messages and details. */
  scrub?: (text: string) => string;
}

/** So many failures are kept to choose from, so that a report of millions stays small in memory. */
const MAX_KEPT = 10_000;

/** Failed tests that are listed; the rest is counted in `more`. */
const MAX_LISTED = 100;

/** Flaky tests are named up to here; the rest is only counted. */
const MAX_FLAKY = 20;

/**
 * Counts tests over any number of reports.
 *
 * @returns `open` begins a report and gives its reader (see {@link createXmlReader}), `finish` gives the whole
 */
export function createTally(options: TallyOptions): {
  open(warn: (text: string) => void): ReturnType<typeof createXmlReader>;
  finish(): TestReport;
} {
  const { known, root, scrub } = options;
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures: TestCase[] = [];
  const failedIds: string[] = [];
  const flakyTests: TestCase[] = [];
  let flaky = 0;
  let files = 0;
  let durationMs: number | undefined;

  function add({ outcome, isFlaky, ...test }: CaseResult): void {
    counts[outcome] += 1;
    if (test.durationMs !== undefined) durationMs = (durationMs ?? 0) + test.durationMs;
    if (isFlaky) {
      flaky += 1;
      if (flakyTests.length < MAX_FLAKY) flakyTests.push(listed(test));
    }
    if (outcome !== 'failed' || failures.length >= MAX_KEPT) return;
    const id = identifyTest(test);
    failedIds.push(id);
    failures.push({ ...listed(test), ...(known && { isNew: !known.has(id) }) });
  }

  function listed(test: TestCase): TestCase {
    return {
      ...test,
      ...(test.durationMs !== undefined && { durationMs: Math.round(test.durationMs) }),
      ...(test.file !== undefined && { file: relatePath(test.file, root) }),
    };
  }

  return {
    open(warn) {
      files += 1;
      const sink: ReportSink = { add, warn };
      return createXmlReader((name) => {
        if (name === 'testsuites' || name === 'testsuite') return createJUnitReader(sink);
        return name === 'TestRun' ? createTrxReader(sink) : undefined;
      }, scrub);
    },
    finish() {
      const newFirst = failures.toSorted((a, b) => Number(b.isNew ?? false) - Number(a.isNew ?? false));
      const shown = newFirst.slice(0, MAX_LISTED);
      const total = counts.passed + counts.failed + counts.skipped;
      return {
        tests: {
          total,
          ...counts,
          flaky,
          ...(durationMs !== undefined && { durationMs: Math.round(durationMs) }),
          failures: shown,
          more: counts.failed - shown.length,
          flakyTests,
          files,
        },
        failedIds,
      };
    },
  };
}

/** A path as the repository knows it: parted by `/`, without the folder that the build ran in. */
function relatePath(file: string, root: string | undefined): string {
  const path = file.replaceAll('\\', '/');
  const folder = `${root?.replaceAll('\\', '/').replace(/(?<!\/)\/+$/, '')}/`;
  return root !== undefined && path.startsWith(folder)
    ? path.slice(folder.length)
    : path.replace(/^\.\//, '');
}
