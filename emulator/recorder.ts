import { appendFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReceivedMessage, Service } from './service.ts';

/**
 * Writes what a service receives into a folder: `0001.eml` (the message as it was sent, without dot-stuffing)
 * and `0001.json` (envelope and login) for each mail, and `sessions.jsonl` with a line per event. Credentials are
 * in none of them. A `.json` appears whole and after its `.eml`, so that a script may wait for it.
 */
export function recordTo(folder: string, service: Service): void {
  mkdirSync(folder, { recursive: true });
  const log = (entry: object) => appendFileSync(join(folder, 'sessions.jsonl'), `${JSON.stringify(entry)}\n`);

  service.on('session', ({ id }) => log({ event: 'open', session: id, time: new Date().toISOString() }));
  service.on('line', ({ id }, line) => log({ event: 'line', session: id, ...line }));
  service.on('message', (message) => {
    const name = String(service.messages.length).padStart(4, '0');
    writeFileSync(join(folder, `${name}.eml`), message.content);
    writeWhole(join(folder, `${name}.json`), describeMessage(message));
    log({ event: 'message', session: message.sessionId, file: `${name}.eml`, queueId: message.queueId });
  });
  service.on('session-end', ({ id, end, tls, tlsError, mechanism, username, authFailure }) =>
    log({ event: 'end', session: id, end, tls, tlsError, mechanism, username, authFailure }),
  );
}

function describeMessage({ wire, content, headers: _, ...rest }: ReceivedMessage): object {
  return { ...rest, octets: content.length, wireOctets: wire.length };
}

/** Writes JSON to a file that appears complete or not at all. */
export function writeWhole(path: string, value: object): void {
  const draft = `${path}.draft`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(draft, path);
}
