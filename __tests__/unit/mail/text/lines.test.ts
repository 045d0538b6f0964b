import { describe, expect, test } from 'vitest';
import { widthOf } from '../../../../src/mail/text/lines.ts';

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
