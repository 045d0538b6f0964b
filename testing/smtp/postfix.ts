import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, openSync, readFileSync, watch } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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
import { startGreylist, startLoginService } from './postfix-services.ts';

const MAIN = resolve(import.meta.dirname, 'postfix-main.cf.in');
const MASTER = resolve(import.meta.dirname, 'postfix-master.cf.in');

/** Accounts that every Debian has and that own nothing: Postfix insists on an owner and a group of its own. */
const OWNER = { name: 'daemon', uid: 1, gid: 1 };
const POST_DROP = { name: 'bin', gid: 2 };

/** A running Postfix with two ports. */
export interface Postfix extends MailServer {
  /** A port at which it announces neither its size limit nor PIPELINING. */
  readonly tersePort: number;
}

/**
 * Postfix cannot be installed beside Exim, so it may be unpacked into a folder that POSTFIX_ROOT names. It starts as
 * root only.
 *
 * @returns the folder that holds its `usr`; undefined where there is none, or where this process is not root
 */
export function findPostfix(): string | undefined {
  const root = process.env['POSTFIX_ROOT'] || '/';
  if (process.getuid?.() !== 0) return undefined;
  return findProgram([join(root, 'usr/lib/postfix/sbin/master')]) && root;
}

/**
 * Starts Postfix on free ports of 127.0.0.1, with configuration, queue and Maildir in a folder of its own and a
 * certificate for `localhost`. It takes mail by STARTTLS and AUTH LOGIN for `dev`, `zofie` and `greylisted` at
 * contoso.example, the last one at its second try only, and messages of up to 100,000 octets.
 *
 * @throws when Postfix is not there, or does not begin to listen; the message has its log
 */
export async function startPostfix(account: MailAccount): Promise<Postfix> {
  const root = findPostfix();
  if (root === undefined) throw new Error('Postfix is not there (POSTFIX_ROOT), or this is not root');
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'acs-mail-postfix-'));
  stack.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const logins = stack.use(await startLoginService(account.username, account.secret));
  const greylist = stack.use(await startGreylist());
  const [port, tersePort] = [await findFreePort(), await findFreePort()];
  await furnish(folder, {
    ...{ ROOT: root === '/' ? '' : root, FOLDER: folder, PORT: port, TERSE: tersePort },
    ...{ LOGINS: logins.port, GREYLIST: greylist.port, SENDER: account.sender },
    ...{ OWNER: OWNER.name, GROUP: POST_DROP.name, NOBODY },
  });

  const log = new ServerLog();
  const watcher = follow(join(folder, 'maillog'), log);
  stack.defer(() => watcher.close());
  const child = spawn(
    join(root, 'usr/lib/postfix/sbin/master'),
    ['-c', join(folder, 'conf'), '-d'],
    // Its shared libraries are found where it was unpacked.
    {
      env: { LD_LIBRARY_PATH: join(root, 'usr/lib/postfix') },
      stdio: ['ignore', 'ignore', openSync(join(folder, 'maillog'), 'a')],
    },
  );
  const ended = once(child, 'close');
  stack.defer(async () => {
    child.kill();
    await ended;
  });
  await log.waitFor(/daemon started/);
  const all = stack.move();
  const close = () => all.disposeAsync();
  return {
    port,
    tersePort,
    caPath: join(folder, 'ca.pem'),
    log: log.lines,
    waitForLine: (pattern) => log.waitFor(pattern),
    waitForMail: (messageId) => waitForFile(join(folder, 'mail', 'new'), messageId),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** What `postfix check` and the package's own scripts would set up. */
async function furnish(folder: string, words: Record<string, string | number>): Promise<void> {
  const authority = createAuthority();
  const { cert, key } = authority.issue('good', ['localhost', '127.0.0.1']);
  const queues = [
    'incoming',
    'active',
    'bounce',
    'corrupt',
    'defer',
    'deferred',
    'flush',
    'hold',
    'saved',
    'trace',
  ];
  // Daemons that are not root pass through.
  await chmod(folder, 0o755);
  for (const name of ['conf', 'data', 'queue', 'mail', 'mail/new', 'mail/cur', 'mail/tmp']) {
    await mkdir(join(folder, name));
  }
  for (const name of [...queues, 'private', 'public', 'maildrop', 'pid'])
    await mkdir(join(folder, 'queue', name));
  for (const name of ['data', ...[...queues, 'private'].map((queue) => `queue/${queue}`)]) {
    chownSync(join(folder, name), OWNER.uid, OWNER.gid);
    await chmod(join(folder, name), 0o700);
  }
  for (const name of ['queue/public', 'queue/maildrop'])
    chownSync(join(folder, name), OWNER.uid, POST_DROP.gid);
  for (const name of ['mail', 'mail/new', 'mail/cur', 'mail/tmp'])
    chownSync(join(folder, name), NOBODY, NOBODY);
  const files = {
    'conf/main.cf': fillTemplate(MAIN, words),
    'conf/master.cf': fillTemplate(MASTER, words),
    'server.pem': cert,
    'server.key': key,
    'ca.pem': authority.caPem,
    maillog: '',
  };
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), content, { mode: name === 'server.key' ? 0o600 : 0o644 });
  }
}

/** Postfix writes its log into a file of its own. */
function follow(path: string, log: ServerLog): { close(): void } {
  let read = 0;
  return watch(path, () => {
    const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
    for (const line of lines.slice(read)) log.add(line);
    read = lines.length;
  });
}
