import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { accessSync, chownSync, constants, readdirSync, readFileSync, watch } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createAuthority } from '../../emulator/certificate.ts';

const TEMPLATE = resolve(import.meta.dirname, 'exim.conf.in');
const DEFAULT_WAIT_MS = 10_000;
/** nobody: where the tests run as root, Exim does not. */
const NOBODY = 65_534;

/** Who may sign in and send. */
export interface EximOptions {
  username: string;
  secret: string;
  sender: string;
}

/** A running Exim that takes mail by STARTTLS and AUTH LOGIN and puts it into a Maildir. */
export interface Exim extends AsyncDisposable {
  readonly port: number;
  /** PEM file with the certificate authority, for NODE_EXTRA_CA_CERTS. */
  readonly caPath: string;
  /** Its main log so far. */
  readonly log: readonly string[];
  /** Resolves with the first log line that matches, also one that was written before; rejects after 10 s. */
  waitForLine(pattern: RegExp): Promise<string>;
  /** Resolves with the octets of the mail of that Message-ID in the Maildir; rejects after 10 s. */
  waitForMail(messageId: string): Promise<Buffer>;
  close(): Promise<void>;
}

/** @returns the path of Exim's binary; undefined where it is not installed */
export function findExim(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/local/sbin'];
  return folders
    .flatMap((folder) => [join(folder, 'exim4'), join(folder, 'exim')])
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/**
 * Starts Exim as an ordinary user on a free port of 127.0.0.1, with a certificate for `localhost` of an authority of
 * its own.
 *
 * @throws when Exim is not installed, or ends before it listens; the message has its log
 */
export async function startExim(options: EximOptions): Promise<Exim> {
  const program = findExim();
  if (program === undefined) throw new Error('Exim is not installed (Debian package exim4-daemon-light)');
  const owner = findOwner();
  const folder = await mkdtemp(join(tmpdir(), 'acs-mail-exim-'));
  const port = await findFreePort();
  await furnish(folder, port, owner, options);

  const child = spawn(program, ['-C', join(folder, 'exim.conf'), '-bdf'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...owner,
  });
  const ended = once(child, 'close');
  const log = new Log();
  createInterface({ input: child.stderr }).on('line', (line) => log.add(line));
  const close = async () => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const died = ended.then(() => Promise.reject(new Error(`Exim ended:\n${log.lines.join('\n')}`)));
  try {
    await Promise.race([log.waitFor(/daemon started/), died]);
  } catch (error) {
    await close();
    throw error;
  }
  died.catch(() => {
    // From here on its end is what close() waits for.
  });
  return {
    port,
    caPath: join(folder, 'ca.pem'),
    log: log.lines,
    waitForLine: (pattern) => log.waitFor(pattern),
    waitForMail: (messageId) => waitForFile(join(folder, 'Maildir', 'new'), messageId),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function findOwner(): { uid: number; gid: number } {
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  return uid === 0 ? { uid: NOBODY, gid: NOBODY } : { uid, gid };
}

async function furnish(
  folder: string,
  port: number,
  { uid, gid }: { uid: number; gid: number },
  { username, secret, sender }: EximOptions,
): Promise<void> {
  const authority = createAuthority();
  const { cert, key } = authority.issue('good', ['localhost', '127.0.0.1']);
  const words: Record<string, string | number> = {
    ...{ UID: uid, GID: gid, FOLDER: folder, PORT: port },
    ...{ USERNAME: username, SECRET: secret, SENDER: sender },
  };
  const config = readFileSync(TEMPLATE, 'utf8').replace(/@([A-Z]+)@/g, (_, word: string) => {
    const value = words[word];
    if (value === undefined) throw new Error(`the template has an unknown word: ${word}`);
    return String(value);
  });
  for (const name of ['spool', 'log', 'Maildir', 'Maildir/new', 'Maildir/cur', 'Maildir/tmp']) {
    await mkdir(join(folder, name));
  }
  const files = { 'exim.conf': config, 'server.pem': cert, 'server.key': key, 'ca.pem': authority.caPem };
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), content, { mode: 0o600 });
  }
  for (const name of ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    chownSync(join(folder, name), uid, gid);
  }
}

/** Exim takes no port 0. */
async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Lines as they are written, for those who wait for one. */
class Log extends EventEmitter {
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
        throw new Error(`no line matches ${pattern} in Exim's log:\n${this.lines.join('\n')}`, { cause });
      });
    }
  }
}

/** Exim moves a whole file into the folder, so what is listed there is complete. */
async function waitForFile(folder: string, messageId: string): Promise<Buffer> {
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
