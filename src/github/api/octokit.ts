import { BodyTooLarge } from './failure.ts';

/** A GitHub client reduced to what this action does: one GET at a time, body parsed or as a stream. */
export interface Client {
  /**
   * @param route      `GET /repos/{owner}/...`
   * @param parameters fill the route; the rest become the query
   * @returns status, and the parsed JSON (text when it is none) or the body's stream
   * @throws what the Octokit throws, see failure.ts
   */
  get(
    route: string,
    parameters: Readonly<Record<string, string | number>>,
    options: { signal: AbortSignal; isStream: boolean },
  ): Promise<{ status: number; data: unknown }>;
}

/** 100 jobs with 50 steps each weigh about 2 MB, a comparison of 300 files up to 10 MB. */
const MAX_JSON_BYTES = 25_000_000;

/**
 * Loads the Octokit of @actions/github, which knows the runner's proxy settings.
 *
 * @param token   GITHUB_TOKEN or a personal one
 * @param baseUrl `https://api.github.com`, or `https://HOST/api/v3`
 */
export async function loadClient(token: string, baseUrl: string): Promise<Client> {
  const { GitHub, defaults, getOctokitOptions } = await importQuietly();
  const proxyFetch = (defaults.request?.fetch ?? globalThis.fetch) as typeof globalThis.fetch;
  const octokit = new GitHub(
    getOctokitOptions(token, {
      baseUrl,
      userAgent: 'acs-mail-action',
      // The Octokit would print deprecations to the console, where they look like the user's.
      log: { debug() {}, info() {}, warn() {}, error() {} },
      request: { ...defaults.request, fetch: limitBodies(proxyFetch, () => true) },
    }),
  );
  const streamingFetch = limitBodies(proxyFetch, (response) => !response.ok);
  return {
    get: (route, parameters, { signal, isStream }) =>
      octokit.request(route, {
        ...parameters,
        headers: { 'x-github-api-version': '2022-11-28' },
        request: { signal, ...(isStream ? { parseSuccessResponseBody: false, fetch: streamingFetch } : {}) },
      }),
  };
}

/**
 * @actions/github reads the event file as soon as it is imported: it prints when the file is not there and throws
 * when it is no JSON. We read the event ourselves, so the file is hidden from it.
 */
async function importQuietly() {
  const path = process.env['GITHUB_EVENT_PATH'];
  delete process.env['GITHUB_EVENT_PATH'];
  try {
    return await import('@actions/github/lib/utils');
  } finally {
    if (path !== undefined) process.env['GITHUB_EVENT_PATH'] = path;
  }
}

function limitBodies(
  fetch: typeof globalThis.fetch,
  applies: (response: Response) => boolean,
): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.body === null || !applies(response)) return response;
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      size += chunk.byteLength;
      if (size > MAX_JSON_BYTES) throw new BodyTooLarge(`more than ${MAX_JSON_BYTES} bytes`);
      chunks.push(chunk);
    }
    const { status, statusText, headers } = response;
    return new Response(Buffer.concat(chunks), { status, statusText, headers: [...headers] });
  };
}
