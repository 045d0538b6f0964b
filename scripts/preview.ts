import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { escapeHtml } from '../src/mail/html/escape.ts';
import { type Rendered, render } from '../src/mail/render.ts';
import { now } from '../testing/notifications/base.ts';
import { type Sample, samples } from '../testing/notifications/gallery.ts';

export const reasons = ['You get this because you wrote a commit that may have broken it (@culprits).'];

/** Renders one sample of the gallery as the action would. */
export function renderSample(sample: Sample): Promise<Rendered> {
  const { notification, name: _, ...own } = sample;
  return render(notification, { timezone: 'Europe/Berlin', locale: 'en-GB', reasons, now, ...own });
}

/**
 * Writes every kind and state into a folder: a page that shows each mail light, dark, 360 px wide and as text, and the
 * mails themselves beside it.
 *
 * @param folder made when it is not there
 * @returns the path of the page
 */
export async function writeGallery(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const parts: string[] = [];
  for (const sample of samples) {
    const mail = await renderSample(sample);
    writeFileSync(join(folder, `${sample.name}.html`), mail.html);
    writeFileSync(join(folder, `${sample.name}.txt`), mail.text);
    parts.push(sectionOf(sample.name, mail));
  }
  const links = samples.map(({ name }) => `<a href="#${name}">${name}</a>`).join(' ');
  const page = join(folder, 'index.html');
  writeFileSync(page, `${head}<nav>${links}</nav>\n${parts.join('\n')}\n</body>\n</html>\n`);
  return page;
}

const head = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Every mail, in every state</title>
<style>
body { font: 14px/1.5 system-ui, sans-serif; margin: 24px; background: #fafafa; color: #1f2328 }
nav a { display: inline-block; margin: 0 12px 4px 0 }
.row { display: flex; gap: 16px; align-items: flex-start; overflow-x: auto }
iframe { border: 1px solid #d8dee4; background: #fff; height: 900px; flex: none }
.wide { width: 700px } .narrow { width: 360px }
pre { border: 1px solid #d8dee4; background: #fff; padding: 12px; margin: 0; flex: none; max-height: 876px; overflow: auto; font: 12px/1.4 ui-monospace, monospace }
</style>
</head>
<body>
<h1>Every mail, in every state</h1>
`;

/** The dark scheme is forced by the frame's own color scheme, so that one page shows both. */
function sectionOf(name: string, mail: Rendered): string {
  const dark = mail.html
    .replaceAll('(prefers-color-scheme:dark)', 'all')
    .replace('<html ', '<html style="color-scheme:dark" ');
  const frame = (kind: string, title: string, html: string) =>
    `<iframe class="${kind}" title="${name}, ${title}" loading="lazy" srcdoc="${escapeHtml(html)}"></iframe>`;
  const kilobytes = (mail.html.length / 1024).toFixed(1);
  const light = mail.html.replaceAll('(prefers-color-scheme:dark)', 'not all');
  return `<h2 id="${name}">${name} <small>${kilobytes} kB${mail.shed.length > 0 ? ` · without ${escapeHtml(mail.shed.join(', '))}` : ''}</small></h2>
<div class="row">${frame('wide', 'light', light)}${frame('wide', 'dark', dark)}${frame('narrow', '360 px', light)}<pre>${escapeHtml(mail.text)}</pre></div>`;
}

/** Path of a Chromium to take pictures with: CHROMIUM_PATH, else what the shell finds; undefined when there is none. */
export function findChromium(): string | undefined {
  if (process.env['CHROMIUM_PATH']) return process.env['CHROMIUM_PATH'];
  try {
    return execFileSync(
      'sh',
      ['-c', 'command -v chromium || command -v chromium-browser || command -v google-chrome'],
      {
        encoding: 'utf8',
      },
    ).trim();
  } catch {
    return undefined;
  }
}

async function takePictures(folder: string, chromiumPath: string, only: string | undefined): Promise<void> {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  for (const [view, scheme, width] of [
    ['light', 'light', 800],
    ['dark', 'dark', 800],
    ['narrow', 'light', 360],
  ] as const) {
    const context = await browser.newContext({
      colorScheme: scheme,
      viewport: { width, height: 600 },
      offline: true,
    });
    const page = await context.newPage();
    for (const { name } of samples.filter((sample) => only === undefined || sample.name.includes(only))) {
      await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
      await page.screenshot({ path: join(folder, `${name}-${view}.png`), fullPage: true });
    }
    await context.close();
  }
  await browser.close();
}

if (process.argv[1] === import.meta.filename) {
  const folder = join(import.meta.dirname, '..', 'out', 'gallery');
  process.stdout.write(`Open ${pathToFileURL(await writeGallery(folder)).href}\n`);
  if (process.argv.includes('--png')) {
    const chromiumPath = findChromium();
    if (chromiumPath === undefined) throw new Error('no Chromium found: set CHROMIUM_PATH');
    await takePictures(folder, chromiumPath, process.argv[process.argv.indexOf('--png') + 1]);
  }
}
