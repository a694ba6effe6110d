// A DNS server of the tests' own, UDP on loopback: it answers A and SRV for the names that a test gives it, NXDOMAIN for
// all others, and keeps what it was asked. Silent for names that a test wants to hang.
import { createSocket, type Socket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import { type Answer, decode, encode, type Packet } from 'dns-packet';

export interface ServiceRecord {
  target: string;
  port: number;
  priority?: number;
  weight?: number;
}

export interface NameServer {
  /** « 127.0.0.1:port », as a resolver takes it. */
  address: string;
  /** Name → address on loopback. */
  hosts: Map<string, string>;
  /** `_imaps._tcp.…` → its records. */
  services: Map<string, ServiceRecord[]>;
  /** Nothing is answered about these. */
  silent: Set<string>;
  /** There is no network: the server says that it knows nothing now (SERVFAIL). */
  isDown: boolean;
  /** Every name that was asked for, in order. */
  asked: string[];
  stop(): Promise<void>;
}

const SERVFAIL = 2;
const NXDOMAIN = 3;

export async function startNameServer(): Promise<NameServer> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const server: NameServer = {
    address: `127.0.0.1:${(socket.address() as AddressInfo).port}`,
    hosts: new Map(),
    services: new Map(),
    silent: new Set(),
    isDown: false,
    asked: [],
    stop: () => new Promise((resolve) => socket.close(resolve)),
  };
  socket.on('message', (bytes, from) => answer(server, socket, decode(bytes), from.port));
  return server;
}

function answer(server: NameServer, socket: Socket, { id = 0, questions = [] }: Packet, port: number): void {
  const question = questions[0];
  if (!question) return;
  const name = question.name.toLowerCase();
  server.asked.push(name);
  if (server.silent.has(name)) return;
  if (server.isDown) {
    socket.send(encode({ type: 'response', id, flags: SERVFAIL, questions }), port, '127.0.0.1');
    return;
  }
  const answers = question.type === 'SRV' ? serviceAnswers(server, name) : hostAnswers(server, name, question.type);
  const exists = server.hosts.has(name) || server.services.has(name);
  const flags = exists ? 0 : NXDOMAIN;
  socket.send(encode({ type: 'response', id, flags, questions, answers }), port, '127.0.0.1');
}

function serviceAnswers(server: NameServer, name: string): Answer[] {
  const records = server.services.get(name) ?? [];
  return records.map(({ target, port, priority = 0, weight = 0 }) => ({
    type: 'SRV',
    name,
    ttl: 0,
    data: { target, port, priority, weight },
  }));
}

function hostAnswers(server: NameServer, name: string, type: string): Answer[] {
  const address = server.hosts.get(name);
  return address && type === 'A' ? [{ type: 'A', name, ttl: 0, data: address }] : [];
}
