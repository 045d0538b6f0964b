import { basename, parse } from 'node:path';
import { ActionError, keepRefusal } from '../errors.ts';
import type { LeftOut, Overflow } from '../mail/message/attachments.ts';
import type { Attachment } from '../mail/message/message.ts';
import { formatSize } from '../mail/view/format.ts';
import { cleanName } from './file-name.ts';
import type { FoundFile, Matches } from './find.ts';
import type { Folders } from './folders.ts';
import { zip } from './zip.ts';

export interface AttachmentOptions {
  /** One a line as given; see {@link findFiles}. */
  patterns: readonly string[];
  ifNoFilesFound: 'error' | 'warn' | 'ignore';
  overflow: Overflow;
  folders: Folders;
  /** Ends the search. */
  signal: AbortSignal;
  /** Octets of a whole message; an archive larger than this is not made. */
  limit: number;
  /** The name and type that the mail service takes. */
  typeName(filename: string): { filename: string; contentType: string; warning?: string };
}

export interface FoundAttachments {
  attachments: Attachment[];
  warnings: string[];
  leftOut: LeftOut[];
  /** Errors of kind `input`: nothing found, a path that must not be read, too many files, a directory too large. */
  refused: ActionError[];
}

const INPUT = 'attachments';

/** A mail with more files than this is a mistake in a pattern. */
const MAX_ATTACHMENTS = 100;

/** Directories larger than this are not packed: the packing alone would take longer than a build. */
const MAX_UNPACKED_BYTES = 1_000_000_000;

/**
 * Finds the files that the mail is to carry. They are looked at, not read: their bytes are read when the message is
 * encoded, from `path`. Directories are packed here.
 *
 * @returns attachments with distinct names in the order of the patterns, each file once
 */
export async function findAttachments(options: AttachmentOptions): Promise<FoundAttachments> {
  const { findFiles, listDirectory, show } = await import('./find.ts');
  const { patterns, folders, signal } = options;
  const { found: all, refused } = await findFiles(INPUT, patterns, folders, signal);
  const found: FoundAttachments = { attachments: [], warnings: [], leftOut: [], refused };
  const seen = new Set<string>();
  const missing: Matches[] = [];
  /** Adds one attachment each. */
  const steps: (() => void | Promise<void>)[] = [];
  const names = new Names(options.typeName, found.warnings);

  for (const matches of all) {
    found.warnings.push(...matches.warnings);
    let isEmpty = matches.files.length === 0 && matches.warnings.length === 0;
    for (const { path, real, size } of matches.files) {
      if (seen.has(real)) continue;
      seen.add(real);
      const shown = show(path, folders);
      steps.push(() => {
        if (size === 0) found.warnings.push(`${shown} is empty; it is attached all the same.`);
        found.attachments.push({ ...names.give(basename(path), shown), size, path: real });
      });
    }
    for (const directory of matches.directories) {
      const listed = seen.has(directory)
        ? undefined
        : await keepRefusal(refused, listDirectory(INPUT, directory, patterns, folders, signal));
      seen.add(directory);
      found.warnings.push(...(listed?.warnings ?? []));
      if (listed && listed.files.length > 0) {
        const shown = show(directory, folders);
        steps.push(() => packDirectory(directory, shown, listed.files, options, names, found));
      }
      isEmpty &&= listed !== undefined && listed.files.length + listed.warnings.length === 0;
    }
    if (isEmpty) missing.push(matches);
  }
  tellMissing(missing, options.ifNoFilesFound, found);
  if (steps.length > MAX_ATTACHMENTS) {
    refused.push(
      new ActionError('input', {
        title: `The input ${INPUT} matches ${steps.length} files, more than the ${MAX_ATTACHMENTS} of one mail`,
        input: INPUT,
        remedies: [
          'Name the directory that holds them, without wildcards and with a "/" at the end, to attach it as one .zip.',
        ],
        anchor: 'file',
      }),
    );
  } else {
    for (const step of steps) await keepRefusal(refused, step());
  }
  return { ...found, warnings: [...new Set(found.warnings)] };
}

async function packDirectory(
  directory: string,
  shown: string,
  files: readonly (FoundFile & { name: string })[],
  { limit, overflow }: AttachmentOptions,
  names: Names,
  found: FoundAttachments,
): Promise<void> {
  const unpacked = files.reduce((sum, file) => sum + file.size, 0);
  const entries = files.map(({ name, real, size }) => ({ name, source: { path: real, size } }));
  const archive = unpacked > MAX_UNPACKED_BYTES ? undefined : await pack(entries, limit, shown);
  const name = `${basename(directory)}.zip`;
  if (archive !== undefined) {
    found.attachments.push({
      ...names.give(name, `${shown}/`),
      size: archive.length,
      content: archive,
    });
    return;
  }
  if (overflow === 'fail') {
    throw new ActionError('input', {
      title: `The directory ${shown}/ is too large for a mail: ${formatSize(unpacked)}, and more than ${formatSize(limit)} as a .zip`,
      input: INPUT,
      remedies: [
        'Attach less of it; "!pattern" lines leave files out of the archive too.',
        'Set attachments-overflow: link to leave it out and list it in the mail.',
      ],
      anchor: 'too-large',
    });
  }
  found.leftOut.push({ name, size: unpacked, reason: `is more than ${formatSize(limit)} even as a .zip` });
}

async function pack(
  entries: Parameters<typeof zip>[0],
  limit: number,
  shown: string,
): Promise<Uint8Array | undefined> {
  try {
    return await zip(entries, limit);
  } catch (error) {
    throw new ActionError('input', {
      title: `The directory ${shown}/ could not be packed: a file in it vanished or changed meanwhile`,
      input: INPUT,
      causes: ['Something still writes into it.'],
      remedies: ['Wait for what writes into it before this step, or attach a copy.'],
      anchor: 'file',
      cause: error,
    });
  }
}

function tellMissing(
  missing: readonly Matches[],
  policy: AttachmentOptions['ifNoFilesFound'],
  { warnings, refused }: FoundAttachments,
): void {
  if (missing.length === 0 || policy === 'ignore') return;
  const title = `The input ${INPUT} found no file for ${missing.map(({ pattern }) => JSON.stringify(pattern)).join(', ')}`;
  const hints = [...new Set(missing.map(({ hint }) => hint).filter((hint) => hint !== ''))];
  if (policy === 'warn') {
    warnings.push([`${title}.`, ...hints].join(' '));
    return;
  }
  refused.push(
    new ActionError('input', {
      title,
      input: INPUT,
      causes: [
        'An earlier step did not write it, or wrote it elsewhere; paths are relative to the workspace.',
      ],
      remedies: [
        ...hints,
        'Correct the pattern, or set if-no-files-found: warn or ignore where the file may be missing.',
      ],
      anchor: 'file',
    }),
  );
}

/** Gives every attachment a name of its own that mail clients and the service take. */
class Names {
  readonly #typeName: AttachmentOptions['typeName'];
  readonly #warnings: string[];
  readonly #taken = new Set<string>();

  constructor(typeName: AttachmentOptions['typeName'], warnings: string[]) {
    this.#typeName = typeName;
    this.#warnings = warnings;
  }

  give(name: string, shown: string): { filename: string; contentType: string } {
    const { filename: typed, contentType, warning } = this.#typeName(cleanName(name));
    if (warning !== undefined) this.#warnings.push(warning);
    const { name: stem, ext } = parse(typed);
    let filename = typed;
    for (let count = 2; this.#taken.has(filename.toLowerCase()); count++) {
      filename = `${stem} (${count})${ext}`;
    }
    this.#taken.add(filename.toLowerCase());
    if (filename !== typed) {
      this.#warnings.push(`${shown} is attached as ${filename}: another attachment has its name.`);
    }
    return { filename, contentType };
  }
}
