// Waits for a socket that is being opened, within a time limit. Rejects with a MailError (`cancelled`, `timeout`,
// `reset`) or with Node's error, whose code the protocol's errors.ts knows; the socket is destroyed then.
import type net from 'node:net';
import { MailError } from '../../shared/domain/problem.ts';
import type { Endpoint } from './connection-error.ts';

export function whenOpen<Socket extends net.Socket>(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  endpoint: Endpoint,
  limitMs: number,
  signal: AbortSignal,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      settle();
      // What a connection that is given up still has to say, nobody asks for.
      socket.on('error', () => undefined);
      socket.destroy();
      reject(error);
    };
    const lost = (reason: 'timeout' | 'reset') => () =>
      fail(new MailError({ kind: 'connection', reason, ...endpoint }));
    const onAbort = () => fail(new MailError({ kind: 'cancelled' }));
    const onClose = lost('reset');
    const limit = setTimeout(lost('timeout'), limitMs);
    const settle = () => {
      clearTimeout(limit);
      signal.removeEventListener('abort', onAbort);
      socket.off('error', fail).off('close', onClose);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    socket.once('error', fail).once('close', onClose);
    socket.once(event, () => {
      settle();
      resolve(socket);
    });
    if (signal.aborted) onAbort();
  });
}
