import { createReadStream } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { TextDecoder } from 'node:util';
import type { ActionError } from '../errors.ts';
import { cleanText } from '../notification/clean-text.ts';
import type { Folders } from '../workspace/folders.ts';
import { createTally, type TallyOptions, type TestReport } from './tally.ts';
import { XmlProblem } from './xml.ts';

/** A test report, on the disk or in an artifact. */
export interface ReportFile {
  /** As the user knows it: relative to the workspace, or below the name of the artifact. */
  path: string;
  size: number;
  open(): AsyncIterable<Uint8Array>;
}

export interface FoundReports {
  files: ReportFile[];
  /** What a wildcard met and must not or cannot be read, one sentence each. */
  warnings: string[];
  /** Of each pattern that found nothing, one sentence. */
  unmatched: string[];
  /** An error of kind `input` for each pattern that must not be read. */
  refused: ActionError[];
}

export interface ReadOptions extends TallyOptions {
  /** Ends the reading; what was read by then counts. */
  signal: AbortSignal;
  /** Name of the artifact that holds a report, or would hold it; undefined where none does. */
  artifactOf?: (file: ReportFile) => string | undefined;
}

/** Bytes of one report, and of all of them, at most. */
const MAX_FILE_BYTES = 64_000_000;
const MAX_BYTES = 256_000_000;

/**
 * Finds the test reports that lie on the disk.
 *
 * @param patterns one a line as given; see {@link findFiles}
 */
export async function findReports(
  patterns: readonly string[],
  folders: Folders,
  signal: AbortSignal,
): Promise<FoundReports> {
  const { findFiles, show } = await import('../workspace/find.ts');
  const { found: all, refused } = await findFiles('test-reports', patterns, folders, signal);
  const found: FoundReports = { files: [], warnings: [], unmatched: [], refused };
  const seen = new Set<string>();
  for (const matches of all) {
    found.warnings.push(...matches.warnings);
    // A search that was ended says so itself.
    if (matches.files.length === 0 && !signal.aborted) {
      found.unmatched.push(
        `No test report matches ${JSON.stringify(matches.pattern)}. ${matches.hint}`.trim(),
      );
    }
    for (const { path, real, size } of matches.files.filter((file) => !seen.has(file.real))) {
      seen.add(real);
      // A file that grows meanwhile is read no further than was looked at.
      const open = () => createReadStream(real, { end: Math.max(0, size - 1) });
      found.files.push({ path: show(path, folders), size, open });
    }
  }
  return { ...found, warnings: [...new Set(found.warnings)] };
}

/**
 * Reads test reports, JUnit XML and TRX. A report that is broken, hostile or too large never ends the run: it costs a
 * warning that names it, and what was read of it counts.
 *
 * @returns `artifacts` are those whose reports were all read without a fault
 */
export async function readReports(
  files: readonly ReportFile[],
  { signal, artifactOf, ...options }: ReadOptions,
): Promise<TestReport & { warnings: string[]; artifacts: Set<string> }> {
  const tally = createTally(options);
  const warnings: string[] = [];
  const artifacts = new Set(files.flatMap((file) => artifactOf?.(file) ?? []));
  let bytes = 0;
  for (const file of files) {
    const artifact = artifactOf?.(file);
    const warn = (text: string): void => {
      warnings.push(`${cleanText(file.path, { maxLength: 300 })} ${text}.`);
      if (artifact !== undefined) artifacts.delete(artifact);
    };
    if (signal.aborted) {
      warn('was not read: the time for test reports was up');
    } else if (file.size > MAX_FILE_BYTES) {
      warn(`was not read: it has ${file.size} bytes, more than the ${MAX_FILE_BYTES} of one report`);
    } else if (bytes + file.size > MAX_BYTES) {
      warn(`was not read: all reports together have more than ${MAX_BYTES} bytes`);
    } else {
      bytes += file.size;
      await readReport(file, tally.open(warn, artifact), warn, signal);
    }
  }
  return { ...tally.finish(), warnings, artifacts };
}

type Reader = ReturnType<ReturnType<typeof createTally>['open']>;

async function readReport(
  file: ReportFile,
  reader: Reader,
  warn: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    await feed(file, reader, signal).catch((error: Error) => {
      if (error instanceof XmlProblem) throw error;
      reader.stop(`could not be read: ${error.message}`);
    });
  } catch (error) {
    warn(`${cleanText((error as Error).message, { maxLength: 300 })}; what follows was not read`);
  }
}

async function feed(file: ReportFile, reader: Reader, signal: AbortSignal): Promise<void> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of file.open()) {
    decoder ??= new TextDecoder(detectEncoding(chunk));
    reader.write(decoder.decode(chunk, { stream: true }));
    // A timer fires between two turns of the event loop only, and chunks that wait already come in one turn.
    await setImmediate();
    if (signal.aborted) reader.stop('took too long to read');
  }
  reader.write(decoder?.decode() ?? '');
  reader.end();
}

/** The encoding of an XML document (XML 1.0 appendix F): its byte order mark, else its declaration, else UTF-8. */
function detectEncoding(start: Uint8Array): string {
  const [first, second] = start;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const declaration = Buffer.from(start.subarray(0, 200)).toString('latin1');
  const label = /^(?:\xef\xbb\xbf)?<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    declaration,
  )?.[1];
  // The bytes are read as one octet a character, so a document that says UTF-16 here is none.
  if (label === undefined || /^utf-?16/i.test(label)) return 'utf-8';
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return 'utf-8';
  }
}
