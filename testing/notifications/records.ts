import type { Conclusion } from '../../src/notification/notification.ts';
import type { JobRecord, RunRecord } from '../../src/notification/records.ts';

/** 09:00 plus so many minutes, as GitHub writes times. */
export function minute(minutes: number): string {
  return new Date(Date.UTC(2026, 7, 3, 9, minutes)).toISOString();
}

/** A finished run of `main`; run n ends at minute n. */
export function runRecord(
  number: number,
  conclusion: Conclusion | null,
  more: Partial<RunRecord> = {},
): RunRecord {
  return {
    id: 1000 + number,
    number,
    attempt: 1,
    sha: `sha${number}`,
    branch: 'main',
    headRepoId: 4711,
    event: 'push',
    status: conclusion === null ? 'in_progress' : 'completed',
    conclusion,
    url: `https://github.com/contoso/app/actions/runs/${1000 + number}`,
    startedAt: minute(number - 1),
    updatedAt: minute(number),
    prNumbers: [],
    ...more,
  };
}

let jobIds = 0;

/** A finished job that ran from minute 0 to minute 1, or one still running when `conclusion` is null. */
export function jobRecord(
  name: string,
  conclusion: Conclusion | null,
  more: Partial<JobRecord> = {},
): JobRecord {
  jobIds += 1;
  return {
    id: jobIds,
    name,
    status: conclusion === null ? 'in_progress' : 'completed',
    conclusion,
    startedAt: minute(0),
    completedAt: conclusion === null ? undefined : minute(1),
    url: `https://github.com/contoso/app/actions/runs/1/job/${jobIds}`,
    labels: ['ubuntu-latest'],
    isOwn: false,
    steps: [],
    ...more,
  };
}

/** The job of the step itself, started after the others. */
export function ownJob(more: Partial<JobRecord> = {}): JobRecord {
  return jobRecord('notify', null, { isOwn: true, startedAt: minute(2), ...more });
}
