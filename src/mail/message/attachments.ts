import { ActionError } from '../../errors.ts';
import { formatSize } from '../view/format.ts';
import type { Attachment } from './message.ts';

/** A file that the mail does not carry, and why; the reader is told. */
export interface LeftOut {
  name: string;
  /** Bytes before encoding. */
  size: number;
  reason: string;
}

/** What to do with attachments that do not fit: end with an error, or leave the largest out and say so. */
export type Overflow = 'fail' | 'link';

/** Attachments that fit into the mail, and those that do not. */
export interface Fitting {
  attachments: Attachment[];
  leftOut: LeftOut[];
}

export interface FitOptions {
  /** Octets of the whole message as encoded, at most. */
  limit: number;
  overflow: Overflow;
  /** The mail service, as a sentence names it. */
  service: string;
  /** Octets of the message with these attachments and the list of what was left out, encoded. */
  measure(attachments: readonly Attachment[], leftOut: readonly LeftOut[]): Promise<number>;
}

/**
 * Chooses the attachments that fit into the message. A message of exactly the limit fits.
 *
 * @param found what was found, with what could not even be packed
 * @throws ActionError kind `input`, anchor `too-large`, that lists the files with their sizes
 */
export async function fitAttachments(found: Fitting, options: FitOptions): Promise<Fitting> {
  const { limit, overflow, service, measure } = options;
  let { attachments, leftOut } = found;
  for (;;) {
    const size = await measure(attachments, leftOut);
    if (size <= limit) return { attachments, leftOut };
    if (overflow === 'fail' || attachments.length === 0)
      throw refuseSize(size, limit, attachments, overflow, service);
    const kept = dropLargest(attachments, size - limit);
    const dropped = attachments.filter((attachment) => !kept.includes(attachment));
    const reason = `does not fit into a mail of ${formatSize(limit)}`;
    leftOut = [...leftOut, ...dropped.map(({ filename, size }) => ({ name: filename, size, reason }))];
    attachments = kept;
  }
}

/** Takes out the largest until the excess is gone. Base64 makes 4 octets of 3, so no more than needed go at once. */
function dropLargest(attachments: readonly Attachment[], excess: number): Attachment[] {
  const kept = [...attachments];
  const bySize = [...attachments].sort((a, b) => b.size - a.size);
  let freed = 0;
  for (const largest of bySize) {
    kept.splice(kept.indexOf(largest), 1);
    freed += (Math.ceil(largest.size / 3) * 4 * 78) / 76 + PART_OVERHEAD;
    if (freed >= excess) break;
  }
  return kept;
}

/** More than the headers and boundary of one part take, so that what is freed is never counted too small. */
const PART_OVERHEAD = 1_000;

/** The error for a mail that is larger than the service takes. */
export function refuseSize(
  size: number,
  limit: number,
  attachments: readonly Pick<Attachment, 'filename' | 'size'>[],
  overflow: Overflow,
  service: string,
): ActionError {
  const list = [...attachments]
    .sort((a, b) => b.size - a.size)
    .map(({ filename, size }) => `${filename}: ${formatSize(size)}`);
  const encoded = `${formatCount(size)} octets as encoded`;
  return new ActionError('input', {
    input: attachments.length > 0 ? 'attachments' : undefined,
    title: `The mail is too large: ${encoded}, ${formatCount(size - limit)} more than the ${formatCount(limit)} that ${service} takes`,
    causes: [
      `Attachments are sent in base64, which makes them a third larger: about ${(limit * 0.73e-6).toFixed(1)} MB of files fit into one mail.`,
      ...(list.length > 0
        ? [`Attached: ${list.slice(0, MAX_LISTED).join('; ')}${moreThan(list.length)}.`]
        : []),
    ],
    remedies: [
      'Attach less, or pack the files (a directory pattern that ends in "/" is attached as a .zip).',
      ...(overflow === 'fail' && attachments.length > 0
        ? ['Set attachments-overflow: link to leave the largest out and list them in the mail.']
        : []),
    ],
    anchor: 'too-large',
  });
}

const MAX_LISTED = 20;

function moreThan(count: number): string {
  return count > MAX_LISTED ? `; and ${count - MAX_LISTED} more` : '';
}

function formatCount(value: number): string {
  return value.toLocaleString('en-US');
}

/** `cid:` in an attribute or a CSS url(): quoted, where a name may hold blanks, or bare. */
const REFERENCE = /(["'])cid:([^"'<>]*)\1|([=(]\s*)cid:([^\s"'()<>]+)/gi;

/**
 * Puts images where the HTML refers to them. `cid:` and the name of an attachment makes that attachment an inline
 * part with an id of its own (RFC 2392); attachments that nothing refers to stay attachments.
 *
 * @param makeId a content id for the n-th inline part, unique in the world: `local@domain`, without brackets
 * @returns the HTML with the ids, the attachments, and a warning for every name that no attachment has
 */
export function inlineImages(
  html: string,
  attachments: readonly Attachment[],
  makeId: (index: number) => string,
): { html: string; attachments: Attachment[]; warnings: string[] } {
  const ids = new Map<string, string>();
  const unknown = new Set<string>();
  const known = new Map(attachments.map((attachment) => [attachment.filename.toLowerCase(), attachment]));

  const find = (reference: string): string | undefined => {
    const name = decodeReference(reference);
    const attachment = known.get(name.toLowerCase());
    if (!attachment) {
      unknown.add(name);
      return undefined;
    }
    const id = ids.get(attachment.filename) ?? makeId(ids.size);
    ids.set(attachment.filename, id);
    return id;
  };
  const written = html.replace(
    REFERENCE,
    (whole, quote: string | undefined, quoted = '', before = '', bare = '') => {
      const id = find(quote === undefined ? bare : quoted);
      if (id === undefined) return whole;
      return quote === undefined ? `${before}cid:${id}` : `${quote}cid:${id}${quote}`;
    },
  );
  return {
    html: written,
    attachments: attachments.map((attachment) => {
      const cid = ids.get(attachment.filename);
      return cid === undefined ? attachment : { ...attachment, cid };
    }),
    warnings: [...unknown].map((name) => `The HTML refers to cid:${name}, but no attachment has that name.`),
  };
}

function decodeReference(reference: string): string {
  const text = reference.replaceAll('&amp;', '&');
  try {
    return decodeURIComponent(text).normalize('NFC');
  } catch {
    return text.normalize('NFC');
  }
}
