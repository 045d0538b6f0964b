import type { Person } from '../../notification/notification.ts';

const ordinals = [
  '',
  'First',
  'Second',
  'Third',
  'Fourth',
  'Fifth',
  'Sixth',
  'Seventh',
  'Eighth',
  'Ninth',
  'Tenth',
];

/** Scripts that are written from right to left, by ISO 15924. */
const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa']);

/** In which direction a language is written. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return rightToLeft.has(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/**
 * A duration as people say it: `48 s`, `1 min 20 s`, `2 h 10 min`, `3 d 4 h`. Two units at most; seconds vanish
 * from ten minutes on.
 *
 * @param ms milliseconds; negative and non-finite values count as 0
 */
export function formatDuration(ms: number): string {
  const seconds = Number.isFinite(ms) ? Math.max(0, Math.round(ms / 1000)) : 0;
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 600) return joinUnits(Math.floor(seconds / 60), 'min', seconds % 60, 's');
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return joinUnits(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(minutes / 60);
  return joinUnits(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function joinUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

/** A number with its noun: `1 job`, `3 jobs`, `1,400 red runs`. */
export function count(n: number, singular: string, plural = `${singular}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? singular : plural}`;
}

/** `First` … `Tenth`, then `11th`, `21st`, `102nd`. */
export function ordinal(n: number): string {
  const word = ordinals[n];
  if (word !== undefined && word !== '') return word;
  const tail = n % 100;
  if (tail >= 11 && tail <= 13) return `${n}th`;
  return `${n}${{ 1: 'st', 2: 'nd', 3: 'rd' }[n % 10] ?? 'th'}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listWords(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** A size as people say it, in decimal units as GitHub shows them: `512 B`, `4.2 MB`. */
export function formatSize(bytes: number): string {
  let value = Math.max(0, bytes);
  for (const unit of ['B', 'kB', 'MB', 'GB']) {
    const rounded = unit === 'B' || value >= 100 ? Math.round(value) : Math.round(value * 10) / 10;
    if (rounded < 1000 || unit === 'GB') return `${rounded} ${unit}`;
    value /= 1000;
  }
  return '';
}

/** A share as a percentage that never rounds a flaw away: 0.999 is `99 %`, not `100 %`. */
export function formatShare(share: number): string {
  const percent = share * 100;
  return `${percent > 99 && percent < 100 ? 99 : percent < 1 && percent > 0 ? 1 : Math.round(percent)} %`;
}

/** How times are written: an IANA zone and a BCP 47 locale. */
export interface Clock {
  timezone: string;
  locale: string;
}

/** `4 Mar 2026, 09:12 UTC`, in the reader's zone; the text itself when it is no date. */
export function formatTime(iso: string, clock: Clock): string {
  return format(iso, clock, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
}

/** `4 Mar 2026`, in the reader's zone; the text itself when it is no date. */
export function formatDay(iso: string, clock: Clock): string {
  return format(iso, clock, { day: 'numeric', month: 'short', year: 'numeric' });
}

function format(iso: string, clock: Clock, options: Intl.DateTimeFormatOptions): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  return new Intl.DateTimeFormat(clock.locale, { ...options, timeZone: clock.timezone }).format(time);
}

/** How a person is named in a mail: name, else login. Never the address. */
export function nameOf(person: Person | undefined): string {
  return person?.name || person?.login || '';
}
