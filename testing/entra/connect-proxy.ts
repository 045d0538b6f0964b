import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** An HTTP proxy that tunnels (CONNECT, RFC 9110 section 9.3.6); every name leads to 127.0.0.1, at the port asked for. */
export interface ConnectProxy extends AsyncDisposable {
  /** For HTTPS_PROXY. */
  url: string;
  /** `host:port` of each tunnel. */
  targets: string[];
}

export async function startConnectProxy(): Promise<ConnectProxy> {
  const targets: string[] = [];
  const server = createServer();
  server.on('connect', (request, client, head) => {
    targets.push(request.url ?? '');
    const upstream = connect(Number(/\d+$/.exec(request.url ?? '')?.[0]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
