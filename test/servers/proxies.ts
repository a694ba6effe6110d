// Proxies as a school has them, on loopback: HTTP (CONNECT) and SOCKS 4a and 5. They look names up in a table of their
// own, note what was asked of them, and can be made to misbehave. Bytes go through untouched.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { readAnswer } from '../../engine/connection/read-ahead.ts';

export interface TestProxy {
  port: number;
  /** « host:port » of each tunnel that was asked for. */
  asked: string[];
  /** « name:password » each time that one was told. */
  logins: string[];
  stop(): Promise<void>;
}

export interface HttpProxyOptions {
  /** Names that only the proxy knows. */
  names?: Readonly<Record<string, string>>;
  /** Instead of a tunnel: these bytes; '' says nothing; null hangs up. */
  answer?: string | null;
  /** Says that the tunnel is open and what the server says first in one go. */
  withGreeting?: boolean;
  /** Wants to hear this, by Basic: « name:password ». */
  login?: string;
  /** Spoken to under TLS itself. */
  certificate?: { key: string; cert: string };
}

export function startHttpProxy({
  names = {},
  answer,
  withGreeting = false,
  login,
  certificate,
}: HttpProxyOptions = {}): Promise<TestProxy> {
  return listen(certificate, async (client, asked, logins) => {
    const head = await readAnswer(client, (bytes) => (bytes.includes('\r\n\r\n') ? bytes.length : null));
    const [, host = '', port = ''] =
      /^CONNECT \[?([^\]\s]+?)\]?:(\d+) HTTP\/1\.1\r\nHost: /.exec(head.toString()) ?? [];
    const [, told] = /\r\nProxy-Authorization: Basic (\S+)\r\n/.exec(head.toString()) ?? [];
    if (told !== undefined) logins.push(Buffer.from(told, 'base64').toString());
    if (login !== undefined && (told === undefined || logins.at(-1) !== login)) {
      const challenge = 'Proxy-Authenticate: Negotiate, Basic realm="Lycée, salle B"\r\nContent-Length: 3\r\n\r\nNon';
      return void client.end(`HTTP/1.1 407 Proxy Authentication Required\r\n${challenge}`);
    }
    asked.push(`${host}:${port}`);
    if (answer === null) return client.destroy();
    if (answer !== undefined) return void client.write(answer);
    const server = connect({ host: onLoopback(host, names), port: Number(port) });
    server.once('error', () => client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
    const opened = Buffer.from('HTTP/1.1 200 Connection established\r\nProxy-Agent: test\r\n\r\n');
    if (withGreeting) {
      server.once('data', (greeting) => {
        client.write(Buffer.concat([opened, greeting]));
        join(client, server);
      });
    } else {
      server.once('connect', () => {
        client.write(opened);
        join(client, server);
      });
    }
  });
}

export interface SocksOptions {
  names?: Readonly<Record<string, string>>;
  /** Reply codes instead of a tunnel. */
  reply?: number;
  /** Wants a user name and a password: « name:password ». */
  login?: string;
}

/** Both versions, as each client asks. */
export function startSocksProxy({ names = {}, reply, login }: SocksOptions = {}): Promise<TestProxy> {
  return listen(undefined, async (client, asked, logins) => {
    const version = (await readBytes(client, 1))[0];
    if (version === 5 && !(await agree5(client, login, logins))) return void client.end();
    const { host, port } = version === 5 ? await request5(client) : await request4(client);
    asked.push(`${host}:${port}`);
    const answer = (code: number) =>
      version === 5 ? Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0]) : Buffer.from([0, code, 0, 0, 0, 0, 0, 0]);
    if (reply !== undefined) return void client.end(answer(reply));
    const server = connect({ host: onLoopback(host, names), port });
    server.once('error', () => client.end(answer(version === 5 ? 5 : 91)));
    server.once('connect', () => {
      client.write(answer(version === 5 ? 0 : 90));
      join(client, server);
    });
  });
}

/** Which way to log in, and whether it succeeded. */
async function agree5(client: Socket, login: string | undefined, logins: string[]): Promise<boolean> {
  const [count = 0] = await readBytes(client, 1);
  const methods = await readBytes(client, count);
  const wanted = login === undefined ? 0 : 2;
  client.write(Buffer.from([5, methods.includes(wanted) ? wanted : 0xff]));
  if (!methods.includes(wanted)) return false;
  if (login === undefined) return true;
  const word = async () => (await readBytes(client, (await readBytes(client, 1))[0]!)).toString();
  await readBytes(client, 1);
  logins.push(`${await word()}:${await word()}`);
  const isRight = logins.at(-1) === login;
  client.write(Buffer.from([1, isRight ? 0 : 1]));
  return isRight;
}

async function request5(client: Socket): Promise<{ host: string; port: number }> {
  const [, , , kind] = await readBytes(client, 4);
  const length = kind === 3 ? (await readBytes(client, 1))[0]! : kind === 4 ? 16 : 4;
  const address = await readBytes(client, length);
  const port = (await readBytes(client, 2)).readUInt16BE();
  if (kind === 3) return { host: address.toString(), port };
  if (kind === 1) return { host: address.join('.'), port };
  const words = Array.from({ length: 8 }, (_, i) => address.readUInt16BE(2 * i).toString(16));
  return { host: new URL(`http://[${words.join(':')}]/`).hostname.slice(1, -1), port };
}

async function request4(client: Socket): Promise<{ host: string; port: number }> {
  const head = await readBytes(client, 7);
  await readAnswer(client, (bytes) => bytes.indexOf(0) + 1 || null);
  const port = head.readUInt16BE(1);
  if (head.readUInt32BE(3) > 255) return { host: head.subarray(3).join('.'), port };
  const name = await readAnswer(client, (bytes) => bytes.indexOf(0) + 1 || null);
  return { host: name.subarray(0, -1).toString(), port };
}

function readBytes(client: Socket, length: number): Promise<Buffer> {
  return readAnswer(client, (bytes) => (bytes.length >= length ? length : null));
}

/** What the proxy knows no address of is refused there: nothing leaves this machine. */
function onLoopback(host: string, names: Readonly<Record<string, string>>): string {
  const isHere = host === 'localhost' || host === '::1' || /^127\./.test(host);
  return names[host] ?? (isHere ? host : '255.255.255.255');
}

function join(client: Socket, server: Socket): void {
  client.pipe(server).pipe(client);
  client.once('close', () => server.destroy());
  server.once('close', () => client.destroy());
}

async function listen(
  certificate: HttpProxyOptions['certificate'],
  serve: (client: Socket, asked: string[], logins: string[]) => Promise<unknown>,
): Promise<TestProxy> {
  const asked: string[] = [];
  const logins: string[] = [];
  const clients = new Set<Socket>();
  const onClient = (client: Socket) => {
    clients.add(client);
    client.on('error', () => client.destroy()).on('close', () => clients.delete(client));
    serve(client, asked, logins).catch(() => client.destroy());
  };
  const server = certificate ? createTlsServer(certificate, onClient) : createServer(onClient);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    logins,
    stop: () =>
      new Promise((resolve) => {
        for (const client of clients) client.destroy();
        server.close(() => resolve());
      }),
  };
}
