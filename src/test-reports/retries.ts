import { type CaseResult, identifyTest, type ReportSink } from './case.ts';

/** Failures of one suite that are held back at most; further ones count at once. */
const MAX_HELD = 10_000;

/**
 * Joins the results of a test that was run again: Gradle's test-retry and others write one `testcase` for each run, all
 * of one name and in the order of the runs. A test that failed and then passed is flaky; one that failed twice, or in
 * its call and in its clean-up (pytest), has failed once. A test that passed before it failed has failed.
 *
 * @param sink gets passed and skipped tests at once, failed ones at {@link flush}
 * @returns `add` takes the results of one suite, `flush` ends that suite: names are unique within a suite only
 */
export function joinRetries(sink: Pick<ReportSink, 'add'>): { add(result: CaseResult): void; flush(): void } {
  const held = new Map<string, CaseResult>();
  return {
    add(result) {
      const id = identifyTest(result);
      const before = held.get(id);
      if (result.outcome === 'failed') {
        if (before === undefined && held.size >= MAX_HELD) sink.add(result);
        else held.set(id, before ?? result);
      } else if (before !== undefined && result.outcome === 'passed') {
        held.delete(id);
        sink.add({ ...before, outcome: 'passed', isFlaky: true, durationMs: result.durationMs });
      } else {
        sink.add(result);
      }
    },
    flush() {
      for (const result of held.values()) sink.add(result);
      held.clear();
    },
  };
}
