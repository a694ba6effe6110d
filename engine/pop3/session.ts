// The MaildropSession of the port: each verb is one file. An abort hangs up, which in POP3 takes every deletion of the
// session back; a bug goes through unchanged.

import { MailError } from '../../shared/domain/problem.ts';
import type { MaildropSession } from '../backend/maildrop.ts';
import type { Connection } from './connect.ts';
import { deleteMessages } from './delete.ts';
import { readHeaders } from './headers.ts';
import { listMaildrop } from './list.ts';
import { quit } from './quit.ts';
import { retrieveMessages } from './retrieve.ts';

/** What a message whose size nobody told is taken to weigh. */
const USUAL_BYTES = 64 * 1024;

export function createSession(connection: Connection): MaildropSession {
  const { wire } = connection;
  let sizes = new Map<number, number>();

  const call = async <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    const onAbort = () => wire.close(new MailError({ kind: 'cancelled' }));
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      return await work();
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  };

  return {
    restMs: connection.capabilities.loginDelayMs,
    list: (signal) =>
      call(signal, async () => {
        const entries = await listMaildrop(connection);
        sizes = new Map(entries.map(({ number, sizeBytes }) => [number, sizeBytes ?? USUAL_BYTES]));
        return entries;
      }),
    headers: (numbers, signal) => call(signal, () => readHeaders(connection, numbers)),
    retrieve: (numbers, onMessage, signal) =>
      call(signal, () =>
        retrieveMessages(connection, numbers, (number) => sizes.get(number) ?? USUAL_BYTES, onMessage),
      ),
    delete: (numbers, signal) => call(signal, () => deleteMessages(connection, numbers)),
    quit: (signal) => call(signal, () => quit(connection)),
    close: () => wire.close(),
  };
}
