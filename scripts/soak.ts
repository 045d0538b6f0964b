/**
 * `npm run soak`: many deliveries in one process, and what they leave behind: memory after a garbage collection, and
 * open handles. Run by `node --expose-gc`.
 *
 *   npm run soak -- --deliveries 500
 */
import tls from 'node:tls';
import { parseArgs } from 'node:util';
import { createAuthority } from '../emulator/certificate.ts';
import { startFaultyServer } from '../testing/faults/server.ts';
import { runQuietly } from '../testing/runner/in-process.ts';

const { values } = parseArgs({ options: { deliveries: { type: 'string', default: '500' } } });
const deliveries = Number(values.deliveries);
const steps = 10;

/** What caches and compiled code may still grow by after the first tenth, in bytes. */
const TOLERANCE = 2_000_000;

const authority = createAuthority();
tls.setDefaultCACertificates([...tls.getCACertificates(), authority.caPem]);
await using server = await startFaultyServer(
  {
    ...{ seed: 0, number: 0, stage: 'quit', fault: 'close', strikes: 0, recipients: [], recipient: 0 },
    ...{ isPipelined: true, asksForUsername: false, isCounted: true, form: 0 },
  },
  authority.issue('good', ['localhost']),
  () => {},
);

interface Sample {
  heap: number;
  external: number;
  handles: number;
}

const samples: Sample[] = [];
for (let done = 1; done <= deliveries; done++) {
  const { outputs } = await runQuietly({
    ...{ 'acs-resource': 'contoso-acs', 'client-secret': 'a-secret-of-the-soak' },
    'client-id': '3f1c2a54-7d0e-4b1a-9a51-6a1f0c2d7e10',
    'tenant-id': '9d2b6c38-1e57-4c0f-8b43-52c7a90e4f21',
    ...{ from: 'builds@notify.contoso.example', to: 'dev@contoso.example' },
    ...{ 'smtp-host': 'localhost', 'smtp-port': String(server.port) },
    ...{ kind: 'message', subject: `Delivery ${done}`, body: `Delivery ${done}`, timeout: '5s' },
  });
  if (outputs.sent !== 'true') throw new Error(`delivery ${done}: ${JSON.stringify(outputs)}`);
  if (done % Math.ceil(deliveries / steps) === 0) samples.push(measure(done));
}

const [first] = samples;
const last = samples.at(-1);
if (first === undefined || last === undefined) throw new Error('too few deliveries');
const growth = last.heap + last.external - first.heap - first.external;
const isFlat = growth < TOLERANCE && last.handles <= first.handles;
console.log(
  `${server.truth.counted.length} mails counted by the server; since the first tenth ${inMegabytes(growth)} and ${last.handles - first.handles} handles more: ${isFlat ? 'flat' : 'NOT flat'}`,
);
if (!isFlat || server.truth.counted.length !== deliveries) process.exitCode = 1;

function measure(done: number): Sample {
  globalThis.gc?.();
  const { heapUsed: heap, external } = process.memoryUsage();
  const handles = process.getActiveResourcesInfo().length;
  console.log(
    `${String(done).padStart(5)} deliveries  heap ${inMegabytes(heap)}  external ${inMegabytes(external)}  ${handles} handles`,
  );
  return { heap, external, handles };
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(2)} MB`;
}
