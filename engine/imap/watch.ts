// Listens to one mailbox over a connection of its own, read-only. IDLE where offered, renewed well before the 29
// minutes after which a server may hang up (RFC 2177), and before routers forget the connection; else NOOP polls.
// Leaves to the caller to look what changed: a call means « maybe ».
import type { ImapFlowError } from 'imapflow';
import { MailError } from '../../shared/domain/problem.ts';
import type { Watch } from '../backend/backend.ts';
import type { Connection } from './connect.ts';
import { logOut } from './log-out.ts';

/** An IDLE that ends at once, again and again, must not become a busy loop. */
const SHORTEST_IDLE_MS = 1_000;

export async function watchMailbox(connection: Connection, path: string, onChange: () => void): Promise<Watch> {
  const { client } = connection;
  try {
    await client.mailboxOpen(path, { readOnly: true });
  } catch (error) {
    if ((error as ImapFlowError).mailboxMissing) {
      throw new MailError({ kind: 'missing', detail: 'SELECT', ...connection.endpoint }, { cause: error });
    }
    throw error;
  }
  client.on('exists', onChange);
  client.on('expunge', onChange);
  client.on('flags', onChange);
  void (client.capabilities.has('IDLE') ? keepIdling(connection) : keepPolling(connection));
  // What changed between the last pass and now was told to nobody.
  onChange();
  return { closed: connection.closed, close: () => logOut(connection) };
}

async function keepIdling({ client, closed }: Connection): Promise<void> {
  while (client.usable) {
    const startedMs = performance.now();
    // A lost connection ends the loop; `closed` tells of it.
    await client.idle().catch(() => undefined);
    if (performance.now() - startedMs < SHORTEST_IDLE_MS) await pause(SHORTEST_IDLE_MS, closed);
  }
}

async function keepPolling({ client, closed, limits }: Connection): Promise<void> {
  while (client.usable) {
    await pause(limits.pollMs, closed);
    if (client.usable) await client.noop().catch(() => undefined);
  }
}

async function pause(durationMs: number, closed: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const elapsed = new Promise((resolve) => {
    timer = setTimeout(resolve, durationMs);
  });
  await Promise.race([elapsed, closed]);
  clearTimeout(timer);
}
