// Asks a SOCKS proxy for a connection to a server, over a socket that is open to it: SOCKS 5 (RFC 1928), with
// a login where it asked for one (RFC 1929), SOCKS 4 with names (4a). The proxy looks the name up. After it the socket speaks with the server.
import net from 'node:net';
import { MailError, type MailErrorData, type MailErrorReason } from '../../shared/domain/problem.ts';
import type { Endpoint } from './connection-error.ts';
import type { ProxyLogin } from './network.ts';
import { readAnswer } from './read-ahead.ts';

const CONNECT = 1;
const NO_CREDENTIALS = 0;
const LOGIN = 2;
const LONGEST_BYTES = 255;

/** RFC 1928 §6: what it answers instead of 0. */
const SOCKS5_REASONS: Readonly<Record<number, MailErrorReason>> = {
  1: 'proxyCannotReach',
  2: 'proxyRefused',
  3: 'proxyCannotReach',
  4: 'proxyCannotReach',
  5: 'proxyCannotReach',
  6: 'proxyCannotReach',
  7: 'proxyRefused',
  8: 'proxyRefused',
};

/** What it answers instead of 90: 92 and 93 want an ident server on this PC that names the person. */
const SOCKS4_REASONS: Readonly<Record<number, MailErrorReason>> = {
  91: 'proxyCannotReach',
  92: 'proxyLoginUnsupported',
  93: 'proxyLoginUnsupported',
};

/** Rejects with AnswerCut, or with a MailError that does not name the proxy yet. */
export async function askSocksProxy(
  socket: net.Socket,
  version: 'socks4' | 'socks5',
  server: Endpoint,
  login: ProxyLogin | null,
): Promise<void> {
  const refusal = version === 'socks5' ? await askSocks5(socket, server, login) : await askSocks4(socket, server);
  if (refusal) throw new MailError({ kind: 'connection', ...server, ...refusal });
}

type Refusal = Pick<MailErrorData, 'reason' | 'detail'> | null;

const WANTS_LOGIN: Refusal = { reason: 'proxyPassword', detail: 'SOCKS 5' };

async function askSocks5(socket: net.Socket, { host, port }: Endpoint, login: ProxyLogin | null): Promise<Refusal> {
  const method = login ? LOGIN : NO_CREDENTIALS;
  socket.write(Buffer.from([5, 1, method]));
  const choice = await readAnswer(socket, (bytes) => lengthAfter(bytes, 5, 2));
  if (choice[0] !== 5) return { reason: 'proxyNotOne' };
  if (choice[1] !== method) return WANTS_LOGIN;
  if (login && !(await logIn(socket, login))) return WANTS_LOGIN;
  socket.write(Buffer.concat([Buffer.from([5, CONNECT, 0]), addressOf(host), portOf(port)]));
  const answer = await readAnswer(socket, socks5AnswerLength);
  if (answer[0] !== 5) return { reason: 'proxyNotOne' };
  const reply = answer[1]!;
  return reply === 0 ? null : { reason: SOCKS5_REASONS[reply] ?? 'proxyRefused', detail: `SOCKS 5: ${reply}` };
}

/** RFC 1929 §2. */
async function logIn(socket: net.Socket, { userName, password }: ProxyLogin): Promise<boolean> {
  const [user, secret] = [Buffer.from(userName, 'utf8'), Buffer.from(password, 'utf8')];
  if (user.length > LONGEST_BYTES || secret.length > LONGEST_BYTES) return false;
  socket.write(Buffer.concat([Buffer.from([1, user.length]), user, Buffer.from([secret.length]), secret]));
  return (await readAnswer(socket, (bytes) => (bytes.length >= 2 ? 2 : null)))[1] === 0;
}

async function askSocks4(socket: net.Socket, { host, port }: Endpoint): Promise<Refusal> {
  // 0.0.0.1 stands for « the name follows » (4a).
  const address = net.isIPv4(host) ? host.split('.').map(Number) : [0, 0, 0, 1];
  const name = net.isIPv4(host) ? [] : [Buffer.from(`${host}\0`, 'latin1')];
  socket.write(Buffer.concat([Buffer.from([4, CONNECT]), portOf(port), Buffer.from([...address, 0]), ...name]));
  const answer = await readAnswer(socket, (bytes) => lengthAfter(bytes, 0, 8));
  if (answer[0] !== 0) return { reason: 'proxyNotOne' };
  const reply = answer[1]!;
  return reply === 90 ? null : { reason: SOCKS4_REASONS[reply] ?? 'proxyRefused', detail: `SOCKS 4: ${reply}` };
}

/** What begins otherwise is taken as it is, and refused. */
function lengthAfter(bytes: Buffer, first: number, length: number): number | null {
  if (bytes.length === 0) return null;
  return bytes[0] === first ? length : bytes.length;
}

/** Version, reply, 0, the kind of an address, the address, a port. */
function socks5AnswerLength(bytes: Buffer): number | null {
  if (bytes.length > 0 && bytes[0] !== 5) return bytes.length;
  if (bytes.length < 5) return null;
  const lengths: Readonly<Record<number, number>> = { 1: 4, 3: 1 + bytes[4]!, 4: 16 };
  const length = lengths[bytes[3]!];
  return length === undefined ? bytes.length : 4 + length + 2;
}

function addressOf(host: string): Buffer {
  if (net.isIPv4(host)) return Buffer.from([1, ...host.split('.').map(Number)]);
  if (net.isIPv6(host)) return Buffer.from([4, ...bytesOfIpv6(host)]);
  const name = Buffer.from(host, 'latin1');
  return Buffer.concat([Buffer.from([3, name.length]), name]);
}

function bytesOfIpv6(host: string): number[] {
  // The URL parser writes it without zeros left out in its words, and an IPv4 end as two of them.
  const [before = '', after] = new URL(`http://[${host}]/`).hostname.slice(1, -1).split('::');
  const wordsOf = (part = '') => (part === '' ? [] : part.split(':').map((word) => Number.parseInt(word, 16)));
  const start = wordsOf(before);
  const end = wordsOf(after);
  const words = [...start, ...Array<number>(8 - start.length - end.length).fill(0), ...end];
  return words.flatMap((word) => [word >> 8, word & 0xff]);
}

function portOf(port: number): Buffer {
  return Buffer.from([port >> 8, port & 0xff]);
}
