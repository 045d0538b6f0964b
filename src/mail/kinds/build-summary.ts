import { shortages } from '../../notification/build/cause.ts';
import { failedJobs } from '../../notification/build/failed-jobs.ts';
import { isRed } from '../../notification/build/outcome.ts';
import type { History, Notification, OwnJob, PastRun } from '../../notification/notification.ts';
import { notifyOnGroups } from '../../notification/policy.ts';
import { count, formatDuration, ordinal } from '../view/format.ts';
import { placeOf } from '../view/place.ts';
import { clip, error, flatten, joinSentences, link, plain, type Span, strong } from '../view/view.ts';

/** True for the states in which a build mail tells of a failure. */
export function isRedBuild({ state }: Notification): boolean {
  return notifyOnGroups.failure.some((each) => each === state);
}

/** What happened and what that means, each sentence without its full stop. */
export function summaryOf(notification: Notification): Span[][] {
  const queue = queueSentences(notification);
  if (notification.state === 'interrupted') return [...interruptedSentences(notification), ...queue];
  if (isRedBuild(notification))
    return [...failedSentences(notification), ...queue, ...incidentSentences(notification)];
  const { ownJob } = notification;
  const sentences = ownJob ? ownJobSentences(notification, ownJob) : otherSentences(notification);
  sentences.push(...queue);
  if (notification.history?.isSuperseded)
    sentences.push([plain(`A newer run of ${placeOf(notification)} has already finished`)]);
  return sentences;
}

/** What else is in the group of a merge queue, and whether the branch itself is red. */
function queueSentences({ mergeQueue, ref }: Notification): Span[][] {
  const { others = [], baseRun } = mergeQueue ?? {};
  const sentences: Span[][] = [];
  if (others.length > 0) {
    const named = others
      .slice(0, 5)
      .flatMap((pull, index) => [
        plain(index === 0 ? 'In the same group: ' : ', '),
        link(`#${pull.number} ${clip(pull.title, 80)}`, pull.url),
      ]);
    const more = others.length > 5 ? [plain(` and ${others.length - 5} more`)] : [];
    sentences.push([...named, ...more]);
  }
  if (baseRun) {
    const color = isRed(baseRun.conclusion) ? 'red too' : 'green';
    const base = plain(`${clip(ref.name, 120)} itself is ${color}: `);
    const verb = isRed(baseRun.conclusion) ? ' failed' : ' passed';
    sentences.push([base, link(`#${baseRun.number}`, baseRun.url), plain(verb)]);
  }
  return sentences;
}

/** Where it stopped, what was said there, and what that means. The headline says what the platform did. */
function interruptedSentences(notification: Notification): Span[][] {
  const { failures, jobs, history } = notification;
  const [first] = failures;
  const others = Math.max(jobs?.failed ?? 0, failures.length) - 1;
  const isShortage = failures.some(({ platformFault }) =>
    Object.values<string | undefined>(shortages).includes(platformFault),
  );
  return [
    [
      plain('Job '),
      strong(first?.job ?? ''),
      ...(first?.step ? [plain(' stopped at step '), strong(first.step)] : [plain(' did not finish')]),
      ...(first?.firstError ? [plain(': '), error(first.firstError)] : []),
    ],
    ...(others > 0 ? [[plain(`${count(others, 'more job')} did not finish either`)]] : []),
    [
      plain(
        isShortage
          ? 'Run the failed jobs again; if that happens again, a commit may need more than the runner has'
          : 'This says nothing about the commits; run the failed jobs again once the cause is gone',
      ),
    ],
    ...(history?.isSuperseded
      ? [[plain(`A newer run of ${placeOf(notification)} has already finished`)]]
      : []),
  ];
}

/** What failed first, and how much besides. */
export function failedSentences(notification: Notification): Span[][] {
  const first = notification.failures[0];
  if (first !== undefined) {
    const verb = notification.state === 'timed-out' ? 'timed out' : 'failed';
    const who = first.step
      ? [plain('Step '), strong(first.step), plain(' of job '), strong(first.job)]
      : [plain('Job '), strong(first.job)];
    const sentence = [...who, plain(` ${verb}`)];
    if (first.platformFault) sentence.push(plain(` because ${first.platformFault}`));
    if (first.firstError) sentence.push(plain(': '), error(first.firstError));
    const others = Math.max(notification.jobs?.failed ?? 0, notification.failures.length) - 1;
    return others > 0 ? [sentence, [plain(`${count(others, 'more job')} failed too`)]] : [sentence];
  }
  const failed = failedJobs(notification.jobs?.list ?? []);
  if (failed.length > 0)
    return [
      namedJobs(
        failed.map((job) => job.name),
        'failed',
      ),
    ];
  if (notification.state === 'startup-failure') {
    return [[plain('GitHub could not start this run, most often because the workflow file is invalid')]];
  }
  if (notification.state === 'timed-out') return [[plain('The run exceeded its time limit')]];
  return [[plain('The run failed')]];
}

/** A job that did not fail, and what the others of its run did. */
function ownJobSentences({ state, history, run }: Notification, ownJob: OwnJob): Span[][] {
  const job = [plain('Job '), strong(ownJob.name)];
  const rest = restSentences(ownJob);
  const { previous } = history ?? {};
  if (state === 'cancelled') return [[...job, plain(' was cancelled')], ...rest];
  const passed = [...job, plain(' passed')];
  if (state === 'flaky') {
    return [
      [...passed, plain(` on attempt ${run.attempt} with the same commit: something here is not reliable`)],
      ...rest,
    ];
  }
  if (state === 'fixed' && previous) {
    return [[...passed, plain('; it had failed in '), link(`#${previous.number}`, previous.url)], ...rest];
  }
  return [passed, ...rest];
}

function restSentences({ othersFailed, othersUnfinished }: OwnJob): Span[][] {
  return [
    ...(othersFailed.length > 0 ? [namedJobs(othersFailed, 'failed')] : []),
    ...unfinishedSentences(othersUnfinished),
  ];
}

function unfinishedSentences(names: readonly string[]): Span[][] {
  return names.length > 0
    ? [namedJobs(names, names.length === 1 ? 'has not finished' : 'have not finished')]
    : [];
}

/** `Jobs a, b and 2 more failed`. */
function namedJobs(names: readonly string[], verb: string): Span[] {
  const named = names.slice(0, 3);
  const spans = [plain(named.length === 1 ? 'Job ' : 'Jobs ')];
  named.forEach((name, index) => {
    const isLast = index === named.length - 1 && names.length === named.length;
    if (index > 0) spans.push(plain(isLast ? ' and ' : ', '));
    spans.push(strong(name));
  });
  if (names.length > named.length) spans.push(plain(` and ${names.length - named.length} more`));
  return [...spans, plain(` ${verb}`)];
}

/** `Third red run in a row; main has been red for 2 h 10 min, since #8`. */
function incidentSentences(notification: Notification): Span[][] {
  const history = notification.history;
  const place = placeOf(notification);
  const { ownJob } = notification;
  const sentences: Span[][] = [];
  if (ownJob && history?.previous) {
    sentences.push(beforeSentence(history.previous, notification));
  } else if (history !== undefined && history.streak > 1) {
    sentences.push(streakSentence(history, place));
  } else if (history?.lastGood !== undefined) {
    sentences.push([
      plain('First red run after '),
      link(`#${history.lastGood.number}`, history.lastGood.url),
      plain(', the last green one'),
    ]);
  } else if (history?.isFirstRun) {
    sentences.push([plain(`This is the first run of ${notification.workflow.name} on ${place}`)]);
  }
  if (ownJob) sentences.push(...unfinishedSentences(ownJob.othersUnfinished));
  if (history?.isSuperseded) sentences.push([plain(`A newer run of ${place} has already finished`)]);
  return sentences;
}

/** What the job did the time before: more is not known of it. */
function beforeSentence(previous: PastRun, { run }: Notification): Span[] {
  const isSameRun = previous.id === run.id;
  const before = isSameRun ? plain('the attempt before') : link(`#${previous.number}`, previous.url);
  return isRed(previous.conclusion)
    ? [plain('It had failed in '), before, plain(' too')]
    : [plain('It had passed in '), before];
}

function streakSentence(history: History, place: string): Span[] {
  const start = history.isCut
    ? `At least ${count(history.streak, 'red run')} in a row`
    : `${ordinal(history.streak)} red run in a row`;
  if (history.redForMs === undefined) return [plain(start)];
  const spans = [
    plain(
      `${start}; ${place} has been red for ${history.isCut ? 'at least ' : ''}${formatDuration(history.redForMs)}`,
    ),
  ];
  if (history.firstBad !== undefined) {
    spans.push(
      plain(history.isCut ? ', since before ' : ', since '),
      link(`#${history.firstBad.number}`, history.firstBad.url),
    );
  }
  return spans;
}

function otherSentences(notification: Notification): Span[][] {
  const { history, jobs, run } = notification;
  const took = run.durationMs === undefined ? '' : ` in ${formatDuration(run.durationMs)}`;
  const passed =
    jobs === undefined || jobs.total === 0
      ? `The run passed${took}`
      : jobs.ok === jobs.total
        ? `${jobs.total === 1 ? 'The job' : `All ${jobs.total} jobs`} passed${took}`
        : `${jobs.ok} of ${jobs.total} jobs passed${took}`;
  const allowed =
    jobs !== undefined && jobs.allowedToFail > 0
      ? [
          [
            plain(
              `${count(jobs.allowedToFail, 'job')} failed but ${jobs.allowedToFail === 1 ? 'is' : 'are'} allowed to (continue-on-error)`,
            ),
          ],
        ]
      : [];
  const place = placeOf(notification).replace(
    /^(pull|tag) /,
    (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
  );
  switch (notification.state) {
    case 'fixed': {
      const spans = [plain(`${place} is green again`)];
      if (history?.redForMs !== undefined) {
        const least = history.isCut ? 'at least ' : '';
        spans.push(plain(` after ${least}${formatDuration(history.redForMs)}`));
        if (history.streak > 0) spans.push(plain(` and ${count(history.streak, 'red run')}`));
      }
      if (history?.firstBad !== undefined) {
        spans.push(plain(', red since '), link(`#${history.firstBad.number}`, history.firstBad.url));
      }
      return [spans, [plain(passed)], ...allowed];
    }
    case 'flaky':
      return [
        [
          plain(
            `Failed before, passed on attempt ${run.attempt} with the same commit: something here is not reliable`,
          ),
        ],
        [plain(passed)],
        ...allowed,
      ];
    case 'success':
      return [[plain(passed)], ...allowed];
    case 'cancelled':
      return [
        [
          plain(
            `The run was cancelled${run.durationMs === undefined ? '' : ` after ${formatDuration(run.durationMs)}`}`,
          ),
        ],
      ];
    case 'action-required':
      return [[plain('The run is waiting for approval')]];
    case 'skipped':
      return [[plain('Every job was skipped')]];
    case 'stale':
      return [[plain('GitHub gave up on this run because it did not finish in time')]];
    default:
      return [[plain('The run ended as neutral: it neither passed nor failed')]];
  }
}

/** Failing step and first error: what the inbox shows beside the subject. */
export function preheaderOf(notification: Notification, summary: readonly (readonly Span[])[]): string {
  const first = notification.failures[0];
  if (!isRedBuild(notification) || first === undefined) return joinSentences(summary);
  const parts = [[first.platformFault, first.step, first.firstError].filter(Boolean).join(': ') || first.job];
  if (first.platformFault || first.step || first.firstError) parts.push(first.job);
  const { history, state } = notification;
  if (history && history.streak > 1 && !notification.ownJob && state !== 'interrupted') {
    parts.push(
      `${ordinal(history.streak).toLowerCase()} red run${history.firstBad ? ` since #${history.firstBad.number}` : ''}`,
    );
  }
  return flatten(clip(parts.join(' · '), 240));
}
