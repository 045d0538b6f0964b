import { describe, expect, test } from 'vitest';
import {
  columnsOf,
  factsOf,
  failureTitle,
  logText,
  pointsOf,
  remarkOf,
  rowOf,
  rule,
  sentencesOf,
  tidy,
  widthOf,
  wrap,
} from '../../../../src/mail/text/lines.ts';
import type { Mark, Remark, Row, Span } from '../../../../src/mail/view/view.ts';

describe('the columns of a text in a terminal', () => {
  test.each([
    ['Latin', 'build', 5],
    ['accents, composed and combining', 'é e\u0301', 3],
    ['Chinese and Japanese', '日本語', 6],
    ['Korean', '한국', 4],
    ['half width', 'ｱ', 1],
    ['text symbols', '✓ ✗ …', 5],
    ['emoji', '✅ ⏳ 🫠', 8],
    ['emoji chosen by a variation selector', '⚠️', 2],
    ['a skin tone', '👍🏽', 2],
    ['a joined family', '👨‍👩‍👧', 2],
    ['a joined flag', '🏳️‍🌈', 2],
    ['a flag of two letters', '🇩🇪', 2],
    ['Hebrew and Arabic', 'שלום كتاب', 9],
    ['invisible characters', 'a\u200Bb', 2],
  ])('%s', (_name, text, columns) => {
    expect(widthOf(text)).toBe(columns);
  });
});

const mark = { glyph: '✗', word: 'Failed' } as Mark;
const span = (text: string, style?: Span['style']): Span => ({ text, style }) as Span;
const row = (name: string, aside = '', sub = '', marked: Mark | null = mark): Row =>
  ({ mark: marked, spans: [span(name)], aside, sub: sub === '' ? [] : [span(sub)] }) as Row;
const x = (count: number): string => 'x'.repeat(count);

describe('the lines of the text part', () => {
  test.each([
    ['fit exactly', wrap(`${x(70)} 56789`), `${x(70)} 56789`],
    ['break at a blank', wrap(`${x(70)} 567890`), `${x(70)}\n567890`],
    ['keep a long word whole', wrap(`a ${x(90)} b`), `a\n${x(90)}\nb`],
    ['have one blank between words', wrap('a  b'), 'a b'],
    ['are indented but for the first', wrap(`${x(70)} 567890`, '  ', '- '), `- ${x(70)}\n  567890`],
    ['are indented all', wrap('a\nb', '  '), '  a\n  b'],
    ['count the columns of wide characters', wrap(`${'日'.repeat(37)} abc`), `${'日'.repeat(37)}\nabc`],
    ['begin a section', rule('Jobs'), `-- Jobs ${'-'.repeat(67)}`],
    ['end with two dashes at least', rule(x(80)), `-- ${x(80)} --`],
    ['part the footer', rule(''), '-'.repeat(75)],
    [
      'show a log as it was printed',
      logText([{ text: 'a' }, { text: '' }, { text: '  b' }]),
      '    a\n\n      b',
    ],
    [
      'name a failure',
      failureTitle({ heading: [span('test › Run')], aside: 'failed · new' }),
      rule('test > Run, failed, new'),
    ],
    ['name a failure without more', failureTitle({ heading: [span('test')], aside: '' }), rule('test')],
    [
      'tell more of a failure below a long name',
      failureTitle({ heading: [span(x(60))], aside: 'failed after 4 s' }),
      `${rule(x(60))}\nfailed after 4 s`,
    ],
    ['tell a sentence', sentencesOf([[span('One')], [span('Two', 'strong')]]), 'One. "Two".'],
    [
      'tell an error by itself',
      sentencesOf([[span('It failed: '), span('x is not defined', 'error')], [span('Since #7')]]),
      'It failed:\n  x is not defined\nSince #7.',
    ],
    ['stand alone', rowOf(row('test')), '✗ test'],
    ['have their end at the margin', rowOf(row('test', '4 s')), `✗ test${' '.repeat(67)}4 s`],
    ['have two blanks before it', rowOf(row(x(69), '4 s')), `✗ ${x(69)}  4 s`],
    ['have it below where there is no room', rowOf(row(x(70), '4 s')), `✗ ${x(70)}\n    4 s`],
    ['have a second line', rowOf(row('test', '', 'Ada')), '✗ test\n    Ada'],
    ['have a second line without a mark', rowOf(row('test', '', 'Ada', null)), 'test\n    Ada'],
    [
      'stand in columns',
      columnsOf([row('test', '2 passed', '4 s'), row('lint, build', 'skipped')]),
      '✗ test          2 passed   4 s\n✗ lint, build   skipped',
    ],
    [
      'have a name too long for its column above the rest',
      columnsOf([row(x(40), '2 passed', '4 s'), row('a', 'b')]),
      `✗ ${x(40)}\n${' '.repeat(39)}2 passed   4 s\n✗ a${' '.repeat(36)}b`,
    ],
    [
      'have facts in one column',
      factsOf([
        { label: 'Tag', spans: [span('v1')] },
        { label: 'Version', spans: [span('1.0')] },
      ]),
      'Tag:      v1\nVersion:  1.0',
    ],
    [
      'keep two blanks behind a long label',
      factsOf([{ label: x(30), spans: [span('v1')] }]),
      `${x(30)}:  v1`,
    ],
    [
      'show the stations of an incident',
      pointsOf([
        { mark, label: 'First', spans: [span('#7')], sub: '' },
        { mark, label: 'Now', spans: [span('#10')], sub: 'today' },
      ] as Parameters<typeof pointsOf>[0]),
      '✗ First  #7\n✗ Now    #10, today',
    ],
    ['are tidy', tidy('\n\na  \n\n\n\nb\t\n'), 'a\n\nb\n'],
  ])('%s', (_what, written, expected) => {
    expect(written).toBe(expected);
  });

  const remark = (given: object): Remark =>
    ({ tone: 'bad', word: 'error', title: '', text: 'two is not three', place: null, ...given }) as Remark;
  test.each([
    [{}, 'two is not three'],
    [{ title: 'adds' }, 'adds: two is not three'],
    [{ place: { text: 'a.ts:3' } }, 'a.ts:3 two is not three'],
    [{ tone: 'warn', word: 'warning' }, 'warning: two is not three'],
    [{ tone: 'warn', word: 'warning', place: { text: 'a.ts:3' } }, 'a.ts:3 warning: two is not three'],
    [{ text: 'a\nb' }, 'a\n    b'],
  ])('tell what was remarked: %j', (given, expected) => {
    expect(remarkOf(remark(given))).toBe(expected);
  });
});
