import { constants } from 'node:fs';
import { mkdtemp, open, realpath, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ActionError } from '../errors.ts';

import { findObjection, listRoots, refuseFile } from './confinement.ts';
import type { Folders } from './folders.ts';

/**
 * Reads a text file that an input names.
 *
 * The file must lie inside the workspace or the runner's temporary folder after all links are followed, and not in
 * `.git`: a checked-out pull request can plant a link, and `.git/config` can hold a token.
 *
 * @param path     as given, relative to the workspace or absolute
 * @param maxBytes larger files are refused before they are read
 * @throws ActionError kind `input`
 */
export async function readText(
  input: string,
  path: string,
  folders: Folders,
  maxBytes: number,
): Promise<string> {
  const refuse = (what: string, remedy: string): ActionError => refuseFile(input, path, what, remedy);
  const full = resolve(folders.workspace, path);
  const real = await realpath(full).catch((error: NodeJS.ErrnoException) => {
    if (!isAbsence(error)) {
      throw refuse(`cannot be read: ${error.code}`, 'Check the permissions of the file and of its folders.');
    }
    throw refuse(
      'does not exist',
      `Check the path; it is relative to the workspace, ${folders.workspace}. Is the repository checked out?`,
    );
  });
  const objection = findObjection(full, real, await listRoots(folders));
  if (objection) throw refuse(objection.refusal, objection.remedy);
  // A pipe would be waited for until something writes into it. Windows has no such flag.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
  const file = await open(real, flags).catch(() => undefined);
  if (!file) throw refuse('cannot be read', 'Check the permissions of the file.');
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw refuse('is not a file', 'Name a single file.');
    if (stat.size > maxBytes) {
      throw refuse(
        `has ${stat.size} bytes, more than the ${maxBytes} that fit into a mail`,
        'Shorten it, or link to it.',
      );
    }
    const bytes = await file.readFile();
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw refuse('is not UTF-8 text', 'Save the file as UTF-8.');
    throw error;
  } finally {
    await file.close();
  }
}

/**
 * Writes the parts of a mail into a new folder below the runner's temporary one.
 *
 * @throws ActionError kind `input` for a full or read-only disk
 */
export async function writePreview(
  folders: Folders,
  parts: { eml: Uint8Array; html: string; text: string },
): Promise<{ eml: string; html: string; text: string }> {
  try {
    const folder = await mkdtemp(join(folders.temp, 'acs-mail-'));
    const paths = {
      eml: join(folder, 'mail.eml'),
      html: join(folder, 'mail.html'),
      text: join(folder, 'mail.txt'),
    };
    await Promise.all([
      writeFile(paths.eml, parts.eml),
      writeFile(paths.html, parts.html),
      writeFile(paths.text, parts.text),
    ]);
    return paths;
  } catch (error) {
    throw new ActionError('input', {
      title: `The mail of the dry run cannot be written to ${folders.temp}: ${(error as NodeJS.ErrnoException).code}`,
      causes: ['The disk is full or read-only, or the folder is missing or belongs to another user.'],
      remedies: [
        'Make room, or make the temporary folder of the runner (RUNNER_TEMP) writable: ls -ld "$RUNNER_TEMP"; df -h "$RUNNER_TEMP"',
      ],
      anchor: 'file',
      cause: error,
    });
  }
}

/** True when nothing is there; other errors say that it cannot be looked at. */
export function isAbsence(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ENOENT' || error.code === 'ENOTDIR';
}
