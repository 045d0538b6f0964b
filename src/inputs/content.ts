import { quote } from '../errors.ts';
import { parseHeaders } from '../mail/headers/custom-headers.ts';
import { parseChoice, parseInteger, parsePairs, splitLines } from './parse.ts';
import type { Reader } from './reader.ts';
import type { Settings, Source } from './settings.ts';

/** What the mail says and how it looks. Files are only named here; they are read when the mail is made. */
export function readContent(reader: Reader, kind: Settings['kind']) {
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
  return {
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
