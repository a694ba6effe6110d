// Opens one TCP connection to a server, by the first way that works, within a time limit for all of it. Rejects as
// whenOpen does.
import net from 'node:net';
import { MailError } from '../../shared/domain/problem.ts';
import type { Endpoint } from './connection-error.ts';
import { directNetwork, type Network } from './network.ts';
import { whenOpen } from './when-open.ts';

export async function openSocket(
  endpoint: Endpoint,
  limitMs: number,
  signal: AbortSignal,
  _network: Network = directNetwork,
): Promise<net.Socket> {
  if (signal.aborted) throw new MailError({ kind: 'cancelled' });
  const socket = net.connect({ host: endpoint.host, port: endpoint.port });
  return whenOpen(socket, 'connect', endpoint, limitMs, signal);
}
