import type { Liquid } from 'liquidjs';
import type { Clock } from '../view/format.ts';
import { formatDay, formatDuration, formatShare, formatSize, formatTime, ordinal } from '../view/format.ts';
import { clip } from '../view/view.ts';

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
