// Opens one TCP connection, with the system's own name look-up, within a time limit. Rejects as whenOpen does.
import net from 'node:net';
import { MailError } from '../../shared/domain/problem.ts';
import type { Endpoint } from './connection-error.ts';
import { whenOpen } from './when-open.ts';

export async function openSocket(endpoint: Endpoint, limitMs: number, signal: AbortSignal): Promise<net.Socket> {
  if (signal.aborted) throw new MailError({ kind: 'cancelled' });
  const socket = net.connect({ host: endpoint.host, port: endpoint.port });
  return whenOpen(socket, 'connect', endpoint, limitMs, signal);
}
