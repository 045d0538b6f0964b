import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { mapTexts } from '../../redaction/scrubber.ts';
import { type Endpoint, endpoints } from './endpoints.ts';
import { type ApiFailure, explainFailure } from './failure.ts';
import type { Links } from './links.ts';
import { type Client, loadClient } from './octokit-client.ts';

export type Answer<T = unknown> = { ok: true; data: T } | { ok: false; failure: ApiFailure };

/** An answer that is none: a web page, or JSON of another shape. */
export const notUnderstood: Answer<never> = {
  ok: false,
  failure: { kind: 'invalid', reason: 'GitHub’s answer was not understood.' },
};

/** One request, for the log and for tests. Times are milliseconds since the client was made. */
export interface ApiCall {
  endpoint: Endpoint;
  /** `/repos/contoso/app/actions/runs/7`, without the query. */
  path: string;
  /** HTTP status; the kind of the failure where there was none; `open` while it lasts. */
  status: number | string;
  startedMs: number;
  endedMs: number;
}

export interface ApiOptions {
  token: string;
  /** GITHUB_API_URL: `https://api.github.com`, or `https://HOST/api/v3` on GitHub Enterprise Server. */
  baseUrl?: string | undefined;
  owner: string;
  repo: string;
  links: Links;
  /** Not the repository of this run, whose token no `permissions:` of this workflow reaches. */
  isForeign?: boolean;
  /** Takes hidden values out of a text, before anything cuts it. */
  scrub: (text: string) => string;
  /** Ends all requests and pauses. */
  signal: AbortSignal;
}

type Parameters = Readonly<Record<string, string | number | undefined>>;

/** Longest wait for one answer; the body of a log may take until the signal. */
const REQUEST_TIMEOUT_MS = 10_000;
const RETRY_PAUSE_MS = 300;
/** A pause that GitHub asks for is kept up to this; a longer one costs the section. */
const MAX_PAUSE_MS = 3_000;
/** Requests in a row that get no answer before GitHub counts as gone. */
const MAX_SILENCE = 3;
const OUT_OF_TIME = 'The time for asking GitHub was up.';

/** What the narrowed clients of one run have in common. */
interface Session {
  readonly options: ApiOptions;
  readonly calls: ApiCall[];
  readonly startedMs: number;
  client?: Promise<Client>;
  /** Set once every further request is bound to fail: wrong token, used-up rate limit, no answers at all. */
  dead?: ApiFailure;
  /** Permissions that the token was found not to have: asking again is of no use. */
  readonly denied: Map<string, ApiFailure>;
  /** Requests on their way whose answers nobody has asked for yet. */
  readonly ahead: Map<string, Promise<Answer>>;
  silence: number;
}

/**
 * Read access to one repository through the REST API. Nothing here throws and nothing waits beyond the signal:
 * a request ends in an answer or in an {@link ApiFailure}. The Octokit is loaded with the first request, so that a
 * mail that asks GitHub nothing does not pay for it.
 */
export class GitHubApi {
  readonly #session: Session;
  readonly #signal: AbortSignal;

  private constructor(session: Session, signal: AbortSignal) {
    this.#session = session;
    this.#signal = signal;
  }

  static connect(options: ApiOptions): GitHubApi {
    const maps = { denied: new Map(), ahead: new Map() };
    const session = { options, calls: [], startedMs: performance.now(), silence: 0, ...maps };
    return new GitHubApi(session, options.signal);
  }

  /** The same client with an earlier end: requests are counted, and failures remembered, together. */
  until(signal: AbortSignal): GitHubApi {
    return new GitHubApi(this.#session, AbortSignal.any([this.#signal, signal]));
  }

  /** Addresses of the pages of the repository. */
  get links(): Links {
    return this.#session.options.links;
  }

  /** All requests so far, in the order in which they were started. */
  get calls(): readonly ApiCall[] {
    return this.#session.calls;
  }

  /** How many of them were asked ahead, and not asked for since. */
  get ahead(): number {
    return this.#session.ahead.size;
  }

  /** Asks for a JSON record or list. */
  async get(endpoint: Endpoint, parameters: Parameters): Promise<Answer> {
    const answer = await this.#request(endpoint, parameters, false);
    if (!answer.ok) return answer;
    if (isRecord(answer.data)) return { ok: true, data: mapTexts(answer.data, this.#session.options.scrub) };
    return notUnderstood;
  }

  /**
   * Asks for a text of any length, piece by piece. The iteration ends early, with an error, when the connection is
   * lost or the signal fires; who stops iterating ends the download.
   */
  async stream(endpoint: Endpoint, parameters: Parameters): Promise<Answer<AsyncIterable<Uint8Array>>> {
    const answer = await this.#request(endpoint, parameters, true);
    return answer.ok ? { ok: true, data: (answer.data || []) as AsyncIterable<Uint8Array> } : answer;
  }

  /**
   * Sends a request now. `get`, or `stream`, with the same parameters then waits for it and sends none.
   *
   * @returns the answer as it came, which may hold what is to be hidden
   */
  askAhead(endpoint: Endpoint, parameters: Parameters, form: 'json' | 'stream'): Promise<Answer> {
    const answer = this.#request(endpoint, parameters, form === 'stream');
    this.#session.ahead.set(keyOf(endpoint, parameters), answer);
    return answer;
  }

  /** Waits, at most until the signal. */
  async pause(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: this.#signal }).catch(() => undefined);
  }

  async #request(endpoint: Endpoint, parameters: Parameters, isStream: boolean): Promise<Answer> {
    const key = keyOf(endpoint, parameters);
    const sent = this.#session.ahead.get(key);
    if (sent) {
      this.#session.ahead.delete(key);
      return sent;
    }
    let answer = await this.#try(endpoint, parameters, isStream);
    const pauseMs = answer.ok ? undefined : pauseBefore(answer.failure);
    if (pauseMs !== undefined) {
      await this.pause(pauseMs);
      if (!this.#signal.aborted) answer = await this.#try(endpoint, parameters, isStream);
    }
    if (!answer.ok) this.#remember(answer.failure);
    return answer;
  }

  async #try(endpoint: Endpoint, parameters: Parameters, isStream: boolean): Promise<Answer> {
    const { options, calls, dead, denied } = this.#session;
    const { route, permission } = endpoints[endpoint];
    const known = dead ?? denied.get(permission);
    if (known) return { ok: false, failure: known };
    if (this.#signal.aborted) return { ok: false, failure: { kind: 'timeout', reason: OUT_OF_TIME } };
    const { owner, repo } = options;
    const filled = { owner, repo, ...parameters };
    const startedMs = this.#elapsedMs();
    const call: ApiCall = {
      endpoint,
      path: fillPath(route, filled),
      status: 'open',
      startedMs,
      endedMs: startedMs,
    };
    calls.push(call);
    const timer = new AbortController();
    const timeout = setTimeout(() => timer.abort(), REQUEST_TIMEOUT_MS);
    try {
      const client = await this.#client();
      // undici takes a connection for the next request only one turn of the event loop after its answer; else it opens another.
      await nextTurn();
      const signal = AbortSignal.any([this.#signal, timer.signal]);
      const { status, data } = await client.get(route, filled, { signal, isStream });
      this.#session.silence = 0;
      call.status = status;
      return { ok: true, data };
    } catch (error) {
      const inTime = `GitHub did not answer within ${REQUEST_TIMEOUT_MS / 1000} s.`;
      const timeout = this.#signal.aborted ? OUT_OF_TIME : inTime;
      const failure = explainFailure(error, permission, timeout, options.scrub);
      call.status = failure.status ?? failure.kind;
      if (options.isForeign && failure.permission) {
        failure.fix = `give \`github-token\` a token with \`${permission}\` for ${owner}/${repo}`;
      }
      return { ok: false, failure };
    } finally {
      clearTimeout(timeout);
      call.endedMs = this.#elapsedMs();
    }
  }

  #remember(failure: ApiFailure): void {
    const session = this.#session;
    if (['rate-limit', 'token', 'certificate'].includes(failure.kind)) session.dead = failure;
    if (failure.permission) session.denied.set(failure.permission, failure);
    if (failure.status !== undefined) session.silence = 0;
    else if (!this.#signal.aborted) session.silence += 1;
    if (session.silence >= MAX_SILENCE) session.dead ??= failure;
  }

  #client(): Promise<Client> {
    const { options } = this.#session;
    this.#session.client ??= loadClient(options.token, options.baseUrl || 'https://api.github.com');
    return this.#session.client;
  }

  #elapsedMs(): number {
    return Math.round(performance.now() - this.#session.startedMs);
  }
}

function keyOf(endpoint: Endpoint, parameters: Parameters): string {
  return JSON.stringify([endpoint, parameters]);
}

/** False for a text, and for the bytes of a body that does not call itself JSON. */
function isRecord(data: unknown): boolean {
  return typeof data === 'object' && data !== null && !(data instanceof ArrayBuffer);
}

/** How long to wait before the one repetition; undefined where repeating is of no use. */
function pauseBefore({ kind, retryAfterMs }: ApiFailure): number | undefined {
  if (kind === 'server' || kind === 'network') return RETRY_PAUSE_MS;
  const isShort = kind === 'rate-limit' && retryAfterMs !== undefined && retryAfterMs <= MAX_PAUSE_MS;
  return isShort ? retryAfterMs : undefined;
}

function fillPath(route: string, parameters: Parameters): string {
  return route
    .replace(/^GET /, '')
    .replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? ''));
}
