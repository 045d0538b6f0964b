import { setImmediate as nextTurn } from 'node:timers/promises';
import { readEvent } from './github/records/event.ts';
import { readContexts, readSettings } from './inputs/read.ts';
import { createInputReader, listSecrets } from './inputs/secrets.ts';
import type { Settings } from './inputs/settings.ts';
import type { Message } from './mail/message/message.ts';
import { type Decision, decide, decideEarly, dependsOnDetails } from './notification/policy.ts';
import { nobodyLeft, resolveRecipients } from './recipients/resolve.ts';
import { hideSecrets } from './redaction/notification.ts';
import { createRedactor } from './redaction/patterns.ts';
import { mapTexts } from './redaction/scrubber.ts';
import type { Cancellation } from './runner/cancellation.ts';
import { describeNotification } from './runner/outputs.ts';
import { asActionError, cancellationFailure, partialFailure, Reporter } from './runner/reporter.ts';
import type { Runner } from './runner/runner.ts';
import { describeSecretEnd } from './services/secret-end.ts';
import { DeliveryFailure, type DeliveryOptions, deliver } from './smtp/deliver.ts';
import { type Dialing, dial } from './smtp/dial.ts';
import type { Session } from './smtp/session.ts';
import { isWrittenFirst, readTexts, type TextsRead } from './steps/collect.ts';
import type { RunContext } from './steps/context.ts';
import { logDetails, logMissing, logRecipients } from './steps/log.ts';
import { addDetails, connectGitHub, isSureToSend, observeRun } from './steps/observe.ts';
import { addTests, readTests } from './steps/read-tests.ts';
import { findFolders } from './workspace/folders.ts';
import { writePreview } from './workspace/text-files.ts';

/**
 * The action, told in order: mask, read, observe, judge, detail beside connect, compose, deliver, report.
 *
 * Holds the only catch. Whatever happens, the outputs are set before the step turns red, and it turns red in one place.
 *
 * @param cancellation whether the job is cancelled; the step then ends as soon as it can say truly how
 */
export async function run(
  runner: Runner,
  env: NodeJS.ProcessEnv,
  { requested, graceOver }: Cancellation,
): Promise<void> {
  const startedAt = performance.now();
  // An earlier step may have set it; fetch and the Octokit would obey, and the client secret goes through fetch.
  const wantsNoCheck = env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0';
  delete env['NODE_TLS_REJECT_UNAUTHORIZED'];
  const secrets = listSecrets((name) => env[`INPUT_${name.toUpperCase()}`] ?? '', env);
  for (const value of secrets.everywhere) runner.mask(value);
  for (const value of secrets.inLog) runner.maskInLog(value);
  const reporter = new Reporter(runner, env);
  let isSoft = false;
  try {
    const { read, leaking } = createInputReader((name) => runner.input(name), runner.scrub);
    const payload = runner.payload();
    const event = readEvent(mapTexts(env, runner.scrub), payload, readContexts(read));
    reporter.showAddresses(event.repo.isPrivate);
    const isDryRun = read('dry-run').toLowerCase() === 'true';
    const hasSecret = read('client-secret') !== '' || read('smtp-password') !== '';
    if (event.withoutSecrets !== undefined && !isDryRun && !hasSecret && !hasIdToken(env)) {
      reporter.skipped(WITHOUT_SECRETS[event.withoutSecrets]);
      return;
    }

    const { settings, warnings } = await readSettings(read, runner.inputNames(), hasIdToken(env));
    if (wantsNoCheck) {
      runner.warning(
        'NODE_TLS_REJECT_UNAUTHORIZED=0 is ignored: this action checks every certificate. For an authority of your own set NODE_EXTRA_CA_CERTS to its file.',
        { title: 'Certificates are checked' },
      );
    }
    for (const { input, text } of warnings) {
      runner.warning(`The input ${input} ${text}`, { title: 'Check the inputs' });
    }
    for (const name of leaking) {
      runner.warning(`The input ${name} contains a secret; it was replaced by ***.`, {
        title: 'Check the inputs',
      });
    }
    const secretEnd = describeSecretEnd(settings.secretEndsOn, new Date().toISOString());
    if (secretEnd !== undefined) runner.warning(secretEnd, { title: 'Rotate the secret' });
    isSoft = settings.onError === 'warn';
    const overTime = AbortSignal.timeout(settings.timeoutMs);
    const context: RunContext = {
      runner,
      reporter,
      env,
      event,
      payload,
      settings,
      redactor: createRedactor(settings.redact, settings.timeoutMs, () => performance.now()),
      deadline: startedAt + settings.timeoutMs,
      signal: AbortSignal.any([overTime, requested]),
      finalSignal: AbortSignal.any([overTime, graceOver]),
    };
    await Promise.race([
      settings.verify ? verify(context) : notify(context),
      rejectUnlessBegun(requested, reporter),
    ]);
    // Node tells of a signal that came with the last answer later in the same turn of the event loop.
    await nextTurn();
    if (requested.aborted) throw cancellationFailure(reporter.hasBegun);
  } catch (error) {
    const delivery = error instanceof DeliveryFailure ? error : undefined;
    const failure = asActionError(delivery?.cause ?? error);
    // A wait that was ended by the cancellation, and not by the deadline.
    const isEnded = requested.aborted && failure.kind === 'timeout';
    reporter.failed(isEnded ? cancellationFailure(false) : failure, isSoft && !requested.aborted, {
      ...(delivery && {
        attempts: String(delivery.attempts),
        rejected: JSON.stringify(mapTexts(failure.rejected ?? [], runner.scrub)),
      }),
    });
  }
}

/** Rejects when the job is cancelled, but not once a message has begun to leave: then its delivery tells how it ended. */
function rejectUnlessBegun(requested: AbortSignal, reporter: Reporter): Promise<never> {
  return new Promise((_resolve, reject) => {
    const end = (): void => {
      if (!reporter.hasBegun) reject(cancellationFailure(false));
    };
    if (requested.aborted) end();
    requested.addEventListener('abort', end, { once: true });
  });
}

const WITHOUT_SECRETS: Record<'fork' | 'dependabot', string> = {
  fork: 'The run comes from a fork, and GitHub gives such runs no secrets. To mail about forks, use the workflow_run recipe of docs/recipes.md.',
  dependabot:
    'The run was started by Dependabot, and GitHub gives such runs no secrets (only Dependabot secrets). To mail about them, use the workflow_run recipe of docs/recipes.md.',
};

async function verify(context: RunContext): Promise<void> {
  const { reporter, settings } = context;
  const session = await connect(context, await begin(context));
  const closing = session.quit();
  reporter.verified(settings.server, session.tlsVersion, session.timings);
  await closing;
}

async function notify(given: RunContext): Promise<void> {
  const { runner, reporter, env, settings, signal } = given;
  const isElsewhere = settings.runId !== undefined || settings.repository !== '';
  const context = isElsewhere ? await (await import('./steps/reported-run.ts')).findReported(given) : given;
  // What was asked ahead and is not needed any more must not keep the step from ending.
  const over = new AbortController();
  const github = connectGitHub(context, env['GITHUB_API_URL'], AbortSignal.any([signal, over.signal]));
  const isSure = await isSureToSend(context);
  const open = async (): Promise<Session> => connect(context, await begin(context));
  let early: { opening: Promise<Session>; startedAt: number } | undefined;
  // The wait for GitHub hides the wait for SMTP. SMTP has to wait where GitHub may still say that nobody gets the mail,
  // and where files or long texts may make the mail too large, which is to be known before connecting.
  const prepare = async (isWanted: boolean): Promise<TextsRead> => {
    const own = await readTexts(settings, findFolders(env), runner);
    if (isWanted && !settings.dryRun && hasFixedRecipient(settings) && !isWrittenFirst(settings, own)) {
      const startedAt = performance.now();
      const dialing = await begin(context);
      early = { opening: connect(context, dialing), startedAt };
      early.opening.catch(ignore);
    }
    return own;
  };
  const preparing = isSure ? prepare(true) : undefined;
  // The way to an accepted mail takes more answers than that to the details: its code is read first.
  await preparing?.catch(ignore);
  try {
    const observed = await observeRun(github, context, isSure);
    runner.setOutputs(describeNotification(observed.notification));
    if (observed.skip !== undefined) {
      reporter.skipped(observed.skip);
      return;
    }
    if (!isSent(reporter, decideEarly(observed.notification, settings.policy))) return;
    const isWanted = !dependsOnDetails(observed.notification, settings.policy);
    const own = await (preparing ?? prepare(isWanted));
    // Where a wrong file ends the step for certain, GitHub need not be asked for more.
    const asked = isWanted && hasFixedRecipient(settings) && own.refused.length > 0 ? undefined : github;
    const readingTests = readTests(context, asked, observed);
    const [detailed, found] = await Promise.all([
      addDetails(asked, context, observed, readingTests),
      readingTests,
    ]);
    const tested = addTests(detailed.notification, found, context);
    const notification = hideSecrets(tested, context.redactor, runner.scrub);
    logDetails(runner, detailed.notes, github, detailed.notification.missing);
    runner.setOutputs(describeNotification(notification));
    // A no without the reports that must not be read would mean nothing.
    if (found.refused.length === 0 && !isSent(reporter, decide(notification, settings.policy))) return;
    const recipients = resolveRecipients(
      settings.recipients,
      notification.people,
      settings.service.limits.recipients,
    );
    logRecipients(runner, recipients);
    if (recipients.to.length + recipients.cc.length + recipients.bcc.length === 0) {
      reporter.skipped(nobodyLeft(recipients, notification.state));
      return;
    }

    // Writing takes a while: what the mail server said meanwhile is answered first.
    await nextTurn();
    // Loaded while the server answers: nothing before this has to know how a mail is written.
    const { writeMail } = await import('./steps/write-mail.ts');
    const refused = [...own.refused, ...found.refused];
    const letter = await writeMail(context, notification, { ...own, refused }, recipients, asked);
    const { message, encoded, templateError } = letter;
    if (settings.dryRun) {
      const parts = { eml: encoded, html: message.html, text: message.text };
      reporter.previewed(message, await writePreview(findFolders(env), parts));
    } else {
      await send(context, message, encoded, { open, ...early });
    }
    logMissing(runner, notification);
    // The mail went out in the built-in form; the step still has to say what is wrong.
    if (templateError) throw templateError;
  } finally {
    over.abort();
    early?.opening.then((session) => session.quit()).catch(ignore);
  }
}

/** For what is looked at where its result is needed; until then nobody waits for it. */
function ignore(): void {}

/** A token is asked for before the server is. */
async function begin({ settings, signal }: RunContext): Promise<Dialing | undefined> {
  return settings.signIn === 'password' ? dial(settings.server, signal) : undefined;
}

/** Most runs send nothing, and never read the library that speaks SMTP. */
async function connect(
  { runner, env, settings, signal, finalSignal }: RunContext,
  dialing: Dialing | undefined,
): Promise<Session> {
  const { signIn } = await import('./steps/sign-in.ts');
  return signIn(settings, runner, env['AZURE_AUTHORITY_HOST'] ?? '', { signal, finalSignal }, dialing);
}

async function send(
  { runner, reporter, settings, deadline, signal }: RunContext,
  message: Message,
  encoded: Buffer,
  session: Pick<DeliveryOptions, 'open' | 'opening' | 'startedAt'>,
): Promise<void> {
  const everyone = [...message.to, ...message.cc, ...message.bcc].map((mailbox) => mailbox.address);
  const { receipt: given, closing } = await deliver(
    { from: message.from.address, to: everyone },
    message.messageId,
    encoded,
    {
      ...session,
      signal,
      deadline,
      info: (line) => runner.info(line),
      onBegin: () => reporter.handingOver(),
    },
  );
  const receipt = mapTexts(given, runner.scrub);
  reporter.sent(message, receipt, settings.service.whereToLook);
  await closing;
  if (!receipt.isComplete) throw partialFailure(receipt);
}

/** Says why not, if not. */
function isSent(reporter: Reporter, decision: Decision): boolean {
  if (!decision.send) reporter.skipped(decision.reason);
  return decision.send;
}

function hasFixedRecipient({ recipients: { to, cc, bcc } }: Settings): boolean {
  return [to, cc, bcc].some((list) => list.mailboxes.length > 0);
}

function hasIdToken(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env['ACTIONS_ID_TOKEN_REQUEST_URL'] && env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']);
}
