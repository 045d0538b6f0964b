import type { Notification, TestCase } from '../../notification/notification.ts';
import { count, formatDuration } from '../view/format.ts';
import { markOfConclusion, toneMark } from '../view/marks.ts';
import type { Mark, Row, Section } from '../view/view.ts';
import { clip, flatten, link, plain, soft } from '../view/view.ts';

/** Failed, flaky and repaired tests from the reports, with their counts. */
export function testsSection(notification: Notification): Section[] {
  const tests = notification.tests;
  if (tests === undefined || tests.total === 0) return [];
  const { newFailures = 0, knownFailures = 0, repaired = 0, repairedTests = [] } = tests;
  const compared = [
    newFailures > 0 ? say(newFailures, 'new') : '',
    knownFailures > 0 ? say(knownFailures, 'failed before') : '',
  ].filter(Boolean);
  const counts = [
    tests.failed > 0
      ? `${say(tests.failed, 'failed')}${compared.length > 0 ? ` (${compared.join(', ')})` : ''}`
      : '',
    say(tests.passed, 'passed'),
    tests.flaky > 0 ? `${tests.flaky} of them flaky` : '',
    repaired > 0 ? `${repaired} of them repaired` : '',
    tests.skipped > 0 ? say(tests.skipped, 'skipped') : '',
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

function say(n: number, word: string): string {
  return count(n, word, word);
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
