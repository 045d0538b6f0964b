import type { ActionError } from '../errors.ts';
import type { Mailbox, Message } from '../mail/message/message.ts';
import { formatSize } from '../mail/view/format.ts';
import type { Receipt } from '../smtp/receipt.ts';

/**
 * The step summary, as GitHub-flavored Markdown. Everything that is not ours is shown as code or escaped: a subject
 * or a server's reply must not become a link, a heading or HTML in the summary either.
 */

/** GitHub refuses summaries above 1 MiB (docs: "Step isolation and limits"). */
const MAX_BYTES = 1_000_000;

/** The summary as GitHub takes it: one that is too long ends where the limit is, and says so. */
export function fitSummary(markdown: string): string {
  if (Buffer.byteLength(markdown) <= MAX_BYTES) return markdown;
  const cut = new TextDecoder().decode(Buffer.from(markdown).subarray(0, MAX_BYTES - 40));
  return `${cut.replace(/\uFFFD$/, '')}\n\n… cut at GitHub’s limit of 1 MiB`;
}

/** How an address is shown: whole, or with its local part cut to the first letter. */
export type ShowAddress = (address: string) => string;

/** `d…@contoso.com`: enough to recognize one's own address, too little to harvest. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 1) return '…';
  return `${[...address][0]}…${address.slice(at)}`;
}

/** Takes the addresses out of a text that is not ours, such as the reply of a server. */
export type CutText = (text: string) => string;

/**
 * Cuts the known addresses in a text; with none known, whatever looks like an address. A domain has a letter: the
 * subject of an OIDC token (`repo:contoso@12/app@34:…`) has to stay whole, it is what the user is to register.
 */
export function cutAddresses(text: string, known: readonly string[], show: ShowAddress): string {
  if (known.length === 0)
    return text.replace(/(?<![^\s<>"'(),;:@])[^\s<>"'(),;:@]+@([\w.-]+)/g, (address, domain) =>
      /[a-z]/i.test(domain) ? show(address) : address,
    );
  return known.reduce(
    (clean, address) =>
      clean.replaceAll(new RegExp(address.replace(/\W/g, '\\$&'), 'gi'), () => show(address)),
    text,
  );
}

export function summarizeSent(
  message: Message,
  receipt: Receipt,
  whereToLook: string,
  show: ShowAddress,
  cut: CutText,
): string {
  const { timings } = receipt;
  const rows: [string, string][] = [
    ['Subject', text(message.subject)],
    ...recipientRows(message, show),
    ['Message-ID', code(receipt.messageId)],
    ['Reply', code(cut(receipt.response))],
    ...receipt.rejected.map((each): [string, string] => [
      'Refused',
      `${code(show(each.address))} ${code(cut(each.response))}`,
    ]),
    [
      'Time',
      `${seconds(timings.totalMs)}: connect ${seconds(timings.dnsMs + timings.connectMs)}, ${text(receipt.tlsVersion)} ${seconds(timings.tlsMs)}, sign-in ${seconds(timings.authMs)}, send ${seconds(timings.sendMs)}${receipt.attempts > 1 ? `, ${receipt.attempts} tries` : ''}`,
    ],
    ['Size', `${formatSize(receipt.size)}`],
  ];
  const title = receipt.isComplete
    ? '### ✉️ Mail accepted by the mail service'
    : '### ⚠️ Mail accepted for some recipients, refused for others';
  return `${title}\n\n${table(rows)}\n\n<sub>Accepted is not delivered: bounces, suppression and spam filtering come later and show in ${text(whereToLook)}.</sub>\n`;
}

export function summarizeSkip(reason: string): string {
  return `### ✉️ No mail sent\n\n${text(reason)}\n`;
}

export function summarizeVerified(stages: readonly string[]): string {
  return `### ✉️ Sign-in verified, nothing sent\n\n${stages.map((stage) => `- ✅ ${text(stage)}`).join('\n')}\n`;
}

export function summarizePreview(
  message: Message,
  files: { eml: string; html: string; text: string },
  show: ShowAddress,
): string {
  const rows: [string, string][] = [
    ['Subject', text(message.subject)],
    ['From', code(show(message.from.address))],
    ...recipientRows(message, show),
    ['Files', [files.eml, files.html, files.text].map(code).join('<br>')],
  ];
  return `### ✉️ Dry run: this mail was not sent\n\n${table(rows)}\n\n<details open><summary>Text part</summary>\n\n${fence(message.text)}\n\n</details>\n`;
}

export function summarizeFailure(error: ActionError, help: string, cut: CutText): string {
  const parts = [`### ❌ ${text(cut(error.title))}`];
  if (error.response !== undefined) {
    parts.push(`The server said: ${code(cut(error.response))}`);
  }
  if (error.causes.length > 0) parts.push(list('Why', error.causes, cut));
  if (error.remedies.length > 0) parts.push(list('What to do', error.remedies, cut));
  parts.push(`[More about this](${help})`);
  return `${parts.join('\n\n')}\n`;
}

function list(title: string, items: readonly string[], cut: CutText): string {
  return `**${title}**\n\n${items.map((item) => `- ${advice(cut(item))}`).join('\n')}`;
}

/** A sentence; the az command that ends it is code, ready to be copied. */
function advice(item: string): string {
  const [, sentence, command] = /^(.*: )(az .+)$/s.exec(item) ?? [];
  return sentence === undefined || command === undefined ? text(item) : `${text(sentence)}${code(command)}`;
}

function recipientRows(message: Message, show: ShowAddress): [string, string][] {
  const row = (name: string, mailboxes: readonly Mailbox[]): [string, string][] =>
    mailboxes.length === 0 ? [] : [[name, mailboxes.map((each) => code(show(each.address))).join(', ')]];
  return [...row('To', message.to), ...row('Cc', message.cc), ...row('Bcc', message.bcc)];
}

function table(rows: readonly [string, string][]): string {
  return ['| | |', '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

/** Text that stays text: Markdown's and HTML's own characters are escaped, line breaks become blanks. */
export function text(given: string): string {
  return given
    .replace(/\s+/g, ' ')
    .replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? char)
    .replace(/[\\`*_{}[\]()#+!|~@:]/g, '\\$&');
}

/** A code span; a longer run of backticks than any inside keeps the text in (CommonMark section 6.1). */
export function code(given: string): string {
  const line = given.replace(/\s+/g, ' ').replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map((match) => match[0].length));
  const ticks = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${line}${pad}${ticks}`;
}

function fence(given: string): string {
  const longest = Math.max(2, ...[...given.matchAll(/`+/g)].map((match) => match[0].length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}text\n${given}\n${ticks}`;
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
