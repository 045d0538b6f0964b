import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guardText, isProse, renderMarkdown } from '../../../../src/mail/html/markdown.ts';
import { codePoint } from '../../../../testing/code-point.ts';

/** The HTML without its styles and classes. */
async function html(markdown: string, topHeading: 2 | 3 = 2): Promise<string> {
  return (await renderMarkdown(markdown, topHeading)).replace(/ (style|class|scope)="[^"]*"/g, '').trim();
}

describe('Markdown', () => {
  test.each([
    ['raw HTML is text', '<b onclick=x>hi</b>', '<p>&lt;b onclick=x&gt;hi&lt;/b&gt;</p>'],
    ['web links', '[a](https://ok.example/x)', '<p><a href="https://ok.example/x">a</a></p>'],
    [
      'autolinks',
      'see https://ok.example/x.',
      '<p>see <a href="https://ok.example/x">https://ok.example/x</a>.</p>',
    ],
    ['addresses', 'me@ok.example', '<p><a href="mailto:me@ok.example">me@ok.example</a></p>'],
    ['no bare names', 'www.ok.example and ok.example', '<p>www.ok.example and ok.example</p>'],
    [
      'no other scheme',
      '[a](javascript:alert(1)) [b](data:x) [c](ftp://x) [d](/path) ftp://x //x',
      '<p>[a](javascript:alert(1)) [b](data:x) [c](ftp://x) [d](/path) ftp://x //x</p>',
    ],
    [
      'pictures are links',
      '![shot](https://ok.example/s.png)',
      '<p><a href="https://ok.example/s.png">shot</a></p>',
    ],
    [
      'pictures in links are their names',
      '[![build](https://a.example/b.svg)](https://ok.example)',
      '<p><a href="https://ok.example">build</a></p>',
    ],
    ['pictures from elsewhere are text', '![x](cid:1)', '<p>![x](cid:1)</p>'],
    [
      'tasks',
      '- [x] done\n- [ ] open\n- [y] no',
      '<ul>\n<li>☑ done</li>\n<li>☐ open</li>\n<li>[y] no</li>\n</ul>',
    ],
    ['strike-through', '~~old~~', '<p><s>old</s></p>'],
    ['fences', '```sh\nnpm i <x>\n```', '<pre><code>npm i &lt;x&gt;\n</code></pre>'],
    [
      'headings keep their order and skip no level',
      '# a\n#### b\n## c',
      '<h2>a</h2>\n<h3>b</h3>\n<h3>c</h3>',
    ],
    ['headings may start anywhere', '### a\n# b', '<h2>a</h2>\n<h2>b</h2>'],
  ])('%s', async (_, markdown, expected) => {
    expect(await html(markdown)).toBe(expected);
  });

  test('tables have scoped heads', async () => {
    expect(await renderMarkdown('| a | b |\n|---|--:|\n| 1 | 2 |', 2)).toMatch(
      /<th style="[^"]*" scope="col" class="ln">a<\/th>/,
    );
  });

  test('below a section of ours headings start one level deeper', async () => {
    expect(await html('# a', 3)).toBe('<h3>a</h3>');
  });
});

describe('guarded data', () => {
  test.each([
    ['[a](https://evil.example)', '<p>[a](https://evil.example)</p>'],
    [
      '<https://evil.example> https://evil.example me@evil.example',
      '<p>&lt;https://evil.example&gt; https://evil.example me@evil.example</p>',
    ],
    ['# a\n\n- b\n\n    c', '<p># a<br>\n<br>\n- b<br>\n<br>\n    c</p>'],
    ['**a** _b_ `c` ~~d~~ | e', '<p>**a** _b_ `c` ~~d~~ | e</p>'],
    ['&amp; &#60; \\ <b>', '<p>&amp;amp; &amp;#60; \\ &lt;b&gt;</p>'],
    ['\ufdd0\ufffe\uffffx', '<p>x</p>'],
  ])('%j is text in a paragraph', async (data, expected) => {
    expect(await html(guardText(data))).toBe(expected);
  });

  test.each([
    ['in code', (data: string) => `\`${data}\``, '<p><code>a`b*c</code></p>'],
    ['in strong', (data: string) => `**${data}**`, '<p><strong>a`b*c</strong></p>'],
    ['in a fence', (data: string) => `\`\`\`\n${data}\n\`\`\``, '<pre><code>a`b*c\n</code></pre>'],
    [
      'in the text of a link',
      (data: string) => `[${data}](https://ok.example)`,
      '<p><a href="https://ok.example">a`b*c</a></p>',
    ],
    [
      'in the path of a link',
      (data: string) => `[x](https://ok.example/${data}/y)`,
      '<p><a href="https://ok.example/a%60b%2Ac/y">x</a></p>',
    ],
    [
      'in the title of a link',
      (data: string) => `[x](https://ok.example "${data}")`,
      '<p><a href="https://ok.example" title="a`b*c">x</a></p>',
    ],
  ])('%s', async (_, place, expected) => {
    expect(await html(place(guardText('a`b*c')))).toBe(expected);
  });

  test('a whole address as a link target is no address', async () => {
    expect(await html(`[x](${guardText('https://evil.example')})`)).toBe('<p>[x](https://evil.example)</p>');
  });
});

describe('hostile Markdown ends', { tags: ['once'] }, () => {
  const times = (text: string) => text.repeat(60_000 / text.length);
  test.each([
    '[',
    '](',
    '*a ',
    '**a*',
    '<',
    '> ',
    '- ',
    '|a',
    'http://',
    'a@b.',
    '![',
    'a[b](',
    '[a]: b\n',
    '&amp;',
    '~~a',
    '_a_',
    '`',
  ])('60,000 characters of %j', async (text) => {
    expect(await renderMarkdown(times(text), 2)).toEqual(expect.any(String));
  });
});

describe('prose needs no Markdown', () => {
  test.each([
    'Deployments are paused.',
    'One line,\nand another.\n\nA second paragraph (with 50 % more), "quoted": it\'s done!',
    'Die Datenbank zieht um – heute Nacht. 部署已暂停。 🚀',
    `On ${guardText('main_*`<b>')} since ${guardText('10:00\n\n[UTC]')}.`,
  ])('%j is prose', (text) => {
    expect(isProse(text)).toBe(true);
  });

  test.each([
    ...['# a', 'a *b*', '- a', '+ a', '1. a', '1) a', '    a', ' a', 'a  \nb', 'a\n===', 'a\n---', '> a'],
    ...[
      'a|b',
      '<b>',
      'a@b.example',
      'https://a.example',
      '//a',
      '&amp;',
      'a\\',
      '`a`',
      '~~a~~',
      'a\tb',
      'a\r\nb',
    ],
  ])('%j may not be', (text) => {
    expect(isProse(text)).toBe(false);
  });

  test('whatever is taken for prose reads as the Markdown library writes it', async () => {
    const word = fc.constantFrom(
      'a',
      'Deploy',
      '10',
      '06:00',
      'UTC.',
      '(x)',
      '"y"',
      "it's",
      '50%',
      'w.x/y',
      '日本',
      'é',
    );
    const mark = fc.constantFrom(
      ' ',
      ', ',
      '. ',
      ': ',
      '; ',
      '!',
      '?',
      ' - ',
      '=',
      '+',
      '$',
      '^',
      '{',
      '\n',
      '\n\n',
    );
    const data = fc.string({ unit: codePoint, maxLength: 8 }).map(guardText);
    const any = fc.string({ unit: codePoint, maxLength: 4 });
    const texts = fc
      .array(
        fc.oneof(
          { weight: 6, arbitrary: word },
          { weight: 6, arbitrary: mark },
          { weight: 1, arbitrary: data },
          { weight: 1, arbitrary: any },
        ),
        { minLength: 1, maxLength: 20 },
      )
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(texts.filter(isProse), async (text) => {
        // One word in Markdown makes the library render all of it.
        const whole = await html(`${text}\n\n*x*`);
        const prose = `${await html(text)}\n<p><em>x</em></p>`.trimStart();
        expect(prose.replaceAll('&#39;', "'")).toBe(whole);
      }),
      { numRuns: 2000, seed: 20261126 },
    );
  });
});
