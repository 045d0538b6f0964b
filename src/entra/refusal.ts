import { tidyText } from './claims.ts';

/**
 * What Entra says when it gives no token, already free of secrets (RFC 6749 section 5.2 plus Microsoft's own fields,
 * Microsoft Learn "Microsoft Entra authentication and authorization error codes", page of 2024-04-24).
 */
export interface EntraRefusal {
  /** HTTP status. */
  status: number;
  /** OAuth code such as `invalid_client`. */
  error: string;
  /** Numbers of the AADSTS codes, the one that the description opens with first; may be empty. */
  codes: readonly number[];
  /** First sentence of the description, such as `AADSTS7000215: Invalid client secret provided. …`. */
  text: string;
  /** By which a sign-in is found in the tenant's sign-in logs. */
  correlationId?: string;
}

/** Entra's descriptions are a few hundred characters long. */
const MAX_TEXT = 500;

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads a body in Entra's error form.
 *
 * @param hide takes what must not be seen out of a text
 * @returns undefined when the body is not in that form
 */
export function readRefusal(
  status: number,
  body: unknown,
  hide: (text: string) => string,
): EntraRefusal | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body)) return undefined;
  const fields: Record<string, unknown> = { ...body };
  const error = fields['error'];
  if (typeof error !== 'string' || !/^[a-z_]{1,64}$/.test(error)) return undefined;
  const description = typeof fields['error_description'] === 'string' ? fields['error_description'] : '';
  const correlationId = guidOf(fields['correlation_id']);
  return {
    status,
    error: hide(error),
    codes: readCodes(description, fields['error_codes']),
    text: hide(tidyText(firstPart(hide(description)), MAX_TEXT)),
    ...(correlationId && { correlationId: hide(correlationId) }),
  };
}

/** Trace id, correlation id and time follow on further lines or, from older endpoints, on the same one. */
function firstPart(description: string): string {
  return description.slice(0, 16_384).split(/[\r\n]|\s(?:Trace ID|Correlation ID|Timestamp):/)[0] ?? '';
}

function readCodes(description: string, listed: unknown): number[] {
  const codes = new Set<number>();
  const opening = /^AADSTS(\d{5,8})\b/.exec(description)?.[1];
  if (opening) codes.add(Number(opening));
  for (const code of Array.isArray(listed) ? listed.slice(0, 10) : []) {
    if (Number.isSafeInteger(code) && code > 0) codes.add(code);
  }
  return [...codes];
}

function guidOf(value: unknown): string | undefined {
  return typeof value === 'string' && GUID.test(value) ? value : undefined;
}
