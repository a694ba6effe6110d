// Puts TLS on a socket, verified always, within a time limit. Rejects as whenOpen does; the socket is destroyed then.
import net from 'node:net';
import tls from 'node:tls';
import type { Endpoint } from './connection-error.ts';
import { secureContext } from './trust.ts';
import { whenOpen } from './when-open.ts';

export interface SecureOptions {
  /** PEM certificates trusted beside the usual ones. */
  extraCertificates?: readonly string[] | undefined;
  limitMs: number;
}

export async function secureSocket(
  socket: net.Socket,
  endpoint: Endpoint,
  { extraCertificates, limitMs }: SecureOptions,
  signal: AbortSignal,
): Promise<tls.TLSSocket> {
  try {
    return await whenOpen(startTls(socket, endpoint, extraCertificates), 'secureConnect', endpoint, limitMs, signal);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** The handshake begins; whoever calls waits for `secureConnect`. */
export function startTls(
  socket: net.Socket,
  { host }: Endpoint,
  extraCertificates?: readonly string[] | undefined,
): tls.TLSSocket {
  return tls.connect({
    socket,
    host,
    // No server name for an address (RFC 6066 §3).
    ...(net.isIP(host) ? {} : { servername: host }),
    secureContext: secureContext(extraCertificates),
  });
}
