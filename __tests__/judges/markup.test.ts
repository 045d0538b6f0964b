import { caniemail } from 'caniemail';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { renderSample } from '../../scripts/preview.ts';
import { encodedSize, maxEncoded } from '../../src/mail/size.ts';
import { samples } from '../../testing/notifications/gallery.ts';

/** Rules for web pages that mail has good reason to break. */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Mail has to be styled inline, by attributes where Word obeys nothing else, and in tables.
    'no-inline-style': 'off',
    'no-deprecated-attr': 'off',
    'prefer-tbody': 'off',
    // `role=none` means the same, but older screen readers know only `presentation`.
    'presentation-role-style': 'off',
    // The only way to give Outlook for Windows a fixed width.
    'no-conditional-comment': 'off',
    'doctype-style': 'off',
  },
});

/** What some clients lack, and why the mail is still right without it. Anything else fails. */
const allowed: Record<string, string> = {
  'color-scheme meta tag': 'light colors stay where the scheme is unknown',
  'color-scheme CSS property': 'light colors stay where the scheme is unknown',
  '@media': 'the light wide layout is inline and also fits a narrow screen',
  '<style> element': 'everything but the dark scheme is inline',
  'Class selector': 'only the dark scheme and the narrow screen are chosen by class',
  'Attribute selector': 'meant for Outlook.com alone',
  'Descendant combinator': 'meant for Outlook.com alone',
  '<body> element': 'the outer table repeats its background',
  'border-radius': 'corners are square instead',
  'display:none': 'the preheader says what the mail says',
  'max-height property': 'one of several ways to hide the preheader',
  overflow: 'one of several ways to hide the preheader',
  'white-space': 'buttons and sizes may wrap',
  'word-break': 'long words widen their line',
  'table-layout': 'long words widen their table',
  'aria-hidden attribute': 'a glyph or an empty bar is read in vain',
  'role attribute': 'layout tables are announced as tables',
};

const clients = ['gmail.*', 'outlook.*', 'apple-mail.*', 'yahoo.*'] as never;

describe('the HTML of every mail', () => {
  test.each(samples)('$name is valid, known to clients and small', async (sample) => {
    const { html, shed } = await renderSample(sample);

    const report = await validator.validateString(html);
    expect(
      report.results.flatMap((one) => one.messages.map((m) => `${m.line}:${m.column} ${m.message}`)),
    ).toEqual([]);

    const { issues } = caniemail({ clients, html });
    const unsupported = new Set(
      [...issues.errors.values()].flatMap((all) => all.map((issue) => issue.title)),
    );
    expect([...unsupported].filter((title) => !(title in allowed))).toEqual([]);

    expect(encodedSize(html)).toBeLessThanOrEqual(maxEncoded);
    expect(shed.length > 0).toBe(sample.name === 'build-huge');
    expect(html).not.toMatch(/<(img|script|link|iframe|object|form|video|svg)\b|url\(|@import|@font-face/i);
  });
});
