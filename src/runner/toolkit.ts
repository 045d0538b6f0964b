/**
 * The parts of @actions/core that every run needs, taken from its own modules. Its entry loads an HTTP client, a
 * process runner and undici, 60 ms and a megabyte that only an OIDC token request uses; the package exports nothing
 * but the entry, hence the paths. `requestIdToken` goes through the entry, when it is asked for.
 */
export { issue, issueCommand } from '../../node_modules/@actions/core/lib/command.js';
export { toCommandProperties } from '../../node_modules/@actions/core/lib/utils.js';

/** A signed token of the workflow run for the audience. */
export async function getIdToken(audience: string): Promise<string> {
  const core = await import('@actions/core');
  return core.getIDToken(audience);
}
