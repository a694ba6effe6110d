// Opens one TCP connection, with the system's own name look-up, within a time limit. Rejects with a MailError
// (`cancelled`, `timeout`) or with Node's error, whose code the protocol's errors.ts knows.
import net from 'node:net';
import { MailError } from '../../shared/domain/problem.ts';
import type { Endpoint } from './connection-error.ts';

export function openSocket(endpoint: Endpoint, limitMs: number, signal: AbortSignal): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new MailError({ kind: 'cancelled' }));
    const socket = net.connect({ host: endpoint.host, port: endpoint.port });
    const fail = (error: Error) => {
      settle();
      socket.destroy();
      reject(error);
    };
    const onAbort = () => fail(new MailError({ kind: 'cancelled' }));
    const limit = setTimeout(
      () => fail(new MailError({ kind: 'connection', reason: 'timeout', ...endpoint })),
      limitMs,
    );
    const settle = () => {
      clearTimeout(limit);
      signal.removeEventListener('abort', onAbort);
      socket.off('error', fail);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    socket.once('error', fail);
    socket.once('connect', () => {
      settle();
      resolve(socket);
    });
  });
}
