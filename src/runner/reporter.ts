import { ActionError, type ErrorKind } from '../errors.ts';
import type { Message } from '../mail/message/message.ts';
import { cleanText } from '../notification/clean-text.ts';
import type { Receipt, StageTimings } from '../smtp/receipt.ts';
import { describeReceipt, describeTimings, type Outputs } from './outputs.ts';
import type { Runner } from './runner.ts';
import type { CutText, ShowAddress } from './summary.ts';
import {
  cutAddresses,
  maskAddress,
  seconds,
  summarizeFailure,
  summarizePreview,
  summarizeSent,
  summarizeSkip,
  summarizeVerified,
} from './summary.ts';

/** What `on-error: warn` may soften: the mail could not be delivered. A wrong input is never softened. */
const DELIVERY_KINDS: readonly ErrorKind[] = [
  'auth',
  'token',
  'dns',
  'connect',
  'tls',
  'timeout',
  'throttled',
  'rejected',
  'partial',
  'unknown-outcome',
];

/** Failures that tell nothing about a message that had begun to leave. */
const UNSETTLED_KINDS: readonly ErrorKind[] = ['unknown-outcome', 'internal'];

/** Characters of a server's words that are shown; an answer that is no SMTP reply may be anything. */
const MAX_RESPONSE = 1_000;

const DOCS = 'docs/troubleshooting.md';

/** Tells the user, through log, summary, annotation and outputs, how the run ended. */
export class Reporter {
  readonly #runner: Runner;
  readonly #docs: string;
  #showsAddresses: boolean;
  #recipients: readonly string[] = [];
  /** Whether the server has the mail. A 250 is final: whatever fails after it, the mail is out. */
  #sent: 'false' | 'unknown' | 'true' = 'false';
  #hasFailed = false;

  /** @param env the runner's environment: names the repository and version that the action was taken from */
  constructor(runner: Runner, env: NodeJS.ProcessEnv) {
    this.#runner = runner;
    this.#showsAddresses = runner.isDebug();
    // On GitHub Enterprise Server the action may be a copy without its documentation.
    const isPublic = (env['GITHUB_SERVER_URL'] || 'https://github.com') === 'https://github.com';
    const repository = (isPublic && env['GITHUB_ACTION_REPOSITORY']) || 'acs-mail/acs-mail-action';
    const ref = (isPublic && env['GITHUB_ACTION_REF']) || 'main';
    this.#docs = `https://github.com/${repository}/blob/${ref}/${DOCS}`;
  }

  /** Addresses are shown whole where only members can read the log. */
  showAddresses(isPrivate: boolean): void {
    this.#showsAddresses ||= isPrivate;
  }

  /** From here on exactly these addresses are cut; until then, whatever looks like one. */
  addressTo(message: Message): void {
    this.#recipients = [...message.to, ...message.cc, ...message.bcc].map((mailbox) => mailbox.address);
  }

  /** True from the first octet of the message on. */
  get hasBegun(): boolean {
    return this.#sent !== 'false';
  }

  /** The message begins to leave. What stands if the process is killed from here on; the last value of an output counts. */
  handingOver(): void {
    this.#sent = 'unknown';
    this.#runner.setOutputs({ sent: this.#sent });
  }

  /** @param whereToLook where the service shows what became of the mail, behind "in" */
  sent(message: Message, receipt: Receipt, whereToLook: string): void {
    this.#sent = 'true';
    this.#runner.setOutputs(describeReceipt(receipt));
    const shown = receipt.accepted.map(this.#show).join(', ');
    this.#runner.info(
      `Mail accepted by the mail service for ${shown} in ${seconds(receipt.timings.totalMs)}: ${this.#cut(receipt.response)}`,
    );
    this.#runner.addSummary(summarizeSent(message, receipt, whereToLook, this.#show, this.#cut));
  }

  skipped(reason: string): void {
    if (this.#hasFailed) return;
    this.#runner.setOutputs({ sent: 'false', 'skipped-reason': reason });
    this.#runner.notice(reason, { title: 'No mail sent' });
    this.#runner.addSummary(summarizeSkip(this.#runner.scrub(reason)));
  }

  /** Credentials and server are right; nothing was sent. */
  verified(server: { host: string; port: number }, tlsVersion: string, timings: StageTimings): void {
    this.#runner.setOutputs({
      sent: 'false',
      'skipped-reason': 'verify is true',
      ...describeTimings(tlsVersion, timings),
    });
    const stages = [
      `name ${server.host} resolved in ${seconds(timings.dnsMs)}`,
      `port ${server.port} connected and greeted in ${seconds(timings.connectMs)}`,
      `STARTTLS with ${tlsVersion}, certificate and name verified, in ${seconds(timings.tlsMs)}`,
      `signed in after ${seconds(timings.authMs)}`,
    ];
    this.#runner.info(`Verified, nothing was sent:\n${stages.map((stage) => `  ✓ ${stage}`).join('\n')}`);
    this.#runner.addSummary(summarizeVerified(stages));
  }

  previewed(message: Message, files: { eml: string; html: string; text: string }): void {
    this.#runner.setOutputs({
      sent: 'false',
      'skipped-reason': 'dry-run is true',
      'eml-path': files.eml,
      'html-path': files.html,
      'text-path': files.text,
    });
    this.#runner.info(`Dry run: nothing was sent. The mail is in ${files.eml}`);
    this.#runner.group('Text part of the mail', message.text.split('\n'));
    this.#runner.addSummary(summarizePreview(message, files, this.#show));
  }

  /**
   * Raises the failure, after the outputs were set. The only place that makes the step red.
   *
   * @param isSoft the user asked for `on-error: warn`
   */
  failed(given: ActionError, isSoft: boolean, outputs: Outputs = {}): void {
    const error = this.#shorten(given);
    this.#hasFailed = true;
    if (this.#sent === 'unknown' && !UNSETTLED_KINDS.includes(error.kind)) this.#sent = 'false';
    this.#runner.setOutputs({
      sent: this.#sent,
      response: error.response,
      ...outputs,
    });
    const help = `${this.#docs}#${error.anchor}`;
    const message = this.#cut(this.#explain(error, help));
    const title = this.#cut(error.title);
    if (isSoft && DELIVERY_KINDS.includes(error.kind)) this.#runner.warning(message, { title });
    else this.#runner.fail(message, { title });
    if (error.kind === 'internal' && error.cause instanceof Error) {
      this.#runner.debug(error.cause.stack ?? error.cause.message);
    }
    // A partly refused mail has its summary already, with who has it and who has not.
    if (error.kind !== 'partial') this.#runner.addSummary(summarizeFailure(error, help, this.#cut));
  }

  readonly #show: ShowAddress = (address) => (this.#showsAddresses ? address : maskAddress(address));

  /** Hidden values go first: the cut of an address inside one would break it. */
  readonly #cut: CutText = (text) => cutAddresses(this.#runner.scrub(text), this.#recipients, this.#show);

  #shorten(error: ActionError): ActionError {
    if (error.response === undefined) return error;
    const clean = this.#runner.scrub(error.response);
    const response = cleanText(clean, { maxLength: MAX_RESPONSE, multiline: true });
    return new ActionError(error.kind, { ...error, cause: error.cause, response });
  }

  #explain(error: ActionError, help: string): string {
    const lines = [error.title];
    if (error.response !== undefined) lines.push(`The server said: ${error.response}`);
    if (error.causes.length > 0) lines.push('', 'Why:', ...error.causes.map((cause) => `- ${cause}`));
    if (error.remedies.length > 0)
      lines.push('', 'What to do:', ...error.remedies.map((remedy) => `- ${remedy}`));
    lines.push('', `More: ${help}`);
    return lines.join('\n');
  }
}

/** Anything that is not an {@link ActionError} is a fault of this action: it says so and asks for a report. */
export function asActionError(error: unknown): ActionError {
  if (error instanceof ActionError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new ActionError('internal', {
    title: `Unexpected error in the action: ${message}`,
    causes: ['This is a fault of the action, not of your workflow.'],
    remedies: ['Please report it with the step debug log (ACTIONS_STEP_DEBUG), which holds no secret.'],
    anchor: 'internal',
    cause: error,
  });
}

/** The job was cancelled while the step ran. */
export function cancellationFailure(hasMail: boolean): ActionError {
  return new ActionError('cancelled', {
    title: hasMail
      ? 'The job was cancelled; the mail had been accepted by then'
      : 'The job was cancelled before the mail was sent',
    causes: [
      'Somebody cancelled the run, a newer run of its concurrency group did, or the job ran out of time.',
    ],
    remedies: hasMail ? [] : ['Nothing was sent; run the job again if the mail is still wanted.'],
    anchor: 'cancelled',
  });
}

/** Some recipients were refused while the message went to the others: it is not sent again to anyone. */
export function partialFailure(receipt: Receipt): ActionError {
  const refused = receipt.rejected.map((each) => `${each.address}: ${each.response}`);
  return new ActionError('partial', {
    title: `The mail was accepted for ${receipt.accepted.length} and refused for ${receipt.rejected.length} of ${receipt.accepted.length + receipt.rejected.length} recipients`,
    causes: refused,
    remedies: [
      'Correct or remove the refused addresses. The others have the mail, so do not simply run the step again.',
    ],
    anchor: 'recipient-refused',
  });
}
