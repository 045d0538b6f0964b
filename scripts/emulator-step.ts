/**
 * Steps of .github/workflows/ci.yml: `start` brings the emulator up in the background and hands its data on as step
 * outputs; `assert` looks at what arrived and at what the action's steps said.
 */

import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, globSync, mkdirSync, openSync, readFileSync, watch } from 'node:fs';
import { join, resolve } from 'node:path';
import { simpleParser } from 'mailparser';
import { defaultAccount } from '../emulator/emulator.ts';

const folder = resolve(process.env['FOLDER'] || join(process.env['RUNNER_TEMP'] ?? 'out', 'emulator'));

if (process.argv[2] === 'start') await start();
else if (process.argv[2] === 'assert') await check();
else throw new Error('say start or assert');

async function start(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const log = openSync(join(folder, 'emulator.log'), 'w');
  const ready = new Promise<void>((done) => {
    const watcher = watch(folder, () => {
      if (!existsSync(join(folder, 'ready.json'))) return;
      watcher.close();
      done();
    });
  });
  const child = spawn(process.execPath, [resolve('emulator/cli.ts'), '--port', '0', '--dir', folder], {
    detached: true,
    stdio: ['ignore', log, log],
  });
  const ended = new Promise<never>((_done, fail) => {
    child.once('exit', (code) => fail(new Error(`the emulator ended with ${code}`)));
    child.once('error', fail);
  });
  await Promise.race([ready, ended]);
  child.unref();
  const { port, caPath } = JSON.parse(readFileSync(join(folder, 'ready.json'), 'utf8')) as {
    port: number;
    caPath: string;
  };
  const outputs = {
    port: String(port),
    ca: caPath,
    folder,
    'client-id': defaultAccount.clientId,
    'tenant-id': defaultAccount.tenantId,
    'client-secret': defaultAccount.clientSecret,
    from: defaultAccount.from,
  };
  for (const [name, value] of Object.entries(outputs)) {
    appendFileSync(process.env['GITHUB_OUTPUT'] ?? '/dev/stdout', `${name}=${value}\n`);
  }
  process.exit(0);
}

async function check(): Promise<void> {
  const { SENT, MESSAGE_ID, ACCEPTED, REFUSED_OUTCOME, REFUSED_SENT } = process.env;
  assert.equal(SENT, 'true');
  assert.deepEqual(JSON.parse(ACCEPTED ?? ''), ['dev@contoso.example']);
  assert.equal(REFUSED_OUTCOME, 'failure');
  assert.equal(REFUSED_SENT, 'false');
  const mails = globSync('*.eml', { cwd: folder });
  assert.equal(mails.length, 1, `one mail, not ${mails.length}`);
  const mail = await simpleParser(readFileSync(join(folder, mails[0] ?? '')));
  assert.equal(mail.messageId, MESSAGE_ID);
  assert.equal(mail.from?.value[0]?.address, defaultAccount.from);
  console.log(`The mail arrived: ${mail.subject}`);
}
