import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Json } from './records.ts';
import { answer, type GitHubWorld, notFound, type Reply, refuse } from './routes.ts';

export type { GitHubWorld } from './routes.ts';

type FaultKind =
  | { kind: 'status'; status: number; reply?: Partial<Reply> }
  | { kind: 'hang' }
  | { kind: 'hang-in-body' }
  | { kind: 'slow'; delayMs: number }
  /** Answered when that has happened, or when the requests so far are such. */
  | { kind: 'held'; until: Promise<unknown> | ((requests: readonly RequestSeen[]) => boolean) }
  | { kind: 'reset' }
  | { kind: 'body'; body: string; contentType?: string }
  | { kind: 'endless' }
  | { kind: 'rate-limit'; resetsAt: Date }
  | { kind: 'secondary-limit'; retryAfter: number };

/** Treats requests as told instead of answering them. */
export type Fault = FaultKind & {
  /** Part of the path with its query, `/jobs?page=2`; left out, every request. */
  on?: RegExp;
  /** So many requests; left out, all of them. */
  times?: number;
};

export interface StubOptions {
  /** Permissions that the token has not: `actions`, `checks`, `contents`, `pull-requests`. */
  denied?: readonly string[];
  faults?: readonly Fault[];
  /** `/api/v3` for a GitHub Enterprise Server. */
  prefix?: string;
  /** Told of every answer that is not a fault: to check it against GitHub's own description. */
  onReply?: (path: string, query: Record<string, string>, reply: Reply) => void;
  /** Told of every request that is treated as a fault says. */
  onFault?: () => void;
  /** Changes the body of every answer that is not a fault, as it leaves. */
  rewrite?: ((body: unknown) => unknown) | undefined;
  /** Answers to further requests for a job, one each: how its steps appear while it runs. */
  laterJobs?: Record<number, Json[]>;
  /** Further repositories. */
  others?: readonly GitHubWorld[];
}

/** One request that reached the stub. Times are milliseconds since it was started. */
export interface RequestSeen {
  host: 'api' | 'blobs';
  method: string;
  path: string;
  query: Record<string, string>;
  authorization: string;
  status: number;
  startedMs: number;
  endedMs: number;
  /** Requests that were being answered when this one came. */
  concurrent: number;
}

export interface GitHubStub {
  /** For GITHUB_API_URL. */
  url: string;
  requests: RequestSeen[];
  world: GitHubWorld;
  faults: Fault[];
  stop(): Promise<void>;
}

/**
 * Starts an http stand-in for the parts of GitHub's REST API that the action reads, and for the other host that
 * GitHub redirects downloads of logs and artifacts to.
 *
 * @param world what there is to read
 */
export async function startGitHubStub(world: GitHubWorld, options: StubOptions = {}): Promise<GitHubStub> {
  const {
    denied = [],
    prefix = '',
    laterJobs = {},
    others = [],
    onReply,
    onFault,
    rewrite = (body) => body,
  } = options;
  const faults = (options.faults ?? []).map((fault) => ({ ...fault }));
  const requests: RequestSeen[] = [];
  const zero = performance.now();
  const elapsed = (): number => performance.now() - zero;
  let open = 0;
  let held: { isDue: () => boolean; reply: () => void }[] = [];
  const release = (): void => {
    const due = held.filter(({ isDue }) => isDue());
    held = held.filter((each) => !due.includes(each));
    for (const { reply } of due) reply();
  };

  const hold = (until: (Fault & { kind: 'held' })['until'], reply: () => void): void => {
    if (typeof until === 'function') held.push({ isDue: () => until(requests), reply });
    else void until.then(reply);
  };

  const serve = (
    host: RequestSeen['host'],
    reply: (seen: RequestSeen, response: ServerResponse) => void,
  ): Server =>
    createServer((request: IncomingMessage, response: ServerResponse) => {
      const address = new URL(request.url ?? '/', 'http://stub');
      const seen: RequestSeen = {
        host,
        method: request.method ?? '',
        path: decodeURIComponent(address.pathname),
        query: Object.fromEntries(address.searchParams),
        authorization: request.headers.authorization ?? '',
        status: 0,
        startedMs: elapsed(),
        endedMs: Number.POSITIVE_INFINITY,
        concurrent: open,
      };
      open += 1;
      requests.push(seen);
      response.once('close', () => {
        open -= 1;
        seen.endedMs = elapsed();
        seen.status = response.headersSent ? response.statusCode : 0;
      });
      const fault = takeFault(faults, `${seen.path}${address.search}`);
      if (fault?.kind === 'slow') setTimeout(() => reply(seen, response), fault.delayMs);
      else if (fault?.kind === 'held') hold(fault.until, () => reply(seen, response));
      else if (fault) misbehave(fault, response);
      else reply(seen, response);
      if (fault) onFault?.();
      release();
    });

  const worlds = [world, ...others];
  const blobServer = serve('blobs', ({ path }, response) => sendBlob(worlds, path, response));
  const blobUrl = await listen(blobServer);
  const apiServer = serve('api', ({ path, query }, response) => {
    const rootOf = ({ fullName }: GitHubWorld): string => `${prefix}/repos/${fullName}`;
    const found = worlds.find((each) => `${path}/`.startsWith(`${rootOf(each)}/`));
    const inside = found && path.slice(rootOf(found).length);
    const context = { laterJobs, blobUrl, self: `${origin}${path}` };
    const reply = found
      ? (refuse(inside ?? '', denied) ?? answer(found, inside ?? '', query, context))
      : notFound;
    onReply?.(path.slice(prefix.length), query, reply);
    send(response, { ...reply, body: rewrite(reply.body) });
  });
  const origin = await listen(apiServer);

  return {
    url: `${origin}${prefix}`,
    requests,
    world,
    faults,
    async stop() {
      for (const server of [apiServer, blobServer]) {
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
      }
    },
  };
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function takeFault(faults: Fault[], address: string): Fault | undefined {
  const fault = faults.find((each) => (each.times ?? 1) > 0 && (each.on?.test(address) ?? true));
  if (fault?.times !== undefined) fault.times -= 1;
  return fault;
}

function misbehave(fault: Fault, response: ServerResponse): void {
  switch (fault.kind) {
    case 'status':
      send(response, { status: fault.status, body: { message: 'Server Error' }, ...fault.reply });
      break;
    case 'rate-limit':
      send(response, {
        status: 403,
        headers: {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Math.round(fault.resetsAt.getTime() / 1000)),
        },
        body: { message: 'API rate limit exceeded for installation ID 42.' },
      });
      break;
    case 'secondary-limit':
      send(response, {
        status: 403,
        headers: { 'retry-after': String(fault.retryAfter) },
        body: { message: 'You have exceeded a secondary rate limit.' },
      });
      break;
    case 'body':
      response.writeHead(200, { 'content-type': fault.contentType ?? 'application/json; charset=utf-8' });
      response.end(fault.body);
      break;
    case 'endless': {
      response.writeHead(200, { 'content-type': 'application/json' });
      const block = Buffer.alloc(1_000_000, 32);
      const pump = (): void => {
        while (!response.destroyed && response.write(block));
        if (!response.destroyed) response.once('drain', pump);
      };
      pump();
      break;
    }
    case 'hang-in-body':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"total_count":');
      break;
    case 'reset':
      response.destroy();
      break;
    default:
      break;
  }
}

function send(response: ServerResponse, { status, headers = {}, body }: Reply): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'x-github-media-type': 'github.v3; format=json',
    'x-ratelimit-limit': '1000',
    'x-ratelimit-remaining': '980',
    ...headers,
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function sendBlob(worlds: readonly GitHubWorld[], path: string, response: ServerResponse): void {
  const [, kind, id = ''] = /^\/(job-logs|artifacts)\/(\d+)\./.exec(path) ?? [];
  const blob = worlds
    .map(({ downloads, logs }) => (kind === 'artifacts' ? downloads?.[Number(id)] : logs[Number(id)]))
    .find((each) => each !== undefined);
  if (blob === undefined) {
    response.writeHead(404, { 'content-type': 'application/xml' });
    response.end('<?xml version="1.0" encoding="utf-8"?><Error><Code>BlobNotFound</Code></Error>');
    return;
  }
  response.writeHead(200, { 'content-type': kind === 'artifacts' ? 'application/zip' : 'text/plain' });
  if (typeof blob === 'function') pipeline(Readable.from(blob()), response).catch(() => undefined);
  else response.end(blob);
}
