import { randomUUID } from 'node:crypto';
import { MAX_MESSAGE_BYTES } from './azure/service.ts';
import { ActionError } from './errors.ts';
import { GitHubApi } from './github/api.ts';
import { detail } from './github/detail.ts';
import { type EventFacts, readEvent } from './github/event.ts';
import { findFolders, readPayload, readText, writePreview } from './github/files.ts';
import { type Observation, observe } from './github/observe.ts';
import { describeNotice, setOutputs } from './github/outputs.ts';
import { asActionError, partialFailure, Reporter } from './github/report.ts';
import type { Runner } from './github/runner.ts';
import type { InputName } from './inputs/inputs.ts';
import { readContexts, readSettings } from './inputs/read.ts';
import { listSecrets } from './inputs/secrets.ts';
import type { Settings, Source } from './inputs/settings.ts';
import { compose } from './mail/compose.ts';
import type { Message } from './mail/message.ts';
import { groupMissing } from './notice/missing.ts';
import type { Notice } from './notice/notice.ts';
import { dependsOnJobs, judge } from './notice/policy.ts';
import { type Recipients, resolveRecipients } from './notice/recipients.ts';
import { signIn } from './signin.ts';
import { DeliveryFailure, type DeliveryOptions, deliver } from './smtp/deliver.ts';
import { encodeMessage } from './smtp/encode.ts';
import type { Session } from './smtp/session.ts';

/**
 * The action, told in order: mask, read, observe, judge, detail beside connect, compose, deliver, report.
 *
 * Holds the only catch. Whatever happens, the outputs are set before the step turns red, and it turns red in one place.
 *
 * @param runner GitHub's runner, or a stand-in
 * @param env    the runner's environment variables
 */
export async function run(runner: Runner, env: NodeJS.ProcessEnv): Promise<void> {
  const startedAt = performance.now();
  for (const secret of listSecrets((name) => env[`INPUT_${name.toUpperCase()}`] ?? '')) runner.mask(secret);
  const reporter = new Reporter(runner, env);
  let isSoft = false;
  try {
    const read = (name: InputName): string => runner.input(name);
    const event = readEvent(env, await readPayload(env), readContexts(read));
    reporter.showAddresses(event.repo.isPrivate);
    if (event.withoutSecrets !== undefined && read('client-secret') === '' && !hasIdToken(env)) {
      await reporter.skipped(WITHOUT_SECRETS[event.withoutSecrets]);
      return;
    }

    const { settings, warnings } = readSettings(read, runner.inputNames(), hasIdToken(env));
    for (const { input, text } of warnings)
      runner.warning(`The input ${input} ${text}`, { title: 'Check the inputs' });
    isSoft = settings.onError === 'warn';
    const work: Work = {
      runner,
      reporter,
      env,
      event,
      settings,
      deadline: startedAt + settings.timeoutMs,
      signal: AbortSignal.timeout(settings.timeoutMs),
    };
    await (settings.verify ? verify(work) : notify(work));
  } catch (error) {
    const delivery = error instanceof DeliveryFailure ? error : undefined;
    const failure = asActionError(delivery?.cause ?? error);
    await reporter.failed(failure, isSoft, {
      ...(delivery && { attempts: String(delivery.attempts), response: failure.response ?? '' }),
    });
  }
}

interface Work {
  runner: Runner;
  reporter: Reporter;
  env: NodeJS.ProcessEnv;
  event: EventFacts;
  settings: Settings;
  /** `performance.now()` at which the total time is over. */
  deadline: number;
  signal: AbortSignal;
}

const WITHOUT_SECRETS: Record<'fork' | 'dependabot', string> = {
  fork: 'The run comes from a fork, and GitHub gives such runs no secrets. To mail about forks, use the workflow_run recipe of docs/recipes.md.',
  dependabot:
    'The run was started by Dependabot, and GitHub gives such runs no secrets (only Dependabot secrets). To mail about them, use the workflow_run recipe of docs/recipes.md.',
};

async function verify({ runner, reporter, env, settings, signal }: Work): Promise<void> {
  const session = await signIn(settings, runner, authorityHost(env), signal);
  await Promise.all([
    session.quit(),
    reporter.verified(settings.server, session.tlsVersion, session.timings),
  ]);
}

async function notify(work: Work): Promise<void> {
  const { runner, reporter, env, settings, signal } = work;
  const texts = await readTexts(settings, env);
  const github = connectGitHub(work);
  const observed = await observeEvent(work, github);
  setOutputs(runner, describeNotice(observed.notice));
  if (!(await deservesMail(work, observed.notice))) return;

  // The wait for GitHub hides the wait for SMTP. SMTP has to wait where GitHub may still say that nobody gets the mail,
  // and where a text of the user's may turn out too large, which is to be known before connecting.
  const canConnectNow =
    !settings.dryRun &&
    hasFixedRecipient(settings) &&
    Object.keys(texts).length === 0 &&
    !dependsOnJobs(observed.notice, settings.policy);
  const open = (): Promise<Session> => signIn(settings, runner, authorityHost(env), signal);
  const early = canConnectNow ? { opening: open(), startedAt: performance.now() } : undefined;
  early?.opening.catch(() => {
    // Looked at where the mail is delivered; until then nobody waits for it.
  });
  try {
    const notice = await detailEvent(work, observed, github);
    setOutputs(runner, describeNotice(notice));
    if (!(await deservesMail(work, notice))) return;
    const recipients = resolveRecipients(settings.recipients, notice.people);
    logRecipients(runner, recipients);
    if (recipients.to.length + recipients.cc.length + recipients.bcc.length === 0) {
      await reporter.skipped('No recipient is left: see the log for who was dropped and why.');
      return;
    }

    const { message, threadId, shed } = await compose(
      notice,
      { ...draftOf(settings), ...texts, ...recipients, attachments: [] },
      { now: new Date(), unique: randomUUID() },
    );
    reporter.addressTo(message);
    setOutputs(runner, { subject: message.subject, 'message-id': message.messageId, 'thread-id': threadId });
    if (shed.length > 0) runner.info(`Left out to keep the mail small: ${shed.join(', ')}.`);
    const encoded = await encodeMessage(message);
    if (settings.dryRun) {
      const parts = { eml: encoded, html: message.html, text: message.text };
      await reporter.previewed(message, await writePreview(findFolders(env), parts));
      return;
    }
    if (encoded.byteLength > MAX_MESSAGE_BYTES) throw tooLarge(encoded.byteLength);
    await send(work, message, encoded, { open, ...early });
  } finally {
    early?.opening.then((session) => session.quit()).catch(() => {});
  }
}

async function send(
  { runner, reporter, deadline, signal }: Work,
  message: Message,
  encoded: Buffer,
  session: Pick<DeliveryOptions, 'open' | 'opening' | 'startedAt'>,
): Promise<void> {
  const everyone = [...message.to, ...message.cc, ...message.bcc].map((mailbox) => mailbox.address);
  const { receipt, closing } = await deliver(
    { from: message.from.address, to: everyone },
    message.messageId,
    encoded,
    { ...session, signal, deadline, info: (line) => runner.info(line) },
  );
  await Promise.all([closing, reporter.sent(message, receipt)]);
  if (!receipt.isComplete) throw partialFailure(receipt);
}

/** Says why not, if not. */
async function deservesMail({ reporter, settings }: Work, notice: Notice): Promise<boolean> {
  if (dependsOnJobs(notice, settings.policy)) return true;
  const verdict = judge(notice, settings.policy);
  if (!verdict.send) await reporter.skipped(verdict.reason);
  return verdict.send;
}

/** A message of the user's own is about no run: GitHub is asked nothing. */
async function observeEvent({ event, settings }: Work, github: GitHubApi | undefined): Promise<Observation> {
  const observed = await observe(github, event, {
    now: new Date().toISOString(),
    fields: settings.fields,
    ...(settings.status !== undefined && { status: settings.status }),
  });
  if (settings.kind !== 'message') return observed;
  const { previousState: _previous, jobs: _jobs, ...about } = observed.notice;
  return {
    ...observed,
    notice: { ...about, kind: 'message', state: 'message', severity: 'info', missing: [] },
  };
}

async function detailEvent(
  { runner, event, settings }: Work,
  observed: Observation,
  github: GitHubApi | undefined,
): Promise<Notice> {
  const tokens = Object.values(settings.recipients).flatMap((list) => ('tokens' in list ? list.tokens : []));
  const { notice, notes } = await detail(github, event, observed, {
    commits: settings.commits,
    ...(settings.logLines > 0 && { log: { maxLines: settings.logLines, redact: settings.redact } }),
    wantsCommitters: tokens.some((token) => ['@author', '@committers', '@culprits'].includes(token)),
    wantsCodeowners: tokens.includes('@codeowners'),
  });
  for (const note of notes) runner.info(note);
  for (const { sections, reason, fix } of groupMissing(notice.missing)) {
    runner.info(
      `Not in the mail: ${sections.join(', ')}. ${reason}${fix === undefined ? '' : ` To add it: ${fix}`}`,
    );
  }
  for (const call of github?.calls ?? []) {
    runner.debug(
      `GitHub ${call.path} ${call.status} ${Math.round(call.startedMs)}-${Math.round(call.endedMs)} ms`,
    );
  }
  return notice;
}

/** GitHub's share of the total time: a mail without its details beats no mail. */
const GITHUB_SHARE = 0.4;
const GITHUB_LONGEST_MS = 60_000;

function connectGitHub({ env, event, settings, signal }: Work): GitHubApi | undefined {
  if (settings.kind === 'message' || settings.githubToken === '') return undefined;
  const shareMs = Math.min(settings.timeoutMs * GITHUB_SHARE, GITHUB_LONGEST_MS);
  return GitHubApi.connect({
    token: settings.githubToken,
    baseUrl: env['GITHUB_API_URL'],
    owner: event.repo.owner,
    repo: event.repo.name,
    signal: AbortSignal.any([signal, AbortSignal.timeout(shareMs)]),
  });
}

/** The user's own texts, from the inputs or from files; a file that cannot be read is a wrong input. */
async function readTexts(
  { body, html, template }: Settings,
  env: NodeJS.ProcessEnv,
): Promise<{ body?: string; html?: string; template?: string }> {
  const folders = findFolders(env);
  const load = async (source: Source | undefined): Promise<string | undefined> =>
    source?.path === undefined
      ? source?.text
      : readText(source.input, source.path, folders, MAX_MESSAGE_BYTES);
  const [ownBody, ownHtml, ownTemplate] = await Promise.all([body, html, template].map(load));
  return {
    ...(ownBody !== undefined && { body: ownBody }),
    ...(ownHtml !== undefined && { html: ownHtml }),
    ...(ownTemplate !== undefined && { template: ownTemplate }),
  };
}

/** What the settings say about the mail itself; recipients, texts and files come beside it. */
function draftOf({ from, replyTo, subject, headers, priority, thread, timezone, locale }: Settings) {
  return { from, replyTo, subject, headers, priority, thread, timezone, locale };
}

function logRecipients(runner: Runner, { granted, dropped }: Recipients): void {
  for (const { who, why } of granted) runner.info(`Recipient ${who}: ${why}`);
  for (const { who, why } of dropped) runner.info(`Not a recipient, ${who}: ${why}`);
}

function hasFixedRecipient({ recipients: { to, cc, bcc } }: Settings): boolean {
  return [to, cc, bcc].some((list) => list.mailboxes.length > 0);
}

function hasIdToken(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env['ACTIONS_ID_TOKEN_REQUEST_URL'] && env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']);
}

function authorityHost(env: NodeJS.ProcessEnv): string {
  return env['AZURE_AUTHORITY_HOST'] ?? '';
}

function tooLarge(bytes: number): ActionError {
  return new ActionError('input', {
    title: `The mail has ${bytes} bytes as encoded; Azure takes ${MAX_MESSAGE_BYTES}`,
    causes: ['Encoding adds a third to files and up to two thirds to text that is not ASCII.'],
    remedies: ['Shorten the body, leave attachments out, or link to them. Nothing was sent.'],
    anchor: 'too-large',
  });
}
