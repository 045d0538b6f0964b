import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import { defaultAccount as account } from '../../../emulator/emulator.ts';
import { SmtpDialogue, toBase64 } from '../../../testing/smtp/dialogue.ts';
import { write } from '../../../testing/smtp/emulator-dialogue.ts';

describe('command line', () => {
  const cli = join(import.meta.dirname, '../../../emulator/cli.ts');

  test('announces itself, writes down what comes, ends on SIGTERM', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'emulator-cli-'));
    const fault = JSON.stringify({ at: 'auth', do: 'reply', reply: '454 4.7.0 Later', times: 1 });
    const child = spawn(process.execPath, [cli, '--port', '0', '--dir', folder, '--fault', fault]);
    const exit = once(child, 'exit');
    for await (const line of createInterface(child.stdout)) if (line.startsWith('ready on ')) break;

    const ready = JSON.parse(await readFile(join(folder, 'ready.json'), 'utf8'));
    const ca = await readFile(ready.caPath, 'utf8');
    await using dialogue = await SmtpDialogue.open(ready.port, ready.host);
    await dialogue.secure({ ca });
    await dialogue.login(ready.account.username, ready.account.clientSecret, 454);
    await dialogue.login(ready.account.username, ready.account.clientSecret, 235);
    await dialogue.send(ready.account.from, ['dev@example.com'], write(ready.account.from));
    await dialogue.say('QUIT', 221);

    const envelope = JSON.parse(await readFile(join(folder, '0001.json'), 'utf8'));
    expect(envelope).toMatchObject({ envelope: { from: account.from, recipients: ['dev@example.com'] } });
    expect(await readFile(join(folder, '0001.eml'), 'latin1')).toBe(`${write(account.from)}\r\n`);
    const log = await readFile(join(folder, 'sessions.jsonl'), 'utf8');
    const events = log
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.map(({ event }) => event)).toContain('message');
    expect(events.find(({ line }) => line === 'QUIT')).toMatchObject({ from: 'client', isSecured: true });
    expect(log).not.toContain(toBase64(account.clientSecret));

    child.kill('SIGTERM');
    const ending = await exit;
    // Windows has no signals: the process just ends there, and leaves the ready file
    if (process.platform !== 'win32') {
      expect(ending).toEqual([0, null]);
      expect(await readdir(folder)).not.toContain('ready.json');
    }
    await rm(folder, { recursive: true });
  });

  test.each([
    [['--port', 'x'], /--port must be a number/],
    [['--certificate', 'fine'], /--certificate must be one of good/],
    [['--fault', '{"at":"lunch"}'], /"at" must be one of connect/],
    [['--bogus'], /--bogus/],
  ])('%j is refused', async (args, message) => {
    const child = spawn(process.execPath, [cli, ...args]);
    let told = '';
    child.stderr.on('data', (octets) => {
      told += octets;
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(told).toMatch(message);
  });
});
