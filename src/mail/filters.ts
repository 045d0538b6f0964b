import type { Liquid } from 'liquidjs';
import { escapeHtml } from './escape.ts';
import {
  columnsOf,
  factsOf,
  failureTitle,
  lineOf,
  logText,
  pointsOf,
  remarkOf,
  rowOf,
  rule,
  sentencesOf,
  titleOf,
  wrap,
} from './plain.ts';
import { styles } from './style.ts';
import { type Bar, clip } from './view.ts';
import {
  type Clock,
  formatDay,
  formatDuration,
  formatShare,
  formatSize,
  formatTime,
  ordinal,
} from './words.ts';

/** Filters of the built-in HTML templates. Those that write HTML escape every text themselves. */
export function addHtmlFilters(liquid: Liquid): void {
  liquid.registerFilter('list', (value: unknown) => [value]);
  liquid.registerFilter('padding', padding);
  liquid.registerFilter(
    'barName',
    (kind: Bar['kind']) => ({ ok: 'barOk', bad: 'barBad', other: 'barOther' })[kind],
  );
  liquid.registerFilter('breaks', { raw: true, handler: breaks });
  liquid.registerFilter('logHtml', { raw: true, handler: logHtml });
}

/** Filters of the built-in text templates. */
export function addTextFilters(liquid: Liquid): void {
  const filters = {
    columns: columnsOf,
    facts: factsOf,
    failureTitle,
    line: lineOf,
    logText,
    points: pointsOf,
    remark: remarkOf,
    row: rowOf,
    rule,
    sentences: sentencesOf,
    title: titleOf,
  };
  for (const [name, filter] of Object.entries(filters)) liquid.registerFilter(name, filter);
  liquid.registerFilter('wrap', (text: string) => wrap(text));
}

/** Filters of users' templates, on top of those of Liquid; docs/templates.md describes them. */
export function addUserFilters(liquid: Liquid, clock: Clock): void {
  const number = (write: (value: number) => string) => (value: unknown) =>
    value === null || value === undefined || Number.isNaN(Number(value)) ? '' : write(Number(value));
  const text = (write: (value: string) => string) => (value: unknown) =>
    value === null || value === undefined ? '' : write(String(value));
  liquid.registerFilter('duration', number(formatDuration));
  liquid.registerFilter('filesize', number(formatSize));
  liquid.registerFilter('percent', number(formatShare));
  liquid.registerFilter(
    'ordinal',
    number((value) => ordinal(value).toLowerCase()),
  );
  liquid.registerFilter(
    'time',
    text((value) => formatTime(value, clock)),
  );
  liquid.registerFilter(
    'day',
    text((value) => formatDay(value, clock)),
  );
  liquid.registerFilter('clip', (value: unknown, max: unknown) =>
    clip(String(value ?? ''), Math.max(1, Number(max) || 80)),
  );
}

/**
 * Invisible filler behind the preheader, so that the inbox shows no line of the mail itself beside it. It begins with a
 * space, for readers that show the preheader: the filler never breaks, and would take the last word onto its own line.
 */
function padding(preheader: string): string {
  return ` ${'&#847;&zwnj;&nbsp;'.repeat(Math.max(0, 150 - preheader.length))}`;
}

function breaks(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

const tones: Record<string, string> = {
  command: styles.logCommand,
  error: styles.logError,
  warning: styles.logWarning,
  soft: styles.logSoft,
  gap: styles.logSoft,
};

/**
 * Log lines as HTML. Line ends are `<br>` and leading spaces `&nbsp;`, since Word knows no `pre-wrap`; neighbours of
 * one tone share a span.
 */
function logHtml(lines: readonly { text: string; tone: string }[]): string {
  let html = '';
  let tone = 'plain';
  lines.forEach((line, index) => {
    const isNew = line.tone !== tone;
    if (isNew && tones[tone]) html += '</span>';
    if (index > 0) html += '<br>';
    if (isNew && tones[line.tone]) html += `<span style="${tones[line.tone]}">`;
    tone = line.tone;
    html += escapeHtml(line.text).replace(/^ +| {2,}/g, (spaces) => '&nbsp;'.repeat(spaces.length));
  });
  return tones[tone] ? `${html}</span>` : html;
}
