/** One header field as the MIME writer takes it: no CR, LF or other control in either part. */
export interface Header {
  name: string;
  value: string;
}

/** RFC 5322 section 2.1.1: octets in a line without its CRLF. */
const LINE_LIMIT = 998;

/**
 * Reads the `headers` input: one `Name: value` per line, empty lines ignored.
 *
 * @returns the headers that may be sent, and one sentence for each line that may not (names the header and, where
 *   there is one, the input to use instead; never repeats a value, which may be a secret)
 */
export function parseHeaders(text: string): { headers: Header[]; problems: string[] } {
  const headers: Header[] = [];
  const problems: string[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const header = parseLine(line);
    if (typeof header === 'string') problems.push(`line ${index + 1}: ${header}`);
    else headers.push(header);
  }
  return { headers, problems };
}

/** A header, or what is wrong with the line. */
function parseLine(line: string): Header | string {
  if (/^[ \t]/.test(line)) return 'starts with white space; write each header on one line, without folding';
  const colon = line.indexOf(':');
  if (colon < 0) return 'is not of the form `Name: value`';
  const name = line.slice(0, colon);
  // RFC 5322 section 2.2 allows more, but no header in use needs it and servers differ on the rest.
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name) || name.length > 76) {
    return 'has no valid header name before the colon (letters, digits, `-` and `_`, at most 76)';
  }
  const reason = RESERVED.find(([names]) => names.test(name))?.[1];
  if (reason !== undefined) return `\`${name}\` cannot be set here: ${reason}`;
  const value = line.slice(colon + 1).trim();
  if (value === '') return `\`${name}\` has no value`;
  if (/[^\P{Cc}\t]|[\p{Zl}\p{Zp}]/u.test(value)) return `\`${name}\` holds a control character`;
  if (Buffer.byteLength(`${name}: ${value}`) > LINE_LIMIT) {
    return `\`${name}\` is longer than ${LINE_LIMIT} bytes (RFC 5322 section 2.1.1)`;
  }
  return { name, value: value.replaceAll('\t', ' ').toWellFormed() };
}

/** Headers that structure or identify the mail, and who or what sets them. */
const RESERVED: readonly [names: RegExp, reason: string][] = [
  [/^(from|to|cc|bcc|reply-to|subject)$/i, 'use the input of that name'],
  [/^sender$/i, 'the mail is sent as the address of the input `from`'],
  [/^(date|message-id|mime-version)$/i, 'the action writes it'],
  [/^content-/i, 'it follows from the inputs `body`, `html` and `attachments`'],
  [/^(in-reply-to|references|thread-.*)$/i, 'it follows from the input `thread`'],
  [/^(importance|priority|x-priority|x-msmail-priority)$/i, 'use the input `priority`'],
  [/^list-id$/i, 'the action names the list after the repository, so that mail rules can rely on it'],
  [/^auto-submitted$/i, 'the mail is always marked as auto-generated (RFC 3834)'],
  [/^x-ci-/i, 'the action fills X-CI-* with facts about the run; choose another name'],
  [
    /^(return-path|received|received-.*|delivered-to|dkim-.*|domainkey-.*|arc-.*|authentication-results|resent-.*)$/i,
    'mail servers write it on the way',
  ],
];
