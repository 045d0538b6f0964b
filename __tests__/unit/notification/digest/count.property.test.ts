import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDigest, type WorkflowRunRecord } from '../../../../src/notification/digest/count.ts';
import type { Conclusion } from '../../../../src/notification/notification.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-03-01T00:00:00Z');
const iso = (minutes: number): string => new Date(START + minutes * MINUTE).toISOString();

interface Story {
  workflow: string;
  branch: string;
  conclusion: Conclusion;
  attempt: number;
  startedMinute: number;
  minutes: number;
}

const story: fc.Arbitrary<Story> = fc.record({
  workflow: fc.constantFrom('ci', 'nightly'),
  branch: fc.constantFrom('main', 'next'),
  conclusion: fc.constantFrom<Conclusion[]>(
    'success',
    'success',
    'failure',
    'timed_out',
    'startup_failure',
    'cancelled',
    'skipped',
    'neutral',
    'stale',
    'action_required',
  ),
  attempt: fc.integer({ min: 1, max: 3 }),
  startedMinute: fc.integer({ min: 0, max: 200 }),
  minutes: fc.integer({ min: 0, max: 60 }),
});

/** The stories in the order of their run numbers. */
const factsOf = (stories: readonly Story[]): WorkflowRunRecord[] =>
  stories.map(({ workflow, branch, conclusion, attempt, startedMinute, minutes }, index) => ({
    id: index + 1,
    number: index + 1,
    attempt,
    sha: 'a'.repeat(40),
    branch,
    event: 'push',
    status: 'completed',
    conclusion,
    url: '',
    startedAt: iso(startedMinute),
    updatedAt: iso(startedMinute + minutes),
    prNumbers: [],
    workflowKey: workflow,
    workflowName: workflow,
    workflowUrl: '',
  }));

const isBad = (conclusion: Conclusion): boolean =>
  ['failure', 'timed_out', 'startup_failure'].includes(conclusion);

/** The same digest from counting in plain loops, one workflow and branch at a time. */
function countByHand(stories: readonly Story[], before: number, from: number, to: number) {
  const rows: Record<string, unknown>[] = [];
  for (const workflow of ['ci', 'nightly']) {
    for (const branch of ['main', 'next']) {
      let [runs, ok, bad, okBefore, badBefore] = [0, 0, 0, 0, 0];
      let isFlaky = false;
      let latest = '';
      let latestBefore = '';
      let redSince: number | undefined;
      const bar: string[] = [];
      const times: number[] = [];
      const timesBefore: number[] = [];
      for (const each of stories) {
        if (each.workflow !== workflow || each.branch !== branch) continue;
        const end = each.startedMinute + each.minutes;
        if (end > to) continue;
        const result = each.conclusion === 'success' ? 'ok' : isBad(each.conclusion) ? 'bad' : 'other';
        if (result !== 'other') latest = result;
        if (result === 'ok') redSince = undefined;
        if (result === 'bad') redSince ??= end;
        if (end > from) {
          runs += 1;
          bar.push(result);
          if (result === 'ok') ok += 1;
          if (result === 'bad') bad += 1;
          if (result === 'ok' && each.attempt > 1) isFlaky = true;
          if (result === 'ok') times.push(each.minutes);
        } else if (end > before) {
          if (result !== 'other') latestBefore = result;
          if (result === 'ok') okBefore += 1;
          if (result === 'bad') badBefore += 1;
          if (result === 'ok') timesBefore.push(each.minutes);
        }
      }
      if (latest === '' || (ok + bad === 0 && latest !== 'bad')) continue;
      const share = (values: number[], wanted: number): number | undefined =>
        // The smallest value that at least the wanted share of all values does not exceed.
        [...values]
          .sort((a, b) => a - b)
          .find((value) => values.filter((other) => other <= value).length >= wanted * values.length);
      const inMs = (minutes: number | undefined) => (minutes === undefined ? undefined : minutes * MINUTE);
      rows.push({
        name: workflow,
        branch,
        state:
          latest === 'bad'
            ? 'red'
            : isFlaky
              ? 'flaky'
              : bad > 0 || latestBefore === 'bad'
                ? 'recovered'
                : 'green',
        runs,
        failed: bad,
        successRate: ok + bad === 0 ? 0 : ok / (ok + bad),
        successRateBefore: okBefore + badBefore === 0 ? undefined : okBefore / (okBefore + badBefore),
        redSince: latest === 'bad' && redSince !== undefined ? iso(redSince) : undefined,
        p50Ms: inMs(share(times, 0.5)),
        p95Ms: times.length < 5 ? undefined : inMs(share(times, 0.95)),
        p50BeforeMs: inMs(share(timesBefore, 0.5)),
        bar,
      });
    }
  }
  return rows;
}

const byName = (a: { name?: unknown; branch?: unknown }, b: { name?: unknown; branch?: unknown }): number =>
  `${a.name} ${a.branch}` < `${b.name} ${b.branch}` ? -1 : 1;

describe('buildDigest against counting by hand', () => {
  it('agrees on any runs, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(story, { maxLength: 60 }),
        fc.integer({ min: 0, max: 80 }),
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 1, max: 120 }),
        fc.infiniteStream(fc.nat()),
        (stories, before, length, rest, noise) => {
          const [from, to] = [before + length, before + length + rest];
          const shuffled = factsOf(stories)
            .map((fact) => ({ fact, rank: noise.next().value ?? 0 }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ fact }) => fact);
          const digest = buildDigest({ runs: shuffled, before: iso(before), from: iso(from), to: iso(to) });
          const expected = countByHand(stories, before, from, to);
          expect(digest.workflows.toSorted(byName)).toEqual(
            expected.toSorted(byName).map((row) => ({ ...row, url: '' })),
          );
          expect(digest.runs).toBe(expected.reduce((sum, row) => sum + Number(row['runs']), 0));
          expect(digest.red + digest.flaky + digest.recovered + digest.green).toBe(expected.length);
        },
      ),
      { numRuns: 1500 },
    );
  });
});
