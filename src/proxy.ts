/**
 * `fetch` for one host: Node's own or, where the runner reaches the host by a proxy only (HTTPS_PROXY, HTTP_PROXY,
 * NO_PROXY), that of @actions/github. The toolkit brings an HTTP client of 900 kB for it, so it is loaded for a proxy
 * alone; its entry loads all of the Octokit too, and prints when there is no event file, hence the path.
 *
 * @param url any address of the host
 */
export async function fetchThroughProxy(url: string): Promise<typeof fetch> {
  const { http_proxy, https_proxy, HTTP_PROXY, HTTPS_PROXY } = process.env;
  if (!(http_proxy || https_proxy || HTTP_PROXY || HTTPS_PROXY)) return fetch;
  const toolkit = await import('../node_modules/@actions/github/lib/internal/utils.js');
  return toolkit.getProxyFetch(url) as unknown as typeof fetch;
}
