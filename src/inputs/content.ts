import { parseHeaders } from '../mail/headers/custom-headers.ts';
import { type Kind, kinds } from '../notification/states.ts';
import type { Parsed } from './parse.ts';
import { parseChoice, parseDuration, parseInteger, parsePairs, quote, splitLines } from './parse.ts';
import type { Reader } from './reader.ts';
import type { Settings, Source } from './settings.ts';

/** What the mail says and how it looks. Files are only named here; they are read when the mail is made. */
export function readContent(reader: Reader) {
  const kind = reader.parse('kind', (text) => parseChoice(text, ['auto', ...kinds]), 'auto');
  const body = readSource(reader, 'body', 'body-file');
  const html = readSource(reader, 'html', 'html-file');
  if (body && html) {
    reader.complain(
      body.input,
      `is given together with ${html.input}, which is the whole mail, so it would not be shown; give one`,
    );
  }
  if (kind === 'message' && !body && !html) {
    reader.complain('body', 'is missing; kind message needs body, body-file, html or html-file');
  }
  const { headers, problems } = parseHeaders(reader.text('headers'));
  for (const problem of problems) reader.complain('headers', problem);
  const period = reader.text('period') === '' ? undefined : reader.parse('period', parsePeriod, undefined);
  return {
    ...readSubject(reader, kind, period),
    kind,
    tag: reader.text('tag'),
    deployment: {
      environment: reader.text('environment'),
      url: readLink(reader),
      version: reader.text('version'),
    },
    period,
    subject: reader.text('subject'),
    body,
    html,
    fields: reader.parse('fields', (text) => parsePairs(text, FIELD_NAME), {}),
    logLines: reader.parse('log-lines', (text) => parseInteger(text, { min: 0, max: 500 }), 0),
    commits: reader.parse('commits', (text) => parseInteger(text, { min: 0, max: 100 }), 0),
    testReports: splitLines(reader.text('test-reports')),
    attachments: splitLines(reader.text('attachments')),
    ifNoFilesFound: reader.parse(
      'if-no-files-found',
      (text) => parseChoice(text, ['error', 'warn', 'ignore']),
      'error',
    ),
    overflow: reader.parse('attachments-overflow', (text) => parseChoice(text, ['fail', 'link']), 'fail'),
    attachLogs: reader.parse('attach-logs', (text) => parseChoice(text, ['none', 'failed']), 'none'),
    priority: reader.parse('priority', (text) => parseChoice(text, ['high', 'normal', 'low']), 'normal'),
    headers,
    thread: reader.parse(
      'thread',
      (text) => parseChoice(text, ['incident', 'branch', 'run', 'none']),
      'none',
    ),
    timezone: reader.parse('timezone', parseTimezone, 'UTC'),
    locale: reader.parse('locale', parseLocale, 'en'),
  };
}

/** The run or repository that the mail is about, where it is not that of this step. */
function readSubject(
  reader: Reader,
  kind: Kind | 'auto',
  period: number | 'run' | undefined,
): Pick<Settings, 'repository' | 'runId'> {
  const repository = reader.parse('repository', parseRepository, '');
  const runId = reader.text('run-id') === '' ? undefined : reader.parse('run-id', parseRunId, undefined);
  const given = runId === undefined ? 'repository' : 'run-id';
  const isPeriod = kind === 'digest' && period !== 'run';
  if (reader.text(given) === '') return { repository, runId };
  if (kind === 'message') {
    reader.complain(given, 'is given with kind message, which is about no run; leave one of the two out');
  } else if (isPeriod && runId !== undefined) {
    reader.complain('run-id', 'is given with a digest of a period; add period: run, or leave run-id out');
  } else if (!isPeriod && reader.text('run-id') === '') {
    reader.complain(
      'run-id',
      'is missing; repository needs the id of the run that the mail is about, or kind digest',
    );
  }
  if (reader.text('github-token') === '') {
    reader.complain('github-token', `is empty; ${given} needs a token that may read the run or repository`);
  }
  return { repository, runId };
}

/** Letters, digits and hyphens for the owner; dots and underscores, too, for the repository (github.com). */
function parseRepository(text: string): Parsed<string> {
  if (text === '' || /^[\w-]+\/(?!\.{1,2}$)[\w.-]+$/.test(text)) return { value: text };
  return { problem: `${quote(text)} is not of the form owner/name, such as contoso/app` };
}

function parseRunId(text: string): Parsed<number> {
  if (/^[1-9]\d{0,14}$/.test(text)) return { value: Number(text) };
  return {
    problem: `${quote(text)} is not the id of a run; write its digits, as github.run_id has them and the address of the run ends with`,
  };
}

const FIELD_NAME = {
  pattern: /^[A-Za-z][\w-]{0,63}$/,
  description: 'a letter followed by letters, digits, hyphens or underscores',
};

function readSource(
  reader: Reader,
  inline: 'body' | 'html',
  file: 'body-file' | 'html-file',
): Source | undefined {
  const [text, path] = [reader.text(inline), reader.text(file)];
  if (text !== '' && path !== '')
    reader.complain(file, `is given together with ${inline}; give one of the two`);
  if (text !== '') return { input: inline, text };
  return path === '' ? undefined : { input: file, path };
}

function readLink(reader: Reader): string {
  const text = reader.text('environment-url');
  if (text !== '' && !(URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))) {
    reader.complain('environment-url', `${quote(text)} is not an http or https URL`);
  }
  return text;
}

function parsePeriod(text: string): Parsed<number | 'run'> {
  if (text.toLowerCase() === 'run') return { value: 'run' };
  const parsed = parseDuration(text, { minMs: 3_600_000, maxMs: 31 * 86_400_000 });
  return 'problem' in parsed ? { problem: `${parsed.problem}, or run for the jobs of one run` } : parsed;
}

function parseTimezone(text: string): { value: string } | { problem: string } {
  // The defaults need no look into Intl, whose first use takes some 20 ms.
  if (text === 'UTC') return { value: text };
  try {
    return { value: new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone };
  } catch {
    return { problem: `${quote(text)} is not a time zone; write a name such as UTC or Europe/Berlin` };
  }
}

function parseLocale(text: string): { value: string } | { problem: string } {
  if (text === 'en') return { value: text };
  try {
    const [locale] = Intl.DateTimeFormat.supportedLocalesOf(text);
    if (locale !== undefined) return { value: locale };
  } catch {
    // An ill-formed tag throws, an unknown one gives nothing: the same mistake to the user.
  }
  return { problem: `${quote(text)} is not a language tag; write one such as en, en-GB or de` };
}
