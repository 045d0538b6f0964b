import { jobLog } from './logs.ts';
import {
  account,
  annotation,
  type Conclusion,
  type Json,
  job,
  later,
  payloadRepository,
  type StepStory,
  sha,
  workflowRun,
} from './records.ts';
import { commits, type Scenario } from './scenarios.ts';

/** A job of a story, by what matters there. */
export interface JobTold {
  name: string;
  /** null: still running. */
  conclusion: Conclusion | null;
  status?: 'queued' | 'in_progress' | 'completed';
  steps?: StepStory[];
  /** Messages of its failure annotations. */
  annotations?: string[];
  /** Messages of its warnings. */
  warnings?: string[];
  /** What its last step printed. */
  log?: string[];
  /** Seconds after the start of the run. */
  startsAt?: number;
  runner?: string;
}

export interface RunTold {
  number: number;
  conclusion: Conclusion;
  jobs?: JobTold[];
  sha?: string;
  attempt?: number;
}

export interface Told {
  /** Jobs of run #10, the current one. The job of this step is the one named `own`. */
  jobs: JobTold[];
  own?: string;
  /** `job.status`. */
  status?: 'success' | 'failure' | 'cancelled';
  /** Results of `needs`, by job id: the step is in a last job. */
  needs?: Record<string, string>;
  /** Runs before, and attempts of run #10. */
  past?: RunTold[];
  attempt?: number;
  /** Number of the current run; 10 where left out. */
  number?: number;
  /** The current run as a `workflow_run` event sees it. */
  observed?: Conclusion;
  /** Left out: found by `check_run_id`. */
  withoutCheckRunId?: boolean;
  env?: Record<string, string>;
}

const START = '2026-11-20T09:00:10Z';
const OWN_ID = 990_001;
export const tooLong = (minutes: number): string =>
  `The job running on runner GitHub Actions 7 has exceeded the maximum execution time of ${minutes} minutes.`;

/** A push to main, and what GitHub knows of it and of the runs before. */
export function tell(told: Told): Scenario {
  const {
    jobs,
    own = 'build',
    status = 'success',
    needs,
    past = [],
    attempt = 1,
    number = 10,
    observed,
  } = told;
  const annotations: Record<number, Json[]> = {};
  const logs: Record<number, string> = {};
  const records = (
    runId: number,
    list: JobTold[],
    ofAttempt: number,
    head: string,
    isCurrent: boolean,
  ): Json[] =>
    list.map((each, index) => {
      const isOwn = isCurrent && observed === undefined && each.name === own;
      const id = isOwn ? OWN_ID : runId * 100 + ofAttempt * 30 + index;
      annotations[id] = [
        ...(each.warnings ?? []).map((message) => annotation({ level: 'warning', message })),
        ...(each.annotations ?? []).map((message) => annotation({ level: 'failure', message })),
      ];
      if (each.log) {
        const steps = each.steps?.map(({ name, seconds }) => ({ name, seconds })) ?? [];
        const last = { name: each.name, script: `npm run ${each.name}`, seconds: 60, lines: each.log };
        logs[id] = jobLog(later(START, each.startsAt ?? 0), [...steps.slice(0, -1), last]);
      }
      return job({
        id,
        runId,
        attempt: ofAttempt,
        name: each.name,
        conclusion: each.conclusion,
        status: each.status,
        sha: head,
        startedAt: later(START, each.startsAt ?? 0),
        steps: each.steps ?? [{ name: `Run ${each.name}`, seconds: 60, conclusion: each.conclusion }],
        runner: each.runner,
      });
    });
  const head = commits.head.sha;
  const current = workflowRun({
    id: 9010,
    number,
    attempt,
    conclusion: observed ?? null,
    sha: head,
    startedAt: START,
    headCommit: commits.head,
  });
  const runOf = ({
    number,
    conclusion,
    sha: commit = sha(`${number}`),
    attempt: ofAttempt = 1,
  }: RunTold): Json =>
    workflowRun({
      id: 9000 + number,
      number,
      attempt: ofAttempt,
      conclusion,
      sha: commit,
      startedAt: later('2026-11-19T00:00:00Z', number * 3600),
    });
  const isAttempt = ({ number }: RunTold): boolean => number === 10;
  const event: Json = { repository: payloadRepository(), sender: account('ada') };
  return {
    name: 'told',
    world: {
      fullName: 'contoso/app',
      runs: [...past.filter((run) => !isAttempt(run)).map(runOf), current],
      attempts: past.filter(isAttempt).map(runOf),
      jobs: [
        ...records(9010, jobs, attempt, head, true),
        ...past.flatMap((run) =>
          records(
            9000 + run.number,
            run.jobs ?? [],
            run.attempt ?? 1,
            run.sha ?? sha(`${run.number}`),
            false,
          ),
        ),
      ],
      logs,
      annotations,
      comparisons: {},
      commitPulls: {},
      pulls: [],
      files: {},
    },
    stub: {},
    env: {
      GITHUB_EVENT_NAME: observed === undefined ? 'push' : 'workflow_run',
      GITHUB_RUN_ATTEMPT: String(attempt),
      GITHUB_JOB: own,
      GITHUB_ACTION_REPOSITORY: 'acs-mail/acs-mail-action',
      RUNNER_NAME: 'GitHub Actions 12',
      GITHUB_SHA: head,
      ...(observed === undefined ? {} : { GITHUB_RUN_ID: '9999', GITHUB_WORKFLOW: 'Notify' }),
      ...told.env,
    },
    event: observed === undefined ? event : { ...event, action: 'completed', workflow_run: current },
    contexts: {
      job: { status, ...(told.withoutCheckRunId ? {} : { check_run_id: OWN_ID }) },
      ...(needs && {
        needs: Object.fromEntries(Object.entries(needs).map(([id, result]) => [id, { result, outputs: {} }])),
      }),
    },
    now: later(START, 125),
  };
}
