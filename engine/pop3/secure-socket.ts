// Puts TLS on a socket, verified always, within a time limit. Rejects as whenOpen does; the socket is destroyed then.
import net from 'node:net';
import tls from 'node:tls';
import type { Endpoint } from '../connection/connection-error.ts';
import { whenOpen } from '../connection/when-open.ts';

export async function secureSocket(
  socket: net.Socket,
  endpoint: Endpoint,
  { extraCertificates = [], limitMs }: { extraCertificates?: string[] | undefined; limitMs: number },
  signal: AbortSignal,
): Promise<tls.TLSSocket> {
  const secure = tls.connect({
    socket,
    minVersion: 'TLSv1.2',
    ...(net.isIP(endpoint.host) ? { host: endpoint.host } : { host: endpoint.host, servername: endpoint.host }),
    ...(extraCertificates.length > 0 && { ca: [...tls.rootCertificates, ...extraCertificates] }),
  });
  try {
    return await whenOpen(secure, 'secureConnect', endpoint, limitMs, signal);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
