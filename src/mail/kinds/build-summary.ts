import { shortages } from '../../notification/build/cause.ts';
import { failedJobs, hasTimedOut } from '../../notification/build/failed-jobs.ts';
import { eventClassOf } from '../../notification/build/history.ts';
import { isRed } from '../../notification/build/outcome.ts';
import type { History, Jobs, Notification, OwnJob, PastRun } from '../../notification/notification.ts';
import { notifyOnGroups } from '../../notification/policy.ts';
import { count, formatDuration, listWords, ordinal } from '../view/format.ts';
import { placeOf } from '../view/place.ts';
import { clip, error, flatten, joinSentences, link, plain, type Span, strong, textOf } from '../view/view.ts';

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
    const verb = hasTimedOut(first, notification) ? 'timed out' : 'failed';
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
  if (state === 'flaky') return [[...job, flakyEnd(run.attempt)], ...rest];
  const passed = [...job, plain(' passed')];
  if (state === 'fixed' && previous) {
    return [[...passed, plain('; it had failed in '), link(`#${previous.number}`, previous.url)], ...rest];
  }
  return [passed, ...rest];
}

function flakyEnd(attempt: number): Span {
  return plain(
    ` failed before and passed on attempt ${attempt} with the same commit: something here is not reliable`,
  );
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
  const { ownJob, run } = notification;
  const sentences: Span[][] = [];
  if (ownJob && history?.previous) sentences.push(beforeSentence(history.previous, notification));
  else if (history?.previous?.id === run.id)
    sentences.push([
      plain(`An earlier attempt of this run ${isRed(history.previous.conclusion) ? 'failed too' : 'passed'}`),
    ]);
  else if (history?.isFirstRun)
    sentences.push([
      plain(`This is the first run of ${notification.workflow.name} on ${place}${eventEnd(run)}`),
    ]);
  if (ownJob) {
    sentences.push(...unfinishedSentences(ownJob.othersUnfinished));
  } else if (history !== undefined && history.streak > 1) {
    sentences.push(streakSentence(history, place));
  } else if (history?.lastGood !== undefined && history.lastGood.id !== run.id) {
    sentences.push([
      plain('First red run after '),
      link(`#${history.lastGood.number}`, history.lastGood.url),
      plain(', the last green one'),
    ]);
  } else if (history?.previous === undefined && history?.isCut === false && !history.isFirstRun) {
    sentences.push([
      plain(`No earlier run of ${notification.workflow.name} on ${place}${eventEnd(run)} passed or failed`),
    ]);
  }
  if (history?.isSuperseded) sentences.push([plain(`A newer run of ${place} has already finished`)]);
  return sentences;
}

/** Where only runs of one event were compared. */
function eventEnd({ event }: Notification['run']): string {
  return ['branch', 'pull_request', 'merge_group'].includes(eventClassOf(event))
    ? ''
    : ` for the event ${event}`;
}

/** What the job did the time before: more is not known of it. */
function beforeSentence(previous: PastRun, { run }: Notification): Span[] {
  const isSameRun = previous.id === run.id;
  const before = isSameRun ? plain('an earlier attempt') : link(`#${previous.number}`, previous.url);
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
      plain(', since '),
      link(`#${history.firstBad.number}`, history.firstBad.url),
      ...orEarlier(history),
    );
  }
  return spans;
}

/** Behind the first red run that is known. */
function orEarlier({ isCut }: History): Span[] {
  return isCut ? [plain(' or earlier')] : [];
}

/** `All 14 jobs passed in 2 min`; else how many passed, and what became of the others. */
function passedSentence(jobs: Jobs | undefined, took: string): string {
  if (jobs === undefined || jobs.total === 0) return `The run passed${took}`;
  if (jobs.ok === jobs.total)
    return `${jobs.total === 1 ? 'The job' : `All ${count(jobs.total, 'job')}`} passed${took}`;
  const was = (n: number, verb: string) => `${n} ${n === 1 ? 'was' : 'were'} ${verb}`;
  const parts = [
    `${count(jobs.ok, 'job')} passed`,
    jobs.failed > 0 ? `${jobs.failed} failed` : '',
    jobs.allowedToFail > 0
      ? `${jobs.allowedToFail} failed but ${jobs.allowedToFail === 1 ? 'is' : 'are'} allowed to (continue-on-error)`
      : '',
    jobs.cancelled > 0 ? was(jobs.cancelled, 'cancelled') : '',
    jobs.skipped > 0 ? was(jobs.skipped, 'skipped') : '',
  ].filter(Boolean);
  return `The run passed${took}: ${listWords(parts)}`;
}

function otherSentences(notification: Notification): Span[][] {
  const { history, jobs, run } = notification;
  const took = run.durationMs === undefined ? '' : ` in ${formatDuration(run.durationMs)}`;
  const passed = passedSentence(jobs, took);
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
        if (history.streak > 0) spans.push(plain(` and ${least}${count(history.streak, 'red run')}`));
      }
      if (history?.firstBad !== undefined) {
        spans.push(
          plain(', red since '),
          link(`#${history.firstBad.number}`, history.firstBad.url),
          ...orEarlier(history),
        );
      }
      return [spans, [plain(passed)]];
    }
    case 'flaky':
      return [[plain('The run'), flakyEnd(run.attempt)], [plain(passed)]];
    case 'success':
      return [[plain(passed)]];
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
    case 'skipped': {
      const isAll = jobs === undefined || jobs.skipped === jobs.total;
      return [[plain(`Every job ${isAll ? '' : 'in needs '}was skipped`)]];
    }
    case 'stale':
      return [[plain('GitHub gave up on this run because it did not finish in time')]];
    default:
      return [[plain('The run neither passed nor failed')]];
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
    const start = history.isCut
      ? `at least ${count(history.streak, 'red run')}`
      : `${ordinal(history.streak).toLowerCase()} red run`;
    const since = history.firstBad ? ` since #${history.firstBad.number}` : '';
    parts.push(`${start}${since}${textOf(orEarlier(history))}`);
  }
  return flatten(clip(parts.join(' · '), 240));
}
