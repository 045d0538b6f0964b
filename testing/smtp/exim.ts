import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createAuthority } from '../../emulator/certificate.ts';
import {
  fillTemplate,
  findFreePort,
  findProgram,
  type MailAccount,
  type MailServer,
  NOBODY,
  ServerLog,
  waitForFile,
} from './mail-server.ts';

const TEMPLATE = resolve(import.meta.dirname, 'exim.conf.in');

/** @returns the path of Exim's binary; undefined where it is not installed */
export function findExim(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/local/sbin'];
  return findProgram(folders.flatMap((folder) => [join(folder, 'exim4'), join(folder, 'exim')]));
}

/**
 * Starts Exim as an ordinary user on a free port of 127.0.0.1, with a certificate for `localhost` of an authority of
 * its own. It takes mail by STARTTLS and the one mechanism, and puts it into a Maildir. It knows everybody but `nosuch`, defers
 * `later` for good and `greylisted` once.
 *
 * @throws when Exim is not installed, or ends before it listens; the message has its log
 */
export async function startExim(
  account: MailAccount,
  mechanism: 'LOGIN' | 'PLAIN' = 'LOGIN',
): Promise<MailServer> {
  const program = findExim();
  if (program === undefined) throw new Error('Exim is not installed (Debian package exim4-daemon-light)');
  const owner = findOwner();
  const folder = await mkdtemp(join(tmpdir(), 'acs-mail-exim-'));
  const port = await findFreePort();
  await furnish(folder, port, owner, account, mechanism);

  const child = spawn(program, ['-C', join(folder, 'exim.conf'), '-bdf'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...owner,
  });
  const ended = once(child, 'close');
  const log = new ServerLog();
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

/** Where the tests run as root, Exim does not. */
function findOwner(): { uid: number; gid: number } {
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  return uid === 0 ? { uid: NOBODY, gid: NOBODY } : { uid, gid };
}

async function furnish(
  folder: string,
  port: number,
  { uid, gid }: { uid: number; gid: number },
  { username, secret, sender }: MailAccount,
  mechanism: 'LOGIN' | 'PLAIN',
): Promise<void> {
  const authority = createAuthority();
  const { cert, key } = authority.issue('good', ['localhost', '127.0.0.1']);
  const config = fillTemplate(TEMPLATE, {
    ...{ UID: uid, GID: gid, FOLDER: folder, PORT: port },
    ...{ USERNAME: username, SECRET: secret, SENDER: sender },
    ...{ LOGIN: mechanism === 'LOGIN' ? 'yes' : 'no', PLAIN: mechanism === 'PLAIN' ? 'yes' : 'no' },
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
