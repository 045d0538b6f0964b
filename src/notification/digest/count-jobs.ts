import { groupJobs } from '../build/jobs.ts';
import { isRed } from '../build/outcome.ts';
import type { Digest, DigestWorkflow, Job, Jobs } from '../notification.ts';
import { isUndecided } from '../states.ts';
import { percentile } from './count.ts';

const SLOWEST = 10;

/**
 * Makes the digest of one run of many jobs: a row for every job and matrix, its legs as the bar.
 *
 * @param jobs  of the run, folded; compared with the previous run where there is one
 * @param given.isReRun the comparison is with an earlier attempt of the same run: what turned green was flaky
 */
export function digestJobs(
  jobs: Jobs,
  given: { from: string; to: string; branch: string; url: string; isReRun: boolean; isCut: boolean },
): Digest {
  const workflows = [...groupJobs(jobs.list)].map(([name, legs]) => rowOf(name, legs, given));
  const order: readonly DigestWorkflow['state'][] = ['red', 'flaky', 'recovered', 'green'];
  workflows.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const undecided = workflows.filter(isUndecided).length;
  const count = (state: DigestWorkflow['state']): number =>
    workflows.filter((workflow) => workflow.state === state).length;
  return {
    of: 'jobs',
    from: given.from,
    to: given.to,
    workflows,
    slowestJobs: jobs.list
      .flatMap(({ name, group, durationMs, url }) =>
        durationMs === undefined || url === undefined ? [] : [{ name, workflow: group, durationMs, url }],
      )
      .sort((a, b) => b.durationMs - a.durationMs)
      .slice(0, SLOWEST),
    red: count('red'),
    flaky: count('flaky'),
    green: count('green') - undecided,
    recovered: count('recovered'),
    undecided,
    runs: jobs.list.length,
    isCut: given.isCut,
    missed: [],
  };
}

function rowOf(
  name: string,
  legs: readonly Job[],
  { branch, url, isReRun }: { branch: string; url: string; isReRun: boolean },
): DigestWorkflow {
  const bar = legs.map(barOf);
  const failed = bar.filter((one) => one === 'bad').length;
  const ok = bar.filter((one) => one === 'ok').length;
  const isRepaired = legs.some((leg) => leg.change === 'repaired');
  const durations = legs
    .filter((leg) => barOf(leg) === 'ok')
    .flatMap((leg) => leg.durationMs ?? [])
    .sort((a, b) => a - b);
  const [p50, p95] = [percentile(durations, 0.5), percentile(durations, 0.95)];
  return {
    name,
    branch,
    url: legs.find((leg) => barOf(leg) === 'bad')?.url ?? url,
    state: failed > 0 ? 'red' : isRepaired ? (isReRun ? 'flaky' : 'recovered') : 'green',
    runs: legs.length,
    failed,
    successRate: failed + ok === 0 ? 1 : ok / (failed + ok),
    p50Ms: p50,
    ...(p95 === undefined || durations.length < 5 ? {} : { p95Ms: p95 }),
    bar,
  };
}

/** A failure that was allowed is neither. */
function barOf(leg: Job): DigestWorkflow['bar'][number] {
  if (isRed(leg.conclusion)) return leg.isAllowedToFail ? 'other' : 'bad';
  return leg.conclusion === 'success' || leg.conclusion === 'neutral' ? 'ok' : 'other';
}
