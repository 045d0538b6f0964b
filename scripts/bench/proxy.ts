/** Puts a distance between client and server: `proxy.ts <port> <one-way ms>`. Says its own port, runs until killed. */
import { startProxy } from '../../testing/smtp/proxy.ts';

const [port, oneWayMs] = process.argv.slice(2).map(Number);
const proxy = await startProxy({ port: port ?? 0, oneWayMs: oneWayMs ?? 0 });
console.log(`ready on ${proxy.host}:${proxy.port}`);
