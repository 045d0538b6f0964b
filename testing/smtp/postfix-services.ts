import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A service that Postfix asks over TCP. */
export interface PostfixService extends AsyncDisposable {
  readonly port: number;
}

/**
 * Judges logins for Postfix by the Dovecot authentication protocol 1.1 (Dovecot: "Authentication Protocol"), which
 * needs no password file on the system.
 */
export function startLoginService(username: string, secret: string): Promise<PostfixService> {
  return listen((socket) => {
    socket.write('VERSION\t1\t1\nMECH\tLOGIN\tplaintext\nSPID\t1\nCUID\t1\nCOOKIE\t00\nDONE\n');
    const names = new Map<string, string>();
    createInterface({ input: socket }).on('line', (line) => {
      const [command, id = '', ...fields] = line.split('\t');
      if (command !== 'AUTH' && command !== 'CONT') return;
      const answer =
        command === 'CONT' ? fields[0] : fields.find((each) => each.startsWith('resp='))?.slice(5);
      const name = names.get(id);
      if (answer === undefined) socket.write(`CONT\t${id}\t${encode('Username:')}\n`);
      else if (name === undefined) {
        names.set(id, decode(answer));
        socket.write(`CONT\t${id}\t${encode('Password:')}\n`);
      } else {
        names.delete(id);
        const isRight = name === username && decode(answer) === secret;
        socket.write(`${isRight ? 'OK' : 'FAIL'}\t${id}\tuser=${name}\n`);
      }
    });
  });
}

/**
 * Greylisting by Postfix's policy protocol (Postfix: "SMTP Access Policy Delegation"): whoever mails to a recipient
 * called `greylisted` for the first time is told to come back.
 */
export function startGreylist(): Promise<PostfixService> {
  const known = new Set<string>();
  return listen((socket) => {
    let recipient = '';
    createInterface({ input: socket }).on('line', (line) => {
      if (line.startsWith('recipient=')) recipient = line.slice('recipient='.length);
      if (line !== '') return;
      const isNew = recipient.startsWith('greylisted@') && !known.has(recipient);
      known.add(recipient);
      socket.write(`action=${isNew ? 'DEFER 4.2.0 Greylisted, come back later' : 'DUNNO'}\n\n`);
    });
  });
}

async function listen(serve: (socket: Socket) => void): Promise<PostfixService> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {
      // Postfix may leave at any time.
    });
    socket.on('close', () => sockets.delete(socket));
    serve(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

const encode = (text: string): string => Buffer.from(text).toString('base64');
const decode = (text: string): string => Buffer.from(text, 'base64').toString();
