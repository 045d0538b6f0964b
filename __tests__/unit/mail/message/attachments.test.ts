import { describe, expect, it } from 'vitest';
import { fitAttachments, inlineImages } from '../../../../src/mail/message/attachments.ts';
import type { Attachment } from '../../../../src/mail/message/message.ts';

const file = (filename: string, size = 1): Attachment => ({ filename, contentType: 'image/png', size });

describe('fitAttachments', () => {
  const sizes = { a: 300_000, b: 900_000, c: 600_000, d: 100_000 };
  const attachments = Object.entries(sizes).map(([name, size]) => file(name, size));
  const measure = async (kept: readonly Attachment[], leftOut: readonly unknown[]) =>
    1000 + leftOut.length * 50 + kept.reduce((sum, { size }) => sum + (size / 3) * 4, 0);

  it.each([
    [3_000_000, 'abcd', 0],
    [2_000_000, 'acd', 1],
    [1_400_000, 'acd', 1],
    [1_300_000, 'ad', 2],
    [134_484, 'd', 3],
    [134_483, '', 4],
    [1_200, '', 4],
  ])('leaves the largest out until %d octets are enough', async (limit, kept, missing) => {
    const fitting = await fitAttachments(
      { attachments, leftOut: [] },
      { limit, overflow: 'link', service: 'Azure', measure },
    );
    expect(fitting.attachments.map((each) => each.filename).join('')).toBe(kept);
    expect(fitting.leftOut).toHaveLength(missing);
    expect(fitting.leftOut.map((each) => each.size)).toEqual(
      attachments.filter((each) => !fitting.attachments.includes(each)).map((each) => each.size),
    );
  });

  it('keeps what was left out before', async () => {
    const before = { name: 'x', size: 1, reason: 'r' };
    const fitting = await fitAttachments(
      { attachments, leftOut: [before] },
      { limit: 2_000_000, overflow: 'link', service: 'Azure', measure },
    );
    expect(fitting.leftOut.map((each) => each.name)).toEqual(['x', 'b']);
  });

  it('ends with an error when not even the bare mail fits', async () => {
    await expect(
      fitAttachments(
        { attachments, leftOut: [] },
        { limit: 1100, overflow: 'link', service: 'Azure', measure },
      ),
    ).rejects.toMatchObject({
      kind: 'input',
      anchor: 'too-large',
      causes: [expect.stringContaining('base64')],
    });
  });

  it('lists 20 files, largest first, and counts the rest', async () => {
    const many = Array.from({ length: 25 }, (_, index) => file(`f${index}`, 1_000_000 + index * 100_000));
    const error = await fitAttachments(
      { attachments: many, leftOut: [] },
      { limit: 1, overflow: 'fail', service: 'Azure', measure },
    ).catch((thrown: { causes: string[] }) => thrown);
    const [, list = ''] = (error as { causes: string[] }).causes;
    expect(list).toMatch(/^Attached: f24: 3\.4 MB; f23: 3\.3 MB; .+; and 5 more\.$/);
  });
});

describe('inlineImages', () => {
  const attachments = [
    file('logo.png'),
    file('my chart.png'),
    file('café.png'),
    file('a&b.png'),
    file('rest.png'),
  ];
  const id = (index: number) => `${index}.x@contoso.com`;

  it.each([
    ['<img src="cid:logo.png">', '<img src="cid:0.x@contoso.com">', ['logo.png']],
    ["<img src='cid:LOGO.png'>", "<img src='cid:0.x@contoso.com'>", ['logo.png']],
    ['<img src=cid:logo.png>', '<img src=cid:0.x@contoso.com>', ['logo.png']],
    ['<img src="cid:my chart.png">', '<img src="cid:0.x@contoso.com">', ['my chart.png']],
    ['<img src="cid:my%20chart.png">', '<img src="cid:0.x@contoso.com">', ['my chart.png']],
    ['<img src="cid:cafe\u0301.png">', '<img src="cid:0.x@contoso.com">', ['café.png']],
    ['<img src="cid:a&amp;b.png">', '<img src="cid:0.x@contoso.com">', ['a&b.png']],
    [
      '<td style="background:url(cid:logo.png)">',
      '<td style="background:url(cid:0.x@contoso.com)">',
      ['logo.png'],
    ],
    [
      '<img src="cid:logo.png"><img src="cid:logo.png"><img src="cid:my chart.png">',
      '<img src="cid:0.x@contoso.com"><img src="cid:0.x@contoso.com"><img src="cid:1.x@contoso.com">',
      ['logo.png', 'my chart.png'],
    ],
    ['<p>write cid:logo.png there</p>', '<p>write cid:logo.png there</p>', []],
    ['<img src="https://x.test/logo.png">', '<img src="https://x.test/logo.png">', []],
    ['', '', []],
  ])('%s', (html, written, inline) => {
    const result = inlineImages(html, attachments, id);
    expect(result.html).toBe(written);
    expect(result.attachments.map((each) => each.filename)).toEqual(attachments.map((each) => each.filename));
    expect(result.attachments.filter((each) => each.cid !== undefined).map((each) => each.filename)).toEqual(
      inline,
    );
    expect(new Set(result.attachments.map((each) => each.cid)).size).toBe(inline.length + 1);
    expect(result.warnings).toEqual([]);
  });

  it('warns once of each name that no attachment has', () => {
    const html = '<img src="cid:gone.png"><img src="cid:gone.png"><img src="cid:%zz">';
    expect(inlineImages(html, attachments, id)).toEqual({
      html,
      attachments,
      warnings: [
        'The HTML refers to cid:gone.png, but no attachment has that name.',
        'The HTML refers to cid:%zz, but no attachment has that name.',
      ],
    });
  });
});
