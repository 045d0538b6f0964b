import type { ActionError } from '../errors.ts';
import type { GitHubApi } from '../github/api/requests.ts';
import { preferFailedTest } from '../notification/build/first-error.ts';
import { isRed } from '../notification/build/outcome.ts';
import type { Missing, Notification, Tests } from '../notification/notification.ts';
import type { Redactor } from '../redaction/patterns.ts';
import type { Runner } from '../runner/runner.ts';
import { findFolders } from '../workspace/folders.ts';
import type { RunContext } from './context.ts';
import type { Observed } from './observe.ts';

export interface TestsFound {
  /** Absent where no report was found. */
  tests?: Tests;
  /** What is wrong with the reports, for the mail and the job log. */
  problems: Missing[];
  /** Errors of kind `input` for patterns that must not be read. */
  refused: ActionError[];
}

/** Part of the whole time after which no more test reports are read. */
const TESTS_SHARE = 0.2;

/**
 * Reads the test reports of the run: the files on the disk or, where there is none and the mail is about the whole run,
 * the files in its artifacts. Patterns see an artifact as a folder of the workspace, as actions/download-artifact lays
 * several of them out. What lies on the disk says nothing about a run that `run-id` names. The same artifacts of the previous comparable run tell which failures are new. At most six
 * requests, see {@link openArtifacts}.
 */
export async function readTests(
  { settings, env, runner, signal }: Pick<RunContext, 'settings' | 'env' | 'runner' | 'signal'>,
  github: GitHubApi | undefined,
  { notification, run, previous, outcome }: Observed,
): Promise<TestsFound> {
  const { testReports: patterns, timeoutMs } = settings;
  const isReported = settings.runId !== undefined;
  // A digest of the period of another repository is about no run.
  if (patterns.length === 0 || (settings.repository !== '' && !isReported))
    return { problems: [], refused: [] };
  const { findReports, readReports } = await import('../test-reports/read.ts');
  const folders = findFolders(env);
  const partOfShare = (part: number): AbortSignal =>
    AbortSignal.any([signal, AbortSignal.timeout(timeoutMs * TESTS_SHARE * part)]);
  const share = partOfShare(1);
  const shareOfPrevious = partOfShare(0.5);
  const found = isReported
    ? {
        files: [],
        warnings: [],
        refused: (await import('../workspace/patterns.ts')).refuseClimbing('test-reports', patterns, folders),
        unmatched: [`No artifact of run ${run.id} holds a file that matches the input test-reports.`],
      }
    : await findReports(patterns, folders, share);
  if (found.refused.length > 0) return { problems: [], refused: found.refused };
  const isOnDisk = found.files.length > 0;
  const isWorthComparing = isRed(outcome.conclusion) || ['fixed', 'flaky'].includes(notification.state);
  const current = isOnDisk || notification.ownJob || run.id === 0 ? undefined : { id: run.id };
  const isSameRun = previous?.id === run.id;
  const compared =
    isWorthComparing && previous && (!isSameRun || run.startedAt)
      ? { id: previous.id, before: isSameRun ? run.startedAt : undefined, signal: shareOfPrevious }
      : undefined;
  const artifacts =
    github && (current || compared)
      ? await (await import('./artifacts.ts')).openArtifacts(
          github,
          { patterns, folders, signal: share },
          { current, previous: compared, onDisk: found.files },
        )
      : undefined;
  try {
    const reading = { scrub: runner.scrub, signal: share, artifactOf: artifacts?.artifactOf };
    const before = await readReports(artifacts?.previous ?? [], { ...reading, signal: shareOfPrevious });
    const isComparable = before.artifacts.size > 0 && !before.isCut;
    const { tests, warnings } = await readReports(isOnDisk ? found.files : (artifacts?.current ?? []), {
      ...reading,
      root: folders.workspace,
      ...(isComparable && { earlier: { ...before, isSameRun } }),
    });
    const problems = artifacts?.problems ?? [];
    const isExplained = !isOnDisk && (tests.files > 0 || problems.length > 0);
    const sentences = [
      ...found.warnings,
      ...(isExplained ? [] : found.unmatched),
      ...warnings,
      ...before.warnings.map((warning) => `In the run compared with, ${warning}`),
    ];
    return {
      ...(tests.files > 0 && { tests }),
      problems: [...sentences.map((reason): Missing => ({ section: 'tests', reason })), ...problems],
      refused: [],
    };
  } finally {
    await artifacts?.close();
  }
}

/** Troubles with test reports that the mail names; the job log has all of them. */
const MAX_NAMED = 5;

/**
 * Puts the results of the test reports into the notification, and what is wrong with them. All of that is logged, without
 * the secrets that the names of files may hold.
 */
export function addTests(
  notification: Notification,
  { tests, problems: found }: Omit<TestsFound, 'refused'>,
  { runner, redactor }: { runner: Pick<Runner, 'warning'>; redactor: Pick<Redactor, 'redact'> },
): Notification {
  const reasons = redactor.redact(found.map(({ reason }) => reason));
  const problems = found.map((problem, index) => ({ ...problem, reason: reasons[index] ?? '' }));
  const sentences = problems.map(
    ({ reason, fix }) => `${reason}${fix === undefined ? '' : ` To fix it, ${fix}.`}`,
  );
  for (const sentence of new Set(sentences)) runner.warning(sentence, { title: 'Check the test reports' });
  const more = problems.length - MAX_NAMED;
  return {
    ...notification,
    ...(tests && { tests, failures: preferFailedTest(notification.failures, tests) }),
    missing: [
      ...notification.missing,
      ...problems.slice(0, MAX_NAMED),
      ...(more > 0
        ? [{ section: 'tests' as const, reason: `There are ${more} more such warnings in the job log.` }]
        : []),
    ],
  };
}
