import { createReadStream } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { TextDecoder } from 'node:util';
import { cleanText } from '../notification/clean-text.ts';
import { type FoundFile, findFiles, show } from '../workspace/find.ts';
import type { Folders } from '../workspace/folders.ts';
import { createTally, type TestReport } from './tally.ts';
import { XmlProblem } from './xml.ts';

export interface ReportOptions {
  /** One a line as given; see {@link findFiles}. */
  patterns: readonly string[];
  folders: Folders;
  /** Takes hidden values out of a text, before anything cuts it. */
  scrub?: (text: string) => string;
  /** Ends the reading; what was read by then counts. */
  signal: AbortSignal;
  /** Ids of the tests that failed before; see {@link TestReport}. */
  known?: ReadonlySet<string>;
}

/** Bytes of one report, and of all of them, at most. */
const MAX_FILE_BYTES = 64_000_000;
const MAX_BYTES = 256_000_000;

export type FoundReports = TestReport & { warnings: string[] };

/**
 * Reads the test reports of a run, JUnit XML and TRX. A report that is broken, hostile or too large never ends the
 * run: it costs a warning that names it, and what was read of it counts.
 *
 * @throws ActionError kind `input` for a path that must not be read
 */
export async function readTestReports(options: ReportOptions): Promise<FoundReports> {
  const { patterns, folders, scrub, signal, known } = options;
  const tally = createTally({ root: folders.workspace, known, scrub });
  const warnings: string[] = [];
  const seen = new Set<string>();
  let bytes = 0;
  for (const matches of await findFiles('test-reports', patterns, folders, signal)) {
    warnings.push(...matches.warnings);
    if (matches.files.length === 0) {
      warnings.push(`No test report matches ${JSON.stringify(matches.pattern)}. ${matches.hint}`.trim());
    }
    for (const file of matches.files.filter(({ real }) => !seen.has(real))) {
      seen.add(file.real);
      const warn = (text: string): void => {
        warnings.push(`${show(file.path, folders)} ${text}.`);
      };
      if (signal.aborted) {
        warn('was not read: the time for test reports was up');
      } else if (file.size > MAX_FILE_BYTES) {
        warn(`was not read: it has ${file.size} bytes, more than the ${MAX_FILE_BYTES} of one report`);
      } else if (bytes + file.size > MAX_BYTES) {
        warn(`was not read: all reports together have more than ${MAX_BYTES} bytes`);
      } else {
        bytes += file.size;
        await readReport(file, tally.open(warn), warn, signal);
      }
    }
  }
  return { ...tally.finish(), warnings };
}

async function readReport(
  file: FoundFile,
  reader: ReturnType<ReturnType<typeof createTally>['open']>,
  warn: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    let decoder: TextDecoder | undefined;
    // A file that grows meanwhile is read no further than was looked at.
    const stream = file.size === 0 ? [] : createReadStream(file.real, { end: file.size - 1 });
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      decoder ??= new TextDecoder(detectEncoding(chunk));
      reader.write(decoder.decode(chunk, { stream: true }));
      // A timer fires between two turns of the event loop only, and chunks that wait already come in one turn.
      await setImmediate();
      if (signal.aborted) reader.stop('took too long to read');
    }
    reader.write(decoder?.decode() ?? '');
    reader.end();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (error instanceof XmlProblem)
      warn(`${cleanText(text, { maxLength: 300 })}; what follows was not read`);
    else warn(`could not be read: ${cleanText(text, { maxLength: 300 })}`);
  }
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
