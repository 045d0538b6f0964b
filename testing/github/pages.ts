import type { ApiFailure } from '../../src/github/api/failure.ts';
import { linksFor } from '../../src/github/api/links.ts';
import { type Answer, GitHubApi } from '../../src/github/api/requests.ts';

const failures = {
  404: { kind: 'not-found', reason: 'GitHub does not find it (404).' },
  500: { kind: 'server', reason: 'GitHub has an error (500).' },
} satisfies Record<number, ApiFailure>;

/**
 * A GitHub without the network, for what is read of one answer.
 *
 * @param answerTo the JSON of an answer by the query of its request; or the status of a failure; undefined: 404
 * @returns the client, and the queries of its requests
 */
export function answerBy(answerTo: (query: Record<string, unknown>) => unknown) {
  const queries: Record<string, unknown>[] = [];
  const api: GitHubApi = Object.create(GitHubApi.prototype, {
    links: { value: linksFor(undefined, 'contoso/app') },
    calls: { value: queries },
    pause: { value: async () => {} },
    get: {
      value: async (endpoint: string, query: Record<string, unknown>): Promise<Answer> => {
        queries.push({ endpoint, ...query });
        const data = answerTo(query);
        if (data === 500) return { ok: false, failure: failures[500] };
        return data === undefined ? { ok: false, failure: failures[404] } : { ok: true, data };
      },
    },
  });
  return { api, queries };
}
