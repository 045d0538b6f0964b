import { describe, expect, it } from 'vitest';
import {
  clip,
  error,
  flatten,
  joinSentences,
  link,
  plain,
  strong,
  webUrl,
} from '../../../../src/mail/view/view.ts';

describe('a piece of text', () => {
  it.each([
    ['of any length that is allowed', clip('abcd', 4), 'abcd'],
    ['that is longer', clip('abcde', 4), 'abc…'],
    ['that would end in a blank', clip('ab cde', 4), 'ab…'],
    ['of pairs that fit', clip('😀😀😀😀', 4), '😀😀😀😀'],
    ['of pairs that do not', clip('😀😀😀😀😀', 4), '😀😀😀…'],
    ['in one line', flatten(' a\r\n\tb '), 'a b'],
    ['that joins another', plain(' a\n b ').text, ' a b '],
    ['that is emphasized', strong(` ${'x'.repeat(300)}`).text.length, 199],
    ['that is an error', error('x'.repeat(400)).text.length, 300],
    ['that is a link', link(`a\n${'x'.repeat(400)}`, undefined).text.length, 300],
  ])('%s', (_what, text, expected) => {
    expect(text).toBe(expected);
  });

  it.each([
    ['https://github.com/a b', 'https://github.com/a%20b'],
    ["https://github.com/a'b", 'https://github.com/a%27b'],
    ['http://ghe.example', 'http://ghe.example/'],
    ['javascript:alert(1)', null],
    ['mailto:a@b.example', null],
    ['/relative', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('leads to %j by %j', (url, expected) => {
    expect(webUrl(url)).toBe(expected);
    expect(link('x', url).url).toBe(expected);
  });

  it.each([
    [['One', 'Two'], 'One. Two'],
    [['Done!', 'Why?', 'So…', 'See:', 'No.'], 'Done! Why? So… See: No'],
    [[], ''],
  ])('%j are sentences', (texts, expected) => {
    expect(joinSentences(texts.map((text) => [plain(text)]))).toBe(expected);
  });
});
