import { fetchThroughProxy } from '../../proxy.ts';
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
 * Loads the Octokit that @actions/github is made of, without the plugins: a method for each of GitHub's endpoints, and paging.
 *
 * @param token   GITHUB_TOKEN or a personal one
 * @param baseUrl `https://api.github.com`, or `https://HOST/api/v3`
 */
export async function loadClient(token: string, baseUrl: string): Promise<Client> {
  const [{ Octokit }, fetch] = await Promise.all([import('@octokit/core'), fetchThroughProxy(baseUrl)]);
  const octokit = new Octokit({
    auth: token,
    baseUrl,
    userAgent: 'acs-mail-action',
    // The Octokit would print deprecations to the console, where they look like the user's.
    log: { debug() {}, info() {}, warn() {}, error() {} },
    request: { fetch: limitBodies(fetch, () => true) },
  });
  const streamingFetch = limitBodies(fetch, (response) => !response.ok);
  return {
    get: (route, parameters, { signal, isStream }) =>
      octokit.request(route, {
        ...parameters,
        headers: { 'x-github-api-version': '2022-11-28' },
        request: { signal, ...(isStream ? { parseSuccessResponseBody: false, fetch: streamingFetch } : {}) },
      }),
  };
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
