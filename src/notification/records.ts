import type { Annotation, Conclusion } from './notification.ts';

/**
 * What the github room hands over: GitHub's answers in camelCase, cut down to what this room decides on.
 * Nothing here is judged yet. Times are ISO 8601 strings in UTC.
 */

/** GitHub's `status` vocabulary for runs, jobs and steps; an unknown future word counts as "not completed". */
export const statuses = ['queued', 'in_progress', 'completed', 'waiting', 'requested', 'pending'] as const;
export type Status = (typeof statuses)[number];

export interface StepRecord {
  number: number;
  name: string;
  status: Status;
  conclusion: Conclusion | null;
  startedAt?: string;
  completedAt?: string;
}

export interface JobRecord {
  id: number;
  /** Display name: `build / test (ubuntu, 7)`. */
  name: string;
  status: Status;
  conclusion: Conclusion | null;
  startedAt?: string;
  completedAt?: string;
  url: string;
  runnerName?: string;
  labels: string[];
  /** True for the job that this step runs in. */
  isOwn: boolean;
  steps: StepRecord[];
  /** Only where the outcome hung on them; else they are read for the jobs that the mail shows. */
  annotations?: Annotation[];
}

/** A group in a merge queue. */
export interface QueueRecord {
  /** Branch that the queue merges into. */
  base: string;
  /** The pull request that the group's branch is named after: the last one of the group. */
  number: number;
  /** The commit that the group is built on. */
  baseSha: string;
}

export interface RunRecord {
  id: number;
  /** `run_number`: grows with every run of the workflow, over all branches; a re-run keeps it. */
  number: number;
  attempt: number;
  sha: string;
  /** `head_branch`: for a pull request the head branch, for a tag push the tag; empty when GitHub gives null. */
  branch: string;
  /** Where `branch` is that of a group in a merge queue. */
  queue?: QueueRecord;
  /** `head_repository.id`: tells a fork's `main` from ours. Absent when the fork is gone. */
  headRepoId?: number;
  event: string;
  status: Status;
  conclusion: Conclusion | null;
  url: string;
  startedAt?: string;
  updatedAt?: string;
  /** `pull_requests[].number`: empty for forks and for merged pull requests. */
  prNumbers: number[];
}

/** Somebody as GitHub or git names them; {@link ./person.ts} makes a Person of it. */
export interface PersonRecord {
  login?: string;
  name?: string;
  email?: string;
  /** `type` of the account: `User`, `Bot`, `Organization`, `Mannequin`. */
  type?: string;
  url?: string;
}

export interface CommitRecord {
  sha: string;
  url: string;
  /** The whole message. */
  message: string;
  author: PersonRecord;
  committer?: PersonRecord;
  /** Where the API tells it: the commit before, on the branch that this one was made on. */
  firstParent?: string;
  date?: string;
  /** Files that the error names and this commit changed. */
  touched?: string[];
  pr?: { number: number; title: string; url: string };
}

/** The `needs` context: job id → result. Results other than the four known words count for nothing. */
export type Needs = Readonly<Record<string, { result: string }>>;
