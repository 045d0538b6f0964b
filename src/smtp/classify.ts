import { ActionError, type Refusal } from '../errors.ts';
import type { ExplainReply, MailService, Reply, Stage } from '../services/mail-service.ts';
import { explainCertificate, explainSystem } from './network-codes.ts';

/** What nodemailer hangs on its errors; every field may be absent. */
export interface RawFailure {
  message: string;
  code?: string | undefined;
  /** Code of the underlying socket, TLS or DNS error. */
  originalCode?: string | undefined;
  responseCode?: number | undefined;
  response?: string | undefined;
  /** What the library was about: the SMTP command, `CONN`, or `API` for a call that never reached the server. */
  command?: string | undefined;
  /** One error for each refused recipient; on the error itself only where all were refused. */
  rejectedErrors?: readonly RawRefusal[] | undefined;
  cause?: unknown;
}

interface RawRefusal {
  message: string;
  recipient?: string | undefined;
  response?: string | undefined;
}

/** Where the conversation stood when it failed, as observed by us, not as told by the error. */
export interface FailureContext {
  stage: Stage;
  host: string;
  port: number;
  timeoutMs: number;
  service: MailService;
}

/**
 * Turns a failure of the mail library into an {@link ActionError}: by reply code, TLS code, system code, the
 * library's own code, in this order, never by English text. The kind is `internal` only where the library was called
 * wrongly or threw what it has no code for; the failure as it came in is the `cause`.
 */
export function classifyFailure(
  raw: RawFailure,
  at: FailureContext,
  explainReply: ExplainReply,
): ActionError {
  const detail = { cause: raw, rejected: listRefusals(raw) };
  const reply = raw.response === undefined ? undefined : readReply(raw.response, at.stage);
  if (reply && reply.code >= 400) {
    const { kind, ...rest } = explainReply(reply);
    return new ActionError(kind, { ...rest, ...detail, response: reply.text });
  }
  if (raw.code === 'ETIMEDOUT' || raw.originalCode === 'ETIMEDOUT') return stalled(at, raw);
  const system = raw.originalCode ?? raw.code ?? '';
  const certificate = explainCertificate(system, nameServer(at));
  if (certificate) return new ActionError('tls', { ...certificate, ...detail });
  const known =
    explainSystem(system, at, stageWord(at.stage), hostHint(at)) ??
    explainSystem(raw.code ?? '', at, stageWord(at.stage), hostHint(at));
  if (
    at.stage === 'tls' ||
    raw.code === 'ETLS' ||
    system.startsWith('ERR_SSL') ||
    system.startsWith('ERR_TLS')
  ) {
    return new ActionError('tls', {
      title: `The TLS handshake failed (${system || 'no code'})`,
      causes: ['The server, or something between, broke off the handshake.'],
      remedies: ['Run the step again; on a self-hosted runner look for a proxy that intercepts TLS.'],
      anchor: 'tls-handshake',
      retryable: known?.retryable ?? false,
      ...detail,
    });
  }
  if (known) {
    const { kind, ...rest } = known;
    return new ActionError(kind, { ...rest, ...detail });
  }
  if (raw.code === 'ESOCKET') return brokenSocket(system, at, raw);
  if (raw.command !== 'API') {
    if (raw.code === 'EMESSAGE' && !reply) return tooLarge(raw);
    if (reply || SERVER_REPLIES.has(raw.code)) return strangeAnswer(at, raw);
  }
  return new ActionError('internal', {
    title: `The mail could not be sent: ${raw.message} (${stageWord(at.stage)})`,
    remedies: ['Please report this with the step debug log (ACTIONS_STEP_DEBUG), which holds no secret.'],
    anchor: 'internal',
    ...detail,
  });
}

/** Codes by which the library finds fault with what the server says (nodemailer: "Error reference"). */
const SERVER_REPLIES: ReadonlySet<string | undefined> = new Set([
  'EPROTOCOL',
  'EAUTH',
  'EENVELOPE',
  'EMESSAGE',
]);

/** A message above the limit that the server announced (RFC 1870 section 6.1) is not even offered to it. */
function tooLarge(raw: RawFailure): ActionError {
  return new ActionError('rejected', {
    title: 'The message is too large for the server',
    causes: [`The server announced a limit that is below the size of the message (${raw.message}).`],
    remedies: ['Leave attachments out, make them smaller, or link to them.'],
    anchor: 'too-large',
    cause: raw,
  });
}

/**
 * No SMTP reply, or one that does not answer what was asked (RFC 5321 section 4.3.2). The words are kept; at the end of
 * DATA they are left out, for there they settle nothing.
 */
export function strangeAnswer(at: FailureContext, raw: RawFailure): ActionError {
  const words = at.stage === 'end-of-data' ? undefined : raw.response;
  return new ActionError('connect', {
    title: `${at.host}:${at.port} does not answer as a mail server (${stageWord(at.stage)})`,
    causes: [
      'smtp-host or smtp-port leads to another service.',
      'A firewall or proxy answers in place of the mail server.',
    ],
    remedies: [
      `Check smtp-host and smtp-port (587)${hostHint(at)}.`,
      'On a self-hosted runner look at what stands between it and this port.',
    ],
    anchor: 'connection-lost',
    response: words,
    rejected: listRefusals(raw),
    cause: raw,
  });
}

function brokenSocket(code: string, at: FailureContext, raw: RawFailure): ActionError {
  return new ActionError('connect', {
    title: `The connection to ${at.host}:${at.port} failed (${code}, ${stageWord(at.stage)})`,
    causes: ['The network of the runner has a fault, or something between cut the connection.'],
    remedies: ['Run the step again; on a self-hosted runner look at its network and at what it may reach.'],
    anchor: 'connection-lost',
    retryable: true,
    cause: raw,
  });
}

/** The server said nothing for too long, or the total `timeout` ran out. */
export function stalled(at: FailureContext, cause?: unknown): ActionError {
  const isConnecting = at.stage === 'dns' || at.stage === 'connect';
  return new ActionError('timeout', {
    title: `No answer from ${at.host}:${at.port} in time (${stageWord(at.stage)})`,
    causes: [
      isConnecting
        ? 'A firewall drops outbound connections to this port without a word.'
        : 'The service is overloaded, or a firewall or proxy holds the connection up.',
    ],
    remedies: [
      isConnecting
        ? `Open outbound TCP ${at.port} to ${at.host} by name; GitHub-hosted runners have it open.`
        : 'Run the step again, or give it more time with the timeout input.',
    ],
    anchor: 'timeout',
    retryable: true,
    ...(cause !== undefined && { cause }),
  });
}

/** STARTTLS is missing or was refused: nothing is sent, because the secret would travel in the clear. */
export function noStartTls(at: FailureContext, response?: string): ActionError {
  return new ActionError('tls', {
    title: `${at.host}:${at.port} does not offer STARTTLS`,
    causes: [
      `smtp-host is not ${nameServer(at)}, or a firewall or virus scanner between strips STARTTLS from the conversation.`,
    ],
    remedies: [
      'Check smtp-host and smtp-port (587); on a self-hosted runner turn off SMTP inspection for this host.',
    ],
    anchor: 'no-starttls',
    ...(response !== undefined && { response }),
  });
}

/** Bytes arrived between the reply to STARTTLS and the handshake (CVE-2021-38371 and kin). */
export function injectedReplies(at: FailureContext): ActionError {
  return new ActionError('tls', {
    title: `${at.host}:${at.port} sent replies in the clear behind its answer to STARTTLS`,
    causes: ['Someone on the network injects replies into the conversation, or the server is faulty.'],
    remedies: ['Nothing was sent. Check smtp-host and the network of the runner before you try again.'],
    anchor: 'injected-replies',
  });
}

/** What the server should be, behind "is not". */
function nameServer({ service }: FailureContext): string {
  return service.host === '' ? 'the one that is meant' : service.label;
}

/** Stands behind "Check smtp-host". */
function hostHint({ service }: FailureContext): string {
  return service.host === '' ? '' : `; for the public cloud leave smtp-host out (${service.host})`;
}

/** Takes a reply apart. The enhanced code must stand right behind the code to count (RFC 2034 section 3). */
export function readReply(response: string, stage: Stage): Reply {
  const match = /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3})(?![\d.]))?/.exec(response);
  return {
    stage,
    code: Number(match?.[1] ?? 0),
    enhanced: match?.[2] ?? '',
    text: response,
  };
}

function listRefusals({ rejectedErrors }: RawFailure): Refusal[] | undefined {
  return rejectedErrors?.map(({ recipient, response, message }) =>
    readRefusal(recipient ?? '', response ?? message),
  );
}

/** A refused recipient with the reply that it got. */
export function readRefusal(address: string, response: string): Refusal {
  const { code, enhanced } = readReply(response, 'rcpt');
  return { address, code, enhanced, response };
}

/** The stage as a phrase for a message: "while connecting". */
function stageWord(stage: Stage): string {
  const words: Record<Stage, string> = {
    dns: 'while resolving the name',
    connect: 'while connecting',
    greeting: 'waiting for the greeting',
    ehlo: 'at EHLO',
    starttls: 'at STARTTLS',
    tls: 'in the TLS handshake',
    auth: 'while signing in',
    mail: 'at MAIL FROM',
    rcpt: 'at RCPT TO',
    data: 'at DATA',
    'end-of-data': 'after the message was handed over',
    quit: 'at QUIT',
  };
  return words[stage];
}
