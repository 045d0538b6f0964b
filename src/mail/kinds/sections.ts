import { failedJobs } from '../../notification/build/failed-jobs.ts';
import type {
  Commit,
  Failure,
  Job,
  JobGroup,
  LogExcerpt,
  LogLine,
  Notification,
  Person,
  TestCase,
} from '../../notification/notification.ts';
import { count, formatDuration, formatSize } from '../view/format.ts';
import { markOfConclusion, toneMark } from '../view/marks.ts';
import type { Mark, Remark, Row, Section, Span } from '../view/view.ts';
import { clip, flatten, link, plain, soft, strong } from '../view/view.ts';

/** How a person is named in a mail: name, else login. Never the address. */
export function nameOf(person: Person | undefined): string {
  return person?.name || person?.login || '';
}

/** The failures with a log or annotations, then the other failed jobs as one more section. */
export function failureSections(notification: Notification): Section[] {
  const expanded = notification.failures.filter(
    (failure) => failure.annotations.length > 0 || (failure.log?.lines.length ?? 0) > 0,
  );
  const sections: Section[] = expanded.map((failure) => {
    const isTimeout = failure === notification.failures[0] && notification.state === 'timed-out';
    return failureSection(failure, failure.platformFault ? 'stopped' : isTimeout ? 'timed out' : 'failed');
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

/** Failed, flaky and repaired tests from the reports, with their counts. */
export function testsSection(notification: Notification): Section[] {
  const tests = notification.tests;
  if (tests === undefined || tests.total === 0) return [];
  const { newFailures = 0, knownFailures = 0, repaired = 0, repairedTests = [] } = tests;
  const compared = [
    newFailures > 0 ? `${newFailures} new` : '',
    knownFailures > 0 ? `${knownFailures} failed before` : '',
  ].filter(Boolean);
  const counts = [
    tests.failed > 0 ? `${tests.failed} failed${compared.length > 0 ? ` (${compared.join(', ')})` : ''}` : '',
    `${tests.passed} passed`,
    tests.flaky > 0 ? `${tests.flaky} of them flaky` : '',
    repaired > 0 ? `${repaired} of them repaired` : '',
    tests.skipped > 0 ? `${tests.skipped} skipped` : '',
    tests.durationMs === undefined ? '' : formatDuration(tests.durationMs),
  ];
  const rows = [
    ...tests.failures.map((test) => testRow(test, markOfConclusion('failure'), changeOfTest(test))),
    ...tests.flakyTests.map((test) => testRow(test, toneMark('warn', 'flaky'), 'passed on retry')),
    ...repairedTests.map((test) => testRow(test, markOfConclusion('success'), 'repaired')),
  ];
  const more = tests.more > 0 ? [soft(`and ${count(tests.more, 'more failed test')}`)] : [];
  const intro = counts.filter(Boolean).join(', ');
  return [{ type: 'rows', name: 'tests', heading: 'Tests', intro, rows, more }];
}

function changeOfTest({ isNew, hasNewError }: TestCase): string {
  if (hasNewError) return 'failed before with another error';
  return isNew === undefined ? '' : isNew ? 'new' : 'failed before';
}

function testRow(test: TestCase, mark: Mark, aside: string): Row {
  const where = test.file ? `${test.file}${test.line === undefined ? '' : `:${test.line}`}` : '';
  return {
    mark,
    spans: [
      ...(test.suite ? [soft(`${flatten(clip(test.suite, 120))} › `)] : []),
      plain(flatten(clip(test.name, 200))),
    ],
    sub: [
      ...(test.message ? [soft(flatten(clip(test.message, 300)))] : []),
      ...(where === '' ? [] : [soft(test.message ? ' · ' : ''), link(where, null, 'code')]),
    ],
    aside,
  };
}

/** Commits of the range, newest first. `heading` says since when. */
export function changesSection(notification: Notification, heading: string): Section[] {
  const changes = notification.changes;
  if (changes === undefined || changes.commits.length === 0) return [];
  const firstBad = notification.history?.firstBad;
  const rows = changes.commits.map((commit): Row => commitRow(commit, firstBad));
  const hidden = changes.count - rows.length;
  const more = hidden > 0 ? [link(`and ${count(hidden, 'more commit')}`, changes.compareUrl)] : [];
  return [{ type: 'rows', name: 'changes', heading, intro: changes.note ?? '', rows, more }];
}

function commitRow(commit: Commit, firstBad: { sha: string; number: number } | undefined): Row {
  const spans: Span[] = [link(commit.shortSha, commit.url, 'code'), plain('  '), ...titleSpans(commit)];
  const sub: Span[] = [soft(nameOf(commit.author))];
  if (firstBad !== undefined && firstBad.sha === commit.sha)
    sub.push(soft(` · first red run #${firstBad.number}`));
  for (const [index, path] of (commit.touched ?? []).entries())
    sub.push(soft(index === 0 ? ' · changed ' : ', '), link(path, null, 'code'));
  return { mark: null, spans, sub, aside: '' };
}

/** The title, its trailing `(#12)` turned into the link to that pull request. */
function titleSpans(commit: Commit): Span[] {
  const title = flatten(clip(commit.title, 200));
  if (commit.pr === undefined) return [plain(title)];
  const tail = `(#${commit.pr.number})`;
  const text = title.endsWith(tail) ? title.slice(0, -tail.length).trimEnd() : title;
  return [plain(`${text} `), link(`#${commit.pr.number}`, commit.pr.url)];
}

/** Jobs folded by their matrix; groups that simply passed share one line. */
export function jobsSection(notification: Notification): Section[] {
  const jobs = notification.jobs;
  if (jobs === undefined || jobs.total === 0) return [];
  const isPlain = (group: JobGroup) => group.ok === group.total && group.conclusion === 'success';
  const rows = jobs.groups.filter((group) => !isPlain(group)).map(groupRow);
  const passed = jobs.groups.filter(isPlain);
  if (passed.length > 0) rows.push(passedRow(passed));
  const columns = ['Job', 'Result', ...(rows.some((row) => row.sub.length > 0) ? ['Time'] : [])];
  return [{ type: 'table', name: 'jobs', heading: 'Jobs', columns, rows, more: [] }];
}

function groupRow(group: JobGroup): Row {
  const isAllowed = group.allowedToFail > 0 && group.failed === 0;
  const mark = isAllowed ? toneMark('warn', 'allowed to fail') : markOfConclusion(group.conclusion);
  const counts = [
    group.ok > 0 ? `${group.ok} passed` : '',
    group.failed > 0 ? `${group.failed} failed` : '',
    group.allowedToFail > 0 ? `${group.allowedToFail} allowed to fail` : '',
    group.cancelled > 0 ? `${group.cancelled} cancelled` : '',
    group.skipped > 0 ? `${group.skipped} skipped` : '',
  ].filter(Boolean);
  const single =
    group.total === 1 ? (isAllowed ? 'failed (allowed)' : markOfConclusion(group.conclusion).word) : '';
  return {
    mark,
    spans: [plain(flatten(clip(group.name, 120)))],
    sub: group.durationMs === undefined ? [] : [soft(formatDuration(group.durationMs))],
    aside: single || counts.join(', '),
  };
}

function passedRow(groups: readonly JobGroup[]): Row {
  const names = groups.map((group) => flatten(clip(group.name, 120)));
  const shown = names.length > 8 ? [...names.slice(0, 7), `${names.length - 7} more`] : names;
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  const known = groups.filter((group) => group.durationMs !== undefined);
  const durationMs = known.reduce((sum, group) => sum + (group.durationMs ?? 0), 0);
  return {
    mark: markOfConclusion('success'),
    spans: [plain(shown.join(', '))],
    sub: known.length === 0 ? [] : [soft(formatDuration(durationMs))],
    aside: total === 1 ? 'passed' : `${total} passed`,
  };
}

/** Inputs of a manual run, then the user's own fields. */
export function fieldsSections(notification: Notification): Section[] {
  const inputs = tableOf(notification.inputs, (value) => link(clip(value, 500), null));
  return [
    ...(inputs.length > 0
      ? [{ type: 'facts' as const, name: 'inputs', heading: 'Inputs', rows: inputs }]
      : []),
    ...detailsSection(notification),
  ];
}

/** The user's own fields; a value that is a web address is a link. */
export function detailsSection({ fields }: Notification): Section[] {
  const rows = tableOf(fields, (value) =>
    link(clip(value, 500), /^https?:\/\/\S+$/.test(value) ? value : null),
  );
  return rows.length > 0 ? [{ type: 'facts', name: 'fields', heading: 'Details', rows }] : [];
}

function tableOf(
  record: Readonly<Record<string, string>>,
  write: (value: string) => Span,
): { label: string; spans: Span[] }[] {
  return Object.entries(record)
    .filter(([, value]) => value !== '')
    .map(([label, value]) => ({ label: flatten(clip(label, 80)), spans: [write(value)] }));
}

/** Files of a release: name, size, digest. */
export function assetsSection(notification: Notification): Section[] {
  const assets = notification.release?.assets ?? [];
  if (assets.length === 0) return [];
  const rows = assets.slice(0, 20).map(
    (asset): Row => ({
      mark: null,
      spans: [link(asset.name, asset.url)],
      sub: asset.digest ? [link(asset.digest, null, 'code')] : [],
      aside: formatSize(asset.size),
    }),
  );
  const more =
    assets.length > rows.length
      ? [link(`and ${count(assets.length - rows.length, 'more file')}`, notification.release?.url)]
      : [];
  return [{ type: 'rows', name: 'assets', heading: 'Files', intro: '', rows, more }];
}
