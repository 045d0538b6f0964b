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
    ['leaves what fits exactly', 'abc def', 7, 'abc def', false],
    ['keeps a line that ends at the limit', 'aaa aaa\nbbb', 7, 'aaa aaa', true],
    ['ends at a paragraph that keeps three quarters', 'aaaaaaaaa\n\nbb\ncccc', 12, 'aaaaaaaaa', true],
    ['ends at a line rather than at an early paragraph', 'aaaaaa\n\nbb\ncccc', 12, 'aaaaaa\n\nbb', true],
    ['ends at a line that keeps half', 'aaaaa\nbbbbbbbbbb', 10, 'aaaaa', true],
    ['cuts the line behind one that keeps less', 'aaaa\nbbbbbbbbbb', 10, 'aaaa\nbbbbb', true],
    ['ends at a blank that keeps half', 'aaaaa bbbbbbbbbb', 10, 'aaaaa', true],
    ['cuts a word behind a blank that keeps less', 'aaaa bbbbbbbbbb', 10, 'aaaa bbbbb', true],
    [
      'takes the end of a code block for that of a paragraph',
      '```\naaaa\n```\nbb\ncccc',
      15,
      '```\naaaa\n```',
      true,
    ],
    ['takes a blank line for the end of a paragraph', 'aaaaaaa\n \nbb\ncc', 11, 'aaaaaaa', true],
    ['closes a block that fits with its end', '```\naaaaaa\nbbbb\n```', 14, '```\naaaaaa\n```', true],
    ['drops a line of code where the end would not fit', '```\naaaaaa\nbbbb\n```', 13, '```\n```', true],
    [
      'cuts a long line behind a code block',
      '```\na\n```\nbbbb bbbb bbbb bbbb',
      24,
      '```\na\n```\nbbbb bbbb bbbb',
      true,
    ],
    ['knows a longer end', '```\naaaa\n`````\nbb\ncccc', 17, '```\naaaa\n`````', true],
    ['knows an end with blanks behind it', '```\naaaa\n```  \nbb\ncccc', 17, '```\naaaa\n```', true],
    [
      'takes no fence with words behind it for an end',
      '```\naa\n``` x\nbbbbbbbbb',
      17,
      '```\naa\n``` x\n```',
      true,
    ],
    ['takes tildes for no end of backticks', '```\naa\n~~~\nbbbbbbbbb', 16, '```\naa\n~~~\n```', true],
    ['knows tildes with a backtick behind them', '~~~ `a`\nbb\ncccccccccc', 16, '~~~ `a`\nbb\n~~~', true],
    ['leaves a line out that would open a block', 'aa\n```js and more words', 12, 'aa', true],
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
