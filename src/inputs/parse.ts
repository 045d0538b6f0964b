import { quote } from '../errors.ts';
import { nearestWord } from '../nearest-word.ts';

/**
 * Strict readers for one input each. Every reader returns the value or says what is wrong; none throws, so that
 * all problems of a run can be reported together. No reader ever puts a secret into its words.
 */

export type Parsed<T> = { value: T } | { problem: string };

/** `true` or `false` in any case, as YAML 1.2 core writes them. Anything else, `yes` included, is a problem. */
export function parseFlag(text: string): Parsed<boolean> {
  const word = text.toLowerCase();
  if (word === 'true') return { value: true };
  if (word === 'false') return { value: false };
  const near = nearestWord(text, ['true', 'false']);
  return {
    problem: `${quote(text)} is neither true nor false${near === undefined ? '' : `; did you mean "${near}"?`}`,
  };
}

/**
 * A whole number inside a range.
 *
 * @param range smallest and largest allowed value, both included
 */
export function parseInteger(text: string, range: { min: number; max: number }): Parsed<number> {
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value < range.min || value > range.max) {
    return { problem: `${quote(text)} is not a whole number from ${range.min} to ${range.max}` };
  }
  return { value };
}

/** A day, `2027-05-31`, or a time as GitHub and Azure write it, `2027-05-31T12:00:00Z`. Empty stays empty. */
export function parseDay(text: string): Parsed<string> {
  const isDay = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(?:Z|[+-]\d{2}:\d{2}))?$/.test(
    text,
  );
  // V8 takes 31 February for 3 March; only a day that it gives back as it was exists.
  const exists = isDay && new Date(`${text.slice(0, 10)}T00:00Z`).getUTCDate() === Number(text.slice(8, 10));
  if (text === '' || (exists && !Number.isNaN(Date.parse(text)))) return { value: text };
  return { problem: `${quote(text)} is not a day; write one such as 2027-05-31` };
}

const UNIT_MS: Record<string, number> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/**
 * A duration such as `90s`, `5m`, `1h30m` or `7d`; a unit is always needed, so that `5` is not a guess.
 *
 * @param range smallest and largest allowed value in milliseconds, both included
 * @returns milliseconds
 */
export function parseDuration(text: string, range: { minMs: number; maxMs: number }): Parsed<number> {
  const whole = /^(?:\d{1,6}(?:ms|s|m|h|d|w)\s*)+$/i;
  const [least, most] = [formatDuration(range.minMs), formatDuration(range.maxMs)];
  if (!whole.test(text)) {
    return {
      problem: `${quote(text)} is not a duration; write a number with a unit (s, m, h, d or w), from ${least} to ${most}`,
    };
  }
  let total = 0;
  for (const [, number, unit] of text.matchAll(/(\d{1,6})(ms|s|m|h|d|w)/gi)) {
    total += Number(number) * (UNIT_MS[(unit ?? '').toLowerCase()] ?? 0);
  }
  if (total < range.minMs || total > range.maxMs) {
    return {
      problem: `${quote(text)} is out of range; allowed are ${least} to ${most}`,
    };
  }
  return { value: total };
}

/** Milliseconds in the notation of {@link parseDuration}: `1h30m`, `500ms`. */
export function formatDuration(ms: number): string {
  let rest = ms;
  let text = '';
  for (const unit of ['d', 'h', 'm', 's', 'ms']) {
    const size = UNIT_MS[unit] ?? 1;
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return text || '0s';
}

/** One word of a fixed set, in any case. */
export function parseChoice<const T extends string>(text: string, allowed: readonly T[]): Parsed<T> {
  const word = text.toLowerCase();
  const value = allowed.find((each) => each === word);
  if (value !== undefined) return { value };
  const near = nearestWord(text, allowed);
  const hint = near === undefined ? '' : ` (did you mean "${near}"?)`;
  return { problem: `${quote(text)}${hint} is not one of ${allowed.join(', ')}` };
}

/** A list of words of a fixed set; every wrong word is named. */
export function parseChoices<const T extends string>(text: string, allowed: readonly T[]): Parsed<T[]> {
  const value: T[] = [];
  const problems: string[] = [];
  for (const item of splitList(text)) {
    const parsed = parseChoice(item, allowed);
    if ('problem' in parsed) problems.push(parsed.problem);
    else if (!value.includes(parsed.value)) value.push(parsed.value);
  }
  return problems.length > 0 ? { problem: problems.join('; ') } : { value };
}

/** Items separated by commas or new lines; blanks around them and empty items fall away. */
export function splitList(text: string): string[] {
  return text
    .split(/[,\r\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** Items one per line, for values that may hold commas. Lines that begin with `#` are comments. */
export function splitLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/**
 * Lines of the form `name=value` (or `name: value`).
 *
 * @param namePattern what a name may look like, with its description for the message
 */
export function parsePairs(
  text: string,
  namePattern: { pattern: RegExp; description: string },
): Parsed<Record<string, string>> {
  const value: Record<string, string> = {};
  const problems: string[] = [];
  for (const line of splitLines(text)) {
    const match = /^([^=:]+)[=:](.*)/.exec(line);
    const name = match?.[1]?.trim();
    if (name === undefined || !namePattern.pattern.test(name)) {
      problems.push(
        `${quote(line)} is not of the form name=value, where the name is ${namePattern.description}`,
      );
    } else {
      value[name] = match?.[2]?.trim() ?? '';
    }
  }
  return problems.length > 0 ? { problem: problems.join('; ') } : { value };
}

/**
 * A JSON object, as `toJSON(context)` writes it. An empty text and `null` give undefined.
 */
export function parseObject(text: string): Parsed<Record<string, unknown> | undefined> {
  if (text === '') return { value: undefined };
  try {
    const value: unknown = JSON.parse(text);
    if (value === null) return { value: undefined };
    if (typeof value === 'object' && !Array.isArray(value))
      return { value: value as Record<string, unknown> };
  } catch {
    // Said below: the parser's own message quotes the text, which may be long.
  }
  return { problem: 'is not a JSON object; write it with toJSON, for example ${{ toJSON(needs) }}' };
}

/** Octets from a size such as `10MB`: decimal units, as mail services state their limits. */
export function parseSize(text: string): Parsed<number> {
  const megabytes = Number(/^(\d{1,3})\s*MB$/i.exec(text)?.[1]);
  if (megabytes >= 1 && megabytes <= 150) return { value: megabytes * 1_000_000 };
  return {
    problem: `${quote(text)} is not a size from 1MB to 150MB; write a whole number with MB, such as 30MB`,
  };
}

/** The host name of a server (RFC 1123 section 2.1); an IP address is its own problem: its certificate names no address. */
export function parseHost(text: string): Parsed<string> {
  if ((text.includes(':') && /^\[?[0-9a-f:.]+\]?$/i.test(text)) || /^\d{1,3}(\.\d{1,3}){3}$/.test(text)) {
    return {
      problem: `${quote(text)} is an IP address; use the DNS name of the server, which its certificate is checked against`,
    };
  }
  const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
  if (text.length > 253 || !new RegExp(`^${label}(?:\\.${label})*$`, 'i').test(text)) {
    return {
      problem: `${quote(text)} is not a host name; give it without a scheme or port, such as smtp.contoso.com`,
    };
  }
  return { value: text.toLowerCase() };
}
