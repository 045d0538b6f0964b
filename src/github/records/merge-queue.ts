import type { QueueRecord } from '../../notification/records.ts';

/**
 * Reads the name of the branch that GitHub makes for a group of a merge queue,
 * `gh-readonly-queue/{base}/pr-{number}-{sha of the commit that the group is built on}`.
 *
 * @param event that started the run: a pull request has a branch of any name, in a fork chosen by anybody
 * @returns undefined for any other branch, and for an event that no merge queue brings about
 */
export function readQueue(branch: string, event: string): QueueRecord | undefined {
  if (event !== 'merge_group' && event !== 'push') return undefined;
  const [, base, number, baseSha] =
    /^gh-readonly-queue\/(.+)\/pr-([1-9]\d{0,9})-([0-9a-f]{7,64})$/.exec(branch) ?? [];
  return base && number && baseSha ? { base, number: Number(number), baseSha } : undefined;
}
