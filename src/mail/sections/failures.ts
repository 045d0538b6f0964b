import { failedJobs, hasTimedOut } from '../../notification/build/failed-jobs.ts';
import type { Failure, Job, LogExcerpt, LogLine, Notification } from '../../notification/notification.ts';
import { count, formatDuration } from '../view/format.ts';
import { markOfConclusion } from '../view/marks.ts';
import type { Remark, Row, Section, Span } from '../view/view.ts';
import { clip, flatten, link, plain, soft, strong } from '../view/view.ts';

/** The failures with a log or annotations, then the other failed jobs as one more section. */
export function failureSections(notification: Notification): Section[] {
  const expanded = notification.failures.filter(
    (failure) => failure.annotations.length > 0 || (failure.log?.lines.length ?? 0) > 0,
  );
  const sections: Section[] = expanded.map((failure) => {
    const verb = hasTimedOut(failure, notification) ? 'timed out' : 'failed';
    return failureSection(failure, failure.platformFault ? 'stopped' : verb);
  });
  const shown = new Set(expanded.map((failure) => failure.job));
  const others = failedJobs(notification.jobs?.list ?? []).filter(
    (job) => !shown.has(job.name) && job.url !== undefined,
  );
  if (others.length === 0) return sections;
  const rows = others.slice(0, 20).map((job): Row => {
    const step = job.failedSteps[0];
    return {
      mark: markOfConclusion(job.conclusion),
      spans: [
        link(job.name, step?.url ?? job.url, 'strong'),
        ...(step ? [plain(' › '), plain(flatten(clip(step.name, 200)))] : []),
      ],
      sub: [],
      aside: [changeWord(job), job.durationMs === undefined ? '' : formatDuration(job.durationMs)]
        .filter(Boolean)
        .join(' · '),
    };
  });
  const more =
    others.length > rows.length ? [soft(`and ${count(others.length - rows.length, 'more failed job')}`)] : [];
  const heading = sections.length > 0 ? 'Also failed' : 'Failed jobs';
  sections.push({ type: 'rows', name: 'failures', heading, intro: '', rows, more });
  return sections;
}

function changeWord({ change, isOtherStep }: Job): string {
  if (isOtherStep) return 'failed before in another way';
  return change === undefined
    ? ''
    : { 'new-failure': 'new', 'still-failing': 'failed before', repaired: 'repaired' }[change];
}

function failureSection(failure: Failure, verb: string): Section {
  const heading: Span[] = [link(failure.job, failure.log === undefined ? failure.url : null, 'strong')];
  if (failure.step) heading.push(plain(' › '), strong(failure.step));
  const took = failure.durationMs === undefined ? '' : `${verb} after ${formatDuration(failure.durationMs)}`;
  const change = failure.isNew === undefined ? '' : failure.isNew ? 'new failure' : 'failed before';
  const fault = failure.platformFault ?? '';
  return {
    type: 'failure',
    name: 'failures',
    heading,
    aside: [took, change, fault].filter(Boolean).join(' · '),
    url: link('', failure.url).url,
    remarks: failure.annotations.map((annotation): Remark => {
      const tone = { failure: 'bad', warning: 'warn', notice: 'info' } as const;
      const where = annotation.path
        ? `${annotation.path}${annotation.line === undefined ? '' : `:${annotation.line}`}`
        : '';
      return {
        tone: tone[annotation.level],
        word: annotation.level === 'failure' ? 'error' : annotation.level,
        place: where === '' ? null : link(where, annotation.url, 'code'),
        title: flatten(clip(annotation.title ?? '', 200)),
        text: clip(annotation.message, 1000).trim(),
      };
    }),
    more: '',
    log: logOf(failure.log),
  };
}

function logOf(log: LogExcerpt | undefined): { lines: LogLine[]; note: string } | null {
  if (log === undefined || log.lines.length === 0) return null;
  const lines = log.lines.map(({ text, tone }) => ({
    text: clip(text, 1000).replace(/[\r\n]+/g, ' '),
    tone,
  }));
  return { lines, note: log.isCut ? `shortened from ${count(log.totalLines, 'line')}` : '' };
}
