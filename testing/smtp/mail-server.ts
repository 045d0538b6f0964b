import { EventEmitter, once } from 'node:events';
import { accessSync, constants, readdirSync, readFileSync, watch } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';

/** What the mail servers of others have in common that the tests start: Exim, Postfix. */
export interface MailServer extends AsyncDisposable {
  readonly port: number;
  /** PEM file with the certificate authority, for NODE_EXTRA_CA_CERTS. */
  readonly caPath: string;
  /** Its main log so far. */
  readonly log: readonly string[];
  /** Resolves with the first log line that matches, also one that was written before; rejects after a minute. */
  waitForLine(pattern: RegExp): Promise<string>;
  /** Resolves with the octets of the mail of that Message-ID in its Maildir; rejects after a minute. */
  waitForMail(messageId: string): Promise<Buffer>;
  close(): Promise<void>;
}

/** Who may sign in and send. */
export interface MailAccount {
  username: string;
  secret: string;
  sender: string;
}

const DEFAULT_WAIT_MS = 60_000;

/** nobody, whose files no program of the system relies on. */
export const NOBODY = 65_534;

/** @returns the first of the paths that is a program */
export function findProgram(paths: readonly string[]): string | undefined {
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Neither Exim nor Postfix takes port 0. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Puts values in the place of the words between @ signs. */
export function fillTemplate(path: string, words: Record<string, string | number>): string {
  return readFileSync(path, 'utf8').replace(/@([A-Z]+)@/g, (_, word: string) => {
    const value = words[word];
    if (value === undefined) throw new Error(`${path} has an unknown word: ${word}`);
    return String(value);
  });
}

/** Lines as they are written, for those who wait for one. */
export class ServerLog extends EventEmitter {
  readonly lines: string[] = [];

  add(line: string): void {
    this.lines.push(line);
    this.emit('line', line);
  }

  async waitFor(pattern: RegExp): Promise<string> {
    const signal = AbortSignal.timeout(DEFAULT_WAIT_MS);
    for (;;) {
      const found = this.lines.find((line) => pattern.test(line));
      if (found !== undefined) return found;
      await once(this, 'line', { signal }).catch((cause) => {
        throw new Error(`no line matches ${pattern} in the log:\n${this.lines.join('\n')}`, { cause });
      });
    }
  }
}

/** Mail servers move a whole file into `new`, so what is listed there is complete. */
export async function waitForFile(folder: string, messageId: string): Promise<Buffer> {
  const signal = AbortSignal.timeout(DEFAULT_WAIT_MS);
  // Watched before the folder is read, so that nothing is missed.
  const watcher = watch(folder);
  try {
    for (;;) {
      const changed = once(watcher, 'change', { signal });
      changed.catch(() => {
        // Looked at below, unless the mail is there already.
      });
      const mails = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
      const found = mails.find((mail) => mail.includes(messageId));
      if (found) return found;
      await changed;
    }
  } catch (cause) {
    throw new Error(`no mail ${messageId} after ${DEFAULT_WAIT_MS} ms`, { cause });
  } finally {
    watcher.close();
  }
}
