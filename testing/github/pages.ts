import { type Answer, GitHubApi } from '../../src/github/api/api.ts';
import { linksFor } from '../../src/github/api/links.ts';

export const gone: Answer<never> = {
  ok: false,
  failure: { kind: 'not-found', reason: 'GitHub does not find it (404).' },
};

/**
 * A GitHub without the network, for what is read of one answer.
 *
 * @param answerTo the JSON of an answer by the query of its request; undefined: 404
 * @returns the client, and the queries of its requests
 */
export function answerBy(answerTo: (query: Record<string, unknown>) => unknown) {
  const queries: Record<string, unknown>[] = [];
  const api: GitHubApi = Object.create(GitHubApi.prototype, {
    links: { value: linksFor(undefined, 'contoso/app') },
    pause: { value: async () => {} },
    get: {
      value: async (endpoint: string, query: Record<string, unknown>): Promise<Answer> => {
        queries.push({ endpoint, ...query });
        const data = answerTo(query);
        return data === undefined ? gone : { ok: true, data };
      },
    },
  });
  return { api, queries };
}
