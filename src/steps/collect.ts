import { type ActionError, keepRefusal } from '../errors.ts';
import type { GitHubApi } from '../github/api/requests.ts';
import type { Settings, Source } from '../inputs/settings.ts';
import type { LeftOut } from '../mail/message/attachments.ts';
import type { Attachment } from '../mail/message/message.ts';
import { failedJobs, pickFailedJobs } from '../notification/build/failed-jobs.ts';
import type { Missing, Notification } from '../notification/notification.ts';
import { createKeyFilter, type Redactor } from '../redaction/patterns.ts';
import type { Runner } from '../runner/runner.ts';
import type { Folders } from '../workspace/folders.ts';
import { readText } from '../workspace/text-files.ts';

/** The user's own texts; absent where the built-in mail says it. */
export interface Texts {
  body?: string;
  html?: string;
}

export interface TextsRead {
  texts: Texts;
  /** Errors of kind `input` for files that cannot or must not be read. */
  refused: ActionError[];
}

/** What the mail carries beside its text. */
export interface CollectedFiles {
  attachments: Attachment[];
  leftOut: LeftOut[];
  /** Errors of kind `input`. */
  refused: ActionError[];
  /** For the job log, one sentence each. */
  warnings: string[];
}

/** Bytes of a log that are attached at most: its end. */
const MAX_LOG_BYTES = 20_000_000;

/**
 * Reads the user's own texts, from the inputs or from files. A secret in a file is replaced, as in an input.
 */
export async function readTexts(
  { body, html, maxMessageBytes }: Settings,
  folders: Folders,
  runner: Pick<Runner, 'scrub' | 'warning'>,
): Promise<TextsRead> {
  const refused: ActionError[] = [];
  const load = async (source: Source | undefined): Promise<string | undefined> => {
    if (source?.path === undefined) return source?.text;
    const reading = readText(source.input, source.path, folders, maxMessageBytes);
    const given = await keepRefusal(refused, reading);
    if (given === undefined) return undefined;
    const clean = runner.scrub(given);
    if (clean !== given) {
      runner.warning(`The file of the input ${source.input} contains a secret; it was replaced by ***.`, {
        title: 'Check the inputs',
      });
    }
    return clean;
  };
  const [ownBody, ownHtml] = await Promise.all([body, html].map(load));
  return { texts: { body: ownBody, html: ownHtml }, refused };
}

/** Characters of own texts up to which the mail is certain to fit, however they are encoded. */
const SURELY_FITS = 100_000;

/** True when the mail may be too large, or is not to be sent for a wrong file: then it is made before anything connects. */
export function isWrittenFirst(
  { attachments, attachLogs }: Settings,
  { texts, refused }: TextsRead,
): boolean {
  const characters = Object.values(texts).reduce(
    (sum: number, text?: string) => sum + (text?.length ?? 0),
    0,
  );
  return characters > SURELY_FITS || attachments.length > 0 || attachLogs !== 'none' || refused.length > 0;
}

/** Part of the whole time after which no more attachments are looked for. */
const FILES_SHARE = 0.2;

/**
 * Finds the files and logs that the mail is to carry.
 *
 * @param scrub takes masked values out of logs: masks hide them from readers of the job log only
 */
export async function collectFiles(
  settings: Settings,
  folders: Folders,
  notification: Notification,
  github: GitHubApi | undefined,
  scrub: (text: string) => string,
  redactor: Redactor,
): Promise<CollectedFiles> {
  const found = await findFiles(settings, folders);
  const logs =
    settings.attachLogs === 'failed' ? await fetchLogs(notification, github, scrub, redactor) : undefined;
  return {
    attachments: [...found.attachments, ...(logs?.attachments ?? [])],
    leftOut: found.leftOut,
    refused: found.refused,
    warnings: [...found.warnings, ...(logs?.warnings ?? [])],
  };
}

async function findFiles(settings: Settings, folders: Folders): Promise<CollectedFiles> {
  if (settings.attachments.length === 0) return { attachments: [], leftOut: [], refused: [], warnings: [] };
  const [{ findAttachments }, { typeAny, typeListed }] = await Promise.all([
    import('../workspace/attachments.ts'),
    import('../services/file-types.ts'),
  ]);
  return findAttachments({
    patterns: settings.attachments,
    ifNoFilesFound: settings.ifNoFilesFound,
    overflow: settings.overflow,
    folders,
    signal: AbortSignal.timeout(settings.timeoutMs * FILES_SHARE),
    limit: settings.maxMessageBytes,
    typeName: settings.service.hasTypeList ? typeListed : typeAny,
  });
}

/** Says in the mail which files it does not carry, and where they may be. */
export function reportLeftOut(notification: Notification, leftOut: readonly LeftOut[]): Notification {
  if (leftOut.length === 0) return notification;
  const names = leftOut.map(({ name, reason }) => `${name} ${reason}`).join('; ');
  const missing: Missing = {
    section: 'attachments',
    reason: `${names}. They may be among the artifacts of the run: ${notification.run.url}#artifacts`,
  };
  return { ...notification, missing: [...notification.missing, missing] };
}

async function fetchLogs(
  notification: Notification,
  github: GitHubApi | undefined,
  scrub: (text: string) => string,
  redactor: Redactor,
): Promise<{ attachments: Attachment[]; warnings: string[] }> {
  const { attachLog } = await import('../logs/attachment.ts');
  const list = notification.jobs?.list ?? [];
  const chosen = pickFailedJobs(list, notification.ownJob?.name);
  const failed = failedJobs(list).length;
  const warnings = new Set<string>();
  if (failed > chosen.length)
    warnings.add(`Only the logs of ${chosen.length} of ${failed} failed jobs are attached.`);
  const clean = (text: string): string => redactor.redact(scrub(text).split('\n').map(hideKeys())).join('\n');
  const attachments = await Promise.all(
    chosen.map(async (job): Promise<Attachment[]> => {
      const answer = await github?.stream('log', { job_id: job.id ?? 0 });
      if (!answer?.ok) {
        warnings.add(`The log of ${job.name} is not available yet and was not attached.`);
        return [];
      }
      try {
        return [await attachLog(job.name, answer.data, { maxBytes: MAX_LOG_BYTES, clean })];
      } catch {
        warnings.add(`The log of ${job.name} could not be read to its end in time and was not attached.`);
        return [];
      }
    }),
  );
  return { attachments: attachments.flat(), warnings: [...warnings] };
}

/** Looks for keys behind the time that GitHub puts before each line. */
function hideKeys(): (line: string) => string {
  const filter = createKeyFilter();
  return (line) => {
    const [stamp = ''] = /^\uFEFF?(?:\d{4}-\d\d-\d\dT[\d:.]{8,20}Z )?/.exec(line) ?? [];
    return stamp + filter(line.slice(stamp.length));
  };
}
