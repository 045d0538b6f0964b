import type { QueueRecord } from '../../notification/records.ts';

/**
 * Reads the name of the branch that GitHub makes for a group of a merge queue,
 * `gh-readonly-queue/{base}/pr-{number}-{sha of the commit that the group is built on}`.
 *
 * @returns undefined for any other branch
 */
export function readQueue(branch: string): QueueRecord | undefined {
  const [, base, number, baseSha] =
    /^gh-readonly-queue\/(.+)\/pr-([1-9]\d{0,9})-([0-9a-f]{7,64})$/.exec(branch) ?? [];
  return base && number && baseSha ? { base, number: Number(number), baseSha } : undefined;
}
