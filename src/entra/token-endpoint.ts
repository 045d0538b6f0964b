import { ActionError, lowestCode, TLS_CODES } from '../errors.ts';
import { fetchThroughProxy } from '../proxy.ts';

/** An answer of the token endpoint, whatever it says. */
export interface Answer {
  status: number;
  body: string;
  /** Wait that the server asks for (RFC 9110 section 10.2.3), in milliseconds. */
  retryAfterMs?: number;
}

/** The longest time for one request, answer included. */
const TIMEOUT_MS = 20_000;

/** Tokens are a few thousand octets, error answers less; a hostile endpoint gets no more memory than this. */
const MAX_BODY_BYTES = 128 * 1024;

const TIMEOUT_CODES = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/**
 * Posts a form to the token endpoint. Redirects are not followed, because the form holds the client's credential.
 *
 * @param signal ends everything, such as the action's total timeout; its reason is thrown when it is an ActionError
 * @throws ActionError of kind `timeout`, `dns`, `tls`, `connect` or, for a redirect or an endless body, `token`
 */
export async function postForm(url: URL, form: URLSearchParams, signal: AbortSignal): Promise<Answer> {
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const fetch = await fetchThroughProxy(url.href);
    const response = await fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: form,
      redirect: 'manual',
      signal: AbortSignal.any([signal, limit]),
    });
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      await response.body?.cancel();
      throw refuseRedirect(url);
    }
    const retryAfterMs = readRetryAfter(response.headers.get('retry-after'));
    return {
      status: response.status,
      body: await readBody(response, url),
      retryAfterMs,
    };
  } catch (error) {
    if (error instanceof ActionError) throw error;
    if (signal.aborted) throw explainEnd(signal.reason, url);
    if (limit.aborted) throw explainTimeout(url, `within ${TIMEOUT_MS / 1000} seconds`);
    throw explainNetwork(error, url);
  }
}

async function readBody(response: Response, url: URL): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) {
      throw new ActionError('token', {
        title: `The answer of ${url.host} is too long to be a token (more than ${MAX_BODY_BYTES / 1024} KiB)`,
        causes: ['The host is not a sign-in host of Microsoft, or a proxy answered in its place.'],
        remedies: ['Check AZURE_AUTHORITY_HOST, and the proxy of the runner.'],
        anchor: 'entra-answer',
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Seconds or a date; a date in the past means at once. */
function readRetryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,6}$/.test(header)) return Number(header) * 1000;
  const time = Date.parse(header);
  return Number.isNaN(time) ? undefined : Math.max(0, time - Date.now());
}

function refuseRedirect(url: URL): ActionError {
  return new ActionError('token', {
    title: `${url.host} redirects the token request, and a credential is not sent on`,
    causes: ['The host is not a sign-in host of Microsoft, or a proxy or login page answered in its place.'],
    remedies: ['Check AZURE_AUTHORITY_HOST, and the proxy of the runner.'],
    anchor: 'entra-answer',
  });
}

function explainEnd(reason: unknown, url: URL): ActionError {
  if (reason instanceof ActionError) return reason;
  return explainTimeout(url, 'before the time of this step ran out');
}

function explainTimeout(url: URL, when: string): ActionError {
  return new ActionError('timeout', {
    title: `${url.host} gave no answer to the token request ${when}`,
    causes: [
      'Microsoft Entra ID is slow at the moment.',
      'A firewall of the runner swallows connections to the host.',
    ],
    remedies: [
      'Run the step again; give it a larger timeout if this one is short.',
      `On a self-hosted runner, allow https (port ${url.port || 443}) to ${url.host}.`,
    ],
    anchor: 'entra-unreachable',
    retryable: true,
  });
}

function explainNetwork(error: unknown, url: URL): ActionError {
  const code = lowestCode(error);
  if (TIMEOUT_CODES.has(code)) return explainTimeout(url, 'in time');
  const why = code ? ` (${code})` : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new ActionError('dns', {
      title: `The name ${url.hostname} cannot be resolved${why}`,
      causes: ['The name service of the runner has no answer, or AZURE_AUTHORITY_HOST names no host.'],
      remedies: ['Check the name service of the runner, and AZURE_AUTHORITY_HOST.'],
      anchor: 'entra-unreachable',
      retryable: code === 'EAI_AGAIN',
      cause: error,
    });
  }
  if (TLS_CODES.test(code)) {
    return new ActionError('tls', {
      title: `The certificate or TLS of ${url.host} is not acceptable${why}`,
      causes: ['A proxy opens the encrypted connection, and its certificate authority is not known here.'],
      remedies: [
        "Set NODE_EXTRA_CA_CERTS in the runner's environment to a file with the certificate authority of the proxy.",
      ],
      anchor: 'entra-unreachable',
      cause: error,
    });
  }
  return new ActionError('connect', {
    title: `The connection to ${url.host} failed${why}`,
    causes: ['The host refuses or resets connections, or a firewall or proxy of the runner does.'],
    remedies: [
      `On a self-hosted runner, allow https (port ${url.port || 443}) to ${url.host}.`,
      'If it reaches the internet by a proxy only, name the proxy in HTTPS_PROXY, and check NO_PROXY.',
    ],
    anchor: 'entra-unreachable',
    retryable: true,
    cause: error,
  });
}
