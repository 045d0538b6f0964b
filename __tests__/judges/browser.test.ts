import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, renderSample } from '../../scripts/preview.ts';
import { mayMissPrograms } from '../../testing/judges.ts';
import { type Sample, samples } from '../../testing/notifications/gallery.ts';

const chromiumPath = findChromium();
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules about the landmarks of a page: a mail is shown inside the page of its reader. */
const pageRules = ['landmark-one-main', 'region'];

type Scheme = 'light' | 'dark';

let browser: Browser;
const pages = new Map<Scheme, Page>();
const requests: string[] = [];

/** One page a scheme, used again and again: starting a page costs more than showing a mail. */
async function show(sample: Sample, scheme: Scheme): Promise<Page> {
  let page = pages.get(scheme);
  if (page === undefined) {
    page = await (await browser.newContext({ colorScheme: scheme })).newPage();
    page.setDefaultTimeout(0);
    pages.set(scheme, page);
    await page.route('**', (route) => {
      requests.push(route.request().url());
      return route.abort();
    });
  }
  await page.setContent((await renderSample(sample)).html);
  return page;
}

async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async (ignored) => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: Object.fromEntries(ignored.map((id) => [id, { enabled: false }])),
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((one) => `${one.html} ${one.failureSummary}`).join('\n')}`,
    );
  }, pageRules);
}

describe.skipIf(chromiumPath === undefined && mayMissPrograms)('every mail in Chromium', () => {
  beforeAll(async () => {
    const { chromium } = await import('playwright-core');
    // Vitest's limits are enough: those of the library are too short for a machine with other work.
    const options = { executablePath: chromiumPath as string, args: ['--no-sandbox'], timeout: 0 };
    browser = await chromium.launch(options);
  });
  afterAll(() => browser?.close());

  test.each(samples)(
    '$name: no barrier in light or dark, no request, fits 320 to 1200 px',
    async (sample) => {
      for (const scheme of ['light', 'dark'] as const) {
        const page = await show(sample, scheme);
        await page.setViewportSize({ width: 800, height: 800 });
        expect(await findViolations(page)).toEqual([]);
        for (const width of scheme === 'light' ? [320, 360, 640, 1200] : []) {
          await page.setViewportSize({ width, height: 800 });
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        }
        expect(requests).toEqual([]);
      }
    },
  );

  test('the preheader is all an inbox can show beside the subject', async () => {
    for (const sample of samples) {
      const page = await show(sample, 'light');
      const preheader = await page.evaluate(`document.querySelector('body > div').textContent`);
      expect((preheader as string).length).toBeGreaterThanOrEqual(150);
      expect(await page.evaluate(`document.querySelector('body > div').getClientRects().length`)).toBe(0);
    }
  });
});
