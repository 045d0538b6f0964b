/**
 * The least that can deliver a mail: the same dialogue over plain sockets, no library, no encoding, no checks. It is
 * the lower bound that the action is measured against.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { connect as connectTls } from 'node:tls';

const input = (name: string): string => process.env[`INPUT_${name}`] ?? '';
const host = input('SMTP-HOST');
const base64 = (text: string) => Buffer.from(text).toString('base64');

let lines: AsyncIterator<string>;
function listen(socket: Socket): void {
  lines = createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
}

async function expectReply(code: string): Promise<void> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done || !value.startsWith(code)) throw new Error(`expected ${code}, got ${value}`);
    if (value[3] !== '-') return;
  }
}

const plain = connect({ host, port: Number(input('SMTP-PORT')), noDelay: true });
listen(plain);
await expectReply('220');
plain.write('EHLO [127.0.0.1]\r\n');
await expectReply('250');
plain.write('STARTTLS\r\n');
await expectReply('220');
plain.removeAllListeners('data');
const secure = connectTls({ socket: plain, servername: host, minVersion: 'TLSv1.2' });
await once(secure, 'secureConnect');
listen(secure);
secure.write('EHLO [127.0.0.1]\r\n');
await expectReply('250');
secure.write('AUTH LOGIN\r\n');
await expectReply('334');
secure.write(`${base64([input('ACS-RESOURCE'), input('CLIENT-ID'), input('TENANT-ID')].join('.'))}\r\n`);
await expectReply('334');
secure.write(`${base64(input('CLIENT-SECRET'))}\r\n`);
await expectReply('235');
secure.write(`MAIL FROM:<${input('FROM')}>\r\nRCPT TO:<${input('TO')}>\r\nDATA\r\n`);
for (const code of ['250', '250', '354']) await expectReply(code);
secure.write(
  [
    `From: ${input('FROM')}`,
    `To: ${input('TO')}`,
    `Subject: ${input('SUBJECT')}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${process.hrtime.bigint()}@contoso.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    input('BODY'),
    '.',
    '',
  ].join('\r\n'),
);
await expectReply('250');
secure.write('QUIT\r\n');
await expectReply('221');
secure.end();
