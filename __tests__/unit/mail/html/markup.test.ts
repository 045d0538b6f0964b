import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html, rawHtml } from '../../../../src/mail/html/markup.ts';
import { codePoint } from '../../../../testing/code-point.ts';

test('text is escaped, for a text node and for an attribute', () => {
  expect(html`<p title="${`"a" & 'b'`}">${'<b>'}</p>`.source).toBe(
    '<p title="&quot;a&quot; &amp; &#39;b&#39;">&lt;b&gt;</p>',
  );
});

test('markup stands as it is, also inside lists, and is not escaped twice', () => {
  const items = ['a & b', 'c'].map((text) => html`<li>${text}</li>`);
  expect(html`<ul>${items}</ul>${rawHtml('<hr>')}`.source).toBe('<ul><li>a &amp; b</li><li>c</li></ul><hr>');
});

test('numbers are written, nothing is nothing', () => {
  expect(html`${0}|${''}|${false}|${null}|${undefined}|${[]}`.source).toBe('0|||||');
});

test('no text leaves its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: codePoint }), (text) => {
      expect(html`${text}`.source).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
    }),
  );
});
