import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { cutMarkdown } from '../../../src/notification/cut-markdown.ts';

const lines = (count: number, text = 'A line of the notes.'): string => Array(count).fill(text).join('\n');

describe('cutMarkdown', () => {
  it.each([
    ['leaves what fits', 'abc\n\ndef', 8, 'abc\n\ndef', false],
    ['ends at a paragraph', 'one one one\n\ntwo two two\n\nthree', 26, 'one one one\n\ntwo two two', true],
    [
      'ends at a line where no paragraph is near',
      'one\n\ntwo\nthree\nfour\nfive six',
      22,
      'one\n\ntwo\nthree\nfour',
      true,
    ],
    [
      'goes back before a code block',
      '## A\ntext text text text\n\n```js\nlet a;\nlet b;\n```\nend',
      40,
      '## A\ntext text text text',
      true,
    ],
    ['keeps a whole code block', 'a\n```\ncode\n```\n\nmore more', 18, 'a\n```\ncode\n```', true],
    [
      'closes a block that fills the room',
      '````js\naaaaaaaa\n```\nbbbbbbbb\ncccccccc\n````',
      30,
      '````js\naaaaaaaa\n```\n````',
      true,
    ],
    ['knows tildes', '~~~\naaaaaaaa\n```\nbbbbbbbb\n~~~', 24, '~~~\naaaaaaaa\n```\n~~~', true],
    [
      'closes a block in a list where it began',
      '- a\n  ```\n  bbbbbbbbbb\n  cccccccccc',
      28,
      '- a\n  ```\n  bbbbbbbbbb\n  ```',
      true,
    ],
    ['cuts one endless line', 'x'.repeat(50), 20, 'x'.repeat(20), true],
    ['cuts a long line between words', '# Head\naaaa bbbb cccc dddd', 22, '# Head\naaaa bbbb cccc', true],
    ['never splits a pair', `${'x'.repeat(9)}😀😀`, 10, 'x'.repeat(9), true],
    ['takes inline code for no fence', '```a``` b\nccccc ccccc\nddddd', 24, '```a``` b\nccccc ccccc', true],
  ])('%s', (_, text, max, expected, isCut) => {
    expect(cutMarkdown(text, max)).toEqual({ text: expected, isCut });
  });

  it('takes notes of GitHub’s 125,000 characters', () => {
    const notes = `${lines(5000)}\n\n\`\`\`\n${lines(2000)}\n\`\`\`\n`;
    const { text, isCut } = cutMarkdown(notes, 125_000);
    expect(isCut).toBe(true);
    expect(text).toBe(lines(5000));
  });

  it('never leaves a code block open, and never grows', () => {
    const piece = fc.constantFrom(
      'text',
      '',
      '```',
      '```js',
      '~~~~',
      '~~~',
      '  ```',
      '# head',
      '````',
      'a ``` b',
    );
    const markdown = new MarkdownIt();
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 8, max: 120 }), (pieces, max) => {
        const source = pieces.join('\n');
        const { text, isCut } = cutMarkdown(source, max);
        expect(text.length).toBeLessThanOrEqual(max);
        expect(isCut).toBe(source.length > max);
        // What follows the cut text must be prose again: no fence swallows it.
        if (isCut)
          expect(markdown.render(`${text}\n\nAFTERWARDS`)).toMatch(/<p>AFTERWARDS<\/p>\s*(<\/\w+>\s*)*$/);
      }),
      { numRuns: 2000 },
    );
  });
});
