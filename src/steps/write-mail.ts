import { randomUUID } from 'node:crypto';
import { ActionError, joinRefusals, joinSentences, keepRefusal } from '../errors.ts';
import type { GitHubApi } from '../github/api/requests.ts';
import type { Settings } from '../inputs/settings.ts';
import { type Composition, compose } from '../mail/compose.ts';
import { fitAttachments, type LeftOut, refuseSize } from '../mail/message/attachments.ts';
import type { Attachment, Message } from '../mail/message/message.ts';
import type { Notification } from '../notification/notification.ts';
import type { Recipients } from '../recipients/resolve.ts';
import { mapTexts } from '../redaction/scrubber.ts';
import { describeSecretEnd } from '../services/secret-end.ts';
import { encodeMessage, measureMessage } from '../smtp/encode.ts';
import { findFolders } from '../workspace/folders.ts';
import { collectFiles, reportLeftOut, type TextsRead } from './collect.ts';
import type { RunContext } from './context.ts';

/** A mail ready to leave. */
interface Letter {
  message: Message;
  /** Octets as DATA sends them. */
  encoded: Buffer;
  /** What was wrong with a template of the user's; the mail is then the built-in one. */
  templateError?: ActionError;
}

/**
 * Writes the mail around what it carries, and encodes it. What does not fit is an error, or left out and said.
 *
 * @param own the user's own texts, and what is wrong with their files and with the test reports
 * @throws ActionError of kind `input` about all files that cannot be used
 */
export async function writeMail(
  { runner, reporter, env, settings, redactor }: RunContext,
  notification: Notification,
  own: TextsRead,
  recipients: Recipients,
  github: GitHubApi | undefined,
): Promise<Letter> {
  const seed = { now: new Date(), unique: randomUUID() };
  const found = await collectFiles(settings, findFolders(env), notification, github, runner.scrub, redactor);
  const secretEnd = describeSecretEnd(settings.secretEndsOn, seed.now.toISOString());
  let templateError: ActionError | undefined;
  const composeWith = async (
    attachments: readonly Attachment[],
    leftOut: readonly LeftOut[],
  ): Promise<Composition> => {
    const told = reportLeftOut(notification, leftOut);
    const reasons = secretEnd === undefined ? recipients.reasons : [...recipients.reasons, secretEnd];
    const draft = { ...draftOf(settings), ...recipients, reasons, attachments };
    if (templateError === undefined) {
      try {
        return await compose(told, { ...draft, ...own.texts }, seed);
      } catch (error) {
        if (!(error instanceof ActionError) || error.kind !== 'template') throw error;
        templateError = error;
      }
    }
    // A mistake in a template must not hide the failure that the mail is about.
    return compose(reportTemplate(told, templateError), { ...draft, subject: '' }, seed);
  };

  // A mail without files is measured when it is encoded; with files it may take several attempts to make it fit.
  const refused = [...own.refused, ...found.refused];
  const fitted =
    found.attachments.length === 0
      ? found
      : await keepRefusal(
          refused,
          fitAttachments(found, {
            limit: settings.maxMessageBytes,
            overflow: settings.overflow,
            service: settings.service.label,
            measure: async (kept, dropped) => measureMessage((await composeWith(kept, dropped)).message),
          }),
        );
  if (fitted === undefined || refused.length > 0) throw joinRefusals(refused);
  for (const warning of found.warnings) runner.warning(warning, { title: 'Check the attachments' });
  for (const note of redactor.notes()) runner.warning(note, { title: 'Check the input redact' });
  const { attachments, leftOut } = fitted;
  const { message: composed, threadId, shed, warnings } = await composeWith(attachments, leftOut);
  // A template can put a secret together from parts that are none.
  const message = scrubMessage(composed, runner.scrub);
  if (message !== composed) {
    runner.warning('The mail contained a secret; it was replaced by ***.', { title: 'Check the mail' });
  }
  reporter.addressTo(message);
  runner.setOutputs({ subject: message.subject, 'message-id': message.messageId, 'thread-id': threadId });
  for (const warning of warnings) runner.warning(warning, { title: 'Check the text of the mail' });
  for (const { name, reason } of leftOut) runner.info(`Not attached: ${name} ${reason}.`);
  if (shed.length > 0) runner.info(`Left out to keep the mail small: ${shed.join(', ')}.`);

  const encoded = await encodeMessage(message);
  const { maxMessageBytes, overflow, service } = settings;
  if (encoded.byteLength > maxMessageBytes && !settings.dryRun) {
    throw refuseSize(encoded.byteLength, maxMessageBytes, message.attachments, overflow, service.label);
  }
  return { message, encoded, templateError };
}

/** The mail with the error of the user's template in place of the text that it should have become. */
function reportTemplate(notification: Notification, { title, causes }: ActionError): Notification {
  const reason = joinSentences([title, ...causes]);
  return { ...notification, missing: [{ section: 'template', reason }, ...notification.missing] };
}

/** The same message where it holds no hidden value. Attachments are the user's own files and stay as they are. */
function scrubMessage(message: Message, scrub: (text: string) => string): Message {
  const { subject, text, html, headers } = message;
  const given = { subject, text, html, headers };
  const clean = mapTexts(given, scrub);
  return JSON.stringify(clean) === JSON.stringify(given) ? message : { ...message, ...clean };
}

/** What the settings say about the mail itself; recipients, texts and files come beside it. */
function draftOf({
  from,
  replyTo,
  subject,
  body,
  html,
  headers,
  priority,
  thread,
  timezone,
  locale,
}: Settings) {
  const sources = { body: body?.input, html: html?.input };
  return { from, replyTo, subject, sources, headers, priority, thread, timezone, locale };
}
