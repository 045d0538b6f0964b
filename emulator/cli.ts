import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type CertificateKind, certificateKinds, type EmulatorOptions, startEmulator } from './emulator.ts';
import { type Fault, stages } from './faults.ts';
import { recordTo, writeWhole } from './recorder.ts';

const services = ['acs', 'exchange-online', 'hve'] as const;

const usage = `Usage: node emulator/cli.ts [options]

  --port <n>           port to listen on (587 needs rights on Linux; default 2587, 0 for any)
  --host <address>     address to listen on (default 127.0.0.1)
  --name <dns name>    a further name in the certificate; may be repeated
  --dir <folder>       where mails, log, CA and ready file go (default out/emulator)
  --ready-file <file>  default <folder>/ready.json
  --service <name>     ${services.join(', ')}
  --certificate <kind> ${certificateKinds.join(', ')}
  --no-starttls        neither offer nor know STARTTLS
  --fault <json>       e.g. {"at":"auth","do":"reply","reply":"454 4.7.0 Try later","times":1}; may be repeated
  --config <file>      JSON with options of startEmulator(); what it names wins over the flags
  --help

It runs until SIGTERM or SIGINT.`;

interface CommandLine {
  folder: string;
  readyFile: string;
  options: EmulatorOptions;
}

function readCommandLine(args: readonly string[]): CommandLine | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '2587' },
      host: { type: 'string', default: '127.0.0.1' },
      name: { type: 'string', multiple: true, default: [] },
      dir: { type: 'string', default: 'out/emulator' },
      'ready-file': { type: 'string' },
      service: { type: 'string', default: 'acs' },
      certificate: { type: 'string', default: 'good' },
      'no-starttls': { type: 'boolean', default: false },
      fault: { type: 'string', multiple: true, default: [] },
      config: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const folder = resolve(values.dir);
  return {
    folder,
    readyFile: resolve(values['ready-file'] ?? join(folder, 'ready.json')),
    options: {
      port: readPort(values.port),
      host: values.host,
      names: values.name,
      plays: readService(values.service),
      certificate: readCertificateKind(values.certificate),
      startTls: !values['no-starttls'],
      faults: values.fault.map(readFault),
      caPath: join(folder, 'ca.pem'),
      ...(values.config === undefined ? {} : readConfig(values.config)),
    },
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new RangeError(`--port must be a number from 0 to 65535, not ${text}`);
}

function readService(text: string): (typeof services)[number] {
  const service = services.find((one) => one === text);
  if (service) return service;
  throw new RangeError(`--service must be one of ${services.join(', ')}, not ${text}`);
}

function readCertificateKind(text: string): CertificateKind {
  const kind = certificateKinds.find((one) => one === text);
  if (kind) return kind;
  throw new RangeError(`--certificate must be one of ${certificateKinds.join(', ')}, not ${text}`);
}

function readFault(text: string): Fault {
  const fault: Fault = JSON.parse(text);
  if (stages.includes(fault.at)) return fault;
  throw new RangeError(`--fault: "at" must be one of ${stages.join(', ')}`);
}

/** Reads options from JSON; times are written as ISO 8601 text. */
function readConfig(path: string): EmulatorOptions {
  return JSON.parse(readFileSync(path, 'utf8'), (key, value) =>
    key === 'expires' || key === 'effectiveFrom' ? new Date(value) : value,
  );
}

async function main(): Promise<void> {
  const commandLine = readCommandLine(process.argv.slice(2));
  if (commandLine === 'help') {
    console.log(usage);
    return;
  }
  const { folder, readyFile, options } = commandLine;
  mkdirSync(folder, { recursive: true });
  // a ready file of an earlier run would mislead whoever waits for it
  rmSync(readyFile, { force: true });
  const emulator = await startEmulator(options);
  recordTo(folder, emulator.service);
  emulator.service.on('message', ({ envelope }) =>
    console.log(`mail from ${envelope.from} to ${envelope.recipients.join(', ')}`),
  );

  const { host, port, caPath, account } = emulator;
  writeWhole(readyFile, { host, port, caPath, account, pid: process.pid });
  console.log(`CA: ${caPath}`);
  console.log(`ready on ${host}:${port}`);

  const stop = () => {
    rmSync(readyFile, { force: true });
    emulator.close().then(
      () => console.log(`stopped after ${emulator.messages.length} mails`),
      (error) => console.error(error),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
