// Opens a connection as a server wants it: TCP and, where it speaks TLS from the first byte, TLS on it. One time limit
// for all of it. Rejects as whenOpen does.
import type net from 'node:net';
import type { ServerSettings } from '../../shared/domain/account.ts';
import type { Network } from './network.ts';
import { openSocket } from './open-socket.ts';
import { type SecureOptions, secureSocket } from './secure-socket.ts';

export interface OpenOptions extends SecureOptions {
  network?: Network | undefined;
}

export async function openConnection(
  { host, port, security }: Pick<ServerSettings, 'host' | 'port' | 'security'>,
  options: OpenOptions,
  signal: AbortSignal,
): Promise<net.Socket> {
  const endpoint = { host, port };
  const startedAtMs = performance.now();
  const socket = await openSocket(endpoint, options.limitMs, signal, options.network);
  if (security !== 'tls') return socket;
  const limitMs = Math.max(1, options.limitMs - (performance.now() - startedAtMs));
  return secureSocket(socket, endpoint, { ...options, limitMs }, signal);
}
