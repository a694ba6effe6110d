// A TLS-inspecting filter as a school has it: ends the encryption with a certificate that it made for the server's name
// under a root of its own, and speaks TLS with the real server behind. Hears what passes in clear text.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect, createServer } from 'node:tls';
import { createCertificates } from './certificates.ts';

export interface InspectingProxy {
  port: number;
  /** Its root, PEM. */
  root: string;
  /** What clients said so far. */
  heard: string[];
  stop(): Promise<void>;
}

export interface InspectingOptions {
  /** Of the real server, on loopback, which speaks TLS from the first byte. */
  port: number;
  /** Whom the real server's certificate is from, PEM. */
  ca: string;
  /** The name of its own root. */
  root: string;
}

export async function startInspectingProxy({ port, ca, root: rootName }: InspectingOptions): Promise<InspectingProxy> {
  const dir = mkdtempSync(path.join(tmpdir(), 'casier-filter-'));
  const root = createCertificates(dir, [], rootName);
  const read = (file: string) => readFileSync(path.join(dir, file), 'utf8');
  const heard: string[] = [];
  const open = new Set<Socket>();
  // As such filters do, it shows its root with the leaf.
  const certificate = { key: read('valid.key'), cert: read('valid.crt') + root };
  rmSync(dir, { recursive: true });
  const filter = createServer(certificate, (client) => {
    const server = connect({ host: 'localhost', port, ca });
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket));
    }
    client.on('data', (chunk) => heard.push(chunk.toString('latin1')));
    client.pipe(server).pipe(client);
  });
  await new Promise<void>((resolve) => filter.listen(0, '127.0.0.1', resolve));
  return {
    port: (filter.address() as AddressInfo).port,
    root,
    heard,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        filter.close(() => resolve());
      }),
  };
}
