// Puts TLS on a socket, verified always, within a time limit. Rejects with a MailError (`cancelled`, `timeout`) or with
// Node's error.
import net from 'node:net';
import tls from 'node:tls';
import { MailError } from '../../shared/domain/problem.ts';
import type { Endpoint } from '../connection/connection-error.ts';
import { secureContext } from '../connection/trust.ts';

export function secureSocket(
  socket: net.Socket,
  endpoint: Endpoint,
  { extraCertificates, limitMs }: { extraCertificates?: string[] | undefined; limitMs: number },
  signal: AbortSignal,
): Promise<tls.TLSSocket> {
  return new Promise((resolve, reject) => {
    const secure = tls.connect({
      socket,
      ...(net.isIP(endpoint.host) ? { host: endpoint.host } : { host: endpoint.host, servername: endpoint.host }),
      secureContext: secureContext(extraCertificates),
    });
    const fail = (error: Error) => {
      settle();
      // What a connection that is given up still has to say, nobody asks for.
      secure.on('error', () => undefined);
      secure.destroy();
      socket.destroy();
      reject(error);
    };
    const onAbort = () => fail(new MailError({ kind: 'cancelled' }));
    const onClose = () => fail(new MailError({ kind: 'connection', reason: 'reset', ...endpoint }));
    const limit = setTimeout(
      () => fail(new MailError({ kind: 'connection', reason: 'timeout', ...endpoint })),
      limitMs,
    );
    const settle = () => {
      clearTimeout(limit);
      signal.removeEventListener('abort', onAbort);
      secure.off('error', fail).off('close', onClose);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    secure.once('error', fail).once('close', onClose);
    secure.once('secureConnect', () => {
      settle();
      resolve(secure);
    });
    if (signal.aborted) onAbort();
  });
}
