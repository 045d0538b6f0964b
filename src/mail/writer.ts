import type { Liquid } from 'liquidjs';
import { addHtmlFilters, addTextFilters } from './filters.ts';
import { colors, styleBlock, styles } from './style.ts';
import { templates } from './templates.ts';
import type { View } from './view.ts';

const engines = new Map<'html' | 'text', Liquid>();

/** Loaded on first use only: a run that sends nothing never pays for the template engine. */
async function engineOf(part: 'html' | 'text'): Promise<Liquid> {
  const known = engines.get(part);
  if (known !== undefined) return known;
  const { Liquid } = await import('liquidjs');
  const engine = new Liquid({
    templates,
    cache: true,
    // Left out, it would be asked of Intl; our templates format nothing themselves.
    locale: 'en',
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    ...(part === 'html' ? { outputEscape: 'escape' as const } : {}),
  });
  if (part === 'html') addHtmlFilters(engine);
  else addTextFilters(engine);
  engines.set(part, engine);
  return engine;
}

/** Writes the HTML part from the view. */
export async function writeHtml(view: View): Promise<string> {
  const engine = await engineOf('html');
  return engine.renderFile('html/layout', { v: view, s: styles, c: colors, css: styleBlock });
}

/** Writes the text part from the view. */
export async function writeText(view: View): Promise<string> {
  const engine = await engineOf('text');
  return engine.renderFile('text/layout', { v: view });
}
